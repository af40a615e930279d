/** What an agreement with a processor must say, where it says it, and what is missing (E-002; article 28.3). */
import { z } from 'zod';
import { agreementEdition, skrChapters } from '../../../knowledge/agreement-editions.ts';
import {
  type AgreementRequirement,
  agreementRequirements,
  type RequirementId,
} from '../../../knowledge/agreement-requirements.ts';
import { answer } from '../../../knowledge/answer.ts';
import { type InstructionFieldId, instructionFields } from '../../../knowledge/instruction-form.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';

const requirementIds = agreementRequirements.map(({ id }) => id) as [RequirementId, ...RequirementId[]];
const fieldIds = instructionFields.map(({ id }) => id) as [InstructionFieldId, ...InstructionFieldId[]];

const completenessFacts = z.strictObject({
  edition: z.string().describe('Avtalets utgåva: skr-2023-02, supplier, scc-2021-915 …'),
  instruction: z
    .array(z.enum(fieldIds))
    .default([])
    .describe('Fält i instruktionen som är ifyllda: purpose, data, subjects …'),
  subProcessors: z
    .enum(['listed', 'none', 'unknown'])
    .default('unknown')
    .describe('Är underbiträdena uppräknade? listed, none (det finns inga) eller unknown'),
  subPermission: z
    .enum(['general', 'special'])
    .nullable()
    .default(null)
    .describe('Förhandstillstånd till underbiträden: general eller special'),
  found: z
    .array(
      z.strictObject({
        requirement: z.enum(requirementIds).describe('Kravets kod'),
        found: z.enum(['yes', 'partly', 'no', 'not-applicable']).describe('Finns det i avtalet?'),
        place: z.string().nullable().default(null).describe('Var i avtalet det står'),
      }),
    )
    .default([])
    .describe('Det som någon har läst i avtalets text'),
});
export type CompletenessFacts = z.infer<typeof completenessFacts>;

export type RequirementStatus = 'found' | 'partly' | 'missing' | 'unread' | 'not-applicable';

export const requirementStatuses = {
  found: 'Finns',
  partly: 'Delvis',
  missing: 'Saknas',
  unread: 'Inte läst än',
  'not-applicable': 'Gäller inte',
} as const satisfies Record<RequirementStatus, string>;

export interface JudgedRequirement {
  readonly requirement: AgreementRequirement;
  readonly status: RequirementStatus;
  /** Where it stands, in words; null when nobody has said. */
  readonly place: string | null;
  /** The answer was read by a person, and does not follow from what is filled in. */
  readonly isRead: boolean;
}

/** Each requirement as it stands: what a person has read goes before what the edition says. */
export function judgeRequirements(facts: CompletenessFacts): readonly JudgedRequirement[] {
  return agreementRequirements.map((requirement) => {
    const read = facts.found.find((one) => one.requirement === requirement.id);
    if (read) {
      const statuses = {
        yes: 'found',
        partly: 'partly',
        no: 'missing',
        'not-applicable': 'not-applicable',
      } as const;
      return { requirement, status: statuses[read.found], place: read.place, isRead: true };
    }
    return { requirement, ...followsFrom(requirement, facts), isRead: false };
  });
}

function followsFrom(
  requirement: AgreementRequirement,
  facts: CompletenessFacts,
): Pick<JudgedRequirement, 'status' | 'place'> {
  const edition = agreementEdition(facts.edition);
  switch (requirement.part) {
    case 'instruction': {
      const lacking = (requirement.instruction ?? []).filter(
        (field) => !facts.instruction.includes(field as InstructionFieldId),
      );
      const numbers = (requirement.instruction ?? []).map(fieldNumber).join(', ');
      if (lacking.length === 0) return { status: 'found', place: `Instruktionen, fält ${numbers}` };
      if (edition?.chapters === 'skr' && !edition.hasInstruction)
        return {
          status: 'found',
          place: `${edition.publisher}s egna instruktioner, fält ${numbers} i SKR:s`,
        };
      return edition?.hasInstruction === false
        ? inBody(requirement, facts.edition)
        : { status: 'missing', place: `Fyll i instruktionen, fält ${lacking.map(fieldNumber).join(', ')}` };
    }
    case 'sub-processors':
      if (facts.subProcessors === 'listed') return { status: 'found', place: 'Lista över underbiträden' };
      if (facts.subProcessors === 'none') return { status: 'found', place: 'Inga underbiträden' };
      return edition?.hasInstruction === false
        ? inBody(requirement, facts.edition)
        : { status: 'missing', place: 'Fyll i listan, eller skriv att det inte finns några' };
    case 'terms': {
      if (facts.subPermission === null) return { status: 'missing', place: 'Välj tillstånd bland villkoren' };
      // That a permission is chosen says nothing of how a change is made in a form that is not SKR's.
      return inBody(requirement, facts.edition);
    }
    case 'body':
      return inBody(requirement, facts.edition);
  }
}

const fieldNumber = (id: string): string => instructionFields.find((field) => field.id === id)?.number ?? id;

/** SKR's text answers by its chapters; the commission's clauses answer as a whole; any other text must be read. */
function inBody(
  { chapters }: AgreementRequirement,
  edition: string,
): Pick<JudgedRequirement, 'status' | 'place'> {
  const known = agreementEdition(edition);
  if (known?.chapters === 'skr') {
    const named = chapters.map((number) => `${number} ${skrChapters[number - 1]?.title ?? ''}`).join('; ');
    return { status: 'found', place: `Avsnitt ${named}` };
  }
  if (known?.family === 'scc') return { status: 'found', place: 'Standardavtalsklausulerna (EU) 2021/915' };
  return { status: 'unread', place: null };
}

export const completenessOutcomes = {
  complete: 'Avtalet har det som krävs',
  unread: 'Avtalet är inte genomgånget',
  incomplete: 'Något saknas i avtalet',
} as const;

/** T-082: an agreement on a form of its own is complete when every requirement has been found in it. */
export function judgeCompleteness(
  facts: CompletenessFacts,
  asked: RuleQuestion,
): Judgement<keyof typeof completenessOutcomes> {
  const judged = judgeRequirements(facts).filter(({ requirement }) => requirement.required);
  const lacking = judged.filter(({ status }) => status === 'missing' || status === 'partly');
  const unread = judged.filter(({ status }) => status === 'unread');
  const reasons = (list: readonly JudgedRequirement[], before: string): Reason[] =>
    list.map(({ requirement, place }) =>
      reason(`${before}: ${requirement.label}${place ? ` (${place})` : ''}`, requirement.source),
    );
  if (lacking.length > 0)
    return answer(asked, 'incomplete', [...reasons(lacking, 'Saknas'), ...reasons(unread, 'Inte läst än')]);
  if (unread.length > 0)
    return answer(asked, 'unread', reasons(unread, 'Läs i avtalet och skriv var det står'));
  return answer(asked, 'complete', [reason('Alla krav är besvarade.', gdpr('28.3'))]);
}

const completenessRule: Rule<CompletenessFacts, keyof typeof completenessOutcomes> = {
  id: 'agreement.complete',
  description: 'Om ett personuppgiftsbiträdesavtal har det innehåll som krävs, och vad som saknas.',
  facts: completenessFacts,
  outcomes: completenessOutcomes,
  judge: judgeCompleteness,
};

export const contentRules: readonly Rule[] = [completenessRule];
