import type { Transaction } from '../../../../platform/database/connection.ts';
import type { Entry } from '../../rules/entry.ts';
import type { Gap } from '../../rules/gap.ts';
import { ROW_TABLES, type RowProperty } from '../entry.ts';
import { countsOf, gapColumns } from './gaps.ts';
import { columnsOf } from './patch.ts';

export interface ImportedRow {
  /** With ids of its own, and systems that exist. */
  readonly entry: Entry;
  readonly extras: readonly { readonly label: string; readonly value: string }[];
  readonly gaps: readonly Gap[];
}

interface Batch {
  readonly id: string;
  readonly personId: string;
  readonly today: string;
}

/** Many new entries of one controller, a table at a time. */
export async function insertEntries(
  tx: Transaction,
  controllerId: string,
  rows: readonly ImportedRow[],
  batch: Batch,
): Promise<void> {
  await tx
    .insertInto('processing')
    .values(rows.map((row) => processingRow(controllerId, row, batch)))
    .execute();
  const all = (of: (row: ImportedRow) => readonly object[]) =>
    rows.flatMap((row) =>
      of(row).map((value, position) => ({
        id: crypto.randomUUID(),
        position,
        ...value,
        controllerId,
        processingId: row.entry.id,
      })),
    );
  for (const property of Object.keys(ROW_TABLES) as RowProperty[]) {
    await insertMany(
      tx,
      ROW_TABLES[property],
      all((row) => row.entry[property]),
    );
  }
  await insertMany(
    tx,
    'systemUse',
    all((row) => row.entry.systems.map((system) => ({ systemId: system.id }))),
  );
  await insertMany(
    tx,
    'importExtra',
    all((row) => row.extras),
  );
  await insertMany(
    tx,
    'processingGap',
    rows.flatMap(({ entry, gaps }) =>
      gaps.map((gap) => ({
        id: crypto.randomUUID(),
        controllerId,
        processingId: entry.id,
        ...gapColumns(gap, batch.today),
      })),
    ),
  );
}

const processingRow = (controllerId: string, { entry, gaps }: ImportedRow, batch: Batch) => ({
  ...columnsOf(entry),
  id: entry.id,
  controllerId,
  number: entry.number,
  name: entry.name,
  ...countsOf(gaps),
  importBatchId: batch.id,
  updatedBy: batch.personId,
});

/** PostgreSQL takes 65 535 parameters in a statement. */
const ROWS_AT_A_TIME = 1000;

async function insertMany(tx: Transaction, table: string, values: readonly object[]): Promise<void> {
  for (let start = 0; start < values.length; start += ROWS_AT_A_TIME) {
    await tx
      .insertInto(table as 'purpose')
      .values(values.slice(start, start + ROWS_AT_A_TIME) as never)
      .execute();
  }
}
