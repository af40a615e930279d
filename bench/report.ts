/** The figures as a table for people. */
import type { PageFigures } from './pages.ts';

const columns: readonly (readonly [head: string, cell: (figures: PageFigures) => string])[] = [
  ['page', ({ page }) => page],
  ['actor', ({ actor }) => actor],
  ['sess/set/data/log/commit', ({ statements }) => Object.values(statements).join('/')],
  ['kB', ({ bytes }) => (bytes / 1000).toFixed(0)],
  ['small p50', ({ small }) => milliseconds(small.page.p50)],
  ['p95', ({ small }) => milliseconds(small.page.p95)],
  ['bare p50', ({ small }) => milliseconds(small.bare.p50)],
  ['p95', ({ small }) => milliseconds(small.bare.p95)],
  ['page/bare', ({ small }) => times(small.page.p50, small.bare.p50)],
  ['large p50', ({ large }) => milliseconds(large.page.p50)],
  ['p95', ({ large }) => milliseconds(large.page.p95)],
  ['bare p50', ({ large }) => milliseconds(large.bare.p50)],
  ['p95', ({ large }) => milliseconds(large.bare.p95)],
  ['page/bare', ({ large }) => times(large.page.p50, large.bare.p50)],
  ['large/small p50', ({ small, large }) => times(large.page.p50, small.page.p50)],
  ['large/small p95', ({ small, large }) => times(large.page.p95, small.page.p95)],
];

const milliseconds = (value: number): string => value.toFixed(1);
const times = (one: number, other: number): string => (one / other).toFixed(2);

/** One row a page, times in milliseconds. */
export function pageTable(pages: readonly PageFigures[]): string {
  const rows = [columns.map(([head]) => head), ...pages.map((page) => columns.map(([, cell]) => cell(page)))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

export const onceLine = (took: number): string => `${(took / 1000).toFixed(2)} s`;
