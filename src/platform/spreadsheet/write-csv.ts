/** Writes CSV as Swedish Excel wants it: semicolon, byte-order mark, CRLF. */
import iconv from 'iconv-lite';
import { guardFormula } from './formula-guard.ts';

export interface CsvOptions {
  /** Default `utf-8` with a byte-order mark, which Excel needs to see that it is UTF-8. */
  readonly encoding?: 'utf-8' | 'windows-1252';
  readonly byteOrderMark?: boolean;
}

/** A CSV file that Swedish Excel opens right away and in which no cell is run as a formula. */
export function writeCsv(rows: Iterable<readonly string[]>, options: CsvOptions = {}): Buffer {
  return Buffer.concat([...csvChunks(rows, options)]);
}

/** The same file piece by piece, for export of many rows without holding them all. */
export function* csvChunks(rows: Iterable<readonly string[]>, options: CsvOptions = {}): Generator<Buffer> {
  const encoding = options.encoding ?? 'utf-8';
  const mark = options.byteOrderMark ?? encoding === 'utf-8';
  if (mark && encoding === 'utf-8') yield Buffer.from('\uFEFF');
  for (const row of rows) yield iconv.encode(`${row.map(csvCell).join(';')}\r\n`, encoding);
}

function csvCell(text: string): string {
  const guarded = guardFormula(text);
  return /[";\r\n\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
