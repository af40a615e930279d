/** What the API and the command line answer: rules asked by their id, as plain data. */
import type { Judgement, RuleQuestion } from '../../knowledge/judgement.ts';
import { askRule, findRule, type RuleError } from '../../rules.ts';

/** A judgement with what it was asked of. */
export interface RuleReply extends Judgement {
  readonly rule: string;
  readonly asOf: string;
  readonly profile?: string;
  /** The outcome in Swedish words. */
  readonly outcomeText: string;
}

/** An error as RFC 9457 has it, with one line for each fact that is wrong. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly status: 404 | 422;
  readonly errors: readonly RuleError[];
}

export type RuleResult =
  | { readonly ok: true; readonly reply: RuleReply }
  | { readonly ok: false; readonly problem: Problem };

/** Asks a rule; unknown rules and wrong facts become problems, never exceptions. */
export function answerRuleCall(id: string, facts: unknown, question: RuleQuestion): RuleResult {
  const answer = askRule(id, facts, question);
  if (!answer.ok) {
    const problem = answer.reason === 'unknown-rule' ? unknownRule(id) : invalidQuestion(answer.errors);
    return { ok: false, problem };
  }
  const { judgement } = answer;
  const { asOf, profile } = question;
  const outcomeText = findRule(id)?.outcomes[judgement.outcome] ?? judgement.outcome;
  return { ok: true, reply: { rule: id, asOf, ...(profile && { profile }), ...judgement, outcomeText } };
}

export function unknownRule(id: string): Problem {
  return {
    type: 'about:blank',
    title: 'Regeln finns inte',
    detail: `Det finns ingen regel som heter «${id}».`,
    status: 404,
    errors: [],
  };
}

export function invalidQuestion(errors: readonly RuleError[]): Problem {
  const lines = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return {
    type: 'about:blank',
    title: 'Frågan går inte att besvara',
    detail: lines.join(' '),
    status: 422,
    errors,
  };
}
