/** Work after the page: asked for in the transaction that needs it, run as the system or for a person, never lost. */

import {
  type LogFunctionFactory,
  Logger,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type Task,
} from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Transaction } from './database/connection.ts';
import type { Services } from './services.ts';

/** A payload holds ids only: no text of a person or a case lies in the queue. */
export interface Job<Payload extends Readonly<Record<string, string | readonly string[]>>> {
  readonly name: string;
  readonly run: (services: Services, payload: Payload) => Promise<void>;
}

export interface ScheduledJob {
  readonly name: string;
  /** Cron pattern, UTC. */
  readonly schedule: string;
  readonly run: (services: Services) => Promise<void>;
}

export const job = <Payload extends Readonly<Record<string, string | readonly string[]>>>(
  name: string,
  work: Job<Payload>['run'],
): Job<Payload> => ({ name, run: work });

export async function enqueue<Payload extends Readonly<Record<string, string | readonly string[]>>>(
  tx: Transaction,
  wanted: Job<Payload>,
  payload: Payload,
): Promise<void> {
  await sql`select platform.enqueue(${wanted.name}, ${JSON.stringify(payload)}::json)`.execute(tx);
}

type AnyJob = Job<never>;
const taskList = (services: Services, jobs: readonly AnyJob[], scheduled: readonly ScheduledJob[]) =>
  Object.fromEntries<Task>([
    ...jobs.map((one): [string, Task] => [one.name, (payload) => one.run(services, payload as never)]),
    ...scheduled.map((one): [string, Task] => [one.name, () => one.run(services)]),
  ]);

/** Only what went wrong, without payloads. */
const logFailures: LogFunctionFactory = () => (level, message) => {
  if (level === 'error') console.error('Jobb:', message.split('\n')[0]);
};

/** Prepares the queue's own schema. */
export const prepareQueue = (pool: pg.Pool): Promise<void> =>
  runMigrations({ pgPool: pool, logger: new Logger(logFailures) });

export async function startJobs(
  pool: pg.Pool,
  services: Services,
  jobs: readonly AnyJob[],
  scheduled: readonly ScheduledJob[],
): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: taskList(services, jobs, scheduled),
    crontab: scheduled.map((one) => `${one.schedule} ${one.name}`).join('\n'),
    logger: new Logger(logFailures),
  });
}

/** Runs what is in the queue now, for tests. */
export const runJobsNow = (pool: pg.Pool, services: Services, jobs: readonly AnyJob[]): Promise<void> =>
  runOnce({ pgPool: pool, logger: new Logger(logFailures), taskList: taskList(services, jobs, []) });
