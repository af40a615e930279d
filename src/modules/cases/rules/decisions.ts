/** How a decision in a case is taken, and in which group of the list to the nämnd it stands. */
import type { DecisionMatter } from '../../organisations/rules/index.ts';

export interface DecisionWay {
  readonly label: string;
  readonly hint: string;
  /** The group of «Redovisning av delegationsbeslut»; null for what the nämnd or a company decides itself. */
  readonly group: string | null;
  /** Taken by the one who is signed in, or recorded of what others have decided. */
  readonly by: 'actor' | 'recorded';
}

export const decisionWays = {
  delegate: {
    label: 'Jag beslutar nu, på delegation',
    hint: 'Under din punkt i delegationsordningen',
    group: 'Tjänstemannabeslut',
    by: 'actor',
  },
  recorded: {
    label: 'En delegat har beslutat på papper',
    hint: 'Du registrerar beslutet. Delegatens punkt prövas per beslutets dag',
    group: 'Tjänstemannabeslut',
    by: 'recorded',
  },
  chair: {
    label: 'Ordföranden har beslutat',
    hint: 'När saken inte kunde vänta till nämnden',
    group: 'Ordförandebeslut',
    by: 'recorded',
  },
  committee: {
    label: 'Utskottet har beslutat',
    hint: 'Med paragraf i protokollet',
    group: 'Utskottsbeslut',
    by: 'recorded',
  },
  board: {
    label: 'Nämnden har beslutat',
    hint: 'Med paragraf i protokollet',
    group: null,
    by: 'recorded',
  },
} as const satisfies Readonly<Record<string, DecisionWay>>;
export type DecisionWayId = keyof typeof decisionWays;

/** What such decisions are usually called in the list. */
export const decisionTypes = [
  'Beslut att anmäla personuppgiftsincident',
  'Beslut att inte anmäla personuppgiftsincident',
  'Beslut att informera de registrerade',
  'Beslut om begäran om registerutdrag',
  'Beslut om begäran om förändring',
  'Beslut att inte lämna ut allmän handling',
  'Tecknande av personuppgiftsbiträdesavtal',
  'Uppsägning av personuppgiftsbiträdesavtal',
  'Beslut om konsekvensbedömning',
  'Beslut om överföring till tredjeland',
  'Yttrande till tillsynsmyndigheten',
] as const;

/** As it is stored: a company's decision and a delegate's share the first way of the form. */
export const storedWays = {
  delegate: 'Tjänstemannabeslut',
  chair: 'Ordförandebeslut',
  committee: 'Utskottsbeslut',
  board: 'Beslut av nämnden',
  company: 'Bolagets beslut',
} as const;
export type StoredWay = keyof typeof storedWays;

/** The three groups, in the order that the list has. */
export const reportGroups = ['delegate', 'chair', 'committee'] as const satisfies readonly StoredWay[];

export interface ReportedDecision {
  readonly mark: string | null;
  readonly title: string | null;
  readonly individual: boolean;
  readonly matter: string;
  readonly authority: string;
}

/** What the list says of a decision: an individual's matter, or one that is closed to the reader, by number only. */
export function reportedType(
  decision: ReportedDecision,
  matters: Readonly<Record<DecisionMatter, string>>,
): string {
  const mark = decision.mark ? `, ${decision.mark}` : '';
  if (decision.individual || decision.title === null)
    return `${matters[decision.matter as DecisionMatter] ?? matters.other}${mark}`;
  return `${decision.title}${mark}`;
}
