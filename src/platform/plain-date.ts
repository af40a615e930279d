/** Calendar days as `YYYY-MM-DD`, read and written the way people in Sweden do. */
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Stockholm';
const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(
  ' ',
);

/**
 * Understands `2026-11-20`, `20261120`, `20/11 2026`, `20.11.2026`, `20 november 2026`; undefined when it is no day.
 * With `today`, a day without a year is the next such day: `15/12`, `15 december`.
 */
export function parseDate(typed: string, today?: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const year = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (year) return existing(year[1], year[2], year[3]);
  const numeric = /^(\d{1,2})\s*[/.]\s*(\d{1,2})(?:[\s./]+(\d{4}))?$/.exec(text);
  if (numeric) return onDay(numeric[1], numeric[2], numeric[3], today);
  const named = /^(\d{1,2})\s+([a-zåäö]+)\.?(?:\s+(\d{4}))?$/.exec(text);
  const month =
    named?.[2] && named[2].length >= 3
      ? MONTHS.findIndex((name) => name.startsWith(named[2]?.slice(0, 3) ?? ''))
      : -1;
  return named && month >= 0 ? onDay(named[1], String(month + 1), named[3], today) : undefined;
}

function onDay(day = '', month = '', year?: string, today?: string): string | undefined {
  if (year) return existing(year, month, day);
  if (!today) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const found = existing(String(thisYear), month, day);
  return found && found >= today ? found : existing(String(thisYear + 1), month, day);
}

function existing(year = '', month = '', day = ''): string | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return undefined;
  }
}

/** «20 november 2026», or with weekday and without the year when it is the year of `near`. */
export function longDate(date: string, near?: string): string {
  const day = Temporal.PlainDate.from(date);
  const name = `${day.day} ${MONTHS[day.month - 1]}`;
  return near?.startsWith(`${day.year}-`) ? `${WEEKDAYS[day.dayOfWeek - 1]} ${name}` : `${name} ${day.year}`;
}

const SWEDISH = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

/** «2026-11-22 kl. 08.30» in Swedish time. */
export function swedishTime(instant: Date | string): string {
  const [date, time] = SWEDISH.format(new Date(instant)).split(' ');
  return `${date} kl. ${time?.replace(':', '.')}`;
}

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The same day of the month `months` later, or the month's last day when it has no such day. */
export const addMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** Whole days from one day to another; negative when the other lies before. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** Elapsed time in minutes from one instant to another, rounded towards zero. */
export const minutesBetween = (from: string, to: string): number =>
  Math.trunc(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes'));

/** The instant so many elapsed hours later, whatever the clocks do meanwhile. In UTC. */
export const addHours = (instant: string, hours: number): string =>
  Temporal.Instant.from(instant).add({ hours }).toString();

/** When the hour ends in which the instant lies. In UTC. */
export const endOfHour = (instant: string): string =>
  Temporal.Instant.from(instant)
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
    .add({ hours: 1 })
    .toString();

/** The day in Sweden on which an instant lies. */
export const swedishDay = (instant: string): string => inSweden(instant).toPlainDate().toString();

/** «2026-11-23T14:20:00+01:00»: the same instant with Swedish time and its offset. */
export const swedishIsoTime = (instant: string): string =>
  inSweden(instant).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });

/** «torsdag 24 december», with the year unless it is the year of `near`. */
export function dayWithWeekday(date: string, near?: string): string {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  const name = `${WEEKDAYS[dayOfWeek - 1]} ${day} ${MONTHS[month - 1]}`;
  return near?.startsWith(`${year}-`) ? name : `${name} ${year}`;
}

/** «måndag 23 november kl. 02.10» in Swedish time; in the hour that comes twice it says which one is meant. */
export function timeWithWeekday(instant: string, near?: string): string {
  const time = inSweden(instant);
  const clock = `${String(time.hour).padStart(2, '0')}.${String(time.minute).padStart(2, '0')}`;
  return `${dayWithWeekday(time.toPlainDate().toString(), near)} kl. ${clock}${whichOfTwo(time)}`;
}

function whichOfTwo(time: Temporal.ZonedDateTime): string {
  const wall = time.toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(ZONE, { disambiguation }).offset,
  );
  if (first === second) return '';
  return time.offset === first ? ' (sommartid)' : ' (normaltid)';
}

const inSweden = (instant: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);

/** Whether a text is an instant with its offset: `2026-11-20T14:20+01:00`, `2026-11-20T13:20:00Z`. */
export function isInstant(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Understands a day and a clock time in Swedish time, `2026-11-20 14.20` or `20/11 2026 kl. 14:20`, as an instant with
 * its offset. An hour that comes twice in October is the first of them; one that March leaves out is undefined.
 */
export function parseSwedishTime(typed: string): string | undefined {
  const found = /^(.+?)[\sT]+(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})$/.exec(typed.trim());
  const date = found?.[1] && parseDate(found[1]);
  if (!found || !date) return undefined;
  const [hour, minute] = [Number(found[2]), Number(found[3])];
  try {
    const time = Temporal.PlainDateTime.from(date).with({ hour, minute }, { overflow: 'reject' });
    const zoned = time.toZonedDateTime(ZONE, { disambiguation: 'earlier' });
    return zoned.toPlainDateTime().equals(time) ? zoned.toString({ timeZoneName: 'never' }) : undefined;
  } catch {
    return undefined;
  }
}
