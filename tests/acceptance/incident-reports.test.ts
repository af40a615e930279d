/** Reporting an incident: asked for one thing at a time, never lost or doubled, and made a case with its clock. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { law } from '../../src/knowledge/law.ts';
import { plain } from '../incidents.ts';
import {
  Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  type Visit,
} from '../municipality.ts';

const product = openTestProduct();
const { admin } = product;
const REPORT = '/incidenter/rapportera';
/** Stands in what is reported, and nowhere that anybody else reads. */
const SECRET = 'Lönebeskedet låg öppet i fel brevlåda';

let municipality: Municipality;
let board: Place;
let other: Place;
let third: Place;
let coordinator: Browser;
/** Registers at two nämnder. */
let joint: Browser;
let group: Browser;
let reporter: Browser;
let neighbour: Browser;
let slug: string;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  other = await municipality.addController('Byggnadsnämnden');
  third = await municipality.addController('Kulturnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  joint = await municipality.addPerson([
    { role: 'coordinator', controller: board },
    { role: 'coordinator', controller: other },
  ]);
  await joint.post('/arbeta-for', { namnd: board.id, till: '/min-dag' });
  group = await municipality.addPerson([{ role: 'incident-group', controller: board }]);
  reporter = await municipality.addPerson([{ role: 'staff', controller: board }]);
  neighbour = await municipality.addPerson([{ role: 'coordinator', controller: third }]);
  slug = `kommun-${randomUUID().slice(0, 8)}`;
  await admin.query(
    'insert into reporting_place (id, legal_entity_id, slug, open, default_controller_id) values ($1, $2, $3, true, $4)',
    [randomUUID(), municipality.id, slug, board.id],
  );
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

const DISCOVERED = { discoveredOn: '2026-11-20', discoveredAt: '14.20' };

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
};

/** What a browser without script sends of the page's form: hidden fields, texts, and what is ticked. */
function formOf({ text }: Visit): Record<string, string[]> {
  const form = /<form[^>]*class="[^"]*report[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name) fields[name] = [...(fields[name] ?? []), value];
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    if (type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)) continue;
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
  }
  for (const [tag, inner] of form.matchAll(/<textarea[^>]*>([\s\S]*?)<\/textarea>/g))
    add(attribute(tag, 'name'), decoded(inner ?? ''));
  for (const [tag, inner] of form.matchAll(/<select[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(inner ?? '')?.[0] ?? '';
    add(attribute(tag, 'name'), attribute(chosen, 'value') ?? '');
  }
  return fields;
}

/** Fills in what the page asks for and presses a button. */
const press = (browser: Browser, page: Visit, typed: Fields, button = 'nasta', address = REPORT) =>
  browser.post(address, { ...formOf(page), ...typed, till: button });

/** Sends a whole report from its last page. */
const send = (browser: Browser, typed: Fields = {}, address = REPORT): Promise<Visit> =>
  browser.post(address, { id: randomUUID(), steg: 'vem', till: 'skicka', ...DISCOVERED, ...typed });

async function reported(browser: Browser, typed: Fields = {}, address = REPORT): Promise<string> {
  const id = randomUUID();
  const visit = await send(browser, { controllerId: board.id, ...typed, id }, address);
  expect(visit.status, plain(visit.text).slice(0, 800)).toBe(200);
  return id;
}

const register = (browser: Browser, item: string, typed: Fields = {}): Promise<Visit> =>
  browser.post(`/incidenter/rapporter/${item}/registrera`, {
    id: randomUUID(),
    title: 'Felskickat mejl',
    awareOn: '2026-11-20',
    awareAt: '15.00',
    awareSource: 'own',
    responsibleId: '',
    controllers: board.id,
    ...typed,
  });

const rows = async (text: string, ...values: unknown[]) => (await admin.query(text, values)).rows;
const itemRow = async (id: string) => (await rows('select * from inbox_item where id = $1', id))[0];
const casesOf = (item: string) =>
  rows(
    `select made.*, incident.event_id, incident.aware_at, incident.reported_at, incident.types
     from incident join case_record made on made.id = incident.case_id where incident.item_id = $1`,
    item,
  );
const titleOf = ({ text }: Visit): string => plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '').trim();

describe('a report', () => {
  test('is asked for one thing at a time, and everything answered travels along', async () => {
    let page = await reporter.get(REPORT);
    expect(plain(page.text)).toContain('fråga 1 av 7');
    page = await press(reporter, page, { ongoing: 'no', contained: 'Mottagaren har raderat mejlet' });
    expect(titleOf(page)).toBe('När upptäckte ni incidenten?');
    page = await press(reporter, page, DISCOVERED);
    page = await press(reporter, page, { types: ['disclosure', 'access'], description: SECRET });
    page = await press(reporter, page, {
      discoveredHow: 'routine',
      cause: 'human',
      processorsInvolved: 'yes',
      processorName: ['Molnlagret AB', 'Säkerhetskopian AB', ''],
      processorNumber: ['', '', ''],
    });
    page = await press(reporter, page, { subjectGroups: ['employees', 'children'], subjectsExact: '57' });
    page = await press(reporter, page, { dataKinds: ['economic', 'identity-number'], encrypted: 'none' });
    expect(plain(page.text)).toContain('fråga 7 av 7');
    const id = fieldOf(page.text, 'id') ?? '';
    const sent = await press(reporter, page, {}, 'skicka');
    expect(sent.status, plain(sent.text).slice(0, 500)).toBe(200);
    expect(plain(sent.text)).toMatch(/IN-26-\d+/);
    expect(await itemRow(id)).toMatchObject({ kind: 'incident', channel: 'web', controller_id: board.id });

    const shown = plain((await coordinator.get(`/incidenter/rapporter/${id}`)).text);
    for (const said of [
      SECRET,
      'Mottagaren har raderat mejlet',
      'fredag 20 november 2026 kl. 14.20',
      'Molnlagret AB; Säkerhetskopian AB',
      '57',
      'Ekonomisk eller finansiell information',
    ])
      expect(shown, said).toContain(said);
  });

  test('goes back a page without losing anything, also what was wrong on the way', async () => {
    const first = await reporter.get(REPORT);
    const second = await press(reporter, first, { contained: 'Datorn är avstängd' });
    const wrong = await press(reporter, second, { discoveredOn: '2026-11-20', discoveredAt: '' });
    expect(wrong.status).toBe(422);
    const back = await press(reporter, wrong, { discoveredAt: 'halv tre' }, 'tillbaka');
    expect(back.status).toBe(200);
    expect(back.text).toContain('Datorn är avstängd');
    const again = await press(reporter, back, {});
    expect(fieldOf(again.text, 'discoveredAt')).toBe('halv tre');
  });

  test('is sent from the third page on with what is known, and the rest is said to be unknown', async () => {
    let page = await press(reporter, await reporter.get(REPORT), {});
    page = await press(reporter, page, DISCOVERED);
    page = await press(reporter, page, { types: 'loss' }, 'sist');
    expect(plain(page.text)).toContain('fråga 7 av 7');
    const id = fieldOf(page.text, 'id') ?? '';
    expect((await press(reporter, page, {}, 'skicka')).status).toBe(200);
    const shown = plain((await coordinator.get(`/incidenter/rapporter/${id}`)).text);
    expect(shown).toContain('Varför inträffade incidenten enligt er uppfattning? Vet inte');
  });

  test('T-094: is taken without the time of occurrence', async () => {
    const id = await reported(reporter);
    const shown = plain((await coordinator.get(`/incidenter/rapporter/${id}`)).text);
    expect(shown).toContain('När inträffade incidenten? Vet inte');
  });

  test.each([
    [{ discoveredAt: '' }, /klockslaget/i],
    [{ discoveredOn: '2026-11-23' }, /framtiden/],
    [{ discoveredAt: '25.80' }, /klockslag/i],
    [{ occurredOn: '2026-11-21' }, /innan den inträffade/],
    [{ occurredOn: '2026-11-20', occurredAt: '14.21' }, /innan den inträffade/],
    [{ occurredOn: '2026-11-19', endedOn: '2026-11-18', endedAt: '08.00' }, /innan den inträffade/],
  ] as const)('with the times %j is told what is wrong, beside what was typed', async (times, said) => {
    const id = randomUUID();
    const visit = await send(reporter, { id, description: SECRET, ...times });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toMatch(said);
    expect(visit.text).toContain(SECRET);
    expect(await itemRow(id)).toBeUndefined();
  });

  test('T-095: three alternatives of what has happened are taken', async () => {
    const id = await reported(reporter, { types: ['loss', 'access', 'disclosure'] });
    await register(coordinator, id);
    expect((await casesOf(id))[0]?.types).toEqual(['disclosure', 'access', 'loss']);
  });

  test.each(['cause', 'encrypted'])('T-097: two alternatives of «%s» are refused', async (field) => {
    const two = field === 'cause' ? ['human', 'technical'] : ['all', 'none'];
    const id = randomUUID();
    const visit = await send(reporter, { id, [field]: two });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Markera endast ett alternativ');
    expect(await itemRow(id)).toBeUndefined();
  });

  test.each([
    { severity: '3' },
    { severity: '5' },
    { consequences: 'reputation' },
    { notNotified: 'Ingen risk' },
  ])("T-100: whoever reports does not fill in the incident group's part: %j", async (typed) => {
    const id = randomUUID();
    const visit = await send(reporter, { id, ...typed });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('fyller incidentgruppen i');
    expect(await itemRow(id)).toBeUndefined();
  });

  test('T-101: an exact number needs no interval; both are refused', async () => {
    await reported(reporter, { subjectsExact: '57' });
    const both = await send(reporter, { subjectsExact: '57', subjectsRange: '11-100' });
    expect(both.status).toBe(422);
    expect(plain(both.text)).toContain('inte båda');
    expect(fieldOf(both.text, 'subjectsExact')).toBe('57');
  });

  test.each([
    ['0', 200],
    ['1 000', 200],
    ['1000000000', 422],
    ['-1', 422],
    ['många', 422],
  ])('about «%s» persons is answered with %i', async (typed, status) => {
    expect((await send(reporter, { subjectsExact: typed })).status).toBe(status);
  });

  test('names at least one processor when there is one, or says that it is not known which', async () => {
    const missing = await send(reporter, { processorsInvolved: 'yes' });
    expect(missing.status).toBe(422);
    expect(plain(missing.text)).toContain('Skriv vilket biträde det är');
    await reported(reporter, { processorsInvolved: 'yes', processorUnknown: '1' });
    const wrong = await send(reporter, { processorName: 'Molnlagret AB', processorNumber: '123456-7890' });
    expect(wrong.status).toBe(422);
    expect(plain(wrong.text)).toContain('Organisationsnumret stämmer inte');
  });

  test('asks once about an identity number in what is written', async () => {
    const written = { description: 'Mejlet gällde 20121212-1212' };
    const asked = await send(reporter, written);
    expect(asked.status).toBe(422);
    expect(plain(asked.text)).toContain('personnummer');
    await reported(reporter, { ...written, identityNumbersConfirmed: '1' });
  });

  test('sent twice, also at once, is one report with one receipt', async () => {
    const form = { id: randomUUID(), controllerId: board.id };
    const visits = await Promise.all([send(reporter, form), send(reporter, form)]);
    visits.push(await send(reporter, form));
    expect(visits.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(visits.map(({ path }) => path)).size).toBe(1);
    expect(await rows('select from inbox_item where id = $1', form.id)).toHaveLength(1);
  });

  test('keeps its files, and lies sealed', async () => {
    const id = randomUUID();
    const bytes = new TextEncoder().encode(`${SECRET}\n`);
    const visit = await reporter.upload(REPORT, 'mejl.txt', bytes, {
      ...DISCOVERED,
      id,
      steg: 'vem',
      till: 'skicka',
      controllerId: board.id,
      description: SECRET,
    });
    expect(visit.status).toBe(200);
    expect(await rows('select name from stored_file where inbox_item_id = $1', id)).toEqual([
      { name: 'mejl.txt' },
    ]);
    const item = await itemRow(id);
    expect(item.sealed.toString('utf8')).not.toContain('Lönebeskedet');
    const images = await rows(
      `select image.after::text from audit_event event join audit_image image on image.event_id = event.id
       where event.row_id = $1`,
      id,
    );
    expect(images.length).toBeGreaterThan(0);
    expect(JSON.stringify(images)).not.toContain('Lönebeskedet');
  });

  test('with a file that is not taken says so and keeps the answers', async () => {
    const id = randomUUID();
    const form = { ...DISCOVERED, id, steg: 'vem', till: 'skicka', description: SECRET };
    const visit = await reporter.upload(REPORT, 'fel.exe', new Uint8Array([77, 90, 1, 2, 3]), form);
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('fel.exe');
    expect(visit.text).toContain(SECRET);
    expect(await itemRow(id)).toBeUndefined();
  });

  test('is for an own nämnd: another is not chosen past the list', async () => {
    const visit = await send(reporter, { controllerId: third.id });
    expect(visit.status).toBe(422);
  });
});

describe('a report that nobody has read', () => {
  test('alarms from its arrival, by the hours of the law', async () => {
    const id = await reported(reporter);
    const [due] = await rows(
      `select due.source, extract(epoch from due.due_at - item.arrived_at) / 3600 as hours from due
       join inbox_item item on item.id = due.id where due.id = $1`,
      id,
    );
    expect(due.source).toBe('incident-report');
    expect(Number(due.hours)).toBe(law('2026-11-22').parameter('breach.hours'));
    const day = await coordinator.get('/min-dag');
    expect(plain(day.text)).toContain('Läs incidentrapporten');
    expect(day.text).toContain(`/incidenter/rapporter/${id}`);
    await register(coordinator, id);
    expect((await coordinator.get('/min-dag')).text).not.toContain(`/incidenter/rapporter/${id}`);
  });

  test('is told to the group by mail, once each, with its number and a link and nothing else', async () => {
    const id = await reported(reporter, { description: SECRET });
    await product.runJobs();
    const mails = await rows(
      'select to_address, subject, body from platform.outbox where body like $1',
      `%${id}%`,
    );
    expect(mails.map(({ to_address }) => to_address).sort()).toEqual(
      [coordinator.email, joint.email, group.email].sort(),
    );
    const { receipt } = await itemRow(id);
    for (const { subject, body } of mails) {
      expect(subject).toContain(receipt);
      expect(body).toContain(`/incidenter/rapporter/${id}`);
      expect(`${subject} ${body}`).not.toContain('Lönebeskedet');
    }
  });

  test.each(['incident-group', 'security-officer', 'lawyer', 'it-manager', 'dso'] as const)(
    'is read with its files by %s, who is told of it, and registered by others',
    async (role) => {
      const id = randomUUID();
      const form = { ...DISCOVERED, id, steg: 'vem', till: 'skicka', controllerId: board.id };
      await reporter.upload(REPORT, 'mejl.txt', new TextEncoder().encode(SECRET), form);
      const person = await municipality.addPerson([{ role, controller: board }]);
      const visit = await person.get(`/incidenter/rapporter/${id}`);
      expect(visit.status).toBe(200);
      expect(plain(visit.text)).toContain('fredag 20 november 2026 kl. 14.20');
      const [file] = await rows('select id from stored_file where inbox_item_id = $1', id);
      expect((await person.get(`/filer/${file.id}`)).text).toBe(SECRET);
      expect((await register(person, id)).status).toBe(403);
      expect((await person.get(`/inkommet/${id}`)).status).toBe(403);
      const elsewhere = await municipality.addPerson([{ role, controller: third }]);
      expect((await elsewhere.get(`/incidenter/rapporter/${id}`)).status).toBe(404);
      expect((await elsewhere.get(`/filer/${file.id}`)).status).toBe(404);
    },
  );

  test('stands first with its clock under Inkommet, which leads to it', async () => {
    const letter = randomUUID();
    await coordinator.post('/inkommet/nytt', {
      id: letter,
      controllerId: board.id,
      channel: 'letter',
      receivedOn: '2026-11-19',
      subject: 'Fråga om bygglov',
      text: 'Hej',
    });
    const id = await reported(reporter);
    const list = await coordinator.get('/inkommet');
    const [own, before] = [`/incidenter/rapporter/${id}`, `/inkommet/${letter}`].map((href) =>
      list.text.indexOf(`"${href}"`),
    );
    expect(own).toBeGreaterThan(0);
    expect(before).toBeGreaterThan(own ?? 0);
    expect(plain(list.text)).toContain('Läs direkt');
    const item = await coordinator.get(`/inkommet/${id}`);
    expect(plain(item.text)).toContain('Läs och registrera');
    expect(item.text).toContain('<due-clock');
    await register(coordinator, id);
    const after = await coordinator.get(`/inkommet/${id}`);
    expect(after.text).not.toContain('<due-clock');
  });

  test('is not there for another nämnd, and is not registered by whoever only reports', async () => {
    const id = await reported(reporter);
    const missing = await neighbour.get(`/incidenter/rapporter/${randomUUID()}`);
    const visit = await neighbour.get(`/incidenter/rapporter/${id}`);
    expect(visit.status).toBe(404);
    expect(titleOf(visit)).toBe(titleOf(missing));
    expect((await register(neighbour, id, { controllers: third.id })).status).toBe(404);
    expect((await register(reporter, id)).status).toBe(403);
    expect(await casesOf(id)).toEqual([]);
  });
});

describe('registering', () => {
  test('T-110: an e-mail with salary data to the wrong receiver is an incident: a disclosure', async () => {
    const id = await reported(reporter, { types: 'disclosure', description: SECRET });
    const form = await coordinator.get(`/incidenter/rapporter/${id}`);
    const title = fieldOf(form.text, 'title') ?? '';
    expect(title).toBe('Obehörigt röjande av personuppgifter');
    const visit = await register(coordinator, id, { title });
    const [made] = await casesOf(id);
    expect(visit.path).toBe(`/incidenter/${made.id}`);
    expect(made).toMatchObject({ kind: 'incident', state: 'open', types: ['disclosure'] });
    expect(made.mark).toMatch(/^A-26-\d+$/);
  });

  test('counts the law from when the nämnd became aware, and keeps that apart from the report', async () => {
    const id = await reported(reporter);
    await register(coordinator, id);
    const [made] = await casesOf(id);
    expect(made.aware_at.toISOString()).toBe('2026-11-20T14:00:00.000Z');
    const [clock] = await rows(
      "select due_at from deadline where case_id = $1 and rule_id = 'incident.deadline'",
      made.id,
    );
    expect(clock.due_at.toISOString()).toBe('2026-11-23T14:00:00.000Z');
  });

  test('makes a case with its own number and clock at each nämnd, of the same event', async () => {
    const id = await reported(reporter);
    const visit = await register(joint, id, { controllers: [board.id, other.id] });
    expect(visit.status, plain(visit.text).slice(0, 500)).toBe(200);
    const cases = await rows(
      `select made.controller_id, made.mark, incident.event_id, incident.aware_at from incident
       join case_record made on made.id = incident.case_id
       where incident.event_id in (select event_id from incident where item_id = $1)`,
      id,
    );
    expect(new Set(cases.map((made) => made.controller_id))).toEqual(new Set([board.id, other.id]));
    expect(new Set(cases.map((made) => String(made.event_id))).size).toBe(1);
    expect(cases.every((made) => made.mark !== null)).toBe(true);
  });

  test('hands it on to a nämnd where the actor does not register: it waits and alarms there', async () => {
    const id = await reported(reporter, { description: SECRET });
    await register(coordinator, id, { controllers: [board.id, third.id] });
    const [there] = await rows(
      'select * from inbox_item where controller_id = $1 order by number desc',
      third.id,
    );
    expect(there).toMatchObject({ kind: 'incident', channel: 'forwarded', forwarded_from: board.id });
    expect(await rows("select from due where id = $1 and source = 'incident-report'", there.id)).toHaveLength(
      1,
    );
    const shown = await neighbour.get(`/incidenter/rapporter/${there.id}`);
    expect(plain(shown.text)).toContain(SECRET);
    await register(neighbour, there.id, { controllers: third.id });
    const [made] = await casesOf(there.id);
    const [first] = await casesOf(id);
    expect(made.event_id).toBe(first.event_id);
  });

  test('sent twice makes one case', async () => {
    const id = await reported(reporter);
    const form = { id: randomUUID() };
    const visits = [await register(coordinator, id, form), await register(coordinator, id, form)];
    expect(visits.map(({ status }) => status)).toEqual([200, 200]);
    expect(visits[1]?.path).toBe(visits[0]?.path);
    expect(await casesOf(id)).toHaveLength(1);
  });

  test.each([
    [{ awareAt: '14.00' }, /innan incidenten upptäcktes/],
    [{ awareOn: '2026-11-23' }, /framtiden/],
    [{ awareOn: '2026-11-20', awareAt: '' }, /klockslaget/i],
    [{ title: 'Mejl om 20121212-1212' }, /personnummer/],
    [{ controllers: '' }, /nämnd/],
  ] as const)('with %j is refused, and nothing is made', async (typed, said) => {
    const id = await reported(reporter);
    const visit = await register(coordinator, id, typed);
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toMatch(said);
    expect(await casesOf(id)).toEqual([]);
  });

  test('proposes the nämnder whose register has the processor that is named', async () => {
    const processing = await rows(
      `insert into processing (id, controller_id, legal_entity_id, name, role, number)
       values ($1, $2, $3, 'Bygglov', 'controller', 9001) returning id`,
      randomUUID(),
      other.id,
      municipality.id,
    );
    await admin.query(
      `insert into processor_use (id, controller_id, legal_entity_id, processing_id, name, organisation_number)
       values ($1, $2, $3, $4, 'Molnlagret i Norden AB', '556036-0793')`,
      [randomUUID(), other.id, municipality.id, processing[0]?.id],
    );
    const id = await reported(reporter, {
      processorsInvolved: 'yes',
      processorName: 'Molnlagret',
      processorNumber: '556036-0793',
    });
    const page = plain((await joint.get(`/incidenter/rapporter/${id}`)).text);
    expect(page).toContain('Har Molnlagret i Norden AB i registret: Bygglov');
  });
});

describe('parts', () => {
  const supplier = () => new Browser(product.app);
  const outside = () => `/rapportera/${slug}`;

  test('what goes on with an earlier report goes to whoever got that one, by its id or its number', async () => {
    const first = await reported(supplier(), { controllerId: other.id }, outside());
    const { receipt } = await itemRow(first);
    const receiptPage = await supplier().get(`${outside()}/kvitto/${first}`);
    const [, query = ''] = /href="[^"]*\?(komplettera=[^"]*)"/.exec(receiptPage.text) ?? [];
    const begun = formOf(await supplier().get(`${outside()}?${decoded(query)}`));
    expect(begun.continues).toEqual([receipt]);
    const byId = await reported(
      supplier(),
      { controllerId: '', continues: receipt, continuesItem: begun.continuesItem?.[0] ?? '' },
      outside(),
    );
    expect((await itemRow(byId)).controller_id).toBe(other.id);
    await admin.query('update inbox_item set receipt = $1 where id = $2', [`IN-26-${Date.now()}`, first]);
    const renumbered = await itemRow(first);
    const byNumber = await reported(
      supplier(),
      { controllerId: '', continues: renumbered.receipt.toLowerCase() },
      outside(),
    );
    expect((await itemRow(byNumber)).controller_id).toBe(other.id);
    const unknown = await reported(supplier(), { controllerId: '', continues: 'IN-99-1' }, outside());
    expect((await itemRow(unknown)).controller_id).toBe(board.id);
  });

  test('a resident is not asked how and why; a supplier is, and says what is likely and done', async () => {
    const steps = async (who: string) => {
      const titles: string[] = [];
      let page = await supplier().get(outside());
      for (const typed of [{ reporter: who }, DISCOVERED, {}, {}, {}, {}, {}]) {
        titles.push(/<h1[^>]*>([^<]*)/.exec(page.text)?.[1] ?? '');
        if (page.text.includes('value="skicka"')) break;
        page = await press(supplier(), page, typed, 'nasta', outside());
      }
      return { titles, last: plain(page.text) };
    };
    const resident = await steps('other');
    expect(resident.titles).toHaveLength(6);
    expect(resident.titles).not.toContain('Hur upptäcktes det, och varför hände det?');
    expect(resident.last).not.toContain('Sannolika konsekvenser');
    const firm = await steps('processor');
    expect(firm.titles).toHaveLength(7);
    expect(firm.last).toContain('Sannolika konsekvenser');
  });

  test.each([
    ['20/11', '0930', '2026-11-20T08:30:00.000Z'],
    ['20 november', '9', '2026-11-20T08:00:00.000Z'],
    ['24/12', '18.15', '2025-12-24T17:15:00.000Z'],
  ])('a time is understood as people write it: %s %s', async (discoveredOn, discoveredAt, instant) => {
    const id = await reported(reporter, { discoveredOn, discoveredAt });
    await register(coordinator, id, { awareOn: '', awareAt: '' });
    const [made] = await casesOf(id);
    const [found] = await rows('select discovered_at from incident where case_id = $1', made?.id);
    expect(found?.discovered_at.toISOString()).toBe(instant);
  });

  test('T-112, T-113: a processor tells in parts: the first opens the case, the next lies in the same case', async () => {
    const first = await reported(
      supplier(),
      { reporter: 'processor', senderOrganisation: 'Molnlagret AB', controllerId: '' },
      outside(),
    );
    const { receipt, taken_by, controller_id } = await itemRow(first);
    expect({ taken_by, controller_id }).toEqual({ taken_by: null, controller_id: board.id });
    await register(coordinator, first, { awareSource: 'processor' });
    const [made] = await casesOf(first);
    const documents = () => rows('select direction, title from case_document where case_id = $1', made.id);
    const before = (await documents()).length;
    expect(before).toBeGreaterThan(0);

    const second = await reported(
      supplier(),
      {
        reporter: 'processor',
        senderOrganisation: 'Molnlagret AB',
        continues: receipt,
        supplierConsequences: 'Uppgifterna kan spridas',
        supplierMeasures: 'Nycklarna är bytta',
      },
      outside(),
    );
    const page = await coordinator.get(`/incidenter/rapporter/${second}`);
    expect(plain(page.text)).toContain('Nycklarna är bytta');
    expect(page.text).toMatch(new RegExp(`<option value="${made.id}"[^>]*selected`));
    const visit = await coordinator.post(`/incidenter/rapporter/${second}/lagg-till`, {
      id: randomUUID(),
      caseId: made.id,
    });
    expect(visit.path).toBe(`/incidenter/${made.id}`);
    expect((await documents()).length).toBe(before + 1);
    expect((await documents()).every(({ direction }) => direction === 'incoming')).toBe(true);
    expect(await rows("select from due where id = $1 and source = 'incident-report'", second)).toEqual([]);
  });

  test('whoever tells again by another number of receipt still gets an own report', async () => {
    const id = await reported(supplier(), { continues: 'IN-99-1' }, outside());
    const page = await coordinator.get(`/incidenter/rapporter/${id}`);
    expect(plain(page.text)).toContain('Registrera som en ny incident');
  });
});

describe('afterwards', () => {
  const FORM = {
    ...DISCOVERED,
    title: 'Stulen dator',
    reportedOn: '2026-11-20',
    reportedAt: '16.10',
    awareOn: '2026-11-20',
    awareAt: '14.45',
    awareSource: 'own',
    types: 'loss',
  };

  test('what was written on paper is registered with the times as they were', async () => {
    const id = randomUUID();
    const visit = await coordinator.post('/incidenter/efterregistrera', { ...FORM, id });
    expect(visit.path, plain(visit.text).slice(0, 500)).toBe(`/incidenter/${id}`);
    const [incident] = await rows('select * from incident where case_id = $1', id);
    expect(incident.reported_at.toISOString()).toBe('2026-11-20T15:10:00.000Z');
    expect(incident.aware_at.toISOString()).toBe('2026-11-20T13:45:00.000Z');
    const [record] = await rows('select * from case_record where id = $1', id);
    expect(record).toMatchObject({ state: 'open', kind: 'incident' });
    const [clock] = await rows(
      "select due_at from deadline where case_id = $1 and rule_id = 'incident.deadline'",
      id,
    );
    expect(clock.due_at.toISOString()).toBe('2026-11-23T13:45:00.000Z');
    await coordinator.post('/incidenter/efterregistrera', { ...FORM, id });
    expect(await rows('select from incident where case_id = $1', id)).toHaveLength(1);
  });

  test.each([
    [{ reportedAt: '' }, /klockslaget/i],
    [{ reportedAt: '14.00' }, /innan incidenten upptäcktes/],
    [{ awareAt: '14.00' }, /innan incidenten upptäcktes/],
    [{ discoveredAt: '' }, /klockslaget/i],
  ] as const)('with %j is refused, and what was typed stands', async (typed, said) => {
    const id = randomUUID();
    const visit = await coordinator.post('/incidenter/efterregistrera', { ...FORM, id, ...typed });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toMatch(said);
    expect(fieldOf(visit.text, 'title')).toBe('Stulen dator');
    expect(await rows('select from case_record where id = $1', id)).toEqual([]);
  });

  test('a case of the kind that lacks its report is given one', async () => {
    const id = randomUUID();
    const made = await coordinator.post('/arenden/nytt', {
      id,
      kind: 'other',
      title: 'Röjda uppgifter',
      openedOn: '2026-11-20',
      registrera: '1',
    });
    expect(made.status).toBe(200);
    await admin.query("update case_record set kind = 'incident' where id = $1", [id]);
    const { title: _, ...rest } = FORM;
    const visit = await coordinator.post(`/incidenter/${id}/rapport`, rest);
    expect(visit.path, plain(visit.text).slice(0, 500)).toBe(`/incidenter/${id}`);
    expect(await rows('select from incident where case_id = $1', id)).toHaveLength(1);
  });
});
