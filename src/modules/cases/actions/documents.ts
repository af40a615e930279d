/** Documents of a case: written from templates or uploaded, approved, sent or signed, and then frozen. */
import { logEvent } from '../../../platform/audit.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { CheckedFile } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { deadlinesOf } from '../../deadlines/actions/index.ts';
import type { DocumentChanges, DocumentForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { type Answers, type DocumentTemplate, isEditable, isFrozen, templateById } from '../rules/index.ts';
import { readableCase, workableCase } from './case.ts';
import {
  answersSaid,
  compose,
  initialAnswers,
  kindOf,
  savedAnswers,
  sentTo,
  templateOf,
} from './document-answers.ts';
import { storeFile } from './files.ts';
import { mustGiveReason, type ShownPerson, showPersons } from './parts.ts';

const NOT_NAMED = 'Skyddade personuppgifter';

/** The documents of a case, each with whom it came from or goes to as far as the actor may know. */
export async function documentsOf(
  context: Context,
  { id, controllerId }: { readonly id: string; readonly controllerId: string },
) {
  const gated = mustGiveReason(context, controllerId);
  const rows = await queries.documentsOfCase(context.tx, { controllerId, caseId: id });
  return rows.map(({ personName, personOrganisation, personProtected, sealed, keyId, ...row }) => {
    const person = [gated ? null : personName, personOrganisation].filter(Boolean).join(', ');
    const told = row.state === 'sent' && !gated ? sentTo(savedAnswers(context, { sealed, keyId })) : '';
    return { ...row, party: personProtected ? NOT_NAMED : told || person || null };
  });
}
export type ListedDocument = Awaited<ReturnType<typeof documentsOf>>[number];

export async function documentOf({ tx }: Context, caseId: string, id: string): Promise<queries.DocumentRow> {
  const row = await queries.documentById(tx, caseId, id);
  if (!row) throw new NotFound();
  return row;
}

/** A case that is going on, of the controller that is worked for, locked until the transaction ends. */
export async function openCaseOf(context: Context, caseId: string): Promise<queries.ShownRecord> {
  return workableCase(context, caseId);
}

/** Only persons of the case. */
export const wrongPerson = (persons: readonly ShownPerson[], personId: string | null | undefined) =>
  personId && !persons.some(({ id }) => id === personId)
    ? { personId: 'Välj någon av personerna i ärendet.' }
    : undefined;

/** What has come in has come in. */
const notYet = ({ today }: Context, direction: string, datedOn: string | undefined) =>
  direction === 'incoming' && datedOn !== undefined && datedOn > today
    ? { datedOn: 'Dagen kan inte ligga i framtiden.' }
    : undefined;

/** What the forms of a document need to know of its case. */
async function aroundForm(context: Context, record: queries.ShownRecord) {
  const sender = await queries.senderOf(context.tx, record.controllerId);
  return {
    record,
    persons: await showPersons(context, record, true),
    of: kindOf(sender?.type ?? ''),
  };
}
export type AroundForm = Awaited<ReturnType<typeof aroundForm>>;

/** A new document: to choose what, or its form as the system would fill it in. */
export async function newDocument(context: Context, caseId: string, templateId: string | null) {
  const record = await openCaseOf(context, caseId);
  const template = templateId === null ? undefined : templateById(templateId);
  const initial = template && (await initialAnswers(context, record, template));
  return { ...(await aroundForm(context, record)), template, initial };
}

/** Writes the document once, numbered within the case. */
export async function addDocument(
  context: Context,
  caseId: string,
  id: string,
  template: DocumentTemplate,
  [form, answers]: readonly [DocumentForm, Answers],
): Promise<FormErrors | undefined> {
  const record = await openCaseOf(context, caseId);
  const wrong = wrongPerson(await showPersons(context, record, true), form.personId);
  if (wrong) return wrong;
  if (form.direction === 'incoming')
    return { direction: 'Det ni skriver själva är upprättat, utgående eller arbetsmaterial.' };
  await queries.insertDocument(context.tx, {
    ...form,
    id,
    caseId,
    controllerId: record.controllerId,
    state: 'draft',
    template: template.id,
    templateVersion: template.version,
    ...context.sealing.seal(JSON.stringify(answers)),
  });
  return undefined;
}

/** What has come in is received; what is ready to be sent or signed is approved by whoever uploads it. */
const stateOfUpload = {
  incoming: 'received',
  working: 'draft',
  'drawn-up': 'approved',
  outgoing: 'approved',
} as const;

/** Registers a file that was handed in as a document of the case, once. */
export async function addUploaded(
  context: Context,
  caseId: string,
  id: string,
  form: DocumentForm,
  file: CheckedFile,
): Promise<FormErrors | undefined> {
  const { tx, actor } = context;
  const record = await openCaseOf(context, caseId);
  const wrong =
    wrongPerson(await showPersons(context, record, true), form.personId) ??
    notYet(context, form.direction, form.datedOn);
  if (wrong) return wrong;
  if (await queries.documentById(tx, caseId, id)) return undefined;
  const fileId = await storeFile(context, { id: crypto.randomUUID(), caseId, file });
  const state = stateOfUpload[form.direction];
  await queries.insertDocument(tx, {
    ...form,
    id,
    caseId,
    controllerId: record.controllerId,
    state,
    fileId,
    sha256: file.sha256,
    ...(state === 'approved' && {
      approvedBy: actor.personId,
      approvedAt: new Date(context.clock.now().toString()),
    }),
  });
  return undefined;
}

/** The page of a document: how it stands, what it says, and what it lacks. */
export async function showDocument(context: Context, caseId: string, id: string, reason?: string) {
  const { actor } = context;
  const record = await readableCase(context, caseId);
  const row = await documentOf(context, caseId, id);
  const hidden = await isHidden(context, record, row);
  const opened = !hidden || reason !== undefined;
  await logEvent(context.tx, {
    action: 'read',
    table: 'case_document',
    row: caseId,
    controllerId: record.controllerId,
    detail: hidden && reason ? `En handling öppnades: ${reason}` : 'En handling visades',
  });
  const persons = await showPersons(context, record, opened);
  const composed = opened ? await compose(context, record, row) : undefined;
  const { sealed: _sealed, keyId: _keyId, ...document } = row;
  const mayWrite =
    record.controllerId === actor.controller?.id &&
    allows(actor, 'case.write') &&
    (record.state === 'draft' || record.state === 'open');
  return {
    record,
    document,
    composed,
    opened,
    persons,
    receiver: persons.find((person) => person.id === row.personId),
    templateName: templateOf(row)?.name,
    identityNumbers: composed ? identityNumbersIn(answersSaid(composed.answers)) : 0,
    /** Empty for whoever has not said why, and when it goes to somebody who may not be named. */
    sentTo: opened ? sentTo(composed?.answers ?? savedAnswers(context, row)) : '',
    /** What may be done now that the document is. */
    openDeadlines:
      mayWrite && isFrozen(document)
        ? (await deadlinesOf(context, caseId)).filter((deadline) => deadline.state === 'open')
        : [],
    mayWrite,
  };
}
export type ShownDocument = Awaited<ReturnType<typeof showDocument>>;

/**
 * What may name a person is opened with a reason by those who look on, as the persons themselves are. What goes out
 * names whom it goes to, also when that is nobody among the persons of the case.
 */
export async function isHidden(
  context: Context,
  record: queries.ShownRecord,
  document: { readonly direction: string } | undefined,
): Promise<boolean> {
  if (!mustGiveReason(context, record.controllerId)) return false;
  if (document?.direction === 'outgoing') return true;
  return (await queries.personsOf(context.tx, record.controllerId, record.id)).length > 0;
}

export async function editDocument(context: Context, caseId: string, id: string) {
  const record = await openCaseOf(context, caseId);
  const row = await documentOf(context, caseId, id);
  requireEditable(row);
  const answers = savedAnswers(context, row);
  return { ...(await aroundForm(context, record)), document: row, template: templateOf(row), answers };
}

function requireEditable(row: queries.DocumentRow): void {
  if (isEditable(row)) return;
  throw new Forbidden(
    row.state === 'approved'
      ? 'Dokumentet är godkänt. Öppna det för ändring först.'
      : 'Dokumentet är låst och ändras inte mer. Gör ett nytt dokument i ärendet i stället.',
  );
}

/** Saves what the form holds; what it lacks stays as it was. */
export async function changeDocument(
  context: Context,
  caseId: string,
  id: string,
  version: number,
  [form, answers]: readonly [DocumentChanges, Answers],
): Promise<FormErrors | undefined> {
  const { record, document, template, persons, answers: saved } = await editDocument(context, caseId, id);
  if (document.version !== version) throw new Conflict(differences(document, saved, form, answers, template));
  const wrong =
    wrongPerson(persons, form.personId) ??
    wrongDirection(document, form) ??
    notYet(context, document.direction, form.datedOn);
  if (wrong) return wrong;
  const all = { ...saved, ...answers };
  await queries.updateDocument(context.tx, { controllerId: record.controllerId, caseId, id }, version, {
    ...form,
    ...(template && { templateVersion: template.version, ...context.sealing.seal(JSON.stringify(all)) }),
  });
  return undefined;
}

/** What came in stays what came in, and what was written does not become it. */
function wrongDirection(
  { direction, template }: queries.DocumentRow,
  form: DocumentChanges,
): FormErrors | undefined {
  if (form.direction === undefined || form.direction === direction) return undefined;
  if (direction === 'incoming')
    return { direction: 'Handlingen har kommit in och är registrerad som inkommen. Det ändras inte.' };
  if (template !== null && form.direction === 'incoming')
    return { direction: 'Det ni skriver själva är upprättat, utgående eller arbetsmaterial.' };
  if (template === null)
    return {
      direction:
        'Ladda upp filen igen som den ska registreras. Arbetsmaterialet rensas när ärendet avslutas.',
    };
  return undefined;
}

const LABELS = { title: 'Rubrik', datedOn: 'Datum', type: 'Slag', direction: 'Riktning' } as const;

function differences(
  row: queries.DocumentRow,
  saved: Answers,
  form: DocumentChanges,
  typed: Answers,
  template: DocumentTemplate | undefined,
) {
  const registered = (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((key) => form[key] !== undefined && form[key] !== row[key])
    .map((key) => ({ label: LABELS[key], saved: String(row[key] ?? ''), typed: String(form[key] ?? '') }));
  const said = (answers: Answers, id: string): string => answers[id] ?? '';
  const written = (template?.fields ?? [])
    .filter(({ id }) => typed[id] !== undefined && said(typed, id) !== said(saved, id))
    .map(({ id, label }) => ({ label, saved: said(saved, id), typed: said(typed, id) }));
  return [...registered, ...written];
}
