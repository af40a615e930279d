/** «Lista över underbiträden»: the chain, what belongs to each, and those no longer engaged (law.md 4.3). */
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { type Block, type Content, type Document, missing } from '../../../platform/documents/blocks.ts';
import { type Numbered, placeKind, placeKinds, subAgreementForms } from '../rules/index.ts';
import { annexFacts, annexTo, known, metaOf, type PrintedAgreement } from './meta.ts';

export interface PrintedSubProcessor {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly address: string | null;
  readonly country: string;
  readonly what: string | null;
  readonly dataKinds: string | null;
  readonly subjects: string | null;
  readonly places: readonly string[];
  readonly mechanism: string | null;
  readonly safeguards: string | null;
  readonly contact: string | null;
  readonly website: string | null;
  readonly agreementForm: string | null;
  readonly engagedOn: string | null;
  readonly endedOn: string | null;
  readonly erasureConfirmedOn: string | null;
}

export interface PrintedChain extends PrintedAgreement {
  /** All of them, numbered. */
  readonly rows: readonly Numbered<PrintedSubProcessor>[];
  /** Said in so many words. */
  readonly none: boolean;
}

const TITLE = 'Lista över underbiträden';
type Row = PrintedChain['rows'][number];

export function subProcessorsDocument(of: PrintedChain): Document {
  const engaged = of.rows.filter(({ endedOn }) => endedOn === null);
  const ended = of.rows.filter(({ endedOn }) => endedOn !== null);
  return {
    meta: { ...metaOf(of, TITLE), landscape: true },
    blocks: [
      { kind: 'title', above: annexTo(of), text: TITLE, subtitle: of.title },
      { kind: 'facts', items: annexFacts(of) },
      ...(engaged.length > 0 ? [listTable(engaged, of.date), detailTable(engaged, of.date)] : nobody(of)),
      ...(ended.length > 0
        ? [
            { kind: 'heading', level: 1, text: 'Underbiträden som inte längre anlitas' } as const,
            endedTable(ended),
          ]
        : []),
    ],
  };
}

const nobody = ({ none }: PrintedChain): readonly Block[] =>
  none
    ? [{ kind: 'paragraph', text: 'Personuppgiftsbiträdet anlitar inga underbiträden.' }]
    : [
        {
          ...missing('underbiträden'),
          text: 'Räkna upp dem, eller skriv att biträdet inte anlitar några.',
        },
      ];

const listTable = (rows: readonly Row[], asOf: string): Block => ({
  kind: 'table',
  landscape: true,
  caption: 'Underbiträden, vart och ett under den som har anlitat det',
  columns: [
    { header: 'Nr', width: 0.7 },
    { header: 'Underbiträde', width: 2 },
    { header: 'Org.nr', width: 1.4 },
    { header: 'Adress', width: 2 },
    { header: 'Behandling', width: 2.6 },
    { header: 'Plats för behandling (land)', width: 1.6 },
    { header: 'Skyddsåtgärd vid tredjeland', width: 2.2 },
  ],
  rows: rows.map((row) => [
    row.number,
    row.name,
    known(row.organisationNumber, 'org.nr'),
    [...addressOf(row), countryName(row.country) ?? row.country],
    known(row.what, 'behandling'),
    row.places.length > 0 ? row.places.map((code) => countryName(code) ?? code) : missing('land'),
    safeguardOf(row, asOf),
  ]),
});

const addressOf = ({ address }: Row) => [address?.trim() || missing('adress')];

function safeguardOf({ country, places, mechanism, safeguards }: Row, asOf: string): Content {
  const isThird = [country, ...places].some((code) => placeKind(code, asOf) === 'third');
  if (!isThird) return 'Ej tillämpligt';
  const label = mechanism ? (transferMechanism(mechanism)?.label ?? mechanism) : undefined;
  return label ? [label, ...(safeguards ? [safeguards] : [])] : missing('skyddsåtgärd');
}

const detailTable = (rows: readonly Row[], asOf: string): Block => ({
  kind: 'table',
  landscape: true,
  caption: 'Kontakt, uppgifter och avtal',
  columns: [
    { header: 'Nr', width: 0.7 },
    { header: 'Underbiträde', width: 2 },
    { header: 'Kontaktperson', width: 2 },
    { header: 'Webbplats', width: 2 },
    { header: 'Kategorier av personuppgifter', width: 2.2 },
    { header: 'Plats', width: 1.3 },
    { header: 'Underbiträdesavtal', width: 1.8 },
  ],
  rows: rows.map((row) => [
    row.number,
    row.name,
    row.contact ?? '–',
    row.website ?? '–',
    [row.dataKinds ?? '–', ...(row.subjects ? [row.subjects] : [])],
    [...new Set(row.places.map((code) => placeKinds[placeKind(code, asOf)]))].join(', ') || '–',
    row.agreementForm
      ? (subAgreementForms[row.agreementForm as keyof typeof subAgreementForms] ?? row.agreementForm)
      : '–',
  ]),
});

const endedTable = (rows: readonly Row[]): Block => ({
  kind: 'table',
  columns: [
    { header: 'Nr', width: 0.7 },
    { header: 'Underbiträde', width: 2 },
    { header: 'Period', width: 2 },
    { header: 'Behandling', width: 2.4 },
    { header: 'Bekräftelse på radering', width: 1.6 },
  ],
  rows: rows.map((row) => [
    row.number,
    row.name,
    `${row.engagedOn ?? ''}–${row.endedOn ?? ''}`,
    row.what ?? '–',
    row.erasureConfirmedOn ?? 'Inte bekräftad',
  ]),
});
