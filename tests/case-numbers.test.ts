/** Numbers of cases when many are registered at once: no gap, no duplicate, also when some are rolled back. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { loginUrl } from '../src/platform/database/migrate.ts';
import { makeMunicipality, openTestProduct } from './municipality.ts';

const taker = fileURLToPath(new URL('./number-taker.ts', import.meta.url));

interface Taken {
  readonly registered: number;
  readonly rolledBack: number;
}

function take(order: object): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', taker, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(said) as Taken) : reject(new Error(`The process ended with ${code}`)),
    );
  });
}

test('two processes register 2 000 cases at once in the same series', { timeout: 120_000 }, async () => {
  const product = openTestProduct();
  const municipality = await makeMunicipality(product);
  const board = await municipality.addController('Nämnden');
  const order = {
    url: loginUrl(inject('adminUrl'), 'app', inject('secret')),
    controller: { ...board, legalEntityId: municipality.id, legalEntityName: municipality.name },
    count: 1000,
  };
  const [one, other] = await Promise.all([take(order), take(order)]);
  const registered = one.registered + other.registered;
  expect(registered + one.rolledBack + other.rolledBack).toBe(2000);
  expect(one.rolledBack).toBeGreaterThan(100);
  const { rows } = await product.admin.query<{ number: number; mark: string }>(
    'select number, mark from case_record where controller_id = $1 order by number',
    [board.id],
  );
  expect(rows.map(({ number }) => number)).toEqual(
    Array.from({ length: registered }, (_, index) => index + 1),
  );
  expect(new Set(rows.map(({ mark }) => mark)).size).toBe(registered);
});
