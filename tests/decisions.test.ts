/** Decisions in cases, and «Redovisning av delegationsbeslut» to the nämnd (Q-004–Q-006, T-083). */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let board: Place;
let registrar: Browser;
let delegate: Browser;
let chair: Browser;
let manager: Browser;
let committee: string;

async function addBody(kind: string, name: string, day: string): Promise<string> {
  const id = randomUUID();
  await admin.query(
    'insert into body (id, controller_id, legal_entity_id, name, kind) values ($1, $2, $3, $4, $5)',
    [id, board.id, municipality.id, name, kind],
  );
  await admin.query(
    'insert into meeting (id, controller_id, legal_entity_id, body_id, held_on) values ($1, $2, $3, $4, $5)',
    [randomUUID(), board.id, municipality.id, id, day],
  );
  return id;
}

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  const at = (role: Parameters<Municipality['addPerson']>[0][number]['role']) =>
    municipality.addPerson([{ role, controller: board }]);
  registrar = await at('registrar');
  delegate = await at('head');
  manager = await at('manager');
  chair = await at('chair');
  const point = randomUUID();
  await admin.query(
    `insert into delegation_point (id, controller_id, legal_entity_id, number, matter, function, decided_on, first_day)
     values ($1, $2, $3, '4.2', 'incident.decide', 'Socialchef', '2024-12-01', '2026-01-01')`,
    [point, board.id, municipality.id],
  );
  await admin.query(
    `insert into delegate (id, controller_id, legal_entity_id, delegation_point_id, person_id, first_day)
     values ($1, $2, $3, $4, $5, '2026-01-01')`,
    [randomUUID(), board.id, municipality.id, point, delegate.personId],
  );
  committee = await addBody('committee', 'Enskilda utskottet', '2026-11-26');
  await addBody('board', 'Socialnämnden', '2026-12-03');
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function newCase(browser: Browser, fields: Fields = {}): Promise<string> {
  const id = randomUUID();
  await browser.post('/arenden/nytt', {
    id,
    kind: 'complaint',
    title: 'Felskickat beslut',
    openedOn: '2026-11-20',
    registrera: '1',
    ...fields,
  });
  return id;
}

const decide = (browser: Browser, caseId: string, fields: Fields = {}) =>
  browser.post(`/arenden/${caseId}/beslut`, {
    id: randomUUID(),
    way: 'delegate',
    matter: 'incident.decide',
    title: 'Beslut att inte anmäla personuppgiftsincident',
    ...fields,
  });

const decisionsOf = async (caseId: string) =>
  (await admin.query('select * from case_decision where case_id = $1 order by recorded_at', [caseId])).rows;

describe('a decision', () => {
  test('is taken by the delegate under the point, as it stood', async () => {
    const id = await newCase(registrar);
    await decide(delegate, id, { text: 'Risken är osannolik.' });
    expect((await decisionsOf(id))[0]).toMatchObject({
      way: 'delegate',
      authority: 'punkt 4.2 i delegationsordningen (Socialchef)',
      decided_by_person_id: delegate.personId,
      decided_on: '2026-11-22',
    });
  });

  test('T-083: somebody without a point is refused and told who may', async () => {
    const id = await newCase(registrar);
    const visit = await decide(manager, id);
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toMatch(/Det kan: Tolvan Tolvansson \(Socialchef, punkt 4\.2\)/);
    expect(fieldOf(visit.text, 'title')).toBe('Beslut att inte anmäla personuppgiftsincident');
    expect(await decisionsOf(id)).toEqual([]);
  });

  test('on paper is judged as of its own day: before the point began nobody could', async () => {
    const id = await newCase(registrar);
    const recorded = { way: 'recorded', delegateId: delegate.personId };
    expect((await decide(registrar, id, { ...recorded, decidedOn: '2025-12-30' })).status).toBe(422);
    await decide(registrar, id, { ...recorded, decidedOn: '2026-11-18' });
    expect((await decisionsOf(id))[0]).toMatchObject({
      decided_on: '2026-11-18',
      recorded_by: registrar.personId,
    });
  });

  test('by the ordförande needs why it could not wait; by utskott and nämnd the paragraph', async () => {
    const id = await newCase(registrar);
    const urgent = { way: 'chair', chairId: chair.personId, decidedOn: '2026-11-21' };
    expect(plain((await decide(registrar, id, urgent)).text)).toContain('varför saken inte kunde vänta');
    await decide(registrar, id, { ...urgent, urgency: '72 timmar går ut före sammanträdet.' });
    expect(
      (await decide(registrar, id, { way: 'committee', bodyId: committee, decidedOn: '2026-11-19' })).status,
    ).toBe(422);
    await decide(registrar, id, {
      way: 'committee',
      bodyId: committee,
      decidedOn: '2026-11-19',
      paragraph: '§ 12',
    });
    await decide(registrar, id, { way: 'board', decidedOn: '2026-11-19', paragraph: '§ 87' });
    expect((await decisionsOf(id)).map(({ way }) => way)).toEqual(['chair', 'committee', 'board']);
  });

  test('recorded for others is the registrar’s; a manager can record nobody’s', async () => {
    const id = await newCase(registrar);
    const visit = await decide(manager, id, { way: 'board', decidedOn: '2026-11-19', paragraph: '§ 1' });
    expect(visit.status).toBe(403);
  });

  test('once saved cannot be changed, by nobody; a new one replaces it', async () => {
    const id = await newCase(registrar);
    await decide(delegate, id);
    const [first] = await decisionsOf(id);
    await decide(delegate, id, { title: 'Beslut att anmäla personuppgiftsincident', replacesId: first.id });
    expect((await decisionsOf(id))[1].replaces_id).toBe(first.id);
    const { rows } = await admin.query(
      "select has_table_privilege('ansvar_staff', 'app.case_decision', 'update') as may",
    );
    expect(rows[0].may).toBe(false);
  });
});

describe('the list to the nämnd', () => {
  test('has three groups, individual matters by number, closed cases too, and is fixed at its meeting', async () => {
    const own = await makeMunicipality(product);
    municipality = own;
    board = await own.addController('Omsorgsnämnden');
    const her = await own.addPerson([
      { role: 'coordinator', controller: board },
      { role: 'chair', controller: board },
    ]);
    const other = await own.addPerson([{ role: 'registrar', controller: board }]);
    const meetingBody = await addBody('board', 'Omsorgsnämnden', '2026-12-03');
    const utskott = await addBody('committee', 'Utskottet', '2026-11-26');
    const open = await newCase(her, { kind: 'other', title: 'Riktlinjer' });
    await decide(her, open, {
      way: 'chair',
      matter: 'other',
      chairId: her.personId,
      decidedOn: '2026-11-20',
      urgency: 'Brådskande',
      title: 'Yttrande över riktlinjer',
    });
    const closed = await newCase(her, { title: 'Hemligt ärende', restricted: ['', '1'] });
    await decide(her, closed, {
      way: 'committee',
      bodyId: utskott,
      decidedOn: '2026-11-19',
      paragraph: '§ 7',
      title: 'Beslut om den hemliga saken',
      individual: ['', '1'],
    });
    const list = await other.get('/delegationsbeslut');
    const text = plain(list.text);
    expect(text).toContain('2 beslut att redovisa');
    expect(text).toMatch(/Yttrande över riktlinjer, A-26-\d/);
    expect(text).toMatch(/Besluta om anmälan av personuppgiftsincident, A-26-\d/);
    expect(text).not.toContain('hemlig');
    expect(list.text).not.toContain(`/arenden/${closed}`);

    const ids = [...list.text.matchAll(/name="beslut" value="([^"]+)"/g)].map(([, id]) => id as string);
    const report = randomUUID();
    await other.post('/delegationsbeslut', {
      id: report,
      beslut: ids,
      meeting: `${meetingBody}:2026-12-03`,
    });
    const after = plain((await other.get('/delegationsbeslut')).text);
    expect(after).toContain('Inget att redovisa');
    // The closed case is counted too.
    expect(after).toMatch(/3 december 2026, Omsorgsnämnden 2 2026-11-22/);
    const fixed = plain((await other.get(`/delegationsbeslut/${report}`)).text);
    expect(fixed).toContain('Ordförandebeslut');
    expect(fixed).toContain('2 beslut');

    const pdf = await other.get(`/delegationsbeslut/${report}/lista.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
    const word = await other.get(`/delegationsbeslut/${report}/lista.docx`);
    expect(new TextDecoder('latin1').decode(word.bytes.slice(0, 2))).toBe('PK');
  });

  test('takes only decisions of the nämnd, and none twice', async () => {
    const first = await makeMunicipality(product);
    municipality = first;
    board = await first.addController('Tekniska nämnden');
    const her = await first.addPerson([
      { role: 'coordinator', controller: board },
      { role: 'chair', controller: board },
    ]);
    const body = await addBody('board', 'Tekniska nämnden', '2026-12-03');
    const id = await newCase(her, { kind: 'other', title: 'Ett' });
    const taken = {
      way: 'chair',
      matter: 'other',
      chairId: her.personId,
      decidedOn: '2026-11-20',
      urgency: 'Ja',
      title: 'Ett beslut',
    };
    await decide(her, id, taken);
    const [decision] = await decisionsOf(id);
    const send = () =>
      her.post('/delegationsbeslut', {
        id: randomUUID(),
        beslut: [decision.id],
        meeting: `${body}:2026-12-03`,
      });
    await send();
    expect((await send()).status).toBe(422);
    const { rows } = await admin.query(
      'select count(*)::int as count from delegation_report where controller_id = $1',
      [board.id],
    );
    expect(rows[0].count).toBe(1);
  });
});
