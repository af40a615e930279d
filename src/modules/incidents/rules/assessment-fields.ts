/** The fields that the incident group fills in together, by section, each with its question (F-021–F-034, F-048). */
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
  reportQuestions,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import { mainTypes } from './assessment.ts';
import type { FieldValue } from './merge.ts';
import { incidentLikelihoods, incidentRisks } from './risk.ts';
import { scoreContexts, scoreEases } from './severity.ts';

interface FieldOption {
  readonly id: string;
  readonly label: string;
}

export interface AssessmentField {
  /** Column of the incident, and name of the form field. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'line' | 'one' | 'several' | 'number' | 'level';
  readonly options?: readonly FieldOption[];
  readonly section: AssessmentSection;
}

export const assessmentSections = {
  event: 'Vad som har hänt',
  people: 'Vilka, vilka uppgifter och vilka följder',
  response: 'Åtgärder och information',
  triage: 'Är det en incident, och vart går den?',
  risk: 'Risken för människor',
  score: 'Allvar i poäng',
} as const;
export type AssessmentSection = keyof typeof assessmentSections;

const question = (number: number): string => {
  const asked = assessmentQuestions[number - 1]?.label ?? '';
  return `${number}. ${asked}`;
};
const listed = (options: readonly ReportOption[]): readonly FieldOption[] =>
  options.map(({ id, label }) => ({ id, label }));
const entries = (table: Readonly<Record<string, string>>): readonly FieldOption[] =>
  Object.entries(table).map(([id, label]) => ({ id, label }));

const yesNo = entries({ yes: 'Ja', no: 'Nej' });
const yesNoUnclear = entries({ yes: 'Ja', no: 'Nej', unclear: 'Oklart' });

export const assessmentFields = [
  { name: 'description', label: question(1), kind: 'text', section: 'event' },
  { name: 'types', label: question(2), kind: 'several', options: listed(incidentTypes), section: 'event' },
  { name: 'place', label: question(3), kind: 'text', section: 'event' },
  { name: 'cause', label: question(4), kind: 'one', options: listed(incidentCauses), section: 'event' },
  { name: 'causeText', label: 'Orsaken, om ingen i listan stämmer', kind: 'text', section: 'event' },
  { name: 'reason', label: 'Varför, med egna ord', kind: 'text', section: 'event' },
  {
    name: 'ongoing',
    label: question(5),
    kind: 'one',
    options: entries({ yes: 'Pågående', no: 'Avslutad' }),
    section: 'event',
  },
  {
    name: 'processorsInvolved',
    label: reportQuestions.processorsInvolved,
    kind: 'one',
    options: yesNo,
    section: 'event',
  },
  {
    name: 'discoveredHow',
    label: reportQuestions.discoveredHow,
    kind: 'one',
    options: listed(discoveryWays),
    section: 'event',
  },
  { name: 'discoveredHowText', label: 'Hur den upptäcktes, med egna ord', kind: 'text', section: 'event' },
  { name: 'affected', label: question(8), kind: 'text', section: 'people' },
  { name: 'subjectsExact', label: 'Antal registrerade: exakt antal', kind: 'number', section: 'people' },
  {
    name: 'subjectsRange',
    label: 'Antal registrerade: eller ett intervall',
    kind: 'one',
    options: listed(countRanges),
    section: 'people',
  },
  { name: 'recordsExact', label: 'Antal uppgifter: exakt antal', kind: 'number', section: 'people' },
  {
    name: 'recordsRange',
    label: 'Antal uppgifter: eller ett intervall',
    kind: 'one',
    options: listed(countRanges),
    section: 'people',
  },
  {
    name: 'dataKinds',
    label: question(9),
    kind: 'several',
    options: listed(affectedData),
    section: 'people',
  },
  { name: 'dataKindsText', label: 'Övriga uppgifter', kind: 'line', section: 'people' },
  {
    name: 'consequences',
    label: question(10),
    kind: 'several',
    options: listed(consequences),
    section: 'people',
  },
  { name: 'consequencesText', label: 'Följderna med egna ord', kind: 'text', section: 'people' },
  {
    name: 'subjectGroups',
    label: question(11),
    kind: 'several',
    options: listed(affectedGroups),
    section: 'people',
  },
  { name: 'employeesUnit', label: 'Anställda: förvaltning, avdelning', kind: 'line', section: 'people' },
  { name: 'subjectGroupsText', label: 'Övriga grupper', kind: 'line', section: 'people' },
  {
    name: 'encrypted',
    label: question(12),
    kind: 'one',
    options: listed(encryptionAnswers),
    section: 'people',
  },
  { name: 'contained', label: question(13), kind: 'text', section: 'response' },
  { name: 'informedText', label: question(14), kind: 'text', section: 'response' },
  {
    name: 'isBreach',
    label: 'Är det en personuppgiftsincident?',
    kind: 'one',
    options: yesNoUnclear,
    section: 'triage',
  },
  { name: 'isBreachReason', label: 'Varför, eller varför inte?', kind: 'text', section: 'triage' },
  {
    name: 'mainType',
    label: 'Det som bäst stämmer överens med det som inträffat',
    kind: 'one',
    options: entries(mainTypes).filter(({ id }) => id !== 'none'),
    section: 'triage',
  },
  {
    name: 'protectiveSecurity',
    label: 'Ska händelsen anmälas enligt säkerhetsskyddslagen (2018:585)?',
    kind: 'one',
    options: yesNoUnclear,
    section: 'triage',
  },
  {
    name: 'lawEnforcement',
    label: 'Faller behandlingen under brottsdatalagen?',
    kind: 'one',
    options: yesNo,
    section: 'triage',
  },
  {
    name: 'crossBorder',
    label: 'Är incidenten gränsöverskridande?',
    kind: 'one',
    options: yesNo,
    section: 'triage',
  },
  {
    name: 'cyberSignificant',
    label: 'Kan den vara en betydande incident enligt cybersäkerhetslagen?',
    kind: 'one',
    options: yesNoUnclear,
    section: 'triage',
  },
  { name: 'cyberReason', label: 'Varför den kan vara betydande', kind: 'text', section: 'triage' },
  {
    name: 'likelihood',
    label: 'Hur sannolikt är det att någon drabbas?',
    kind: 'one',
    options: entries(incidentLikelihoods),
    section: 'risk',
  },
  { name: 'likelihoodReason', label: 'Skäl till sannolikheten', kind: 'text', section: 'risk' },
  {
    name: 'severity',
    label: 'Hur allvarlig bedömer ni att incidenten är?',
    kind: 'level',
    options: listed(severityLevels),
    section: 'risk',
  },
  { name: 'severityReason', label: 'Skäl till allvaret', kind: 'text', section: 'risk' },
  {
    name: 'risk',
    label: 'Risken, sammantaget',
    kind: 'one',
    options: entries(incidentRisks),
    section: 'risk',
  },
  { name: 'riskReason', label: 'Skäl till bedömningen', kind: 'text', section: 'risk' },
  {
    name: 'scoreContext',
    label: 'Vilket slag av uppgifter är det?',
    kind: 'level',
    options: entries(scoreContexts),
    section: 'score',
  },
  {
    name: 'scoreEase',
    label: 'Hur lätt är det att veta vem uppgiften gäller?',
    kind: 'level',
    options: entries(scoreEases),
    section: 'score',
  },
  { name: 'scoreCircumstances', label: 'Omständigheter som gör det värre', kind: 'level', section: 'score' },
] as const satisfies readonly AssessmentField[];

export const fieldsOfSection = (section: AssessmentSection): readonly AssessmentField[] =>
  assessmentFields.filter((field) => field.section === section);

/** As it is shown to people: the words of a choice, one a line of several. */
export function shownValue(field: AssessmentField, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  const label = (id: string) => field.options?.find((option) => option.id === id)?.label ?? id;
  if (typeof value === 'object') return value.map(label).join('\n');
  if (field.name === 'scoreCircumstances') return (Number(value) / 4).toLocaleString('sv-SE');
  return field.kind === 'number' ? Number(value).toLocaleString('sv-SE') : label(String(value));
}

/** As it stands in a hidden field, so that what was changed in a form can be told from what was not. */
export function hiddenValue(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.join(',') : String(value);
}
