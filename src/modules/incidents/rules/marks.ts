/** At which hours before the time is up the group is told. Pure. */
import { minutesBetween } from '../../../platform/plain-date.ts';

/** What can be chosen among: hours left. */
export const markChoices = [60, 48, 36, 24, 12, 6, 2, 0] as const;
export const defaultMarks: readonly number[] = [48, 24, 6, 0];

export interface MarkToSend {
  /** The latest that has passed: what the mail tells. */
  readonly mark: number;
  /** Those before it were missed, as when the server stood still, and are not sent after. */
  readonly passed: readonly number[];
}

/** The mark to tell now; undefined when none has passed since the last one that was told. */
export function markToSend(
  dueAt: string,
  now: string,
  marks: readonly number[],
  sent: readonly number[],
): MarkToSend | undefined {
  const left = minutesBetween(now, dueAt);
  const passed = marks.filter((mark) => left <= mark * 60 && !sent.includes(mark));
  const mark = Math.min(...passed);
  const told = Math.min(...sent);
  return passed.length > 0 && mark < told ? { mark, passed } : undefined;
}

/** «Det är 24 timmar kvar», as it is told. */
export const markText = (mark: number): string =>
  mark === 0 ? 'Tiden är ute' : mark === 1 ? 'Det är en timme kvar' : `Det är ${mark} timmar kvar`;
