/** Sessions and states of accounts, and the list of sign-ins: read and written beside the library, in its schema. */
import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type pg from 'pg';

export interface OpenSession {
  readonly id: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly address: string;
  readonly browser: string;
}

export interface AccountState {
  readonly accountId: string;
  readonly lastSignIn: Date | null;
  readonly sessions: number;
  readonly passkeys: number;
  readonly app: boolean;
  readonly deactivated: boolean;
  /** Too many wrong tries: closed for a while. */
  readonly locked: boolean;
}

export interface SignInNote {
  readonly accountId: string | null;
  readonly outcome: 'signed-in' | 'refused' | 'signed-out';
  readonly method: string;
  readonly address: string;
  readonly browser: string;
}

/** Wrong tries of one account that close it for a while, and for how many minutes. */
export const ACCOUNT_TRIES = 10;
export const TRIES_WINDOW_MINUTES = 15;
/** Days that sign-ins and refused tries are kept. */
const SIGN_INS_KEPT_DAYS = 90;

export type Ledger = ReturnType<typeof openLedger>;

export function openLedger(pool: pg.Pool) {
  return {
    async sessions(accountId: string): Promise<OpenSession[]> {
      const { rows } = await pool.query<OpenSession>(
        `select id, "createdAt" as "startedAt", "updatedAt" as "seenAt", coalesce("ipAddress", '') as address,
           coalesce("userAgent", '') as browser
         from session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc`,
        [accountId],
      );
      return rows;
    },
    /** Ends one session of the account; false when it has none such. */
    async endSession(accountId: string, sessionId: string): Promise<boolean> {
      const ended = await pool.query('delete from session where "userId" = $1 and id = $2', [
        accountId,
        sessionId,
      ]);
      return ended.rowCount === 1;
    },
    /** Ends all sessions but the one to keep. Returns how many. */
    async endSessions(accountId: string, keep = ''): Promise<number> {
      const ended = await pool.query('delete from session where "userId" = $1 and id <> $2', [
        accountId,
        keep,
      ]);
      return ended.rowCount ?? 0;
    },
    async forgetApp(accountId: string): Promise<void> {
      await pool.query(
        `with app as (delete from "twoFactor" where "userId" = $1)
         update "user" set "twoFactorEnabled" = false where id = $1`,
        [accountId],
      );
    },
    async markStrong(sessionId: string): Promise<void> {
      await pool.query('update session set strong = true where id = $1', [sessionId]);
    },
    async states(accountIds: readonly string[]): Promise<AccountState[]> {
      const { rows } = await pool.query<AccountState>(STATES, [
        accountIds,
        ACCOUNT_TRIES,
        TRIES_WINDOW_MINUTES,
      ]);
      return rows;
    },
    /** A new first password. What the account had besides is taken away: second factors, ties to services, sessions. */
    async resetPassword(accountId: string): Promise<string> {
      const password = randomBytes(12).toString('base64url');
      const hash = await hashPassword(password);
      const reset = await pool.query(
        `with forgotten as (delete from passkey where "userId" = $1),
           app as (delete from "twoFactor" where "userId" = $1),
           ties as (delete from account where "userId" = $1 and "providerId" <> 'credential'),
           sessions as (delete from session where "userId" = $1),
           person as (update "user" set "twoFactorEnabled" = false where id = $1)
         update account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
        [accountId, hash],
      );
      if (reset.rowCount !== 1) throw new Error('An account without a password of its own.');
      await pool.query(
        'delete from platform.attempt using auth."user" where key = \'account:\' || email and "user".id = $1',
        [accountId],
      );
      return password;
    },
    /** A deactivated account gets no session, whatever it shows. */
    async setActive(accountId: string, active: boolean): Promise<void> {
      await pool.query(
        `with ended as (delete from session where "userId" = $1 and not $2)
         update "user" set "deactivatedAt" = case when $2 then null else now() end where id = $1`,
        [accountId, active],
      );
    },
    async isActive(accountId: string): Promise<boolean> {
      const { rows } = await pool.query('select 1 from "user" where id = $1 and "deactivatedAt" is null', [
        accountId,
      ]);
      return rows.length === 1;
    },
    /** Takes back an account that was just made and belongs to nobody. */
    async discard(accountId: string): Promise<void> {
      await pool.query('delete from "user" where id = $1', [accountId]);
    },
    async accountOf(email: string): Promise<string | null> {
      const { rows } = await pool.query<{ id: string }>('select id from "user" where email = $1', [
        email.toLowerCase(),
      ]);
      return rows[0]?.id ?? null;
    },
    /** The account that a subject of a service belongs to. */
    async linked(issuer: string, subject: string): Promise<string | null> {
      const { rows } = await pool.query<{ id: string }>(
        'select "userId" as id from account where "providerId" = $1 and "accountId" = $2',
        [issuer, subject],
      );
      return rows[0]?.id ?? null;
    },
    /**
     * Ties a subject to an account, once. False when the account has another subject already: an address that has
     * been given to somebody new must not open the old one's account.
     */
    async link(accountId: string, issuer: string, subject: string): Promise<boolean> {
      const made = await pool.query(
        `insert into account (id, "accountId", "providerId", "userId", "updatedAt")
         select gen_random_uuid()::text, $3, $2, $1, now()
         where not exists (select from account where "userId" = $1 and "providerId" = $2)
         on conflict ("providerId", "accountId") do nothing`,
        [accountId, issuer, subject],
      );
      return made.rowCount === 1;
    },
    async note({ accountId, outcome, method, address, browser }: SignInNote): Promise<void> {
      await pool.query(
        'insert into platform.sign_in (account_id, outcome, method, address, browser) values ($1, $2, $3, $4, $5)',
        [accountId, outcome, method, address, browser],
      );
      // Refused tries stand in no sealed log: anybody can make as many as they like.
      if (accountId && outcome !== 'refused')
        await pool.query('select app.sign_in_event($1, $2, $3)', [
          accountId,
          outcome === 'signed-in' ? 'sign-in' : 'sign-out',
          method,
        ]);
    },
    /** Counts against the tries of the account, as a wrong password at sign-in does. */
    async noteWrongPassword(accountId: string): Promise<void> {
      await pool.query(
        `insert into platform.attempt (key) select 'account:' || email from "user" where id = $1`,
        [accountId],
      );
    },
    /** Sign-ins past their time, and questions that nobody answered. */
    async forgetOld(): Promise<void> {
      await pool.query('delete from verification where "expiresAt" < now()');
      await pool.query('delete from platform.sign_in where at < now() - make_interval(days => $1)', [
        SIGN_INS_KEPT_DAYS,
      ]);
    },
  };
}

const STATES = `
  select found.id as "accountId", found."twoFactorEnabled" is true as app, found."deactivatedAt" is not null as deactivated,
    (select max(at) from platform.sign_in where account_id = found.id and outcome = 'signed-in') as "lastSignIn",
    (select count(*)::int from session where "userId" = found.id and "expiresAt" > now()) as sessions,
    (select count(*)::int from passkey where "userId" = found.id) as passkeys,
    (select count(*) >= $2 from platform.attempt where key = 'account:' || found.email
       and at > now() - make_interval(mins => $3))
    or exists (select from "twoFactor" where "userId" = found.id and "lockedUntil" > now()) as locked
  from "user" found where found.id = any ($1)`;
