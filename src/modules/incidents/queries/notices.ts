/** Controllers that we serve, and what they have been told. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { IncidentNotice } from '../../../platform/database/schema.generated.ts';

/** From the entries of what we do for others (article 30.2); of the case's linked entries alone when it has such. */
export const servedControllers = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('servedController')
    .innerJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'servedController.controllerId')
        .onRef('processing.id', '=', 'servedController.processingId'),
    )
    .select([
      'servedController.name',
      'servedController.contact',
      'servedController.processingId',
      'processing.name as processingName',
      sql<boolean>`exists (select from case_link where case_link.controller_id = served_controller.controller_id
        and case_link.case_id = ${caseId}::uuid and case_link.processing_id = served_controller.processing_id)`.as(
        'linked',
      ),
    ])
    .where('servedController.controllerId', '=', controllerId)
    .where('processing.activity', '<>', 'ended')
    .orderBy('servedController.name')
    .execute();

export const noticesOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('incidentNotice')
    .leftJoin('person', 'person.id', 'incidentNotice.sentBy')
    .selectAll('incidentNotice')
    .select('person.name as senderName')
    .where('incidentNotice.controllerId', '=', controllerId)
    .where('incidentNotice.caseId', '=', caseId)
    .orderBy('incidentNotice.sentAt')
    .orderBy('incidentNotice.recipient')
    .execute();

/** Each once, however often the form is sent. */
export const insertNotices = (tx: Transaction, rows: readonly Insertable<IncidentNotice>[]) =>
  tx
    .insertInto('incidentNotice')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
