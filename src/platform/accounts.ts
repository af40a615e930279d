/** Accounts with password and TOTP by better-auth in schema `auth`, called from our own forms. */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type pg from 'pg';

export interface Accounts {
  /** The account of the request's session, or null. */
  session(headers: Headers): Promise<{ accountId: string; twoFactor: boolean } | null>;
  create(email: string, name: string, password: string): Promise<string>;
  signIn(email: string, password: string, headers: Headers): Promise<SignInResult>;
  verifyCode(code: string, headers: Headers): Promise<SignInResult>;
  verifyBackupCode(code: string, headers: Headers): Promise<SignInResult>;
  /** Starts TOTP: the address for the authenticator app and codes to keep; active when a code is verified. */
  startTwoFactor(
    password: string,
    headers: Headers,
  ): Promise<{ uri: string; backupCodes: string[]; cookies: string[] } | null>;
  signOut(headers: Headers): Promise<string[]>;
}

export type SignInResult =
  | { readonly outcome: 'signed-in' | 'code-needed'; readonly cookies: string[] }
  | { readonly outcome: 'refused' };

interface Options {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly origin: string;
}

export const SESSION_HOURS = 10;

export function openAccounts({ pool, secret, origin }: Options): Accounts {
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: origin,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 12, disableSignUp: false, autoSignIn: false },
    session: { expiresIn: SESSION_HOURS * 3600, updateAge: 1800 },
    advanced: { cookiePrefix: 'ansvar', useSecureCookies: origin.startsWith('https:') },
    plugins: [twoFactor({ issuer: 'Ansvar' })],
    logger: { disabled: true },
  });

  const signInResult = async (attempt: Promise<Response>): Promise<SignInResult> => {
    const response = await attempt.catch((error: unknown) => {
      if (error instanceof APIError) return new Response(null, { status: 401 });
      throw error;
    });
    if (!response.ok) return { outcome: 'refused' };
    const body = (await response.json()) as { twoFactorRedirect?: boolean };
    return {
      outcome: body.twoFactorRedirect ? 'code-needed' : 'signed-in',
      cookies: response.headers.getSetCookie(),
    };
  };

  return {
    async session(headers) {
      if (!headers.get('cookie')?.includes('session_token')) return null;
      const found = await auth.api.getSession({ headers });
      return found ? { accountId: found.user.id, twoFactor: found.user.twoFactorEnabled === true } : null;
    },
    async create(email, name, password) {
      const made = await auth.api.signUpEmail({ body: { email, name, password } });
      return made.user.id;
    },
    signIn: (email, password, headers) =>
      signInResult(auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })),
    verifyCode: (code, headers) =>
      signInResult(auth.api.verifyTOTP({ body: { code }, headers, asResponse: true })),
    verifyBackupCode: (code, headers) =>
      signInResult(auth.api.verifyBackupCode({ body: { code }, headers, asResponse: true })),
    async startTwoFactor(password, headers) {
      const response = await auth.api
        .enableTwoFactor({ body: { password }, headers, asResponse: true })
        .catch(() => null);
      if (!response?.ok) return null;
      const body = (await response.json()) as { totpURI: string; backupCodes: string[] };
      return {
        uri: body.totpURI,
        backupCodes: body.backupCodes,
        cookies: response.headers.getSetCookie(),
      };
    },
    async signOut(headers) {
      const response = await auth.api.signOut({ headers, asResponse: true }).catch(() => null);
      return response?.headers.getSetCookie() ?? [];
    },
  };
}
