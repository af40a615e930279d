/** Which mails a person gets of what waits, and on which days. Pure. */
import { isSaturday, publicHolidayOn, statutoryEveOn } from '../../../knowledge/holidays.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { addDays } from '../../../platform/plain-date.ts';

export const digests = {
  never: 'Aldrig',
  weekdays: 'Varje arbetsdag som något väntar',
  weekly: 'På måndagar när något väntar',
} as const;
export type Digest = keyof typeof digests;

/** Mails go over open networks: whose number it is must not stand there. */
export const mayBeMailed = (text: string): boolean => identityNumbersIn(text) === 0;

export const warnings = { 1: '1 dag före', 3: '3 dagar före', 7: '7 dagar före' } as const;

/** Those whose task is to keep watch get a mail until they choose otherwise; others come when they are asked. */
const WATCHING: readonly string[] = ['coordinator', 'dso', 'registrar'];
export const digestOf = (chosen: Digest | null, roles: readonly string[]): Digest =>
  chosen ?? (roles.some((role) => WATCHING.includes(role)) ? 'weekdays' : 'never');

/** Without a choice there is no warning besides the digest. */
export const NO_WARNING = 0;

const isWorked = (day: string): boolean =>
  !isSaturday(day) && publicHolidayOn(day) === undefined && statutoryEveOn(day) === undefined;

/** 1970-01-05 was a Monday. */
const isMonday = (day: string): boolean => (Date.parse(day) / 86_400_000 - 4) % 7 === 0;

/** Whether the digest goes on the day. On a Monday that is not worked it goes on the first day of the week that is. */
export function digestGoes(digest: Digest, day: string): boolean {
  if (digest === 'never' || !isWorked(day)) return false;
  if (digest === 'weekdays') return true;
  return beginsWeek(day);
}

/** No day of the week before it is worked. */
function beginsWeek(day: string): boolean {
  for (let before = day; !isMonday(before); ) {
    before = addDays(before, -1);
    if (isWorked(before)) return false;
  }
  return true;
}

/**
 * Days of deadlines that are warned of on the day: those so many days ahead, and on the last worked day before free days
 * also those whose warning would have come on one of them. None on a free day.
 */
export function warnedDays(ahead: number, day: string): readonly string[] {
  if (ahead <= NO_WARNING || !isWorked(day)) return [];
  const days = [addDays(day, ahead)];
  for (let next = addDays(day, 1); !isWorked(next); next = addDays(next, 1)) days.push(addDays(next, ahead));
  return days;
}
