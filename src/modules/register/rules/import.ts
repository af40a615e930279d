/**
 * Import of a register from a spreadsheet: suggest what the columns are, read the rows, show what a re-import changes,
 * and notice what should never have been in the file. Pure; the file itself is read by `platform/spreadsheet`.
 */
export { buildImport } from './import/build.ts';
export { type Difference, differences, withImported } from './import/differences.ts';
export { guessHeaderRow, suggestMapping } from './import/mapping.ts';
export { noticePersons, type PersonNotice } from './import/persons.ts';
export type * from './import/types.ts';
