/** «Parter, kontaktuppgifter och kontaktpersoner» (avsnitt 1) with the lines to sign on (avsnitt 22). */
import { mainAgreementFirst } from '../../../knowledge/agreement-editions.ts';
import type { Block, Document, Fact } from '../../../platform/documents/blocks.ts';
import {
  known,
  metaOf,
  type PrintedAgreement,
  type PrintedParty,
  partiesByRole,
  signingBlocks,
} from './meta.ts';

export interface PrintedContact {
  readonly side: 'ours' | 'theirs';
  readonly kind: 'administration' | 'cooperation' | 'incidents';
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly availability: string | null;
}

export interface PrintedParties extends PrintedAgreement {
  readonly contacts: readonly PrintedContact[];
  /** What the agreement on the service itself is called; null when there is none. */
  readonly main: string | null;
  /** Chapters in which it goes first. */
  readonly mainOverrides: readonly string[];
}

const TITLE = 'Parter, kontaktuppgifter och kontaktpersoner';

export const partiesDocument = (of: PrintedParties): Document => ({
  meta: metaOf(of, TITLE),
  blocks: [
    { kind: 'title', above: 'Personuppgiftsbiträdesavtal', text: TITLE, subtitle: of.title },
    { kind: 'facts', items: [{ label: 'Avtalets text', value: of.edition }, ...mainFacts(of)] },
    ...partyBlocks(of, 'controller'),
    ...partyBlocks(of, 'processor'),
    { kind: 'heading', level: 1, text: 'Parternas undertecknanden av PUB-avtalet' },
    ...(isOpen(of.signed) ? [HOW_TO_SIGN] : []),
    ...(['controller', 'processor'] as const).flatMap((role) =>
      signingBlocks(SIGNING[role], of.signed[sideOf(of, role)], of.signed),
    ),
  ],
});

function mainFacts({ main, mainOverrides }: PrintedParties): readonly Fact[] {
  if (main === null) return [];
  const first = mainAgreementFirst.filter(({ id }) => mainOverrides.includes(id)).map(({ label }) => label);
  return [
    { label: 'Huvudavtal', value: main },
    ...(first.length > 0 ? [{ label: 'Huvudavtalet går före i', value: first }] : []),
  ];
}

const HOW_TO_SIGN: Block = {
  kind: 'paragraph',
  text: 'Avtalet skrivs under elektroniskt eller på papper. Vid elektronisk underskrift gäller underskriftsbeviset i stället för rutorna nedan.',
};
const isOpen = ({ ours, theirs, complete }: PrintedAgreement['signed']): boolean =>
  !complete && !(ours && theirs);

const SIGNING = {
  controller: 'Den Personuppgiftsansvariges undertecknande av PUB-avtalet',
  processor: 'Personuppgiftsbiträdets undertecknande av PUB-avtalet',
} as const;
const ROLES = { controller: 'Personuppgiftsansvarig', processor: 'Personuppgiftsbiträde' } as const;

/** Which of the two has the role. */
const sideOf = (of: PrintedParties, role: keyof typeof ROLES): 'ours' | 'theirs' =>
  (role === 'processor') === (of.side === 'processor') ? 'ours' : 'theirs';

function partyBlocks(of: PrintedParties, role: keyof typeof ROLES): readonly Block[] {
  const party = partiesByRole(of)[role];
  const side = sideOf(of, role);
  return [
    { kind: 'heading', level: 1, text: ROLES[role] },
    { kind: 'facts', items: organisationFacts(party) },
    ...CONTACTS.flatMap(({ kind, label }) =>
      contactBlocks(
        label,
        of.contacts.find((one) => one.side === side && one.kind === kind),
      ),
    ),
    ...incidentBlocks(of.contacts.find((one) => one.side === side && one.kind === 'incidents')),
  ];
}

const organisationFacts = ({ name, number, address }: PrintedParty): readonly Fact[] => [
  { label: 'Organisationens fullständiga namn', value: known(name, 'namn') },
  { label: 'Organisationsnummer', value: known(number, 'organisationsnummer') },
  { label: 'Postadress', value: known(address, 'postadress') },
];

const CONTACTS = [
  {
    kind: 'administration',
    label: 'Kontaktperson för administration av detta personuppgiftsbiträdesavtal',
  },
  { kind: 'cooperation', label: 'Kontaktperson för parternas samarbete om dataskydd' },
] as const;

const contactBlocks = (label: string, contact: PrintedContact | undefined): readonly Block[] => [
  { kind: 'heading', level: 2, text: label },
  {
    kind: 'facts',
    items: [
      { label: 'Namn', value: known(contact?.name, 'kontaktpersonens namn') },
      ...(contact?.email ? [{ label: 'E-post', value: contact.email }] : []),
      ...(contact?.phone ? [{ label: 'Tfn', value: contact.phone }] : []),
    ],
  },
];

/** Not in the form, which has it in the instruction: printed where there is one. */
const incidentBlocks = (contact: PrintedContact | undefined): readonly Block[] =>
  contact === undefined
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Kontaktperson för incidenter' },
        {
          kind: 'facts',
          items: [
            { label: 'Namn', value: contact.name },
            ...(contact.email ? [{ label: 'E-post', value: contact.email }] : []),
            ...(contact.phone ? [{ label: 'Tfn', value: contact.phone }] : []),
            ...(contact.availability ? [{ label: 'Nås', value: contact.availability }] : []),
          ],
        },
      ];
