/** One row while it is read: what is known of the entry, what was kept aside and what there is to say about it. */
import type { Facts, Labels } from '../columns/column.ts';
import type { Extra, Finding, FindingKind, ValueMap } from './types.ts';

/** One legal basis as the cell gave it. */
export interface BasisText {
  readonly code: string | null;
  readonly text: string;
}

export class RowDraft {
  readonly facts: Facts = {};
  readonly extras: Extra[] = [];
  readonly findings: Finding[] = [];
  readonly cells: Record<string, string> = {};
  /** Gathered apart, since purposes and legal bases stand in columns of their own. */
  readonly purposes: {
    texts: string[];
    details: string[];
    bases: BasisText[];
    motivations: string[];
    provisions: string[];
    statutes: string[];
  } = {
    texts: [],
    details: [],
    bases: [],
    motivations: [],
    provisions: [],
    statutes: [],
  };

  constructor(
    readonly labels: Labels,
    private readonly valueMap: ValueMap,
  ) {}

  /** What people decided that a text in this field means; null when they did not. */
  decided(field: string, text: string): string | null {
    return this.valueMap[field]?.[text.trim().toLowerCase()] ?? null;
  }

  keep(label: string, value: string): void {
    if (!this.extras.some((extra) => extra.label === label && extra.value === value))
      this.extras.push({ label, value });
  }

  find(
    level: Finding['level'],
    kind: FindingKind,
    column: string | null,
    text: string,
    about?: Finding['about'],
  ): void {
    this.findings.push({ level, kind, column, text, ...(about ? { about } : {}) });
  }

  /** The field of the cell that is being read. */
  field = '';

  /** Nothing is dropped: a value that was not understood is kept as it stands, and said. */
  notUnderstood(column: string, value: string): void {
    this.keep(column, value);
    this.find(
      'warning',
      'not-understood',
      column,
      `Värdet «${shortened(value)}» gick inte att tolka. Det sparas som «övrigt från importen».`,
      { field: this.field, value },
    );
  }

  add<
    Key extends
      | 'subjectGroups'
      | 'dataItems'
      | 'recipients'
      | 'processors'
      | 'transfers'
      | 'retention'
      | 'measures'
      | 'systems'
      | 'sources'
      | 'contacts'
      | 'jointControllers',
  >(key: Key, item: Omit<NonNullable<Facts[Key]>[number], 'id'>): void {
    const items = (this.facts[key] ?? []) as object[];
    this.facts[key] = [...items, { id: `${key}-${items.length + 1}`, ...item }] as NonNullable<Facts[Key]>;
  }
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
