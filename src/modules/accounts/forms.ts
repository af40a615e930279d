/** Sign-in, first start, the own account, and what an administrator does with others'. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../platform/form.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../platform/organisation-number.ts';
import { parseDate } from '../../platform/plain-date.ts';

const email = z.email('Skriv en e-postadress, till exempel fornamn.efternamn@almby.example.');
const password = z
  .string('Skriv ett nytt lösenord.')
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

const passwordForm = z
  .object({
    nuvarande: z.string('Skriv ditt nuvarande lösenord.').min(1, 'Skriv ditt nuvarande lösenord.'),
    nytt: password,
    igen: z.string('Skriv det nya lösenordet en gång till.'),
  })
  .refine(({ nytt, igen }) => nytt === igen, {
    path: ['igen'],
    message: 'De två nya lösenorden är inte lika. Skriv dem igen.',
  })
  .refine(({ nuvarande, nytt }) => nuvarande !== nytt, {
    path: ['nytt'],
    message: 'Det nya lösenordet är samma som det gamla.',
  });

const day = z
  .string()
  .trim()
  .default('')
  .transform((typed, context) => {
    if (typed === '') return null;
    const read = parseDate(typed);
    if (read) return read;
    context.addIssue({ code: 'custom', message: 'Skriv en dag, till exempel 2026-11-20.' });
    return z.NEVER;
  });

const administratorForm = z.object({ id: z.uuid('Öppna sidan igen och försök på nytt.'), sista: day });

const groupForm = z.object({
  id: z.uuid('Öppna sidan igen och försök på nytt.'),
  tjanst: z.string('Välj inloggningstjänst.').min(1, 'Välj inloggningstjänst.'),
  grupp: z
    .string('Skriv gruppens namn eller id.')
    .trim()
    .min(1, 'Skriv gruppens namn eller id, som inloggningstjänsten skickar det.')
    .max(300, 'Högst 300 tecken.'),
  namnd: z.uuid('Välj nämnd eller bolag.'),
  roll: z.string('Välj roll.').min(1, 'Välj roll.'),
});
export type GroupForm = z.infer<typeof groupForm>;

/** The name of a passkey, and what the browser answered. */
const passkeyForm = z.object({
  namn: z
    .string('Skriv ett namn som du känner igen, till exempel Jobbdatorn.')
    .trim()
    .min(1, 'Skriv ett namn som du känner igen, till exempel Jobbdatorn.')
    .max(60, 'Högst 60 tecken.'),
  svar: z
    .string('Webbläsaren skapade ingen passkey. Försök igen, eller använd lösenord och kod.')
    .min(2, 'Webbläsaren skapade ingen passkey. Försök igen, eller använd lösenord och kod.')
    .transform((text) => parsed(text)),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the browser answered at sign-in with a passkey; undefined when it cannot be read. */
export const readPasskeyAnswer = (fields: URLSearchParams): unknown => parsed(fields.get('svar') ?? '');
export const readPasskey = (fields: URLSearchParams): FormResult<z.infer<typeof passkeyForm>> =>
  readForm(passkeyForm, fields);
export const readPasswordChange = (fields: URLSearchParams): FormResult<z.infer<typeof passwordForm>> =>
  readForm(passwordForm, fields);
export const readAdministrator = (fields: URLSearchParams): FormResult<z.infer<typeof administratorForm>> =>
  readForm(administratorForm, fields);
export const readGroup = (fields: URLSearchParams): FormResult<GroupForm> => readForm(groupForm, fields);
export const readSignIn = (fields: URLSearchParams): FormResult<z.infer<typeof signInForm>> =>
  readForm(signInForm, fields);
export const readCode = (fields: URLSearchParams): FormResult<z.infer<typeof codeForm>> =>
  readForm(codeForm, fields);
export const readSetup = (fields: URLSearchParams): FormResult<z.infer<typeof setupForm>> =>
  readForm(setupForm, fields);
