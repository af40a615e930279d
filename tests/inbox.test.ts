/** What comes in: taken in with a receipt, registered at one or several controllers, and never lost or doubled. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import {
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  type Visit,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const bytes = (text: string) => new TextEncoder().encode(text);

let municipality: Municipality;
let board: Place;
let other: Place;
let third: Place;
let registrar: Browser;
let staff: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  other = await municipality.addController('Byggnadsnämnden');
  third = await municipality.addController('Kulturnämnden');
  registrar = await municipality.addPerson([{ role: 'registrar', controller: board }]);
  staff = await municipality.addPerson([{ role: 'staff', controller: board }]);
});

const LETTER = {
  channel: 'letter',
  receivedOn: '2026-11-20',
  kind: 'access-request',
  senderName: 'Tolvan Tolvansson',
  senderOrganisation: '',
  senderContact: 'tolvan@tolvan.example',
  subject: 'Vill veta vilka uppgifter ni har',
  text: 'Hej! Vilka uppgifter har ni om mig?',
};
type Fields = Readonly<Record<string, string | readonly string[]>>;

async function takeIn(browser: Browser, more: Fields = {}): Promise<{ id: string; visit: Visit }> {
  const id = randomUUID();
  return { id, visit: await browser.post('/inkommet/nytt', { ...LETTER, id, ...more }) };
}

async function register(browser: Browser, item: string, more: Fields = {}): Promise<Visit> {
  const form = {
    id: randomUUID(),
    kind: 'access-request',
    title: 'Begäran om registerutdrag',
    controllers: board.id,
  };
  return browser.post(`/inkommet/${item}/registrera`, { ...form, ...more });
}

const plain = ({ text }: Visit) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const rowsOf = async (table: string, where: string, ...values: unknown[]) =>
  (await admin.query(`select * from app.${table} where ${where}`, values)).rows;
const casesFrom = (item: string) =>
  admin
    .query(
      `select made.* from app.case_record made join app.inbox_outcome outcome
       on outcome.case_id = made.id where outcome.item_id = $1 order by made.mark`,
      [item],
    )
    .then(({ rows }) => rows);

describe('taking in', () => {
  test('gives a receipt with a number, the day and what happens now', async () => {
    const { visit, id } = await takeIn(staff);
    expect(visit.path).toBe(`/inkommet/${id}/kvitto`);
    const text = plain(visit);
    expect(text).toMatch(/IN-26-\d+/);
    expect(text).toContain('20 november 2026');
    expect(text).toContain('Svar senast');
    const pdf = await staff.get(`/inkommet/${id}/kvitto.pdf`);
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
    expect(pdf.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''IN-26-\d+\.pdf/);
  });

  test('twice with the same form is there once, also when both are sent at once', async () => {
    const id = randomUUID();
    await Promise.all([1, 2, 3].map(() => staff.post('/inkommet/nytt', { ...LETTER, id })));
    expect(await rowsOf('inbox_item', 'id = $1', id)).toHaveLength(1);
    const numbers = await rowsOf('inbox_item', 'controller_id = $1 order by number', board.id);
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, at) => at + 1));
  });

  test('keeps several files, and turns down a page with all that was typed kept', async () => {
    const id = randomUUID();
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...LETTER, id })) form.append(name, value);
    form.append('fil', new File(['%PDF-1.7 a'], 'brev.pdf'));
    form.append('fil', new File(['bilaga'], 'bilaga.txt'));
    await staff.ask('/inkommet/nytt', { method: 'POST', body: form });
    const files = await rowsOf('stored_file', 'inbox_item_id = $1 order by name', id);
    expect(files.map(({ name }) => name)).toEqual(['bilaga.txt', 'brev.pdf']);
    const refused = await staff.upload('/inkommet/nytt', 'sida.html', bytes('<html>'), {
      ...LETTER,
      id: randomUUID(),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('sida.html: Filen är en webbsida');
    expect(refused.text).toContain('välj dem igen');
    expect(fieldOf(refused.text, 'subject')).toBe(LETTER.subject);
  });

  test('asks about an identity number, and takes it when it is meant', async () => {
    const text = 'Mitt nummer är 19121212-1212';
    const { visit, id } = await takeIn(staff, { text });
    expect(visit.status).toBe(422);
    expect(plain(visit)).toContain('Ja, personnumret ska stå i texten');
    await takeIn(staff, { id, text, identityNumbersConfirmed: '1' });
    expect(await rowsOf('inbox_item', 'id = $1', id)).toHaveLength(1);
  });

  test('never takes an identity number as what it is about, ticked or not', async () => {
    const subject = 'Utdrag för 19121212-1212';
    const { visit, id } = await takeIn(staff, { subject, identityNumbersConfirmed: '1' });
    expect(visit.status).toBe(422);
    expect(plain(visit)).toContain('aldrig vem');
    expect(plain(visit)).not.toContain('Ja, personnumret ska stå i texten');
    const both = await takeIn(staff, { id, subject, text: 'Mitt nummer är 19121212-1212' });
    expect(both.visit.text).toMatch(/id="text-error"[\s\S]*?Ja, personnumret ska stå i texten/);
    expect(await rowsOf('inbox_item', 'id = $1', id)).toEqual([]);
  });

  test('asks whom it came to, and takes it in there whoever is worked for', async () => {
    const both = await municipality.addPerson([
      { role: 'staff', controller: board },
      { role: 'staff', controller: other },
      { role: 'dso', controller: third },
    ]);
    await both.post('/arbeta-for', { namnd: board.id, till: '/inkommet' });
    const form = (await both.get('/inkommet/nytt')).text;
    expect(form).toMatch(new RegExp(`<option value="${board.id}" selected[^>]*>Socialnämnden`));
    const choices = /<select[^>]*id="controllerId"[\s\S]*?<\/select>/.exec(form)?.[0] ?? '';
    expect(choices).toContain(other.id);
    expect(choices).not.toContain(third.id);
    const id = randomUUID();
    const sent = { ...LETTER, id, controllerId: other.id };
    const visit = await both.upload('/inkommet/nytt', 'brev.pdf', bytes('%PDF-1.7 dit'), sent);
    expect(plain(visit)).toContain('Byggnadsnämnden har tagit emot det');
    expect(await rowsOf('inbox_item', 'id = $1', id)).toMatchObject([{ controller_id: other.id }]);
    const files = await rowsOf('stored_file', 'inbox_item_id = $1', id);
    expect(files).toMatchObject([{ controller_id: other.id }]);
    const outside = await takeIn(both, { controllerId: third.id });
    expect(outside.visit.status).toBe(422);
    expect(outside.visit.text).toMatch(/id="controllerId-error"[\s\S]*?Välj en nämnd som du tar emot för/);
    expect(await rowsOf('inbox_item', 'id = $1', outside.id)).toEqual([]);
    const one = (await staff.get('/inkommet/nytt')).text;
    expect(one).toContain(`type="hidden" name="controllerId" value="${board.id}"`);
  });

  test.each([
    ['no way', { channel: '' }, 'Välj hur det kom in.'],
    ['a day to come', { receivedOn: '2026-11-23' }, 'Dagen kan inte ligga i framtiden.'],
    ['no subject', { subject: ' ' }, 'Skriv vad det gäller'],
    ['an address of a protected person', { protected: '1' }, 'sparas inte för den som har skyddade'],
  ])('with %s is asked about', async (_what, more, text) => {
    const { visit, id } = await takeIn(staff, more);
    expect(visit.status).toBe(422);
    expect(plain(visit)).toContain(text);
    expect(await rowsOf('inbox_item', 'id = $1', id)).toEqual([]);
  });

  test('seals what it says: nothing of it can be read in the row or the log', async () => {
    const { id } = await takeIn(staff, { text: 'Vräkningshotad' });
    const [row] = await rowsOf('inbox_item', 'id = $1', id);
    expect(row.sealed.includes('Vräkningshotad')).toBe(false);
    const { rows } = await admin.query(
      `select count(*)::int as count from app.audit_image join app.audit_event on id = event_id
       where row_id = $1 and (after::text like '%Tolvan%' or after::text like '%Vräkning%' or after::text like '%sealed%')`,
      [id],
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe('the list', () => {
  test('says what waits, for how long, and from whom; and narrows', async () => {
    const mark = randomUUID().slice(0, 8);
    await takeIn(registrar, { subject: `Fråga ${mark}`, receivedOn: '2026-11-10', kind: 'enquiry' });
    const text = plain(await registrar.get(`/inkommet?q=${mark}`));
    expect(text).toContain('1 inkommen');
    expect(text).toContain('Har väntat 12 dagar');
    expect(text).toContain('Tolvan Tolvansson');
    expect(text).toMatch(/har kommit in i dag \d+ väntar på att registreras/);
    expect(plain(await registrar.get(`/inkommet?q=${mark}&slag=incident`))).toContain('Inget stämmer');
    expect(plain(await registrar.get(`/inkommet?q=${mark}&lage=hanterat`))).toContain('Inget stämmer');
    const sheet = await registrar.get(`/inkommet/export.xlsx?q=${mark}`);
    const read = await readSpreadsheet(sheet.bytes, 'inkommet.xlsx');
    expect(JSON.stringify(read)).toContain(`Fråga ${mark}`);
  });

  test('of all that one takes in for says where each came to, and what waits elsewhere is told', async () => {
    const roles = [board, other].map((controller) => ({ role: 'registrar', controller }) as const);
    const both = await municipality.addPerson([...roles, { role: 'staff', controller: third }]);
    await both.post('/arbeta-for', { namnd: board.id, till: '/inkommet' });
    const mark = randomUUID().slice(0, 8);
    await takeIn(both, { controllerId: other.id, subject: `Dit ${mark}` });
    const foreign = await municipality.addPerson([{ role: 'registrar', controller: third }]);
    await takeIn(foreign, { subject: `Annans ${mark}` });
    await takeIn(both, { controllerId: third.id, subject: `Egen ${mark}` });
    expect(plain(await both.get('/inkommet'))).toMatch(/Byggnadsnämnden, Kommun \S+: \d+ väntar/);
    expect(plain(await both.get(`/inkommet?q=${mark}`))).toContain('Inget stämmer');
    const all = plain(await both.get(`/inkommet?namnder=alla&q=${mark}`));
    expect(all).toContain('2 inkomna');
    expect(all).toMatch(new RegExp(`Dit ${mark} Begäran om registerutdrag, Byggnadsnämnden`));
    expect(all).toContain(`Egen ${mark}`);
    expect(all).not.toContain(`Annans ${mark}`);
    const sheet = await both.get(`/inkommet/export.xlsx?namnder=alla&q=${mark}`);
    expect(JSON.stringify(await readSpreadsheet(sheet.bytes, 'i.xlsx'))).toContain('Byggnadsnämnden');
    const exported = "action = 'export' and table_name = 'inbox_item' and actor = $1";
    const logged = await rowsOf('audit_event', exported, both.personId);
    expect(new Set(logged.map((row) => row.controller_id))).toEqual(new Set([board.id, other.id, third.id]));
  });

  test('counts as of today what came in today, not what was written down today', async () => {
    const fresh = await municipality.addController('Valnämnden');
    const reception = await municipality.addPerson([{ role: 'reception', controller: fresh }]);
    await takeIn(reception, { receivedOn: '2026-11-20' });
    await takeIn(reception, { receivedOn: '2026-11-22' });
    expect(plain(await reception.get('/inkommet'))).toContain(
      '1 har kommit in i dag 2 väntar på att registreras Det äldsta kom in 2026-11-20',
    );
  });

  test('shows staff what they have taken in themselves, and nothing else', async () => {
    const mark = randomUUID().slice(0, 8);
    const { id } = await takeIn(registrar, { subject: `Fråga ${mark}` });
    expect((await staff.get(`/inkommet?lage=alla&q=${mark}`)).text).not.toContain(`Fråga ${mark}<`);
    expect((await staff.get(`/inkommet/${id}`)).status).toBe(404);
    expect((await staff.get(`/inkommet/${id}/kvitto`)).status).toBe(404);
    const own = await takeIn(staff, { subject: `Egen ${mark}` });
    expect((await staff.get(`/inkommet/${own.id}`)).status).toBe(200);
  });

  test('is closed to those who only look on', async () => {
    const officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
    expect((await officer.get('/inkommet')).status).toBe(403);
  });
});

describe('registering', () => {
  test('makes a case with sender, documents and deadline, once however often it is sent', async () => {
    const { id } = await takeIn(staff);
    const form = randomUUID();
    const sent = { id: form, title: 'Utdrag ur registren' };
    const visits = await Promise.all([1, 2].map(() => register(registrar, id, sent)));
    for (const visit of visits) expect(visit.path).toMatch(/^\/arenden\/[0-9a-f-]{36}$/);
    expect(visits[0]?.path).toBe(visits[1]?.path);
    const [made, ...more] = await casesFrom(id);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ state: 'open', kind: 'access-request', opened_on: '2026-11-20' });
    expect(made.mark).toMatch(/^A-26-\d+$/);
    const [person] = await rowsOf('case_person', 'case_id = $1', made.id);
    expect(person).toMatchObject({ role: 'sender', name: 'Tolvan Tolvansson' });
    const documents = await rowsOf('case_document', 'case_id = $1 order by number', made.id);
    expect(documents).toMatchObject([
      {
        number: 1,
        direction: 'incoming',
        state: 'received',
        title: 'Utdrag ur registren',
        dated_on: '2026-11-20',
        person_id: person.id,
      },
    ]);
    const text = await registrar.get(`/filer/${documents[0].file_id}`);
    expect(text.text).toContain('Vilka uppgifter har ni om mig?');
    const page = await registrar.get(`/arenden/${made.id}/dokument/${documents[0].id}`);
    expect(plain(page)).toContain('Vilka uppgifter har ni om mig?');
    expect(await rowsOf('deadline', 'case_id = $1', made.id)).toMatchObject([{ rule_id: 'request.due' }]);
    expect(plain(await registrar.get(`/inkommet/${id}`))).toContain(`Nytt ärende: ${made.mark}`);
  });

  test('begins with what it is about, unless that tells who; what is marked as secret is so in the case', async () => {
    const { id } = await takeIn(staff, { kind: 'enquiry', subject: 'Fråga om kameror' });
    expect(fieldOf((await registrar.get(`/inkommet/${id}`)).text, 'title')).toBe('Fråga om kameror');
    const named = await takeIn(staff, { subject: 'Tolvanssons begäran' });
    expect(fieldOf((await registrar.get(`/inkommet/${named.id}`)).text, 'title')).toBe('');
    const secret = { kind: 'enquiry', title: 'Fråga om kameror', secrecy: 'OSL 18:8', secrecyOther: '' };
    const wrong = await register(registrar, id, { ...secret, title: '' });
    expect([wrong.status, /value="OSL 18:8" selected/.test(wrong.text)]).toEqual([422, true]);
    await register(registrar, id, secret);
    expect(await casesFrom(id)).toMatchObject([{ secrecy: 'OSL 18:8', secrecy_on: '2026-11-22' }]);
    await register(registrar, named.id, { secrecy: 'OSL 21:1', secrecyOther: 'OSL 24:8' });
    expect(await casesFrom(named.id)).toMatchObject([{ secrecy: 'OSL 24:8' }]);
  });

  test('of what an authority asks keeps its day as a deadline, at every controller', async () => {
    const second = await municipality.addController('Miljönämnden');
    const both = await municipality.addPerson(
      [board, second].map((controller) => ({ role: 'registrar', controller })),
    );
    await both.post('/arbeta-for', { namnd: board.id, till: '/inkommet' });
    const from = {
      kind: 'authority-contact',
      senderName: '',
      senderOrganisation: 'Tillsynen',
      senderContact: '',
    };
    const { id, visit } = await takeIn(both, { ...from, subject: 'Lista över kameror' });
    expect(plain(visit)).toContain('läser det ni har lämnat');
    const sent = { kind: 'authority-contact', title: 'Lista över kameror', replyBy: '2026-12-15' };
    const wrong = await register(both, id, { ...sent, kind: 'enquiry' });
    expect([wrong.status, plain(wrong).includes('hör till en kontakt')]).toEqual([422, true]);
    await register(both, id, { ...sent, controllers: [board.id, second.id] });
    const [made] = await casesFrom(id);
    const contact = { subject: 'enquiry', authority: 'Tillsynen', reply_by: '2026-12-15' };
    expect(await rowsOf('authority_contact', 'case_id = $1', made.id)).toMatchObject([contact]);
    const deadlines = await rowsOf('deadline', 'case_id = $1', made.id);
    expect(deadlines).toMatchObject([
      { rule_id: 'authority.reply', kind: 'authority', due_on: '2026-12-15', state: 'open' },
    ]);
    const there = await rowsOf('authority_contact', 'controller_id = $1', second.id);
    expect(there).toMatchObject([contact]);
  });

  test('makes each file a document of the case', async () => {
    const id = randomUUID();
    await staff.upload('/inkommet/nytt', 'brev.pdf', bytes('%PDF-1.7 x'), { ...LETTER, id, text: '' });
    await register(registrar, id);
    const [made] = await casesFrom(id);
    const [file, ...more] = await rowsOf('stored_file', 'case_id = $1', made.id);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: 'brev.pdf', inbox_item_id: id });
    expect(await rowsOf('case_document', 'file_id = $1', file.id)).toMatchObject([{ number: 1 }]);
  });

  test('at several controllers makes a case where one registers, and sends it on where one does not', async () => {
    const both = await municipality.addPerson([
      { role: 'registrar', controller: board },
      { role: 'registrar', controller: other },
    ]);
    const home = await both.post('/arbeta-for', { namnd: board.id, till: '/inkommet' });
    expect(home.status).toBe(200);
    const id = randomUUID();
    await both.upload('/inkommet/nytt', 'brev.pdf', bytes('%PDF-1.7 flera'), { ...LETTER, id });
    const page = await both.get(`/inkommet/${id}`);
    expect(plain(page)).toContain('Kulturnämnden Skickas dit och registreras där');
    await register(both, id, { controllers: [board.id, other.id, third.id] });
    const own = await casesFrom(id);
    expect(own.map(({ controller_id: at }) => at)).toEqual([board.id]);
    const there = await rowsOf(
      'inbox_item',
      'forwarded_from = $1 and controller_id = $2',
      board.id,
      other.id,
    );
    expect(there).toHaveLength(1);
    expect(await casesFrom(there[0].id)).toMatchObject([{ controller_id: other.id, state: 'open' }]);
    expect(await rowsOf('case_document', 'controller_id = $1', other.id)).toHaveLength(2);
    const [waiting] = await rowsOf(
      'inbox_item',
      'forwarded_from = $1 and controller_id = $2',
      board.id,
      third.id,
    );
    expect(await casesFrom(waiting.id)).toEqual([]);
    const receiver = await municipality.addPerson([{ role: 'registrar', controller: third }]);
    expect(plain(await receiver.get('/inkommet'))).toContain('Från en annan nämnd: Socialnämnden');
    const opened = await receiver.get(`/inkommet/${waiting.id}`);
    expect(opened.text).toContain('brev.pdf');
    expect(opened.text).toContain('Vilka uppgifter har ni om mig?');
  });

  test('by two at once at the same controllers, in either order, waits and never locks', async () => {
    const roles = [board, other, third].map((controller) => ({ role: 'registrar', controller }) as const);
    const [one, two] = [await municipality.addPerson(roles), await municipality.addPerson(roles)];
    for (const [browser, home] of [
      [one, board],
      [two, other],
    ] as const)
      await browser.post('/arbeta-for', { namnd: home.id, till: '/inkommet' });
    const rounds = Array.from({ length: 4 }, async () => {
      const [first, second] = [await takeIn(one), await takeIn(two)];
      return Promise.all([
        register(one, first.id, { controllers: [board.id, other.id, third.id] }),
        register(two, second.id, { controllers: [third.id, other.id, board.id] }),
      ]);
    });
    const visits = (await Promise.all(rounds)).flat();
    expect(visits.map(({ status, path }) => [status, path.startsWith('/arenden/')])).toEqual(
      visits.map(() => [200, true]),
    );
    const { rows } = await admin.query(
      `select controller_id, count(*)::int as count, max(number) as last from app.case_record
       where controller_id = any($1) and mark is not null group by 1`,
      [[board.id, other.id, third.id]],
    );
    for (const row of rows) expect(row.last).toBe(row.count);
  });

  test('adds to a case that goes on, with the next number, and leaves the first copy of the file', async () => {
    const id = randomUUID();
    await staff.upload('/inkommet/nytt', 'brev.pdf', bytes('%PDF-1.7 y'), { ...LETTER, id, text: '' });
    await register(registrar, id);
    const [first] = await casesFrom(id);
    const another = await takeIn(staff);
    await register(registrar, another.id);
    const [second] = await casesFrom(another.id);
    const form = { id: randomUUID(), caseId: second.id };
    await registrar.post(`/inkommet/${id}/lagg-till`, form);
    await registrar.post(`/inkommet/${id}/lagg-till`, form);
    const documents = await rowsOf('case_document', 'case_id = $1 order by number', second.id);
    expect(documents.map(({ number }) => number)).toEqual([1, 2]);
    const files = await rowsOf('stored_file', "name = 'brev.pdf' and case_id = any($1)", [
      first.id,
      second.id,
    ]);
    expect(new Set(files.map(({ case_id: at }) => at)).size).toBe(2);
    const copy = await registrar.get(`/filer/${documents[1].file_id}`);
    expect(copy.text).toBe('%PDF-1.7 y');
    const again = await registrar.post(`/inkommet/${id}/lagg-till`, { ...form, id: randomUUID() });
    expect(plain(again)).toContain('Det hör redan till ärendet.');
  });

  test('is not needed for what is nothing, with a reason', async () => {
    const { id } = await takeIn(staff);
    const without = await registrar.post(`/inkommet/${id}/inget`, { id: randomUUID(), reason: '' });
    expect([without.status, plain(without).includes('Skriv varför')]).toEqual([422, true]);
    await registrar.post(`/inkommet/${id}/inget`, { id: randomUUID(), reason: 'Reklam' });
    expect(plain(await registrar.get(`/inkommet/${id}`))).toContain('Blev inget ärende: Reklam');
  });

  test('with a number in the title, or at a controller elsewhere, is refused', async () => {
    const { id } = await takeIn(staff);
    const numbered = await register(registrar, id, { title: 'Utdrag för 19121212-1212' });
    expect([numbered.status, plain(numbered).includes('personnummer')]).toEqual([422, true]);
    const elsewhere = await makeMunicipality(product);
    const foreign = await elsewhere.addController('Socialnämnden');
    const refused = await register(registrar, id, { controllers: foreign.id });
    expect([refused.status, plain(refused).includes('Välj ur listan.')]).toEqual([422, true]);
    expect(await casesFrom(id)).toEqual([]);
    expect((await register(staff, id)).status).toBe(403);
    const stranger = await elsewhere.addPerson([{ role: 'registrar', controller: foreign }]);
    expect((await stranger.get(`/inkommet/${id}`)).status).toBe(404);
    expect((await register(stranger, id)).status).toBe(404);
  });
});

describe('what comes from a protected person', () => {
  const PROTECTED = {
    protected: '1',
    senderContact: '',
    senderName: 'Esters Hemlige',
    subject: 'Gömd fråga',
  };

  test('is opened by the registrar and whoever took it in; the receipt names nothing', async () => {
    const { id, visit } = await takeIn(staff, PROTECTED);
    expect(visit.text).not.toContain('Gömd fråga');
    const manager = await municipality.addPerson([{ role: 'manager', controller: board }]);
    for (const path of ['/inkommet', `/inkommet/${id}`]) {
      const seen = await manager.get(path);
      expect(seen.status).toBe(200);
      expect(seen.text).not.toContain('Hemlige');
      expect(seen.text).not.toContain('Gömd fråga');
    }
    expect((await registrar.get('/inkommet')).text).not.toContain('Hemlige');
    expect((await registrar.get(`/inkommet/${id}`)).text).toContain('Hemlige');
    expect((await staff.get(`/inkommet/${id}`)).text).toContain('Hemlige');
  });

  test('becomes a case that only those who are named see; what came in closes with it', async () => {
    const id = randomUUID();
    await staff.upload('/inkommet/nytt', 'brev.pdf', bytes('%PDF-1.7 z'), { ...LETTER, ...PROTECTED, id });
    const [file] = await rowsOf('stored_file', 'inbox_item_id = $1', id);
    const manager = await municipality.addPerson([{ role: 'manager', controller: board }]);
    expect((await manager.get(`/filer/${file.id}`)).status).toBe(404);
    await register(registrar, id, { title: 'Gömd rubrik' });
    const [made] = await casesFrom(id);
    expect(made).toMatchObject({ restricted: true, secrecy: 'OSL 21:3' });
    expect(await rowsOf('case_person', 'case_id = $1', made.id)).toMatchObject([
      { name: null, protected: true },
    ]);
    expect((await registrar.get(`/arenden/${made.id}`)).status).toBe(200);
    const second = await municipality.addPerson([{ role: 'registrar', controller: board }]);
    expect((await second.get(`/arenden/${made.id}`)).status).toBe(404);
    const seen = await second.get(`/inkommet/${id}`);
    expect(seen.text).toContain('Ärende med begränsad åtkomst');
    expect(seen.text).not.toContain('Hemlige');
    expect(seen.text).not.toContain(made.title);
    expect((await second.get(`/filer/${file.id}`)).status).toBe(404);
  });
});

describe('the list of the diary', () => {
  test('says what a document is about with the title of its case, where its own does not', async () => {
    const { id } = await takeIn(staff, { kind: 'enquiry', subject: 'Fråga om kamera' });
    await register(registrar, id, { kind: 'enquiry', title: 'Kamera vid entrén' });
    const [made] = await casesFrom(id);
    const added = await takeIn(staff, { kind: 'enquiry', subject: 'Ritningar' });
    await registrar.post(`/inkommet/${added.id}/lagg-till`, { id: randomUUID(), caseId: made.id });
    const named = await takeIn(staff, { kind: 'enquiry', subject: 'Från Tolvan Tolvansson' });
    await registrar.post(`/inkommet/${named.id}/lagg-till`, { id: randomUUID(), caseId: made.id });
    const text = plain(await registrar.get('/arenden/diarium'));
    expect(text).toContain(`${made.mark}-1 Tolvan Tolvansson Kamera vid entrén Inkommen`);
    expect(text).toContain(`${made.mark}-2 Tolvan Tolvansson Ritningar, Kamera vid entrén Inkommen`);
    expect(text).toMatch(/-3 Tolvan Tolvansson Brev IN-26-\d+, Kamera vid entrén Inkommen/);
  });

  test('has day, number, sender and matter; what is withheld is not there', async () => {
    const { id } = await takeIn(staff, { senderName: 'Synlig Sändare' });
    await register(registrar, id, { title: 'Synligt ärende' });
    const hidden = await takeIn(staff, { senderName: 'Dold Sändare' });
    await register(registrar, hidden.id);
    const [made] = await casesFrom(hidden.id);
    await admin.query(
      'update app.case_record set sender_withheld = true, title_withheld = true where id = $1',
      [made.id],
    );
    const secret = await takeIn(staff, { protected: '1', senderContact: '', senderName: 'Gömd Sändare' });
    await register(registrar, secret.id, { title: 'Gömt ärende' });
    const [closed] = await casesFrom(secret.id);
    const reader = await municipality.addPerson([{ role: 'registrar', controller: board }]);
    const [shown] = await casesFrom(id);
    const text = plain(await reader.get('/arenden/diarium'));
    expect(text).toContain(`2026-11-20 ${shown.mark}-1 Synlig Sändare Synligt ärende Inkommen`);
    expect(text).toContain(`${made.mark}-1 Visas inte Visas inte`);
    expect(text).toContain(`2026-11-20 ${closed.mark} Visas inte Visas inte`);
    for (const never of ['Dold Sändare', 'Gömd Sändare', 'Gömt ärende']) expect(text).not.toContain(never);
    const sheet = await readSpreadsheet((await reader.get('/arenden/diarium.xlsx')).bytes, 'd.xlsx');
    expect(JSON.stringify(sheet)).toContain('Synlig Sändare');
    expect(JSON.stringify(sheet)).not.toContain('Gömt ärende');
    expect((await reader.get('/arenden/diarium.pdf')).text.slice(0, 5)).toBe('%PDF-');
    const none = await reader.get('/arenden/diarium?fran=2020-01-01&till=2020-02-01');
    expect(plain(none)).toContain('Inget är registrerat de dagarna');
    const wrong = await reader.get('/arenden/diarium?fran=i+g%C3%A5r');
    expect(plain(wrong)).toContain('Skriv ett datum');
    expect(plain(await reader.get('/arenden/diarium?q=Synlig'))).toContain('Synlig Sändare');
    expect(plain(await reader.get('/arenden/diarium?q=Dold'))).toContain('Inget stämmer med urvalet');
  });
});

describe('a file of a case', () => {
  test('is fetched as an attachment, and that it was stands in the log', async () => {
    const id = randomUUID();
    await staff.upload('/inkommet/nytt', 'brev.txt', bytes('hej'), { ...LETTER, id, text: '' });
    await register(registrar, id);
    const [made] = await casesFrom(id);
    const [document] = await rowsOf('case_document', 'case_id = $1', made.id);
    const fetched = await registrar.get(`/filer/${document.file_id}`);
    expect(fetched.text).toBe('hej');
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
    const reads = await rowsOf('audit_event', "subject_id = $1 and detail = 'En fil hämtades'", made.id);
    expect(reads).toHaveLength(1);
    expect((await staff.get(`/filer/${document.file_id}`)).status).toBe(403);
  });

  test('is opened by whoever only looks on after saying why, that day', async () => {
    const { id } = await takeIn(staff);
    await register(registrar, id);
    const [made] = await casesFrom(id);
    const [document] = await rowsOf('case_document', 'case_id = $1', made.id);
    const officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
    expect((await officer.get(`/filer/${document.file_id}`)).status).toBe(403);
    const page = await officer.get(`/arenden/${made.id}/dokument/${document.id}`);
    expect(page.text).not.toContain('Vilka uppgifter har ni om mig?');
    const opened = await officer.post(`/arenden/${made.id}/dokument/${document.id}/oppna`, {
      reason: 'Granskar hur begäran besvaras',
    });
    expect(opened.text).toContain('Vilka uppgifter har ni om mig?');
    expect((await officer.get(`/filer/${document.file_id}`)).status).toBe(200);
    await admin.query("update app.audit_event set at = at - interval '1 day' where subject_id = $1", [
      made.id,
    ]);
    expect((await officer.get(`/filer/${document.file_id}`)).status).toBe(403);
  });

  test('that has been changed in the database is not handed out', async () => {
    const { id } = await takeIn(staff);
    await register(registrar, id);
    const [made] = await casesFrom(id);
    const [document] = await rowsOf('case_document', 'case_id = $1', made.id);
    await admin.query(
      'update app.stored_file set sealed = set_byte(sealed, octet_length(sealed) - 1, get_byte(sealed, octet_length(sealed) - 1) # 1) where id = $1',
      [document.file_id],
    );
    expect((await registrar.get(`/filer/${document.file_id}`)).status).toBe(500);
  });
});
