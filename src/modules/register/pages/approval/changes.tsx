import type { Child } from 'hono/jsx';
import { Table } from '../../../../ui/parts.tsx';
import type { ColumnChange } from '../../rules/versions.ts';

interface ChangesProps {
  readonly caption: string;
  /** Headings of the two sides. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ColumnChange[];
}

/** Two sides column by column: what went and what came. On a narrow screen the one stands below the other. */
export const ChangesTable = ({ caption, before, after, changes }: ChangesProps) => (
  <Table
    caption={caption}
    rows={changes}
    columns={[
      { heading: 'Fält', header: true, cell: (change) => change.label },
      {
        heading: `${before} och ${after.charAt(0).toLowerCase()}${after.slice(1)}`,
        cell: (change) => (
          <span style="display:flex;flex-wrap:wrap;gap:.5rem 1.5rem">
            <Side label={before}>{change.before && <del class="pre">{change.before}</del>}</Side>
            <Side label={after}>{change.after && <ins class="pre">{change.after}</ins>}</Side>
          </span>
        ),
      },
    ]}
  />
);

const Side = ({ label, children }: { label: string; children?: Child }) => (
  <span style="flex:1 1 14rem;min-width:0;overflow-wrap:anywhere">
    <span class="block small">{label}</span>
    {children || '–'}
  </span>
);
