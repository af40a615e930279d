/**
 * The table of commands. Each is a file of its own, loaded when it is called, so that `rule ask` never waits for
 * what `serve` needs. A new command is a file here that exports `run(args, terminal)`, and one entry below.
 */
import type { Command } from './command.ts';

export const commands: readonly Command[] = [
  {
    name: 'help',
    usage: '[KOMMANDO] [--json]',
    summary: 'Visar kommandona, eller hur ett av dem skrivs.',
    run: async (args, terminal) => (await import('./help.ts')).run(args, terminal),
  },
  {
    name: 'serve',
    usage: '[--json]',
    summary: 'Startar Ansvar. Miljön styr: PORT, HOST, DATABASE_URL, ANSVAR_DATA, ANSVAR_ORIGIN.',
    run: async (args, terminal) => (await import('./serve.ts')).run(args, terminal),
  },
  {
    name: 'demo',
    usage: '[--json]',
    summary: 'Startar Ansvar på påhittade kommuner. Inget sparas när det stängs.',
    run: async (args, terminal) => (await import('./demo.ts')).run(args, terminal),
  },
  {
    name: 'migrate',
    usage: '[--json]',
    summary: 'Uppdaterar databasen till den här versionen.',
    run: async (args, terminal) => (await import('./migrate.ts')).run(args, terminal),
  },
  {
    name: 'user add',
    usage: '--name NAMN --email ADRESS --entity ORGANISATION [--json]',
    summary: 'Lägger till en administratör för en organisation.',
    run: async (args, terminal) => (await import('./user-add.ts')).run(args, terminal),
  },
  {
    name: 'secrets rotate',
    usage: '[--resume] [--json]',
    summary:
      'Gör en ny nyckel och krypterar om allt som ligger krypterat. Med --resume fullföljs en avbruten omkryptering utan ny nyckel.',
    run: async (args, terminal) => (await import('./secrets-rotate.ts')).run(args, terminal),
  },
  {
    name: 'register import',
    usage: 'FIL --controller NAMN [--map FIL] [--dry-run] [--json]',
    summary: 'Läser in ett ark i en nämnds register, allt eller inget. Med --dry-run sparas inget.',
    run: async (args, terminal) => (await import('./register-import.ts')).run(args, terminal),
  },
  {
    name: 'register export',
    usage: '--controller NAMN --format xlsx|csv|json|pdf --out FIL [--json]',
    summary: 'Skriver en nämnds register till en fil.',
    run: async (args, terminal) => (await import('./register-export.ts')).run(args, terminal),
  },
  {
    name: 'audit verify',
    usage: '[--json]',
    summary: 'Räknar om hela loggen och säger om den håller.',
    run: async (args, terminal) => (await import('./audit-verify.ts')).run(args, terminal),
  },
  {
    name: 'rule list',
    usage: '[--json]',
    summary: 'Visar alla regler. Med --json även vilka uppgifter de frågar efter, som JSON-scheman.',
    run: async (args, terminal) => (await import('./rule-list.ts')).run(args, terminal),
  },
  {
    name: 'rule ask',
    usage: 'ID --facts FIL|- [--as-of DAG] [--profile RIKTLINJE] [--json]',
    summary:
      'Frågar en regel. Uppgifterna läses som JSON ur en fil, eller från standard in om filen heter «-».',
    run: async (args, terminal) => (await import('./rule-ask.ts')).run(args, terminal),
  },
  {
    name: 'generate',
    usage: '[--check] [--out FIL] [--json]',
    summary:
      'Skriver docs/generated/rules.md ur reglerna. Med --check bara en kontroll av att filen är aktuell.',
    run: async (args, terminal) => (await import('./generate.ts')).run(args, terminal),
  },
];

/** The command that the words begin with, the longest name first, and the words that follow it. */
export function findCommand(words: readonly string[]): { command: Command; args: readonly string[] } | null {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((known) => known.name === name);
    if (command) return { command, args: words.slice(length) };
  }
  return null;
}
