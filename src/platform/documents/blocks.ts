/**
 * A document as a list of blocks: what the modules write and every renderer (PDF, DOCX, HTML) reads.
 * All texts are plain: no markup of any kind is understood, a line break is a line break.
 */

/** Something that the document must hold and does not: shown by name, never left blank. */
export interface Missing {
  readonly kind: 'missing';
  /** What is missing, as it is written after «Saknas:», e.g. `rättslig grund`. */
  readonly field: string;
}

/** A text that leads to the heading with the anchor `target`, shown as itself or as the page it stands on. */
export interface Reference {
  readonly kind: 'reference';
  readonly text: string;
  readonly target: string;
  readonly show: 'text' | 'page';
}

/** One thing said: a text, something missing, or a reference within the document. */
export type Phrase = string | Missing | Reference;

/** A fact may hold several things, one line each. */
export type Content = Phrase | readonly Phrase[];

export interface Fact {
  readonly label: string;
  /** Small print under the label, e.g. `artikel 30.1 b`. */
  readonly note?: string;
  readonly value: Content;
}

export interface Column {
  readonly header: string;
  /** Share of the width beside the other columns. 1 when not given. */
  readonly width?: number;
  readonly align?: 'start' | 'end';
}

export interface TitleBlock {
  readonly kind: 'title';
  /** What kind of document it is, over its title, e.g. `Tjänsteskrivelse`. */
  readonly above?: string;
  readonly text: string;
  readonly subtitle?: string;
}

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1 is a chapter under the title. A level is never skipped: a renderer lifts a heading that does. */
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** Unique in the document: letters, digits and hyphens. */
  readonly anchor?: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface FactsBlock {
  readonly kind: 'facts';
  readonly items: readonly Fact[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly Column[];
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly Content[])[];
  /** On lying pages of its own. */
  readonly landscape?: boolean;
  /** What to say when there are no rows. */
  readonly empty?: string;
}

export interface ListBlock {
  readonly kind: 'list';
  readonly ordered?: boolean;
  readonly items: readonly Phrase[];
}

export interface NoteBlock {
  readonly kind: 'note';
  readonly tone: 'information' | 'warning';
  readonly title?: string;
  readonly text: string;
  readonly items?: readonly string[];
}

export interface PageBreakBlock {
  readonly kind: 'page-break';
}

export interface Signatory {
  /** For whom, e.g. `För den personuppgiftsansvarige`. */
  readonly role: string;
  readonly name?: string;
  /** Printed after the name, e.g. `förvaltningschef`. */
  readonly title?: string;
}

export interface SignatureBlock {
  readonly kind: 'signature';
  readonly signatories: readonly Signatory[];
  /** The document tells its date: a line to sign on and the name below, no more. */
  readonly dated?: boolean;
}

/** The head of a letter: our marks and theirs beside each other, and whom it goes to. The date stands here alone. */
export interface LetterBlock {
  readonly kind: 'letter';
  readonly ours: readonly Fact[];
  readonly theirs: readonly Fact[];
  /** Name and address, one line each. Empty when it goes to nobody. */
  readonly recipient: Content;
}

/** A whole part of the document that is missing. */
export interface MissingBlock extends Missing {
  /** What to do about it, or why it matters. */
  readonly text?: string;
}

export interface SmallPrintBlock {
  readonly kind: 'small-print';
  readonly title?: string;
  readonly lines: readonly string[];
}

export type Block =
  | TitleBlock
  | HeadingBlock
  | ParagraphBlock
  | FactsBlock
  | TableBlock
  | ListBlock
  | NoteBlock
  | PageBreakBlock
  | SignatureBlock
  | LetterBlock
  | MissingBlock
  | SmallPrintBlock;

export interface DocumentMeta {
  readonly title: string;
  readonly language: 'sv';
  /** The organisation that hands the document out. */
  readonly author: string;
  /** `YYYY-MM-DD`: the day the document speaks of, and its date of creation in the file. */
  readonly date: string;
  /** Diary number or other mark, as printed. */
  readonly reference?: string;
  /** The sender, printed at the top of the first page, most important line first. */
  readonly letterhead: readonly string[];
  /** Every page lies: for a document that is a wide table. */
  readonly landscape?: boolean;
  /** Printed at the foot of every page, beside the page number. */
  readonly footer?: string;
}

export interface Document {
  readonly meta: DocumentMeta;
  readonly blocks: readonly Block[];
}

/** Names something that is missing. */
export function missing(field: string): Missing {
  return { kind: 'missing', field };
}

/** The things that a fact or cell holds, one line each. */
export function phrasesOf(content: Content): readonly Phrase[] {
  return Array.isArray(content) ? content : [content as Phrase];
}

/** The name with the title, as it is printed under a signature. */
export const signatoryName = ({ name, title }: Signatory): string | undefined =>
  name && title ? `${name}, ${title}` : (name ?? title);

/** Whether the document is a letter: its head tells date and mark, so the letterhead does not. */
export const isLetter = ({ blocks }: Document): boolean => blocks.some(({ kind }) => kind === 'letter');

/** The blocks with no heading more than one level below the heading before it. */
export function withSteadyHeadings(blocks: readonly Block[]): readonly Block[] {
  let before = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const level = Math.min(block.level, before + 1) as HeadingBlock['level'];
    before = level;
    return { ...block, level };
  });
}
