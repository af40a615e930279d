/** The PDF of an approved document: made after the approval is saved, stored sealed, and what is then sent or signed. */
import { systemActor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database/connection.ts';
import { renderPdf } from '../../../platform/documents/pdf.ts';
import { job } from '../../../platform/job.ts';
import type { Services } from '../../../platform/services.ts';
import * as queries from '../queries/index.ts';
import { compose, documentFileName } from './document-answers.ts';
import { ownFile } from './files.ts';

type PdfPayload = {
  readonly documentId: string;
  readonly caseId: string;
  readonly controllerId: string;
  readonly legalEntityId: string;
};

const actorFor = ({ controllerId: id, legalEntityId }: PdfPayload) =>
  systemActor({ id, legalEntityId, name: '', legalEntityName: '' });

/** Approved, and without its PDF yet. */
const waits = (row: queries.DocumentRow | undefined): row is queries.DocumentRow =>
  row?.state === 'approved' && row.fileId === null;

/** Done again it changes nothing: a document that was opened for change or has its PDF is left as it is. */
export const documentPdfJob = job<PdfPayload>('case-document-pdf', async (services, payload) => {
  const { caseId, documentId } = payload;
  const found = await asActor(services.database, actorFor(payload), async (tx) => {
    const record = await queries.caseById(tx, caseId);
    const row = await queries.documentById(tx, caseId, documentId);
    if (!record || !waits(row)) return undefined;
    const composed = await compose({ tx, sealing: services.sealing }, record, row);
    return composed && { row, document: composed.document, mark: composed.answers.mark };
  });
  if (!found) return;
  const made = await renderPdf(found.document);
  if (!made.ok) throw new Error(`PDF of a case document: ${made.reason}`);
  await store(services, payload, found.row, documentFileName(found.mark, found.row), made.bytes);
});

async function store(
  { database, sealing }: Services,
  payload: PdfPayload,
  { version }: queries.DocumentRow,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const { caseId, controllerId, documentId: id } = payload;
  await asActor(database, actorFor(payload), async (tx) => {
    await queries.lockCase(tx, controllerId, caseId);
    const row = await queries.documentById(tx, caseId, id);
    if (!waits(row) || row.version !== version) return;
    const fileId = crypto.randomUUID();
    const file = ownFile(`${name}.pdf`, 'application/pdf', bytes);
    await queries.insertFile(tx, sealing, controllerId, { id: fileId, caseId, file });
    await queries.attachPdf(tx, { controllerId, id, version }, { fileId, sha256: file.sha256 });
  });
}
