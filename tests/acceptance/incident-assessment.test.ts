/** The incident's page, times, assessment, risk, advice and decision, through their pages (T-098–T-110, T-218). */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { askRule } from '../../src/rules.ts';
import { dataStatements } from '../data-statements.ts';
import {
  addIncident,
  deadlinesAt,
  type Group,
  incidentRow,
  makeGroup,
  plain,
  saveSection,
  setTimes,
} from '../incidents.ts';
import { type Browser, type Municipality, makeMunicipality, openTestProduct } from '../municipality.ts';

const product = openTestProduct();
const { admin } = product;

let municipality: Municipality;
let group: Group;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  group = await makeGroup(municipality);
});

const add = (more = {}) => addIncident(municipality, group, more);
const aware = { aware_at: '2026-11-20T13:20:00Z', aware_source: 'own' };
const row = (id: string) => incidentRow(product, id);
const decide = (browser: Browser, id: string, fields: Record<string, string>) =>
  browser.post(`/incidenter/${id}/beslut`, { id: randomUUID(), way: 'delegate', ...fields });
const decisionsOf = async (id: string) =>
  (await admin.query('select * from case_decision where case_id = $1 order by recorded_at', [id])).rows;

describe('the page of an incident', () => {
  test('shows the clock by law, the older guidelines beside it, and one thing to do next', async () => {
    const id = await add(aware);
    const text = plain((await group.coordinator.get(`/incidenter/${id}`)).text);
    expect(text).toContain('måndag 23 november kl. 14.20 (om 28 timmar)');
    expect(text).toContain(
      'Sörmland 2019: Riktlinjen räknar 72 timmar från det att internrapporten upprättats',
    );
    expect(text).toMatch(
      /Gör nu Bedöm incidenten För ett beslut behövs svar på om det är .* Resten kan vänta\./,
    );
    expect(text).toContain('A-26-');
  });

  test('says in the authority’s own words what is documented, notified and told', async () => {
    const text = plain((await group.coordinator.get(`/incidenter/${await add()}`)).text);
    expect(text).toContain('«Alla personuppgiftsincidenter ska dokumenteras: vad som har hänt, varför,');
    expect(text).toContain('om det inte är osannolikt att den medför en risk');
    expect(text).toContain('Om incidenten sannolikt leder till en hög risk ska de registrerade informeras');
  });

  test('A-016: the one who does not report pays no fine, the nämnd does', async () => {
    const text = plain((await group.delegate.get(`/incidenter/${await add()}`)).text);
    expect(text).toContain('En medarbetare som inte rapporterar betalar ingen sanktionsavgift');
  });

  test('names the same event at other nämnder only where they may be read', async () => {
    const event = randomUUID();
    const other = await makeGroup(municipality, 'Bildningsnämnden');
    const here = await add({ event_id: event });
    await addIncident(municipality, other, { event_id: event });
    expect((await group.coordinator.get(`/incidenter/${here}`)).text).not.toContain('Bildningsnämnden');
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: group.board },
      { role: 'coordinator', controller: other.board },
    ]);
    expect(plain((await both.get(`/incidenter/${here}`)).text)).toMatch(/A-26-\d+ , Bildningsnämnden/);
  });

  test('says whether the event goes on and how it was discovered, apart from how the case stands', async () => {
    const more = { ongoing: 'no', discovered_how: 'reporter', discovered_how_text: 'Vid en genomgång' };
    const text = plain((await group.coordinator.get(`/incidenter/${await add(more)}`)).text);
    expect(text).toContain('Händelsen pågår Nej');
    expect(text).toContain('Upptäcktes genom Jag upptäckte incidenten Vid en genomgång');
    expect(text).not.toContain('Status');
  });

  test('asks the database at most six times, and none per row', async () => {
    const id = await add(aware);
    for (const page of ['', '/tider', '/bedomning', '/risk', '/anmalan']) {
      const statements = await dataStatements(group.coordinator, `/incidenter/${id}${page}`);
      expect(statements.length, page).toBeLessThanOrEqual(6);
    }
  });

  test('no page of an incident has an id twice, so that every label works and every link leads right', async () => {
    const id = await add({ ...aware, likelihood: 'likely', severity: 4, is_breach: 'yes' });
    const pages = ['', '/tider', '/bedomning', '/risk', '/beslut', '/anmalan', '/registrerade', '/atgarder'];
    for (const page of [...pages, '/avsluta', '/cyber', '/underratta']) {
      const { status, text } = await group.coordinator.get(`/incidenter/${id}${page}`);
      expect(status, page).toBe(200);
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, found]) => found);
      expect(
        ids.filter((one, index) => ids.indexOf(one) !== index),
        page,
      ).toEqual([]);
    }
  });

  test('says to which other nämnder the report was handed on, also where their case may not be read', async () => {
    const item = randomUUID();
    const other = await municipality.addController('Utbildningsnämnden');
    const id = await add({ item_id: null });
    await admin.query(
      `insert into inbox_item (id, controller_id, legal_entity_id, year, number, receipt, received_on, channel, sealed, key_id)
       values ($1, $2, $3, 2026, 9001, $4, '2026-11-20', 'web', $5, 'test')`,
      [item, group.board.id, municipality.id, `I-${item.slice(0, 6)}`, Buffer.from('x')],
    );
    await admin.query('update incident set item_id = $2 where case_id = $1', [id, item]);
    await admin.query(
      `insert into inbox_outcome (id, controller_id, legal_entity_id, item_id, outcome, to_controller_id)
       values ($1, $2, $3, $4, 'forwarded', $5)`,
      [randomUUID(), group.board.id, municipality.id, item, other.id],
    );
    expect(plain((await group.coordinator.get(`/incidenter/${id}`)).text)).toContain(
      'Rapporten är också lämnad till Utbildningsnämnden.',
    );
  });

  test('a case that is no incident is not found', async () => {
    const id = randomUUID();
    const enquiry = { id, kind: 'enquiry', title: 'Fråga', openedOn: '2026-11-20' };
    await group.coordinator.post('/arenden/nytt', enquiry);
    expect((await group.coordinator.get(`/incidenter/${id}`)).status).toBe(404);
  });
});

describe('the times', () => {
  const spring = {
    discoveredOn: '2019-03-29',
    discoveredAt: '16.00',
    reportedOn: '2019-03-29',
    reportedAt: '16.00',
    awareOn: '2019-03-29',
    awareAt: '16.00',
    awareSource: 'own',
    reason: 'Registreras i efterhand',
  };

  test('T-103: aware on 29 March 2019 at 16.00: 72 elapsed hours end on 1 April at 17.00, by law and guidelines', async () => {
    const id = await add();
    const visit = await setTimes(group.coordinator, id, spring);
    expect(visit.status).toBe(200);
    const text = plain(visit.text);
    expect(text).toContain('måndag 1 april 2019 kl. 17.00');
    expect(text.match(/senast måndag 1 april 2019 kl. 17.00/g)?.length).toBeGreaterThanOrEqual(3);
    const [deadline] = await deadlinesAt(product, id);
    expect(deadline.due_at.toISOString()).toBe('2019-04-01T15:00:00.000Z');
  });

  test('T-104: aware on 25 October 2019 at 16.00: they end on 28 October at 15.00', async () => {
    const id = await add();
    const autumn = Object.fromEntries(
      Object.entries(spring).map(([name, value]) => [name, value === '2019-03-29' ? '2019-10-25' : value]),
    );
    expect(plain((await setTimes(group.coordinator, id, autumn)).text)).toContain(
      'måndag 28 oktober 2019 kl. 15.00',
    );
  });

  test('law counts from awareness and the guidelines from discovery and report, side by side (S-005)', async () => {
    const id = await add(aware);
    const text = plain((await group.coordinator.get(`/incidenter/${id}/tider`)).text);
    expect(text).toContain('Anmälan ska göras senast måndag 23 november 2026 kl. 14.20');
    expect(text).toMatch(
      /Sörmland 2019 .*internrapporten upprättats: senast måndag 23 november 2026 kl. 14.30/,
    );
    expect(text).toMatch(/Mjölby 2017 .*händelsen upptäcks: senast måndag 23 november 2026 kl. 14.00/);
  });

  test('a changed awareness asks why, leaves the time before it, and moves the deadline with a trace', async () => {
    const id = await add(aware);
    await setTimes(group.coordinator, id, { awareAt: '14.40', awareSource: 'own', reason: 'Fel klocka' });
    const moved = { awareOn: '2026-11-21', awareAt: '09.00', awareSource: 'processor' };
    const refused = await setTimes(group.coordinator, id, moved);
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Skriv varför tiden ändras');
    await setTimes(group.coordinator, id, { ...moved, reason: 'Biträdet bekräftade först på lördagen' });
    const { rows: changes } = await admin.query(
      'select field, from_time, to_time, reason from incident_time_change where case_id = $1 order by made_at',
      [id],
    );
    expect(changes).toHaveLength(2);
    expect(changes[1]).toMatchObject({ field: 'aware_at', reason: 'Biträdet bekräftade först på lördagen' });
    expect(changes[1].from_time.toISOString()).toBe('2026-11-20T13:40:00.000Z');
    const [deadline] = await deadlinesAt(product, id);
    expect(deadline.due_at.toISOString()).toBe('2026-11-24T08:00:00.000Z');
    const trace = await admin.query('select * from deadline_change where case_id = $1', [id]);
    expect(trace.rows).toHaveLength(1);
    expect(await row(id)).toMatchObject({ aware_source: 'processor' });
  });

  test('awareness before discovery, future times and a missing clock time are said plainly, and nothing is saved', async () => {
    const id = await add(aware);
    const wrong = async (fields: Record<string, string>) => {
      const visit = await setTimes(group.coordinator, id, {
        reason: 'Rättelse',
        awareSource: 'own',
        ...fields,
      });
      expect(visit.status).toBe(422);
      return plain(visit.text);
    };
    expect(await wrong({ awareOn: '2026-11-19' })).toContain('Vetskapen kan inte ligga före upptäckten.');
    expect(await wrong({ awareOn: '2026-11-23' })).toContain('Tiden kan inte ligga i framtiden.');
    expect(await wrong({ discoveredAt: '' })).toContain('Skriv klockslaget också');
    expect(await wrong({ discoveredAt: '25.00' })).toContain('timmar och minuter');
    expect(await wrong({ occurredOn: '2026-11-21', occurredAt: '08.00' })).toContain(
      'Upptäckten kan inte ligga före',
    );
    expect((await row(id)).version).toBe(1);
  });

  test('a day without a clock time is kept as a day, and a time that the form did not touch stays to the second', async () => {
    const id = await add({ ...aware, discovered_at: '2026-11-20T13:00:42Z' });
    await setTimes(group.coordinator, id, { occurredOn: '2026-11-19', occurredAt: '', awareSource: 'own' });
    expect(await row(id)).toMatchObject({ occurred_day_only: true });
    expect((await row(id)).discovered_at.toISOString()).toBe('2026-11-20T13:00:42.000Z');
    const page = plain((await group.coordinator.get(`/incidenter/${id}`)).text);
    expect(page).toContain('Inträffade 19 november 2026');
  });

  test('says no time in the words of machines', async () => {
    const id = await add(aware);
    for (const page of ['', '/tider'])
      expect(plain((await group.coordinator.get(`/incidenter/${id}${page}`)).text)).not.toMatch(
        /\d{4}-\d\d-\d\dT\d\d/,
      );
  });

  test('somebody else’s change of the same time meanwhile gives the conflict page', async () => {
    const id = await add(aware);
    const stale = { 'var.awareAt': '2026-11-20 10.00', awareOn: '2026-11-20', awareAt: '15.00' };
    const visit = await setTimes(group.lawyer, id, { ...stale, awareSource: 'own', reason: 'Rättelse' });
    expect(visit.status).toBe(409);
    expect(plain(visit.text)).toContain('2026-11-20 14.20');
  });
});

describe('the assessment', () => {
  const address = (id: string) => `/incidenter/${id}/bedomning`;

  test('asks the fourteen questions in order and to the letter, prefilled by the report', async () => {
    const id = await add({ description: 'Lönelistor skickades till fel adress.', types: ['disclosure'] });
    const text = plain((await group.lawyer.get(address(id))).text);
    const places = [
      '1. Vad har inträffat?',
      '2. Vad har hänt vid personuppgiftsincidenten',
      '3. Var hände det (fysisk plats, system, maskin etc.)?',
      '4. Varför hände det?',
      '5. Status (pågående eller avslutad).',
      '6. När inträffade personuppgiftsincidenten?',
      '7. När kom den till kännedom?',
      '8. Vilka och hur många bedöms vara berörda?',
      '9. Vilka kategorier av personuppgifter har incidenten drabbat/berört (personnummer, känsliga uppgifter, andra uppgifter)?',
      '10. Bedömda konsekvenser av personuppgiftsincidenten.',
      '11. Vilka kategorier av personuppgifter har incidenten drabbat/berört?',
      '12. Var personuppgifterna krypterade?',
      '13. Åtgärder och lösningar som har vidtagits för att hantera personuppgiftsincident',
      '14. Har eller kommer de registrerade att få information?',
    ].map((question) => text.indexOf(question));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).toContain('Lönelistor skickades till fel adress.');
  });

  test('T-100: a reporter who is not in the group is refused, whichever page', async () => {
    const id = await add();
    for (const page of ['bedomning', 'risk']) {
      expect((await group.reporter.get(`/incidenter/${id}/${page}`)).status).toBe(403);
      const posted = await group.reporter.post(`/incidenter/${id}/${page}`, {
        section: 'risk',
        severity: '4',
      });
      expect(posted.status).toBe(403);
    }
    expect((await row(id)).severity).toBeNull();
  });

  test('two who write in different fields at once both stay, and who changed what is shown', async () => {
    const id = await add({ description: 'Först' });
    const shown = { 'var.place': '', 'var.reason': '' };
    await group.coordinator.post(address(id), {
      section: 'event',
      ...shown,
      place: 'Receptionen',
      reason: '',
    });
    await group.lawyer.post(address(id), { section: 'event', ...shown, place: '', reason: 'Autofyll' });
    expect(await row(id)).toMatchObject({ place: 'Receptionen', reason: 'Autofyll', description: 'Först' });
    expect(plain((await group.lawyer.get(address(id))).text)).toMatch(
      /Senast ändrat 2026-\d\d-\d\d kl\. \d\d\.\d\d av Tolvan Tolvansson/,
    );
  });

  test('is one form: what is written under one heading is saved with the button under another', async () => {
    const id = await add();
    const { text } = await group.lawyer.get(address(id));
    const form = text.slice(text.indexOf(`action="${address(id)}"`));
    const whole = form.slice(0, form.indexOf('</form>'));
    const sections = [...whole.matchAll(/name="section" value="([^"]+)"/g)].map(([, one]) => one as string);
    expect(sections).toEqual(['event', 'people', 'response', 'triage']);
    const shown = Object.fromEntries(
      [...whole.matchAll(/name="(var\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>;
    const visit = await group.lawyer.post(address(id), {
      ...shown,
      section: sections,
      place: 'Receptionen',
      contained: 'Mottagaren har raderat mejlet',
      isBreach: 'yes',
    });
    expect(await row(id)).toMatchObject({
      place: 'Receptionen',
      contained: 'Mottagaren har raderat mejlet',
      is_breach: 'yes',
    });
    expect(visit.path).toBe(`${address(id)}?klart=sparat`);
    const saved = plain(visit.text);
    expect(saved).toMatch(/Bedömningen är sparad\. Nästa steg: Bedöm risken/);
    const events = await admin.query('select text from case_event where case_id = $1', [id]);
    expect(events.rows.map(({ text: said }) => said)).toContain(
      'Ändrat: Vad som har hänt. Åtgärder och information. Är det en incident, och vart går den?',
    );
  });

  test('a processor or a link that is added on the way takes the questions with it', async () => {
    const id = await add();
    const questions = { section: 'event', 'var.place': '', place: 'Receptionen' };
    const form = (await group.lawyer.get(address(id))).text;
    const whole = form.slice(form.indexOf(`action="${address(id)}"`));
    expect(whole.slice(0, whole.indexOf('</form>'))).toContain(`formaction="/incidenter/${id}/bitraden"`);
    await group.lawyer.post(`/incidenter/${id}/bitraden`, { ...questions, name: 'Molnet AB' });
    expect((await row(id)).place).toBe('Receptionen');
    const entered = { section: 'event', 'var.place': 'Receptionen', place: 'Arkivet', name: 'Driften AB' };
    await group.lawyer.post(address(id), entered);
    const { rows } = await admin.query(
      'select name from incident_processor where case_id = $1 order by name',
      [id],
    );
    expect(rows.map(({ name }) => name)).toEqual(['Driften AB', 'Molnet AB']);
    expect((await row(id)).place).toBe('Arkivet');
    const faulty = { section: 'people', 'var.subjectsExact': '', subjectsExact: 'många', name: 'Nät AB' };
    const refused = await group.lawyer.post(address(id), faulty);
    expect(refused.status).toBe(422);
    for (const value of ['många', 'Nät AB']) expect(refused.text).toContain(`value="${value}"`);
  });

  test('a fault under one heading keeps what was typed under the others', async () => {
    const id = await add();
    const visit = await group.lawyer.post(address(id), {
      section: ['event', 'people'],
      'var.place': '',
      place: 'Receptionen',
      'var.subjectsExact': '',
      subjectsExact: 'många',
    });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Receptionen');
    expect((await row(id)).place).toBeNull();
  });

  test('how it was discovered and why may be corrected after the report', async () => {
    const id = await add({ discovered_how: 'reporter', cause_text: 'Okänt' });
    const fields = {
      discoveredHow: 'outsider',
      discoveredHowText: 'En förälder ringde',
      causeText: 'Fel lista',
    };
    const visit = await saveSection(group.lawyer, address(id), 'event', fields);
    expect(visit.status).toBe(200);
    expect(await row(id)).toMatchObject({
      discovered_how: 'outsider',
      discovered_how_text: 'En förälder ringde',
      cause_text: 'Fel lista',
    });
  });

  test('two who write different things in one field: nothing is lost, all that was typed is shown', async () => {
    const id = await add();
    const shown = { 'var.place': '', 'var.reason': '' };
    await group.coordinator.post(address(id), {
      section: 'event',
      ...shown,
      place: 'Receptionen',
      reason: '',
    });
    const second = { section: 'event', ...shown, place: 'Arkivet', reason: 'Autofyll' };
    const visit = await group.lawyer.post(address(id), second);
    expect(visit.status).toBe(409);
    for (const text of ['Receptionen', 'Arkivet', 'Autofyll']) expect(plain(visit.text)).toContain(text);
    expect(await row(id)).toMatchObject({ place: 'Receptionen', reason: null });
  });

  test('a number and an interval together are refused with the typed values kept', async () => {
    const id = await add();
    const both = { subjectsExact: '57', subjectsRange: '11-100' };
    const visit = await saveSection(group.lawyer, address(id), 'people', both);
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('antingen det exakta antalet eller ett intervall');
    expect(visit.text).toContain('value="57"');
    await saveSection(group.lawyer, address(id), 'people', { subjectsExact: '57', subjectsRange: '' });
    expect(Number((await row(id)).subjects_exact)).toBe(57);
    const halves = { 'var.subjectsRange': '', subjectsRange: '11-100' };
    const crossed = await group.lawyer.post(address(id), { section: 'people', ...halves });
    expect(crossed.status).toBe(422);
  });

  test('an identity number in a text is asked about once and may stand', async () => {
    const id = await add();
    const fields = { description: 'Gällde 191212121212 i listan' };
    const visit = await saveSection(group.lawyer, address(id), 'event', fields);
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('identityNumbersConfirmed');
    const confirmed = { ...fields, identityNumbersConfirmed: '1' };
    await saveSection(group.lawyer, address(id), 'event', confirmed);
    expect((await row(id)).description).toContain('191212121212');
  });

  test('T-110: salary data in an e-mail to a wrong recipient is an incident, of the type unlawful disclosure', async () => {
    const id = await add({ types: ['disclosure', 'loss'], data_kinds: ['economic'] });
    const text = plain((await group.lawyer.get(address(id))).text);
    expect(text).toContain('Förslag: det är en personuppgiftsincident');
    expect(text).toContain('Förslag till huvudslag: Obehörigt röjande');
    expect(text).toContain('till exempel löneuppgifter i ett mejl till fel mottagare');
    const facts = { personalData: 'yes', types: ['disclosure'] };
    for (const asOf of ['2019-06-10', '2026-11-22'])
      expect(askRule('incident.is-breach', facts, { asOf })).toMatchObject({ judgement: { outcome: 'yes' } });
    expect(
      askRule('incident.is-breach', { ...facts, personalData: 'no' }, { asOf: '2026-11-22' }),
    ).toMatchObject({
      judgement: { outcome: 'no' },
    });
  });

  test('processors and sub-processors are named one at a time, each once, with a number that is one', async () => {
    const id = await add();
    const send = (fields: Record<string, string>) => group.lawyer.post(`/incidenter/${id}/bitraden`, fields);
    const wrong = await send({ name: 'Molnet AB', organisationNumber: '123456-7890' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="Molnet AB"');
    for (let times = 0; times < 2; times++)
      await send({ name: 'Molnet AB', organisationNumber: '212000-0142' });
    await send({ name: 'Driften AB', organisationNumber: '', subProcessor: '1' });
    const named = async () =>
      (await admin.query('select * from incident_processor where case_id = $1 order by name', [id])).rows;
    expect((await named()).map(({ name, sub_processor: sub }) => [name, sub])).toEqual([
      ['Driften AB', true],
      ['Molnet AB', false],
    ]);
    expect((await row(id)).processors_involved).toBe('yes');
    await send({ taBort: (await named())[0].id });
    expect(await named()).toHaveLength(1);
  });

  test('«no incident» needs a reason', async () => {
    const id = await add();
    const visit = await saveSection(group.lawyer, address(id), 'triage', {
      isBreach: 'no',
      isBreachReason: '',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Skriv varför det inte är en personuppgiftsincident.');
  });

  test('the register proposes the supplier’s systems and their entries, and links what is chosen', async () => {
    const supplier = randomUUID();
    const system = randomUUID();
    await admin.query('insert into supplier (id, name, created_by_entity_id) values ($1, $2, $3)', [
      supplier,
      `Molnet ${supplier}`,
      municipality.id,
    ]);
    await admin.query(
      `insert into system (id, legal_entity_id, owner_controller_id, name, kind, supplier_id)
       values ($1, $2, $3, $4, 'system', $5)`,
      [system, municipality.id, group.board.id, `Lönesystem ${system}`, supplier],
    );
    const id = await add();
    await admin.query(
      `insert into incident_processor (id, controller_id, legal_entity_id, case_id, name, supplier_id)
       values ($1, $2, $3, $4, 'Molnet', $5)`,
      [randomUUID(), group.board.id, municipality.id, id, supplier],
    );
    expect((await group.lawyer.get(address(id))).text).toContain(`Lönesystem ${system}`);
    await group.lawyer.post(`/incidenter/${id}/koppla`, { target: `system:${system}` });
    const { rows } = await admin.query('select system_id from case_link where case_id = $1', [id]);
    expect(rows).toEqual([{ system_id: system }]);
  });
});

describe('the risk', () => {
  const address = (id: string) => `/incidenter/${id}/risk`;
  const judged = {
    likelihood: 'possible',
    likelihoodReason: 'Mottagaren är okänd',
    severity: '2',
    severityReason: 'Enkla uppgifter',
    risk: 'risk',
    riskReason: 'Det kan inte uteslutas',
  };

  test('T-098: a fifth level of severity is refused', async () => {
    const id = await add();
    const visit = await saveSection(group.lawyer, address(id), 'risk', { ...judged, severity: '5' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Nivån är 1, 2, 3 eller 4.');
    expect((await row(id)).severity).toBeNull();
  });

  test('each part asks for its reasons', async () => {
    const id = await add();
    const visit = await saveSection(group.lawyer, address(id), 'risk', { ...judged, riskReason: '' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Skriv skälen till bedömningen.');
  });

  test('in doubt it asks for a notification, with law and guidelines beside each other (S-006)', async () => {
    const id = await add();
    const text = plain((await saveSection(group.lawyer, address(id), 'risk', judged)).text);
    expect(text).toContain('Vad bedömningen ger Anmäl till tillsynsmyndigheten');
    expect(text).toContain('i tveksamma fall, anmäl');
    expect(text).toContain('Riktlinjen Sörmland 2019 säger inget om det');
    expect(text).not.toContain('Avviker från Sörmland');
    expect(text).toContain('Samma svar enligt Mjölby 2017');
  });

  test.each([
    [{ likelihood: 'unlikely', severity: 1 }, 'document', 'document', 'notify'],
    [{ likelihood: 'unlikely', severity: 4 }, 'document', 'document', 'notify'],
    [{ likelihood: 'possible', severity: 1 }, 'notify', 'unsaid', 'notify'],
    [{ likelihood: 'possible', severity: 4 }, 'notify', 'unsaid', 'notify'],
    [{ likelihood: 'likely', severity: 2 }, 'notify', 'notify', 'notify'],
    [{ likelihood: 'likely', severity: 3 }, 'inform', 'inform', 'inform'],
    [{ likelihood: 'unlikely', severity: 1, risk: 'high' }, 'inform', 'inform', 'inform'],
    [{ likelihood: 'likely', severity: 4, risk: 'unlikely' }, 'inform', 'inform', 'inform'],
  ])('%j: law says %s, Sörmland %s, Mjölby %s', (facts, law, sormland, mjolby) => {
    for (const asOf of ['2019-06-10', '2026-11-22']) {
      const ask = (profile: string) => askRule('incident.notify-authority', facts, { asOf, profile });
      expect(ask('sormland-2019')).toMatchObject({
        judgement: { outcome: law, guideline: { outcome: sormland } },
      });
      expect(ask('mjolby-2017')).toMatchObject({
        judgement: { outcome: law, guideline: { outcome: mjolby } },
      });
    }
  });

  test.each([
    [{ context: 1, ease: 0.25, circumstances: 0 }, '1'],
    [{ context: 4, ease: 0.5, circumstances: 0 }, '2'],
    [{ context: 3, ease: 1, circumstances: 0.75 }, '3'],
    [{ context: 4, ease: 1, circumstances: 0 }, '4'],
  ])('points of %j propose level %s', (facts, level) => {
    const asked = askRule('incident.severity', facts, { asOf: '2026-11-22' });
    expect(asked).toMatchObject({ judgement: { outcome: level } });
  });

  test('the points and the risk are one form, and nobody who counts loses a reason', async () => {
    const id = await add();
    const { text } = await group.lawyer.get(address(id));
    const form = text.slice(text.indexOf(`action="${address(id)}"`));
    const whole = form.slice(0, form.indexOf('</form>'));
    expect(whole.match(/name="section" value="[^"]+"/g)).toHaveLength(2);
    const both = { ...judged, scoreContext: '4', scoreEase: '4', scoreCircumstances: '2' };
    const shown = Object.fromEntries(Object.keys(both).map((name) => [`var.${name}`, '']));
    await group.lawyer.post(address(id), { section: ['risk', 'score'], ...shown, ...both });
    expect(await row(id)).toMatchObject({ likelihood_reason: 'Mottagaren är okänd', score_context: 4 });
  });

  test('the score is a proposal that says it is not checked, and decides no level', async () => {
    const id = await add();
    const points = { scoreContext: '4', scoreEase: '4', scoreCircumstances: '2' };
    const text = plain((await saveSection(group.lawyer, address(id), 'score', points)).text);
    expect(text).toContain('förslag, inte kontrollerat');
    expect(text).toContain('4 × 1 + 0,5 = 4,5 poäng');
    expect((await row(id)).severity).toBeNull();
  });
});

describe('the officer’s advice', () => {
  test('is the officer’s own part: nobody else writes it, and the officer neither assesses nor decides', async () => {
    const id = await add();
    const address = `/incidenter/${id}/rad`;
    expect((await group.coordinator.post(address, { advice: 'Anmäl', version: '1' })).status).toBe(403);
    await group.officer.post(address, { advice: 'Anmäl, risken är inte osannolik.', version: '1' });
    expect(await row(id)).toMatchObject({
      advice: 'Anmäl, risken är inte osannolik.',
      advised_by: group.officer.personId,
      outcome: null,
    });
    expect((await group.officer.get(`/incidenter/${id}/bedomning`)).status).toBe(403);
    expect((await decide(group.officer, id, { outcome: 'notify' })).status).toBe(403);
    expect(plain((await group.delegate.get(`/incidenter/${id}`)).text)).toContain(
      'Anmäl, risken är inte osannolik.',
    );
  });
});

describe('changed advice', () => {
  test('keeps the words before it among the events of the case', async () => {
    const id = await add();
    const address = `/incidenter/${id}/rad`;
    await group.officer.post(address, { advice: 'Anmäl genast.', version: '1' });
    const page = await group.officer.get(address);
    expect(plain(page.text)).toContain('Ändra rådet');
    const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(page.text) ?? [];
    const blind = await group.officer.post(address, { advice: 'Avvakta svaret.' });
    expect(blind.status).toBe(409);
    // The group writes meanwhile; that is no change of the advice.
    await admin.query('update incident set version = version + 1 where case_id = $1', [id]);
    await group.officer.post(address, { advice: 'Avvakta svaret.', seen });
    expect((await row(id)).advice).toBe('Avvakta svaret.');
    const timeline = plain((await group.coordinator.get(`/arenden/${id}`)).text);
    expect(timeline).toMatch(/Tidigare råd, 2026-11-\d\d kl\. \d\d\.\d\d: Anmäl genast\./);
  });
});

describe('the decision', () => {
  const unlikely = {
    ...aware,
    likelihood: 'unlikely',
    severity: 1,
    risk: 'unlikely',
    risk_reason: 'Mottagaren har raderat mejlet',
    is_breach: 'yes',
  };
  const likely = { ...aware, likelihood: 'likely', severity: 4, risk: 'high', is_breach: 'yes' };

  test('T-106: a risk judged unlikely is not decided on without a motivation', async () => {
    const id = await add(unlikely);
    const visit = await decide(group.delegate, id, { outcome: 'document', outcomeReason: '' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Skriv motiveringen.');
    expect(await row(id)).toMatchObject({ outcome: null });
    expect(await decisionsOf(id)).toEqual([]);
  });

  test('T-107, T-218: with a motivation nothing is notified, and the case stays registered with it', async () => {
    const id = await add(unlikely);
    await setTimes(group.coordinator, id, { awareAt: '14.25', awareSource: 'own', reason: 'Rättelse' });
    await decide(group.delegate, id, { outcome: 'document', outcomeReason: 'Mejlet raderades oläst.' });
    const decisions = await decisionsOf(id);
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({
      title: 'Beslut att inte anmäla personuppgiftsincident',
      text: 'Mejlet raderades oläst.',
      authority: 'punkt 4.2 i delegationsordningen (Enhetschef)',
    });
    expect(await row(id)).toMatchObject({ outcome: 'document', decision_id: decisions[0].id });
    const [deadline] = await deadlinesAt(product, id);
    expect(deadline).toMatchObject({
      state: 'withdrawn',
      settled_note: 'Beslutet är att inte anmäla incidenten.',
    });
    const { rows } = await admin.query('select diary_type, mark from case_record where id = $1', [id]);
    expect(rows[0].diary_type).toBe('Personuppgiftsincident');
    expect(rows[0].mark).toMatch(/^A-26-/);
  });

  test('T-109: a likely high risk asks to tell data subjects, and sets a task for it', async () => {
    const id = await add(likely);
    expect(plain((await group.delegate.get(`/incidenter/${id}/beslut`)).text)).toContain(
      'Anmäl, och informera de registrerade Det som bedömningen ger',
    );
    await decide(group.delegate, id, { outcome: 'inform', outcomeReason: 'Känsliga uppgifter' });
    const tasks = await deadlinesAt(product, id);
    expect(tasks.map(({ label, rule_id: rule }) => [label, rule])).toContainEqual([
      'Informera de registrerade',
      'deadline.soft-words',
    ]);
  });

  test('one that deviates from the judgement needs twenty characters of why, and both are kept', async () => {
    const id = await add(likely);
    const short = await decide(group.delegate, id, { outcome: 'notify', deviationReason: 'Räcker så' });
    expect(short.status).toBe(422);
    expect(plain(short.text)).toContain('Skriv varför beslutet är ett annat');
    await decide(group.delegate, id, {
      outcome: 'notify',
      deviationReason: 'Alla berörda är redan informerade på ett möte i går.',
    });
    expect(await row(id)).toMatchObject({
      outcome: 'notify',
      deviation_reason: 'Alla berörda är redan informerade på ett möte i går.',
    });
  });

  test('without a judgement the nämnd may notify, and not abstain', async () => {
    const id = await add(aware);
    const visit = await decide(group.delegate, id, {
      outcome: 'document',
      outcomeReason: 'Ingen risk alls.',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Bedöm risken först.');
    await decide(group.delegate, id, { outcome: 'notify' });
    expect((await row(id)).outcome).toBe('notify');
  });

  test('somebody without a point is refused and told who may; the group has assessed and does not decide', async () => {
    const id = await add(likely);
    const visit = await decide(group.lawyer, id, { outcome: 'inform' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Enhetschef, punkt 4.2');
    expect((await row(id)).outcome).toBeNull();
  });

  test('sent twice it is one decision; a later one replaces it and wakes the clock again', async () => {
    const id = await add(unlikely);
    await setTimes(group.coordinator, id, { awareAt: '14.25', awareSource: 'own', reason: 'Rättelse' });
    const form = { id: randomUUID(), way: 'delegate', outcome: 'document', outcomeReason: 'Raderat oläst.' };
    for (let times = 0; times < 2; times++) await group.delegate.post(`/incidenter/${id}/beslut`, form);
    expect(await decisionsOf(id)).toHaveLength(1);
    const other = { outcome: 'notify', deviationReason: 'Mottagaren visade sig ha skickat det vidare.' };
    const blind = await decide(group.delegate, id, other);
    expect(blind.status).toBe(422);
    expect(plain(blind.text)).toContain('Någon annan har hunnit besluta: «Anmäl inte, dokumentera»');
    const [, replaces = ''] = /name="replaces" value="([^"]+)"/.exec(blind.text) ?? [];
    await decide(group.delegate, id, { ...other, replaces });
    const decisions = await decisionsOf(id);
    expect(decisions[1].replaces_id).toBe(decisions[0].id);
    const open = (await deadlinesAt(product, id)).filter(({ state }) => state === 'open');
    expect(open.map(({ rule_id: rule }) => rule)).toContain('incident.deadline');
  });

  test('what is reported under säkerhetsskyddslagen is never decided to be notified here', async () => {
    const id = await add({ ...likely, protective_security: 'yes' });
    const visit = await decide(group.delegate, id, { outcome: 'inform' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Säkerhetspolisen');
    expect((await row(id)).outcome).toBeNull();
  });

  test('whom the group waits for is said, and they are asked once a day with no more than the number', async () => {
    const id = await add(likely);
    const waiting = await group.coordinator.get(`/incidenter/${id}`);
    expect(plain(waiting.text)).toMatch(/Gör nu Väntar på beslut av [^.]+, enhetschef\. Be om beslut/);
    expect(plain((await group.delegate.get(`/incidenter/${id}`)).text)).toMatch(/Gör nu Besluta/);
    expect((await group.reporter.post(`/incidenter/${id}/begar-beslut`, {})).status).toBe(403);
    const asked = await group.coordinator.post(`/incidenter/${id}/begar-beslut`, {});
    expect(plain(asked.text)).toContain('Beslutet är begärt.');
    const again = await group.lawyer.post(`/incidenter/${id}/begar-beslut`, {});
    expect(plain(again.text)).toContain('redan tillfrågade i dag');
    const mails = await admin.query('select * from platform.outbox where body like $1', [`%${id}%`]);
    expect(mails.rows).toHaveLength(1);
    expect(mails.rows[0].body).toContain(`/incidenter/${id}/beslut`);
    expect(mails.rows[0].body).not.toContain('Felskickat');
    const steps = await admin.query(
      "select text from case_event where case_id = $1 and text like 'Beslut beg%'",
      [id],
    );
    expect(steps.rows).toHaveLength(1);
    const statements = await dataStatements(group.coordinator, `/incidenter/${id}`);
    expect(statements.length).toBeLessThanOrEqual(6);
  });

  test('in a company it is whoever signs for it that is waited for', async () => {
    const company = await makeGroup(municipality, 'Bostäder AB');
    const id = await addIncident(municipality, company, likely);
    await admin.query('delete from delegate where controller_id = $1', [company.board.id]);
    const page = async () => plain((await company.coordinator.get(`/incidenter/${id}`)).text);
    expect(await page()).toContain('Gör nu Ingen är utsedd att besluta om incidenter.');
    await admin.query("update controller set type = 'company' where id = $1", [company.board.id]);
    await municipality.addPerson([{ role: 'signatory', controller: company.board }]);
    expect(await page()).toMatch(/Gör nu Väntar på beslut av [^.]+, firmatecknare\./);
  });

  test('who may not decide reads first who may, and writes in a decision on paper or asks for one', async () => {
    const id = await add({
      ...likely,
      subjects_exact: 57,
      data_kinds: ['health'],
      consequences: ['discrimination'],
    });
    const text = plain((await group.coordinator.get(`/incidenter/${id}/beslut`)).text);
    expect(text).toMatch(/Du får inte besluta\. Det får: [^.]+\(Enhetschef, punkt 4\.2\)\./);
    expect(text.indexOf('Du får inte besluta')).toBeLessThan(text.indexOf('Underlag'));
    expect(text).toContain('Skriv in ett beslut som är fattat');
    const lawyer = plain((await group.lawyer.get(`/incidenter/${id}/beslut`)).text);
    expect(lawyer).toContain('Be om beslut');
    expect(lawyer).not.toContain('Skriv in ett beslut');
    const ground = plain((await group.delegate.get(`/incidenter/${id}/beslut`)).text);
    expect(ground).not.toContain('Du får inte besluta');
    expect(ground).toContain('Personer 57');
    expect(ground).toContain('Sorters uppgifter Hälsa');
    expect(ground).toContain('Följder Diskriminering');
    expect(ground).not.toContain('(frivilligt)');
  });

  test('a decision on paper is recorded with its day', async () => {
    const id = await add(likely);
    const paper = { way: 'recorded', outcome: 'inform', delegateId: group.delegate.personId };
    expect((await decide(group.coordinator, id, { ...paper, decidedOn: '2026-12-01' })).status).toBe(422);
    await decide(group.coordinator, id, { ...paper, decidedOn: '2026-11-21' });
    expect((await decisionsOf(id))[0]).toMatchObject({ decided_on: '2026-11-21', individual: true });
  });
});

test('T-113: a further document of the incident is in the same diary case', async () => {
  const id = await add(aware);
  const page = await group.coordinator.get(`/incidenter/${id}`);
  expect(page.text).toContain(`href="/arenden/${id}"`);
  const file = new TextEncoder().encode('Loggutdrag från servern');
  const sent = await group.coordinator.upload(`/arenden/${id}/dokument/fil`, 'logg.txt', file, {
    id: randomUUID(),
    type: 'other',
    direction: 'incoming',
    title: 'Loggutdrag',
    datedOn: '2026-11-21',
  });
  expect(sent.status).toBe(200);
  const { rows } = await admin.query('select case_id from case_document where case_id = $1', [id]);
  expect(rows).toHaveLength(1);
});
