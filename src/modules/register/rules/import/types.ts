/** What goes into an import of a register and what comes out of it. */
import type { Facts } from '../columns/column.ts';

/**
 * What a column of the sheet is: a column of the register by its key (or `measures` and `processorAgreement`, which only
 * foreign sheets have), the one that names the controller, one with «x»
 * per category (the header is the category), something to keep as «övrigt från importen», or nothing.
 */
export type Target =
  | `column:${string}`
  | 'controller'
  | 'mark:dataItems'
  | 'mark:subjectGroups'
  | 'extra'
  | 'ignore';

/** One target per column of the sheet, in the sheet's order. */
export type Mapping = readonly Target[];

/** What people decided about values: field → text of the cell, lower case → code. */
export type ValueMap = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Finding {
  /** `error`: the row cannot be imported as it is. `warning`: imported, to be looked at. `info`: told for order's sake. */
  readonly level: 'error' | 'warning' | 'info';
  /** Kind of finding, for counting. */
  readonly kind: FindingKind;
  /** Header of the column in the sheet; null when it concerns the whole row. */
  readonly column: string | null;
  /** Swedish sentence. */
  readonly text: string;
  /** What a person can decide the meaning of: the place in the value map, and the text as it stood. */
  readonly about?: { readonly field: string; readonly value: string };
}

export type FindingKind =
  | 'name-missing'
  | 'name-repeated'
  | 'id-repeated'
  | 'controller-unknown'
  | 'controller-missing'
  | 'basis-to-split'
  | 'several-bases'
  | 'consent-and-other-basis'
  | 'basis-contradicts-text'
  | 'counts-differ'
  | 'several-art9-grounds'
  | 'fallen-mechanism'
  | 'not-understood'
  | 'category-unknown';

export interface Extra {
  readonly label: string;
  readonly value: string;
}

export interface ImportedEntry {
  /** Row number as Excel shows it. */
  readonly row: number;
  readonly controllerId: string | null;
  /** Present when the sheet is an export of ours: the row changes this entry. */
  readonly entryId?: string;
  /** What the row says; ids of the things in it are only unique within the entry. */
  readonly facts: Facts;
  readonly extras: readonly Extra[];
  readonly findings: readonly Finding[];
  /** The cells of an exported row by column key, for reading them over the entry as it is now. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface ImportPlan {
  readonly entries: readonly ImportedEntry[];
  /** Empty rows below the header. */
  readonly rowsSkipped: number;
  /** What concerns the whole sheet. */
  readonly findings: readonly Finding[];
}
