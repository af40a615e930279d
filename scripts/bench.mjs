// Runs a benchmark by name, from source: npm run bench register -- --json
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const folder = join(root, 'bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));

const [name, ...args] = process.argv.slice(2);
const file = join(folder, `${name}.bench.ts`);
if (!name || !existsSync(file)) {
  console.error(`Mätningar: ${names.join(', ')}. Skriv till exempel «npm run bench ${names[0]}».`);
  process.exit(2);
}
const run = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
