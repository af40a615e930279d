/** The picture of one processing as SVG. */
import type { FlowColumn, FlowGraph, FlowKind } from '../../modules/register/rules/flow.ts';
import { drawnGraph, type Look } from './drawing.tsx';
import { foldedFlow } from './fold.ts';
import { columnHeadings, kindNames } from './words.ts';

export interface FlowDiagramOptions {
  /** What the picture shows, read aloud. The name of the processing when not given. */
  readonly title?: string;
  /** Begins the ids of the picture: another one for each picture of a page. */
  readonly id?: string;
}

const columnOrder = Object.keys(columnHeadings) as readonly FlowColumn[];

/** Colours on paper and where the style sheet is absent. On the page the style sheet goes before them. */
const looks: Record<FlowKind, Look> = {
  'data-subject': { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 4 },
  source: { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 4 },
  missing: { fill: '#fcf2ed', stroke: '#9b2c12', ink: '#9b2c12', dash: '5 4', radius: 4 },
  processing: { fill: '#1b4d5c', stroke: '#1b4d5c', ink: '#ffffff', radius: 4 },
  system: { fill: '#eff4f5', stroke: '#66757f', ink: '#20282d', radius: 4 },
  recipient: { fill: '#ffffff', stroke: '#1b4d5c', ink: '#20282d', radius: 4 },
  processor: { fill: '#eff4f5', stroke: '#1b4d5c', ink: '#20282d', radius: 4 },
  'joint-controller': { fill: '#ffffff', stroke: '#1b4d5c', ink: '#20282d', radius: 4 },
  country: { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 16 },
  'third-country': { fill: '#fcf2ed', stroke: '#9b2c12', ink: '#20282d', radius: 16, strokeWidth: 2 },
};

/** The graph as an `<svg role="img">` with title and description. A large one is folded; the table beside it is not. */
export async function flowDiagram(graph: FlowGraph, options: FlowDiagramOptions = {}): Promise<string> {
  const folded = foldedFlow(graph);
  const processing = graph.nodes.find((node) => node.column === 'processing')?.name ?? '';
  return drawnGraph({
    boxes: folded.nodes.map((node) => ({
      ...node,
      column: columnOrder.indexOf(node.column),
      kindName: kindNames[node.kind],
      look: looks[node.kind],
    })),
    arrows: folded.edges,
    headings: columnOrder.map((column) => columnHeadings[column]),
    id: options.id ?? 'flow',
    title: options.title ?? `Uppgifternas väg: ${processing}`,
    description: descriptionOf(graph),
  });
}

function descriptionOf(graph: FlowGraph): string {
  const steps = columnOrder.flatMap((column) => {
    const names = graph.nodes.filter((node) => node.column === column).map((node) => node.name);
    const more = names.length > 5 ? ` och ${names.length - 5} till` : '';
    return names.length === 0 ? [] : [`${columnHeadings[column]}: ${names.slice(0, 5).join(', ')}${more}.`];
  });
  return `${steps.join(' ')} Samma uppgifter finns i tabellen.`;
}
