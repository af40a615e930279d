import { allows } from '../../../platform/permissions.ts';
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
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf, isFound, newId, typedIn } from './input.ts';

async function chosenHandovers(context: Context, input: Input) {
  const all = await actions.listHandovers(context);
  const state = input.query.get('lage');
  const handovers = all.filter(
    ({ fromName, toName, receivedAt, withdrawnAt }) =>
      isFound(input, fromName, toName) &&
      (state !== 'pagar' || (!receivedAt && !withdrawnAt)) &&
      (state !== 'atertagna' || withdrawnAt !== null) &&
      (state !== 'mottagna' || receivedAt !== null),
  );
  return { total: all.length, handovers };
}

async function listHandovers(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const props = { actor, query: input.query, ...(await chosenHandovers(context, input)) };
  return page(() => <pages.HandoversPage {...props} mayStart={allows(actor, 'handover.write')} />);
}

async function exportHandovers(context: Context, input: Input): Promise<Reply> {
  const { handovers } = await chosenHandovers(context, input);
  const header = ['Från', 'Till', 'Sista dagen', 'Saker', 'Mottagen', 'Anteckning', 'Återtagen'];
  const rows = handovers.map((row) => [
    row.fromName,
    row.toName,
    row.leavesOn,
    String(row.items),
    row.receivedAt ? swedishTime(row.receivedAt) : '',
    row.receivedNote ?? '',
    row.withdrawnAt ? swedishTime(row.withdrawnAt) : '',
  ]);
  return file('overlamningar.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Överlämningar', rows: [header, ...rows] }]),
  );
}

async function newHandover(context: Context): Promise<Reply> {
  const choices = await actions.handoverChoices(context);
  const props = { actor: context.actor, choices, id: crypto.randomUUID() };
  return page(() => <pages.HandoverFormPage {...props} typed={{}} />);
}

async function startHandover(context: Context, input: Input): Promise<Reply> {
  const form = forms.readHandover(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.startHandover(context, id, form.value) : form.errors;
  if (errors) {
    const choices = await actions.handoverChoices(context);
    const props = { actor: context.actor, choices, id, typed: typedIn(input), errors };
    return page(() => <pages.HandoverFormPage {...props} />, INVALID);
  }
  return redirect(`/overlamning/${id}?klart=startad`);
}

const MESSAGES: Readonly<Record<string, string>> = {
  startad: 'Överlämningen är startad. Den som tar över ser den under Vem gör vad.',
  mottagen: 'Överlämningen är mottagen.',
  atertagen: 'Överlämningen är återtagen. Inget har gått över.',
};

async function showHandover(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showHandover(context, idOf(input));
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const { actor, today } = context;
  return page(() => <pages.HandoverPage {...{ actor, today, shown, message }} typed={{}} />);
}

async function receiveHandover(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showHandover(context, idOf(input));
  const form = forms.readReceipt(input.fields);
  if (!form.ok) {
    const { actor, today } = context;
    const props = { actor, today, shown, typed: typedIn(input), errors: form.errors };
    return page(() => <pages.HandoverPage {...props} />, INVALID);
  }
  await actions.receiveHandover(context, idOf(input), form.value.receivedNote);
  return redirect(`/overlamning/${idOf(input)}?klart=mottagen`);
}

async function withdrawHandover(context: Context, input: Input): Promise<Reply> {
  await actions.withdrawHandover(context, idOf(input));
  return redirect(`/overlamning/${idOf(input)}?klart=atertagen`);
}

async function printHandover(context: Context, input: Input): Promise<Reply> {
  const make = await actions.handoverPdf(context, idOf(input));
  return file('kvitto-overlamning.pdf', 'application/pdf', make);
}

export const handoverRoutes: readonly Route[] = [
  get('/overlamning', 'organisation.read', listHandovers),
  get('/overlamning/export.xlsx', 'organisation.read', exportHandovers),
  get('/overlamning/ny', 'handover.write', newHandover),
  post('/overlamning/ny', 'handover.write', startHandover),
  get('/overlamning/:id', 'organisation.read', showHandover),
  get('/overlamning/:id/kvitto.pdf', 'organisation.read', printHandover),
  post('/overlamning/:id/ta-emot', 'organisation.read', receiveHandover),
  post('/overlamning/:id/ta-tillbaka', 'handover.write', withdrawHandover),
];
