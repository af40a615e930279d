/** One entry and its rows. */
import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/connection.ts';
import type { Entry } from '../../rules/entry.ts';
import { ROW_TABLES, type RowProperty } from '../entry.ts';
import { columnsOf, type EntryPatch } from './patch.ts';

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
