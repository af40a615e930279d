import { Table } from '../../../../ui/parts.tsx';
import type { ColumnChange } from '../../rules/versions.ts';

interface ChangesProps {
  readonly caption: string;
  /** Headings of the two sides. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ColumnChange[];
}

/** Two sides column by column: what went and what came. */
export const ChangesTable = ({ caption, before, after, changes }: ChangesProps) => (
  <Table
    caption={caption}
    rows={changes}
    columns={[
      { heading: 'Fält', header: true, cell: (change) => change.label },
      { heading: before, cell: (change) => (change.before ? <del class="pre">{change.before}</del> : '–') },
      { heading: after, cell: (change) => (change.after ? <ins class="pre">{change.after}</ins> : '–') },
    ]}
  />
);
