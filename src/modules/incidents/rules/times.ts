/** The times of an incident, kept apart (S-005): how they are written, and in what order they may lie. Pure. */
import { minutesBetween, parseSwedishTime, swedishDay, swedishTime } from '../../../platform/plain-date.ts';

export const incidentTimes = {
  occurredAt: { label: 'Inträffade', prefix: 'occurred', isRequired: false },
  endedAt: { label: 'Upphörde', prefix: 'ended', isRequired: false },
  discoveredAt: { label: 'Upptäcktes', prefix: 'discovered', isRequired: true },
  reportedAt: { label: 'Internrapporten', prefix: 'reported', isRequired: true },
  awareAt: { label: 'Vetskap', prefix: 'aware', isRequired: false },
} as const;
export type IncidentTime = keyof typeof incidentTimes;
export const incidentTimeNames = Object.keys(incidentTimes) as [IncidentTime, ...IncidentTime[]];

export type Times = Readonly<Record<IncidentTime, string | null>>;

/** Column of the trace that a change leaves. */
export const timeColumns = {
  occurredAt: 'occurred_at',
  endedAt: 'ended_at',
  discoveredAt: 'discovered_at',
  reportedAt: 'reported_at',
  awareAt: 'aware_at',
} as const satisfies Readonly<Record<IncidentTime, string>>;

/** Day and clock time as two fields show them, in Swedish time. */
export function typedTime(instant: string | null, dayOnly = false): { on: string; at: string } {
  if (!instant) return { on: '', at: '' };
  return { on: swedishDay(instant), at: dayOnly ? '' : (swedishTime(instant).split('kl. ')[1] ?? '') };
}

const isBefore = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && minutesBetween(other, one) < 0;

/** What is wrong with the times together, by field; a clock time that is not known is not compared. */
export function timeFaults(
  times: Times,
  now: string,
  occurredDayOnly: boolean,
): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const name of incidentTimeNames)
    if (isBefore(now, times[name]))
      faults[`${incidentTimes[name].prefix}On`] = 'Tiden kan inte ligga i framtiden.';
  const occurred = occurredDayOnly ? null : times.occurredAt;
  if (isBefore(times.discoveredAt, occurred))
    faults.discoveredOn ??= 'Upptäckten kan inte ligga före det att incidenten inträffade.';
  if (isBefore(times.endedAt, occurred))
    faults.endedOn ??= 'Incidenten kan inte ha upphört innan den inträffade.';
  if (isBefore(times.awareAt, times.discoveredAt))
    faults.awareOn ??= 'Vetskapen kan inte ligga före upptäckten.';
  if (isBefore(times.reportedAt, times.discoveredAt))
    faults.reportedOn ??= 'Internrapporten kan inte ligga före upptäckten.';
  return faults;
}

/** The instant of a day and a clock time; noon when only the day is known. Undefined when they are none. */
export function instantOfTyped(on: string, at: string): string | undefined {
  const clock = at === '' ? '12.00' : /^\d{1,2}$/.test(at) ? `${at}.00` : at;
  return parseSwedishTime(`${on} ${clock}`);
}
