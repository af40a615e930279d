/** What data subjects have been told of an incident. */
import type { Insertable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { IncidentInformation } from '../../../platform/database/schema.generated.ts';

export const tellingsOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('incidentInformation as telling')
    .leftJoin('caseDocument as document', (join) =>
      join
        .onRef('document.controllerId', '=', 'telling.controllerId')
        .onRef('document.id', '=', 'telling.documentId'),
    )
    .leftJoin('person', 'person.id', 'telling.createdBy')
    .select([
      'telling.id',
      'telling.audience',
      'telling.way',
      'telling.toldOn',
      'telling.told',
      'telling.unreached',
      'telling.documentId',
      'telling.note',
      'document.title as documentTitle',
      'person.name as createdByName',
    ])
    .where('telling.controllerId', '=', controllerId)
    .where('telling.caseId', '=', caseId)
    .orderBy('telling.toldOn')
    .orderBy('telling.createdAt')
    .execute();

/** Once, however often the form is sent. */
export async function insertTelling(tx: Transaction, row: Insertable<IncidentInformation>): Promise<boolean> {
  const result = await tx
    .insertInto('incidentInformation')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const deleteTelling = (tx: Transaction, controllerId: string, caseId: string, id: string) =>
  tx
    .deleteFrom('incidentInformation')
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .execute();

/** The letters of the case that are written from one of the templates. */
export const lettersOf = (
  tx: Transaction,
  controllerId: string,
  caseId: string,
  templates: readonly string[],
) =>
  tx
    .selectFrom('caseDocument')
    .select(['id', 'title', 'template', 'state', 'datedOn', 'finishedOn', 'sentWay'])
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('template', 'in', [...templates])
    .orderBy('datedOn')
    .execute();
