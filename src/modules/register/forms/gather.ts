const ROW = /^(\w+)\.(\d+)\.(\w+)$/;

const NESTED = /^(compatibility|matrix|counts)\.(.+)$/;

/** Fields that are lists of codes; an empty hidden field stands for none chosen. */
const LISTS = new Set([
  'subjectKinds',
  'dataKinds',
  'systemIds',
  'materialKinds',
  'operations',
  'assets',
  'statutes',
]);

type Row = Record<string, string | string[]>;

/** `purposes.0.short=…` → `{ purposes: [{ short: … }] }`; blank rows and rows to remove are left out. */
export function gather(fields: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const lists = new Map<string, Map<number, Row>>();
  for (const name of new Set(fields.keys())) {
    const all = fields.getAll(name);
    const row = ROW.exec(name);
    const nested = NESTED.exec(name);
    if (row) rowAt(lists, row[1] ?? '', Number(row[2]))[row[3] ?? ''] = fieldValue(row[3] ?? '', all);
    else if (nested) nest(values, nested[1] ?? '', nested[2] ?? '', all);
    else values[name] = fieldValue(name, all);
  }
  for (const [list, rows] of lists) values[list] = keptRows(list, rows);
  return values;
}

const fieldValue = (name: string, all: string[]): string | string[] =>
  LISTS.has(name) ? all.filter(Boolean) : (all.at(-1) ?? '');

function rowAt(lists: Map<string, Map<number, Row>>, list: string, index: number): Row {
  const rows = lists.get(list) ?? new Map<number, Row>();
  lists.set(list, rows);
  const row = rows.get(index) ?? {};
  rows.set(index, row);
  return row;
}

function nest(values: Record<string, unknown>, group: string, key: string, all: string[]): void {
  const inner = (values[group] ?? {}) as Record<string, unknown>;
  inner[key] = group === 'matrix' ? all.filter(Boolean) : (all.at(-1) ?? '');
  values[group] = inner;
}

/** Fields that are filled in before anybody has typed: they do not make a row. */
const PRESET = new Set([
  'id',
  'kind',
  'role',
  'agreement',
  'duty',
  'principle',
  'country',
  'withinPublicTask',
]);

/** Rows that stand for a fixed list: kept even when blank. */
const FIXED = new Set(['jointDuties', 'principleAnswers']);

function keptRows(list: string, rows: Map<number, Row>): Row[] {
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row)
    .filter((row) => row.remove !== '1')
    .filter((row) => FIXED.has(list) || !isBlankRow(list, row));
}

function isBlankRow(list: string, row: Row): boolean {
  if (list === 'sources' && row.kind === 'data-subject') return false;
  return Object.entries(row).every(
    ([key, value]) => PRESET.has(key) || value.length === 0 || String(value).trim() === '',
  );
}
