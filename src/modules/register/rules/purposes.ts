/** Is a purpose specific and concrete (article 5.1 b, C-045–C-047). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { vaguePurposes } from '../../../knowledge/purpose-warnings.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { isBlank } from './gap.ts';

const purposeTextFacts = z.strictObject({
  short: z.string().describe('Ändamålet i korthet'),
  detail: z.string().nullable().default(null).describe('Ändamålet mer utförligt'),
});

type PurposeTextFacts = z.infer<typeof purposeTextFacts>;

const purposeOutcomes = {
  specific: 'Tillräckligt bestämt',
  'too-vague': 'För vagt',
  missing: 'Ändamålet saknas',
} as const;

type PurposeOutcome = keyof typeof purposeOutcomes;

/** The purpose without lead-in, punctuation and capitals, split at commas and «och», «eller», «samt». */
function parts(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[,;.\n]|\boch\b|\beller\b|\bsamt\b|&/)
    .map((part) =>
      part
        .replace(/[«»"']/g, '')
        .trim()
        .replace(/^((för )?att|för|i syfte att|ändamål:?)\s+/, '')
        .replace(/\s+/g, ' '),
    )
    .filter((part) => part !== '');
}

function vaguePart(part: string): (typeof vaguePurposes)[number] | undefined {
  return vaguePurposes.find((vague) => part === vague.label || part === vague.label.replace('-', ' '));
}

/** True when every part of the text is among the purposes that are not acceptable alone. */
export function isVague(text: string): boolean {
  const all = parts(text);
  return all.length > 0 && all.every((part) => vaguePart(part) !== undefined);
}

/** Whether a purpose says enough; a specific longer text makes good a vague short one. */
export function judgePurpose(facts: PurposeTextFacts, asked: RuleQuestion): Judgement<PurposeOutcome> {
  if (isBlank(facts.short)) {
    return answer(asked, 'missing', [
      reason('Ändamålet ska vara dokumenterat innan uppgifterna samlas in.', sormland('kapitel 4.4')),
    ]);
  }
  if (!isVague(facts.short))
    return answer(asked, 'specific', [reason('Ändamålet är särskilt och uttryckligt.', gdpr('5.1.b'))]);
  if (!isBlank(facts.detail) && !isVague(facts.detail ?? '')) {
    return answer(asked, 'specific', [reason('Den utförliga texten gör ändamålet bestämt.', gdpr('5.1.b'))]);
  }
  const sources = parts(facts.short).flatMap((part) => vaguePart(part) ?? []);
  const vague = sources.map((item) =>
    reason(
      `«${item.label}» räcker inte ensamt som ändamål. Skriv vad behandlingen ska leda till.`,
      item.source,
    ),
  );
  return answer(asked, 'too-vague', [
    ...vague,
    reason('Ändamål ska vara särskilda, uttryckligt angivna och berättigade.', gdpr('5.1.b')),
  ]);
}

export const purposeRule: Rule<PurposeTextFacts, PurposeOutcome> = {
  id: 'register.purpose',
  description: 'Om ett ändamål är tillräckligt bestämt.',
  facts: purposeTextFacts,
  outcomes: purposeOutcomes,
  judge: judgePurpose,
};
