/** What a person does with the own account: password, second factors, sessions. Told by mail, noted in the log. */
import { sql } from 'kysely';
import { TRIES_WINDOW_MINUTES } from '../../../platform/accounts/ledger.ts';
import { addressIn } from '../../../platform/accounts.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import type { Context, Visit } from '../../../platform/route.ts';
import * as queries from '../queries.ts';
import { browserFamily, shortAddress } from '../rules.ts';
import { type Door, mayEnrol } from './sign-in.ts';

const visitOf = ({ visit }: Context): Visit => {
  if (!visit) throw new NotFound();
  return visit;
};

/** Everything on the page of the own account. */
export async function ownAccount(context: Context, outcome = '') {
  const { accounts } = context;
  const { accountId, sessionId } = visitOf(context);
  const [state] = await accounts.ledger.states([accountId]);
  const sessions = await accounts.ledger.sessions(accountId);
  return {
    isDemo: visitOf(context).mail === 'demo',
    app: state?.app ?? false,
    passkeys: await accounts.passkeys.list(accountId),
    sessions: sessions.map(({ id, startedAt, seenAt, address, browser }) => ({
      id,
      startedAt,
      seenAt,
      address: shortAddress(address),
      browser: browserFamily(browser),
      current: id === sessionId,
    })),
    signIns: await ownSignIns(context, outcome),
  };
}
export type OwnAccount = Awaited<ReturnType<typeof ownAccount>>;

/** The person's sign-ins and refused tries, newest first; of one outcome when given. */
export async function ownSignIns(context: Context, outcome = '') {
  const rows = await signInsOf(context, context.actor.personId ?? '');
  return rows.filter((row) => outcome === '' || row.outcome === outcome);
}

/**
 * Sign-ins of a person of the last 90 days, newest first, with the address shortened. Empty when the person is not
 * within reach; without address and browser unless the actor is the person or the person's administrator.
 */
export async function signInsOf({ tx }: Context, personId: string): Promise<queries.SignInRow[]> {
  const rows = await queries.signInsOf(tx, personId);
  return rows.map((row) => ({ ...row, address: shortAddress(row.address) }));
}

const TOO_MANY = `Du har skrivit fel lösenord för många gånger. Vänta ${TRIES_WINDOW_MINUTES} minuter och försök igen.`;

/** Changes the password and ends all other sessions. A wrong one counts as a refused try to sign in. */
export async function changePassword(
  context: Context,
  form: { readonly nuvarande: string; readonly nytt: string },
): Promise<FormErrors | undefined> {
  const { accountId, sessionId, headers } = visitOf(context);
  const { ledger } = context.accounts;
  if ((await ledger.states([accountId]))[0]?.locked) return { nuvarande: TOO_MANY };
  if (!(await context.accounts.changePassword(form.nuvarande, form.nytt, headers))) {
    const browser = browserFamily(headers.get('user-agent') ?? '');
    const tried = { accountId, address: addressIn(headers), browser, method: 'byte av lösenord' };
    await ledger.noteWrongPassword(accountId);
    await ledger.note({ ...tried, outcome: 'refused' });
    return { nuvarande: 'Det nuvarande lösenordet stämmer inte.' };
  }
  await context.accounts.ledger.endSessions(accountId, sessionId);
  await done(context, 'Lösenordet är bytt');
  return undefined;
}

/** Null when the password is wrong. */
export async function newBackupCodes(context: Context, password: string): Promise<string[] | null> {
  const codes = await context.accounts.newBackupCodes(password, visitOf(context).headers);
  if (codes) await done(context, 'Nya reservkoder är gjorda');
  return codes;
}

/** The last second factor stays: without it the account would be held by its password alone. */
export async function removePasskey(context: Context, id: string): Promise<void> {
  const { accounts } = context;
  const { accountId } = visitOf(context);
  const [state] = await accounts.ledger.states([accountId]);
  if (!state?.app && (state?.passkeys ?? 0) < 2)
    throw new Refused(
      'Det är ditt enda andra steg vid inloggning. Slå på koden från en app, eller lägg till en annan passkey, och ta sedan bort den här.',
    );
  if (!(await accounts.passkeys.remove(accountId, id))) throw new NotFound();
  await done(context, 'En passkey är borttagen');
}

export async function endSession(context: Context, id: string): Promise<void> {
  const { accountId } = visitOf(context);
  await context.accounts.ledger.endSession(accountId, id);
}

export async function endOtherSessions(context: Context): Promise<number> {
  const { accountId, sessionId } = visitOf(context);
  return context.accounts.ledger.endSessions(accountId, sessionId);
}

/** Noted in the log, and told to the person, who then knows if somebody else did it. */
async function done({ tx, actor, origin }: Context, act: string): Promise<void> {
  if (!actor.personId) return;
  await queries.logAccountAct(tx, actor.personId, act);
  const person = await queries.personById(tx, actor.personId);
  if (person) await sendMail(tx, { to: person.email, ...accountMail(act, origin) });
}

export const accountMail = (act: string, origin: string) => ({
  subject: `${act} på ditt konto i Ansvar`,
  text: mailText({
    lines: [
      `${act} på ditt konto.`,
      'Var det inte du som gjorde det eller bad om det? Kontakta kommunens administratör av Ansvar med en gång.',
    ],
    link: `${origin}/konto`,
  }),
});

/** The question that the browser passes on to the device. Undefined when no second factor may be added now. */
export async function startPasskey(door: Door) {
  const { accounts } = door.services;
  const session = await accounts.session(door.headers);
  if (!session || !(await mayEnrol(door))) return undefined;
  const name = await addressOf(door, session.accountId);
  return accounts.passkeys.startRegistration({ id: session.accountId, name: name ?? 'Ansvar' });
}

/** Keeps the passkey, and counts the session that made it as one of two factors. False when it cannot be kept. */
export async function addPasskey(door: Door, name: string, answer: unknown): Promise<boolean> {
  const { accounts, platformDatabase, origin } = door.services;
  const session = await accounts.session(door.headers);
  if (!session || !(await mayEnrol(door))) return false;
  if (!(await accounts.passkeys.register(session.accountId, name, answer))) return false;
  await accounts.ledger.markStrong(session.sessionId);
  const to = await addressOf(door, session.accountId);
  const mail = accountMail('En passkey är tillagd', origin);
  if (to) await platformDatabase.transaction().execute((tx) => sendMail(tx, { to, ...mail }));
  return true;
}

async function addressOf({ services }: Door, accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ address: string | null }>`
    select app.account_address(${accountId}) as address`.execute(services.platformDatabase);
  return rows[0]?.address ?? undefined;
}
