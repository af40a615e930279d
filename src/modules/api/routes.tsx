/** `/api/v1`: the same rules as the pages, as JSON. */
import { type Context, get, type Input, post, type Reply, type Route } from '../../platform/route.ts';
import { describeRules } from '../../rules.ts';
import { answerRuleCall, invalidQuestion, type Problem, unknownRule } from './actions.ts';
import { readRuleCall } from './forms.ts';

const ok = (body: unknown): Reply => ({ kind: 'json', body, status: 200 });
const refused = (problem: Problem): Reply => ({ kind: 'json', body: problem, status: problem.status });
const ruleOf = (input: Input): string => input.params.rule ?? '';

async function listRules(): Promise<Reply> {
  return ok({ rules: describeRules() });
}

async function showRule(_context: Context, input: Input): Promise<Reply> {
  const rule = describeRules().find((described) => described.id === ruleOf(input));
  return rule === undefined ? refused(unknownRule(ruleOf(input))) : ok(rule);
}

async function askRule({ today }: Context, input: Input): Promise<Reply> {
  const call = readRuleCall(input.json);
  if (!call.ok) {
    const errors = Object.entries(call.errors).map(([path, message]) => ({ path, message }));
    return refused(invalidQuestion(errors));
  }
  const { facts, asOf = today, profile } = call.value;
  const result = answerRuleCall(ruleOf(input), facts, { asOf, ...(profile !== undefined && { profile }) });
  return result.ok ? ok(result.reply) : refused(result.problem);
}

export const apiRoutes: readonly Route[] = [
  get('/api/v1/rules', 'signed-in', listRules),
  get('/api/v1/rules/:rule', 'signed-in', showRule),
  post('/api/v1/rules/:rule', 'signed-in', askRule),
];
