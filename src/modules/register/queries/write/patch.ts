import type { Entry } from '../../rules/entry.ts';
import { ROW_TABLES, type RowProperty } from '../entry.ts';

type RowProperties = RowProperty | 'systems' | 'compatibility';

type Fixed = 'id' | 'controllerId' | 'number' | 'version' | 'controllerType';

/** The columns of the processing itself. */
export type EntryColumns = Omit<Entry, RowProperties | Fixed>;

/** What a form or an import changes: a list that is there replaces all its rows. */
export type EntryPatch = Partial<EntryColumns> & { [Key in RowProperties]?: Entry[Key] };

const NOT_COLUMNS = new Set([
  'systems',
  'compatibility',
  'id',
  'controllerId',
  'number',
  'version',
  'controllerType',
]);

const isColumn = (key: string): boolean => !(key in ROW_TABLES) && !NOT_COLUMNS.has(key);

export const columnsOf = (patch: EntryPatch) =>
  Object.fromEntries(Object.entries(patch).filter(([key, value]) => isColumn(key) && value !== undefined));
