/** Several people write in the same incident at once: only what each of them changed is written. Pure. */

export type FieldValue = string | number | boolean | null | readonly string[];
export type Fields = Readonly<Record<string, FieldValue>>;

export interface Clash {
  readonly field: string;
  readonly saved: FieldValue;
  readonly typed: FieldValue;
}

export interface Merged {
  readonly changes: Fields;
  /** Somebody wrote another thing in the field since the form was opened. */
  readonly clashes: readonly Clash[];
}

const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * What of `typed` differs from what the form `shown`, against what is saved now. A field that was not changed in the
 * form is left as it is, whatever has happened to it; one that both changed to the same is no clash.
 */
export function changedFields(shown: Fields, typed: Fields, saved: Fields): Merged {
  const changes: Record<string, FieldValue> = {};
  const clashes: Clash[] = [];
  for (const [field, value] of Object.entries(typed)) {
    const now = saved[field] ?? null;
    if (same(value, shown[field]) || same(value, now)) continue;
    if (same(now, shown[field])) changes[field] = value;
    else clashes.push({ field, saved: now, typed: value });
  }
  return { changes, clashes };
}
