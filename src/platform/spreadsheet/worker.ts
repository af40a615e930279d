/** The worker thread `spreadsheet`: reads and writes spreadsheet files away from the server's own thread. */
import { answerInWorker } from '../worker.ts';
import { contentKind } from './content-kind.ts';
import { readCsv } from './csv.ts';
import {
  Budget,
  type Sheet,
  type SpreadsheetLimits,
  SpreadsheetProblem,
  type SpreadsheetProblemCode,
} from './limits.ts';
import { type SheetToWrite, xlsxBytes } from './write-xlsx.ts';
import { readXlsx } from './xlsx.ts';

export type SpreadsheetJob =
  | {
      readonly task: 'read';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly limits: SpreadsheetLimits;
    }
  | { readonly task: 'write'; readonly sheets: readonly SheetToWrite[] };

/** A sheet whose rows are packed as JSON, some hundred at a time, so that the server can unpack them in short steps. */
export interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly notes: string[];
  readonly chunks: Uint8Array[];
}

export type SpreadsheetAnswer =
  | { readonly ok: true; readonly sheets: PackedSheet[]; readonly encoding?: string }
  | { readonly ok: false; readonly code: SpreadsheetProblemCode; readonly error: string };

const rowsOfAChunk = 500;

answerInWorker((job: SpreadsheetJob) => (job.task === 'write' ? xlsxBytes(job.sheets) : read(job)));

async function read(job: SpreadsheetJob & { task: 'read' }): Promise<SpreadsheetAnswer> {
  try {
    return await readFile(Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.length), job);
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return { ok: false, code: error.code, error: error.message };
    throw error;
  }
}

async function readFile(bytes: Buffer, job: SpreadsheetJob & { task: 'read' }): Promise<SpreadsheetAnswer> {
  const budget = new Budget(job.limits);
  if (contentKind(bytes) === 'text') {
    const { sheet, encoding } = await readCsv(bytes, sheetName(job.fileName), budget);
    return { ok: true, sheets: filled([sheet]).map(pack), encoding };
  }
  return { ok: true, sheets: filled(await readXlsx(bytes, budget)).map(pack) };
}

function sheetName(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'Blad 1';
}

function filled(sheets: Sheet[]): Sheet[] {
  if (sheets.some((sheet) => sheet.rows.some((row) => row.some((cell) => cell.trim() !== '')))) return sheets;
  throw new SpreadsheetProblem('empty', 'Filen innehåller inget: alla rader är tomma.');
}

function pack(sheet: Sheet): PackedSheet {
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < sheet.rows.length; start += rowsOfAChunk) {
    chunks.push(Buffer.from(JSON.stringify(sheet.rows.slice(start, start + rowsOfAChunk))));
    sheet.rows.fill([], start, start + rowsOfAChunk);
  }
  return { name: sheet.name, hidden: sheet.hidden, notes: sheet.notes, chunks };
}
