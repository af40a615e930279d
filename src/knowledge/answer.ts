/** Building a judgement the one way. */
import type { GuidelineAnswer, Judgement, Reason, RuleQuestion } from './judgement.ts';
import { law } from './law.ts';

/** A judgement as of the day asked, with the local guideline's own answer when one was asked beside. */
export function answer<Outcome extends string>(
  asked: RuleQuestion,
  outcome: Outcome,
  reasons: readonly Reason[],
  guideline?: GuidelineAnswer<Outcome>,
): Judgement<Outcome> {
  const judgement = { outcome, reasons, lawVersion: law(asked.asOf, asked.overrides).lawVersion };
  return guideline === undefined ? judgement : { ...judgement, guideline };
}
