/** One sub-processor, the end of one, and that there are none. */
import { z } from 'zod';
import {
  day,
  type FormErrors,
  type FormResult,
  optionalDay,
  optionalId,
  readForm,
} from '../../../platform/form.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';
import { subAgreementForms } from '../rules/index.ts';
import { countries, country, mechanism, WRONG_NUMBER } from './content-fields.ts';
import * as fields from './fields.ts';

const link = fields
  .text(500)
  .refine(
    (typed) => typed === null || /^https?:\/\/\S+$/.test(typed),
    'Skriv hela adressen, till exempel https://www.leverantor.example.',
  );

const formOn = (today: string) =>
  z.object({
    parentId: optionalId.optional(),
    supplierId: optionalId.optional(),
    name: fields.text(200).optional(),
    organisationNumber: fields.text(50).optional(),
    address: fields.text(300).optional(),
    country: country.optional(),
    what: fields.required('Skriv vad underbiträdet gör.', 2000).optional(),
    dataKinds: fields.text(2000).optional(),
    subjects: fields.text(2000).optional(),
    places: countries.optional(),
    mechanism: mechanism.optional(),
    safeguards: fields.text(2000).optional(),
    assessed: fields.yesNo.optional(),
    checkedOn: optionalDay
      .refine((on) => on === null || on <= today, 'Dagen kan inte ligga i framtiden.')
      .optional(),
    contact: fields.text(500).optional(),
    website: link.optional(),
    agreementForm: fields
      .code(Object.keys(subAgreementForms) as (keyof typeof subAgreementForms)[], 'Välj vilket avtal det är.')
      .optional(),
    engagedOn: optionalDay.optional(),
  });
export type SubProcessorForm = z.infer<ReturnType<typeof formOn>>;

/** A Swedish number is checked and written in one way; those of other countries look in other ways. */
export function checkedNumber(
  organisationNumber: string | null | undefined,
  inCountry: string | undefined,
): { readonly number: string | null | undefined } | { readonly errors: FormErrors } {
  if (!organisationNumber || (inCountry ?? 'SE') !== 'SE') return { number: organisationNumber };
  return isOrganisationNumber(organisationNumber)
    ? { number: formatOrganisationNumber(organisationNumber) }
    : { errors: { organisationNumber: WRONG_NUMBER } };
}

export const NAMELESS = 'Skriv underbiträdets namn, eller välj en leverantör.';

/** Every fault at once: of the fields, of the name and of the number. */
export function readSubProcessor(typed: URLSearchParams, today: string): FormResult<SubProcessorForm> {
  const read = readForm(formOn(today), typed);
  const value = (name: string) => typed.get(name)?.trim();
  const nameless = typed.has('name') && !value('name') && !value('supplierId');
  const checked = checkedNumber(value('organisationNumber'), value('country'));
  const errors = {
    ...(nameless && { name: NAMELESS }),
    ...('errors' in checked && checked.errors),
    ...(!read.ok && read.errors),
  };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return 'number' in checked && read.value.organisationNumber
    ? { ok: true, value: { ...read.value, organisationNumber: checked.number } }
    : read;
}

const ending = (today: string) =>
  z
    .object({
      endedOn: day,
      erasureConfirmedOn: optionalDay
        .refine((on) => on === null || on <= today, 'Dagen kan inte ligga i framtiden.')
        .optional(),
    })
    .refine((one) => !one.erasureConfirmedOn || one.erasureConfirmedOn >= one.endedOn, {
      path: ['erasureConfirmedOn'],
      message: 'Raderingen kan inte vara bekräftad innan underbiträdet slutade anlitas.',
    });
export type SubProcessorEnd = z.infer<ReturnType<typeof ending>>;
export const readSubProcessorEnd = (typed: URLSearchParams, today: string): FormResult<SubProcessorEnd> =>
  readForm(ending(today), typed);

const removal = z.object({ below: z.enum(['remove', 'move-up'], 'Välj ett av svaren.').optional() });
export const readRemoval = (
  typed: URLSearchParams,
): FormResult<{ below?: 'remove' | 'move-up' | undefined }> => readForm(removal, typed);
