/** The picture of one processing as SVG, drawn on the server. Needs no script; `flow-diagram.css` adapts its colours. */
import type { FlowColumn, FlowGraph, FlowKind, FlowNode } from '../../modules/register/rules/flow.ts';
import { foldedFlow } from './fold.ts';
import { type Layout, layoutOf, type Point } from './layout.ts';
import { columnHeadings, kindNames } from './words.ts';
import { wrappedLines } from './wrap.ts';

export interface FlowDiagramOptions {
  /** What the picture shows, read aloud. The name of the processing when not given. */
  readonly title?: string;
  /** Begins the ids of the picture: another one for each picture of a page. */
  readonly id?: string;
}

interface Box extends FlowNode {
  readonly nameLines: readonly string[];
  readonly noteLines: readonly string[];
  readonly height: number;
}

const boxWidth = 184;
const padding = 12;
const lineHeight = { kind: 14, name: 17, note: 15 };
const margin = 14;
const headingHeight = 30;
const columnOrder = Object.keys(columnHeadings) as readonly FlowColumn[];

/** Colours on paper and where the style sheet is absent. On the page the style sheet goes before them. */
const looks: Record<FlowKind, { fill: string; stroke: string; ink: string; dash?: string; radius: number }> =
  {
    'data-subject': { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 4 },
    source: { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 4 },
    missing: { fill: '#fcf2ed', stroke: '#9b2c12', ink: '#9b2c12', dash: '5 4', radius: 4 },
    processing: { fill: '#1b4d5c', stroke: '#1b4d5c', ink: '#ffffff', radius: 4 },
    system: { fill: '#eff4f5', stroke: '#66757f', ink: '#20282d', radius: 4 },
    recipient: { fill: '#ffffff', stroke: '#1b4d5c', ink: '#20282d', radius: 4 },
    processor: { fill: '#eff4f5', stroke: '#1b4d5c', ink: '#20282d', radius: 4 },
    'joint-controller': { fill: '#ffffff', stroke: '#1b4d5c', ink: '#20282d', radius: 4 },
    country: { fill: '#ffffff', stroke: '#66757f', ink: '#20282d', radius: 16 },
    'third-country': { fill: '#fcf2ed', stroke: '#9b2c12', ink: '#20282d', radius: 16 },
  };

/** The graph as an `<svg role="img">` with title and description. A large one is folded; the table beside it is not. */
export async function flowDiagram(graph: FlowGraph, options: FlowDiagramOptions = {}): Promise<string> {
  const folded = foldedFlow(graph);
  const boxes = folded.nodes.map(boxOf);
  const layout = await layoutOf(
    boxes.map((box) => ({
      id: box.id,
      column: columnOrder.indexOf(box.column),
      width: boxWidth,
      height: box.height,
    })),
    folded.edges,
  );
  const processing = graph.nodes.find((node) => node.column === 'processing')?.name ?? '';
  return String(
    <Drawing
      boxes={boxes}
      layout={layout}
      id={options.id ?? 'flow'}
      title={options.title ?? `Uppgifternas väg: ${processing}`}
      description={descriptionOf(graph)}
    />,
  );
}

function boxOf(node: FlowNode): Box {
  const nameLines = wrappedLines(node.name, 22, 4);
  const noteLines = node.note ? wrappedLines(node.note, 26, 3) : [];
  const text = lineHeight.kind + nameLines.length * lineHeight.name + noteLines.length * lineHeight.note;
  return { ...node, nameLines, noteLines, height: text + 2 * padding - 4 };
}

function descriptionOf(graph: FlowGraph): string {
  const steps = columnOrder.flatMap((column) => {
    const names = graph.nodes.filter((node) => node.column === column).map((node) => node.name);
    const more = names.length > 5 ? ` och ${names.length - 5} till` : '';
    return names.length === 0 ? [] : [`${columnHeadings[column]}: ${names.slice(0, 5).join(', ')}${more}.`];
  });
  return `${steps.join(' ')} Samma uppgifter finns i tabellen.`;
}

interface DrawingProps {
  boxes: readonly Box[];
  layout: Layout;
  id: string;
  title: string;
  description: string;
}

function Drawing({ boxes, layout, id, title, description }: DrawingProps) {
  const width = Math.ceil(layout.width + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin + headingHeight);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="flow-diagram"
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="'Inter Variable', Inter, sans-serif"
    >
      <title id={`${id}-title`}>{visible(title)}</title>
      <desc id={`${id}-description`}>{visible(description)}</desc>
      <ColumnHeadings boxes={boxes} layout={layout} />
      <g transform={`translate(${margin} ${margin + headingHeight})`}>
        {layout.arrows.map((points) => (
          <Arrow points={points} />
        ))}
        {boxes.map((box) => (
          <BoxDrawing box={box} middle={layout.places.get(box.id) ?? { x: 0, y: 0 }} />
        ))}
      </g>
    </svg>
  );
}

function ColumnHeadings({ boxes, layout }: Pick<DrawingProps, 'boxes' | 'layout'>) {
  return columnOrder.map((column) => {
    const place = layout.places.get(boxes.find((box) => box.column === column)?.id ?? '');
    if (!place) return null;
    return (
      <text
        class="flow-heading"
        x={place.x + margin}
        y={margin + 8}
        text-anchor="middle"
        font-size={13}
        font-weight={600}
        fill="#56626a"
      >
        {columnHeadings[column]}
      </text>
    );
  });
}

function BoxDrawing({ box, middle }: { box: Box; middle: Point }) {
  const look = looks[box.kind];
  const top = middle.y - box.height / 2;
  const left = middle.x - boxWidth / 2;
  const nameTop = top + padding + lineHeight.kind + 11;
  const noteTop = nameTop + box.nameLines.length * lineHeight.name - 1;
  return (
    <g class={`flow-box flow-${box.kind}`} fill={look.ink}>
      <rect
        x={left}
        y={top}
        width={boxWidth}
        height={box.height}
        rx={look.radius}
        fill={look.fill}
        stroke={look.stroke}
        stroke-width={box.kind === 'third-country' ? 2 : 1.25}
        stroke-dasharray={look.dash}
      />
      <text class="flow-kind" x={left + padding} y={top + padding + 8} font-size={11} opacity={0.85}>
        {kindNames[box.kind]}
      </text>
      <Lines
        lines={box.nameLines}
        x={left + padding}
        y={nameTop}
        step={lineHeight.name}
        size={14}
        weight={600}
      />
      <Lines
        lines={box.noteLines}
        x={left + padding}
        y={noteTop}
        step={lineHeight.note}
        size={12}
        weight={400}
      />
    </g>
  );
}

interface LinesProps {
  lines: readonly string[];
  x: number;
  y: number;
  step: number;
  size: number;
  weight: number;
}

function Lines({ lines, x, y, step, size, weight }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <text font-size={size} font-weight={weight}>
      {lines.map((line, index) => (
        <tspan x={x} y={y + index * step}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const arrowLength = 8;

/** Arrows always come in from the left. */
function Arrow({ points }: { points: readonly Point[] }) {
  const [start, ...rest] = points;
  const end = points.at(-1);
  if (!start || !end) return null;
  const curve = rest.map(({ x, y }) => `${tenths(x)} ${tenths(y)}`).join(' ');
  const head = [
    [end.x, end.y],
    [end.x - arrowLength, end.y - 4],
    [end.x - arrowLength, end.y + 4],
  ];
  return (
    <g class="flow-arrow" stroke="#66757f" fill="#66757f">
      <path d={`M${tenths(start.x)} ${tenths(start.y)} C${curve}`} fill="none" stroke-width={1.25} />
      <polygon points={head.map(([x = 0, y = 0]) => `${tenths(x)},${tenths(y)}`).join(' ')} stroke="none" />
    </g>
  );
}

function tenths(value: number): string {
  return value.toFixed(1);
}

/** Without the characters that XML does not allow. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ');
}
