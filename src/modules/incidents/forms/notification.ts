/** What was sent to the authority and when, and proposals for the lists of its form. */
import { z } from 'zod';
import { type BreachListOption, breachListIds } from '../../../knowledge/breach-form.ts';
import { day, type FormResult, readForm } from '../../../platform/form.ts';
import { type NotificationPhase, notificationPhases } from '../rules/index.ts';
import { instantOf, optionalText, requiredText } from './fields.ts';

const notificationForm = (now: string) =>
  z
    .object({
      phase: z.enum(
        Object.keys(notificationPhases) as [NotificationPhase, ...NotificationPhase[]],
        'Välj vad som är skickat.',
      ),
      sentOn: z.string().default(''),
      sentAt: z.string().default(''),
      authorityReference: optionalText(100).default(null),
      lateReason: optionalText(2000).default(null),
      isComplete: z
        .string()
        .default('')
        .transform((value) => value === '1'),
      /** Undefined: the form showed no answers that are missing, and asked nothing. */
      incompleteConfirmed: z
        .string()
        .transform((value) => value === '1')
        .optional(),
    })
    .transform(({ sentOn, sentAt, ...form }, context) => {
      const read = instantOf({ on: sentOn, at: sentAt }, now);
      if ('at' in read) return { ...form, sentAt: read.at };
      const path = read.field === 'on' ? 'sentOn' : 'sentAt';
      context.addIssue({ code: 'custom', path: [path], message: read.error });
      return z.NEVER;
    });
export type NotificationForm = z.infer<ReturnType<typeof notificationForm>>;
export const readNotification = (fields: URLSearchParams, now: string): FormResult<NotificationForm> =>
  readForm(notificationForm(now), fields);

export interface ListProposalForm {
  readonly list: (typeof breachListIds)[number];
  readonly options: readonly BreachListOption[];
  readonly source: string;
  readonly validFrom: string;
}

const proposalForm = z.object({
  list: z.enum(breachListIds, 'Välj vilken lista det gäller.'),
  source: requiredText(
    'Skriv var du har läst listan, till exempel «IMY:s e-tjänst, läst 22 november 2026».',
    500,
  ),
  validFrom: day,
});

/** Known options keep their ids; a new one gets one of its words. An emptied option is left out. */
export function readListProposal(fields: URLSearchParams): FormResult<ListProposalForm> {
  const read = readForm(proposalForm, fields);
  const ids = fields.getAll('optionId');
  const options = fields
    .getAll('option')
    .map((label, index) => ({ id: ids[index] || idOfWords(label), label: label.trim() }))
    .filter(({ label }) => label !== '');
  const labels = new Set(options.map(({ label }) => label.toLowerCase()));
  const fault =
    options.length < 2
      ? 'Skriv minst två alternativ.'
      : labels.size < options.length
        ? 'Två alternativ är lika.'
        : options.some(({ label }) => label.length > 300)
          ? 'Ett alternativ är längre än 300 tecken.'
          : undefined;
  if (read.ok && !fault) return { ok: true, value: { ...read.value, options } };
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...(fault && { option: fault }) } };
}

const idOfWords = (label: string): string =>
  label
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'alternativ';
