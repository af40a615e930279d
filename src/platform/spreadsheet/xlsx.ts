/** Reads the sheets of an XLSX file as text. Formulas are never evaluated: the value that Excel last saw is taken. */
import { cellAddress } from './cell-address.ts';
import type { Budget, Sheet } from './limits.ts';
import { numberText } from './number-formats.ts';
import { readWorkbook, TextCollector, unescapeText, type Workbook } from './workbook.ts';
import { damaged, readXml } from './xml.ts';
import { openZip, type ZipEntries } from './zip.ts';

const emptyRow: string[] = [];
const lastRow = 1_048_576;
const lastColumn = 16_384;
const mostMerges = 50_000;

/** Reads every sheet. Throws SpreadsheetProblem when the file is damaged, too large or something else. */
export async function readXlsx(bytes: Buffer, budget: Budget): Promise<Sheet[]> {
  const zip = await openZip(bytes, budget);
  const workbook = await readWorkbook(zip, budget);
  const sheets: Sheet[] = [];
  for (const { name, hidden, path } of workbook.sheets) {
    sheets.push({ name, hidden, ...(await readSheet(zip, path, new SheetBuilder(name, workbook, budget))) });
  }
  return sheets;
}

async function readSheet(
  zip: ZipEntries,
  path: string,
  builder: SheetBuilder,
): Promise<{ rows: string[][]; notes: string[] }> {
  const collector = new TextCollector();
  let cell: OpenCell | undefined;
  let inValue = false;
  await readXml(await zip.open(path), {
    open(name, attributes) {
      if (name === 'row') builder.startRow(attributes().r);
      else if (name === 'c') cell = builder.startCell(attributes());
      else if (name === 'mergeCell') builder.addMerge(attributes().ref ?? '');
      else if (cell) {
        if (name === 'v') inValue = true;
        else if (name === 'f') cell.formula = true;
        else collector.open(name);
      }
    },
    text(text) {
      if (inValue && cell) cell.value = (cell.value ?? '') + text;
      else if (cell) collector.text(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c' && cell) {
        builder.endCell(cell, collector.take());
        cell = undefined;
      } else if (cell) collector.close(name);
    },
  });
  return builder.finish();
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  formula: boolean;
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Puts cells in their place while they come; only filled rows take room. */
class SheetBuilder {
  private readonly rows: string[][] = [];
  private readonly merges: Area[] = [];
  private readonly unknownFormulas: string[] = [];
  private row = -1;
  private column = -1;

  constructor(
    private readonly name: string,
    private readonly workbook: Workbook,
    private readonly budget: Budget,
  ) {}

  startRow(reference: string | undefined): void {
    this.row = reference === undefined ? this.row + 1 : Number(reference) - 1;
    this.column = -1;
    if (!Number.isInteger(this.row) || this.row < 0 || this.row >= lastRow) throw damaged();
  }

  startCell(attributes: Record<string, string>): OpenCell {
    this.column = attributes.r === undefined ? this.column + 1 : columnNumber(attributes.r);
    if (this.row < 0 || this.column < 0 || this.column >= lastColumn) throw damaged();
    return {
      column: this.column,
      type: attributes.t ?? 'n',
      style: Number(attributes.s ?? 0),
      value: undefined,
      formula: false,
    };
  }

  endCell(cell: OpenCell, inlineText: string): void {
    const text = this.textOf(cell, inlineText);
    if (text !== '') this.put(this.row, cell.column, text);
    else if (cell.formula && cell.value === undefined && this.unknownFormulas.length < 20) {
      this.unknownFormulas.push(cellAddress(this.row, cell.column));
    }
  }

  addMerge(reference: string): void {
    const [from = '', to = from] = reference.split(':');
    const area = {
      top: rowNumber(from),
      left: columnNumber(from),
      bottom: rowNumber(to),
      right: columnNumber(to),
    };
    if (Object.values(area).some((side) => !Number.isInteger(side) || side < 0)) return;
    if (this.merges.length < mostMerges) this.merges.push(area);
  }

  finish(): { rows: string[][]; notes: string[] } {
    for (const merge of this.merges) this.fill(merge);
    const notes = this.unknownFormulas.map(
      (address) =>
        `Cell ${address} i bladet «${this.name}» har en formel utan uträknat värde och lästes som tom.`,
    );
    return { rows: this.rows, notes };
  }

  private textOf(cell: OpenCell, inlineText: string): string {
    const value = cell.value ?? '';
    if (cell.type === 's') return this.workbook.texts[Number(value)] ?? '';
    if (cell.type === 'inlineStr') return inlineText;
    if (cell.type === 'b') return value === '1' ? 'SANT' : 'FALSKT';
    if (cell.type === 'd') return value.slice(0, 10);
    if (cell.type === 'str' || cell.type === 'e') return unescapeText(value);
    return numberText(value, this.workbook.shapes[cell.style] ?? 'number', this.workbook.from1904);
  }

  private put(row: number, column: number, text: string): void {
    this.budget.checkRow(this.name, row + 1);
    this.budget.addText(text);
    while (this.rows.length <= row) this.rows.push(emptyRow);
    let cells = this.rows[row] ?? emptyRow;
    if (cells === emptyRow) {
      cells = [];
      this.rows[row] = cells;
    }
    if (column >= cells.length) this.budget.addCells(column + 1 - cells.length);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  /** A merged value stands for every filled row and every column that it covers. */
  private fill(merge: Area): void {
    const text = this.rows[merge.top]?.[merge.left];
    if (!text) return;
    for (let row = merge.top; row <= Math.min(merge.bottom, this.rows.length - 1); row++) {
      if (this.rows[row]?.length === 0) continue;
      for (let column = merge.left; column <= Math.min(merge.right, this.widest()); column++) {
        if (!this.rows[row]?.[column]) this.put(row, column, text);
      }
    }
  }

  private width: number | undefined;

  /** Merges reach no further than the sheet's last filled column. */
  private widest(): number {
    this.width ??= this.rows.reduce((widest, row) => Math.max(widest, row.length - 1), 0);
    return this.width;
  }
}

function columnNumber(reference: string): number {
  let column = 0;
  for (const letter of reference.match(/^\$?([A-Z]{1,4})/i)?.[1]?.toUpperCase() ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function rowNumber(reference: string): number {
  return Number(reference.match(/\d+$/)?.[0] ?? Number.NaN) - 1;
}
