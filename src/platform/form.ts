/** From fields to checked values, or one Swedish sentence per field that is wrong. */
import { type ZodType, z } from 'zod';
import { parseDate } from './plain-date.ts';

export type FormErrors = Readonly<Record<string, string>>;
export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FormErrors };

/** Reads single-valued fields; a field that the form lacks is undefined. */
export function readForm<Value>(schema: ZodType<Value>, fields: URLSearchParams): FormResult<Value> {
  return checkValues(schema, Object.fromEntries(fields));
}

/** Checks values already gathered; paths become field names joined by dots. Faults come in the order of the schema's fields. */
export function checkValues<Value>(schema: ZodType<Value>, values: unknown): FormResult<Value> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const place = ({ path: [field] }: { path: PropertyKey[] }) => fields.indexOf(String(field));
  for (const issue of parsed.error.issues.toSorted((one, other) => place(one) - place(other)))
    errors[issue.path.join('.')] ??= issue.message;
  return { ok: false, errors };
}

const DAY = 'Skriv ett datum, till exempel 2026-11-20.';
/** A day as people write it. */
export const day = z.string(DAY).transform((typed, context) => {
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue(DAY);
  return z.NEVER;
});

/** Nothing written is null. */
export const optionalDay = z.string().transform((typed, context) => {
  if (typed.trim() === '') return null;
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue('Skriv ett datum, till exempel 2026-11-20, eller lämna tomt.');
  return z.NEVER;
});

/** The id of a row that is chosen from a list; nothing chosen is null. */
export const optionalId = z
  .string()
  .refine((id) => id === '' || z.uuid().safeParse(id).success, 'Välj ur listan.')
  .transform((id) => id || null);
