/** Registering a report, and writing one in afterwards. */
import { z } from 'zod';
import { checkValues, type FormResult, optionalId } from '../../../platform/form.ts';
import { titleFault } from '../../cases/rules/index.ts';
import { type AwareSource, awareSources } from '../rules/index.ts';
import { instantOf, optionalText } from './fields.ts';

const title = z
  .string('Skriv en rubrik.')
  .transform((typed) => typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Skriv en rubrik som säger vad det gäller.')
      .max(200, 'Högst 200 tecken.')
      .superRefine((typed, context) => {
        const fault = titleFault(typed);
        if (fault) context.addIssue(fault);
      }),
  );

const typed = z.string().default('');
const source = z
  .enum(Object.keys(awareSources) as [AwareSource, ...AwareSource[]], 'Välj hur nämnden fick veta.')
  .default('own');

/** A day with its clock time that has been; an optional one may be left out whole. */
function timeOf(
  form: Readonly<Record<string, string>>,
  prefix: string,
  now: string,
  context: z.RefinementCtx,
): string | null {
  const read = instantOf({ on: form[`${prefix}On`] ?? '', at: form[`${prefix}At`] ?? '' }, now);
  if (!('field' in read)) return read.at;
  context.addIssue({
    code: 'custom',
    path: [`${prefix}${read.field === 'on' ? 'On' : 'At'}`],
    message: read.error,
  });
  return null;
}

const isEmpty = (form: Readonly<Record<string, unknown>>, prefix: string): boolean =>
  !form[`${prefix}On`] && !form[`${prefix}At`];

const registerForm = (now: string) =>
  z
    .object({
      id: z.uuid('Öppna sidan igen.'),
      title,
      awareOn: typed,
      awareAt: typed,
      awareSource: source,
      responsibleId: optionalId.default(null),
      restricted: z
        .string()
        .default('')
        .transform((value) => value === '1'),
      controllers: z.array(z.uuid('Välj ur listan.')).min(1, 'Välj minst en nämnd.'),
    })
    .transform(({ awareOn, awareAt, ...form }, context) => ({
      ...form,
      awareAt: isEmpty({ awareOn, awareAt }, 'aware')
        ? null
        : timeOf({ awareOn, awareAt }, 'aware', now, context),
    }));
export type RegisterReportForm = z.infer<ReturnType<typeof registerForm>>;

export const readRegisterReport = (fields: URLSearchParams, now: string): FormResult<RegisterReportForm> =>
  checkValues(registerForm(now), {
    ...Object.fromEntries(fields),
    controllers: [...new Set(fields.getAll('controllers').filter(Boolean))],
  });

const timesForm = (now: string) =>
  z
    .object({ reportedOn: typed, reportedAt: typed, awareOn: typed, awareAt: typed, awareSource: source })
    .transform((form, context) => ({
      awareSource: form.awareSource,
      reportedAt: timeOf(form, 'reported', now, context) ?? '',
      awareAt: isEmpty(form, 'aware') ? null : timeOf(form, 'aware', now, context),
    }));
type ReportTimes = z.infer<ReturnType<typeof timesForm>>;

export interface AfterwardsForm extends ReportTimes {
  readonly title: string;
  readonly externalMark: string | null;
}

export const readReportTimes = (fields: URLSearchParams, now: string): FormResult<ReportTimes> =>
  checkValues(timesForm(now), Object.fromEntries(fields));

const nameForm = z.object({ title, externalMark: optionalText(60).default(null) });

export function readAfterwards(fields: URLSearchParams, now: string): FormResult<AfterwardsForm> {
  const name = checkValues(nameForm, Object.fromEntries(fields));
  const times = readReportTimes(fields, now);
  if (name.ok && times.ok) return { ok: true, value: { ...name.value, ...times.value } };
  return { ok: false, errors: { ...(name.ok ? {} : name.errors), ...(times.ok ? {} : times.errors) } };
}
