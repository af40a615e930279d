/** The page of the own account. */

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
import { readPasswordChange } from '../forms.ts';
import { BackupCodesPage, OwnAccountPage } from '../pages/own-account.tsx';
import { SIGN_IN_OUTCOMES } from '../rules.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  losenord: 'Lösenordet är bytt. Du är utloggad överallt utom här.',
  passkey: 'Din passkey är tillagd. Nästa gång kan du logga in med den.',
  borttagen: 'Din passkey är borttagen.',
  utloggad: 'Inloggningen är avslutad.',
  andra: 'Alla andra inloggningar är avslutade.',
};

const outcomeIn = (input: Input): string => {
  const outcome = input.query.get('visa') ?? '';
  return outcome in SIGN_IN_OUTCOMES ? outcome : '';
};

async function accountPage(context: Context, input: Input, errors: Errors = {}): Promise<Reply> {
  const outcome = outcomeIn(input);
  const account = await actions.ownAccount(context, outcome);
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const props = { actor: context.actor, account, errors, message, outcome };
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return page(() => <OwnAccountPage {...props} />, { status });
}

const showAccount = (context: Context, input: Input): Promise<Reply> => accountPage(context, input);

async function exportSignIns(context: Context, input: Input): Promise<Reply> {
  const signIns = await actions.ownSignIns(context, outcomeIn(input));
  const header = ['När', 'Vad', 'Hur', 'Webbläsare', 'Adress'];
  const rows = signIns.map((row) => [
    swedishTime(row.at),
    SIGN_IN_OUTCOMES[row.outcome] ?? '',
    row.method,
    row.browser,
    row.address,
  ]);
  return file('mina-inloggningar.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Inloggningar', rows: [header, ...rows] }]),
  );
}

async function changePassword(context: Context, input: Input): Promise<Reply> {
  const form = readPasswordChange(input.fields);
  const errors = form.ok ? await actions.changePassword(context, form.value) : form.errors;
  return errors ? accountPage(context, input, errors) : redirect('/konto?klart=losenord');
}

async function newBackupCodes(context: Context, input: Input): Promise<Reply> {
  const codes = await actions.newBackupCodes(context, input.fields.get('losenord') ?? '');
  if (!codes) return accountPage(context, input, { losenord: 'Lösenordet stämmer inte.' });
  return page(() => <BackupCodesPage actor={context.actor} codes={codes} />);
}

async function removePasskey(context: Context, input: Input): Promise<Reply> {
  await actions.removePasskey(context, input.fields.get('passkey') ?? '');
  return redirect('/konto?klart=borttagen');
}

async function endSessions(context: Context, input: Input): Promise<Reply> {
  if (input.fields.get('alla') === 'andra') {
    await actions.endOtherSessions(context);
    return redirect('/konto?klart=andra');
  }
  await actions.endSession(context, input.fields.get('session') ?? '');
  return redirect('/konto?klart=utloggad');
}

export const ownAccountRoutes: readonly Route[] = [
  get('/konto', 'signed-in', showAccount),
  get('/konto/inloggningar.xlsx', 'signed-in', exportSignIns),
  post('/konto/losenord', 'signed-in', changePassword),
  post('/konto/reservkoder', 'signed-in', newBackupCodes),
  post('/konto/passkey/ta-bort', 'signed-in', removePasskey),
  post('/konto/sessioner', 'signed-in', endSessions),
];
