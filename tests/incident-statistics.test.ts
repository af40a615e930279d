/** The register of incidents, its exports and documentation, and the figures. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentationDocument } from '../src/modules/incidents/documents/index.ts';
import { type CountedIncident, figuresOf, median, shortLabel } from '../src/modules/incidents/rules/index.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import { dataStatements } from './data-statements.ts';
import { addIncident, type Group, makeGroup, plain } from './incidents.ts';
import { type Browser, type Municipality, makeMunicipality, openTestProduct } from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const MOST_STATEMENTS = 6;

let municipality: Municipality;
let first: Group;
let second: Group;
let outside: Group;
let both: Browser;
const ids = { mail: '', late: '', school: '' };

const aware = { aware_at: '2026-11-20T13:20:00Z', aware_source: 'own' };

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  first = await makeGroup(municipality);
  second = await makeGroup(municipality, 'Bildningsnämnden');
  const elsewhere = await makeMunicipality(product);
  outside = await makeGroup(elsewhere, 'Kulturnämnden');
  await addIncident(elsewhere, outside, { ...aware, cause: 'technical' });
  both = await municipality.addPerson([
    { role: 'dso', controller: first.board },
    { role: 'dso', controller: second.board },
  ]);
  ids.mail = await addIncident(municipality, first, {
    ...aware,
    types: ['disclosure', 'access'],
    cause: 'human',
    subjects_exact: 57,
    severity: 2,
  });
  ids.late = await addIncident(municipality, first, {
    discovered_at: '2026-03-02T08:00:00Z',
    reported_at: '2026-03-02T09:00:00Z',
    aware_at: '2026-03-02T10:00:00Z',
    aware_source: 'own',
    types: ['loss'],
    cause: 'routines',
    severity: 3,
    outcome: 'notify',
    decided_at: '2026-03-06T10:00:00Z',
    description: 'En dator är borta.',
    consequences: ['control'],
  });
  await admin.query(
    `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, rule_id, facts, law_version, due_on, due_at, state)
     values ($1, $2, $3, $4, 'Anmälan', 'law', 'Artikel 33.1', 'incident.deadline', '{}', 'prov', '2026-03-05', '2026-03-05T10:00:00Z', 'open')`,
    [randomUUID(), first.board.id, municipality.id, ids.late],
  );
  await admin.query(
    `insert into incident_notification (id, controller_id, legal_entity_id, case_id, phase, form_version, sealed, key_id, sha256, sent_at, late_reason)
     values ($1, $2, $3, $4, 'first', 'imy-2025-02', '\\x00', 'k', 'x', '2026-03-06T12:00:00Z', 'Samordnaren var borta.')`,
    [randomUUID(), first.board.id, municipality.id, ids.late],
  );
  ids.school = await addIncident(municipality, second, {
    ...aware,
    types: ['unavailability'],
    cause: 'outside-attack',
    outcome: 'document',
    decided_at: '2026-11-21T10:00:00Z',
  });
  for (const [text, secret] of [
    ['Byggt om brandväggen', '1'],
    ['Informerat gruppen', ''],
  ] as const)
    await first.coordinator.post(`/incidenter/${ids.late}/atgarder`, {
      id: randomUUID(),
      when: 'taken',
      text,
      on: '2026-03-03',
      at: '10.00',
      secret,
    });
});

const cells = async (browser: Browser, path: string): Promise<readonly string[][]> => {
  const { bytes } = await browser.get(path);
  const read = await readSpreadsheet(bytes, 'incidenter.xlsx');
  if (!read.ok) throw new Error(read.error);
  return read.sheets[0]?.rows ?? [];
};

describe('the register of incidents', () => {
  test('holds all, also those that were not notified: the officer’s of every nämnd, others their own', async () => {
    const own = plain((await first.coordinator.get('/incidenter')).text);
    expect(own).toContain('2 incidenter');
    expect(own).toContain('Sent anmäld');
    const all = plain((await both.get('/incidenter')).text);
    expect(all).toContain('3 incidenter');
    expect(all).toContain('Bildningsnämnden');
    expect(all).toContain('Anmäls inte');
    expect(all).not.toContain('Kulturnämnden');
  });

  test.each([
    ['typ=loss', 1],
    ['typ=access', 1],
    ['orsak=human', 1],
    ['beslut=document', 1],
    ['beslut=none', 1],
    ['anmald=late', 1],
    ['anmald=yes', 1],
    ['anmald=no', 2],
    ['ar=2026', 3],
    ['ar=2025', 0],
    ['lage=closed', 0],
    ['lage=pagar', 3],
    ['q=felskickat', 3],
    ['q=finnsinte', 0],
    ['typ=hittepa', 3],
    ['namnd=%27--', 3],
  ])('%s leaves %i', async (query, left) => {
    const text = plain((await both.get(`/incidenter?${query}`)).text);
    expect(text).toContain(left === 1 ? '1 incident ' : `${left} incidenter`);
  });

  test.each([
    ['', '<details class="more">', 'Filtrera och ordna<'],
    ['?q=mejl&ordning=discovered', '<details class="more">', 'Filtrera och ordna<'],
    ['?orsak=human', '<details class="more" open', 'Filtrera och ordna (1 vald)'],
  ])('with «%s» the filters are %s', async (query, folded, said) => {
    const { text } = await both.get(`/incidenter${query}`);
    expect(text).toContain(folded);
    expect(text).toContain(said);
  });

  test('is sorted as the address says', async () => {
    const { text } = await both.get('/incidenter?ordning=severity');
    expect(text.indexOf(`/incidenter/${ids.late}`)).toBeLessThan(text.indexOf(`/incidenter/${ids.mail}`));
    const newest = (await both.get('/incidenter')).text;
    expect(newest.indexOf(`/incidenter/${ids.mail}`)).toBeLessThan(newest.indexOf(`/incidenter/${ids.late}`));
  });

  test('costs no statement per row', async () => {
    const few = await dataStatements(first.coordinator, '/incidenter');
    const more = await dataStatements(both, '/incidenter');
    expect(few.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(more).toHaveLength(few.length);
  });

  test('says what to do when there is none', async () => {
    const empty = await makeGroup(municipality, 'Valnämnden');
    const { text } = await empty.coordinator.get('/incidenter');
    expect(text).toContain('Inga incidenter än');
    expect(text).toContain('href="/incidenter/rapportera"');
    expect(text).toContain('href="/incidenter/efterregistrera"');
  });

  test('leads to a report that nobody has read, with its clock', async () => {
    const fresh = await makeGroup(municipality, 'Miljönämnden');
    const item = randomUUID();
    await fresh.coordinator.post('/inkommet/nytt', {
      id: item,
      channel: 'phone',
      receivedOn: '2026-11-22',
      kind: 'incident',
      senderName: '',
      senderOrganisation: '',
      senderContact: '',
      subject: 'Rapport',
      text: 'En dator är borta',
    });
    const { text } = await fresh.coordinator.get('/incidenter');
    expect(text).toContain(`/incidenter/rapporter/${item}`);
    expect(text).toContain('<due-clock due=');
    expect(plain(text)).toContain('Tiden går ut');
    for (const reader of [fresh.lawyer, fresh.officer]) {
      expect((await reader.get('/incidenter')).text).toContain(`/incidenter/rapporter/${item}`);
      expect((await reader.get(`/incidenter/rapporter/${item}`)).status).toBe(200);
    }
    expect((await first.lawyer.get('/incidenter')).text).not.toContain(`/incidenter/rapporter/${item}`);
  });

  test('is exported as it is chosen, and never tells what may be secret', async () => {
    const rows = await cells(both, '/incidenter/export.xlsx?anmald=late');
    expect(rows).toHaveLength(2);
    const said = JSON.stringify(rows);
    expect(said).toContain('Informerat gruppen');
    expect(said).not.toContain('brandväggen');
    const csv = (await both.get('/incidenter/export.csv')).text;
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(csv).not.toContain('brandväggen');
    expect(csv).not.toContain('Kulturnämnden');
  });

  test('is printed for the authority, with a day that cannot be read told beside its field', async () => {
    const made = await first.coordinator.get('/incidenter/dokumentation.pdf?fran=2026-01-01&till=2026-12-31');
    expect(made.headers.get('content-type')).toContain('application/pdf');
    expect(new TextDecoder('latin1').decode(made.bytes.slice(0, 5))).toBe('%PDF-');
    const wrong = await first.coordinator.get('/incidenter/dokumentation.pdf?fran=igår&till=2026-12-31');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('fran-error');
  });

  test('is printed of the nämnd that is chosen, and of none without a choice', async () => {
    const period = 'fran=2026-01-01&till=2026-12-31';
    const unchosen = await both.get(`/incidenter/dokumentation.pdf?${period}`);
    expect(unchosen.status).toBe(422);
    expect(unchosen.text).toContain('hos-error');
    const beyond = await both.get(`/incidenter/dokumentation.pdf?${period}&hos=${outside.board.id}`);
    expect(beyond.status).toBe(422);
    const made = await both.get(`/incidenter/dokumentation.pdf?${period}&hos=${second.board.id}`);
    expect(made.headers.get('content-type')).toContain('application/pdf');
    const { rows } = await admin.query(
      "select controller_id from audit_event where action = 'export' and actor = $1 order by id desc limit 1",
      [both.personId],
    );
    expect(rows).toEqual([{ controller_id: second.board.id }]);
    const sender = { name: 'Bildningsnämnden', municipality: 'Provkommun', address: null, contact: null };
    const { blocks } = documentationDocument([], { sender, date: '2026-11-22', chosen: 'i år' });
    expect(blocks[0]).toMatchObject({ kind: 'title', subtitle: 'Bildningsnämnden, Provkommun, i år' });
  });
});

describe('the figures', () => {
  test('stand as pictures, each with its table, beside the country’s', async () => {
    const { text } = await both.get('/incidenter/statistik?ar=2026');
    expect(text.match(/<svg class="chart"/g)?.length).toBeGreaterThanOrEqual(6);
    const said = plain(text);
    expect(said).toContain('Anmäld senare');
    expect(said).toContain('12 276');
    expect(said).toContain('Bildningsnämnden');
    expect(said).not.toContain('Kulturnämnden');
  });

  test('of one nämnd, and of a year with none', async () => {
    const one = plain((await both.get(`/incidenter/statistik?ar=2026&namnd=${second.board.id}`)).text);
    expect(one).toContain('Angrepp utifrån');
    expect(one).not.toContain('Mänskliga faktorn 1');
    const none = plain((await both.get('/incidenter/statistik?ar=2019')).text);
    expect(none).toContain('Ingen incident är upptäckt 2019');
  });

  test('of one kommun, where the officer has several', async () => {
    const shared = await municipality.addPerson([
      { role: 'dso', controller: first.board },
      { role: 'dso', controller: outside.board },
    ]);
    const all = await shared.get('/incidenter/statistik?ar=2026');
    expect(all.text).toContain('name="kommun"');
    expect(plain(all.text)).toContain('Mänskliga faktorn 1');
    expect(plain(all.text)).toContain('Tekniskt fel 1');
    const own = plain((await shared.get(`/incidenter/statistik?ar=2026&kommun=${municipality.id}`)).text);
    expect(own).toContain('Mänskliga faktorn 1');
    expect(own).not.toContain('Tekniskt fel 1');
    expect((await both.get('/incidenter/statistik?ar=2026')).text).not.toContain('name="kommun"');
  });

  test('cost no statement per row', async () => {
    expect((await dataStatements(both, '/incidenter/statistik')).length).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  test('are exported with the same numbers', async () => {
    const rows = await cells(both, '/incidenter/statistik.xlsx?ar=2026');
    expect(rows).toContainEqual(['Incidenter (ärenden)', '3']);
    expect(rows).toContainEqual(['Händelser', '3']);
  });

  test('another kommun sees only its own', async () => {
    const text = plain((await outside.coordinator.get('/incidenter/statistik')).text);
    expect(text).toContain('Tekniskt fel');
    expect(text).not.toContain('Bildningsnämnden');
  });
});

describe('counting', () => {
  const row: CountedIncident = {
    eventId: 'e',
    controllerId: 'a',
    controllerName: 'A',
    discoveredAt: '2026-01-31T23:30:00Z',
    awareAt: '2026-02-01T01:30:00Z',
    notifiedAt: '2026-02-04T01:31:00Z',
    closedOn: '2026-02-11',
    types: ['access', 'disclosure'],
    mainType: null,
    cause: 'human',
    severity: 2,
    outcome: 'notify',
    isBreach: 'yes',
    side: 'controller',
    subjectGroups: [],
  };

  test('tells cases from the events that they are about', () => {
    const figures = figuresOf([row, { ...row, controllerId: 'b' }, { ...row, eventId: 'f' }]);
    expect(figures).toMatchObject({ total: 3, events: 2 });
  });

  test.each([
    [
      'Skolelever i förskola, grundskola eller gymnasium',
      'Skolelever i förskola, grundskola eller gymnasium',
    ],
    ['Utsatta personer, till exempel personer som lever med skyddad identitet', 'Utsatta personer'],
    [
      'Anställda hos den personuppgiftsansvarige, uppge förvaltning, avdelning',
      'Anställda hos den personuppgiftsansvarige',
    ],
    ['Förlust: information har gått förlorad på något sätt, till exempel genom', 'Förlust'],
    ['2. Begränsad', 'Begränsad'],
  ])('the name of «%s» is «%s»', (label, short) => expect(shortLabel(label)).toBe(short));

  test('puts an incident in the month that it was discovered in Sweden', () => {
    const { months } = figuresOf([row]);
    expect(months.filter(({ count }) => count > 0)).toMatchObject([{ label: 'feb', count: 1, late: 1 }]);
  });

  test('one minute after 72 hours is late, the last minute is in time', () => {
    const at = (notifiedAt: string) => figuresOf([{ ...row, notifiedAt }]).timeliness.map(({ id }) => id);
    expect(at('2026-02-04T01:31:00Z')).toEqual(['late']);
    expect(at('2026-02-04T01:30:00Z')).toEqual(['in-time']);
  });

  test.each([
    [{ notifiedAt: null, outcome: 'document' }, 'none'],
    [{ notifiedAt: null, outcome: null }, 'undecided'],
    [{ notifiedAt: null }, 'waiting'],
    [{ notifiedAt: null, outcome: null, side: 'processor' }, 'none'],
    [{ notifiedAt: null, outcome: null, isBreach: 'no' }, 'none'],
  ])('%j is counted as %s', (more, id) => {
    expect(figuresOf([{ ...row, ...more }]).timeliness).toMatchObject([{ id, count: 1 }]);
  });

  test('counts each incident once by type, and says what nobody has answered', () => {
    const figures = figuresOf([row, { ...row, types: [], cause: null }]);
    expect(figures.types).toMatchObject([
      { label: 'Obehörigt röjande', count: 1 },
      { label: 'Inte angivet', count: 1 },
    ]);
    expect(figures.causes.at(-1)).toMatchObject({ label: 'Inte angivet', count: 1 });
  });

  test('medians are the middle one, or the mean of two', () => {
    expect(median([])).toBeNull();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(figuresOf([row]).times).toEqual({
      hoursToAwareness: 2,
      hoursToNotification: 72,
      daysToClosing: 10,
    });
  });
});
