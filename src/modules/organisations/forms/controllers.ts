import { z } from 'zod';
import { designatingProvisions } from '../../../knowledge/controllers.ts';
import { type FormResult, readForm } from '../../../platform/form.ts';
import { controllerType, refusalOf } from '../rules/index.ts';
import * as fields from './fields.ts';

const controllerTypeField = z
  .string('Välj vad det är för slags personuppgiftsansvarig.')
  .superRefine((kind, context) => {
    if (controllerType(kind)) return;
    context.addIssue(refusalOf(kind) ?? 'Välj vad det är för slags personuppgiftsansvarig.');
  });

const controllerFields = z.object({
  name: fields.name('nämndens eller bolagets namn'),
  type: controllerTypeField,
  independent: z.enum(['yes', 'no'], 'Välj om nämnden är självständig.'),
  dependsOnId: fields.optionalId,
  participants: fields.optionalText.optional(),
  designatingProvision: fields
    .optionalCode(
      designatingProvisions.map(({ id }) => id),
      'Välj bestämmelse ur listan.',
    )
    .optional(),
  broadcasts: fields.yesNoUnknown.optional(),
  organisationNumber: fields.organisationNumber.optional(),
  address: fields.optionalText.optional(),
  contact: fields.optionalText.optional(),
  firstDay: fields.day,
  lastDay: fields.optionalDay.optional(),
});

const partialFields = controllerFields.partial();
type Typed = z.infer<typeof partialFields>;
const deciding = {
  test: ({ independent, dependsOnId }: Typed) => independent !== 'no' || Boolean(dependsOnId),
  say: {
    path: ['dependsOnId'],
    message: 'Välj den nämnd som bestämmer ändamål och medel för den osjälvständiga nämnden.',
  },
};
/** Asked only where the form has the field: a form without it changes nothing of it. */
const joint = {
  test: ({ type, participants }: Typed) =>
    participants !== null || !type || controllerType(type)?.joint !== true,
  say: {
    path: ['participants'],
    message: 'Skriv vilka kommuner eller regioner som deltar, med värdkommunen först.',
  },
};

const controllerForm = controllerFields
  .refine(deciding.test, deciding.say)
  .refine(joint.test, joint.say)
  .refine(fields.daysInOrder.test, fields.daysInOrder.say);
const controllerChanges = partialFields
  .refine(deciding.test, deciding.say)
  .refine(joint.test, joint.say)
  .refine(fields.daysInOrder.test, fields.daysInOrder.say);

const companyForm = z.object({
  name: fields.name('bolagets, stiftelsens eller föreningens namn'),
  kind: z
    .enum(['company', 'foundation', 'association'], 'Välj bolag, stiftelse eller förening.')
    .default('company'),
  organisationNumber: fields.organisationNumber.refine(
    (number) => number !== null,
    'Skriv organisationsnumret.',
  ),
});

export type ControllerForm = z.infer<typeof controllerForm>;
export type ControllerChanges = z.infer<typeof controllerChanges>;
export type CompanyForm = z.infer<typeof companyForm>;

export const readController = (typed: URLSearchParams): FormResult<ControllerForm> =>
  readForm(controllerForm, typed);
export const readControllerChanges = (typed: URLSearchParams): FormResult<ControllerChanges> =>
  readForm(controllerChanges, typed);
export const readCompany = (typed: URLSearchParams): FormResult<CompanyForm> => readForm(companyForm, typed);
