/** The rules of the guide, by their ids. */
import type { Rule } from '../../../knowledge/judgement.ts';
import { agreementNeedRule } from './agreement-need.ts';
import { ineraRule } from './inera.ts';

export type { GuidanceAnswers } from '../../../knowledge/agreement-guide.ts';
export * from './agreement-questions.ts';
export * from './need.ts';

export const guideRules: readonly Rule[] = [agreementNeedRule, ineraRule];
