/** Old and new values, from the log. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

const EVENTS = 500;

export const historyOf = (tx: Transaction, controllerId: string, processingId: string) =>
  tx
    .selectFrom('auditEvent')
    .leftJoin('auditImage', 'auditImage.eventId', 'auditEvent.id')
    .leftJoin('person', 'person.id', 'auditEvent.actor')
    .select([
      'auditEvent.id',
      'auditEvent.at',
      'auditEvent.tableName',
      'auditEvent.action',
      'auditEvent.changedColumns',
      'auditEvent.detail',
      sql<string>`audit_event.transaction::text`.as('transaction'),
      // As text: the columns of an image keep the names that they have in the database.
      sql<string | null>`audit_image.before::text`.as('before'),
      sql<string | null>`audit_image.after::text`.as('after'),
      'person.name as personName',
    ])
    .where('auditEvent.controllerId', '=', controllerId)
    .where('auditEvent.subjectId', '=', processingId)
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS)
    .execute();
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number];

/** The latest events of one controller, with the name of the processing that they concern. */
export const latestEvents = (
  tx: Transaction,
  controllerId: string,
  before: number | null,
  action: string | null,
  limit: number,
) =>
  tx
    // The events first, their names after: a join before the limit would be made for the whole log.
    .with('latest', (cte) =>
      cte
        .selectFrom('auditEvent')
        .selectAll()
        .where('controllerId', '=', controllerId)
        .where('tableName', 'not in', ['form_draft', 'processing_series'])
        // Gaps come and go with the facts: only what people decide of them is told.
        .where(
          sql<boolean>`(table_name <> 'processing_gap' or changed_columns && array['owner_name', 'due_on'])`,
        )
        .$if(before !== null, (query) => query.where('id', '<', before as number))
        .$if(action !== null, (query) => query.where('action', '=', action as string))
        .orderBy('id', 'desc')
        .limit(limit),
    )
    .selectFrom('latest')
    .leftJoin('auditImage', 'auditImage.eventId', 'latest.id')
    .leftJoin('person', 'person.id', 'latest.actor')
    .leftJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'latest.controllerId')
        .onRef('processing.id', '=', 'latest.subjectId'),
    )
    .select([
      'latest.id',
      'latest.at',
      'latest.tableName',
      'latest.subjectId',
      'latest.action',
      'latest.changedColumns',
      'latest.detail',
      'person.name as personName',
      'processing.name as processingName',
      // What the row is called, where its image says so.
      sql<string | null>`coalesce(audit_image.after, audit_image.before)->>'name'`.as('rowName'),
      sql<string | null>`coalesce(audit_image.after, audit_image.before)->>'number'`.as('rowNumber'),
      sql<string>`latest.transaction::text`.as('transaction'),
    ])
    .orderBy('latest.id', 'desc')
    .execute();
export type LoggedEvent = Awaited<ReturnType<typeof latestEvents>>[number];
