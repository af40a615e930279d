/** What PostgreSQL's catalogue says of our tables, and rows made from it alone, so that a new table is tested too. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Table {
  /** With its schema: `app.processing`. */
  readonly name: string;
  /** Of the comment `kind: …`; empty when there is none. */
  readonly kind: string;
  readonly rowSecurity: boolean;
  readonly forced: boolean;
  readonly columns: readonly Column[];
  /** Columns of the primary key and of each unique constraint or index. */
  readonly keys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly policies: readonly Policy[];
  readonly triggers: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** The first value that a check allows. */
  readonly example: string | null;
}

export interface ForeignKey {
  readonly to: string;
  readonly columns: readonly string[];
  /** The last column that is pointed to: `id`, or the case that a row is the one part of. */
  readonly toColumn: string;
}

export interface Policy {
  readonly name: string;
  readonly permissive: boolean;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'ALL';
  readonly roles: readonly string[];
}

export async function readTables(admin: pg.Pool): Promise<Table[]> {
  const { rows } = await admin.query(TABLES);
  return rows as Table[];
}

const TABLES = `
  select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
    coalesce(substring(obj_description(c.oid, 'pg_class') from '^kind: (\\S+)$'), '') as kind,
    c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'required', a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '',
        'example', (select substring(pg_get_constraintdef(k.oid) from '''([^'']*)''::text')
          from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
            and pg_get_constraintdef(k.oid) like '%ANY%' limit 1)) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((select json_agg((select json_agg(a.attname order by k.place)
          from unnest(i.indkey) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where k.place <= i.indnkeyatts))
      from pg_index i where i.indrelid = c.oid and i.indisunique), '[]') as keys,
    coalesce((select json_agg(json_build_object('to', quote_ident(tn.nspname) || '.' || quote_ident(t.relname), 'columns',
          (select json_agg(a.attname order by k.place) from unnest(f.conkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number),
          'toColumn', (select a.attname from pg_attribute a
            where a.attrelid = f.confrelid and a.attnum = f.confkey[array_length(f.confkey, 1)])))
      from pg_constraint f join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys",
    coalesce((select json_agg(json_build_object('name', p.policyname, 'permissive', p.permissive = 'PERMISSIVE',
          'command', p.cmd, 'roles', p.roles))
      from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname), '[]') as policies,
    coalesce((select json_agg(t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '[]') as triggers
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('app', 'platform', 'auth')
  order by 2`;

export type Row = Readonly<Record<string, unknown>>;

/** What rows are made for: ids that foreign keys may name. */
export interface Owner {
  readonly controllerId: string;
  readonly legalEntityId: string;
  readonly processingId: string;
  readonly personId: string;
  readonly otherPersonId: string;
  /** Another nämnd of the same kommun. */
  readonly otherControllerId: string;
  readonly systemId: string;
  readonly supplierId: string;
  /** Ids of the example rows made so far, by table: what later rows hang on. */
  readonly made: Map<string, string>;
}

/** Tables so that what others hang on comes before them. */
export function inOrder(tables: readonly Table[]): readonly Table[] {
  const placed = new Set<Table>();
  const place = (table: Table): void => {
    if (placed.has(table)) return;
    const parents = tables.filter(
      ({ name }) => name !== table.name && table.foreignKeys.some(({ to }) => to === name),
    );
    parents.forEach(place);
    placed.add(table);
  };
  tables.forEach(place);
  return [...placed];
}

/** A row with every column that must be there, belonging to the owner. */
export function exampleRow(table: Table, owner: Owner, given: Row = {}): Row {
  const wanted = table.columns.filter(
    (column) =>
      column.required ||
      column.name in KNOWN ||
      column.name in given ||
      ASKED_FOR[table.name]?.includes(column.name),
  );
  const fixed: Row = { ...EXAMPLES[table.name], ...given };
  const made = wanted.map((column) => [
    column.name,
    column.name in fixed
      ? fixed[column.name]
      : (parentOf(table, column, owner) ?? exampleValue(column, owner)),
  ]);
  return { ...Object.fromEntries(made), ...fixed };
}

/** What checks over several columns ask of a row. */
export const EXAMPLES: Readonly<Record<string, Row>> = {
  'app.inbox_outcome': { outcome: 'nothing', reason: 'prov' },
  'app.case_link': { processing_id: null, system_id: null },
  'app.case_document': { direction: 'working', state: 'draft' },
  'app.case_decision': { way: 'delegate' },
  'app.incident_measure': { taken_at: '2026-01-01T12:00:00Z' },
  'app.law_override': { list: 'breachLists' },
  'app.agreement_signature': { way: 'before' },
};

/** Columns that may be empty, of which a check asks for one. */
const ASKED_FOR: Readonly<Record<string, readonly string[]>> = { 'app.incident_mark_sent': ['case_id'] };

/** The row that a column points to, among those made. */
function parentOf(table: Table, { name }: Column, { made }: Owner): string | undefined {
  const pointing = table.foreignKeys.find(({ to, columns }) => columns.at(-1) === name && made.has(to));
  return pointing && made.get(pointing.toColumn === 'case_id' ? 'app.case_record' : pointing.to);
}

type KnownOwner = Exclude<keyof Owner, 'made'>;

const KNOWN: Readonly<Record<string, KnownOwner>> = {
  controller_id: 'controllerId',
  legal_entity_id: 'legalEntityId',
  processing_id: 'processingId',
  owner_controller_id: 'controllerId',
  grantee_controller_id: 'otherControllerId',
  person_id: 'personId',
  from_person_id: 'personId',
  to_person_id: 'otherPersonId',
  created_by: 'personId',
  system_id: 'systemId',
  supplier_id: 'supplierId',
};

function exampleValue({ name, type, example }: Column, owner: Owner): unknown {
  const known = KNOWN[name];
  if (known) return owner[known];
  if (type === 'uuid') return randomUUID();
  if (type === 'text') return example ?? `prov ${randomUUID()}`;
  if (type === 'jsonb') return '{}';
  if (type === 'bytea') return Buffer.from('prov');
  if (type === 'date') return exampleDay(name);
  if (type === 'timestamp with time zone') return '2026-01-01T12:00:00Z';
  if (type === 'integer' || type === 'smallint' || type === 'bigint') return exampleNumber();
  if (type === 'boolean') return true;
  if (type.endsWith('[]')) return [];
  throw new Error(`Say in tests/catalogue.ts what an example of ${name} ${type} is.`);
}

/** What comes next lies later, and a body meets once a day. */
function exampleDay(name: string): string {
  if (name === 'next_on') return '2027-01-01';
  if (name !== 'held_on') return '2026-01-01';
  return new Date(Date.UTC(2026, 0, exampleNumber())).toISOString().slice(0, 10);
}

let lastNumber = 1000;
const exampleNumber = (): number => ++lastNumber;

/** `insert into …` with its values. */
export function insertStatement(table: string, row: Row): { text: string; values: unknown[] } {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  return {
    text: `insert into ${table} (${names.join(', ')}) values (${places})`,
    values: Object.values(row),
  };
}
