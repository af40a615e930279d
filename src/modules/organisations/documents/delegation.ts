/** «Delegationsordning, dataskydd»: who decides what, as it stands on a day. */
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { missing } from '../../../platform/documents/blocks.ts';
import { type DecisionMatter, decisionMatters } from '../rules/index.ts';
import { organisationMeta } from './meta.ts';

interface PrintedPoint {
  readonly number: string;
  readonly matter: string;
  readonly description: string | null;
  readonly function: string;
  readonly conditions: string | null;
  /** The day and the §, as printed. */
  readonly decided: readonly string[];
  readonly delegates: readonly { readonly name: string; readonly deputy: boolean }[];
}

interface PrintedFor {
  readonly controller: {
    readonly name: string;
    readonly address: string | null;
    readonly contact: string | null;
  };
  readonly municipality: string;
  readonly date: string;
  /** The same day as it is written. */
  readonly day: string;
}

export function delegationDocument(points: readonly PrintedPoint[], of: PrintedFor): Document {
  const { controller, day } = of;
  return {
    meta: organisationMeta('Delegationsordning, dataskydd', of),
    blocks: [
      { kind: 'title', text: 'Delegationsordning, dataskydd', subtitle: controller.name },
      {
        kind: 'paragraph',
        text: `Så här gäller delegationen den ${day}. Beslutanderätten kan delegeras. Ansvaret för behandlingen ligger kvar hos ${controller.name}.`,
      },
      table(points),
      {
        kind: 'small-print',
        lines: [
          'Dataskyddsombudet beslutar inte. Det som har beslutats med stöd av delegation anmäls till nämnden.',
        ],
      },
    ],
  };
}

const table = (points: readonly PrintedPoint[]): Block => ({
  kind: 'table',
  columns: [
    { header: 'Punkt', width: 0.7 },
    { header: 'Ärende och villkor', width: 3.6 },
    { header: 'Beslutar', width: 2.2 },
    { header: 'Beslutad', width: 1.5 },
  ],
  rows: points.map((point) => [
    point.number,
    [
      decisionMatters[point.matter as DecisionMatter] ?? point.matter,
      ...(point.description ? [point.description] : []),
      ...(point.conditions ? [`Villkor: ${point.conditions}`] : []),
    ],
    point.delegates.length > 0
      ? [
          point.function,
          ...point.delegates.map(({ name, deputy }) => (deputy ? `${name} (ersättare)` : name)),
        ]
      : missing('delegat'),
    point.decided,
  ]),
  empty: 'Inga punkter gäller.',
});
