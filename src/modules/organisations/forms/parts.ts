/** Units, bodies and their meetings. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { parseDate } from '../../../platform/plain-date.ts';
import { bodyKinds } from '../rules/index.ts';
import * as fields from './fields.ts';

const unitFields = z.object({
  name: fields.name('enhetens namn'),
  managerId: fields.optionalId.optional(),
  firstDay: fields.day,
  lastDay: fields.optionalDay.optional(),
});
const unitForm = unitFields.refine(fields.daysInOrder.test, fields.daysInOrder.say);
const unitChanges = unitFields.partial().refine(fields.daysInOrder.test, fields.daysInOrder.say);

const bodyForm = z.object({
  name: fields.name('organets namn'),
  kind: z.enum(Object.keys(bodyKinds) as [string, ...string[]], 'Välj vad det är för organ.'),
});
const bodyChanges = bodyForm.partial();

export type UnitForm = z.infer<typeof unitForm>;
export type UnitChanges = z.infer<typeof unitChanges>;
export type BodyForm = z.infer<typeof bodyForm>;
export type BodyChanges = z.infer<typeof bodyChanges>;

export const readUnit = (typed: URLSearchParams): FormResult<UnitForm> => readForm(unitForm, typed);
export const readUnitChanges = (typed: URLSearchParams): FormResult<UnitChanges> =>
  readForm(unitChanges, typed);
export const readBody = (typed: URLSearchParams): FormResult<BodyForm> => readForm(bodyForm, typed);
export const readBodyChanges = (typed: URLSearchParams): FormResult<BodyChanges> =>
  readForm(bodyChanges, typed);

const MOST_MEETINGS = 100;

/** Days pasted one per line. A day without a year is the next such day. */
export function readMeetings(typed: URLSearchParams, today: string): FormResult<readonly string[]> {
  const lines = (typed.get('days') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = (days: string): FormResult<never> => ({ ok: false, errors: { days } });
  if (lines.length === 0) return wrong('Skriv minst ett datum, ett per rad.');
  if (lines.length > MOST_MEETINGS) return wrong(`Högst ${MOST_MEETINGS} datum på en gång.`);
  const days = lines.map((line) => parseDate(line, today));
  const bad = days.indexOf(undefined);
  if (bad >= 0)
    return wrong(`Rad ${bad + 1}, «${lines[bad]}», är inget datum. Skriv till exempel 2026-11-20.`);
  return { ok: true, value: [...new Set(days as string[])].sort() };
}
