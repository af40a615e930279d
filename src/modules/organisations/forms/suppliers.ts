import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import * as fields from './fields.ts';

const supplierForm = z.object({
  name: fields.name('leverantörens namn'),
  organisationNumber: fields.organisationNumber.optional(),
  country: z.string('Välj land.').min(2, 'Välj land.'),
});
const supplierChanges = supplierForm.partial();

const cardForm = z.object({
  contactName: fields.optionalText.optional(),
  contactEmail: fields.optionalEmail.optional(),
  contactPhone: fields.optionalText.optional(),
  incidentContact: fields.optionalText.optional(),
  customerNumber: fields.optionalText.optional(),
  note: fields.optionalText.optional(),
});

export type SupplierForm = z.infer<typeof supplierForm>;
export type SupplierChanges = z.infer<typeof supplierChanges>;
export type CardForm = z.infer<typeof cardForm>;

export const readSupplier = (typed: URLSearchParams): FormResult<SupplierForm> =>
  readForm(supplierForm, typed);
export const readSupplierChanges = (typed: URLSearchParams): FormResult<SupplierChanges> =>
  readForm(supplierChanges, typed);
export const readCard = (typed: URLSearchParams): FormResult<CardForm> => readForm(cardForm, typed);
