import { describe, expect, it } from 'vitest';
import type { FlowGraph, FlowNode } from '../../modules/register/rules/flow.ts';
import { flowDiagram } from './flow-diagram.tsx';
import { foldedFlow } from './fold.ts';
import { flowRows } from './rows.ts';
import { wrappedLines } from './wrap.ts';

const node = (id: string, column: FlowNode['column'], kind: FlowNode['kind'], name: string): FlowNode => ({
  id,
  column,
  kind,
  name,
  note: null,
});

function graphWith(...names: readonly string[]): FlowGraph {
  return {
    nodes: [
      node('n0', 'processing', 'processing', 'Larm'),
      ...names.map((name, index) => node(`n${index + 1}`, 'receiver', 'recipient', name)),
    ],
    edges: names.map((_, index) => ({ from: 'n0', to: `n${index + 1}` })),
  };
}

const hostile = ['"]; evil [label="', '<script>alert(1)</script>', 'rad\nett\\n\u0000\ufffe', '🙂 & \'"', ''];

describe('The picture of a processing', () => {
  it('escapes every text', async () => {
    const svg = await flowDiagram(graphWith(...hostile), { title: '<b>"&', id: 'x' });
    for (const unwanted of ['<script', '<b>', '\u0000', '\ufffe']) expect(svg).not.toContain(unwanted);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).toContain('🙂 &amp;');
    expect(svg.match(/<rect/g)).toHaveLength(hostile.length + 1);
  });

  it('is an image with a title and a description, without script or style', async () => {
    const svg = await flowDiagram(graphWith('Regionen'), { id: 'larm' });
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*aria-labelledby="larm-title larm-description"/);
    expect(svg).toContain('<title id="larm-title">Uppgifternas väg: Larm</title>');
    expect(svg).toContain('Till vem: Regionen.');
    expect(svg).not.toMatch(/ style=|<style| on[a-z]+=/);
  });

  it('has a class for each kind and an arrow for each edge', async () => {
    const svg = await flowDiagram(graphWith('a', 'b'));
    expect(svg.match(/class="flow-box flow-recipient"/g)).toHaveLength(2);
    expect(svg.match(/class="flow-arrow"/g)).toHaveLength(2);
  });

  it('draws one box for a kind with too many, while the table keeps them all', async () => {
    const graph = graphWith(...Array.from({ length: 300 }, (_, index) => `Mottagare ${index}`));
    expect(foldedFlow(graph).nodes.map((item) => item.name)).toEqual(['Larm', '300 stycken']);
    expect(foldedFlow(graph).edges).toHaveLength(1);
    expect(flowRows(graph)).toHaveLength(301);
    expect(await flowDiagram(graph)).toContain('300 stycken');
  });

  it('never draws more than 200 boxes', () => {
    const kinds = [
      'recipient',
      'processor',
      'source',
      'system',
      'country',
      'third-country',
      'joint-controller',
    ] as const;
    const nodes = Array.from({ length: 23 * 7 + 60 }, (_, index) =>
      node(`n${index}`, 'receiver', index < 60 ? 'data-subject' : (kinds[index % 7] ?? 'source'), `${index}`),
    );
    expect(foldedFlow({ nodes, edges: [] }).nodes.length).toBeLessThanOrEqual(200);
  });

  it('has a table with every step and where it leads', () => {
    expect(flowRows(graphWith('Regionen'))).toEqual([
      { step: 'Behandling', kind: 'Behandling', name: 'Larm', note: null, leadsTo: ['Regionen'] },
      { step: 'Till vem', kind: 'Mottagare', name: 'Regionen', note: null, leadsTo: [] },
    ]);
  });
});

describe('Text in a box', () => {
  it('wraps at words and breaks a word longer than the line', () => {
    expect(wrappedLines('Vård- och omsorgsnämnden', 14, 4)).toEqual(['Vård- och', 'omsorgsnämnden']);
    expect(wrappedLines('a'.repeat(10), 6, 4)).toEqual(['aaaaa-', 'aaaaa']);
    expect(wrappedLines('🙂'.repeat(8), 6, 4)).toEqual(['🙂🙂🙂🙂🙂', '🙂🙂🙂']);
  });

  it('ends in dots when it is too long', () => {
    expect(wrappedLines('ett två tre fyra fem sex sju', 5, 2)).toEqual(['ett', 'två…']);
  });
});
