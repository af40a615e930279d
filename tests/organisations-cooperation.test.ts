/** A cooperation with a joint officer: the host makes it, others join with its code, appoint the officer, and leave. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();

let host: Municipality;
let member: Municipality;
let hostBoard: Place;
let board: Place;
let hostAdministrator: Browser;
let administrator: Browser;
let officer: Browser;
let id: string;

const hostPage = () => `/organisation/${host.id}/samverkan/${id}`;
const memberPage = () => `/organisation/${member.id}/samverkan/${id}`;

beforeEach(async () => {
  host = await makeMunicipality(product);
  member = await makeMunicipality(product);
  hostBoard = await host.addController('Kommunstyrelsen', 'executive-board');
  board = await member.addController('Socialnämnden');
  hostAdministrator = await host.addPerson([], { administrator: true });
  administrator = await member.addPerson([], { administrator: true });
  officer = await host.addPerson([{ role: 'dso', controller: hostBoard }]);
  await product.admin.query("update app.person set name = 'Ombudet Ohlin' where id = $1", [officer.personId]);
  id = randomUUID();
  await hostAdministrator.post(`/organisation/${host.id}/samverkan`, {
    id,
    name: 'Dataskydd i länet',
    note: '',
  });
  await hostAdministrator.post(`${hostPage()}/ombud`, { personId: officer.personId });
});

async function code(): Promise<string> {
  const { rows } = await product.admin.query('select code from app.cooperation where id = $1', [id]);
  return rows[0]?.code;
}
const join = async (typed: string) =>
  administrator.post(`/organisation/${member.id}/samverkan/ga-med`, { id: randomUUID(), code: typed });

describe('a cooperation', () => {
  test('is joined with its code, whatever case it is typed in, and shows host, members and officers', async () => {
    const visit = await join(` ${(await code()).toLowerCase()} `);
    expect(visit.status).toBe(200);
    for (const text of ['Ni är med.', 'Dataskydd i länet', host.name, member.name, 'Ombudet Ohlin'])
      expect(visit.text).toContain(text);
    expect(visit.text).not.toContain(await code());
    expect((await hostAdministrator.get(hostPage())).text).toContain(member.name);
  });

  test('is not joined with another code, nor with the one that has been changed', async () => {
    const old = await code();
    await hostAdministrator.post(`${hostPage()}/kod`);
    for (const typed of ['ABCD-EFGH-JKLM', old, '']) {
      const visit = await join(typed);
      expect(visit.status).toBe(422);
      expect(visit.text).toMatch(/Koden stämmer inte|Skriv koden/);
    }
    expect((await administrator.get(memberPage())).status).toBe(404);
  });

  test("lets the member appoint the joint officer, who then sees the member's nämnd; nobody else of the host", async () => {
    const before = await administrator.get(`/organisation/${member.id}/personer/${officer.personId}`);
    expect(before.status).toBe(404);
    await join(await code());
    const person = `/organisation/${member.id}/personer/${officer.personId}`;
    expect((await administrator.get(`/organisation/${member.id}`)).text).toContain('Ombudet Ohlin');
    const form = { id: randomUUID(), controllerId: board.id, firstDay: '2026-01-01', lastDay: '' };
    const coordinator = await administrator.post(person, { ...form, role: 'coordinator' });
    expect(coordinator.status).toBe(422);
    expect(coordinator.text).toContain('kan här bara vara dataskyddsombud');
    expect((await administrator.post(person, { ...form, role: 'dso' })).status).toBe(200);
    expect((await administrator.get(`/organisation/${member.id}/ombud`)).text).toContain('Ombudet Ohlin');
    const shown = await officer.post('/arbeta-for', { namnd: board.id, till: '/namnd' });
    expect(shown.text).toContain('Socialnämnden');
    const other = await administrator.get(
      `/organisation/${member.id}/personer/${hostAdministrator.personId}`,
    );
    expect(other.status).toBe(404);
    expect((await administrator.post(`${person}/andra`, { name: 'Kapad' })).status).toBe(404);
  });

  test('that is left gives no more reach from the day after', async () => {
    await join(await code());
    await product.admin.query(
      "update app.cooperation_member set first_day = '2026-01-01' where cooperation_id = $1",
      [id],
    );
    const left = await administrator.post(`${memberPage()}/lamna`, { lastDay: '2026-06-30' });
    expect(left.status).toBe(200);
    expect((await administrator.get(memberPage())).status).toBe(404);
    expect((await administrator.get(`/organisation/${member.id}`)).text).not.toContain('Ombudet Ohlin');
    expect((await hostAdministrator.get(hostPage())).text).toContain('Lämnade 2026-06-30');
  });

  const memberships = async () =>
    (
      await product.admin.query(
        `select first_day::text as first, last_day::text as last from app.cooperation_member
         where cooperation_id = $1 order by first_day`,
        [id],
      )
    ).rows;

  test('is joined again after it was left, and left again without touching the older membership', async () => {
    await join(await code());
    await product.admin.query(
      "update app.cooperation_member set first_day = '2026-01-01', last_day = '2026-06-30' where cooperation_id = $1",
      [id],
    );
    expect((await join(await code())).status).toBe(200);
    const shown = await administrator.get(memberPage());
    expect(shown.text).toContain('Medlemmar (1)');
    expect(shown.text).toContain('Lämnade 2026-06-30');
    await administrator.post(`${memberPage()}/lamna`, { lastDay: '2026-12-31' });
    expect(await memberships()).toEqual([
      { first: '2026-01-01', last: '2026-06-30' },
      { first: '2026-11-22', last: '2026-12-31' },
    ]);
  });

  test('left today and joined again applies from tomorrow, once, and can be taken back', async () => {
    await join(await code());
    await administrator.post(`${memberPage()}/lamna`, { lastDay: '2026-11-22' });
    const typed = await code();
    await Promise.all([join(typed), join(typed)]);
    expect(await memberships()).toEqual([
      { first: '2026-11-22', last: '2026-11-22' },
      { first: '2026-11-23', last: null },
    ]);
    const shown = await hostAdministrator.get(hostPage());
    expect(shown.text).toContain('Medlemmar (1)');
    expect(shown.text).not.toContain('Lämnade');
    await administrator.post(`${memberPage()}/lamna`, { lastDay: '2026-11-22' });
    expect(await memberships()).toEqual([{ first: '2026-11-22', last: '2026-11-22' }]);
  });

  test('is changed by its host alone', async () => {
    await join(await code());
    expect((await administrator.post(memberPage(), { version: '1', name: 'Kapad' })).status).toBe(403);
    expect((await administrator.post(`${memberPage()}/kod`)).status).toBe(403);
    expect((await administrator.post(`${memberPage()}/ord`, { 'label.dso': 'Kapad' })).status).toBe(403);
    const officers = await administrator.post(`${memberPage()}/ombud`, { personId: administrator.personId });
    expect(officers.status).toBe(403);
    const named = await hostAdministrator.post(hostPage(), { version: '1', name: 'Länets dataskydd' });
    expect(named.text).toContain('Länets dataskydd');
  });

  test('names the roles in its own words, for its members too', async () => {
    await join(await code());
    await hostAdministrator.post(`${hostPage()}/ord`, { 'label.coordinator': 'personuppgiftssamordnaren' });
    const coordinator = await member.addPerson([{ role: 'coordinator', controller: board }]);
    expect((await coordinator.get('/roller/coordinator')).text).toContain('personuppgiftssamordnaren');
    expect((await coordinator.get('/namnd')).text).toContain('personuppgiftssamordnaren');
    await hostAdministrator.post(`${hostPage()}/ord`, { 'label.coordinator': '' });
    expect((await coordinator.get('/namnd')).text).toContain('GDPR-samordnare');
  });

  test('is not seen by a kommun outside of it', async () => {
    const outside = await makeMunicipality(product);
    const stranger = await outside.addPerson([], { administrator: true });
    expect((await stranger.get(`/organisation/${outside.id}/samverkan/${id}`)).status).toBe(404);
    expect((await stranger.get(`/organisation/${outside.id}/samverkan`)).text).not.toContain(
      'Dataskydd i länet',
    );
  });
});
