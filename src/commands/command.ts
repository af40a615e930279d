/** What every command of `ansvar` is made of: where it reads and writes, how it fails, how its arguments are read. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Where a command reads and writes; tests hand in one of their own. */
export interface Terminal {
  /** One line on standard output. */
  write(line: string): void;
  /** One line on standard error: progress and warnings, never the result. */
  note(line: string): void;
  /** All of standard input. */
  readInput(): Promise<string>;
}

export interface Command {
  /** As typed after `ansvar`: `rule ask`. */
  readonly name: string;
  /** What follows the name: `ID --facts FIL|- [--json]`. */
  readonly usage: string;
  /** One Swedish sentence. */
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): Promise<void>;
}

/** The command could not do its work. The message is one Swedish line for standard error. */
export class CommandFailed extends Error {
  constructor(
    message: string,
    /** Written as JSON on standard output when `--json` was given. */
    readonly details: unknown = { title: message },
    /** 1 when the work failed, 2 when the command was wrongly written. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Reads arguments; a wrong one fails with a Swedish line. */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw wronglyWritten(argumentError(error as NodeJS.ErrnoException));
  }
}

export const wronglyWritten = (message: string): CommandFailed =>
  new CommandFailed(`${message} Skriv «ansvar help» för hjälp.`, { title: message }, 2);

function argumentError(error: NodeJS.ErrnoException): string {
  const named = /'([^']+)'/.exec(error.message)?.[1]?.split(/[ ,]/).at(0) ?? '';
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `Kommandot har inget val som heter ${named}.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `Valet ${named} är fel skrivet: kontrollera om det ska följas av ett värde.`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `Kommandot tar inte emot «${named}».`;
    default:
      return error.message;
  }
}
