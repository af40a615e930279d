/** Documents of a case: the list, one of them, and what is written. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CaseDocument } from '../../../platform/database/schema.generated.ts';

export interface OfCase {
  readonly controllerId: string;
  readonly caseId: string;
}

/** In the order of their numbers; working material, which has none, last. */
export const documentsOfCase = (tx: Transaction, { controllerId, caseId }: OfCase) =>
  tx
    .selectFrom('caseDocument')
    .leftJoin('casePerson', (join) =>
      join
        .onRef('casePerson.controllerId', '=', 'caseDocument.controllerId')
        .onRef('casePerson.id', '=', 'caseDocument.personId'),
    )
    .select([
      'caseDocument.id',
      'caseDocument.number',
      'caseDocument.direction',
      'caseDocument.type',
      'caseDocument.title',
      'caseDocument.datedOn',
      'caseDocument.state',
      'caseDocument.fileId',
      'caseDocument.finishedOn',
      'caseDocument.template',
      'caseDocument.secrecy',
      'caseDocument.sealed',
      'caseDocument.keyId',
      'casePerson.name as personName',
      'casePerson.organisation as personOrganisation',
      'casePerson.protected as personProtected',
    ])
    .where('caseDocument.controllerId', '=', controllerId)
    .where('caseDocument.caseId', '=', caseId)
    .orderBy('caseDocument.number')
    .orderBy('caseDocument.createdAt')
    .execute();

/** One document of the case, with the file that it is or became. */
export const documentById = (tx: Transaction, caseId: string, id: string) =>
  tx
    .selectFrom('caseDocument')
    .leftJoin('person as approver', 'approver.id', 'caseDocument.approvedBy')
    .leftJoin('storedFile', (join) =>
      join
        .onRef('storedFile.controllerId', '=', 'caseDocument.controllerId')
        .onRef('storedFile.id', '=', 'caseDocument.fileId'),
    )
    .selectAll('caseDocument')
    .select(['approver.name as approverName', 'storedFile.name as fileName', 'storedFile.size as fileSize'])
    .where('caseDocument.caseId', '=', caseId)
    .where('caseDocument.id', '=', id)
    .executeTakeFirst();
export type DocumentRow = NonNullable<Awaited<ReturnType<typeof documentById>>>;

/** Which way the document goes that the file is. */
export const documentOfFile = (tx: Transaction, controllerId: string, fileId: string) =>
  tx
    .selectFrom('caseDocument')
    .select('direction')
    .where('controllerId', '=', controllerId)
    .where('fileId', '=', fileId)
    .executeTakeFirst();

type NewDocument = Omit<Insertable<CaseDocument>, 'number' | 'legalEntityId'>;

const nextNumber = ({ controllerId, caseId }: OfCase) =>
  sql<number>`(select coalesce(max(number), 0) + 1 from case_document
    where controller_id = ${controllerId} and case_id = ${caseId})`;

/** With the case locked: the document once, numbered within the case unless it is working material. */
export async function insertDocument(tx: Transaction, row: NewDocument): Promise<boolean> {
  const result = await tx
    .insertInto('caseDocument')
    .values({ ...row, number: row.direction === 'working' ? null : nextNumber(row) })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** With the case locked. What becomes working material loses its number, and what no longer is gets one. */
export async function updateDocument(
  tx: Transaction,
  document: OfCase & { readonly id: string },
  version: number,
  changes: Updateable<CaseDocument>,
): Promise<boolean> {
  const { direction } = changes;
  const number = direction === 'working' ? null : sql<number>`coalesce(number, ${nextNumber(document)})`;
  const result = await tx
    .updateTable('caseDocument')
    .set(direction === undefined ? { ...changes } : { ...changes, number })
    .set((set) => ({ version: set('version', '+', 1), updatedAt: sql`now()` }))
    .where('controllerId', '=', document.controllerId)
    .where('id', '=', document.id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** The controller as it stands at the head of what it sends. */
export const senderOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      'controller.name',
      'controller.type',
      'controller.address',
      'controller.contact',
      'legalEntity.name as municipality',
    ])
    .where('controller.id', '=', controllerId)
    .executeTakeFirst();

/** The name of whoever heads the administration on the day. */
export const headOf = async (tx: Transaction, controllerId: string, today: string) =>
  (
    await tx
      .selectFrom('appointment')
      .innerJoin('person', 'person.id', 'appointment.personId')
      .select('person.name')
      .where('appointment.controllerId', '=', controllerId)
      .where('appointment.role', '=', 'head')
      .where('appointment.firstDay', '<=', today)
      .where((where) =>
        where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
      )
      .orderBy('appointment.firstDay', 'desc')
      .executeTakeFirst()
  )?.name;

/** Gives an approved document its PDF. The version stays: what people see of it has not been changed. */
export async function attachPdf(
  tx: Transaction,
  {
    controllerId,
    id,
    version,
  }: { readonly controllerId: string; readonly id: string; readonly version: number },
  pdf: { readonly fileId: string; readonly sha256: string },
): Promise<void> {
  await tx
    .updateTable('caseDocument')
    .set(pdf)
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'approved')
    .where('fileId', 'is', null)
    .execute();
}
