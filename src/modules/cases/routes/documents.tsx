/** Documents of a case: new, page, form, steps, files. */

import { DocumentPreview } from '../../../platform/documents/html.tsx';
import { type CheckedFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
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
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { documentType, templateById, typesOfTemplate } from '../rules/index.ts';
import { readFiles } from './files.tsx';

const INVALID = { status: 422 } as const;
const caseOf = (input: Input): string => input.params.id ?? '';
const partOf = (input: Input): string => input.params.part ?? '';
const versionOf = (input: Input): number => Number(input.fields.get('version')) || 0;
const typedIn = (input: Input): Record<string, string> => Object.fromEntries(input.fields);
const addressOf = (input: Input, part = partOf(input)): string =>
  `/arenden/${caseOf(input)}/dokument/${part}`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The form's own id for what it makes: sent twice it makes one. */
const newId = (input: Input): string => {
  const id = input.fields.get('id') ?? '';
  return UUID.test(id) ? id : crypto.randomUUID();
};

async function newDocument(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const around = await actions.newDocument(context, caseOf(input), input.query.get('mall'));
  const { template, initial } = around;
  const id = crypto.randomUUID();
  if (!template || !initial) {
    return page(() => (
      <pages.ChooseDocumentPage actor={actor} around={around} newId={id} typed={{}} today={today} />
    ));
  }
  const type = typesOfTemplate(template.id)[0] ?? 'other';
  const { direction } = documentType(type);
  const typed = { type, direction, title: around.record.title, datedOn: today, personId: initial.personId };
  const props = { actor, around, template, id, answers: initial.answers };
  return page(() => <pages.DocumentFormPage {...props} typed={typed} />);
}

async function addDocument(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const template = templateById(input.fields.get('mall') ?? '');
  if (!template) return redirect(`/arenden/${caseOf(input)}/dokument/nytt`);
  const id = newId(input);
  const read = forms.bothForms(forms.readDocument(input.fields), forms.readAnswers(template, input.fields));
  const errors = read.ok
    ? await actions.addDocument(context, caseOf(input), id, template, read.value)
    : read.errors;
  if (!errors) return redirect(`${addressOf(input, id)}?klart=sparat`);
  const around = await actions.newDocument(context, caseOf(input), null);
  const props = { actor, around, template, id, answers: {}, typed: typedIn(input), errors };
  return page(() => <pages.DocumentFormPage {...props} />, INVALID);
}

async function addUploaded(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const { files, errors: refused } = input.prepared as CheckedFiles;
  const [handedIn] = files;
  const id = newId(input);
  const read = forms.readDocument(input.fields);
  const missing: FormErrors = handedIn ? {} : { fil: refused[0] ?? 'Välj filen som ska registreras.' };
  const errors =
    read.ok && handedIn
      ? await actions.addUploaded(context, caseOf(input), id, read.value, handedIn)
      : { ...missing, ...(read.ok ? {} : read.errors) };
  if (!errors) return redirect(`${addressOf(input, id)}?klart=fil`);
  const around = await actions.newDocument(context, caseOf(input), null);
  const props = { actor, around, newId: id, typed: typedIn(input), errors, today };
  return page(() => <pages.ChooseDocumentPage {...props} />, INVALID);
}

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Dokumentet är sparat.',
  fil: 'Handlingen är registrerad.',
  godkant: 'Dokumentet är godkänt.',
  oppet: 'Dokumentet kan ändras igen.',
  skickat: 'Dokumentet är skickat och låst.',
  undertecknat: 'Dokumentet är undertecknat och låst.',
};

async function documentPage(
  context: Context,
  input: Input,
  more: { readonly errors?: FormErrors | undefined; readonly reason?: string } = {},
): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showDocument(context, caseOf(input), partOf(input), more.reason);
  const done = input.query.get('klart') ?? '';
  const message = MESSAGES[done];
  const { errors } = more;
  const { composed } = shown;
  const text = await actions.writtenText(context, shown);
  const preview = composed ? (
    <DocumentPreview document={composed.document} />
  ) : (
    text !== null && <pages.WrittenText text={text} />
  );
  const isFinished = done === 'skickat' || done === 'undertecknat';
  const typed = typedIn(input);
  const props = { actor, shown, preview, today, typed, message, isFinished, ...(errors && { errors }) };
  return page(() => <pages.DocumentPage {...props} />, errors ? INVALID : {});
}

const showDocument = (context: Context, input: Input): Promise<Reply> => documentPage(context, input);

/** For those who look on: the content, with the reason in the log. */
async function openDocument(context: Context, input: Input): Promise<Reply> {
  const form = forms.readOpenReason(input.fields);
  return documentPage(context, input, form.ok ? { reason: form.value.reason } : { errors: form.errors });
}

async function editDocument(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const around = await actions.editDocument(context, caseOf(input), partOf(input));
  const { document, template, answers } = around;
  const typed = {
    title: document.title,
    type: document.type,
    direction: document.direction,
    datedOn: document.datedOn,
    personId: document.personId,
    secrecy: document.secrecy,
    partyWithheld: document.partyWithheld ? '1' : '',
    titleWithheld: document.titleWithheld ? '1' : '',
  };
  const props = { actor, around, template, answers, id: document.id, version: String(document.version) };
  return page(() => <pages.DocumentFormPage {...props} typed={typed} />);
}

async function changeDocument(context: Context, input: Input): Promise<Reply> {
  const around = await actions.editDocument(context, caseOf(input), partOf(input));
  const { template, answers, document } = around;
  const version = versionOf(input);
  const said = template ? forms.readAnswers(template, input.fields) : ({ ok: true, value: {} } as const);
  const read = forms.bothForms(forms.readDocumentChanges(input.fields), said);
  const errors = read.ok
    ? await actions.changeDocument(context, caseOf(input), document.id, version, read.value)
    : read.errors;
  if (!errors) return redirect(`${addressOf(input)}?klart=sparat`);
  const { actor } = context;
  const props = { actor, around, template, answers, id: document.id, version: String(version), errors };
  return page(() => <pages.DocumentFormPage {...props} typed={typedIn(input)} />, INVALID);
}

const at = (input: Input): actions.DocumentAt => ({
  caseId: caseOf(input),
  id: partOf(input),
  version: versionOf(input),
});

async function approve(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.approveDocument(context, at(input));
  return errors ? documentPage(context, input, { errors }) : redirect(`${addressOf(input)}?klart=godkant`);
}

async function reopen(context: Context, input: Input): Promise<Reply> {
  await actions.reopenDocument(context, at(input));
  return redirect(`${addressOf(input)}?klart=oppet`);
}

async function markSent(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSent(input.fields, context.today);
  const errors = form.ok ? await actions.sendDocument(context, at(input), form.value) : form.errors;
  return errors ? documentPage(context, input, { errors }) : redirect(`${addressOf(input)}?klart=skickat`);
}

async function markSigned(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSigned(input.fields, context.today);
  const errors = form.ok ? await actions.signDocument(context, at(input), form.value.signedOn) : form.errors;
  return errors
    ? documentPage(context, input, { errors })
    : redirect(`${addressOf(input)}?klart=undertecknat`);
}

async function fetchPdf(context: Context, input: Input): Promise<Reply> {
  const { name, mediaType, make } = await actions.documentPdf(context, caseOf(input), partOf(input));
  return file(name, mediaType, make);
}

async function fetchDocx(context: Context, input: Input): Promise<Reply> {
  const { name, mediaType, make } = await actions.documentDocx(context, caseOf(input), partOf(input));
  return file(name, mediaType, make);
}

const ONE = '/arenden/:id/dokument/:part';

export const documentRoutes: readonly Route[] = [
  get('/arenden/:id/dokument/nytt', 'case.write', newDocument),
  post('/arenden/:id/dokument/nytt', 'case.write', addDocument),
  upload('/arenden/:id/dokument/fil', 'case.write', FORM_WITH_FILES_LIMIT, readFiles, addUploaded),
  get(ONE, 'case.read', showDocument),
  post(`${ONE}/oppna`, 'case.read', openDocument),
  get(`${ONE}/redigera`, 'case.write', editDocument),
  post(`${ONE}/redigera`, 'case.write', changeDocument),
  post(`${ONE}/godkann`, 'case.write', approve),
  post(`${ONE}/oppna-for-andring`, 'case.write', reopen),
  post(`${ONE}/skickat`, 'case.write', markSent),
  post(`${ONE}/undertecknat`, 'case.write', markSigned),
  get(`${ONE}/dokument.pdf`, 'case.read', fetchPdf),
  get(`${ONE}/dokument.docx`, 'case.read', fetchDocx),
];
