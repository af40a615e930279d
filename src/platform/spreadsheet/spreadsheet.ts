/**
 * Spreadsheet files in and out. Both ways run in a worker thread with limits on time and memory,
 * so that no file can stop the server.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInWorker, type WorkerFailure } from '../worker.ts';
import {
  type Sheet,
  type SpreadsheetLimits,
  type SpreadsheetProblemCode,
  spreadsheetLimits,
} from './limits.ts';
import type { PackedSheet, SpreadsheetAnswer, SpreadsheetJob } from './worker.ts';
import type { SheetToWrite } from './write-xlsx.ts';

export {
  type Sheet,
  type SpreadsheetLimits,
  type SpreadsheetProblemCode,
  spreadsheetLimits,
} from './limits.ts';
export { csvChunks, writeCsv } from './write-csv.ts';
export type { SheetToWrite } from './write-xlsx.ts';

/** Content types of the files that we write. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

export type SpreadsheetReading =
  | { readonly ok: true; readonly sheets: Sheet[]; readonly encoding?: string }
  | { readonly ok: false; readonly code: SpreadsheetProblemCode; readonly error: string };

/**
 * Reads XLSX or CSV, told apart by content. Every cell is text: dates as `2026-11-20`, formulas as the value that
 * Excel last saw. Never throws for what is in the file; `error` is a Swedish sentence for the person who chose it.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<SpreadsheetLimits> = {},
): Promise<SpreadsheetReading> {
  const all = { ...spreadsheetLimits, ...limits };
  if (bytes.length > all.packedBytes) {
    return refused(
      'too-large',
      `Filen är större än ${Math.round(all.packedBytes / 1_000_000)} MB. Dela upp den i flera filer.`,
    );
  }
  const job: SpreadsheetJob = { task: 'read', bytes, fileName, limits: all };
  const result = await runInWorker<SpreadsheetAnswer>('spreadsheet', job, all);
  if (!result.ok) return failure(result.reason, result.message);
  if (!result.value.ok) return result.value;
  const sheets: Sheet[] = [];
  for (const sheet of result.value.sheets) sheets.push(await unpack(sheet));
  return { ...result.value, sheets };
}

/** An XLSX file with one or several sheets of text. Throws when it grows too large or takes too long to write. */
export async function writeXlsx(
  sheets: readonly SheetToWrite[],
  limits: { readonly timeoutMs: number; readonly memoryMb: number } = { timeoutMs: 120_000, memoryMb: 1024 },
): Promise<Buffer> {
  const job: SpreadsheetJob = { task: 'write', sheets };
  const result = await runInWorker<Uint8Array>('spreadsheet', job, limits);
  if (!result.ok) throw new Error(`Could not write the spreadsheet: ${result.message}`);
  return Buffer.from(result.value.buffer, result.value.byteOffset, result.value.length);
}

async function unpack(sheet: PackedSheet): Promise<Sheet> {
  const rows: string[][] = [];
  for (const chunk of sheet.chunks) {
    for (const row of JSON.parse(Buffer.from(chunk).toString()) as string[][]) rows.push(row);
    await nextTurn();
  }
  return { name: sheet.name, hidden: sheet.hidden, notes: sheet.notes, rows };
}

function failure(reason: WorkerFailure, message: string): SpreadsheetReading {
  switch (reason) {
    case 'timeout':
      return refused(
        'too-slow',
        'Filen tar för lång tid att läsa. Spara bara det blad som behövs i en ny fil och försök igen.',
      );
    case 'memory':
    case 'crashed':
      return refused(
        'too-much-memory',
        'Filen är för stor att läsa på en gång. Spara bara det blad som behövs i en ny fil och försök igen.',
      );
    case 'busy':
      return refused('busy', 'Många filer läses just nu. Försök igen om en stund.');
    case 'failed':
      throw new Error(`Reading a spreadsheet failed: ${message}`);
  }
}

function refused(code: SpreadsheetProblemCode, error: string): SpreadsheetReading {
  return { ok: false, code, error };
}
