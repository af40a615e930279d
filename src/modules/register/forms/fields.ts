/** Kinds of field: texts as typed, dates as people write them, yes and no. */
import { z } from 'zod';
import { parseDate } from '../../../platform/plain-date.ts';

const UNKNOWN = 'Det valet finns inte. Välj ett i listan.';

type Listed = readonly { readonly id: string }[];
const isListed = (list: Listed, code: string): boolean => list.some((item) => item.id === code);

/** One code of a list of the law, or none. */
export const codeOf = (list: Listed) =>
  z
    .string()
    .default('')
    .refine((code) => code === '' || isListed(list, code), UNKNOWN)
    .transform((code) => code || null);

/** The same where the form may lack the field. */
export const optionalCode = (list: Listed) =>
  z
    .string()
    .refine((code) => code === '' || isListed(list, code), UNKNOWN)
    .transform((code) => code || null)
    .optional();

/** Any codes of a list of the law. */
export const codesOf = (list: Listed) =>
  z.array(z.string()).refine((chosen) => chosen.every((code) => isListed(list, code)), UNKNOWN);

const LONG = 10_000;

const tooLong = 'Texten är för lång: högst 10 000 tecken.';

export const optionalText = z
  .string()
  .trim()
  .max(LONG, tooLong)
  .transform((typed) => typed || null)
  .optional();

export const rowText = z
  .string()
  .trim()
  .max(LONG, tooLong)
  .default('')
  .transform((typed) => typed || null);

export const optionalDate = z
  .string()
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const date = parseDate(typed);
    if (date) return date;
    context.addIssue('Det är inget datum. Skriv till exempel 2026-11-20 eller 20/11 2026.');
    return z.NEVER;
  })
  .optional();

export const rowDate = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const date = parseDate(typed);
    if (date) return date;
    context.addIssue('Det är inget datum. Skriv till exempel 2026-11-20.');
    return z.NEVER;
  });

export const yesNo = z
  .enum(['yes', 'no', ''], 'Välj ja, nej eller vet inte än.')
  .transform((value) => value || null)
  .optional();

export const rowYesNo = z
  .enum(['yes', 'no', ''])
  .default('')
  .transform((value) => value || null);

export const codes = z.array(z.string()).optional();

export const level = (lowest: number, highest: number) =>
  z
    .string()
    .transform((typed, context) => {
      if (typed === '') return null;
      const value = Number(typed);
      if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
      context.addIssue(`Välj ett värde från ${lowest} till ${highest}.`);
      return z.NEVER;
    })
    .optional();

export const oneOf = <const Values extends readonly string[]>(values: Values, message: string) =>
  z.enum(values, message).optional();

export const id = z.uuid().catch(() => crypto.randomUUID());

export const required = (what: string) => z.string().trim().min(1, `Skriv ${what}.`).max(LONG, tooLong);
