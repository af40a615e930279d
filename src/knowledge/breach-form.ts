/**
 * The supervisory authority's e-form for a personal data breach, field by field (law.md 2.3), and the lists that it is
 * answered from. The authority has no way in for machines: what is made of it is copied by hand.
 */
import { type Fact, fromSeed, regulation, unverified } from './fact.ts';
import {
  affectedData,
  affectedGroups,
  consequences,
  countRanges,
  discoveryWays,
  encryptionAnswers,
  incidentCauses,
  incidentTypes,
  severityLevels,
} from './incident-report.ts';

/** The edition that the fields follow; a notification keeps the one it was made by. */
export const BREACH_FORM_VERSION = 'imy-2025-02';

const page = { label: 'IMY, Anmäl personuppgiftsincident' } as const;
const oldForm = {
  label: 'Datainspektionens formulär 2018–2019, som det står i Sörmland 2019, bilaga 8',
} as const;

/** What the stored copy of the page shows is confirmed; the number and options of the others are not checked today. */
export type FieldStatus = 'confirmed' | 'unverified';
export const fieldStatuses = {
  confirmed: 'bekräftat',
  unverified: 'inte kontrollerat',
} as const satisfies Record<FieldStatus, string>;

export type FieldKind = 'text' | 'time' | 'day' | 'yes-no' | 'one' | 'several' | 'number' | 'rows';

/** Sections of the EDPB's draft of a common template (10 June 2026): not in use, kept so that it can be. */
export const edpbSections = {
  type: 'Slag av anmälan',
  controller: 'Personuppgiftsansvarig, anmälare och dataskyddsombud',
  nature: 'Incidentens art',
  consequences: 'Sannolika konsekvenser',
  measures: 'Åtgärder',
  communication: 'Information till registrerade',
} as const;
export type EdpbSection = keyof typeof edpbSections;

export interface BreachListOption {
  readonly id: string;
  readonly label: string;
}

/** A list of the form. Another one, proposed and approved, takes its place from its day. */
export interface BreachList extends Fact {
  readonly options: readonly BreachListOption[];
}

const plain = (options: readonly BreachListOption[]): readonly BreachListOption[] =>
  options.map(({ id, label }) => ({ id, label }));

/** The field is confirmed; the words of the options are the old form's. */
const wordsOfOld = { source: oldForm, ...fromSeed } as const;
const notChecked = { source: oldForm, ...unverified } as const;

export const breachLists = [
  {
    id: 'types',
    label: 'Vad har hänt?',
    options: plain(incidentTypes.filter(({ id }) => id !== 'unavailability')),
    ...wordsOfOld,
  },
  { id: 'discovery', label: 'Hur upptäcktes incidenten?', options: plain(discoveryWays), ...notChecked },
  {
    id: 'causes',
    label: 'Varför inträffade incidenten enligt er uppfattning?',
    options: plain(incidentCauses),
    ...notChecked,
  },
  {
    id: 'ranges',
    label: 'Antal registrerade och antal uppgifter',
    options: plain(countRanges),
    ...unverified,
    source: { label: 'Förslag i Ansvar: källan har bara «Över 1 miljon» och «Okänt/kan inte ange»' },
  },
  {
    id: 'groups',
    label: 'Vilka grupper tillhör de registrerade?',
    options: plain(affectedGroups),
    ...wordsOfOld,
  },
  {
    id: 'data',
    label: 'Vilken sorts personuppgifter har incidenten drabbat?',
    options: plain(affectedData),
    ...wordsOfOld,
  },
  {
    id: 'encryption',
    label: 'Var personuppgifterna krypterade?',
    options: plain(encryptionAnswers),
    ...notChecked,
  },
  {
    id: 'consequences',
    label: 'Vad kan bli konsekvenserna av incidenten?',
    options: plain(consequences),
    ...wordsOfOld,
  },
  { id: 'severity', label: 'Hur allvarlig är incidenten?', options: plain(severityLevels), ...wordsOfOld },
  {
    id: 'informed',
    label: 'Har de registrerade informerats?',
    options: [
      { id: 'yes', label: 'Ja' },
      { id: 'will', label: 'Nej, men kommer att informeras' },
      { id: 'no', label: 'Nej' },
    ],
    ...unverified,
    source: page,
  },
] as const satisfies readonly BreachList[];
export type BreachListId = (typeof breachLists)[number]['id'];

export const breachListIds = breachLists.map(({ id }) => id) as [BreachListId, ...BreachListId[]];

export interface BreachField {
  /** Of the field in the product; it stays when the form's numbers change. */
  readonly id: string;
  /** The form's number; «sist» for the last field. */
  readonly imyNo: string;
  readonly label: string;
  /** What stands beside the field in the form. */
  readonly note?: string;
  readonly kind: FieldKind;
  readonly list?: BreachListId;
  readonly required?: true;
  readonly status: FieldStatus;
  /** The letter of article 33.3 that the field answers; null when it answers none. */
  readonly art33_3: '33.3.a' | '33.3.b' | '33.3.c' | '33.3.d' | '33.1' | null;
  readonly edpbSection: EdpbSection;
}

const C = 'confirmed';
const U = 'unverified';

export const breachFields = [
  {
    id: 'controller',
    imyNo: '1',
    label: 'Namn på den personuppgiftsansvarige där incidenten har inträffat',
    kind: 'text',
    required: true,
    status: C,
    art33_3: null,
    edpbSection: 'controller',
  },
  {
    id: 'organisationNumber',
    imyNo: '2',
    label: 'Organisationsnummer (XXXXXX-XXXX)',
    note: 'Fylls inte i för enskild firma',
    kind: 'text',
    status: C,
    art33_3: null,
    edpbSection: 'controller',
  },
  {
    id: 'address',
    imyNo: '3',
    label: 'Organisationens postadress (inte besöksadress)',
    kind: 'text',
    status: C,
    art33_3: null,
    edpbSection: 'controller',
  },
  {
    id: 'reference',
    imyNo: '4',
    label: 'Ert referensnummer för egen uppföljning',
    kind: 'text',
    status: C,
    art33_3: null,
    edpbSection: 'controller',
  },
  {
    id: 'contactName',
    imyNo: '5',
    label: 'Kontaktperson',
    kind: 'text',
    status: U,
    art33_3: '33.3.b',
    edpbSection: 'controller',
  },
  {
    id: 'contactPhone',
    imyNo: '6',
    label: 'Kontaktpersonens telefon',
    kind: 'text',
    status: U,
    art33_3: '33.3.b',
    edpbSection: 'controller',
  },
  {
    id: 'contactEmail',
    imyNo: '7',
    label: 'Kontaktpersonens e-post',
    kind: 'text',
    status: U,
    art33_3: '33.3.b',
    edpbSection: 'controller',
  },
  {
    id: 'officer',
    imyNo: '8',
    label: 'Dataskyddsombud (namn, kontakt)',
    kind: 'text',
    status: U,
    art33_3: '33.3.b',
    edpbSection: 'controller',
  },
  {
    id: 'contactAddress',
    imyNo: '9',
    label: 'Den adress ni önskar bli kontaktad på',
    note: 'Brev som IMY skickar till er gällande anmälan kommer att skickas till den här adressen.',
    kind: 'text',
    status: C,
    art33_3: '33.3.b',
    edpbSection: 'controller',
  },
  {
    id: 'occurredAt',
    imyNo: '10',
    label: 'När inträffade incidenten?',
    note: 'År, månad, dag, klockslag; okänt',
    kind: 'time',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'discoveredAt',
    imyNo: '11',
    label: 'När upptäckte ni incidenten?',
    note: 'Klockslag är obligatoriskt',
    kind: 'time',
    required: true,
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'lateReason',
    imyNo: '12',
    label: 'Om anmälan sker senare än 72 timmar: varför?',
    kind: 'text',
    status: U,
    art33_3: '33.1',
    edpbSection: 'type',
  },
  {
    id: 'endedAt',
    imyNo: '13',
    label: 'När upphörde incidenten?',
    note: 'Eller: pågår',
    kind: 'time',
    status: C,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'mainType',
    imyNo: '14',
    label: 'Vad har hänt?',
    note: 'Välj det alternativ som bäst stämmer överens med det som inträffat.',
    kind: 'one',
    list: 'types',
    status: C,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'description',
    imyNo: '15',
    label: 'Kort beskrivning av incidenten',
    kind: 'text',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'discoveredHow',
    imyNo: '16',
    label: 'Hur upptäcktes incidenten?',
    kind: 'one',
    list: 'discovery',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'cause',
    imyNo: '17',
    label: 'Varför inträffade incidenten enligt er uppfattning?',
    kind: 'one',
    list: 'causes',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'processorsInvolved',
    imyNo: '18',
    label: 'Är personuppgiftsbiträden eller underbiträden inblandade?',
    kind: 'yes-no',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'processors',
    imyNo: '19',
    label: 'Personuppgiftsbiträdets namn och organisationsnummer',
    kind: 'rows',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'subProcessors',
    imyNo: '20',
    label: 'Underbiträdets namn och organisationsnummer',
    kind: 'rows',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'subjectsExact',
    imyNo: '21',
    label: 'Antal registrerade: exakt antal',
    kind: 'number',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'subjectsRange',
    imyNo: '22',
    label: 'Antal registrerade: intervall',
    kind: 'one',
    list: 'ranges',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'recordsExact',
    imyNo: '23',
    label: 'Antal uppgifter: exakt antal',
    kind: 'number',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'recordsRange',
    imyNo: '24',
    label: 'Antal uppgifter: intervall',
    kind: 'one',
    list: 'ranges',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'subjectGroups',
    imyNo: '25',
    label: 'Vilka grupper tillhör de registrerade?',
    kind: 'several',
    list: 'groups',
    status: C,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'dataKinds',
    imyNo: '26',
    label: 'Vilken sorts personuppgifter har incidenten drabbat?',
    kind: 'several',
    list: 'data',
    status: C,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'encrypted',
    imyNo: '27',
    label: 'Var personuppgifterna krypterade?',
    kind: 'one',
    list: 'encryption',
    status: U,
    art33_3: '33.3.a',
    edpbSection: 'nature',
  },
  {
    id: 'consequences',
    imyNo: '28',
    label: 'Vad kan bli konsekvenserna av incidenten?',
    kind: 'several',
    list: 'consequences',
    status: C,
    art33_3: '33.3.c',
    edpbSection: 'consequences',
  },
  {
    id: 'severity',
    imyNo: '29',
    label: 'Hur allvarlig är incidenten?',
    note: 'Uppskatta hur allvarlig incidenten är med hänsyn till de registrerades integritet.',
    kind: 'one',
    list: 'severity',
    status: C,
    art33_3: '33.3.c',
    edpbSection: 'consequences',
  },
  {
    id: 'measures',
    imyNo: '30',
    label: 'Hur har ni agerat efter incidenten?',
    note: 'Beskriv vad ni har gjort. Har ni vidtagit åtgärder eller avser att vidta åtgärder för att lösa problem, förebygga eller mildra effekterna av incidenten?',
    kind: 'text',
    status: C,
    art33_3: '33.3.d',
    edpbSection: 'measures',
  },
  {
    id: 'informed',
    imyNo: '31',
    label: 'Har de registrerade informerats?',
    kind: 'one',
    list: 'informed',
    status: U,
    art33_3: null,
    edpbSection: 'communication',
  },
  {
    id: 'informedOn',
    imyNo: '32',
    label: 'När informerade ni de registrerade?',
    kind: 'day',
    status: C,
    art33_3: null,
    edpbSection: 'communication',
  },
  {
    id: 'informedHow',
    imyNo: '33',
    label: 'Hur informerade ni / hur många?',
    kind: 'text',
    status: U,
    art33_3: null,
    edpbSection: 'communication',
  },
  {
    id: 'willInformOn',
    imyNo: '34',
    label: 'När kommer ni att informera de registrerade?',
    kind: 'day',
    status: C,
    art33_3: null,
    edpbSection: 'communication',
  },
  {
    id: 'notInformedWhy',
    imyNo: '35',
    label: 'Varför kommer ni inte att informera de registrerade?',
    kind: 'text',
    status: C,
    art33_3: null,
    edpbSection: 'communication',
  },
  {
    id: 'secrecy',
    imyNo: 'sist',
    label: 'Uppgifter som ni anser bör omfattas av sekretess',
    note: 'Fritext sist i formuläret',
    kind: 'text',
    status: U,
    art33_3: null,
    edpbSection: 'type',
  },
] as const satisfies readonly BreachField[];
export type BreachFieldId = (typeof breachFields)[number]['id'];

/** The form's own words, to the letter. */
export const breachFormTexts = {
  opening: [
    'Fält med asterisk (*) är obligatoriska. Det är möjligt att lämna in kompletterande uppgifter i efterhand, men det är viktigt att IMY får in informationen så fort som möjligt.',
    'När du är klar klicka på skicka och invänta bekräftelse … Därefter kan du ladda ner en kopia av er anmälan.',
  ],
  notes: [
    'All information ni lämnar i anmälan blir allmän handling hos IMY. Undvik fler uppgifter än nödvändigt. Anser ni att någon uppgift bör omfattas av sekretess, beskriv det i fritextfältet sist i formuläret.',
    'Ni har 4 veckor på er att komplettera. Har ingen komplettering kommit in beslutar IMY utifrån de uppgifter som finns.',
  ],
  /** A3: PDFs are working aids. */
  onlyByService:
    'Anmälan görs bara i IMY:s e-tjänst. Det här är ett arbetsunderlag att kopiera ur och skickas inte in. Med post bara när e-tjänsten ligger nere.',
} as const;

/** The three outcomes for a breach, to the letter (law.md 2.2). */
export const breachOutcomes = [
  {
    id: 'document',
    label: 'Dokumentera',
    text: 'Alla personuppgiftsincidenter ska dokumenteras: vad som har hänt, varför, vilka uppgifter som påverkats, konsekvenser för de registrerade, vidtagna åtgärder och skälen för era beslut – även varför ni inte anmäler eller inte informerar.',
    source: { label: 'Artikel 33.5 dataskyddsförordningen', gdpr: '33.5' },
    ...regulation,
  },
  {
    id: 'notify',
    label: 'Anmäl till IMY',
    text: 'Anmäl inom 72 timmar från det att ni fick kännedom om incidenten, om det inte är osannolikt att den medför en risk för fysiska personers rättigheter och friheter.',
    source: { label: 'Artikel 33.1 dataskyddsförordningen', gdpr: '33.1' },
    ...regulation,
  },
  {
    id: 'inform',
    label: 'Informera de registrerade',
    text: 'Om incidenten sannolikt leder till en hög risk ska de registrerade informeras utan onödigt dröjsmål.',
    source: { label: 'Artikel 34.1 dataskyddsförordningen', gdpr: '34.1' },
    ...regulation,
  },
] as const satisfies readonly (Fact & { readonly text: string })[];
export type BreachOutcome = (typeof breachOutcomes)[number]['id'];
