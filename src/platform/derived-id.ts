/** Ids that follow from a form's own id: the same form sent again makes the same rows. */
import { createHash } from 'node:crypto';

/** The same parts give the same id; nobody who lacks one of them can tell it. */
export function derivedId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
