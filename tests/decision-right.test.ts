/** Who may decide for a nämnd on the day, tried by approving an entry: points, places under them, cooperation, roles. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
/** The day of the clock in tests. */
const TODAY = '2026-11-22';

let municipality: Municipality;
let board: Place;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
});

interface Days {
  readonly from?: string;
  readonly to?: string | null;
}

async function addPoint(number: string, { from = '2025-01-01', to = null }: Days = {}): Promise<string> {
  const id = randomUUID();
  await admin.query(
    `insert into delegation_point (id, controller_id, legal_entity_id, number, matter, function, decided_on, first_day, last_day)
     values ($1, $2, $3, $4, 'register.approve', 'Socialchef', '2024-12-01', $5, $6)`,
    [id, board.id, municipality.id, number, from, to],
  );
  return id;
}

async function addDelegate(point: string, person: Browser, { from = '2025-01-01', to = null }: Days = {}) {
  await admin.query(
    `insert into delegate (id, controller_id, legal_entity_id, delegation_point_id, person_id, first_day, last_day)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), board.id, municipality.id, point, person.personId, from, to],
  );
}

/** Whether the person may, as the page for approval says it. */
async function mayApprove(person: Browser): Promise<boolean> {
  const { text } = await person.get('/behandlingar/faststall');
  const refused = /Du kan inte fastställa/.test(text);
  expect(text).toContain('aststäl');
  return !refused;
}

const head = () => municipality.addPerson([{ role: 'head', controller: board }]);

describe('a delegate', () => {
  test.each([
    ['on the last day of the point', { to: TODAY }, {}, true],
    ['the day after the last day of the point', { to: '2026-11-21' }, {}, false],
    ['before the first day of the point', { from: '2026-11-23' }, {}, false],
    ['on the last day of the place', {}, { to: TODAY }, true],
    ['whose place has ended while the point stands', {}, { to: '2026-11-21' }, false],
    ['whose place begins tomorrow', {}, { from: '2026-11-23' }, false],
  ] as const)('%s', async (_when, pointDays, placeDays, may) => {
    const person = await head();
    await addDelegate(await addPoint(randomUUID().slice(0, 6), pointDays), person, placeDays);
    expect(await mayApprove(person)).toBe(may);
  });

  test('with a place that holds is not refused for another that has ended or is to come', async () => {
    const person = await head();
    await addDelegate(await addPoint('5.1'), person, { from: '2025-01-01' });
    await addDelegate(await addPoint('5.2'), person, { from: '2025-06-01', to: '2026-01-01' });
    await addDelegate(await addPoint('5.3'), person, { from: '2027-01-01' });
    expect(await mayApprove(person)).toBe(true);
  });

  test.each([
    ['while the own kommun cooperates', null, true],
    ['no longer when it has left', '2026-11-21', false],
  ])('of another kommun may %s', async (_when, lastDay, may) => {
    const elsewhere = await makeMunicipality(product);
    const person = await elsewhere.addPerson([{ role: 'head', controller: board }]);
    const cooperation = randomUUID();
    await admin.query(
      "insert into cooperation (id, legal_entity_id, name, code) values ($1, $2, 'Samverkan', $3)",
      [cooperation, municipality.id, randomUUID()],
    );
    await admin.query(
      `insert into cooperation_member (id, legal_entity_id, cooperation_id, first_day, last_day)
       values ($1, $2, $3, '2025-01-01', $4)`,
      [randomUUID(), elsewhere.id, cooperation, lastDay],
    );
    await addDelegate(await addPoint(randomUUID().slice(0, 6)), person);
    expect(await mayApprove(person)).toBe(may);
  });

  test.each(['dso', 'auditor'] as const)('who is %s of the nämnd may not', async (role) => {
    const person = await municipality.addPerson([{ role, controller: board, lastDay: '2027-12-31' }]);
    await addDelegate(await addPoint(randomUUID().slice(0, 6)), person);
    expect(await mayApprove(person)).toBe(false);
  });
});
