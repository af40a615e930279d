/** Passkeys: a key on the person's own device that counts as two factors, since the device asks who holds it. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type pg from 'pg';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

interface StoredKey {
  readonly accountId: string;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
}

const MINUTES = 5;
export const MAX_PASSKEYS = 20;

export type Passkeys = ReturnType<typeof openPasskeys>;

export function openPasskeys(pool: pg.Pool, origin: string) {
  const place = {
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
  };
  const challenges = challengesIn(pool);

  return {
    async list(accountId: string): Promise<Passkey[]> {
      const { rows } = await pool.query<Passkey>(
        'select id, name, "createdAt", "lastUsedAt" from passkey where "userId" = $1 order by "createdAt"',
        [accountId],
      );
      return rows;
    },
    async remove(accountId: string, id: string): Promise<boolean> {
      const removed = await pool.query('delete from passkey where "userId" = $1 and id = $2', [
        accountId,
        id,
      ]);
      return removed.rowCount === 1;
    },
    /** What the browser asks the device for; the answer is taken once, within minutes. */
    async startRegistration(account: { readonly id: string; readonly name: string }) {
      const { rows } = await pool.query<{ id: string }>(
        'select "credentialId" as id from passkey where "userId" = $1',
        [account.id],
      );
      const options = await generateRegistrationOptions({
        rpName: 'Ansvar',
        rpID: place.expectedRPID,
        userName: account.name,
        userID: new TextEncoder().encode(account.id),
        excludeCredentials: rows,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await challenges.keep(`register:${account.id}`, options.challenge);
      return options;
    },
    /** False when the answer is wrong, late, used before or from another place. */
    async register(accountId: string, name: string, answer: unknown): Promise<boolean> {
      const response = answer as RegistrationResponseJSON;
      const verified = await verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => challenges.use(`register:${accountId}`, challenge),
        ...place,
      }).catch(() => undefined);
      if (!verified?.verified) return false;
      const { credential, credentialBackedUp } = verified.registrationInfo;
      const made = await pool.query(
        `insert into passkey (id, "userId", name, "credentialId", "publicKey", counter, transports, "backedUp")
         select gen_random_uuid()::text, $1, $2, $3, $4, $5, $6, $7
         where (select count(*) from passkey where "userId" = $1) < $8 on conflict do nothing`,
        [
          accountId,
          name,
          credential.id,
          Buffer.from(credential.publicKey),
          credential.counter,
          credential.transports ?? [],
          credentialBackedUp,
          MAX_PASSKEYS,
        ],
      );
      return made.rowCount === 1;
    },
    async startSignIn() {
      const options = await generateAuthenticationOptions({
        rpID: place.expectedRPID,
        userVerification: 'required',
      });
      await challenges.keep('sign-in', options.challenge);
      return options;
    },
    /** The account whose key answered, or null. */
    async signIn(answer: unknown): Promise<{ accountId: string } | null> {
      const response = answer as AuthenticationResponseJSON;
      const key = await storedKey(pool, response?.id);
      if (!key) return null;
      const verified = await verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => challenges.use('sign-in', challenge),
        credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
        ...place,
      }).catch(() => undefined);
      if (!verified?.verified) return null;
      await pool.query('update passkey set counter = $2, "lastUsedAt" = now() where "credentialId" = $1', [
        key.credentialId,
        verified.authenticationInfo.newCounter,
      ]);
      return { accountId: key.accountId };
    },
  };
}

async function storedKey(pool: pg.Pool, credentialId: unknown): Promise<StoredKey | undefined> {
  if (typeof credentialId !== 'string') return undefined;
  const { rows } = await pool.query<StoredKey>(
    'select "userId" as "accountId", "credentialId", "publicKey", counter from passkey where "credentialId" = $1',
    [credentialId],
  );
  return rows[0];
}

/** A challenge is used once: whoever takes it away first has used it. */
function challengesIn(pool: pg.Pool) {
  return {
    async keep(purpose: string, challenge: string): Promise<void> {
      await pool.query(
        `insert into verification (id, identifier, value, "expiresAt")
         values (gen_random_uuid()::text, $1, $2, now() + make_interval(mins => $3))`,
        [`passkey:${challenge}`, purpose, MINUTES],
      );
      await pool.query(
        'delete from verification where identifier like \'passkey:%\' and "expiresAt" < now()',
      );
    },
    async use(purpose: string, challenge: string): Promise<boolean> {
      const used = await pool.query(
        'delete from verification where identifier = $1 and value = $2 and "expiresAt" > now()',
        [`passkey:${challenge}`, purpose],
      );
      return used.rowCount === 1;
    },
  };
}
