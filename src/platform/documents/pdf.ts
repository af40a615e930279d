/** A document as PDF: tagged (PDF/UA-1), in Swedish, with embedded fonts. */
import type { Document } from './blocks.ts';
import { type NotRendered, renderInWorker } from './rendering.ts';
import type { TypesetPdf } from './typst.ts';

export interface Pdf {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that the typeface lacks (emoji, some scripts), each once; «□» is printed in their place. */
  readonly replaced: readonly string[];
}

/** Renders in the warm worker, one document after the other. Never throws. The same document gives the same bytes. */
export async function renderPdf(document: Document): Promise<Pdf | NotRendered> {
  const result = await renderInWorker<TypesetPdf>({ format: 'pdf', document });
  return result.ok ? { ok: true, ...result.value } : result;
}
