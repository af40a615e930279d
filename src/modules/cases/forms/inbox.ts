/** Taking in what comes, and saying what becomes of it. */
import { z } from 'zod';
import { checkValues, type FormResult, readForm } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { caseKindIds, takenChannels } from '../rules/index.ts';
import { optionalDay, optionalId, optionalText, pastDay, requiredText, ticked, title } from './fields.ts';

const AGAIN = 'Öppna sidan igen och försök på nytt.';
const takeInForm = (today: string) =>
  z
    .object({
      id: z.uuid(AGAIN),
      /** Whom it came to; a form that lacks it means the one that is worked for. */
      controllerId: z.uuid('Välj vilken nämnd det kom till.').optional(),
      channel: z.enum(takenChannels, 'Välj hur det kom in.'),
      receivedOn: pastDay(today),
      kind: z
        .union([z.enum(caseKindIds), z.literal('').transform(() => null)], 'Välj ur listan.')
        .default(null),
      senderName: optionalText(200).default(null),
      senderOrganisation: optionalText(200).default(null),
      senderContact: optionalText(300).default(null),
      protected: ticked.default(false),
      subject: requiredText('Skriv vad det gäller, i några ord.', 200),
      text: optionalText(20_000).default(null),
      identityNumbersConfirmed: ticked.default(false),
    })
    .superRefine((form, context) => {
      const issue = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      if (form.protected && form.senderContact)
        issue(
          'senderContact',
          'Adress, telefon och e-post sparas inte för den som har skyddade personuppgifter. Post går genom Skatteverkets förmedling.',
        );
      if (identityNumbersIn(form.subject) > 0)
        issue(
          'subject',
          'Här ser det ut att stå ett personnummer. Skriv vad det gäller, aldrig vem: det här syns i listor och på kvittot.',
        );
      if (!form.identityNumbersConfirmed && identityNumbersIn(form.text ?? '') > 0)
        issue(
          'text',
          'Texten ser ut att innehålla ett personnummer. Ta bort det om det inte behövs, eller bekräfta att det ska stå här.',
        );
    });
export type TakeInForm = z.infer<ReturnType<typeof takeInForm>>;

export const readTakeIn = (fields: URLSearchParams, today: string): FormResult<TakeInForm> =>
  readForm(takeInForm(today), fields);

const registerForm = z
  .object({
    id: z.uuid(AGAIN),
    kind: z.enum(caseKindIds, 'Välj vad ärendet är.'),
    title,
    responsibleId: optionalId.default(null),
    secrecy: optionalText(100).default(null),
    secrecyOther: optionalText(100).default(null),
    /** The day that an authority asks for an answer by. */
    replyBy: optionalDay.default(null),
    restricted: ticked.default(false),
    controllers: z.array(z.uuid('Välj ur listan.')).min(1, 'Välj minst en nämnd eller ett bolag.'),
  })
  .refine(({ kind, replyBy }) => replyBy === null || kind === 'authority-contact', {
    path: ['replyBy'],
    message:
      'Dagen hör till en kontakt med tillsynsmyndigheten. Välj det under «Vad är det?», eller lämna tomt.',
  });
export type RegisterForm = z.infer<typeof registerForm>;

export const readRegister = (fields: URLSearchParams): FormResult<RegisterForm> =>
  checkValues(registerForm, {
    ...Object.fromEntries(fields),
    controllers: [...new Set(fields.getAll('controllers').filter(Boolean))],
  });

const addForm = z.object({ id: z.uuid(AGAIN), caseId: z.uuid('Välj ett ärende.') });
export const readAddToCase = (fields: URLSearchParams): FormResult<z.infer<typeof addForm>> =>
  readForm(addForm, fields);

const nothingForm = z.object({
  id: z.uuid(AGAIN),
  reason: requiredText(
    'Skriv varför det inte blir ett ärende, till exempel «Reklam» eller «Hör inte till nämnden».',
    500,
  ),
});
export const readNothing = (fields: URLSearchParams): FormResult<z.infer<typeof nothingForm>> =>
  readForm(nothingForm, fields);
