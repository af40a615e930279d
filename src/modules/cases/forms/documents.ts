/** The forms of a document: its answers, how it is registered, and how it was sent. A field that is not there is left. */
import { z } from 'zod';
import { type FormErrors, type FormResult, readForm } from '../../../platform/form.ts';
import { parseDate } from '../../../platform/plain-date.ts';
import {
  type Answers,
  type DocumentDirection,
  type DocumentTemplate,
  type DocumentTypeId,
  documentDirections,
  documentTypeIds,
  type SendingWay,
  sendingWays,
  type TemplateField,
} from '../rules/index.ts';
import { title } from './fields.ts';

const directions = Object.keys(documentDirections) as [DocumentDirection, ...DocumentDirection[]];

const DAY = 'Skriv ett datum, till exempel 2026-11-20.';
const day = z.string(DAY).transform((typed, context) => {
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue(DAY);
  return z.NEVER;
});
const chosenId = z
  .string()
  .refine((id) => id === '' || z.uuid().safeParse(id).success, 'Välj ur listan.')
  .transform((id) => id || null);
const ground = z
  .string()
  .trim()
  .max(100, 'Högst 100 tecken.')
  .transform((typed) => typed || null);
const ticked = z.string().transform((value) => value === '1');

const registered = z.object({
  title,
  type: z.enum(documentTypeIds, 'Välj vad det är.'),
  direction: z.enum(directions, 'Välj om det är inkommet, upprättat, utgående eller arbetsmaterial.'),
  datedOn: day,
  personId: chosenId.default(null),
  secrecy: ground.default(null),
  secrecyOther: ground.default(null),
  partyWithheld: ticked.default(false),
  titleWithheld: ticked.default(false),
});
const registeredChanges = z.object({
  title: title.optional(),
  type: z.enum(documentTypeIds, 'Välj vad det är.').optional(),
  direction: z
    .enum(directions, 'Välj om det är inkommet, upprättat, utgående eller arbetsmaterial.')
    .optional(),
  datedOn: day.optional(),
  personId: chosenId.optional(),
  secrecy: ground.optional(),
  secrecyOther: ground.optional(),
  partyWithheld: ticked.optional(),
  titleWithheld: ticked.optional(),
});
type Registered = z.infer<typeof registered>;

/** How a document is registered, beside what it says. */
export type DocumentForm = Omit<Registered, 'secrecyOther'> & { readonly type: DocumentTypeId };
export type DocumentChanges = Partial<DocumentForm>;

/** The provision that was written goes before the one that was chosen. */
const withGround = <
  Form extends { secrecy?: string | null | undefined; secrecyOther?: string | null | undefined },
>({
  secrecyOther,
  ...form
}: Form) => (secrecyOther ? { ...form, secrecy: secrecyOther } : form);

const defined = (value: object): DocumentChanges =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

export function readDocument(fields: URLSearchParams): FormResult<DocumentForm> {
  const read = readForm(registered, fields);
  return read.ok ? { ok: true, value: withGround(read.value) } : read;
}

export function readDocumentChanges(fields: URLSearchParams): FormResult<DocumentChanges> {
  const read = readForm(registeredChanges, fields);
  return read.ok ? { ok: true, value: defined(withGround(read.value)) } : read;
}

const most = { line: 300, lines: 5000, text: 50_000, day: 30, choice: 50 } as const;

/** The answers that the form holds; those that it lacks are not among them. */
export function readAnswers(template: DocumentTemplate, fields: URLSearchParams): FormResult<Answers> {
  const answers: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const field of template.fields) {
    if (field.given) continue;
    const typed = fields.get(field.id)?.trim();
    if (typed === undefined) continue;
    const read = readAnswer(field, typed);
    const fault = read.fault ?? tooLong(field, typed);
    if (fault) errors[field.id] = fault;
    else answers[field.id] = read.value;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: answers };
}

interface ReadAnswer {
  readonly value: string;
  readonly fault?: string;
}

function readAnswer({ kind, options }: TemplateField, typed: string): ReadAnswer {
  if (typed === '') return { value: '' };
  if (kind === 'day') {
    const date = parseDate(typed);
    return date ? { value: date } : { value: typed, fault: `${DAY.slice(0, -1)}, eller lämna tomt.` };
  }
  if (kind === 'choice' && !options?.some(({ value }) => value === typed))
    return { value: typed, fault: 'Välj ur listan.' };
  return { value: typed };
}

const tooLong = ({ kind }: TemplateField, typed: string): string | undefined =>
  typed.length > most[kind] ? `Högst ${most[kind].toLocaleString('sv-SE')} tecken.` : undefined;

const pastDay = (today: string) => day.refine((date) => date <= today, 'Dagen kan inte ligga i framtiden.');

const sentForm = (today: string) =>
  z.object({
    way: z.enum(Object.keys(sendingWays) as [SendingWay, ...SendingWay[]], 'Välj hur den skickades.'),
    finishedOn: pastDay(today),
    receiver: z.string().trim().max(300, 'Högst 300 tecken.').optional(),
    personId: chosenId.optional(),
  });
export type SentForm = z.infer<ReturnType<typeof sentForm>>;
export const readSent = (fields: URLSearchParams, today: string): FormResult<SentForm> =>
  readForm(sentForm(today), fields);

const signedForm = (today: string) => z.object({ signedOn: pastDay(today) });
export const readSigned = (fields: URLSearchParams, today: string): FormResult<{ signedOn: string }> =>
  readForm(signedForm(today), fields);

/** Both halves of a form at once, so that everything that is wrong is told at once. */
export function bothForms<First, Second>(
  first: FormResult<First>,
  second: FormResult<Second>,
): FormResult<readonly [First, Second]> {
  if (first.ok && second.ok) return { ok: true, value: [first.value, second.value] };
  const errors: FormErrors = { ...(first.ok ? {} : first.errors), ...(second.ok ? {} : second.errors) };
  return { ok: false, errors };
}
