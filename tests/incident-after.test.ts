/** After the decision: telling data subjects, measures, and closing, through their pages (T-106, T-109). */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { affectedData, consequences } from '../src/knowledge/incident-report.ts';
import { plainConsequences, plainData, proposedEnding } from '../src/modules/incidents/rules/index.ts';
import { askRule } from '../src/rules.ts';
import { addIncident, deadlinesAt, type Group, incidentRow, makeGroup, plain } from './incidents.ts';
import { lix } from './lix.ts';
import { fieldOf, type Municipality, makeMunicipality, openTestProduct, type Visit } from './municipality.ts';

const product = openTestProduct();
const { admin } = product;

let municipality: Municipality;
let group: Group;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  group = await makeGroup(municipality);
});

const aware = { aware_at: '2026-11-20T13:20:00Z', aware_source: 'own' };
const high = { ...aware, is_breach: 'yes', risk: 'high', likelihood: 'likely', severity: 3 };
const add = (more = {}) => addIncident(municipality, group, more);
const rowsOf = async (table: string, id: string) =>
  (await admin.query(`select * from ${table} where case_id = $1 order by created_at`, [id])).rows;

const decide = (id: string, outcome: string) =>
  group.delegate.post(`/incidenter/${id}/beslut`, {
    id: randomUUID(),
    way: 'delegate',
    outcome,
    outcomeReason: 'Uppgifter om hälsa har hamnat hos en obehörig.',
  });

const TELLING = {
  audience: 'adults',
  way: 'letter',
  toldOn: '2026-11-22',
  told: '57',
  unreached: '',
};
const tell = (id: string, more = {}) =>
  group.coordinator.post(`/incidenter/${id}/registrerade/rad`, { id: randomUUID(), ...TELLING, ...more });
const plan = (id: string, more: Record<string, string>, shown: Record<string, string> = {}) =>
  group.coordinator.post(`/incidenter/${id}/registrerade`, {
    'var.informException': '',
    'var.informExceptionReason': '',
    'var.informBy': '',
    ...shown,
    ...more,
  });
const reminder = async (id: string) =>
  (await deadlinesAt(product, id)).find(({ label }) => label === 'Informera de registrerade');

describe('telling data subjects', () => {
  test('T-109: at a likely high risk there is a reminder to inform without undue delay, and it is no deadline of law', async () => {
    const id = await add(high);
    expect((await decide(id, 'inform')).status).toBe(200);
    expect(await reminder(id)).toMatchObject({
      rule_id: 'deadline.soft-words',
      kind: 'internal',
      state: 'open',
      source_article: '34.1',
      due_on: '2026-11-25',
    });
  });

  test('a decision only to notify sets no such reminder, and takes one away that was set', async () => {
    const id = await add({ ...high, severity: 2, risk: 'risk' });
    await decide(id, 'notify');
    expect(await reminder(id)).toBeUndefined();
    const other = await add(high);
    await decide(other, 'inform');
    const { text } = await group.delegate.get(`/incidenter/${other}/beslut`);
    await group.delegate.post(`/incidenter/${other}/beslut`, {
      id: randomUUID(),
      replaces: /name="replaces" value="([^"]+)"/.exec(text)?.[1] ?? '',
      way: 'delegate',
      outcome: 'notify',
      outcomeReason: 'Ny bedömning av risken.',
      deviationReason: 'Mottagaren har bekräftat att mejlet är raderat oläst.',
    });
    expect(await reminder(other)).toMatchObject({ state: 'withdrawn' });
  });

  test('counts who was told, once, and meets the reminder when everybody has been', async () => {
    const id = await add(high);
    await decide(id, 'inform');
    const row = randomUUID();
    await tell(id, { id: row, unreached: '3' });
    await tell(id, { id: row, unreached: '3' });
    expect(await rowsOf('incident_information', id)).toMatchObject([{ told: 57, unreached: 3 }]);
    expect(await reminder(id)).toMatchObject({ state: 'open' });
    await tell(id, { audience: 'children', told: '4', complete: '1' });
    expect(await reminder(id)).toMatchObject({ state: 'met' });
    expect(plain((await group.coordinator.get(`/incidenter/${id}/registrerade`)).text)).toContain(
      'Barn och unga',
    );
  });

  test.each([
    [{ audience: 'protected' }, 'Skatteverkets förmedling'],
    [{ audience: 'adults', way: 'forwarding' }, 'Skatteverkets förmedling'],
    [{ audience: 'adults', way: 'notice' }, 'Ett anslag når allmänheten'],
    [{ audience: 'public', way: 'letter' }, 'Allmänheten nås med anslag'],
    [{ toldOn: '2026-11-23' }, 'kan inte ligga i framtiden'],
    [{ told: '' }, 'Skriv hur många, med siffror'],
    [{ told: '0' }, 'minst en'],
    [{ told: '5', unreached: '6' }, 'Fler kan inte vara onådda'],
    [{ told: '1000000000' }, 'Så många personer finns inte'],
  ])('refuses %j with a sentence, and keeps what was typed', async (more, said) => {
    const id = await add(high);
    const visit = await tell(id, { note: 'Föräldramöte', ...more });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
    expect(fieldOf(visit.text, 'note')).toBe('Föräldramöte');
    expect(await rowsOf('incident_information', id)).toEqual([]);
  });

  test('a notice to the public may have reached nobody that is known', async () => {
    const id = await add(high);
    expect((await tell(id, { audience: 'public', way: 'notice', told: '0' })).status).toBe(200);
    expect(await rowsOf('incident_information', id)).toHaveLength(1);
  });

  test('the decision stands first, and what the law says beside it', async () => {
    const id = await add({ ...high, severity: 2, risk: 'risk' });
    await group.delegate.post(`/incidenter/${id}/beslut`, {
      id: randomUUID(),
      way: 'delegate',
      outcome: 'inform',
      outcomeReason: 'Vi vill vara öppna.',
      deviationReason: 'Förtroendet för nämnden.',
    });
    const text = plain((await group.coordinator.get(`/incidenter/${id}/registrerade`)).text);
    const decided = text.indexOf('Socialnämnden har beslutat att informera de registrerade');
    expect(decided).toBeGreaterThan(0);
    expect(text.indexOf('Lagen kräver inte att de registrerade informeras')).toBeGreaterThan(decided);
    expect(plain((await group.coordinator.get(`/incidenter/${id}/avsluta`)).text)).toContain(
      'Informera de registrerade, senast',
    );
  });

  test('protected persons are told through forwarding, one by one', async () => {
    const id = await add(high);
    expect((await tell(id, { audience: 'protected', way: 'forwarding', told: '1' })).status).toBe(200);
  });

  test('an exception needs its reason; a wrong row can be taken away', async () => {
    const id = await add(high);
    const refused = await plan(id, { informException: 'encrypted' });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Skriv varför undantaget gäller');
    await plan(id, { informException: 'encrypted', informExceptionReason: 'Hela disken är krypterad.' });
    expect(await incidentRow(product, id)).toMatchObject({ inform_exception: 'encrypted' });
    await tell(id);
    const [telling] = await rowsOf('incident_information', id);
    expect((await group.coordinator.get(`/incidenter/${id}/registrerade`)).text).toContain(
      'Ja, ta bort raden',
    );
    await group.coordinator.post(`/incidenter/${id}/registrerade/${telling.id}/ta-bort`);
    expect(await rowsOf('incident_information', id)).toEqual([]);
  });

  test('two who plan at once meet each other, and a form that lacks a field leaves it', async () => {
    const id = await add(high);
    await plan(id, { informBy: '2026-11-24' });
    const clash = await plan(id, { informBy: '2026-11-25' });
    expect(clash.status).toBe(409);
    await group.coordinator.post(`/incidenter/${id}/registrerade`, {
      'var.informException': '',
      'var.informExceptionReason': '',
      informException: 'measures',
      informExceptionReason: 'Brevet kom tillbaka oöppnat.',
    });
    expect(await incidentRow(product, id)).toMatchObject({
      inform_by: '2026-11-24',
      inform_exception: 'measures',
    });
  });

  test('asks about an identity number once', async () => {
    const id = await add(high);
    const asked = await tell(id, { note: 'Ringde 19121212-1212' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('identityNumbersConfirmed');
    expect((await tell(id, { note: 'Ringde 19121212-1212', identityNumbersConfirmed: '1' })).status).toBe(
      200,
    );
  });

  test('writes a letter from what the system knows, for each audience, without what may be secret', async () => {
    const id = await add({
      ...high,
      description: 'Ett mejl med journaler gick till fel adress.',
      data_kinds: ['health'],
      consequences: ['identity-theft'],
    });
    for (const [text, secret] of [
      ['Mottagaren har raderat mejlet.', ''],
      ['Vi har stängt port 8443.', '1'],
    ] as const)
      await group.coordinator.post(`/incidenter/${id}/atgarder`, {
        id: randomUUID(),
        when: 'taken',
        text,
        on: '2026-11-20',
        at: '15.00',
        secret,
      });
    for (const audience of ['adults', 'children', 'guardians', 'employees', 'public']) {
      const letter = randomUUID();
      const visit = await group.coordinator.post(`/incidenter/${id}/registrerade/brev`, {
        id: letter,
        audience,
      });
      expect(visit.path).toBe(`/arenden/${id}/dokument/${letter}/redigera`);
      expect(visit.text).toContain('Ett mejl med journaler gick till fel adress.');
      expect(visit.text).toContain('Mottagaren har raderat mejlet.');
      expect(visit.text).not.toContain('8443');
      expect(visit.text).toContain('Integritetsskyddsmyndigheten');
      const shown = await group.coordinator.get(`/arenden/${id}/dokument/${letter}`);
      expect(plain(shown.text)).toContain('114 14');
    }
    expect(await rowsOf('case_document', id)).toHaveLength(5);
  });

  const textIn = (text: string, name: string) =>
    new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1];
  const letterTo = async (id: string, audience: string) => {
    const letter = randomUUID();
    const visit = await group.coordinator.post(`/incidenter/${id}/registrerade/brev`, {
      id: letter,
      audience,
    });
    return { letter, text: visit.text };
  };

  test('speaks to children in words of their own, and to nobody else', async () => {
    const id = await add({ ...high, consequences: ['secrecy'], data_kinds: ['economic'] });
    const { text: toAdults } = await letterTo(id, 'adults');
    expect(toAdults).toContain('Uppgifter som vi har tystnadsplikt om');
    expect(toAdults).toContain('Ekonomiska uppgifter');
    expect(toAdults).not.toContain('hålla tyst om');
    expect((await letterTo(id, 'children')).text).toContain('Saker som vi ska hålla tyst om');
  });

  test('goes to those concerned, never to whoever reported it', async () => {
    const id = await add(high);
    await group.coordinator.post(`/arenden/${id}/person`, {
      id: randomUUID(),
      role: 'sender',
      name: 'Rapportör Prov',
    });
    const { text } = await letterTo(id, 'adults');
    expect(textIn(text, 'recipient')).toBe('Den som berörs');
    expect(text).not.toContain('Rapportör Prov');
    const blank = await group.coordinator.get(`/arenden/${id}/dokument/nytt?mall=incident-letter`);
    expect(textIn(blank.text, 'recipient')).toBe('Den som berörs');
    expect(blank.text).not.toContain('Rapportör Prov');
    const other = await group.coordinator.get(`/arenden/${id}/dokument/nytt?mall=letter`);
    expect(other.text).toContain('Rapportör Prov');
  });

  test('what the group wrote of the person is not printed before somebody has said so', async () => {
    const id = await add({
      ...high,
      consequences: ['control'],
      consequences_text: 'Personen kan bli utpressad.',
    });
    const { letter, text } = await letterTo(id, 'adults');
    expect(textIn(text, 'otherConsequences')).toBe('Personen kan bli utpressad.');
    expect(text).toContain('Skriv om till «du»');
    const shown = plain((await group.coordinator.get(`/arenden/${id}/dokument/${letter}`)).text);
    expect(shown).not.toContain('Personen kan bli utpressad');
    expect(shown).toContain('ska gruppens egna ord om följderna med?');
    const address = `/arenden/${id}/dokument/${letter}`;
    const rewritten = { version: '1', ownWords: 'yes', otherConsequences: 'Du kan bli utpressad.' };
    expect((await group.coordinator.post(`${address}/redigera`, rewritten)).status).toBe(200);
    expect(plain((await group.coordinator.get(address)).text)).toContain('Du kan bli utpressad.');
    const silent = await letterTo(await add({ ...high, consequences: ['control'] }), 'adults');
    expect(silent.text).not.toContain('gruppens egna ord');
  });

  test('a letter that only has secret measures asks for a sentence of them', async () => {
    const id = await add(high);
    await measure(id, { when: 'taken', on: '2026-11-20', at: '15.00', secret: '1' });
    const { letter, text } = await letterTo(id, 'adults');
    expect(plain(text)).toContain('Åtgärder som är markerade som hemliga följer inte med');
    expect(plain((await group.coordinator.get(`/arenden/${id}/dokument/${letter}`)).text)).toContain(
      'vad ni har gjort och ska göra',
    );
  });

  test('a letter that is sent proposes its row, until the row is there', async () => {
    const id = await add(high);
    const { letter } = await letterTo(id, 'guardians');
    const file = randomUUID();
    await admin.query(
      `insert into stored_file (id, controller_id, legal_entity_id, case_id, name, media_type, size, sha256, scan, sealed, key_id)
       values ($1, $2, $3, $4, 'brev.pdf', 'application/pdf', 1, 'x', 'own', '\\x00', 'k')`,
      [file, group.board.id, municipality.id, id],
    );
    await admin.query(
      `update case_document set state = 'sent', file_id = $2, sha256 = 'x', sent_way = 'digital-mailbox',
         finished_on = '2026-11-21' where id = $1`,
      [letter, file],
    );
    const address = `/incidenter/${id}/registrerade`;
    const { text } = await group.coordinator.get(address);
    expect(plain(text)).toContain('skriv hur många som fick det');
    expect(text).toMatch(/name="audience"[^>]*value="guardians"[^>]*checked/);
    expect(text).toMatch(/<option value="digital-post" selected/);
    expect(fieldOf(text, 'toldOn')).toBe('2026-11-21');
    await tell(id, { audience: 'guardians', way: 'digital-post', told: '3', documentId: letter });
    expect(plain((await group.coordinator.get(address)).text)).not.toContain('skriv hur många som fick det');
  });

  test('says what the law asks, with the guideline that asks for more at a risk of fraud (S-008, I-009)', async () => {
    const id = await add({ ...aware, risk: 'risk', consequences: ['identity-theft'] });
    const text = plain((await group.coordinator.get(`/incidenter/${id}/registrerade`)).text);
    expect(text).toContain('Lagen kräver inte att de registrerade informeras');
    expect(text).toContain('Avviker från Sörmland 2019: Informera de registrerade');
  });

  test('the officer reads, and writes nothing', async () => {
    const id = await add(high);
    const page = await group.officer.get(`/incidenter/${id}/registrerade`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('Spara raden');
    expect((await group.officer.post(`/incidenter/${id}/registrerade/rad`, TELLING)).status).toBe(403);
  });
});

describe('the rule on telling data subjects', () => {
  const ask = (facts: object) => {
    const asked = askRule('incident.inform-data-subjects', facts, { asOf: '2026-11-22' });
    return asked.ok ? asked.judgement.outcome : asked.errors;
  };

  test.each([
    [{ risk: 'high' }, 'inform'],
    [{ risk: 'high', unreadable: true }, 'exception'],
    [{ risk: 'high', riskRemoved: true }, 'exception'],
    [{ risk: 'high', disproportionate: true }, 'public'],
    [{ risk: 'risk' }, 'not-required'],
    [{ risk: 'unlikely', identityTheft: true }, 'not-required'],
  ])('%j gives %s', (facts, outcome) => {
    expect(ask(facts)).toBe(outcome);
  });
});

describe('the words of a letter', () => {
  test('tell every consequence of the form plainly, to the one concerned and to a guardian', () => {
    for (const { id } of consequences.filter((one) => one.id !== 'other'))
      expect(plainConsequences[id], id).toBeDefined();
    const all = Object.values(plainConsequences);
    for (const [reader, most] of [
      ['adult', 35],
      ['guardian', 35],
      ['child', 25],
    ] as const)
      expect(lix(all.map((said) => said[reader]).join(' ')), reader).toBeLessThanOrEqual(most);
  });

  test('name only kinds of data that the form has', () => {
    const known = affectedData.map(({ id }) => id as string);
    expect(Object.keys(plainData).filter((id) => !known.includes(id))).toEqual([]);
  });
});

const PLANNED = {
  when: 'planned',
  text: 'Slå av förslag på mottagare',
  dueOn: '2026-12-01',
  ownerName: 'It-enheten',
  secret: '1',
};
const measure = (id: string, more: Record<string, string> = {}): Promise<Visit> =>
  group.coordinator.post(`/incidenter/${id}/atgarder`, { id: randomUUID(), ...PLANNED, ...more });
const measuresOf = (id: string) => rowsOf('incident_measure', id);

describe('measures', () => {
  test('are taken or planned, any number, marked as possibly secret from the start', async () => {
    const id = await add(aware);
    const form = await group.coordinator.get(`/incidenter/${id}/atgarder`);
    expect(form.text).toMatch(/name="secret"[^>]*value="1"[^>]*checked/);
    await measure(id, { when: 'taken', on: '2026-11-20', at: '14.30', text: 'Bad mottagaren radera' });
    await measure(id);
    expect(await measuresOf(id)).toMatchObject([
      { text: 'Bad mottagaren radera', secret: true, due_on: null },
      { text: 'Slå av förslag på mottagare', due_on: '2026-12-01', owner_name: 'It-enheten' },
    ]);
  });

  test('a planned one is on Min dag of the one who owns it', async () => {
    const id = await add(aware);
    await measure(id, { ownerPersonId: group.lawyer.personId, ownerName: '', dueOn: '2026-11-24' });
    const [row] = await measuresOf(id);
    expect(row.owner_person_id).toBe(group.lawyer.personId);
    const due = await admin.query('select person_id from due where source = $1 and id = $2', [
      'measure',
      row.id,
    ]);
    expect(due.rows).toEqual([{ person_id: group.lawyer.personId }]);
  });

  test.each([
    [{ when: 'taken', on: '2026-11-20', at: '' }, 'Skriv klockslaget också. Ungefär går bra'],
    [{ when: 'taken', on: '2026-11-22', at: '23.00' }, 'kan inte ligga i framtiden'],
    [{ when: 'planned', dueOn: '2026-11-01' }, 'Dagen har passerat'],
    [{ when: 'planned', ownerName: '' }, 'Välj eller skriv vem som gör den'],
    [{ text: '' }, 'Skriv vad ni har gjort eller ska göra'],
    [{ when: 'planned', ownerPersonId: randomUUID() }, 'Välj en person som handlägger ärenden'],
  ])('%j is refused with a sentence', async (more, said) => {
    const id = await add(aware);
    const visit = await measure(id, more as Record<string, string>);
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
    expect(await measuresOf(id)).toEqual([]);
  });

  test('one form makes one measure, however often it is sent', async () => {
    const id = await add(aware);
    const form = randomUUID();
    await measure(id, { id: form });
    await measure(id, { id: form });
    expect(await measuresOf(id)).toHaveLength(1);
  });

  test('is marked as done with a day and how it went', async () => {
    const id = await add(aware);
    await measure(id);
    const [row] = await measuresOf(id);
    const address = `/incidenter/${id}/atgarder/${row.id}`;
    const early = await group.coordinator.post(address, { version: '1', doneOn: '2026-11-30' });
    expect(early.status).toBe(422);
    await group.coordinator.post(address, { version: '1', doneOn: '2026-11-22', doneNote: 'Avslaget' });
    expect(await measuresOf(id)).toMatchObject([
      { done_on: '2026-11-22', done_note: 'Avslaget', owner_name: 'It-enheten', secret: true },
    ]);
    const again = await group.coordinator.post(address, { version: '1', text: 'Något annat' });
    expect(again.status).toBe(409);
  });

  test('the mark of secrecy is taken away with a reason that stands in the timeline', async () => {
    const id = await add(aware);
    await measure(id);
    const [row] = await measuresOf(id);
    const address = `/incidenter/${id}/atgarder/${row.id}`;
    const refused = await group.coordinator.post(address, { version: '1', secret: '0' });
    expect(refused.status).toBe(422);
    await group.coordinator.post(address, {
      version: '1',
      secret: '0',
      openReason: 'Säger inget om skyddet',
    });
    expect((await measuresOf(id))[0].secret).toBe(false);
    expect((await group.coordinator.get(`/arenden/${id}`)).text).toContain('Säger inget om skyddet');
  });
});

const DOCUMENTED = {
  ...aware,
  description: 'Ett mejl gick till fel adress.',
  is_breach: 'yes',
  consequences: ['control'],
  likelihood: 'unlikely',
  severity: 1,
  severity_reason: 'Bara namn.',
  risk: 'unlikely',
  risk_reason: 'Mottagaren är en kollega som har raderat mejlet.',
};
const close = (id: string, more = {}) =>
  group.coordinator.post(`/incidenter/${id}/avsluta`, {
    gor: 'avsluta',
    'var.rootCause': '',
    'var.lessons': '',
    rootCause: 'Adressboken föreslår fel mottagare',
    lessons: '',
    outcome: 'Dokumenterad, ingen anmälan',
    weeding: 'Inget att rensa',
    ...more,
  });
const stateOf = async (id: string) =>
  (await admin.query('select state from case_record where id = $1', [id])).rows[0].state;

describe('closing', () => {
  test('T-106: an incident judged unlikely to be a risk is not closed without a motivation', async () => {
    const id = await add(DOCUMENTED);
    await measure(id, { when: 'taken', on: '2026-11-20', at: '15' });
    const unmotivated = await close(id);
    expect(unmotivated.status).toBe(422);
    expect(plain(unmotivated.text)).toContain('Besluta om incidenten ska anmälas');
    expect(await stateOf(id)).toBe('open');
    expect((await incidentRow(product, id)).root_cause).toBe('Adressboken föreslår fel mottagare');
  });

  test('T-107: with a motivation it is closed, without a notification', async () => {
    const id = await add(DOCUMENTED);
    await measure(id, { when: 'taken', on: '2026-11-20', at: '15' });
    await decide(id, 'document');
    const form = await group.coordinator.get(`/incidenter/${id}/avsluta`);
    expect(fieldOf(form.text, 'outcome')).toBe('Dokumenterad, inte anmäld');
    const visit = await close(id);
    expect(visit.path).toBe(`/arenden/${id}?klart=avslutat`);
    expect(await stateOf(id)).toBe('closed');
    expect(plain((await group.coordinator.get(`/incidenter/${id}/avsluta`)).text)).toContain(
      'Ärendet är avslutat',
    );
  });

  test('an open deadline is told once, with the way to settle it, and the ending is proposed', async () => {
    const id = await add({
      ...DOCUMENTED,
      risk: 'risk',
      outcome: 'notify',
      outcome_reason: 'Risk.',
      decided_at: aware.aware_at,
    });
    const deadline = randomUUID();
    await admin.query(
      `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, rule_id, facts, law_version, due_on, state)
       values ($1, $2, $3, $4, 'Komplettera anmälan', 'authority', 'Artikel 33.4', 'incident.supplement-due', '{}', 'prov', '2026-12-18', 'open')`,
      [deadline, group.board.id, municipality.id, id],
    );
    await admin.query(
      `insert into incident_notification (id, controller_id, legal_entity_id, case_id, phase, form_version, sealed, key_id, sha256, sent_at)
       values ($1, $2, $3, $4, 'first', 'imy-2025-02', '\\x00', 'k', 'x', '2026-11-20T15:00:00Z')`,
      [randomUUID(), group.board.id, municipality.id, id],
    );
    const address = `/incidenter/${id}/avsluta`;
    const blocked = await group.coordinator.get(address);
    expect(plain(blocked.text)).toContain('Komplettera anmälan, senast 18 december 2026. Fristen är öppen');
    expect(blocked.text).toContain(`/arenden/${id}/frist/${deadline}`);
    expect(blocked.text).not.toContain('varken kompletterad eller slutligt anmäld');
    expect(blocked.text).not.toContain('En frist är öppen');
    await admin.query("update deadline set state = 'met', settled_on = '2026-11-22' where id = $1", [
      deadline,
    ]);
    const told = plain((await group.coordinator.get(address)).text);
    expect(told).toContain('varken kompletterad eller slutligt anmäld');
  });

  test.each([
    [{ isBreach: 'no' }, 'Inte en personuppgiftsincident'],
    [{ outcome: 'document' }, 'Dokumenterad, inte anmäld'],
    [{ outcome: 'notify', notified: true }, 'Anmäld'],
    [{ outcome: 'inform', notified: true, informed: true }, 'Anmäld, de registrerade informerade'],
    [
      { outcome: 'inform', notified: true, informed: true, excepted: true },
      'Anmäld, undantag från informationen',
    ],
    [{ side: 'processor', toldControllers: 1 }, 'De vi arbetar åt är underrättade'],
    [{ outcome: null }, ''],
  ])('the ending of %j is proposed as «%s»', (more, ending) => {
    const asked = { side: 'controller', isBreach: 'yes', toldControllers: 0, ...more };
    expect(proposedEnding(asked as Parameters<typeof proposedEnding>[0])).toBe(ending);
  });

  test('names each gap with the way to where it is mended', async () => {
    const id = await add(aware);
    const { text } = await group.coordinator.get(`/incidenter/${id}/avsluta`);
    for (const where of ['bedomning', 'atgarder', 'risk', 'beslut'])
      expect(text).toContain(`/incidenter/${id}/${where}"`);
    expect(text).not.toContain('value="avsluta"');
  });

  test('keeps what somebody else wrote of the cause meanwhile', async () => {
    const id = await add(aware);
    await close(id, { gor: 'spara', rootCause: 'Först' });
    const clash = await close(id, { gor: 'spara', rootCause: 'Sedan' });
    expect(clash.status).toBe(409);
    expect((await incidentRow(product, id)).root_cause).toBe('Först');
  });
});

describe('the rule on completeness', () => {
  const ask = (facts: object) => {
    const asked = askRule('incident.complete', facts, { asOf: '2026-11-22' });
    if (!asked.ok) throw new Error(JSON.stringify(asked.errors));
    return {
      outcome: asked.judgement.outcome,
      said: asked.judgement.reasons.map(({ text }) => text).join(' '),
    };
  };
  const whole = {
    isBreach: 'yes',
    circumstances: true,
    effects: true,
    measures: 1,
    risk: 'risk',
    riskReason: true,
    outcome: 'notify',
    motivated: true,
    notified: true,
    completed: true,
    rootCause: true,
  };

  test.each([
    [{}, 'complete', ''],
    [{ completed: false }, 'remarks', 'varken kompletterad'],
    [{ late: true }, 'blocked', 'efter 72 timmar'],
    [{ late: true, lateReason: true }, 'complete', ''],
    [{ notified: false }, 'blocked', 'Skicka anmälan'],
    [{ notified: false, protectiveSecurity: true }, 'complete', 'säkerhetsskyddslagen'],
    [{ outcome: 'inform' }, 'blocked', 'beslutat att informera'],
    [{ outcome: 'inform', informed: true }, 'complete', ''],
    [{ measures: 0 }, 'blocked', 'Skriv vad ni har gjort'],
    [{ ownerlessMeasures: 1 }, 'blocked', 'saknar ansvarig'],
    [{ openMeasures: 1 }, 'remarks', 'är inte gjorda'],
    [{ isBreach: 'no' }, 'blocked', 'varför det inte är'],
    [{ isBreach: 'no', breachReason: true, measures: 0, risk: null, outcome: null }, 'complete', ''],
    [{ side: 'processor', outcome: null, risk: null }, 'blocked', 'Underrätta dem'],
    [{ side: 'processor', toldControllers: 2, untoldControllers: 1 }, 'blocked', 'väntar på fler delar'],
    [{ side: 'processor', toldControllers: 2, outcome: null, risk: null }, 'complete', ''],
  ])('%j is %s', (more, outcome, said) => {
    const judged = ask({ ...whole, ...more });
    expect(judged.outcome).toBe(outcome);
    expect(judged.said).toContain(said);
  });
});
