/** What has been done after an incident, and what will be. */
import { z } from 'zod';
import { day, type FormResult, optionalDay, optionalId, readForm } from '../../../platform/form.ts';
import { IN_FUTURE, instantOf, optionalText, requiredText } from './fields.ts';
import { askAboutNumbers } from './identity-ask.ts';

const CLOCK = 'Skriv klockslaget också. Ungefär går bra, till exempel 14.20.';
const PAST = 'Dagen har passerat. Skriv en dag som kommer, eller skriv åtgärden som gjord.';
const text = requiredText('Skriv vad ni har gjort eller ska göra.', 5000);
const ticked = z
  .string()
  .optional()
  .transform((value) => value === '1');

const newMeasure = (now: string, today: string) =>
  z
    .object({
      when: z.enum(['taken', 'planned'], 'Välj om åtgärden är gjord eller planerad.'),
      text,
      on: z.string().default(''),
      at: z.string().default(''),
      dueOn: optionalDay.default(null),
      ownerPersonId: optionalId.default(null),
      ownerName: optionalText(200).default(null),
      secret: ticked,
    })
    .transform(({ when, on, at, dueOn, ...form }, context) => {
      const wrong = (path: string, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message });
        return { ...form, takenAt: null, dueOn: null };
      };
      if (when === 'taken') {
        const read = instantOf({ on, at }, now);
        if ('at' in read)
          return { ...form, ownerPersonId: null, ownerName: null, takenAt: read.at, dueOn: null };
        return wrong(read.field, at.trim() === '' && on.trim() !== '' ? CLOCK : read.error);
      }
      if (dueOn === null) return wrong('dueOn', 'Skriv till vilken dag den ska vara gjord.');
      if (dueOn < today) return wrong('dueOn', PAST);
      if (!form.ownerPersonId && !form.ownerName)
        return wrong('ownerPersonId', 'Välj eller skriv vem som gör den.');
      return { ...form, takenAt: null, dueOn };
    });
export type NewMeasureForm = z.infer<ReturnType<typeof newMeasure>>;

const changes = (today: string) =>
  z
    .object({
      text: text.optional(),
      dueOn: day.optional(),
      ownerPersonId: optionalId.optional(),
      ownerName: optionalText(200).optional(),
      secret: z
        .enum(['1', '0'], 'Välj ett av svaren.')
        .transform((value) => value === '1')
        .optional(),
      openReason: optionalText(1000).default(null),
      doneOn: optionalDay.refine((on) => on === null || on <= today, IN_FUTURE).optional(),
      doneNote: optionalText(5000).optional(),
    })
    .refine((form) => !('ownerPersonId' in form) || form.ownerPersonId || form.ownerName, {
      path: ['ownerPersonId'],
      message: 'Välj eller skriv vem som gör den.',
    })
    .refine((form) => !form.doneNote || form.doneOn, {
      path: ['doneOn'],
      message: 'Skriv vilken dag den blev gjord.',
    });
export type MeasureChanges = z.infer<ReturnType<typeof changes>>;

export const readMeasure = (
  fields: URLSearchParams,
  now: string,
  today: string,
): FormResult<NewMeasureForm> => askAboutNumbers(readForm(newMeasure(now, today), fields), fields, ['text']);
export const readMeasureChanges = (fields: URLSearchParams, today: string): FormResult<MeasureChanges> =>
  askAboutNumbers(readForm(changes(today), fields), fields, ['text', 'doneNote']);
