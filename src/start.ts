/** Opens what the product stands on, in order, and hands it out; closes it in the other order. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { loadDemo } from './demo/load.ts';
import {
  agreementEndsJob,
  answeredJob,
  evidenceJob,
  packageJob,
} from './modules/agreements/actions/index.ts';
import { documentPdfJob } from './modules/cases/actions/index.ts';
import { myDayMailJob } from './modules/deadlines/actions/index.ts';
import { emergencyPackJob, incidentMarkJob, reportArrivedJob } from './modules/incidents/actions/index.ts';
import { importJob } from './modules/register/actions/import-job.ts';
import { reminderJob } from './modules/register/actions/reminders.ts';
import { openAccounts } from './platform/accounts.ts';
import { sealLog, signCheckpoint } from './platform/audit-chain.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { openDatabase, openPool } from './platform/database/connection.ts';
import { startEmbeddedServer } from './platform/database/embedded-server.ts';
import { loginUrl, migrate } from './platform/database/migrate.ts';
import { prepareQueue, type ScheduledJob, startJobs } from './platform/job.ts';
import { openMailer, scheduledMailJobs, sendMailJob } from './platform/mail.ts';
import { openScanner } from './platform/scanner.ts';
import { openSealing, sealKeysPath } from './platform/sealing.ts';
import { auditKey, installationSecret } from './platform/secrets.ts';
import type { Services } from './platform/services.ts';
import { endWorkers } from './platform/worker.ts';
import type { Settings } from './settings.ts';
import { showOnEveryPage } from './ui/page.tsx';

export const jobs = [
  importJob,
  sendMailJob,
  documentPdfJob,
  reportArrivedJob,
  packageJob,
  answeredJob,
  evidenceJob,
];

export interface Product {
  readonly services: Services;
  readonly platformPool: pg.Pool;
  readonly migrated: readonly string[];
  /** Starts carrying out jobs in this process. */
  startJobs(): Promise<void>;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Throw-away data with demo persons to sign in as. */
  readonly demo?: boolean;
  readonly clock?: Clock;
}

export async function openProduct(settings: Settings, options: StartOptions = {}): Promise<Product> {
  mkdirSync(settings.dataFolder, { recursive: true });
  const secret = installationSecret(settings.dataFolder, settings.secret);
  const server = settings.databaseUrl ? undefined : await startEmbeddedServer(settings.dataFolder, secret);
  const adminUrl = settings.databaseUrl ?? server?.url ?? '';
  const platformPool = openPool(loginUrl(adminUrl, 'platform', secret), 6);
  const migrated = await migrate(adminUrl, secret);
  await prepareQueue(platformPool);
  const accountPool = openPool(loginUrl(adminUrl, 'platform', secret), 4, 'auth');
  const pool = openPool(loginUrl(adminUrl, 'app', secret), 16);
  const demo = demoMark(settings.dataFolder, secret);
  const services: Services = {
    database: openDatabase(pool),
    platformDatabase: openDatabase(platformPool),
    portalDatabase: openDatabase(openPool(loginUrl(adminUrl, 'portal', secret), 4, 'portal')),
    accounts: openAccounts({
      pool: accountPool,
      secret,
      origin: settings.origin,
      providers: settings.providers,
    }),
    mailer: settings.mail && openMailer(settings.mail),
    providers: settings.providers,
    clock: options.clock ?? systemClock,
    sealing: openSealing(sealKeysPath(settings.dataFolder, settings.sealKeys)),
    scanner: settings.scanner && openScanner(settings.scanner),
    origin: settings.origin,
    emergencyFolder: settings.emergencyFolder,
    behindProxy: settings.behindProxy,
    secret,
    demoPassword: demo.password(),
    embedded: server !== undefined,
    setupCode: undefined,
    async loadDemo() {
      services.demoPassword = demo.set();
      await loadDemo(services, adminUrl, services.demoPassword);
      services.setupCode = undefined;
      showOnEveryPage(noticeOf(services));
    },
  };
  await prepareFirstStart(services, options);
  showOnEveryPage(noticeOf(services));
  const key = auditKey(settings.dataFolder, settings.auditKey);
  let runner: Awaited<ReturnType<typeof startJobs>> | undefined;
  return {
    services,
    platformPool,
    migrated,
    async startJobs() {
      runner = await startJobs(platformPool, services, jobs, scheduledJobs(key));
    },
    async close() {
      await runner?.stop();
      services.mailer?.close();
      await endWorkers();
      await services.database.destroy();
      await services.platformDatabase.destroy();
      await services.portalDatabase.destroy();
      await accountPool.end();
      // A command beside a running product leaves its database running; who serves pages stops it.
      if (server && (!server.adopted || runner)) await server.stop();
    },
  };
}

/** An installation that holds the demo says so with a file, and its persons sign in with a password of its own. */
function demoMark(folder: string, secret: string) {
  const path = join(folder, 'demo');
  const password = () => createHmac('sha256', secret).update('demo').digest('hex');
  return {
    password: () => (existsSync(path) ? password() : undefined),
    set: () => {
      writeFileSync(path, 'Den här installationen innehåller demodata.\n');
      return password();
    },
  };
}

function noticeOf({ demoPassword, embedded }: Services): string | undefined {
  if (demoPassword) return 'Demo med påhittade kommuner och personer.';
  return embedded
    ? 'Den inbyggda databasen används. Den är till för att prova och för små installationer: ta säkerhetskopior.'
    : undefined;
}

/** Demo data, or the one-time code with which the first organisation is made. */
async function prepareFirstStart(services: Services, { demo }: StartOptions): Promise<void> {
  const { rows } = await sql<{ empty: boolean }>`select app.is_empty() as empty`.execute(
    services.platformDatabase,
  );
  if (!rows[0]?.empty) return;
  if (demo) await services.loadDemo();
  else services.setupCode = randomBytes(5).toString('hex').toUpperCase();
}

const scheduledJobs = (key: Parameters<typeof signCheckpoint>[1]): ScheduledJob[] => [
  ...scheduledMailJobs,
  reminderJob,
  myDayMailJob,
  incidentMarkJob,
  emergencyPackJob,
  agreementEndsJob,
  {
    name: 'sign-in-forget',
    schedule: '*/10 * * * *',
    run: ({ accounts }) => accounts.ledger.forgetOld(),
  },
  {
    name: 'audit-seal',
    schedule: '* * * * *',
    run: async ({ platformDatabase }) => void (await sealLog(platformDatabase)),
  },
  {
    name: 'audit-checkpoint',
    schedule: '15 1 * * *',
    run: async ({ platformDatabase }) => void (await signCheckpoint(platformDatabase, key)),
  },
];
