import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { readSettings } from '../src/settings.ts';
import { openProduct } from '../src/start.ts';

it('a command beside a running product leaves its database running', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ansvar-embedded-'));
  const settings = { ...readSettings({}), dataFolder };
  const running = await openProduct(settings);
  try {
    const command = await openProduct(settings);
    await command.close();
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(running.services.platformDatabase);
    expect(rows).toEqual([{ one: 1 }]);
  } finally {
    await running.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}, 60_000);
