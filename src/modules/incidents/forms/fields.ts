/** Fields that several forms of incidents have. */
import { z } from 'zod';
import { addMonths, parseDate, parseSwedishTime, swedishDay } from '../../../platform/plain-date.ts';

export const CLOCK_MISSING = 'Skriv klockslaget också, till exempel 14.20. Lagens timmar räknas från det.';
export const IN_FUTURE = 'Tiden kan inte ligga i framtiden.';

export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`)
    .transform((typed) => typed || null);

export const requiredText = (message: string, most = 5000) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`);

/** Nothing that a report is about is older. */
const EARLIEST = '2000-01-01';

export interface TypedTime {
  readonly on: string;
  readonly at: string;
}

/** The instant that a day and a clock time mean in Sweden, or what is wrong with one of them. */
export function instantOf(
  { on, at }: TypedTime,
  now: string,
): { readonly at: string } | { readonly field: 'on' | 'at'; readonly error: string } {
  if (on.trim() === '') return { field: 'on', error: 'Skriv dagen, till exempel 2026-11-20.' };
  if (at.trim() === '') return { field: 'at', error: CLOCK_MISSING };
  const today = swedishDay(now);
  const day = pastDayOf(on, today);
  if (day !== undefined && day < EARLIEST) return { field: 'on', error: 'Kontrollera årtalet.' };
  if (day === undefined) return { field: 'on', error: 'Skriv ett datum, till exempel 2026-11-20.' };
  const instant = parseSwedishTime(`${day} ${clockOf(at)}`);
  if (instant === undefined)
    return { field: 'at', error: 'Skriv klockslaget som timmar och minuter, till exempel 14.20.' };
  if (Date.parse(instant) > Date.parse(now)) return { field: day > today ? 'on' : 'at', error: IN_FUTURE };
  return { at: instant };
}

/** As people write a day that has been; without a year it is the latest such day. */
export function pastDayOf(typed: string, today: string): string | undefined {
  const exact = parseDate(typed);
  if (exact) return exact;
  const next = parseDate(typed, today);
  return next && next > today ? addMonths(next, -12) : next;
}

/** «9», «930» and «0930» as «9.00» and «9.30». */
function clockOf(typed: string): string {
  const text = typed.trim();
  if (/^\d{1,2}$/.test(text)) return `${text}.00`;
  return /^\d{3,4}$/.test(text) ? `${text.slice(0, -2)}.${text.slice(-2)}` : text;
}

/** No event concerns more people than this; a greater number is a slip of the hand. */
const MOST_COUNTED = 1_000_000_000;

/** A number of people or of their data, as people write it; nothing written is null. */
export function readCount(typed: string): { readonly count: number | null } | { readonly error: string } {
  const digits = typed.replace(/[\s\u00a0.]/g, '');
  if (digits === '') return { count: null };
  if (!/^\d+$/.test(digits)) return { error: 'Skriv antalet med siffror, till exempel 57.' };
  const count = Number(digits);
  if (count < MOST_COUNTED) return { count };
  return { error: 'Antalet är för stort. Välj «Över 1 miljon» som intervall i stället.' };
}
