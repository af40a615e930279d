/** A document as the bytes of a file; what cannot be made says in Swedish why, and what to do instead. */
import { Refused } from '../errors.ts';
import type { Document } from './blocks.ts';
import { renderDocx } from './docx.ts';
import { renderPdf } from './pdf.ts';

export async function pdfOf(document: Document): Promise<Uint8Array> {
  const made = await renderPdf(document);
  if (!made.ok) throw new Refused(made.message);
  return made.bytes;
}

export async function docxOf(document: Document): Promise<Uint8Array> {
  const made = await renderDocx(document);
  if (!made.ok) throw new Refused(made.message);
  return made.bytes;
}
