/** Every rule of the product, asked by its id: the one door for pages, API and command line. */
import { z } from 'zod';
import { firstDay } from './knowledge/fact.ts';
import type { Judgement, Rule, RuleQuestion } from './knowledge/judgement.ts';
import { guidelineProfiles } from './knowledge/parameters.ts';
import { accountabilityRules } from './modules/accountability/rules.ts';
import { agreementRules } from './modules/agreements/rules/index.ts';
import { diaryRules } from './modules/cases/rules/index.ts';
import { deadlineRules } from './modules/deadlines/rules/index.ts';
import { guideRules } from './modules/guide/rules/index.ts';
import {
  assessmentRules,
  completenessRules,
  informationRules,
  notificationRules,
  riskRules,
  severityRules,
} from './modules/incidents/rules/index.ts';
import { organisationRules } from './modules/organisations/rules/index.ts';
import { registerRules } from './modules/register/rules/index.ts';

export const rules: readonly Rule[] = [
  ...organisationRules,
  ...registerRules,
  ...accountabilityRules,
  ...diaryRules,
  ...deadlineRules,
  ...assessmentRules,
  ...riskRules,
  ...severityRules,
  ...informationRules,
  ...notificationRules,
  ...completenessRules,
  ...guideRules,
  ...agreementRules,
];

export interface RuleError {
  /** Where in the facts, e.g. `purposes.0.short`; empty for the question itself. */
  readonly path: string;
  readonly message: string;
}

export type RuleAnswer =
  | { readonly ok: true; readonly judgement: Judgement }
  | {
      readonly ok: false;
      readonly reason: 'unknown-rule' | 'invalid-question' | 'invalid-facts';
      readonly errors: readonly RuleError[];
    };

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** Asks a rule as of a day, beside a local guideline if one is named. Errors are in Swedish and name the fact. */
export function askRule(id: string, facts: unknown, question: RuleQuestion): RuleAnswer {
  const rule = findRule(id);
  if (rule === undefined)
    return refused('unknown-rule', [{ path: '', message: `Det finns ingen regel som heter «${id}».` }]);
  const wrong = questionErrors(question);
  if (wrong.length > 0) return refused('invalid-question', wrong);
  const parsed = rule.facts.safeParse(facts, { error: swedish });
  if (!parsed.success) return refused('invalid-facts', parsed.error.issues.map(ruleError));
  return { ok: true, judgement: rule.judge(parsed.data, question) };
}

function refused(
  reason: 'unknown-rule' | 'invalid-question' | 'invalid-facts',
  errors: readonly RuleError[],
): RuleAnswer {
  return { ok: false, reason, errors };
}

function questionErrors(question: RuleQuestion): readonly RuleError[] {
  const { asOf, profile } = question;
  if (!z.iso.date().safeParse(asOf).success)
    return [{ path: 'asOf', message: 'Skriv dagen som ÅÅÅÅ-MM-DD.' }];
  if (asOf < firstDay)
    return [
      {
        path: 'asOf',
        message: 'Dataskyddsförordningen gäller från den 25 maj 2018. Fråga om en senare dag.',
      },
    ];
  if (profile === undefined || guidelineProfiles.some((known) => known.id === profile)) return [];
  const known = guidelineProfiles.map((item) => item.id).join(', ');
  return [
    { path: 'profile', message: `Det finns ingen riktlinje som heter «${profile}». Välj bland: ${known}.` },
  ];
}

function ruleError(issue: z.core.$ZodIssue): RuleError {
  return { path: issue.path.join('.'), message: issue.message };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'en text',
  number: 'ett tal',
  int: 'ett heltal',
  boolean: 'true eller false',
  array: 'en lista',
  object: 'ett objekt',
};

/** One plain sentence per kind of error. */
const swedish: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? 'Uppgiften saknas.'
      : `Ska vara ${typeNames[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === 'invalid_value') return `Välj bland: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys') return `Okänd uppgift: ${issue.keys.join(', ')}.`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'Får inte vara tom.' : `Minst ${issue.minimum}.`;
  if (issue.code === 'too_big') return `Högst ${issue.maximum}.`;
  if (issue.code === 'invalid_format')
    return issue.format === 'date' ? 'Skriv dagen som ÅÅÅÅ-MM-DD.' : 'Fel form.';
  return 'Uppgiften går inte att läsa.';
};

export interface RuleDescription {
  readonly id: string;
  readonly description: string;
  /** JSON Schema (2020-12) of the facts, each with a Swedish description. */
  readonly facts: unknown;
  readonly outcomes: Readonly<Record<string, string>>;
}

/** The registry as data, for `GET /api/v1/rules`, `ansvar rule list` and the generated page. */
export function describeRules(): readonly RuleDescription[] {
  return rules.map(({ id, description, facts, outcomes }) => ({
    id,
    description,
    facts: z.toJSONSchema(facts, { io: 'input' }),
    outcomes,
  }));
}
