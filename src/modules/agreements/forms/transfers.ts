/** A transfer to a third country that the processor makes, with our approval. */
import { z } from 'zod';
import { type FormResult, optionalDay, readForm } from '../../../platform/form.ts';
import { country, mechanism } from './content-fields.ts';
import * as fields from './fields.ts';

const transfer = (today: string, uses: readonly string[]) =>
  z
    .object({
      country: country.optional(),
      recipient: fields.text(300).optional(),
      how: z
        .string('Välj hur uppgifterna förs över.')
        .refine((code) => uses.includes(code), 'Välj hur uppgifterna förs över.')
        .optional(),
      what: fields.text(2000).optional(),
      mechanism: mechanism.optional(),
      safeguards: fields.text(2000).optional(),
      assessed: fields.yesNo.optional(),
      checkedOn: optionalDay
        .refine((on) => on === null || on <= today, 'Dagen kan inte ligga i framtiden.')
        .optional(),
      recipientCovered: fields.yesNo.optional(),
      clausesChanged: fields.code(['no', 'added', 'yes'], 'Välj ett av svaren.').optional(),
      remedy: fields.yesNo.optional(),
      kind: fields.code(['paternity', 'adoption', 'other'], 'Välj vad överföringen gäller.').optional(),
      approvedOn: optionalDay
        .refine((on) => on === null || on <= today, 'Dagen kan inte ligga i framtiden.')
        .optional(),
      approvedBy: fields.text(200).optional(),
      instruction: fields.text(5000).optional(),
    })
    .refine((form) => !form.approvedOn || form.approvedBy !== null, {
      path: ['approvedBy'],
      message: 'Skriv vem som godkände överföringen.',
    })
    .refine((form) => !form.approvedBy || form.approvedOn !== null, {
      path: ['approvedOn'],
      message: 'Skriv vilken dag överföringen godkändes.',
    });
export type TransferForm = z.infer<ReturnType<typeof transfer>>;

export const readTransfer = (
  typed: URLSearchParams,
  today: string,
  uses: readonly string[],
): FormResult<TransferForm> => readForm(transfer(today, uses), typed);
