/** «Nödpärm»: what a nämnd works by on paper when the computers are down. */
import {
  affectedData,
  affectedGroups,
  assessmentQuestions,
  consequences,
  countRanges,
  discoveryWays,
  encryptionAnswers,
  incidentCauses,
  incidentTypes,
  type ReportOption,
  reporters,
  reportHints,
  reportQuestions,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';
import type { HourRow } from '../rules/index.ts';

export interface PackFacts {
  readonly sender: Sender;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly hours: readonly HourRow[];
  readonly authority: string;
  readonly receiver: string;
  readonly phones: string | null;
  readonly note: string | null;
  readonly persons: readonly {
    readonly name: string;
    readonly role: string;
    readonly phone: string | null;
    readonly email: string;
  }[];
  readonly processors: readonly {
    readonly processor: string;
    readonly processing: string;
    readonly organisationNumber: string | null;
    readonly contact: string | null;
  }[];
}

export const packDocument = (facts: PackFacts): Document => ({
  meta: senderMeta(facts.sender, { title: TITLE, date: facts.date }),
  blocks: [
    { kind: 'title', text: TITLE, subtitle: 'Personuppgiftsincidenter när datorerna inte fungerar' },
    ...instructions(facts),
    ...phoneList(facts),
    ...hourPages(facts),
    { kind: 'page-break' },
    ...reportForm(),
    { kind: 'page-break' },
    ...assessmentForm(),
    ...whoProcesses(facts),
  ],
});

const TITLE = 'Nödpärm';

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });

const instructions = ({ authority, note }: PackFacts): readonly Block[] => [
  {
    kind: 'list',
    ordered: true,
    items: [
      'Stoppa det som går att stoppa: stäng av, koppla ur, be mottagaren radera. Skriv vad ni gör och när.',
      'Skriv upp när det upptäcktes, med klockslag. Fyll i rapporten i den här pärmen.',
      'Ring incidentgruppen (listan nedan). Skriv klockslaget då nämnden fick vetskap: från det räknas 72 timmar.',
      `Bedöm risken och låt delegaten i listan besluta. Är det inte osannolikt att incidenten medför en risk ska den anmälas till ${authority} inom 72 timmar. Myndighetens e-tjänst kan öppnas från en telefon; fungerar inte e-tjänsten tar myndigheten emot post.`,
      'Är risken hög: informera de registrerade utan onödigt dröjsmål.',
      'När datorerna fungerar igen: välj «Efterregistrera» i Ansvar och skriv in de rätta tiderna, inte tiden då du skriver.',
    ],
  },
  ...(note ? [{ kind: 'note' as const, tone: 'information' as const, text: note }] : []),
];

/** Each once, with the roles that are held. */
const callable = (persons: PackFacts['persons']) =>
  persons
    .filter(({ email }, index) => persons.findIndex((one) => one.email === email) === index)
    .map((person) => ({
      ...person,
      roles: persons.filter(({ email }) => email === person.email).map(({ role }) => role),
    }));

const phoneList = ({ persons, phones, authority }: PackFacts): readonly Block[] => [
  heading('Telefonlista'),
  {
    kind: 'table',
    columns: [
      { header: 'Namn', width: 2 },
      { header: 'Telefon', width: 2 },
      { header: 'Roller', width: 3 },
    ],
    rows: [
      ...callable(persons).map(({ name, roles, phone }) => [name, phone ?? '____________', roles.join(', ')]),
      [authority, '08-657 61 00', 'Box 8114, 104 20 Stockholm. Anmälan görs i myndighetens e-tjänst.'],
    ],
    empty: 'Ingen har en roll i incidentgruppen. Utse dem under Roller.',
  },
  ...(phones ? [{ kind: 'paragraph' as const, text: phones }] : []),
];

const hourPages = ({ hours, receiver }: PackFacts): readonly Block[] => [
  heading('När är 72 timmar ute?'),
  {
    kind: 'paragraph',
    text: 'Timmarna räknas dygnet runt, också på helger: samma klockslag tre dygn senare. Tabellen gäller vetskap klockan 12.00 och visar när klockan ställs om.',
  },
  {
    kind: 'table',
    columns: [{ header: 'Nämnden fick vetskap' }, { header: 'Anmälan senast' }],
    rows: hours.map(({ aware, due }) => [aware, due]),
  },
  {
    kind: 'paragraph',
    text: `Betydande incident enligt cybersäkerhetslagen: varning inom 24 timmar, incidentanmälan inom 72 timmar och slutrapport inom en månad från anmälan, till ${receiver}. Kommunen rapporterar, inte nämnden.`,
  },
];

const LINE = '____________________________________________';
const box = ({ label }: ReportOption): string => `☐ ${label}`;
const choices = (question: string, options: readonly ReportOption[], hint?: string): readonly Block[] => [
  { kind: 'heading', level: 2, text: question },
  ...(hint ? [{ kind: 'paragraph' as const, text: hint }] : []),
  { kind: 'paragraph', text: options.map(box).join('\n') },
];
const lines = (question: string, count: number, hint?: string): readonly Block[] => [
  { kind: 'heading', level: 2, text: question },
  ...(hint ? [{ kind: 'paragraph' as const, text: hint }] : []),
  { kind: 'paragraph', text: Array.from({ length: count }, () => LINE).join('\n') },
];
const TIME = 'År ________  Månad ____  Dag ____  Klockslag ________';
const time = (question: string, hint?: string): readonly Block[] => [
  { kind: 'heading', level: 2, text: question },
  { kind: 'paragraph', text: hint ? `${TIME}\n${hint}` : TIME },
];
const count = (question: string): readonly Block[] => [
  ...choices(question, countRanges, reportHints.count),
  { kind: 'paragraph', text: 'Exakt antal: ______________' },
];

const reportForm = (): readonly Block[] => [
  heading('Rapport om personuppgiftsincident'),
  { kind: 'paragraph', text: `Den som rapporterar, namn och telefon: ${LINE}` },
  ...choices('Vem upptäckte det?', reporters),
  ...time(reportQuestions.occurredAt),
  ...time(reportQuestions.discoveredAt, reportHints.discoveredAt),
  ...choices(reportQuestions.types, incidentTypes, reportHints.types),
  ...lines(reportQuestions.description, 4, 'Skriv inga namn eller personnummer.'),
  ...choices(reportQuestions.discoveredHow, discoveryWays),
  ...choices(reportQuestions.cause, incidentCauses, reportHints.cause),
  { kind: 'heading', level: 2, text: reportQuestions.processorsInvolved },
  { kind: 'paragraph', text: '☐ Ja   ☐ Nej' },
  ...lines(reportQuestions.processors, 3),
  ...count(reportQuestions.subjects),
  ...count(reportQuestions.records),
  ...choices(reportQuestions.subjectGroups, affectedGroups),
  ...choices(reportQuestions.dataKinds, affectedData),
  ...choices(reportQuestions.encrypted, encryptionAnswers),
];

const assessmentForm = (): readonly Block[] => [
  heading('Incidentgruppens del'),
  ...time('När fick nämnden vetskap om incidenten?'),
  {
    kind: 'table',
    caption: 'Frågor före anmälan',
    columns: [
      { header: 'Fråga', width: 2 },
      { header: 'Svar', width: 3 },
    ],
    rows: assessmentQuestions.map(({ label }, index) => [`${index + 1}. ${label}`, '\n\n\n']),
  },
  ...choices(reportQuestions.consequences, consequences),
  ...choices(reportQuestions.severity, severityLevels, reportHints.severity),
  { kind: 'heading', level: 2, text: reportQuestions.measures },
  measureRows(4),
  { kind: 'heading', level: 2, text: 'Beslut' },
  {
    kind: 'paragraph',
    text: [
      '☐ Dokumentera: det är osannolikt att incidenten medför en risk. Skäl nedan.',
      '☐ Anmäl till tillsynsmyndigheten.',
      '☐ Anmäl, och informera de registrerade: hög risk är sannolik.',
    ].join('\n'),
  },
  ...lines('Skäl', 4),
  { kind: 'heading', level: 2, text: 'Om anmälan till tillsynsmyndigheten inte har skett, ange varför' },
  measureRows(1),
  { kind: 'signature', signatories: [{ role: 'Delegat' }] },
];

const measureRows = (count: number): Block => ({
  kind: 'table',
  columns: [{ header: 'Datum och tid:' }, { header: 'Åtgärd:', width: 3 }],
  rows: Array.from({ length: count }, () => [' ', '\n']),
});

const whoProcesses = ({ processors }: PackFacts): readonly Block[] => [
  heading('Vem är biträde för vad?'),
  {
    kind: 'table',
    columns: [
      { header: 'Personuppgiftsbiträde', width: 3 },
      { header: 'Org.nr', width: 2 },
      { header: 'Behandling', width: 4 },
      { header: 'Ring vid incident', width: 3 },
    ],
    rows: processors.map(({ processor, organisationNumber, processing, contact }) => [
      processor,
      organisationNumber ?? '',
      processing,
      contact ?? 'Står inte i registret',
    ]),
    empty: 'Registret har inget personuppgiftsbiträde.',
  },
];
