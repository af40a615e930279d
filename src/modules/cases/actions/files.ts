/** Files of a case and of what comes in: kept sealed, opened by whoever reaches them, and every opening is logged. */

import { logEvent } from '../../../platform/audit.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type CheckedFile, sha256Of } from '../../../platform/files.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';

/** A file that was checked when it was handed in, or that the product has made itself. */
export interface FileToStore extends Omit<CheckedFile, 'scan'> {
  readonly scan: CheckedFile['scan'] | 'own';
}

/** What the product has made: frozen bytes of a document. */
export const ownFile = (name: string, mediaType: string, bytes: Uint8Array): FileToStore => ({
  name,
  mediaType,
  bytes,
  sha256: sha256Of(bytes),
  scan: 'own',
});

interface StoredWhere {
  readonly id: string;
  readonly caseId?: string | null;
  readonly inboxItemId?: string | null;
  /** The controller that is written for when left out. */
  readonly controllerId?: string;
  readonly file: FileToStore;
}

/** Stores the file once, for the controller that is written for, and returns its id. */
export async function storeFile(context: Context, { controllerId, ...stored }: StoredWhere): Promise<string> {
  await queries.insertFile(context.tx, context.sealing, controllerId ?? workedFor(context).id, stored);
  return stored.id;
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The content of a file of a case, or of what has come in. Throws when it is not what was handed in. */
export async function openFile(context: Context, id: string): Promise<OpenedFile> {
  const file = await queries.fileById(context.tx, id);
  const row = file?.processingId ? undefined : await queries.sealedFile(context.tx, id);
  if (!file || !row) throw new NotFound();
  const bytes = context.sealing.open(row);
  if (sha256Of(bytes) !== file.sha256)
    throw new Error('Filens innehåll stämmer inte med dess kontrollsumma.');
  await logEvent(context.tx, {
    action: 'read',
    table: 'stored_file',
    row: file.caseId ?? file.inboxItemId ?? file.id,
    controllerId: file.controllerId,
    detail: 'En fil hämtades',
  });
  return { name: file.name, mediaType: file.mediaType, bytes };
}

/** What is told of the files that came in with an item, without their content. */
export const filesOf = ({ tx }: Context, inboxItemId: string): Promise<ShownFile[]> =>
  queries.filesBelonging(tx, 'inboxItemId', inboxItemId);
export type ShownFile = Awaited<ReturnType<typeof queries.filesBelonging>>[number];
