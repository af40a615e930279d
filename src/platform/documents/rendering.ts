/** What the renderers that work in a thread of their own have in common: limits, and why there is no file. */
import { runInWorker, type WorkerFailure } from '../worker.ts';
import type { Document } from './blocks.ts';

export interface RenderingJob {
  readonly format: 'pdf' | 'docx';
  readonly document: Document;
}

export interface NotRendered {
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

const messages: Record<RenderingJob['format'], Record<NotRendered['reason'], string>> = {
  pdf: {
    'too-large':
      'Dokumentet är för stort för en PDF. Välj ett mindre urval, eller hämta uppgifterna som kalkylark i stället.',
    timeout: 'Det tog för lång tid att göra PDF:en. Välj ett mindre urval och försök igen.',
    memory: 'Dokumentet är för stort för en PDF. Välj ett mindre urval och försök igen.',
    busy: 'Många dokument görs just nu. Försök igen om en stund.',
    failed:
      'PDF:en kunde inte göras. Felet är antecknat. Försök igen, eller kontakta den som sköter systemet.',
    crashed:
      'PDF:en kunde inte göras. Felet är antecknat. Försök igen, eller kontakta den som sköter systemet.',
  },
  docx: {
    'too-large':
      'Dokumentet är för stort för en Word-fil. Välj ett mindre urval, eller hämta uppgifterna som kalkylark i stället.',
    timeout: 'Det tog för lång tid att göra Word-filen. Välj ett mindre urval och försök igen.',
    memory: 'Dokumentet är för stort för en Word-fil. Välj ett mindre urval och försök igen.',
    busy: 'Många dokument görs just nu. Försök igen om en stund.',
    failed:
      'Word-filen kunde inte göras. Felet är antecknat. Försök igen, eller kontakta den som sköter systemet.',
    crashed:
      'Word-filen kunde inte göras. Felet är antecknat. Försök igen, eller kontakta den som sköter systemet.',
  },
};

/** Renders in the warm worker, one document after the other. Never throws. */
export async function renderInWorker<Value>(
  job: RenderingJob,
): Promise<{ readonly ok: true; readonly value: Value } | NotRendered> {
  const size = sizeOf(job.document);
  if (size.texts > documentLimits.texts || size.characters > documentLimits.characters) {
    return notRendered(job.format, 'too-large', `${size.texts} texts, ${size.characters} characters`);
  }
  const result = await runInWorker<Value>('documents', job, workerLimits);
  return result.ok ? result : notRendered(job.format, result.reason, result.message);
}

function notRendered(
  format: RenderingJob['format'],
  reason: NotRendered['reason'],
  detail: string,
): NotRendered {
  return { ok: false, reason, message: messages[format][reason], detail };
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
