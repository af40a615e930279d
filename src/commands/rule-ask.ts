import { readFile } from 'node:fs/promises';
import type { Reason } from '../knowledge/judgement.ts';
import { answerRuleCall, type RuleReply } from '../modules/api/actions.ts';
import { systemClock, today } from '../platform/clock.ts';
import { parseDate } from '../platform/plain-date.ts';
import { findRule } from '../rules.ts';
import { CommandFailed, readArguments, type Terminal, wronglyWritten } from './command.ts';

/** Asks a rule with facts from a file or standard input; needs no database. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      facts: { type: 'string' },
      'as-of': { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0)
    throw wronglyWritten('Ange en regel, till exempel register.purpose.');
  if (values.facts === undefined)
    throw wronglyWritten('Ange uppgifterna: --facts FIL, eller --facts - för standard in.');
  const facts = await readFacts(values.facts, terminal);
  const { profile } = values;
  const asOf = dayOf(values['as-of']);
  const result = answerRuleCall(id, facts, { asOf, ...(profile !== undefined && { profile }) });
  if (!result.ok)
    throw new CommandFailed(`${result.problem.title}. ${result.problem.detail}`, result.problem);
  terminal.write(values.json ? JSON.stringify(result.reply, null, 2) : replyText(result.reply));
}

/** A day written in any Swedish way; what is no day is left to the rule to refuse. */
function dayOf(typed: string | undefined): string {
  return typed === undefined ? today(systemClock) : (parseDate(typed) ?? typed);
}

async function readFacts(name: string, terminal: Terminal): Promise<unknown> {
  const text = name === '-' ? await terminal.readInput() : await readNamedFile(name);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new CommandFailed(`Uppgifterna i ${name === '-' ? 'standard in' : name} är inte giltig JSON.`);
  }
}

async function readNamedFile(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch {
    throw new CommandFailed(`Filen ${name} går inte att läsa.`);
  }
}

function replyText(reply: RuleReply): string {
  const { guideline } = reply;
  const lines = [reply.outcomeText, ...reply.reasons.map(reasonText)];
  if (guideline) {
    const outcome = findRule(reply.rule)?.outcomes[guideline.outcome] ?? guideline.outcome;
    lines.push(
      `${guideline.outcome === reply.outcome ? 'Samma svar enligt' : 'Avviker från'} ${guideline.profile}: ${outcome}`,
    );
    lines.push(...guideline.reasons.map(reasonText));
  }
  lines.push(`Prövat mot rätten per ${reply.lawVersion}.`);
  return lines.join('\n');
}

const reasonText = ({ text, source }: Reason): string => `- ${text} [${source.label}]`;
