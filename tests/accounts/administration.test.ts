/** What an administrator does with the accounts of others, and never with the own. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from '../municipality.ts';

const PASSWORD = 'påhittat lösenord för prov';
const product = openTestProduct();
let municipality: Municipality;
let board: Place;
let administrator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  administrator = await municipality.addPerson([], { administrator: true });
});

const somebody = () => municipality.addPerson([{ role: 'coordinator', controller: board }]);
const pathOf = (person: Browser, more = '', entity = municipality.id) =>
  `/organisation/${entity}/konton/${person.personId}${more}`;
const appoint = (who: Browser, by = administrator, more: Record<string, string> = {}) =>
  by.post(pathOf(who, '/administrator'), { id: randomUUID(), sista: '', ...more });

describe('the list of accounts', () => {
  test('shows who has signed in, and is searched, filtered and exported', async () => {
    const person = await somebody();
    const path = `/organisation/${municipality.id}/konton`;
    expect((await administrator.get('/konton')).path).toBe(path);
    const found = await administrator.get(`${path}?q=${person.email}`);
    expect(found.text).toContain('1 person<');
    expect(found.text).toMatch(/\d{4}-\d\d-\d\d kl\. \d\d\.\d\d/);
    expect((await administrator.get(`${path}?q=${person.email}&visa=closed`)).text).toContain(
      'Ingen sådan person',
    );
    const exported = await administrator.get(`${path}/export.xlsx`);
    expect(exported.headers.get('content-disposition')).toContain('konton.xlsx');
  });

  test('tells of an account that too many wrong tries have closed', async () => {
    const person = await somebody();
    for (let number = 1; number <= 10; number++)
      await new Browser(product.app, '', person.email).signIn('fel lösenord');
    const found = await administrator.get(`/organisation/${municipality.id}/konton?visa=locked`);
    expect(found.text).toContain(person.email);
  });

  test('is closed to those who do not administer, and to other kommuner', async () => {
    const person = await somebody();
    expect((await person.get(pathOf(person))).status).toBe(403);
    const other = await (await makeMunicipality(product)).addPerson([], { administrator: true });
    expect((await other.get(pathOf(person))).status).toBe(404);
    const entity = (await other.get('/konton')).path.split('/')[2];
    expect((await other.get(pathOf(person, '', entity))).status).toBe(404);
    for (const act of ['/sessioner', '/losenord', '/stang', '/administrator', '/administrator/avsluta']) {
      const visit = await other.post(pathOf(person, act, entity), { id: randomUUID(), sista: '' });
      expect(visit.status, act).toBe(404);
    }
    expect((await person.get('/behandlingar')).status).toBe(200);
  });
});

describe('an administrator', () => {
  test('ends all sessions of a person', async () => {
    const person = await somebody();
    const visit = await administrator.post(pathOf(person, '/sessioner'));
    expect(visit.text).toContain('utloggad överallt');
    expect((await person.get('/behandlingar')).status).toBe(401);
  });

  test('gives a new first password, shown once; the old one and the second factors are gone, and the person is told', async () => {
    const person = await somebody();
    await product.admin.query(
      `insert into auth.passkey (id, "userId", name, "credentialId", "publicKey", counter, "backedUp")
       select $1, id, 'Prov', $1, '\\x00', 0, false from auth."user" where email = $2`,
      [randomUUID(), person.email],
    );
    const visit = await administrator.post(pathOf(person, '/losenord'));
    const password = /<strong>([\w-]{16})<\/strong>/.exec(visit.text)?.[1] ?? '';
    expect(password).not.toBe('');
    expect((await administrator.get(pathOf(person))).text).not.toContain(password);
    const visitor = new Browser(product.app, '', person.email);
    expect((await person.get('/behandlingar')).status).toBe(401);
    expect((await visitor.signIn(PASSWORD)).status).toBe(422);
    expect((await visitor.signIn(password)).path).toBe('/min-dag');
    expect((await administrator.get(pathOf(person))).text).toContain('Inte påslaget');
    const mails = await product.admin.query(
      'select subject, body from platform.outbox where to_address = $1',
      [person.email],
    );
    expect(mails.rows).toHaveLength(1);
    expect(mails.rows[0].body).not.toContain(password);
  });

  test('closes an account and opens it again', async () => {
    const person = await somebody();
    await administrator.post(pathOf(person, '/stang'));
    expect((await person.get('/behandlingar')).status).toBe(401);
    expect((await person.signIn()).status).toBe(422);
    expect((await administrator.get(pathOf(person))).text).toContain('Öppna kontot');
    await administrator.post(pathOf(person, '/oppna'));
    expect((await person.signIn()).path).toBe('/min-dag');
  });

  test('gives an account to a person who has none', async () => {
    const id = randomUUID();
    const email = `${id}@kommun.example`;
    await product.admin.query(
      'insert into person (id, legal_entity_id, name, email) values ($1, $2, $3, $4)',
      [id, municipality.id, 'Tretton Trettonsson', email],
    );
    const person = new Browser(product.app, id, email);
    expect((await administrator.get(pathOf(person))).text).toContain('Skapa konto');
    const visit = await administrator.post(pathOf(person, '/losenord'));
    const password = /<strong>([\w-]{16})<\/strong>/.exec(visit.text)?.[1] ?? '';
    expect((await person.signIn(password)).status).not.toBe(422);
  });

  test('leaves a trace of each act in the log', async () => {
    const person = await somebody();
    for (const act of ['/sessioner', '/losenord', '/stang', '/oppna'])
      await administrator.post(pathOf(person, act));
    const { rows } = await product.admin.query(
      "select detail, actor from audit_event where row_id = $1 and action = 'account' order by id",
      [person.personId],
    );
    expect(rows.map(({ actor }) => actor)).toEqual(Array(4).fill(administrator.personId));
    expect(rows.map(({ detail }) => detail)).toContain('Kontot stängt av administratören');
  });

  test.each(['/sessioner', '/losenord', '/stang', '/oppna', '/administrator', '/administrator/avsluta'])(
    'does nothing to the own account: %s',
    async (act) => {
      const visit = await administrator.post(pathOf(administrator, act), { id: randomUUID(), sista: '' });
      expect(visit.status).toBe(403);
      expect(visit.text).toContain('Mitt konto');
      expect((await administrator.get('/konton')).status).toBe(200);
    },
  );
});

describe('further administrators', () => {
  test('are appointed, with a last day when there is one, and reach the organisation at once', async () => {
    const person = await somebody();
    const visit = await appoint(person, administrator, { sista: '2026-12-31' });
    expect(visit.text).toContain('Administratör till och med 31 december 2026');
    expect((await person.get('/konton')).status).toBe(200);
  });

  test('are appointed once by a form that is sent twice', async () => {
    const person = await somebody();
    const id = randomUUID();
    const visits = await Promise.all([1, 2].map(() => appoint(person, administrator, { id })));
    expect(visits.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await product.admin.query('select 1 from administrator where person_id = $1', [
      person.personId,
    ]);
    expect(rows).toHaveLength(1);
    expect((await appoint(person)).text).toContain('redan administratör');
  });

  test('are not appointed until a day that has been, or that is none', async () => {
    const person = await somebody();
    for (const sista of ['2026-11-01', 'någon gång']) {
      const visit = await appoint(person, administrator, { sista });
      expect(visit.status).toBe(422);
      expect(visit.text).toContain(`value="${sista}"`);
    }
  });

  test('are ended at once', async () => {
    const person = await somebody();
    await appoint(person);
    expect((await administrator.post(pathOf(person, '/administrator/avsluta'))).text).toContain(
      'inte längre administratör',
    );
    expect((await person.get('/konton')).status).toBe(403);
  });

  test('cannot end the last one who has no last day', async () => {
    const small = await makeMunicipality(product);
    const first = await small.addPerson([], { administrator: true });
    const temporary = await small.addPerson([]);
    await first.post(pathOf(temporary, '/administrator', small.id), {
      id: randomUUID(),
      sista: '2026-12-31',
    });
    const visit = await temporary.post(pathOf(first, '/administrator/avsluta', small.id));
    expect(visit.status).toBe(403);
    expect(visit.text).toContain('minst en administratör utan sista dag');
    expect((await first.get('/konton')).status).toBe(200);
  });

  test('cannot end each other at the same time', async () => {
    const small = await makeMunicipality(product);
    const one = await small.addPerson([], { administrator: true });
    const other = await small.addPerson([], { administrator: true });
    await Promise.all([
      one.post(pathOf(other, '/administrator/avsluta', small.id)),
      other.post(pathOf(one, '/administrator/avsluta', small.id)),
    ]);
    const { rows } = await product.admin.query(
      'select 1 from administrator where legal_entity_id = $1 and last_day is null',
      [small.id],
    );
    expect(rows).toHaveLength(1);
  });
});
