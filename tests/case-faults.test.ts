/** What must not happen to a case: two steps at once, writes after its end, somebody shut out, rights past the pages. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { loginUrl } from '../src/platform/database/migrate.ts';
import {
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  type Visit,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;

let municipality: Municipality;
let board: Place;
let coordinator: Browser;
let registrar: Browser;
let manager: Browser;
let officer: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Vård- och omsorgsnämnden');
  const at = (role: Parameters<Municipality['addPerson']>[0][number]['role']) =>
    municipality.addPerson([{ role, controller: board }]);
  coordinator = await at('coordinator');
  registrar = await at('registrar');
  manager = await at('manager');
  officer = await at('dso');
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function newCase(browser = coordinator, fields: Fields = {}): Promise<string> {
  const id = randomUUID();
  await browser.post('/arenden/nytt', {
    id,
    kind: 'other',
    title: 'Ett ärende',
    openedOn: '2026-11-20',
    registrera: '1',
    ...fields,
  });
  return id;
}

const saved = async (id: string) =>
  (await admin.query('select * from case_record where id = $1', [id])).rows[0];
const count = async (table: string, id: string) =>
  (await admin.query(`select count(*)::int as count from ${table} where case_id = $1`, [id])).rows[0]
    .count as number;
const statuses = (visits: readonly Visit[]) => visits.map(({ status }) => status).sort();
const close = (browser: Browser, id: string) =>
  browser.post(`/arenden/${id}/avsluta`, { outcome: 'Klart', weeding: 'Inget' });

describe('two at once', () => {
  test('closing and voiding: one is done, the other gets the page of a conflict', async () => {
    const id = await newCase();
    const both = await Promise.all([
      close(coordinator, id),
      registrar.post(`/arenden/${id}/makulera`, { reason: 'Fel' }),
    ]);
    expect(statuses(both)).toEqual([200, 409]);
    const { state, closed_on, void_reason } = await saved(id);
    expect([state === 'closed', closed_on !== null, void_reason === null]).toEqual(
      state === 'closed' ? [true, true, true] : [false, false, false],
    );
  });

  test('two words of advice: one is saved, the other is not lost without a word', async () => {
    const id = await newCase(coordinator, { kind: 'consultation' });
    await coordinator.post(`/arenden/${id}/samrad`, { question: 'Fråga?', material: '', decideOn: '' });
    await coordinator.post(`/arenden/${id}/samrad/fraga`, { version: '1' });
    const say = (advice: string) => officer.post(`/arenden/${id}/samrad/rad`, { version: '2', advice });
    expect(statuses(await Promise.all([say('Ja'), say('Nej')]))).toEqual([200, 409]);
    const { rows } = await admin.query(
      "select count(*)::int as count from case_event where case_id = $1 and text like 'Ombudet har gett%'",
      [id],
    );
    expect(rows[0].count).toBe(1);
  });

  test('a protected person and open access: the case ends up closed to others', async () => {
    const id = await newCase(coordinator, { restricted: ['', '1'] });
    const { version } = await saved(id);
    await Promise.all([
      coordinator.post(`/arenden/${id}/andra`, { version: String(version), restricted: '' }),
      coordinator.post(`/arenden/${id}/person`, {
        id: randomUUID(),
        role: 'party',
        name: 'Tretton Trettonsson',
        protected: ['', '1'],
      }),
    ]);
    expect((await saved(id)).restricted).toBe(true);
    expect((await manager.get(`/arenden/${id}`)).status).toBe(404);
  });
});

describe('a case that has ended', () => {
  test.each(['closed', 'void'])('takes nothing new when it is %s', async (state) => {
    const id = await newCase(coordinator, { kind: 'consultation' });
    await coordinator.post(`/arenden/${id}/samrad`, { question: 'Före', material: '', decideOn: '' });
    await (state === 'closed'
      ? close(coordinator, id)
      : registrar.post(`/arenden/${id}/makulera`, { reason: 'Fel' }));
    const { version } = await saved(id);
    const tries: [string, Fields][] = [
      ['anteckning', { id: randomUUID(), kind: 'note', happenedOn: '2026-11-21', text: 'Efteråt' }],
      ['person', { id: randomUUID(), role: 'party', name: 'Efteråt' }],
      [
        'frist',
        { id: randomUUID(), label: 'Efteråt', kind: 'internal', source: 'Plan', dueOn: '2026-12-24' },
      ],
      ['samrad', { question: 'Efteråt', material: '', decideOn: '' }],
      ['samrad/fraga', { version: '1' }],
      ['andra', { version: String(version), title: 'Efteråt' }],
      [
        'beslut',
        {
          id: randomUUID(),
          way: 'board',
          matter: 'other',
          title: 'Efteråt',
          decidedOn: '2026-11-21',
          paragraph: '§ 1',
        },
      ],
    ];
    for (const [path, fields] of tries)
      expect([403, 409, 422], path).toContain(
        (await coordinator.post(`/arenden/${id}/${path}`, fields)).status,
      );
    for (const table of ['case_person', 'deadline', 'case_decision'])
      expect(await count(table, id), table).toBe(0);
    expect((await saved(id)).title).toBe('Ett ärende');
    const { rows } = await admin.query('select question, asked_at from consultation where case_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ question: 'Före', asked_at: null }]);
  });

  test('that is closed can still be marked as secret, and get its number in the other diary', async () => {
    const id = await newCase();
    await close(coordinator, id);
    const { version } = await saved(id);
    const fields = {
      version: String(version),
      secrecy: 'OSL 26:1',
      secrecyOther: '',
      externalMark: 'VON/2026:9',
    };
    expect((await coordinator.post(`/arenden/${id}/andra`, fields)).status).toBe(200);
    expect(await saved(id)).toMatchObject({
      secrecy: 'OSL 26:1',
      external_mark: 'VON/2026:9',
      state: 'closed',
    });
  });

  test('a draft takes no decision', async () => {
    const id = await newCase(coordinator, { registrera: '' });
    const fields = {
      id: randomUUID(),
      way: 'board',
      matter: 'other',
      title: 'Beslut',
      decidedOn: '2026-11-21',
      paragraph: '§ 1',
    };
    expect((await coordinator.post(`/arenden/${id}/beslut`, fields)).status).toBe(422);
  });
});

describe('who reads', () => {
  test('a restricted case never loses the last one', async () => {
    const id = await newCase(coordinator, { restricted: ['', '1'], responsibleId: coordinator.personId });
    await coordinator.post(`/arenden/${id}/handlaggare/${coordinator.personId}/ta-bort`);
    const { version } = await saved(id);
    const visit = await coordinator.post(`/arenden/${id}/andra`, {
      version: String(version),
      responsibleId: '',
    });
    expect(visit.status).toBe(422);
    expect((await coordinator.get(`/arenden/${id}`)).status).toBe(200);
  });

  test('nobody of another nämnd is added, and a former head who keeps another role reads it no more', async () => {
    const other = await municipality.addController('Skolnämnden');
    const stranger = await municipality.addPerson([{ role: 'lawyer', controller: other }]);
    const former = await municipality.addPerson([
      { role: 'head', controller: board, lastDay: '2026-11-20' },
      { role: 'manager', controller: board },
    ]);
    const id = await newCase(coordinator, { restricted: ['', '1'] });
    expect(
      (await coordinator.post(`/arenden/${id}/handlaggare`, { personId: stranger.personId })).status,
    ).toBe(422);
    expect(await count('case_handler', id)).toBe(1);
    expect((await former.get(`/arenden/${id}`)).status).toBe(404);
  });

  test('an officer gives a reason for persons also when holding a role that reads no cases', async () => {
    const both = await municipality.addPerson([
      { role: 'dso', controller: board },
      { role: 'leadership', controller: board },
    ]);
    const id = await newCase();
    await coordinator.post(`/arenden/${id}/person`, {
      id: randomUUID(),
      role: 'party',
      name: 'Fjorton Fjortonsson',
    });
    expect((await both.get(`/arenden/${id}`)).text).not.toContain('Fjorton Fjortonsson');
  });
});

describe('what is not of the case', () => {
  test('a deadline of another case is not settled from here', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const deadline = randomUUID();
    const fields = { id: deadline, label: 'Svar', kind: 'internal', source: 'Planen', dueOn: '2026-12-10' };
    await coordinator.post(`/arenden/${other}/frist`, fields);
    const visit = await coordinator.post(`/arenden/${one}/frist/${deadline}`, {
      state: 'met',
      on: '2026-11-21',
      note: '',
    });
    expect(visit.status).toBe(404);
    expect((await admin.query('select state from deadline where id = $1', [deadline])).rows[0].state).toBe(
      'open',
    );
  });

  test('closing weeds working material of the case, never of another', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const document = randomUUID();
    await admin.query(
      `insert into case_document (id, controller_id, legal_entity_id, case_id, direction, type, title, dated_on, state)
       values ($1, $2, $3, $4, 'working', 'other', 'Utkast', '2026-11-20', 'draft')`,
      [document, board.id, municipality.id, other],
    );
    await coordinator.post(`/arenden/${one}/avsluta`, {
      outcome: 'Klart',
      weeding: 'Allt',
      weeded: ['', document],
    });
    expect((await saved(one)).state).toBe('closed');
    expect(
      (await admin.query('select state from case_document where id = $1', [document])).rows[0].state,
    ).toBe('draft');
  });

  test('a manager makes no list to the nämnd, and two at once make one list', async () => {
    const own = await makeMunicipality(product);
    const place = await own.addController('Nämnden');
    const her = await own.addPerson([
      { role: 'registrar', controller: place },
      { role: 'chair', controller: place },
    ]);
    const boss = await own.addPerson([{ role: 'manager', controller: place }]);
    const body = randomUUID();
    await admin.query(
      "insert into body (id, controller_id, legal_entity_id, name, kind) values ($1, $2, $3, 'Nämnden', 'board')",
      [body, place.id, own.id],
    );
    await admin.query(
      "insert into meeting (id, controller_id, legal_entity_id, body_id, held_on) values ($1, $2, $3, $4, '2026-12-03')",
      [randomUUID(), place.id, own.id, body],
    );
    const id = await newCase(her);
    const decision = randomUUID();
    await her.post(`/arenden/${id}/beslut`, {
      ...{ id: decision, way: 'chair', matter: 'other', title: 'Yttrande', chairId: her.personId },
      ...{ decidedOn: '2026-11-20', urgency: 'Ja' },
    });
    const send = (browser: Browser) =>
      browser.post('/delegationsbeslut', {
        id: randomUUID(),
        beslut: decision,
        meeting: `${body}:2026-12-03`,
      });
    expect((await send(boss)).status).toBe(403);
    const both = await Promise.all([send(her), send(her)]);
    expect(statuses(both)[0]).toBe(200);
    const { rows } = await admin.query(
      'select count(*)::int as count from delegation_report where controller_id = $1',
      [place.id],
    );
    expect(rows[0].count).toBe(1);
  });

  test('a title shows what it holds: no characters that hide or turn it', async () => {
    const id = await newCase(coordinator, { title: 'Fråga\u202E om\u0000 \u200Bkamera\nnu' });
    expect((await saved(id)).title).toBe('Fråga om kamera nu');
    expect((await coordinator.get('/arenden?q=%00kamera')).status).toBe(200);
  });
});

describe('past the pages, as the login of the pages', () => {
  const attempt = async (statement: string, values: unknown[] = []) => {
    const client = new pg.Client({
      connectionString: loginUrl(inject('adminUrl'), 'app', inject('secret')),
      options: '-c search_path=app',
    });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('role', 'ansvar_staff', true), set_config('app.actor', $1, true), set_config('app.readable', $2, true),
          set_config('app.entities', $3, true), set_config('app.write', $4, true), set_config('app.write_entity', $5, true)`,
        [coordinator.personId, `{${board.id}}`, `{${municipality.id}}`, board.id, municipality.id],
      );
      const { rowCount } = await client.query(statement, values);
      return rowCount;
    } catch (error) {
      return (error as pg.DatabaseError).code;
    } finally {
      await client.query('rollback');
      await client.end();
    }
  };

  test('a registered case is neither deleted nor loses its number, and a series does not go back', async () => {
    const id = await newCase();
    expect(await attempt('delete from case_record where id = $1', [id])).toBe(0);
    expect(
      await attempt(
        "update case_record set state = 'draft', mark = null, number = null, series = null, year = null where id = $1",
        [id],
      ),
    ).toBe('42501');
    expect(await attempt("update diary_series set last_number = 0 where series = 'own'")).toBe('42501');
  });

  test('a file is not written over, and a decision is not reported before it is taken', async () => {
    const id = await newCase();
    expect(await attempt("update stored_file set sealed = 'x'")).toBe('42501');
    expect(
      await attempt(
        `insert into case_decision (id, controller_id, legal_entity_id, case_id, matter, title, decided_on, way, decided_by, authority, report_id)
         values ($1, $2, $3, $4, 'other', 'x', '2026-11-20', 'delegate', 'x', 'x', $1)`,
        [randomUUID(), board.id, municipality.id, id],
      ),
    ).toBe('42501');
  });
});

describe('what has come in', () => {
  const take = async (browser: Browser) => {
    const id = randomUUID();
    await browser.post('/inkommet/nytt', {
      id,
      channel: 'letter',
      receivedOn: '2026-11-20',
      senderName: 'Femton Femtonsson',
      subject: 'Fråga om tillsyn',
      text: 'Hemlig uppgift 4242',
    });
    return id;
  };
  const register = (browser: Browser, item: string, fields: Fields = {}) =>
    browser.post(`/inkommet/${item}/registrera`, {
      id: randomUUID(),
      kind: 'other',
      title: 'Fråga om tillsyn',
      controllers: board.id,
      ...fields,
    });

  test('becomes one case when two register it at once, and nothing more afterwards', async () => {
    const item = await take(coordinator);
    const both = await Promise.all([register(coordinator, item), register(registrar, item)]);
    expect(statuses(both)).toEqual([200, 422]);
    expect(
      (await registrar.post(`/inkommet/${item}/inget`, { id: randomUUID(), reason: 'Reklam' })).status,
    ).toBe(422);
    const { rows } = await admin.query('select outcome from inbox_outcome where item_id = $1', [item]);
    expect(rows).toEqual([{ outcome: 'registered' }]);
  });

  test('and has gone to a closed case is closed too: nobody takes it into a case of their own', async () => {
    const item = await take(coordinator);
    await register(coordinator, item, { restricted: ['', '1'] });
    const own = await newCase(registrar);
    const tries = [
      await register(registrar, item),
      await registrar.post(`/inkommet/${item}/lagg-till`, { id: randomUUID(), caseId: own }),
      await registrar.get(`/inkommet/${item}`),
    ];
    for (const visit of tries) expect(visit.text).not.toContain('4242');
    expect(tries.map(({ status }) => status).slice(0, 2)).toEqual([404, 404]);
    expect(await count('case_document', own)).toBe(0);
  });
});
