/** A significant incident of the kommun, and its three reports. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { type CyberStep, cyberStepIds } from '../rules/index.ts';
import { instantOf, optionalText, requiredText } from './fields.ts';

/** A day and a clock time that have been, as one instant. */
const time = (now: string) => (form: { on: string; at: string }, context: z.RefinementCtx) => {
  const read = instantOf(form, now);
  if ('at' in read) return read.at;
  context.addIssue({ code: 'custom', path: [read.field], message: read.error });
  return z.NEVER;
};

const typed = z.string().default('');

const cyberForm = (now: string) =>
  z
    .object({
      on: typed,
      at: typed,
      reason: requiredText('Skriv varför incidenten är betydande.', 5000),
    })
    .transform((form, context) => ({ reason: form.reason, awareAt: time(now)(form, context) }));
export type CyberForm = z.infer<ReturnType<typeof cyberForm>>;

const stepForm = (now: string) =>
  z
    .object({
      step: z.enum(cyberStepIds as [CyberStep, ...CyberStep[]], 'Välj vad som är lämnat.'),
      on: typed,
      at: typed,
      reference: optionalText(100).default(null),
      lateReason: optionalText(2000).default(null),
    })
    .transform(({ on, at, ...form }, context) => ({ ...form, doneAt: time(now)({ on, at }, context) }));
export type CyberStepForm = z.infer<ReturnType<typeof stepForm>>;

export const readCyber = (fields: URLSearchParams, now: string): FormResult<CyberForm> =>
  readForm(cyberForm(now), fields);
export const readCyberStep = (fields: URLSearchParams, now: string): FormResult<CyberStepForm> =>
  readForm(stepForm(now), fields);
