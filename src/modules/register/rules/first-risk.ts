/** First risk assessment of an entry (C-008), and what it says about a DPIA. The full test is a module of its own. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, mjolby, reason } from '../../../knowledge/sources.ts';
import { day, yesNo } from './findings.ts';

const step = z.number().int().min(1).max(4).nullable();

const firstRiskFacts = z.strictObject({
  likelihood: step.describe('Hur troligt det är att uppgifterna sprids, 1–4'),
  severity: step.describe('Hur hårt det drabbar den registrerade, 1–4'),
  sensitive: z.boolean().default(false).describe('Behandlas känsliga uppgifter?'),
});

type FirstRiskFacts = z.infer<typeof firstRiskFacts>;

const firstRiskOutcomes = {
  unknown: 'Inte bedömd',
  low: 'Låg risk',
  moderate: 'Måttlig risk',
  high: 'Hög risk',
  'very-high': 'Mycket hög risk',
} as const;

export type FirstRisk = keyof typeof firstRiskOutcomes;

/** The level of risk if the data were spread. The limits are a proposal that a controller may change. */
export function judgeFirstRisk(facts: FirstRiskFacts, asked: RuleQuestion): Judgement<FirstRisk> {
  const level = firstRisk(facts.likelihood, facts.severity, asked);
  if (level === 'unknown') {
    return answer(
      asked,
      level,
      [reason('Bedöm risken för de registrerade om uppgifterna skulle spridas.', mjolby('3.11'))],
      alwaysHigh(facts, asked),
    );
  }
  const product = reason(
    `Sannolikhet ${facts.likelihood} och allvar ${facts.severity} ger ${firstRiskOutcomes[level].toLowerCase()}.`,
    mjolby('3.11'),
  );
  const drives = consequencesOf(level);
  const protect = drives.extraProtection ? [reason('Uppgifterna behöver extra skydd.', gdpr('32.1'))] : [];
  const test = drives.dpiaTest ? [reason('Pröva om en konsekvensbedömning ska göras.', gdpr('35.1'))] : [];
  return answer(asked, level, [product, ...protect, ...test], alwaysHigh(facts, asked));
}

/** The level for two steps of 1–4; unknown while one of them is not chosen. */
export function firstRisk(
  likelihood: number | null,
  severity: number | null,
  asked: RuleQuestion,
): FirstRisk {
  if (likelihood === null || severity === null) return 'unknown';
  const high = Number(law(asked.asOf, asked.overrides).parameter('register.high-risk') ?? 6);
  const score = likelihood * severity;
  if (score >= 2 * high) return 'very-high';
  if (score >= high) return 'high';
  return score >= 3 ? 'moderate' : 'low';
}

/** What a level of risk drives: extra protection, and the test of whether a DPIA is needed. */
export function consequencesOf(level: FirstRisk): {
  readonly extraProtection: boolean;
  readonly dpiaTest: boolean;
} {
  const high = level === 'high' || level === 'very-high';
  return { extraProtection: high, dpiaTest: high || level === 'moderate' };
}

function alwaysHigh(facts: FirstRiskFacts, asked: RuleQuestion): GuidelineAnswer<FirstRisk> | undefined {
  if (asked.profile !== 'mjolby-2017' || !facts.sensitive) return undefined;
  return {
    profile: 'mjolby-2017',
    outcome: 'high',
    reasons: [reason('Risken bedöms som hög när känsliga personuppgifter behandlas.', mjolby('3.11'))],
  };
}

export const firstRiskRule: Rule<FirstRiskFacts, FirstRisk> = {
  id: 'register.first-risk',
  description: 'Hur stor risken är för de registrerade om uppgifterna skulle spridas.',
  facts: firstRiskFacts,
  outcomes: firstRiskOutcomes,
  judge: judgeFirstRisk,
};

const dpiaHintFacts = z.strictObject({
  ...firstRiskFacts.shape,
  dpiaNeeded: yesNo.describe('Behövs en konsekvensbedömning? null när det inte är prövat'),
  dpiaOn: day.nullable().default(null).describe('När konsekvensbedömningen gjordes'),
});

type DpiaHintFacts = z.infer<typeof dpiaHintFacts>;

const dpiaHintOutcomes = {
  done: 'Konsekvensbedömningen är gjord',
  do: 'Gör konsekvensbedömningen',
  test: 'Pröva om en konsekvensbedömning behövs',
  'not-needed': 'Ingen konsekvensbedömning behövs',
} as const;

type DpiaHint = keyof typeof dpiaHintOutcomes;

/** What is next for the DPIA, from the answer on the entry and the first risk. */
export function judgeDpiaHint(facts: DpiaHintFacts, asked: RuleQuestion): Judgement<DpiaHint> {
  const local = alwaysAssessed(facts, asked);
  if (facts.dpiaNeeded === 'yes') {
    const done = facts.dpiaOn !== null && facts.dpiaOn <= asked.asOf;
    const text = done ? `Gjord ${facts.dpiaOn}.` : 'Konsekvensbedömningen ska göras före behandlingen.';
    return answer(asked, done ? 'done' : 'do', [reason(text, gdpr('35.1'))], local);
  }
  const level = firstRisk(facts.likelihood, facts.severity, asked);
  if (facts.dpiaNeeded === 'no' && !consequencesOf(level).extraProtection) {
    return answer(asked, 'not-needed', [reason('Prövad: sannolikt ingen hög risk.', gdpr('35.1'))], local);
  }
  const text =
    facts.dpiaNeeded === 'no'
      ? 'Svaret är nej, men den första riskbedömningen visar hög risk. Pröva igen.'
      : 'Pröva behovet före behandlingen.';
  return answer(asked, 'test', [reason(text, gdpr('35.1'))], local);
}

function alwaysAssessed(facts: DpiaHintFacts, asked: RuleQuestion): GuidelineAnswer<DpiaHint> | undefined {
  if (asked.profile !== 'mjolby-2017' || !facts.sensitive) return undefined;
  const text =
    'Känsliga personuppgifter kräver alltid en konsekvensbedömning, och dataskyddsombudet ska rådfrågas.';
  return {
    profile: 'mjolby-2017',
    outcome: facts.dpiaOn === null ? 'do' : 'done',
    reasons: [reason(text, mjolby('3.11'))],
  };
}

export const dpiaHintRule: Rule<DpiaHintFacts, DpiaHint> = {
  id: 'register.dpia-hint',
  description: 'Vad som är nästa steg för konsekvensbedömningen av en behandling.',
  facts: dpiaHintFacts,
  outcomes: dpiaHintOutcomes,
  judge: judgeDpiaHint,
};
