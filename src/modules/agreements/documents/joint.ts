/** How joint controllers share out their duties (article 26; law.md 4.4). */
import { type Document, missing } from '../../../platform/documents/blocks.ts';
import { dutiesInOrder } from '../rules/index.ts';
import { known, metaOf, type PrintedAgreement, signingBlocks } from './meta.ts';

export interface PrintedArrangement extends PrintedAgreement {
  /** Everybody, ourselves first. */
  readonly parties: readonly {
    readonly name: string;
    readonly organisationNumber: string | null;
    readonly address: string | null;
    readonly contact: string | null;
  }[];
  /** Processings of the register that it covers, by name. */
  readonly processings: readonly string[];
  readonly duties: readonly { readonly duty: string; readonly party: string }[];
  readonly contactPoint: string | null;
  readonly essence: string | null;
}

const TITLE = 'Gemensamt personuppgiftsansvar: vem som gör vad';

export const jointDocument = (of: PrintedArrangement): Document => ({
  meta: metaOf(of, TITLE),
  blocks: [
    { kind: 'title', above: 'Inbördes arrangemang, artikel 26', text: TITLE, subtitle: of.title },
    {
      kind: 'facts',
      items: [
        { label: 'Avtalets text', value: of.edition },
        { label: 'Vad det gäller', value: of.title },
        ...(of.processings.length > 0 ? [{ label: 'Behandlingar', value: of.processings }] : []),
      ],
    },
    { kind: 'heading', level: 1, text: 'Parter' },
    {
      kind: 'table',
      columns: [
        { header: 'Part', width: 2.4 },
        { header: 'Org.nr', width: 1.5 },
        { header: 'Postadress', width: 2.4 },
        { header: 'Kontakt', width: 2.4 },
      ],
      rows: of.parties.map((party) => [
        party.name,
        known(party.organisationNumber, 'organisationsnummer'),
        known(party.address, 'postadress'),
        party.contact ?? '–',
      ]),
    },
    { kind: 'heading', level: 1, text: 'Skyldigheter' },
    {
      kind: 'table',
      columns: [
        { header: 'Skyldighet', width: 3 },
        { header: 'Bestämmelse', width: 2 },
        { header: 'Fullgörs av', width: 3 },
      ],
      rows: dutiesInOrder(of.duties).map(({ label, source, party }) => [
        label,
        source.label.replace(' dataskyddsförordningen', ''),
        party ?? missing('part'),
      ]),
    },
    { kind: 'heading', level: 1, text: 'Mot de registrerade' },
    {
      kind: 'facts',
      items: [
        { label: 'Kontaktpunkt', note: 'artikel 26.1', value: of.contactPoint ?? 'Ingen gemensam' },
        {
          label: 'Det de registrerade får veta',
          note: 'artikel 26.2',
          value: known(of.essence, 'det väsentliga innehållet i arrangemanget'),
        },
      ],
    },
    {
      kind: 'paragraph',
      text: 'En registrerad får vända sig till vilken som helst av de personuppgiftsansvariga (artikel 26.3).',
    },
    { kind: 'heading', level: 1, text: 'Undertecknande' },
    ...of.parties.flatMap(({ name }, index) =>
      signingBlocks(name, [of.signed.ours, of.signed.theirs][index], of.signed),
    ),
  ],
});
