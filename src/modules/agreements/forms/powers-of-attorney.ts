/** A power of attorney, and its revocation. */
import { z } from 'zod';
import { powerOfAttorneyKind, powerOfAttorneyKinds } from '../../../knowledge/agreement-editions.ts';
import { day, type FormResult, optionalDay, readForm } from '../../../platform/form.ts';
import { agreementDay, required, text } from './fields.ts';

const kinds = powerOfAttorneyKinds.map(({ id }) => id) as [string, ...string[]];

const power = (today: string) =>
  z
    .object({
      kind: z.enum(kinds, 'Välj vilken fullmakt det är.'),
      granteeControllerId: z.uuid('Välj vem som får fullmakten.'),
      counterparty: text(200).default(null),
      services: text(1000).default(null),
      decidedOn: agreementDay.refine(
        (date) => date <= today,
        'Dagen för beslutet kan inte ligga i framtiden.',
      ),
      paragraph: required('Skriv paragrafen i protokollet, till exempel § 45.', 40),
      diaryMark: text(100).default(null),
      validFrom: day,
      validUntil: optionalDay.default(null),
    })
    .superRefine((form, context) => {
      const lacks = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!powerOfAttorneyKind(form.kind)?.counterparty && !form.counterparty)
        lacks('counterparty', 'Skriv gentemot vem fullmakten gäller.');
      if (form.validFrom < form.decidedOn)
        lacks('validFrom', 'Fullmakten kan inte gälla från en dag före beslutet.');
      if (form.validUntil !== null && form.validUntil < form.validFrom)
        lacks('validUntil', 'Den sista dagen ligger före den första.');
    })
    .transform((form) => ({
      ...form,
      // Inera's own say it themselves.
      counterparty: powerOfAttorneyKind(form.kind)?.counterparty ?? form.counterparty ?? '',
    }));
export type PowerOfAttorneyForm = z.infer<ReturnType<typeof power>>;
export const readPowerOfAttorney = (
  fields: URLSearchParams,
  today: string,
): FormResult<PowerOfAttorneyForm> => readForm(power(today), fields);

const revocation = z.object({
  revokedOn: day,
  revokedReason: required('Skriv varför fullmakten återkallas.', 1000),
  version: z.coerce.number().int().catch(0),
});
export type RevocationForm = z.infer<typeof revocation>;
export const readRevocation = (fields: URLSearchParams): FormResult<RevocationForm> =>
  readForm(revocation, fields);
