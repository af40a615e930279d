/** One column of many entries: which, and what is to be written. */
import { z } from 'zod';
import { legalBases } from '../../../knowledge/legal-bases.ts';
import { statutes } from '../../../knowledge/statutes.ts';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import { type BulkChange, type BulkColumn, bulkColumns } from '../rules/bulk.ts';
import { CONTACT_ROLE_CODES } from '../rules/contact-roles.ts';
import { level, optionalDate, required } from './fields.ts';

const date = optionalDate.transform((typed, context) => {
  if (typed) return typed;
  context.addIssue('Skriv ett datum.');
  return z.NEVER;
});

const listed = (list: readonly { readonly id: string }[], message: string) =>
  z.string(message).refine((code) => list.some(({ id }) => id === code), message);

const text = (what: string) => z.object({ text: required(what) });

const schemas = {
  processArea: text('verksamhetsområdet'),
  processCode: text('processen'),
  accessRoutine: text('rutinen'),
  nextReviewOn: z.object({ date }),
  accessReviewedOn: z.object({ date }),
  contact: z.object({
    role: z.enum(CONTACT_ROLE_CODES, 'Välj roll.'),
    name: required('namn eller funktion'),
  }),
  system: z.object({ systemId: z.uuid('Välj system.') }),
  statute: z.object({
    legalBasis: listed(legalBases, 'Välj rättslig grund.'),
    statute: listed(statutes, 'Välj författning.'),
  }),
  klassa: z
    .object({
      klassaConfidentiality: level(0, 4).transform((value) => value ?? null),
      klassaCorrectness: level(0, 4).transform((value) => value ?? null),
      klassaAvailability: level(0, 4).transform((value) => value ?? null),
      klassaTraceability: level(0, 4).transform((value) => value ?? null),
      klassaOn: optionalDate.transform((value) => value ?? null),
    })
    .refine((levels) => Object.values(levels).some((value) => value !== null), {
      path: ['klassaConfidentiality'],
      message: 'Välj minst en nivå.',
    }),
} as const satisfies Record<BulkColumn, z.ZodType>;

/** The column that is chosen; undefined when it is none of those that can be changed together. */
export const bulkColumn = (code: string | null): BulkColumn | undefined =>
  code !== null && Object.hasOwn(bulkColumns, code) ? (code as BulkColumn) : undefined;

/** A next review is checked against `today`: one that has been cannot be planned. */
export function readBulk(column: BulkColumn, fields: URLSearchParams, today: string): FormResult<BulkChange> {
  const result = checkValues(schemas[column] as z.ZodType<object>, Object.fromEntries(fields));
  if (result.ok && column === 'nextReviewOn' && (result.value as { date: string }).date < today)
    return {
      ok: false,
      errors: { date: 'Nästa översyn kan inte ha varit. Skriv i dag eller en senare dag.' },
    };
  return result.ok ? { ok: true, value: { ...result.value, column } as BulkChange } : result;
}
