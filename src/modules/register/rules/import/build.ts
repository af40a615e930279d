/** Makes entries of the rows of a sheet. Pure: what is done with them is decided by the person who imports. */

import type { Labels } from '../columns/column.ts';
import { registerColumn, registerColumns } from '../columns.ts';
import { readForeignCell, readMark } from './read-cells.ts';
import { assemblePurposes } from './read-purposes.ts';
import { RowDraft, shortened } from './row-draft.ts';
import type { Finding, ImportedEntry, ImportPlan, Mapping, Target, ValueMap } from './types.ts';

export interface ImportQuestion {
  readonly rows: readonly (readonly string[])[];
  /** Index of the header row. */
  readonly headerRow: number;
  readonly mapping: Mapping;
  readonly valueMap?: ValueMap;
  /** The controllers that the person may write for. */
  readonly controllers: readonly { readonly id: string; readonly name: string }[];
  /** For rows that name none. */
  readonly defaultControllerId: string | null;
  readonly labels: Labels;
}

interface MappedColumn {
  readonly index: number;
  readonly header: string;
  readonly target: Target;
  /** Field of a `column:` target, else null. */
  readonly field: string | null;
}

/** Reads every filled row below the header. Nothing is dropped: what no column takes is kept in `extras`. */
export function buildImport(question: ImportQuestion): ImportPlan {
  const columns = mappedColumns(question);
  const entries: ImportedEntry[] = [];
  let rowsSkipped = 0;
  for (const [index, cells] of question.rows.entries()) {
    if (index <= question.headerRow) continue;
    if (cells.every((cell) => cell.trim() === '')) rowsSkipped += 1;
    else entries.push(buildEntry(index + 1, cells, columns, question));
  }
  const named = withRepeats(entries);
  return { entries: named, rowsSkipped, findings: sheetFindings(named, columns) };
}

function mappedColumns({ rows, headerRow, mapping }: ImportQuestion): MappedColumn[] {
  const headers = rows[headerRow] ?? [];
  const order = new Map<string, number>(registerColumns.map((column, index) => [column.key, index]));
  const place = (column: MappedColumn) => (column.field === null ? 0 : (order.get(column.field) ?? 1000));
  return mapping
    .map((target, index) => ({
      index,
      target,
      header: headers[index]?.trim().replace(/\s+/g, ' ') || `Kolumn ${index + 1}`,
      field: target.startsWith('column:') ? target.slice('column:'.length) : null,
    }))
    .filter((column) => column.target !== 'ignore')
    .sort((one, other) => place(one) - place(other));
}

function buildEntry(
  row: number,
  cells: readonly string[],
  columns: readonly MappedColumn[],
  question: ImportQuestion,
): ImportedEntry {
  const draft = new RowDraft(question.labels, question.valueMap ?? {});
  const textOf = (column: MappedColumn | undefined) => (column ? (cells[column.index] ?? '').trim() : '');
  const entryId = textOf(columns.find((column) => column.field === 'id'));
  for (const column of columns) {
    if (column.field === 'id') continue;
    if (entryId) readExportedCell(column, textOf(column), draft);
    else if (textOf(column)) readCell(column, textOf(column), draft);
  }
  if (!entryId)
    assemblePurposes(draft, {
      purposes: headerOf(columns, 'purposes'),
      legalBasis: headerOf(columns, 'legalBasis'),
    });
  const controllerId = findController(
    draft,
    columns.find((column) => column.target === 'controller'),
    textOf,
    question,
  );
  checkName(draft, row, columns, entryId !== '');
  return {
    row,
    controllerId,
    ...(entryId ? { entryId } : {}),
    facts: draft.facts,
    extras: draft.extras,
    findings: draft.findings,
    cells: draft.cells,
  };
}

function headerOf(columns: readonly MappedColumn[], field: string): string | null {
  return columns.find((column) => column.field === field)?.header ?? null;
}

function readCell(column: MappedColumn, text: string, draft: RowDraft): void {
  if (column.target === 'extra') draft.keep(column.header, text);
  else if (column.target === 'mark:dataItems') readMark('dataItems', text, draft, column.header);
  else if (column.target === 'mark:subjectGroups') readMark('subjectGroups', text, draft, column.header);
  else if (column.field !== null) readForeignCell(column.field, text, draft, column.header);
}

/** A cell of our own export: an empty one says that the fact is gone. */
function readExportedCell(column: MappedColumn, text: string, draft: RowDraft): void {
  const own = column.field === null ? undefined : registerColumn(column.field);
  if (own?.read) {
    draft.cells[own.key] = text;
    for (const unknown of own.read(text, draft.facts, draft.labels)) {
      draft.find(
        'warning',
        'not-understood',
        column.header,
        `Värdet «${shortened(unknown)}» gick inte att tolka. Det som står i posten ändras inte.`,
      );
    }
  } else if (column.target === 'extra' && text) draft.keep(column.header, text);
}

function findController(
  draft: RowDraft,
  column: MappedColumn | undefined,
  textOf: (column: MappedColumn) => string,
  { controllers, defaultControllerId }: ImportQuestion,
): string | null {
  const name = column ? textOf(column) : '';
  if (!column || name === '') {
    if (defaultControllerId === null) {
      draft.find(
        'error',
        'controller-missing',
        column?.header ?? null,
        'Raden säger inte vilken nämnd den hör till. Fyll i kolumnen eller välj en nämnd för hela importen.',
      );
    }
    return defaultControllerId;
  }
  const decided = draft.decided('controller', name);
  const found = controllers.find(
    (controller) => controller.id === decided || plain(controller.name) === plain(name),
  );
  if (found) return found.id;
  const known = controllers.map((controller) => controller.name).join(', ');
  draft.find(
    'error',
    'controller-unknown',
    column.header,
    `«${shortened(name)}» är ingen nämnd som ni kan importera till. De som finns är: ${known}.`,
    { field: 'controller', value: name },
  );
  return null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').replace(/[.,]$/, '').trim();
}

function checkName(draft: RowDraft, row: number, columns: readonly MappedColumn[], isUpdate: boolean): void {
  const column = columns.find(({ field }) => field === 'name');
  if (draft.facts.name || (isUpdate && !column)) return;
  draft.find(
    'error',
    'name-missing',
    column?.header ?? null,
    `Rad ${row} saknar namn på behandlingen. Fyll i det i filen eller hoppa över raden.`,
  );
}

/** The same name twice for one controller, and the same id twice. */
function withRepeats(entries: readonly ImportedEntry[]): ImportedEntry[] {
  const seen = new Map<string, number>();
  const repeated = (key: string, row: number) => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    return first;
  };
  return entries.map((entry) => {
    const findings: Finding[] = [];
    const sameId = entry.entryId && repeated(`id ${entry.entryId}`, entry.row);
    if (sameId)
      findings.push({
        level: 'error',
        kind: 'id-repeated',
        column: null,
        text: `Rad ${entry.row} har samma id som rad ${sameId}. En post kan bara ändras av en rad.`,
      });
    const sameName =
      entry.facts.name && repeated(`name ${entry.controllerId} ${plain(entry.facts.name)}`, entry.row);
    if (sameName)
      findings.push({
        level: 'warning',
        kind: 'name-repeated',
        column: null,
        text: `Rad ${entry.row} har samma namn som rad ${sameName}. Kontrollera att det är två olika behandlingar.`,
      });
    return findings.length > 0 ? { ...entry, findings: [...entry.findings, ...findings] } : entry;
  });
}

function sheetFindings(entries: readonly ImportedEntry[], columns: readonly MappedColumn[]): Finding[] {
  if (entries.length === 0)
    return [
      {
        level: 'error',
        kind: 'name-missing',
        column: null,
        text: 'Bladet har en rubrikrad men inga rader under den.',
      },
    ];
  if (!columns.some(({ field }) => field === 'name' || field === 'id')) {
    return [
      {
        level: 'error',
        kind: 'name-missing',
        column: null,
        text: 'Ingen kolumn är vald som behandlingens namn.',
      },
    ];
  }
  return [];
}
