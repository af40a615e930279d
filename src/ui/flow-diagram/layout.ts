/** Where the boxes and arrows of a flow diagram stand. Graphviz is told sizes and edges only, never a text. */
import { Graphviz } from '@hpcc-js/wasm-graphviz';

export interface LayoutBox {
  /** Letters and digits only. */
  readonly id: string;
  /** Boxes of one column stand above each other; columns go from left to right by number. */
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

export interface LayoutArrow {
  readonly from: string;
  readonly to: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Middle of each box. */
  readonly places: ReadonlyMap<string, Point>;
  readonly arrows: readonly PlacedArrow[];
}

export interface PlacedArrow extends LayoutArrow {
  /** A start and then three points for each Bézier curve. */
  readonly points: readonly Point[];
}

const pointsPerInch = 72;

let graphviz: Promise<Graphviz> | undefined;

/** Lengths are in points, from the upper left corner. The caller keeps the graph small. */
export async function layoutOf(boxes: readonly LayoutBox[], arrows: readonly LayoutArrow[]): Promise<Layout> {
  graphviz ??= Graphviz.load();
  return read((await graphviz).layout(dotOf(boxes, arrows), 'plain', 'dot'));
}

function dotOf(boxes: readonly LayoutBox[], arrows: readonly LayoutArrow[]): string {
  const columns = [...new Set(boxes.map((box) => box.column))].sort((one, other) => one - other);
  const members = columns.map((column) => boxes.filter((box) => box.column === column));
  const chain = members.map((column) => column[0]?.id).join(' -> ');
  return [
    'digraph {',
    'rankdir=LR; ranksep=0.75; nodesep=0.2; outputorder=edgesfirst;',
    'node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none, tailport=e, headport=w];',
    ...boxes.map((box) => `${box.id} [width=${inches(box.width)}, height=${inches(box.height)}];`),
    ...members.map((column) => `{ rank=same; ${column.map((box) => box.id).join('; ')} }`),
    ...(members.length > 1 ? [`${chain} [style=invis];`] : []),
    ...arrows.map((arrow) => `${arrow.from} -> ${arrow.to};`),
    '}',
  ].join('\n');
}

function inches(points: number): string {
  return (points / pointsPerInch).toFixed(3);
}

/** Reads Graphviz' `plain` format: inches, from the lower left corner. */
function read(plain: string): Layout {
  const lines = plain.split('\n').map((line) => line.split(' '));
  const [, , width = 0, height = 0] = (lines[0] ?? []).map(Number);
  const point = (x: unknown, y: unknown): Point => ({
    x: Number(x) * pointsPerInch,
    y: (height - Number(y)) * pointsPerInch,
  });
  const places = new Map<string, Point>();
  const arrows: PlacedArrow[] = [];
  for (const [kind, ...values] of lines) {
    if (kind === 'node') places.set(String(values[0]), point(values[1], values[2]));
    if (kind === 'edge' && !values.includes('invis')) {
      const count = Number(values[2]);
      arrows.push({
        from: String(values[0]),
        to: String(values[1]),
        points: Array.from({ length: count }, (_, index) =>
          point(values[3 + index * 2], values[4 + index * 2]),
        ),
      });
    }
  }
  return { width: width * pointsPerInch, height: height * pointsPerInch, places, arrows };
}
