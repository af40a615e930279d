/** Writes an XLSX file of text cells. Runs in the worker: a large register takes seconds. */
import type { Cell } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

export interface SheetToWrite {
  readonly name: string;
  /** The first row is the header. */
  readonly rows: ReadonlyArray<readonly string[]>;
}

const narrowest = 10;
const widest = 60;
/** Excel refuses a file in which a cell holds more. */
const longestCell = 32_767;

/** Bold header that stays in view, wrapped text, widths after the content; every cell is text and no formula. */
export function xlsxBytes(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const names = sheetNames(sheets);
  return writeExcelFile(
    sheets.map((sheet, index) => ({
      sheet: names[index] ?? `Blad ${index + 1}`,
      data: sheet.rows.map((row, number) => row.map((text) => textCell(text, number === 0))),
      columns: columnWidths(sheet.rows).map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBuffer();
}

function textCell(text: string, isHeader: boolean): Cell | null {
  if (text === '') return null;
  const value = escapeText(text);
  return isHeader
    ? {
        value,
        type: String,
        fontWeight: 'bold',
        wrap: true,
        alignVertical: 'top',
        backgroundColor: '#E8EDF2',
      }
    : { value, type: String, wrap: true, alignVertical: 'top' };
}

/** What Excel would read as an escape (`_x0041_`) is escaped itself; characters that XML forbids go. */
function escapeText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
  return plain.length <= longestCell ? plain : `${plain.slice(0, longestCell - 20)} … (avkortad)`;
}

function columnWidths(rows: ReadonlyArray<readonly string[]>): number[] {
  const widths: number[] = [];
  for (const row of rows.slice(0, 500)) {
    row.forEach((text, column) => {
      const longest = Math.max(
        ...text
          .slice(0, 500)
          .split('\n')
          .map((line) => line.length),
      );
      widths[column] = Math.max(widths[column] ?? narrowest, Math.min(longest + 2, widest));
    });
  }
  return Array.from(widths, (width) => width ?? narrowest);
}

/** Excel allows 31 characters, not `\ / ? * [ ] :`, and no two sheets of one name. */
function sheetNames(sheets: readonly SheetToWrite[]): string[] {
  const used = new Set<string>();
  return sheets.map((sheet, index) => {
    const plain =
      sheet.name
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Blad ${index + 1}`;
    const name = used.has(plain.toLowerCase()) ? `${plain.slice(0, 25)} (${index + 1})` : plain;
    used.add(name.toLowerCase());
    return name;
  });
}
