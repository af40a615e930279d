/**
 * «Instruktion» and «Lista över underbiträden»: the fields that article 28.3 asks for, with what public models add (law.md
 * 4.2, 4.3). The wording of SKR's own form has not been read: the labels are a proposal of the product.
 */
import type { Source } from './judgement.ts';
import { gdpr, sormland } from './sources.ts';

export const INSTRUCTION_FORM_VERSION = 'instruktion-2026-11';

export interface InstructionField {
  readonly id: string;
  /** Printed number. */
  readonly number: string;
  readonly label: string;
  readonly hint: string;
  /** One good example. */
  readonly example: string;
  readonly source: Source;
  /** The instruction has a hole without it: it is not approved. */
  readonly required: boolean;
  readonly rows: number;
}

const model: Source = {
  label: 'Förslag i Ansvar efter offentliga instruktioner: ordalydelsen i SKR:s mall är inte läst',
};
const definition = sormland('bilaga 3, avsnitt 2');

export const instructionFields = [
  {
    id: 'purpose',
    number: '1',
    label: 'Ändamål, föremål och art',
    hint: 'Vad biträdet ska göra, varför och hur.',
    example: 'Drift och support av videotjänst för vårdmöten. Samtalen förmedlas och lagras inte.',
    source: gdpr('28.3'),
    required: true,
    rows: 5,
  },
  {
    id: 'data',
    number: '2',
    label: 'Behandlingen omfattar följande typer av personuppgifter',
    hint: 'Räkna upp dem, gärna en på varje rad.',
    example: 'Namn, telefonnummer, bild och ljud under samtalet.',
    source: gdpr('28.3'),
    required: true,
    rows: 5,
  },
  {
    id: 'sensitive',
    number: '2 a',
    label: 'Känsliga uppgifter, lagöverträdelser, personnummer och sekretess',
    hint: 'Skriv «Inga» om det inte finns några.',
    example: 'Uppgifter om hälsa framgår av samtalet. Socialtjänstsekretess (26 kap. 1 § OSL).',
    source: gdpr('28.3'),
    required: true,
    rows: 3,
  },
  {
    id: 'subjects',
    number: '3',
    label: 'Behandlingen omfattar följande kategorier av registrerade',
    hint: 'Med ett ungefärligt antal om ni vet det.',
    example: 'Brukare i hemtjänsten (omkring 900), anhöriga, medarbetare (omkring 120).',
    source: gdpr('28.3'),
    required: true,
    rows: 3,
  },
  {
    id: 'handling',
    number: '4',
    label: 'Särskilda hanteringskrav vid behandlingen',
    hint: 'Det biträdet särskilt ska göra eller låta bli. Skriv «Inga utöver avtalet» om det inte finns några.',
    example: 'Samtal får inte spelas in. Testdata får inte innehålla riktiga uppgifter.',
    source: gdpr('28.3.a'),
    required: true,
    rows: 3,
  },
  {
    id: 'security',
    number: '5',
    label: 'Särskilda tekniska och organisatoriska säkerhetsåtgärder',
    hint: 'Efter er informationsklassning och riskanalys.',
    example: 'Kryptering hela vägen, stark autentisering för personal, penetrationstest en gång om året.',
    source: gdpr('28.3.c'),
    required: true,
    rows: 4,
  },
  {
    id: 'logging',
    number: '6',
    label: 'Särskilda krav på loggning',
    hint: 'Vad som loggas, hur länge loggarna sparas och vem som kan läsa dem. Enligt avtalstexten sparas loggar i fem år om inget annat står här.',
    example: 'Inloggning och vem som öppnat vad. Sparas i fem år. Läses av systemförvaltaren.',
    source: sormland('bilaga 3, avsnitt 7.5'),
    required: true,
    rows: 3,
  },
  {
    id: 'location',
    number: '7',
    label: 'Lokalisering och överföring till tredjeland',
    hint: 'Var uppgifterna lagras och nås ifrån. Utan skriftligt godkännande förs inget till ett land utanför EU/EES.',
    example: 'Lagring och drift i Sverige. Ingen överföring till tredjeland.',
    source: gdpr('28.3.a'),
    required: true,
    rows: 3,
  },
  {
    id: 'duration',
    number: '8',
    label: 'Behandlingens varaktighet och lagringstider',
    hint: 'Tillsvidare eller till ett datum, och hur länge varje sorts uppgift sparas.',
    example: 'Så länge huvudavtalet gäller. Samtalsloggar 30 dagar, användarkonton till avslut.',
    source: gdpr('28.3'),
    required: true,
    rows: 4,
  },
  {
    id: 'end',
    number: '9',
    label: 'Åtgärder vid upphörande',
    hint: 'Återlämna (i vilket format) eller radera, och när det senast ska vara gjort.',
    example: 'Uppgifterna återlämnas som CSV och raderas inom 30 dagar från uppsägningen.',
    source: gdpr('28.3.g'),
    required: true,
    rows: 3,
  },
  {
    id: 'contacts',
    number: '10',
    label: 'Kontaktpersoner och kontakt vid incidenter',
    hint: 'Vem som nås när, också för incidenter: vardagar 08–17 eller dygnet runt.',
    example: 'Incidenter: kundtjänst, dygnet runt. Övrigt: förvaltningsledaren, vardagar 08–17.',
    source: model,
    required: true,
    rows: 3,
  },
  {
    id: 'other',
    number: '11',
    label: 'Övriga instruktioner',
    hint: 'Lämna tomt om det inte finns några.',
    example: 'Biträdet meddelar planerade avbrott fem arbetsdagar i förväg.',
    source: definition,
    required: false,
    rows: 3,
  },
] as const satisfies readonly InstructionField[];

export type InstructionFieldId = (typeof instructionFields)[number]['id'];
export type InstructionAnswers = Partial<Record<InstructionFieldId, string>>;

/** What the other party can reach (B-007, B-008; E-011). */
export const accessKinds = [
  { id: 'storage', label: 'Lagrar uppgifter' },
  { id: 'operation', label: 'Sköter driften' },
  { id: 'remote-support', label: 'Support med åtkomst på distans' },
  { id: 'maintenance', label: 'Service och underhåll' },
  { id: 'development', label: 'Utveckling' },
  { id: 'staffing', label: 'Gör arbete i våra system eller lokaler' },
  { id: 'other', label: 'Annat' },
] as const;
