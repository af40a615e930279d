/** Persons, notes and deadlines of a case. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { identityNumber } from '../../../platform/identity-number.ts';
import { type EventKind, type PersonRole, personRoles, titleFault } from '../rules/index.ts';
import { comingDay, optionalId, optionalText, pastDay, requiredText, ticked } from './fields.ts';

const roleIds = Object.keys(personRoles) as [PersonRole, ...PersonRole[]];

const PROTECTED =
  'En person med skyddade personuppgifter har ingen adress, e-post eller telefon här. Post går genom Skatteverkets förmedling.';

const personForm = z
  .object({
    role: z.enum(roleIds, 'Välj vem personen är i ärendet.'),
    name: z.string().trim().max(200, 'Högst 200 tecken.').default(''),
    organisation: optionalText(200).default(null),
    identityNumber: z
      .string()
      .trim()
      .default('')
      .transform((typed, context) => {
        if (typed === '') return null;
        const number = identityNumber(typed);
        if (number) return number;
        context.addIssue('Numret stämmer inte. Skriv ÅÅÅÅMMDD-NNNN, eller lämna tomt.');
        return z.NEVER;
      }),
    email: z
      .string()
      .trim()
      .refine(
        (typed) => typed === '' || z.email().safeParse(typed).success,
        'Skriv en e-postadress, eller lämna tomt.',
      )
      .transform((typed) => typed || null)
      .default(null),
    phone: optionalText(40).default(null),
    address: optionalText(300).default(null),
    note: optionalText(1000).default(null),
    protected: ticked.default(false),
  })
  .refine((form) => form.name !== '' || form.organisation !== null, {
    path: ['name'],
    message: 'Skriv ett namn eller en organisation.',
  })
  .superRefine((form, context) => {
    if (!form.protected) return;
    for (const field of ['email', 'phone', 'address'] as const)
      if (form[field]) context.addIssue({ code: 'custom', path: [field], message: PROTECTED });
  });
export type PersonForm = z.infer<typeof personForm>;

const noteForm = (today: string) =>
  z.object({
    kind: z.enum(
      ['note', 'call', 'meeting'] as const satisfies readonly EventKind[],
      'Välj anteckning, samtal eller möte.',
    ),
    happenedOn: pastDay(today),
    text: requiredText('Skriv vad som hände.', 10_000),
    identityNumbersConfirmed: ticked.default(false),
  });
export type NoteForm = z.infer<ReturnType<typeof noteForm>>;

const deadlineForm = (today: string) =>
  z.object({
    label: requiredText('Skriv vad som ska göras.', 200).superRefine((typed, context) => {
      const fault = titleFault(typed);
      if (fault) context.addIssue(fault);
    }),
    kind: z.enum(['authority', 'agreement', 'decision', 'internal'], 'Välj vad fristen kommer av.'),
    source: requiredText('Skriv varför: brevet, beslutet, avtalet eller planen.', 300),
    dueOn: comingDay(today),
    personId: optionalId.default(null),
  });
export type DeadlineForm = z.infer<ReturnType<typeof deadlineForm>>;

const settleForm = (today: string) =>
  z.object({
    state: z.enum(['met', 'withdrawn'], 'Välj om den är klar eller ska tas bort.'),
    on: pastDay(today),
    note: optionalText(500),
  });
export type SettleForm = z.infer<ReturnType<typeof settleForm>>;

/** Long enough to say something to whoever reads the log. */
const openReasonForm = z.object({
  reason: z
    .string('Skriv varför du behöver se personerna.')
    .trim()
    .min(10, 'Skriv varför du behöver se personerna: minst tio tecken. Skälet står i nämndens logg.')
    .max(500, 'Högst 500 tecken.'),
});

export const readPerson = (fields: URLSearchParams): FormResult<PersonForm> => readForm(personForm, fields);
export const readNote = (fields: URLSearchParams, today: string): FormResult<NoteForm> =>
  readForm(noteForm(today), fields);
export const readDeadline = (fields: URLSearchParams, today: string): FormResult<DeadlineForm> =>
  readForm(deadlineForm(today), fields);
export const readSettling = (fields: URLSearchParams, today: string): FormResult<SettleForm> =>
  readForm(settleForm(today), fields);
export const readOpenReason = (fields: URLSearchParams): FormResult<z.infer<typeof openReasonForm>> =>
  readForm(openReasonForm, fields);
