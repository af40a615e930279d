/** What was written down when something came in, read on the page of its document. */
import { isUtf8 } from 'node:buffer';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries/index.ts';
import type { ShownDocument } from './documents.ts';
import { openFile } from './files.ts';

/** Longer texts are fetched as files. */
const SHOWN_BYTES = 100_000;

/** The text of a document whose file is plain text; null for other files, and until a reason opens the document. */
export async function writtenText(
  context: Context,
  { document: { fileId }, composed, opened }: ShownDocument,
): Promise<string | null> {
  if (!fileId || composed || !opened) return null;
  const file = await queries.fileById(context.tx, fileId);
  if (file?.mediaType !== 'text/plain' || file.size > SHOWN_BYTES) return null;
  const { bytes } = await openFile(context, fileId);
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : null;
}
