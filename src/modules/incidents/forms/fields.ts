/** Fields that several forms of incidents have. */
import { z } from 'zod';
import { parseSwedishTime } from '../../../platform/plain-date.ts';

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
  if (parseSwedishTime(`${on} 12.00`) === undefined)
    return { field: 'on', error: 'Skriv ett datum, till exempel 2026-11-20.' };
  const clock = /^\d{1,2}$/.test(at.trim()) ? `${at.trim()}.00` : at.trim();
  const instant = parseSwedishTime(`${on} ${clock}`);
  if (instant === undefined)
    return { field: 'at', error: 'Skriv klockslaget som timmar och minuter, till exempel 14.20.' };
  if (Date.parse(instant) > Date.parse(now)) return { field: 'on', error: IN_FUTURE };
  return { at: instant };
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
