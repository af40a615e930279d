/** One PostgreSQL for all test files: the embedded one, or the one that TEST_DATABASE_URL names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPool } from '../src/platform/database/connection.ts';
import { startEmbeddedServer } from '../src/platform/database/embedded-server.ts';
import { loginUrl, migrate } from '../src/platform/database/migrate.ts';
import { prepareQueue } from '../src/platform/job.ts';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    secret: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const secret = 'test-secret-that-is-only-used-in-tests-0123456789';
  const folder = mkdtempSync(join(tmpdir(), 'ansvar-test-'));
  const server = process.env.TEST_DATABASE_URL ? undefined : await startEmbeddedServer(folder, secret);
  const adminUrl = process.env.TEST_DATABASE_URL ?? server?.url ?? '';
  await migrate(adminUrl, secret);
  const pool = openPool(loginUrl(adminUrl, 'platform', secret), 1);
  await prepareQueue(pool);
  await pool.end();
  project.provide('adminUrl', adminUrl);
  project.provide('secret', secret);
  return async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
