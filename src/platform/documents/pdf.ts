/** A document as PDF: tagged (PDF/UA-1), in Swedish, with embedded fonts. */
import { runInWorker, type WorkerFailure } from '../worker.ts';
import type { Document } from './blocks.ts';
import type { TypesetPdf } from './typst.ts';

export interface Pdf {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that the typeface lacks (emoji, some scripts), each once; «□» is printed in their place. */
  readonly replaced: readonly string[];
}

export interface NoPdf {
  readonly ok: false;
  readonly reason: 'too-large' | WorkerFailure;
  /** A Swedish sentence to show. */
  readonly message: string;
  /** For the log, in English; may name blocks but holds no text of the document. */
  readonly detail: string;
}

/** The most that is taken on: a register of some 800 processings, or 10 000 rows of five cells. Typst then needs 1.5 GB. */
export const documentLimits = { texts: 60_000, characters: 4_000_000 };

const workerLimits = { timeoutMs: 60_000, memoryMb: 512 };

const messages: Record<NoPdf['reason'], string> = {
  'too-large':
    'Dokumentet är för stort för en PDF. Välj ett mindre urval, eller hämta uppgifterna som kalkylark i stället.',
  timeout: 'Det tog för lång tid att göra PDF:en. Välj ett mindre urval och försök igen.',
  memory: 'Dokumentet är för stort för en PDF. Välj ett mindre urval och försök igen.',
  busy: 'Många dokument görs just nu. Försök igen om en stund.',
  failed: 'PDF:en kunde inte göras. Felet är antecknat. Försök igen, eller kontakta den som sköter systemet.',
  crashed:
    'PDF:en kunde inte göras. Felet är antecknat. Försök igen, eller kontakta den som sköter systemet.',
};

/** Renders in the warm worker, one document after the other. Never throws. The same document gives the same bytes. */
export async function renderPdf(document: Document): Promise<Pdf | NoPdf> {
  const size = sizeOf(document);
  if (size.texts > documentLimits.texts || size.characters > documentLimits.characters) {
    return noPdf('too-large', `${size.texts} texts, ${size.characters} characters`);
  }
  const result = await runInWorker<TypesetPdf>('documents', document, workerLimits);
  return result.ok ? { ok: true, ...result.value } : noPdf(result.reason, result.message);
}

function noPdf(reason: NoPdf['reason'], detail: string): NoPdf {
  return { ok: false, reason, message: messages[reason], detail };
}

function sizeOf(value: unknown): { texts: number; characters: number } {
  if (typeof value === 'string') return { texts: 1, characters: value.length };
  if (value === null || typeof value !== 'object') return { texts: 0, characters: 0 };
  let texts = 0;
  let characters = 0;
  for (const item of Object.values(value)) {
    const size = sizeOf(item);
    texts += size.texts;
    characters += size.characters;
  }
  return { texts, characters };
}
