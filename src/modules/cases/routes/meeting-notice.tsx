/** Kallelse to a meeting: `:id` is the meeting's. */
import { DOCX_TYPE } from '../../../platform/documents/docx.ts';
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
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf, newId, typedIn, versionOf } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  sparad: 'Kallelsen är sparad.',
  tillagd: 'Punkten är tillagd.',
  borttagen: 'Punkten är borttagen.',
  flyttad: 'Punkten är flyttad.',
};

async function showNotice(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showNotice(context, idOf(input));
  const message = MESSAGES[input.query.get('klart') ?? ''];
  if (!shown.mayWrite) return page(() => <pages.NoticePage actor={actor} shown={shown} />);
  const choices = await actions.noticeChoices(context, shown);
  const id = shown.notice?.id ?? crypto.randomUUID();
  const props = { actor, shown, choices, id, addedId: crypto.randomUUID(), message };
  return page(() => <pages.NoticeFormPage {...props} />);
}

async function saveNotice(context: Context, input: Input): Promise<Reply> {
  const meetingId = idOf(input);
  const id = newId(input);
  const form = forms.readNotice(input.fields);
  const errors = form.ok
    ? await actions.saveNotice(context, meetingId, id, versionOf(input), form.value)
    : form.errors;
  if (!errors) return redirect(`/kallelser/${meetingId}?klart=${doneBy(form.ok ? form.value.step : null)}`);
  const { actor } = context;
  const shown = await actions.showNotice(context, meetingId);
  const choices = await actions.noticeChoices(context, shown);
  const typed = typedIn(input);
  const addedId = typed['added.id'] ?? crypto.randomUUID();
  const props = { actor, shown, choices, id, addedId, typed, errors };
  return page(() => <pages.NoticeFormPage {...props} />, INVALID);
}

/** What the page says, and where on it the person is afterwards. */
function doneBy(step: forms.NoticeForm['step']): string {
  if (step === null) return 'sparad';
  if (step === 'add') return 'tillagd#dagordning';
  return step.move === 'remove' ? 'borttagen#dagordning' : `flyttad#punkt-${step.id}`;
}

async function printNotice(context: Context, input: Input): Promise<Reply> {
  const { name, pdf } = await actions.printedNotice(context, idOf(input));
  return file(`${name}.pdf`, 'application/pdf', pdf);
}

async function noticeAsWord(context: Context, input: Input): Promise<Reply> {
  const { name, docx } = await actions.printedNotice(context, idOf(input));
  return file(`${name}.docx`, DOCX_TYPE, docx);
}

export const meetingNoticeRoutes: readonly Route[] = [
  get('/kallelser/:id', 'case.read', showNotice),
  post('/kallelser/:id', 'case.register', saveNotice),
  get('/kallelser/:id/kallelse.pdf', 'case.read', printNotice),
  get('/kallelser/:id/kallelse.docx', 'case.read', noticeAsWord),
];
