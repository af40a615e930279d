import { z } from 'zod';
import { checkValues, type FormResult, readForm } from '../../platform/form.ts';
import { parseDate } from '../../platform/plain-date.ts';
import { type RemarkKind, type RemarkOutcome, remarkKinds, remarkOutcomes } from './rules.ts';

const text = (what: string) => z.string().trim().min(1, `Skriv ${what}.`).max(5000, 'Högst 5 000 tecken.');
const chosen = z.string().transform((id) => id || null);
/** A day to come, or none. */
const comingDay = (today: string) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null;
      const date = parseDate(typed, today);
      if (!date) context.addIssue('Skriv ett datum, till exempel 2026-12-15, eller lämna tomt.');
      else if (date < today)
        context.addIssue('Dagen har redan varit. Välj en dag som kommer, eller lämna tomt.');
      else return date;
      return z.NEVER;
    });

const remarkForm = (today: string) =>
  z.object({
    kind: z.enum(
      Object.keys(remarkKinds) as [RemarkKind, ...RemarkKind[]],
      'Välj anmärkning, råd eller begäran om uppgift.',
    ),
    text: text('vad ombudet vill säga'),
    recipientId: chosen,
    answerBy: comingDay(today),
  });

/** So that somebody who reads it in a year understands why the advice was not followed. */
const SHORTEST_REASON = 20;

const answerForm = z
  .object({
    outcome: z.enum(
      Object.keys(remarkOutcomes) as [RemarkOutcome, ...RemarkOutcome[]],
      'Välj vad ni gör med det som ombudet har sagt.',
    ),
    answer: z.string().trim().max(5000, 'Högst 5 000 tecken.').default(''),
    version: z.coerce.number(),
  })
  .refine((form) => form.answer !== '' || form.outcome === 'followed' || form.outcome === 'not-followed', {
    path: ['answer'],
    message: 'Skriv ett svar: vad ni gör, eller uppgiften som ombudet frågar efter.',
  })
  .refine((form) => form.outcome !== 'not-followed' || form.answer.length >= SHORTEST_REASON, {
    path: ['answer'],
    message: 'När ni inte gör som ombudet säger måste skälen stå här, så att de går att förstå efteråt.',
  });

const stepForm = (today: string) =>
  z
    .object({
      action: z.string(),
      version: z.coerce.number(),
      text: z.string().trim().max(5000, 'Högst 5 000 tecken.').default(''),
      answerBy: comingDay(today),
    })
    .refine((form) => form.action !== 'reopen' || form.text !== '', {
      path: ['text'],
      message: 'Skriv vad du vill ha svar på.',
    });

const noteForm = z.object({
  text: text('anteckningen'),
  controllerId: z.uuid('Välj vilken nämnd anteckningen gäller.'),
});

export type RemarkForm = z.infer<ReturnType<typeof remarkForm>>;
export type StepForm = z.infer<ReturnType<typeof stepForm>>;
export type AnswerForm = z.infer<typeof answerForm>;
export type NoteForm = z.infer<typeof noteForm>;

export const readRemark = (fields: URLSearchParams, today: string): FormResult<RemarkForm> =>
  readForm(remarkForm(today), fields);
export const readAnswer = (fields: URLSearchParams): FormResult<AnswerForm> => readForm(answerForm, fields);
export const readNote = (fields: URLSearchParams): FormResult<NoteForm> => readForm(noteForm, fields);

/** Names of fields as the buttons of the page send them. */
export const readStep = (fields: URLSearchParams, today: string): FormResult<StepForm> =>
  checkValues(stepForm(today), {
    action: fields.get('atgard') ?? '',
    version: fields.get('version'),
    text: fields.get('text') ?? '',
    answerBy: fields.get('answerBy') ?? '',
  });
