/** Where reports come in from outside, as the administrator chooses it. */
import { z } from 'zod';
import { type FormResult, optionalId, readForm } from '../../../platform/form.ts';
import { isSlug } from '../rules/index.ts';
import { optionalText } from './fields.ts';

const placeForm = z
  .object({
    open: z.enum(['yes', 'no'], 'Välj ja eller nej.').transform((typed) => typed === 'yes'),
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .refine(
        (typed) => typed === '' || isSlug(typed),
        'Skriv 2–60 tecken: a–z, siffror och bindestreck, till exempel «almby».',
      )
      .transform((typed) => typed || null),
    phone: optionalText(100),
    intro: optionalText(2000),
    defaultControllerId: optionalId,
  })
  .partial();
export type PlaceForm = z.infer<typeof placeForm>;

/** A field that the form lacks is undefined, and stays as it was. */
export const readPlace = (fields: URLSearchParams): FormResult<PlaceForm> => readForm(placeForm, fields);
