import { describeRules } from '../rules.ts';
import { readArguments, type Terminal } from './command.ts';

/** Shows the id of every rule and what it answers. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options: { json: { type: 'boolean' } } });
  const rules = describeRules();
  if (values.json) {
    terminal.write(JSON.stringify({ rules }, null, 2));
    return;
  }
  const width = Math.max(...rules.map((rule) => rule.id.length));
  for (const rule of rules) terminal.write(`${rule.id.padEnd(width)}  ${rule.description}`);
}
