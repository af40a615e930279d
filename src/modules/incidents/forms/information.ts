/** How data subjects are told: the plan or the exception, and what has been sent. */
import { z } from 'zod';
import { day, type FormResult, optionalDay, optionalId, readForm } from '../../../platform/form.ts';
import {
  audienceIds,
  type Fields,
  type InformException,
  informationWayIds,
  informExceptionIds,
  wayFault,
} from '../rules/index.ts';
import { IN_FUTURE, optionalText } from './fields.ts';
import { askAboutNumbers } from './identity-ask.ts';

const planForm = z
  .object({
    informException: z
      .enum(
        [...informExceptionIds, ''] as [InformException | '', ...(InformException | '')[]],
        'Välj ett av svaren.',
      )
      .transform((chosen) => chosen || null)
      .optional(),
    informExceptionReason: optionalText(5000).optional(),
    informBy: optionalDay.optional(),
  })
  .refine((form) => !form.informException || Boolean(form.informExceptionReason), {
    path: ['informExceptionReason'],
    message: 'Skriv varför undantaget gäller. Skälet hör till dokumentationen (artikel 33.5).',
  });

export interface InformPlan {
  readonly shown: Fields;
  readonly typed: Fields;
}

/** What the form has of the plan, with what it showed when it was opened. */
export function readInformPlan(fields: URLSearchParams): FormResult<InformPlan> {
  const form = askAboutNumbers(readForm(planForm, fields), fields, ['informExceptionReason']);
  if (!form.ok) return form;
  const shown = Object.fromEntries(
    Object.keys(form.value).map((name) => [name, fields.get(`var.${name}`) || null]),
  );
  return { ok: true, value: { shown, typed: form.value as Fields } };
}

const amount = (message: string) =>
  z
    .string()
    .trim()
    .refine((typed) => /^\d[\d\s]{0,12}$/.test(typed), message)
    .transform((typed) => Number(typed.replace(/\s/g, '')))
    .refine((number) => number <= 20_000_000, 'Så många personer finns inte. Skriv hur många som fick veta.');

const NOBODY =
  'Skriv hur många som fick veta, minst en. Har ingen fått veta än: vänta med raden tills de har fått det.';

const tellingForm = (today: string) =>
  z
    .object({
      audience: z.enum(audienceIds, 'Välj vilka som har fått veta.'),
      way: z.enum(informationWayIds, 'Välj hur de har fått veta.'),
      toldOn: day.refine((on) => on <= today, IN_FUTURE),
      told: amount('Skriv hur många, med siffror. Vet ni inte: uppskatta.'),
      unreached: z
        .string()
        .trim()
        .default('')
        .transform((typed) => typed || '0')
        .pipe(amount('Skriv hur många med siffror, eller lämna tomt.')),
      documentId: optionalId.default(null),
      note: optionalText(1000).default(null),
      /** Everybody who is to be told has now been told. */
      complete: z
        .string()
        .optional()
        .transform((value) => value === '1'),
    })
    .superRefine((form, context) => {
      const fault = wayFault(form.audience, form.way);
      if (fault) context.addIssue({ code: 'custom', path: ['way'], message: fault });
      if (form.told === 0 && form.audience !== 'public')
        context.addIssue({ code: 'custom', path: ['told'], message: NOBODY });
      if (form.unreached > form.told)
        context.addIssue({
          code: 'custom',
          path: ['unreached'],
          message: 'Fler kan inte vara onådda än de som ni försökte nå.',
        });
    });
export type TellingForm = z.infer<ReturnType<typeof tellingForm>>;

export const readTelling = (fields: URLSearchParams, today: string): FormResult<TellingForm> =>
  askAboutNumbers(readForm(tellingForm(today), fields), fields, ['note']);

export const readAudience = (fields: URLSearchParams) =>
  readForm(z.object({ audience: z.enum(audienceIds, 'Välj vilka brevet är till.') }), fields);
