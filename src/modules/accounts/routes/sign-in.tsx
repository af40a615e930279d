/** Sign-in, sign-out, first start, the second factor. All public: nobody is signed in yet, or not by two factors. */
import { toDataURL } from 'qrcode';
import { NotFound } from '../../../platform/errors.ts';
import {
  get,
  type Input,
  type PublicContext,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { CONTROLLER_COOKIE } from '../../../platform/session.ts';
import type { Errors } from '../../../ui/field.tsx';
import * as actions from '../actions/index.ts';
import { readCode, readPasskey, readPasskeyAnswer, readSetup, readSignIn } from '../forms.ts';
import { SetupPage } from '../pages/setup.tsx';
import { CodePage, ContinuePage, SignInPage, StoppedPage, ToProviderPage } from '../pages/sign-in.tsx';
import { SecondFactorPage, TwoFactorPage } from '../pages/two-factor.tsx';

const LIMITED = 'För många försök. Vänta en kvart och försök igen.';
const REFUSED =
  'E-postadressen eller lösenordet stämmer inte. Försök igen, eller be administratören om hjälp.';

const WRONG_PASSKEY =
  'Det gick inte med den passkey som svarade. Försök igen, eller använd lösenord och kod.';

const SIGN_IN_FIRST = {
  type: 'about:blank',
  title: 'Logga in först',
  detail: 'Anropet har ingen giltig session.',
  status: 401,
};

/** Only addresses within the product: a sign-in link must not lead elsewhere. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');
const onwardFrom = (fields: URLSearchParams): actions.Onward => ({
  to: safePath(fields.get('till')),
  kept: fields.get('sparat') ?? '',
});

/** What is shown in place of a page when nobody is signed in; what was typed goes along. */
export async function signInDoor(input: Input, services: Services): Promise<Reply> {
  if (input.path.startsWith('/api/')) return { kind: 'json', status: 401, body: SIGN_IN_FIRST };
  if (!(await actions.isSetUp(services))) return redirect('/kom-igang');
  const query = input.query.size > 0 ? `?${input.query}` : '';
  const onward = { to: `${input.path}${query}`, kept: input.fields.toString() };
  return signInPage(services, { onward }, 401);
}

async function showSignIn({ services, session }: PublicContext, input: Input): Promise<Reply> {
  if (session) return redirect('/');
  if (!(await actions.isSetUp(services))) return redirect('/kom-igang');
  return signInPage(services, { onward: { to: safePath(input.query.get('till')), kept: '' } });
}

interface Shown {
  readonly onward: actions.Onward;
  readonly errors?: Errors;
  readonly email?: string;
  /** After a try with a password, also in the demo. */
  readonly typed?: boolean;
}

async function signInPage(
  services: Services,
  { typed, ...shown }: Shown,
  status: 200 | 401 | 422 | 429 = 200,
): Promise<Reply> {
  const persons = services.demoPassword && !typed ? await actions.demoPersons(services) : [];
  const { providers } = services;
  return page(() => <SignInPage {...shown} persons={persons} providers={providers} />, { status });
}

async function signIn(door: PublicContext, input: Input): Promise<Reply> {
  const onward = onwardFrom(input.fields);
  const form = readSignIn(input.fields);
  const email = input.fields.get('epost') ?? '';
  if (!form.ok) return signInPage(door.services, { onward, errors: form.errors, email, typed: true }, 422);
  const { epost, losenord } = form.value;
  const result = await actions.signInWithPassword(door, epost, losenord);
  if (result.outcome === 'limited' || result.outcome === 'refused') {
    const errors = { epost: result.outcome === 'limited' ? LIMITED : REFUSED };
    const status = result.outcome === 'limited' ? 429 : 422;
    return signInPage(door.services, { onward, errors, email, typed: true }, status);
  }
  return onwards(result, onward);
}

function onwards(
  result: { readonly outcome: 'signed-in' | 'code-needed'; readonly cookies: string[] },
  onward: actions.Onward,
): Reply {
  if (result.outcome === 'code-needed')
    return page(() => <CodePage onward={onward} />, { cookies: result.cookies });
  if (onward.kept) return page(() => <ContinuePage onward={onward} />, { cookies: result.cookies });
  return redirect(onward.to, result.cookies);
}

const codeError = (outcome: 'limited' | 'refused') =>
  outcome === 'limited' ? LIMITED : 'Koden stämmer inte. Vänta på nästa kod i appen och skriv den.';

async function verifyCode(door: PublicContext, input: Input): Promise<Reply> {
  const onward = onwardFrom(input.fields);
  const form = readCode(input.fields);
  if (!form.ok) return page(() => <CodePage onward={onward} errors={form.errors} />, { status: 422 });
  const result = await actions.signInWithCode(door, form.value.kod);
  if (result.outcome === 'limited' || result.outcome === 'refused') {
    const errors = { kod: codeError(result.outcome) };
    const status = result.outcome === 'limited' ? 429 : 422;
    return page(() => <CodePage onward={onward} errors={errors} />, { status });
  }
  return onwards(result, onward);
}

async function askPasskey({ services }: PublicContext): Promise<Reply> {
  return { kind: 'json', status: 200, body: await services.accounts.passkeys.startSignIn() };
}

async function signInWithPasskey(door: PublicContext, input: Input): Promise<Reply> {
  const onward = onwardFrom(input.fields);
  const result = await actions.signInWithPasskey(door, readPasskeyAnswer(input.fields));
  if (result.outcome === 'limited' || result.outcome === 'refused') {
    const errors = { svar: result.outcome === 'limited' ? LIMITED : WRONG_PASSKEY };
    const status = result.outcome === 'limited' ? 429 : 422;
    return signInPage(door.services, { onward, errors, typed: true }, status);
  }
  return onwards(result, onward);
}

async function toProvider({ services }: PublicContext, input: Input): Promise<Reply> {
  const { oidc } = services.accounts;
  const provider = oidc.provider(input.params.provider ?? '');
  if (!provider) throw new NotFound();
  const { label, contact } = provider;
  const started = await oidc.start(provider, onwardFrom(input.fields)).catch(() => undefined);
  if (!started)
    return page(() => <StoppedPage label={label} contact={contact} why="silent" />, { status: 422 });
  return page(() => <ToProviderPage label={label} address={started.address} />, {
    cookies: [started.cookie],
  });
}

async function fromProvider(door: PublicContext, input: Input): Promise<Reply> {
  const { oidc } = door.services.accounts;
  const provider = oidc.provider(input.params.provider ?? '');
  if (!provider) throw new NotFound();
  const answer = await oidc.finish(provider, input.query, door.headers);
  const result = answer.outcome === 'came' ? await actions.letIn(door, provider, answer.visitor) : answer;
  if (result.outcome === 'signed-in' && answer.outcome === 'came') {
    const cookies = [...result.cookies, oidc.endedCookie];
    return onwards({ outcome: 'signed-in', cookies }, answer.onward);
  }
  const why = result.outcome === 'signed-in' ? 'refused' : result.outcome;
  const { label, contact } = provider;
  return page(() => <StoppedPage label={label} contact={contact} why={why} />, {
    status: 422,
    cookies: [oidc.endedCookie],
  });
}

async function signInDemo(door: PublicContext, input: Input): Promise<Reply> {
  const email = input.fields.get('epost') ?? '';
  if (!door.services.demoPassword) return redirect('/logga-in');
  const result = await actions.signInWithPassword(door, email, door.services.demoPassword);
  return result.outcome === 'refused' || result.outcome === 'limited'
    ? redirect('/logga-in')
    : onwards(result, onwardFrom(input.fields));
}

async function signOut(door: PublicContext): Promise<Reply> {
  return redirect('/logga-in', await actions.signOut(door));
}

async function showSetup({ services }: PublicContext): Promise<Reply> {
  if (await actions.isSetUp(services)) return redirect('/');
  return page(() => <SetupPage typed={{}} />);
}

async function setUp(door: PublicContext, input: Input): Promise<Reply> {
  const { services, address } = door;
  if (await actions.isSetUp(services)) return redirect('/');
  const typed = Object.fromEntries(input.fields);
  const form = readSetup(input.fields);
  const codeError = await wrongSetupCode(services, input, address);
  if (codeError || !form.ok) {
    const errors = { ...(form.ok ? {} : form.errors), ...codeError };
    return page(() => <SetupPage errors={errors} typed={typed} />, { status: 422 });
  }
  await actions.setUp(services, form.value);
  const result = await actions.signInWithPassword(door, form.value.epost, form.value.losenord);
  return 'cookies' in result ? redirect('/konto/tvafaktor', result.cookies) : redirect('/logga-in');
}

async function loadDemo({ services, address }: PublicContext, input: Input): Promise<Reply> {
  if (await actions.isSetUp(services)) return redirect('/');
  const errors = await wrongSetupCode(services, input, address);
  if (errors)
    return page(() => <SetupPage errors={errors} typed={Object.fromEntries(input.fields)} />, {
      status: 422,
    });
  await services.loadDemo();
  return redirect('/logga-in');
}

async function wrongSetupCode(services: Services, input: Input, address: string) {
  if (await actions.tooManyTries(services, [`setup:${address}`])) return { kod: LIMITED };
  if (actions.isSetupCode(services, input.fields.get('kod') ?? '')) return undefined;
  await actions.noteFailedTry(services, [`setup:${address}`]);
  return { kod: 'Engångskoden stämmer inte. Den står i fönstret där Ansvar startades.' };
}

async function showTwoFactor(door: PublicContext): Promise<Reply> {
  return door.session ? twoFactorPage(door, {}, 200) : redirect('/logga-in');
}

interface TwoFactorShown {
  readonly errors?: Errors;
  readonly passkeyName?: string;
}

/** The second factor is asked for where there is one, and added where there is none. */
async function twoFactorPage(
  door: PublicContext,
  { errors = {}, passkeyName }: TwoFactorShown,
  status: 200 | 422 | 429,
): Promise<Reply> {
  if (await actions.mayEnrol(door))
    return page(() => <TwoFactorPage errors={errors} passkeyName={passkeyName} />, { status });
  const factors = await actions.secondFactors(door.services, door.session?.accountId ?? '');
  return page(() => <SecondFactorPage {...factors} errors={errors} />, { status });
}

async function startTwoFactor(door: PublicContext, input: Input): Promise<Reply> {
  if (!door.session) return redirect('/logga-in');
  const started = await actions.startTwoFactor(door, input.fields.get('losenord') ?? '');
  if (!started) return twoFactorPage(door, { errors: { losenord: 'Lösenordet stämmer inte.' } }, 422);
  const picture = await toDataURL(started.uri, { margin: 1 });
  return page(() => <TwoFactorPage picture={picture} uri={started.uri} backupCodes={started.backupCodes} />, {
    cookies: started.cookies,
  });
}

async function confirmTwoFactor(door: PublicContext, input: Input): Promise<Reply> {
  if (!door.session) return redirect('/logga-in');
  const form = readCode(input.fields);
  const result = form.ok ? await actions.signInWithCode(door, form.value.kod) : undefined;
  if (!result || result.outcome === 'refused' || result.outcome === 'limited') {
    const losenord =
      result?.outcome === 'limited'
        ? LIMITED
        : 'Koden stämde inte. Börja om: skriv lösenordet och läs av den nya bilden.';
    return twoFactorPage(door, { errors: { losenord } }, 422);
  }
  return redirect('/', result.cookies);
}

/** The second factor of a session that has had one, such as a service's sign-in without two. */
async function strengthen(door: PublicContext, input: Input): Promise<Reply> {
  if (!door.session) return redirect('/logga-in');
  const form = readCode(input.fields);
  if (!form.ok) return twoFactorPage(door, { errors: form.errors }, 422);
  const result = await actions.signInWithCode(door, form.value.kod);
  if (result.outcome === 'limited' || result.outcome === 'refused')
    return twoFactorPage(door, { errors: { kod: codeError(result.outcome) } }, 422);
  return redirect('/', result.cookies);
}

async function askForPasskey(door: PublicContext): Promise<Reply> {
  const options = await actions.startPasskey(door);
  return options
    ? { kind: 'json', status: 200, body: options }
    : { kind: 'json', status: 401, body: SIGN_IN_FIRST };
}

async function addPasskey(door: PublicContext, input: Input): Promise<Reply> {
  if (!door.session) return redirect('/logga-in');
  const typed = input.fields.get('namn') ?? '';
  const form = readPasskey(input.fields);
  if (!form.ok) return twoFactorPage(door, { errors: form.errors, passkeyName: typed }, 422);
  if (!(await actions.addPasskey(door, form.value.namn, form.value.svar)))
    return twoFactorPage(door, { errors: { svar: WRONG_PASSKEY }, passkeyName: typed }, 422);
  return redirect(safePath(input.fields.get('till')));
}

/** Changes which controller the person works for; checked against appointments at every request. */
async function workFor({ session }: PublicContext, input: Input): Promise<Reply> {
  const chosen = session?.actor.appointments.find((held) => held.id === input.fields.get('namnd'));
  if (!chosen) return redirect('/');
  const cookie = `${CONTROLLER_COOKIE}=${chosen.id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
  return redirect(safePath(input.fields.get('till')), [cookie]);
}

export const signInRoutes: readonly Route[] = [
  get('/logga-in', 'public', showSignIn),
  post('/logga-in', 'public', signIn),
  post('/logga-in/kod', 'public', verifyCode),
  post('/logga-in/demo', 'public', signInDemo),
  post('/logga-in/passkey/fraga', 'public', askPasskey),
  post('/logga-in/passkey', 'public', signInWithPasskey),
  post('/logga-in/med/:provider', 'public', toProvider),
  get('/logga-in/med/:provider/svar', 'public', fromProvider),
  post('/logga-ut', 'public', signOut),
  get('/kom-igang', 'public', showSetup),
  post('/kom-igang', 'public', setUp),
  post('/kom-igang/demo', 'public', loadDemo),
  get('/konto/tvafaktor', 'public', showTwoFactor),
  post('/konto/tvafaktor', 'public', startTwoFactor),
  post('/konto/tvafaktor/bekrafta', 'public', confirmTwoFactor),
  post('/konto/tvafaktor/kod', 'public', strengthen),
  post('/konto/passkey/fraga', 'public', askForPasskey),
  post('/konto/passkey', 'public', addPasskey),
  post('/arbeta-for', 'public', workFor),
];
