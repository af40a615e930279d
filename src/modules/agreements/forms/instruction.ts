/** «Instruktion»: the fields of the form, the step to approve, and what comes back from the processor. */
import { z } from 'zod';
import { type InstructionFieldId, instructionFields } from '../../../knowledge/instruction-form.ts';
import { day, type FormResult, optionalDay, readForm } from '../../../platform/form.ts';
import * as fields from './fields.ts';
import { askAboutNumbers } from './identity-ask.ts';

const answer = fields.text(5000).optional();
const answers = Object.fromEntries(instructionFields.map(({ id }) => [id, answer])) as Record<
  InstructionFieldId,
  typeof answer
>;

const instruction = z
  .object({ ...answers, changeText: fields.text(2000).optional() })
  .transform(({ changeText, ...given }) => ({
    /** Only the fields that the form had. */
    answers: Object.fromEntries(Object.entries(given).filter(([, typed]) => typed !== undefined)) as Partial<
      Record<InstructionFieldId, string | null>
    >,
    changeText,
  }));
export type InstructionForm = z.infer<typeof instruction>;

export const readInstruction = (typed: URLSearchParams): FormResult<InstructionForm> =>
  askAboutNumbers(readForm(instruction, typed), typed, [
    ...instructionFields.map(({ id }) => id),
    'changeText',
  ]);

const approval = z.object({
  validFrom: day,
  approvedBy: fields.required('Skriv vem som godkänner.'),
});
export type InstructionApproval = z.infer<typeof approval>;
export const readInstructionApproval = (typed: URLSearchParams): FormResult<InstructionApproval> =>
  readForm(approval, typed);

const past = (today: string) =>
  optionalDay.refine((on) => on === null || on <= today, 'Dagen kan inte ligga i framtiden.');

const followUp = (today: string) =>
  z
    .object({
      sentOn: past(today).optional(),
      answeredOn: past(today).optional(),
      answerText: fields.text(5000).optional(),
    })
    .refine((form) => !form.answerText || form.answeredOn, {
      path: ['answeredOn'],
      message: 'Skriv vilken dag biträdet svarade.',
    })
    .refine((form) => !form.answeredOn || form.answerText, {
      path: ['answerText'],
      message: 'Skriv vad biträdet svarade, till exempel om kostnaden.',
    });
export type InstructionFollowUp = z.infer<ReturnType<typeof followUp>>;
export const readInstructionFollowUp = (
  typed: URLSearchParams,
  today: string,
): FormResult<InstructionFollowUp> =>
  askAboutNumbers(readForm(followUp(today), typed), typed, ['answerText']);
