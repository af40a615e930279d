/** Countries and grounds of transfer, as several forms of an agreement's content have them. */
import { z } from 'zod';
import { countryCodeOf, countryName } from '../../../knowledge/countries.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';
import { code } from './fields.ts';

export const country = z
  .string('Välj land.')
  .refine((code) => code !== '' && countryName(code) !== undefined, 'Välj land.');

/** Fallen ones too: what to do instead is said by the judgement. */
export const mechanism = code(
  transferMechanisms.map(({ id }) => id),
  'Välj ett stöd i listan.',
);

/** «Sverige, Irland»: names or codes, each once. */
export const countries = z.string().transform((typed, context) => {
  const names = typed
    .split(/[,;\n]| och /)
    .map((name) => name.trim())
    .filter(Boolean);
  const codes = names.map((name) => countryCodeOf(name));
  const unknown = names.filter((_, index) => codes[index] === undefined);
  if (unknown.length === 0) return [...new Set(codes.filter((code) => code !== undefined))];
  context.addIssue(
    `«${unknown.join('», «')}» är inget land. Skriv landets svenska namn, till exempel Sverige, Irland.`,
  );
  return z.NEVER;
});

/** Checked when the organisation is Swedish; elsewhere numbers look in other ways. */
export const WRONG_NUMBER =
  'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel 212000-0142, eller välj ett annat land.';

/** The other party's number, written in one way when it is Swedish; those of other countries look in other ways. */
export function partyNumberIn(
  typed: URLSearchParams,
): { readonly partyNumber: string | null } | { readonly errors: { readonly partyNumber: string } } {
  const number = typed.get('partyNumber')?.trim() ?? '';
  if (number === '' || (typed.get('partyCountry') || 'SE') !== 'SE') return { partyNumber: number || null };
  return isOrganisationNumber(number)
    ? { partyNumber: formatOrganisationNumber(number) }
    : { errors: { partyNumber: WRONG_NUMBER } };
}
