/** Root cause and lessons, and how the case ended. */
import { z } from 'zod';
import { checkValues, type FormResult, readForm } from '../../../platform/form.ts';
import type { Fields } from '../rules/index.ts';
import { optionalText, requiredText } from './fields.ts';
import { askAboutNumbers } from './identity-ask.ts';

const lessonsForm = z.object({
  rootCause: optionalText(5000).optional(),
  lessons: optionalText(5000).optional(),
});

export interface LessonsForm {
  readonly shown: Fields;
  readonly typed: Fields;
}

/** What the form has, with what it showed when it was opened. */
export function readLessons(fields: URLSearchParams): FormResult<LessonsForm> {
  const form = askAboutNumbers(readForm(lessonsForm, fields), fields, ['rootCause', 'lessons']);
  if (!form.ok) return form;
  const shown = Object.fromEntries(
    Object.keys(form.value).map((name) => [name, fields.get(`var.${name}`)?.trim() || null]),
  );
  return { ok: true, value: { shown, typed: form.value as Fields } };
}

const closingForm = z.object({
  outcome: requiredText('Skriv hur det slutade, i en mening.', 500),
  weeding: requiredText('Skriv vad som är rensat, eller att inget behövde rensas.', 500),
  /** Working material that goes now. */
  weeded: z.array(z.uuid()).default([]),
});
export type ClosingForm = z.infer<typeof closingForm>;

export const readClosing = (fields: URLSearchParams): FormResult<ClosingForm> =>
  checkValues(closingForm, {
    outcome: fields.get('outcome') ?? '',
    weeding: fields.get('weeding') ?? '',
    weeded: fields.getAll('weeded').filter(Boolean),
  });
