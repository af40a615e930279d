/** What an administrator does with the accounts of others: never with the own. */
import type { AccountState } from '../../../platform/accounts/ledger.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { sendMail } from '../../../platform/mail.ts';
import { addDays } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries.ts';
import { leavesNobody } from '../rules.ts';
import { accountMail, signInsOf } from './own-account.ts';

export interface PersonAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string | null;
  readonly accountId: string | null;
  readonly state: AccountState | undefined;
  readonly administrator: { readonly id: string; readonly lastDay: string | null } | undefined;
}

const NOT_ONESELF = 'Ditt eget konto sköter du på sidan Mitt konto. Be en annan administratör om resten.';

/** The persons of a legal entity with the state of their accounts. */
export async function personAccounts(context: Context, entity: string): Promise<PersonAccount[]> {
  const { tx, accounts, today } = context;
  const persons = await queries.personsOf(tx, entity);
  const administrators = await queries.administratorsOf(tx, entity, today);
  const states = await accounts.ledger.states(persons.flatMap(({ accountId }) => accountId ?? []));
  return persons.map(({ lastDay, ...person }) => ({
    ...person,
    state: states.find((state) => state.accountId === person.accountId),
    administrator: administrators.find(({ personId }) => personId === person.id),
  }));
}

export async function personAccount(context: Context, entity: string, id: string) {
  const account = (await personAccounts(context, entity)).find((person) => person.id === id);
  if (!account) throw new NotFound();
  return { account, signIns: await signInsOf(context, id), isOneself: id === context.actor.personId };
}
export type ShownAccount = Awaited<ReturnType<typeof personAccount>>;

async function another(context: Context, entity: string, id: string) {
  const person = await queries.personOf(context.tx, entity, id);
  if (!person) throw new NotFound();
  if (person.id === context.actor.personId) throw new Forbidden(NOT_ONESELF);
  return person;
}

async function withAccount(context: Context, entity: string, id: string) {
  const person = await another(context, entity, id);
  if (!person.accountId) throw new NotFound();
  return { ...person, accountId: person.accountId };
}

export async function endAllSessions(context: Context, entity: string, id: string): Promise<void> {
  const { accountId } = await withAccount(context, entity, id);
  await context.accounts.ledger.endSessions(accountId);
  await queries.logAccountAct(context.tx, id, 'Alla inloggningar avslutade av administratören');
}

/** A new first password, shown once; a person without an account gets one. Second factors are made anew. */
export async function newFirstPassword(context: Context, entity: string, id: string) {
  const person = await another(context, entity, id);
  const accountId = person.accountId ?? (await newAccount(context, person));
  const password = await context.accounts.ledger.resetPassword(accountId);
  const act = 'Ett nytt första lösenord är gjort av administratören';
  await queries.logAccountAct(context.tx, id, act);
  await sendMail(context.tx, { to: person.email, ...accountMail(act, context.origin) });
  return { name: person.name, password };
}

async function newAccount(
  { tx, accounts }: Context,
  person: { readonly id: string; readonly email: string; readonly name: string },
): Promise<string> {
  const account = await accounts
    .create(person.email.toLowerCase(), person.name, crypto.randomUUID())
    .catch(() => undefined);
  if (!account)
    throw new Forbidden('E-postadressen har redan ett konto i en annan organisation. Ändra adressen först.');
  await queries.giveAccount(tx, person.id, account);
  return account;
}

/** A closed account opens nothing, whatever appointments and groups say. */
export async function setActive(
  context: Context,
  entity: string,
  id: string,
  active: boolean,
): Promise<void> {
  const { accountId } = await withAccount(context, entity, id);
  await context.accounts.ledger.setActive(accountId, active);
  const act = active ? 'Kontot öppnat av administratören' : 'Kontot stängt av administratören';
  await queries.logAccountAct(context.tx, id, act);
}

interface NewAdministrator {
  readonly id: string;
  readonly sista: string | null;
}

export async function appointAdministrator(
  context: Context,
  entity: string,
  personId: string,
  form: NewAdministrator,
): Promise<FormErrors | undefined> {
  const { tx, today } = context;
  await another(context, entity, personId);
  if (form.sista && form.sista < today) return { sista: 'Sista dagen har redan varit.' };
  await queries.lockAdministrators(tx, entity);
  const standing = await queries.administratorsOf(tx, entity, today);
  if (standing.some((held) => held.id === form.id)) return undefined;
  if (standing.some((held) => held.personId === personId))
    return { sista: 'Personen är redan administratör. Avsluta det uppdraget först.' };
  await queries.insertAdministrator(tx, {
    id: form.id,
    legalEntityId: entity,
    personId,
    firstDay: today,
    lastDay: form.sista,
  });
  return undefined;
}

/** Ends at once. Somebody without a last day must remain. */
export async function endAdministrator(context: Context, entity: string, personId: string): Promise<void> {
  const { tx, today } = context;
  await another(context, entity, personId);
  await queries.lockAdministrators(tx, entity);
  const standing = await queries.administratorsOf(tx, entity, today);
  const held = standing.find((one) => one.personId === personId);
  if (!held) throw new NotFound();
  const owner = await queries.legalEntity(tx, entity);
  if (leavesNobody(standing, held.id, Boolean(owner?.parentId)))
    throw new Forbidden(
      'Det måste finnas minst en administratör utan sista dag. Utse en annan administratör först.',
    );
  await queries.endAdministrator(tx, held.id, addDays(today, -1));
}
