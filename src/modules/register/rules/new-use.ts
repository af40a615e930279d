/** New use of data already collected: the compatibility test (article 6.4, C-051–C-055). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { forbiddenNewUses } from '../../../knowledge/purpose-warnings.ts';
import { compatibilityQuestions, compatibleUses } from '../../../knowledge/register-choices.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { day } from './findings.ts';
import { isBlank } from './gap.ts';

const written = z.string().nullable().default(null);

const newUseFacts = z.strictObject({
  originalPurpose: written.describe('Ändamålet som uppgifterna samlades in för'),
  newPurpose: written.describe('Det nya ändamålet'),
  originalBasis: written.describe('Rättslig grund för insamlingen: a, b, c, d, e1, e2, f'),
  exemption: z
    .enum(['archive', 'research', 'statistics'])
    .nullable()
    .default(null)
    .describe('archive, research eller statistics'),
  link: written.describe('Fråga 1: kopplingar mellan ändamålen'),
  context: written.describe('Fråga 2: sammanhang och rimliga förväntningar'),
  nature: written.describe('Fråga 3: uppgifternas art'),
  consequences: written.describe('Fråga 4: konsekvenser för de registrerade'),
  safeguards: written.describe('Fråga 5: skyddsåtgärder'),
  conclusion: z.enum(['compatible', 'incompatible']).nullable().default(null).describe('Er slutsats'),
  informedOn: day
    .nullable()
    .default(null)
    .describe('När de registrerade informerades om den nya behandlingen'),
  startsOn: day.nullable().default(null).describe('När den nya behandlingen börjar'),
});

export type NewUseFacts = z.infer<typeof newUseFacts>;

const newUseOutcomes = {
  compatible: 'Förenlig: får börja',
  'inform-first': 'Får inte börja förrän de registrerade är informerade',
  'questions-open': 'Prövningen är inte klar',
  incompatible: 'Inte tillåten',
} as const;

type NewUse = keyof typeof newUseOutcomes;

/** Whether data already collected may be used for the new purpose, as of the day asked. */
export function judgeNewUse(facts: NewUseFacts, asked: RuleQuestion): Judgement<NewUse> {
  const refused = refusals(facts);
  if (refused.length > 0) return answer(asked, 'incompatible', refused);
  const open = openQuestions(facts);
  if (open.length > 0) return answer(asked, 'questions-open', open);
  const why = compatibleBecause(facts);
  if (facts.informedOn === null || facts.informedOn > asked.asOf) {
    const text = 'De registrerade ska informeras om den nya behandlingen innan den börjar.';
    return answer(asked, 'inform-first', [
      reason(text, gdpr('13.3')),
      reason('Ange datum när informationen har lämnats.', sormland('kapitel 10.4')),
      why,
    ]);
  }
  const late = facts.startsOn !== null && facts.informedOn > facts.startsOn;
  const note = late
    ? [reason('De registrerade informerades först efter det angivna startdatumet.', gdpr('13.3'))]
    : [];
  return answer(asked, 'compatible', [why, ...note]);
}

function refusals(facts: NewUseFacts): readonly Reason[] {
  const original = (facts.originalPurpose ?? '').toLowerCase();
  const wanted = (facts.newPurpose ?? '').toLowerCase();
  const known = forbiddenNewUses
    .filter(
      (use) =>
        use.original.some((word) => original.includes(word)) &&
        use.wanted.some((word) => wanted.includes(word)),
    )
    .map((use) => reason(use.label, use.source));
  const consent =
    facts.originalBasis === 'a' && facts.exemption === null
      ? [
          reason(
            'Uppgifter som samlats in med samtycke får användas för ett nytt ändamål bara efter nytt samtycke.',
            gdpr('6.4'),
          ),
        ]
      : [];
  const concluded =
    facts.conclusion === 'incompatible'
      ? [
          reason(
            'Prövningen visar att det nya ändamålet inte är förenligt med det ursprungliga.',
            gdpr('6.4'),
          ),
        ]
      : [];
  return [...known, ...consent, ...concluded];
}

function openQuestions(facts: NewUseFacts): readonly Reason[] {
  const questions =
    facts.exemption === null
      ? compatibilityQuestions
      : compatibilityQuestions.filter((question) => question.field === 'safeguards');
  const open = questions
    .filter((question) => isBlank(facts[question.field]))
    .map((question) => reason(question.label, question.source));
  const original = isBlank(facts.originalPurpose)
    ? [reason('Ange det ursprungliga ändamålet.', gdpr('5.1.b'))]
    : [];
  const conclusion =
    facts.exemption === null && facts.conclusion === null
      ? [reason('Dra en slutsats av svaren.', sormland('kapitel 10.4'))]
      : [];
  return [...original, ...open, ...conclusion];
}

function compatibleBecause(facts: NewUseFacts): Reason {
  const use = compatibleUses.find((item) => item.id === facts.exemption);
  if (use === undefined)
    return reason(
      'Prövningen visar att ändamålen är förenliga. Samma rättsliga grund kan användas.',
      gdpr('6.4'),
    );
  return reason(`${use.label} är som regel förenligt, med lämpliga skyddsåtgärder.`, use.source);
}

export const newUseRule: Rule<NewUseFacts, NewUse> = {
  id: 'register.new-use',
  description: 'Om uppgifter som redan samlats in får användas för ett nytt ändamål.',
  facts: newUseFacts,
  outcomes: newUseOutcomes,
  judge: judgeNewUse,
};
