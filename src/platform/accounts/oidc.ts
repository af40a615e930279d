/** Sign-in by a service of the kommun: code flow with PKCE, state and nonce. Says who came, never lets anybody in. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import type pg from 'pg';
import type { ProviderSettings } from './provider.ts';

/** Where to go on afterwards, and what was typed before the session ended. */
export interface Onward {
  readonly to: string;
  readonly kept: string;
}

/** What the service says of the person who came. */
export interface Visitor {
  readonly issuer: string;
  readonly subject: string;
  /** Only when the address is verified, by the service's word or by the settings' trust in it. */
  readonly email: string | null;
  /** The service let two factors be shown, as the settings describe that. */
  readonly strong: boolean;
  /** Undefined when the service did not tell: nothing is given or ended by it. */
  readonly groups: readonly string[] | undefined;
}

export type Answer =
  | { readonly outcome: 'came'; readonly visitor: Visitor; readonly onward: Onward }
  /** `late`: not begun in this browser, used before or too old. `refused`: the service's answer did not hold. */
  | { readonly outcome: 'late' | 'refused' };

interface Flow extends Onward {
  readonly provider: string;
  readonly verifier: string;
  readonly nonce: string;
}

const MINUTES = 10;
const COOKIE = 'ansvar.oidc';

export type Oidc = ReturnType<typeof openOidc>;

interface Options {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly origin: string;
  readonly providers: readonly ProviderSettings[];
}

export function openOidc({ pool, secret, origin, providers }: Options) {
  const found = new Map<string, Promise<client.Configuration>>();
  const flows = flowsIn(pool, secret);
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  const cookie = (value: string, age: number) =>
    `${COOKIE}=${value}; Path=/logga-in; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
  const returnTo = (key: string) => `${origin}/logga-in/med/${key}/svar`;

  const configurationOf = (provider: ProviderSettings): Promise<client.Configuration> => {
    const known = found.get(provider.key) ?? discover(provider);
    found.set(provider.key, known);
    known.catch(() => found.delete(provider.key));
    return known;
  };

  return {
    provider: (key: string) => providers.find((one) => one.key === key),
    /** Throws when the service does not answer. */
    async start(provider: ProviderSettings, onward: Onward): Promise<{ address: string; cookie: string }> {
      const configuration = await configurationOf(provider);
      const state = client.randomState();
      const flow = {
        ...onward,
        provider: provider.key,
        verifier: client.randomPKCECodeVerifier(),
        nonce: client.randomNonce(),
      };
      const address = client.buildAuthorizationUrl(configuration, {
        ...provider.parameters,
        redirect_uri: returnTo(provider.key),
        scope: provider.scope,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state,
        nonce: flow.nonce,
      });
      await flows.keep(state, flow);
      return { address: address.href, cookie: cookie(state, MINUTES * 60) };
    },
    async finish(provider: ProviderSettings, query: URLSearchParams, headers: Headers): Promise<Answer> {
      const state = query.get('state') ?? '';
      const flow = state && state === cookieIn(headers) ? await flows.use(state) : undefined;
      if (flow?.provider !== provider.key) return { outcome: 'late' };
      const { verifier, nonce, to, kept } = flow;
      const visitor = await configurationOf(provider)
        .then((configuration) =>
          askWho(configuration, provider, {
            address: new URL(`${returnTo(provider.key)}?${query}`),
            checks: {
              pkceCodeVerifier: verifier,
              expectedState: state,
              expectedNonce: nonce,
              idTokenExpected: true,
            },
          }),
        )
        .catch((error: Error & { code?: string }) => {
          console.error(`Inloggning med ${provider.key} gick inte:`, error.code ?? error.name);
          return undefined;
        });
      return visitor ? { outcome: 'came', visitor, onward: { to, kept } } : { outcome: 'refused' };
    },
    endedCookie: cookie('', 0),
  };
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const address = new URL(issuer);
  // Only a service on the same machine is spoken to without TLS; the settings refuse any other.
  const execute = address.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  const authentication = clientSecret ? client.ClientSecretPost(clientSecret) : client.None();
  return client.discovery(address, clientId, undefined, authentication, { execute, timeout: 10 });
}

interface Asked {
  readonly address: URL;
  readonly checks: client.AuthorizationCodeGrantChecks;
}

async function askWho(
  configuration: client.Configuration,
  provider: ProviderSettings,
  { address, checks }: Asked,
): Promise<Visitor> {
  const tokens = await client.authorizationCodeGrant(configuration, address, checks);
  const token = tokens.claims();
  if (!token) throw new Error('The service sent no ID token.');
  const more = configuration.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub)
    : {};
  const claims: Claims = { ...more, ...token };
  return {
    issuer: token.iss,
    subject: token.sub,
    email: verifiedEmail(claims, provider),
    strong: hadTwoFactors(token, provider),
    groups: groupsOf(claims, provider),
  };
}

type Claims = Readonly<Record<string, unknown>>;

function verifiedEmail(claims: Claims, { emailClaim, emailTrusted }: ProviderSettings): string | null {
  const email = claims[emailClaim];
  const verified = emailTrusted ? claims.email_verified !== false : claims.email_verified === true;
  return typeof email === 'string' && email.includes('@') && verified ? email.toLowerCase() : null;
}

function hadTwoFactors({ amr, acr }: Claims, { twoFactor }: ProviderSettings): boolean {
  const methods = Array.isArray(amr) ? amr : [];
  return (
    methods.some((method) => twoFactor.amr.includes(method)) ||
    (typeof acr === 'string' && twoFactor.acr.includes(acr))
  );
}

/** Entra points elsewhere when the groups are many: then they are not known, which is not the same as none. */
function groupsOf(claims: Claims, { groupsClaim }: ProviderSettings): readonly string[] | undefined {
  if (!groupsClaim) return undefined;
  const elsewhere = claims._claim_names;
  if (elsewhere && typeof elsewhere === 'object' && groupsClaim in elsewhere) return undefined;
  return [claims[groupsClaim] ?? []].flat().map(String);
}

function cookieIn(headers: Headers): string | undefined {
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** What was begun, until it is answered: used once, and unreadable in the database, since it can hold typed text. */
function flowsIn(pool: pg.Pool, secret: string) {
  const key = createHmac('sha256', secret).update('oidc flow').digest();
  return {
    async keep(state: string, flow: Flow): Promise<void> {
      const start = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, start);
      const body = Buffer.concat([cipher.update(JSON.stringify(flow)), cipher.final()]);
      const value = Buffer.concat([start, cipher.getAuthTag(), body]).toString('base64');
      await pool.query(
        `insert into verification (id, identifier, value, "expiresAt")
         values (gen_random_uuid()::text, $1, $2, now() + make_interval(mins => $3))`,
        [`oidc:${state}`, value, MINUTES],
      );
      await pool.query('delete from verification where identifier like \'oidc:%\' and "expiresAt" < now()');
    },
    async use(state: string): Promise<Flow | undefined> {
      const { rows } = await pool.query<{ value: string }>(
        'delete from verification where identifier = $1 and "expiresAt" > now() returning value',
        [`oidc:${state}`],
      );
      if (!rows[0]) return undefined;
      const bytes = Buffer.from(rows[0].value, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(),
      ) as Flow;
    },
  };
}
