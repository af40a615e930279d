/** What runs beside the authority's form: the kommun's other clock, telling controllers, mails at marks, the pack on paper. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDuePacks, sendIncidentMarks } from '../src/modules/incidents/actions/index.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { makeGroup, setTimes } from './incidents.ts';
import {
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  type Visit,
} from './municipality.ts';

const product = openTestProduct();
const { admin, services } = product;

let municipality: Municipality;
let board: Place;
let other: Place;
let coordinator: Browser;
let second: Browser;
let staff: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  other = await municipality.addController('Kommunstyrelsen');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  second = await municipality.addPerson([{ role: 'coordinator', controller: other }]);
  staff = await municipality.addPerson([{ role: 'staff', controller: board }]);
});

const plain = ({ text }: Visit) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Written in as from paper: aware on 20 November at 14.20. */
async function newIncident(browser: Browser, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const id = randomUUID();
  const visit = await browser.post('/incidenter/efterregistrera', {
    id,
    title: 'Felskickat beslut',
    reportedOn: '2026-11-20',
    reportedAt: '14.30',
    awareOn: '2026-11-20',
    awareAt: '14.20',
    awareSource: 'own',
    discoveredOn: '2026-11-20',
    discoveredAt: '14.00',
    ...more,
  });
  expect(visit.path).toBe(`/incidenter/${id}`);
  return id;
}

const deadlinesOf = async (id: string) =>
  (
    await admin.query(
      'select label, state, due_at, due_on from deadline where case_id = $1 order by due_on, label',
      [id],
    )
  ).rows as { label: string; state: string; due_at: Date | null; due_on: string }[];

describe('a significant incident under the Cybersecurity Act', () => {
  const begin = { id: '', on: '2026-11-20', at: '15.00', reason: 'Verksamheten står still.' };

  test('is one for the kommun, with three deadlines in the case that it began in', async () => {
    const id = await newIncident(coordinator);
    await coordinator.post(`/incidenter/${id}/cyber`, { ...begin, id: randomUUID() });
    const cyber = (await deadlinesOf(id)).filter(({ label }) => label.includes('cybersäkerhetslagen'));
    expect(
      cyber.map(({ label, due_at, due_on }) => [label.split(' ')[0], due_at?.toISOString() ?? due_on]),
    ).toEqual([
      ['Varning', '2026-11-21T14:00:00.000Z'],
      ['Incidentanmälan', '2026-11-23T14:00:00.000Z'],
      ['Slutrapport', '2026-12-23'],
    ]);
    expect(plain(await coordinator.get(`/incidenter/${id}/cyber`))).toContain('NCSC');
  });

  test('another nämnd’s case joins it and gets no clock of its own; who keeps it reports', async () => {
    const first = await newIncident(coordinator);
    const cyberId = randomUUID();
    await coordinator.post(`/incidenter/${first}/cyber`, { ...begin, id: cyberId });
    const joined = await newIncident(second);
    expect((await second.get(`/incidenter/${joined}/cyber`)).text).toContain(cyberId);
    await second.post(`/incidenter/${joined}/cyber/lank`, { cyberIncidentId: cyberId });
    expect((await deadlinesOf(joined)).some(({ label }) => label.includes('cybersäkerhetslagen'))).toBe(
      false,
    );
    const step = { step: 'warnedAt', on: '2026-11-21', at: '10.00' };
    expect((await second.post(`/incidenter/${joined}/cyber/steg`, step)).status).toBe(403);
    expect(plain(await second.get(`/incidenter/${joined}/cyber`))).toContain('Socialnämnden');
  });

  test('a late report says why; the final report’s day follows from the notification', async () => {
    const id = await newIncident(coordinator);
    await coordinator.post(`/incidenter/${id}/cyber`, { ...begin, id: randomUUID() });
    const late = { step: 'warnedAt', on: '2026-11-21', at: '15.01' };
    const refused = await coordinator.post(`/incidenter/${id}/cyber/steg`, late);
    expect([refused.status, plain(refused)]).toEqual([422, expect.stringContaining('Tiden hade gått ut')]);
    await coordinator.post(`/incidenter/${id}/cyber/steg`, { ...late, lateReason: 'Utredningen tog tid.' });
    await coordinator.post(`/incidenter/${id}/cyber/steg`, {
      step: 'notifiedAt',
      on: '2026-11-21',
      at: '16',
    });
    const cyber = (await deadlinesOf(id)).filter(({ label }) => label.includes('cybersäkerhetslagen'));
    expect(cyber.map(({ state, due_on }) => [state, due_on])).toEqual([
      ['missed', '2026-11-21'],
      ['met', '2026-11-23'],
      ['open', '2026-12-21'],
    ]);
  });

  test('is reported in the case that holds its deadlines, and begun with a form of its own', async () => {
    const first = await newIncident(coordinator);
    const cyberId = randomUUID();
    await coordinator.post(`/incidenter/${first}/cyber`, { ...begin, id: cyberId });
    const again = await newIncident(coordinator);
    await coordinator.post(`/incidenter/${again}/cyber/lank`, { cyberIncidentId: cyberId });
    const step = { step: 'warnedAt', on: '2026-11-20', at: '18.00' };
    const refused = await coordinator.post(`/incidenter/${again}/cyber/steg`, step);
    expect([refused.status, plain(refused)]).toEqual([
      422,
      expect.stringContaining('Fristerna ligger i ärende'),
    ]);
    const foreign = await newIncident(second);
    expect((await second.post(`/incidenter/${foreign}/cyber`, { ...begin, id: cyberId })).status).toBe(422);
    expect((await deadlinesOf(foreign)).some(({ label }) => label.includes('cybersäkerhetslagen'))).toBe(
      false,
    );
  });

  test('tells the kommun no title of a restricted case', async () => {
    const id = await newIncident(coordinator, { title: 'Hemlig rubrik om någon' });
    await admin.query('update case_record set restricted = true where id = $1', [id]);
    await coordinator.post(`/incidenter/${id}/cyber`, { ...begin, id: randomUUID() });
    const list = plain(await second.get('/incidenter/cyber'));
    expect(list).toContain('Betydande incident');
    expect(list).not.toContain('Hemlig rubrik');
  });

  test('is refused before the discovery, before the act, in the future and out of order', async () => {
    const id = await newIncident(coordinator);
    const post = (fields: Readonly<Record<string, string>>) =>
      coordinator.post(`/incidenter/${id}/cyber`, { ...begin, id: randomUUID(), ...fields });
    expect(plain(await post({ at: '13.59' }))).toContain('innan incidenten upptäcktes');
    expect(plain(await post({ on: '2026-11-23' }))).toContain('framtiden');
    expect(plain(await post({ reason: '' }))).toContain('varför incidenten är betydande');
    await post({});
    const early = await coordinator.post(`/incidenter/${id}/cyber/steg`, {
      step: 'reportedAt',
      on: '2026-11-21',
      at: '10.00',
    });
    expect([early.status, plain(early)]).toEqual([
      422,
      expect.stringContaining('Notera incidentanmälan först'),
    ]);
  });

  test('is not for whoever is outside the group', async () => {
    const id = await newIncident(coordinator);
    expect((await staff.post(`/incidenter/${id}/cyber`, begin)).status).toBe(403);
  });
});

describe('when we are processor', () => {
  async function asProcessor(): Promise<string> {
    const id = await newIncident(coordinator);
    await coordinator.post(`/incidenter/${id}/underratta/sida`, { side: 'processor' });
    return id;
  }
  const part = {
    others: 'Bolaget AB',
    nature: 'Obehörig inloggning i det system som vi sköter åt er.',
    continues: 'yes',
    way: 'e-mail',
    on: '2026-11-20',
    at: '16.00',
  };

  test('there is no clock to the authority, and somebody to tell without delay', async () => {
    const id = await asProcessor();
    const deadlines = await deadlinesOf(id);
    expect(deadlines.map(({ label, state }) => [label, state])).toEqual([
      [expect.stringContaining('Anmälan'), 'withdrawn'],
      ['Underrätta de personuppgiftsansvariga', 'open'],
    ]);
  });

  test('each controller is told in parts, once each however often the form is sent', async () => {
    const id = await asProcessor();
    const form = randomUUID();
    await coordinator.post(`/incidenter/${id}/underratta`, { ...part, id: form });
    await coordinator.post(`/incidenter/${id}/underratta`, { ...part, id: form });
    await coordinator.post(`/incidenter/${id}/underratta`, {
      ...part,
      id: randomUUID(),
      others: '',
      recipients: 'Bolaget AB',
      continues: 'no',
      at: '17.00',
    });
    const { rows } = await admin.query(
      'select recipient, part, continues from incident_notice where case_id = $1 order by part',
      [id],
    );
    expect(rows).toEqual([
      { recipient: 'Bolaget AB', part: 1, continues: true },
      { recipient: 'Bolaget AB', part: 2, continues: false },
    ]);
    expect((await deadlinesOf(id)).at(-1)?.state).toBe('met');
  });

  test('what the register says that we do for others is whom we tell', async () => {
    const id = await asProcessor();
    const processing = randomUUID();
    await admin.query(
      `insert into processing (id, controller_id, legal_entity_id, number, name, role)
       values ($1, $2, $3, 901, 'Gemensam växel', 'processor')`,
      [processing, board.id, municipality.id],
    );
    await admin.query(
      `insert into served_controller (id, controller_id, legal_entity_id, processing_id, name, contact)
       values ($1, $2, $3, $4, 'Grannämnden', 'granne@kommun.example')`,
      [randomUUID(), board.id, municipality.id, processing],
    );
    const page = plain(await coordinator.get(`/incidenter/${id}/underratta`));
    expect(page).toContain('Grannämnden granne@kommun.example Inte än');
    await admin.query('delete from served_controller where processing_id = $1', [processing]);
  });

  test('a notice prints as a PDF', async () => {
    const id = await asProcessor();
    await coordinator.post(`/incidenter/${id}/underratta`, { ...part, id: randomUUID() });
    const { rows } = await admin.query('select id from incident_notice where case_id = $1', [id]);
    const pdf = await coordinator.get(`/incidenter/${id}/underratta/${rows[0].id}/brev.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
  });

  test('a notice needs somebody to go to, and a time that has been', async () => {
    const id = await asProcessor();
    const post = (fields: Readonly<Record<string, string>>) =>
      coordinator.post(`/incidenter/${id}/underratta`, { ...part, id: randomUUID(), ...fields });
    expect(plain(await post({ others: '' }))).toContain('Välj vilka ni har underrättat');
    expect(plain(await post({ at: '' }))).toContain('klockslaget');
    expect(plain(await post({ on: '2026-11-23' }))).toContain('framtiden');
    expect(plain(await post({ on: '2026-11-19' }))).toContain('innan incidenten upptäcktes');
    const { rows } = await admin.query('select 1 from incident_notice where case_id = $1', [id]);
    expect(rows).toHaveLength(0);
  });
});

describe('mails while the clock runs', () => {
  const mailsAbout = async (email: string, id: string) =>
    (
      await admin.query(
        'select subject from platform.outbox where to_address = $1 and key like $2 order by created_at',
        [email, `incident-mark:${id}:%`],
      )
    ).rows.map(({ subject }) => subject as string);

  test('go out at the marks, each once, and tell only the latest after a standstill', async () => {
    const id = await newIncident(coordinator);
    const at = (now: string) => sendIncidentMarks({ ...services, clock: fixedClock(now) });
    await at('2026-11-21T09:00:00Z');
    expect(await mailsAbout(coordinator.email, id)).toEqual([]);
    await at('2026-11-21T14:00:00Z');
    await at('2026-11-21T14:10:00Z');
    expect(await mailsAbout(coordinator.email, id)).toEqual([
      expect.stringContaining('Det är 48 timmar kvar'),
    ]);
    await at('2026-11-23T12:00:00Z');
    expect(await mailsAbout(coordinator.email, id)).toEqual([
      expect.stringContaining('Det är 48 timmar kvar'),
      expect.stringContaining('Det är 6 timmar kvar'),
    ]);
    expect(await mailsAbout(staff.email, id)).toEqual([]);
  });

  test('follow what the nämnd has chosen; at least one mark is', async () => {
    const own = await makeMunicipality(product);
    const place = await own.addController('Nämnden');
    const person = await own.addPerson([{ role: 'coordinator', controller: place }]);
    expect((await person.post('/incidenter/beredskap/paminnelser', { marks: '' })).status).toBe(422);
    await person.post('/incidenter/beredskap/paminnelser', { marks: ['', '60', '2'] });
    const id = await newIncident(person);
    await sendIncidentMarks({ ...services, clock: fixedClock('2026-11-21T03:00:00Z') });
    expect(await mailsAbout(person.email, id)).toEqual([expect.stringContaining('60 timmar')]);
  });
});

describe('the clock, whatever is changed', () => {
  const clocks = async (id: string) =>
    (
      await admin.query(
        "select label, state, due_at from deadline where case_id = $1 and rule_id = 'incident.deadline' order by label",
        [id],
      )
    ).rows.map(({ label, state, due_at }) => [label.split(' ')[0], state, due_at.toISOString()]);
  const unaware = { awareOn: '', awareAt: '' };

  test('counts from the report until the awareness is said, so that nothing stands still', async () => {
    const id = await newIncident(coordinator, unaware);
    expect(await clocks(id)).toEqual([['Skriv', 'open', '2026-11-23T13:30:00.000Z']]);
    await setTimes(coordinator, id, {
      awareOn: '2026-11-20',
      awareAt: '15.00',
      awareSource: 'own',
      reason: 'Sagt',
    });
    expect(await clocks(id)).toEqual([
      ['Anmälan', 'open', '2026-11-23T14:00:00.000Z'],
      ['Skriv', 'withdrawn', '2026-11-23T13:30:00.000Z'],
    ]);
  });

  test('runs again when it turns out that we are controller after all', async () => {
    const id = await newIncident(coordinator);
    for (const side of ['processor', 'controller'])
      await coordinator.post(`/incidenter/${id}/underratta/sida`, { side });
    expect(await clocks(id)).toEqual([['Anmälan', 'open', '2026-11-23T13:20:00.000Z']]);
  });

  test('does not begin for a processor whose times are corrected', async () => {
    const id = await newIncident(coordinator);
    await coordinator.post(`/incidenter/${id}/underratta/sida`, { side: 'processor' });
    await setTimes(coordinator, id, { awareAt: '16.00', awareSource: 'own', reason: 'Rättelse' });
    expect((await clocks(id)).map(([, state]) => state)).toEqual(['withdrawn']);
  });

  test('is one, also after «document», «notify» and another awareness', async () => {
    const group = await makeGroup(await makeMunicipality(product));
    const id = await newIncident(group.coordinator);
    await admin.query(
      "update incident set likelihood = 'unlikely', severity = 1, risk = 'unlikely', is_breach = 'yes' where case_id = $1",
      [id],
    );
    const decide = async (outcome: string) =>
      group.delegate.post(`/incidenter/${id}/beslut`, {
        id: randomUUID(),
        replaces:
          /name="replaces" value="([^"]*)"/.exec(
            (await group.delegate.get(`/incidenter/${id}/beslut`)).text,
          )?.[1] ?? '',
        way: 'delegate',
        outcome,
        outcomeReason: 'Skäl som räcker för den som läser efteråt.',
        deviationReason: outcome === 'notify' ? 'Uppgifterna visade sig ha spridits vidare.' : '',
      });
    await decide('document');
    expect((await clocks(id)).map(([, state]) => state)).toEqual(['withdrawn']);
    await decide('notify');
    await setTimes(group.coordinator, id, { awareAt: '16.00', awareSource: 'own', reason: 'Rättelse' });
    expect(await clocks(id)).toEqual([['Anmälan', 'open', '2026-11-23T15:00:00.000Z']]);
  });

  test('has its own marks when the time is another', async () => {
    const id = await newIncident(coordinator);
    const mails = async () =>
      (
        await admin.query(
          'select count(*)::int as sent from platform.outbox where to_address = $1 and key like $2',
          [coordinator.email, `incident-mark:${id}:%`],
        )
      ).rows[0].sent;
    await sendIncidentMarks({ ...services, clock: fixedClock('2026-11-23T14:00:00Z') });
    expect(await mails()).toBe(1);
    await admin.query("update deadline set due_at = due_at + interval '2 days' where case_id = $1", [id]);
    await sendIncidentMarks({ ...services, clock: fixedClock('2026-11-24T14:00:00Z') });
    expect(await mails()).toBe(2);
  });
});

describe('Min dag', () => {
  test('shows the hours to the group and the officer, whoever is responsible, and to no others', async () => {
    const own = await makeMunicipality(product);
    const place = await own.addController('Nämnden');
    const at = (role: 'coordinator' | 'lawyer' | 'dso' | 'manager') =>
      own.addPerson([{ role, controller: place }]);
    const [responsible, lawyer, officer, manager] = [
      await at('coordinator'),
      await at('lawyer'),
      await at('dso'),
      await at('manager'),
    ];
    await newIncident(responsible);
    for (const person of [lawyer, officer])
      expect(plain(await person.get('/min-dag'))).toMatch(/En klocka går .*måndag 23 november kl. 14.20/);
    expect(plain(await manager.get('/min-dag'))).not.toContain('klocka går');
  });

  test('tells each delegate that a decision waits, when the group has judged and until it is decided', async () => {
    const group = await makeGroup(await makeMunicipality(product));
    const id = await newIncident(group.coordinator);
    expect(plain(await group.delegate.get('/min-dag'))).not.toContain('Besluta om incidenten');
    await admin.query("update incident set likelihood = 'likely' where case_id = $1", [id]);
    const day = await group.delegate.get('/min-dag');
    expect(plain(day)).toMatch(/måndag 23 november kl. 14.20 .*Besluta om incidenten/);
    expect(day.text).toContain(`/incidenter/${id}/beslut`);
    await admin.query("update incident set outcome = 'notify', decided_at = now() where case_id = $1", [id]);
    expect(plain(await group.delegate.get('/min-dag'))).not.toContain('Besluta om incidenten');
  });
});

describe('the pack for the day when the computers are down', () => {
  const save = (fields: Readonly<Record<string, string>> = {}) =>
    coordinator.post('/incidenter/beredskap/nodparm', {
      packEvery: 'weekly',
      packPhones: 'It-stöd 0990-100 10',
      packNote: 'Gruppen träffas i rum 4.',
      password: 'fyra ord efter varandra',
      id: randomUUID(),
      ...fields,
    });
  const latest = async () =>
    (
      await admin.query(
        'select id, pages, made_by, fetched_at from emergency_pack where controller_id = $1 order by made_at desc',
        [board.id],
      )
    ).rows;

  test('has a password that is long enough, lies sealed and is never shown', async () => {
    expect(plain(await save({ password: '' }))).toContain('Välj ett lösenord');
    expect(plain(await save({ password: 'kort' }))).toContain('minst 12 tecken');
    expect(plain(await save({ password: 'aaaaaaaaaaaa' }))).toContain('lätt att gissa');
    await save();
    expect((await coordinator.get('/incidenter/beredskap')).text).not.toContain('fyra ord efter varandra');
    const { rows } = await admin.query(
      "select position('fyra ord'::bytea in sealed) as at from incident_setting where controller_id = $1",
      [board.id],
    );
    expect(rows[0].at).toBe(0);
  });

  test('opens with the password and with no other; a fetch is noted', async () => {
    await save();
    await coordinator.post('/incidenter/beredskap/nodparm/ny', { id: randomUUID() });
    const [pack] = await latest();
    const visit = await coordinator.get(`/incidenter/beredskap/nodparm/${pack.id}`);
    const pdf = Buffer.from(visit.bytes);
    await expect(PDFDocument.load(pdf, { password: 'fel lösenord' })).rejects.toThrow();
    const opened = await PDFDocument.load(pdf, { password: 'fyra ord efter varandra' });
    expect(opened.getPageCount()).toBe(pack.pages);
    expect((await latest())[0].fetched_at).not.toBeNull();
  });

  test('is made by the schedule, once, and written whole to the folder that is named for it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-'));
    const setting = { ...services, emergencyFolder: folder };
    await save();
    await admin.query('delete from emergency_pack where controller_id = $1', [board.id]);
    await makeDuePacks(setting);
    await makeDuePacks(setting);
    expect((await latest()).map(({ made_by }) => made_by)).toEqual([null]);
    const [name] = readdirSync(folder).filter((one) => one.includes('Socialnämnden'));
    expect(name).toMatch(/^Nödpärm Socialnämnden 2026-11-22\.pdf$/);
    const bytes = readFileSync(join(folder, name ?? ''));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    rmSync(folder, { recursive: true });
  });
});
