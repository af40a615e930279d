/** Tables as plain data: a page draws them, and a spreadsheet holds the same. */

export type CellColor = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface Cell {
  readonly text: string;
  /** On a page, when the text is long. */
  readonly short?: string | undefined;
  readonly href?: string | undefined;
  /** Below the text, smaller. */
  readonly note?: string | undefined;
  /** Shown as a tag. */
  readonly color?: CellColor | undefined;
  /** On one line: a day, a number. */
  readonly whole?: boolean;
}

export interface ListTable {
  readonly headings: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly Cell[])[];
}

export const cell = (text: string | null | undefined, more: Omit<Cell, 'text'> = {}): Cell => ({
  text: text ?? '',
  ...more,
});

/** So many names are read at a glance. */
const FEW = 3;

/** Names, all of them in a spreadsheet, and the first on a page. */
export const namesCell = (names: readonly string[], none: string): Cell =>
  names.length > FEW + 1
    ? cell(names.join(', '), { short: `${names.slice(0, FEW).join(', ')} och ${names.length - FEW} till` })
    : cell(names.join(', ') || none);

/** As rows of a spreadsheet, headings first; what stands below a text follows it. */
export const rowsOfTable = ({ headings, rows }: ListTable): string[][] => [
  [...headings],
  ...rows.map((row) => row.map(({ text, note }) => [text, note].filter(Boolean).join(', '))),
];

/** Whether some cell of the row holds every word. */
export const rowHolds = (row: readonly Cell[], words: string): boolean => {
  const text = row
    .map((one) => `${one.text} ${one.note ?? ''}`)
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};
