/** A file that shows that a measure is in place. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';

const evidenceForm = z.object({
  id: z.uuid('Öppna sidan igen och försök på nytt.'),
  measure: z
    .string()
    .trim()
    .max(300, 'Högst 300 tecken.')
    .default('')
    .transform((typed) => typed || null),
});
export type EvidenceForm = z.infer<typeof evidenceForm>;

export const readEvidence = (fields: URLSearchParams): FormResult<EvidenceForm> =>
  readForm(evidenceForm, fields);
