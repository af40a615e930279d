/** What the documents of an agreement have in common: who prints them, of which agreement, between whom. */
import {
  type Block,
  type Content,
  type DocumentMeta,
  type Fact,
  missing,
} from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';

export interface PrintedParty {
  readonly name: string;
  readonly number: string | null;
  readonly address: string | null;
}

/** The agreement as its documents tell of it. */
export interface PrintedAgreement {
  readonly sender: Sender;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly mark: string | null;
  readonly title: string;
  readonly edition: string;
  /** Which chair is ours. */
  readonly side: 'controller' | 'processor' | 'joint';
  readonly ours: PrintedParty;
  readonly theirs: PrintedParty;
}

export const metaOf = ({ sender, date, mark }: PrintedAgreement, title: string): DocumentMeta =>
  senderMeta(sender, { title, date, reference: mark ?? undefined });

/** The two by the names that the law has for them. */
export const partiesByRole = ({ side, ours, theirs }: PrintedAgreement) =>
  side === 'processor' ? { controller: theirs, processor: ours } : { controller: ours, processor: theirs };

/** The text, or its name when it must be there and is not. */
export const known = (text: string | null | undefined, name: string): Content =>
  text?.trim() || missing(name);

/** Which agreement, and between whom: first in every annex. */
export function annexFacts(of: PrintedAgreement): readonly Fact[] {
  const { controller, processor } = partiesByRole(of);
  return [
    { label: 'Personuppgiftsansvarig', value: controller.name },
    { label: 'Personuppgiftsbiträde', value: processor.name },
    { label: 'Avtal', value: [of.title, of.edition] },
    ...(of.mark ? [{ label: 'Diarienummer', value: of.mark }] : []),
  ];
}

/** A paragraph for each part of the text that an empty line parts. */
export const paragraphs = (text: string): readonly Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind: 'paragraph', text: part }));

/** Room for a pen (avsnitt 22): place, day, signature and name. */
export const penLines = (whose: string): readonly Block[] => [
  { kind: 'heading', level: 2, text: whose },
  {
    kind: 'table',
    columns: [
      { header: 'Ort', width: 2 },
      { header: 'Datum', width: 1.5 },
      { header: 'Undertecknande', width: 3 },
      { header: 'Namnförtydligande', width: 3 },
    ],
    rows: [[' \n\n', ' ', ' ', ' ']],
  },
];
