/** What a column of the register is: how it is written from an entry and read back into one. */
import type { Entry } from '../entry.ts';

/** The lists of codes that an entry points into. Their texts are kept in `knowledge/`. */
export type LabelList =
  | 'legal-basis'
  | 'art9-ground'
  | 'statute'
  | 'subject-category'
  | 'data-category'
  | 'regime'
  | 'country'
  | 'transfer-mechanism'
  | 'operation'
  | 'asset'
  | 'material-kind'
  | 'identity-number-ground'
  | 'joint-duty'
  | 'principle'
  | 'ai-role'
  | 'ai-risk-class'
  | 'system-kind'
  | 'transfer-kind';

/** Texts for codes and codes for texts. Both answer for any text: an unknown code is its own label. */
export interface Labels {
  label(list: LabelList, code: string): string;
  /** Null when no entry of the list is called so. Upper and lower case are alike; the code itself is accepted. */
  code(list: LabelList, text: string): string | null;
  /** Whether a category of personal data is sensitive (art. 9). */
  sensitive(category: string): boolean;
}

/** What stands around the entry: the controller is not a fact of its own. */
export interface WriteContext {
  readonly labels: Labels;
  readonly controller: {
    readonly name: string;
    readonly organisationNumber?: string;
    readonly contact?: string;
  };
  readonly dataProtectionOfficer?: string;
}

export type Facts = Partial<Entry>;

export interface RegisterColumn {
  readonly key: string;
  readonly header: string;
  /** Number of the column among the 27 that a register asks for. */
  readonly number: number;
  /** Article that asks for it, e.g. `30.1 b`; null where no article does. */
  readonly reference: string | null;
  /** How the cell is written, e.g. «Namn | typ | land». */
  readonly hint?: string;
  write(entry: Entry, context: WriteContext): string;
  /**
   * Reads a cell that `write` wrote, also when a person has edited it, into `facts`; what stood there before is
   * replaced, with the ids kept where they can be. Gives the texts that it did not understand.
   * Absent where a cell is shown but never read back.
   */
  readonly read?: (text: string, facts: Facts, labels: Labels) => string[];
}

export type ColumnPlace = Pick<RegisterColumn, 'key' | 'header' | 'number' | 'reference' | 'hint'>;
