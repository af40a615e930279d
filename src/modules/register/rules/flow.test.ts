import { describe, expect, it } from 'vitest';
import { registerLabels } from './columns/labels.ts';
import { blankEntry, type Entry } from './entry.ts';
import { type FlowGraph, processingFlow } from './flow.ts';

const words = { labels: registerLabels(), asOf: '2026-11-22' };

const flowOf = (facts: Partial<Entry>) =>
  processingFlow(blankEntry({ id: 'e', controllerId: 'c', name: 'Larm', ...facts }), words);

const system = (name: string, country: string | null) => ({ id: name, name, kind: 'system', country });
const processor = (name: string, country: string | null, agreement: 'valid' | 'missing' = 'valid') => ({
  id: name,
  name,
  organisationNumber: null,
  country,
  agreement,
  agreementReference: null,
  subProcessors: null,
});
const transfer = (country: string, recipient: string | null, mechanism: string | null) => ({
  id: country,
  country,
  recipient,
  mechanism,
  safeguards: null,
  assessed: null,
  checkedOn: null,
  kind: null,
});

function arrows(graph: FlowGraph): string[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  return graph.edges.map((edge) => `${names.get(edge.from)} → ${names.get(edge.to)}`);
}

describe('The way of the data through a processing', () => {
  it('goes from the source by the processing to systems, receivers and countries', () => {
    const graph = flowOf({
      sources: [{ id: '1', kind: 'data-subject', name: null }],
      systems: [system('Centralen', 'SE')],
      processors: [processor('Larmia AB', 'FI')],
    });
    expect(arrows(graph)).toEqual([
      'Den registrerade → Larm',
      'Larm → Centralen',
      'Centralen → Sverige',
      'Larm → Larmia AB',
      'Larmia AB → Finland',
    ]);
  });

  it('says that the source is not known', () => {
    expect(flowOf({}).nodes[1]).toMatchObject({ kind: 'missing', name: 'Källan är inte angiven' });
  });

  it('draws a country once and marks a third country with its support', () => {
    const graph = flowOf({
      systems: [system('Ett', 'US'), system('Två', 'US')],
      transfers: [transfer('US', null, null)],
    });
    const countries = graph.nodes.filter((node) => node.column === 'country');
    expect(countries).toMatchObject([{ kind: 'third-country', name: 'USA', note: 'Stöd saknas' }]);
    expect(arrows(graph)).toContain('Larm → USA');
  });

  it('lets a transfer go from the receiver it names, also when only the transfer names it', () => {
    const graph = flowOf({
      processors: [processor('Molnet', null, 'missing')],
      transfers: [transfer('US', 'molnet ', 'DPF'), transfer('IN', 'Supporten', null)],
    });
    expect(arrows(graph)).toEqual(expect.arrayContaining(['Molnet → USA', 'Supporten → Indien']));
    expect(graph.nodes.find((node) => node.name === 'Molnet')?.note).toBe('Avtal saknas');
  });

  it('begins with the controllers that a processor serves', () => {
    const served = [{ id: '1', name: 'Socialnämnden', contact: null, processingCategories: null }];
    expect(arrows(flowOf({ role: 'processor', servedControllers: served }))).toEqual([
      'Socialnämnden → Larm',
    ]);
  });
});
