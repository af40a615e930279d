import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { id } from './fields.ts';

const view = z.object({
  id,
  name: z
    .string('Skriv vad vyn ska heta.')
    .trim()
    .min(1, 'Skriv vad vyn ska heta.')
    .max(100, 'Namnet får vara högst 100 tecken.'),
  /** Left as it was by a form that lacks it; an empty hidden field stands before the box. */
  shared: z
    .string()
    .transform((value) => value === '1')
    .optional(),
});
export type ViewForm = z.infer<typeof view>;

export const readView = (fields: URLSearchParams): FormResult<ViewForm> => readForm(view, fields);
