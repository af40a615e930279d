/** What is asked of the guide, and what is kept of it. */
import { z } from 'zod';
import {
  type GuidanceAnswers,
  guidanceQuestions,
  NO_ACCESS,
  UNKNOWN,
} from '../../../knowledge/agreement-guide.ts';
import { type FormErrors, type FormResult, optionalId, readForm } from '../../../platform/form.ts';
import { answersAsked, unanswered } from '../rules/agreement-questions.ts';

const MOST_TEXT = 200;
const named = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(MOST_TEXT, `Skriv högst ${MOST_TEXT} tecken.`);

const about = z.object({
  title: named('Skriv vad frågan gäller, till exempel Videotjänst för vårdmöten.'),
  partyName: named('Skriv vem den andra parten är.'),
  supplierId: optionalId.default(null),
  processingId: optionalId.default(null),
});

export type GuidanceSubject = z.infer<typeof about>;

export interface AskedGuidance extends GuidanceSubject {
  readonly answers: GuidanceAnswers;
}

/** The answers as they stand in the fields, whether they were asked for or not; an option that is not there is none. */
export function typedAnswers(fields: URLSearchParams): GuidanceAnswers {
  return Object.fromEntries(
    guidanceQuestions.map(({ id, options }) => {
      const known: readonly string[] = options.map((option) => option.id);
      return [id, fields.getAll(id).filter((value) => known.includes(value))];
    }),
  );
}

/** «Inte alls» and «vet inte» stand alone. */
function contradiction({ access = [] }: GuidanceAnswers): FormErrors {
  const alone = [NO_ACCESS, UNKNOWN].some((value) => access.includes(value));
  return alone && access.length > 1
    ? { access: '«Inte alls» och «Vet inte» går inte ihop med de andra svaren.' }
    : {};
}

export function readAskedGuidance(fields: URLSearchParams): FormResult<AskedGuidance> {
  const subject = readForm(about, fields);
  const typed = typedAnswers(fields);
  const answers = answersAsked(typed);
  const errors: FormErrors = {
    ...(subject.ok ? {} : subject.errors),
    ...Object.fromEntries(unanswered(typed).map(({ id, text }) => [id, `Svara på frågan «${text}»`])),
    ...contradiction(answers),
  };
  if (!subject.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...subject.value, answers } };
}

/** The note with an answer that is kept; a form without it leaves none. */
export const readGuidanceNote = (fields: URLSearchParams): string | null =>
  fields.get('note')?.trim().slice(0, 4000) || null;
