/**
 * Accounts in schema `auth`: password and TOTP by better-auth, called from our own forms; passkeys and services of
 * the kommun beside it, whose sign-ins become sessions of the same kind.
 */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import { type Ledger, openLedger } from './accounts/ledger.ts';
import { type Oidc, openOidc } from './accounts/oidc.ts';
import { openPasskeys, type Passkeys } from './accounts/passkeys.ts';
import type { ProviderSettings } from './accounts/provider.ts';
import { sessionDoor } from './accounts/session-door.ts';

export interface Accounts {
  /** The account of the request's session, or null. */
  session(headers: Headers): Promise<AccountSession | null>;
  create(email: string, name: string, password: string): Promise<string>;
  signIn(email: string, password: string, headers: Headers): Promise<SignInResult>;
  /** A session for an account that has shown who it is by other means; strong when by two factors. Null when it may have none. */
  open(account: { id: string; strong: boolean }, headers: Headers): Promise<string[] | null>;
  /** At sign-in, or to make a session of one factor one of two. */
  verifyCode(code: string, headers: Headers): Promise<SignInResult>;
  verifyBackupCode(code: string, headers: Headers): Promise<SignInResult>;
  /** The account that has given its password and is asked for a code. */
  askedForCode(headers: Headers): Promise<string | null>;
  /** Starts TOTP: the address for the authenticator app and codes to keep; active when a code is verified. */
  startTwoFactor(
    password: string,
    headers: Headers,
  ): Promise<{ uri: string; backupCodes: string[]; cookies: string[] } | null>;
  /** Forgets the app that gives codes, for another to take its place. Does nothing when the password is wrong. */
  forgetApp(accountId: string, password: string, headers: Headers): Promise<void>;
  /** Null when the password is wrong. */
  newBackupCodes(password: string, headers: Headers): Promise<string[] | null>;
  /** False when the old password is wrong. */
  changePassword(old: string, password: string, headers: Headers): Promise<boolean>;
  signOut(headers: Headers): Promise<string[]>;
  readonly ledger: Ledger;
  readonly passkeys: Passkeys;
  readonly oidc: Oidc;
}

export interface AccountSession {
  readonly accountId: string;
  readonly sessionId: string;
  /** This very sign-in had two factors. */
  readonly twoFactor: boolean;
}

export type SignInResult =
  | {
      readonly outcome: 'signed-in' | 'code-needed';
      readonly cookies: string[];
      readonly accountId: string | null;
    }
  | { readonly outcome: 'refused' };

interface Options {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly origin: string;
  readonly providers?: readonly ProviderSettings[];
}

export const SESSION_HOURS = 10;
/** Where the request comes from, put into its headers by us: a header that a client sends is overwritten. */
const ADDRESS_HEADER = 'x-ansvar-address';

/** The request's headers with the address that we know it to come from. */
export function withAddress(headers: Headers, address: string): Headers {
  const known = new Headers(headers);
  known.set(ADDRESS_HEADER, address);
  return known;
}

export const addressIn = (headers: Headers): string => headers.get(ADDRESS_HEADER) ?? '';

export function openAccounts({ pool, secret, origin, providers = [] }: Options): Accounts {
  const ledger = openLedger(pool);
  const auth = openLibrary({ pool, secret, origin }, ledger);

  const session = async (headers: Headers): Promise<AccountSession | null> => {
    if (!headers.get('cookie')?.includes('session_token')) return null;
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const strong = found.session.strong === true;
    return { accountId: found.user.id, sessionId: found.session.id, twoFactor: strong };
  };
  const strengthen = async (headers: Headers, attempt: Promise<Response>): Promise<SignInResult> => {
    const before = await session(headers);
    const result = await signInResult(attempt);
    if (before && result.outcome === 'signed-in') await ledger.markStrong(before.sessionId);
    return result;
  };

  return {
    ledger,
    passkeys: openPasskeys(pool, origin),
    oidc: openOidc({ pool, secret, origin, providers }),
    session,
    async create(email, name, password) {
      const made = await auth.api.signUpEmail({ body: { email, name, password } });
      return made.user.id;
    },
    signIn: (email, password, headers) =>
      signInResult(auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })),
    async open({ id, strong }, headers) {
      const body = { accountId: id, strong };
      const result = await signInResult(auth.api.openSession({ body, headers, asResponse: true }));
      return result.outcome === 'refused' ? null : result.cookies;
    },
    verifyCode: (code, headers) =>
      strengthen(headers, auth.api.verifyTOTP({ body: { code }, headers, asResponse: true })),
    verifyBackupCode: (code, headers) =>
      strengthen(headers, auth.api.verifyBackupCode({ body: { code }, headers, asResponse: true })),
    async askedForCode(headers) {
      const [identifier] = /\.two_factor=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]?.split('.') ?? [];
      const { rows } = await pool.query<{ value: string }>(
        'select value from verification where identifier = $1 and "expiresAt" > now()',
        [identifier ?? ''],
      );
      return rows[0]?.value ?? null;
    },
    async startTwoFactor(password, headers) {
      const response = await auth.api
        .enableTwoFactor({ body: { password }, headers, asResponse: true })
        .catch(() => null);
      if (!response?.ok) return null;
      const body = (await response.json()) as { totpURI: string; backupCodes: string[] };
      return { uri: body.totpURI, backupCodes: body.backupCodes, cookies: response.headers.getSetCookie() };
    },
    async forgetApp(accountId, password, headers) {
      const right = await auth.api.verifyPassword({ body: { password }, headers }).then(
        ({ status }) => status,
        () => false,
      );
      if (right) await ledger.forgetApp(accountId);
    },
    newBackupCodes: (password, headers) =>
      auth.api.generateBackupCodes({ body: { password }, headers }).then(
        ({ backupCodes }) => backupCodes,
        () => null,
      ),
    changePassword: (old, password, headers) =>
      auth.api.changePassword({ body: { currentPassword: old, newPassword: password }, headers }).then(
        () => true,
        () => false,
      ),
    async signOut(headers) {
      const response = await auth.api.signOut({ headers, asResponse: true }).catch(() => null);
      return response?.headers.getSetCookie() ?? [];
    },
  };
}

/** Paths of the library at which a session has had its second factor. */
const SECOND_FACTOR = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'];

const openLibrary = ({ pool, secret, origin }: Options, ledger: Ledger) =>
  betterAuth({
    database: pool,
    secret,
    baseURL: origin,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 12, disableSignUp: false, autoSignIn: false },
    session: {
      expiresIn: SESSION_HOURS * 3600,
      updateAge: 1800,
      additionalFields: {
        strong: { type: 'boolean', required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            if (!(await ledger.isActive(session.userId))) return false;
            const strong = session.strong === true || SECOND_FACTOR.includes(context?.path ?? '');
            const ipAddress = context?.headers ? addressIn(context.headers) : '';
            return { data: { ...session, strong, ipAddress } };
          },
        },
      },
    },
    advanced: { cookiePrefix: 'ansvar', useSecureCookies: origin.startsWith('https:') },
    plugins: [twoFactor({ issuer: 'Ansvar' }), sessionDoor()],
    logger: { disabled: true },
  });

async function signInResult(attempt: Promise<Response>): Promise<SignInResult> {
  const response = await attempt.catch((error: unknown) => {
    if (error instanceof APIError) return new Response(null, { status: 401 });
    throw error;
  });
  if (!response.ok) return { outcome: 'refused' };
  const body = (await response.json()) as { twoFactorRedirect?: boolean; user?: { id: string } };
  return {
    outcome: body.twoFactorRedirect ? 'code-needed' : 'signed-in',
    cookies: response.headers.getSetCookie(),
    accountId: body.user?.id ?? null,
  };
}
