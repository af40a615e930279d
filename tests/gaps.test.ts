import { describe, expect, it } from 'vitest';
import { addProcessing, fieldOf, makeMunicipality, saveStep } from './municipality.ts';

async function coordinatorWithEntry() {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  const id = await addProcessing(coordinator, 'Trygghetslarm');
  const gapOf = async (text: string) => {
    const page = (await coordinator.get(`/behandlingar/${id}`)).text;
    const from = page.indexOf(text);
    return /brister\/([0-9a-f-]{36})/.exec(page.slice(from))?.[1] ?? '';
  };
  return { municipality, board, coordinator, id, gapOf };
}

describe('what is missing, to who may not write', () => {
  it.each(['dso', 'auditor', 'manager'] as const)('(%s) is a link to where it is read', async (role) => {
    const { municipality, board, coordinator, id } = await coordinatorWithEntry();
    await saveStep(coordinator, id, 'kontroll', { nextReviewOn: '2026-12-01' });
    const reader = await municipality.addPerson([{ role, controller: board, lastDay: '2027-01-31' }]);
    for (const path of [`/behandlingar/${id}`, '/att-ordna?niva=alla', `/behandlingar/${id}/faststall`]) {
      const own = (await coordinator.get(path)).text;
      expect(own, path).toContain(`href="/behandlingar/${id}/gallring#`);
      const page = (await reader.get(path)).text;
      expect(page, path).not.toMatch(new RegExp(`href="/behandlingar/${id}/[a-z]+#`));
      expect(page, path).toContain(`href="/behandlingar/${id}#gallring"`);
    }
    const page = (await reader.get(`/behandlingar/${id}`)).text;
    expect(page).toContain(`href="/behandlingar/${id}#kontroll"`);
    for (const [, section] of page.matchAll(new RegExp(`href="/behandlingar/${id}#([a-z]+)"`, 'g')))
      expect(page).toContain(`id="${section}"`);
  });
});

describe('somebody who mends what is missing', () => {
  it('is named with a day, stands on the page and in the history', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const gap = await gapOf('Gallringsfrist saknas');
    const saved = await coordinator.post(`/behandlingar/${id}/brister/${gap}`, {
      vem: 'Enhetschefen',
      nar: '15 december',
    });
    expect(saved.text).toContain('Enhetschefen, senast 15 december 2026');
    const history = await coordinator.get(`/behandlingar/${id}/historik`);
    expect(history.text).toContain('Enhetschefen');
  });

  it('stands in the list of all that is missing, with filter and export', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const gap = await gapOf('Gallringsfrist saknas');
    await coordinator.post(`/behandlingar/${id}/brister/${gap}`, { vem: 'Arkivarien', nar: '2026-01-15' });
    const all = await coordinator.get('/att-ordna');
    expect(all.text).toContain('Ändamål saknas');
    expect(all.text).toContain('15 januari 2026, försenat');
    const own = await coordinator.get('/att-ordna?vem=arkivarie');
    expect(own.text).toContain('<strong>1 sak</strong>');
    const unowned = await coordinator.get('/att-ordna?ansvarig=ingen');
    expect(unowned.text).not.toContain('Arkivarien');
    expect((await coordinator.get('/att-ordna/export.xlsx?vem=arkivarie')).status).toBe(200);
  });

  it('gets a mail with a link when it is a person, once, and no matter in it', async () => {
    const { municipality, coordinator, id, gapOf } = await coordinatorWithEntry();
    const { rows: boards } = await municipality.product.admin.query(
      'select controller_id as id, name from appointment join controller on controller.id = controller_id where person_id = $1',
      [coordinator.personId],
    );
    const colleague = await municipality.addPerson([{ role: 'staff', controller: boards[0] }]);
    const gap = await gapOf('Gallringsfrist saknas');
    const given = { person: colleague.personId, vem: '', nar: '2026-12-15' };
    await coordinator.post(`/behandlingar/${id}/brister/${gap}`, given);
    await coordinator.post(`/behandlingar/${id}/brister/${gap}`, given);
    const { rows } = await municipality.product.admin.query(
      'select subject, body from platform.outbox where to_address = $1',
      [colleague.email],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body).toContain(`/behandlingar/${id}`);
    expect(`${rows[0]?.subject} ${rows[0]?.body}`).not.toMatch(/Trygghetslarm|Gallring/);
  });

  it('keeps what was typed when the day is none', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const gap = await gapOf('Gallringsfrist saknas');
    const refused = await coordinator.post(`/behandlingar/${id}/brister/${gap}`, {
      vem: 'Enhetschefen',
      nar: '2026-02-30',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Det är inget datum');
    expect(refused.text).toMatch(/name="vem"[^>]*value="Enhetschefen"/);
    expect(refused.text).toMatch(/name="nar"[^>]*value="2026-02-30"/);
  });

  it('stays, with the day, when the form lacks the fields', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const path = `/behandlingar/${id}/brister/${await gapOf('Gallringsfrist saknas')}`;
    await coordinator.post(path, { vem: 'Enhetschefen', nar: '2026-12-15' });
    expect((await coordinator.post(path)).text).toContain('Enhetschefen, senast 15 december 2026');
    expect((await coordinator.post(path, { nar: '2026-12-16' })).text).toContain(
      'Enhetschefen, senast 16 december 2026',
    );
    expect((await coordinator.post(path, { vem: 'Arkivarien' })).text).toContain(
      'Arkivarien, senast 16 december 2026',
    );
  });

  it('is not named under the address of another entry', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const other = await addProcessing(coordinator, 'Färdtjänst');
    const gap = await gapOf('Gallringsfrist saknas');
    const refused = await coordinator.post(`/behandlingar/${other}/brister/${gap}`, { vem: 'Kansliet' });
    expect(refused.status).toBe(404);
    expect((await coordinator.get(`/behandlingar/${id}`)).text).not.toContain('Kansliet');
  });

  it('is said to be gone when both fields are emptied', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const gap = await gapOf('Gallringsfrist saknas');
    await coordinator.post(`/behandlingar/${id}/brister/${gap}`, { vem: 'Enhetschefen', nar: '' });
    const emptied = await coordinator.post(`/behandlingar/${id}/brister/${gap}`, { vem: '', nar: '' });
    expect(emptied.text).toContain('Ingen står längre för den saken.');
  });

  it('stays when the same field lacks something else', async () => {
    const { coordinator, id, gapOf } = await coordinatorWithEntry();
    const gap = await gapOf('Gallringsfrist saknas');
    await coordinator.post(`/behandlingar/${id}/brister/${gap}`, { vem: 'Arkivarien', nar: '' });
    const saved = await saveStep(coordinator, id, 'gallring', { 'retention.0.what': 'Larmlogg' });
    expect(saved.text).not.toContain('Gallringsfrist saknas');
    expect(saved.text).toContain('Arkivarien');
  });
});

describe('two who save the same step', () => {
  it('shows the second what differs, and one press saves it', async () => {
    const { coordinator, id } = await coordinatorWithEntry();
    const form = await coordinator.get(`/behandlingar/${id}/grunder`);
    const version = fieldOf(form.text, 'version') ?? '';
    await coordinator.post(`/behandlingar/${id}/grunder`, { version, description: 'Den första' });
    const second = await coordinator.post(`/behandlingar/${id}/grunder`, {
      version,
      description: 'Den andra',
    });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Den första');
    expect(second.text).toContain('Spara det jag skrev');
    const saved = await coordinator.post(`/behandlingar/${id}/grunder`, {
      version: fieldOf(second.text, 'version') ?? '',
      description: fieldOf(second.text, 'description') ?? '',
      sedan: 'visa',
    });
    expect(saved.text).toContain('Den andra');
  });
});

it('an identity number in a text is asked about before it is saved', async () => {
  const { coordinator, id } = await coordinatorWithEntry();
  const asked = await saveStep(coordinator, id, 'grunder', { description: 'Gäller 20121212-2384' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('ser ut som ett personnummer');
  const kept = await saveStep(coordinator, id, 'grunder', {
    description: 'Diarienummer 20121212-2384',
    ejPersonnummer: '1',
  });
  expect(kept.status).toBe(200);
});
