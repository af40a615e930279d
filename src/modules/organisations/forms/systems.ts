import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { hostings, reachabilities, reviewResults, systemKinds } from '../rules/index.ts';
import * as fields from './fields.ts';

const codes = <Code extends string>(labels: Readonly<Record<Code, string>>) =>
  Object.keys(labels) as [Code, ...Code[]];

const systemForm = z.object({
  name: fields.name('systemets namn'),
  kind: z.enum(codes(systemKinds), 'Välj om det är system, app, pärm eller annat.'),
  supplierId: fields.optionalId.optional(),
  country: z
    .string()
    .max(2)
    .transform((code) => code || null)
    .optional(),
  description: fields.optionalText.optional(),
  ownerPersonId: fields.optionalId.optional(),
  administratorId: fields.optionalId.optional(),
  location: fields.optionalText.optional(),
  hosting: fields.optionalCode(codes(hostings), 'Välj drift ur listan.').optional(),
  extraction: fields.optionalText.optional(),
  accessRoutine: fields.optionalText.optional(),
  logging: fields.optionalText.optional(),
  reachability: fields.optionalCode(codes(reachabilities), 'Välj ur listan.').optional(),
  reviewMonths: fields.wholeNumber('Skriv antal månader, 1 till 60.', 1, 60).optional(),
  retiredOn: fields.optionalDay.optional(),
});
const systemChanges = systemForm.partial();

const COUNT = 'Skriv ett antal med siffror, eller lämna tomt.';
const countOf = z
  .string()
  .trim()
  .refine((typed) => typed === '' || /^\d{1,7}$/.test(typed), COUNT)
  .transform((typed) => (typed === '' ? null : Number(typed)));

const reviewForm = z
  .object({
    reviewedOn: fields.day,
    usersCount: countOf.optional(),
    removedCount: countOf.optional(),
    result: z.enum(codes(reviewResults), 'Välj hur det gick.'),
    note: fields.optionalText.optional(),
    nextOn: fields.day,
  })
  .refine(({ reviewedOn, nextOn }) => nextOn > reviewedOn, {
    path: ['nextOn'],
    message: 'Nästa genomgång ska vara efter den här.',
  })
  .refine(({ usersCount, removedCount }) => usersCount == null || (removedCount ?? 0) <= usersCount, {
    path: ['removedCount'],
    message: 'Fler kan inte vara borttagna än som hade behörighet.',
  })
  .refine(({ result, note }) => result !== 'remains' || note, {
    path: ['note'],
    message: 'Skriv vad som återstår.',
  });

export type SystemForm = z.infer<typeof systemForm>;
export type SystemChanges = z.infer<typeof systemChanges>;
export type ReviewForm = z.infer<typeof reviewForm>;

export const readSystem = (typed: URLSearchParams): FormResult<SystemForm> => readForm(systemForm, typed);
export const readSystemChanges = (typed: URLSearchParams): FormResult<SystemChanges> =>
  readForm(systemChanges, typed);
export const readReview = (typed: URLSearchParams): FormResult<ReviewForm> => readForm(reviewForm, typed);
