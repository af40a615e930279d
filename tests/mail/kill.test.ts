/** The product itself is killed in the middle of sending, again and again: no mail is lost, and doubles are counted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { systemActor } from '../../src/platform/actor.ts';
import { asActor } from '../../src/platform/database/connection.ts';
import { askForDueMail, openMailer, sendMail } from '../../src/platform/mail.ts';
import { readSettings } from '../../src/settings.ts';
import { openProduct } from '../../src/start.ts';

const database = `ansvar_kill_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'ansvar-kill-'));
const ADDRESS = 'tolvan@kommun.example';
const controller = {
  id: randomUUID(),
  name: 'Nämnden',
  legalEntityId: randomUUID(),
  legalEntityName: 'Almby',
};
const asAdmin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
};
const databaseUrl = (): string => {
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${database}`;
  return url.toString();
};

interface Arrived {
  readonly subject: string;
  readonly messageId: string;
}

/** Mails that the server has kept, in order; `during` runs when one has come whole and has not been answered. */
const arrived: Arrived[] = [];
let during: (mail: Arrived) => Promise<'keep' | 'lose'> = async () => 'keep';
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: async (stream, _session, done) => {
    let text = '';
    try {
      for await (const piece of stream) text += piece;
    } catch {
      return;
    }
    const mail = { subject: header(text, 'Subject'), messageId: header(text, 'Message-ID') };
    await wait(10);
    if ((await during(mail)) === 'keep') arrived.push(mail);
    done();
  },
});
server.on('error', () => undefined);
const header = (text: string, name: string): string =>
  new RegExp(`^${name}: (.+)$`, 'im').exec(text)?.[1]?.trim() ?? '';
const smtpUrl = (): string => `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

let here: Awaited<ReturnType<typeof openProduct>>;
let admin: pg.Pool;
let environment: NodeJS.ProcessEnv;
let running: ChildProcess | undefined;

beforeAll(async () => {
  await asAdmin(`create database ${database}`);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const own = {
    DATABASE_URL: databaseUrl(),
    ANSVAR_DATA: folder,
    ANSVAR_SECRET: inject('secret'),
    PORT: String(await freePort()),
  };
  environment = {
    ...process.env,
    ...own,
    ANSVAR_SMTP_URL: smtpUrl(),
    ANSVAR_MAIL_FROM: 'Ansvar <ansvar@almby.example>',
  };
  here = await openProduct(readSettings(own));
  admin = new pg.Pool({ connectionString: databaseUrl(), max: 2, options: '-c search_path=app' });
  await admin.query("insert into legal_entity (id, name, kind) values ($1, 'Almby', 'municipality')", [
    controller.legalEntityId,
  ]);
  await admin.query('insert into person (id, legal_entity_id, name, email) values ($1, $2, $3, $4)', [
    randomUUID(),
    controller.legalEntityId,
    'Tolvan Tolvansson',
    ADDRESS,
  ]);
});

afterAll(async () => {
  await killed();
  await new Promise<void>((closed) => server.close(() => closed()));
  await admin?.end();
  await here?.close();
  await asAdmin(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const taking = createServer().listen(0, '127.0.0.1');
  await once(taking, 'listening');
  const { port } = taking.address() as AddressInfo;
  taking.close();
  await once(taking, 'close');
  return port;
}

/** The product as it is run, with its jobs. */
async function start(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve', '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  running = child;
  await once(child.stdout, 'data');
}

async function killed(): Promise<void> {
  const child = running;
  running = undefined;
  if (!child || child.exitCode !== null) return;
  const dead = once(child, 'exit');
  child.kill('SIGKILL');
  await dead;
}

/** One transaction for each mail; every fourth is taken back after it has asked. */
async function ask(subjects: readonly string[]): Promise<{ committed: string[]; takenBack: string[] }> {
  const outcome = { committed: [] as string[], takenBack: [] as string[] };
  for (const [at, subject] of subjects.entries()) {
    const asked = asActor(here.services.database, systemActor(controller), async (tx) => {
      await sendMail(tx, { to: ADDRESS, subject, text: 'x' });
      if (at % 4 === 3) throw new Error('taken back');
    });
    await asked.then(
      () => outcome.committed.push(subject),
      () => outcome.takenBack.push(subject),
    );
  }
  return outcome;
}

interface Row {
  readonly subject: string;
  readonly status: string;
  readonly possible_double: number;
}
const rows = async (): Promise<Row[]> =>
  (await admin.query<Row>('select subject, status, possible_double from platform.outbox')).rows;

/** What was cut off is due at once, as it is after ten minutes. */
async function letTimePass(): Promise<void> {
  await admin.query(
    "update platform.outbox set next_try_at = now(), claimed_at = claimed_at - interval '1 hour' where status in ('queued', 'sending')",
  );
  const mailer = openMailer({ url: smtpUrl(), from: 'Ansvar <ansvar@almby.example>' });
  await askForDueMail({ ...here.services, mailer });
  mailer.close();
}

/** Kills the product when so many more mails have come, as the last of them stands unanswered. */
function killAfter(count: number, fate: 'keep' | 'lose'): Promise<void> {
  let left = count;
  return new Promise((done) => {
    during = async () => {
      left -= 1;
      if (left !== 0) return 'keep';
      await killed();
      during = async () => 'keep';
      done();
      return fate;
    };
  });
}

test('every mail arrives, none that was taken back, and what may be double is counted', async () => {
  const subjects = Array.from({ length: 80 }, (_, at) => `A-26-${at + 1}`);
  const asking = ask(subjects.slice(0, 40));
  const cutOff = new Set<string>();
  const between = async () => wait(60).then(killed);
  const deaths = [
    () => killAfter(5, 'keep'),
    () => killAfter(4, 'lose'),
    () => between(),
    () => killAfter(3, 'keep'),
  ];
  const first = await asking;
  let second = { committed: [] as string[], takenBack: [] as string[] };
  for (const [at, die] of deaths.entries()) {
    const dying = at === 2 ? undefined : die();
    await start();
    await (dying ?? die());
    for (const row of await rows()) if (row.status === 'sending') cutOff.add(row.subject);
    if (at === 1) second = await ask(subjects.slice(40));
    await letTimePass();
  }
  await start();
  await vi.waitFor(async () => expect((await rows()).filter(({ status }) => status !== 'sent')).toEqual([]), {
    timeout: 20_000,
    interval: 200,
  });
  await killed();

  const committed = [...first.committed, ...second.committed];
  const takenBack = [...first.takenBack, ...second.takenBack];
  expect([committed.length, takenBack.length]).toEqual([60, 20]);
  const times = (subject: string) => arrived.filter((mail) => mail.subject === subject);
  expect(committed.filter((subject) => times(subject).length === 0)).toEqual([]);
  expect(takenBack.filter((subject) => times(subject).length > 0)).toEqual([]);

  const doubled = committed.filter((subject) => times(subject).length > 1);
  const counted = new Map((await rows()).map((row) => [row.subject, row.possible_double]));
  expect(doubled.length, 'the server kept two that it never could answer for').toBeGreaterThanOrEqual(2);
  for (const subject of doubled) {
    const copies = times(subject);
    expect(new Set(copies.map(({ messageId }) => messageId)).size, subject).toBe(1);
    expect(copies.length - 1, subject).toBeLessThanOrEqual(counted.get(subject) ?? 0);
    expect(cutOff.has(subject), `${subject} was on its way when the product died`).toBe(true);
  }
  const sum = [...counted.values()].reduce((total, one) => total + one, 0);
  expect(arrived.length - committed.length).toBeLessThanOrEqual(sum);
  expect([...counted].filter(([subject, one]) => one > 0 && !cutOff.has(subject))).toEqual([]);
}, 60_000);
