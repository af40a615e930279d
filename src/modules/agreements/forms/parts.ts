/** The parts of an agreement that are filled in: parties, terms, secrecy, guarantees, requirements, its end. */
import { z } from 'zod';
import { type SecrecyDuty, secrecyDuties } from '../../../knowledge/agreement-choices.ts';
import { mainAgreementFirst } from '../../../knowledge/agreement-editions.ts';
import { agreementRequirements, guaranteeQuestions } from '../../../knowledge/agreement-requirements.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import { day, type FormResult, optionalDay, optionalId, readForm } from '../../../platform/form.ts';
import { type ContactKind, type ContactSide, contactKinds, contactSides } from '../rules/index.ts';
import { partyNumberIn } from './content-fields.ts';
import * as fields from './fields.ts';

const partiesForm = z.object({
  version: z.coerce.number().int().positive(),
  partyName: fields.requiredLine('Skriv organisationens fullständiga namn.'),
  partyNumber: fields.text(50).default(null),
  partyAddress: fields.text(300).default(null),
  partyCountry: z
    .string()
    .default('SE')
    .transform((typed) => typed || 'SE'),
  ownAddress: fields.text(300).default(null),
});
const contactForm = z.object({
  name: fields.text(200).default(null),
  email: fields.email.default(null),
  phone: fields.text(60).default(null),
  availability: fields.text(200).default(null),
});

export interface PartiesForm extends z.infer<typeof partiesForm> {
  readonly contacts: readonly (z.infer<typeof contactForm> & {
    readonly side: ContactSide;
    readonly kind: ContactKind;
    readonly name: string;
  })[];
}

/** Each contact has its fields as `ours.administration.name`; one without a name is left out. */
export function readParties(typed: URLSearchParams): FormResult<PartiesForm> {
  const read = readForm(partiesForm, typed);
  const errors: Record<string, string> = read.ok ? {} : { ...read.errors };
  const number = partyNumberIn(typed);
  if ('errors' in number) errors.partyNumber = number.errors.partyNumber;
  const contacts: PartiesForm['contacts'][number][] = [];
  for (const side of contactSides)
    for (const kind of contactKinds) {
      const at = `${side}.${kind}`;
      const one = readForm(contactForm, fieldsUnder(typed, `${at}.`));
      if (!one.ok)
        for (const [field, message] of Object.entries(one.errors)) errors[`${at}.${field}`] = message;
      else if (one.value.name) contacts.push({ ...one.value, name: one.value.name, side, kind });
      else if (one.value.email || one.value.phone)
        errors[`${at}.name`] = 'Skriv namnet eller funktionen på kontaktpersonen.';
    }
  if (!read.ok || 'errors' in number || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...read.value, ...number, contacts } };
}

function fieldsUnder(typed: URLSearchParams, before: string): URLSearchParams {
  const under = new URLSearchParams();
  for (const [name, value] of typed)
    if (name.startsWith(before)) under.append(name.slice(before.length), value);
  return under;
}

const termsForm = z
  .object({
    version: z.coerce.number().int().positive(),
    title: fields.requiredLine('Skriv vad avtalet gäller.').optional(),
    accessText: fields.text(1000).optional(),
    hasMain: fields.yesNo.optional(),
    mainTitle: fields.line(200).optional(),
    mainMark: fields.line(100).optional(),
    mainSignedOn: optionalDay.optional(),
    mainOwnerId: optionalId.optional(),
    services: fields.text(500).optional(),
    subPermission: fields.code(['general', 'special'], 'Välj vilket tillstånd som gäller.').optional(),
    objectionDays: fields.wholeNumber(1, 365, 'antal dagar').optional(),
    noticeDays: fields.wholeNumber(0, 730, 'antal dagar').optional(),
    validUntil: fields.agreementDayOrNone.optional(),
    governingLaw: fields.text(200).optional(),
    nextReviewOn: optionalDay.optional(),
    note: fields.text(2000).optional(),
    reglementeParagraph: fields.text(60).optional(),
    reglementeDecidedOn: optionalDay.optional(),
    reglementeText: fields.text(8000).optional(),
  })
  .superRefine((form, context) => {
    if (form.hasMain === 'yes' && form.mainTitle === null)
      context.addIssue({
        code: 'custom',
        path: ['mainTitle'],
        message: 'Skriv vad huvudavtalet heter, eller svara nej.',
      });
  });
export type TermsForm = z.infer<typeof termsForm> & {
  readonly access?: readonly string[];
  readonly mainOverrides?: readonly string[];
  readonly processings?: readonly string[];
  readonly systems?: readonly string[];
};

export function readTerms(typed: URLSearchParams): FormResult<TermsForm> {
  const read = readForm(termsForm, typed);
  if (!read.ok) return read;
  const lists = {
    access: known(fields.ticked(typed, 'access'), accessKinds),
    mainOverrides: known(fields.ticked(typed, 'mainOverrides'), mainAgreementFirst),
    processings: fields.ticked(typed, 'processings'),
    systems: fields.ticked(typed, 'systems'),
  };
  const given = Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined));
  return { ok: true, value: { ...read.value, ...given } };
}

const known = (chosen: readonly string[] | undefined, list: readonly { readonly id: string }[]) =>
  chosen?.filter((id) => list.some((one) => one.id === id));

const secrecyForm = z.object({
  version: z.coerce.number().int().positive(),
  secretData: fields.yesNo.default(null),
  onlyTechnical: fields.yesNo.default(null),
  unsuitable: fields.yesNo.default(null),
  secrecyDuty: fields
    .code(Object.keys(secrecyDuties) as SecrecyDuty[], 'Välj vilken tystnadsplikt som gäller.')
    .default(null),
  secrecyReason: fields.text(4000).default(null),
});
export type SecrecyForm = z.infer<typeof secrecyForm>;
export const readSecrecy = (typed: URLSearchParams): FormResult<SecrecyForm> => readForm(secrecyForm, typed);

const undertakingForm = (today: string) =>
  z
    .object({
      who: fields.required('Skriv vilka det gäller, till exempel «Supportpersonalen».'),
      basis: z.enum(['statute', 'undertaking'], 'Välj vad tystnadsplikten bygger på.'),
      signedOn: optionalDay.default(null),
      note: fields.text(1000).default(null),
    })
    .superRefine((form, context) => {
      const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['signedOn'], message });
      if (form.basis === 'undertaking' && form.signedOn === null)
        wrong('Skriv dagen då förbindelsen skrevs under, till exempel 2026-11-20.');
      if (form.signedOn && form.signedOn > today) wrong('Dagen kan inte ligga i framtiden.');
    });
export type UndertakingForm = z.infer<ReturnType<typeof undertakingForm>>;
export const readUndertaking = (typed: URLSearchParams, today: string): FormResult<UndertakingForm> =>
  readForm(undertakingForm(today), typed);

const assessmentForm = (today: string) =>
  z
    .object({
      outcome: z.enum(['sufficient', 'conditions', 'insufficient'], 'Välj vad bedömningen blir.'),
      conditions: fields.text(2000).default(null),
      reason: fields.required('Skriv skälen till bedömningen.', 4000),
      assessedOn: day.refine((on) => on <= today, 'Dagen kan inte ligga i framtiden.'),
      assessedBy: fields.required('Skriv vem som har bedömt.'),
    })
    .superRefine((form, context) => {
      if (form.outcome === 'conditions' && form.conditions === null)
        context.addIssue({ code: 'custom', path: ['conditions'], message: 'Skriv vilka villkoren är.' });
    });
export type AssessmentForm = z.infer<ReturnType<typeof assessmentForm>> & {
  readonly answers: Readonly<Record<string, string>>;
};

export function readAssessment(typed: URLSearchParams, today: string): FormResult<AssessmentForm> {
  const read = readForm(assessmentForm(today), typed);
  const answers: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const { id } of guaranteeQuestions) {
    const answer = (typed.get(`answer.${id}`) ?? '').trim();
    if (answer.length > 3000) errors[`answer.${id}`] = 'Högst 3 000 tecken.';
    else if (answer) answers[id] = answer;
  }
  if (Object.keys(answers).length === 0)
    errors[`answer.${guaranteeQuestions[0].id}`] = 'Svara på minst en av frågorna.';
  if (!read.ok) return { ok: false, errors: { ...errors, ...read.errors } };
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, value: { ...read.value, answers } };
}

export interface ClauseForm {
  readonly requirement: string;
  readonly found: 'yes' | 'partly' | 'no' | 'not-applicable';
  readonly place: string | null;
  readonly note: string | null;
}

/** Each requirement as `found.end`, `place.end` and `note.end`; one that nobody answers is left out. */
export function readClauses(typed: URLSearchParams): FormResult<readonly ClauseForm[]> {
  const errors: Record<string, string> = {};
  const clauses: ClauseForm[] = [];
  for (const { id } of agreementRequirements) {
    const found = typed.get(`found.${id}`) ?? '';
    const place = (typed.get(`place.${id}`) ?? '').trim();
    const note = (typed.get(`note.${id}`) ?? '').trim();
    if (place.length > 300) errors[`place.${id}`] = 'Högst 300 tecken.';
    if (note.length > 1000) errors[`note.${id}`] = 'Högst 1 000 tecken.';
    if (found === '') continue;
    if (!['yes', 'partly', 'no', 'not-applicable'].includes(found)) {
      errors[`found.${id}`] = 'Välj ur listan.';
      continue;
    }
    if ((found === 'yes' || found === 'partly') && place === '')
      errors[`place.${id}`] = 'Skriv var i avtalet det står, till exempel «punkt 7.2».';
    clauses.push({
      requirement: id,
      found: found as ClauseForm['found'],
      place: place || null,
      note: note || null,
    });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: clauses };
}

const terminationForm = (today: string) =>
  z.object({
    terminatedOn: day.refine((on) => on <= today, 'Dagen kan inte ligga i framtiden.'),
    terminatedBy: z.enum(['ours', 'theirs'], 'Välj vem som sade upp avtalet.'),
    terminationReason: fields.required('Skriv varför avtalet sägs upp.', 2000),
    endsOn: optionalDay.default(null),
  });
export type TerminationForm = z.infer<ReturnType<typeof terminationForm>>;
export const readTermination = (typed: URLSearchParams, today: string): FormResult<TerminationForm> =>
  readForm(terminationForm(today), typed);

const reasonForm = z.object({ reason: fields.required('Skriv varför.', 2000) });
export const readReason = (typed: URLSearchParams): FormResult<{ reason: string }> =>
  readForm(reasonForm, typed);
