/** Registering, changing and closing a case, and where its diary is kept. */
import { z } from 'zod';
import { checkValues, type FormResult, readForm } from '../../../platform/form.ts';
import { caseKindIds } from '../rules/index.ts';
import { optionalId, optionalLine, optionalText, pastDay, requiredText, ticked, title } from './fields.ts';

const secrecy = z
  .string()
  .trim()
  .max(100, 'Högst 100 tecken.')
  .transform((typed) => typed || null);

const newCaseForm = (today: string) =>
  z.object({
    kind: z.enum(caseKindIds, 'Välj vad ärendet är.'),
    title,
    openedOn: pastDay(today),
    responsibleId: optionalId.default(null),
    externalMark: optionalLine(60).default(null),
    secrecy: secrecy.default(null),
    secrecyOther: secrecy.default(null),
    restricted: ticked.default(false),
  });
export type NewCaseForm = z.infer<ReturnType<typeof newCaseForm>>;

const changeForm = (today: string) =>
  z.object({
    title: title.optional(),
    openedOn: pastDay(today).optional(),
    responsibleId: optionalId.optional(),
    externalMark: optionalLine(60).optional(),
    secrecy: secrecy.optional(),
    secrecyOther: secrecy.optional(),
    restricted: ticked.optional(),
    senderWithheld: ticked.optional(),
    titleWithheld: ticked.optional(),
  });
export type CaseChanges = z.infer<ReturnType<typeof changeForm>>;

const closeForm = z.object({
  outcome: requiredText('Skriv hur ärendet slutade, i en mening.', 500),
  weeding: requiredText('Skriv vad som är rensat, eller att inget behövde rensas.', 500),
  /** Working material that goes now. */
  weeded: z.array(z.uuid()).default([]),
});
export type CloseForm = z.infer<typeof closeForm>;

const reasonForm = z.object({ reason: requiredText('Skriv varför.', 500) });
export type ReasonForm = z.infer<typeof reasonForm>;

export const readNewCase = (fields: URLSearchParams, today: string): FormResult<NewCaseForm> =>
  readForm(newCaseForm(today), fields);
export const readCaseChanges = (fields: URLSearchParams, today: string): FormResult<CaseChanges> =>
  readForm(changeForm(today), fields);
export const readClosing = (fields: URLSearchParams): FormResult<CloseForm> =>
  checkValues(closeForm, {
    outcome: fields.get('outcome') ?? '',
    weeding: fields.get('weeding') ?? '',
    weeded: fields.getAll('weeded').filter(Boolean),
  });
export const readReason = (fields: URLSearchParams): FormResult<ReasonForm> => readForm(reasonForm, fields);
const diaryForm = z
  .object({
    kept: z.enum(['here', 'elsewhere'], 'Välj var diariet förs.'),
    abbreviation: z
      .string()
      .trim()
      .toUpperCase()
      .refine(
        (typed) => typed === '' || /^[A-ZÅÄÖ0-9]{2,10}$/.test(typed),
        'Skriv två till tio bokstäver, till exempel VON.',
      )
      .transform((typed) => typed || null),
    systemName: optionalText(100),
  })
  .refine((form) => form.kept !== 'here' || form.abbreviation !== null, {
    path: ['abbreviation'],
    message: 'Skriv nämndens förkortning: den står först i varje diarienummer.',
  });
export type DiaryForm = z.infer<typeof diaryForm>;
export const readDiary = (fields: URLSearchParams): FormResult<DiaryForm> => readForm(diaryForm, fields);
