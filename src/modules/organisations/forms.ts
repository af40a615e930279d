import { z } from 'zod';
import { type FormResult, readForm } from '../../platform/form.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../platform/organisation-number.ts';
import { parseDate } from '../../platform/plain-date.ts';
import { controllerType, refusalOf } from './rules.ts';

const name = (what: string) => z.string().trim().min(1, `Skriv ${what}.`).max(200, 'Högst 200 tecken.');
const optionalText = z
  .string()
  .trim()
  .max(2000, 'Högst 2 000 tecken.')
  .transform((typed) => typed || null);
const organisationNumber = z
  .string()
  .trim()
  .refine(
    (typed) => typed === '' || isOrganisationNumber(typed),
    'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel 212000-0142.',
  )
  .transform((typed) => (typed ? formatOrganisationNumber(typed) : null));
const day = z.string().transform((typed, context) => {
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue('Skriv ett datum, till exempel 2026-11-20.');
  return z.NEVER;
});
const optionalDay = z.string().transform((typed, context) => {
  if (typed.trim() === '') return null;
  const date = parseDate(typed);
  if (date) return date;
  context.addIssue('Skriv ett datum, till exempel 2026-11-20, eller lämna tomt.');
  return z.NEVER;
});

const controllerTypeField = z.string().superRefine((kind, context) => {
  if (controllerType(kind)) return;
  context.addIssue(refusalOf(kind) ?? 'Välj vad det är för slags personuppgiftsansvarig.');
});

const controllerForm = z
  .object({
    name: name('nämndens eller bolagets namn'),
    type: controllerTypeField,
    independent: z.enum(['yes', 'no'], 'Välj om nämnden är självständig.'),
    dependsOnId: z.string().transform((id) => id || null),
    organisationNumber,
    address: optionalText,
    contact: optionalText,
    firstDay: day,
  })
  .refine((form) => form.independent === 'yes' || form.dependsOnId, {
    path: ['dependsOnId'],
    message: 'Välj den nämnd som bestämmer ändamål och medel för den osjälvständiga nämnden.',
  });

const companyForm = z.object({
  name: name('bolagets namn'),
  organisationNumber: organisationNumber.refine(
    (number) => number !== null,
    'Skriv bolagets organisationsnummer.',
  ),
});

const personForm = z.object({
  name: name('personens namn'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('Skriv en e-postadress, till exempel namn@almby.example.')),
  title: optionalText,
  kind: z.enum(
    ['employee', 'elected', 'consultant'],
    'Välj om personen är anställd, förtroendevald eller konsult.',
  ),
});

const appointmentForm = z.object({
  controllerId: z.uuid('Välj nämnd eller bolag.'),
  role: z.enum(['coordinator', 'staff', 'dso'], 'Välj roll.'),
  firstDay: day,
  lastDay: optionalDay,
});

const systemForm = z.object({
  name: name('systemets namn'),
  kind: z.enum(['system', 'app', 'binder', 'other'], 'Välj om det är system, app, pärm eller annat.'),
  supplierId: z.string().transform((id) => id || null),
  country: z.string().transform((code) => code || null),
  description: optionalText,
});

const supplierForm = z.object({
  name: name('leverantörens namn'),
  organisationNumber,
  country: z.string().min(2, 'Välj land.'),
});

export type ControllerForm = z.infer<typeof controllerForm>;
export type CompanyForm = z.infer<typeof companyForm>;
export type PersonForm = z.infer<typeof personForm>;
export type AppointmentForm = z.infer<typeof appointmentForm>;
export type SystemForm = z.infer<typeof systemForm>;
export type SupplierForm = z.infer<typeof supplierForm>;

type Read<Form> = (fields: URLSearchParams) => FormResult<Form>;
export const readController: Read<ControllerForm> = (fields) => readForm(controllerForm, fields);
export const readCompany: Read<CompanyForm> = (fields) => readForm(companyForm, fields);
export const readPerson: Read<PersonForm> = (fields) => readForm(personForm, fields);
export const readAppointment: Read<AppointmentForm> = (fields) => readForm(appointmentForm, fields);
export const readSystem: Read<SystemForm> = (fields) => readForm(systemForm, fields);
export const readSupplier: Read<SupplierForm> = (fields) => readForm(supplierForm, fields);
