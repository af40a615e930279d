import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import * as fields from './fields.ts';

const handoverForm = z
  .object({
    fromPersonId: z.uuid('Välj den som slutar.'),
    toPersonId: z.uuid('Välj den som tar över.'),
    leavesOn: fields.day,
    note: fields.optionalText.optional(),
  })
  .refine(({ fromPersonId, toPersonId }) => fromPersonId !== toPersonId, {
    path: ['toPersonId'],
    message: 'Välj någon annan än den som slutar.',
  });
const receiptForm = z.object({ receivedNote: fields.optionalText.default(null) });

export type HandoverForm = z.infer<typeof handoverForm>;

export const readHandover = (typed: URLSearchParams): FormResult<HandoverForm> =>
  readForm(handoverForm, typed);
export const readReceipt = (typed: URLSearchParams): FormResult<{ receivedNote: string | null }> =>
  readForm(receiptForm, typed);
