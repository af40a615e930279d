/** What comes in: list, taking in, receipt, and what becomes of it. */
import { type CheckedFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { allows } from '../../../platform/permissions.ts';
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
  upload,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import type { Errors } from '../../../ui/field.tsx';
import { nameOf } from '../../../ui/page.tsx';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import {
  caseKinds,
  type InboxChannel,
  type InboxOutcome,
  inboxChannels,
  inboxOutcomes,
} from '../rules/index.ts';
import { readFiles } from './files.tsx';
import { INVALID, idOf, newId, typedIn } from './input.ts';

function choiceOf({ query }: Input): actions.InboxChoice {
  const state = query.get('lage') ?? '';
  const kind = query.get('slag') ?? '';
  const channel = query.get('satt') ?? '';
  return {
    words: (query.get('q') ?? '').trim(),
    state: state === 'alla' ? null : state === 'hanterat' ? 'handled' : 'waiting',
    kind: Object.hasOwn(caseKinds, kind) ? kind : null,
    channel: Object.hasOwn(inboxChannels, channel) ? channel : null,
    everywhere: query.get('namnder') === 'alla',
  };
}

const MESSAGES: Readonly<Record<string, string>> = {
  registrerat: 'Det är registrerat.',
  skickat: 'Det är skickat vidare och registreras där.',
  tillagt: 'Det är tillagt till ärendet.',
  inget: 'Det är noterat att det inte blir ett ärende.',
};
const messageOf = ({ query }: Input): string | undefined => MESSAGES[query.get('klart') ?? ''];

async function listInbox(context: Context, input: Input): Promise<Reply> {
  const choice = choiceOf(input);
  const listed = await actions.listInbox(context, choice);
  const props = { actor: context.actor, listed, choice, query: input.query, message: messageOf(input) };
  return page(() => <pages.InboxPage {...props} />);
}

async function exportInbox(context: Context, input: Input): Promise<Reply> {
  const listed = await actions.listInbox(context, choiceOf(input));
  await actions.logInboxExport(context, listed);
  const header = ['Nämnd', 'Nummer', 'Kom in', 'Taget emot', 'Hur', 'Slag', 'Gäller', 'Avsändare', 'Läge'];
  const names = new Map(listed.places.map((place) => [place.id, nameOf(place)]));
  const rows = listed.items.map((item) => [
    names.get(item.controllerId) ?? '',
    item.receipt,
    item.receivedOn,
    pages.arrivedText(item),
    inboxChannels[item.channel as InboxChannel],
    pages.kindOf(item) ?? '',
    item.protected ? 'Skyddade personuppgifter' : pages.subjectOf(item),
    pages.senderOf(item),
    item.outcomes.map(({ outcome }) => inboxOutcomes[outcome as InboxOutcome]).join(', ') || 'Väntar',
  ]);
  return file('inkommet.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Inkommet', rows: [header, ...rows] }]));
}

function takeInPage(context: Context, input: Input, errors: Errors = {}): Reply {
  const { actor, today } = context;
  const places = actions.placesToTakeIn(context);
  const failed = Object.keys(errors).length > 0;
  // Of several none is proposed: the letter would land at the wrong one unseen.
  const begun = { controllerId: '', receivedOn: today, kind: input.query.get('slag') ?? '' };
  const typed: Readonly<Record<string, string>> = failed ? { ...begun, ...typedIn(input) } : begun;
  const asksAboutNumber = identityNumbersIn(typed.text ?? '') > 0;
  const props = { actor, id: newId(input), places, typed, errors, asksAboutNumber };
  return page(() => <pages.TakeInPage {...props} />, failed ? INVALID : {});
}

const newItem = async (context: Context, input: Input): Promise<Reply> => takeInPage(context, input);

async function takeIn(context: Context, input: Input): Promise<Reply> {
  const form = forms.readTakeIn(input.fields, context.today);
  const files = input.prepared as CheckedFiles;
  const errors = form.ok ? await actions.takeIn(context, form.value, files) : form.errors;
  if (errors) return takeInPage(context, input, errors);
  return redirect(`/inkommet/${form.ok ? form.value.id : ''}/kvitto`);
}

async function itemPage(context: Context, input: Input, errors: Errors = {}): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showItem(context, idOf(input));
  const failed = Object.keys(errors).length > 0;
  const props = {
    actor,
    shown,
    choices: shown.mayRegister ? await actions.itemChoices(context) : undefined,
    newId: newId(input),
    typed: input.fields,
    errors,
    mayFetch: allows(actor, 'case.read'),
    message: messageOf(input),
  };
  return page(() => <pages.ItemPage {...props} />, failed ? INVALID : {});
}

const showItem = (context: Context, input: Input): Promise<Reply> => itemPage(context, input);

async function registerItem(context: Context, input: Input): Promise<Reply> {
  await actions.ownItem(context, idOf(input));
  const form = forms.readRegister(input.fields);
  if (!form.ok) return itemPage(context, input, form.errors);
  const done = await actions.registerItem(context, idOf(input), form.value);
  if (done.errors) return itemPage(context, input, done.errors);
  return redirect(done.caseId ? `/arenden/${done.caseId}` : `/inkommet/${idOf(input)}?klart=skickat`);
}

async function addToCase(context: Context, input: Input): Promise<Reply> {
  await actions.ownItem(context, idOf(input));
  const form = forms.readAddToCase(input.fields);
  const errors = form.ok ? await actions.addItemToCase(context, idOf(input), form.value) : form.errors;
  if (errors) return itemPage(context, input, errors);
  return redirect(form.ok ? `/arenden/${form.value.caseId}` : '/inkommet');
}

async function setAside(context: Context, input: Input): Promise<Reply> {
  await actions.ownItem(context, idOf(input));
  const form = forms.readNothing(input.fields);
  const errors = form.ok ? await actions.setAside(context, idOf(input), form.value) : form.errors;
  return errors ? itemPage(context, input, errors) : redirect('/inkommet?klart=inget');
}

async function showReceipt(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.receiptOf(context, idOf(input));
  return page(() => <pages.ReceiptPage actor={context.actor} shown={shown} />);
}

async function printReceipt(context: Context, input: Input): Promise<Reply> {
  const { name, make } = await actions.printedReceipt(context, idOf(input));
  return file(name, 'application/pdf', make);
}

export const inboxRoutes: readonly Route[] = [
  get('/inkommet', 'inbox.write', listInbox),
  get('/inkommet/export.xlsx', 'inbox.write', exportInbox),
  get('/inkommet/nytt', 'inbox.write', newItem),
  upload('/inkommet/nytt', 'inbox.write', FORM_WITH_FILES_LIMIT, readFiles, takeIn),
  get('/inkommet/:id', 'inbox.write', showItem),
  get('/inkommet/:id/kvitto', 'inbox.write', showReceipt),
  get('/inkommet/:id/kvitto.pdf', 'inbox.write', printReceipt),
  post('/inkommet/:id/registrera', 'case.register', registerItem),
  post('/inkommet/:id/lagg-till', 'case.register', addToCase),
  post('/inkommet/:id/inget', 'case.register', setAside),
];
