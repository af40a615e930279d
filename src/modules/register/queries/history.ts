/** Old and new values, from the log. */
import type { Transaction } from '../../../platform/database/connection.ts';

const EVENTS = 300;

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
      'auditImage.before',
      'auditImage.after',
      'person.name as personName',
    ])
    .where('auditEvent.controllerId', '=', controllerId)
    .where('auditEvent.subjectId', '=', processingId)
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS)
    .execute();
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number];

/** The latest events of one controller. */
export const latestEvents = (
  tx: Transaction,
  controllerId: string,
  before: number | null,
  action: string | null,
) =>
  tx
    .selectFrom('auditEvent')
    .leftJoin('person', 'person.id', 'auditEvent.actor')
    .select([
      'auditEvent.id',
      'auditEvent.at',
      'auditEvent.tableName',
      'auditEvent.subjectId',
      'auditEvent.action',
      'auditEvent.changedColumns',
      'auditEvent.detail',
      'person.name as personName',
    ])
    .where('auditEvent.controllerId', '=', controllerId)
    .$if(before !== null, (query) => query.where('auditEvent.id', '<', before as number))
    .$if(action !== null, (query) => query.where('auditEvent.action', '=', action as string))
    .orderBy('auditEvent.id', 'desc')
    .limit(100)
    .execute();
export type LoggedEvent = Awaited<ReturnType<typeof latestEvents>>[number];
