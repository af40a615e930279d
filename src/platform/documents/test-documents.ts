/** Documents for tests. */
import type { Block, Document } from './blocks.ts';

/** Everything that could be taken for markup, in one text. */
export const hostileText =
  '#import "x": * $x$ ] [ } \\ *fet* _k_ <etikett> @ref // /* ` <script>alert(1)</script> "citat" #panic("nej")';

/** A short document of Almby with these blocks after its title. */
export function documentWith(...blocks: readonly Block[]): Document {
  return {
    meta: {
      title: 'Förteckning för Åmåls ö',
      language: 'sv',
      author: 'Socialnämnden, Almby kommun',
      date: '2026-11-22',
      reference: 'SN 2026:118',
      letterhead: ['Socialnämnden', 'Almby kommun'],
      footer: 'Socialnämnden, Almby kommun',
    },
    blocks: [{ kind: 'title', text: 'Förteckning' }, ...blocks],
  };
}

/** The head of a letter, with something that is missing. */
export const letterHead: Block = {
  kind: 'letter',
  ours: [
    { label: 'Datum', value: '2026-11-22' },
    { label: 'Vår beteckning', value: 'SN/2026:118' },
  ],
  theirs: [{ label: 'Er beteckning', value: { kind: 'missing', field: 'er beteckning' } }],
  recipient: ['Socialnämnden', 'Storgatan 1'],
};

/** One block of every kind, beside the head of a letter. */
export const everyBlock: readonly Block[] = [
  { kind: 'heading', level: 3, text: 'Första kapitlet', anchor: 'ett' },
  { kind: 'paragraph', text: `${hostileText}\nrad två` },
  {
    kind: 'facts',
    items: [
      { label: 'Ändamål', note: 'artikel 30.1 b', value: ['Ta emot larm', 'Följa upp'] },
      { label: 'Rättslig grund', value: { kind: 'missing', field: 'rättslig grund' } },
      { label: 'Tomt', value: [] },
    ],
  },
  {
    kind: 'table',
    caption: 'Översikt',
    columns: [
      { header: 'Namn', width: 2 },
      { header: 'Sida', align: 'end' },
    ],
    rows: [
      [hostileText, { kind: 'reference', text: 'ett', target: 'ett', show: 'page' }],
      ['Utan mål', { kind: 'reference', text: 'bort', target: 'finns-inte', show: 'page' }],
    ],
  },
  { kind: 'table', landscape: true, columns: [{ header: 'Bred' }], rows: [['x']] },
  { kind: 'table', columns: [{ header: 'Tom' }], rows: [] },
  { kind: 'list', items: ['Punkt', { kind: 'missing', field: 'en punkt' }] },
  { kind: 'list', ordered: true, items: ['Först', 'Sedan'] },
  { kind: 'note', tone: 'warning', title: 'Obs', text: 'Text', items: ['Ett', 'Två'] },
  { kind: 'page-break' },
  { kind: 'heading', level: 1, text: 'Samma ankare', anchor: 'ett' },
  { kind: 'missing', field: 'dataskyddsombud', text: 'Varje myndighet ska ha ett.' },
  {
    kind: 'signature',
    signatories: [{ role: 'För nämnden', name: 'Tolvan Tolvansson', title: 'ordförande' }],
  },
  { kind: 'small-print', title: 'Källor', lines: ['Artikel 30'] },
];
