/** The steps of a document: approved, sent or signed; and its files. */
import { logEvent } from '../../../platform/audit.ts';
import { DOCX_TYPE } from '../../../platform/documents/docx.ts';
import { docxOf, pdfOf } from '../../../platform/documents/printed.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { enqueue } from '../../../platform/job.ts';
import type { Context } from '../../../platform/route.ts';
import { asDraft } from '../documents/index.ts';
import type { SentForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  type DocumentAction,
  type DocumentState,
  type DocumentTransition,
  documentTransition,
  sendingFault,
  sendingWays,
} from '../rules/index.ts';
import { noteStep, readableCase } from './case.ts';
import { compose, documentFileName, namesProtected, savedAnswers, sentTo } from './document-answers.ts';
import { documentPdfJob } from './document-pdf.ts';
import { documentOf, isHidden, openCaseOf, wrongPerson } from './documents.ts';
import { openFile } from './files.ts';
import { type ShownPerson, showPersons } from './parts.ts';

/** What each step ends in: pressed twice, the second time finds it done. */
const ends = { approve: 'approved', send: 'sent', sign: 'signed', reopen: 'draft' } as const satisfies Record<
  DocumentAction,
  DocumentState
>;

/** The step, when it is open as the document stands and was shown; undefined when it has just been taken. */
async function stepOf(context: Context, at: DocumentAt, action: DocumentAction) {
  const record = await openCaseOf(context, at.caseId);
  const row = await documentOf(context, at.caseId, at.id);
  if (row.version === at.version + 1 && row.state === ends[action]) return undefined;
  const step = documentTransition(row, action);
  if (!step || row.version !== at.version) throw new Conflict([]);
  return { record, row, step };
}

export interface DocumentAt {
  readonly caseId: string;
  readonly id: string;
  /** As the page showed it. */
  readonly version: number;
}

const move = async (
  context: Context,
  { id, caseId, controllerId, version }: queries.DocumentRow,
  step: DocumentTransition,
  more: Parameters<typeof queries.updateDocument>[3],
): Promise<void> => {
  await queries.updateDocument(context.tx, { id, caseId, controllerId }, version, {
    ...more,
    state: step.next,
  });
};

/** Approves what lacks nothing; its PDF is made as soon as the approval is saved. */
export async function approveDocument(context: Context, at: DocumentAt): Promise<FormErrors | undefined> {
  const taken = await stepOf(context, at, 'approve');
  if (!taken) return undefined;
  const { record, row, step } = taken;
  const composed = await compose(context, record, row);
  const first = composed?.missing[0];
  if (composed && first) {
    const names = composed.missing.map(({ name }) => name).join(', ');
    return { godkann: `Dokumentet kan inte godkännas. Saknas: ${names}.` };
  }
  const persons = await showPersons(context, record, true);
  if (composed && namesProtected(persons, composed.answers, row.title))
    return {
      godkann:
        'Namnet på en person med skyddade personuppgifter står i texten. Ta bort det: det får inte stå i något dokument.',
    };
  await move(context, row, step, {
    approvedBy: context.actor.personId,
    approvedAt: new Date(context.clock.now().toString()),
    ...(composed && context.sealing.seal(JSON.stringify(composed.answers))),
  });
  await enqueue(context.tx, documentPdfJob, {
    documentId: row.id,
    caseId: row.caseId,
    controllerId: row.controllerId,
    legalEntityId: row.legalEntityId,
  });
  return undefined;
}

/** Back to a draft; the PDF that was made of it goes. */
export async function reopenDocument(context: Context, at: DocumentAt): Promise<void> {
  const taken = await stepOf(context, at, 'reopen');
  if (!taken) return;
  const { row, step } = taken;
  await move(context, row, step, { approvedBy: null, approvedAt: null, fileId: null, sha256: null });
  if (row.fileId) await queries.deleteFile(context.tx, row.fileId);
}

const NO_PDF = 'PDF:en är inte klar än. Vänta några sekunder och försök igen.';

/** Sent: the bytes are frozen, and how, when and to whom stands in the case. */
export async function sendDocument(
  context: Context,
  at: DocumentAt,
  form: SentForm,
): Promise<FormErrors | undefined> {
  const taken = await stepOf(context, at, 'send');
  if (!taken) return undefined;
  const { record, row, step } = taken;
  if (!row.fileId) return { skickad: NO_PDF };
  const persons = await showPersons(context, record, true);
  const { way, finishedOn } = form;
  const wrong = wrongPerson(persons, form.personId);
  if (wrong) return wrong;
  const person = receivingPerson(persons, form, row);
  const fault = sendingFault(way, person?.protected ?? false);
  if (fault) return { way: fault };
  const answers = savedAnswers(context, row);
  const receiver = person?.protected ? '' : (form.receiver ?? sentTo(answers));
  if (!person && !receiver) return { receiver: 'Skriv vem handlingen har skickats till.' };
  if (namesProtected(persons, { receiver }, ''))
    return { receiver: 'Personen har skyddade personuppgifter. Välj den under Person i ärendet i stället.' };
  await move(context, row, step, {
    sentWay: way,
    finishedOn,
    personId: person?.id ?? null,
    ...context.sealing.seal(JSON.stringify({ ...answers, receiver })),
  });
  await noteStep(
    context,
    row.controllerId,
    row.caseId,
    `Handling ${row.number ?? ''} skickad ${finishedOn}: ${sendingWays[way].toLowerCase()}`,
  );
  return undefined;
}

/** The person that was chosen. A document that was written to somebody who is protected stays that person's. */
function receivingPerson(
  persons: readonly ShownPerson[],
  { personId }: SentForm,
  row: queries.DocumentRow,
): ShownPerson | undefined {
  const written = persons.find(({ id }) => id === row.personId);
  if (personId === undefined || (personId === null && written?.protected)) return written;
  return persons.find(({ id }) => id === personId);
}

export async function signDocument(
  context: Context,
  at: DocumentAt,
  signedOn: string,
): Promise<FormErrors | undefined> {
  const taken = await stepOf(context, at, 'sign');
  if (!taken) return undefined;
  const { row, step } = taken;
  if (!row.fileId) return { undertecknad: NO_PDF };
  await move(context, row, step, { finishedOn: signedOn });
  await noteStep(
    context,
    row.controllerId,
    row.caseId,
    `Handling ${row.number ?? ''} undertecknad ${signedOn}`,
  );
  return undefined;
}

interface Printed {
  readonly name: string;
  readonly mediaType: string;
  readonly make: () => Promise<Uint8Array>;
}

/** The PDF: the stored bytes once there are any, else the draft as it stands, made after commit. */
export async function documentPdf(context: Context, caseId: string, id: string): Promise<Printed> {
  const { record, row } = await openedDocument(context, caseId, id);
  if (row.fileId) {
    const { bytes, name, mediaType } = await openFile(context, row.fileId);
    return { name, mediaType, make: async () => bytes };
  }
  const composed = await printable(context, record, row);
  const make = () => pdfOf(asDraft(composed.document));
  return { name: `${documentFileName(composed.answers.mark, row)}.pdf`, mediaType: 'application/pdf', make };
}

/** The same to go on writing in. What is frozen is handed out as it was sent, not anew. */
export async function documentDocx(context: Context, caseId: string, id: string): Promise<Printed> {
  const { record, row } = await openedDocument(context, caseId, id);
  if (row.state !== 'draft' && row.state !== 'approved') throw new NotFound();
  const { document, answers } = await printable(context, record, row);
  const make = () => docxOf(row.state === 'draft' ? asDraft(document) : document);
  return { name: `${documentFileName(answers.mark, row)}.docx`, mediaType: DOCX_TYPE, make };
}

async function openedDocument(context: Context, caseId: string, id: string) {
  const record = await readableCase(context, caseId);
  const row = await documentOf(context, caseId, id);
  if (await isHidden(context, record, row))
    throw new Forbidden('Handlingen kan nämna personer. Öppna den på sidan, med ett skäl, i stället.');
  return { record, row };
}

async function printable(context: Context, record: queries.ShownRecord, row: queries.DocumentRow) {
  const composed = await compose(context, record, row);
  if (!composed) throw new NotFound();
  await logEvent(context.tx, {
    action: 'export',
    table: 'case_document',
    row: record.id,
    controllerId: record.controllerId,
    detail: 'En handling hämtades',
  });
  return composed;
}
