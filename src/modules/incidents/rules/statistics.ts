/** Figures of incidents: how many of each, how fast, and in time or late. Pure. */
import {
  affectedGroups,
  incidentCauses,
  incidentTypes,
  type ReportOption,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import { daysBetween, minutesBetween, swedishDay } from '../../../platform/plain-date.ts';
import { mainTypeOf } from './assessment.ts';
import { isLate } from './notification.ts';
import { incidentOutcomes } from './risk.ts';

/** One incident, as far as it is counted. Instants are ISO. */
export interface CountedIncident {
  /** The happening: the same at every nämnd that it concerns. */
  readonly eventId: string;
  readonly controllerId: string;
  readonly controllerName: string;
  readonly discoveredAt: string;
  readonly awareAt: string | null;
  /** When the first notification was sent. */
  readonly notifiedAt: string | null;
  /** `YYYY-MM-DD` */
  readonly closedOn: string | null;
  readonly types: readonly string[];
  readonly mainType: string | null;
  readonly cause: string | null;
  readonly severity: number | null;
  readonly outcome: string | null;
  readonly isBreach: string | null;
  readonly side: string;
  readonly subjectGroups: readonly string[];
}

export interface Amount {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

export const timeliness = {
  'in-time': 'Anmäld inom 72 timmar',
  late: 'Anmäld senare',
  waiting: 'Ska anmälas, inte anmäld än',
  none: 'Anmäls inte',
  undecided: 'Inte beslutad',
} as const;
export type Timeliness = keyof typeof timeliness;

/** «Obehörigt röjande»: the name without what explains it, and never a part of what it names. */
export const shortLabel = (label: string): string =>
  label
    .replace(/(:|, till exempel |, uppge ).*$/, '')
    .replace(/^\d\. /, '')
    .trim();

const NOT_SAID = { id: '', label: 'Inte angivet' };
const MONTHS = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** Whether the authority was told in time; an incident that is not to be notified is neither. */
export function timelinessOf({ awareAt, notifiedAt, outcome, side, isBreach }: CountedIncident): Timeliness {
  if (notifiedAt) return awareAt && isLate(awareAt, notifiedAt) ? 'late' : 'in-time';
  if (outcome === 'document' || side === 'processor' || isBreach === 'no') return 'none';
  return outcome === null ? 'undecided' : 'waiting';
}

/** The type that is counted: the one chosen, else the one that the authority's form would take. */
export const countedType = ({ mainType, types }: Pick<CountedIncident, 'mainType' | 'types'>): string =>
  mainType ?? mainTypeOf(types) ?? '';

interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Each choice with how many, those that nobody has left out; what is not said comes last. */
function counted(
  rows: readonly CountedIncident[],
  choices: readonly Choice[],
  of: (row: CountedIncident) => readonly string[],
): readonly Amount[] {
  const found = rows.map((row) => (of(row).length > 0 ? of(row) : ['']));
  const amounts = [...choices, NOT_SAID].map(({ id, label }) => ({
    id,
    label,
    count: found.filter((ids) => ids.includes(id)).length,
  }));
  return amounts.filter(({ count }) => count > 0);
}

const listed = (options: readonly ReportOption[]): readonly Choice[] =>
  options.map(({ id, label }) => ({ id, label: shortLabel(label) }));
const ofTable = (table: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(table).map(([id, label]) => ({ id, label }));

const only = (value: string | number | null): readonly string[] =>
  value === null || value === '' ? [] : [String(value)];

/** The middle one, or the mean of the two in the middle; null when there are none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.trunc(sorted.length / 2);
  const [one, other] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return one === undefined || other === undefined ? null : (one + other) / 2;
}

const asHours = (minutes: number | null): number | null =>
  minutes === null ? null : Math.round(minutes / 60);

const minutes = (from: string | null, to: string | null): readonly number[] =>
  from && to ? [Math.max(0, minutesBetween(from, to))] : [];

/** A case is closed on a day: counted in whole days. */
const daysOpen = ({ discoveredAt, closedOn }: CountedIncident): readonly number[] =>
  closedOn ? [Math.max(0, daysBetween(swedishDay(discoveredAt), closedOn))] : [];

export interface IncidentFigures {
  /** Cases: one at each nämnd that an event concerns. */
  readonly total: number;
  readonly events: number;
  readonly months: readonly (Amount & { readonly late: number })[];
  readonly causes: readonly Amount[];
  readonly types: readonly Amount[];
  readonly controllers: readonly Amount[];
  readonly severities: readonly Amount[];
  readonly outcomes: readonly Amount[];
  readonly groups: readonly Amount[];
  readonly timeliness: readonly Amount[];
  /** Medians; null where none is known. */
  readonly times: {
    readonly hoursToAwareness: number | null;
    readonly hoursToNotification: number | null;
    readonly daysToClosing: number | null;
  };
}

/** The figures of the incidents of one year, counted by the day of discovery. */
export function figuresOf(rows: readonly CountedIncident[]): IncidentFigures {
  const names = new Map(rows.map(({ controllerId, controllerName }) => [controllerId, controllerName]));
  const month = ({ discoveredAt }: CountedIncident) => Number(swedishDay(discoveredAt).slice(5, 7)) - 1;
  return {
    total: rows.length,
    events: new Set(rows.map(({ eventId }) => eventId)).size,
    months: MONTHS.map((label, index) => {
      const inMonth = rows.filter((row) => month(row) === index);
      return {
        id: String(index + 1),
        label,
        count: inMonth.length,
        late: inMonth.filter((row) => timelinessOf(row) === 'late').length,
      };
    }),
    causes: counted(rows, listed(incidentCauses), ({ cause }) => only(cause)),
    types: counted(rows, listed(incidentTypes), (row) => only(countedType(row))),
    controllers: counted(
      rows,
      [...names].map(([id, label]) => ({ id, label })),
      ({ controllerId }) => [controllerId],
    ).toSorted((one, other) => other.count - one.count),
    severities: counted(rows, listed(severityLevels), ({ severity }) => only(severity)),
    outcomes: counted(rows, ofTable(incidentOutcomes), ({ outcome }) => only(outcome)),
    groups: counted(rows, listed(affectedGroups), ({ subjectGroups }) => subjectGroups),
    timeliness: counted(rows, ofTable(timeliness), (row) => [timelinessOf(row)]),
    times: {
      hoursToAwareness: asHours(
        median(rows.flatMap(({ discoveredAt, awareAt }) => minutes(discoveredAt, awareAt))),
      ),
      hoursToNotification: asHours(
        median(rows.flatMap(({ awareAt, notifiedAt }) => minutes(awareAt, notifiedAt))),
      ),
      daysToClosing: median(rows.flatMap(daysOpen)),
    },
  };
}

/** Share in whole per cent; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

/** «2. Begränsad»; nothing while nobody has said. */
export const severityText = (severity: number | null): string =>
  severity === null ? '' : (severityLevels.find(({ id }) => id === String(severity))?.label ?? '');
