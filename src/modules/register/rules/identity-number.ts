/** May a personal identity or coordination number be processed (dataskyddslagen 3 kap. 10 §, D-026–D-028). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, reason, sormland } from '../../../knowledge/sources.ts';
import { yesNo } from './findings.ts';
import { isBlank } from './gap.ts';

const identityNumberFacts = z.strictObject({
  processed: z.boolean().default(true).describe('Behandlas person- eller samordningsnummer?'),
  consent: yesNo.default(null).describe('Har den registrerade samtyckt till att numret behandlas?'),
  ground: z.string().nullable().default(null).describe('purpose, identification eller other'),
  motivation: z.string().nullable().default(null).describe('Varför det är klart motiverat'),
});

type IdentityNumberFacts = z.infer<typeof identityNumberFacts>;

const identityNumberOutcomes = {
  'not-processed': 'Personnummer behandlas inte',
  justified: 'Klart motiverat',
  'ground-missing': 'Skäl saknas',
  'motivation-missing': 'Motivering saknas',
} as const;

const identityPlace = act('dataskyddslagen', '3 kap. 10 §');
const identityTexts: Readonly<Record<string, string>> = {
  purpose: 'Motiverat med hänsyn till ändamålet med behandlingen.',
  identification: 'Motiverat med hänsyn till vikten av en säker identifiering.',
  other: 'Motiverat av något annat beaktansvärt skäl.',
};

/** Whether a personal identity number may be processed without consent. */
export function judgeIdentityNumber(
  facts: IdentityNumberFacts,
  asked: RuleQuestion,
): Judgement<keyof typeof identityNumberOutcomes> {
  if (!facts.processed)
    return answer(asked, 'not-processed', [
      reason('Inget person- eller samordningsnummer behandlas.', identityPlace),
    ]);
  if (facts.consent === 'yes')
    return answer(asked, 'justified', [
      reason('Den registrerade har samtyckt till att numret behandlas.', identityPlace),
    ]);
  const text = Object.hasOwn(identityTexts, facts.ground ?? '')
    ? identityTexts[facts.ground ?? '']
    : undefined;
  if (text === undefined) {
    return answer(asked, 'ground-missing', [
      reason(
        'Personnummer får behandlas utan samtycke endast när det är klart motiverat. Välj ett av de tre skälen.',
        identityPlace,
      ),
    ]);
  }
  if (isBlank(facts.motivation)) {
    return answer(asked, 'motivation-missing', [
      reason('Skriv varför det är klart motiverat.', identityPlace),
    ]);
  }
  return answer(asked, 'justified', [
    reason(text, identityPlace),
    reason('Personnummer är extra skyddsvärt.', sormland('kapitel 9.3')),
  ]);
}

export const identityNumberRule: Rule<IdentityNumberFacts, keyof typeof identityNumberOutcomes> = {
  id: 'register.identity-number',
  description: 'Om personnummer eller samordningsnummer får behandlas utan samtycke.',
  facts: identityNumberFacts,
  outcomes: identityNumberOutcomes,
  judge: judgeIdentityNumber,
};
