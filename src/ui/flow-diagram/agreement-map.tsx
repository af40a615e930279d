/** The picture of who processes data for whom, in turn for whom, and where. */
import type { AgreementMap, MapKind } from '../../modules/agreements/rules/map.ts';
import { drawnGraph, type Look } from './drawing.tsx';

/** Stands in the box and in the legend, so that kinds are told apart without colour. */
export const mapKindNames = {
  controller: 'Ansvarig',
  agreed: 'Biträde',
  coming: 'Biträde, avtal på väg',
  unagreed: 'Biträde, avtal brister',
  'sub-processor': 'Underbiträde',
  country: 'Inom EU/EES',
  'third-country': 'Tredjeland',
} as const satisfies Record<MapKind, string>;

const accent = { stroke: '#1b4d5c', ink: '#20282d', radius: 4 };
const alarm = { fill: '#fcf2ed', stroke: '#9b2c12' };
const looks: Record<MapKind, Look> = {
  controller: { fill: '#1b4d5c', stroke: '#1b4d5c', ink: '#ffffff', radius: 4 },
  agreed: { fill: '#eff4f5', ...accent },
  coming: { fill: '#ffffff', ...accent, dash: '5 4' },
  unagreed: { ...alarm, ink: '#9b2c12', dash: '5 4', radius: 4 },
  'sub-processor': { fill: '#ffffff', ...accent },
  country: { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 16 },
  'third-country': { ...alarm, ink: '#20282d', radius: 16, strokeWidth: 2 },
};

/** The class of each kind; the style sheet knows them from the picture of one processing. */
const classes: Record<MapKind, string> = {
  controller: 'processing',
  agreed: 'processor',
  coming: 'recipient flow-coming',
  unagreed: 'missing',
  'sub-processor': 'recipient',
  country: 'country',
  'third-country': 'third-country',
};

/** The map as an `<svg>` whose boxes are links, with title and description. */
export const agreementMapDrawing = (map: AgreementMap): Promise<string> =>
  drawnGraph({
    boxes: map.nodes.map((node) => ({
      ...node,
      kind: classes[node.kind],
      kindName: mapKindNames[node.kind],
      look: looks[node.kind],
    })),
    arrows: map.arrows,
    headings: map.headings,
    id: 'karta',
    title: 'Kartan över avtalen',
    description: `${map.headings
      .map((heading, column) => `${heading}: ${map.nodes.filter((node) => node.column === column).length}`)
      .join('. ')}. Samma uppgifter finns i tabellen.`,
  });

/** A box of the kind in small, beside what it means. */
export const MapSwatch = ({ kind }: { kind: MapKind }) => {
  const { fill, stroke, dash, radius, strokeWidth } = looks[kind];
  return (
    <svg class="flow-diagram flow-swatch" width={28} height={18} viewBox="0 0 28 18" aria-hidden="true">
      <g class={`flow-box flow-${classes[kind]}`}>
        <rect
          x={2}
          y={2}
          width={24}
          height={14}
          rx={radius > 4 ? 7 : 2}
          fill={fill}
          stroke={stroke}
          stroke-width={strokeWidth ?? 1.25}
          stroke-dasharray={dash}
        />
      </g>
    </svg>
  );
};
