/** A decision in a case, and the list of decisions to a meeting. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { parseDate } from '../../../platform/plain-date.ts';
import { type DecisionMatter, decisionMatters } from '../../organisations/rules/index.ts';
import { type DecisionWayId, decisionWays } from '../rules/index.ts';
import { title } from './fields.ts';

const optionalDay = (today: string) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null;
      const date = parseDate(typed);
      if (date && date <= today) return date;
      context.addIssue(
        date ? 'Dagen kan inte ligga i framtiden.' : 'Skriv ett datum, till exempel 2026-11-20.',
      );
      return z.NEVER;
    });
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`)
    .default('')
    .transform((typed) => typed || null);
const chosen = z
  .string()
  .default('')
  .transform((id) => id || null);

const decisionForm = (today: string) =>
  z
    .object({
      way: z.enum(
        Object.keys(decisionWays) as [DecisionWayId, ...DecisionWayId[]],
        'Välj vem som har beslutat.',
      ),
      matter: z.enum(
        Object.keys(decisionMatters) as [DecisionMatter, ...DecisionMatter[]],
        'Välj vad beslutet gäller.',
      ),
      title,
      text: text(5000),
      individual: z
        .string()
        .default('')
        .transform((value) => value === '1'),
      decidedOn: optionalDay(today),
      delegateId: chosen,
      chairId: chosen,
      bodyId: chosen,
      paragraph: text(40),
      urgency: text(1000),
      delegatedOn: z
        .string()
        .default('')
        .transform((value) => value === '1'),
      replacesId: chosen,
    })
    .superRefine((form, context) => {
      const lacks = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (form.way !== 'delegate' && !form.decidedOn) lacks('decidedOn', 'Skriv dagen då beslutet fattades.');
      if (form.way === 'recorded' && !form.delegateId) lacks('delegateId', 'Välj vem som beslutade.');
      if (form.way === 'chair' && !form.chairId) lacks('chairId', 'Välj vem som är ordförande.');
      if (form.way === 'chair' && !form.urgency)
        lacks('urgency', 'Skriv varför saken inte kunde vänta till nämndens sammanträde.');
      if ((form.way === 'committee' || form.way === 'board') && !form.paragraph)
        lacks('paragraph', 'Skriv paragrafen i protokollet, till exempel § 87.');
      if (form.way === 'committee' && !form.bodyId) lacks('bodyId', 'Välj vilket utskott som beslutade.');
    });
export type DecisionForm = z.infer<ReturnType<typeof decisionForm>>;
export const readDecision = (fields: URLSearchParams, today: string): FormResult<DecisionForm> =>
  readForm(decisionForm(today), fields);

const reportForm = z.object({
  meeting: z.string('Välj sammanträdet.').min(1, 'Välj sammanträdet som listan går till.'),
});
export type ReportForm = z.infer<typeof reportForm>;
export const readReport = (fields: URLSearchParams): FormResult<ReportForm> => readForm(reportForm, fields);
