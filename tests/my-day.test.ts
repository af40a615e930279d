/** «Min dag»: whose each thing is, who sees it, what waits on others, mails by choice and the calendar. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { sendMyDayMails, setDeadline, settleDeadline } from '../src/modules/deadlines/actions/index.ts';
import type { Actor } from '../src/platform/actor.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { asActor } from '../src/platform/database/connection.ts';
import type { Context } from '../src/platform/route.ts';
import { actorOfAccount } from '../src/platform/session.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import {
  addProcessing,
  Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let social: Place;
let school: Place;
let coordinator: Browser;
let manager: Browser;
let staff: Browser;
let officer: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  social = await municipality.addController('Socialnämnden');
  school = await municipality.addController('Skolnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: social }]);
  manager = await municipality.addPerson([{ role: 'manager', controller: social }]);
  staff = await municipality.addPerson([{ role: 'staff', controller: social }]);
  officer = await municipality.addPerson([
    { role: 'dso', controller: social },
    { role: 'dso', controller: school },
  ]);
});

interface CaseFacts {
  readonly controller?: Place;
  readonly responsible?: Browser | null;
  readonly restricted?: boolean;
  readonly title?: string;
}
let numbers = 100;

async function addCase({
  controller = social,
  responsible = null,
  restricted = false,
  title = 'Larmet',
}: CaseFacts) {
  const id = randomUUID();
  const number = ++numbers;
  await admin.query(
    `insert into case_record (id, controller_id, legal_entity_id, kind, diary_type, title, state, series, year, number, mark,
       opened_on, responsible_id, restricted)
     values ($1, $2, $3, 'enquiry', 'Förfrågan', $4, 'open', 'own', 2026, $5, $6, '2026-11-01', $7, $8)`,
    [
      id,
      controller.id,
      municipality.id,
      title,
      number,
      `A-26-${number}`,
      responsible?.personId ?? null,
      restricted,
    ],
  );
  return { id, mark: `A-26-${number}` };
}

/** The context that a page hands to the action. */
async function acting<Result>(person: Browser, work: (context: Context) => Promise<Result>): Promise<Result> {
  const { rows } = await admin.query('select account_id from person where id = $1', [person.personId]);
  const actor = (await actorOfAccount(product.services, rows[0]?.account_id)) as Actor;
  return asActor(product.services.database, actor, (tx) =>
    work({
      tx,
      actor,
      today: '2026-11-22',
      clock: product.services.clock,
      origin: 'http://ansvar.test',
    } as Context),
  );
}

interface DeadlineFacts {
  readonly caseId: string | null;
  readonly label: string;
  readonly dueOn: string;
  readonly dueAt?: string;
  readonly role?: string;
  readonly personId?: string;
  readonly ruleId?: string;
  readonly kind?: 'law' | 'internal';
}

async function addDeadline(facts: DeadlineFacts): Promise<string> {
  const id = randomUUID();
  await acting(coordinator, (context) =>
    setDeadline(context, {
      id,
      controllerId: social.id,
      kind: 'law',
      source: 'Artikel 12.3 dataskyddsförordningen',
      sourceArticle: '12.3',
      ruleId: null,
      facts: facts.ruleId ? {} : null,
      lawVersion: null,
      ...facts,
    }),
  );
  return id;
}

const deadlineRow = async (id: string) =>
  (await admin.query('select state, due_on, settled_on, version from deadline where id = $1', [id])).rows[0];

describe('a deadline', () => {
  const wanted = (caseId: string, dueOn: string, dueAt: string | null = null) => ({
    id: randomUUID(),
    controllerId: social.id,
    caseId,
    label: 'Svar på begäran',
    kind: 'law' as const,
    source: 'Artikel 12.3 dataskyddsförordningen',
    ruleId: 'request.due',
    facts: { receivedOn: '2026-11-01' },
    lawVersion: '2026-11-22',
    dueOn,
    dueAt,
  });

  test('is set once, left when nothing differs, and moved with a trace when its day or time does', async () => {
    const { id: caseId } = await addCase({});
    const first = wanted(caseId, '2026-12-01');
    const set = (deadline: ReturnType<typeof wanted>) =>
      acting(coordinator, (context) => setDeadline(context, deadline));
    await set(first);
    await set(wanted(caseId, '2026-12-01'));
    const changes = () =>
      admin.query(
        'select from_day, to_day, to_time from deadline_change where case_id = $1 order by made_at',
        [caseId],
      );
    expect((await changes()).rows).toEqual([]);
    await set(wanted(caseId, '2026-12-03'));
    await set(wanted(caseId, '2026-12-03', '2026-12-03T12:00:00Z'));
    await set(wanted(caseId, '2026-12-03', '2026-12-03T13:00:00+01:00'));
    expect((await changes()).rows).toMatchObject([
      { from_day: '2026-12-01', to_day: '2026-12-03', to_time: null },
      { from_day: '2026-12-03', to_day: '2026-12-03' },
    ]);
    const { rows } = await admin.query('select id from deadline where case_id = $1', [caseId]);
    expect(rows).toEqual([{ id: first.id }]);
  });

  test('ends as met or missed by the day, and not at all without the note that is needed', async () => {
    const id = await addDeadline({ caseId: null, label: 'Yttrande', dueOn: '2026-11-20' });
    const settle = (state: 'met' | 'withdrawn', note?: string) =>
      acting(coordinator, (context) =>
        settleDeadline(context, { id, state, on: '2026-11-22', note: note ?? null }),
      );
    expect(await settle('withdrawn')).toBe('Skriv varför fristen tas bort.');
    expect((await deadlineRow(id)).state).toBe('open');
    expect(await settle('met')).toBeUndefined();
    expect(await deadlineRow(id)).toMatchObject({ state: 'missed', settled_on: '2026-11-22' });
    await settle('withdrawn', 'För sent ångrad');
    expect((await deadlineRow(id)).state).toBe('missed');
  });
});

describe('the first page', () => {
  test.each(['coordinator', 'officer', 'staff'] as const)('is Min dag for the %s', async (who) => {
    const person = { coordinator, officer, staff }[who];
    expect((await person.get('/')).path).toBe('/min-dag');
  });

  test('stays the organisation for an administrator without appointments', async () => {
    const administrator = await municipality.addPerson([], { administrator: true });
    expect((await administrator.get('/')).path).toMatch(/^\/organisation/);
  });

  test('is calm when nothing waits, and says what to do', async () => {
    const { text } = await manager.get('/min-dag');
    expect(text).toContain('Inget väntar på dig i dag');
    expect(text).toContain('/att-ordna');
  });

  test('puts what is late first, says by when in words, of which kind and why', async () => {
    const handler = await municipality.addPerson([{ role: 'decision-maker', controller: social }]);
    const { id, mark } = await addCase({ responsible: handler, title: 'Begäran om registerutdrag' });
    await addDeadline({ caseId: id, label: 'Svar på begäran', dueOn: '2026-12-24' });
    await addDeadline({ caseId: id, label: 'Bekräfta mottagandet', dueOn: '2026-11-20', kind: 'internal' });
    await addDeadline({
      caseId: id,
      label: 'Svara på förfrågan',
      dueOn: '2026-11-25',
      kind: 'internal',
      ruleId: 'deadline.soft-words',
    });
    const { text } = await handler.get('/min-dag');
    const words = plain(text);
    const places = [
      'Försenat',
      'Bekräfta mottagandet',
      'De närmaste sju dagarna',
      'Svara på förfrågan',
      'Senare',
      'Svar på begäran',
    ];
    const found = places.map((place) => words.indexOf(place, words.indexOf('saker att göra')));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
    expect(words).toContain(`${mark} Begäran om registerutdrag`);
    expect(words).toContain('torsdag 24 december (om 32 dagar) lag');
    expect(words).toContain('onsdag 25 november (om 3 dagar) påminnelse');
    expect(words).toContain('Orden sätter ingen dag');
    expect(text).toContain('/lagtext/12.3');
    expect(text).toContain(`/arenden/${id}`);
  });

  test('shows how long is left where hours count', async () => {
    const handler = await municipality.addPerson([{ role: 'decision-maker', controller: social }]);
    const { id } = await addCase({ responsible: handler });
    await addDeadline({
      caseId: id,
      label: 'Anmälan till tillsynsmyndigheten',
      dueOn: '2026-11-23',
      dueAt: '2026-11-23T12:14:00Z',
    });
    expect(plain((await handler.get('/min-dag')).text)).toContain('27 tim 14 min kvar');
  });

  test('is filtered by kind and word, counted, and exported', async () => {
    const handler = await municipality.addPerson([{ role: 'decision-maker', controller: social }]);
    const { id } = await addCase({ responsible: handler });
    for (const [label, kind] of [
      ['Svar A', 'law'],
      ['Svar B', 'internal'],
      ['Yttrande', 'internal'],
    ] as const)
      await addDeadline({ caseId: id, label, dueOn: '2026-11-25', kind });
    const shown = async (query: string) => plain((await handler.get(`/min-dag?${query}`)).text);
    expect(await shown('')).toContain('3 saker att göra');
    expect(await shown('slag=law')).toContain('1 sak att göra');
    expect(await shown('q=svar')).toContain('2 saker att göra');
    expect(await shown('q=finns+inte')).toContain('Inget stämmer med urvalet');
    const { bytes } = await handler.get('/min-dag/export.xlsx?slag=internal');
    const sheet = await readSpreadsheet(bytes, 'min-dag.xlsx');
    expect(JSON.stringify(sheet)).toContain('Yttrande');
    expect(JSON.stringify(sheet)).not.toContain('Svar A');
  });

  test('asks the database for data twice, however much is due', async () => {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    await officer.get('/min-dag?vy=ombudet');
    const texts = spy.mock.calls.map(([asked]) =>
      typeof asked === 'string' ? asked : String((asked as { text?: string })?.text),
    );
    spy.mockRestore();
    const data = texts.filter(
      (text) => !/^(begin|commit|start)|set_config|who_is|"(session|user)"/i.test(text),
    );
    expect(data.length).toBeGreaterThan(0);
    expect(data.length).toBeLessThanOrEqual(2);
  });
});

describe('whose it is', () => {
  let board: Place;
  let mine: Browser;
  let asked: Browser;
  let ombud: Browser;
  beforeAll(async () => {
    board = await municipality.addController('Kulturnämnden');
    mine = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    asked = await municipality.addPerson([{ role: 'staff', controller: board }]);
    ombud = await municipality.addPerson([{ role: 'dso', controller: board }]);
  });
  const own = async (person: Browser) => plain((await person.get('/min-dag')).text);

  test('a remark is for the coordinator to answer, and the answer for the officer to read', async () => {
    const id = randomUUID();
    await ombud.post('/ombudet/ny', {
      id,
      namnd: board.id,
      kind: 'remark',
      text: 'Grund saknas för bibliotekskorten.',
      recipientId: '',
      answerBy: '2026-12-15',
    });
    expect(await own(mine)).toContain('Svara dataskyddsombudet');
    expect(await own(mine)).not.toContain('bibliotekskorten');
    expect(await own(ombud)).not.toContain('Läs nämndens svar');
    expect(plain((await ombud.get('/min-dag')).text)).toContain('Väntar på andra (1)');
    const form = await mine.get(`/ombudet/${id}`);
    const version = /name="version"[^>]*value="(\d+)"/.exec(form.text)?.[1] ?? '1';
    await mine.post(`/ombudet/${id}/svar`, { version, outcome: 'followed', answer: 'Vi ordnar det.' });
    expect(await own(mine)).not.toContain('Svara dataskyddsombudet');
    expect(await own(ombud)).toContain('Läs nämndens svar');
  });

  test('a confirmation is for whoever is asked, and a change that is asked for comes back to the coordinator', async () => {
    const processing = await addProcessing(mine, 'Bibliotekskort');
    const round = randomUUID();
    await mine.post('/oversyn', {
      id: round,
      name: 'Höst',
      dueOn: '2026-12-15',
      [`vem.${processing}`]: asked.personId,
    });
    expect(await own(asked)).toMatch(/Bekräfta att posten stämmer.*Bibliotekskort/);
    expect(await own(mine)).toMatch(/Väntar på andra .*Bekräfta att posten stämmer Bibliotekskort/);
    const { rows } = await admin.query('select id from confirmation_request where round_id = $1', [round]);
    await asked.post(`/bekrafta/${rows[0].id}`, {
      svar: 'changed',
      text: 'Fel mottagare',
      nar: '2026-12-20',
    });
    expect(await own(asked)).not.toContain('Bekräfta att posten stämmer');
    expect(await own(mine)).toContain('Ändra det som en medarbetare har påpekat');
    expect(await own(mine)).not.toContain('Fel mottagare');
    await admin.query('update processing set next_review_on = $1 where id = $2', ['2026-12-10', processing]);
    expect(await own(mine)).toContain('Se över posten');
    await admin.query('update processing set next_review_on = $1 where id = $2', ['2027-03-10', processing]);
    expect(await own(mine)).not.toContain('Se över posten');
  });

  test('a gap with a day is for whoever has it', async () => {
    const processing = await addProcessing(mine, 'Sommarkurser');
    await admin.query(
      `update processing_gap set owner_person_id = $1, due_on = '2026-12-01'
       where id = (select id from processing_gap where processing_id = $2 order by key limit 1)`,
      [asked.personId, processing],
    );
    expect(await own(asked)).toContain('Sommarkurser');
    expect(await own(mine)).not.toContain('Sommarkurser');
    expect(plain((await mine.get('/min-dag?vy=namnden')).text)).toContain('Sommarkurser');
  });

  test('a handover is for whoever takes over', async () => {
    await mine.post('/overlamning/ny', {
      id: randomUUID(),
      fromPersonId: ombud.personId,
      toPersonId: asked.personId,
      leavesOn: '2026-12-31',
      note: '',
    });
    expect(await own(asked)).toContain('Ta emot överlämningen');
    expect(await own(mine)).not.toContain('Läs och ta emot');
  });

  test('access to a system is for its owner alone to go through', async () => {
    const system = randomUUID();
    await mine.post('/system/nytt', {
      id: system,
      name: `Boklån ${system}`,
      kind: 'system',
      country: '',
      description: '',
      supplierId: '',
    });
    await admin.query(
      `insert into access_review (id, legal_entity_id, system_id, owner_controller_id, reviewed_on, result, next_on)
       values ($1, $2, $3, $4, '2025-11-01', 'in-order', '2026-11-01')`,
      [randomUUID(), municipality.id, system, board.id],
    );
    expect(await own(mine)).toContain(`Boklån ${system}`);
    expect(plain((await coordinator.get('/min-dag?vy=namnden')).text)).not.toContain(`Boklån ${system}`);
  });

  test('what has come in and what is not registered is for the registrar', async () => {
    const registrar = await municipality.addPerson([{ role: 'registrar', controller: board }]);
    await admin.query(
      `insert into inbox_item (id, controller_id, legal_entity_id, year, number, receipt, received_on, channel, sealed, key_id)
       values ($1, $2, $3, 2026, 14, 'IN-26-14', '2026-11-20', 'letter', '\\x00', 'prov')`,
      [randomUUID(), board.id, municipality.id],
    );
    await admin.query(
      `insert into case_record (id, controller_id, legal_entity_id, kind, diary_type, title, opened_on)
       values ($1, $2, $3, 'enquiry', 'Förfrågan', 'Fråga om lånekort', '2026-11-21')`,
      [randomUUID(), board.id, municipality.id],
    );
    for (const person of [registrar, mine]) {
      expect(await own(person)).toMatch(/Kom in fredag 20 november.*IN-26-14/);
      expect(await own(person)).toContain('Fråga om lånekort');
    }
    const office = (await ombud.get('/min-dag?vy=ombudet')).text;
    expect(office).toContain('IN-26-14');
    expect(office).not.toContain('href="/inkommet');
    const shownToStaff = plain((await asked.get('/min-dag?vy=namnden')).text);
    expect(shownToStaff).not.toContain('IN-26-14');
    expect(shownToStaff).not.toContain('Fråga om lånekort');
  });

  test('advice is for the officer, and what the nämnd did with it for whoever has the case', async () => {
    const handler = await municipality.addPerson([{ role: 'manager', controller: board }]);
    const { id } = await addCase({ controller: board, responsible: handler, title: 'Samråd om kamera' });
    await admin.query(
      `insert into consultation (id, controller_id, legal_entity_id, case_id, question, asked_at, asked_by)
       values ($1, $2, $3, $4, 'Får vi?', '2026-11-20T10:00:00Z', $5)`,
      [randomUUID(), board.id, municipality.id, id, handler.personId],
    );
    expect(await own(ombud)).toMatch(/Ge råd i samrådet.*Samråd om kamera/);
    expect(await own(handler)).toContain('Väntar på andra');
    await admin.query(
      "update consultation set advice = 'Ja', advised_at = '2026-11-21T10:00:00Z' where case_id = $1",
      [id],
    );
    expect(await own(ombud)).not.toContain('Ge råd i samrådet');
    expect(await own(handler)).toContain('Skriv vad nämnden gjorde med rådet');
  });

  test('the officer sees what is due at those who have appointed the officer, and nothing of others', async () => {
    const { id } = await addCase({ title: 'Hos socialnämnden' });
    await addDeadline({ caseId: id, label: 'Svar dit', dueOn: '2026-11-26' });
    expect(plain((await officer.get('/min-dag?vy=ombudet')).text)).toContain('Hos socialnämnden');
    expect(plain((await ombud.get('/min-dag?vy=ombudet')).text)).not.toContain('Hos socialnämnden');
    for (const view of ['mina', 'namnden', 'ombudet'])
      expect(plain((await mine.get(`/min-dag?vy=${view}`)).text)).not.toContain('Hos socialnämnden');
  });

  test('of a case that is closed to others, nobody else sees a word, a day or a number', async () => {
    const named = await municipality.addPerson([{ role: 'manager', controller: board }]);
    const before = (await mine.get('/min-dag?vy=namnden')).text;
    const { id, mark } = await addCase({
      controller: board,
      responsible: named,
      restricted: true,
      title: 'Hemligt larm',
    });
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on)
       values ($1, $2, $3, $4, 'Svar', 'law', 'Lagen', '2026-11-24')`,
      [randomUUID(), board.id, municipality.id, id],
    );
    expect(await own(named)).toContain(`${mark} Hemligt larm`);
    expect((await mine.get('/min-dag?vy=namnden')).text).toBe(before);
    expect(plain((await ombud.get('/min-dag?vy=ombudet')).text)).not.toContain(mark);
  });
});

const mailsTo = async (person: Browser): Promise<{ subject: string; body: string }[]> =>
  (
    await admin.query('select subject, body from platform.outbox where to_address = $1 order by created_at', [
      person.email,
    ])
  ).rows;

describe('a reminder', () => {
  let due: string;
  let doer: Browser;
  let waiting: Browser;
  beforeAll(async () => {
    doer = await municipality.addPerson([{ role: 'manager', controller: social }]);
    waiting = await municipality.addPerson([{ role: 'coordinator', controller: social }]);
    const { id } = await addCase({ title: 'Tolvanssons klagomål' });
    due = randomUUID();
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on, person_id, created_by)
       values ($1, $2, $3, $4, 'Yttrande', 'internal', 'Plan', '2026-11-30', $5, $6)`,
      [due, social.id, municipality.id, id, doer.personId, waiting.personId],
    );
  });

  test('is offered to whoever waits, goes once a day, and is noted', async () => {
    expect((await waiting.get('/min-dag')).text).toContain(`/min-dag/paminn/${due}`);
    expect((await waiting.get(`/min-dag/paminn/${due}`)).text).toContain('En vänlig påminnelse');
    const first = await waiting.post(`/min-dag/paminn/${due}`, { line: 'Ring mig gärna.' });
    expect(first.text).toContain('Påminnelsen är skickad');
    expect(first.text).toContain('Påmind i dag');
    const second = await waiting.post(`/min-dag/paminn/${due}`, { line: 'Igen' });
    expect(second.text).toContain('redan skickad i dag');
    const mails = await mailsTo(doer);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('Ring mig gärna.');
    expect(mails[0]?.body).toContain('Socialnämnden väntar på något som du har hand om');
    expect(mails[0]?.body).toMatch(/A-26-\d+/);
    expect(mails[0]?.body).not.toMatch(/Tolvansson|klagomål|Yttrande/);
  });

  test('is refused with an identity number in it, and keeps what was typed', async () => {
    const refused = await waiting.post(`/min-dag/paminn/${due}`, { line: 'Det gäller 19121212-1212.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Ta bort personnumret');
    expect(refused.text).toContain('Det gäller 19121212-1212.');
  });

  test("cannot be sent of what is one's own, out of reach or not there", async () => {
    expect((await doer.get(`/min-dag/paminn/${due}`)).status).toBe(404);
    const stranger = await municipality.addPerson([{ role: 'coordinator', controller: school }]);
    expect((await stranger.post(`/min-dag/paminn/${due}`, { line: '' })).status).toBe(404);
    expect((await waiting.get(`/min-dag/paminn/${randomUUID()}`)).status).toBe(404);
  });

  test('is not for those who only look', async () => {
    const auditor = await municipality.addPerson([
      { role: 'auditor', controller: social, lastDay: '2027-01-31' },
    ]);
    expect((await auditor.get(`/min-dag/paminn/${due}`)).status).toBe(403);
  });
});

/** The job tells everybody in the database: those of other tests are left in peace. */
async function tellOwnPersons(services: Parameters<typeof sendMyDayMails>[0]): Promise<void> {
  await admin.query(
    `insert into platform.my_day (person_id, digest) select id, 'never' from person where legal_entity_id <> $1
     on conflict (person_id) do nothing`,
    [municipality.id],
  );
  await sendMyDayMails(services);
}

/** On Monday 23 November, when digests go. */
const monday = { ...product.services, clock: fixedClock('2026-11-23T05:45:00Z') };

/** Wednesday the week after. */
const later = { ...product.services, clock: fixedClock('2026-11-25T05:45:00Z') };

describe('mails by choice', () => {
  test('go to the coordinator with a figure and a link, once a day, and hold no name and no matter', async () => {
    const board = await municipality.addController('Miljönämnden');
    const person = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const { id } = await addCase({ controller: board, responsible: person, title: 'Hemlig brunn' });
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on)
       values ($1, $2, $3, $4, 'Svar om brunnen', 'law', 'Lagen', '2026-11-20')`,
      [randomUUID(), board.id, municipality.id, id],
    );
    await tellOwnPersons(monday);
    await tellOwnPersons(monday);
    const mails = await mailsTo(person);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('1 sak väntar på dig (försenat: 1).');
    expect(mails[0]?.body).toContain('/min-dag');
    expect(JSON.stringify(mails)).not.toMatch(/brunn|Miljönämnden|A-26/i);
  });

  test('that were cut off half way go to the rest at the next try, and to nobody twice', async () => {
    const board = await municipality.addController('Överförmyndarnämnden');
    const persons = [
      await municipality.addPerson([{ role: 'coordinator', controller: board }]),
      await municipality.addPerson([{ role: 'coordinator', controller: board }]),
    ];
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, label, kind, source, due_on)
       values ($1, $2, $3, 'Svar', 'law', 'Lagen', '2026-11-24')`,
      [randomUUID(), board.id, municipality.id],
    );
    let asked = 0;
    const database = new Proxy(product.services.database, {
      get(target, name) {
        if (name === 'transaction' && ++asked > 1) throw new Error('killed');
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await expect(tellOwnPersons({ ...later, database })).rejects.toThrow('killed');
    await tellOwnPersons(later);
    for (const person of persons) expect(await mailsTo(person)).toHaveLength(1);
  });

  test('do not go when nothing waits, nor to whoever has not chosen them, nor on a free day', async () => {
    const board = await municipality.addController('Valnämnden');
    const idle = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const busy = await municipality.addPerson([{ role: 'manager', controller: board }]);
    const { id } = await addCase({ controller: board, responsible: busy });
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on)
       values ($1, $2, $3, $4, 'Svar', 'law', 'Lagen', '2026-11-24')`,
      [randomUUID(), board.id, municipality.id, id],
    );
    await tellOwnPersons(monday);
    expect(await mailsTo(idle)).toEqual([]);
    expect(await mailsTo(busy)).toEqual([]);
    await busy.post('/min-dag/mejl', { digest: 'weekdays', warningDays: '0' });
    await tellOwnPersons(product.services);
    expect(await mailsTo(busy)).toEqual([]);
    await tellOwnPersons(monday);
    expect(await mailsTo(busy)).toHaveLength(1);
  });

  test('respect the choice: never, weekly, and a warning before the day', async () => {
    const board = await municipality.addController('Fritidsnämnden');
    const person = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const { id } = await addCase({ controller: board, responsible: person });
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on)
       values ($1, $2, $3, $4, 'Svar', 'law', 'Lagen', '2026-11-27')`,
      [randomUUID(), board.id, municipality.id, id],
    );
    await person.post('/min-dag/mejl', { digest: 'never', warningDays: '3' });
    await tellOwnPersons(monday);
    expect(await mailsTo(person)).toEqual([]);
    await tellOwnPersons({ ...monday, clock: fixedClock('2026-11-24T05:45:00Z') });
    expect((await mailsTo(person)).map(({ body }) => body)).toEqual([
      expect.stringContaining('1 sak har sin dag inom 3 dagar.'),
    ]);
    const wrong = await person.post('/min-dag/mejl', { digest: 'varje timme', warningDays: '3' });
    expect(wrong.status).toBe(422);
    await person.post('/min-dag/mejl', { digest: 'weekly' });
    const page = (await person.get('/min-dag/kalender')).text;
    expect(page).toMatch(/value="weekly"[^>]*checked|checked[^>]*value="weekly"/);
    expect(page).toMatch(/value="3"[^>]*checked|checked[^>]*value="3"/);
  });
});

describe('the calendar', () => {
  const addressIn = (text: string) => /\/kalender\/[\w-]+\.ics/.exec(text)?.[0] ?? '';
  const program = () => new Browser(product.app);
  /** Long lines are folded. */
  const unfolded = (text: string) => text.replace(/\r\n /g, '');
  let person: Browser;
  let mark: string;
  let deadline: string;
  beforeAll(async () => {
    person = await municipality.addPerson([{ role: 'decision-maker', controller: social }]);
    const made = await addCase({ responsible: person, title: 'Begäran från Tolvan' });
    mark = made.mark;
    deadline = await addDeadline({ caseId: made.id, label: 'Svar på begäran', dueOn: '2026-12-24' });
    await addDeadline({
      caseId: made.id,
      label: 'Anmälan',
      dueOn: '2026-11-23',
      dueAt: '2026-11-23T12:14:00Z',
    });
  });

  test('has an address that is shown once, and of which the hash alone is kept', async () => {
    const made = await person.post('/min-dag/kalender');
    const address = addressIn(made.text);
    expect(address.length).toBeGreaterThan('/kalender/.ics'.length + 40);
    expect(addressIn((await person.get('/min-dag/kalender')).text)).toBe('');
    const secret = address.replace('/kalender/', '').replace('.ics', '');
    const { rows } = await admin.query(
      'select row_to_json(my_day)::text as kept from platform.my_day where person_id = $1',
      [person.personId],
    );
    expect(rows[0].kept).not.toContain(secret);
    const logged = await admin.query(
      "select detail from audit_event where row_id = $1 and action = 'account'",
      [person.personId],
    );
    expect(logged.rows).toContainEqual({ detail: 'Kalenderadress gjord' });
    expect(JSON.stringify(logged.rows)).not.toContain(secret);
  });

  test('holds marks, kinds and links, whole days and times, and no matter', async () => {
    const address = addressIn((await person.post('/min-dag/kalender')).text);
    const read = await program().get(address);
    expect(read.headers.get('content-type')).toMatch(/^text\/calendar/);
    const text = unfolded(read.text);
    expect(text).toContain(`SUMMARY:Frist i ärende ${mark}`);
    expect(text).toContain('DTSTART;VALUE=DATE:20261224');
    expect(text).toContain('DTSTART:20261123T121400Z');
    expect(text).toContain(`UID:deadline-${deadline}@ansvar`);
    expect(text).toContain('/arenden/');
    expect(text).not.toMatch(/Tolvan|begäran|Anmälan|Socialnämnden/i);
    expect((await person.get('/min-dag/kalender')).text).toContain('Den användes senast 22 november 2026');
    await acting(coordinator, (context) =>
      settleDeadline(context, { id: deadline, state: 'met', on: '2026-11-22' }),
    );
    expect((await program().get(address)).text).not.toContain(deadline);
  });

  test('ends with the address, by a new one or by taking it away', async () => {
    const first = addressIn((await person.post('/min-dag/kalender')).text);
    const second = addressIn((await person.post('/min-dag/kalender')).text);
    expect((await program().get(first)).status).toBe(404);
    expect((await program().get(second)).status).toBe(200);
    await person.post('/min-dag/kalender/avsluta');
    expect((await program().get(second)).status).toBe(404);
  });

  test('is empty when the appointment has ended, and gone when the account is closed', async () => {
    const leaver = await municipality.addPerson([{ role: 'coordinator', controller: social }]);
    const address = addressIn((await leaver.post('/min-dag/kalender')).text);
    expect((await program().get(address)).text).toContain('BEGIN:VEVENT');
    await admin.query("update appointment set last_day = '2026-11-21' where person_id = $1", [
      leaver.personId,
    ]);
    const empty = await program().get(address);
    expect(empty.status).toBe(200);
    expect(empty.text).not.toContain('BEGIN:VEVENT');
    const { rows } = await admin.query('select account_id from person where id = $1', [leaver.personId]);
    await product.services.accounts.ledger.setActive(rows[0].account_id, false);
    expect((await program().get(address)).status).toBe(404);
  });

  test('answers guesses with nothing, and after a hundred of them not at all', async () => {
    const guesser = program();
    for (let guess = 0; guess < 100; guess++) {
      expect((await guesser.get(`/kalender/${randomUUID()}.ics`)).status).toBe(404);
    }
    expect((await guesser.get(`/kalender/${randomUUID()}.ics`)).status).toBe(429);
    const address = addressIn((await person.post('/min-dag/kalender')).text);
    expect((await guesser.get(address)).status).toBe(429);
    expect((await program().get(address)).status).toBe(200);
  });
});
