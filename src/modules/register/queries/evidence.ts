/** Files that show that a measure of a processing is in place. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export { deleteFile, insertFile, sealedFile } from '../../../platform/database/stored-files.ts';

/** Those that are there first, then those that have been removed; newest first. */
export const evidenceOf = (tx: Transaction, controllerId: string, processingId: string) =>
  tx
    .selectFrom('evidence')
    .leftJoin('person as adder', 'adder.id', 'evidence.addedBy')
    .leftJoin('person as remover', 'remover.id', 'evidence.removedBy')
    .leftJoin('storedFile', (join) =>
      join
        .onRef('storedFile.controllerId', '=', 'evidence.controllerId')
        .onRef('storedFile.id', '=', 'evidence.id'),
    )
    .select([
      'evidence.id',
      'evidence.name',
      'evidence.measure',
      'evidence.addedAt',
      'evidence.removedAt',
      'evidence.removedReason',
      'adder.name as addedByName',
      'remover.name as removedByName',
      'storedFile.size',
    ])
    .where('evidence.controllerId', '=', controllerId)
    .where('evidence.processingId', '=', processingId)
    .orderBy(sql`evidence.removed_at is not null`)
    .orderBy('evidence.addedAt', 'desc')
    .orderBy('evidence.id')
    .execute();

/** With the processing that it belongs to. */
export const evidenceById = (tx: Transaction, id: string) =>
  tx
    .selectFrom('evidence')
    .leftJoin('storedFile', (join) =>
      join
        .onRef('storedFile.controllerId', '=', 'evidence.controllerId')
        .onRef('storedFile.id', '=', 'evidence.id'),
    )
    .select([
      'evidence.id',
      'evidence.controllerId',
      'evidence.processingId',
      'evidence.name',
      'evidence.sha256',
      'evidence.removedAt',
      'storedFile.mediaType',
    ])
    .where('evidence.id', '=', id)
    .executeTakeFirst();

interface NewEvidence {
  readonly id: string;
  readonly controllerId: string;
  readonly processingId: string;
  readonly measure: string | null;
  readonly name: string;
  readonly sha256: string;
}

export async function insertEvidence(tx: Transaction, row: NewEvidence): Promise<void> {
  await tx
    .insertInto('evidence')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export async function markRemoved(
  tx: Transaction,
  { id, controllerId }: { readonly id: string; readonly controllerId: string },
  removed: { readonly removedBy: string | null; readonly removedReason: string },
): Promise<void> {
  await tx
    .updateTable('evidence')
    .set({ ...removed, removedAt: sql`now()` })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}
