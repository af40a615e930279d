import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  addProcessing,
  type Browser,
  completeProcessing,
  fieldOf,
  makeMunicipality,
  openTestProduct,
  recordApproval,
  saveStep,
} from './municipality.ts';

const { admin } = openTestProduct();

async function boardWithCoordinator() {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  return { municipality, board, coordinator };
}

type Fields = Record<string, string | string[]>;

/** The preview with the entries at the versions that the page shows. */
async function preview(browser: Browser, ids: readonly string[], fields: Fields) {
  const page = await browser.get(`/behandlingar/andra?${ids.map((id) => `vald=${id}`).join('&')}`);
  const vald = [...page.text.matchAll(/name="vald" value="([^"]+)"/g)].map(([, value]) => value ?? '');
  return { vald, shown: await browser.post('/behandlingar/andra', { ...fields, vald, steg: 'granska' }) };
}

const column = async (name: string, id: string): Promise<unknown> =>
  (await admin.query(`select ${name} as value from app.processing where id = $1`, [id])).rows[0]?.value;

describe('one thing in many entries', () => {
  it('is chosen, shown old and new, and written in all of them', async () => {
    const { coordinator } = await boardWithCoordinator();
    const one = await addProcessing(coordinator, 'Trygghetslarm');
    const other = await addProcessing(coordinator, 'Färdtjänst');
    await saveStep(coordinator, one, 'grunder', { processArea: 'Äldreomsorg' });
    const asked = await coordinator.post('/behandlingar/andra', { vald: [`${one}:1`], steg: 'granska' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Välj vad som ska ändras.');
    const { vald, shown } = await preview(coordinator, [one, other], {
      kolumn: 'processArea',
      text: 'Hemtjänst',
    });
    expect(shown.text).toContain('Ändra 2 behandlingar');
    expect(shown.text).toContain('Äldreomsorg');
    expect(await column('process_area', one)).toBe('Äldreomsorg');
    const saved = await coordinator.post('/behandlingar/andra', {
      kolumn: 'processArea',
      text: 'Hemtjänst',
      vald,
      steg: 'spara',
    });
    expect(saved.text).toContain('Ändrat i 2 behandlingar.');
    expect(await column('process_area', one)).toBe('Hemtjänst');
    expect(await column('process_area', other)).toBe('Hemtjänst');
    expect((await coordinator.get(`/behandlingar/${one}/historik`)).text).toContain('Äldreomsorg');
    const again = await coordinator.post('/behandlingar/andra', {
      kolumn: 'processArea',
      text: 'Hemtjänst',
      vald,
      steg: 'spara',
    });
    expect(again.text).toContain('Inget behövde ändras.');
  });

  it('leaves what is locked or another’s, and names it', async () => {
    const { municipality, board, coordinator } = await boardWithCoordinator();
    const neighbour = await municipality.addController('Byggnadsnämnden');
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: board },
      { role: 'coordinator', controller: neighbour },
    ]);
    const draft = await addProcessing(coordinator, 'Ett utkast');
    const complete = await completeProcessing(coordinator, 'En fullständig');
    const approved = await completeProcessing(coordinator, 'En fastställd');
    await recordApproval(coordinator, board, approved);
    await both.post('/arbeta-for', { namnd: neighbour.id, till: '/behandlingar' });
    const others = await addProcessing(both, 'En annans');
    await both.post('/arbeta-for', { namnd: board.id, till: '/behandlingar' });
    const { vald, shown } = await preview(both, [draft, complete, approved, others], {
      kolumn: 'accessRoutine',
      text: 'Chefen beställer i portalen',
    });
    expect(shown.text).toContain('Ändra 1 behandling');
    expect(shown.text).toContain('Är fullständig. Öppna den för ändring först.');
    expect(shown.text).toContain('Är fastställd. Öppna den för ändring först.');
    expect(shown.text).toContain('Hör till Byggnadsnämnden.');
    await both.post('/behandlingar/andra', {
      kolumn: 'accessRoutine',
      text: 'Chefen beställer i portalen',
      vald,
      steg: 'spara',
    });
    const routines = await Promise.all(
      [draft, complete, approved, others].map((id) => column('access_routine', id)),
    );
    expect(routines).toEqual(['Chefen beställer i portalen', 'Chefen beställer', 'Chefen beställer', null]);
  });

  it('is written in none of them when somebody has saved one meanwhile', async () => {
    const { coordinator } = await boardWithCoordinator();
    const one = await addProcessing(coordinator, 'Trygghetslarm');
    const other = await addProcessing(coordinator, 'Färdtjänst');
    const change = { kolumn: 'processArea', text: 'Hemtjänst' };
    const { vald } = await preview(coordinator, [one, other], change);
    await saveStep(coordinator, other, 'grunder', { description: 'Någon annans text' });
    const conflict = await coordinator.post('/behandlingar/andra', { ...change, vald, steg: 'spara' });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain('Färdtjänst');
    expect(await column('process_area', one)).toBeNull();
    expect(await column('process_area', other)).toBeNull();
  });

  it('mends the gap that it fills, and sets the review in what is approved', async () => {
    const { board, coordinator } = await boardWithCoordinator();
    const id = await completeProcessing(coordinator, 'Trygghetslarm');
    await recordApproval(coordinator, board, id);
    const gap = async () =>
      (
        await admin.query(
          "select 1 from app.processing_gap where processing_id = $1 and key = 'nextReviewOn'",
          [id],
        )
      ).rowCount;
    expect(await gap()).toBe(1);
    const change = { kolumn: 'nextReviewOn', date: '1/3 2027' };
    const { vald } = await preview(coordinator, [id], change);
    await coordinator.post('/behandlingar/andra', { ...change, vald, steg: 'spara' });
    expect(await column('next_review_on', id)).toBe('2027-03-01');
    expect(await column('state', id)).toBe('approved');
    expect(await gap()).toBe(0);
  });

  it.each([
    ['a day that is none', { kolumn: 'nextReviewOn', date: '30 februari' }, 'Det är inget datum'],
    ['no text', { kolumn: 'processArea', text: ' ' }, 'Skriv verksamhetsområdet.'],
    ['no level', { kolumn: 'klassa' }, 'Välj minst en nivå.'],
    ['no role', { kolumn: 'contact', name: 'Enhetschefen' }, 'Välj roll.'],
    ['a system that is not ours', { kolumn: 'system', systemId: randomUUID() }, 'Välj system.'],
    ['an identity number', { kolumn: 'processArea', text: 'Ärende 20121212-2384' }, 'personnummer'],
  ])('with %s is refused', async (_what, fields, text) => {
    const { coordinator } = await boardWithCoordinator();
    const id = await addProcessing(coordinator, 'Trygghetslarm');
    const { shown } = await preview(coordinator, [id], fields);
    expect(shown.status).toBe(422);
    expect(shown.text).toContain(text);
  });

  it('puts in a contact, a system, a statute and levels beside what stands there', async () => {
    const { municipality, board, coordinator } = await boardWithCoordinator();
    const system = randomUUID();
    await admin.query(
      "insert into app.system (id, legal_entity_id, owner_controller_id, name) values ($1, $2, $3, 'Larmet')",
      [system, municipality.id, board.id],
    );
    const id = await addProcessing(coordinator, 'Trygghetslarm');
    await saveStep(coordinator, id, 'grunder', {
      'contacts.0.role': 'contact',
      'contacts.0.name': 'Enhetschef larm',
    });
    await saveStep(coordinator, id, 'andamal', {
      'purposes.0.short': 'Ta emot larm',
      'purposes.0.legalBasis': 'e1',
    });
    for (const change of [
      { kolumn: 'contact', role: 'system-owner', name: 'IT-chefen' },
      { kolumn: 'system', systemId: system },
      { kolumn: 'statute', legalBasis: 'e1', statute: 'socialtjanstlagen' },
      { kolumn: 'klassa', klassaConfidentiality: '3', klassaAvailability: '2' },
    ]) {
      const { vald, shown } = await preview(coordinator, [id], change);
      expect(shown.text, change.kolumn).toContain('Ändra 1 behandling');
      await coordinator.post('/behandlingar/andra', { ...change, vald, steg: 'spara' });
    }
    const page = (await coordinator.get(`/behandlingar/${id}`)).text;
    for (const text of ['Enhetschef larm', 'IT-chefen', 'Larmet', 'Socialtjänstlag', '3, –, 2, –'])
      expect(page).toContain(text);
  });
});

describe('the list', () => {
  it('has boxes only when asked for, and takes all of the choice', async () => {
    const { coordinator } = await boardWithCoordinator();
    const ids = await Promise.all([1, 2, 3].map((n) => addProcessing(coordinator, `Larm ${n}`)));
    await addProcessing(coordinator, 'Något annat');
    expect((await coordinator.get('/behandlingar')).text).not.toContain('type="checkbox"');
    expect((await coordinator.get('/behandlingar?valj=1')).text.match(/name="vald"/g)).toHaveLength(4);
    const all = await coordinator.get('/behandlingar/andra?alla=1&q=larm');
    expect(all.text).toContain('Ändra en uppgift i 3 behandlingar');
    for (const id of ids) expect(all.text).toContain(`value="${id}:1"`);
    expect((await coordinator.get('/behandlingar/andra')).text).toContain('Inga behandlingar är valda');
  });
});

describe('what is locked', () => {
  it('is named in the preview with where it is opened, and opened all at once', async () => {
    const { board, coordinator } = await boardWithCoordinator();
    const draft = await addProcessing(coordinator, 'Ett utkast');
    const complete = await completeProcessing(coordinator, 'En fullständig');
    const approved = await completeProcessing(coordinator, 'En fastställd');
    await recordApproval(coordinator, board, approved);
    const { shown } = await preview(coordinator, [draft, complete, approved], {
      kolumn: 'processArea',
      text: 'Hemtjänst',
    });
    const address = /href="(\/behandlingar\/oppna\?[^"]+)"/.exec(shown.text)?.[1]?.replaceAll('&amp;', '&');
    expect(address).toContain(complete);
    expect(address).not.toContain(draft);
    const page = await coordinator.get(address ?? '');
    expect(page.text).toContain('Öppna 2 behandlingar för ändring');
    const vald = [...page.text.matchAll(/name="vald" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    const opened = await coordinator.post('/behandlingar/oppna', { vald });
    expect(opened.text).toContain('2 behandlingar är öppna för ändring.');
    expect([await column('state', complete), await column('state', approved)]).toEqual(['draft', 'draft']);
    const again = await coordinator.post('/behandlingar/oppna', { vald });
    expect(again.text).toContain('inget behövde öppnas');
  });

  it('is chosen in the list; a draft and another’s is left, and named', async () => {
    const { municipality, board, coordinator } = await boardWithCoordinator();
    const neighbour = await municipality.addController('Byggnadsnämnden');
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: neighbour },
      { role: 'coordinator', controller: board },
    ]);
    const draft = await addProcessing(coordinator, 'Ett utkast');
    const complete = await completeProcessing(coordinator, 'En fullständig');
    expect((await coordinator.get('/behandlingar?valj=1')).text).toContain(
      'formaction="/behandlingar/oppna"',
    );
    const left = await coordinator.get(`/behandlingar/oppna?vald=${draft}`);
    expect(left.text).toContain('Är redan öppen för ändring.');
    await both.post('/arbeta-for', { namnd: neighbour.id, till: '/behandlingar' });
    const others = await both.get(`/behandlingar/oppna?vald=${complete}`);
    expect(others.text).toContain('Hör till Socialnämnden');
    const version = await column('version', complete);
    await both.post('/behandlingar/oppna', { vald: [`${complete}:${version}`] });
    expect(await column('state', complete)).toBe('complete');
  });

  it('and saved by somebody meanwhile is a conflict', async () => {
    const { coordinator } = await boardWithCoordinator();
    const complete = await completeProcessing(coordinator, 'En fullständig');
    const conflict = await coordinator.post('/behandlingar/oppna', { vald: [`${complete}:1`] });
    expect(conflict.status).toBe(409);
    expect(await column('state', complete)).toBe('complete');
  });
});

it('a next review that has been is refused at its field', async () => {
  const { coordinator } = await boardWithCoordinator();
  const id = await addProcessing(coordinator, 'Trygghetslarm');
  const { shown } = await preview(coordinator, [id], { kolumn: 'nextReviewOn', date: '2026-11-21' });
  expect(shown.status).toBe(422);
  expect(shown.text).toMatch(/id="date-error".*Nästa översyn kan inte ha varit/s);
  expect(fieldOf(shown.text, 'date')).toBe('2026-11-21');
  const today = await preview(coordinator, [id], { kolumn: 'nextReviewOn', date: '2026-11-22' });
  expect(today.shown.text).toContain('Ändra 1 behandling');
});
