/** Makes a graph small enough to be read as a picture. */
import type { FlowEdge, FlowGraph, FlowKind, FlowNode } from '../../modules/register/rules/flow.ts';

/** So many boxes of one kind can be taken in; of the whole picture so many can be laid out. */
const limits = { kind: 24, picture: 200 };

/**
 * The graph with kinds of more than 24 boxes drawn as one box each, with their number, and then the largest kinds until
 * no more than 200 boxes are left. The table beside the picture is made from the whole graph.
 */
export function foldedFlow(graph: FlowGraph): FlowGraph {
  const kinds = new Map<FlowKind, FlowNode[]>();
  for (const node of graph.nodes) kinds.set(node.kind, [...(kinds.get(node.kind) ?? []), node]);
  let remaining = graph.nodes.length;
  const replacement = new Map<string, FlowNode>();
  for (const nodes of [...kinds.values()].sort((one, other) => other.length - one.length)) {
    const [first] = nodes;
    if (!first || nodes.length < 2 || (nodes.length <= limits.kind && remaining <= limits.picture)) break;
    const folded = { ...first, name: `${nodes.length} stycken`, note: 'Se tabellen' };
    for (const node of nodes) replacement.set(node.id, folded);
    remaining -= nodes.length - 1;
  }
  return replaced(graph, replacement);
}

function replaced(graph: FlowGraph, replacement: ReadonlyMap<string, FlowNode>): FlowGraph {
  const nodes = new Map(
    graph.nodes.map((node) => replacement.get(node.id) ?? node).map((node) => [node.id, node]),
  );
  const edges = new Map<string, FlowEdge>();
  for (const edge of graph.edges) {
    const from = replacement.get(edge.from)?.id ?? edge.from;
    const to = replacement.get(edge.to)?.id ?? edge.to;
    edges.set(`${from} ${to}`, { from, to });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}
