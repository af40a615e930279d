/** Clocks that run at a controller, what has been told of them, and whom it is told to. */
import { type Kysely, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB, IncidentSetting } from '../../../platform/database/schema.generated.ts';

export interface Place {
  readonly controllerId: string;
  readonly legalEntityId: string;
}

export const controllersWithIncidents = async (database: Kysely<DB>): Promise<readonly Place[]> =>
  (
    await sql<Place>`select controller_id as "controllerId", legal_entity_id as "legalEntityId"
      from app.controllers_with_incidents()`.execute(database)
  ).rows;

export interface RunningClock {
  readonly caseId: string | null;
  readonly itemId: string | null;
  /** The number that a mail may hold. */
  readonly mark: string | null;
  readonly dueAt: Date;
  readonly sent: readonly number[];
}

const sentFor = sql<number[]>`array(select mark from incident_mark_sent told
  where told.controller_id = due.controller_id
    and (told.case_id = due.case_id or told.item_id = due.id) and told.due_at = due.due_at)`;

/** Open times in hours of incidents whose notification is not sent, and of reports that nobody has read. */
export const runningClocks = (tx: Transaction, controllerId: string): Promise<RunningClock[]> =>
  tx
    .selectFrom('due')
    .leftJoin('deadline', (join) =>
      join.onRef('deadline.controllerId', '=', 'due.controllerId').onRef('deadline.id', '=', 'due.id'),
    )
    .select([
      'due.caseId',
      sql<string | null>`case when due.source = 'incident-report' then due.id end`.as('itemId'),
      'due.mark',
      sql<Date>`due.due_at`.as('dueAt'),
      sentFor.as('sent'),
    ])
    .where('due.controllerId', '=', controllerId)
    .where('due.dueAt', 'is not', null)
    .where((where) =>
      where.or([
        where('due.source', '=', 'incident-report'),
        where('deadline.ruleId', '=', 'incident.deadline'),
      ]),
    )
    .execute();

export const marksOf = async (
  tx: Transaction,
  controllerId: string,
): Promise<readonly number[] | undefined> =>
  (
    await tx
      .selectFrom('incidentSetting')
      .select('marks')
      .where('controllerId', '=', controllerId)
      .executeTakeFirst()
  )?.marks;

export async function insertMarks(
  tx: Transaction,
  controllerId: string,
  { caseId, itemId, dueAt }: Pick<RunningClock, 'caseId' | 'itemId' | 'dueAt'>,
  marks: readonly number[],
): Promise<void> {
  const subject = itemId ? { itemId } : { caseId };
  await tx
    .insertInto('incidentMarkSent')
    .values(marks.map((mark) => ({ ...subject, mark, dueAt, controllerId, id: crypto.randomUUID() })))
    .onConflict((conflict) =>
      conflict.columns(['controllerId', 'caseId', 'itemId', 'mark', 'dueAt']).doNothing(),
    )
    .execute();
}

/** Those who work with an incident at the controller on the day. */
export const groupOf = (tx: Transaction, controllerId: string, today: string, roles: readonly string[]) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.email'])
    .distinct()
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', 'in', [...roles])
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .where('person.email', 'is not', null)
    .execute();

export const settingOf = (tx: Transaction, controllerId: string) =>
  tx.selectFrom('incidentSetting').selectAll().where('controllerId', '=', controllerId).executeTakeFirst();

/** Writes what the form holds; the rest stays as it was. */
export async function saveSetting(
  tx: Transaction,
  controllerId: string,
  changes: Pick<
    Updateable<IncidentSetting>,
    'marks' | 'packEvery' | 'packPhones' | 'packNote' | 'sealed' | 'keyId'
  >,
): Promise<void> {
  await tx
    .insertInto('incidentSetting')
    .values({ id: crypto.randomUUID(), controllerId, ...changes })
    .onConflict((conflict) =>
      conflict
        .column('controllerId')
        .doUpdateSet({ ...changes, version: sql<number>`incident_setting.version + 1` }),
    )
    .execute();
}
