import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { factsOf, factTypeText, type RuleFact } from '../modules/guide/rules/facts.ts';
import { describeRules, type RuleDescription } from '../rules.ts';
import { CommandFailed, readArguments, type Terminal } from './command.ts';

const RULES_PAGE = 'docs/generated/rules.md';

/** Writes the page of rules in the current folder, or fails when the one on disk is not what would be written. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({
    args: [...args],
    options: {
      check: { type: 'boolean' },
      out: { type: 'string', default: RULES_PAGE },
      json: { type: 'boolean' },
    },
  });
  const { out } = values;
  const text = rulesPage(describeRules());
  const isCurrent = (await readFile(out, 'utf8').catch(() => null)) === text;
  if (values.check && !isCurrent) {
    throw new CommandFailed(`${out} är inte aktuell. Kör «ansvar generate».`, { file: out, current: false });
  }
  if (!isCurrent) await write(out, text);
  const done = isCurrent ? `${out} är redan aktuell.` : `${out} är skriven.`;
  terminal.write(values.json ? JSON.stringify({ file: out, current: true, written: !isCurrent }) : done);
}

async function write(name: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(name), { recursive: true });
    await writeFile(name, text);
  } catch {
    throw new CommandFailed(`${name} går inte att skriva.`);
  }
}

/** The registry as one page of Markdown. */
export function rulesPage(rules: readonly RuleDescription[]): string {
  const head = [
    '# Regler',
    '',
    'Skriven av `ansvar generate` ur regelregistret: ändra i reglerna, inte här.',
    '',
    'Reglerna frågas på sidan `/regler`, genom `POST /api/v1/rules/{id}` och med `ansvar rule ask ID --facts FIL`.',
    '',
    ...rules.map(({ id, description }) => `- [\`${id}\`](#${id.replaceAll('.', '')}): ${description}`),
    '',
  ];
  return [...head, ...rules.flatMap(ruleSection)].join('\n');
}

function ruleSection({ id, description, facts, outcomes }: RuleDescription): readonly string[] {
  return [
    `## ${id}`,
    '',
    description,
    '',
    '| Uppgift | Vad det är | Skrivs som | Måste finnas |',
    '|---|---|---|---|',
    ...factsOf(facts).map(factRow),
    '',
    '| Svar | Betyder |',
    '|---|---|',
    ...Object.entries(outcomes).map(([code, text]) => `| \`${code}\` | ${cell(text)} |`),
    '',
  ];
}

const factRow = (fact: RuleFact): string =>
  `| \`${fact.name}\` | ${cell(fact.description)} | ${cell(factTypeText(fact))} | ${fact.required ? 'ja' : 'nej'} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
