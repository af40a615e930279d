/** Sign-in, sign-out, first start. All public: nobody is signed in yet. */
import { toDataURL } from 'qrcode';
import type { SignInResult } from '../../platform/accounts.ts';
import {
  get,
  type Input,
  type PublicContext,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../platform/route.ts';
import type { Services } from '../../platform/services.ts';
import { CONTROLLER_COOKIE } from '../../platform/session.ts';
import * as actions from './actions.ts';
import { readCode, readSetup, readSignIn } from './forms.ts';
import { CodePage, ContinuePage, type Onward, SetupPage, SignInPage, TwoFactorPage } from './pages.tsx';

const LIMITED = 'För många försök. Vänta en kvart och försök igen.';
const REFUSED =
  'E-postadressen eller lösenordet stämmer inte. Försök igen, eller be administratören om hjälp.';

const SIGN_IN_FIRST = {
  type: 'about:blank',
  title: 'Logga in först',
  detail: 'Anropet har ingen giltig session.',
  status: 401,
};

/** Only addresses within the product: a sign-in link must not lead elsewhere. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');
const onwardFrom = (fields: URLSearchParams): Onward => ({
  to: safePath(fields.get('till')),
  kept: fields.get('sparat') ?? '',
});

/** What is shown in place of a page when nobody is signed in; what was typed goes along. */
export async function signInDoor(input: Input, services: Services): Promise<Reply> {
  if (input.path.startsWith('/api/')) return { kind: 'json', status: 401, body: SIGN_IN_FIRST };
  if (!(await actions.isSetUp(services))) return redirect('/kom-igang');
  const query = input.query.size > 0 ? `?${input.query}` : '';
  const onward = { to: `${input.path}${query}`, kept: input.fields.toString() };
  const persons = services.demoPassword ? await actions.demoPersons(services) : [];
  return page(() => <SignInPage onward={onward} persons={persons} />, { status: 401 });
}

async function showSignIn({ services, session }: PublicContext, input: Input): Promise<Reply> {
  if (session) return redirect('/');
  if (!(await actions.isSetUp(services))) return redirect('/kom-igang');
  const persons = services.demoPassword ? await actions.demoPersons(services) : [];
  const onward = { to: safePath(input.query.get('till')), kept: '' };
  return page(() => <SignInPage onward={onward} persons={persons} />);
}

async function signIn({ services, headers, address }: PublicContext, input: Input): Promise<Reply> {
  const onward = onwardFrom(input.fields);
  const form = readSignIn(input.fields);
  const typed = input.fields.get('epost') ?? '';
  if (!form.ok) {
    return page(() => <SignInPage onward={onward} errors={form.errors} email={typed} persons={[]} />, {
      status: 422,
    });
  }
  const { epost, losenord } = form.value;
  const result = await actions.trySignIn(services, {
    keys: [`address:${address}`, `account:${epost}`],
    run: () => services.accounts.signIn(epost, losenord, headers),
  });
  if (result.outcome === 'limited' || result.outcome === 'refused') {
    const errors = { epost: result.outcome === 'limited' ? LIMITED : REFUSED };
    const status = result.outcome === 'limited' ? 429 : 422;
    return page(() => <SignInPage onward={onward} errors={errors} email={typed} persons={[]} />, { status });
  }
  return onwards(result, onward);
}

function onwards(result: SignInResult & { cookies: string[] }, onward: Onward): Reply {
  if (result.outcome === 'code-needed')
    return page(() => <CodePage onward={onward} />, { cookies: result.cookies });
  if (onward.kept) return page(() => <ContinuePage onward={onward} />, { cookies: result.cookies });
  return redirect(onward.to, result.cookies);
}

async function verifyCode({ services, headers, address }: PublicContext, input: Input): Promise<Reply> {
  const onward = onwardFrom(input.fields);
  const form = readCode(input.fields);
  if (!form.ok) return page(() => <CodePage onward={onward} errors={form.errors} />, { status: 422 });
  const { kod } = form.value;
  const result = await actions.trySignIn(services, {
    keys: [`code:${address}`],
    run: () =>
      /^\d{6}$/.test(kod)
        ? services.accounts.verifyCode(kod, headers)
        : services.accounts.verifyBackupCode(kod, headers),
  });
  if (result.outcome === 'limited' || result.outcome === 'refused') {
    const text =
      result.outcome === 'limited'
        ? LIMITED
        : 'Koden stämmer inte. Vänta på nästa kod i appen och skriv den.';
    return page(() => <CodePage onward={onward} errors={{ kod: text }} />, {
      status: result.outcome === 'limited' ? 429 : 422,
    });
  }
  return onwards(result, onward);
}

async function signInDemo({ services, headers }: PublicContext, input: Input): Promise<Reply> {
  const email = input.fields.get('epost') ?? '';
  if (!services.demoPassword) return redirect('/logga-in');
  const result = await services.accounts.signIn(email, services.demoPassword, headers);
  return result.outcome === 'refused' ? redirect('/logga-in') : onwards(result, onwardFrom(input.fields));
}

async function signOut({ services, headers }: PublicContext): Promise<Reply> {
  return redirect('/logga-in', await services.accounts.signOut(headers));
}

async function showSetup({ services }: PublicContext): Promise<Reply> {
  if (await actions.isSetUp(services)) return redirect('/');
  return page(() => <SetupPage typed={{}} />);
}

async function setUp({ services, address, headers }: PublicContext, input: Input): Promise<Reply> {
  if (await actions.isSetUp(services)) return redirect('/');
  const typed = Object.fromEntries(input.fields);
  const form = readSetup(input.fields);
  const codeError = await wrongSetupCode(services, input, address);
  if (codeError || !form.ok) {
    const errors = { ...(form.ok ? {} : form.errors), ...codeError };
    return page(() => <SetupPage errors={errors} typed={typed} />, { status: 422 });
  }
  await actions.setUp(services, form.value);
  const result = await services.accounts.signIn(form.value.epost, form.value.losenord, headers);
  return result.outcome === 'refused' ? redirect('/logga-in') : redirect('/konto/tvafaktor', result.cookies);
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

async function showTwoFactor({ session }: PublicContext): Promise<Reply> {
  return session ? page(() => <TwoFactorPage />) : redirect('/logga-in');
}

async function startTwoFactor({ services, session, headers }: PublicContext, input: Input): Promise<Reply> {
  if (!session) return redirect('/logga-in');
  const started = await services.accounts.startTwoFactor(input.fields.get('losenord') ?? '', headers);
  if (!started) {
    return page(() => <TwoFactorPage errors={{ losenord: 'Lösenordet stämmer inte.' }} />, { status: 422 });
  }
  const picture = await toDataURL(started.uri, { margin: 1 });
  return page(() => <TwoFactorPage picture={picture} uri={started.uri} backupCodes={started.backupCodes} />, {
    cookies: started.cookies,
  });
}

async function confirmTwoFactor({ services, session, headers }: PublicContext, input: Input): Promise<Reply> {
  if (!session) return redirect('/logga-in');
  const form = readCode(input.fields);
  const result = form.ok ? await services.accounts.verifyCode(form.value.kod, headers) : undefined;
  if (!result || result.outcome === 'refused') {
    const errors = { losenord: 'Koden stämde inte. Börja om: skriv lösenordet och läs av den nya bilden.' };
    return page(() => <TwoFactorPage errors={errors} />, { status: 422 });
  }
  return redirect('/', result.cookies);
}

/** Changes which controller the person works for; checked against appointments at every request. */
async function workFor({ session }: PublicContext, input: Input): Promise<Reply> {
  const chosen = session?.actor.appointments.find((held) => held.id === input.fields.get('namnd'));
  if (!chosen) return redirect('/');
  const cookie = `${CONTROLLER_COOKIE}=${chosen.id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
  return redirect(safePath(input.fields.get('till')), [cookie]);
}

export const accountRoutes: readonly Route[] = [
  get('/logga-in', 'public', showSignIn),
  post('/logga-in', 'public', signIn),
  post('/logga-in/kod', 'public', verifyCode),
  post('/logga-in/demo', 'public', signInDemo),
  post('/logga-ut', 'public', signOut),
  get('/kom-igang', 'public', showSetup),
  post('/kom-igang', 'public', setUp),
  post('/kom-igang/demo', 'public', loadDemo),
  get('/konto/tvafaktor', 'public', showTwoFactor),
  post('/konto/tvafaktor', 'public', startTwoFactor),
  post('/konto/tvafaktor/bekrafta', 'public', confirmTwoFactor),
  post('/arbeta-for', 'public', workFor),
];
