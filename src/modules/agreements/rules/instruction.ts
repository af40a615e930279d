/** «Instruktion»: what the register proposes, what is missing, and which version applied on a day (E-016, E-022; article 28.3). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { countryName } from '../../../knowledge/countries.ts';
import {
  type InstructionAnswers,
  type InstructionField,
  type InstructionFieldId,
  instructionFields,
} from '../../../knowledge/instruction-form.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';

const text = z.string().nullable().default(null);
const answersShape = Object.fromEntries(
  instructionFields.map(({ id, label }) => [id, text.describe(label)]),
) as Record<InstructionFieldId, typeof text>;

const instructionFacts = z.strictObject({
  answers: z.strictObject(answersShape).describe('Instruktionens fält, vart och ett som text'),
  thirdCountries: z
    .array(z.string())
    .default([])
    .describe('Landskoder för tredjeländer som biträdet eller underbiträdena för uppgifter till'),
});
export type InstructionFacts = z.infer<typeof instructionFacts>;

export const instructionOutcomes = {
  complete: 'Instruktionen har det som krävs',
  holes: 'Något saknas i instruktionen',
} as const;
export type InstructionOutcome = keyof typeof instructionOutcomes;

export interface InstructionHole extends Reason {
  readonly field: InstructionFieldId;
  /** Nothing is written; else what is written leaves something out. */
  readonly isEmpty: boolean;
}

const filled = (answers: Readonly<Record<string, string | null | undefined>>, id: string): boolean =>
  Boolean(answers[id]?.trim());

/** What stops the approval, field by field. */
export function instructionHoles(
  answers: Readonly<Record<string, string | null | undefined>>,
  thirdCountries: readonly string[] = [],
): readonly InstructionHole[] {
  const empty = instructionFields
    .filter(({ id, required }) => required && !filled(answers, id))
    .map(({ id, number, label, source }) => ({
      field: id,
      isEmpty: true,
      text: `Fält ${number} är tomt: ${label}.`,
      source,
    }));
  const said = (answers.location ?? '').toLowerCase();
  const unsaid = [...new Set(thirdCountries)]
    .map((code) => countryName(code) ?? code)
    .filter((name) => said.trim() !== '' && !said.includes(name.toLowerCase()));
  return [
    ...empty,
    ...unsaid.map((name) => ({
      field: 'location' as const,
      isEmpty: false,
      text: `Fält 7 säger inget om ${name}, dit uppgifter förs. En överföring kräver en instruktion.`,
      source: gdpr('28.3.a'),
    })),
  ];
}

/** Whether the processor has been told what it needs: the fields that article 28.3 asks for, and where data may go. */
export function judgeInstruction(
  { answers, thirdCountries }: InstructionFacts,
  asked: RuleQuestion,
): Judgement<InstructionOutcome> {
  const holes = instructionHoles(answers, thirdCountries);
  if (holes.length > 0)
    return answer(
      asked,
      'holes',
      holes.map(({ text: said, source }) => ({ text: said, source })),
    );
  return answer(asked, 'complete', [
    reason('Alla fält som ska vara ifyllda är ifyllda.', gdpr('28.3')),
    reason(
      'Instruktionen är skriftlig och anger föremål, varaktighet, art och ändamål, typ av personuppgifter, kategorier av registrerade och särskilda behov.',
      sormland('bilaga 3, avsnitt 2'),
    ),
  ]);
}

const instructionRule: Rule<InstructionFacts, InstructionOutcome> = {
  id: 'agreement.instruction',
  description: 'Om instruktionen till ett personuppgiftsbiträde har det som krävs, och vad som saknas.',
  facts: instructionFacts,
  outcomes: instructionOutcomes,
  judge: judgeInstruction,
};
export const instructionRules: readonly Rule[] = [instructionRule];

export type InstructionState = 'draft' | 'approved';

export interface InstructionVersion {
  readonly number: number;
  readonly state: InstructionState;
  readonly validFrom: string | null;
}

/** The version that the processor was bound by on the day; undefined before the first. */
export function instructionOn<Version extends InstructionVersion>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  return versions
    .filter(({ state, validFrom }) => state === 'approved' && validFrom !== null && validFrom <= day)
    .toSorted((one, other) =>
      one.validFrom === other.validFrom
        ? one.number - other.number
        : (one.validFrom ?? '') < (other.validFrom ?? '')
          ? -1
          : 1,
    )
    .at(-1);
}

export interface InstructionDifference {
  readonly field: InstructionField;
  readonly before: string | null;
  readonly after: string | null;
}

/** The fields that are not the same in two versions, in the order of the form. */
export const instructionDifferences = (
  before: InstructionAnswers,
  after: InstructionAnswers,
): readonly InstructionDifference[] =>
  instructionFields
    .map((field) => ({ field, before: before[field.id] || null, after: after[field.id] || null }))
    .filter((one) => one.before !== one.after);

/** What the check sum of a version is taken over, in whatever order the fields were kept. */
export const instructionText = (answers: InstructionAnswers): string =>
  JSON.stringify(Object.entries(answers).sort());
