/** When the group is told, and the pack for the day when the computers are down. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { markChoices, type PackEvery, packEvery } from '../rules/index.ts';
import { optionalText } from './fields.ts';

const SHORTEST_PASSWORD = 12;

/** As many different letters at least, or it is no password. */
const LEAST_DIFFERENT = 5;

const packForm = z.object({
  id: z.uuid('Öppna sidan igen.').default(() => crypto.randomUUID()),
  packEvery: z.enum(Object.keys(packEvery) as [PackEvery, ...PackEvery[]], 'Välj hur ofta.').optional(),
  packPhones: optionalText(5000).optional(),
  packNote: optionalText(5000).optional(),
  /** Nothing written keeps the one before. */
  password: z
    .string()
    .default('')
    .refine(
      (typed) => typed === '' || typed.length >= SHORTEST_PASSWORD,
      `Lösenordet ska vara minst ${SHORTEST_PASSWORD} tecken, till exempel fyra ord efter varandra.`,
    )
    .refine(
      (typed) => typed === '' || new Set(typed).size >= LEAST_DIFFERENT,
      'Lösenordet är för lätt att gissa. Skriv till exempel fyra ord efter varandra.',
    )
    .refine((typed) => typed.length <= 127, 'Högst 127 tecken.'),
});
export type PackForm = z.infer<typeof packForm>;

export const readPack = (fields: URLSearchParams): FormResult<PackForm> => readForm(packForm, fields);

export function readMarks(fields: URLSearchParams): FormResult<readonly number[]> {
  const chosen = fields.getAll('marks').filter(Boolean).map(Number);
  const known: readonly number[] = markChoices;
  if (chosen.length === 0 || chosen.some((mark) => !known.includes(mark)))
    return { ok: false, errors: { marks: 'Välj minst en tidpunkt.' } };
  return { ok: true, value: [...new Set(chosen)].sort((one, other) => other - one) };
}
