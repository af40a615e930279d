/** What the controllers that we handle data for are told (E-052). */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { type NoticeWay, noticeWays } from '../rules/index.ts';
import { instantOf, optionalText, requiredText } from './fields.ts';

const noticeForm = (now: string) =>
  z
    .object({
      others: optionalText(2000).default(null),
      nature: requiredText(
        'Skriv vad som har hänt, och om det går vilka och hur många personer och uppgifter det gäller.',
        10_000,
      ),
      consequences: optionalText(5000).default(null),
      measures: optionalText(5000).default(null),
      continues: z.enum(['yes', 'no'], 'Säg om mer kommer.').transform((answer) => answer === 'yes'),
      way: z.enum(Object.keys(noticeWays) as [NoticeWay, ...NoticeWay[]], 'Välj hur ni har underrättat.'),
      on: z.string().default(''),
      at: z.string().default(''),
    })
    .transform(({ on, at, others, ...form }, context) => {
      const read = instantOf({ on, at }, now);
      if (!('at' in read)) context.addIssue({ code: 'custom', path: [read.field], message: read.error });
      const named = (others ?? '')
        .split('\n')
        .map((line) => line.trim().slice(0, 200))
        .filter(Boolean);
      return { ...form, others: named, sentAt: 'at' in read ? read.at : '' };
    });
export type NoticeForm = z.infer<ReturnType<typeof noticeForm>> & { readonly recipients: readonly string[] };

export function readNotice(fields: URLSearchParams, now: string): FormResult<NoticeForm> {
  const form = readForm(noticeForm(now), fields);
  if (!form.ok) return form;
  const chosen = fields.getAll('recipients').filter(Boolean);
  const recipients = [...new Set([...chosen, ...form.value.others])];
  if (recipients.length === 0)
    return { ok: false, errors: { recipients: 'Välj vilka ni har underrättat, eller skriv dem.' } };
  return { ok: true, value: { ...form.value, recipients } };
}
