/** «Underskriftsbevis»: what was signed, by whom, when, how and under what, and how it can be checked. */
import type { Block, Content, Document } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';

export interface EvidenceSignature {
  readonly side: 'ours' | 'theirs';
  readonly name: string;
  readonly title: string | null;
  readonly place: string | null;
  /** In Swedish; the day alone where only that is known. */
  readonly when: string;
  readonly way: string;
  readonly service: string | null;
  readonly authority: string;
  /** To which address the link went; null when there was none. */
  readonly linkTo: string | null;
  readonly address: string | null;
  readonly agent: string | null;
}

export interface EvidenceData {
  readonly sender: Sender;
  readonly title: string;
  /** «Personuppgiftsbiträdesavtal» */
  readonly kind: string;
  readonly mark: string;
  readonly ours: string;
  readonly theirs: string;
  readonly ourNumber: string | null;
  readonly theirNumber: string | null;
  /** In Swedish, as the other days. */
  readonly inForceOn: string;
  readonly packageSha256: string;
  readonly documents: readonly {
    readonly title: string;
    readonly fileName: string;
    readonly sha256: string;
  }[];
  readonly signatures: readonly EvidenceSignature[];
  /** `YYYY-MM-DD`: when the evidence was made. */
  readonly date: string;
}

export function evidenceDocument(data: EvidenceData): Document {
  const { sender, title, kind, mark, ours, theirs, ourNumber, theirNumber, inForceOn, documents, date } =
    data;
  return {
    meta: senderMeta(sender, { title: `Underskriftsbevis, ${title}`, date, reference: mark }),
    blocks: [
      { kind: 'title', above: 'Underskriftsbevis', text: title, subtitle: kind },
      {
        kind: 'facts',
        items: [
          { label: 'Diarienummer', value: mark },
          { label: 'Parter', value: [known(ours, ourNumber), known(theirs, theirNumber)] },
          { label: 'Gäller från och med', value: [inForceOn, 'Det är den senare underskriftens dag.'] },
        ],
      },
      { kind: 'heading', level: 1, text: 'Underskrifter' },
      ...data.signatures.flatMap((one) => signature(one, one.side === 'ours' ? ours : theirs)),
      { kind: 'heading', level: 1, text: 'Undertecknade handlingar' },
      {
        kind: 'table',
        columns: [
          { header: 'Handling', width: 2 },
          { header: 'Kontrollsumma (SHA-256)', width: 4 },
        ],
        rows: documents.map((one): readonly Content[] => [nameOf(one), inGroups(one.sha256)]),
      },
      {
        kind: 'facts',
        items: [{ label: 'Hela underlaget', value: inGroups(data.packageSha256) }],
      },
      {
        kind: 'note',
        tone: 'information',
        title: 'Så kontrollerar du',
        text: 'Räkna ut kontrollsumman SHA-256 av filen och jämför den med summan ovan. Stämmer de är filen den som skrevs under, utan en enda ändring. Summan för hela underlaget är räknad på summorna av alla handlingar, i ordning.',
      },
      {
        kind: 'small-print',
        lines: [
          'En enkel elektronisk underskrift är uppgifter i elektronisk form som är fogade till andra uppgifter i elektronisk form och som undertecknaren använder för att skriva under (artikel 3.10 i förordning (EU) nr 910/2014). Tider är svensk tid.',
        ],
      },
    ],
  };
}

const known = (name: string, number: string | null): string => (number ? `${name}, ${number}` : name);

const nameOf = ({ title, fileName }: EvidenceData['documents'][number]): Content =>
  fileName.startsWith(title) ? title : [title, fileName];

/** In groups, so that a line can break and an eye can follow. */
const inGroups = (sum: string): string => sum.match(/.{1,8}/g)?.join(' ') ?? sum;

function signature(one: EvidenceSignature, party: string): readonly Block[] {
  const { name, title, place, when, way, service, authority, linkTo, address, agent } = one;
  const said = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  return [
    { kind: 'heading', level: 2, text: `För ${party}` },
    {
      kind: 'facts',
      items: [
        { label: 'Namn', value: title ? `${name}, ${title}` : name },
        { label: 'Tid', value: when },
        ...said('Ort', place),
        { label: 'Sätt', value: service ? `${way}: ${service}` : way },
        { label: 'Rätt att skriva under', value: authority },
        ...said('Länken skickades till', linkTo),
        ...said('Nätadress', address),
        ...said('Webbläsare', agent),
      ],
    },
  ];
}
