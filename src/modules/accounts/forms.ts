/** Sign-in and first start. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../platform/form.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../platform/organisation-number.ts';

const email = z.email('Skriv en e-postadress, till exempel fornamn.efternamn@almby.example.');
const password = z
  .string()
  .min(12, 'Lösenordet behöver vara minst 12 tecken. En mening med några ord går bra.')
  .max(128, 'Lösenordet får vara högst 128 tecken.');

const signInForm = z.object({
  epost: z.string().trim().toLowerCase().min(1, 'Skriv din e-postadress.'),
  losenord: z.string().min(1, 'Skriv ditt lösenord.'),
});

const codeForm = z.object({
  kod: z
    .string()
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().min(6, 'Skriv de sex siffrorna från appen, eller en reservkod.')),
});

const setupForm = z.object({
  kod: z.string().trim().min(1, 'Skriv engångskoden som visades när Ansvar startade.'),
  organisation: z
    .string()
    .trim()
    .min(1, 'Skriv kommunens eller bolagets namn.')
    .max(200, 'Högst 200 tecken.'),
  slag: z.enum(
    ['municipality', 'region', 'federation', 'company', 'foundation'],
    'Välj vad det är för organisation.',
  ),
  orgnr: z
    .string()
    .trim()
    .refine(
      isOrganisationNumber,
      'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel 212000-0142.',
    )
    .transform(formatOrganisationNumber),
  namn: z.string().trim().min(1, 'Skriv ditt namn.').max(200, 'Högst 200 tecken.'),
  epost: z.string().trim().toLowerCase().pipe(email),
  losenord: password,
});

export const readSignIn = (fields: URLSearchParams): FormResult<z.infer<typeof signInForm>> =>
  readForm(signInForm, fields);
export const readCode = (fields: URLSearchParams): FormResult<z.infer<typeof codeForm>> =>
  readForm(codeForm, fields);
export const readSetup = (fields: URLSearchParams): FormResult<z.infer<typeof setupForm>> =>
  readForm(setupForm, fields);
