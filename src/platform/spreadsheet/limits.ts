/** How much of a file we are willing to read, and how a file that we do not read is turned down. */

export interface SpreadsheetLimits {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Rows of one sheet, counted down to the last one that holds something. */
  readonly rows: number;
  /** Cells of the whole file, empty ones to the left of a filled one included. */
  readonly cells: number;
  /** Characters of the whole file, a shared text counted each time it is shown. */
  readonly characters: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export const spreadsheetLimits: SpreadsheetLimits = {
  packedBytes: 20_000_000,
  unpackedBytes: 200_000_000,
  rows: 100_000,
  cells: 5_000_000,
  characters: 60_000_000,
  timeoutMs: 30_000,
  memoryMb: 512,
};

export type SpreadsheetProblemCode =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-cells'
  | 'encrypted'
  | 'old-excel'
  | 'other-format'
  | 'not-a-spreadsheet'
  | 'damaged'
  | 'unsafe'
  | 'too-slow'
  | 'too-much-memory'
  | 'busy';

/** A file that is turned down: thrown while reading, told to the user as a Swedish sentence. */
export class SpreadsheetProblem extends Error {
  constructor(
    readonly code: SpreadsheetProblemCode,
    message: string,
  ) {
    super(message);
  }
}

export interface Sheet {
  readonly name: string;
  /** Hidden in Excel: read all the same, and shown as such. */
  readonly hidden: boolean;
  /** Row 1 of Excel is `rows[0]`; rows are as long as their last filled cell. */
  readonly rows: string[][];
  /** What was read in another way than it looks in Excel, as Swedish sentences. */
  readonly notes: string[];
}

/** Counts what a file holds while it is read, and stops at the limit. */
export class Budget {
  private bytes = 0;
  private cells = 0;
  private characters = 0;

  constructor(readonly limits: SpreadsheetLimits) {}

  unpack(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.unpackedBytes) {
      const megabytes = Math.round(this.limits.unpackedBytes / 1_000_000);
      throw new SpreadsheetProblem(
        'too-large',
        `Filen blir större än ${megabytes} MB när den packas upp. Dela upp den i flera filer.`,
      );
    }
  }

  addCells(count: number): void {
    this.cells += count;
    if (this.cells > this.limits.cells) {
      throw new SpreadsheetProblem(
        'too-many-cells',
        `Filen har fler än ${inThousands(this.limits.cells)} celler. Dela upp den i flera filer.`,
      );
    }
  }

  addText(text: string): void {
    this.characters += text.length;
    if (this.characters > this.limits.characters) {
      throw new SpreadsheetProblem(
        'too-large',
        'Filen innehåller för mycket text. Dela upp den i flera filer.',
      );
    }
  }

  checkRow(sheet: string, row: number): void {
    if (row > this.limits.rows) {
      throw new SpreadsheetProblem(
        'too-many-rows',
        `Bladet «${sheet}» har innehåll på rad ${inThousands(row)}. Vi läser högst ${inThousands(this.limits.rows)} rader. Ta bort det som står längre ner, eller dela upp filen.`,
      );
    }
  }
}

function inThousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
}
