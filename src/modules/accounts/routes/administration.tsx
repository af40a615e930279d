/** What the administrator of a legal entity does with accounts, groups and mails. */
import { roles } from '../../../knowledge/roles.ts';
import { APPOINTED_ROLES } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import type { Errors } from '../../../ui/field.tsx';
import * as actions from '../actions/index.ts';
import { readAdministrator, readGroup } from '../forms.ts';
import { ChooseEntityPage } from '../pages/administration.tsx';
import { GroupsPage } from '../pages/groups.tsx';
import { MailsPage } from '../pages/mails.tsx';
import { AccountListPage, AccountPage, NewPasswordPage } from '../pages/persons.tsx';
import { ACCOUNT_STATES, accountState, MAIL_STATES, secondFactorOf } from '../rules.ts';

const entityOf = (input: Input): string => input.params.entity ?? '';
const idOf = (input: Input): string => input.params.id ?? '';
const search = (input: Input): string => input.query.get('q')?.trim() ?? '';
const shownState = (input: Input, states: object): string => {
  const state = input.query.get('visa') ?? '';
  return state in states ? state : '';
};

async function chooseEntity({ actor }: Context): Promise<Reply> {
  const [only, ...others] = actor.administers;
  if (only && others.length === 0) return redirect(`/organisation/${only.id}/konton`);
  return page(() => <ChooseEntityPage actor={actor} />);
}

async function accountsIn(context: Context, input: Input) {
  const query = search(input);
  const state = shownState(input, ACCOUNT_STATES);
  const persons = (await actions.personAccounts(context, entityOf(input))).filter(
    (person) =>
      `${person.name} ${person.email}`.toLowerCase().includes(query.toLowerCase()) &&
      (state === '' || accountState(person.state) === state),
  );
  return { persons, query, state };
}

async function listAccounts(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const entity = entityOf(input);
  const found = await accountsIn(context, input);
  const exportHref = `/organisation/${entity}/konton/export.xlsx?${new URLSearchParams({ q: found.query, visa: found.state })}`;
  return page(() => <AccountListPage actor={actor} entity={entity} {...found} exportHref={exportHref} />);
}

async function exportAccounts(context: Context, input: Input): Promise<Reply> {
  const { persons } = await accountsIn(context, input);
  const header = ['Namn', 'E-post', 'Konto', 'Andra steg', 'Senaste inloggning', 'Administratör'];
  const rows = persons.map(({ name, email, state, administrator }) => [
    name,
    email,
    ACCOUNT_STATES[accountState(state)],
    secondFactorOf(state),
    state?.lastSignIn ? swedishTime(state.lastSignIn) : '',
    administrator ? (administrator.lastDay ?? 'Ja') : '',
  ]);
  return file('konton.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Konton', rows: [header, ...rows] }]));
}

const MESSAGES: Readonly<Record<string, string>> = {
  utloggad: 'Personen är utloggad överallt.',
  stangt: 'Kontot är stängt.',
  oppnat: 'Kontot är öppet.',
  administrator: 'Personen är administratör.',
  avslutad: 'Personen är inte längre administratör.',
  grupp: 'Gruppen är sparad. Den gäller vid nästa inloggning.',
  borttagen: 'Gruppen är borttagen, och uppdragen som den gav är avslutade.',
  retry: 'Mejlet försöks igen.',
  withdraw: 'Mejlet är taget tillbaka.',
};
const messageIn = (input: Input): string | undefined => MESSAGES[input.query.get('klart') ?? ''];

async function accountPage(
  context: Context,
  input: Input,
  failed?: { errors: Errors; typed: string },
): Promise<Reply> {
  const shown = await actions.personAccount(context, entityOf(input), idOf(input));
  const props = { actor: context.actor, entity: entityOf(input), shown, message: messageIn(input) };
  const newId = input.fields.get('id') || crypto.randomUUID();
  return page(() => <AccountPage {...props} newId={newId} {...failed} />, { status: failed ? 422 : 200 });
}

const showAccount = (context: Context, input: Input): Promise<Reply> => accountPage(context, input);

const back = (input: Input, done: string): Reply =>
  redirect(`/organisation/${entityOf(input)}/konton/${idOf(input)}?klart=${done}`);

async function endSessions(context: Context, input: Input): Promise<Reply> {
  await actions.endAllSessions(context, entityOf(input), idOf(input));
  return back(input, 'utloggad');
}

async function newPassword(context: Context, input: Input): Promise<Reply> {
  const made = await actions.newFirstPassword(context, entityOf(input), idOf(input));
  const props = { actor: context.actor, entity: entityOf(input), id: idOf(input) };
  return page(() => <NewPasswordPage {...props} {...made} />);
}

const setActive =
  (active: boolean) =>
  async (context: Context, input: Input): Promise<Reply> => {
    await actions.setActive(context, entityOf(input), idOf(input), active);
    return back(input, active ? 'oppnat' : 'stangt');
  };

async function appointAdministrator(context: Context, input: Input): Promise<Reply> {
  const form = readAdministrator(input.fields);
  const errors = form.ok
    ? await actions.appointAdministrator(context, entityOf(input), idOf(input), form.value)
    : form.errors;
  const typed = input.fields.get('sista') ?? '';
  return errors ? accountPage(context, input, { errors, typed }) : back(input, 'administrator');
}

async function endAdministrator(context: Context, input: Input): Promise<Reply> {
  await actions.endAdministrator(context, entityOf(input), idOf(input));
  return back(input, 'avslutad');
}

const roleChoices = APPOINTED_ROLES.filter((role) => !actions.ROLES_BY_HAND.includes(role)).map((role) => ({
  value: role,
  label: roles.find(({ id }) => id === role)?.label ?? role,
}));

async function groupsPage(context: Context, input: Input, errors: Errors = {}): Promise<Reply> {
  const shown = await actions.showGroups(context, entityOf(input));
  const failed = Object.keys(errors).length > 0;
  const props = {
    actor: context.actor,
    entity: entityOf(input),
    shown,
    roles: roleChoices,
    newId: (failed && input.fields.get('id')) || crypto.randomUUID(),
    query: search(input),
    typed: Object.fromEntries(input.fields),
    errors,
    message: messageIn(input),
  };
  return page(() => <GroupsPage {...props} />, { status: failed ? 422 : 200 });
}

const showGroups = (context: Context, input: Input): Promise<Reply> => groupsPage(context, input);

async function exportGroups(context: Context, input: Input): Promise<Reply> {
  const { groups } = await actions.showGroups(context, entityOf(input));
  const roleName = (role: string) => roleChoices.find(({ value }) => value === role)?.label ?? role;
  const header = ['Grupp', 'Inloggningstjänst', 'Ger', 'För', 'Har det nu'];
  const rows = groups
    .map((row) => [row.groupValue, row.provider, roleName(row.role), row.controllerName, String(row.given)])
    .filter((row) => row.join(' ').toLowerCase().includes(search(input).toLowerCase()));
  return file('grupper.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Grupper', rows: [header, ...rows] }]));
}

async function addGroup(context: Context, input: Input): Promise<Reply> {
  const form = readGroup(input.fields);
  const isRole = form.ok && roleChoices.some(({ value }) => value === form.value.roll);
  const errors = form.ok
    ? isRole
      ? await actions.addGroup(context, entityOf(input), form.value)
      : { roll: 'Välj roll.' }
    : form.errors;
  if (errors) return groupsPage(context, input, errors);
  return redirect(`/organisation/${entityOf(input)}/grupper?klart=grupp`);
}

async function removeGroup(context: Context, input: Input): Promise<Reply> {
  await actions.removeGroup(context, entityOf(input), input.fields.get('grupp') ?? '');
  return redirect(`/organisation/${entityOf(input)}/grupper?klart=borttagen`);
}

async function showMails(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const entity = entityOf(input);
  const query = search(input);
  const status = shownState(input, MAIL_STATES);
  const shown = await actions.showMails(context, status, query);
  const exportHref = `/organisation/${entity}/utskick/export.xlsx?${new URLSearchParams({ q: query, visa: status })}`;
  const props = { actor, entity, shown, query, status, exportHref, message: messageIn(input) };
  return page(() => <MailsPage {...props} />);
}

async function exportMails(context: Context, input: Input): Promise<Reply> {
  const { mails } = await actions.showMails(context, shownState(input, MAIL_STATES), search(input));
  const header = [
    'Skrivet',
    'Till',
    'Ämne',
    'Läge',
    'Skickat',
    'Försök',
    'Kan ha kommit dubbelt',
    'Senaste fel',
  ];
  const rows = mails.map((mail) => [
    swedishTime(mail.createdAt),
    mail.toAddress,
    mail.subject,
    MAIL_STATES[mail.status] ?? '',
    mail.sentAt ? swedishTime(mail.sentAt) : '',
    String(mail.attempts),
    String(mail.possibleDouble),
    mail.lastError ?? '',
  ]);
  return file('utskick.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Utskick', rows: [header, ...rows] }]));
}

async function changeMail(context: Context, input: Input): Promise<Reply> {
  const act = input.fields.get('gor') === 'withdraw' ? 'withdraw' : 'retry';
  await actions.changeMail(context, input.fields.get('mejl') ?? '', act);
  return redirect(`/organisation/${entityOf(input)}/utskick?klart=${act}`);
}

const BASE = '/organisation/:entity';

export const administrationRoutes: readonly Route[] = [
  get('/konton', 'administer', chooseEntity),
  get(`${BASE}/konton`, 'administer', listAccounts),
  get(`${BASE}/konton/export.xlsx`, 'administer', exportAccounts),
  get(`${BASE}/konton/:id`, 'administer', showAccount),
  post(`${BASE}/konton/:id/sessioner`, 'administer', endSessions),
  post(`${BASE}/konton/:id/losenord`, 'administer', newPassword),
  post(`${BASE}/konton/:id/stang`, 'administer', setActive(false)),
  post(`${BASE}/konton/:id/oppna`, 'administer', setActive(true)),
  post(`${BASE}/konton/:id/administrator`, 'administer', appointAdministrator),
  post(`${BASE}/konton/:id/administrator/avsluta`, 'administer', endAdministrator),
  get(`${BASE}/grupper`, 'administer', showGroups),
  get(`${BASE}/grupper/export.xlsx`, 'administer', exportGroups),
  post(`${BASE}/grupper`, 'administer', addGroup),
  post(`${BASE}/grupper/ta-bort`, 'administer', removeGroup),
  get(`${BASE}/utskick`, 'administer', showMails),
  get(`${BASE}/utskick/export.xlsx`, 'administer', exportMails),
  post(`${BASE}/utskick`, 'administer', changeMail),
];
