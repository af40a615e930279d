/** The one table of files: content sealed by the application, beside what the file is part of. */
import type { Sealing } from '../sealing.ts';
import type { Transaction } from './connection.ts';

export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** `own`: made by the product itself. */
  readonly scan: 'clean' | 'off' | 'own';
}

export interface FileOwner {
  readonly caseId?: string | null;
  readonly inboxItemId?: string | null;
  readonly processingId?: string | null;
}

/** Of the controller that is written for. The same id is stored once; false when it was there already. */
export async function insertFile(
  tx: Transaction,
  sealing: Sealing,
  controllerId: string,
  { id, file, ...owner }: FileOwner & { readonly id: string; readonly file: NewFile },
): Promise<boolean> {
  const { bytes, ...told } = file;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('storedFile')
    .values({ id, controllerId, ...owner, ...told, size: bytes.length, ...sealing.seal(bytes) })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

const SHOWN = [
  'id',
  'controllerId',
  'caseId',
  'inboxItemId',
  'processingId',
  'name',
  'mediaType',
  'size',
  'sha256',
  'scan',
  'uploadedBy',
  'uploadedAt',
] as const;

/** What is told of a file, without its content. */
export const fileById = (tx: Transaction, id: string) =>
  tx.selectFrom('storedFile').select(SHOWN).where('id', '=', id).executeTakeFirst();

/** The content as it lies: sealed. */
export const sealedFile = (tx: Transaction, id: string) =>
  tx.selectFrom('storedFile').select(['sealed', 'keyId']).where('id', '=', id).executeTakeFirst();

/** Those of a case, an item that came in, or a processing, in the order that they were handed in. */
export const filesBelonging = (
  tx: Transaction,
  column: 'caseId' | 'inboxItemId' | 'processingId',
  id: string,
) =>
  tx
    .selectFrom('storedFile')
    .select(SHOWN)
    .where(column, '=', id)
    .orderBy('uploadedAt')
    .orderBy('name')
    .orderBy('id')
    .execute();

export async function deleteFile(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('storedFile').where('id', '=', id).execute();
}
