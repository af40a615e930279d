/** Ways in which data come to be available to somebody in a third country (L-001–L-006, L-014), and what is said of the countries. */
import type { Dated, Fact } from './fact.ts';
import { sormland } from './sources.ts';

export interface TransferUse {
  readonly id: string;
  readonly label: string;
  /** Why it is a transfer, in a sentence. */
  readonly why: string;
  /** To the letter, where the guidelines say it. */
  readonly quote?: string;
  /** Must be analysed specially: services online, cloud services, external access and global databases (L-004). */
  readonly special: boolean;
  /** Done by a processor: our approval and instruction in advance (L-014). */
  readonly byProcessor: boolean;
}

const outside = 'Uppgifterna blir tillgängliga för någon i ett land utanför EU/EES.';
const access = {
  why: 'Den som kan läsa uppgifter utanför EU/EES har fått dem överförda, också när de lagras i EU.',
  quote:
    'När någon utanför EU/EES får tillgång, exempelvis läsbehörighet, till personuppgifter som finns lagrade inom EU/EES.',
  special: true,
} as const;
const engaged = 'När ett personuppgiftbiträde anlitas i ett land utanför EU/EES.';

export const transferUses = [
  {
    id: 'e-mail',
    label: 'Skickas med e-post eller på annat sätt',
    why: 'Den som tar emot ett dokument utanför EU/EES har fått uppgifterna överförda.',
    quote:
      'När ett dokument som innehåller personuppgifter skickas till någon i ett land utanför EU/EE via e-post',
    special: false,
    byProcessor: false,
  },
  {
    id: 'processor',
    label: 'Ett biträde anlitas där',
    why: outside,
    quote: engaged,
    special: false,
    byProcessor: true,
  },
  { id: 'remote-access', label: 'Någon där kan läsa uppgifterna', ...access, byProcessor: false },
  { id: 'support', label: 'Support på distans därifrån', ...access, byProcessor: true },
  { id: 'maintenance', label: 'Service eller underhåll därifrån', ...access, byProcessor: true },
  { id: 'development', label: 'Utveckling därifrån med riktiga uppgifter', ...access, byProcessor: true },
  {
    id: 'operation',
    label: 'Drift därifrån',
    why: outside,
    quote: engaged,
    special: true,
    byProcessor: true,
  },
  {
    id: 'cloud',
    label: 'Molntjänst som är baserad där',
    why: 'En molntjänst som är baserad utanför EU/EES gör uppgifterna tillgängliga där.',
    quote: 'När personuppgifter lagras i en molntjänst som är baserad utanför EU/EES.',
    special: true,
    byProcessor: true,
  },
  {
    id: 'storage',
    label: 'Lagras där, till exempel på en server',
    why: 'Uppgifter som lagras utanför EU/EES är överförda dit.',
    quote: 'När personuppgifter lagras, till exempel på en server, i ett land utanför EU/EES.',
    special: false,
    byProcessor: true,
  },
  {
    id: 'database',
    label: 'Global databas som nås därifrån',
    why: outside,
    special: true,
    byProcessor: false,
  },
  {
    id: 'web',
    label: 'Publiceras på en webbplats som lagras där',
    why: 'Webbplatsen lagras hos en leverantör utanför EU/EES.',
    special: false,
    byProcessor: false,
  },
  { id: 'other', label: 'På annat sätt', why: outside, special: false, byProcessor: false },
] as const satisfies readonly TransferUse[];

export type TransferUseId = (typeof transferUses)[number]['id'];

export const transferUse = (id: string): TransferUse | undefined => transferUses.find((use) => use.id === id);

/** «Att publicera …» (L-006). */
export const publishingQuote =
  'Att publicera något på internet är inte tredjelandsöverföring om webbplatsen lagras hos en internetleverantör som är etablerad inom EU';

/** What has been done with the standard clauses (L-010.2). */
export const clauseChanges = [
  { id: 'no', label: 'Nej, de är som kommissionen skrev dem' },
  { id: 'added', label: 'Vi har lagt till affärsklausuler som inte strider mot dem' },
  { id: 'yes', label: 'Ja, någon klausul är ändrad' },
] as const;

export interface CountryNote extends Fact {
  /** Of which country. */
  readonly country: string;
}

const read = { checkedAt: '2026-10-08', confidence: 'S' } as const satisfies Partial<Dated>;

/** What must be said when a country is chosen, as long as it holds. */
export const countryNotes: readonly CountryNote[] = [
  {
    id: 'us-dpf-appeal',
    country: 'US',
    label:
      'USA: EU-kommissionens beslut (EU) 2023/1795 gäller bara mottagare som är anslutna till EU–US Data Privacy Framework. Tribunalen ogillade en talan mot beslutet den 3 september 2025 (T-553/23). Domen är överklagad till EU-domstolen (C-703/25 P). Ha därför en reservgrund, till exempel standardavtalsklausuler och en dokumenterad bedömning av överföringen.',
    source: { label: 'Tribunalens dom T-553/23; mål C-703/25 P, EUT C/2025/6610' },
    validFrom: '2025-10-31',
    validTo: null,
    ...read,
  },
  {
    id: 'us-schrems',
    country: 'US',
    label:
      'USA: Privacy Shield ogiltigförklarades den 16 juli 2020 (C-311/18). Något beslut om adekvat skyddsnivå finns inte.',
    source: { label: 'EU-domstolens dom C-311/18 (Schrems II)' },
    validFrom: '2020-07-16',
    validTo: '2023-07-09',
    ...read,
  },
];

/** Where the guidelines speak of transfers. */
export const transferChapter = sormland('kapitel 14');
