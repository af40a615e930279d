/** A real OpenID provider in this process, which answers at once for whoever the test says is there. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ProviderSettings } from '../../src/platform/accounts/provider.ts';

export interface Someone {
  readonly subject: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
  readonly amr?: readonly string[];
}

export interface IdentityProvider {
  readonly settings: ProviderSettings;
  /** Who sits at the browser. */
  now: Someone;
  /** Goes where the product sends the browser, and answers with the address that it is sent back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

export async function openIdentityProvider(origin: string): Promise<IdentityProvider> {
  const { server, issuer } = await listening();
  const known = new Map<string, Someone>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'ansvar',
        client_secret: 'only-for-tests',
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${origin}/logga-in/med/almby/svar`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], amr: null },
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['only-for-tests'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, subject) => {
      const { amr: _amr, subject: _subject, ...claims } = known.get(subject) ?? { subject };
      return { accountId: subject, claims: async () => ({ sub: subject, ...claims }) as { sub: string } };
    },
  });
  const made: IdentityProvider = {
    settings: {
      key: 'almby',
      label: 'Almby kommuns konto',
      issuer,
      clientId: 'ansvar',
      clientSecret: 'only-for-tests',
      scope: 'openid email',
      parameters: { claims: JSON.stringify({ id_token: { amr: null } }) },
      emailClaim: 'email',
      emailTrusted: false,
      domains: ['kommun.example'],
      groupsClaim: 'groups',
      twoFactor: { amr: ['mfa'], acr: [] },
      contact: 'servicedesk på 0000-12 34 56',
    },
    now: { subject: 'nobody' },
    visit: (address) => follow(address, issuer),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      known.set(made.now.subject, made.now);
      const login = { accountId: made.now.subject, amr: [...(made.now.amr ?? ['pwd'])] };
      return provider.interactionFinished(request, response, { login });
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params.client_id),
    });
    grant.addOIDCScope('openid email');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  return made;
}

async function listening(): Promise<{ server: Server; issuer: string }> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A browser of its own each time: nobody is signed in at the provider before. */
async function follow(address: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 10; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    next = new URL(location, issuer);
    if (next.origin !== issuer) return next;
  }
  throw new Error('The provider sends the browser around.');
}
