/** The faces outwards: what the login of whoever is not signed in can do, and a report that comes through it. */
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPool } from '../src/platform/database/connection.ts';
import { loginUrl } from '../src/platform/database/migrate.ts';
import { readTables } from './catalogue.ts';
import { plain } from './incidents.ts';
import {
  Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  type Visit,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const portal = openPool(loginUrl(inject('adminUrl'), 'portal', inject('secret')), 2, 'portal');
afterAll(() => portal.end());

const DENIED = '42501';
const TEXT = 'Brevet låg öppet i trapphuset';
const refusal = async (text: string, ...values: unknown[]): Promise<string | undefined> =>
  portal.query(text, values).then(
    () => undefined,
    (error: pg.DatabaseError) => error.code,
  );
const rows = async (text: string, ...values: unknown[]) => (await admin.query(text, values)).rows;

let municipality: Municipality;
let board: Place;
let executive: Place;
let administrator: Browser;
let coordinator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  executive = await municipality.addController('Kommunstyrelsen');
  board = await municipality.addController('Socialnämnden');
  administrator = await municipality.addPerson([], { administrator: true });
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
});

const settings = (of = municipality) => `/organisation/${of.id}/rapportering`;
const newSlug = () => `plats-${randomBytes(4).toString('hex')}`;

async function setPlace(typed: Readonly<Record<string, string>>, who = administrator, of = municipality) {
  const form = await who.get(settings(of));
  return who.post(settings(of), { version: fieldOf(form.text, 'version') ?? '', ...typed });
}

/** An open place of a kommun of its own. */
async function openPlace(more: Readonly<Record<string, string>> = {}) {
  const own = await makeMunicipality(product);
  const controller = await own.addController('Kommunstyrelsen');
  const other = await own.addController('Byggnadsnämnden');
  const boss = await own.addPerson([], { administrator: true });
  const slug = newSlug();
  const visit = await setPlace({ open: 'yes', slug, defaultControllerId: controller.id, ...more }, boss, own);
  expect(visit.status, plain(visit.text).slice(0, 400)).toBe(200);
  return { own, controller, other, boss, slug };
}

const visitor = () => new Browser(product.app);
const send = (
  slug: string,
  typed: Readonly<Record<string, string>> = {},
  who: Browser = visitor(),
): Promise<Visit> =>
  who.post(`/rapportera/${slug}`, {
    id: randomUUID(),
    steg: 'vem',
    till: 'skicka',
    discoveredOn: '2026-11-20',
    discoveredAt: '14.20',
    description: TEXT,
    ...typed,
  });
const itemsOf = ({ id }: Municipality) =>
  rows('select * from inbox_item where legal_entity_id = $1 order by number', id);

describe('the login', () => {
  test('reads and writes no table, and takes on no role', async () => {
    const tables = await readTables(admin);
    expect(tables.length).toBeGreaterThan(50);
    for (const { name } of tables)
      for (const statement of [`select from ${name}`, `delete from ${name}`, `truncate ${name}`])
        expect(await refusal(statement), statement).toBe(DENIED);
    for (const role of ['staff', 'administrator', 'directory', 'owner', 'platform', 'audit', 'keeper'])
      expect(await refusal(`set role ansvar_${role}`), role).toBe(DENIED);
  });

  test('calls the functions of schema portal and none of the others that have rights of their own', async () => {
    const functions = await rows(
      `select p.oid::regprocedure::text as name, n.nspname as schema,
         has_schema_privilege('ansvar_portal', n.oid, 'usage') and has_function_privilege('ansvar_portal', p.oid, 'execute') as open
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('app', 'platform', 'auth', 'portal', 'graphile_worker')`,
    );
    expect(functions.length).toBeGreaterThan(30);
    const open = functions.filter((one) => one.open);
    expect(new Set(open.map(({ schema }) => schema))).toEqual(new Set(['portal']));
    expect(open.map(({ name }) => name.replace(/\(.*/, '')).sort()).toEqual([
      'portal.attach_file',
      'portal.invitation',
      'portal.invitation_file',
      'portal.places',
      'portal.receipt',
      'portal.refuse',
      'portal.sign',
      'portal.take_in',
    ]);
    expect(await refusal('select app.forward_inbox($1, $1, $1, 2026)', randomUUID())).toBe(DENIED);
    expect(await refusal("select platform.enqueue('send-mail', '{}')")).toBe(DENIED);
  });

  test('takes in nothing past a place: not at one that is closed, nor for a controller of somebody else', async () => {
    const { slug, own } = await openPlace();
    const taken = async (...values: unknown[]) =>
      (await portal.query('select * from take_in($1, $2, $3, $4, $5, $6, null, null)', values)).rows;
    const sealed = Buffer.from('prov');
    expect(await taken(slug, randomUUID(), board.id, '2026-11-22', sealed, 'nyckel')).toEqual([]);
    expect(await taken(newSlug(), randomUUID(), null, '2026-11-22', sealed, 'nyckel')).toEqual([]);
    expect(await itemsOf(own)).toEqual([]);
  });

  test('adds no file to a report that has come in before', async () => {
    const { slug } = await openPlace();
    const id = randomUUID();
    await send(slug, { id });
    const { rows: answers } = await portal.query(
      "select attach_file($1, $2, 'sen.txt', 'text/plain', 4, 'x', 'off', $3, 'nyckel') as added",
      [id, randomUUID(), Buffer.from('sent')],
    );
    expect(answers).toEqual([{ added: false }]);
    expect(await rows('select from stored_file where inbox_item_id = $1', id)).toEqual([]);
  });
});

describe('the administrator', () => {
  test('opens a place with an address, and sees what to write on the web', async () => {
    const before = await administrator.get(settings());
    expect(plain(before.text)).toContain('Stängd');
    const slug = newSlug();
    const visit = await setPlace({
      open: 'yes',
      slug,
      defaultControllerId: executive.id,
      phone: '019-00 00 00',
    });
    expect(plain(visit.text)).toContain('Det är sparat');
    expect(visit.text).toContain(`/rapportera/${slug}`);
    expect(plain((await visitor().get(`/rapportera/${slug}`)).text)).toContain('019-00 00 00');
    expect(plain((await visitor().get('/rapportera')).text)).toContain(municipality.name);
  });

  test.each([
    [{ open: 'yes', slug: '' }, 'Skriv en adress'],
    [{ slug: 'Åmål ./' }, 'a–z, siffror och bindestreck'],
    [{ slug: '-a' }, 'a–z, siffror och bindestreck'],
    [{ open: 'yes', defaultControllerId: '' }, 'Välj vem som tar emot'],
    [{ defaultControllerId: randomUUID() }, 'Välj ur listan'],
  ])('is told what is wrong with %j', async (typed, said) => {
    const visit = await setPlace({ slug: newSlug(), ...typed });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
  });

  test('cannot take the address of another kommun, nor learn whose it is', async () => {
    const { slug, own } = await openPlace();
    const visit = await setPlace({ slug });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('upptagen');
    expect(visit.text).not.toContain(own.name);
  });

  test('leaves what the form lacks as it was, and closes the place', async () => {
    const { slug, boss, own } = await openPlace({ phone: '019-11 11 11', intro: 'Hit når ni oss' });
    await setPlace({ open: 'no' }, boss, own);
    const [row] = await rows('select * from reporting_place where legal_entity_id = $1', own.id);
    expect(row).toMatchObject({ open: false, slug, phone: '019-11 11 11', intro: 'Hit når ni oss' });
    expect((await visitor().get(`/rapportera/${slug}`)).status).toBe(404);
    expect((await send(slug)).status).toBe(404);
  });

  test('who saves at the same time as another gets both texts', async () => {
    const { boss, own } = await openPlace();
    const version = fieldOf((await boss.get(settings(own))).text, 'version') ?? '';
    await boss.post(settings(own), { version, phone: '111' });
    const visit = await boss.post(settings(own), { version, phone: '222' });
    expect(visit.status).toBe(409);
    expect(visit.text).toContain('111');
    expect(visit.text).toContain('222');
  });

  test('alone opens it: not the coordinator, nor the administrator of another kommun', async () => {
    const { boss } = await openPlace();
    expect((await coordinator.get(settings())).status).toBe(403);
    expect((await boss.get(settings())).status).toBe(404);
    expect((await boss.post(settings(), { version: '0', open: 'yes' })).status).toBe(404);
  });
});

describe('a report from outside', () => {
  test('comes to the one who was chosen, sealed, with its files, and gives a receipt', async () => {
    const { slug, other, own } = await openPlace({ phone: '019-22 22 22' });
    const id = randomUUID();
    const visit = await visitor().upload(`/rapportera/${slug}`, 'bild.txt', new TextEncoder().encode(TEXT), {
      id,
      steg: 'vem',
      till: 'skicka',
      discoveredOn: '2026-11-20',
      discoveredAt: '14.20',
      description: TEXT,
      controllerId: other.id,
      senderName: 'Tolvan Tolvansson',
    });
    expect(visit.path, plain(visit.text).slice(0, 400)).toBe(`/rapportera/${slug}/kvitto/${id}`);
    const said = plain(visit.text);
    for (const part of [
      'IN-26-1',
      own.name,
      'tillsynsmyndigheten',
      'inom 72 timmar',
      '019-22 22 22',
      'IN-26-1',
    ])
      expect(said).toContain(part);
    expect(said).not.toContain(TEXT);
    const [item] = await itemsOf(own);
    expect(item).toMatchObject({
      id,
      controller_id: other.id,
      kind: 'incident',
      channel: 'web',
      taken_by: null,
    });
    expect(item.sealed.toString('utf8')).not.toContain('trapphuset');
    const content = JSON.parse(
      product.services.sealing.openText({ sealed: item.sealed, keyId: item.key_id }),
    );
    expect(content).toMatchObject({
      senderName: 'Tolvan Tolvansson',
      report: { description: TEXT, discoveredAt: expect.stringMatching(/^2026-11-20T/) },
    });
    const files = await rows('select name, sealed, key_id from stored_file where inbox_item_id = $1', id);
    expect(files.map(({ name }) => name)).toEqual(['bild.txt']);
    const [{ sealed, key_id: keyId }] = files;
    expect(product.services.sealing.openText({ sealed, keyId })).toBe(TEXT);
  });

  test('for nobody in particular comes to whom the kommun has chosen', async () => {
    const { slug, controller, own } = await openPlace();
    await send(slug, { controllerId: '' });
    expect((await itemsOf(own)).map(({ controller_id }) => controller_id)).toEqual([controller.id]);
  });

  test('for a controller of another kommun is refused, and the answers stand', async () => {
    const { slug, own } = await openPlace();
    for (const controllerId of [board.id, 'inget-id']) {
      const visit = await send(slug, { controllerId });
      expect(visit.status).toBe(422);
      expect(plain(visit.text)).toContain('Välj ur listan');
      expect(visit.text).toContain(TEXT);
    }
    expect(await itemsOf(own)).toEqual([]);
  });

  test('sent twice, also at once, is one report with one receipt', async () => {
    const { slug, own } = await openPlace();
    const id = randomUUID();
    const visits = await Promise.all([send(slug, { id }), send(slug, { id }), send(slug, { id })]);
    expect(visits.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await itemsOf(own)).toHaveLength(1);
  });

  test('gets numbers without gaps, also when many come at once', async () => {
    const { slug, own } = await openPlace();
    await Promise.all(Array.from({ length: 6 }, () => send(slug)));
    expect((await itemsOf(own)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('is told to the group by mail, with its number and a link and nothing else', async () => {
    const { slug, own, controller } = await openPlace();
    const members = await Promise.all(
      (['coordinator', 'incident-group', 'security-officer', 'lawyer'] as const).map((role) =>
        own.addPerson([{ role, controller }]),
      ),
    );
    const id = randomUUID();
    await send(slug, { id });
    await product.runJobs();
    await product.runJobs();
    const mails = await rows('select * from platform.outbox where body like $1', `%${id}%`);
    expect(mails.map(({ to_address }) => to_address).sort()).toEqual(
      members
        .slice(0, 3)
        .map(({ email }) => email)
        .sort(),
    );
    for (const { subject, body } of mails) {
      expect(subject).toContain('IN-26-1');
      expect(`${subject} ${body}`).not.toContain('trapphuset');
    }
  });

  test('has a receipt that shows nothing to who has another address, and nothing of other items', async () => {
    const [here, there] = [await openPlace(), await openPlace()];
    const id = randomUUID();
    await send(here.slug, { id });
    expect((await visitor().get(`/rapportera/${here.slug}/kvitto/${id}`)).status).toBe(200);
    for (const path of [
      `/rapportera/${there.slug}/kvitto/${id}`,
      `/rapportera/${here.slug}/kvitto/${randomUUID()}`,
      `/rapportera/${here.slug}/kvitto/inget-id`,
    ])
      expect((await visitor().get(path)).status, path).toBe(404);
    const staff = await here.own.addPerson([{ role: 'coordinator', controller: here.controller }]);
    const letter = randomUUID();
    await staff.post('/inkommet/nytt', {
      id: letter,
      controllerId: here.controller.id,
      channel: 'letter',
      receivedOn: '2026-11-20',
      subject: 'Brev',
      kind: 'incident',
      text: 'Hej',
    });
    expect(await rows('select from inbox_item where id = $1', letter)).toHaveLength(1);
    expect((await visitor().get(`/rapportera/${here.slug}/kvitto/${letter}`)).status).toBe(404);
  });

  test('is not taken from an address that has sent a hundred in a short time, and the answers stand', async () => {
    const { slug, own } = await openPlace({ phone: '019-33 33 33' });
    const address = randomUUID();
    await admin.query(
      "insert into platform.attempt (key) select 'address:report:' || $1 from generate_series(1, 100)",
      [address],
    );
    const visit = await send(slug, {}, new Browser(product.app, '', '', address));
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toMatch(/inte skickad.*019-33 33 33/);
    expect(visit.text).toContain(TEXT);
    expect(await itemsOf(own)).toEqual([]);
    expect((await send(slug)).status).toBe(200);
  });

  test('that is too large is refused', async () => {
    const { slug } = await openPlace();
    const visit = await visitor().upload(`/rapportera/${slug}`, 'stor.txt', new Uint8Array(23_000_000), {});
    expect(visit.status).toBe(413);
  });
});
