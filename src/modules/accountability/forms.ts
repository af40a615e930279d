import { z } from 'zod';
import { type FormResult, readForm } from '../../platform/form.ts';
import { parseDate } from '../../platform/plain-date.ts';
import { type RemarkKind, type RemarkOutcome, remarkKinds, remarkOutcomes } from './rules.ts';

const text = (what: string) => z.string().trim().min(1, `Skriv ${what}.`).max(5000, 'Högst 5 000 tecken.');
const chosen = z.string().transform((id) => id || null);
const optionalDay = z.string().transform((typed, context) => {
  if (typed.trim() === '') return null;
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue('Skriv ett datum, till exempel 2026-12-15, eller lämna tomt.');
  return z.NEVER;
});

const remarkForm = z.object({
  kind: z.enum(
    Object.keys(remarkKinds) as [RemarkKind, ...RemarkKind[]],
    'Välj anmärkning, råd eller begäran om uppgift.',
  ),
  text: text('vad ombudet vill säga'),
  recipientId: chosen,
  answerBy: optionalDay,
});

const answerForm = z
  .object({
    outcome: z.enum(
      Object.keys(remarkOutcomes) as [RemarkOutcome, ...RemarkOutcome[]],
      'Välj vad ni gör med det som ombudet har sagt.',
    ),
    answer: z.string().trim().max(5000, 'Högst 5 000 tecken.').default(''),
    version: z.coerce.number(),
  })
  .refine((form) => form.answer !== '' || form.outcome === 'followed', {
    path: ['answer'],
    message: 'Skriv ett svar. När ni inte gör som ombudet säger måste skälen stå här.',
  });

const noteForm = z.object({
  text: text('anteckningen'),
  controllerId: z.uuid('Välj vilken nämnd anteckningen gäller.'),
});

export type RemarkForm = z.infer<typeof remarkForm>;
export type AnswerForm = z.infer<typeof answerForm>;
export type NoteForm = z.infer<typeof noteForm>;

export const readRemark = (fields: URLSearchParams): FormResult<RemarkForm> => readForm(remarkForm, fields);
export const readAnswer = (fields: URLSearchParams): FormResult<AnswerForm> => readForm(answerForm, fields);
export const readNote = (fields: URLSearchParams): FormResult<NoteForm> => readForm(noteForm, fields);
