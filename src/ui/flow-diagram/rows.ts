/** The content of a flow diagram as rows for the table beside it. */
import type { FlowGraph } from '../../modules/register/rules/flow.ts';
import { columnHeadings, kindNames } from './words.ts';

export interface FlowRow {
  /** Heading of the column in the picture. */
  readonly step: string;
  readonly kind: string;
  readonly name: string;
  readonly note: string | null;
  /** Where the data go from here. */
  readonly leadsTo: readonly string[];
}

/** One row for each box, in the order of the picture. Nothing is folded away. */
export function flowRows(graph: FlowGraph): readonly FlowRow[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const order = Object.keys(columnHeadings);
  return [...graph.nodes]
    .sort((one, other) => order.indexOf(one.column) - order.indexOf(other.column))
    .map((node) => ({
      step: columnHeadings[node.column],
      kind: kindNames[node.kind],
      name: node.name,
      note: node.note,
      leadsTo: graph.edges
        .filter((edge) => edge.from === node.id)
        .flatMap((edge) => names.get(edge.to) ?? []),
    }));
}
