import { z } from 'zod';
import { meetingLabels, roles } from '../../../knowledge/roles.ts';
import { type FormResult, readForm } from '../../../platform/form.ts';
import * as fields from './fields.ts';

const cooperationForm = z.object({
  name: fields.name('samverkans namn'),
  note: fields.optionalText.optional(),
});
const cooperationChanges = cooperationForm.partial();
const codeForm = z.object({
  code: z
    .string('Skriv koden.')
    .trim()
    .min(1, 'Skriv koden som ni har fått av värdkommunen.')
    .max(40, 'Högst 40 tecken.'),
});
const officerForm = z.object({ personId: z.uuid('Välj person.') });
const leaveForm = z.object({ lastDay: fields.day });

export type CooperationForm = z.infer<typeof cooperationForm>;
export type CooperationChanges = z.infer<typeof cooperationChanges>;

export const readCooperation = (typed: URLSearchParams): FormResult<CooperationForm> =>
  readForm(cooperationForm, typed);
export const readCooperationChanges = (typed: URLSearchParams): FormResult<CooperationChanges> =>
  readForm(cooperationChanges, typed);
export const readCode = (typed: URLSearchParams): FormResult<{ code: string }> => readForm(codeForm, typed);
export const readOfficer = (typed: URLSearchParams): FormResult<{ personId: string }> =>
  readForm(officerForm, typed);
export const readLeave = (typed: URLSearchParams): FormResult<{ lastDay: string }> =>
  readForm(leaveForm, typed);

/** Keys that a cooperation may name in its own words. */
export const labelKeys = [...roles.map(({ id }) => id), ...meetingLabels.map(({ key }) => key)];

/** The labels that the form has; an emptied one is null and goes back to the product's own word. */
export function readLabels(
  typed: URLSearchParams,
): FormResult<readonly (readonly [string, string | null])[]> {
  const labels = labelKeys.flatMap((key) => {
    const label = typed.get(`label.${key}`);
    return label === null ? [] : [[key, label.trim() || null] as const];
  });
  const long = labels.find(([, label]) => (label?.length ?? 0) > 100);
  if (long) return { ok: false, errors: { [`label.${long[0]}`]: 'Högst 100 tecken.' } };
  return { ok: true, value: labels };
}
