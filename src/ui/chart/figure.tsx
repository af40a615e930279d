/** A picture with its table beside it: nobody has to read a number from a bar. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Column, Table } from '../parts.tsx';

interface ChartFigureProps<Row> {
  readonly title: string;
  /** Drawn by `columnChart` or `barChart`; empty when there is nothing to draw. */
  readonly svg: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** Below: where the figures come from, or what they leave out. */
  readonly children?: Child;
}

export function ChartFigure<Row>({ title, svg, rows, columns, children }: ChartFigureProps<Row>) {
  return (
    <section class="panel chart-panel">
      <h2>{title}</h2>
      <div class="chart-figure">
        {svg !== '' && <div class="chart-picture">{raw(svg)}</div>}
        <Table caption={title} hideCaption rows={rows} columns={columns} />
      </div>
      {children}
    </section>
  );
}
