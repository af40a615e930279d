/** Editions of agreements with processors, and of what stands in their place (law.md 4.1, 4.4, 4.5, 4.8; E-082–E-087). */
import { appliesOn, type Dated, type Fact, firstDay, fromSeed, regulation, unverified } from './fact.ts';
import type { Source } from './judgement.ts';
import { gdpr, sormland } from './sources.ts';

export type EditionFamily = 'skr' | 'inera' | 'scc' | 'own-form' | 'reglemente' | 'joint';
/** What an agreement is: of kind in the table of agreements. */
export type AgreementKind = 'processor' | 'reglemente' | 'joint';

export interface AgreementEdition extends Fact {
  readonly family: EditionFamily;
  readonly kind: AgreementKind;
  readonly publisher: string;
  /** When it is used, in a sentence or two. */
  readonly use: string;
  /** The text is the publisher's and is not altered: only its templates are filled in. */
  readonly fixedBody: boolean;
  /** «Instruktion» and «Lista över underbiträden» belong to it. */
  readonly hasInstruction: boolean;
  /** The chapters of the body as the requirements are found in them; null where the body must be read. */
  readonly chapters: 'skr' | null;
  /** Inera's three types: connected directly, indirectly through a customer, sub-processor of Inera. */
  readonly connection?: 'direct' | 'indirect' | 'sub-processor';
  /** Which edition takes its place for new agreements. */
  readonly replacedBy?: string;
}

const k1: Source = { label: 'SKR, Personuppgiftsbiträdesavtal (vägledning 2024-05-02)' };
const inera: Source = { label: 'Inera, Personuppgiftsbehandling' };
const secondary: Dated = {
  validFrom: firstDay,
  validTo: null,
  checkedAt: '2026-10-08',
  confidence: 'P',
};
const skr = {
  family: 'skr',
  kind: 'processor',
  publisher: 'SKR, Adda och Inera',
  fixedBody: true,
  hasInstruction: true,
  chapters: 'skr',
} as const;
const ofInera = {
  family: 'inera',
  kind: 'processor',
  publisher: 'Inera',
  fixedBody: true,
  hasInstruction: true,
  chapters: null,
  source: inera,
  ...fromSeed,
} as const;
const direct = 'Mellan Inera och kunder som ansluter sig direkt till en eller flera av Ineras tjänster.';
const indirect =
  'Mellan en direktansluten kund och en vårdgivare som kunden indirekt ansluter till sitt IT-system.';
const sub = 'Tecknas av organisationer som är Ineras personuppgiftsunderbiträden.';

export const agreementEditions = [
  {
    id: 'skr-2023-02',
    label: 'SKR-koncernens personuppgiftsbiträdesavtal, februari 2023',
    ...skr,
    use: 'Standardavtalet för kommuner och regioner. Avtalets text ändras inte: det ni fyller i är «Instruktion» och «Lista över underbiträden».',
    source: k1,
    ...secondary,
    validFrom: '2023-02-01',
  },
  {
    id: 'skr-1.1-181219',
    label: 'SKL:s personuppgiftsbiträdesavtal 1.1 (2018-12-19)',
    ...skr,
    use: 'Äldre utgåva. Gäller mellan dem som har tecknat den, men ska inte användas för nya avtal.',
    replacedBy: 'skr-2023-02',
    source: sormland('bilaga 3'),
    ...fromSeed,
    validFrom: '2018-12-19',
    validTo: '2023-01-31',
  },
  {
    id: 'skr-180702',
    label: 'SKL:s personuppgiftsbiträdesavtal (2018-07-02)',
    ...skr,
    use: 'Äldre utgåva. Skiljer sig från 1.1 om ansvar (avsnitt 13 och 14).',
    replacedBy: 'skr-2023-02',
    source: k1,
    ...secondary,
    validFrom: '2018-07-02',
    validTo: '2018-12-18',
  },
  {
    id: 'inera-kundavtal-2',
    label: 'Inera Kundavtal 2',
    ...ofInera,
    hasInstruction: false,
    chapters: 'skr',
    connection: 'direct',
    use: 'SKR-koncernens avtal och Ineras instruktioner («Allmänna instruktioner» och varje tjänsts «Beskrivning av tjänstespecifika villkor») är en del av Kundavtal 2. Den som tecknar Kundavtal 2 behöver inget annat personuppgiftsbiträdesavtal med Inera.',
    validFrom: '2019-12-01',
  },
  {
    id: 'inera-kundavtal-1',
    label: 'Inera Kundavtal 1',
    ...ofInera,
    connection: 'direct',
    use: 'Tjänsterna går efter hand över till Kundavtal 2. Under tiden hör Modellavtal 1–3 eller Ineras personuppgiftsbiträdesavtal 1–3 till.',
    replacedBy: 'inera-kundavtal-2',
  },
  {
    id: 'inera-pub-1',
    label: 'Ineras personuppgiftsbiträdesavtal 1',
    ...ofInera,
    connection: 'direct',
    use: `${direct} Fasas ut när SKR-koncernens avtal börjar tillämpas i Kundavtal 2.`,
    replacedBy: 'inera-kundavtal-2',
  },
  {
    id: 'inera-pub-2',
    label: 'Ineras personuppgiftsbiträdesavtal 2',
    ...ofInera,
    connection: 'indirect',
    use: indirect,
  },
  {
    id: 'inera-pub-3',
    label: 'Ineras personuppgiftsbiträdesavtal 3',
    ...ofInera,
    connection: 'sub-processor',
    use: sub,
  },
  {
    id: 'inera-modell-1',
    label: 'Ineras Modellavtal 1',
    ...ofInera,
    connection: 'direct',
    use: `${direct} Från personuppgiftslagens tid: täcker inte dataskyddsförordningens krav.`,
    replacedBy: 'inera-kundavtal-2',
    validTo: '2018-05-25',
  },
  {
    id: 'inera-modell-2',
    label: 'Ineras Modellavtal 2',
    ...ofInera,
    connection: 'indirect',
    use: `${indirect} Från personuppgiftslagens tid: täcker inte dataskyddsförordningens krav.`,
    replacedBy: 'inera-pub-2',
    validTo: '2018-05-25',
  },
  {
    id: 'inera-modell-3',
    label: 'Ineras Modellavtal 3',
    ...ofInera,
    connection: 'sub-processor',
    use: `${sub} Från personuppgiftslagens tid: täcker inte dataskyddsförordningens krav.`,
    replacedBy: 'inera-pub-3',
    validTo: '2018-05-25',
  },
  {
    id: 'scc-2021-915',
    label: 'Kommissionens standardavtalsklausuler (EU) 2021/915',
    family: 'scc',
    kind: 'processor',
    publisher: 'EU-kommissionen',
    use: 'Klausuler mellan ansvarig och biträde inom EU/EES. De får inte ändras; bilagorna fylls i.',
    fixedBody: true,
    hasInstruction: true,
    chapters: null,
    source: gdpr('28.7'),
    ...regulation,
    validFrom: '2021-06-27',
    confidence: 'S',
  },
  {
    id: 'supplier',
    label: 'Leverantörens eget avtal',
    family: 'own-form',
    kind: 'processor',
    publisher: 'Leverantören',
    use: 'När leverantören inte går med på SKR:s avtal. Gå igenom kraven ett för ett och skriv var de står.',
    fixedBody: false,
    hasInstruction: true,
    chapters: null,
    source: gdpr('28.3'),
    ...regulation,
  },
  {
    id: 'other',
    label: 'Annat avtal',
    family: 'own-form',
    kind: 'processor',
    publisher: 'Någon annan',
    use: 'Ett avtal på annan blankett. Gå igenom kraven ett för ett och skriv var de står.',
    fixedBody: false,
    hasInstruction: true,
    chapters: null,
    source: gdpr('28.3'),
    ...regulation,
  },
  {
    id: 'reglemente',
    label: 'Reglemente',
    family: 'reglemente',
    kind: 'reglemente',
    publisher: 'Kommunfullmäktige',
    use: 'Nämnder i samma kommun är samma juridiska person och kan inte sluta avtal med varandra. Det som artikel 28.3 kräver skrivs in i reglementet.',
    fixedBody: false,
    hasInstruction: true,
    chapters: null,
    source: { label: 'SKR, Reglemente i stället för personuppgiftsbiträdesavtal (2023-04-03)' },
    ...regulation,
  },
  {
    id: 'skr-joint-2025-04-15',
    label: 'SKR:s mall «Gemensamt personuppgiftsansvar» (2025-04-15)',
    family: 'joint',
    kind: 'joint',
    publisher: 'SKR',
    use: 'När två eller flera tillsammans bestämmer varför och hur. 16 avsnitt och två bilagor: parterna och behandlingens omfattning. Mallen ändras inte.',
    fixedBody: true,
    hasInstruction: false,
    chapters: null,
    source: { label: 'SKR, Gemensamt personuppgiftsansvar (2025-04-15)' },
    ...secondary,
    validFrom: '2025-04-15',
  },
  {
    id: 'joint-own',
    label: 'Eget arrangemang om gemensamt ansvar',
    family: 'joint',
    kind: 'joint',
    publisher: 'Parterna',
    use: 'Ett inbördes arrangemang enligt artikel 26 i annan form än SKR:s mall.',
    fixedBody: false,
    hasInstruction: false,
    chapters: null,
    source: gdpr('26.1'),
    ...regulation,
  },
] as const satisfies readonly AgreementEdition[];

export type EditionId = (typeof agreementEditions)[number]['id'];

export const agreementEdition = (id: string): AgreementEdition | undefined =>
  agreementEditions.find((edition) => edition.id === id);

/** Whether new agreements are made on it on the day. */
export const isCurrentEdition = (edition: AgreementEdition, asOf: string): boolean =>
  appliesOn(edition, asOf) && !edition.replacedBy;

export interface AgreementChapter {
  readonly number: number;
  readonly title: string;
}

/** The 22 chapters as they are called in the text of 2018/19; those of 2023 have not been read. */
export const skrChapters: readonly AgreementChapter[] = [
  'Parter, kontaktuppgifter och kontaktpersoner',
  'Definitioner',
  'Bakgrund och syfte',
  'Behandling av personuppgifter och specifikation',
  'Den personuppgiftsansvariges ansvar',
  'Personuppgiftsbiträdets åtaganden',
  'Säkerhetsåtgärder',
  'Sekretess/tystnadsplikt',
  'Granskning, tillsyn och revision',
  'Hantering av rättelser och radering m.m.',
  'Personuppgiftsincidenter',
  'Underbiträde',
  'Lokalisering och överföring till tredjeland',
  'Ansvar för skada',
  'Lagval och tvistlösning',
  'Tecknande, avtalstid och uppsägning',
  'Ändringar och uppsägning med omedelbar verkan',
  'Åtgärder vid upphörande',
  'Meddelanden',
  'Kontaktpersoner',
  'Ansvar för uppgifter om parterna och kontaktpersoner',
  'Undertecknande',
].map((title, index) => ({ number: index + 1, title }));

/** Chapters in which a main agreement may go first (3.3 of the text of 2018/19). */
export const mainAgreementFirst = [
  { id: '1', label: 'Kap. 1 Parter, kontaktuppgifter och kontaktpersoner' },
  { id: '16', label: 'Kap. 16 Tecknande, avtalstid och uppsägning' },
  { id: '17', label: 'Kap. 17 Ändringar och uppsägning med omedelbar verkan' },
  { id: '18.2', label: 'Kap. 18.2 Tid för överlämning och radering' },
] as const;

export interface PowerOfAttorneyKind extends Fact {
  /** Editions that it lets the other sign. Empty: what the power of attorney itself says. */
  readonly editions: readonly string[];
  /** Whom it lets the other face; null when the power of attorney says it. */
  readonly counterparty: string | null;
  readonly use: string;
}

/** Powers of attorney from a nämnd to the kommunstyrelse (E-088–E-090). */
export const powerOfAttorneyKinds = [
  {
    id: 'inera-pub-1',
    label: 'Ineras fullmakt för kommuner',
    editions: ['inera-pub-1'],
    counterparty: 'Inera AB',
    use: 'Med fullmakten befullmäktigar nämnden kommunstyrelsen att teckna Ineras Personuppgiftsbiträdesavtal 1 och företräda nämnden gentemot Inera avseende den personuppgiftsbehandling Inera gör för nämndens räkning.',
    source: inera,
    ...fromSeed,
  },
  {
    id: 'inera-skr',
    label: 'Ineras fullmakt för kommuner SKR',
    editions: ['skr-2023-02', 'skr-1.1-181219', 'skr-180702', 'inera-kundavtal-2'],
    counterparty: 'Inera AB',
    use: 'Med fullmakten befullmäktigar nämnden kommunstyrelsen att teckna SKR-koncernens personuppgiftsbiträdesavtal och företräda nämnden gentemot Inera avseende den personuppgiftsbehandling Inera gör för nämndens räkning.',
    source: inera,
    ...fromSeed,
  },
  {
    id: 'own',
    label: 'Egen fullmakt',
    editions: [],
    counterparty: null,
    use: 'Nämnden bestämmer själv vad fullmakten omfattar: med vem, och för vilka tjänster.',
    source: { label: 'Förslag i Ansvar: en egen fullmakt för andra leverantörer än Inera' },
    ...unverified,
  },
] as const satisfies readonly PowerOfAttorneyKind[];

export const powerOfAttorneyKind = (id: string): PowerOfAttorneyKind | undefined =>
  powerOfAttorneyKinds.find((kind) => kind.id === id);
