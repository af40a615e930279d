import { z } from 'zod';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import { type Digest, digests, mayBeMailed, NO_WARNING, warnings } from '../rules/index.ts';

const mailsForm = z.object({
  digest: z.enum(Object.keys(digests) as [Digest, ...Digest[]], 'Välj hur ofta du vill ha mejl.').optional(),
  warningDays: z
    .enum([String(NO_WARNING), ...Object.keys(warnings)] as [string, ...string[]], 'Välj i listan.')
    .transform(Number)
    .optional(),
});
export type MailsForm = z.infer<typeof mailsForm>;

export const readMails = (fields: URLSearchParams): FormResult<MailsForm> =>
  checkValues(mailsForm, {
    digest: fields.get('digest') ?? undefined,
    warningDays: fields.get('warningDays') ?? undefined,
  });

const reminderForm = z.object({
  line: z
    .string()
    .trim()
    .max(300, 'Högst 300 tecken.')
    .refine(mayBeMailed, 'Ta bort personnumret: mejl skickas öppet.')
    .default(''),
});

export const readReminder = (fields: URLSearchParams): FormResult<z.infer<typeof reminderForm>> =>
  checkValues(reminderForm, { line: fields.get('line') ?? undefined });
