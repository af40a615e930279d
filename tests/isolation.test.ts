/**
 * The walls between controllers, held by the database alone: the catalogue of every table, then the same attempts
 * against each of them, as SQL under the roles that the product uses.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPool } from '../src/platform/database/connection.ts';
import { loginUrl } from '../src/platform/database/migrate.ts';
import {
  EXAMPLES,
  exampleRow,
  inOrder,
  insertStatement,
  type Owner,
  type Row,
  readTables,
  type Table,
} from './catalogue.ts';
import { addProcessing, makeMunicipality, openTestProduct } from './municipality.ts';

const { admin } = openTestProduct();
const tables = await readTables(admin);
const named = (name: string): Table => {
  const table = tables.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
};
const ofKind = (...kinds: string[]) => tables.filter((table) => kinds.includes(table.kind));
const hasColumn = (table: Table, column: string) => table.columns.some(({ name }) => name === column);

/** The log is written by its functions alone, numbers its rows itself, and has events of no controller. */
const LOG = ['app.audit_event', 'app.audit_image'];
const ownTables = ofKind('own').filter((table) => !LOG.includes(table.name));
const SERVING_ROLES = ['ansvar_app', 'ansvar_staff', 'ansvar_administrator'];
const OUR_ROLES = [
  ...SERVING_ROLES,
  'ansvar_audit',
  'ansvar_platform',
  'ansvar_portal',
  'ansvar_directory',
  'ansvar_keeper',
];

afterAll(async () => void (await login.end()));

/** As the pages do it: the login of the pool takes on a role in a transaction, with what it may reach. */
interface Acting {
  readonly role?: 'ansvar_staff' | 'ansvar_administrator';
  readonly actor?: string;
  readonly readable?: readonly string[];
  readonly write?: string;
  readonly entities?: readonly string[];
  readonly writeEntity?: string;
}
type Outcome = { readonly rows: Row[]; readonly count: number; readonly error?: undefined } | Refusal;
interface Refusal {
  readonly rows: [];
  readonly count: 0;
  readonly error: { readonly code: string; readonly message: string; readonly detail: string };
}
type Statement = string | { readonly text: string; readonly values: unknown[] };

const login = openPool(loginUrl(inject('adminUrl'), 'app', inject('secret')), 2);

/** Runs the statements and takes them back; the outcome is that of the last one. */
async function attempt(acting: Acting, ...statements: Statement[]): Promise<Outcome> {
  const client = await login.connect();
  try {
    await client.query('begin');
    await takeOn(client, acting);
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement as string);
    return { rows: result?.rows ?? [], count: result?.rowCount ?? 0 };
  } catch (thrown) {
    const { code = '', message, detail = '' } = thrown as pg.DatabaseError;
    return { rows: [], count: 0, error: { code, message, detail } };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const literal = (ids: readonly string[] = []) => (ids.length > 0 ? `{${ids.join(',')}}` : '');

async function takeOn(client: pg.PoolClient, { role, ...acting }: Acting): Promise<void> {
  if (!role) return;
  const { actor = '', readable, write = '', entities, writeEntity = '' } = acting;
  await client.query(
    `select set_config('role', $1, true), set_config('app.actor', $2, true), set_config('app.readable', $3, true),
      set_config('app.entities', $4, true), set_config('app.write', $5, true), set_config('app.write_entity', $6, true)`,
    [role, actor, literal(readable), literal(entities), write, writeEntity],
  );
}

const DENIED = '42501';

describe('the catalogue', () => {
  test('there are tables to look at', () => {
    expect(ownTables.length).toBeGreaterThan(20);
  });

  test.each(tables)('$name says of which kind it is', ({ kind }) => {
    expect(kind).toMatch(/^(own|entity|everybody|office|platform)$/);
  });

  test.each(ofKind('own', 'entity', 'everybody', 'office'))(
    '$name has walls that also hold its owner',
    (table) => {
      expect(table.rowSecurity && table.forced).toBe(true);
      expect(table.policies.length).toBeGreaterThan(0);
    },
  );

  test.each(ofKind('own', 'entity', 'everybody', 'office').filter((table) => !LOG.includes(table.name)))(
    '$name is logged',
    ({ triggers }) => {
      expect(triggers).toContain('audit');
    },
  );

  test.each(ownTables)('$name carries its controller first in every key, and its legal entity', (table) => {
    expect(hasColumn(table, 'legal_entity_id')).toBe(true);
    const required = table.columns.find(({ name }) => name === 'controller_id');
    expect(required).toMatchObject({ type: 'uuid', required: true });
    const keys = table.keys.filter((key) => !isWidening(key));
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(key[0]).toBe('controller_id');
  });

  test.each(ownTables)('$name is read and written by separate policies', ({ policies }) => {
    const staff = policies.filter(({ roles }) => roles.includes('ansvar_staff'));
    const commands = staff.map(({ command, permissive }) => `${permissive ? '' : 'only '}${command}`).sort();
    const narrower = policies
      .filter(({ name }) => NARROWER.includes(name))
      .map(({ command }) => `only ${command}`);
    expect(commands).toEqual(['ALL', 'only DELETE', 'only UPDATE', ...narrower].sort());
  });

  test.each(ownTables.filter((table) => hasColumn(table, 'case_id') || table.name === 'app.case_record'))(
    '$name is closed with its case',
    ({ name, policies }) => {
      if (SEEN_WITHOUT_CASE.has(name)) return;
      expect(policies.filter((policy) => policy.name === 'closed_case' && !policy.permissive)).toHaveLength(
        1,
      );
    },
  );

  test.each([...ownTables, ...ofKind('entity')])('$name points only within its own walls', (table) => {
    for (const { to, columns } of table.foreignKeys) {
      const target = named(to).kind;
      if (target === 'own') expect(columns[0], `${table.name} → ${to}`).toBe('controller_id');
      if (target !== 'entity' || MAY_POINT_OUT.has(`${table.name} → ${to}`)) continue;
      expect(['legal_entity_id', 'controller_id'], `${table.name} → ${to}`).toContain(columns[0]);
    }
  });

  test.each(ofKind('platform'))('$name is not granted to those who serve pages', async ({ name }) => {
    for (const role of SERVING_ROLES) expect(await privileges(role, name)).toEqual([]);
  });

  test('every table of the job queue is closed to those who serve pages', async () => {
    const { rows } = await admin.query<{ name: string }>(
      "select schemaname || '.' || tablename as name from pg_tables where schemaname = 'graphile_worker'",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { name } of rows)
      for (const role of SERVING_ROLES) expect(await privileges(role, name)).toEqual([]);
  });

  test('the administrator is granted nothing of any controller but the appointments', async () => {
    const granted = await Promise.all(
      ofKind('own').map(async ({ name }) => [name, await privileges('ansvar_administrator', name)]),
    );
    expect(granted.filter(([, rights]) => rights?.length)).toEqual([
      ['app.appointment', ['SELECT', 'INSERT', 'UPDATE']],
    ]);
  });

  test('every view asks with the rights of who reads it', async () => {
    const { rows } = await admin.query(
      `select c.oid::regclass::text as view from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('v', 'm') and n.nspname in ('app', 'platform', 'portal')
         and (c.relkind = 'm' or not coalesce(c.reloptions @> '{security_invoker=true}', false))`,
    );
    expect(rows).toEqual([]);
  });

  test('what is due is seen through the walls of the tables that it stands on', async () => {
    const seenBy = async (acting: Acting) =>
      (await attempt(acting, 'select distinct controller_id, source from app.due')).rows;
    const [own, both] = [await seenBy(staff), await seenBy(readerOfBoth)];
    expect(own.length).toBeGreaterThan(5);
    expect(new Set(own.map((row) => row.controller_id))).toEqual(new Set([two.mine.controllerId]));
    expect(both.length).toBe(2 * own.length);
    expect(await seenBy({ ...staff, readable: [] })).toEqual([]);
    expect(
      (await attempt({ ...staff, role: 'ansvar_administrator' }, 'select from app.due')).error?.code,
    ).toBe(DENIED);
  });

  test('every function with rights of its own is closed to the public and fixes where it looks', async () => {
    const { rows } = await admin.query<{ name: string; fixed: boolean; open: boolean; staff: boolean }>(
      `select p.oid::regproc::text as name, coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false) as fixed,
         has_function_privilege('public', p.oid, 'execute') and p.prorettype <> 'trigger'::regtype as open,
         has_function_privilege('ansvar_staff', p.oid, 'execute') and p.prorettype <> 'trigger'::regtype as staff
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname in ('app', 'platform', 'auth', 'portal') order by 1`,
    );
    expect(rows.filter(({ fixed, open }) => !fixed || open)).toEqual([]);
    expect(rows.filter(({ staff }) => staff).map(({ name }) => name.replace('app.', ''))).toEqual([
      'account_event',
      'agenda_places',
      'closed_cases',
      'controller_figures',
      'cooperations',
      'decisions_to_report',
      'delegates_of_grantee',
      'forward_inbox',
      'log_event',
      'platform.choose_mails',
      'platform.enqueue',
      'platform.my_day_choices',
      'platform.send_invitation',
      'platform.send_mail',
      'platform.set_calendar',
      'platform.sign_ins_of',
      'report_decisions',
      'reported_decisions',
      'restricted_marks',
    ]);
  });

  test('no role of ours passes the walls, and the logins take on nothing that owns tables', async () => {
    const { rows } = await admin.query(
      `select rolname from pg_roles where rolname like 'ansvar\\_%' and (rolsuper or rolbypassrls or rolcreaterole)`,
    );
    expect(rows).toEqual([]);
    const memberships = await admin.query<{ login: string; role: string }>(
      `select member.rolname as login, granted.rolname as role from pg_auth_members m
       join pg_roles member on member.oid = m.member join pg_roles granted on granted.oid = m.roleid
       where member.rolname in ('ansvar_app', 'ansvar_platform', 'ansvar_portal') order by 1, 2`,
    );
    expect(memberships.rows.map(({ login: name, role }) => `${name} ${role}`)).toEqual([
      'ansvar_app ansvar_administrator',
      'ansvar_app ansvar_staff',
      'ansvar_platform ansvar_audit',
      'ansvar_platform ansvar_keeper',
    ]);
  });
});

/** Tables with a case that tell nothing of it: that an item became a case, or stands on an agenda, is seen with its number. */
const SEEN_WITHOUT_CASE = new Set(['app.inbox_outcome']);

/** Restrictive policies beside the three that every own table has: they only take away. */
const NARROWER = ['closed_case', 'only_drafts_go', 'not_yet_reported'];

/** (id, controller_id) lets an index answer by id alone; it forbids nothing that the primary key allows. */
const isWidening = (key: readonly string[]) =>
  key.length === 2 && key.includes('id') && key[1] === 'controller_id';

/** A foreign key passes the walls: it tells whether an id exists. Each that may do so, with why. */
const MAY_POINT_OUT = new Set([
  // One data protection officer is shared by several municipalities: the person is of another legal entity.
  'app.appointment → app.person',
  // A company points to the kommun that owns it; only that kommun's administrator may make it.
  'app.legal_entity → app.legal_entity',
  'app.controller → app.legal_entity',
  'app.person → app.legal_entity',
  'app.administrator → app.legal_entity',
  'app.system → app.legal_entity',
  'app.supplier_card → app.legal_entity',
  'app.group_mapping → app.legal_entity',
  'app.cooperation → app.legal_entity',
  // Whoever stands under a point, or leaves and is succeeded, may be employed by a kommun that cooperates.
  'app.delegate → app.person',
  'app.handover → app.person',
  'app.remark → app.person',
  // A case may be handled, and a deadline kept, by an officer whom another kommun employs.
  'app.case_record → app.person',
  'app.case_handler → app.person',
  'app.deadline → app.person',
  'app.incident_measure → app.person',
  'app.due_reminder → app.person',
  // Who signs stands under a point: their own nämnd's, or that of the one with the power of attorney.
  'app.agreement_invitation → app.person',
  'app.agreement_signature → app.person',
  // A member points to the host's cooperation, and joins through a function that asks for its code.
  'app.cooperation_member → app.legal_entity',
  'app.cooperation_member → app.cooperation',
]);

async function privileges(role: string, table: string): Promise<string[]> {
  const { rows } = await admin.query<{ right: string }>(
    `select right_name as right from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
       with ordinality as rights(right_name, place)
     where has_table_privilege($1, $2, right_name) order by place`,
    [role, table],
  );
  return rows.map(({ right }) => right);
}

/** Two controllers of two kommuner, and a row of the second in every own table. */
interface Two {
  readonly mine: Owner;
  readonly theirs: Owner;
  readonly rows: ReadonlyMap<string, Row>;
}
let two: Two;
let staff: Acting;
/** Reads both controllers, writes for the first only. */
let readerOfBoth: Acting;

beforeAll(async () => {
  const [mine, theirs] = [await makeOwner(), await makeOwner()];
  const rows = new Map<string, Row>();
  for (const table of inOrder(ownTables)) {
    for (const owner of [mine, theirs]) {
      if (table.name === 'app.processing') continue;
      await admin.query(`delete from ${table.name} where controller_id = $1`, [owner.controllerId]);
      const row = await insertExample(table, owner);
      if (owner === theirs) rows.set(table.name, row);
    }
  }
  for (const table of inOrder(ofKind('entity')).filter(({ name }) => !STANDING.includes(name)))
    for (const owner of [mine, theirs]) await insertExample(table, owner);
  rows.set('app.processing', { id: theirs.processingId, controller_id: theirs.controllerId });
  two = { mine, theirs, rows };
  staff = {
    role: 'ansvar_staff',
    actor: mine.personId,
    readable: [mine.controllerId],
    write: mine.controllerId,
    entities: [mine.legalEntityId],
    writeEntity: mine.legalEntityId,
  };
  readerOfBoth = {
    ...staff,
    readable: [mine.controllerId, theirs.controllerId],
    entities: [mine.legalEntityId, theirs.legalEntityId],
  };
});

/** Tables of the kommun that the fixture has filled. */
const STANDING = ['app.legal_entity', 'app.controller', 'app.person', 'app.administrator', 'app.system'];

async function insertExample(table: Table, owner: Owner): Promise<Row> {
  const row = exampleRow(table, owner);
  await admin.query(insertStatement(table.name, row));
  if (typeof row.id === 'string') owner.made.set(table.name, row.id);
  return row;
}

async function makeOwner(): Promise<Owner> {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  const processingId = await addProcessing(coordinator, 'Trygghetslarm');
  const systemId = randomUUID();
  await admin.query(
    "insert into app.system (id, legal_entity_id, owner_controller_id, name) values ($1, $2, $3, 'Larmsystem')",
    [systemId, municipality.id, board.id],
  );
  const { id: legalEntityId } = municipality;
  const other = await municipality.addPerson([{ role: 'staff', controller: board }]);
  const supplierId = randomUUID();
  await admin.query('insert into app.supplier (id, name, created_by_entity_id) values ($1, $2, $3)', [
    supplierId,
    `Leverantör ${supplierId}`,
    legalEntityId,
  ]);
  return {
    controllerId: board.id,
    legalEntityId,
    processingId,
    personId: coordinator.personId,
    otherPersonId: other.personId,
    otherControllerId: (await municipality.addController('Kommunstyrelsen')).id,
    systemId,
    supplierId,
    made: new Map(),
  };
}

/** Picks out one row by controller and, where the table has one, id. */
function only(table: Table, row: Row): string {
  const id = hasColumn(table, 'id') ? ` and id = '${row.id}'` : '';
  return `controller_id = '${row.controller_id}'${id}`;
}
const theirRow = (table: Table): Row => two.rows.get(table.name) ?? {};
/** What staff may not even try on some tables counts as refused. */
const refusedOrNothing = (outcome: Outcome) => outcome.error?.code ?? outcome.count;

describe.each(ownTables)('$name, between two controllers', (table) => {
  test('the example rows stand there, so that what follows asks something', async () => {
    const outcome = await attempt(readerOfBoth, `select * from ${table.name}`);
    const owners = new Set(outcome.rows.map((row) => row.controller_id));
    expect(owners).toEqual(new Set([two.mine.controllerId, two.theirs.controllerId]));
  });

  test('staff read their own rows and no others, however they ask', async () => {
    const all = await attempt(staff, `select distinct controller_id from ${table.name}`);
    expect(all.rows).toEqual([{ controller_id: two.mine.controllerId }]);
    const asked = await attempt(staff, `select from ${table.name} where ${only(table, theirRow(table))}`);
    expect(asked).toEqual({ rows: [], count: 0 });
    const counted = await attempt(
      staff,
      `select count(*)::int as rows from ${table.name} where controller_id = '${two.theirs.controllerId}'`,
    );
    expect(counted.rows).toEqual([{ rows: 0 }]);
  });

  test('a row cannot be inserted for another controller, even by who reads it', async () => {
    for (const acting of [staff, readerOfBoth]) {
      const row = exampleRow(table, two.theirs, hasColumn(table, 'id') ? { id: randomUUID() } : {});
      expect((await attempt(acting, insertStatement(table.name, row))).error?.code).toBe(DENIED);
    }
  });

  test("another controller's row cannot be changed, moved here or deleted, even by who reads it", async () => {
    const where = only(table, theirRow(table));
    for (const acting of [staff, readerOfBoth]) {
      const change = `update ${table.name} set legal_entity_id = legal_entity_id where ${where}`;
      expect([0, DENIED]).toContain(refusedOrNothing(await attempt(acting, change)));
      const move = `update ${table.name} set controller_id = '${two.mine.controllerId}',
        legal_entity_id = '${two.mine.legalEntityId}' where ${where}`;
      expect([0, DENIED]).toContain(refusedOrNothing(await attempt(acting, move)));
      const removal = `delete from ${table.name} where ${where}`;
      expect([0, DENIED]).toContain(refusedOrNothing(await attempt(acting, removal)));
    }
  });

  test('an own row cannot be moved to another controller, nor to another legal entity', async () => {
    const { mine, theirs } = two;
    for (const acting of [staff, readerOfBoth]) {
      const own = `where controller_id = '${mine.controllerId}'`;
      for (const target of [
        `controller_id = '${theirs.controllerId}'`,
        `controller_id = '${theirs.controllerId}', legal_entity_id = '${theirs.legalEntityId}'`,
        `legal_entity_id = '${theirs.legalEntityId}'`,
      ]) {
        const outcome = await attempt(acting, `update ${table.name} set ${target} ${own}`);
        expect(outcome.error?.code, target).toBe(DENIED);
      }
    }
  });

  test.runIf(hasColumn(table, 'id'))(
    'an id that another controller uses is as free as any other',
    async () => {
      const insert = async (id: unknown) => {
        const given = table.columns.some(({ name }) => name === 'processing_id')
          ? await freshProcessing()
          : [];
        const processing = table.name in EXAMPLES ? {} : { processing_id: given[0] };
        const row = exampleRow(table, two.mine, { id, ...(given.length > 0 && processing) });
        const statements = [...given.slice(1), insertStatement(table.name, row)] as Statement[];
        const { count, error } = await attempt(staff, ...statements);
        return { count, code: error?.code };
      };
      const free = await insert(randomUUID());
      expect(await insert(theirRow(table).id)).toEqual(free);
      // Another own key than the id may be taken by the example row, and an agreement has its case's id: the answer is the
      // same for any id.
      expect([undefined, DENIED, '23505', '23503']).toContain(free.code);
    },
  );
});

/** The id of a new processing of ours, and the statement that makes it. */
async function freshProcessing(): Promise<[string, Statement]> {
  const row = exampleRow(named('app.processing'), two.mine, { id: randomUUID() });
  return [String(row.id), insertStatement('app.processing', row)];
}

const children = ownTables.filter((table) => table.foreignKeys.some(({ to }) => to === 'app.processing'));
/** Links to one thing at a time: the other columns are left out. */
const ONLY_PROCESSING = { 'app.case_link': { supplier_id: null } } as Readonly<Record<string, Row>>;

describe('foreign keys', () => {
  test.each(children)(
    "$name cannot hang on another controller's processing, nor tell that it exists",
    async (table) => {
      const hang = async (processing: string) => {
        const given = {
          ...ONLY_PROCESSING[table.name],
          processing_id: processing,
          ...(hasColumn(table, 'id') && { id: randomUUID() }),
        };
        const { error } = await attempt(
          staff,
          insertStatement(table.name, exampleRow(table, two.mine, given)),
        );
        return [error?.code, error?.message, error?.detail.replace(processing, '…')];
      };
      const answer = await hang(two.theirs.processingId);
      expect(answer).toEqual(await hang(randomUUID()));
      expect(answer[0]).toBe('23503');
    },
  );

  test('a system of another kommun cannot be used, nor be told from one that is not there', async () => {
    const use = async (system: string) => {
      const row = exampleRow(named('app.system_use'), two.mine, { system_id: system, id: randomUUID() });
      const { error } = await attempt(staff, insertStatement('app.system_use', row));
      return [error?.code, error?.message, error?.detail.replace(system, '…')];
    };
    const answer = await use(two.theirs.systemId);
    expect(answer).toEqual(await use(randomUUID()));
    expect(answer[0]).toBe('23503');
  });
});

describe("the kommun's tables", () => {
  test.each(ofKind('entity'))('$name is read within the legal entity only', async (table) => {
    const both = await attempt(readerOfBoth, `select distinct legal_entity_id from ${table.name}`);
    const own = await attempt(staff, `select distinct legal_entity_id from ${table.name}`);
    const readable = both.rows.map((row) => row.legal_entity_id);
    if (table.name !== 'app.administrator') expect(readable).toContain(two.theirs.legalEntityId);
    expect(own.rows.map((row) => row.legal_entity_id)).not.toContain(two.theirs.legalEntityId);
  });

  test.each(ofKind('entity'))('$name of another kommun is changed by nobody here', async (table) => {
    const administrator = administratorOf(two.mine);
    for (const acting of [staff, readerOfBoth, administrator]) {
      const where = `where legal_entity_id = '${two.theirs.legalEntityId}'`;
      const column = table.columns.find(({ name }) => ['name', 'first_day'].includes(name))?.name ?? 'id';
      const change = await attempt(acting, `update ${table.name} set ${column} = ${column} ${where}`);
      expect([0, DENIED]).toContain(refusedOrNothing(change));
      const removal = await attempt(acting, `delete from ${table.name} ${where}`);
      expect([0, DENIED]).toContain(refusedOrNothing(removal));
    }
  });

  test('a system is mended by the nämnd that owns it, not by another of the same kommun', async () => {
    const { mine } = two;
    const neighbour = { ...staff, readable: [randomUUID()], write: randomUUID() };
    const mend = `update app.system set name = 'Nytt namn' where id = '${mine.systemId}'`;
    expect((await attempt(staff, mend)).count).toBe(1);
    expect((await attempt(neighbour, mend)).count).toBe(0);
    expect((await attempt(neighbour, `select from app.system where id = '${mine.systemId}'`)).count).toBe(1);
  });
});

const administratorOf = (owner: Owner): Acting => ({
  role: 'ansvar_administrator',
  actor: randomUUID(),
  entities: [owner.legalEntityId],
  writeEntity: owner.legalEntityId,
  // More than the product ever sets for the role: the grants must hold by themselves.
  readable: [owner.controllerId],
  write: owner.controllerId,
});

describe('the administrator', () => {
  test.each(ownTables.filter(({ name }) => name !== 'app.appointment'))(
    'reads nothing of $name',
    async ({ name }) => {
      expect((await attempt(administratorOf(two.mine), `select from ${name}`)).error?.code).toBe(DENIED);
    },
  );

  test.each(LOG)('reads nothing of %s', async (name) => {
    expect((await attempt(administratorOf(two.mine), `select from ${name}`)).error?.code).toBe(DENIED);
  });

  test('appoints others, never himself', async () => {
    const appointment = (personId: string) =>
      insertStatement('app.appointment', {
        ...exampleRow(named('app.appointment'), two.mine, { id: randomUUID() }),
        person_id: personId,
      });
    const administrator = administratorOf(two.mine);
    expect((await attempt(administrator, appointment(two.mine.personId))).count).toBe(1);
    const himself = { ...administrator, actor: two.mine.personId };
    expect((await attempt(himself, appointment(two.mine.personId))).error?.code).toBe(DENIED);
  });

  test("appoints nobody for another kommun's controller, and cannot learn that it exists", async () => {
    const appoint = async (controllerId: string) => {
      const row = { ...exampleRow(named('app.appointment'), two.mine), controller_id: controllerId };
      const { error } = await attempt(administratorOf(two.mine), insertStatement('app.appointment', row));
      return [error?.code, error?.detail.replace(controllerId, '…')];
    };
    const answer = await appoint(two.theirs.controllerId);
    expect(answer).toEqual(await appoint(randomUUID()));
    expect(answer[0]).toBe('23503');
  });
});

describe('nobody', () => {
  test.each(tables)('the login alone is denied $name', async ({ name }) => {
    for (const statement of [`select from ${name}`, `delete from ${name}`, `truncate ${name}`])
      expect((await attempt({}, statement)).error?.code, statement).toBe(DENIED);
  });

  const readable = ofKind('own', 'entity', 'everybody', 'office');

  test.each(readable)('a role without an actor sees no row of $name', async ({ name }) => {
    for (const role of ['ansvar_staff', 'ansvar_administrator'] as const) {
      const fresh = new pg.Client({
        connectionString: loginUrl(inject('adminUrl'), 'app', inject('secret')),
      });
      await fresh.connect();
      await fresh.query(`set role ${role}`);
      const seen = await fresh.query(`select from ${name}`).catch((error: pg.DatabaseError) => error);
      await fresh.end();
      if (seen instanceof pg.DatabaseError) expect(seen.code).toBe(DENIED);
      else expect(seen.rowCount).toBe(0);
    }
  });

  test('a connection that has served somebody has forgotten it', async () => {
    const pool = openPool(loginUrl(inject('adminUrl'), 'app', inject('secret')), 1);
    const client = await pool.connect();
    await client.query('begin');
    await takeOn(client, staff);
    expect((await client.query('select from app.processing')).rowCount).toBeGreaterThan(0);
    await client.query('commit');
    client.release();
    await expect(pool.query('select from app.processing')).rejects.toMatchObject({ code: DENIED });
    const again = await pool.connect();
    await again.query('set role ansvar_staff');
    for (const { name } of readable) {
      const seen = await again.query(`select from ${name}`);
      expect(seen.rowCount, name).toBe(0);
    }
    await again.query('reset role');
    again.release();
    await pool.end();
  });
});

describe('the log', () => {
  const logTables = [...LOG, 'app.audit_seal', 'app.audit_checkpoint'];

  test.each(logTables)('%s can be changed or emptied by none of our roles', async (name) => {
    for (const role of OUR_ROLES) {
      const rights = await privileges(role, name);
      expect(
        rights.filter((right) => !['SELECT', 'INSERT'].includes(right)),
        role,
      ).toEqual([]);
    }
  });

  test.each(LOG)('staff cannot write %s past its trigger', async (name) => {
    for (const role of SERVING_ROLES) expect(await privileges(role, name)).not.toContain('INSERT');
  });

  test.each(LOG)('staff read %s of their own controller only', async (name) => {
    const { rows } = await attempt(staff, `select distinct controller_id from ${name}`);
    expect(rows).toEqual([{ controller_id: two.mine.controllerId }]);
  });

  test('an event cannot be invented for another controller, nor as if a row had been written', async () => {
    const log = (action: string, controller: string) =>
      attempt(staff, `select app.log_event('${action}', 'processing', null, '${controller}', 'prov')`);
    expect((await log('export', two.mine.controllerId)).error).toBeUndefined();
    expect((await log('export', two.theirs.controllerId)).error).toBeDefined();
    expect((await log('update', two.mine.controllerId)).error).toBeDefined();
  });
});
