/** How days and instants are written in the facts of a deadline, and what is refused. */
import { z } from 'zod';
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import type { ParameterKey } from '../../../knowledge/parameters.ts';
import { isInstant } from '../../../platform/plain-date.ts';

/** The act on public holidays is in force from 1990; no case runs for centuries. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

const isNear = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};
const tooFar = `Årtalet ska vara mellan ${FIRST_YEAR} och ${LAST_YEAR}.`;

/** A day, `YYYY-MM-DD`, that exists and lies where the calendar is known. */
export const dayFact = z.iso
  .date({
    abort: true,
    error: (issue) => (issue.code === 'invalid_format' ? noSuchDay(issue.input) : undefined),
  })
  .refine(isNear, { error: tooFar });

const noSuchDay = (typed: unknown): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(typed))
    ? `Dagen ${String(typed)} finns inte.`
    : 'Skriv dagen som ÅÅÅÅ-MM-DD.';

/** An instant with its offset from UTC: without it, an hour in October may be either of two. */
export const instantFact = z
  .string()
  .meta({ format: 'date-time' })
  .superRefine((text, context) => {
    const message = instantError(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

function instantError(text: string): string | undefined {
  if (!isInstant(text)) {
    return /[+-]\d{2}:?\d{2}$|Z$/.test(text)
      ? 'Dagen eller klockslaget finns inte. Skriv till exempel 2026-11-20T14:20+01:00.'
      : 'Skriv dag, klockslag och tidszon, till exempel 2026-11-20T14:20+01:00 (+02:00 i sommartid).';
  }
  return isNear(text) ? undefined : tooFar;
}

/** A number of days that an agreement sets instead of the template's; null leaves the template's. */
export const agreedDaysFact = z.int().min(1).max(365).nullable().default(null);

/** True when the second is not before the first, or either is not known. Days with days, instants with instants. */
export const inOrder = (first: string | null, second: string | null): boolean =>
  first === null || second === null || Date.parse(first) <= Date.parse(second);

/** A number of the law on the day asked; `otherwise` when an override has taken it away or it began later. */
export const numberOf = (asked: RuleQuestion, key: ParameterKey, otherwise: number): number =>
  Number(law(asked.asOf, asked.overrides).parameter(key) ?? otherwise);
