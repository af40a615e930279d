/** Boxes in columns with arrows between them, as SVG drawn on the server. Needs no script; the style sheet adapts its colours. */
import { type Layout, layoutOf, type Point } from './layout.ts';
import { wrappedLines } from './wrap.ts';

export interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly ink: string;
  readonly dash?: string;
  readonly radius: number;
  readonly strokeWidth?: number;
}

export interface DrawnBox {
  /** Letters and digits only. */
  readonly id: string;
  readonly column: number;
  /** The class is `flow-` and this. */
  readonly kind: string;
  /** Stands in the box, so that kinds are told apart without colour. */
  readonly kindName: string;
  readonly name: string;
  readonly note: string | null;
  readonly href?: string | null;
  readonly look: Look;
}

export interface DrawnArrow {
  readonly from: string;
  readonly to: string;
  readonly dashed?: boolean;
}

interface Drawn {
  readonly boxes: readonly DrawnBox[];
  readonly arrows: readonly DrawnArrow[];
  /** Above the columns, by their numbers. */
  readonly headings: readonly string[];
  /** Read aloud. */
  readonly title: string;
  readonly description: string;
  /** Begins the ids of the picture. */
  readonly id: string;
}

interface Box extends DrawnBox {
  readonly nameLines: readonly string[];
  readonly noteLines: readonly string[];
  readonly height: number;
}

const boxWidth = 184;
const padding = 12;
const lineHeight = { kind: 14, name: 17, note: 15 };
const margin = 14;
const headingHeight = 30;

export async function drawnGraph({ boxes, arrows, ...rest }: Drawn): Promise<string> {
  const sized = boxes.map(boxOf);
  const layout = await layoutOf(
    sized.map(({ id, column, height }) => ({ id, column, width: boxWidth, height })),
    arrows,
  );
  const dashed = new Set(arrows.filter((one) => one.dashed).map(({ from, to }) => `${from} ${to}`));
  return String(<Drawing boxes={sized} layout={layout} dashed={dashed} {...rest} />);
}

function boxOf(box: DrawnBox): Box {
  const nameLines = wrappedLines(box.name, 20, 4);
  const noteLines = box.note ? wrappedLines(box.note, 26, 3) : [];
  const text = lineHeight.kind + nameLines.length * lineHeight.name + noteLines.length * lineHeight.note;
  return { ...box, nameLines, noteLines, height: text + 2 * padding - 4 };
}

interface DrawingProps extends Pick<Drawn, 'headings' | 'title' | 'description' | 'id'> {
  readonly boxes: readonly Box[];
  readonly layout: Layout;
  readonly dashed: ReadonlySet<string>;
}

function Drawing({ boxes, layout, dashed, headings, id, title, description }: DrawingProps) {
  const width = Math.ceil(layout.width + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin + headingHeight);
  // What lies within an image is not reached: a picture with links is a group.
  const role = boxes.some(({ href }) => href) ? 'group' : 'img';
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="flow-diagram"
      role={role}
      aria-labelledby={`${id}-title ${id}-description`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="'Inter Variable', Inter, sans-serif"
    >
      <title id={`${id}-title`}>{visible(title)}</title>
      <desc id={`${id}-description`}>{visible(description)}</desc>
      <ColumnHeadings boxes={boxes} layout={layout} headings={headings} />
      <g transform={`translate(${margin} ${margin + headingHeight})`}>
        {layout.arrows.map(({ from, to, points }) => (
          <Arrow points={points} dashed={dashed.has(`${from} ${to}`)} />
        ))}
        {boxes.map((box) => (
          <Placed box={box} middle={layout.places.get(box.id) ?? { x: 0, y: 0 }} />
        ))}
      </g>
    </svg>
  );
}

function ColumnHeadings({ boxes, layout, headings }: Pick<DrawingProps, 'boxes' | 'layout' | 'headings'>) {
  return headings.map((heading, column) => {
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
        {heading}
      </text>
    );
  });
}

function Placed(props: { box: Box; middle: Point }) {
  const { href } = props.box;
  if (!href) return <BoxDrawing {...props} />;
  return (
    <a href={href}>
      <BoxDrawing {...props} />
    </a>
  );
}

function BoxDrawing({ box, middle }: { box: Box; middle: Point }) {
  const { look } = box;
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
        stroke-width={look.strokeWidth ?? 1.25}
        stroke-dasharray={look.dash}
      />
      <text class="flow-kind" x={left + padding} y={top + padding + 8} font-size={11} opacity={0.85}>
        {box.kindName}
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
function Arrow({ points, dashed }: { points: readonly Point[]; dashed: boolean }) {
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
      <path
        d={`M${tenths(start.x)} ${tenths(start.y)} C${curve}`}
        fill="none"
        stroke-width={1.25}
        stroke-dasharray={dashed ? '5 4' : undefined}
      />
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
