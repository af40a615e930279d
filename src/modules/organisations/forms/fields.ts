/** Fields that several forms of the module have. A field that a form lacks is left as it was when a row is changed. */
import { z } from 'zod';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';
import { parseDate } from '../../../platform/plain-date.ts';

export const name = (what: string) =>
  z.string(`Skriv ${what}.`).trim().min(1, `Skriv ${what}.`).max(200, 'Högst 200 tecken.');

export const optionalText = z
  .string()
  .trim()
  .max(2000, 'Högst 2 000 tecken.')
  .transform((typed) => typed || null);

export const organisationNumber = z
  .string()
  .trim()
  .refine(
    (typed) => typed === '' || isOrganisationNumber(typed),
    'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel 212000-0142.',
  )
  .transform((typed) => (typed ? formatOrganisationNumber(typed) : null));

const DAY = 'Skriv ett datum, till exempel 2026-11-20.';
export const day = z.string(DAY).transform((typed, context) => {
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue(DAY);
  return z.NEVER;
});

export const optionalDay = z.string().transform((typed, context) => {
  if (typed.trim() === '') return null;
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue('Skriv ett datum, till exempel 2026-11-20, eller lämna tomt.');
  return z.NEVER;
});

/** The id of a row that is chosen from a list; nothing chosen is null. */
export const optionalId = z
  .string()
  .refine((id) => id === '' || z.uuid().safeParse(id).success, 'Välj ur listan.')
  .transform((id) => id || null);

export const optionalEmail = z
  .string()
  .trim()
  .toLowerCase()
  .refine((typed) => typed === '' || z.email().safeParse(typed).success, {
    error: 'Skriv en e-postadress, till exempel namn@almby.example, eller lämna tomt.',
  })
  .transform((typed) => typed || null);

export const yesNoUnknown = z
  .enum(['yes', 'no', ''], 'Välj ja, nej eller vet inte än.')
  .transform((answer) => (answer === '' ? null : answer === 'yes'));

/** One of the codes, or nothing. */
export const optionalCode = <Code extends string>(codes: readonly Code[], message: string) =>
  z.enum(['', ...codes], message).transform((code) => (code === '' ? null : (code as Code)));

export const wholeNumber = (message: string, least: number, most: number) =>
  z
    .string(message)
    .trim()
    .refine((typed) => /^\d{1,7}$/.test(typed) && Number(typed) >= least && Number(typed) <= most, message)
    .transform(Number);

interface Days {
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | null | undefined;
}
export const daysInOrder = {
  test: ({ firstDay, lastDay }: Days) => !firstDay || !lastDay || lastDay >= firstDay,
  say: { path: ['lastDay'], message: 'Sista dagen kan inte vara före första dagen.' },
};
