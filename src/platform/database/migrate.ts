/** Applies migrations/*.sql in order, forward only, each once and in a transaction of its own. */
import { createHash, createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Roles that hold rights (no sign-in) and the logins that may take them on. */
const ROLES = ['owner', 'staff', 'administrator', 'audit', 'directory', 'keeper'] as const;
const LOGINS = {
  app: ['staff', 'administrator'],
  platform: ['audit', 'keeper'],
  // Takes on nothing: it calls the functions of schema portal, and that is all.
  portal: [],
} as const;
export type Login = keyof typeof LOGINS;

/** Returns the names of the migrations that were applied now. Throws when an applied one has been edited. */
export async function migrate(adminUrl: string, secret: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('ansvar migrate'))");
    await prepareRoles(client, secret);
    await client.query(
      'create table if not exists public.ansvar_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    return await applyMissing(client);
  } finally {
    await client.end();
  }
}

/** The connection of one of our logins; its password follows from the installation's secret. */
export function loginUrl(adminUrl: string, login: Login, secret: string): string {
  const url = new URL(adminUrl);
  url.username = `ansvar_${login}`;
  url.password = loginPassword(login, secret);
  return url.toString();
}

const loginPassword = (login: Login, secret: string) =>
  createHmac('sha256', secret).update(`database:${login}`).digest('hex');

async function prepareRoles(client: pg.Client, secret: string): Promise<void> {
  for (const role of ROLES) await createRole(client, `ansvar_${role}`, 'nologin');
  for (const [login, roles] of Object.entries(LOGINS)) {
    const name = `ansvar_${login}`;
    await createRole(client, name, 'login noinherit');
    await client.query(`alter role ${name} password '${loginPassword(login as Login, secret)}'`);
    for (const role of roles) await client.query(`grant ansvar_${role} to ${name}`);
  }
  await client.query('grant ansvar_owner, ansvar_directory to current_user');
  await client.query('grant ansvar_directory to ansvar_owner');
  const { rows } = await client.query('select quote_ident(current_database()) as name');
  await client.query(`grant create, connect on database ${rows[0].name} to ansvar_owner`);
  await client.query(`grant create on database ${rows[0].name} to ansvar_platform`);
}

async function createRole(client: pg.Client, name: string, options: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (found.rowCount === 0) await client.query(`create role ${name} ${options}`);
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query('select name, sha256 from public.ansvar_migration');
  const done = new Map<string, string>(rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const name of migrationNames()) {
    const sql = readFileSync(join(migrationsFolder(), name), 'utf8');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    if (done.has(name)) {
      if (done.get(name) !== sha256) throw new Error(`Migreringen ${name} har ändrats efter att den kördes.`);
      continue;
    }
    await applyOne(client, name, sql, sha256);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, sql: string, sha256: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query('set local role ansvar_owner');
    await client.query(sql);
    await client.query('reset role');
    await client.query('insert into public.ansvar_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migreringen ${name} gick inte igenom: ${(error as Error).message}`, { cause: error });
  }
}

const migrationNames = () =>
  readdirSync(migrationsFolder())
    .filter((name) => name.endsWith('.sql'))
    .sort();

/** Beside `dist/` when bundled, at the root of the tree when run from source. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations', '0001-foundation.sql'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Mappen migrations/ hittades inte.');
    folder = parent;
  }
  return join(folder, 'migrations');
}
