/** Samråd with the officer, and contact with an authority. */
import { z } from 'zod';
import { type FormResult, readForm } from '../../../platform/form.ts';
import {
  type AuthoritySubject,
  authoritySubjects,
  type ConsultationOutcome,
  consultationOutcomes,
} from '../rules/index.ts';
import { optionalComingDay, optionalDay, optionalText, requiredText } from './fields.ts';

const consultationForm = (today: string) =>
  z.object({
    question: requiredText('Skriv vad ni vill ha råd om.', 10_000),
    material: optionalText(10_000),
    decideOn: optionalComingDay(today),
  });
export type ConsultationForm = z.infer<ReturnType<typeof consultationForm>>;

const adviceForm = z.object({ advice: requiredText('Skriv rådet.', 20_000) });
export type AdviceForm = z.infer<typeof adviceForm>;

/** So that somebody who reads it in a year understands why the advice was not followed. */
const SHORTEST_REASON = 20;
const outcomeForm = z
  .object({
    outcome: z.enum(
      Object.keys(consultationOutcomes) as [ConsultationOutcome, ...ConsultationOutcome[]],
      'Välj vad ni gjorde med rådet.',
    ),
    outcomeText: optionalText(10_000),
  })
  .refine(
    ({ outcome, outcomeText }) => outcome === 'followed' || (outcomeText ?? '').length >= SHORTEST_REASON,
    {
      path: ['outcomeText'],
      message: 'När ni inte följer rådet fullt ut ska skälen stå här, så att de går att förstå efteråt.',
    },
  );
export type OutcomeForm = z.infer<typeof outcomeForm>;

const contactForm = (today: string) =>
  z
    .object({
      subject: z.enum(
        Object.keys(authoritySubjects) as [AuthoritySubject, ...AuthoritySubject[]],
        'Välj vad kontakten gäller.',
      ),
      authority: requiredText('Skriv vilken myndighet det är.', 200),
      authorityReference: optionalText(60),
      authorityOfficer: optionalText(200),
      replyBy: optionalComingDay(today),
      repliedOn: optionalDay,
      decidedOn: optionalDay,
      servedOn: optionalDay,
      decision: optionalText(5000),
      fineAmount: z
        .string()
        .default('')
        .transform((typed, context) => {
          const digits = typed.replace(/[\s.]/g, '').replace(/kr(onor)?$/i, '');
          if (digits === '') return null;
          if (/^\d{1,12}$/.test(digits)) return Number(digits);
          context.addIssue('Skriv beloppet i hela kronor, till exempel 250 000.');
          return z.NEVER;
        }),
      appealedOn: optionalDay,
      notAppealedReason: optionalText(2000),
    })
    .superRefine((form, context) => {
      for (const field of ['repliedOn', 'decidedOn', 'servedOn', 'appealedOn'] as const) {
        const typed = form[field];
        if (typed && typed > today)
          context.addIssue({ code: 'custom', path: [field], message: 'Dagen kan inte ligga i framtiden.' });
      }
      if (form.servedOn && form.decidedOn && form.servedOn < form.decidedOn)
        context.addIssue({
          code: 'custom',
          path: ['servedOn'],
          message: 'Ni kan inte ha fått beslutet före dagen då det fattades.',
        });
      if (form.appealedOn && !form.servedOn)
        context.addIssue({
          code: 'custom',
          path: ['servedOn'],
          message: 'Skriv vilken dag ni fick beslutet: tiden att överklaga räknas från den.',
        });
    });
export type ContactForm = z.infer<ReturnType<typeof contactForm>>;

export const readConsultation = (fields: URLSearchParams, today: string): FormResult<ConsultationForm> =>
  readForm(consultationForm(today), fields);
export const readAdvice = (fields: URLSearchParams): FormResult<AdviceForm> => readForm(adviceForm, fields);
export const readOutcome = (fields: URLSearchParams): FormResult<OutcomeForm> =>
  readForm(outcomeForm, fields);
export const readContact = (fields: URLSearchParams, today: string): FormResult<ContactForm> =>
  readForm(contactForm(today), fields);
