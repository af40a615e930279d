/** The administrator's page of jobs: what waits and what failed, never what it is about. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { jobName } from '../src/modules/accounts/rules.ts';
import { jobs } from '../src/start.ts';
import { type Browser, type Municipality, makeMunicipality, openTestProduct } from './municipality.ts';

const product = openTestProduct();
const { admin } = product;

interface Put {
  readonly payload?: object;
  readonly attempts?: number;
  readonly max?: number;
  readonly error?: string;
  readonly locked?: boolean;
}

/** A job of a kind that nothing in the product carries out: it stays as it is. */
async function put(
  name: string,
  { payload = {}, attempts = 0, max = 3, error, locked }: Put,
): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    'select id from graphile_worker.add_job($1, $2::json, max_attempts => $3, run_at => $4)',
    [name, JSON.stringify(payload), max, '2026-11-22T08:00:00Z'],
  );
  const id = String(rows[0]?.id);
  await admin.query(
    `update graphile_worker._private_jobs set attempts = $2, last_error = $3,
       locked_at = case when $4 then now() end, locked_by = case when $4 then 'prov' end where id = $1`,
    [id, attempts, error ?? null, locked ?? false],
  );
  return id;
}

const stateIn = async (id: string) =>
  (await admin.query('select attempts, max_attempts from graphile_worker._private_jobs where id = $1', [id]))
    .rows[0];

const rowWith = (text: string, name: string): string =>
  (text.split('<tr>').find((row) => row.includes(name)) ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let administrator: Browser;
let personId: string;
let path: string;
const nameOf = () => `prov-${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  administrator = await municipality.addPerson([], { administrator: true });
  const board = await municipality.addController('Socialnämnden');
  personId = (await municipality.addPerson([{ role: 'coordinator', controller: board }])).personId;
  path = `/organisation/${municipality.id}/jobb`;
});

describe('the page of jobs', () => {
  test('has a Swedish name for every job of the product', () => {
    expect(jobs.length).toBeGreaterThan(1);
    expect(jobs.filter(({ name }) => jobName(name) === name)).toEqual([]);
  });

  test('says of each whose it is, how it goes and how often it was tried', async () => {
    const names = { failed: nameOf(), retried: nameOf(), running: nameOf(), queued: nameOf() };
    const own = { payload: { personId } };
    await put(names.failed, { ...own, attempts: 3, error: 'connect ECONNREFUSED 10.0.0.1' });
    await put(names.retried, { ...own, attempts: 1, error: 'canceling statement due to statement timeout' });
    await put(names.running, { ...own, attempts: 1, locked: true });
    await put(names.queued, own);
    const { text } = await administrator.get(`${path}?q=prov-`);
    expect(rowWith(text, names.failed)).toContain('Gick inte Databasen eller en tjänst gick inte att nå.');
    expect(rowWith(text, names.failed)).toContain('3 av 3');
    expect(rowWith(text, names.failed)).toContain('Er organisation');
    expect(rowWith(text, names.retried)).toContain('Försöks igen');
    expect(rowWith(text, names.retried)).toContain('Något svarade inte i tid.');
    expect(rowWith(text, names.running)).toContain('Pågår');
    expect(rowWith(text, names.queued)).toContain('Väntar');
    const failed = await administrator.get(`${path}?visa=failed&q=${names.failed}`);
    expect(failed.text).toContain('1 arbete<');
    expect((await administrator.get(`${path}?visa=queued&q=${names.failed}`)).text).toContain(
      'Inget stämmer med urvalet',
    );
    expect((await administrator.get(`${path}/export.xlsx`)).headers.get('content-disposition')).toContain(
      'arbeten.xlsx',
    );
  });

  test('tells nothing of what a job carries, nor of the words of its error', async () => {
    const name = nameOf();
    await put(name, {
      payload: { personId, hemligt: 'Vräkningshotade' },
      attempts: 3,
      error: 'Key (name)=(Tolvan Vräkningssson) already exists',
    });
    const { text } = await administrator.get(`${path}?q=${name}`);
    expect(text).toContain(name);
    expect(text).not.toContain('Vräkning');
    expect(text).not.toContain('already exists');
    expect(text).not.toContain(personId);
  });

  test('tries a failed one again, and removes it', async () => {
    const name = nameOf();
    const id = await put(name, { payload: { personId }, attempts: 3, error: 'x' });
    const retried = await administrator.post(path, { jobb: id, gor: 'retry' });
    expect(retried.text).toContain('Arbetet försöks igen.');
    expect(await stateIn(id)).toMatchObject({ attempts: 0 });
    expect((await administrator.post(path, { jobb: id, gor: 'remove' })).text).toContain(
      'hade redan ändrats',
    );
    expect(await stateIn(id)).toBeDefined();
    await admin.query('update graphile_worker._private_jobs set attempts = 3 where id = $1', [id]);
    expect((await administrator.post(path, { jobb: id, gor: 'remove' })).text).toContain('är borttaget');
    expect(await stateIn(id)).toBeUndefined();
  });

  test('leaves one that is at work alone', async () => {
    const id = await put(nameOf(), { payload: { personId }, attempts: 3, locked: true });
    for (const gor of ['retry', 'remove']) await administrator.post(path, { jobb: id, gor });
    expect(await stateIn(id)).toMatchObject({ attempts: 3 });
  });

  test('shows the work of the installation to everybody, and that of another kommun to nobody else', async () => {
    const [common, foreign, byController, mine] = [nameOf(), nameOf(), nameOf(), nameOf()];
    const other = await makeMunicipality(product);
    const board = await other.addController('Socialnämnden');
    const theirs = await other.addPerson([{ role: 'coordinator', controller: board }]);
    await put(common, { attempts: 3 });
    const id = await put(foreign, { payload: { personId: theirs.personId }, attempts: 3 });
    await put(byController, { payload: { controllerId: board.id } });
    await put(mine, { payload: { personId } });
    const { text } = await administrator.get(`${path}?q=prov-`);
    expect([common, mine].map((name) => text.includes(name))).toEqual([true, true]);
    expect([foreign, byController].map((name) => text.includes(name))).toEqual([false, false]);
    expect(rowWith(text, common)).toContain('Hela installationen');
    for (const gor of ['retry', 'remove']) await administrator.post(path, { jobb: id, gor });
    expect(await stateIn(id)).toMatchObject({ attempts: 3 });
  });

  test('is the administrator’s alone, and of the own kommun', async () => {
    const board = await municipality.addController('Byggnadsnämnden');
    const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    expect((await coordinator.get(path)).status).toBe(403);
    const stranger = await (await makeMunicipality(product)).addPerson([], { administrator: true });
    expect((await stranger.get(path)).status).toBe(404);
    expect((await administrator.post(path, { jobb: 'x', gor: 'retry' })).status).toBe(404);
  });
});

test('the page of mails counts those that wait, went, failed and may have come twice', async () => {
  const rows = [
    ['queued', 0],
    ['sending', 1],
    ['sent', 1],
    ['sent', 0],
    ['failed', 0],
  ] as const;
  for (const [status, doubles] of rows)
    await admin.query(
      `insert into platform.outbox (id, legal_entity_id, to_address, subject, body, status, possible_double)
       values ($1, $2, 'a@kommun.example', 'A-26-1', 'x', $3, $4)`,
      [randomUUID(), municipality.id, status, doubles],
    );
  const page = await administrator.get(`/organisation/${municipality.id}/utskick?visa=failed`);
  const text = page.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('2 väntar 2 skickade 1 gick inte att skicka 2 gånger kan ett mejl ha kommit fram');
  expect(text).toContain('1 mejl');
});
