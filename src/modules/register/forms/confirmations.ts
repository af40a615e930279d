/** A round that is opened, and an answer that something must be changed. */
import { z } from 'zod';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import { parseDate } from '../../../platform/plain-date.ts';
import { id } from './fields.ts';

const NO_DATE = 'Det är inget datum. Skriv till exempel 2026-12-15 eller 15 december.';

const round = (today: string) =>
  z.object({
    id,
    name: z
      .string('Skriv vad omgången heter.')
      .trim()
      .min(1, 'Skriv vad omgången heter.')
      .max(100, 'Högst 100 tecken.'),
    dueOn: z.string().transform((typed, context) => {
      const day = parseDate(typed, today);
      if (day && day >= today) return day;
      context.addIssue(day ? 'Sista dagen kan inte ha varit.' : NO_DATE);
      return z.NEVER;
    }),
    /** Who is asked about which: pairs of processing and person. */
    asked: z
      .array(z.object({ processingId: z.uuid(), personId: z.uuid() }))
      .min(1, 'Välj minst en behandling och vem som ska bekräfta den.'),
  });
export type RoundForm = z.infer<ReturnType<typeof round>>;

/** Fields `vem.<processing>` hold the person asked, an empty one asks nobody; `samma` is asked instead of the others. Of two the last is taken. */
export function readRound(fields: URLSearchParams, today: string): FormResult<RoundForm> {
  const persons = new Map(
    [...fields]
      .filter(([name]) => name.startsWith('vem.'))
      .map(([name, personId]) => [name.slice(4).toLowerCase(), personId]),
  );
  const asked = [...persons]
    .filter(([, personId]) => personId !== '')
    .map(([processingId, personId]) => ({ processingId, personId: fields.get('samma') || personId }));
  return checkValues(round(today), {
    ...Object.fromEntries(fields),
    dueOn: fields.get('dueOn') ?? '',
    asked,
  });
}

const changed = (today: string) =>
  z.object({
    text: z
      .string('Skriv vad som behöver ändras.')
      .trim()
      .min(1, 'Skriv vad som behöver ändras.')
      .max(2000, 'Högst 2 000 tecken.'),
    due: z
      .string()
      .default('')
      .transform((typed, context) => {
        if (typed.trim() === '') return null;
        const day = parseDate(typed, today);
        if (day && day >= today) return day;
        context.addIssue(day ? 'Dagen kan inte ha varit.' : NO_DATE);
        return z.NEVER;
      }),
  });
export type ChangedForm = z.infer<ReturnType<typeof changed>>;

export const readChanged = (fields: URLSearchParams, today: string): FormResult<ChangedForm> =>
  checkValues(changed(today), Object.fromEntries(fields));
