/** What the coordinator does for the own nämnd: units, meetings, delegation, systems, suppliers, handing over. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import {
  addProcessing,
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  saveStep,
} from './municipality.ts';

const product = openTestProduct();
const TODAY = '2026-11-22';

let kommun: Municipality;
let board: Place;
let coordinator: Browser;

beforeEach(async () => {
  kommun = await makeMunicipality(product);
  board = await kommun.addController('Socialnämnden');
  coordinator = await kommun.addPerson([{ role: 'coordinator', controller: board }]);
});

const rename = (person: Browser, name: string) =>
  product.admin.query('update app.person set name = $1 where id = $2', [name, person.personId]);
const sheetOf = async (browser: Browser, path: string) =>
  JSON.stringify(await readSpreadsheet((await browser.get(path)).bytes, 'export.xlsx'));

describe('units', () => {
  test('have a manager with a role at the nämnd, and no other', async () => {
    const manager = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const stranger = await kommun.addPerson([]);
    const form = { id: randomUUID(), name: 'Hemtjänst norr', firstDay: TODAY, lastDay: '' };
    const refused = await coordinator.post('/namnd/enheter/ny', { ...form, managerId: stranger.personId });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Välj en person som har ett uppdrag hos er.');
    await coordinator.post('/namnd/enheter/ny', { ...form, managerId: manager.personId });
    await coordinator.post('/namnd/enheter/ny', { ...form, managerId: manager.personId });
    const list = await coordinator.get('/namnd/enheter');
    expect(list.text.match(/Hemtjänst norr/g)).toHaveLength(1);
    expect((await coordinator.get('/namnd')).text).toContain('1 enhet');
  });

  test('have days judged with what is saved where the form lacks one', async () => {
    const id = randomUUID();
    await coordinator.post('/namnd/enheter/ny', {
      id,
      name: 'Hemtjänst',
      firstDay: '2026-06-01',
      lastDay: '2026-12-31',
    });
    const before = await coordinator.post(`/namnd/enheter/${id}`, { version: '1', lastDay: '2026-05-31' });
    expect(before.status).toBe(422);
    expect(before.text).toContain('Sista dagen kan inte vara före första dagen, 1 juni 2026.');
    const after = await coordinator.post(`/namnd/enheter/${id}`, { version: '1', firstDay: '2027-01-01' });
    expect(after.status).toBe(422);
    expect(after.text).toContain('Första dagen kan inte vara efter sista dagen, 31 december 2026.');
    const open = { version: '1', firstDay: '2027-01-01', lastDay: '' };
    expect((await coordinator.post(`/namnd/enheter/${id}`, open)).status).toBe(200);
  });

  test('that have ended are listed when asked for, and exported', async () => {
    const form = { id: randomUUID(), name: 'Nattpatrullen', firstDay: '2020-01-01', lastDay: '2025-12-31' };
    await coordinator.post('/namnd/enheter/ny', form);
    expect((await coordinator.get('/namnd/enheter')).text).not.toContain('Nattpatrullen');
    expect((await coordinator.get('/namnd/enheter?upphorda=visa')).text).toContain('Nattpatrullen');
    expect(await sheetOf(coordinator, '/namnd/enheter/export.xlsx?upphorda=visa')).toContain('Nattpatrullen');
  });
});

describe('a body', () => {
  const addBody = async () => {
    const id = randomUUID();
    await coordinator.post('/namnd/organ/nytt', { id, name: 'Individutskottet', kind: 'committee' });
    return `/namnd/organ/${id}`;
  };

  test('gets many meetings pasted one per line, each once', async () => {
    const page = await addBody();
    const days = '2026-12-15\n20/1 2027\n15 december\n\n2026-12-15';
    await coordinator.post(`${page}/datum`, { days });
    const again = await coordinator.post(`${page}/datum`, { days });
    expect(again.text).toContain('Kommande sammanträden (2)');
    expect(again.text).toContain('20 januari 2027');
    expect((await coordinator.get('/namnd')).text).toContain('15 december 2026');
    expect(await sheetOf(coordinator, '/namnd/organ/export.xlsx')).toContain('2027-01-20');
  });

  test('says which line is no day, and keeps what was pasted', async () => {
    const page = await addBody();
    const visit = await coordinator.post(`${page}/datum`, { days: '2026-12-15\nnästa tisdag' });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Rad 2, «nästa tisdag», är inget datum.');
    expect(visit.text).toContain('2026-12-15\nnästa tisdag');
  });

  test('loses a meeting that is taken away', async () => {
    const page = await addBody();
    const shown = await coordinator.post(`${page}/datum`, { days: '2026-12-15' });
    const meeting = fieldOf(shown.text, 'datum') ?? '';
    const left = await coordinator.post(`${page}/datum/ta-bort`, { datum: meeting });
    expect(left.text).toContain('Kommande sammanträden (0)');
  });
});

const pointFields = (more: Record<string, string> = {}) => ({
  id: randomUUID(),
  number: '4.2',
  matter: 'register.approve',
  function: 'förvaltningschef',
  decidedOn: '2026-01-15',
  decidedReference: '§ 12',
  firstDay: '2026-02-01',
  lastDay: '',
  ...more,
});
const delegate = (person: Browser, more: Record<string, string> = {}) => ({
  id: randomUUID(),
  personId: person.personId,
  deputy: 'no',
  firstDay: TODAY,
  lastDay: '',
  ...more,
});

describe('the delegationsordning', () => {
  const addPoint = async (more: Record<string, string> = {}) => {
    const fields = pointFields(more);
    const visit = await coordinator.post('/delegation/ny', fields);
    expect(visit.status).toBe(200);
    return `/delegation/${fields.id}`;
  };

  test('says who stands under a point today, and the deputy', async () => {
    const head = await kommun.addPerson([{ role: 'head', controller: board }]);
    const deputy = await kommun.addPerson([{ role: 'decision-maker', controller: board }]);
    await rename(head, 'Chefen Ek');
    await rename(deputy, 'Ersättaren Al');
    const page = await addPoint();
    expect((await coordinator.get('/delegation')).text).toContain('Ingen');
    await coordinator.post(`${page}/delegater`, delegate(head));
    await coordinator.post(`${page}/delegater`, delegate(deputy, { deputy: 'yes' }));
    const list = await coordinator.get('/delegation');
    expect(list.text).toContain('Chefen Ek, Ersättaren Al (ersättare)');
    expect((await coordinator.get('/namnd')).text).toContain('Chefen Ek, Ersättaren Al (ersättare)');
    await product.admin.query(
      "update app.delegate set first_day = '2026-02-01', last_day = '2026-11-21' where person_id = $1",
      [deputy.personId],
    );
    for (const path of ['/delegation', '/namnd'])
      expect((await coordinator.get(path)).text, path).not.toContain('(ersättare)');
    expect(await sheetOf(coordinator, '/delegation/export.xlsx')).toContain('Chefen Ek');
    const pdf = await coordinator.get('/delegation/export.pdf');
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  });

  test('T-017: takes no data protection officer, and says why', async () => {
    const officer = await kommun.addPerson([{ role: 'dso', controller: board }]);
    const visit = await coordinator.post(`${await addPoint()}/delegater`, delegate(officer));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain(
      'Dataskyddsombudet är inte den som slutligen avgör hur personuppgifter ska hanteras',
    );
  });

  test('takes no administrator without an appointment', async () => {
    const administrator = await kommun.addPerson([], { administrator: true });
    const visit = await coordinator.post(`${await addPoint()}/delegater`, delegate(administrator));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('En administratör sköter organisation och konton');
  });

  test('takes nobody whom a company employs', async () => {
    const person = await kommun.addPerson([{ role: 'staff', controller: board }]);
    const company = randomUUID();
    await product.admin.query(
      "insert into app.legal_entity (id, name, kind, parent_id) values ($1, 'Almby Bostäder AB', 'company', $2)",
      [company, kommun.id],
    );
    await product.admin.query('update app.person set legal_entity_id = $1 where id = $2', [
      company,
      person.personId,
    ]);
    const visit = await coordinator.post(`${await addPoint()}/delegater`, delegate(person));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('aldrig till någon i ett bolag');
  });

  test('ends a point rather than deleting it', async () => {
    const page = await addPoint();
    const visit = await coordinator.post(`${page}/avsluta`, { version: '1', slut: '2026-11-21' });
    expect(visit.status).toBe(200);
    expect((await coordinator.get('/delegation')).text).not.toContain('förvaltningschef');
    const all = await coordinator.get('/delegation?visa=alla');
    expect(all.text).toContain('förvaltningschef');
    expect(all.text).toContain('Upphörde 2026-11-21');
    const early = await coordinator.post(`${page}/avsluta`, { version: '2', slut: '2025-01-01' });
    expect(early.status).toBe(422);
  });

  test('that has ended is not opened again by ending it', async () => {
    const page = await addPoint({ lastDay: '2026-10-31' });
    const later = await coordinator.post(`${page}/avsluta`, { version: '1', slut: '2027-10-31' });
    expect(later.status).toBe(422);
    expect(later.text).toContain('Punkten upphörde 31 oktober 2026');
    const { rows } = await product.admin.query(
      'select last_day::text from app.delegation_point where controller_id = $1',
      [board.id],
    );
    expect(rows).toEqual([{ last_day: '2026-10-31' }]);
  });

  test('judges the days of a point with those that are saved', async () => {
    const page = await addPoint({ lastDay: '2026-12-31' });
    const late = await coordinator.post(`${page}/andra`, { version: '1', firstDay: '2027-01-01' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Första dagen kan inte vara efter sista dagen');
    const early = await coordinator.post(`${page}/andra`, { version: '1', firstDay: '2026-01-14' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Punkten kan inte gälla innan den är beslutad.');
    const decided = await coordinator.post(`${page}/andra`, { version: '1', decidedOn: '2026-02-02' });
    expect(decided.status).toBe(422);
    expect(decided.text).toContain('Punkten kan inte gälla innan den är beslutad.');
  });

  test('never lets in a delegate to come who is ended, and logs it', async () => {
    const head = await kommun.addPerson([{ role: 'head', controller: board }]);
    const page = await addPoint();
    const form = delegate(head, { firstDay: '2026-12-01' });
    await coordinator.post(`${page}/delegater`, form);
    await coordinator.post(`${page}/delegater/avsluta`, { delegat: form.id });
    const { rows } = await product.admin.query('select id from app.delegate where person_id = $1', [
      head.personId,
    ]);
    expect(rows).toEqual([]);
    const logged = await product.admin.query(
      "select actor from app.audit_event where table_name = 'delegate' and action = 'delete' and row_id = $1",
      [form.id],
    );
    expect(logged.rows).toEqual([{ actor: coordinator.personId }]);
  });

  test('has each number once at a time, and a point does not apply before it is decided', async () => {
    await addPoint();
    const twice = await coordinator.post('/delegation/ny', pointFields({ function: 'enhetschef' }));
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Punkt 4.2 finns redan (förvaltningschef).');
    const early = await coordinator.post(
      '/delegation/ny',
      pointFields({ number: '5', firstDay: '2026-01-01' }),
    );
    expect(early.text).toContain('Punkten kan inte gälla innan den är beslutad.');
  });

  test('changed by two at once gives the conflict page; a lacking field stays', async () => {
    const page = await addPoint({ conditions: 'Efter samråd med ombudet' });
    await coordinator.post(`${page}/andra`, { version: '1', function: 'socialchef' });
    expect((await coordinator.get(page)).text).toContain('Efter samråd med ombudet');
    const second = await coordinator.post(`${page}/andra`, { version: '1', function: 'enhetschef' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('socialchef');
  });

  test('takes a delegate when the decision is named, and says who put himself there', async () => {
    const page = await addPoint({ decidedReference: '' });
    const refused = await coordinator.post(`${page}/delegater`, delegate(coordinator));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Skriv först paragraf eller diarienummer');
    expect(refused.text).toContain(`href="${page}/andra#decidedReference"`);
    await coordinator.post(`${page}/andra`, { version: '1', decidedReference: 'KS § 7' });
    await rename(coordinator, 'Samordnaren Sten');
    const head = await kommun.addPerson([{ role: 'head', controller: board }]);
    const other = await coordinator.post(`${page}/delegater`, delegate(head));
    expect(other.text).not.toContain('har själv lagt in sig');
    await coordinator.post(`${page}/delegater`, delegate(coordinator));
    expect((await head.get(page)).text).toContain(
      'Samordnaren Sten har själv lagt in sig som delegat. Kontrollera att det stämmer med beslutet, KS § 7.',
    );
    const logged = await product.admin.query(
      "select actor from app.audit_event where table_name = 'delegate' and action = 'insert' and controller_id = $1",
      [board.id],
    );
    expect(logged.rows).toHaveLength(2);
    expect(logged.rows[1]).toEqual({ actor: coordinator.personId });
  });

  test('offers each person with the kommun named once', async () => {
    const administrator = await kommun.addPerson([], { administrator: true });
    await product.admin.query('update app.person set title = $1 where id = $2', [
      `Administratör, ${kommun.name}`,
      administrator.personId,
    ]);
    const { text } = await coordinator.get(await addPoint());
    expect(text).toContain(`Tolvan Tolvansson, Administratör, ${kommun.name}</option>`);
    expect(text).toContain(`Tolvan Tolvansson, ${kommun.name}, du själv</option>`);
  });

  test('applies from the decision when no day is typed, and warns of a second point for the same matter', async () => {
    const first = await addPoint({ firstDay: '' });
    expect((await coordinator.get(first)).text).toContain('från 2026-01-15 tills vidare');
    expect((await coordinator.get('/delegation/ny')).text).toContain('Punkt 4.2, förvaltningschef');
    expect((await coordinator.get(`${first}/andra`)).text).not.toContain('Punkt 4.2, förvaltningschef');
    const second = await addPoint({ number: '4.3', function: 'enhetschef' });
    expect((await coordinator.get(second)).text).toContain('Samma ärende står också i');
    expect((await coordinator.get(second)).text).toContain('punkt 4.2, förvaltningschef');
    const alone = await addPoint({ number: '5', matter: 'dpia.decide' });
    expect((await coordinator.get(alone)).text).not.toContain('Samma ärende');
  });

  test('counts who stands under a point as a delegate among the roles', async () => {
    const head = await kommun.addPerson([{ role: 'head', controller: board }]);
    await rename(head, 'Chefen Ek');
    const page = await addPoint();
    expect((await coordinator.get('/roller/decision-maker')).text).not.toContain('Chefen Ek');
    await coordinator.post(`${page}/delegater`, delegate(head));
    expect((await coordinator.get('/roller/decision-maker')).text).toContain('Chefen Ek');
    expect((await coordinator.get('/roller/chair')).text).not.toContain('Chefen Ek');
    expect((await coordinator.get('/roller?q=delegat')).text).toContain('Chefen Ek');
    const administrator = await kommun.addPerson([], { administrator: true });
    expect((await administrator.get('/roller/decision-maker')).status).toBe(200);
    await coordinator.post(`${page}/avsluta`, { version: '1', slut: '2026-11-21' });
    expect((await coordinator.get('/roller/decision-maker')).text).not.toContain('Chefen Ek');
  });

  test('of a company does not exist: who signs for it is shown instead', async () => {
    const company = await kommun.addController('Almby Bostäder AB', 'company');
    const person = await kommun.addPerson([{ role: 'coordinator', controller: company }]);
    const signatory = await kommun.addPerson([{ role: 'signatory', controller: company }]);
    await rename(signatory, 'Verkställande Vik');
    const page = await person.get('/delegation');
    expect(page.text).toContain('har ingen delegationsordning');
    expect(page.text).toContain('Verkställande Vik');
    expect((await person.post('/delegation/ny', pointFields())).status).toBe(403);
  });

  test('is read and not written by others than the coordinator', async () => {
    const page = await addPoint();
    const staff = await kommun.addPerson([{ role: 'staff', controller: board }]);
    expect((await staff.get(page)).status).toBe(200);
    expect((await staff.get(page)).text).not.toContain('Lägg till delegat');
    expect((await staff.post('/delegation/ny', pointFields({ number: '9' }))).status).toBe(403);
  });
});

describe('a system', () => {
  const addSystem = async (more: Record<string, string> = {}) => {
    const id = randomUUID();
    const visit = await coordinator.post('/system/nytt', { id, name: 'Larmsystem', kind: 'system', ...more });
    expect(visit.status).toBe(200);
    return `/system/${id}`;
  };
  const review = (more: Record<string, string> = {}) => ({
    id: randomUUID(),
    reviewedOn: '2026-11-20',
    result: 'mended',
    usersCount: '40',
    removedCount: '3',
    nextOn: '2027-11-20',
    ...more,
  });

  test('says who owns it, where the data lie, and how they are taken out; the export has it all', async () => {
    const owner = await kommun.addPerson([]);
    await rename(owner, 'Ägaren Ask');
    const page = await addSystem({
      ownerPersonId: owner.personId,
      hosting: 'cloud',
      country: 'SE',
      location: 'Serverhall B',
      extraction: 'Rapporter, Personutdrag',
      accessRoutine: 'Chefen beställer',
      logging: 'Läsning loggas ett år',
      reachability: 'internet',
      reviewMonths: '6',
    });
    const shown = await coordinator.get(page);
    for (const text of ['Ägaren Ask', 'Molntjänst', 'Serverhall B', 'Personutdrag', 'var 6 månader'])
      expect(shown.text).toContain(text);
    const sheet = await sheetOf(coordinator, '/system/export.xlsx');
    for (const text of [
      'Ägaren Ask',
      'Serverhall B',
      'Från internet, efter inloggning',
      'Aldrig genomgånget',
    ])
      expect(sheet).toContain(text);
  });

  test('added by two at once with one name is added once, and the other is told', async () => {
    const visits = await Promise.all(
      [1, 2, 3].map(() =>
        coordinator.post('/system/nytt', { id: randomUUID(), name: 'Tvillingen', kind: 'system' }),
      ),
    );
    expect(visits.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    const refused = visits.find(({ status }) => status === 422);
    expect(refused?.text).toContain('Det finns redan ett system med det namnet i kommunen.');
  });

  test('is owned by a person of the own kommun', async () => {
    const elsewhere = await makeMunicipality(product);
    const stranger = await elsewhere.addPerson([]);
    const visit = await coordinator.post('/system/nytt', {
      id: randomUUID(),
      name: 'Larm',
      kind: 'system',
      ownerPersonId: stranger.personId,
    });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Välj en person i den egna organisationen.');
  });

  test('whose access is never looked over is due; a review plans the next', async () => {
    const page = await addSystem({ reviewMonths: '12' });
    expect((await coordinator.get('/system?behorighet=forfallen')).text).toContain('Larmsystem');
    expect((await coordinator.get('/namnd')).text).toContain('Aldrig genomgånget');
    const form = review();
    await coordinator.post(`${page}/genomgang`, form);
    const shown = await coordinator.post(`${page}/genomgang`, form);
    expect(shown.text).toContain('Fel hittades och är rättade');
    expect(shown.text).toContain('Nästa 2027-11-20');
    expect(shown.text.match(/Fel hittades och är rättade/g)).toHaveLength(1);
    expect((await coordinator.get('/system?behorighet=forfallen')).text).not.toContain(`href="${page}"`);
    expect((await coordinator.get('/namnd')).text).not.toContain('Aldrig genomgånget');
  });

  test('proposes the next review by its interval', async () => {
    const page = await addSystem({ reviewMonths: '6' });
    expect(fieldOf((await coordinator.get(`${page}/genomgang`)).text, 'nextOn')).toBe('2027-05-22');
  });

  test.each([
    [{ reviewedOn: '2026-11-23' }, 'Dagen kan inte vara i framtiden.'],
    [{ removedCount: '41' }, 'Fler kan inte vara borttagna än som hade behörighet.'],
    [{ result: 'remains', note: '' }, 'Skriv vad som återstår.'],
    [{ nextOn: '2026-11-20' }, 'Nästa genomgång ska vara efter den här.'],
    [{ usersCount: 'många' }, 'Skriv ett antal med siffror'],
  ])('refuses a review with %j', async (wrong, message) => {
    const visit = await coordinator.post(
      `${await addSystem()}/genomgang`,
      review(wrong as Record<string, string>),
    );
    expect(visit.status).toBe(422);
    expect(visit.text).toContain(message);
  });

  test('takes no review as SQL from staff of another nämnd, and takes one from its own', async () => {
    const system = (await addSystem()).slice('/system/'.length);
    const other = await kommun.addController('Kulturnämnden');
    const insertAs = async (controller: Place) => {
      const client = await product.admin.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('role', 'ansvar_staff', true), set_config('app.actor', $1, true),
             set_config('app.readable', $2, true), set_config('app.entities', $3, true),
             set_config('app.write', $4, true), set_config('app.write_entity', $5, true)`,
          [coordinator.personId, `{${controller.id}}`, `{${kommun.id}}`, controller.id, kommun.id],
        );
        await client.query(
          `insert into app.access_review (id, system_id, reviewed_on, result, next_on)
           values ($1, $2, '2026-11-20', 'in-order', '2027-11-20')`,
          [randomUUID(), system],
        );
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    await expect(insertAs(other)).rejects.toThrow('row-level security');
    await expect(insertAs(board)).resolves.toBeUndefined();
  });

  test('is reviewed and changed by the nämnd that owns it alone', async () => {
    const page = await addSystem();
    const other = await kommun.addController('Kulturnämnden');
    const neighbour = await kommun.addPerson([{ role: 'coordinator', controller: other }]);
    expect((await neighbour.get(page)).status).toBe(200);
    expect((await neighbour.post(`${page}/genomgang`, review())).status).toBe(403);
    expect((await neighbour.post(`${page}/andra`, { version: '1', name: 'Mitt' })).status).toBe(403);
  });

  test('that is retired leaves the list, and lacks no field that a form lacks', async () => {
    const page = await addSystem({ accessRoutine: 'Chefen beställer' });
    await coordinator.post(`${page}/andra`, { version: '1', retiredOn: '2026-06-30' });
    expect((await coordinator.get('/system')).text).not.toContain(`href="${page}"`);
    expect((await coordinator.get('/system?avvecklade=visa')).text).toContain('Avvecklat');
    expect((await coordinator.get(page)).text).toContain('Chefen beställer');
  });

  test('without a routine for access is found by the filter', async () => {
    await addSystem();
    await addSystem({ name: 'Journal', accessRoutine: 'Chefen beställer' });
    const list = await coordinator.get('/system?behorighet=utan-rutin');
    expect(list.text).toContain('Larmsystem');
    expect(list.text).not.toContain('Journal');
  });
});

describe('a supplier', () => {
  const supplier = (name: string, more: Record<string, string> = {}) => ({
    id: randomUUID(),
    name,
    organisationNumber: '',
    country: 'SE',
    ...more,
  });

  test('whose name stands there already is asked about before it is added', async () => {
    const bare = `Larm${randomUUID().slice(0, 8)}`;
    await coordinator.post('/leverantorer/ny', supplier(`${bare} AB`));
    const second = supplier(`${bare.toUpperCase()} Aktiebolag`);
    const asked = await coordinator.post('/leverantorer/ny', second);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(`Finns redan: ${bare} AB.`);
    const added = await coordinator.post('/leverantorer/ny', { ...second, anda: '1' });
    expect(added.status).toBe(200);
    expect((await coordinator.get(`/leverantorer?q=${bare}`)).text).toContain('2 leverantörer');
  });

  test('added by two at once with one number is added once, and the other is told', async () => {
    const unit = Array.from(randomUUID().replaceAll('-', ''), (sign) => Number.parseInt(sign, 16) % 10);
    const nine = `556${unit.slice(0, 6).join('')}`;
    const sum = Array.from(nine, (digit, at) => {
      const product = Number(digit) * (at % 2 === 0 ? 2 : 1);
      return product > 9 ? product - 9 : product;
    }).reduce((total, digit) => total + digit, 0);
    const organisationNumber = `${nine}${(10 - (sum % 10)) % 10}`;
    const visits = await Promise.all(
      [1, 2, 3].map(() =>
        coordinator.post('/leverantorer/ny', {
          id: randomUUID(),
          name: `Tvilling ${randomUUID()}`,
          organisationNumber,
          country: 'SE',
          anda: '1',
        }),
      ),
    );
    expect(visits.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect(visits.find(({ status }) => status === 422)?.text).toContain('Numret finns redan');
  });

  test('has a card that only the own kommun sees', async () => {
    const form = supplier(`Kort ${randomUUID()}`);
    await coordinator.post('/leverantorer/ny', form);
    const page = `/leverantorer/${form.id}`;
    const card = { id: randomUUID(), version: '1', incidentContact: 'Jouren dygnet runt', contactEmail: '' };
    const shown = await coordinator.post(`${page}/kort`, card);
    expect(shown.text).toContain('Jouren dygnet runt');
    const changed = await coordinator.post(`${page}/kort`, { version: '1', customerNumber: '4711' });
    expect(changed.text).toContain('Jouren dygnet runt');
    expect((await coordinator.post(`${page}/kort`, { version: '1', customerNumber: '0' })).status).toBe(409);
    const elsewhere = await makeMunicipality(product);
    const other = await elsewhere.addController('Socialnämnden');
    const stranger = await elsewhere.addPerson([{ role: 'coordinator', controller: other }]);
    const theirs = await stranger.get(page);
    expect(theirs.status).toBe(200);
    expect(theirs.text).not.toContain('Jouren dygnet runt');
    expect((await stranger.post(`${page}/andra`, { name: 'Kapad' })).status).toBe(403);
  });

  test('says in which systems and processings it is used', async () => {
    const form = supplier(`Använd ${randomUUID()}`);
    await coordinator.post('/leverantorer/ny', form);
    await coordinator.post('/system/nytt', {
      id: randomUUID(),
      name: 'Larmsystem',
      kind: 'system',
      supplierId: form.id,
    });
    const page = await coordinator.get(`/leverantorer/${form.id}`);
    expect(page.text).toContain('Används i 1 system och 0 behandlingar');
    expect(page.text).toContain('Larmsystem');
    expect((await coordinator.get('/leverantorer?anvands=ja')).text).toContain(form.name);
  });
});

describe('handing over', () => {
  const start = (from: Browser, to: Browser, id = randomUUID()) => ({
    id,
    fromPersonId: from.personId,
    toPersonId: to.personId,
    leavesOn: '2026-12-31',
    note: 'Avtalet med larmbolaget är på gång',
  });

  async function inHand(person: Browser) {
    const unit = randomUUID();
    const system = randomUUID();
    const days = { firstDay: TODAY, lastDay: '' };
    await coordinator.post('/namnd/enheter/ny', {
      id: unit,
      name: 'Hemtjänst',
      managerId: person.personId,
      ...days,
    });
    await coordinator.post('/system/nytt', {
      id: system,
      name: 'Larmsystem',
      kind: 'system',
      ownerPersonId: person.personId,
      administratorId: person.personId,
    });
    const processing = await addProcessing(coordinator, 'Trygghetslarm');
    const { rows } = await product.admin.query(
      `update app.processing_gap set owner_person_id = $1, owner_name = 'Den som slutar'
       where id = (select id from app.processing_gap where processing_id = $2 limit 1) returning id`,
      [person.personId, processing],
    );
    return { unit, system, gap: String(rows[0]?.id) };
  }

  test('lists all in hand; receipt moves gaps, units and systems at once, and roles wait for a decision', async () => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const successor = await kommun.addPerson([{ role: 'manager', controller: board }]);
    await rename(successor, 'Efterträdaren Ek');
    const held = await inHand(leaver);
    const form = start(leaver, successor);
    for (const _ of [1, 2]) expect((await coordinator.post('/overlamning/ny', form)).status).toBe(200);
    const page = `/overlamning/${form.id}`;
    const shown = await successor.get(page);
    for (const text of [
      'Hemtjänst',
      'Larmsystem',
      'Trygghetslarm',
      'Går över vid mottagandet (3)',
      'Kräver beslut (1)',
    ])
      expect(shown.text).toContain(text);
    expect((await successor.get('/namnd')).text).toContain('Läs och ta emot överlämningen');
    const received = await successor.post(`${page}/ta-emot`, { receivedNote: 'Genomgånget tillsammans' });
    expect(received.text).toContain('Har gått över (3)');
    expect(received.text).toContain('Genomgånget tillsammans');
    const { rows } = await product.admin.query(
      `select (select manager_id from app.unit where id = $1) as unit,
         (select owner_person_id from app.system where id = $2) as owner,
         (select administrator_id from app.system where id = $2) as keeper,
         (select owner_person_id from app.processing_gap where id = $3) as gap,
         (select owner_name from app.processing_gap where id = $3) as name`,
      [held.unit, held.system, held.gap],
    );
    const to = successor.personId;
    expect(rows).toEqual([{ unit: to, owner: to, keeper: to, gap: to, name: 'Efterträdaren Ek' }]);
    const pdf = await coordinator.get(`${page}/kvitto.pdf`);
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
    const logged = await product.admin.query(
      "select action from app.audit_event where table_name = 'handover' and row_id = $1 order by id",
      [form.id],
    );
    expect(logged.rows).toEqual([{ action: 'insert' }, { action: 'update' }]);
  });

  test('is received by the successor alone, and once', async () => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const successor = await kommun.addPerson([{ role: 'staff', controller: board }]);
    await inHand(leaver);
    const form = start(leaver, successor);
    await coordinator.post('/overlamning/ny', form);
    const path = `/overlamning/${form.id}/ta-emot`;
    expect((await coordinator.post(path)).status).toBe(403);
    await successor.post(path, { receivedNote: 'Första' });
    const second = await successor.post(path, { receivedNote: 'Andra' });
    expect(second.text).toContain('Första');
    expect(second.text).not.toContain('Andra');
  });

  test.each(['staff', 'dso'] as const)('is not started by %s', async (role) => {
    const person = await kommun.addPerson([{ role, controller: board }]);
    expect((await person.get('/overlamning/ny')).status).toBe(403);
  });

  test('needs something in hand, and a successor with a role', async () => {
    const stranger = await kommun.addPerson([]);
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board, lastDay: '2026-01-01' }]);
    const nothing = await coordinator.post('/overlamning/ny', start(leaver, coordinator));
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Personen har inget hos er att lämna över.');
    const without = await coordinator.post('/overlamning/ny', start(coordinator, stranger));
    expect(without.text).toContain('Den som tar över ska ha ett uppdrag hos er');
  });

  test.each([
    ['dso', 'Dataskyddsombudet granskar och ger råd'],
    ['auditor', 'En revisor granskar'],
    ['leadership', 'Kommunledningen ser bara siffror'],
    ['registrar', 'där man skriver eller leder'],
  ] as const)('goes to no %s, who is not offered either', async (role, why) => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const person = await kommun.addPerson([{ role, controller: board, lastDay: '2027-12-31' }]);
    const visit = await coordinator.post('/overlamning/ny', start(leaver, person));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain(why);
    const offered = /<select[^>]*name="toPersonId"[\s\S]*?<\/select>/.exec(visit.text)?.[0];
    expect(offered).toContain(leaver.personId);
    expect(offered).not.toContain(person.personId);
  });

  test('is taken back by who started it or the coordinator before it is received, and stays', async () => {
    const [leaver, starter, successor] = [
      await kommun.addPerson([{ role: 'staff', controller: board }]),
      await kommun.addPerson([{ role: 'manager', controller: board }]),
      await kommun.addPerson([{ role: 'manager', controller: board }]),
    ];
    await inHand(leaver);
    const form = start(leaver, successor);
    await starter.post('/overlamning/ny', form);
    const page = `/overlamning/${form.id}`;
    expect((await successor.get(page)).text).not.toContain('Ta tillbaka');
    expect((await successor.post(`${page}/ta-tillbaka`)).status).toBe(403);
    const back = await starter.post(`${page}/ta-tillbaka`);
    expect(back.text).toContain('Överlämningen är återtagen. Inget har gått över.');
    expect(back.text).toContain('Återtagen 2026-11-22');
    expect((await successor.post(`${page}/ta-emot`)).status).not.toBe(200);
    const { rows } = await product.admin.query(
      'select received_at, withdrawn_by from app.handover where id = $1',
      [form.id],
    );
    expect(rows).toEqual([{ received_at: null, withdrawn_by: starter.personId }]);
    expect((await coordinator.get('/overlamning?lage=atertagna')).text).toContain(page);
    expect((await coordinator.get('/overlamning?lage=pagar')).text).not.toContain(page);
    expect((await coordinator.get('/namnd')).text).not.toContain(page);
    const again = start(leaver, successor);
    await starter.post('/overlamning/ny', again);
    expect((await coordinator.post(`/overlamning/${again.id}/ta-tillbaka`)).status).toBe(200);
    const third = start(leaver, successor);
    await starter.post('/overlamning/ny', third);
    await successor.post(`/overlamning/${third.id}/ta-emot`);
    expect((await coordinator.post(`/overlamning/${third.id}/ta-tillbaka`)).text).toContain(
      'är redan mottagen',
    );
  });

  test('of the same person is open once, and the second is led to the first', async () => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const first = start(leaver, coordinator);
    await coordinator.post('/overlamning/ny', first);
    const second = await coordinator.post('/overlamning/ny', start(leaver, coordinator));
    expect(second.status).toBe(422);
    expect(second.text).toContain('har redan en överlämning som väntar');
    expect(second.text).toContain(`href="/overlamning/${first.id}"`);
  });

  test('lists what the register says by name, and says when things move', async () => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    await rename(leaver, 'Chefen Ek');
    await rename(coordinator, 'Samordnaren Sten');
    const entry = await addProcessing(coordinator, 'Larm i hemmet');
    await addProcessing(coordinator, 'Färdtjänst');
    await saveStep(coordinator, entry, 'grunder', {
      'contacts.0.role': 'contact',
      'contacts.0.name': 'chefen ek',
    });
    const form = start(leaver, coordinator);
    const shown = await coordinator.post('/overlamning/ny', { ...form, leavesOn: '2026-12-31' });
    expect(shown.text).toContain(
      'Det som flyttas flyttas när Samordnaren Sten tar emot, även om sista dagen är senare.',
    );
    expect(shown.text).toContain(`href="/behandlingar/${entry}">Larm i hemmet</a>`);
    expect(shown.text).not.toContain('Färdtjänst');
  });

  test('moves what is asked about an entry and not answered yet, and nothing answered', async () => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const [asked, answered] = [
      await addProcessing(coordinator, 'Larm i hemmet'),
      await addProcessing(coordinator, 'Färdtjänst'),
    ];
    await coordinator.post('/oversyn', {
      id: randomUUID(),
      name: 'Översyn 2026',
      dueOn: '2026-12-22',
      [`vem.${asked}`]: leaver.personId,
      [`vem.${answered}`]: leaver.personId,
    });
    await product.admin.query(
      "update app.confirmation_request set answer = 'unchanged', answered_at = now() where processing_id = $1",
      [answered],
    );
    const form = start(leaver, coordinator);
    await coordinator.post('/overlamning/ny', form);
    await coordinator.post(`/overlamning/${form.id}/ta-emot`);
    const { rows } = await product.admin.query(
      'select processing_id, person_id from app.confirmation_request where processing_id = any ($1)',
      [[asked, answered]],
    );
    expect(Object.fromEntries(rows.map((row) => [row.processing_id, row.person_id]))).toEqual({
      [asked]: coordinator.personId,
      [answered]: leaver.personId,
    });
  });

  test.each(['auditor', 'leadership', 'dso'] as const)(
    'is not received by whoever has become %s since, and moves nothing',
    async (role) => {
      const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
      const successor = await kommun.addPerson([{ role: 'staff', controller: board }]);
      const { unit } = await inHand(leaver);
      const form = start(leaver, successor);
      await coordinator.post('/overlamning/ny', form);
      await product.admin.query(
        "update app.appointment set role = $1, last_day = '2027-12-31' where person_id = $2",
        [role, successor.personId],
      );
      const visit = await successor.post(`/overlamning/${form.id}/ta-emot`);
      expect(visit.status).not.toBe(200);
      expect(visit.text).not.toContain('Överlämningen är mottagen');
      const { rows } = await product.admin.query(
        `select received_at, (select manager_id from app.unit where id = $2) as manager
         from app.handover where id = $1`,
        [form.id, unit],
      );
      expect(rows).toEqual([{ received_at: null, manager: leaver.personId }]);
    },
  );

  test('to oneself is started by the one who leaves or the coordinator, not by who takes over', async () => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const taker = await kommun.addPerson([{ role: 'manager', controller: board }]);
    for (const from of [coordinator, leaver]) {
      const refused = await taker.post('/overlamning/ny', start(from, taker));
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Du kan inte själv ta över av någon annan.');
    }
    expect((await leaver.post('/overlamning/ny', start(leaver, taker))).status).toBe(200);
    expect((await coordinator.post('/overlamning/ny', start(taker, coordinator))).status).toBe(200);
  });

  test.each([
    ['2018-05-24', 'Dagen är före nämndens första dag, 25 maj 2018.'],
    ['2036-11-23', 'Dagen kan vara högst tio år bort.'],
  ])('has no last day as %s', async (leavesOn, message) => {
    const leaver = await kommun.addPerson([{ role: 'manager', controller: board }]);
    const form = start(leaver, coordinator);
    const refused = await coordinator.post('/overlamning/ny', { ...form, leavesOn });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(message);
    const nearest = leavesOn < TODAY ? '2018-05-25' : '2036-11-22';
    expect((await coordinator.post('/overlamning/ny', { ...form, leavesOn: nearest })).status).toBe(200);
  });

  test('is started by a manager too, and found by filter and export', async () => {
    const manager = await kommun.addPerson([{ role: 'manager', controller: board }]);
    await rename(coordinator, 'Samordnaren Sten');
    const other = await kommun.addPerson([{ role: 'manager', controller: board }]);
    await manager.post('/overlamning/ny', start(coordinator, other));
    expect((await manager.get('/overlamning?lage=pagar')).text).toContain('Samordnaren Sten');
    expect((await manager.get('/overlamning?lage=mottagna')).text).toContain('Inget stämmer');
    expect(await sheetOf(manager, '/overlamning/export.xlsx')).toContain('Samordnaren Sten');
  });
});
