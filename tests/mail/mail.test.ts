/** Mails are sent once, by the real client to a real server: also when the server or we go down in between. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { asActor } from '../../src/platform/database/connection.ts';
import { runJobsNow } from '../../src/platform/job.ts';
import { askForDueMail, type Mailer, mailText, openMailer, sendMail } from '../../src/platform/mail.ts';
import type { Services } from '../../src/platform/services.ts';
import { readSettings } from '../../src/settings.ts';
import { jobs, openProduct } from '../../src/start.ts';
import {
  Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  ORIGIN,
  type Product,
} from '../municipality.ts';

const FROM = 'Ansvar <ansvar@almby.example>';

interface Received {
  readonly to: string;
  readonly text: string;
  readonly messageId: string;
}

/** A server that takes what it gets, or answers as it is told. */
class TestServer {
  readonly received: Received[] = [];
  answer: (mail: Received) => Error | undefined | Promise<Error | undefined> = () => undefined;
  private server: SMTPServer | undefined;
  port = 0;

  async open(port = this.port): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (piece: Buffer) => {
          text += piece.toString();
        });
        stream.on('end', async () => {
          const mail = {
            to: session.envelope.rcptTo.map(({ address }) => address).join(','),
            text,
            messageId: /^Message-ID: (.+)$/im.exec(text)?.[1]?.trim() ?? '',
          };
          const error = await this.answer(mail);
          if (!error) this.received.push(mail);
          done(error);
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server?.close(() => closed()));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  to(address: string): Received[] {
    return this.received.filter((mail) => mail.to === address);
  }
}

/** A database of its own: the jobs of other tests would take the mails of these. */
const database = `ansvar_mail_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'ansvar-mail-'));
const server = new TestServer();
let opened: Awaited<ReturnType<typeof openProduct>>;
let admin: pg.Pool;
let mailer: Mailer;
let product: Product;
let municipality: Municipality;
let administrator: Browser;
let coordinator: Browser;

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

beforeAll(async () => {
  await asAdmin(`create database ${database}`);
  await server.open();
  const env = {
    DATABASE_URL: databaseUrl(),
    ANSVAR_DATA: folder,
    ANSVAR_ORIGIN: ORIGIN,
    ANSVAR_SECRET: inject('secret'),
  };
  opened = await openProduct(readSettings(env));
  admin = new pg.Pool({ connectionString: databaseUrl(), max: 2, options: '-c search_path=app' });
  mailer = openMailer({ url: server.url, from: FROM });
  product = withMailer(mailer);
  municipality = await makeMunicipality(product);
  const board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  administrator = await municipality.addPerson([], { administrator: true });
});

afterAll(async () => {
  mailer?.close();
  await server.close();
  await admin?.end();
  await opened?.close();
  await asAdmin(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

/** Mails are carried out as outside the demo; pages are seen as in it, where one factor is enough. */
function withMailer(used: Mailer | undefined, demoPassword?: string): Product {
  const services: Services = { ...opened.services, mailer: used, demoPassword };
  const app = makeApp({ ...services, demoPassword: 'demo' });
  return { app, services, admin, runJobs: () => runJobsNow(opened.platformPool, services, jobs) };
}

const acting = () => ({
  as: 'staff' as const,
  personId: coordinator.personId,
  name: 'Tolvan Tolvansson',
  appointments: [],
  administers: [],
  readable: [],
  overseen: [],
  counted: [],
  office: null,
  entities: [municipality.id],
  controller: null,
  writeEntity: municipality.id,
});

const send = (more: { to?: string; key?: string; subject?: string } = {}) =>
  asActor(product.services.database, acting(), (tx) =>
    sendMail(tx, {
      to: coordinator.email,
      subject: 'A-26-118',
      text: mailText({ lines: ['Det finns något att göra.'], link: 'http://ansvar.test/' }),
      ...more,
    }),
  );

interface Row {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly possible_double: number;
  readonly message_id: string | null;
  readonly last_error: string | null;
}

const rowOf = async (subject: string): Promise<Row | undefined> =>
  (await product.admin.query<Row>('select * from platform.outbox where subject = $1', [subject])).rows[0];

/** Time passes: what waits for another try is due now. */
const letTimePass = async (): Promise<void> => {
  await product.admin.query(
    "update platform.outbox set next_try_at = now(), claimed_at = claimed_at - interval '1 hour' where status in ('queued', 'sending')",
  );
  await askForDueMail(product.services);
  await product.runJobs();
};

const subjectOf = () => `A-26-${randomUUID().slice(0, 8)}`;

describe('a mail', () => {
  test('is sent once, with our name, a footer, and headers that hold back automatic answers', async () => {
    const subject = subjectOf();
    expect(await send({ subject })).toBe('queued');
    await product.runJobs();
    await letTimePass();
    const [mail, ...more] = server.to(coordinator.email).filter(({ text }) => text.includes(subject));
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/^From: Ansvar <ansvar@almby\.example>/m);
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(mail?.text).toMatch(/^X-Auto-Response-Suppress: All/m);
    expect(mail?.text).toMatch(/^Precedence: bulk/m);
    expect(mail?.text).toContain('Mejlet =C3=A4r skickat av Ansvar');
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@almby\.example>$/);
    expect(await rowOf(subject)).toMatchObject({ status: 'sent', attempts: 1, possible_double: 0 });
  });

  test('of a transaction that is rolled back is never sent', async () => {
    const subject = subjectOf();
    const rolledBack = asActor(product.services.database, acting(), async (tx) => {
      await sendMail(tx, { to: coordinator.email, subject, text: 'x' });
      throw new Error('taken back');
    });
    await expect(rolledBack).rejects.toThrow('taken back');
    await letTimePass();
    expect(await rowOf(subject)).toBeUndefined();
    expect(server.received.filter(({ text }) => text.includes(subject))).toEqual([]);
  });

  test('goes only to persons of the installation', async () => {
    const subject = subjectOf();
    expect(await send({ subject, to: 'vem.som.helst@annan.example' })).toBe('unknown');
    expect(await rowOf(subject)).toBeUndefined();
  });

  test('with the same key is asked for once', async () => {
    const key = `paminnelse-${randomUUID()}`;
    const subject = subjectOf();
    expect(await send({ subject, key })).toBe('queued');
    expect(await send({ subject, key })).toBe('repeated');
    await product.runJobs();
    expect(server.received.filter(({ text }) => text.includes(subject))).toHaveLength(1);
  });

  test('cannot smuggle in headers by its subject', async () => {
    const mark = subjectOf();
    await send({ subject: `${mark}\r\nBcc: annan@annan.example` });
    await product.runJobs();
    const [mail] = server.received.filter(({ text }) => text.includes(mark));
    expect(mail?.to).toBe(coordinator.email);
    expect(mail?.text).not.toMatch(/^Bcc:/m);
  });
});

describe('a server', () => {
  test('that is down gets the mail when it is up again, with the same Message-ID', async () => {
    const subject = subjectOf();
    await server.close();
    await send({ subject });
    await product.runJobs();
    const waiting = await rowOf(subject);
    expect(waiting).toMatchObject({ status: 'queued', attempts: 1, possible_double: 0 });
    expect(waiting?.last_error).toBe('Ingen kontakt med e-postservern (ESOCKET).');
    await server.open();
    await letTimePass();
    expect(await rowOf(subject)).toMatchObject({ status: 'sent', attempts: 2, last_error: null });
    const mails = server.received.filter(({ text }) => text.includes(subject));
    expect(mails.map(({ messageId }) => messageId)).toEqual([waiting?.message_id]);
  });

  test('that refuses for good ends the tries; what is kept of the answer holds no address', async () => {
    const subject = subjectOf();
    server.answer = (mail) =>
      mail.text.includes(subject)
        ? Object.assign(new Error(`No such user ${mail.to}`), { responseCode: 550 })
        : undefined;
    await send({ subject });
    await product.runJobs();
    expect(await rowOf(subject)).toMatchObject({
      status: 'failed',
      last_error: 'E-postservern svarade 550.',
    });
    server.answer = () => undefined;
    await letTimePass();
    expect(await rowOf(subject)).toMatchObject({ status: 'failed', attempts: 1 });
  });

  test('that is busy is asked again', async () => {
    const subject = subjectOf();
    server.answer = () => Object.assign(new Error('busy'), { responseCode: 451 });
    await send({ subject });
    await product.runJobs();
    expect(await rowOf(subject)).toMatchObject({
      status: 'queued',
      last_error: 'E-postservern svarade 451.',
    });
    server.answer = () => undefined;
    await letTimePass();
    expect(await rowOf(subject)).toMatchObject({ status: 'sent', attempts: 2 });
  });
});

describe('a sender that is killed', () => {
  test('between the yes of the server and our commit sends again, and counts that it may be double', async () => {
    const subject = subjectOf();
    let child: ChildProcess | undefined;
    server.answer = async (mail) => {
      if (!mail.text.includes(subject)) return undefined;
      // The server keeps the mail; whoever sent it never hears so.
      await killed(child);
      return undefined;
    };
    await send({ subject });
    child = spawn(process.execPath, ['--import', 'tsx', 'tests/mail/send-now.ts'], {
      env: { ...process.env, ADMIN_URL: databaseUrl(), SECRET: inject('secret'), SMTP_URL: server.url },
      stdio: 'ignore',
    });
    await vi.waitFor(
      () => expect(server.received.some(({ text }) => text.includes(subject))).toBe(true),
      30_000,
    );
    server.answer = () => undefined;
    expect(await rowOf(subject)).toMatchObject({ status: 'sending', attempts: 1, possible_double: 0 });
    await askForDueMail(product.services);
    await product.runJobs();
    expect((await rowOf(subject))?.attempts, 'within ten minutes it may still be at work').toBe(1);
    await letTimePass();
    expect(await rowOf(subject)).toMatchObject({ status: 'sent', attempts: 2, possible_double: 1 });
    const mails = server.received.filter(({ text }) => text.includes(subject));
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  });
});

const killed = (child: ChildProcess | undefined): Promise<void> =>
  new Promise((dead) => {
    child?.once('exit', () => dead());
    child?.kill('SIGKILL');
  });

describe('the page of mails', () => {
  const path = () => `/organisation/${municipality.id}/utskick`;

  test('shows the administrator address and subject, never the text, outside the demo', async () => {
    const subject = subjectOf();
    await send({ subject });
    const real = new Browser(makeApp(product.services), administrator.personId, administrator.email);
    await real.signIn();
    await product.admin.query('update auth.session set strong = true');
    const visit = await real.get(`${path()}?q=${subject}`);
    expect(visit.status).toBe(200);
    expect(visit.text).toContain(subject);
    expect(visit.text).toContain(coordinator.email);
    expect(visit.text).not.toContain('Det finns något att göra');
    expect(visit.text).toContain('1 mejl');
  });

  test('shows the text in the demo, where nothing is sent', async () => {
    const subject = subjectOf();
    await send({ subject });
    await withMailer(mailer, 'demo').runJobs();
    expect(await rowOf(subject)).toMatchObject({ status: 'queued', attempts: 0 });
    const visit = await administrator.get(`${path()}?q=${subject}`);
    expect(visit.text).toContain('Det finns något att göra');
    expect(visit.text).toContain('I demon skickas inga mejl');
  });

  test('sends a failed one again, and takes a waiting one back', async () => {
    const subject = subjectOf();
    server.answer = () => Object.assign(new Error('no'), { responseCode: 550 });
    await send({ subject });
    await product.runJobs();
    server.answer = () => undefined;
    const shown = await administrator.get(`${path()}?q=${subject}&visa=failed`);
    expect(shown.text).toContain('E-postservern svarade 550.');
    const id = fieldOf(shown.text, 'mejl') ?? '';
    await administrator.post(path(), { mejl: id, gor: 'withdraw' });
    expect(await rowOf(subject)).toMatchObject({ status: 'withdrawn' });
    await letTimePass();
    expect(await rowOf(subject)).toMatchObject({ status: 'withdrawn' });
    await administrator.post(path(), { mejl: id, gor: 'retry' });
    await product.runJobs();
    expect(await rowOf(subject)).toMatchObject({ status: 'sent' });
    await administrator.post(path(), { mejl: id, gor: 'retry' });
    await product.runJobs();
    expect(server.received.filter(({ text }) => text.includes(subject))).toHaveLength(1);
  });

  test('is closed to another kommun, whose administrator can neither see nor change', async () => {
    const subject = subjectOf();
    await send({ subject });
    const other = await (await makeMunicipality(product)).addPerson([], { administrator: true });
    expect((await other.get(path())).status).toBe(404);
    const entity = (await other.get('/konton')).path.split('/')[2];
    expect((await other.get(`/organisation/${entity}/utskick`)).text).not.toContain(subject);
    const visit = await other.post(`/organisation/${entity}/utskick`, {
      mejl: (await rowOf(subject))?.id ?? '',
      gor: 'withdraw',
    });
    expect(visit.status).toBe(404);
    expect(await rowOf(subject)).toMatchObject({ status: 'queued' });
  });

  test('gives the list as a file', async () => {
    const visit = await administrator.get(`${path()}/export.xlsx`);
    expect(visit.headers.get('content-disposition')).toContain('utskick.xlsx');
  });
});

test('mails wait while no server is named, and go when one is', async () => {
  const subject = subjectOf();
  await send({ subject });
  const without = withMailer(undefined);
  await without.runJobs();
  expect(await askForDueMail(without.services)).toBe(0);
  expect(await rowOf(subject)).toMatchObject({ status: 'queued', attempts: 0 });
  await letTimePass();
  expect(await rowOf(subject)).toMatchObject({ status: 'sent', attempts: 1 });
});
