/** Cases through their pages: registration, walls, persons, samråd, authority, deadlines, decisions, closing. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataStatements } from './data-statements.ts';
import {
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let board: Place;
let coordinator: Browser;
let registrar: Browser;
let manager: Browser;
let head: Browser;
let officer: Browser;
let neighbour: Browser;
let staff: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Vård- och omsorgsnämnden');
  const other = await municipality.addController('Skolnämnden');
  const at = (role: Parameters<Municipality['addPerson']>[0][number]['role'], controller = board) =>
    municipality.addPerson([{ role, controller }]);
  coordinator = await at('coordinator');
  registrar = await at('registrar');
  manager = await at('manager');
  head = await at('head');
  officer = await at('dso');
  staff = await at('staff');
  neighbour = await at('coordinator', other);
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function newCase(browser: Browser, fields: Fields = {}, register = true): Promise<string> {
  const id = randomUUID();
  const visit = await browser.post('/arenden/nytt', {
    id,
    kind: 'enquiry',
    title: 'Fråga om kamera vid entrén',
    openedOn: '2026-11-20',
    ...(register && { registrera: '1' }),
    ...fields,
  });
  if (visit.status !== 200) throw new Error(`${visit.status}: ${plain(visit.text).slice(0, 600)}`);
  return id;
}

const saved = async (id: string) =>
  (await product.admin.query('select * from case_record where id = $1', [id])).rows[0];
const show = async (browser: Browser, id: string) => plain((await browser.get(`/arenden/${id}`)).text);

describe('registering', () => {
  test('gives the next mark of the year, and the page shows it with what follows from the kind', async () => {
    const [first, second] = [await newCase(coordinator), await newCase(coordinator)];
    const [one, two] = [await saved(first), await saved(second)];
    expect(one.mark).toMatch(/^A-26-\d+$/);
    expect(two.number).toBe(one.number + 1);
    const text = await show(coordinator, first);
    expect(text).toContain(one.mark);
    expect(text).toContain('påminnelse, ingen frist i lag');
  });

  test('is done by the registrar or coordinator; a manager leaves a draft that the registrar numbers', async () => {
    const id = await newCase(manager);
    expect((await saved(id)).state).toBe('draft');
    expect((await manager.post(`/arenden/${id}/steg`, { atgard: 'register' })).status).toBe(403);
    expect((await saved(id)).mark).toBeNull();
    expect(plain((await registrar.post(`/arenden/${id}/steg`, { atgard: 'register' })).text)).toContain(
      'Ärendet är registrerat',
    );
    expect((await saved(id)).mark).toMatch(/^A-26-/);
  });

  test('a form that is sent twice makes one case with one number', async () => {
    const id = randomUUID();
    const fields = { id, kind: 'enquiry', title: 'Två gånger', openedOn: '2026-11-20', registrera: '1' };
    await Promise.all([coordinator.post('/arenden/nytt', fields), coordinator.post('/arenden/nytt', fields)]);
    const { rows } = await product.admin.query(
      'select number from case_record where title = $1 and controller_id = $2',
      ['Två gånger', board.id],
    );
    expect(rows).toHaveLength(1);
    const numbers = await product.admin.query(
      'select number from case_record where controller_id = $1 and series = $2 order by number',
      [board.id, 'own'],
    );
    expect(numbers.rows.map(({ number }) => number)).toEqual(numbers.rows.map((_, index) => index + 1));
  });

  test('a title with an identity number is refused, and what was typed stays', async () => {
    const visit = await coordinator.post('/arenden/nytt', {
      id: randomUUID(),
      kind: 'enquiry',
      title: 'Fråga från 19121212-1212',
      openedOn: '2026-11-20',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('skriv vad det gäller, aldrig vem');
    expect(fieldOf(visit.text, 'title')).toBe('Fråga från 19121212-1212');
  });

  test('a day to come, an unknown kind and a person of another nämnd are errors beside the field', async () => {
    const send = (fields: Fields) =>
      coordinator.post('/arenden/nytt', {
        id: randomUUID(),
        kind: 'enquiry',
        title: 'Prov',
        openedOn: '2026-11-20',
        ...fields,
      });
    expect(plain((await send({ openedOn: '2026-12-24' })).text)).toContain('kan inte ligga i framtiden');
    expect((await send({ kind: 'nothing' })).status).toBe(422);
    const foreign = await send({ responsibleId: neighbour.personId });
    expect(plain(foreign.text)).toContain('Välj en person som handlägger ärenden');
  });

  test('where the diary is kept here the number is the nämnd’s, and each year begins at one', async () => {
    const own = await municipality.addController('Miljönämnden');
    const her = await municipality.addPerson([{ role: 'coordinator', controller: own }]);
    const wrong = await her.post('/arenden/diarium/installning', {
      kept: 'here',
      abbreviation: '',
      systemName: '',
    });
    expect(plain(wrong.text)).toContain('Skriv nämndens förkortning');
    await her.post('/arenden/diarium/installning', { kept: 'here', abbreviation: 'mn', systemName: '' });
    expect((await saved(await newCase(her))).mark).toBe('MN/2026:1');
    expect((await saved(await newCase(her))).mark).toBe('MN/2026:2');
    const nextYear = await makeMunicipalityIn('2027-01-02T09:00:00Z', own, her);
    expect(nextYear).toBe('MN/2027:1');
  });

  test('the list costs at most six data statements, and so does the page of a case with everything in it', async () => {
    const id = await newCase(coordinator, { kind: 'consultation', title: 'Samråd med allt' });
    await coordinator.post(`/arenden/${id}/person`, {
      id: randomUUID(),
      role: 'party',
      name: 'Sexton Sextonsson',
    });
    await coordinator.post(`/arenden/${id}/samrad`, {
      question: 'Får vi?',
      material: '',
      decideOn: '2026-12-18',
    });
    for (const path of ['/arenden', `/arenden/${id}`]) {
      const statements = await dataStatements(coordinator, path);
      expect(statements.length, path).toBeLessThanOrEqual(6);
      expect(statements.length, path).toBeGreaterThan(1);
    }
  });

  test('the number of the diary elsewhere is printed once it is known', async () => {
    const id = await newCase(coordinator, { externalMark: 'VON/2026:118' });
    expect(await show(coordinator, id)).toMatch(/VON\/2026:118/);
    const list = await coordinator.get('/arenden?q=VON/2026:118');
    expect(plain(list.text)).toContain('VON/2026:118');
    expect(plain(list.text)).toContain('1 ärende');
  });
});

/** The same nämnd on another day: registers one case and returns its mark. */
async function makeMunicipalityIn(now: string, controller: Place, person: Browser): Promise<string> {
  const later = openTestProduct(now);
  const browser = new (Object.getPrototypeOf(person).constructor as typeof Browser)(
    later.app,
    person.personId,
    person.email,
  );
  await browser.signIn();
  const id = randomUUID();
  await browser.post('/arenden/nytt', {
    id,
    kind: 'other',
    title: `Nytt år ${controller.name}`,
    openedOn: '2027-01-02',
    registrera: '1',
  });
  return (await saved(id)).mark;
}

describe('voiding', () => {
  test('needs a reason, keeps the number and frees it for nobody', async () => {
    const id = await newCase(coordinator, { kind: 'other', title: 'Fel registrerat' });
    const { number } = await saved(id);
    expect((await coordinator.post(`/arenden/${id}/makulera`, { reason: '' })).status).toBe(422);
    expect((await manager.post(`/arenden/${id}/makulera`, { reason: 'Fel' })).status).toBe(403);
    await registrar.post(`/arenden/${id}/makulera`, { reason: 'Registrerat två gånger' });
    expect(await saved(id)).toMatchObject({ state: 'void', number, void_reason: 'Registrerat två gånger' });
    expect((await saved(await newCase(coordinator))).number).toBe(number + 1);
    await expect(
      product.admin.query("update case_record set state = 'void', void_reason = null where id = $1", [id]),
    ).rejects.toThrow();
  });

  test('a case with an open deadline is not voided: the deadline would be forgotten', async () => {
    const id = await newCase(coordinator);
    const visit = await registrar.post(`/arenden/${id}/makulera`, { reason: 'Fel' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('öppen frist');
  });
});

describe('narrower access', () => {
  test('a restricted case is not there for whoever is not named: page, list, export, parts', async () => {
    const id = await newCase(coordinator, { title: 'Känsligt ärende 4711', restricted: ['', '1'] });
    expect(await show(coordinator, id)).toContain('Känsligt ärende 4711');
    for (const other of [registrar, manager, officer]) {
      expect((await other.get(`/arenden/${id}`)).status).toBe(404);
      expect((await other.get('/arenden?lage=alla')).text).not.toContain('4711');
      expect((await other.get(`/arenden/${id}/lasare`)).status).toBe(404);
    }
    expect(
      (await manager.post(`/arenden/${id}/anteckning`, { text: 'x', kind: 'note', happenedOn: '2026-11-20' }))
        .status,
    ).toBe(404);
    expect((await head.get(`/arenden/${id}`)).status).toBe(200);
  });

  test('whoever is added reads it from then on, and the last one is not shut out', async () => {
    const id = await newCase(coordinator, { restricted: ['', '1'] });
    await coordinator.post(`/arenden/${id}/handlaggare`, { personId: manager.personId });
    expect((await manager.get(`/arenden/${id}`)).status).toBe(200);
    await coordinator.post(`/arenden/${id}/handlaggare/${manager.personId}/ta-bort`);
    expect((await manager.get(`/arenden/${id}`)).status).toBe(404);
    const visit = await coordinator.post(`/arenden/${id}/handlaggare/${coordinator.personId}/ta-bort`);
    expect(plain(visit.text)).toContain('Någon måste kunna läsa ärendet');
  });

  test('a role that reads cases at one nämnd opens none of another where the role is to keep the register', async () => {
    const other = await municipality.addController('Kulturnämnden');
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: other },
      { role: 'staff', controller: board },
    ]);
    await both.post('/arbeta-for', { namnd: other.id, till: '/' });
    const id = await newCase(coordinator, { title: 'Ärende 5150' });
    expect((await both.get(`/arenden/${id}`)).status).toBe(404);
    expect((await both.get(`/arenden/${id}/lasare`)).status).toBe(404);
    expect((await both.get(`/arenden/${id}/dokument/nytt`)).status).toBe(404);
    expect((await both.get('/arenden?lage=alla&namnder=alla')).text).not.toContain('5150');
  });

  test('a case is for those who handle cases: not for staff who keep the register, nor for another nämnd', async () => {
    const id = await newCase(coordinator);
    expect((await staff.get(`/arenden/${id}`)).status).toBe(403);
    expect((await neighbour.get(`/arenden/${id}`)).status).toBe(404);
    expect((await neighbour.post(`/arenden/${id}/steg`, { atgard: 'register' })).status).toBe(404);
  });
});

describe('persons of a case', () => {
  const person = {
    role: 'party',
    name: 'Tretton Trettonsson',
    identityNumber: '19121212-1212',
    email: 'tretton@post.example',
  };
  const addPerson = (id: string, fields: Fields) =>
    coordinator.post(`/arenden/${id}/person`, { id: randomUUID(), ...person, ...fields });

  test('lie in one table, sealed, and in no image of the log', async () => {
    const id = await newCase(coordinator);
    await addPerson(id, {});
    expect(await show(coordinator, id)).toContain('Tretton Trettonsson');
    const row = (await product.admin.query('select * from case_person where case_id = $1', [id])).rows[0];
    expect(row.sealed.toString('latin1')).not.toContain('Tretton');
    expect(JSON.stringify({ ...row, name: null, sealed: null })).not.toContain('19121212');
    const images = await product.admin.query(
      `select coalesce(before::text, '') || coalesce(after::text, '') as image from audit_image
       join audit_event on audit_event.id = event_id where subject_id = $1`,
      [id],
    );
    expect(images.rows.length).toBeGreaterThan(0);
    expect(images.rows.map(({ image }) => image).join()).not.toMatch(/Tretton|19121212|tretton@/);
  });

  test('the same person in another case is found by the number, without the number standing anywhere', async () => {
    const [one, two] = [await newCase(coordinator), await newCase(coordinator)];
    await addPerson(one, {});
    await addPerson(two, { identityNumber: '191212121212' });
    expect(await show(coordinator, two)).toContain('Samma person finns i');
    expect((await coordinator.get(`/arenden/${two}`)).text).toContain(`/arenden/${one}`);
  });

  test('protected identity closes the case, takes no address, and keeps the name sealed', async () => {
    const id = await newCase(coordinator);
    const refused = await addPerson(id, { protected: ['', '1'] });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Post går genom Skatteverkets förmedling');
    await addPerson(id, { protected: ['', '1'], email: '' });
    expect(await saved(id)).toMatchObject({ restricted: true, secrecy: 'OSL 21:3' });
    const row = (await product.admin.query('select name, sealed from case_person where case_id = $1', [id]))
      .rows[0];
    expect(row.name).toBeNull();
    expect((await registrar.get(`/arenden/${id}`)).status).toBe(404);
    const open = await coordinator.get(`/arenden/${id}/andra`);
    const visit = await coordinator.post(`/arenden/${id}/andra`, {
      version: fieldOf(open.text, 'version') ?? '',
      restricted: '',
    });
    expect(plain(visit.text)).toContain('skyddade personuppgifter');
  });

  test('the officer sees that there is a person, and who it is only with a reason that stands in the log', async () => {
    const id = await newCase(coordinator);
    await addPerson(id, {});
    const closed = await officer.get(`/arenden/${id}`);
    expect(closed.text).not.toContain('Tretton Trettonsson');
    expect(plain(closed.text)).toContain('Personuppgifter som inte är öppnade');
    expect((await officer.post(`/arenden/${id}/personer`, { reason: 'kort' })).status).toBe(422);
    const open = await officer.post(`/arenden/${id}/personer`, {
      reason: 'Klagomål till ombudet om ärendet',
    });
    expect(plain(open.text)).toMatch(/Part: Tretton Trettonsson/);
    expect(plain((await coordinator.get(`/arenden/${id}/lasare`)).text)).toContain(
      'Klagomål till ombudet om ärendet',
    );
  });
});

describe('notes and links', () => {
  test('an identity number in a note is asked about before it is kept', async () => {
    const id = await newCase(coordinator);
    const note = {
      id: randomUUID(),
      kind: 'call',
      happenedOn: '2026-11-21',
      text: 'Ringde om 19121212-1212',
    };
    const asked = await coordinator.post(`/arenden/${id}/anteckning`, note);
    expect(asked.status).toBe(422);
    expect(plain(asked.text)).toContain('Numret ska stå i anteckningen');
    expect(asked.text).toContain('Ringde om 19121212-1212</textarea>');
    await coordinator.post(`/arenden/${id}/anteckning`, { ...note, identityNumbersConfirmed: '1' });
    expect(await show(coordinator, id)).toContain('Telefonsamtal. Ringde om');
  });

  test('another case is seen from both sides, and what is another nämnd’s cannot be linked', async () => {
    const [one, two] = [
      await newCase(coordinator),
      await newCase(coordinator, { title: 'Det andra ärendet' }),
    ];
    const foreign = await newCase(neighbour);
    await coordinator.post(`/arenden/${one}/koppla`, { id: randomUUID(), target: `case:${two}` });
    expect((await coordinator.get(`/arenden/${one}`)).text).toContain(`href="/arenden/${two}"`);
    expect((await coordinator.get(`/arenden/${two}`)).text).toContain(`href="/arenden/${one}"`);
    const visit = await coordinator.post(`/arenden/${one}/koppla`, {
      id: randomUUID(),
      target: `case:${foreign}`,
    });
    expect(visit.status).toBe(422);
  });
});

describe('deadlines of a case', () => {
  test('a request must be answered within a month of receipt; another day of receipt moves it with a trace', async () => {
    const id = await newCase(coordinator, {
      kind: 'access-request',
      title: 'Begäran om registerutdrag',
      openedOn: '2026-10-31',
    });
    expect(await show(coordinator, id)).toContain('30 november');
    // Why that day: what the rule says, with the article to open.
    const page = await coordinator.get(`/arenden/${id}`);
    expect(plain(page.text)).toContain('1 månad från 31 oktober 2026 är 30 november 2026');
    expect(page.text).toContain('/lagtext/12.3');
    const form = await coordinator.get(`/arenden/${id}/andra`);
    await coordinator.post(`/arenden/${id}/andra`, {
      version: fieldOf(form.text, 'version') ?? '',
      openedOn: '2026-11-02',
    });
    const text = await show(coordinator, id);
    expect(text).toContain('2 december');
    expect(text).toMatch(/Från 30 november 2026 till 2 december 2026/);
    expect(text).toMatch(/lag Artikel 12\.3/);
  });

  test('a day without a year is the next such day to come, and the latest of what has been', async () => {
    const id = await newCase(coordinator, { kind: 'other', title: 'Utan år', openedOn: '15 december' });
    expect((await saved(id)).opened_on).toBe('2025-12-15');
    const deadline = { id: randomUUID(), label: 'Svar', kind: 'internal', source: 'Planen', dueOn: '15 dec' };
    await coordinator.post(`/arenden/${id}/frist`, deadline);
    const { rows } = await product.admin.query('select due_on from deadline where id = $1', [deadline.id]);
    expect(rows[0].due_on).toBe('2026-12-15');
  });

  test('one by hand has its reason, is given to a person, and is taken away with a reason only', async () => {
    const id = await newCase(coordinator, { kind: 'other', title: 'Riktlinjer' });
    const deadline = {
      id: randomUUID(),
      label: 'Yttrande till nämnden',
      kind: 'decision',
      dueOn: '2026-12-10',
    };
    expect((await coordinator.post(`/arenden/${id}/frist`, deadline)).status).toBe(422);
    await coordinator.post(`/arenden/${id}/frist`, {
      ...deadline,
      source: 'Nämndens beslut § 44',
      personId: manager.personId,
    });
    expect(await show(coordinator, id)).toContain('beslut Nämndens beslut § 44');
    const settle = (fields: Fields) =>
      coordinator.post(`/arenden/${id}/frist/${deadline.id}`, { on: '2026-11-22', note: '', ...fields });
    expect((await settle({ state: 'withdrawn' })).status).toBe(422);
    expect((await settle({ state: 'met', on: '2027-01-01' })).status).toBe(422);
    await settle({ state: 'met' });
    expect(await show(coordinator, id)).toContain('Klar i tid');
  });

  test('done after its day it is kept as done too late', async () => {
    const id = await newCase(coordinator, { kind: 'other', title: 'Sent' });
    const deadline = {
      id: randomUUID(),
      label: 'Svar',
      kind: 'internal',
      dueOn: '2026-11-10',
      source: 'Planen',
    };
    await coordinator.post(`/arenden/${id}/frist`, deadline);
    await coordinator.post(`/arenden/${id}/frist/${deadline.id}`, {
      state: 'met',
      on: '2026-11-15',
      note: '',
    });
    const { rows } = await product.admin.query('select state, settled_on from deadline where id = $1', [
      deadline.id,
    ]);
    expect(rows[0]).toEqual({ state: 'missed', settled_on: '2026-11-15' });
  });
});

describe('samråd', () => {
  test('goes from question to advice to what the controller did, each in its own part', async () => {
    const id = await newCase(coordinator, { kind: 'consultation', title: 'Samråd om digital tillsyn' });
    await coordinator.post(`/arenden/${id}/samrad`, {
      question: 'Får vi byta till kamera?',
      material: 'Upphandlingen',
      decideOn: '2026-12-15',
    });
    const version = async () =>
      (await product.admin.query('select version from consultation where case_id = $1', [id])).rows[0]
        .version;
    expect(
      (await officer.post(`/arenden/${id}/samrad/rad`, { version: String(await version()), advice: 'Nej' }))
        .status,
    ).toBe(409);
    await coordinator.post(`/arenden/${id}/samrad/fraga`, { version: String(await version()) });
    expect(await show(coordinator, id)).toContain('Väntar på ombudets råd');
    expect(
      (
        await coordinator.post(`/arenden/${id}/samrad/rad`, {
          version: String(await version()),
          advice: 'Ja',
        })
      ).status,
    ).toBe(403);
    await officer.post(`/arenden/${id}/samrad/rad`, {
      version: String(await version()),
      advice: 'Gör en konsekvensbedömning först.',
    });
    expect(
      (
        await officer.post(`/arenden/${id}/samrad/utfall`, {
          version: String(await version()),
          outcome: 'followed',
          outcomeText: '',
        })
      ).status,
    ).toBe(403);
    const short = await coordinator.post(`/arenden/${id}/samrad/utfall`, {
      version: String(await version()),
      outcome: 'not-followed',
      outcomeText: 'Nej',
    });
    expect(short.status).toBe(422);
    expect(plain(short.text)).toContain('skälen stå här');
    const stale = String((await version()) - 1);
    expect(
      (
        await coordinator.post(`/arenden/${id}/samrad/utfall`, {
          version: stale,
          outcome: 'followed',
          outcomeText: '',
        })
      ).status,
    ).toBe(409);
    await coordinator.post(`/arenden/${id}/samrad/utfall`, {
      version: String(await version()),
      outcome: 'not-followed',
      outcomeText: 'Kameran sitter redan och bedömningen görs efteråt.',
    });
    const text = await show(coordinator, id);
    expect(text).toContain('Gör en konsekvensbedömning först.');
    expect(text).toContain('Vi följde det inte');
  });

  test('is advised on from wherever the officer works, and what was typed is shown when somebody was first', async () => {
    const other = await municipality.addController('Byggnadsnämnden');
    const both = await municipality.addPerson([
      { role: 'dso', controller: board },
      { role: 'dso', controller: other },
    ]);
    await both.post('/arbeta-for', { namnd: other.id, till: '/' });
    const id = await newCase(coordinator, { kind: 'consultation', title: 'Samråd på avstånd' });
    await coordinator.post(`/arenden/${id}/samrad`, { question: 'Får vi?', material: '', decideOn: '' });
    await coordinator.post(`/arenden/${id}/samrad/fraga`, { version: '1' });
    const empty = await both.post(`/arenden/${id}/samrad/rad`, { version: '2', advice: '' });
    expect(empty.status).toBe(422);
    expect(plain(empty.text)).toContain('Skriv rådet');
    expect(
      (await both.post(`/arenden/${id}/samrad/rad`, { version: '2', advice: 'Ja, med villkor' })).status,
    ).toBe(200);
    const late = await officer.post(`/arenden/${id}/samrad/rad`, { version: '2', advice: 'Nej, aldrig' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Nej, aldrig');
    expect(late.text).toContain('Ja, med villkor');
  });

  test('another day to decide moves the day that the officer is asked for, with a trace', async () => {
    const id = await newCase(coordinator, { kind: 'consultation', title: 'Samråd med ny dag' });
    const question = { question: 'Får vi?', material: '' };
    await coordinator.post(`/arenden/${id}/samrad`, { ...question, decideOn: '2026-12-18' });
    await coordinator.post(`/arenden/${id}/samrad/fraga`, { version: '1' });
    await coordinator.post(`/arenden/${id}/samrad`, { ...question, decideOn: '2027-01-29' });
    expect(await show(coordinator, id)).toMatch(/Från 4 december 2026 till 15 januari 2027/);
  });

  test('tells the officer by a mail with a mark and a link, and no matter', async () => {
    const id = await newCase(coordinator, { kind: 'consultation', title: 'Samråd om något hemligt' });
    await coordinator.post(`/arenden/${id}/samrad`, { question: 'Hemlig fråga', material: '', decideOn: '' });
    await coordinator.post(`/arenden/${id}/samrad/fraga`, { version: '1' });
    const { mark } = await saved(id);
    const { rows } = await product.admin.query(
      'select subject, body from platform.outbox where to_address = $1 and subject like $2',
      [officer.email, `%${mark}%`],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].body).toContain(`/arenden/${id}`);
    expect(rows[0].subject + rows[0].body).not.toMatch(/hemlig/i);
  });
});

describe('contact with the authority', () => {
  test('its day is a deadline of the authority, and served decisions can be appealed in three weeks', async () => {
    const id = await newCase(coordinator, { kind: 'authority-contact', title: 'Tillsyn över behörigheter' });
    const contact = {
      version: '',
      subject: 'injunction',
      authority: 'Integritetsskyddsmyndigheten (IMY)',
      authorityReference: 'IMY-2026-1',
      authorityOfficer: '',
      replyBy: '2026-12-15',
      repliedOn: '',
      decidedOn: '',
      servedOn: '',
      decision: '',
      fineAmount: '',
      appealedOn: '',
      notAppealedReason: '',
    };
    await coordinator.post(`/arenden/${id}/myndighet`, contact);
    expect(await show(coordinator, id)).toMatch(
      /Svar till Integritetsskyddsmyndigheten \(IMY\) tisdag 15 december/,
    );
    expect(await show(coordinator, id)).toContain('myndighet eller domstol');
    await coordinator.post(`/arenden/${id}/myndighet`, {
      ...contact,
      version: '1',
      repliedOn: '2026-11-21',
      decidedOn: '2026-11-18',
      servedOn: '2026-11-20',
      fineAmount: '250 000 kr',
    });
    const text = await show(coordinator, id);
    expect(text).toContain('250 000 kr');
    expect(text).toMatch(/Överklaga, om ni vill det fredag 11 december/);
    const answered = await product.admin.query(
      "select state from deadline where case_id = $1 and rule_id = 'authority.reply'",
      [id],
    );
    expect(answered.rows).toEqual([{ state: 'met' }]);
  });

  test('served before it was decided is an error, and nothing typed is lost', async () => {
    const id = await newCase(coordinator, { kind: 'authority-contact', title: 'Beslut' });
    const visit = await coordinator.post(`/arenden/${id}/myndighet`, {
      version: '',
      subject: 'decision',
      authority: 'IMY',
      authorityReference: 'IMY-7',
      authorityOfficer: '',
      replyBy: '',
      repliedOn: '',
      decidedOn: '2026-11-18',
      servedOn: '2026-11-10',
      decision: '',
      fineAmount: 'mycket',
      appealedOn: '',
      notAppealedReason: '',
    });
    expect(visit.status).toBe(422);
    expect(fieldOf(visit.text, 'authorityReference')).toBe('IMY-7');
    expect(plain(visit.text)).toContain('Skriv beloppet i hela kronor');
  });
});

describe('changing', () => {
  test('a form that lacks a field leaves it, and what somebody else saved meanwhile is shown, not lost', async () => {
    const id = await newCase(coordinator, { secrecy: 'OSL 26:1' });
    const version = fieldOf((await coordinator.get(`/arenden/${id}/andra`)).text, 'version') ?? '';
    await coordinator.post(`/arenden/${id}/andra`, { version, title: 'Ny rubrik' });
    expect(await saved(id)).toMatchObject({
      title: 'Ny rubrik',
      secrecy: 'OSL 26:1',
      opened_on: '2026-11-20',
    });
    const conflict = await manager.post(`/arenden/${id}/andra`, { version, title: 'En tredje rubrik' });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain('En tredje rubrik');
    expect(await show(manager, id)).toContain('OSL 26:1: socialtjänst');
  });
});

describe('closing', () => {
  test('names what is in the way, then asks what is weeded', async () => {
    const id = await newCase(coordinator);
    const close = { outcome: 'Besvarad', weeding: 'Inget att rensa' };
    const refused = await coordinator.post(`/arenden/${id}/avsluta`, close);
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('En frist är öppen');
    const { rows } = await product.admin.query('select id from deadline where case_id = $1', [id]);
    await coordinator.post(`/arenden/${id}/frist/${rows[0].id}`, {
      state: 'met',
      on: '2026-11-21',
      note: '',
    });
    expect((await coordinator.post(`/arenden/${id}/avsluta`, { ...close, weeding: '' })).status).toBe(422);
    await coordinator.post(`/arenden/${id}/avsluta`, close);
    expect(await saved(id)).toMatchObject({
      state: 'closed',
      outcome: 'Besvarad',
      weeding: 'Inget att rensa',
    });
    const closed = (await coordinator.get(`/arenden/${id}`)).text;
    for (const path of ['person', 'koppla', 'frist', 'dokument/nytt', 'anteckning'])
      expect(closed, path).not.toContain(`/arenden/${id}/${path}"`);
    await coordinator.post(`/arenden/${id}/oppna`, { reason: 'Ny handling kom in' });
    expect(await saved(id)).toMatchObject({ state: 'open', closed_on: null });
    expect(await show(coordinator, id)).toContain('Öppnat igen: Ny handling kom in');
  });
});
