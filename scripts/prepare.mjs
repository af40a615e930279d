// Makes a fresh clone ready to run: packages if they are missing, then the build if sources are newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  console.log('Hämtar paket (första gången, någon minut) …');
  // Not `npm ci`: it refuses a lockfile that leaves out packages for other systems that a registry lacks.
  const install = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}

const newest = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

const built = join(root, 'dist', 'main.js');
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(newest('src'), newest('scripts'))) {
  await import('./build.mjs');
}
