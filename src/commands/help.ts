import { type Command, readArguments, type Terminal, wronglyWritten } from './command.ts';
import { commands } from './commands.ts';

/** Shows every command, or those whose name begins with the words given. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const shown = commands.filter(({ name }) => `${name} `.startsWith(`${positionals.join(' ')} `.trimStart()));
  if (shown.length === 0)
    throw wronglyWritten(`Det finns inget kommando som heter «${positionals.join(' ')}».`);
  if (values.json) {
    terminal.write(
      JSON.stringify(
        shown.map(({ name, usage, summary }) => ({ name, usage, summary })),
        null,
        2,
      ),
    );
    return;
  }
  terminal.write('Ansvar: kommunens dataskydd');
  for (const command of shown) terminal.write(`\n${commandText(command)}`);
}

const commandText = ({ name, usage, summary }: Command): string =>
  `  ansvar ${name} ${usage}\n      ${summary}`;
