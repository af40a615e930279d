/** An incident at a nämnd, with the group, a delegate and the officer: what the tests of incidents begin from. */
import { randomUUID } from 'node:crypto';
import {
  type Browser,
  fieldOf,
  type Municipality,
  type Place,
  type Product,
  type Visit,
} from './municipality.ts';

export const plain = (text: string): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

export interface Group {
  readonly board: Place;
  readonly coordinator: Browser;
  readonly lawyer: Browser;
  readonly delegate: Browser;
  readonly officer: Browser;
  /** May report, and no more. */
  readonly reporter: Browser;
}

/** A nämnd whose manager decides on incidents under a point of its delegationsordning. */
export async function makeGroup(municipality: Municipality, name = 'Socialnämnden'): Promise<Group> {
  const board = await municipality.addController(name);
  const at = (role: Parameters<Municipality['addPerson']>[0][number]['role']) =>
    municipality.addPerson([{ role, controller: board }]);
  const group = {
    board,
    coordinator: await at('coordinator'),
    lawyer: await at('lawyer'),
    delegate: await at('manager'),
    officer: await at('dso'),
    reporter: await at('staff'),
  };
  const { admin } = municipality.product;
  const point = randomUUID();
  await admin.query(
    `insert into delegation_point (id, controller_id, legal_entity_id, number, matter, function, decided_on, first_day)
     values ($1, $2, $3, '4.2', 'incident.decide', 'Enhetschef', '2018-12-01', '2019-01-01')`,
    [point, board.id, municipality.id],
  );
  await admin.query(
    `insert into delegate (id, controller_id, legal_entity_id, delegation_point_id, person_id, first_day)
     values ($1, $2, $3, $4, $5, '2019-01-01')`,
    [randomUUID(), board.id, municipality.id, point, group.delegate.personId],
  );
  return group;
}

type Row = Readonly<Record<string, unknown>>;

/** A registered case with its incident, discovered on Friday 20 November 2026; more columns of it as given. */
export async function addIncident(
  municipality: Municipality,
  { board, coordinator }: Group,
  more: Row = {},
): Promise<string> {
  const caseId = randomUUID();
  const visit = await coordinator.post('/arenden/nytt', {
    id: caseId,
    kind: 'other',
    title: 'Felskickat mejl',
    openedOn: '2026-11-20',
    registrera: '1',
  });
  if (visit.status !== 200) throw new Error(`${visit.status}: ${plain(visit.text).slice(0, 600)}`);
  await municipality.product.admin.query(
    "update case_record set kind = 'incident', diary_type = 'Personuppgiftsincident' where id = $1",
    [caseId],
  );
  const row: Row = {
    id: randomUUID(),
    controller_id: board.id,
    legal_entity_id: municipality.id,
    case_id: caseId,
    event_id: randomUUID(),
    form_version: 'sormland-2019-bilaga-8',
    discovered_at: '2026-11-20T13:00:00Z',
    reported_at: '2026-11-20T13:30:00Z',
    ...more,
  };
  const names = Object.keys(row);
  await municipality.product.admin.query(
    `insert into incident (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
  return caseId;
}

export const incidentRow = async ({ admin }: Product, caseId: string) =>
  (await admin.query('select * from incident where case_id = $1', [caseId])).rows[0];
export const deadlinesAt = async ({ admin }: Product, caseId: string) =>
  (await admin.query('select * from deadline where case_id = $1 order by created_at, label', [caseId])).rows;

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends one section of a page with what the form showed and what is typed over it. */
export async function saveSection(
  browser: Browser,
  address: string,
  section: string,
  fields: Fields,
): Promise<Visit> {
  const form = await browser.get(address);
  const shown = Object.fromEntries(
    [...form.text.matchAll(/name="(var\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
  const own = Object.fromEntries(
    Object.keys(fields).map((name) => [`var.${name}`, shown[`var.${name}`] ?? '']),
  );
  return browser.post(address, { section, ...own, ...fields });
}

/** Sets times of the incident through their page, at what it shows. */
export async function setTimes(browser: Browser, caseId: string, fields: Fields): Promise<Visit> {
  const address = `/incidenter/${caseId}/tider`;
  const form = await browser.get(address);
  const shown = Object.fromEntries(
    [...form.text.matchAll(/<input[^>]*name="([^"]+)"[^>]*>/g)]
      .map(([, name]) => name as string)
      .filter((name) => /^var\.|(On|At)$/.test(name))
      .map((name) => [name, fieldOf(form.text, name) ?? '']),
  );
  return browser.post(address, { ...shown, ...fields });
}
