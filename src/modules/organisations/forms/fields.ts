/** Fields that several forms of the module have. A field that a form lacks is left as it was when a row is changed. */
import { z } from 'zod';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';

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

export { day, optionalDay, optionalId } from '../../../platform/form.ts';

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
