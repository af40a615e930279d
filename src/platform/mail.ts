/**
 * E-mail: a row in the transaction that needs it, sent by a job, never lost. A mail holds a mark and a link: no
 * name of a registered person and no matter.
 */
import { type Kysely, sql } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Transaction } from './database/connection.ts';
import type { DB } from './database/schema.generated.ts';
import { job, type ScheduledJob } from './job.ts';

export interface Mail {
  /** The address of a person of the installation. */
  readonly to: string;
  readonly subject: string;
  /** Made by `mailText`. */
  readonly text: string;
  /** What the mail is about: the same key is sent once, whatever happens. */
  readonly key?: string;
}

/** `unknown`: the address belongs to no person here, and nothing is sent to it. */
export type MailOutcome = 'queued' | 'repeated' | 'unknown';

/** Asks for a mail in the transaction: rolled back, it was never asked for. */
export async function sendMail(tx: Transaction, { to, subject, text, key }: Mail): Promise<MailOutcome> {
  const line = subject.replace(/\s+/g, ' ').trim();
  const { rows } = await sql<{
    outcome: MailOutcome;
  }>`select platform.send_mail(${crypto.randomUUID()}, ${to},
    ${line}, ${text}, ${key ?? null}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'unknown';
}

interface MailText {
  /** «Hej!» when left out. */
  readonly greeting?: string;
  /** One paragraph each. */
  readonly lines: readonly string[];
  /** The full address of the page where the matter stands. */
  readonly link?: string;
}

/** Plain Swedish text, with the footer that every mail has. */
export function mailText({ greeting = 'Hej!', lines, link }: MailText): string {
  const parts = [greeting, ...lines, ...(link ? [`Öppna i Ansvar:\n${link}`] : []), FOOTER];
  return `${parts.join('\n\n')}\n`;
}

const FOOTER = [
  '--',
  'Mejlet är skickat av Ansvar, som håller ordning på skyddet av personuppgifter.',
  'Det går inte att svara på det. Uppgifterna i ärendet ser du när du har loggat in.',
].join('\n');

export interface MailSettings {
  /** `smtp://…` or `smtps://…`, with user and password when the server asks for them. */
  readonly url: string;
  /** «Ansvar <ansvar@almby.example>» */
  readonly from: string;
}

/** Hands one mail to the server; resolves when the server has said yes. */
export interface Mailer {
  readonly host: string;
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

interface OutgoingMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Answers to an automatic mail are held back, so that two machines do not write to each other for ever. */
const AUTOMATIC = {
  'Auto-Submitted': 'auto-generated',
  Precedence: 'bulk',
  'X-Auto-Response-Suppress': 'All',
};

export function openMailer({ url, from }: MailSettings): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 },
    { from, headers: AUTOMATIC, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    host: /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost',
    async send(mail) {
      await transport.sendMail({ ...mail, textEncoding: 'quoted-printable' });
    },
    close: () => transport.close(),
  };
}

interface Claimed extends OutgoingMail {
  readonly attempts: number;
}

/** What the job needs of the process. Without a mailer mails wait; in the demo none is ever sent. */
interface MailServices {
  readonly platformDatabase: Kysely<DB>;
  readonly mailer: Mailer | undefined;
  readonly demoPassword: string | undefined;
}

/** A try that has not ended after this time was cut off, and is made again. */
const CUT_OFF_MINUTES = 10;
/** With a pause that doubles up to an hour: about a day. */
const TRIES = 26;
const KEPT_DAYS = 400;

export const sendMailJob = job<{ id: string }>('send-mail', (services, { id }) => deliver(services, id));

async function deliver({ platformDatabase, mailer, demoPassword }: MailServices, id: string): Promise<void> {
  if (!mailer || demoPassword) return;
  const mail = await claim(platformDatabase, id, mailer.host);
  if (!mail) return;
  const { attempts, ...outgoing } = mail;
  const error = await mailer.send(outgoing).then(
    () => undefined,
    (thrown: SmtpError) => thrown,
  );
  if (error) await noteFailure(platformDatabase, id, attempts, error);
  else
    await sql`update platform.outbox set status = 'sent', sent_at = now(), last_error = null where id = ${id}`.execute(
      platformDatabase,
    );
}

/** Committed before the server is spoken to: a row found in `sending` may have been received already. */
async function claim(database: Kysely<DB>, id: string, host: string): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`update platform.outbox set status = 'sending', claimed_at = now(),
      attempts = attempts + 1, possible_double = possible_double + (status = 'sending')::int,
      message_id = coalesce(message_id, ${`<${id}@${host}>`})
    where id = ${id} and (status = 'queued'
      or status = 'sending' and claimed_at < now() - make_interval(mins => ${CUT_OFF_MINUTES}))
    returning message_id as "messageId", to_address as "to", subject, body as "text", attempts`.execute(
    database,
  );
  return rows[0];
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** The server's own words can hold the address: only its number is kept. */
async function noteFailure(database: Kysely<DB>, id: string, attempts: number, error: SmtpError) {
  const status = isFinal(error) || attempts >= TRIES ? 'failed' : 'queued';
  const minutes = Math.min(2 ** (attempts - 1), 60);
  await sql`update platform.outbox set status = ${status}, last_error = ${errorText(error)},
    next_try_at = now() + make_interval(mins => ${minutes}) where id = ${id}`.execute(database);
}

/** The receiving server refuses the address or the mail. A refused sign-in is ours to mend, and is tried again. */
const isFinal = ({ code, responseCode = 0 }: SmtpError): boolean =>
  responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');

function errorText({ code, responseCode }: SmtpError): string {
  if (code === 'EAUTH') return 'E-postservern godtog inte inloggningen.';
  if (responseCode) return `E-postservern svarade ${responseCode}.`;
  return `Ingen kontakt med e-postservern (${code ?? 'okänt fel'}).`;
}

/** Asks again for mails that wait: after an error, a cut-off try, or time without a server. Returns how many. */
export async function askForDueMail({ platformDatabase, mailer }: MailServices): Promise<number> {
  if (!mailer) return 0;
  const { rows } = await sql<{ count: number }>`
    with due as (
      select id from platform.outbox
      where status = 'queued' and next_try_at <= now()
        or status = 'sending' and claimed_at < now() - make_interval(mins => ${CUT_OFF_MINUTES})
      order by next_try_at limit 1000
    ), asked as materialized (
      select graphile_worker.add_job('send-mail', json_build_object('id', id), job_key => 'mail:' || id) from due
    ) select count(*)::int as count from asked`.execute(platformDatabase);
  return rows[0]?.count ?? 0;
}

async function forgetOldMail({ platformDatabase }: MailServices): Promise<void> {
  await sql`delete from platform.outbox where status in ('sent', 'withdrawn', 'failed')
    and created_at < now() - make_interval(days => ${KEPT_DAYS})`.execute(platformDatabase);
}

export const scheduledMailJobs: readonly ScheduledJob[] = [
  { name: 'mail-due', schedule: '* * * * *', run: async (services) => void (await askForDueMail(services)) },
  { name: 'mail-forget', schedule: '40 1 * * *', run: forgetOldMail },
];
