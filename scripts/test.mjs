// All checks and tests, on a machine that has only Node and, as root, apt.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './prepare.mjs';

const root = new URL('..', import.meta.url).pathname;
const isRoot = process.getuid?.() === 0;

function run(title, command, args, options = {}) {
  console.log(`\n── ${title}`);
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.status !== 0) {
    console.error(`${title}: gick inte igenom.`);
    process.exit(done.status ?? 1);
  }
}

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Debian's packages, fetched once. False when this machine cannot. */
function fetchPackages(...names) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    stdio: 'ignore',
    env,
  });
  return install.status === 0;
}

const chromium = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!process.env.CHROMIUM && !chromium()) {
  console.log('Hämtar Chromium …');
  fetchPackages('chromium');
}
const browser = process.env.CHROMIUM ?? chromium();
if (!browser) {
  console.error('Ingen Chromium hittades. Installera den, eller peka ut den med CHROMIUM=/sökväg.');
  process.exit(1);
}

run('Stil', bin('biome'), ['check', '.', '--diagnostic-level=error']);
run('Typer', bin('tsc'), ['--noEmit']);
run('Oanvänt', bin('knip'), ['--no-progress']);
run('Genererade sidor', process.execPath, ['dist/main.js', 'generate', '--check']);
run('Prov', bin('vitest'), ['run'], { env: { ...process.env, CHROMIUM: browser } });
if (process.env.CI || process.argv.includes('--all')) await onDebianPostgres();

/** The walls once more, on the PostgreSQL that Debian ships. */
async function onDebianPostgres() {
  const folder = () => existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').sort().at(0);
  if (!folder()) fetchPackages('postgresql');
  const version = folder();
  if (!version || !isRoot) {
    console.log('\n── Debians PostgreSQL finns inte här: de proven hoppas över.');
    return;
  }
  const programs = `/usr/lib/postgresql/${version}/bin`;
  const data = mkdtempSync(join(tmpdir(), 'ansvar-debian-'));
  run(`Debians PostgreSQL ${version}: skapar`, 'sh', [
    '-c',
    `chown postgres ${data} && chmod 700 ${data} && su postgres -c "${programs}/initdb -D ${data} -U postgres --auth=trust -E UTF8 --locale=C" >/dev/null`,
  ]);
  const port = 20_000 + (process.pid % 20_000);
  const server = spawn(
    'su',
    [
      'postgres',
      '-c',
      `${programs}/postgres -D ${data} -p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${data}`,
    ],
    { stdio: 'ignore' },
  );
  const psql = (sql) =>
    spawnSync('su', ['postgres', '-c', `${programs}/psql -h ${data} -p ${port} -c "${sql}"`], {
      stdio: 'ignore',
    }).status === 0;
  for (let attempt = 0; attempt < 50 && !psql('select 1'); attempt++)
    await new Promise((done) => setTimeout(done, 200));
  psql('create database ansvar');
  try {
    run(
      `Murarna på PostgreSQL ${version}`,
      bin('vitest'),
      ['run', 'tests/isolation', 'tests/audit', 'tests/register.test.ts'],
      {
        env: {
          ...process.env,
          CHROMIUM: browser,
          TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/ansvar`,
        },
      },
    );
  } finally {
    spawnSync('su', ['postgres', '-c', `${programs}/pg_ctl -D ${data} -m immediate stop`], {
      stdio: 'ignore',
    });
    server.kill();
  }
}
