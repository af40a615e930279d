import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeRules } from '../rules.ts';
import { CommandFailed, type Terminal } from './command.ts';
import { commands, findCommand } from './commands.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ansvar-commands-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command and gives what it wrote on standard output. */
async function output(line: string, typedIn = ''): Promise<string> {
  const written: string[] = [];
  const terminal: Terminal = {
    write: (text) => void written.push(text),
    note: () => undefined,
    readInput: async () => typedIn,
  };
  const found = findCommand(line.split(' '));
  await found?.command.run(found.args, terminal);
  return written.join('\n');
}

const failure = (line: string, typedIn?: string): Promise<CommandFailed> =>
  output(line, typedIn).then(
    () => {
      throw new Error(`«${line}» lyckades`);
    },
    (error: CommandFailed) => error,
  );

describe('help', () => {
  test('names every command and how it is written', async () => {
    const text = await output('help');
    for (const { name, usage, summary } of commands)
      expect(text).toContain(`ansvar ${name} ${usage}\n      ${summary}`);
  });

  test('explains the commands of one word', async () => {
    const text = await output('help rule');
    expect(text).toContain('ansvar rule ask');
    expect(text).not.toContain('ansvar generate');
  });

  test('is data with --json', async () => {
    expect(JSON.parse(await output('help --json'))).toHaveLength(commands.length);
  });

  test('refuses a command that does not exist', async () => {
    expect((await failure('help dansa')).message).toContain('inget kommando som heter «dansa»');
  });
});

describe('rule list', () => {
  test('gives a line for each rule', async () => {
    expect((await output('rule list')).split('\n')).toHaveLength(describeRules().length);
  });

  test('gives the schemas with --json', async () => {
    expect(JSON.parse(await output('rule list --json'))).toEqual({ rules: describeRules() });
  });
});

describe('rule ask', () => {
  test('answers from standard input with reasons and sources', async () => {
    const text = await output('rule ask register.first-risk --facts -', '{"likelihood":3,"severity":4}');
    expect(text).toMatch(/^Mycket hög risk\n- /);
    expect(text).toContain('[Artikel 35.1 dataskyddsförordningen]');
  });

  test('answers from a file, as of a day, as data', async () => {
    const file = join(folder, 'facts.json');
    await writeFile(file, '\uFEFF{"likelihood":1,"severity":1}');
    const reply = JSON.parse(
      await output(`rule ask register.first-risk --facts ${file} --as-of 20200102 --json`),
    );
    expect(reply).toMatchObject({ outcome: 'low', asOf: '2020-01-02' });
  });

  test.each([
    ['rule ask', 'Ange en regel', 2],
    ['rule ask register.purpose', 'Ange uppgifterna', 2],
    ['rule ask register.purpose --fact -', 'inget val som heter --fact', 2],
    ['rule ask register.purpose --facts', 'Valet --facts är fel skrivet', 2],
    ['rule ask register.purpose --facts /finns/inte.json', 'Filen /finns/inte.json går inte att läsa', 1],
    ['rule ask register.nothing --facts -', 'Det finns ingen regel som heter «register.nothing»', 1],
    ['rule ask register.purpose --facts -', 'short: Uppgiften saknas.', 1],
    ['rule ask register.purpose --facts - --as-of i-morgon', 'asOf: Skriv dagen som ÅÅÅÅ-MM-DD.', 1],
    ['rule ask register.purpose --facts - --profile x', 'profile: Det finns ingen riktlinje', 1],
  ])('«%s» fails with one Swedish line', async (line, message, exitCode) => {
    const error = await failure(line, '{}');
    expect(error).toBeInstanceOf(CommandFailed);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('\n');
    expect(error.exitCode).toBe(exitCode);
  });

  test('says so when the facts are no JSON', async () => {
    expect((await failure('rule ask register.purpose --facts -', '{')).message).toContain('inte giltig JSON');
  });
});

describe('generate', () => {
  test('writes the page, and --check tells a current page from an old one', async () => {
    const file = join(folder, 'generated', 'rules.md');
    expect((await failure(`generate --check --out ${file}`)).message).toContain('är inte aktuell');
    await output(`generate --out ${file}`);
    expect(await output(`generate --check --out ${file}`)).toContain('är redan aktuell');
    const text = await readFile(file, 'utf8');
    for (const rule of describeRules()) expect(text).toContain(`## ${rule.id}\n\n${rule.description}\n`);
    await writeFile(file, `${text}\n`);
    expect((await failure(`generate --check --out ${file} --json`)).details).toEqual({
      file,
      current: false,
    });
  });
});

describe('the process', () => {
  const ansvar = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '..', 'main.ts'), ...args], {
      input,
      encoding: 'utf8',
    });

  test('asks a rule without a database and exits with 0', () => {
    const { status, stdout, stderr } = ansvar(
      ['rule', 'ask', 'register.first-risk', '--facts', '-', '--json'],
      '{"likelihood":3,"severity":4}',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'very-high' });
  });

  test('fails with one line on standard error, and JSON on standard output when asked for', () => {
    const { status, stdout, stderr } = ansvar(
      ['rule', 'ask', 'register.first-risk', '--facts', '-', '--json'],
      '{}',
    );
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 422,
      errors: [{ path: 'likelihood' }, { path: 'severity' }],
    });
  });

  test('helps when nothing, half a command or an unknown one is written', () => {
    expect(ansvar([]).stdout).toContain('ansvar rule ask');
    expect(ansvar(['rule']).stderr).toContain('Skriv hela kommandot: rule list eller rule ask.');
    expect(ansvar(['rule', 'ask', '--help']).stdout).toContain('--facts FIL|-');
    expect(ansvar(['dansa']).status).toBe(2);
  });
});
