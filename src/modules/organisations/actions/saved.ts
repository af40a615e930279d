/** What is loaded before it is changed: it must be there, and nobody else may have saved it meanwhile. */
import { type ConflictingChange, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';

export const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new NotFound();
  return row;
};

interface Days {
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | null | undefined;
}

/** Judges the days as they will stand: what the form lacks is as saved. The error is at a field that the form has. */
export function daysOutOfOrder(saved: Days, typed: Days): FormErrors | undefined {
  const firstDay = typed.firstDay ?? saved.firstDay;
  const lastDay = typed.lastDay === undefined ? saved.lastDay : typed.lastDay;
  if (!firstDay || !lastDay || lastDay >= firstDay) return undefined;
  return typed.lastDay === undefined
    ? { firstDay: `Första dagen kan inte vara efter sista dagen, ${longDate(lastDay)}.` }
    : { lastDay: `Sista dagen kan inte vara före första dagen, ${longDate(firstDay)}.` };
}

/** Field by field what differs between what is saved and what was typed; a field that was not typed is left out. */
export function differences<Form extends object>(
  saved: Partial<Record<keyof Form, unknown>>,
  typed: Form,
  labels: Partial<Record<keyof Form, string>>,
): ConflictingChange[] {
  return (Object.keys(labels) as (keyof Form)[])
    .filter((key) => typed[key] !== undefined && (saved[key] ?? '') !== (typed[key] ?? ''))
    .map((key) => ({
      label: labels[key] ?? '',
      saved: String(saved[key] ?? ''),
      typed: String(typed[key] ?? ''),
    }));
}
