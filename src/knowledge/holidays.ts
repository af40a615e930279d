/** Days that are no working days in Sweden, each with the provision that makes it one (law.md 2.7). */
import { appliesOn, type Dated, type Fact } from './fact.ts';

/** Where a day lies: on a date, so many days from Easter Sunday, or on the first such weekday from a date on. */
type Place =
  | { readonly on: readonly [month: number, day: number] }
  | { readonly fromEaster: number }
  | { readonly weekday: Weekday; readonly from: readonly [month: number, day: number] };

/** 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface FreeDay extends Fact {
  readonly place: Place;
}

const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

const holidayAct = { label: '1 § lag (1989:253) om allmänna helgdagar' };
const statutoryTimeAct = { label: '2 § lag (1930:173) om beräkning av lagstadgad tid' };
const listed: Dated = { validFrom: null, validTo: null, checkedAt: '2026-11-21', confidence: 'P' };
const unread: Dated = { ...listed, confidence: 'U' };
const holiday = { source: holidayAct, ...listed } as const;
const alike = { source: statutoryTimeAct, ...unread } as const;

/** Public holidays beside Sundays: what article 2.1 of Regulation 1182/71 refers to for Sweden. */
export const publicHolidays = [
  { id: 'new-year', label: 'nyårsdagen', place: { on: [1, 1] }, ...holiday },
  { id: 'epiphany', label: 'trettondedag jul', place: { on: [1, 6] }, ...holiday },
  { id: 'good-friday', label: 'långfredagen', place: { fromEaster: -2 }, ...holiday },
  { id: 'easter', label: 'påskdagen', place: { fromEaster: 0 }, ...holiday },
  { id: 'easter-monday', label: 'annandag påsk', place: { fromEaster: 1 }, ...holiday },
  { id: 'may-day', label: 'första maj', place: { on: [5, 1] }, ...holiday },
  { id: 'ascension', label: 'Kristi himmelsfärdsdag', place: { fromEaster: 39 }, ...holiday },
  { id: 'whit-sunday', label: 'pingstdagen', place: { fromEaster: 49 }, ...holiday },
  {
    id: 'whit-monday',
    label: 'annandag pingst',
    place: { fromEaster: 50 },
    source: holidayAct,
    ...unread,
    validTo: '2004-12-31',
  },
  {
    id: 'national-day',
    label: 'nationaldagen',
    place: { on: [6, 6] },
    source: holidayAct,
    ...unread,
    validFrom: '2005-06-06',
  },
  { id: 'midsummer', label: 'midsommardagen', place: { weekday: SATURDAY, from: [6, 20] }, ...holiday },
  { id: 'all-saints', label: 'alla helgons dag', place: { weekday: SATURDAY, from: [10, 31] }, ...holiday },
  { id: 'christmas', label: 'juldagen', place: { on: [12, 25] }, ...holiday },
  { id: 'boxing-day', label: 'annandag jul', place: { on: [12, 26] }, ...holiday },
] as const satisfies readonly FreeDay[];

/** Eves that time set by Swedish statute treats like public holidays. The act itself has not been read. */
export const statutoryEves = [
  { id: 'midsummer-eve', label: 'midsommarafton', place: { weekday: FRIDAY, from: [6, 19] }, ...alike },
  { id: 'christmas-eve', label: 'julafton', place: { on: [12, 24] }, ...alike },
  { id: 'new-years-eve', label: 'nyårsafton', place: { on: [12, 31] }, ...alike },
] as const satisfies readonly FreeDay[];

/** Every Sunday is a public holiday by the same provision. */
const sunday: Fact = { id: 'sunday', label: 'en söndag', ...holiday };

/** Which eve a day (`YYYY-MM-DD`) is; undefined when it is none. */
export const statutoryEveOn = (date: string): Fact | undefined => lyingOn(date, statutoryEves);

/** Which public holiday a day (`YYYY-MM-DD`) is, a plain Sunday too; undefined when it is none. */
export const publicHolidayOn = (date: string): Fact | undefined =>
  lyingOn(date, publicHolidays) ?? (weekdayOf(date) === SUNDAY ? sunday : undefined);

/** All public holidays of a year but the plain Sundays, as `YYYY-MM-DD` in order. */
export function publicHolidaysOf(year: number): readonly string[] {
  const days = publicHolidays.map((day) => ({ day, date: dateOf(day.place, year) }));
  return [...new Set(days.filter(({ day, date }) => appliesOn(day, date)).map(({ date }) => date))].sort();
}

/** A Saturday by either act; its source depends on how the period is counted. */
export const isSaturday = (date: string): boolean => weekdayOf(date) === SATURDAY;

function lyingOn(date: string, days: readonly FreeDay[]): Fact | undefined {
  const year = Number(date.slice(0, 4));
  return days.find((day) => dateOf(day.place, year) === date && appliesOn(day, date));
}

function dateOf(place: Place, year: number): string {
  if ('on' in place) return dateAt(year, ...place.on);
  if ('fromEaster' in place) return shifted(easterSunday(year), place.fromEaster);
  const first = dateAt(year, ...place.from);
  return shifted(first, (place.weekday - weekdayOf(first) + 7) % 7);
}

/** Easter Sunday of a year in the Gregorian calendar, after Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const withinCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(withinCentury / 4) - epact - (withinCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return dateAt(year, Math.floor(days / 31), (days % 31) + 1);
}

const DAY = 86_400_000;

const dateAt = (year: number, month: number, day: number): string => dayOf(Date.UTC(year, month - 1, day));
const shifted = (date: string, days: number): string => dayOf(Date.parse(date) + days * DAY);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const weekdayOf = (date: string): Weekday => (new Date(date).getUTCDay() || 7) as Weekday;
