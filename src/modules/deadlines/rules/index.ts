/** How periods are counted, and the rules of deadlines by id. */
import type { Rule } from '../../../knowledge/judgement.ts';
import { agreementRules } from './agreements.ts';
import { appealRules } from './appeals.ts';
import { broadcastRules } from './broadcasts.ts';
import { incidentRules } from './incidents.ts';
import { noticeRules } from './notices.ts';
import { requestRules } from './requests.ts';
import { softWordRules } from './soft-words.ts';

export * from './agreements.ts';
export * from './appeals.ts';
export * from './broadcasts.ts';
export * from './counting.ts';
export * from './deadline-text.ts';
export * from './due.ts';
export * from './incidents.ts';
export * from './kinds.ts';
export * from './mails.ts';
export * from './notices.ts';
export * from './requests.ts';
export * from './settling.ts';
export * from './soft-words.ts';

export const deadlineRules: readonly Rule[] = [
  ...incidentRules,
  ...requestRules,
  ...appealRules,
  ...noticeRules,
  ...agreementRules,
  ...broadcastRules,
  ...softWordRules,
];
