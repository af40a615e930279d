import { NotFound } from '../../../platform/errors.ts';
import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { askRule, describeRules, type RuleDescription } from '../../../rules.ts';
import { fieldErrors, readQuestion } from '../forms/index.ts';
import { LawTextPage, LawTextsPage } from '../pages/law-text.tsx';
import { RulePage } from '../pages/rule.tsx';
import { RulesPage } from '../pages/rules.tsx';
import { factsOf } from '../rules/facts.ts';
import { lawText, searchLawText } from '../rules/law-text.ts';

async function listLawTexts({ actor }: Context, input: Input): Promise<Reply> {
  const query = input.query.get('q') ?? '';
  return page(() => <LawTextsPage actor={actor} query={query} found={searchLawText(query)} />);
}

async function showLawText({ actor }: Context, input: Input): Promise<Reply> {
  const text = lawText(input.params.ref ?? '');
  if (text === null) throw new NotFound();
  return page(() => <LawTextPage actor={actor} text={text} />);
}

async function listRules({ actor }: Context, input: Input): Promise<Reply> {
  const query = input.query.get('q') ?? '';
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = describeRules().filter((rule) => words.every((word) => searchedText(rule).includes(word)));
  return page(() => <RulesPage actor={actor} query={query} found={found} />);
}

const searchedText = ({ id, description, outcomes }: RuleDescription): string =>
  [id, description, ...Object.values(outcomes)].join(' ').toLowerCase();

/** A rule with its empty form, or with its answer when the address holds the facts. */
async function showRule(context: Context, input: Input): Promise<Reply> {
  return input.query.size > 0 ? answerRule(context, input, input.query) : emptyRule(context, input);
}

async function postRule(context: Context, input: Input): Promise<Reply> {
  return answerRule(context, input, input.fields);
}

function describedRule(input: Input): RuleDescription {
  const rule = describeRules().find((described) => described.id === input.params.rule);
  if (rule === undefined) throw new NotFound();
  return rule;
}

function emptyRule({ actor, today }: Context, input: Input): Reply {
  const rule = describedRule(input);
  const facts = factsOf(rule.facts);
  return page(() => <RulePage actor={actor} rule={rule} facts={facts} today={today} />);
}

function answerRule({ actor, today }: Context, input: Input, typed: URLSearchParams): Reply {
  const rule = describedRule(input);
  const facts = factsOf(rule.facts);
  const asked = readQuestion(typed, facts, today);
  const answer = askRule(rule.id, asked.facts, asked.question);
  const errors = { ...(answer.ok ? {} : fieldErrors(answer.errors, facts)), ...asked.errors };
  const props = { actor, rule, facts, today, typed };
  if (!answer.ok || Object.keys(errors).length > 0) {
    return page(() => <RulePage {...props} errors={errors} />, { status: 422 });
  }
  return page(() => <RulePage {...props} asked={asked} judgement={answer.judgement} />);
}

export const ruleRoutes: readonly Route[] = [
  get('/lagtext', 'signed-in', listLawTexts),
  get('/lagtext/:ref', 'signed-in', showLawText),
  get('/regler', 'signed-in', listRules),
  get('/regler/:rule', 'signed-in', showRule),
  post('/regler/:rule', 'signed-in', postRule),
];
