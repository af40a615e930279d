import { describe, expect, it } from 'vitest';
import { addProcessing, makeMunicipality, saveStep } from './municipality.ts';

describe('a processing, from name to complete', () => {
  it('is made, filled in step by step and marked as complete', async () => {
    const municipality = await makeMunicipality();
    const board = await municipality.addController('Socialnämnden');
    const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const id = await addProcessing(coordinator, 'Trygghetslarm i ordinärt boende');
    const saved = await saveStep(coordinator, id, 'grunder', { description: 'Larm dygnet runt' });
    expect(saved.text).toContain('Larm dygnet runt');
    const list = await coordinator.get('/behandlingar');
    expect(list.text).toContain('Trygghetslarm i ordinärt boende');
  });
});
