/** The four ways to count a period. Each answers with the last day or instant and with how it came about. */

import { isSaturday, publicHolidayOn, statutoryEveOn } from '../../../knowledge/holidays.ts';
import type { Reason, Source } from '../../../knowledge/judgement.ts';
import { reason } from '../../../knowledge/sources.ts';
import {
  addDays,
  addHours,
  addMonths,
  daysBetween,
  endOfHour,
  longDate,
  timeWithWeekday,
} from '../../../platform/plain-date.ts';

export type Unit = 'days' | 'weeks' | 'months' | 'years';

export interface Period {
  readonly count: number;
  readonly unit: Unit;
}

export interface Counted {
  /** Where the period ends before it is moved for days that are not worked. */
  readonly nominal: string;
  /** The last day of the period, `YYYY-MM-DD`. */
  readonly deadline: string;
  /** How it came about, in order, each with its source. */
  readonly steps: readonly Reason[];
}

export interface CountedHours {
  /** The event and so many elapsed hours, to the second. In UTC. */
  readonly strict: string;
  /** The same from the next full hour: the latest that article 3 can be read to allow. In UTC. */
  readonly outer: string;
  readonly steps: readonly Reason[];
}

/** Article of Regulation 1182/71 on periods, dates and time limits. */
export const regulation1182 = (place: string): Source => ({
  label: `Artikel ${place} förordning (EEG, Euratom) nr 1182/71`,
});

const statutoryTime = (place: string): Source => ({
  label: `${place} lag (1930:173) om beräkning av lagstadgad tid`,
});

/** Elapsed hours round the clock: weekends, holidays and the change of clocks move nothing. */
export function elapsedHours(from: string, hours: number): CountedHours {
  const strict = addHours(from, hours);
  const outer = addHours(endOfHour(from), hours);
  return {
    strict,
    outer,
    steps: [
      reason(
        `${hours} timmar från ${timeWithWeekday(from)} är ${timeWithWeekday(strict)}. Timmarna räknas dygnet runt, också på helger, och flyttas inte till en arbetsdag.`,
        regulation1182('3.4'),
      ),
      reason(
        `Yttersta gränsen är ${timeWithWeekday(outer)}: timmen då det hände räknas inte med. Håll den tidigare tiden.`,
        regulation1182('3.1 och 3.2 a'),
      ),
    ],
  };
}

/** A period of EU law in days, weeks, months or years, moved to the next working day. */
export function unionPeriod(from: string, period: Period): Counted {
  const nominal = nominalEnd(from, period);
  const moved = moveToWorkingDay(nominal, unionFreeDay, regulation1182('3.4'));
  const spread = withTwoWorkingDays(from, moved.day, period);
  return {
    nominal,
    deadline: spread.day,
    steps: [
      nominalStep(from, period, nominal, regulation1182(period.unit === 'days' ? '3.1' : '3.2 c')),
      ...moved.steps,
      ...spread.steps,
      ...openEve(spread.day),
    ],
  };
}

/** A period of Swedish statute: the eves, too, move it to the next working day. */
export function statutePeriod(from: string, period: Period): Counted {
  const nominal = nominalEnd(from, period);
  const moved = moveToWorkingDay(nominal, statuteFreeDay, statutoryTime('2 §'));
  return {
    nominal,
    deadline: moved.day,
    steps: [nominalStep(from, period, nominal, statutoryTime('1 §')), ...moved.steps],
  };
}

/** A period that an agreement, a promise or a routine sets: calendar days, never moved. */
export function agreedPeriod(from: string, period: Period, source: Source): Counted {
  const nominal = nominalEnd(from, period);
  const free = statuteFreeDay(nominal);
  const kept = free
    ? [reason(`Dagen är ${free.label}. Tiden flyttas ändå inte: den räknas i kalenderdagar.`, source)]
    : [];
  return { nominal, deadline: nominal, steps: [nominalStep(from, period, nominal, source), ...kept] };
}

/** So many working days after a day, or before it when the number is negative. Eves count as working days. */
export function workingDays(from: string, count: number, source: Source): Counted {
  const nominal = addDays(from, count);
  const step = Math.sign(count);
  let day = from;
  const passed: string[] = [];
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    const free = unionFreeDay(day);
    if (free) passed.push(day);
    else left -= 1;
  }
  const number = Math.abs(count);
  const word = number === 1 ? 'arbetsdag' : 'arbetsdagar';
  const steps = [
    reason(
      `${number} ${word} ${count < 0 ? 'före' : 'efter'} ${longDate(from)} är ${longDate(day)}.`,
      source,
    ),
  ];
  if (passed.length > 0) steps.push(notWorked(passed.toSorted(), source));
  return { nominal, deadline: day, steps };
}

const notWorked = (days: readonly string[], source: Source): Reason =>
  reason(
    `Räknas inte som arbetsdag: ${days.map((day) => `${longDate(day)} (${unionFreeDay(day)?.label})`).join(', ')}.`,
    source,
  );

/** Whether a day is worked: by EU periods and agreements, and by Swedish statute, which frees the eves as well. */
export const isWorkingDay = (date: string, way: 'union' | 'statute'): boolean =>
  (way === 'union' ? unionFreeDay(date) : statuteFreeDay(date)) === undefined;

interface NotWorked {
  readonly label: string;
  readonly source: Source;
}

function unionFreeDay(date: string): NotWorked | undefined {
  return (
    publicHolidayOn(date) ??
    (isSaturday(date) ? { label: 'en lördag', source: regulation1182('2.2') } : undefined)
  );
}

function statuteFreeDay(date: string): NotWorked | undefined {
  const saturday = isSaturday(date) ? { label: 'en lördag', source: statutoryTime('2 §') } : undefined;
  return statutoryEveOn(date) ?? publicHolidayOn(date) ?? saturday;
}

interface Moved {
  readonly day: string;
  readonly steps: readonly Reason[];
}

/** Each day that is passed is said with what makes it free, and at last by which rule the period is moved. */
function moveToWorkingDay(
  from: string,
  freeDay: (date: string) => NotWorked | undefined,
  rule: Source,
): Moved {
  const steps: Reason[] = [];
  let day = from;
  for (let free = freeDay(day); free; free = freeDay(day)) {
    steps.push(reason(`${longDate(day)} är ${free.label}.`, free.source));
    day = addDays(day, 1);
  }
  if (day === from) return { day, steps };
  return { day, steps: [...steps, reason(`Tiden går ut nästa arbetsdag, ${longDate(day)}.`, rule)] };
}

/** A period of two days or more holds at least two working days. Only days can be that short. */
function withTwoWorkingDays(from: string, end: string, { count, unit }: Period): Moved {
  if (unit !== 'days' || count < 2) return { day: end, steps: [] };
  const worked = Array.from({ length: daysBetween(from, end) }, (_, index) => addDays(from, index + 1));
  if (worked.filter((day) => isWorkingDay(day, 'union')).length >= 2) return { day: end, steps: [] };
  const rule = regulation1182('3.5');
  const { day, steps } = moveToWorkingDay(addDays(end, 1), unionFreeDay, rule);
  const why = `Två dagar eller mer ska innehålla minst två arbetsdagar: tiden går ut ${longDate(day)}.`;
  return { day, steps: [...steps, reason(why, rule)] };
}

/** Whether an eve is a holiday in the sense of article 2.1 is open: the earlier day is the safe one. */
function openEve(date: string): readonly Reason[] {
  const eve = statutoryEveOn(date);
  if (!eve) return [];
  const text = `${longDate(date)} är ${eve.label}. Den räknas här som arbetsdag, för att vara på den säkra sidan: den står inte i lagen om allmänna helgdagar.`;
  return [reason(text, regulation1182('2.1'))];
}

function nominalEnd(from: string, { count, unit }: Period): string {
  if (unit === 'days') return addDays(from, count);
  if (unit === 'weeks') return addDays(from, 7 * count);
  return addMonths(from, unit === 'months' ? count : 12 * count);
}

function nominalStep(from: string, period: Period, nominal: string, source: Source): Reason {
  const counts = `${periodText(period)} från ${longDate(from)} är ${longDate(nominal)}.`;
  const shorter = ['months', 'years'].includes(period.unit) && from.slice(8) !== nominal.slice(8);
  return reason(
    shorter ? `${counts} Månaden har ingen dag ${Number(from.slice(8))}: den sista dagen gäller.` : counts,
    source,
  );
}

const words = {
  days: ['dag', 'dagar'],
  weeks: ['vecka', 'veckor'],
  months: ['månad', 'månader'],
  years: ['år', 'år'],
} as const;

/** «1 månad», «3 veckor». */
export const periodText = ({ count, unit }: Period): string => `${count} ${words[unit][count === 1 ? 0 : 1]}`;
