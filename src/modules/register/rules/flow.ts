/** The way of the data through one processing: from whom, into which systems, on to whom, in which countries. */
import { isInUnion } from '../../../knowledge/countries.ts';
import type { Labels } from './columns.ts';
import type { Entry, Transfer } from './entry.ts';

/** Texts for codes, and the day (`YYYY-MM-DD`) as of which a country lies within the EU/EEA or not. */
export interface FlowWords {
  readonly labels: Labels;
  readonly asOf: string;
}

export type FlowColumn = 'source' | 'processing' | 'system' | 'receiver' | 'country';

export type FlowKind =
  | 'data-subject'
  | 'source'
  | 'missing'
  | 'processing'
  | 'system'
  | 'recipient'
  | 'processor'
  | 'joint-controller'
  | 'country'
  | 'third-country';

export interface FlowNode {
  readonly id: string;
  readonly column: FlowColumn;
  readonly kind: FlowKind;
  readonly name: string;
  readonly note: string | null;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** Collects nodes and edges, each once. Nodes with the same kind and name are one. */
class Flow {
  private readonly nodes = new Map<string, FlowNode>();
  private readonly edges = new Map<string, FlowEdge>();

  node(column: FlowColumn, kind: FlowKind, name: string, note: string | null = null): string {
    const key = JSON.stringify([column, kind, name.trim().toLowerCase()]);
    const node = this.nodes.get(key) ?? { id: `n${this.nodes.size + 1}`, column, kind, name, note };
    this.nodes.set(key, node);
    return node.id;
  }

  edge(from: string, to: string): void {
    this.edges.set(`${from} ${to}`, { from, to });
  }

  receiver(name: string): string | undefined {
    const wanted = name.trim().toLowerCase();
    return [...this.nodes.values()].find(
      (node) => node.column === 'receiver' && node.name.trim().toLowerCase() === wanted,
    )?.id;
  }

  graph(): FlowGraph {
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }
}

/** The picture of one processing (art. 30.1 c–e, or 30.2 when the entry is of a processor). */
export function processingFlow(entry: Entry, words: FlowWords): FlowGraph {
  const flow = new Flow();
  const processing = flow.node('processing', 'processing', entry.name || 'Behandling utan namn', null);
  addSources(flow, entry, processing);
  const addCountry = (from: string, code: string | null) => {
    if (code) flow.edge(from, countryNode(flow, entry, code, words));
  };
  for (const system of entry.systems) {
    const node = flow.node('system', 'system', system.name);
    flow.edge(processing, node);
    addCountry(node, system.country);
  }
  for (const { kind, name, country, note } of receivers(entry)) {
    const node = flow.node('receiver', kind, name, note);
    flow.edge(processing, node);
    addCountry(node, country);
  }
  for (const transfer of entry.transfers) {
    addCountry(transferredBy(flow, transfer, processing), transfer.country);
  }
  return flow.graph();
}

function addSources(flow: Flow, entry: Entry, processing: string): void {
  const groups = entry.subjectGroups.map((group) => group.label).join(', ') || null;
  const served = entry.role === 'processor' ? entry.servedControllers : [];
  const nodes = [
    ...served.map((controller) => flow.node('source', 'source', controller.name, 'Personuppgiftsansvarig')),
    ...entry.sources.map((source) =>
      source.kind === 'data-subject'
        ? flow.node('source', 'data-subject', 'Den registrerade', groups)
        : flow.node('source', 'source', source.name || 'Annan källa'),
    ),
  ];
  if (nodes.length === 0) nodes.push(flow.node('source', 'missing', 'Källan är inte angiven'));
  for (const node of nodes) flow.edge(node, processing);
}

function receivers(entry: Entry) {
  return [
    ...entry.processors.map((item) => ({
      kind: 'processor' as const,
      name: item.name,
      country: item.country,
      note: item.agreement === 'missing' ? 'Avtal saknas' : null,
    })),
    ...entry.jointControllers.map((item) => ({
      kind: 'joint-controller' as const,
      name: item.name,
      country: null,
      note: null,
    })),
    ...entry.recipients.map((item) => ({
      kind: 'recipient' as const,
      name: item.name,
      country: item.country,
      note: item.purpose,
    })),
  ];
}

/** Who sends to the third country: the named recipient, added when it is named nowhere else, or the processing. */
function transferredBy(flow: Flow, transfer: Transfer, processing: string): string {
  if (!transfer.recipient) return processing;
  const known = flow.receiver(transfer.recipient);
  if (known) return known;
  const added = flow.node('receiver', 'recipient', transfer.recipient);
  flow.edge(processing, added);
  return added;
}

function countryNode(flow: Flow, entry: Entry, code: string, words: FlowWords): string {
  const name = words.labels.label('country', code);
  if (isInUnion(code, words.asOf)) return flow.node('country', 'country', name);
  const transfers = entry.transfers.filter((transfer) => transfer.country === code);
  const supports = transfers.map(({ mechanism }) =>
    mechanism ? words.labels.label('transfer-mechanism', mechanism) : 'Stöd saknas',
  );
  return flow.node('country', 'third-country', name, [...new Set(supports)].join(', ') || 'Stöd saknas');
}
