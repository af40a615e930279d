/**
 * «Rapport om personuppgiftsincident»: the questions of the report form and what they can be answered with
 * (F-008, F-035–F-052; law.md 2.3). Misprints of the source are mended; the words as printed stand in `printed`.
 */
import { type Fact, fromSeed, unverified } from './fact.ts';
import { sormland } from './sources.ts';

const appendix = sormland('bilaga 8');
const printedIn = { source: appendix, ...fromSeed } as const;
/** Beside the form, for the product's own use; never sent to the authority as it stands. */
const ours = {
  source: { label: 'Förslag i Ansvar: EDPB:s riktlinjer 9/2022 räknar otillgänglighet som en incident' },
  ...unverified,
} as const;

export interface ReportOption extends Fact {
  /** As the form prints it, where that is a misprint. */
  readonly printed?: string;
  /** A line of text belongs to the choice. */
  readonly asksText?: true;
}

/** The wording that a report is filled in by; it stands in each report. */
export const REPORT_VERSION = 'sormland-2019-bilaga-8';

/** The words of each question, in the order of the form. */
export const reportQuestions = {
  occurredAt: 'När inträffade incidenten?',
  discoveredAt: 'När upptäckte ni incidenten?',
  types: 'Vad har hänt vid incidenten?',
  description: 'Kort beskrivning av incidenten:',
  discoveredHow: 'Hur upptäcktes incidenten?',
  cause: 'Varför inträffade incidenten enligt er uppfattning?',
  processorsInvolved:
    'Gäller incidenten en personuppgiftsbehandling som hanteras av anlitade personuppgiftsbiträden eller underbiträden?',
  processors: 'Organisationens namn och organisationsnummer:',
  subjects: 'Hur många registrerade har påverkats?',
  records: 'Hur många uppgifter om registrerade har påverkats?',
  subjectGroups: 'Vilka grupper tillhör de registrerade?',
  dataKinds: 'Vilken sorts personuppgifter har incidenten drabbat?',
  encrypted: 'Var personuppgifterna krypterade?',
  consequences: 'Vad kan bli konsekvenserna av incidenten?',
  severity: 'Hur allvarlig bedömer ni att incidenten är?',
  measures:
    'Hur har ni agerat efter incidenten? Beskriv vad ni har gjort. Har ni vidtagit åtgärder eller avser att vidta åtgärder för att lösa problemet, förebygga eller mildra effekterna av incidenten?',
  notNotified: 'Om anmälan till datainspektionen inte har skett, ange varför',
} as const;

/** What stands beside a question in the form. */
export const reportHints = {
  discoveredAt: 'Klockslag är obligatoriskt',
  types: 'Markera alla alternativ som gäller',
  cause: 'Markera endast ett alternativ',
  count:
    'Om ni inte känner till det exakta antalet kan ni uppskatta antalet genom att fylla i något av de angivna intervallen.',
  severity:
    'Uppskatta hur allvarlig incidenten är med hänsyn till de registrerades integritet. 1 är minst allvarlig och 4 mest allvarlig',
  groupOnly: 'Punkter fylls in av incidentgruppen',
} as const;

/** Who saw it first (F-008); a processor reports too (F-019). */
export const reporters = [
  { id: 'internal-user', label: 'Intern användare', ...printedIn },
  { id: 'external-user', label: 'Extern användare', ...printedIn },
  { id: 'it-unit', label: 'It-enheten', ...printedIn },
  { id: 'processor', label: 'Personuppgiftsbiträde eller annan leverantör', ...printedIn },
  { id: 'other', label: 'Annan person', ...printedIn },
] as const satisfies readonly ReportOption[];

/** What happened (F-037), and that something cannot be reached, which is an incident too (F-003). */
export const incidentTypes = [
  {
    id: 'disclosure',
    label: 'Obehörigt röjande: personuppgifter har spridits på felaktigt sätt',
    printed: 'Obehörig röjande: personuppgifter har spridits på felaktigt sätt',
    ...printedIn,
  },
  {
    id: 'access',
    label:
      'Obehörig åtkomst: någon inom eller utanför organisationen har tagit del av information som den saknade behörighet till',
    ...printedIn,
  },
  {
    id: 'loss',
    label:
      'Förlust: information har gått förlorad på något sätt, till exempel genom att en dator blivit stulen',
    ...printedIn,
  },
  {
    id: 'destruction',
    label:
      'Förstöring: någon eller något har förstört information, till exempel genom att en dator har gått sönder',
    ...printedIn,
  },
  { id: 'alteration', label: 'Ändring: personuppgifter har ändrats på något sätt', ...printedIn },
  { id: 'unavailability', label: 'Otillgänglighet: uppgifterna går inte att komma åt just nu', ...ours },
] as const satisfies readonly ReportOption[];
export type IncidentType = (typeof incidentTypes)[number]['id'];

/** F-039. */
export const discoveryWays = [
  { id: 'automatic', label: 'Genom en automatisk process: tekniska säkerhetsåtgärder', ...printedIn },
  {
    id: 'routine',
    label: 'Genom organisatoriska rutiner, till exempel en återkommande kontroll',
    ...printedIn,
  },
  { id: 'processor', label: 'Vårt personuppgiftsbiträde informerade oss', ...printedIn },
  { id: 'outsider', label: 'En utomstående eller registrerad informerade oss', ...printedIn },
  {
    id: 'reporter',
    label: 'Jag upptäckte incidenten (om detta är fallet, vänligen beskriv hur nedan)',
    asksText: true,
    ...printedIn,
  },
] as const satisfies readonly ReportOption[];

/** F-040: one of them. */
export const incidentCauses = [
  { id: 'human', label: 'Mänskliga faktorn: fel i det enskilda fallet', ...printedIn },
  {
    id: 'routines',
    label: 'Brist i organisatoriska rutiner eller processer: systematiska fel',
    ...printedIn,
  },
  { id: 'technical', label: 'Tekniskt fel, till exempel fel i mjukvara, programinställningar', ...printedIn },
  { id: 'inside-attack', label: 'Medvetet angrepp från någon i organisationen', ...printedIn },
  { id: 'outside-attack', label: 'Angrepp utifrån', ...printedIn },
  { id: 'unknown', label: 'Okänd orsak', ...printedIn },
  { id: 'other', label: 'Övrigt', asksText: true, ...printedIn },
] as const satisfies readonly ReportOption[];

const interval = {
  source: { label: 'Förslag i Ansvar: intervallen är inte kontrollerade mot IMY:s formulär' },
  ...unverified,
} as const;

/** For data subjects as for their records (F-043, F-044); only the last two are known from the form (F-053). */
export const countRanges = [
  { id: '1-10', label: '1–10', ...interval },
  { id: '11-100', label: '11–100', ...interval },
  { id: '101-1000', label: '101–1 000', ...interval },
  { id: '1001-10000', label: '1 001–10 000', ...interval },
  { id: '10001-100000', label: '10 001–100 000', ...interval },
  { id: '100001-1000000', label: '100 001–1 000 000', ...interval },
  { id: 'over-1000000', label: 'Över 1 miljon', ...printedIn },
  { id: 'unknown', label: 'Okänt/kan inte ange', ...printedIn },
] as const satisfies readonly ReportOption[];

/** F-045. */
export const affectedGroups = [
  {
    id: 'employees',
    label: 'Anställda hos den personuppgiftsansvarige, uppge förvaltning, avdelning',
    asksText: true,
    ...printedIn,
  },
  {
    id: 'residents',
    label: 'Invånare, medlemmar, till exempel i en förening eller en facklig organisation',
    ...printedIn,
  },
  { id: 'patients', label: 'Patienter', ...printedIn },
  { id: 'children', label: 'Barn', ...printedIn },
  { id: 'pupils', label: 'Skolelever i förskola, grundskola eller gymnasium', ...printedIn },
  { id: 'students', label: 'Studerande i eftergymnasial utbildning', ...printedIn },
  {
    id: 'vulnerable',
    label: 'Utsatta personer, till exempel personer som lever med skyddad identitet',
    ...printedIn,
  },
  {
    id: 'especially-hit',
    label: 'Övriga personer som enligt er bedömning drabbas särskilt hårt om personuppgifter sprids',
    ...printedIn,
  },
  { id: 'unknown', label: 'Kan inte ange för nuvarande', ...printedIn },
  { id: 'other', label: 'Övrigt:', asksText: true, ...printedIn },
] as const satisfies readonly ReportOption[];

/** F-046. */
export const affectedData = [
  { id: 'ethnic-origin', label: 'Ras eller etniskt ursprung', ...printedIn },
  { id: 'political-opinions', label: 'Politiska åsikter', ...printedIn },
  { id: 'beliefs', label: 'Religiös eller filosofisk övertygelse', ...printedIn },
  {
    id: 'union',
    label: 'Medlemskap i fackförening',
    printed: 'Medlemskap i fackföreningen',
    ...printedIn,
  },
  { id: 'genetic', label: 'Genetiska uppgifter', ...printedIn },
  { id: 'biometric', label: 'Biometriska uppgifter', ...printedIn },
  { id: 'health', label: 'Hälsa', ...printedIn },
  { id: 'sex-life', label: 'Sexualliv eller sexuell läggning', ...printedIn },
  { id: 'offences', label: 'Uppgift om brott', ...printedIn },
  { id: 'identity-number', label: 'Personnummer', ...printedIn },
  { id: 'economic', label: 'Ekonomisk eller finansiell information', ...printedIn },
  { id: 'official-documents', label: 'Officiella dokument', ...printedIn },
  { id: 'location', label: 'Lokaliseringsuppgifter', ...printedIn },
  { id: 'communication-logs', label: 'Kommunikationsloggar', ...printedIn },
  { id: 'communication-metadata', label: 'Metadata om kommunikation', ...printedIn },
  { id: 'birth-date', label: 'Födelsedatum', ...printedIn },
  {
    id: 'identifying',
    label: 'Identifierande information (till exempel för- och efternamn)',
    ...printedIn,
  },
  { id: 'contact', label: 'Kontaktinformation', ...printedIn },
  { id: 'unknown', label: 'Okänd', ...printedIn },
  { id: 'other', label: 'Övrigt:', asksText: true, ...printedIn },
] as const satisfies readonly ReportOption[];

/** F-047: one of them. */
export const encryptionAnswers = [
  { id: 'all', label: 'Ja, samtliga uppgifter', ...printedIn },
  { id: 'some', label: 'Ja, men inte alla uppgifter', printed: 'Ja, men inte all uppgifter', ...printedIn },
  { id: 'none', label: 'Nej', ...printedIn },
  { id: 'unknown', label: 'Vet inte', ...printedIn },
] as const satisfies readonly ReportOption[];

/** F-049: answered by the incident group. */
export const consequences = [
  {
    id: 'control',
    label: 'Den registrerade förlorar kontrollen över de egna personuppgifterna',
    printed: 'Den registrerade förlorar kontrollen över de egna personuppgifter',
    ...printedIn,
  },
  { id: 'rights', label: 'Begränsning av rättigheter', ...printedIn },
  { id: 'discrimination', label: 'Diskriminering', ...printedIn },
  { id: 'identity-theft', label: 'Identitetsstöld eller bedrägeri', ...printedIn },
  { id: 'financial', label: 'Ekonomisk förlust', ...printedIn },
  { id: 'pseudonymisation', label: 'Obehörigt hävande av pseudonymisering', ...printedIn },
  { id: 'reputation', label: 'Skadat anseende', ...printedIn },
  {
    id: 'secrecy',
    label: 'Förlust av konfidentialitet när det gäller personuppgifter som omfattas av tystnadsplikt',
    printed: 'Förlust av konfidentialitet när det gäller personuppgifter som omfattas av tystandsplikt',
    ...printedIn,
  },
  { id: 'disadvantage', label: 'Annan ekonomisk eller social nackdel', ...printedIn },
  { id: 'other', label: 'Övrigt:', asksText: true, ...printedIn },
] as const satisfies readonly ReportOption[];

/** F-050: the form's four levels, kept apart from the decision whether to notify (S-008). */
export const severityLevels = [
  { id: '1', label: '1. Obetydlig', ...printedIn },
  { id: '2', label: '2. Begränsad', ...printedIn },
  { id: '3', label: '3. Betydande', ...printedIn },
  { id: '4', label: '4. Mycket allvarlig', ...printedIn },
] as const satisfies readonly ReportOption[];

/** The fourteen questions before a notification (F-021–F-034), in order and to the letter. */
export const assessmentQuestions = [
  { id: 'F-021', label: 'Vad har inträffat?', ...printedIn },
  { id: 'F-022', label: 'Vad har hänt vid personuppgiftsincidenten', ...printedIn },
  { id: 'F-023', label: 'Var hände det (fysisk plats, system, maskin etc.)?', ...printedIn },
  { id: 'F-024', label: 'Varför hände det?', ...printedIn },
  { id: 'F-025', label: 'Status (pågående eller avslutad).', ...printedIn },
  { id: 'F-026', label: 'När inträffade personuppgiftsincidenten?', ...printedIn },
  { id: 'F-027', label: 'När kom den till kännedom?', ...printedIn },
  { id: 'F-028', label: 'Vilka och hur många bedöms vara berörda?', ...printedIn },
  {
    id: 'F-029',
    label:
      'Vilka kategorier av personuppgifter har incidenten drabbat/berört (personnummer, känsliga uppgifter, andra uppgifter)?',
    ...printedIn,
  },
  { id: 'F-030', label: 'Bedömda konsekvenser av personuppgiftsincidenten.', ...printedIn },
  {
    id: 'F-031',
    label: 'Vilka kategorier av personuppgifter har incidenten drabbat/berört?',
    ...printedIn,
  },
  { id: 'F-032', label: 'Var personuppgifterna krypterade?', ...printedIn },
  {
    id: 'F-033',
    label: 'Åtgärder och lösningar som har vidtagits för att hantera personuppgiftsincident',
    ...printedIn,
  },
  { id: 'F-034', label: 'Har eller kommer de registrerade att få information?', ...printedIn },
] as const satisfies readonly ReportOption[];

/** The label of a choice; the id itself when the list has another wording today. */
export const optionLabel = (options: readonly ReportOption[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id;
