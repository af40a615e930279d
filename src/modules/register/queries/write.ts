/** Writes of an entry, its rows and its gaps. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { Entry } from '../rules/entry.ts';
import type { Gap } from '../rules/gap.ts';
import { ROW_TABLES, type RowProperty } from './entry.ts';

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

const columnsOf = (patch: EntryPatch) =>
  Object.fromEntries(Object.entries(patch).filter(([key, value]) => isColumn(key) && value !== undefined));

interface NewEntry {
  readonly id: string;
  readonly controllerId: string;
  readonly number: number;
  readonly personId: string | null;
  readonly batchId?: string | undefined;
}

/** False when an entry with the id stands already: the form was sent twice. */
export async function insertEntry(tx: Transaction, entry: NewEntry, patch: EntryPatch): Promise<boolean> {
  const result = await tx
    .insertInto('processing')
    .values({
      ...columnsOf(patch),
      id: entry.id,
      controllerId: entry.controllerId,
      number: entry.number,
      name: patch.name ?? '',
      updatedBy: entry.personId,
      importBatchId: entry.batchId ?? null,
    })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await replaceRows(tx, entry.controllerId, entry.id, patch);
  return true;
}

/** The next number of the controller's register, or the first of `count` numbers in a row. */
export async function nextNumber(tx: Transaction, controllerId: string, count = 1): Promise<number> {
  const row = await tx
    .insertInto('processingSeries')
    .values({ controllerId, lastNumber: count })
    .onConflict((conflict) =>
      conflict
        .column('controllerId')
        .doUpdateSet({ lastNumber: sql`processing_series.last_number + ${count}` }),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return row.lastNumber - count + 1;
}

interface Target {
  readonly id: string;
  readonly controllerId: string;
  readonly version: number;
  readonly personId: string | null;
}

/** False when somebody else saved since `version` was read, or the entry is not the actor's to write. */
export async function updateEntry(tx: Transaction, target: Target, patch: EntryPatch): Promise<boolean> {
  const result = await tx
    .updateTable('processing')
    .set({
      ...columnsOf(patch),
      version: target.version + 1,
      updatedAt: sql`now()`,
      updatedBy: target.personId,
    })
    .where('controllerId', '=', target.controllerId)
    .where('id', '=', target.id)
    .where('version', '=', target.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await replaceRows(tx, target.controllerId, target.id, patch);
  return true;
}

async function replaceRows(
  tx: Transaction,
  controllerId: string,
  processingId: string,
  patch: EntryPatch,
): Promise<void> {
  for (const property of Object.keys(ROW_TABLES) as RowProperty[]) {
    const rows = patch[property];
    if (rows) await replaceTable(tx, property, controllerId, processingId, rows);
  }
  if (patch.systems) await replaceSystems(tx, controllerId, processingId, patch.systems);
  if (patch.compatibility !== undefined)
    await replaceCompatibility(tx, controllerId, processingId, patch.compatibility);
}

/** Rows keep their ids, so that the log shows what changed and nothing else. */
async function replaceTable(
  tx: Transaction,
  property: RowProperty,
  controllerId: string,
  processingId: string,
  rows: readonly object[],
): Promise<void> {
  const table = ROW_TABLES[property] as 'purpose';
  const values = rows.map((row, position) => ({
    id: crypto.randomUUID(),
    ...row,
    controllerId,
    processingId,
    position,
  }));
  const ids = values.map((value) => value.id);
  const outdated = tx
    .deleteFrom(table)
    .where('controllerId', '=', controllerId)
    .where('processingId', '=', processingId);
  await (ids.length > 0 ? outdated.where('id', 'not in', ids) : outdated).execute();
  if (values.length === 0) return;
  const keys = Object.keys(values[0] as object).filter((key) => key !== 'id' && key !== 'controllerId');
  await tx
    .insertInto(table)
    .values(values as never)
    .onConflict((conflict) =>
      conflict
        .columns(['controllerId', 'id'])
        .doUpdateSet(
          (set) => Object.fromEntries(keys.map((key) => [key, set.ref(`excluded.${key}` as never)])) as never,
        ),
    )
    .execute();
}

async function replaceSystems(
  tx: Transaction,
  controllerId: string,
  processingId: string,
  systems: Entry['systems'],
): Promise<void> {
  const ids = systems.map((system) => system.id);
  const outdated = tx
    .deleteFrom('systemUse')
    .where('controllerId', '=', controllerId)
    .where('processingId', '=', processingId);
  await (ids.length > 0 ? outdated.where('systemId', 'not in', ids) : outdated).execute();
  if (ids.length === 0) return;
  await tx
    .insertInto('systemUse')
    .values(
      ids.map((systemId, position) => ({
        id: crypto.randomUUID(),
        controllerId,
        processingId,
        systemId,
        position,
      })),
    )
    .onConflict((conflict) => conflict.columns(['controllerId', 'processingId', 'systemId']).doNothing())
    .execute();
}

async function replaceCompatibility(
  tx: Transaction,
  controllerId: string,
  processingId: string,
  test: Entry['compatibility'],
): Promise<void> {
  if (test === null) {
    await tx
      .deleteFrom('compatibilityTest')
      .where('controllerId', '=', controllerId)
      .where('processingId', '=', processingId)
      .execute();
    return;
  }
  await tx
    .insertInto('compatibilityTest')
    .values({ id: crypto.randomUUID(), controllerId, processingId, ...test })
    .onConflict((conflict) => conflict.columns(['controllerId', 'processingId']).doUpdateSet({ ...test }))
    .execute();
}

/** What the rules found now: new gaps are added, mended ones go, owner and day of the others stay. */
export async function replaceGaps(
  tx: Transaction,
  entry: { readonly id: string; readonly controllerId: string },
  gaps: readonly Gap[],
  today: string,
): Promise<void> {
  const keys = gaps.map((gap) => gap.key);
  const mended = tx
    .deleteFrom('processingGap')
    .where('controllerId', '=', entry.controllerId)
    .where('processingId', '=', entry.id);
  await (keys.length > 0 ? mended.where('key', 'not in', keys) : mended).execute();
  if (gaps.length > 0) await insertGaps(tx, entry, gaps, today);
  await tx
    .updateTable('processing')
    .set(countsOf(gaps))
    .where('controllerId', '=', entry.controllerId)
    .where('id', '=', entry.id)
    .execute();
}

export const countsOf = (gaps: readonly Gap[]) => ({
  blockingGapCount: gaps.filter((gap) => gap.level === 'blocking').length,
  warningGapCount: gaps.filter((gap) => gap.level === 'warning').length,
});

async function insertGaps(
  tx: Transaction,
  entry: { readonly id: string; readonly controllerId: string },
  gaps: readonly Gap[],
  today: string,
): Promise<void> {
  await tx
    .insertInto('processingGap')
    .values(
      gaps.map((gap) => ({
        id: crypto.randomUUID(),
        controllerId: entry.controllerId,
        processingId: entry.id,
        ...gapColumns(gap, today),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['controllerId', 'processingId', 'key']).doUpdateSet((set) => ({
        level: set.ref('excluded.level'),
        text: set.ref('excluded.text'),
        step: set.ref('excluded.step'),
        anchor: set.ref('excluded.anchor'),
      })),
    )
    .execute();
}

const gapColumns = (gap: Gap, today: string) => ({
  key: gap.key,
  level: gap.level,
  text: gap.text,
  step: gap.field.step,
  anchor: gap.field.anchor,
  foundOn: today,
});

export const gapsOf = (tx: Transaction, processingId: string) =>
  tx
    .selectFrom('processingGap')
    .selectAll()
    .where('processingId', '=', processingId)
    .orderBy('level')
    .orderBy('step')
    .execute();

/** Owner and day of every gap of the entries, for lists and exports. */
export const gapsOfMany = (tx: Transaction, ids: readonly string[]) =>
  tx
    .selectFrom('processingGap')
    .selectAll()
    .where('processingId', 'in', [...ids])
    .orderBy('level')
    .execute();

export async function assignGap(
  tx: Transaction,
  controllerId: string,
  id: string,
  assignment: { readonly ownerName: string | null; readonly dueOn: string | null },
): Promise<void> {
  await tx
    .updateTable('processingGap')
    .set(assignment)
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}

/** An entry that was made by mistake: only drafts. The log keeps what it said. */
export async function deleteEntries(
  tx: Transaction,
  controllerId: string,
  ids: readonly string[],
): Promise<number> {
  const result = await tx
    .deleteFrom('processing')
    .where('controllerId', '=', controllerId)
    .where('id', 'in', [...ids])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

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
