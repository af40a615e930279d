/** Saving a form that several people may have open at once. */
import { Conflict } from '../../../platform/errors.ts';
import { changedFields, type Fields, type FieldValue } from '../rules/index.ts';

const said = (value: FieldValue | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** What is to be written; where two wrote different things the conflict page shows both. */
export function mergedChanges(
  form: { readonly shown: Fields; readonly typed: Fields },
  saved: Fields,
  labels: Readonly<Record<string, string>>,
): Fields {
  const { changes, clashes } = changedFields(form.shown, form.typed, saved);
  if (clashes.length === 0) return changes;
  throw new Conflict(
    [...clashes.map(({ field }) => field), ...Object.keys(changes)].map((field) => ({
      label: labels[field] ?? field,
      saved: said(saved[field]),
      typed: said(form.typed[field]),
    })),
  );
}
