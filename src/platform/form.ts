/** From fields to checked values, or one Swedish sentence per field that is wrong. */
import type { ZodType } from 'zod';

export type FormErrors = Readonly<Record<string, string>>;
export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FormErrors };

/** Reads single-valued fields; a field that the form lacks is undefined. */
export function readForm<Value>(schema: ZodType<Value>, fields: URLSearchParams): FormResult<Value> {
  return checkValues(schema, Object.fromEntries(fields));
}

/** Checks values already gathered; paths become field names joined by dots. */
export function checkValues<Value>(schema: ZodType<Value>, values: unknown): FormResult<Value> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= issue.message;
  return { ok: false, errors };
}
