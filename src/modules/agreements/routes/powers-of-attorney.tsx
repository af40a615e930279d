/** Powers of attorney. */
import { powerOfAttorneyKind } from '../../../knowledge/agreement-editions.ts';
import type { FormErrors } from '../../../platform/form.ts';
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
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { type PowerState, powerStates } from '../rules/index.ts';
import { INVALID, idOf, newId, typedIn } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  ny: 'Fullmakten är sparad.',
  aterkallad: 'Fullmakten är återkallad.',
};

const known = <Code extends string>(typed: string | null, codes: readonly Code[]): Code | null =>
  codes.find((code) => code === typed) ?? null;

/** What the address asks for; what is unknown there asks for nothing. */
const askedIn = ({ query }: Input): actions.AskedPowers => ({
  words: (query.get('q') ?? '').trim(),
  direction: known(query.get('riktning'), ['given', 'received']),
  state: known(query.get('lage'), Object.keys(powerStates) as PowerState[]),
});

async function list(context: Context, input: Input): Promise<Reply> {
  const asked = askedIn(input);
  const listed = await actions.listPowers(context, asked);
  return page(() => (
    <pages.PowerListPage actor={context.actor} listed={listed} asked={asked} query={input.query} />
  ));
}

const HEADER = [
  'Fullmakt',
  'Från',
  'Till',
  'Gäller gentemot',
  'Tjänster',
  'Beslutad',
  'Paragraf',
  'Diarienummer',
  'Gäller från',
  'Gäller till',
  'Återkallad från',
  'Skäl',
  'Läge',
];

async function rowsOf(context: Context, input: Input): Promise<string[][]> {
  const { rows } = await actions.listPowers(context, askedIn(input));
  return [
    HEADER,
    ...rows.map((row) => [
      powerOfAttorneyKind(row.kind)?.label ?? row.kind,
      row.ownerName,
      row.granteeName,
      row.counterparty,
      row.services ?? '',
      row.decidedOn,
      row.paragraph ?? '',
      row.diaryMark ?? '',
      row.validFrom,
      row.validUntil ?? '',
      row.revokedOn ?? '',
      row.revokedReason ?? '',
      powerStates[row.state],
    ]),
  ];
}

async function exportXlsx(context: Context, input: Input): Promise<Reply> {
  const rows = await rowsOf(context, input);
  return file('fullmakter.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Fullmakter', rows }]));
}

async function exportCsv(context: Context, input: Input): Promise<Reply> {
  const rows = await rowsOf(context, input);
  return file('fullmakter.csv', CSV_TYPE, () => writeCsv(rows));
}

async function newPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const wrong = Object.keys(errors).length > 0;
  const props = {
    actor: context.actor,
    choices: await actions.powerChoices(context),
    newId: newId(input),
    typed: wrong ? typedIn(input) : {},
    errors,
  };
  return page(() => <pages.NewPowerPage {...props} />, wrong ? INVALID : {});
}

async function give(context: Context, input: Input): Promise<Reply> {
  const id = newId(input);
  const form = forms.readPowerOfAttorney(input.fields, context.today);
  const errors = form.ok ? await actions.givePower(context, id, form.value) : form.errors;
  return errors ? newPage(context, input, errors) : redirect(`/fullmakter/${id}?klart=ny`);
}

async function show(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const wrong = Object.keys(errors).length > 0;
  const props = {
    actor: context.actor,
    shown: await actions.showPower(context, idOf(input)),
    today: context.today,
    typed: wrong ? typedIn(input) : {},
    errors,
    message: MESSAGES[input.query.get('klart') ?? ''],
  };
  return page(() => <pages.PowerPage {...props} />, wrong ? INVALID : {});
}

async function revoke(context: Context, input: Input): Promise<Reply> {
  const form = forms.readRevocation(input.fields);
  const errors = form.ok ? await actions.revokePower(context, idOf(input), form.value) : form.errors;
  return errors ? show(context, input, errors) : redirect(`/fullmakter/${idOf(input)}?klart=aterkallad`);
}

async function print(context: Context, input: Input): Promise<Reply> {
  const { name, make } = await actions.printedPower(context, idOf(input));
  return file(name, 'application/pdf', make);
}

export const powerOfAttorneyRoutes: readonly Route[] = [
  get('/fullmakter', 'agreement.read', list),
  get('/fullmakter/export.xlsx', 'agreement.read', exportXlsx),
  get('/fullmakter/export.csv', 'agreement.read', exportCsv),
  get('/fullmakter/ny', 'agreement.write', (context, input) => newPage(context, input)),
  post('/fullmakter/ny', 'agreement.write', give),
  get('/fullmakter/:id', 'agreement.read', (context, input) => show(context, input)),
  get('/fullmakter/:id/fullmakt.pdf', 'agreement.read', print),
  post('/fullmakter/:id/aterkalla', 'agreement.write', revoke),
];
