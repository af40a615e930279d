/** Approval: on delegation today, or as a body has decided on a day. */
import { z } from 'zod';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import { parseDate } from '../../../platform/plain-date.ts';
import { id } from './fields.ts';

const NO_DATE = 'Det är inget datum. Skriv till exempel 2026-11-20 eller 20/11 2026.';

const dateOr = (otherwise: string) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return otherwise;
      const date = parseDate(typed);
      if (date) return date;
      context.addIssue(NO_DATE);
      return z.NEVER;
    });

const line = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `Högst ${limit} tecken.`)
    .default('')
    .transform((typed) => typed || null);

const common = {
  /** Of the decision: a form sent twice approves once. */
  id,
  note: line(2000),
};

const delegated = (today: string) =>
  z.object({
    ...common,
    way: z.literal('delegation'),
    appliesFrom: dateOr(today).refine(
      (day) => day >= today,
      'Den dag versionen börjar gälla kan inte ha varit.',
    ),
  });

const decided = (today: string) =>
  z
    .object({
      ...common,
      way: z.literal('body'),
      bodyId: z.uuid('Välj vem som har beslutat.'),
      decidedOn: z
        .string()
        .default('')
        .transform((typed, context) => {
          const date = parseDate(typed);
          if (!date) context.addIssue(typed.trim() === '' ? 'Skriv vilken dag beslutet fattades.' : NO_DATE);
          else if (date > today) context.addIssue('Beslutet kan inte vara fattat efter i dag.');
          else return date;
          return z.NEVER;
        }),
      paragraph: z.string().trim().min(1, 'Skriv beslutets paragraf.').max(50, 'Högst 50 tecken.'),
      diaryMark: line(50),
      appliesFrom: dateOr(''),
      /** The body has seen the entries as they stand, though they were saved after its decision. */
      seen: z.string().optional(),
    })
    .transform(({ appliesFrom, seen, ...form }) => ({
      ...form,
      appliesFrom: appliesFrom || form.decidedOn,
      seen: seen === '1',
    }))
    .refine((form) => form.appliesFrom >= form.decidedOn, {
      path: ['appliesFrom'],
      message: 'Versionen kan inte börja gälla före beslutet.',
    });

export type ApprovalForm = z.infer<ReturnType<typeof delegated>> | z.infer<ReturnType<typeof decided>>;

/** Days are checked against `today`. */
export function readApproval(fields: URLSearchParams, today: string): FormResult<ApprovalForm> {
  const values = Object.fromEntries(fields);
  return values.way === 'body'
    ? checkValues<ApprovalForm>(decided(today), values)
    : checkValues<ApprovalForm>(delegated(today), { ...values, way: 'delegation' });
}
