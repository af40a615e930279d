/** How Excel names cells. */

/** Name of a cell as Excel shows it: row 6, column 1 → `B7`. Both counted from 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** Name of a column as Excel shows it: 0 → `A`, 27 → `AB`. */
function columnLetters(column: number): string {
  const letters = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letters : columnLetters(Math.floor(column / 26) - 1) + letters;
}
