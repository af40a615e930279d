/** Support for a transfer to a third country, articles 45, 46 and 49, fallen ones included. */
import { type Fact, regulation, secondary } from './fact.ts';
import { gdpr } from './sources.ts';

export interface TransferMechanism extends Fact {
  readonly kind: 'adequacy' | 'safeguard' | 'derogation';
  /** A documented assessment of the transfer (TIA) is needed. */
  readonly assessmentRequired: boolean;
  /** The safeguards must be described. */
  readonly safeguardsRequired: boolean;
  /** Not for public authorities in the exercise of their powers (article 49.3). */
  readonly closedToPublicPowers: boolean;
  /** IMY's permission is needed (article 46.3). */
  readonly permissionRequired: boolean;
  readonly note: string | null;
}

const base = {
  assessmentRequired: false,
  safeguardsRequired: false,
  closedToPublicPowers: false,
  permissionRequired: false,
  note: null,
} as const;
const clauses = {
  ...base,
  kind: 'safeguard',
  assessmentRequired: true,
  source: gdpr('46.2.c'),
  ...secondary,
  validFrom: '2021-06-27',
} as const;
const safeguard = { ...base, kind: 'safeguard', safeguardsRequired: true, ...regulation } as const;
const derogation = { ...base, kind: 'derogation', ...regulation } as const;
const closed = { ...derogation, closedToPublicPowers: true } as const;

export const transferMechanisms = [
  {
    id: 'ADEQUACY',
    label: 'Beslut om adekvat skyddsnivå (art. 45)',
    ...base,
    kind: 'adequacy',
    source: gdpr('45.1'),
    ...regulation,
  },
  {
    id: 'DPF',
    label: 'EU–US Data Privacy Framework (art. 45)',
    ...base,
    kind: 'adequacy',
    note: 'Datum för kontroll av certifieringen krävs.',
    source: gdpr('45.3'),
    ...secondary,
    validFrom: '2023-07-10',
  },
  { id: 'SCC_M1', label: 'Standardavtalsklausuler 2021/914, modul 1 (ansvarig → ansvarig)', ...clauses },
  {
    id: 'SCC_M2',
    label: 'Standardavtalsklausuler 2021/914, modul 2 (ansvarig → biträde)',
    ...clauses,
    note: 'Uppfyller också artikel 28.',
  },
  { id: 'SCC_M3', label: 'Standardavtalsklausuler 2021/914, modul 3 (biträde → biträde)', ...clauses },
  {
    id: 'SCC_M4',
    label: 'Standardavtalsklausuler 2021/914, modul 4 (biträde → ansvarig)',
    ...clauses,
    note: 'Bedömningen av överföringen är begränsad.',
  },
  {
    id: 'PUBLIC_INSTRUMENT',
    label: 'Rättsligt bindande instrument mellan myndigheter (art. 46.2 a)',
    ...safeguard,
    source: gdpr('46.2.a'),
  },
  {
    id: 'BCR',
    label: 'Bindande företagsbestämmelser (art. 46.2 b, 47)',
    ...safeguard,
    source: gdpr('46.2.b'),
  },
  { id: 'CODE', label: 'Godkänd uppförandekod (art. 46.2 e)', ...safeguard, source: gdpr('46.2.e') },
  { id: 'CERT', label: 'Godkänd certifiering (art. 46.2 f)', ...safeguard, source: gdpr('46.2.f') },
  {
    id: 'ADHOC',
    label: 'Särskilda avtalsklausuler (art. 46.3 a)',
    ...safeguard,
    permissionRequired: true,
    note: 'Kräver IMY:s tillstånd.',
    source: gdpr('46.3.a'),
  },
  {
    id: 'ADMIN_ARR',
    label: 'Administrativ överenskommelse mellan myndigheter (art. 46.3 b)',
    ...safeguard,
    permissionRequired: true,
    note: 'Kräver IMY:s tillstånd.',
    source: gdpr('46.3.b'),
  },
  { id: 'ART49_a', label: 'Undantag: uttryckligt samtycke (art. 49.1 a)', ...closed, source: gdpr('49.1.a') },
  {
    id: 'ART49_b',
    label: 'Undantag: avtal med den registrerade (art. 49.1 b)',
    ...closed,
    source: gdpr('49.1.b'),
  },
  {
    id: 'ART49_c',
    label: 'Undantag: avtal i den registrerades intresse (art. 49.1 c)',
    ...closed,
    source: gdpr('49.1.c'),
  },
  {
    id: 'ART49_d',
    label: 'Undantag: viktiga skäl som rör allmänintresset (art. 49.1 d)',
    ...derogation,
    source: gdpr('49.1.d'),
  },
  {
    id: 'ART49_e',
    label: 'Undantag: rättsliga anspråk (art. 49.1 e)',
    ...derogation,
    source: gdpr('49.1.e'),
  },
  {
    id: 'ART49_f',
    label: 'Undantag: grundläggande intressen (art. 49.1 f)',
    ...derogation,
    source: gdpr('49.1.f'),
  },
  {
    id: 'ART49_g',
    label: 'Undantag: offentligt register (art. 49.1 g)',
    ...derogation,
    source: gdpr('49.1.g'),
  },
  {
    id: 'OLD_SCC',
    label: 'Äldre standardavtalsklausuler (2001/497, 2004/915, 2010/87)',
    ...base,
    kind: 'safeguard',
    note: 'Upphävda den 27 september 2021; avtal som byggde på dem gällde längst till den 27 december 2022.',
    source: { label: 'Kommissionens genomförandebeslut (EU) 2021/914, artikel 4' },
    ...secondary,
    validTo: '2022-12-26',
  },
  {
    id: 'PRIVACY_SHIELD',
    label: 'Privacy Shield',
    ...base,
    kind: 'adequacy',
    note: 'Ogiltigförklarat den 16 juli 2020 (C-311/18, Schrems II).',
    source: { label: 'EU-domstolens dom C-311/18 (Schrems II)' },
    ...secondary,
    validTo: '2020-07-15',
  },
] as const satisfies readonly TransferMechanism[];

export type TransferMechanismId = (typeof transferMechanisms)[number]['id'];

export function transferMechanism(id: string): TransferMechanism | undefined {
  return transferMechanisms.find((mechanism) => mechanism.id === id);
}
