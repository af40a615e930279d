import { describe, expect, it } from 'vitest';
import { addProcessing, type Browser, makeMunicipality, move, STEPS, saveStep } from './municipality.ts';

async function coordinatorOf(name: string): Promise<Browser> {
  const municipality = await makeMunicipality();
  const board = await municipality.addController(name);
  return municipality.addPerson([{ role: 'coordinator', controller: board }]);
}

describe('a processing, from name to complete', () => {
  it('without a name is told so first on the page, with what was chosen kept', async () => {
    const coordinator = await coordinatorOf('Socialnämnden');
    const fields = { id: crypto.randomUUID(), name: '', role: 'processor', activity: 'planned' };
    const { status, text } = await coordinator.post('/behandlingar/ny', fields);
    expect(status).toBe(422);
    expect(text).toMatch(/ds-error-summary[\s\S]*href="#name"/);
    expect(text).toMatch(/value="processor"[^>]*checked/);
  });

  it('is filled in step by step, marked as complete, opened again and ended', async () => {
    const coordinator = await coordinatorOf('Socialnämnden');
    const id = await addProcessing(coordinator, 'Trygghetslarm i ordinärt boende');
    const tooEarly = await move(coordinator, id, 'complete');
    expect(tooEarly.status).toBe(422);
    expect(tooEarly.text).toContain('Det går inte än');
    for (const [step, fields] of Object.entries(STEPS)) {
      expect({ step, status: (await saveStep(coordinator, id, step, fields)).status }).toEqual({
        step,
        status: 200,
      });
    }
    const complete = await move(coordinator, id, 'complete');
    expect(complete.text).toContain('Posten är markerad som fullständig.');
    const list = await coordinator.get('/behandlingar?status=complete');
    expect(list.text).toContain('Trygghetslarm i ordinärt boende');
    const locked = await coordinator.post(`/behandlingar/${id}/grunder`, { version: '99', description: 'x' });
    expect(locked.status).toBe(403);
    expect((await move(coordinator, id, 'reopen')).text).toContain('Posten är öppen för ändring.');
    expect((await move(coordinator, id, 'end')).text).toContain('Ange när behandlingen upphörde');
    await saveStep(coordinator, id, 'grunder', { endedOn: '2026-10-31' });
    expect((await move(coordinator, id, 'end')).text).toContain('Behandlingen är avslutad.');
  });

  it('that is planned does not start with blocking gaps, and starts today without', async () => {
    const coordinator = await coordinatorOf('Kulturnämnden');
    const id = await addProcessing(coordinator, 'Digital biblioteksapp', { activity: 'planned' });
    expect((await move(coordinator, id, 'start')).status).toBe(422);
    for (const [step, fields] of Object.entries(STEPS)) await saveStep(coordinator, id, step, fields);
    await saveStep(coordinator, id, 'grunder', { startsOn: '2027-01-01' });
    const started = await move(coordinator, id, 'start');
    expect(started.text).toContain('Behandlingen är startad.');
    expect(started.text).toContain('22 november 2026');
  });

  it('refuses a choice that no list has, and keeps the rest', async () => {
    const coordinator = await coordinatorOf('Miljönämnden');
    const id = await addProcessing(coordinator, 'Tillsyn');
    const refused = await saveStep(coordinator, id, 'andamal', {
      'purposes.0.short': 'Utöva tillsyn',
      'purposes.0.legalBasis': 'hittepå',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Det valet finns inte');
    expect(refused.text).toContain('value="Utöva tillsyn"');
  });

  it('made by mistake is taken away from its page, and its number is not used again', async () => {
    const coordinator = await coordinatorOf('Valnämnden');
    const id = await addProcessing(coordinator, 'Gjord av misstag');
    expect((await coordinator.get(`/behandlingar/${id}`)).text).toContain(`/behandlingar/${id}/ta-bort`);
    const list = await coordinator.post(`/behandlingar/${id}/ta-bort`);
    expect(list.text).toContain('Utkastet är borttaget.');
    expect((await coordinator.get(`/behandlingar/${id}`)).status).toBe(404);
    const next = await addProcessing(coordinator, 'Den andra');
    expect((await coordinator.get(`/behandlingar/${next}`)).text).toContain('Nr 2');
  });
});
