/** Imports between upload and finished, and what they made. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { Mapping, ValueMap } from '../rules/import.ts';

/** What the person has chosen so far, with the version of its form. */
export interface ImportChoices {
  readonly schema: 1;
  readonly sheet: number;
  readonly headerRow: number;
  readonly mapping: Mapping;
  readonly valueMap: ValueMap;
  /** Existing entries whose differences are accepted. */
  readonly accepted: readonly string[];
}

export interface NewDraft {
  readonly id: string;
  readonly controllerId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly sha256: string;
  /** The sheets as compressed JSON. */
  readonly content: Buffer;
  readonly choices: ImportChoices;
}

export async function insertDraft(tx: Transaction, draft: NewDraft): Promise<void> {
  await tx
    .insertInto('importDraft')
    .values({ ...draft, choices: JSON.stringify(draft.choices) })
    .execute();
  await tx.deleteFrom('importDraft').where('createdAt', '<', sql<Date>`now() - interval '1 day'`).execute();
}

export const draftById = (tx: Transaction, id: string) =>
  tx.selectFrom('importDraft').selectAll().where('id', '=', id).executeTakeFirst();
export type ImportDraft = NonNullable<Awaited<ReturnType<typeof draftById>>>;

export async function saveChoices(tx: Transaction, id: string, choices: ImportChoices): Promise<void> {
  await tx
    .updateTable('importDraft')
    .set({ choices: JSON.stringify(choices) })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('importDraft').where('id', '=', id).execute();
}

export async function insertBatch(
  tx: Transaction,
  batch: {
    readonly id: string;
    readonly controllerId: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly createdBy: string;
    readonly createdCount: number;
    readonly updatedCount: number;
  },
): Promise<void> {
  await tx.insertInto('importBatch').values(batch).execute();
}

export const batches = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('importBatch')
    .leftJoin('person', 'person.id', 'importBatch.createdBy')
    .selectAll('importBatch')
    .select('person.name as personName')
    .where('importBatch.controllerId', '=', controllerId)
    .orderBy('importBatch.createdAt', 'desc')
    .limit(20)
    .execute();

/** Ids of what the batch made; those changed since are told apart. */
export const entriesOfBatch = (tx: Transaction, controllerId: string, batchId: string) =>
  tx
    .selectFrom('processing')
    .select(['id', 'name', 'version'])
    .where('controllerId', '=', controllerId)
    .where('importBatchId', '=', batchId)
    .execute();

export async function markUndone(tx: Transaction, controllerId: string, batchId: string): Promise<void> {
  await tx
    .updateTable('importBatch')
    .set({ undoneAt: sql`now()` })
    .where('controllerId', '=', controllerId)
    .where('id', '=', batchId)
    .execute();
}

export const savedMaps = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('importMap')
    .select(['id', 'name', 'mapping'])
    .where('controllerId', '=', controllerId)
    .orderBy('name')
    .execute();

/** Headers and their targets, under a name; the same name is written over. */
export async function saveMap(
  tx: Transaction,
  map: { readonly controllerId: string; readonly name: string; readonly mapping: object },
): Promise<void> {
  const mapping = JSON.stringify(map.mapping);
  await tx
    .insertInto('importMap')
    .values({ ...map, id: crypto.randomUUID(), mapping })
    .onConflict((conflict) => conflict.columns(['controllerId', 'name']).doUpdateSet({ mapping }))
    .execute();
}

/** The kommun's systems by their name in lower case. */
export async function systemsByName(tx: Transaction, legalEntityId: string) {
  const systems = await tx
    .selectFrom('system')
    .select(['id', 'name', 'kind', 'country'])
    .where('legalEntityId', '=', legalEntityId)
    .execute();
  return new Map(systems.map((system) => [system.name.toLowerCase(), system]));
}

export async function insertSystems(tx: Transaction, names: readonly string[]): Promise<void> {
  await tx
    .insertInto('system')
    .values(names.map((name) => ({ id: crypto.randomUUID(), name })))
    .execute();
}

export async function batchExists(tx: Transaction, controllerId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('importBatch')
    .select('id')
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/** `controller:name in lower case` → number, for telling that an entry is called the same. */
export async function entryNumbers(
  tx: Transaction,
  controllerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('processing')
    .select(['controllerId', 'name', 'number'])
    .where('controllerId', 'in', [...controllerIds])
    .execute();
  return new Map(rows.map((row) => [`${row.controllerId}:${row.name.toLowerCase()}`, row.number]));
}
