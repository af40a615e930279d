/** Building a judgement the one way. */
import type { GuidelineAnswer, Judgement, Reason, RuleQuestion } from './judgement.ts';
import { law } from './law.ts';
import { guidelineProfiles } from './parameters.ts';

/** A judgement as of the day asked, with the local guideline's own answer when one was asked beside. */
export function answer<Outcome extends string>(
  asked: RuleQuestion,
  outcome: Outcome,
  reasons: readonly Reason[],
  guideline?: GuidelineAnswer<Outcome>,
): Judgement<Outcome> {
  const judgement = { outcome, reasons, lawVersion: law(asked.asOf, asked.overrides).lawVersion };
  if (guideline === undefined) return judgement;
  const name = guidelineProfiles.find(({ id }) => id === guideline.profile)?.label ?? guideline.profile;
  return { ...judgement, guideline: { ...guideline, name } };
}
