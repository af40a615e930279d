/** What a nämnd needs on paper when the computers are down. Pure. */
import { addHours, swedishIsoTime, timeWithWeekday } from '../../../platform/plain-date.ts';

export const packEvery = {
  never: 'Aldrig',
  weekly: 'Varje vecka',
  monthly: 'Varje månad',
} as const;
export type PackEvery = keyof typeof packEvery;

export interface HourRow {
  readonly aware: string;
  readonly due: string;
}

/** For each of the coming days: aware at noon, and when the hours are out. Shows what the change to summer time does. */
export function hourTable(today: string, days: number, hours: number): readonly HourRow[] {
  const noon = (day: number) => swedishNoon(today, day);
  return Array.from({ length: days }, (_, day) => ({
    aware: timeWithWeekday(noon(day), today),
    due: timeWithWeekday(swedishIsoTime(addHours(noon(day), hours)), today),
  }));
}

/** Noon in Sweden, which is never skipped nor comes twice. */
function swedishNoon(today: string, daysAfter: number): string {
  const utc = addHours(`${today}T12:00:00Z`, daysAfter * 24);
  const offset = Number(swedishIsoTime(utc).slice(20, 22));
  return addHours(utc, -offset);
}
