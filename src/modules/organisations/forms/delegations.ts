import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { type DecisionMatter, decisionMatters } from '../rules/index.ts';
import * as fields from './fields.ts';

const pointFields = z.object({
  number: z
    .string('Skriv punktens nummer, till exempel 4.2.')
    .trim()
    .min(1, 'Skriv punktens nummer, till exempel 4.2.')
    .max(20, 'Högst 20 tecken.'),
  matter: z.enum(
    Object.keys(decisionMatters) as [DecisionMatter, ...DecisionMatter[]],
    'Välj vad punkten gäller.',
  ),
  description: fields.optionalText.optional(),
  function: fields.name('den funktion som beslutar'),
  conditions: fields.optionalText.optional(),
  decidedOn: fields.day,
  decidedReference: fields.optionalText.optional(),
  firstDay: fields.optionalDay.optional(),
  lastDay: fields.optionalDay.optional(),
});
const fromDecision = <Days extends { decidedOn?: string | undefined; firstDay?: string | null | undefined }>(
  point: Days,
) => ({ ...point, firstDay: point.firstDay ?? (point.firstDay === null ? point.decidedOn : undefined) });
const sinceDecision = {
  test: ({ decidedOn, firstDay }: { decidedOn?: string | undefined; firstDay?: string | undefined }) =>
    !decidedOn || !firstDay || firstDay >= decidedOn,
  say: { path: ['firstDay'], message: 'Punkten kan inte gälla innan den är beslutad.' },
};
const pointForm = pointFields
  .transform((point) => ({ ...point, firstDay: point.firstDay ?? point.decidedOn }))
  .refine(fields.daysInOrder.test, fields.daysInOrder.say)
  .refine(sinceDecision.test, sinceDecision.say);
const pointChanges = pointFields
  .partial()
  .transform(fromDecision)
  .refine(fields.daysInOrder.test, fields.daysInOrder.say)
  .refine(sinceDecision.test, sinceDecision.say);

const delegateForm = z
  .object({
    personId: z.uuid('Välj person.'),
    deputy: z
      .string()
      .transform((typed) => typed === 'yes')
      .default(false),
    firstDay: fields.day,
    lastDay: fields.optionalDay.optional(),
  })
  .refine(fields.daysInOrder.test, fields.daysInOrder.say);

const endForm = z.object({ lastDay: fields.day });

export type PointForm = z.infer<typeof pointForm>;
export type PointChanges = Omit<z.infer<typeof pointChanges>, 'firstDay'> & {
  readonly firstDay?: string | undefined;
};
export type DelegateForm = z.infer<typeof delegateForm>;

export const readPoint = (typed: URLSearchParams): FormResult<PointForm> => readForm(pointForm, typed);
export const readPointChanges = (typed: URLSearchParams): FormResult<PointChanges> =>
  readForm(pointChanges, typed);
export const readDelegate = (typed: URLSearchParams): FormResult<DelegateForm> =>
  readForm(delegateForm, typed);
export const readEnd = (typed: URLSearchParams): FormResult<{ lastDay: string }> => readForm(endForm, typed);
