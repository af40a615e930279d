/** The times of an incident as two fields each; what was not changed in the form is not read anew. */
import type { FormErrors, FormResult } from '../../../platform/form.ts';
import {
  type AwareSource,
  awareSources,
  type IncidentTime,
  incidentTimeNames,
  incidentTimes,
  instantOfTyped,
} from '../rules/index.ts';
import { CLOCK_MISSING } from './fields.ts';

export interface TimesForm {
  /** Those that the form changed; null takes the time away. */
  readonly changed: Readonly<Partial<Record<IncidentTime, string | null>>>;
  /** As the form showed them: «2026-11-20 14.20», empty when there was none. */
  readonly shown: Readonly<Record<IncidentTime, string>>;
  readonly occurredDayOnly: boolean;
  readonly awareSource: AwareSource | null;
  readonly reason: string;
}

export function readTimes(fields: URLSearchParams): FormResult<TimesForm> {
  const errors: Record<string, string> = {};
  const changed: Partial<Record<IncidentTime, string | null>> = {};
  const shown = {} as Record<IncidentTime, string>;
  let occurredDayOnly = false;
  for (const name of incidentTimeNames) {
    const { prefix } = incidentTimes[name];
    const on = (fields.get(`${prefix}On`) ?? '').trim();
    const at = (fields.get(`${prefix}At`) ?? '').trim();
    shown[name] = fields.get(`var.${name}`) ?? '';
    if (name === 'occurredAt') occurredDayOnly = on !== '' && at === '';
    if (!fields.has(`${prefix}On`) || `${on} ${at}`.trim() === shown[name]) continue;
    const read = readTime(name, on, at);
    if ('errors' in read) Object.assign(errors, read.errors);
    else changed[name] = read.value;
  }
  const source = fields.get('awareSource') ?? '';
  const reason = (fields.get('reason') ?? '').trim();
  const awareAt = 'awareAt' in changed ? changed.awareAt : shown.awareAt || null;
  if (awareAt && !Object.hasOwn(awareSources, source)) errors.awareSource = 'Välj hur nämnden fick vetskap.';
  if (Object.keys(changed).some((name) => shown[name as IncidentTime] !== '') && reason === '')
    errors.reason = 'Skriv varför tiden ändras. Den gamla tiden och skälet sparas.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const awareSource = Object.hasOwn(awareSources, source) ? (source as AwareSource) : null;
  return { ok: true, value: { changed, shown, occurredDayOnly, awareSource, reason } };
}

function readTime(
  name: IncidentTime,
  on: string,
  at: string,
): { readonly value: string | null } | { readonly errors: FormErrors } {
  const { prefix, isRequired } = incidentTimes[name];
  if (on === '' && at === '') {
    if (isRequired) return { errors: { [`${prefix}On`]: 'Skriv dagen, till exempel 2026-11-20.' } };
    return { value: null };
  }
  if (at === '' && name !== 'occurredAt') return { errors: { [`${prefix}At`]: CLOCK_MISSING } };
  const instant = instantOfTyped(on, at);
  if (instant) return { value: instant };
  const isDay = instantOfTyped(on, '') !== undefined;
  return {
    errors: isDay
      ? { [`${prefix}At`]: 'Skriv klockslaget som timmar och minuter, till exempel 14.20.' }
      : { [`${prefix}On`]: 'Skriv ett datum, till exempel 2026-11-20.' },
  };
}
