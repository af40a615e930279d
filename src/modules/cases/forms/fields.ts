/** Fields that several forms of the module have. A field that a form lacks is left as it was when a row is changed. */
import { z } from 'zod';
import { addMonths, parseDate } from '../../../platform/plain-date.ts';
import { titleFault } from '../rules/index.ts';

export { optionalDay, optionalId } from '../../../platform/form.ts';

const DAY = 'Skriv ett datum, till exempel 2026-11-20 eller 20 november.';

/** A day that has been, or today; without a year it is the latest such day. */
export const pastDay = (today: string) =>
  z
    .string(DAY)
    .transform((typed, context) => {
      const next = parseDate(typed, today);
      if (!next) context.addIssue(DAY);
      else return parseDate(typed) ?? (next <= today ? next : addMonths(next, -12));
      return z.NEVER;
    })
    .refine((date) => date <= today, 'Dagen kan inte ligga i framtiden.');

/** A day; without a year it is the next such day. */
export const comingDay = (today: string) =>
  z.string(DAY).transform((typed, context) => {
    const date = parseDate(typed, today);
    if (date) return date;
    context.addIssue(DAY);
    return z.NEVER;
  });

/** The same, or nothing. */
export const optionalComingDay = (today: string) =>
  z.string().transform((typed, context) => {
    if (typed.trim() === '') return null;
    const date = parseDate(typed, today);
    if (date) return date;
    context.addIssue(`${DAY.slice(0, -1)}, eller lämna tomt.`);
    return z.NEVER;
  });

export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`)
    .transform((typed) => typed || null);
/** What stands on one line, also in the subject of a mail: a line break there is a space. */
export const optionalLine = (most: number) => z.string().transform(oneLine).pipe(optionalText(most));
export const requiredText = (message: string, most = 5000) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`);
export const ticked = z.string().transform((value) => value === '1');

// Characters that are not seen would hide a name, or turn the line around.
const oneLine = (typed: string): string => typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

/** A title of a case: said in lists and diaries, so it may tell of nobody. */
export const title = z
  .string('Skriv en rubrik.')
  .transform(oneLine)
  .pipe(
    z
      .string()
      .min(1, 'Skriv en rubrik som säger vad det gäller.')
      .max(200, 'Högst 200 tecken.')
      .superRefine((typed, context) => {
        const fault = titleFault(typed);
        if (fault) context.addIssue(fault);
      }),
  );
