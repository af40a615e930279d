/** Kallelse to a meeting (Q-001–Q-003), and cases beside what they are linked to. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import {
  addProcessing,
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
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let board: Place;
let school: Place;
let registrar: Browser;
let manager: Browser;
let staff: Browser;
let neighbour: Browser;
let boardBody: string;
let meeting: string;
let day = 0;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Vård- och omsorgsnämnden');
  school = await municipality.addController('Skolnämnden');
  registrar = await municipality.addPerson([{ role: 'registrar', controller: board }]);
  manager = await municipality.addPerson([{ role: 'manager', controller: board }]);
  staff = await municipality.addPerson([{ role: 'staff', controller: board }]);
  neighbour = await municipality.addPerson([{ role: 'registrar', controller: school }]);
  const chair = await municipality.addPerson([{ role: 'chair', controller: board }]);
  await admin.query("update person set name = 'Elvan Elvansson' where id = $1", [chair.personId]);
  boardBody = await addBody('Vård- och omsorgsnämnden', 'board');
  await addMeeting(await addBody('Enskilda utskottet', 'committee'), '2027-12-02');
});

/** A meeting of its own for each test, a day after the one before. */
beforeEach(async () => {
  day += 1;
  meeting = await addMeeting(boardBody, `2027-01-${String(day).padStart(2, '0')}`);
});

async function addBody(name: string, kind: string): Promise<string> {
  const id = randomUUID();
  await admin.query(
    'insert into body (id, controller_id, legal_entity_id, name, kind) values ($1, $2, $3, $4, $5)',
    [id, board.id, municipality.id, name, kind],
  );
  return id;
}

async function addMeeting(body: string, heldOn: string): Promise<string> {
  const id = randomUUID();
  await admin.query(
    'insert into meeting (id, controller_id, legal_entity_id, body_id, held_on) values ($1, $2, $3, $4, $5)',
    [id, board.id, municipality.id, body, heldOn],
  );
  return id;
}

async function addCase(
  browser: Browser,
  title: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const id = randomUUID();
  const visit = await browser.post('/arenden/nytt', {
    id,
    kind: 'enquiry',
    title,
    openedOn: '2026-11-20',
    responsibleId: browser === registrar ? manager.personId : '',
    registrera: '1',
    ...fields,
  });
  if (visit.status !== 200) throw new Error(plain(visit.text).slice(0, 500));
  return id;
}

type Typed = Record<string, string>;

const FIELDS =
  /<input[^>]*name="((?:items|added)\.[^"]*|id|version|heldTime|place|absenceTo|chair|openToPublicFrom)"/g;

/** The form as it stands, as a browser would send it. */
async function form(browser: Browser = registrar): Promise<Typed> {
  const { text } = await browser.get(`/kallelser/${meeting}`);
  const typed: Typed = { scentFree: '1', note: /name="note"[^>]*>([^<]*)</.exec(text)?.[1] ?? '' };
  for (const [, name = ''] of text.matchAll(FIELDS)) typed[name] = fieldOf(text, name) ?? '';
  return typed;
}

const send = (typed: Typed, more: Typed = {}, browser: Browser = registrar): Promise<Visit> =>
  browser.post(`/kallelser/${meeting}`, { ...typed, ...more });

const saved = async () => {
  const { rows } = await admin.query(
    `select notice.version, notice.place, notice.scent_free, coalesce((select json_agg(item.title order by position)
       from meeting_item item where item.notice_id = notice.id), '[]') as agenda
     from meeting_notice notice where meeting_id = $1`,
    [meeting],
  );
  return rows[0] as { version: number; place: string | null; scent_free: boolean; agenda: string[] };
};

const idOf = (typed: Typed, title: string): string => {
  const name = Object.keys(typed).find((one) => one.endsWith('.title') && typed[one] === title) ?? '';
  return typed[name.replace('.title', '.id')] ?? '';
};

const STANDARD = [
  'Upprop',
  'Val av justerare',
  'Fastställande av dagordning',
  'Redovisning av delegationsbeslut',
  'Meddelanden',
];

describe('a new notice', () => {
  test('begins with the items of every agenda, the chair, and nothing saved', async () => {
    const typed = await form();
    expect(Object.keys(typed).flatMap((name) => (/^items.*title$/.test(name) ? [typed[name]] : []))).toEqual(
      STANDARD,
    );
    expect(typed.chair).toBe('Elvan Elvansson');
    expect(await saved()).toBeUndefined();
  });

  test('is saved once when it is sent twice', async () => {
    const typed = await form();
    expect((await send(typed, { place: 'Stadshuset' })).status).toBe(200);
    expect((await send(typed, { place: 'Stadshuset' })).status).toBe(200);
    expect(await saved()).toMatchObject({ version: 1, place: 'Stadshuset', agenda: STANDARD });
  });

  test('takes time and place from the notice before of the same body', async () => {
    await send(await form(), { heldTime: '13.00', place: 'Sessionssalen', absenceTo: 'Registratorn' });
    meeting = await addMeeting(boardBody, '2027-02-01');
    expect(await form()).toMatchObject({
      heldTime: '13.00',
      place: 'Sessionssalen',
      absenceTo: 'Registratorn',
    });
    await admin.query('delete from meeting where id = $1', [meeting]);
  });

  test('is reached from the page of the body, and keeps its meeting from being removed', async () => {
    const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const address = `/namnd/organ/${boardBody}`;
    expect((await coordinator.get(address)).text).toContain(`href="/kallelser/${meeting}"`);
    expect((await staff.get(address)).text).not.toContain('/kallelser/');
    await send(await form());
    const visit = await coordinator.post(`${address}/datum/ta-bort`, { datum: meeting });
    expect(plain(visit.text)).toContain('Datumet är kvar, eftersom det har en kallelse.');
    expect(await saved()).toBeDefined();
  });
});

describe('the agenda', () => {
  test('takes an open case with its mark, title and handler, before «Meddelanden»', async () => {
    const caseId = await addCase(registrar, 'Riktlinjer för dataskydd', { externalMark: 'VON/2026:63' });
    await send(await form(), { 'added.caseId': caseId, gor: 'lagg-till' });
    expect((await saved()).agenda).toEqual([
      ...STANDARD.slice(0, 4),
      'Riktlinjer för dataskydd',
      'Meddelanden',
    ]);
    const text = (await manager.get(`/kallelser/${meeting}`)).text;
    expect(plain(text)).toContain('Riktlinjer för dataskydd VON/2026:63 Tolvan Tolvansson');
    expect((await registrar.get(`/kallelser/${meeting}`)).text).not.toContain(`<option value="${caseId}"`);
  });

  test('takes a title of its own once, and saves what else was typed with it', async () => {
    const typed = await form();
    const added = { place: 'Sal 2', 'added.title': 'Information: ekonomi', gor: 'lagg-till' };
    await send(typed, added);
    await send(typed, added);
    expect(await saved()).toMatchObject({ place: 'Sal 2', version: 1 });
    expect((await saved()).agenda.filter((title) => title === 'Information: ekonomi')).toHaveLength(1);
  });

  test('is moved and shortened, one step at a time, and a step sent twice is one step', async () => {
    await send(await form());
    const typed = await form();
    await send(typed, { gor: `upp:${idOf(typed, 'Val av justerare')}` });
    await send(typed, { gor: `upp:${idOf(typed, 'Val av justerare')}` });
    expect((await saved()).agenda.slice(0, 2)).toEqual(['Val av justerare', 'Upprop']);
    const next = await form();
    await send(next, { gor: `ned:${idOf(next, 'Val av justerare')}` });
    expect((await saved()).agenda).toEqual(STANDARD);
    const last = await form();
    await send(last, { gor: `ned:${idOf(last, 'Meddelanden')}` });
    expect((await saved()).agenda).toEqual(STANDARD);
    const again = await form();
    await send(again, { 'items.4.title': '', gor: `ta-bort:${idOf(again, 'Meddelanden')}` });
    expect((await saved()).agenda).toEqual(STANDARD.slice(0, 4));
  });

  test('does not offer or take a case that is restricted, closed or of another nämnd', async () => {
    const restricted = await addCase(registrar, 'Begränsat');
    await admin.query('update case_record set restricted = true, responsible_id = $2 where id = $1', [
      restricted,
      registrar.personId,
    ]);
    const closed = await addCase(registrar, 'Avslutat ärende');
    await admin.query("update case_record set state = 'closed', closed_on = '2026-11-22' where id = $1", [
      closed,
    ]);
    const foreign = await addCase(neighbour, 'Skolans ärende');
    for (const caseId of [restricted, closed, foreign, randomUUID()]) {
      const typed = await form();
      expect((await registrar.get(`/kallelser/${meeting}`)).text).not.toContain(caseId);
      const visit = await send(typed, { 'added.caseId': caseId, gor: 'lagg-till' });
      expect(visit.status).toBe(422);
      expect(plain(visit.text)).toContain('Välj ett av nämndens öppna ärenden.');
    }
  });

  test('keeps the place of a case that has been closed to the reader, without its title', async () => {
    const caseId = await addCase(registrar, 'Anmälan mot enhet');
    await send(await form(), { 'added.caseId': caseId, gor: 'lagg-till' });
    await admin.query('update case_record set restricted = true, responsible_id = $2 where id = $1', [
      caseId,
      manager.personId,
    ]);
    const { text } = await registrar.get(`/kallelser/${meeting}`);
    expect(text).not.toContain('Anmälan mot enhet');
    expect(plain(text)).toContain('5 Ärende med begränsad åtkomst');
    const typed = await form();
    await send(typed, { gor: `upp:${idOf(typed, 'Meddelanden')}` });
    await send(await form(), { 'added.title': 'Kvalitetspris', gor: 'lagg-till' });
    expect((await saved()).agenda).toEqual([
      'Upprop',
      'Val av justerare',
      'Fastställande av dagordning',
      'Meddelanden',
      'Anmälan mot enhet',
      'Redovisning av delegationsbeslut',
      'Kvalitetspris',
    ]);
    expect(plain((await manager.get(`/kallelser/${meeting}`)).text)).toContain('5 Anmälan mot enhet');
  });
});

describe('the form', () => {
  test('says what is wrong beside the field and keeps what was typed', async () => {
    const visit = await send(await form(), {
      place: 'Där vi brukar',
      'items.1.title': '',
      'items.2.title': 'Om 191212121212',
      'items.3.presenter': 'Föredragaren',
    });
    expect(visit.status).toBe(422);
    expect(fieldOf(visit.text, 'place')).toBe('Där vi brukar');
    expect(fieldOf(visit.text, 'items.3.presenter')).toBe('Föredragaren');
    expect(visit.text).toContain('id="items.1.title-error"');
    expect(visit.text).toContain('href="#items.2.title"');
    expect(plain(visit.text)).toContain('Rubriken ser ut att innehålla ett personnummer');
    expect(await saved()).toBeUndefined();
    const empty = await send(await form(), { gor: 'lagg-till' });
    expect(empty.status).toBe(422);
    expect(plain(empty.text)).toContain('Välj ett ärende eller skriv en rubrik.');
  });

  test('asks about an identity number in the text to the members', async () => {
    const typed = { ...(await form()), note: 'Ta med 191212121212' };
    const asked = await send(typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('name="identityNumbersConfirmed"');
    expect((await send(typed, { identityNumbersConfirmed: '1' })).status).toBe(200);
  });

  test('leaves what it lacks as it was', async () => {
    await send(await form(), {
      place: 'Stadshuset',
      note: 'Lunch serveras',
      'items.0.presenter': 'Ordföranden',
    });
    const typed = await form();
    const visit = await registrar.post(`/kallelser/${meeting}`, {
      id: randomUUID(),
      version: '1',
      heldTime: '9.30',
      'items.0.id': typed['items.1.id'] ?? '',
      'items.0.page': '7',
    });
    expect(visit.status).toBe(200);
    expect(await saved()).toEqual({ version: 2, place: 'Stadshuset', scent_free: true, agenda: STANDARD });
    expect(await form()).toMatchObject({
      heldTime: '9.30',
      note: 'Lunch serveras',
      'items.0.presenter': 'Ordföranden',
      'items.1.page': '7',
    });
  });

  test('tells of what somebody else has saved meanwhile, and writes nothing over it', async () => {
    await send(await form(), { place: 'Stadshuset' });
    const typed = await form();
    await send(await form(), { place: 'Biblioteket' });
    const visit = await send(typed, { place: 'Skolan', 'items.0.title': 'Närvaro', scentFree: '' });
    expect(visit.status).toBe(409);
    expect(plain(visit.text)).toMatch(
      /Plats Biblioteket Skolan .*Kom doftfri Ja Nej .*Punkt 1: Ärende Upprop Närvaro/,
    );
    expect(await saved()).toMatchObject({ place: 'Biblioteket', agenda: STANDARD });
  });
});

describe('who', () => {
  test('writes is the registrar of the nämnd; others who handle cases read, the rest do not', async () => {
    expect((await manager.get(`/kallelser/${meeting}`)).text).toContain('Ingen kallelse än');
    await send(await form());
    const { text } = await manager.get(`/kallelser/${meeting}`);
    expect(text).not.toContain('<form method="post" action="/kallelser');
    expect(text).toContain('Fastställande av dagordning');
    expect((await send(await form(), {}, manager)).status).toBe(403);
    expect((await staff.get(`/kallelser/${meeting}`)).status).toBe(403);
    for (const address of [`/kallelser/${meeting}`, `/kallelser/${randomUUID()}`]) {
      expect((await neighbour.get(address)).status).toBe(404);
      expect((await neighbour.post(address, await form())).status).toBe(404);
    }
  });

  test('works for one nämnd does not write for another, although both are read', async () => {
    const both = await municipality.addPerson([
      { role: 'registrar', controller: school },
      { role: 'registrar', controller: board },
    ]);
    await both.post('/arbeta-for', { namnd: school.id, till: '/' });
    expect((await send(await form(), { place: 'Fel nämnd' }, both)).status).toBe(403);
    expect(await saved()).toBeUndefined();
  });
});

describe('what is printed', () => {
  test('says what is missing, and has the coming days of every body', async () => {
    await send(await form(), { heldTime: '', place: '', absenceTo: '', chair: '' });
    const text = await wordText(await registrar.get(`/kallelser/${meeting}/kallelse.docx`));
    expect(text).toMatch(/Saknas: tid.*Saknas: plats.*Saknas: ordförande.*Saknas: förhinder anmäls till/s);
    expect(text).toMatch(/Kommande sammanträden.*Enskilda utskottet.*2 december 2027/s);
  });

  test('has everything of Q-001, in both formats', async () => {
    await send(await form(), {
      heldTime: '13.00',
      place: 'Sessionssalen',
      absenceTo: 'Registratorn, 0999-100 00',
      openToPublicFrom: '17.00',
      note: 'Lunch serveras.',
      'items.0.mark': 'VON/2016:63',
      'items.0.presenter': 'Ordföranden',
      'items.0.page': '12',
    });
    const text = await wordText(await manager.get(`/kallelser/${meeting}/kallelse.docx`));
    for (const said of [
      'Kallelse',
      'Datum',
      `${day} januari 2027`,
      'Sammanträdande organ',
      'Vård- och omsorgsnämnden',
      'Tid',
      '13.00',
      'Plats',
      'Sessionssalen',
      'Öppet för allmänheten från klockan',
      '17.00',
      'Ärende',
      'Beteckning',
      'Föredragande',
      'Sidnr',
      'Upprop',
      'VON/2016:63',
      'Lunch serveras.',
      'Elvan Elvansson',
      'Ordförande',
      'Förhinder anmäls till',
      'Av hänsyn till våra allergiker. Kom doftfri!',
      'Kommande sammanträden',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Saknas');
    const pdf = await manager.get(`/kallelser/${meeting}/kallelse.pdf`);
    expect(pdf.headers.get('content-type')).toContain('application/pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
    await send(await form(), { scentFree: '' });
    expect(await wordText(await manager.get(`/kallelser/${meeting}/kallelse.docx`))).not.toContain('doftfri');
  });

  test('is not there before the notice is', async () => {
    expect((await registrar.get(`/kallelser/${meeting}/kallelse.pdf`)).status).toBe(404);
  });
});

/** The words of a Word file. */
async function wordText(visit: Visit): Promise<string> {
  expect(visit.status).toBe(200);
  const zip = await fromBufferPromise(Buffer.from(visit.bytes), { lazyEntries: true });
  const chunks: Buffer[] = [];
  for await (const entry of zip.eachEntry())
    if (entry.fileName === 'word/document.xml')
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ');
}

describe('a case that is linked', () => {
  test('stands on the page of the processing, the system and the supplier, for those who read cases', async () => {
    const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const processing = await addProcessing(coordinator, 'Trygghetslarm');
    const [system, supplier] = [randomUUID(), randomUUID()];
    await admin.query(
      "insert into system (id, legal_entity_id, owner_controller_id, name, kind) values ($1, $2, $3, 'Larmet', 'system')",
      [system, municipality.id, board.id],
    );
    await admin.query(
      "insert into supplier (id, name, country, created_by_entity_id) values ($1, $2, 'SE', $3)",
      [supplier, `Larmbolaget ${supplier}`, municipality.id],
    );
    const caseId = await addCase(registrar, 'Kamera vid entrén');
    const hidden = await addCase(registrar, 'Anmälan som är begränsad');
    await admin.query('update case_record set restricted = true, responsible_id = $2 where id = $1', [
      hidden,
      manager.personId,
    ]);
    for (const one of [caseId, hidden])
      for (const [column, target] of [
        ['processing_id', processing],
        ['system_id', system],
        ['supplier_id', supplier],
      ])
        await admin.query(
          `insert into case_link (id, controller_id, legal_entity_id, case_id, ${column}) values ($1, $2, $3, $4, $5)`,
          [randomUUID(), board.id, municipality.id, one, target],
        );
    for (const address of [`/behandlingar/${processing}`, `/system/${system}`, `/leverantorer/${supplier}`]) {
      const { text, status } = await coordinator.get(address);
      expect(status, address).toBe(200);
      expect(text, address).toContain(`href="/arenden/${caseId}"`);
      expect(text, address).toContain('Ärenden (1)');
      expect(text, address).not.toContain('begränsad');
      expect((await manager.get(address)).text, address).toContain('Anmälan som är begränsad');
      expect((await staff.get(address)).text, address).not.toContain('/arenden/');
      expect((await neighbour.get(address)).text, address).not.toContain('Kamera vid entrén');
    }
  });
});
