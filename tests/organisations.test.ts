/** Controllers, persons and their roles, through the pages of the administrator and of the coordinator. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { routes } from '../src/app.ts';
import { taskLinks } from '../src/modules/organisations/pages/role-links.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import {
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const TODAY = '2026-11-22';

let kommun: Municipality;
let board: Place;
let administrator: Browser;
let coordinator: Browser;
let base: string;

beforeEach(async () => {
  kommun = await makeMunicipality(product);
  board = await kommun.addController('Socialnämnden');
  administrator = await kommun.addPerson([], { administrator: true });
  coordinator = await kommun.addPerson([{ role: 'coordinator', controller: board }]);
  base = `/organisation/${kommun.id}`;
});

const controllerFields = (more: Record<string, string> = {}) => ({
  id: randomUUID(),
  name: 'Räddningsnämnden',
  type: 'board',
  independent: 'yes',
  dependsOnId: '',
  firstDay: '2020-01-01',
  ...more,
});

describe('a controller', () => {
  test('of several kommuner says who takes part, with the host first', async () => {
    const refused = await administrator.post(
      `${base}/namnder/ny`,
      controllerFields({ type: 'joint-board', participants: '' }),
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('med värdkommunen först');
    const saved = await administrator.post(
      `${base}/namnder/ny`,
      controllerFields({ type: 'joint-board', participants: 'Almby kommun (värd), Brinkeby kommun' }),
    );
    expect(saved.status).toBe(200);
    expect(saved.text).toContain('Räddningsnämnden');
  });

  test('that ceases says so on its page, and a form without a field leaves it as it was', async () => {
    const path = `${base}/namnder/${board.id}`;
    await administrator.post(path, {
      version: '1',
      lastDay: '2026-12-31',
      contact: 'dataskydd@almby.example',
    });
    const shown = await coordinator.get('/namnd');
    expect(shown.text).toContain('Sista dagen är 31 december 2026');
    await administrator.post(path, { version: '2', name: 'Social- och omsorgsnämnden' });
    const form = await administrator.get(path);
    expect(fieldOf(form.text, 'name')).toBe('Social- och omsorgsnämnden');
    expect(fieldOf(form.text, 'lastDay')).toBe('2026-12-31');
    expect(fieldOf(form.text, 'contact')).toBe('dataskydd@almby.example');
  });

  test('changed by two at once gives the second the page with both texts', async () => {
    const path = `${base}/namnder/${board.id}`;
    await administrator.post(path, { version: '1', name: 'Först' });
    const second = await administrator.post(path, { version: '1', name: 'Sist' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Först');
    expect(second.text).toContain('Sist');
  });

  test.each([
    [{ lastDay: '2018-05-24' }, 'Sista dagen kan inte vara före första dagen, 25 maj 2018.'],
    [{ independent: 'no', dependsOnId: 'itself' }, 'Välj en annan nämnd i samma organisation.'],
    [
      { independent: 'no', dependsOnId: '00000000-0000-4000-8000-000000000000' },
      'Välj en annan nämnd i samma organisation.',
    ],
  ])('is not changed to %j', async (wrong: Record<string, string>, message) => {
    const typed = { ...wrong, ...(wrong.dependsOnId === 'itself' && { dependsOnId: board.id }) };
    const visit = await administrator.post(`${base}/namnder/${board.id}`, { version: '1', ...typed });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain(message);
    const ends = product.admin.query("update app.controller set last_day = '2018-05-24' where id = $1", [
      board.id,
    ]);
    await expect(ends).rejects.toThrow('controller_days_in_order');
  });

  test('cannot cease before it begins', async () => {
    const visit = await administrator.post(
      `${base}/namnder/ny`,
      controllerFields({ firstDay: '2026-01-01', lastDay: '2025-12-31' }),
    );
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Sista dagen kan inte vara före första dagen');
  });

  test('that depends on another shows who is responsible', async () => {
    const dependent = await kommun.addController('Sociala utskottsnämnden', 'board', { dependsOn: board });
    const person = await kommun.addPerson([{ role: 'coordinator', controller: dependent }]);
    expect((await person.get('/namnd')).text).toContain('Socialnämnden, som bestämmer för nämnden');
  });

  test('fullmäktige says whether it is responsible for its broadcasts', async () => {
    const assembly = await kommun.addController('Kommunfullmäktige', 'assembly');
    const person = await kommun.addPerson([{ role: 'coordinator', controller: assembly }]);
    await administrator.post(`${base}/namnder/${assembly.id}`, { version: '1', broadcasts: 'yes' });
    expect((await person.get('/namnd')).text).toContain('Fullmäktige ansvarar självt');
  });

  test.each(['company', 'foundation', 'association'])(
    'of its own as %s is a legal entity and its own controller, made once',
    async (kind) => {
      const form = { id: randomUUID(), name: `Almby ${kind}`, kind, organisationNumber: '556036-0793' };
      for (const _ of [1, 2]) expect((await administrator.post(`${base}/bolag/nytt`, form)).status).toBe(200);
      const { rows } = await product.admin.query(
        'select e.kind, c.type, c.name from app.legal_entity e join app.controller c on c.legal_entity_id = e.id where e.id = $1',
        [form.id],
      );
      expect(rows).toEqual([{ kind, type: kind, name: form.name }]);
      expect((await administrator.get(`/organisation/${form.id}`)).text).toContain(form.name);
    },
  );
});

const appointment = (role: string, ...boards: Place[]) => ({
  id: randomUUID(),
  role,
  controllerId: ['', ...boards.map(({ id }) => id)],
  firstDay: '2026-01-01',
  lastDay: '',
});

describe('an appointment', () => {
  test('can be given for several nämnder at once, and twice sent is given once', async () => {
    const other = await kommun.addController('Kulturnämnden');
    const { personId } = await kommun.addPerson([]);
    const form = {
      ...appointment('dso', board, other),
      notifiedOn: '2026-02-01',
      notifiedReference: 'IMY-1',
    };
    for (const _ of [1, 2])
      expect((await administrator.post(`${base}/personer/${personId}`, form)).status).toBe(200);
    const { rows } = await product.admin.query(
      'select role, notified_on::text from app.appointment where person_id = $1',
      [personId],
    );
    expect(rows).toEqual([
      { role: 'dso', notified_on: '2026-02-01' },
      { role: 'dso', notified_on: '2026-02-01' },
    ]);
  });

  test('as auditor needs a last day', async () => {
    const { personId } = await kommun.addPerson([]);
    const page = `${base}/personer/${personId}`;
    const refused = await administrator.post(page, appointment('auditor', board));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('En revisor läser under en bestämd tid');
    const given = await administrator.post(page, { ...appointment('auditor', board), lastDay: '2027-06-30' });
    expect(given.status).toBe(200);
    expect(given.text).toContain('2027-06-30');
  });

  test('without a nämnd keeps what was typed and says what is missing', async () => {
    const { personId } = await kommun.addPerson([]);
    const visit = await administrator.post(`${base}/personer/${personId}`, appointment('lawyer'));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Välj minst en nämnd eller ett bolag.');
    expect(visit.text).toMatch(/value="lawyer"[^>]*checked|checked[^>]*value="lawyer"/);
  });

  test('that the person has already is refused', async () => {
    const visit = await administrator.post(
      `${base}/personer/${coordinator.personId}`,
      appointment('coordinator', board),
    );
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('har redan uppdraget för Socialnämnden');
  });

  test('given from several forms at once is given once', async () => {
    const { personId } = await kommun.addPerson([]);
    const visits = await Promise.all(
      [1, 2, 3].map(() => administrator.post(`${base}/personer/${personId}`, appointment('lawyer', board))),
    );
    expect(visits.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    const { rows } = await product.admin.query('select role from app.appointment where person_id = $1', [
      personId,
    ]);
    expect(rows).toEqual([{ role: 'lawyer' }]);
  });

  test.each([
    ['dso', 'it-manager'],
    ['it-manager', 'dso'],
  ])('%s and then %s at one nämnd is warned of as a conflict, and kept', async (first, second) => {
    const { personId } = await kommun.addPerson([]);
    const page = `${base}/personer/${personId}`;
    expect((await administrator.post(page, appointment(first, board))).text).not.toContain(
      'intressekonflikt',
    );
    const visit = await administrator.post(page, appointment(second, board));
    expect(visit.status).toBe(200);
    expect(visit.text).toContain('Risk för intressekonflikt, Socialnämnden');
    expect(visit.text).toContain('bestämmer medlen för behandlingen');
    expect((await coordinator.get('/namnd')).text).toContain('Risk för intressekonflikt');
  });

  test('of an administrator is never given by himself', async () => {
    const visit = await administrator.post(
      `${base}/personer/${administrator.personId}`,
      appointment('coordinator', board),
    );
    expect(visit.status).toBe(403);
  });

  test('lasts through the last working day, on which the person signs in and reads', async () => {
    const leaving = await kommun.addPerson([{ role: 'staff', controller: board }]);
    await administrator.post(`${base}/personer/${leaving.personId}/andra`, { lastDay: TODAY });
    expect((await leaving.get('/namnd')).status).toBe(200);
    await leaving.signIn();
    const visit = await leaving.get('/namnd');
    expect(visit.status).toBe(200);
    expect(visit.text).toContain('Socialnämnden');
  });

  test('ends with the last working day of the person, who then reaches nothing', async () => {
    const leaving = await kommun.addPerson([{ role: 'staff', controller: board }]);
    const visit = await administrator.post(`${base}/personer/${leaving.personId}/andra`, {
      lastDay: '2026-11-21',
      phone: '0171-123 45',
    });
    expect(visit.text).toContain('Sista arbetsdag 21 november 2026');
    expect(visit.text).toContain('0171-123 45');
    expect((await leaving.get('/namnd')).status).toBe(401);
    const { rows } = await product.admin.query(
      'select last_day::text from app.appointment where person_id = $1',
      [leaving.personId],
    );
    expect(rows).toEqual([{ last_day: '2026-11-21' }]);
  });
});

test('persons are searched and exported with their roles', async () => {
  await product.admin.query("update app.person set name = 'Samordnaren Sten' where id = $1", [
    coordinator.personId,
  ]);
  expect((await administrator.get(`${base}?q=sten`)).text).toContain('1 person<');
  const { bytes } = await administrator.get(`${base}/personer/export.xlsx?q=sten`);
  const sheet = JSON.stringify(await readSpreadsheet(bytes, 'personer.xlsx'));
  expect(sheet).toContain('Samordnaren Sten');
  expect(sheet).toContain('GDPR-samordnare');
  expect(sheet).not.toContain(administrator.email);
});

describe('officer and coordinator', () => {
  const appointed = (notified: boolean, controller: Place, personId: string) =>
    product.admin.query(
      `insert into app.appointment (id, controller_id, legal_entity_id, person_id, role, first_day, notified_on)
       values ($1, $2, $3, $4, 'dso', '2026-01-01', $5)`,
      [randomUUID(), controller.id, kommun.id, personId, notified ? '2026-02-01' : null],
    );

  test('T-010: a nämnd without officer is shown as not fulfilled, with why', async () => {
    const page = await coordinator.get('/namnd');
    expect(page.text).toContain('Dataskyddsombud saknas');
    expect(page.text).toContain('En myndighet ska alltid utnämna ett dataskyddsombud.');
    expect(page.text).toContain('Punkt 1 i checklistan är inte uppfylld.');
  });

  test('T-011: a company without officer is recommended one', async () => {
    const company = await kommun.addController('Almby Bostäder AB', 'company');
    const person = await kommun.addPerson([{ role: 'coordinator', controller: company }]);
    const page = await person.get('/namnd');
    expect(page.text).toContain('Ett dataskyddsombud bör utses');
    expect(page.text).not.toContain('Dataskyddsombud saknas');
  });

  test('T-013: an officer of six who is notified by one leaves five open', async () => {
    const { personId } = await kommun.addPerson([]);
    const others = [];
    for (const name of ['A', 'B', 'C', 'D', 'E']) others.push(await kommun.addController(`Nämnd ${name}`));
    for (const controller of [board, ...others]) await appointed(controller === board, controller, personId);
    const page = await administrator.get(`${base}/ombud`);
    expect(page.text).toContain('Ombudet är anmält av 1 av 6');
    expect(page.text.match(/Ombudet är inte anmält till tillsynsmyndigheten/g)).toHaveLength(5);
    expect((await coordinator.get('/namnd')).text).toContain('Ombud är utsett och anmält');
  });

  test('T-014: a company without coordinator is shown as not fulfilled', async () => {
    const company = await kommun.addController('Almby Bostäder AB', 'company');
    const staff = await kommun.addPerson([{ role: 'staff', controller: company }]);
    const page = await staff.get('/namnd');
    expect(page.text).toContain('Samordnare saknas');
    expect(page.text).toContain('Punkt 15 i checklistan är inte uppfylld.');
  });

  test('the notification is noted per nämnd, and not in the future', async () => {
    const { personId } = await kommun.addPerson([]);
    await appointed(false, board, personId);
    const { rows } = await product.admin.query('select id from app.appointment where person_id = $1', [
      personId,
    ]);
    const path = `${base}/ombud/${rows[0]?.id}/anmalan`;
    expect((await administrator.post(path, { notifiedOn: '2026-11-23' })).status).toBe(422);
    const visit = await administrator.post(path, { notifiedOn: TODAY, notifiedReference: 'IMY-2026-1' });
    expect(visit.text).toContain('IMY-2026-1');
    expect((await coordinator.get('/namnd')).text).toContain('Ombud är utsett och anmält');
  });

  test('the list is filtered and exported', async () => {
    const { personId } = await kommun.addPerson([]);
    const whole = await kommun.addController('Kulturnämnden');
    await kommun.addPerson([{ role: 'coordinator', controller: whole }]);
    await appointed(true, whole, personId);
    const missing = await administrator.get(`${base}/ombud?visa=saknas`);
    expect(missing.text).toContain('Socialnämnden');
    expect(missing.text).not.toContain('Kulturnämnden');
    const sheet = await readSpreadsheet(
      (await administrator.get(`${base}/ombud/export.xlsx`)).bytes,
      'ombud.xlsx',
    );
    const text = JSON.stringify(sheet);
    expect(text).toContain('Dataskyddsombud saknas');
    expect(text).toContain('Kulturnämnden');
  });

  test('the contact to the officer stands on the page of the nämnd', async () => {
    const officer = await kommun.addPerson([{ role: 'dso', controller: board }]);
    await product.admin.query("update app.person set phone = '0171-555 55' where id = $1", [
      officer.personId,
    ]);
    const page = await coordinator.get('/namnd');
    expect(page.text).toContain(officer.email);
    expect(page.text).toContain('0171-555 55');
  });
});

describe('roles', () => {
  test('show their tasks to the letter, and who has them', async () => {
    const page = await coordinator.get('/roller/coordinator');
    expect(page.text).toContain(
      'Ansvara för att personuppgiftsansvarige har ett uppdaterat register över behandlingar av personuppgifter',
    );
    expect(page.text).toContain('personuppgiftssamordnare');
    expect(page.text).toContain(coordinator.email);
    const officer = await coordinator.get('/roller/dso');
    expect(officer.text).toContain(
      'Ombudet får inte avsättas eller bestraffas för att ha utfört sina uppgifter.',
    );
    expect((await coordinator.get('/roller/kejsare')).status).toBe(404);
  });

  test('are found by their synonyms', async () => {
    const page = await coordinator.get('/roller?q=personuppgiftssamordnare');
    expect(page.text).toContain('GDPR-samordnare');
    expect(page.text).not.toContain('IT-chef');
  });

  test('link a task only for whoever may open its page', async () => {
    const task = 'href="/behandlingar"';
    const tasksOf = (text: string) => text.slice(text.indexOf('Görs här'));
    expect(tasksOf((await coordinator.get('/roller/coordinator')).text)).toContain(task);
    const page = await administrator.get('/roller/coordinator');
    expect(tasksOf(page.text)).toContain('Behandlingar');
    expect(tasksOf(page.text)).not.toContain(task);
  });

  test('link only to pages that are there', () => {
    const paths = new Set(routes.filter(({ method }) => method === 'get').map(({ path }) => path));
    expect(taskLinks.length).toBeGreaterThan(5);
    expect(taskLinks.filter(({ href }) => !paths.has(href.split('#')[0] ?? ''))).toEqual([]);
  });
});

describe('the end of a role', () => {
  const roleOf = async (person: Browser) =>
    (
      await product.admin.query('select id, last_day::text from app.appointment where person_id = $1', [
        person.personId,
      ])
    ).rows[0];

  test('is a day of choice or today, and never before the first', async () => {
    const person = await kommun.addPerson([{ role: 'staff', controller: board, firstDay: '2026-11-01' }]);
    const page = `${base}/personer/${person.personId}`;
    const { id } = await roleOf(person);
    expect(fieldOf((await administrator.get(page)).text, 'slut')).toBe(TODAY);
    const early = await administrator.post(`${page}/avsluta`, { uppdrag: id, slut: '2026-10-31' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Sista dagen kan inte vara före första dagen, 1 november 2026.');
    expect(fieldOf(early.text, 'slut')).toBe('2026-10-31');
    await administrator.post(`${page}/avsluta`, { uppdrag: id, slut: '2026-12-31' });
    expect((await roleOf(person)).last_day).toBe('2026-12-31');
    await administrator.post(`${page}/avsluta`, { uppdrag: id, slut: '2027-01-31', nar: 'i-dag' });
    expect((await roleOf(person)).last_day).toBe(TODAY);
  });

  test.each([
    ['ended', 'avsluta', {}],
    ['passed by a last working day', 'andra', { lastDay: '2026-11-30' }],
  ])('that has not begun and is %s never begins, and the log keeps it', async (_, act, typed) => {
    const person = await kommun.addPerson([{ role: 'staff', controller: board, firstDay: '2026-12-01' }]);
    const { id } = await roleOf(person);
    const fields = act === 'avsluta' ? { uppdrag: id, nar: 'i-dag' } : typed;
    const visit = await administrator.post(`${base}/personer/${person.personId}/${act}`, fields);
    expect(visit.status).toBe(200);
    expect(await roleOf(person)).toBeUndefined();
    const { rows } = await product.admin.query(
      "select actor from app.audit_event where table_name = 'appointment' and action = 'delete' and row_id = $1",
      [id],
    );
    expect(rows).toEqual([{ actor: administrator.personId }]);
  });

  test('that the administrator holds is not taken away by himself, as SQL either', async () => {
    await product.admin.query(
      `insert into app.appointment (id, controller_id, legal_entity_id, person_id, role, first_day)
       values ($1, $2, $3, $4, 'staff', '2026-12-01')`,
      [randomUUID(), board.id, kommun.id, administrator.personId],
    );
    const client = await product.admin.connect();
    const taken: number[] = [];
    try {
      await client.query('begin');
      for (const actor of [administrator.personId, randomUUID()]) {
        await client.query(
          `select set_config('role', 'ansvar_administrator', true), set_config('app.actor', $1, true),
             set_config('app.write_entity', $2, true)`,
          [actor, kommun.id],
        );
        const { rows } = await client.query(
          `select app.take_back_appointments(array_agg(id), '2026-11-22') as taken
           from app.appointment where person_id = $1`,
          [administrator.personId],
        );
        taken.push(rows[0]?.taken);
      }
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(taken).toEqual([0, 1]);
  });

  test('that is past is not moved forward by ending it again', async () => {
    const person = await kommun.addPerson([{ role: 'staff', controller: board, lastDay: '2026-10-31' }]);
    const { id } = await roleOf(person);
    const visit = await administrator.post(`${base}/personer/${person.personId}/avsluta`, {
      uppdrag: id,
      slut: '2027-10-31',
    });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Uppdraget upphörde 31 oktober 2026.');
    expect((await roleOf(person)).last_day).toBe('2026-10-31');
  });

  test("is suggested as the person's last working day", async () => {
    const person = await kommun.addPerson([{ role: 'staff', controller: board }]);
    await product.admin.query("update app.person set last_day = '2026-12-18' where id = $1", [
      person.personId,
    ]);
    const shown = await administrator.get(`${base}/personer/${person.personId}`);
    expect(fieldOf(shown.text, 'slut')).toBe('2026-12-18');
  });
});

describe('notifications of the officer', () => {
  test('are noted for several nämnder at once, with a text for each to copy', async () => {
    const other = await kommun.addController('Kulturnämnden');
    const officer = await kommun.addPerson([
      { role: 'dso', controller: board },
      { role: 'dso', controller: other },
    ]);
    await product.admin.query(
      "update app.legal_entity set organisation_number = '212000-0142' where id = $1",
      [kommun.id],
    );
    const page = `${base}/ombud`;
    const shown = await administrator.get(page);
    for (const text of ['www.imy.se', `Kulturnämnden, ${kommun.name}`, '212000-0142', officer.email])
      expect(shown.text).toContain(text);
    const ids = [...shown.text.matchAll(/name="uppdrag"[^>]*value="([0-9a-f-]{36})"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(ids).toHaveLength(2);
    const none = await administrator.post(page, { uppdrag: '', notifiedOn: TODAY });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Kryssa för minst en anmälan.');
    const late = await administrator.post(page, { uppdrag: ids, notifiedOn: '2026-11-23' });
    expect(late.text).toContain('kan inte vara i framtiden');
    const saved = await administrator.post(page, {
      uppdrag: ids,
      notifiedOn: '2026-11-20',
      notifiedReference: 'DNR-7',
    });
    expect(saved.text).toContain('Anmälningarna är antecknade.');
    expect(saved.text).not.toContain('www.imy.se');
    const { rows } = await product.admin.query(
      'select notified_on::text, notified_reference from app.appointment where person_id = $1',
      [officer.personId],
    );
    const noted = { notified_on: '2026-11-20', notified_reference: 'DNR-7' };
    expect(rows).toEqual([noted, noted]);
  });

  test('take no appointment of another kommun', async () => {
    const elsewhere = await makeMunicipality(product);
    const theirs = await elsewhere.addController('Socialnämnden');
    const officer = await elsewhere.addPerson([{ role: 'dso', controller: theirs }]);
    const { rows } = await product.admin.query('select id from app.appointment where person_id = $1', [
      officer.personId,
    ]);
    const visit = await administrator.post(`${base}/ombud`, { uppdrag: rows[0].id, notifiedOn: TODAY });
    expect(visit.status).toBe(404);
  });
});

test('the administrator is told who keeps the delegationsordning', async () => {
  expect((await administrator.get(base)).text).toContain('Delegationsordningen sköter nämndens samordnare.');
});

test('a company has a styrelse, and no menu that calls it a nämnd', async () => {
  const company = await kommun.addController('Almby Bostäder AB', 'company');
  const person = await kommun.addPerson([{ role: 'coordinator', controller: company }]);
  const home = await person.get('/namnd');
  expect(home.text).toContain('Lägg in styrelsen och dess datum.');
  expect(home.text).not.toContain('<h2>Nämnden</h2>');
  for (const path of ['/namnd/enheter', '/namnd/organ', '/overlamning'])
    expect((await person.get(path)).text, path).not.toContain('>Nämnden<');
  expect((await coordinator.get('/namnd')).text).toContain('Lägg in nämnden, utskott och deras datum.');
});
