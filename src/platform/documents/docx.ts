/** A document as a Word file, for those who go on writing in it. */
import type { Document } from './blocks.ts';
import { type NotRendered, renderInWorker } from './rendering.ts';

export interface Docx {
  readonly ok: true;
  readonly bytes: Uint8Array;
}

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Renders in the warm worker, as the PDF is. Never throws. */
export async function renderDocx(document: Document): Promise<Docx | NotRendered> {
  const result = await renderInWorker<Uint8Array>({ format: 'docx', document });
  return result.ok ? { ok: true, bytes: result.value } : result;
}
