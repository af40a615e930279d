/** The guide «Vem ansvarar, och behövs avtal?»: asked, kept, listed, marked in the register, and handed on to an agreement. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type GuidanceAnswers, guidanceQuestions } from '../src/knowledge/agreement-guide.ts';
import { guidanceById, linkGuidance } from '../src/modules/guide/actions.ts';
import { needOf } from '../src/modules/guide/rules/agreement-need.ts';
import {
  answersAsked,
  factsFrom,
  needSentence,
  questionsAsked,
  unanswered,
} from '../src/modules/guide/rules/index.ts';
import { systemActor } from '../src/platform/actor.ts';
import { asActor } from '../src/platform/database/connection.ts';
import type { Context } from '../src/platform/route.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import { plain } from './incidents.ts';
import {
  addProcessing,
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  saveStep,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const SUPPLIER = { relation: 'outside', decidedBy: 'us', designation: 'no', account: 'ours' };
const YES = { ...SUPPLIER, access: 'storage', sharedSystem: 'no' };
const NO = { ...SUPPLIER, access: 'none' };

let municipality: Municipality;
let board: Place;
let coordinator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
});

const about = (title = `Fråga ${randomUUID()}`) => ({ title, partyName: 'Tranbär Vård AB' });

async function keep(answers: Record<string, string>, more: Record<string, string> = {}, by = coordinator) {
  const id = randomUUID();
  const visit = await by.post('/vagledning', { id, ...about(), ...answers, ...more });
  return { id, visit };
}

describe('the questions', () => {
  /** Every way through, one answer at a time. */
  function* ways(answers: GuidanceAnswers = {}): Generator<GuidanceAnswers> {
    const next = unanswered(answers)[0];
    if (!next) {
      yield answers;
      return;
    }
    for (const option of next.options) yield* ways({ ...answers, [next.id]: [option.id] });
  }
  const all = [...ways()];

  test('are seven at most, and every way through ends with an answer', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const answers of all) {
      expect(questionsAsked(answers).length).toBeLessThanOrEqual(7);
      const need = needOf(factsFrom(answers), { asOf: '2026-11-22' });
      expect(need.reasons.length).toBeGreaterThan(0);
      expect(needSentence(need, { own: 'Nämnden', party: 'Parten' })).not.toContain('undefined');
      expect((need.signs === null) === (need.form === null)).toBe(true);
    }
  });

  test('lead to each kind of answer, and to «not clear» only where somebody does not know or contradicts it', () => {
    const outcomes = new Map<string, GuidanceAnswers[]>();
    for (const answers of all) {
      const { outcome } = needOf(factsFrom(answers), { asOf: '2026-11-22' });
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), answers]);
    }
    expect([...outcomes.keys()].sort()).toEqual(
      ['inside', 'joint', 'no', 'reglemente', 'reversed', 'unclear', 'yes'].sort(),
    );
    for (const answers of outcomes.get('unclear') ?? []) {
      const isUnknown = Object.values(answers).flat().includes('unknown');
      const contradicts = answers.decidedBy?.[0] === 'us' && answers.account?.[0] === 'own';
      expect(isUnknown || contradicts, JSON.stringify(answers)).toBe(true);
    }
  });

  test('forget what another answer has made idle', () => {
    expect(answersAsked({ relation: ['own'], decidedBy: ['us'], account: ['ours'] })).toEqual({
      relation: ['own'],
    });
  });

  test('say why they are asked, with an example', () => {
    for (const { why, example, text } of guidanceQuestions) {
      expect(why, text).toMatch(/\.$/);
      expect(example, text).toMatch(/\.$/);
    }
  });
});

describe('asking', () => {
  test('begins with what the guide was opened from', async () => {
    const supplier = randomUUID();
    await admin.query(
      "insert into supplier (id, name, country, created_by_entity_id) values ($1, $2, 'SE', $3)",
      [supplier, `Hallon Drift ${supplier}`, municipality.id],
    );
    const system = randomUUID();
    await admin.query(
      `insert into system (id, legal_entity_id, owner_controller_id, name, kind, supplier_id)
       values ($1, $2, $3, 'Larmsystemet', 'system', $4)`,
      [system, municipality.id, board.id, supplier],
    );
    const bySystem = (await coordinator.get(`/vagledning/ny?system=${system}`)).text;
    expect(fieldOf(bySystem, 'title')).toBe('Larmsystemet');
    expect(fieldOf(bySystem, 'partyName')).toBe(`Hallon Drift ${supplier}`);
    expect(fieldOf(bySystem, 'supplierId')).toBe(supplier);
    const bySupplier = (await coordinator.get(`/vagledning/ny?leverantor=${supplier}`)).text;
    expect(fieldOf(bySupplier, 'partyName')).toBe(`Hallon Drift ${supplier}`);
    const processing = await addProcessing(coordinator, 'Trygghetslarm');
    const byProcessing = (await coordinator.get(`/vagledning/ny?behandling=${processing}&part=Krusbär AB`))
      .text;
    expect(fieldOf(byProcessing, 'title')).toBe('Trygghetslarm');
    expect(fieldOf(byProcessing, 'partyName')).toBe('Krusbär AB');
    expect(fieldOf(byProcessing, 'processingId')).toBe(processing);
  });

  test('begins with an answer of SKR, whose words stand on the page', async () => {
    const visit = await coordinator.get('/vagledning/ny?fraga=fraga-4');
    expect(fieldOf(visit.text, 'partyName')).toBe('IVO');
    expect(visit.text).toMatch(/name="designation"[^>]*value="authority" checked/);
    expect(plain(visit.text)).toContain(
      'När nämnden trycker på skicka-knappen eller färdig-knappen övergår personuppgiftsansvaret för uppgifterna på IVO.',
    );
  });

  test('says which questions have no answer, and keeps what was typed', async () => {
    const visit = await coordinator.post('/vagledning/ny', {
      title: '',
      partyName: 'Krusbär AB',
      relation: 'outside',
      decidedBy: 'us',
    });
    expect(visit.status).toBe(422);
    const text = plain(visit.text);
    expect(text).toContain('Skriv vad frågan gäller');
    expect(text).toContain('Svara på frågan «Har den andra ett eget ansvar');
    expect(text).not.toContain('Svara på frågan «Hur kan den andra komma åt');
    expect(fieldOf(visit.text, 'partyName')).toBe('Krusbär AB');
    expect(visit.text).toMatch(/name="decidedBy"[^>]*value="us" checked/);
  });

  test('takes «inte alls» alone', async () => {
    const visit = await coordinator.post('/vagledning/ny', {
      ...about(),
      ...SUPPLIER,
      access: ['none', 'storage'],
      sharedSystem: 'no',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('går inte ihop');
  });

  test('keeps nothing until somebody says so, and the answers can be changed', async () => {
    const title = `Fråga ${randomUUID()}`;
    const visit = await coordinator.post('/vagledning/ny', { ...about(title), ...YES });
    expect(visit.status).toBe(200);
    const kept = await admin.query('select 1 from guidance where title = $1', [title]);
    expect(kept.rowCount).toBe(0);
    const changed = await coordinator.post('/vagledning/ny', { ...about(title), ...YES, andra: '1' });
    expect(changed.text).toMatch(/name="access"[^>]*value="storage" checked/);
  });

  test('«vet inte» gives a list of what to find out', async () => {
    const visit = await coordinator.post('/vagledning/ny', {
      ...about(),
      ...SUPPLIER,
      decidedBy: 'unknown',
      account: 'unknown',
      access: 'unknown',
    });
    const text = plain(visit.text);
    expect(text).toContain('Det går inte att svara än.');
    expect(text).toContain('Ta reda på vem som bestämmer varför');
    expect(text).toContain('Fråga den andra hur den kan komma åt uppgifterna');
  });

  test('is free to who only looks on, who keeps nothing', async () => {
    const officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
    const visit = await officer.post('/vagledning/ny', { ...about(), ...YES });
    expect(visit.status).toBe(200);
    expect(plain(visit.text)).toContain('Svaret sparas inte.');
    expect((await officer.post('/vagledning', { id: randomUUID(), ...about(), ...YES })).status).toBe(403);
  });
});

describe('a kept answer', () => {
  test('is one, also when the form is sent twice', async () => {
    const { id, visit } = await keep(NO, { note: 'Enligt it-chefen' });
    expect(visit.path).toBe(`/vagledning/${id}?klart=sparat`);
    const again = await coordinator.post('/vagledning', { id, ...about('Ett annat namn'), ...YES });
    expect(plain(again.text)).toContain('Nej, inget personuppgiftsbiträdesavtal behövs.');
    const { rows } = await admin.query(
      'select outcome, law_version, form_version from guidance where id = $1',
      [id],
    );
    expect(rows).toEqual([
      { outcome: 'no', law_version: '2026-11-22, kunskapsversion 2026.1', form_version: '2026-11' },
    ]);
  });

  test('shows its reasons with what opens the text of the article, the answers given and the day', async () => {
    const { visit } = await keep(YES, { note: 'Enligt it-chefen' });
    const text = plain(visit.text);
    expect(text).toContain(
      'Ja, ett personuppgiftsbiträdesavtal behövs. Socialnämnden är ansvarig, Tranbär Vård AB är biträde.',
    );
    expect(visit.text).toContain('href="/lagtext/28.3"');
    expect(text).toContain('Lagrar dem hos sig, till exempel i en molntjänst');
    expect(text).toContain('Enligt it-chefen');
    expect(text).toContain('kunskapsversion 2026.1');
    expect(text).toContain('Delegationsordningen säger vem som skriver under');
  });

  test('leads on to the agreement, or is asked again', async () => {
    const { id, visit } = await keep(YES);
    expect(visit.text).toContain(`href="/avtal/nytt?vagledning=${id}"`);
    const again = await coordinator.get(`/vagledning/ny?igen=${id}`);
    expect(fieldOf(again.text, 'partyName')).toBe('Tranbär Vård AB');
    expect(again.text).toMatch(/name="access"[^>]*value="storage" checked/);
  });

  test('with nothing to draw up leads to no agreement', async () => {
    const { visit } = await keep(NO);
    expect(visit.text).not.toContain('/avtal/nytt');
  });

  test('of a system that the kommunstyrelse answers for is not ours to draw up', async () => {
    const { visit } = await keep({ ...YES, sharedSystem: 'municipality-wide' });
    expect(plain(visit.text)).toContain('Socialnämnden tecknar det inte');
    expect(visit.text).not.toContain('/avtal/nytt');
  });

  test('is for its own nämnd, and for the officer to read', async () => {
    const { id } = await keep(NO);
    const other = await municipality.addController('Bildningsnämnden');
    const colleague = await municipality.addPerson([{ role: 'coordinator', controller: other }]);
    expect((await colleague.get(`/vagledning/${id}`)).status).toBe(404);
    const officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
    expect((await officer.get(`/vagledning/${id}`)).status).toBe(200);
  });

  test('is given to the agreement once', async () => {
    const { id } = await keep(YES);
    const agreement = randomUUID();
    await coordinator.post('/arenden/nytt', {
      id: agreement,
      kind: 'consultation',
      title: 'Avtal',
      openedOn: '2026-11-22',
    });
    await admin.query(
      `insert into agreement (id, controller_id, legal_entity_id, edition, title, party_name)
       values ($1, $2, $3, 'skr-2023-02', 'Avtal', 'Tranbär Vård AB')`,
      [agreement, board.id, municipality.id],
    );
    const controller = { ...board, legalEntityId: municipality.id, legalEntityName: municipality.name };
    const appointments = [{ ...controller, role: 'coordinator' as const }];
    const actor = {
      ...systemActor(controller),
      as: 'staff' as const,
      appointments,
      personId: coordinator.personId,
    };
    await asActor(product.services.database, actor, async (tx) => {
      const context = { tx, actor, today: '2026-11-22' } as unknown as Context;
      const found = await guidanceById(context, id);
      expect(found).toMatchObject({ partyName: 'Tranbär Vård AB', agreementId: null });
      expect(found.need).toMatchObject({ outcome: 'yes', form: 'agreement', direction: 'we-instruct' });
      await linkGuidance(context, id, agreement);
      await linkGuidance(context, id, agreement);
      await expect(linkGuidance(context, id, randomUUID())).rejects.toThrow(
        'redan lett till ett annat avtal',
      );
    });
    expect((await coordinator.get(`/vagledning/${id}`)).text).toContain(`href="/avtal/${agreement}"`);
  });
});

describe('the register', () => {
  async function processorIn(processing: string): Promise<string> {
    const use = randomUUID();
    await saveStep(coordinator, processing, 'mottagare', {
      'processors.0.id': use,
      'processors.0.name': 'Tranbär Vård AB',
      'processors.0.agreement': 'unknown',
    });
    return use;
  }

  test('is marked: no agreement is needed with that processor', async () => {
    const processing = await addProcessing(coordinator, 'Vårdmöten på video');
    const use = await processorIn(processing);
    const { id, visit } = await keep(NO);
    expect(plain(visit.text)).toContain('Vårdmöten på video');
    const marked = await coordinator.post(`/vagledning/${id}/register`, { bitrade: use });
    expect(plain(marked.text)).toContain('Registret säger nu att avtal inte behövs.');
    const { rows } = await admin.query(
      'select agreement, agreement_reference from processor_use where id = $1',
      [use],
    );
    expect(rows[0]?.agreement).toBe('not-needed');
    expect(rows[0]?.agreement_reference).toMatch(/^Vägledning: Fråga /);
  });

  test('is not marked where an agreement is needed, nor for a row that is not of the party', async () => {
    const processing = await addProcessing(coordinator, 'Vårdmöten i telefon');
    const use = await processorIn(processing);
    const yes = await keep(YES);
    expect((await coordinator.post(`/vagledning/${yes.id}/register`, { bitrade: use })).status).toBe(404);
    const no = await keep(NO, { partyName: 'Någon annan AB' });
    expect((await coordinator.post(`/vagledning/${no.id}/register`, { bitrade: use })).status).toBe(404);
    const { rows } = await admin.query('select agreement from processor_use where id = $1', [use]);
    expect(rows[0]?.agreement).toBe('unknown');
  });

  test('must be opened for change first when the entry is locked', async () => {
    const processing = await addProcessing(coordinator, 'Vårdmöten på plats');
    await processorIn(processing);
    await admin.query("update processing set state = 'complete' where id = $1", [processing]);
    const { visit } = await keep(NO);
    expect(plain(visit.text)).toContain('Vårdmöten på plats');
    expect(visit.text).toContain(`<a href="/behandlingar/${processing}">Öppna posten för ändring först</a>`);
  });
});

describe('the list', () => {
  let alone: Browser;
  beforeAll(async () => {
    const place = await municipality.addController('Kulturnämnden');
    alone = await municipality.addPerson([{ role: 'staff', controller: place }]);
  });

  test('says what to do when there is nothing, then filters and counts', async () => {
    const empty = await alone.get('/vagledning');
    expect(plain(empty.text)).toContain('Inga svar sparade än');
    await keep(YES, { title: 'Biljettsystemet' }, alone);
    await keep(NO, { title: 'Kassaregistret' }, alone);
    const all = plain((await alone.get('/vagledning')).text);
    expect(all).toContain('2 svar');
    const found = plain((await alone.get('/vagledning?q=biljett')).text);
    expect(found).toContain('1 svar');
    expect(found).toContain('Biljettsystemet');
    const no = plain((await alone.get('/vagledning?svar=no')).text);
    expect(no).toContain('Kassaregistret');
    expect(no).not.toContain('Biljettsystemet');
    expect(plain((await alone.get('/vagledning?q=ingenting')).text)).toContain('Inget stämmer med urvalet');
  });

  test('goes to a spreadsheet with the answer, the roles and how sure it is; that it did stands in the log', async () => {
    const visit = await alone.get('/vagledning/export.xlsx?q=biljett');
    const reading = JSON.stringify(await readSpreadsheet(visit.bytes, 'behovs-avtal.xlsx'));
    expect(reading).toContain('Kulturnämnden är ansvarig, Tranbär Vård AB är biträde');
    expect(reading).toContain('Svaret står i källan');
    expect(reading).not.toContain('Kassaregistret');
    const csv = await alone.get('/vagledning/export.csv');
    expect(csv.text).toContain('Kassaregistret');
    const { rows } = await admin.query(
      "select count(*)::int as made from audit_event where detail = 'Svaren om avtal exporterades'",
    );
    expect(rows[0]?.made).toBeGreaterThanOrEqual(2);
  });
});
