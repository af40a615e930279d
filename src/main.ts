#!/usr/bin/env node
/** The command line: finds the command in the table, runs it, and says in one line what went wrong. */
import { CommandFailed, type Terminal, wronglyWritten } from './commands/command.ts';
import { commands, findCommand } from './commands/commands.ts';

const terminal: Terminal = {
  write: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  async readInput() {
    let text = '';
    process.stdin.setEncoding('utf8');
    for await (const piece of process.stdin) text += piece;
    return text;
  },
};

async function main(words: readonly string[]): Promise<void> {
  const [first = 'help'] = words;
  const isHelp = first === '--help' || first === '-h' || words.length === 0;
  const found = findCommand(isHelp ? ['help'] : words);
  if (!found) throw wronglyWritten(unknownCommand(first));
  const asksForHelp = found.args.includes('--help');
  if (asksForHelp) return findCommand(['help'])?.command.run(found.command.name.split(' '), terminal);
  await found.command.run(found.args, terminal);
}

function unknownCommand(first: string): string {
  const names = commands.map(({ name }) => name).filter((name) => name.startsWith(`${first} `));
  return names.length > 0
    ? `Skriv hela kommandot: ${names.join(' eller ')}.`
    : `Det finns inget kommando som heter «${first}».`;
}

/** `--json` promises one JSON value on standard output, also when it fails. */
function fail(error: unknown, words: readonly string[]): void {
  const expected = error instanceof CommandFailed;
  const message = error instanceof Error ? error.message : String(error);
  if (words.includes('--json'))
    terminal.write(JSON.stringify(expected ? error.details : { title: message }, null, 2));
  terminal.note(message.split('\n')[0] ?? message);
  process.exitCode = expected ? error.exitCode : 1;
}

/** A reader that closes the pipe early, such as `head`, is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const words = process.argv.slice(2);
main(words).catch((error: unknown) => fail(error, words));
