/** Fields that several forms of agreements have. */
import { z } from 'zod';
import { day, optionalDay } from '../../../platform/form.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { EARLIEST_AGREEMENT_DAY } from '../rules/index.ts';

/** The message for a day before there were such agreements; undefined for any other. */
export const tooEarly = (date: string | null): string | undefined =>
  date !== null && date < EARLIEST_AGREEMENT_DAY
    ? `Dagen kan inte ligga före ${longDate(EARLIEST_AGREEMENT_DAY)}, då personuppgiftslagen började gälla. Kontrollera årtalet.`
    : undefined;

const notTooEarly = (date: string | null, context: z.RefinementCtx): void => {
  const message = tooEarly(date);
  if (message) context.addIssue({ code: 'custom', message });
};
export const agreementDay = day.superRefine(notTooEarly);
export const agreementDayOrNone = optionalDay.superRefine(notTooEarly);

export const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`)
    .transform((typed) => typed || null);

export const required = (message: string, most = 200) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`);

/** What is said on one line, also in the subject of a mail: line breaks and characters that are not seen are a space. */
const oneLine = (typed: string): string => typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
export const line = (most: number) => z.string().transform(oneLine).pipe(text(most));
export const requiredLine = (message: string, most = 200) =>
  z.string(message).transform(oneLine).pipe(required(message, most));

export const organisationNumber = z
  .string()
  .trim()
  .refine(
    (typed) => typed === '' || isOrganisationNumber(typed),
    'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel 212000-0142.',
  )
  .transform((typed) => (typed ? formatOrganisationNumber(typed) : null));

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .refine(
    (typed) => typed === '' || z.email().safeParse(typed).success,
    'Skriv en e-postadress, till exempel namn@almby.example, eller lämna tomt.',
  )
  .transform((typed) => typed || null);

/** One of the codes, or nothing chosen. */
export const code = <Code extends string>(codes: readonly Code[], message: string) =>
  z.enum(['', ...codes], message).transform((chosen) => (chosen === '' ? null : (chosen as Code)));

export const yesNo = code(['yes', 'no'], 'Välj ja eller nej.');

/** A whole number within limits, or nothing. */
export const wholeNumber = (least: number, most: number, what: string) =>
  z
    .string()
    .trim()
    .transform((typed, context) => {
      if (typed === '') return null;
      const number = Number(typed);
      if (/^\d{1,4}$/.test(typed) && number >= least && number <= most) return number;
      context.addIssue(`Skriv ${what} med siffror, mellan ${least} och ${most}.`);
      return z.NEVER;
    });

/** Every box that is ticked; a form that lacks the field leaves it undefined. */
export function ticked(fields: URLSearchParams, name: string): readonly string[] | undefined {
  return fields.has(name) ? [...new Set(fields.getAll(name).filter(Boolean))] : undefined;
}
