/** The product on a dataset, with people who are signed in, and the bare handler that it is measured against. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type pg from 'pg';
import { makeApp } from '../src/app.ts';
import { openAccounts } from '../src/platform/accounts.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { openDatabase, openPool } from '../src/platform/database/connection.ts';
import { loginUrl } from '../src/platform/database/migrate.ts';
import { runJobsNow } from '../src/platform/job.ts';
import { sealingInMemory } from '../src/platform/sealing.ts';
import type { Services } from '../src/platform/services.ts';
import { jobs } from '../src/start.ts';
import type { Dataset } from './dataset.ts';
import { makeRecorder, type Pool, type Recorder, type Statement } from './recorder.ts';

const ORIGIN = 'http://ansvar.bench';
const PASSWORD = 'påhittat lösenord för mätning';

export interface Person {
  /** Everything that a page needs, over the app's own front door. */
  get(path: string): Promise<Response>;
  post(path: string, body: URLSearchParams | FormData): Promise<Response>;
}

export interface BenchProduct {
  readonly dataset: Dataset;
  readonly admin: pg.Pool;
  readonly recorder: Recorder;
  /** A person with the role for the first `controllers`, signed in. */
  addPerson(role: 'coordinator' | 'dso', controllers: number): Promise<Person>;
  /** Answers the rows of the statements as JSON, over the same pools and in the same transaction. */
  bareHandler(statements: readonly Statement[]): () => Promise<Response>;
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

export function openBenchProduct(dataset: Dataset): BenchProduct {
  const { adminUrl, secret } = dataset;
  const recorder = makeRecorder();
  const pools: Readonly<Record<Pool, pg.Pool>> = {
    app: recorder.watch(openPool(loginUrl(adminUrl, 'app', secret), 4), 'app'),
    platform: recorder.watch(openPool(loginUrl(adminUrl, 'platform', secret), 3), 'platform'),
    accounts: recorder.watch(openPool(loginUrl(adminUrl, 'platform', secret), 2, 'auth'), 'accounts'),
  };
  const services: Services = {
    database: openDatabase(pools.app),
    platformDatabase: openDatabase(pools.platform),
    portalDatabase: openDatabase(openPool(loginUrl(adminUrl, 'portal', secret), 1, 'portal')),
    accounts: openAccounts({ pool: pools.accounts, secret, origin: ORIGIN }),
    mailer: undefined,
    emergencyFolder: undefined,
    providers: [],
    clock: fixedClock('2026-11-22T09:00:00Z'),
    sealing: sealingInMemory(),
    scanner: undefined,
    origin: ORIGIN,
    secret,
    demoPassword: PASSWORD,
    behindProxy: false,
    embedded: true,
    setupCode: undefined,
    loadDemo: async () => undefined,
  };
  const admin = openPool(adminUrl, 1);
  const app = makeApp(services);
  return {
    dataset,
    admin,
    recorder,
    addPerson: (role, controllers) => addPerson(app, services, admin, role, controllers),
    bareHandler: (statements) => bareHandler(pools, statements),
    runJobs: () => runJobsNow(pools.platform, services, jobs),
    async close() {
      await services.database.destroy();
      await services.platformDatabase.destroy();
      await services.portalDatabase.destroy();
      await Promise.all([pools.accounts.end(), admin.end()]);
    },
  };
}

async function addPerson(
  app: Hono,
  { accounts }: Services,
  admin: pg.Pool,
  role: string,
  controllers: number,
): Promise<Person> {
  const email = `${role}-${controllers}@kommun.example`;
  const account = await accounts.create(email, 'Tolvan Tolvansson', PASSWORD);
  const { rows } = await admin.query<{ id: string }>(
    `insert into person (id, legal_entity_id, name, email, account_id)
     select gen_random_uuid(), legal_entity_id, 'Tolvan Tolvansson', $1, $2
     from controller where id = md5('controller1')::uuid returning id`,
    [email, account],
  );
  await admin.query(
    `insert into appointment (id, controller_id, legal_entity_id, person_id, role, first_day)
     select gen_random_uuid(), controller.id, legal_entity_id, $1, $2, '2020-01-01'
     from generate_series(1, $3::int) n join controller on controller.id = md5('controller' || n)::uuid`,
    [rows[0]?.id, role, controllers],
  );
  return signIn(app, email);
}

async function signIn(app: Hono, email: string): Promise<Person> {
  const post = (path: string, body: URLSearchParams | FormData, cookie: string) =>
    app.request(`${ORIGIN}${path}`, { method: 'POST', body, headers: { origin: ORIGIN, cookie } });
  const body = new URLSearchParams({ epost: email, losenord: PASSWORD });
  const answer = await post('/logga-in', body, '');
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie, 'accept-encoding': 'gzip' };
  return {
    get: async (path) => await app.request(`${ORIGIN}${path}`, { headers }),
    post: async (path, fields) => await post(path, fields, cookie),
  };
}

function bareHandler(pools: Readonly<Record<Pool, pg.Pool>>, statements: readonly Statement[]) {
  const app = new Hono();
  app.use(compress());
  app.get('/', async (c) => {
    const before = statements.filter((statement) => statement.pool !== 'app');
    const inside = statements.filter((statement) => statement.pool === 'app');
    for (const { pool, text, values } of before) await pools[pool].query(text, [...values]);
    const client = await pools.app.connect();
    const answers: unknown[] = [];
    try {
      for (const { text, values } of inside) answers.push((await client.query(text, [...values])).rows);
    } finally {
      client.release();
    }
    return c.json(answers);
  });
  return async () => await app.request('/', { headers: { 'accept-encoding': 'gzip' } });
}
