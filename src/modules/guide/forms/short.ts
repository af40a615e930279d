/** The two short guides: what the address asks. */
import { z } from 'zod';
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { transferUses } from '../../../knowledge/transfer-uses.ts';
import { type FormResult, optionalDay, readForm } from '../../../platform/form.ts';

const optionalOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum([...values, ''])
    .catch('')
    .default('')
    .transform((value) => (value === '' ? null : (value as Values[number])));
const yesNo = optionalOf(['yes', 'no']);

const inera = z.object({
  connection: z.enum(['direct', 'through-customer', 'supplier'], 'Välj hur ni möter Inera.'),
  customerAgreement: optionalOf(['kundavtal-2', 'kundavtal-1', 'none']),
  signsForBoards: yesNo,
});

export const readInera = (query: URLSearchParams): FormResult<z.infer<typeof inera>> =>
  readForm(inera, query);

const country = (missing: string) =>
  z.string(missing).refine((code) => countryName(code) !== undefined, missing);
const uses = transferUses.map(({ id }) => id) as unknown as readonly [
  (typeof transferUses)[number]['id'],
  ...(typeof transferUses)[number]['id'][],
];

const transfer = z
  .object({
    country: country('Välj ett land.'),
    how: z.enum(uses, 'Välj hur uppgifterna blir tillgängliga.'),
    storedIn: z
      .string()
      .default('')
      .refine((code) => code === '' || countryName(code) !== undefined, 'Välj ett land i listan.')
      .transform((code) => code || null),
    social: z.enum(['nej', 'paternity', 'adoption', 'other']).catch('nej').default('nej'),
    mechanism: z
      .string()
      .default('')
      .refine((id) => id === '' || transferMechanism(id) !== undefined, 'Välj ett stöd i listan.')
      .transform((id) => id || null),
    recipientCovered: yesNo,
    checkedOn: optionalDay.default(null),
    clausesChanged: optionalOf(['no', 'added', 'yes']),
    remedy: yesNo,
    assessed: yesNo,
    safeguards: z
      .string()
      .default('')
      .transform((text) => text.trim() || null),
    exerciseOfAuthority: yesNo,
    approved: yesNo,
  })
  .transform(({ country: code, how, storedIn, social, exerciseOfAuthority, ...support }) => ({
    where: { country: code, how, storedIn },
    support: {
      ...support,
      regime: social === 'nej' ? 'gdpr' : 'solpul',
      kind: social === 'nej' ? null : social,
      exerciseOfAuthority: exerciseOfAuthority === 'yes',
    },
  }));

export const readTransfer = (query: URLSearchParams): FormResult<z.infer<typeof transfer>> =>
  readForm(transfer, query);
