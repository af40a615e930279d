/** The notification to the authority: the form, what was sent, its deadlines, and the form's lists. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { breachFields } from '../src/knowledge/breach-form.ts';
import { askRule } from '../src/rules.ts';
import { addIncident, deadlinesAt, type Group, makeGroup, plain, setTimes } from './incidents.ts';
import { type Browser, type Municipality, makeMunicipality, openTestProduct } from './municipality.ts';

const product = openTestProduct();
const { admin } = product;

let municipality: Municipality;
let group: Group;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  group = await makeGroup(municipality);
});

const notified = {
  aware_at: '2026-11-20T13:20:00Z',
  aware_source: 'own',
  types: ['loss', 'disclosure'],
  description: 'Lönelistor skickades till fel adress.',
  data_kinds: ['economic', 'health'],
  subject_groups: ['employees', 'vulnerable'],
  subjects_range: '11-100',
  records_exact: 180,
  cause: 'human',
  discovered_how: 'outsider',
  encrypted: 'none',
  ongoing: 'no',
  ended_at: '2026-11-20T13:10:00Z',
  consequences: ['control'],
  likelihood: 'likely',
  severity: 3,
  risk: 'risk',
  risk_reason: 'Mottagaren är känd',
  outcome: 'notify',
  decided_at: '2026-11-21T09:00:00Z',
};
const add = (more = {}) => addIncident(municipality, group, { ...notified, ...more });
const addressOf = (id: string) => `/incidenter/${id}/anmalan`;
const form = async (id: string, browser = group.coordinator) =>
  plain((await browser.get(addressOf(id))).text);

type Fields = Readonly<Record<string, string>>;
const sent = { phase: 'first', sentOn: '2026-11-21', sentAt: '15.00' };
const send = (id: string, fields: Fields = {}, browser: Browser = group.coordinator) =>
  browser.post(addressOf(id), { id: randomUUID(), ...sent, ...fields });
const sentRows = async (id: string) =>
  (await admin.query('select * from incident_notification where case_id = $1 order by sent_at', [id])).rows;
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');

interface ExportedField {
  readonly id: string;
  readonly value: string | null;
  readonly missing: string | null;
  readonly secrecyGrounds: readonly string[];
}
async function exported(id: string): Promise<Readonly<Record<string, ExportedField>>> {
  const { text } = await group.coordinator.get(`${addressOf(id)}.json`);
  const { fields } = JSON.parse(text) as { fields: ExportedField[] };
  return Object.fromEntries(fields.map((field) => [field.id, field]));
}

describe('the form, field by field', () => {
  test('has every question in its order, and one main type of several', async () => {
    const text = await form(await add());
    const places = breachFields.map(({ imyNo, label }) =>
      text.lastIndexOf(`${imyNo === 'sist' ? 'Sist' : imyNo}. ${label}`),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).toContain('Obehörigt röjande: personuppgifter har spridits på felaktigt sätt');
    expect(text).not.toContain('Förlust: information har gått förlorad');
  });

  test('is answered by the incident, in the form’s words, and says what is missing', async () => {
    const id = await add();
    const fields = await exported(id);
    expect(fields.discoveredAt?.value).toBe('2026-11-20 kl. 14.00');
    expect(fields.subjectsRange?.value).toBe('11–100');
    expect(fields.recordsExact?.value).toBe('180');
    expect(fields.severity?.value).toBe('3. Betydande');
    expect(fields.occurredAt?.value).toBe('Okänt');
    expect(fields.measures?.missing).toBe('Skriv vad ni har gjort och tänker göra.');
    expect(fields.notInformedWhy?.value).toContain('Mottagaren är känd');
    expect(await form(id)).toMatch(/\d+ svar saknas eller behöver ses över/);
  });

  test('points out what becomes public record, with grounds and a text for the last field', async () => {
    const id = await add();
    await admin.query(
      `insert into incident_measure (id, controller_id, legal_entity_id, case_id, text, taken_at)
       values ($1, $2, $3, $4, 'Lösenorden byttes', '2026-11-20T14:00:00Z')`,
      [randomUUID(), group.board.id, municipality.id, id],
    );
    const fields = await exported(id);
    expect(fields.measures?.secrecyGrounds).toEqual(['OSL 18:8']);
    expect(fields.subjectGroups?.secrecyGrounds).toEqual(['OSL 21:3']);
    expect(fields.secrecy?.value).toContain('Fråga 30: Uppgifter om säkerhetsåtgärder, 18 kap. 8 §');
    expect(await form(id)).toContain('All information ni lämnar i anmälan blir allmän handling hos IMY.');
  });

  test('is mapped to the form, to article 33.3 and to the draft of a common template', async () => {
    const visit = await group.coordinator.get(`${addressOf(await add())}.json`);
    const { form: version, fields } = JSON.parse(visit.text);
    expect(version).toBe('imy-2025-02');
    expect(fields.find((field: { id: string }) => field.id === 'measures')).toMatchObject({
      imyNo: '30',
      art33_3: '33.3.d',
      edpbSection: 'measures',
    });
  });

  test('is printed as a working paper', async () => {
    const visit = await group.coordinator.get(`${addressOf(await add())}.pdf`);
    expect(visit.status).toBe(200);
    expect(new TextDecoder().decode(visit.bytes.slice(0, 5))).toBe('%PDF-');
  });

  test('is closed where säkerhetsskyddslagen governs, as page, as paper and as data', async () => {
    const id = await add({ protective_security: 'yes' });
    expect(await form(id)).toContain('1 kap. 4 § dataskyddslagen');
    expect(await form(id)).not.toContain('Notera som skickad');
    for (const end of ['.json', '.pdf'])
      expect((await group.coordinator.get(`${addressOf(id)}${end}`)).status).toBe(403);
    expect((await send(id)).status).toBe(403);
    expect(await sentRows(id)).toEqual([]);
  });

  test('S-007: as processor we never notify for somebody else', async () => {
    const id = await add({ side: 'processor', outcome: null, decided_at: null });
    expect(await form(id)).toContain('Vi anmäler aldrig åt någon annan');
    expect((await send(id)).status).toBe(403);
  });
});

describe('what was sent', () => {
  test('the first meets the 72 hours and sets four weeks for the supplement', async () => {
    const id = await add();
    await setTimes(group.coordinator, id, { awareAt: '14.21', awareSource: 'own', reason: 'Rättelse' });
    const receipt = await group.coordinator.upload(addressOf(id), 'kvittens.pdf', PDF, {
      id: randomUUID(),
      ...sent,
      authorityReference: 'IMY-2026-1234',
    });
    expect(receipt.status).toBe(200);
    expect(plain(receipt.text)).toContain('Myndighetens nummer: IMY-2026-1234');
    const [row] = await sentRows(id);
    expect(row).toMatchObject({ phase: 'first', form_version: 'imy-2025-02', late_reason: null });
    expect(row.file_id).toBeTruthy();
    expect((await group.coordinator.get(`/filer/${row.file_id}`)).status).toBe(200);
    const page = plain((await group.coordinator.get(`/incidenter/${id}`)).text);
    expect(page).toContain('Anmäld Anmäld i tid');
    expect(page).not.toContain('Anmäl senast');
    const deadlines = await deadlinesAt(product, id);
    expect(deadlines.find(({ rule_id: rule }) => rule === 'incident.deadline').state).toBe('met');
    expect(deadlines.find(({ rule_id: rule }) => rule === 'incident.supplement-due')).toMatchObject({
      due_on: '2026-12-19',
      state: 'open',
      kind: 'authority',
    });
  });

  test('is frozen: what the incident says later is another thing, and the supplement shows the difference', async () => {
    const id = await add();
    await send(id);
    const [row] = await sentRows(id);
    expect(row.sealed.toString('utf8')).not.toContain('Lönelistor');
    await admin.query("update incident set description = 'Två listor skickades.' where case_id = $1", [id]);
    const text = await form(id);
    expect(text).toMatch(
      /1 svar är andra nu .*15\. Kort beskrivning av incidenten Lönelistor skickades till fel adress\. Två listor skickades\./,
    );
    const kept = await group.coordinator.get(`${addressOf(id)}/skickad?anmalan=${row.id}`);
    expect(plain(kept.text)).toContain('Lönelistor skickades till fel adress.');
    expect(plain(kept.text)).toContain('Svaren är oförändrade.');
    await send(id, { phase: 'supplement', sentOn: '2026-11-22', sentAt: '09.00' });
    expect(await form(id)).toContain('Ändrat sedan det som skickades sist Inget är ändrat.');
    const supplement = (await deadlinesAt(product, id)).find(
      ({ rule_id: rule }) => rule === 'incident.supplement-due',
    );
    expect(supplement.state).toBe('met');
  });

  test('later than 72 hours needs a reason; to the minute it is in time', async () => {
    const late = {
      aware_at: '2026-11-18T13:20:00Z',
      discovered_at: '2026-11-18T13:00:00Z',
      reported_at: '2026-11-18T13:30:00Z',
    };
    const id = await add(late);
    const visit = await send(id, { sentOn: '2026-11-21', sentAt: '17.20' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('senare än 72 timmar efter vetskapen. Skriv varför');
    expect(visit.text).toContain('value="17.20"');
    await send(id, { sentOn: '2026-11-21', sentAt: '17.20', lateReason: 'Biträdet svarade sent.' });
    expect((await sentRows(id))[0].late_reason).toBe('Biträdet svarade sent.');
    const inTime = await add(late);
    expect((await send(inTime, { sentOn: '2026-11-21', sentAt: '14.20' })).status).toBe(200);
  });

  test('in the future, before the awareness, a second first or a supplement first: each has its sentence', async () => {
    const id = await add();
    const wrong = async (fields: Fields) => plain((await send(id, fields)).text);
    expect(await wrong({ sentOn: '2026-11-23' })).toContain('Tiden kan inte ligga i framtiden.');
    expect(await wrong({ sentOn: '2026-11-20', sentAt: '14.00' })).toContain('inte ligga före vetskapen');
    expect(await wrong({ phase: 'supplement' })).toContain('Notera den första anmälan först.');
    expect(await sentRows(id)).toEqual([]);
    await send(id);
    expect(await wrong({})).toContain('Den första anmälan är redan noterad.');
    expect(await wrong({ phase: 'final', sentOn: '2026-11-21', sentAt: '14.59' })).toContain(
      'inte ligga före den första anmälan',
    );
    expect(await sentRows(id)).toHaveLength(1);
  });

  test('with answers missing it asks once whether it was sent all the same', async () => {
    const id = await add();
    const { text } = await group.coordinator.get(addressOf(id));
    expect(plain(text)).toMatch(/\d+ svar saknas\. Skicka ändå\?/);
    const asked = await send(id, { incompleteConfirmed: '' });
    expect(asked.status).toBe(422);
    expect(plain(asked.text)).toContain('Kryssa för om den är skickad ändå');
    expect(await sentRows(id)).toEqual([]);
    await send(id, { incompleteConfirmed: '1' });
    expect(await sentRows(id)).toHaveLength(1);
  });

  test('on paper the form has neither fields nor buttons', async () => {
    const { text } = await group.coordinator.get(addressOf(await add()));
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
    const screen = main.slice(main.indexOf('<div class="only-screen">'));
    expect(main.match(/<form/g)).toHaveLength(1);
    expect(screen).toContain('<form');
  });

  test('a missing answer leads to where it is filled in, and what is not checked is said once', async () => {
    const id = await add({ description: null, severity: null, ongoing: null, ended_at: null });
    const { text } = await group.coordinator.get(addressOf(id));
    for (const [where, name] of [
      ['bedomning', 'description'],
      ['risk', 'severity'],
      ['tider', 'endedOn'],
    ] as const) {
      expect(text).toContain(`href="/incidenter/${id}/${where}#${name}"`);
      const there = await group.coordinator.get(`/incidenter/${id}/${where}`);
      expect(there.text).toContain(`id="${name}"`);
    }
    expect(text).toContain(`href="/incidenter/${id}/atgarder"`);
    expect(plain(text)).toMatch(/\d+ frågor är inte kontrollerade och märkta med °/);
    expect(text).not.toContain('#falt-');
  });

  test('sent twice it is noted once; a receipt may come after', async () => {
    const id = await add();
    const once = { id: randomUUID() };
    await send(id, once);
    await send(id, once);
    const [row, ...more] = await sentRows(id);
    expect(more).toEqual([]);
    const address = `${addressOf(id)}/kvittens`;
    expect((await group.coordinator.post(address, { id: row.id, authorityReference: '' })).status).toBe(422);
    await group.coordinator.post(address, { id: row.id, authorityReference: 'IMY-2026-9' });
    expect((await sentRows(id))[0].authority_reference).toBe('IMY-2026-9');
  });

  test('after a decision not to notify a new decision comes first; before any decision it may still be noted', async () => {
    const abstained = await add({ outcome: 'document' });
    expect(plain((await send(abstained)).text)).toContain('Beslutet är att inte anmäla.');
    const undecided = await add({ outcome: null, decided_at: null });
    expect(await form(undecided)).toContain('Inget beslut är fattat än.');
    expect((await send(undecided)).status).toBe(200);
  });

  test('only the group notes it; those who read the case see the form', async () => {
    const id = await add();
    expect((await send(id, {}, group.delegate)).status).toBe(403);
    expect((await send(id, {}, group.officer)).status).toBe(403);
    expect((await send(id, {}, group.reporter)).status).toBe(403);
    expect(await form(id, group.officer)).toContain('14. Vad har hänt?');
    expect((await group.reporter.get(addressOf(id))).status).toBe(403);
  });

  test('the supplement is due four weeks after, in calendar days', () => {
    const asked = askRule(
      'incident.supplement-due',
      { notifiedAt: '2026-11-28T09:00+01:00' },
      { asOf: '2026-11-28' },
    );
    expect(asked.ok && asked.judgement.reasons.map(({ text }) => text).join(' ')).toContain('2026-12-26');
  });
});

describe('the lists of the form', () => {
  const propose = (browser: Browser, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
    browser.post('/incidenter/blankett/forslag', {
      id: randomUUID(),
      list: 'ranges',
      optionId: ['1-10', '11-100', 'unknown', ''],
      option: ['1–10 personer', '11–100 personer', 'Okänt/kan inte ange', ''],
      source: 'IMY:s e-tjänst, läst 22 november 2026',
      validFrom: '2026-11-22',
      ...fields,
    });
  const proposals = async (of: Municipality) =>
    (await admin.query('select * from law_override where legal_entity_id = $1 order by proposed_at', [of.id]))
      .rows;
  const answer = (browser: Browser, id: string, svar = 'godkann') =>
    browser.post('/incidenter/blankett/svar', { id, svar });

  test('say how sure we are of each', async () => {
    const text = plain((await group.lawyer.get('/incidenter/blankett')).text);
    expect(text).toContain('Antal registrerade och antal uppgifter');
    expect(text).toContain('inte kontrollerad');
    expect(text).not.toContain('Föreslå en annan lista');
  });

  test('are changed by one and approved by another, from their day, in the form and for the own kommun alone', async () => {
    const own = await makeMunicipality(product);
    const there = await makeGroup(own);
    const id = await addIncident(own, there, notified);
    const value = async () => {
      const { text } = await there.coordinator.get(`${addressOf(id)}.json`);
      const { fields } = JSON.parse(text) as { fields: ExportedField[] };
      return fields.find((field) => field.id === 'subjectsRange');
    };
    expect((await propose(there.coordinator)).status).toBe(200);
    const [proposal] = await proposals(own);
    expect((await value())?.value).toBe('11–100');
    const self = await answer(there.coordinator, proposal.id);
    expect(self.status).toBe(422);
    expect(plain(self.text)).toContain('godkänner den inte själv');
    expect((await answer(there.lawyer, proposal.id)).status).toBe(403);
    expect((await answer(there.officer, proposal.id)).status).toBe(200);
    expect((await value())?.value).toBe('11–100 personer');
    expect((await answer(there.officer, proposal.id, 'avsla')).status).toBe(409);
    expect((await exported(await add())).subjectsRange?.value).toBe('11–100');
    expect(plain((await there.lawyer.get('/incidenter/blankett')).text)).toContain('bekräftad här');
  });

  test('what is answered here and not in the list is pointed out, and a list to come is not used yet', async () => {
    const own = await makeMunicipality(product);
    const there = await makeGroup(own);
    const id = await addIncident(own, there, { ...notified, subjects_range: '101-1000' });
    await propose(there.officer);
    await propose(there.officer, {
      list: 'severity',
      optionId: ['', ''],
      option: ['Låg', 'Hög'],
      validFrom: '2027-01-01',
    });
    for (const { id: proposal } of await proposals(own)) await answer(there.coordinator, proposal);
    const { text } = await there.coordinator.get(`${addressOf(id)}.json`);
    const { fields } = JSON.parse(text) as { fields: ExportedField[] };
    const range = fields.find((field) => field.id === 'subjectsRange');
    expect(range).toMatchObject({ value: null });
    expect(range?.missing).toContain('har inte det alternativ som är valt här');
    expect(fields.find((field) => field.id === 'severity')?.value).toBe('3. Betydande');
  });

  test('a proposal without source, or with one option, is refused with what was typed', async () => {
    const visit = await propose(group.coordinator, {
      option: ['1–10 personer'],
      optionId: ['1-10'],
      source: '',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Skriv minst två alternativ.');
    expect(plain(visit.text)).toContain('Skriv var du har läst listan');
    expect(visit.text).toContain('value="1–10 personer"');
    expect((await propose(group.lawyer)).status).toBe(403);
  });
});
