import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addProcessing, fieldOf, makeMunicipality, openTestProduct, saveStep } from './municipality.ts';

const { admin } = openTestProduct();

async function boardWithPeople() {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  const staff = await municipality.addPerson([{ role: 'staff', controller: board }]);
  await addProcessing(coordinator, 'Trygghetslarm');
  return { municipality, board, coordinator, staff };
}

const form = (name: string, more: Record<string, string> = {}) => ({
  id: randomUUID(),
  name,
  query: 'status=draft&q=larm&sida=3&valj=1',
  ...more,
});

describe('a saved view', () => {
  it('is made of the filter alone, and opens the list with it', async () => {
    const { coordinator } = await boardWithPeople();
    const offered = await coordinator.get('/behandlingar?status=draft&q=larm');
    expect(offered.text).toContain('/vyer?q=larm&amp;status=draft');
    const fields = form('Utkast om larm');
    const opened = await coordinator.post('/vyer', fields);
    await coordinator.post('/vyer', fields);
    expect(opened.path).toBe('/behandlingar?q=larm&status=draft');
    const list = await coordinator.get('/behandlingar');
    expect(list.text.match(/>Utkast om larm</g)).toHaveLength(1);
    expect(list.text).toContain('href="/behandlingar?q=larm&amp;status=draft"');
  });

  it('that is not shared is seen by its owner alone', async () => {
    const { coordinator, staff } = await boardWithPeople();
    await staff.post('/vyer', form('Medarbetarens egen'));
    expect((await staff.get('/behandlingar')).text).toContain('Medarbetarens egen');
    expect((await coordinator.get('/behandlingar')).text).not.toContain('Medarbetarens egen');
    expect((await coordinator.get('/vyer')).text).not.toContain('Medarbetarens egen');
  });

  it('that is shared is seen by the others at the controller, and by nobody at another', async () => {
    const { municipality, coordinator, staff } = await boardWithPeople();
    await coordinator.post('/vyer', form('För alla', { shared: '1' }));
    expect((await staff.get('/behandlingar')).text).toContain('För alla');
    const other = await municipality.addController('Byggnadsnämnden');
    const neighbour = await municipality.addPerson([{ role: 'coordinator', controller: other }]);
    await addProcessing(neighbour, 'Bygglov');
    expect((await neighbour.get('/behandlingar')).text).not.toContain('För alla');
    expect((await neighbour.get('/vyer')).text).not.toContain('För alla');
  });

  it('is renamed and taken away by its owner, a shared one also by the coordinator', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const shared = form('Delad', { shared: '1' });
    await staff.post('/vyer', shared);
    const renamed = await coordinator.post(`/vyer/${shared.id}`, { name: 'Nytt namn' });
    expect(renamed.text).toContain('Nytt namn');
    // The form lacked the box: still shared.
    expect((await staff.get('/behandlingar')).text).toContain('Nytt namn');
    const coordinators = form('Samordnarens', { shared: '1' });
    await coordinator.post('/vyer', coordinators);
    expect((await staff.post(`/vyer/${coordinators.id}`, { name: 'x' })).status).toBe(403);
    await staff.post(`/vyer/${shared.id}`, { atgard: 'ta-bort', name: 'Nytt namn' });
    expect((await coordinator.get('/vyer')).text).not.toContain('Nytt namn');
  });

  it('is neither offered to nor kept for a role that writes nothing', async () => {
    const { municipality, board, coordinator } = await boardWithPeople();
    expect((await coordinator.get('/behandlingar?q=larm')).text).toContain('Spara urvalet');
    const auditor = await municipality.addPerson([
      { role: 'auditor', controller: board, lastDay: '2027-01-31' },
    ]);
    expect((await auditor.get('/behandlingar?q=larm')).text).not.toContain('Spara urvalet');
    expect((await auditor.get('/vyer?q=larm')).text).not.toContain('Spara vyn');
    const refused = await auditor.post('/vyer', form('Revisorns'));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('du kan inte spara vyer');
  });

  it.each(['manager', 'dso'] as const)('of a %s is kept, but not shared', async (role) => {
    const { municipality, board, coordinator } = await boardWithPeople();
    const person = await municipality.addPerson([{ role, controller: board }]);
    const own = form('Egen vy');
    await person.post('/vyer', own);
    expect((await person.get('/vyer')).text).toContain('Egen vy');
    expect((await person.post('/vyer', form('Delad vy', { shared: '1' }))).status).toBe(403);
    const shared = await person.post(`/vyer/${own.id}`, { name: 'Egen vy', shared: '1' });
    expect(shared.status).toBe(403);
    expect((await coordinator.get('/vyer')).text).not.toMatch(/Egen vy|Delad vy/);
  });

  it('without a name is refused, and the filter is kept', async () => {
    const { coordinator } = await boardWithPeople();
    const refused = await coordinator.post('/vyer', form(' '));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Skriv vad vyn ska heta.');
    expect(fieldOf(refused.text, 'query')).toBe('q=larm&amp;status=draft');
    expect(
      (await admin.query('select 1 from app.saved_view where person_id = $1', [coordinator.personId]))
        .rowCount,
    ).toBe(0);
  });
});

describe('the list of reviews', () => {
  it('shows those that are overdue, and those within thirty days', async () => {
    const { coordinator } = await boardWithPeople();
    for (const [name, day] of [
      ['Förfallen', '2026-11-21'],
      ['Snart', '2026-12-22'],
      ['Senare', '2026-12-23'],
    ] as const) {
      const id = await addProcessing(coordinator, name);
      await saveStep(coordinator, id, 'kontroll', { nextReviewOn: day });
    }
    const overdue = (await coordinator.get('/behandlingar?oversyn=forfallen')).text;
    expect(overdue).toContain('<strong>1 behandling</strong>');
    expect(overdue).toContain('Översyn skulle ha gjorts 21 november 2026');
    const soon = (await coordinator.get('/behandlingar?oversyn=snart')).text;
    expect(soon).toContain('<strong>1 behandling</strong>');
    expect(soon).toContain('Översyn senast 22 december 2026');
  });
});
