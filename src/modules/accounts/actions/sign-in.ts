/** Sign-in with limits, noted in the list of sign-ins and, when it opened something, in the log. */
import { sql } from 'kysely';
import { ACCOUNT_TRIES, TRIES_WINDOW_MINUTES } from '../../../platform/accounts/ledger.ts';
import type { Onward } from '../../../platform/accounts/oidc.ts';
import { type SignInResult, withAddress } from '../../../platform/accounts.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { PublicContext } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { browserFamily } from '../rules.ts';

export type { Onward };

/** Failed tries within the window: few for one account, more for an address, where a whole kommun may sit. */
const TRIES = { account: ACCOUNT_TRIES, address: 100 };

/** True when there have been too many failed tries for any of the keys. */
export async function tooManyTries(services: Services, keys: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ key: string; tries: number }>`
    select key, count(*)::int as tries from platform.attempt
    where key = any(${keys}) and at > now() - make_interval(mins => ${TRIES_WINDOW_MINUTES})
    group by key`.execute(services.platformDatabase);
  return rows.some(({ key, tries }) => tries >= (key.startsWith('address:') ? TRIES.address : TRIES.account));
}

export async function noteFailedTry(services: Services, keys: readonly string[]): Promise<void> {
  await sql`insert into platform.attempt (key) select unnest(${keys}::text[])`.execute(
    services.platformDatabase,
  );
  await sql`delete from platform.attempt where at < now() - interval '1 day'`.execute(
    services.platformDatabase,
  );
}

/** Who is at the door: the request's headers, with the address that we know. */
export type Door = Pick<PublicContext, 'services' | 'headers' | 'address'>;
export const headersOf = ({ headers, address }: Door): Headers => withAddress(headers, address);

interface Attempt {
  readonly keys: readonly string[];
  /** «lösenord och kod» */
  readonly method: string;
  /** The account that is tried, as far as it is known. */
  readonly accountId: string | null;
  readonly run: () => Promise<SignInResult>;
}

/** Tries once within the limits; the answer never tells whether the account exists. */
export async function trySignIn(
  door: Door,
  attempt: Attempt,
): Promise<SignInResult | { readonly outcome: 'limited' }> {
  if (await tooManyTries(door.services, attempt.keys)) return { outcome: 'limited' };
  const result = await attempt.run();
  if (result.outcome === 'refused') {
    await noteFailedTry(door.services, attempt.keys);
    await note(door, 'refused', attempt.accountId, attempt.method);
  }
  if (result.outcome === 'signed-in')
    await note(door, 'signed-in', result.accountId ?? attempt.accountId, attempt.method);
  return result;
}

export const note = (
  { services, headers, address }: Door,
  outcome: 'signed-in' | 'refused' | 'signed-out',
  accountId: string | null,
  method: string,
): Promise<void> => {
  const browser = browserFamily(headers.get('user-agent') ?? '');
  return services.accounts.ledger.note({ accountId, outcome, method, address, browser });
};

export function signInWithPassword(door: Door, email: string, password: string) {
  const { accounts } = door.services;
  return accounts.ledger.accountOf(email).then((accountId) =>
    trySignIn(door, {
      keys: [`address:${door.address}`, `account:${email}`],
      method: 'lösenord',
      accountId,
      run: () => accounts.signIn(email, password, headersOf(door)),
    }),
  );
}

/** Six digits from the app, or one of the codes that were kept. */
export async function signInWithCode(door: Door, code: string) {
  const { accounts } = door.services;
  const fromApp = /^\d{6}$/.test(code);
  const headers = headersOf(door);
  const session = await accounts.session(headers);
  const accountId = session?.accountId ?? (await accounts.askedForCode(headers));
  return trySignIn(door, {
    keys: [`code:${door.address}`, ...(accountId ? [`code:${accountId}`] : [])],
    method: `${session ? '' : 'lösenord och '}${fromApp ? 'kod' : 'reservkod'}`,
    accountId,
    run: () => (fromApp ? accounts.verifyCode(code, headers) : accounts.verifyBackupCode(code, headers)),
  });
}

export async function signInWithPasskey(door: Door, answer: unknown) {
  const { accounts } = door.services;
  return trySignIn(door, {
    keys: [`address:${door.address}`],
    method: 'passkey',
    accountId: null,
    run: async () => {
      const found = await accounts.passkeys.signIn(answer);
      const cookies = found && (await accounts.open({ id: found.accountId, strong: true }, headersOf(door)));
      const before = await accounts.session(door.headers);
      if (cookies && before) await accounts.ledger.endSession(before.accountId, before.sessionId);
      return found && cookies
        ? { outcome: 'signed-in', cookies, accountId: found.accountId }
        : { outcome: 'refused' };
    },
  });
}

export async function signOut(door: Door): Promise<string[]> {
  const { accounts } = door.services;
  const session = await accounts.session(door.headers);
  if (session) await note(door, 'signed-out', session.accountId, 'utloggning');
  return accounts.signOut(door.headers);
}

/** What a second factor of the account may be, for a session that lacks one. */
export async function secondFactors(services: Services, accountId: string) {
  const [state] = await services.accounts.ledger.states([accountId]);
  return { app: state?.app ?? false, passkeys: state?.passkeys ?? 0 };
}

/** Starts the app for a code: by a session of two factors, or on an account that has none yet. Null: wrong password. */
export async function startTwoFactor(door: Door, password: string) {
  const { accounts } = door.services;
  const session = await accounts.session(door.headers);
  if (!session || !(await mayEnrol(door))) throw new NotFound();
  if (session.twoFactor) await accounts.forgetApp(session.accountId, password, headersOf(door));
  return accounts.startTwoFactor(password, headersOf(door));
}

/** A stolen password alone must not add a second factor to an account that has one. */
export async function mayEnrol({ services, headers }: Door): Promise<boolean> {
  const session = await services.accounts.session(headers);
  if (!session) return false;
  const { app, passkeys } = await secondFactors(services, session.accountId);
  return session.twoFactor || services.demoPassword !== undefined || (!app && passkeys === 0);
}
