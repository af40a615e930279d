/** How a deadline is written wherever it is shown. */
import {
  daysBetween,
  dayWithWeekday,
  minutesBetween,
  swedishDay,
  timeWithWeekday,
} from '../../../platform/plain-date.ts';

/** Up to three days either way, hours say more than days: the clock of an incident runs in them. */
const MOST_HOURS = 72;

/**
 * «måndag 23 november kl. 02.10 (om 27 timmar)», «torsdag 24 december (om 3 dagar)». The deadline is a day or an instant,
 * now an instant. Time left is rounded down, never up; a day is not late before it has passed in Sweden.
 */
export function deadlineText(deadline: string, now: string): string {
  const today = swedishDay(now);
  if (deadline.includes('T'))
    return `${timeWithWeekday(deadline, today)} (${timeLeft(minutesBetween(now, deadline), daysBetween(today, swedishDay(deadline)))})`;
  return `${dayWithWeekday(deadline, today)} (${daysLeft(daysBetween(today, deadline))})`;
}

function timeLeft(minutes: number, days: number): string {
  const hours = Math.trunc(Math.abs(minutes) / 60);
  if (minutes === 0) return 'nu';
  if (hours > MOST_HOURS) return daysLeft(days);
  const length =
    hours === 0 ? amount(Math.abs(minutes), 'minut', 'minuter') : amount(hours, 'timme', 'timmar');
  return minutes > 0 ? `om ${length}` : `försenad ${length}`;
}

function daysLeft(days: number): string {
  if (days === 0) return 'i dag';
  if (days === 1) return 'i morgon';
  const length = amount(Math.abs(days), 'dag', 'dagar');
  return days > 0 ? `om ${length}` : `försenad ${length}`;
}

const amount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
