/** The notification to the authority, and the lists of its form. */
import { type CheckedFiles, checkFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
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
  upload,
} from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { formPage } from './incident.tsx';
import { INVALID, idOf, newId, typedIn } from './input.ts';

const nowOf = ({ clock }: Context): string => clock.now().toString();

/** The receipt, checked before the transaction opens. */
const readReceipt = ({ allFiles }: Input, services: Services) =>
  checkFiles(
    allFiles.flatMap(([field, one]) => (field === 'fil' ? [one] : [])),
    services,
  );

const refusedFile = ({ errors }: CheckedFiles): FormErrors | undefined =>
  errors[0] ? { fil: errors[0] } : undefined;

async function notificationPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showNotification(context, idOf(input));
  const id = newId(input);
  const typed = Object.keys(errors).length > 0 ? typedIn(input) : {};
  return formPage(context, input, {
    record: shown.record,
    title: 'Anmälan till tillsynsmyndigheten',
    errors,
    draw: () => <pages.NotificationParts shown={shown} newId={id} typed={typed} errors={errors} />,
  });
}

async function send(context: Context, input: Input): Promise<Reply> {
  const receipt = input.prepared as CheckedFiles;
  const form = forms.readNotification(input.fields, nowOf(context));
  const refused = refusedFile(receipt);
  const errors =
    form.ok && !refused
      ? await actions.sendNotification(context, idOf(input), newId(input), form.value, receipt.files[0])
      : { ...(form.ok ? {} : form.errors), ...refused };
  if (errors) return notificationPage(context, input, errors);
  return redirect(`/incidenter/${idOf(input)}/anmalan?klart=anmalan`);
}

async function receiptPage(
  context: Context,
  input: Input,
  asked: string | null,
  errors: FormErrors = {},
): Promise<Reply> {
  const shown = await actions.showSent(context, idOf(input), asked);
  if (!shown) return redirect(`/incidenter/${idOf(input)}/anmalan`);
  const { record } = shown;
  const notificationId = shown.row.id;
  return formPage(context, input, {
    record,
    title: 'Myndighetens nummer och kvittens',
    errors,
    draw: () => <pages.ReceiptForm id={record.id} notificationId={notificationId} errors={errors} />,
  });
}

async function addReceipt(context: Context, input: Input): Promise<Reply> {
  const prepared = input.prepared as CheckedFiles;
  const id = newId(input);
  const reference = (input.fields.get('authorityReference') ?? '').trim().slice(0, 100);
  const errors =
    refusedFile(prepared) ??
    (reference === '' && prepared.files.length === 0
      ? { authorityReference: 'Skriv numret eller välj kvittensen.' }
      : undefined);
  if (errors) return receiptPage(context, input, id, errors);
  await actions.addReceipt(context, idOf(input), id, reference, prepared.files[0]);
  return redirect(`/incidenter/${idOf(input)}/anmalan?klart=kvittens`);
}

async function sentPage(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showSent(context, idOf(input), input.query.get('anmalan'));
  if (!shown) return redirect(`/incidenter/${idOf(input)}/anmalan`);
  return formPage(context, input, {
    record: shown.record,
    title: 'Anmälan som den skickades',
    errors: {},
    draw: () => <pages.SentParts shown={shown} />,
  });
}

async function printed(context: Context, input: Input): Promise<Reply> {
  const { name, make } = await actions.printedNotification(context, idOf(input));
  return file(name, 'application/pdf', make);
}

async function exported(context: Context, input: Input): Promise<Reply> {
  const body = await actions.exportedNotification(context, idOf(input));
  return file('anmalan.json', 'application/json; charset=utf-8', () => `${JSON.stringify(body, null, 2)}\n`);
}

const LIST_MESSAGES: Readonly<Record<string, string>> = {
  forslag: 'Förslaget är sparat. Någon annan godkänner det.',
  svar: 'Svaret är sparat.',
};

async function listsPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showFormLists(context);
  const message = LIST_MESSAGES[input.query.get('klart') ?? ''];
  return page(
    () => <pages.FormListsPage actor={context.actor} shown={shown} errors={errors} message={message} />,
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

async function proposalPage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const wanted = input.fields.get('list') ?? input.query.get('lista') ?? '';
  const { lists } = await actions.showFormLists(context);
  const found = lists.find(({ list }) => list.id === wanted);
  if (!found) return redirect('/incidenter/blankett');
  const ids = input.fields.getAll('optionId');
  const sent =
    errors && input.fields.getAll('option').map((label, index) => ({ id: ids[index] ?? '', label }));
  const props = {
    actor: context.actor,
    list: found.list,
    newId: newId(input),
    typed: errors ? typedIn(input) : { validFrom: context.today },
  };
  return page(
    () => <pages.ListProposalPage {...props} sent={sent} errors={errors ?? {}} />,
    errors ? INVALID : {},
  );
}

async function propose(context: Context, input: Input): Promise<Reply> {
  const form = forms.readListProposal(input.fields);
  if (!form.ok) return proposalPage(context, input, form.errors);
  await actions.proposeList(context, newId(input), form.value);
  return redirect('/incidenter/blankett?klart=forslag');
}

async function answer(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.answerProposal(context, newId(input), input.fields.get('svar') === 'godkann');
  return errors ? listsPage(context, input, errors) : redirect('/incidenter/blankett?klart=svar');
}

export const formListRoutes: readonly Route[] = [
  get('/incidenter/blankett', 'case.read', (context, input) => listsPage(context, input)),
  get('/incidenter/blankett/forslag', 'law.correct', (context, input) => proposalPage(context, input)),
  post('/incidenter/blankett/forslag', 'law.correct', propose),
  post('/incidenter/blankett/svar', 'law.correct', answer),
];

export const notificationRoutes: readonly Route[] = [
  get('/incidenter/:id/anmalan', 'case.read', (context, input) => notificationPage(context, input)),
  upload('/incidenter/:id/anmalan', 'incident.assess', FORM_WITH_FILES_LIMIT, readReceipt, send),
  get('/incidenter/:id/anmalan/skickad', 'case.read', sentPage),
  get('/incidenter/:id/anmalan/kvittens', 'incident.assess', (context, input) =>
    receiptPage(context, input, input.query.get('anmalan')),
  ),
  upload(
    '/incidenter/:id/anmalan/kvittens',
    'incident.assess',
    FORM_WITH_FILES_LIMIT,
    readReceipt,
    addReceipt,
  ),
  get('/incidenter/:id/anmalan.pdf', 'case.read', printed),
  get('/incidenter/:id/anmalan.json', 'case.read', exported),
];
