import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Browser,
  completeProcessing,
  fieldOf,
  type Municipality,
  makeMunicipality,
  move,
  openTestProduct,
  type Place,
  saveStep,
  type Visit,
} from './municipality.ts';

const { admin } = openTestProduct();

interface Board {
  readonly municipality: Municipality;
  readonly board: Place;
  readonly coordinator: Browser;
}

async function boardOf(name = 'Socialnämnden'): Promise<Board> {
  const municipality = await makeMunicipality();
  const board = await municipality.addController(name);
  return {
    municipality,
    board,
    coordinator: await municipality.addPerson([{ role: 'coordinator', controller: board }]),
  };
}

/** A manager under point 4.2, from the first day. */
async function delegateOf(
  { municipality, board }: Board,
  { matter = 'register.approve', firstDay = '2024-01-01', lastDay = null as string | null } = {},
): Promise<Browser> {
  const delegate = await municipality.addPerson([{ role: 'head', controller: board }]);
  const point = randomUUID();
  await admin.query(
    `insert into app.delegation_point (id, controller_id, legal_entity_id, number, matter, function, decided_on, first_day, last_day)
     values ($1, $2, $3, '4.2', $4, 'förvaltningschef', '2023-12-01', $5, $6)`,
    [point, board.id, municipality.id, matter, firstDay, lastDay],
  );
  await admin.query(
    `insert into app.delegate (id, controller_id, legal_entity_id, delegation_point_id, person_id, first_day)
     values ($1, $2, $3, $4, $5, '2024-01-01')`,
    [randomUUID(), board.id, municipality.id, point, delegate.personId],
  );
  return delegate;
}

/** Sends the form as the page shows it. */
async function approve(browser: Browser, id: string, fields: Record<string, string> = {}): Promise<Visit> {
  const form = await browser.get(`/behandlingar/${id}/faststall`);
  return browser.post(`/behandlingar/${id}/faststall`, {
    id: fieldOf(form.text, 'id') ?? randomUUID(),
    vald: fieldOf(form.text, 'vald') ?? `${id}:1`,
    way: 'delegation',
    ...fields,
  });
}

const versionsOf = async (id: string) =>
  (await admin.query('select * from app.processing_version where processing_id = $1 order by number', [id]))
    .rows;

const decision = (board: Place, more: Record<string, string> = {}) => ({
  way: 'body',
  bodyId: board.id,
  decidedOn: '2026-11-20',
  paragraph: '§ 87',
  seen: '1',
  ...more,
});

/** As if the entry had been saved last at the instant. */
const savedAt = (id: string, at: string) =>
  admin.query('update app.processing set updated_at = $2 where id = $1', [id, at]);

describe('a delegate', () => {
  it('approves under the point, and the entry becomes a version', async () => {
    const place = await boardOf();
    const delegate = await delegateOf(place);
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    expect((await delegate.get(`/behandlingar/${id}`)).text).toContain(
      `href="/behandlingar/${id}/faststall"`,
    );
    expect((await delegate.get('/behandlingar?valj=1')).text).toContain('Fastställ valda');
    const approved = await approve(delegate, id, { note: 'Första fastställandet' });
    expect(approved.text).toContain('Behandlingen är fastställd.');
    expect(approved.text).toContain('Fastställd, version 1');
    expect(approved.text).toContain('punkt 4.2 i delegationsordningen (förvaltningschef)');
    const [version] = await versionsOf(id);
    expect(version).toMatchObject({
      number: 1,
      approved_on: '2026-11-22',
      applies_from: '2026-11-22',
      decided_by_person_id: delegate.personId,
      note: 'Första fastställandet',
    });
  });

  it.each([
    ['a point for another matter', { matter: 'agreement.sign' }],
    ['a point that has ended', { lastDay: '2026-11-21' }],
    ['a point that has not begun', { firstDay: '2026-11-23' }],
  ])('with %s is refused with the reason', async (_what, point) => {
    const place = await boardOf();
    const delegate = await delegateOf(place, point);
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const refused = await approve(delegate, id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Du kan inte fastställa');
    expect(await versionsOf(id)).toEqual([]);
  });
});

describe('who has no right', () => {
  it('is refused with the reason: officer, coordinator on delegation, auditor', async () => {
    const place = await boardOf();
    await delegateOf(place);
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const officer = await place.municipality.addPerson([{ role: 'dso', controller: place.board }]);
    for (const [browser, reason] of [
      [officer, 'ombud'],
      [place.coordinator, 'delegation'],
    ] as const) {
      const page = await browser.get(`/behandlingar/${id}/faststall`);
      expect(page.text).toContain('Du kan inte fastställa själv');
      expect(page.text).toContain(
        'Det här kan fastställas av Tolvan Tolvansson (förvaltningschef, punkt 4.2)',
      );
      const refused = await approve(browser, id);
      expect(refused.status).toBe(422);
      expect(refused.text.toLowerCase()).toContain(reason);
    }
    expect(await versionsOf(id)).toEqual([]);
  });

  it('is refused with the reason: the administrator', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const administrator = await place.municipality.addPerson([], { administrator: true });
    const refused = await approve(administrator, id);
    expect(refused.status).toBe(403);
    expect(refused.text).toMatch(/En administratör .* beslutar inget/);
    expect(await versionsOf(id)).toEqual([]);
  });

  it('is refused with the reason: somebody of a company, though the point names the person', async () => {
    const place = await boardOf();
    const delegate = await delegateOf(place);
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const company = randomUUID();
    await admin.query(
      "insert into app.legal_entity (id, parent_id, name, kind) values ($1, $2, 'Almby Bostäder AB', 'company')",
      [company, place.municipality.id],
    );
    await admin.query('update app.person set legal_entity_id = $1 where id = $2', [
      company,
      delegate.personId,
    ]);
    const refused = await approve(delegate, id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('bolag');
    expect(await versionsOf(id)).toEqual([]);
  });

  it('does not record what a body has decided', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const staff = await place.municipality.addPerson([{ role: 'staff', controller: place.board }]);
    const refused = await approve(staff, id, decision(place.board));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Bara samordnaren för in beslut');
    expect(await versionsOf(id)).toEqual([]);
  });
});

describe('a decision of the nämnd', () => {
  it('is recorded by the coordinator, and is the nämnd’s', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const recorded = await approve(
      place.coordinator,
      id,
      decision(place.board, { diaryMark: 'SN 2026:118' }),
    );
    expect(recorded.text).toContain('av Socialnämnden (beslut 20 november 2026, § 87)');
    const [version] = await versionsOf(id);
    expect(version).toMatchObject({
      decided_by: 'Socialnämnden',
      decided_by_person_id: null,
      recorded_by_person_id: place.coordinator.personId,
      approved_on: '2026-11-20',
      diary_mark: 'SN 2026:118',
    });
  });

  it('applies from the day of the decision when no other is written', async () => {
    const place = await boardOf();
    const { coordinator, board } = place;
    const id = await completeProcessing(coordinator, 'Trygghetslarm');
    expect((await coordinator.get(`/behandlingar/${id}/faststall`)).text).toContain(
      'Lämna tomt för beslutsdagen',
    );
    await approve(coordinator, id, decision(board, { decidedOn: '2026-11-17', appliesFrom: '' }));
    expect((await versionsOf(id))[0]).toMatchObject({
      approved_on: '2026-11-17',
      applies_from: '2026-11-17',
    });
    await move(coordinator, id, 'reopen');
    await saveStep(coordinator, id, 'grunder', { description: 'Ändrad samma dag som beslutet fördes in' });
    await move(coordinator, id, 'complete');
    await approve(await delegateOf(place), id);
    const asked = await coordinator.get(`/behandlingar/${id}/versioner?gallde=2026-11-20`);
    expect(asked.text).toMatch(/Den 20 november 2026 gällde <a[^>]*>version 1</);
    expect(asked.text).toContain('Gäller från 22 november 2026');
  });

  it('does not cover what was changed after its day, unless the nämnd has seen it', async () => {
    const { coordinator, board } = await boardOf();
    const [changed, old] = [
      await completeProcessing(coordinator, 'Trygghetslarm'),
      await completeProcessing(coordinator, 'Hemtjänst'),
    ];
    await savedAt(changed, '2026-11-20T23:30:00Z');
    await savedAt(old, '2026-11-20T22:30:00Z');
    const form = await coordinator.get(`/behandlingar/faststall?vald=${changed}&vald=${old}`);
    expect(form.text).not.toContain('name="seen"');
    const fields = {
      ...decision(board, { diaryMark: 'SN 2026:9', seen: '' }),
      id: fieldOf(form.text, 'id') ?? '',
      vald: [...form.text.matchAll(/name="vald" value="([^"]+)"/g)].map(([, value]) => value ?? ''),
    };
    const refused = await coordinator.post('/behandlingar/faststall', fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Trygghetslarm har ändrats efter beslutsdagen');
    expect(refused.text.match(/Ändrad 21 november 2026, efter beslutsdagen/g)).toHaveLength(1);
    expect(refused.text).toContain('name="seen"');
    expect(fieldOf(refused.text, 'diaryMark')).toBe('SN 2026:9');
    expect(await versionsOf(old)).toEqual([]);
    const approved = await coordinator.post('/behandlingar/faststall', { ...fields, seen: '1' });
    expect(approved.text).toContain('2 behandlingar är fastställda.');
  });

  it('is recorded first on the page; why the coordinator does not approve stands below, folded', async () => {
    const { coordinator } = await boardOf();
    const id = await completeProcessing(coordinator, 'Trygghetslarm');
    const page = (await coordinator.get(`/behandlingar/${id}/faststall`)).text;
    const refusal = page.indexOf('Varför du inte kan fastställa själv');
    expect(page.indexOf('name="bodyId"')).toBeLessThan(refusal);
    expect(page.indexOf('Du kan inte fastställa själv:')).toBeGreaterThan(refusal);
    expect(page).toMatch(/<details class="why"><summary>Varför du inte kan/);
  });

  it.each([
    ['a day to come', { decidedOn: '2026-11-23' }, 'kan inte vara fattat efter i dag'],
    ['no day', { decidedOn: '' }, 'Skriv vilken dag beslutet fattades.'],
    ['no paragraph', { paragraph: '' }, 'Skriv beslutets paragraf.'],
    ['nobody', { bodyId: '' }, 'Välj vem som har beslutat.'],
    ['a body of somebody else', { bodyId: randomUUID() }, 'Välj vem som har beslutat.'],
    ['a start before the decision', { appliesFrom: '2026-11-19' }, 'inte börja gälla före beslutet'],
  ])('with %s is refused, and what was typed is kept', async (_what, wrong, text) => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const refused = await approve(
      place.coordinator,
      id,
      decision(place.board, { diaryMark: 'SN 2026:9', ...wrong }),
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(text);
    expect(fieldOf(refused.text, 'diaryMark')).toBe('SN 2026:9');
    expect(await versionsOf(id)).toEqual([]);
  });
});

describe('approval', () => {
  it('sent twice makes one version', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const form = await place.coordinator.get(`/behandlingar/${id}/faststall`);
    const fields = {
      ...decision(place.board),
      id: fieldOf(form.text, 'id') ?? '',
      vald: fieldOf(form.text, 'vald') ?? '',
    };
    const visits = [
      await place.coordinator.post(`/behandlingar/${id}/faststall`, fields),
      await place.coordinator.post(`/behandlingar/${id}/faststall`, fields),
    ];
    expect(visits.map(({ status }) => status)).toEqual([200, 200]);
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('pressed twice at once makes one version of each', async () => {
    const place = await boardOf();
    const ids: string[] = [];
    for (const name of ['Trygghetslarm', 'Färdtjänst'])
      ids.push(await completeProcessing(place.coordinator, name));
    const address = `/behandlingar/faststall?${ids.map((id) => `vald=${id}`).join('&')}`;
    const form = await place.coordinator.get(address);
    const fields = {
      ...decision(place.board),
      id: fieldOf(form.text, 'id') ?? '',
      vald: [...form.text.matchAll(/name="vald" value="([^"]+)"/g)].map(([, value]) => value ?? ''),
    };
    const visits = await Promise.all(
      [1, 2, 3].map(() => place.coordinator.post('/behandlingar/faststall', fields)),
    );
    expect(visits.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const id of ids) expect(await versionsOf(id)).toHaveLength(1);
  });

  it('of what somebody has changed since is a conflict', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const vald = fieldOf((await place.coordinator.get(`/behandlingar/${id}/faststall`)).text, 'vald') ?? '';
    await move(place.coordinator, id, 'reopen');
    await saveStep(place.coordinator, id, 'grunder', { description: 'Något annat' });
    await move(place.coordinator, id, 'complete');
    const conflict = await approve(place.coordinator, id, { ...decision(place.board), vald });
    expect(conflict.status).toBe(409);
    expect(await versionsOf(id)).toEqual([]);
  });

  it('is stopped by what must be there, and by a draft', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    await move(place.coordinator, id, 'reopen');
    const draft = await approve(place.coordinator, id, decision(place.board));
    expect(draft.status).toBe(422);
    expect(draft.text).toContain('Är ett utkast');
    await move(place.coordinator, id, 'complete');
    await admin.query('delete from app.retention_rule where processing_id = $1', [id]);
    const lacking = await approve(place.coordinator, id, decision(place.board));
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('Något som måste finnas saknas.');
    expect(await versionsOf(id)).toEqual([]);
  });

  it('locks the entry; opened for change the version goes on applying, and the draft is not taken away', async () => {
    const place = await boardOf();
    const { coordinator } = place;
    const id = await completeProcessing(coordinator, 'Trygghetslarm');
    await approve(coordinator, id, decision(place.board));
    const locked = await coordinator.post(`/behandlingar/${id}/grunder`, { version: '99', description: 'x' });
    expect(locked.status).toBe(403);
    expect(locked.text).toContain('Posten är fastställd');
    await move(coordinator, id, 'reopen');
    const changed = await saveStep(coordinator, id, 'grunder', { description: 'En ny beskrivning' });
    expect(changed.text).toContain('Version 1 gäller');
    expect(changed.text).not.toContain(`/behandlingar/${id}/ta-bort`);
    expect((await coordinator.post(`/behandlingar/${id}/ta-bort`)).status).toBe(403);
    const version = await coordinator.get(`/behandlingar/${id}/versioner/1`);
    expect(version.text).toContain('Larm dygnet runt i ordinärt boende');
    expect(version.text).not.toContain('En ny beskrivning');
  });

  it('dated before the nämnd was set up is refused at its field', async () => {
    const place = await boardOf();
    const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
    const refused = await approve(place.coordinator, id, decision(place.board, { decidedOn: '1900-01-01' }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Socialnämnden finns från och med 25 maj 2018.');
    expect(fieldOf(refused.text, 'decidedOn')).toBe('1900-01-01');
    expect(await versionsOf(id)).toEqual([]);
    const onFirst = decision(place.board, { decidedOn: '2018-05-25' });
    expect((await approve(place.coordinator, id, onFirst)).text).toContain('Behandlingen är fastställd.');
  });

  it('is not recorded for the nämnd that the coordinator does not work for just now', async () => {
    const { municipality, board } = await boardOf();
    const other = await municipality.addController('Byggnadsnämnden');
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: board },
      { role: 'coordinator', controller: other },
    ]);
    const workFor = ({ id }: Place) => both.post('/arbeta-for', { namnd: id, till: '/behandlingar' });
    await workFor(board);
    const id = await completeProcessing(both, 'Trygghetslarm');
    await workFor(other);
    for (const body of [board, other]) expect((await approve(both, id, decision(body))).status).toBe(422);
    expect(await versionsOf(id)).toEqual([]);
    await workFor(board);
    expect((await approve(both, id, decision(board))).text).toContain('Behandlingen är fastställd.');
  });

  it('of several at once under one decision takes those that are complete', async () => {
    const place = await boardOf();
    const { coordinator, board } = place;
    const one = await completeProcessing(coordinator, 'Trygghetslarm');
    const other = await completeProcessing(coordinator, 'Hemtjänst');
    const draft = await completeProcessing(coordinator, 'Färdtjänst');
    await move(coordinator, draft, 'reopen');
    const query = [one, other, draft].map((id) => `vald=${id}`).join('&');
    const form = await coordinator.get(`/behandlingar/faststall?${query}`);
    expect(form.text).toContain('För in beslutet för 2 behandlingar');
    expect(form.text).toContain('Är ett utkast');
    const vald = [...form.text.matchAll(/name="vald" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    const list = await coordinator.post('/behandlingar/faststall', {
      ...decision(board),
      id: fieldOf(form.text, 'id') ?? '',
      vald,
    });
    expect(list.text).toContain('2 behandlingar är fastställda.');
    const versions = [...(await versionsOf(one)), ...(await versionsOf(other))];
    expect(versions).toHaveLength(2);
    expect(new Set(versions.map((version) => version.decision_id)).size).toBe(1);
    expect(await versionsOf(draft)).toEqual([]);
  });
});

it('a version cannot be changed or taken away, whoever asks the database', async () => {
  const place = await boardOf();
  const id = await completeProcessing(place.coordinator, 'Trygghetslarm');
  await approve(place.coordinator, id, decision(place.board));
  for (const statement of [
    "update app.processing_version set note = 'x' where processing_id = $1",
    'delete from app.processing_version where processing_id = $1',
  ]) {
    const client = await admin.connect();
    try {
      await client.query('begin');
      await client.query('set local role ansvar_staff');
      await client.query("select set_config('app.write', $1, true), set_config('app.readable', $2, true)", [
        place.board.id,
        `{${place.board.id}}`,
      ]);
      await expect(client.query(statement, [id])).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  await expect(admin.query('delete from app.processing where id = $1', [id])).rejects.toMatchObject({
    code: '23503',
  });
});
