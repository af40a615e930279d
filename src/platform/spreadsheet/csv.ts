/** Reads CSV of any usual encoding and delimiter. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { unguardFormula } from './formula-guard.ts';
import { type Budget, type Sheet, SpreadsheetProblem } from './limits.ts';
import { decodeText, type TextEncoding } from './text-encoding.ts';

const delimiters = [';', '\t', ',', '|'] as const;
const longestRecord = 2_000_000;

/** Reads a text file of any usual encoding and delimiter. Throws SpreadsheetProblem. */
export async function readCsv(
  bytes: Buffer,
  name: string,
  budget: Budget,
): Promise<{ sheet: Sheet; encoding: TextEncoding }> {
  const { text, encoding } = decodeText(bytes);
  const { delimiter, content } = announcedDelimiter(withoutEmptyEnd(text));
  const rows = await readRecords(content, delimiter ?? guessDelimiter(content), name, budget);
  return { sheet: { name, hidden: false, rows, notes: [] }, encoding };
}

async function readRecords(
  content: string,
  delimiter: string,
  name: string,
  budget: Budget,
): Promise<string[][]> {
  const rows: string[][] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  });
  try {
    for await (const record of Readable.from(pieces(content)).pipe(parser) as AsyncIterable<string[]>) {
      budget.checkRow(name, rows.length + 1);
      budget.addCells(record.length);
      rows.push(record.map((cell) => plainCell(cell, budget)));
    }
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error) : error;
  }
  return rows;
}

/** Fed bit by bit, the parser waits for us instead of holding every record. */
function* pieces(content: string): Generator<string> {
  for (let start = 0; start < content.length; start += 65_536) yield content.slice(start, start + 65_536);
}

function plainCell(cell: string, budget: Budget): string {
  budget.addText(cell);
  return unguardFormula(cell.replace(/\r\n?/g, '\n'));
}

function csvProblem(error: CsvError): SpreadsheetProblem {
  const line = typeof error.lines === 'number' ? ` (rad ${error.lines} i filen)` : '';
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new SpreadsheetProblem(
      'too-large',
      `En rad i filen är orimligt lång${line}. Kontrollera citattecknen.`,
    );
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new SpreadsheetProblem(
      'damaged',
      `Ett citattecken öppnas men stängs aldrig${line}. Rätta filen eller spara den på nytt från Excel.`,
    );
  }
  return new SpreadsheetProblem(
    'damaged',
    `Filen går inte att läsa som CSV${line}. Spara den på nytt från Excel.`,
  );
}

/** `sep=;` on the first line is Excel's own way to tell the delimiter. */
function announcedDelimiter(text: string): { delimiter?: string; content: string } {
  const found = text.match(/^"?sep=(.)"?\r?\n/i);
  return found?.[1] ? { delimiter: found[1], content: text.slice(found[0].length) } : { content: text };
}

/** The delimiter that stands most often outside quotes on the first lines, and on most of them. */
function guessDelimiter(text: string): string {
  const lines = unquotedLines(text.slice(0, 50_000)).slice(0, 20);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const filled = counts.filter((count) => count > 0).length;
    return filled * 1000 + Math.min(999, counts[0] ?? 0);
  };
  return delimiters.reduce((best, next) => (score(next) > score(best) ? next : best));
}

function unquotedLines(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
}

function withoutEmptyEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\r\n;,'.includes(text[end - 1] ?? '?')) end -= 1;
  return text.slice(0, end);
}
