/** From the fields of a rule's form to the question that the rule is asked. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { parseDate, parseSwedishTime } from '../../../platform/plain-date.ts';
import type { RuleFact } from '../rules/facts.ts';

/** Fields beside the facts: the day, the guideline, and all facts as one JSON text where a form would be too long. */
export const DAY_FIELD = 'dag';
export const GUIDELINE_FIELD = 'riktlinje';
export const ALL_FACTS_FIELD = 'uppgifter';

/** Above this many facts, nobody fills in a form: they are written as JSON. */
const MOST_FIELDS = 25;

export interface TypedQuestion {
  readonly facts: unknown;
  readonly question: RuleQuestion;
  /** What could not even be read, by field. */
  readonly errors: FormErrors;
}

export const isWrittenAsJson = (facts: readonly RuleFact[]): boolean => facts.length > MOST_FIELDS;

/** Reads a form or a query string; a fact that is left out is left to the rule. */
export function readQuestion(
  fields: URLSearchParams,
  facts: readonly RuleFact[],
  today: string,
): TypedQuestion {
  const read = isWrittenAsJson(facts) ? readAllFacts(fields) : readFacts(fields, facts);
  const day = fields.get(DAY_FIELD)?.trim() ?? '';
  const profile = fields.get(GUIDELINE_FIELD)?.trim() ?? '';
  const asOf = day === '' ? today : (parseDate(day) ?? day);
  return { ...read, question: { asOf, ...(profile !== '' && { profile }) } };
}

type Reading = { readonly value?: unknown; readonly error?: string };

function readAllFacts(fields: URLSearchParams): { facts: unknown; errors: FormErrors } {
  const { value, error } = readJson(fields.get(ALL_FACTS_FIELD)?.trim() ?? '');
  return { facts: value, errors: error === undefined ? {} : { [ALL_FACTS_FIELD]: error } };
}

function readFacts(
  fields: URLSearchParams,
  facts: readonly RuleFact[],
): { facts: unknown; errors: FormErrors } {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const fact of facts) {
    const { value, error } = readFact(fact, fields);
    if (error !== undefined) errors[fact.name] = error;
    else if (value !== undefined) values[fact.name] = value;
  }
  return { facts: values, errors };
}

function readFact(fact: RuleFact, fields: URLSearchParams): Reading {
  const lines = fields.getAll(fact.name).flatMap((typed) => typed.split('\n'));
  const filled = lines.map((line) => line.trim()).filter(Boolean);
  if (fact.kind === 'list') return fact.required || fields.has(fact.name) ? { value: filled } : {};
  const text = fields.getAll(fact.name).join('\n').trim();
  if (text === '') return readEmpty(fact, fields);
  if (fact.kind === 'structure') return readJson(text);
  return { value: readValue(fact, text) };
}

/** An emptied field says «not known» where the rule takes that. */
function readEmpty(fact: RuleFact, fields: URLSearchParams): Reading {
  return fact.nullable && (fact.required || fields.has(fact.name)) ? { value: null } : {};
}

/** What cannot be read is handed on as typed: the rule says what is wrong with it. */
function readValue(fact: RuleFact, text: string): unknown {
  switch (fact.kind) {
    case 'yes-no':
      return yesNoValues[text.toLowerCase()] ?? text;
    case 'number': {
      const number = Number(text.replace(/\s/g, '').replace(',', '.'));
      return Number.isNaN(number) ? text : number;
    }
    case 'date':
      return parseDate(text) ?? text;
    case 'time':
      return parseSwedishTime(text) ?? text;
    default:
      return text;
  }
}

const yesNoValues: Readonly<Record<string, boolean>> = {
  yes: true,
  ja: true,
  true: true,
  no: false,
  nej: false,
  false: false,
};

function readJson(text: string): Reading {
  if (text === '') return {};
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return {
      error:
        'Texten är inte giltig JSON. Jämför med exemplet: citattecken, kommatecken och klamrar ska stämma.',
    };
  }
}

/** Errors of the rule by the field that they belong to: `bodies.0.name` stands at `bodies`. */
export function fieldErrors(
  errors: readonly { readonly path: string; readonly message: string }[],
  facts: readonly RuleFact[],
): FormErrors {
  const found: Record<string, string> = {};
  for (const { path, message } of errors) {
    const field = fieldOf(path, facts);
    const within = field === ALL_FACTS_FIELD ? path : path.split('.').slice(1).join('.');
    const text = within === '' || field === DAY_FIELD ? message : `${within}: ${message}`;
    found[field] = found[field] === undefined ? text : `${found[field]} ${text}`;
  }
  return found;
}

function fieldOf(path: string, facts: readonly RuleFact[]): string {
  if (path === 'asOf') return DAY_FIELD;
  if (path === 'profile') return GUIDELINE_FIELD;
  const name = path.split('.')[0] ?? '';
  return !isWrittenAsJson(facts) && facts.some((fact) => fact.name === name) ? name : ALL_FACTS_FIELD;
}
