/**
 * The columns of the register as data: the 27 that a register asks for, several of them spread over columns of their own so that
 * an exported sheet can be edited and read back. `registerColumns` stands in the order of the export.
 */
import type { RegisterColumn, WriteContext } from './columns/column.ts';
import { dataColumns } from './columns/data.ts';
import { identityColumns, regimeColumns, statusColumns } from './columns/general.ts';
import { purposeColumns } from './columns/purposes.ts';
import { protectionColumns, sharingColumns } from './columns/sharing.ts';
import type { Entry } from './entry.ts';

export type { Facts, LabelList, Labels, RegisterColumn, WriteContext } from './columns/column.ts';

export const registerColumns: readonly RegisterColumn[] = [
  ...identityColumns,
  ...purposeColumns,
  ...regimeColumns,
  ...dataColumns,
  ...sharingColumns,
  ...protectionColumns,
  ...statusColumns,
];

/** Header of the column of gaps in an export: shown, never read back. */
export const GAP_HEADER = 'Saknas (vem, senast)';

const byKey = new Map(registerColumns.map((column) => [column.key, column]));

export function registerColumn(key: string): RegisterColumn | undefined {
  return byKey.get(key);
}

/** The header row of an exported register. */
export function registerHeaders(columns: readonly RegisterColumn[] = registerColumns): string[] {
  return columns.map((column) => column.header);
}

/** One row of an exported register, in the order of the columns. */
export function registerRow(
  entry: Entry,
  context: WriteContext,
  columns: readonly RegisterColumn[] = registerColumns,
): string[] {
  return columns.map((column) => column.write(entry, context));
}
