/** What the documents of an agreement have in common: who prints them, of which agreement, between whom. */
import {
  type Block,
  type Content,
  type DocumentMeta,
  type Fact,
  missing,
} from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';
import { type SignatureWay, signatureWays } from '../rules/index.ts';

export interface PrintedParty {
  readonly name: string;
  readonly number: string | null;
  readonly address: string | null;
}

export interface PrintedSignature {
  readonly name: string;
  readonly title: string | null;
  readonly place: string | null;
  /** `YYYY-MM-DD` */
  readonly signedOn: string;
  readonly way: string;
}

/** Who has signed for each of the two, of what the document belongs to. */
export interface PrintedSignatures {
  readonly ours?: PrintedSignature | undefined;
  readonly theirs?: PrintedSignature | undefined;
  /** It holds: nobody is left to sign. */
  readonly complete: boolean;
}

/** The agreement as its documents tell of it. */
export interface PrintedAgreement {
  readonly sender: Sender;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly mark: string | null;
  readonly title: string;
  readonly edition: string;
  readonly kind: 'processor' | 'reglemente' | 'joint';
  /** Which chair is ours. */
  readonly side: 'controller' | 'processor' | 'joint';
  readonly ours: PrintedParty;
  readonly theirs: PrintedParty;
  readonly signed: PrintedSignatures;
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
    of.kind === 'reglemente'
      ? { label: 'Gäller', value: of.title }
      : { label: 'Avtal', value: [of.title, of.edition] },
    ...(of.mark ? [{ label: 'Diarienummer', value: of.mark }] : []),
  ];
}

/** What an annex belongs to, over its title. */
export const annexTo = ({ kind }: PrintedAgreement): string =>
  kind === 'reglemente' ? 'Bilaga till reglementet' : 'Bilaga till personuppgiftsbiträdesavtal';

/** A paragraph for each part of the text that an empty line parts. */
export const paragraphs = (text: string): readonly Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind: 'paragraph', text: part }));

/** Who has signed and when; until then room to sign (avsnitt 22). */
export function signingBlocks(
  whose: string,
  signature: PrintedSignature | undefined,
  { complete }: PrintedSignatures,
): readonly Block[] {
  if (!signature && !complete) return penLines(whose);
  const heading: Block = { kind: 'heading', level: 2, text: whose };
  if (!signature) return [heading, { kind: 'paragraph', text: 'Underskriften finns inte i Ansvar.' }];
  const { name, title, place, signedOn, way } = signature;
  return [
    heading,
    {
      kind: 'facts',
      items: [
        { label: 'Undertecknat av', value: title ? `${name}, ${title}` : name },
        { label: 'Datum', value: signedOn },
        ...(place ? [{ label: 'Ort', value: place }] : []),
        { label: 'Sätt', value: signatureWays[way as SignatureWay] ?? way },
      ],
    },
  ];
}

/** Room for a pen: place, day, signature and name. */
const penLines = (whose: string): readonly Block[] => [
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
