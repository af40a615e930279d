/**
 * The log: what is written in it, and that whoever changes it afterwards is found out, whatever rights they have.
 * The chain is one for the whole test database: tampering is put back, and faults are compared with those before.
 */
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type LogVerdict, sealLog, signCheckpoint, verifyLog } from '../src/platform/audit-chain.ts';
import {
  addProcessing,
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  saveStep,
} from './municipality.ts';

const product = openTestProduct();
const { admin, services } = product;
const { privateKey: key } = generateKeyPairSync('ed25519');
const verified = (): Promise<LogVerdict> => verifyLog(services.platformDatabase, key);

let municipality: Municipality;
let board: Place;
let coordinator: Browser;
let processing: string;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  processing = await addProcessing(coordinator, 'Trygghetslarm');
  await saveStep(coordinator, processing, 'grunder', { description: 'Larm dygnet runt' });
});

interface LoggedRow {
  readonly id: number;
  readonly actor: string;
  readonly table_name: string;
  readonly action: string;
  readonly changed_columns: readonly string[];
  readonly subject_id: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly holds: boolean;
  readonly detail: string | null;
}

async function eventsOf(controller: Place, tableName?: string): Promise<LoggedRow[]> {
  const { rows } = await admin.query(
    `select event.*, image.before, image.after, event.hash = app.audit_hash(image.salt, image.before, image.after)
       and length(image.salt) = 32 as holds
     from app.audit_event event join app.audit_image image on image.event_id = event.id
     where event.controller_id = $1 and ($2::text is null or event.table_name = $2) order by event.id`,
    [controller.id, tableName ?? null],
  );
  return rows;
}

describe('what is written', () => {
  test('leaves an event with who, what, which columns, before and after, and a hash that holds', async () => {
    const events = await eventsOf(board, 'processing');
    const made = events.find(({ action }) => action === 'insert');
    expect(made).toMatchObject({ actor: coordinator.personId, subject_id: processing, before: null });
    expect(made?.after?.name).toBe('Trygghetslarm');
    const changed = events.find(({ changed_columns }) => changed_columns.includes('description'));
    expect(changed).toMatchObject({ action: 'update', actor: coordinator.personId });
    expect([changed?.before?.description, changed?.after?.description]).toEqual([null, 'Larm dygnet runt']);
    expect(events.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('of a part of a processing is an event of the processing', async () => {
    await saveStep(coordinator, processing, 'andamal', { 'purposes.0.short': 'ge trygghet' });
    const [event] = await eventsOf(board, 'purpose');
    expect(event).toMatchObject({ action: 'insert', subject_id: processing });
  });

  test('and taken away stays in the log, with what it said', async () => {
    const mistaken = await addProcessing(coordinator, 'Felskriven post');
    await coordinator.post(`/behandlingar/${mistaken}/ta-bort`);
    const events = (await eventsOf(board, 'processing')).filter(({ subject_id }) => subject_id === mistaken);
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['insert', 'delete']));
    expect(events.at(-1)?.before?.name).toBe('Felskriven post');
  });

  test('leaves no event when nothing changed', async () => {
    const count = async () => (await eventsOf(board)).length;
    const before = await count();
    await admin.query('update app.processing set name = name where id = $1', [processing]);
    expect(await count()).toBe(before);
  });

  test('and refused leaves nothing', async () => {
    const before = (await eventsOf(board)).length;
    const refused = await coordinator.post(`/behandlingar/${processing}/grunder`, {
      version: '0',
      name: 'Annat',
    });
    expect(refused.status).toBe(409);
    expect((await eventsOf(board)).length).toBe(before);
  });

  test('by an export is an event that says how much, not whose', async () => {
    await coordinator.get('/behandlingar/export.csv');
    const event = (await eventsOf(board, 'register')).find(({ action }) => action === 'export');
    expect(event).toMatchObject({ actor: coordinator.personId, detail: 'csv, 1 behandlingar' });
  });

  test('keeps secret columns out of every image', async () => {
    const sheet = new TextEncoder().encode(
      'Behandlingens namn;Beskrivning\nLokalbokning;hemligt innehåll i filen\n',
    );
    await coordinator.upload('/import', 'register.csv', sheet);
    await coordinator.post('/utkast', {
      utkast: `/behandlingar/${processing}/grunder`,
      description: 'halvskrivet',
    });
    const events = await eventsOf(board);
    const tables = new Set(events.map(({ table_name }) => table_name));
    expect([...tables]).toEqual(expect.arrayContaining(['import_draft', 'form_draft', 'processing']));
    for (const { table_name, before, after } of events) {
      for (const image of [before, after]) {
        if (['import_draft', 'form_draft'].includes(table_name))
          expect(image ?? {}).not.toHaveProperty('content');
        expect(image ?? {}).not.toHaveProperty('fts');
      }
    }
    expect(JSON.stringify(events)).not.toMatch(/halvskrivet|hemligt innehåll/);
  });

  test('of a secret is no image, but that it changed is seen', async () => {
    await coordinator.post('/utkast', {
      utkast: `/behandlingar/${processing}/grunder`,
      description: 'mer text',
    });
    const update = (await eventsOf(board, 'form_draft')).find(({ action }) => action === 'update');
    expect(update?.changed_columns).toContain('content');
  });

  test('twice with the same content has two different hashes: nobody can guess what was disposed of', async () => {
    const { rows } = await admin.query(
      `select count(distinct app.audit_hash(image.salt, '{}', '{}'))::int as hashes, count(*)::int as images
       from app.audit_image image where controller_id = $1`,
      [board.id],
    );
    expect(rows[0].hashes).toBe(rows[0].images);
  });
});

/** Seals until all that this controller wrote is covered: transactions elsewhere can hold the window back. */
async function sealAll(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    await sealLog(services.platformDatabase);
    const { rows } = await admin.query(
      `select not exists (select from app.audit_event where controller_id = $1 and transaction >=
         (select max(to_transaction::text::bigint) from app.audit_seal)::text::xid8) as covered`,
      [board.id],
    );
    if (rows[0].covered) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('The log could not be sealed.');
}

const chainOf = async (controller: Place) =>
  (
    await admin.query(
      `select sequence::int, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash, event_count
       from app.audit_seal where chain = $1 order by sequence`,
      [controller.id],
    )
  ).rows as { sequence: number; previous: string; hash: string; event_count: number }[];

describe('sealing', () => {
  test('makes a chain per controller: each link names the one before', async () => {
    await sealAll();
    await saveStep(coordinator, processing, 'grunder', { description: 'Larm dygnet runt, alla dagar' });
    await sealAll();
    const chain = await chainOf(board);
    expect(chain.length).toBeGreaterThanOrEqual(2);
    expect(chain.map(({ sequence }) => sequence)).toEqual(chain.map((_, index) => index + 1));
    expect(chain[0]?.previous).toBe('');
    for (const [index, link] of chain.entries())
      if (index > 0) expect(link.previous).toBe(chain[index - 1]?.hash);
    const events = chain.reduce((sum, link) => sum + link.event_count, 0);
    expect(events).toBe((await eventsOf(board)).length);
  });

  test('adds nothing when nothing was written', async () => {
    await sealAll();
    const before = await chainOf(board);
    await sealLog(services.platformDatabase);
    expect(await chainOf(board)).toEqual(before);
  });

  test('by two processes at once does not fork the chain', async () => {
    await saveStep(coordinator, processing, 'grunder', { description: 'Samtidigt' });
    await Promise.all([1, 2, 3].map(() => sealLog(services.platformDatabase)));
    await sealAll();
    const sequences = (await chainOf(board)).map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(sequences.length);
    expect(await faultsOfBoard()).toEqual([]);
  });

  test('leaves out a transaction that is still going on, and takes it later', async () => {
    const client = await admin.connect();
    await client.query('begin');
    await client.query("update app.processing set description = 'Pågår' where id = $1", [processing]);
    // A later transaction is done before this one: the window must not reach past the one that is still going on.
    await admin.query("update app.legal_entity set address = 'Torget' where id = $1", [municipality.id]);
    await sealLog(services.platformDatabase);
    await client.query('commit');
    client.release();
    const before = (await chainOf(board)).length;
    await sealAll();
    expect((await chainOf(board)).length).toBe(before + 1);
    expect(await faultsOfBoard()).toEqual([]);
  });

  test('says how much is not sealed yet, and cannot be proved', async () => {
    await sealAll();
    const sealed = await verified();
    await saveStep(coordinator, processing, 'grunder', { description: 'Ännu inte förseglat' });
    const open = await verified();
    expect(open.unsealed).toBeGreaterThan(0);
    expect(open.events).toBeGreaterThan(sealed.events);
  });
});

/** Faults that name this controller's chain or one of its events. */
async function faultsOfBoard(): Promise<string[]> {
  const ids = new Set((await eventsOf(board)).map(({ id }) => String(id)));
  const { faults } = await verified();
  return faults.filter(
    (fault) => fault.includes(board.id) || ids.has(/händelse (\d+)/.exec(fault)?.[1] ?? ''),
  );
}

/** Runs SQL as the owner of the database would, verifies, and puts everything back as it was. */
async function tampered(damage: string, mend: string, values: unknown[] = []): Promise<string[]> {
  const before = (await verified()).faults;
  // Superusers can switch triggers and walls off; the foreign key of images is in their way otherwise.
  const client = await admin.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      'create temp table kept_event as select * from app.audit_event where controller_id = $1',
      [board.id],
    );
    await client.query(
      'create temp table kept_image as select * from app.audit_image where controller_id = $1',
      [board.id],
    );
    await client.query('create temp table kept_seal as select * from app.audit_seal where chain = $1', [
      board.id,
    ]);
    await client.query(damage, values);
    const { faults } = await verified();
    return faults.filter((fault) => !before.includes(fault));
  } finally {
    await client.query(mend);
    await client.query('drop table kept_event, kept_image, kept_seal');
    await client.query('reset session_replication_role');
    client.release();
    expect((await verified()).faults).toEqual(before);
  }
}

const PUT_BACK = `
  delete from app.audit_event where controller_id = (select chain from kept_seal limit 1);
  insert into app.audit_event overriding system value select * from kept_event;
  delete from app.audit_image where event_id in (select id from kept_event);
  insert into app.audit_image select * from kept_image;
  delete from app.audit_seal where chain = (select chain from kept_seal limit 1);
  insert into app.audit_seal select * from kept_seal`;

describe('tampering by somebody who owns the database', () => {
  let event: LoggedRow;
  const lastOf = <Item>(items: readonly Item[]): Item => items.at(-1) as Item;

  beforeAll(async () => {
    await sealAll();
    event = lastOf(await eventsOf(board, 'processing'));
  });

  test('is not claimed where there is none', async () => {
    expect(await faultsOfBoard()).toEqual([]);
  });

  test('is found when an image is changed', async () => {
    const damage = `update app.audit_image set after = jsonb_set(after, '{description}', '"Något annat"') where event_id = ${event.id}`;
    expect(await tampered(damage, PUT_BACK)).toEqual([`Innehållet i händelse ${event.id} är ändrat.`]);
  });

  test('is found when an image is changed together with its hash', async () => {
    const damage = `with changed as (
        update app.audit_image set after = jsonb_set(after, '{description}', '"Något annat"') where event_id = ${event.id}
        returning salt, before, after)
      update app.audit_event set hash = app.audit_hash(changed.salt, changed.before, changed.after)
      from changed where id = ${event.id}`;
    const [fault, ...others] = await tampered(damage, PUT_BACK);
    expect(others).toEqual([]);
    expect(fault).toMatch(new RegExp(`kedja ${board.id}, länk \\d+, är ändrade, borttagna eller tillagda`));
  });

  test('is found when an image is taken away', async () => {
    const damage = `delete from app.audit_image where event_id = ${event.id}`;
    expect(await tampered(damage, PUT_BACK)).toEqual([
      `Innehållet i händelse ${event.id} saknas utan gallringsbeslut.`,
    ]);
  });

  test.each([
    ['deleted', 'delete from app.audit_event where id = $1'],
    ['given another time', "update app.audit_event set at = at - interval '1 day' where id = $1"],
    ['given another person', 'update app.audit_event set actor = gen_random_uuid() where id = $1'],
    ['moved to another controller', 'update app.audit_event set controller_id = null where id = $1'],
    ['given other columns', "update app.audit_event set changed_columns = '{}' where id = $1"],
  ])('is found when an event is %s', async (_what, damage) => {
    const faults = await tampered(
      damage,
      PUT_BACK.replace('delete', `delete from app.audit_event where id = ${event.id}; delete`),
      [event.id],
    );
    expect(faults.join()).toContain(board.id);
  });

  const forged = (transaction: string) => `
    with made as (
      insert into app.audit_event (transaction, controller_id, table_name, action, hash)
      values (${transaction}, '${board.id}', 'processing', 'read', app.audit_hash('', null, null)) returning id
    ) insert into app.audit_image (event_id, controller_id, salt) select id, '${board.id}', '' from made`;
  const PUT_BACK_FORGED = `delete from app.audit_image where controller_id = (select chain from kept_seal limit 1); ${PUT_BACK}`;

  test('is found when an event is added to a sealed link', async () => {
    const damage = forged(`'${(await transactionOf(event.id)).replace(/\D/g, '')}'::xid8`);
    expect((await tampered(damage, PUT_BACK_FORGED)).join()).toContain(board.id);
  });

  test('is found when an event is added between two links', async () => {
    // A link of another chain alone: in its window, this chain has none.
    await admin.query("update app.legal_entity set address = 'Stora torget' where name = $1", [
      municipality.name,
    ]);
    await sealLog(services.platformDatabase);
    const { rows } = await admin.query(
      `select max(from_transaction::text::bigint)::text as gap from app.audit_seal where not exists (
         select from app.audit_seal own where own.chain = $1 and own.from_transaction = audit_seal.from_transaction)`,
      [board.id],
    );
    const faults = await tampered(forged(`'${rows[0].gap}'::xid8`), PUT_BACK_FORGED);
    expect(faults.join()).toMatch(new RegExp(`${board.id}.*(tillagda)`));
  });

  test('is found when a link is changed, even with its hash made anew', async () => {
    const damage = `with first as (
        select chain, sequence, sha256('annat') as window_hash from app.audit_seal where chain = '${board.id}' and sequence = 1)
      update app.audit_seal seal set window_hash = first.window_hash, hash = sha256(seal.previous_hash || first.window_hash)
      from first where seal.chain = first.chain and seal.sequence = first.sequence`;
    const faults = await tampered(damage, PUT_BACK);
    expect(faults).toContain(`Händelser i kedja ${board.id}, länk 1, är ändrade, borttagna eller tillagda.`);
    expect(faults).toContain(`Kedja ${board.id} är bruten vid länk 2.`);
  });

  test('is found when a link in the middle is taken away with its events', async () => {
    const damage = `with gone as (
        delete from app.audit_seal where chain = '${board.id}' and sequence = 2 returning from_transaction, to_transaction)
      delete from app.audit_event event using gone where event.controller_id = '${board.id}'
        and event.transaction >= gone.from_transaction and event.transaction < gone.to_transaction`;
    expect(await tampered(damage, PUT_BACK)).toContain(`Kedja ${board.id} är bruten vid länk 3.`);
  });
});

const transactionOf = async (id: number): Promise<string> =>
  (await admin.query('select transaction::text from app.audit_event where id = $1', [id])).rows[0]
    .transaction;

describe('a checkpoint', () => {
  const CUT_OFF = `with gone as (
      delete from app.audit_seal where chain = $1
        and sequence = (select max(sequence) from app.audit_seal where chain = $1) returning from_transaction)
    delete from app.audit_event event using gone where event.controller_id = $1
      and event.transaction >= gone.from_transaction`;

  /** Signs, looks, and takes the checkpoint away again: other tests have no key that fits it. */
  async function withCheckpoint(look: (id: number) => Promise<void>): Promise<void> {
    await sealAll();
    await signCheckpoint(services.platformDatabase, key);
    const { rows } = await admin.query('select max(id)::int as id from app.audit_checkpoint');
    try {
      await look(rows[0].id);
    } finally {
      await admin.query('delete from app.audit_checkpoint where id = $1', [rows[0].id]);
    }
  }

  test('holds while the chains do, and counts', async () => {
    await withCheckpoint(async (id) => {
      const verdict = await verified();
      expect(verdict.checkpoints).toBeGreaterThan(0);
      expect(verdict.faults.filter((fault) => fault.includes(`Kontrollpunkt ${id} `))).toEqual([]);
    });
  });

  test('shows that the end of a chain was cut off, which the chain alone cannot', async () => {
    await withCheckpoint(async (id) => {
      const faults = await tampered(CUT_OFF, PUT_BACK, [board.id]);
      expect(faults).toContain(`Kontrollpunkt ${id} intygar en annan kedja ${board.id} än den som finns.`);
    });
  });

  test.each([
    ['its text is changed', "update app.audit_checkpoint set heads = replace(heads, '0', '1') where id = $1"],
    ['its signature is changed', "update app.audit_checkpoint set signature = sha512('annat') where id = $1"],
  ])('is refused when %s', async (_what, damage) => {
    await withCheckpoint(async (id) => {
      await admin.query(damage, [id]);
      expect((await verified()).faults).toContain(`Kontrollpunkt ${id} har fel underskrift.`);
    });
  });

  test('signed with another key, and named so, is refused all the same', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    await withCheckpoint(async (id) => {
      await signCheckpoint(services.platformDatabase, stranger);
      await admin.query(
        `update app.audit_checkpoint set (heads, signature, public_key) = (select heads, signature, public_key
           from app.audit_checkpoint where id > $1 order by id limit 1) where id = $1`,
        [id],
      );
      await admin.query('delete from app.audit_checkpoint where id > $1', [id]);
      expect((await verified()).faults).toContain(`Kontrollpunkt ${id} har fel underskrift.`);
    });
  });
});
