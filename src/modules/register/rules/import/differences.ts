/** What a re-import of an exported sheet would change in an entry. */
import { type RegisterColumn, registerColumn, registerColumns, type WriteContext } from '../columns.ts';
import type { Entry } from '../entry.ts';
import type { ImportedEntry } from './types.ts';

export interface Difference {
  readonly key: string;
  /** Header of the column in the register. */
  readonly column: string;
  readonly old: string;
  readonly new: string;
}

/** The entry with the cells of the row read over it; ids of its parts are kept, and so is what the sheet leaves out. */
export function withImported(
  existing: Entry,
  incoming: Pick<ImportedEntry, 'cells'>,
  context: WriteContext,
  keys?: readonly string[],
): Entry {
  const merged: Entry = structuredClone(existing);
  for (const column of registerColumns) {
    const text = incoming.cells[column.key];
    if (text === undefined || !column.read || (keys && !keys.includes(column.key))) continue;
    if (text !== column.write(existing, context).trim()) column.read(text, merged, context.labels);
  }
  const groups = new Set(merged.subjectGroups.map((group) => group.id));
  merged.dataItems = merged.dataItems.map((item) => ({
    ...item,
    subjects: item.subjects.filter((id) => groups.has(id)),
  }));
  return merged;
}

/** Each column that would change, with the old and the new text, in the order of the register. Empty when none would. */
export function differences(
  existing: Entry,
  incoming: Pick<ImportedEntry, 'cells'>,
  context: WriteContext,
): Difference[] {
  const merged = withImported(existing, incoming, context);
  return Object.keys(incoming.cells)
    .map((key) => registerColumn(key))
    .filter((column) => column !== undefined)
    .map((column) => difference(column, existing, merged, context))
    .filter((found) => found.old !== found.new);
}

function difference(
  column: RegisterColumn,
  existing: Entry,
  merged: Entry,
  context: WriteContext,
): Difference {
  return {
    key: column.key,
    column: column.header,
    old: column.write(existing, context),
    new: column.write(merged, context),
  };
}
