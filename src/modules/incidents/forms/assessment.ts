/** The group's forms: what several people fill in at once, the times, the officer's advice and the decision. */
import { z } from 'zod';
import { type FormErrors, type FormResult, readForm } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';
import { parseDate } from '../../../platform/plain-date.ts';
import {
  type AssessmentField,
  type AssessmentSection,
  assessmentSections,
  type Fields,
  type FieldValue,
  fieldsOfSection,
  type IncidentOutcome,
  incidentOutcomes,
} from '../rules/index.ts';
import { requiredText } from './fields.ts';

export interface GroupForm {
  /** As the form was shown. */
  readonly shown: Fields;
  readonly typed: Fields;
}

const LONGEST = 5000;
const MOST_COUNTED = 1_000_000_000;

export const isSection = (section: string): section is AssessmentSection =>
  Object.hasOwn(assessmentSections, section);

/** The fields of the sections that the form has; a field that it lacks stays as it was. */
export function readGroupForm(
  sections: readonly AssessmentSection[],
  fields: URLSearchParams,
): FormResult<GroupForm> {
  const asked = sections.flatMap(fieldsOfSection);
  const errors: Record<string, string> = {};
  const shown: Record<string, FieldValue> = {};
  const typed: Record<string, FieldValue> = {};
  for (const field of asked) {
    const { name } = field;
    if (!fields.has(name) && !fields.has(`var.${name}`)) continue;
    const read = typedValue(field, fields);
    if (read.error) errors[name] = read.error;
    typed[name] = read.value;
    shown[name] = shownOf(field, fields.get(`var.${name}`) ?? '');
  }
  Object.assign(errors, acrossFields(typed));
  if (Object.keys(errors).length === 0 && fields.get('identityNumbersConfirmed') !== '1') {
    const found = asked.find(
      ({ name }) => typed[name] !== shown[name] && identityNumbersIn(String(typed[name] ?? '')) > 0,
    );
    if (found) {
      errors[found.name] =
        'Texten ser ut att innehålla ett personnummer. Skriv vad som har hänt, aldrig med vem, eller bekräfta att det ska stå här.';
      errors.identityNumbers = 'ask';
    }
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: { shown, typed } };
}

interface Read {
  readonly value: FieldValue;
  readonly error?: string;
}

function typedValue(field: AssessmentField, fields: URLSearchParams): Read {
  const { name, kind } = field;
  if (kind === 'several') {
    const chosen = fields.getAll(name).filter(Boolean);
    return inOptions(field, chosen)
      ? { value: inOrderOf(field, chosen) }
      : { value: [], error: 'Välj ur listan.' };
  }
  const text = (fields.get(name) ?? '').trim();
  if (text === '') return { value: null };
  if (kind === 'number') return readNumber(text);
  if (kind === 'level') return readLevel(field, text);
  if (kind === 'one')
    return inOptions(field, [text]) ? { value: text } : { value: null, error: 'Välj ur listan.' };
  if (text.length > LONGEST) return { value: text, error: 'Högst 5 000 tecken.' };
  return { value: text };
}

const inOptions = ({ options }: AssessmentField, ids: readonly string[]): boolean =>
  ids.every((id) => options?.some((option) => option.id === id));
const inOrderOf = ({ options }: AssessmentField, ids: readonly string[]): string[] =>
  (options ?? []).map(({ id }) => id).filter((id) => ids.includes(id));

function readNumber(text: string): Read {
  const digits = text.replace(/[\s\u00a0.]/g, '');
  if (!/^\d+$/.test(digits)) return { value: null, error: 'Skriv antalet med siffror, till exempel 57.' };
  const number = Number(digits);
  if (number < MOST_COUNTED) return { value: number };
  return { value: null, error: 'Antalet är för stort. Välj «Över 1 miljon» som intervall i stället.' };
}

function readLevel(field: AssessmentField, text: string): Read {
  const { name, options } = field;
  const number = Number(text);
  const isKnown = options ? options.some(({ id }) => id === text) : number >= 0 && number <= 8;
  if (Number.isInteger(number) && isKnown) return { value: number };
  const error = name === 'severity' ? 'Nivån är 1, 2, 3 eller 4.' : 'Välj ur listan.';
  return { value: null, error };
}

function shownOf(field: AssessmentField, hidden: string): FieldValue {
  if (field.kind === 'several') return inOrderOf(field, hidden.split(','));
  if (hidden === '') return null;
  return field.kind === 'number' || field.kind === 'level' ? Number(hidden) : hidden;
}

function acrossFields(typed: Fields): FormErrors {
  const errors: Record<string, string> = {};
  for (const what of ['subjects', 'records'])
    if (typeof typed[`${what}Exact`] === 'number' && typed[`${what}Range`])
      errors[`${what}Range`] = 'Skriv antingen det exakta antalet eller ett intervall, inte båda.';
  if (typed.isBreach === 'no' && 'isBreachReason' in typed && !typed.isBreachReason)
    errors.isBreachReason = 'Skriv varför det inte är en personuppgiftsincident.';
  if (typed.cyberSignificant === 'yes' && 'cyberReason' in typed && !typed.cyberReason)
    errors.cyberReason = 'Skriv varför den kan vara betydande.';
  for (const [value, reason, message] of [
    ['likelihood', 'likelihoodReason', 'Skriv skälen till sannolikheten.'],
    ['severity', 'severityReason', 'Skriv skälen till allvaret.'],
    ['risk', 'riskReason', 'Skriv skälen till bedömningen.'],
  ] as const)
    if (typed[value] && reason in typed && !typed[reason]) errors[reason] = message;
  return errors;
}

const processorForm = z.object({
  name: requiredText('Skriv biträdets namn.', 200),
  organisationNumber: z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null;
      if (isOrganisationNumber(typed.trim())) return formatOrganisationNumber(typed.trim());
      context.addIssue('Numret stämmer inte. Skriv tio siffror, till exempel 212000-0142.');
      return z.NEVER;
    }),
  subProcessor: z
    .string()
    .default('')
    .transform((value) => value === '1'),
});
export type ProcessorForm = z.infer<typeof processorForm>;
export const readProcessor = (fields: URLSearchParams): FormResult<ProcessorForm> =>
  readForm(processorForm, fields);

const adviceForm = z.object({
  advice: requiredText('Skriv ditt råd.'),
  /** When the advice that this one changes was given: nobody writes over one that was not read. */
  seen: z.string().default(''),
});
export type IncidentAdviceForm = z.infer<typeof adviceForm>;
export const readIncidentAdvice = (fields: URLSearchParams): FormResult<IncidentAdviceForm> =>
  readForm(adviceForm, fields);

export const decisionWayIds = ['delegate', 'recorded', 'chair', 'committee', 'board'] as const;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Högst ${most.toLocaleString('sv-SE')} tecken.`)
    .default('')
    .transform((typed) => typed || null);

const decisionForm = (today: string) =>
  z
    .object({
      way: z.enum(decisionWayIds, 'Välj vem som beslutar.'),
      outcome: z.enum(
        Object.keys(incidentOutcomes) as [IncidentOutcome, ...IncidentOutcome[]],
        'Välj vad som beslutas.',
      ),
      outcomeReason: text(5000),
      deviationReason: text(5000),
      decidedOn: text(40),
      delegateId: text(40),
      chairId: text(40),
      bodyId: text(40),
      paragraph: text(40),
      urgency: text(1000),
      /** The decision that stood when this one was written. */
      replaces: text(40),
    })
    .transform((form, context) => {
      const lacks = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const { way } = form;
      const decidedOn = form.decidedOn ? parseDate(form.decidedOn) : undefined;
      if (form.outcome === 'document' && !form.outcomeReason)
        lacks('outcomeReason', 'Skriv motiveringen. Ett ärende som inte anmäls registreras med sina skäl.');
      if (way !== 'delegate' && !decidedOn)
        lacks('decidedOn', 'Skriv dagen då beslutet fattades, till exempel 2026-11-20.');
      if (way !== 'delegate' && decidedOn && decidedOn > today)
        lacks('decidedOn', 'Dagen kan inte ligga i framtiden.');
      if (way === 'recorded' && !form.delegateId) lacks('delegateId', 'Välj vem som beslutade.');
      if (way === 'chair' && !form.chairId) lacks('chairId', 'Välj vem som är ordförande.');
      if (way === 'chair' && !form.urgency)
        lacks('urgency', 'Skriv varför saken inte kunde vänta till nämndens sammanträde.');
      if ((way === 'committee' || way === 'board') && !form.paragraph)
        lacks('paragraph', 'Skriv paragrafen i protokollet, till exempel § 87.');
      if (way === 'committee' && !form.bodyId) lacks('bodyId', 'Välj vilket utskott som beslutade.');
      return { ...form, decidedOn: way === 'delegate' ? null : (decidedOn ?? null) };
    });
export type IncidentDecisionForm = z.infer<ReturnType<typeof decisionForm>>;
export const readIncidentDecision = (
  fields: URLSearchParams,
  today: string,
): FormResult<IncidentDecisionForm> => readForm(decisionForm(today), fields);
