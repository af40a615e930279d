/** The report asked for one thing at a time: pages, their fields, and the report as a text to keep. Pure. */
import {
  affectedData,
  affectedGroups,
  countRanges,
  discoveryWays,
  encryptionAnswers,
  incidentCauses,
  incidentTypes,
  optionLabel,
  type ReportOption,
  reporters,
  reportQuestions,
} from '../../../knowledge/incident-report.ts';
import { dayWithWeekday, swedishDay, timeWithWeekday } from '../../../platform/plain-date.ts';
import type { ReportAnswers } from './report.ts';

export const reportPages = {
  pagar: {
    title: 'Pågår det fortfarande?',
    fields: ['ongoing', 'contained', 'continues', 'continuesItem'],
  },
  nar: {
    title: reportQuestions.discoveredAt,
    fields: ['discoveredOn', 'discoveredAt', 'occurredOn', 'occurredAt', 'endedOn', 'endedAt'],
  },
  vad: { title: reportQuestions.types, fields: ['types', 'description', 'identityNumbersConfirmed'] },
  varfor: {
    title: 'Hur upptäcktes det, och varför hände det?',
    fields: [
      'discoveredHow',
      'discoveredHowText',
      'cause',
      'causeText',
      'processorsInvolved',
      'processorName',
      'processorNumber',
      'processorUnknown',
    ],
  },
  vilka: {
    title: 'Vilka har drabbats, och hur många?',
    fields: [
      'subjectGroups',
      'employeesUnit',
      'subjectGroupsText',
      'subjectsExact',
      'subjectsRange',
      'recordsExact',
      'recordsRange',
    ],
  },
  uppgifter: {
    title: 'Vilka uppgifter gäller det?',
    fields: ['dataKinds', 'dataKindsText', 'encrypted'],
  },
  vem: {
    title: 'Vem är du?',
    fields: [
      'reporter',
      'controllerId',
      'senderName',
      'senderOrganisation',
      'senderContact',
      'supplierConsequences',
      'supplierMeasures',
    ],
  },
} as const;
export type ReportPageId = keyof typeof reportPages;
export const reportPageIds = Object.keys(reportPages) as [ReportPageId, ...ReportPageId[]];

export type ReporterKind = 'staff' | 'outsider';

/** Who is outside and no supplier is not asked how and why: only those inside know. */
export const pagesFor = (kind: ReporterKind, reporter: string | null): readonly ReportPageId[] =>
  kind === 'outsider' && reporter !== 'processor'
    ? reportPageIds.filter((id) => id !== 'varfor')
    : reportPageIds;

/** Whoever is outside says first who he is: the rest of the questions follow from it. */
export function fieldsOn(page: ReportPageId, kind: ReporterKind): readonly string[] {
  const fields: readonly string[] = reportPages[page].fields;
  if (kind === 'staff') return fields;
  if (page === 'pagar') return [...fields, 'reporter'];
  return page === 'vem' ? fields.filter((name) => name !== 'reporter') : fields;
}

const OUTSIDE_TITLES: Partial<Record<ReportPageId, string>> = {
  nar: 'När upptäckte du det?',
  vad: 'Vad har hänt?',
  vem: 'Hur når vi dig?',
};
export const pageTitle = (page: ReportPageId, kind: ReporterKind): string =>
  (kind === 'outsider' && OUTSIDE_TITLES[page]) || reportPages[page].title;

/** What those outside call themselves. */
export const outsideReporters = [
  { id: 'other', label: 'Invånare, anhörig eller någon annan' },
  { id: 'external-user', label: 'Jag använder en av kommunens e-tjänster eller system' },
  { id: 'internal-user', label: 'Jag är anställd eller förtroendevald' },
  { id: 'processor', label: 'Leverantör som behandlar uppgifter åt kommunen' },
] as const;

/** Every field of the report, whichever page it stands on. */
export const reportFields: readonly string[] = Object.values(reportPages).flatMap(({ fields }) => fields);

/** Answered by the incident group alone (F-048). */
export const groupOnlyFields = ['consequences', 'consequencesText', 'severity', 'notNotified'] as const;

/** What a supplier tells beside the form (E-052). */
export interface SupplierWords {
  readonly consequences: string | null;
  readonly measures: string | null;
}

const UNKNOWN = 'Vet inte';
const one = (options: readonly ReportOption[], id: string | null, more?: string | null): string =>
  id ? [optionLabel(options, id), more].filter(Boolean).join(' ') : (more ?? UNKNOWN);
const several = (options: readonly ReportOption[], ids: readonly string[], more?: string | null): string =>
  [...ids.map((id) => optionLabel(options, id)), more].filter(Boolean).join('; ') || UNKNOWN;
const count = (exact: number | null, range: string | null): string =>
  exact !== null ? exact.toLocaleString('sv-SE') : range ? optionLabel(countRanges, range) : UNKNOWN;
const YES_NO = { yes: 'Ja', no: 'Nej' } as const;
const yesNo = (answer: 'yes' | 'no' | null): string => (answer ? YES_NO[answer] : UNKNOWN);

export function occurredText({ occurredAt, occurredDayOnly }: ReportAnswers): string {
  if (!occurredAt) return UNKNOWN;
  return occurredDayOnly ? dayWithWeekday(swedishDay(occurredAt)) : timeWithWeekday(occurredAt);
}

/** Question and answer, in the order of the form: what is read before it is registered, and kept as a document. */
export function reportLines(
  answers: ReportAnswers,
  supplier: SupplierWords = { consequences: null, measures: null },
): readonly (readonly [question: string, answer: string])[] {
  const processors = answers.processors.map(({ name, organisationNumber }) =>
    [name, organisationNumber].filter(Boolean).join(', '),
  );
  return [
    ['Pågår det fortfarande?', yesNo(answers.ongoing)],
    ['Vad som är gjort för att stoppa det', answers.contained ?? UNKNOWN],
    [reportQuestions.occurredAt, occurredText(answers)],
    ['När upphörde incidenten?', answers.endedAt ? timeWithWeekday(answers.endedAt) : UNKNOWN],
    [reportQuestions.discoveredAt, timeWithWeekday(answers.discoveredAt)],
    [reportQuestions.types, several(incidentTypes, answers.types)],
    [reportQuestions.description, answers.description ?? UNKNOWN],
    [reportQuestions.discoveredHow, one(discoveryWays, answers.discoveredHow, answers.discoveredHowText)],
    [reportQuestions.cause, one(incidentCauses, answers.cause, answers.causeText)],
    [reportQuestions.processorsInvolved, yesNo(answers.processorsInvolved)],
    [reportQuestions.processors, processors.join('; ') || UNKNOWN],
    [reportQuestions.subjects, count(answers.subjectsExact, answers.subjectsRange)],
    [reportQuestions.records, count(answers.recordsExact, answers.recordsRange)],
    [
      reportQuestions.subjectGroups,
      several(
        affectedGroups,
        answers.subjectGroups,
        [answers.employeesUnit, answers.subjectGroupsText].filter(Boolean).join('; '),
      ),
    ],
    [reportQuestions.dataKinds, several(affectedData, answers.dataKinds, answers.dataKindsText)],
    [reportQuestions.encrypted, one(encryptionAnswers, answers.encrypted)],
    ['Vem som upptäckte det', one(reporters, answers.reporter)],
    ...(supplier.consequences ? [['Sannolika konsekvenser', supplier.consequences] as const] : []),
    ...(supplier.measures ? [['Åtgärder som är vidtagna eller föreslås', supplier.measures] as const] : []),
  ];
}

/** The same as one text. */
export const reportText = (answers: ReportAnswers, supplier?: SupplierWords): string =>
  reportLines(answers, supplier)
    .map(([question, answer]) => `${question}\n${answer}`)
    .join('\n\n');

const TITLES: Readonly<Record<string, string>> = {
  disclosure: 'Obehörigt röjande av personuppgifter',
  access: 'Obehörig åtkomst till personuppgifter',
  loss: 'Förlust av personuppgifter',
  destruction: 'Förstöring av personuppgifter',
  alteration: 'Ändring av personuppgifter',
  unavailability: 'Personuppgifter som inte går att nå',
};

/** A neutral title to begin with, of what has happened. */
export const proposedIncidentTitle = ({ types }: ReportAnswers): string =>
  TITLES[types[0] ?? ''] ?? 'Personuppgiftsincident';
