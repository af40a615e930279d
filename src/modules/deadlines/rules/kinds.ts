/** Who has set a deadline. It is shown wherever a deadline is. */
import type { Reason, Source } from '../../../knowledge/judgement.ts';
import { reason } from '../../../knowledge/sources.ts';
import { dayWithWeekday, swedishIsoTime, timeWithWeekday } from '../../../platform/plain-date.ts';

/** Kinds of deadline with the word that is shown for each. */
export const deadlineKinds = {
  law: 'lag',
  authority: 'myndighet eller domstol',
  agreement: 'avtal',
  decision: 'beslut',
  internal: 'intern',
} as const;
export type DeadlineKind = keyof typeof deadlineKinds;

/** «Svar på begäran (lag)»: the words of an outcome, with the kind of its deadline. */
export const ofKind = (kind: DeadlineKind, text: string): string => `${text} (${deadlineKinds[kind]})`;

/** «Svar ska lämnas senast måndag 21 december 2026 (2026-12-21). Slag av frist: lag.» */
export const lastDay = (kind: DeadlineKind, what: string, date: string, source: Source): Reason =>
  reason(`${what} ${dayWithWeekday(date)} (${date}). ${kindSentence(kind)}`, source);

/** The same for an instant, in Swedish time and with its offset for other programs. */
export const lastTime = (kind: DeadlineKind, what: string, instant: string, source: Source): Reason =>
  reason(`${what} ${timeWithWeekday(instant)} (${swedishIsoTime(instant)}). ${kindSentence(kind)}`, source);

const kindSentence = (kind: DeadlineKind): string => `Slag av frist: ${deadlineKinds[kind]}.`;
