/** Keys are changed beside a running product: everything sealed gets the new one, also after an interruption. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { CommandFailed } from '../src/commands/command.ts';
import { run } from '../src/commands/secrets-rotate.ts';
import { resealAll, SEALED_TABLES } from '../src/platform/rotation.ts';
import { addSealKey, type Sealing, sealingInMemory, sealKeysPath } from '../src/platform/sealing.ts';
import { readSettings } from '../src/settings.ts';
import { openProduct } from '../src/start.ts';

const database = `ansvar_secrets_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'ansvar-secrets-'));
const asAdmin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
};
const databaseUrl = (): string => {
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${database}`;
  return url.toString();
};

let product: Awaited<ReturnType<typeof openProduct>>;
let admin: pg.Pool;
let sealing: Sealing;
const entity = randomUUID();
const controller = randomUUID();
const caseId = randomUUID();

beforeAll(async () => {
  await asAdmin(`create database ${database}`);
  vi.stubEnv('DATABASE_URL', databaseUrl());
  vi.stubEnv('ANSVAR_DATA', folder);
  vi.stubEnv('ANSVAR_SECRET', inject('secret'));
  product = await openProduct(readSettings());
  sealing = product.services.sealing;
  admin = new pg.Pool({ connectionString: databaseUrl(), max: 2, options: '-c search_path=app' });
  await admin.query("insert into legal_entity (id, name, kind) values ($1, 'Almby kommun', 'municipality')", [
    entity,
  ]);
  await admin.query(
    "insert into controller (id, legal_entity_id, name, type, first_day, independent) values ($1, $2, 'Socialnämnden', 'board', '2018-05-25', true)",
    [controller, entity],
  );
  await admin.query(
    `insert into case_record (id, controller_id, legal_entity_id, kind, diary_type, title, opened_on)
     values ($1, $2, $3, 'other', 'Övrigt', 'Fråga', '2026-11-20')`,
    [caseId, controller, entity],
  );
  await admin.query(
    `insert into incident (id, controller_id, legal_entity_id, case_id, event_id, form_version, discovered_at, reported_at)
     values ($1, $2, $3, $4, $1, 'prov', now(), now())`,
    [randomUUID(), controller, entity, caseId],
  );
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await admin?.end();
  await product?.close();
  await asAdmin(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const id = randomUUID();
  const values = { id, controller_id: controller, legal_entity_id: entity, ...row };
  const names = Object.keys(values);
  await admin.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(values),
  );
  return id;
}

const sealedBy = (with_: Sealing, text: string) => {
  const { sealed, keyId } = with_.seal(text);
  return { sealed, key_id: keyId };
};

/** One row of each kind; the ids in the order of the list. */
async function fill(with_ = sealing): Promise<string[]> {
  const number = randomBytes(3).readUIntBE(0, 3);
  return [
    await insert('case_person', {
      case_id: caseId,
      role: 'party',
      identity_hash: with_.hash('191212121212'),
      ...sealedBy(with_, JSON.stringify({ name: 'Tolvan Tolvansson', identityNumber: '191212121212' })),
    }),
    await insert('inbox_item', {
      year: 2026,
      number,
      receipt: `IN-26-${number}`,
      received_on: '2026-11-20',
      channel: 'letter',
      ...sealedBy(with_, '{"subject":"Ärende"}'),
    }),
    await insert('stored_file', {
      name: 'brev.txt',
      media_type: 'text/plain',
      size: 4,
      sha256: 'x',
      scan: 'off',
      ...sealedBy(with_, 'brev'),
    }),
    await insert('case_document', {
      case_id: caseId,
      direction: 'working',
      type: 'anteckning',
      title: 'Utkast',
      dated_on: '2026-11-20',
      state: 'draft',
      ...sealedBy(with_, '{"svar":"ja"}'),
    }),
    await insert('incident_notification', {
      case_id: caseId,
      phase: 'supplement',
      form_version: 'prov',
      sha256: 'x',
      sent_at: '2026-11-20T12:00:00Z',
      ...sealedBy(with_, '{"falt":"svar"}'),
    }),
    await settingSealedBy(with_),
  ];
}

/** A nämnd has one. */
async function settingSealedBy(with_: Sealing): Promise<string> {
  await admin.query('delete from incident_setting where controller_id = $1', [controller]);
  return insert('incident_setting', sealedBy(with_, 'fyra ord efter varandra'));
}

const TEXTS = [
  'Tolvan Tolvansson',
  '{"subject":"Ärende"}',
  'brev',
  '{"svar":"ja"}',
  '{"falt":"svar"}',
  'fyra ord efter varandra',
];

async function rowsOf(ids: readonly string[]): Promise<{ keyId: string; text: string }[]> {
  const rows = SEALED_TABLES.map(async ({ name }, at) => {
    const { rows: found } = await admin.query(`select sealed, key_id from ${name} where id = $1`, [ids[at]]);
    const row = { sealed: found[0].sealed as Buffer, keyId: found[0].key_id as string };
    return { keyId: row.keyId, text: sealing.openText(row) };
  });
  return Promise.all(rows);
}

const rotate = async (...args: string[]) => {
  const written: string[] = [];
  const terminal = { write: (line: string) => void written.push(line), note: () => undefined };
  await run([...args, '--json'], { ...terminal, readInput: async () => '' });
  return JSON.parse(written.join('')) as { keyId: string; resealed: number };
};

describe('a change of keys', () => {
  test('names every table where something is sealed', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'app'
       and column_name in ('sealed', 'key_id') group by 1 having count(*) = 2 order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(SEALED_TABLES.map(({ name }) => name).sort());
    const hashed = await admin.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'app'
       and column_name like '%\\_hash' and table_name not like 'audit%'
       -- Of a link's own random bits, without a key.
       and column_name <> 'token_hash'`,
    );
    expect(hashed.rows.map(({ name }) => name)).toEqual(['case_person.identity_hash']);
  });

  test('seals every row anew, and what is looked up is found by its new hash', async () => {
    const ids = await fill();
    const before = await rowsOf(ids);
    const { keyId, resealed } = await rotate();
    expect(resealed).toBeGreaterThanOrEqual(4);
    const after = await rowsOf(ids);
    expect(after.map((row) => row.keyId)).toEqual(ids.map(() => keyId));
    expect(before.map((row) => row.keyId)).not.toContain(keyId);
    for (const [at, text] of TEXTS.entries()) expect(after[at]?.text).toContain(text);
    const { rows } = await admin.query('select id from case_person where identity_hash = $1', [
      sealing.hash('191212121212'),
    ]);
    expect(rows).toEqual([{ id: ids[0] }]);
  });

  test('that is broken off is gone on with, without another key', async () => {
    const ids = await fill();
    const keyId = addSealKey(sealKeysPath(folder, undefined));
    const broken = resealAll(product.services.platformDatabase, sealing, (table) => {
      if (table === 'inbox_item') throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    const halfway = (await rowsOf(ids)).map((row) => row.keyId === keyId);
    expect(halfway).toEqual([true, true, false, false, false, false]);
    const resumed = await rotate('--resume');
    expect(resumed.keyId).toBe(keyId);
    expect((await rowsOf(ids)).map((row) => row.keyId)).toEqual(ids.map(() => keyId));
    expect((await rotate('--resume')).resealed).toBe(0);
  });

  test('leaves what no key opens as it was, and says so', async () => {
    const foreign = sealingInMemory();
    const [person] = await fill(foreign);
    const failure = await rotate().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandFailed);
    expect((failure as Error).message).toContain('6 rader kunde inte öppnas');
    const { rows } = await admin.query('select key_id from case_person where id = $1', [person]);
    expect(rows[0].key_id).toBe(foreign.keyId);
  });

  test('is logged, without what was sealed', async () => {
    const { rows } = await admin.query<{ columns: string[]; images: string }>(
      `select changed_columns as columns, before::text || after::text as images
       from audit_event join audit_image on event_id = audit_event.id
       where table_name = 'case_person' and action = 'update'`,
    );
    expect(rows[0]?.columns).toEqual(['identity_hash', 'key_id', 'sealed']);
    expect(rows.map(({ images }) => images).join()).not.toMatch(/"(sealed|identity_hash)"/);
  });
});

describe('the role that changes keys', () => {
  const asKeeper = (statement: string) =>
    product.services.platformDatabase.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'ansvar_keeper', true)`.execute(tx);
      return sql.raw(statement).execute(tx);
    });

  test.each([
    'select name from app.case_person',
    'select name from app.stored_file',
    'select * from app.case_record',
    'select * from app.person',
    'delete from app.stored_file',
    "update app.case_person set role = 'party'",
    'insert into app.stored_file (id) values (gen_random_uuid())',
  ])('may not: %s', async (statement) => {
    await expect(asKeeper(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('sees what is sealed', async () => {
    expect((await asKeeper('select sealed, key_id from app.inbox_item')).rows.length).toBeGreaterThan(0);
  });
});
