/** What has been done after an incident, and what will be (F-051). */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { IncidentMeasure } from '../../../platform/database/schema.generated.ts';

/** What was done first comes first; then what is planned, by its day. */
export async function measuresOf(tx: Transaction, controllerId: string, caseId: string) {
  const rows = await tx
    .selectFrom('incidentMeasure as measure')
    .leftJoin('person', 'person.id', 'measure.ownerPersonId')
    .select([
      'measure.id',
      'measure.text',
      'measure.takenAt',
      'measure.dueOn',
      'measure.ownerPersonId',
      'measure.ownerName',
      'measure.doneOn',
      'measure.doneNote',
      'measure.secret',
      'measure.version',
      'person.name as ownerPersonName',
    ])
    .where('measure.controllerId', '=', controllerId)
    .where('measure.caseId', '=', caseId)
    .orderBy('measure.takenAt')
    .orderBy('measure.dueOn')
    .orderBy('measure.createdAt')
    .execute();
  return rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt?.toISOString() ?? null }));
}

export async function insertMeasure(tx: Transaction, row: Insertable<IncidentMeasure>): Promise<boolean> {
  const result = await tx
    .insertInto('incidentMeasure')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when somebody else has saved meanwhile. */
export async function updateMeasure(
  tx: Transaction,
  at: {
    readonly controllerId: string;
    readonly caseId: string;
    readonly id: string;
    readonly version: number;
  },
  changes: Updateable<IncidentMeasure>,
): Promise<boolean> {
  const result = await tx
    .updateTable('incidentMeasure')
    .set(changes)
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('controllerId', '=', at.controllerId)
    .where('caseId', '=', at.caseId)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export interface ClosingCounts {
  readonly measures: number;
  readonly openMeasures: number;
  readonly ownerlessMeasures: number;
  readonly completed: boolean;
  readonly notifiedAt: Date | null;
  readonly lateReason: string | null;
  readonly audiences: readonly string[];
  readonly toldControllers: number;
  readonly untoldControllers: number;
}

/** What closing asks of the parts of an incident, in one statement. */
export async function closingCounts(
  tx: Transaction,
  controllerId: string,
  caseId: string,
): Promise<ClosingCounts> {
  const { rows } = await sql<ClosingCounts>`select
    (select count(*)::int from app.incident_measure where controller_id = ${controllerId} and case_id = ${caseId}) as measures,
    (select count(*)::int from app.incident_measure where controller_id = ${controllerId} and case_id = ${caseId}
      and due_on is not null and done_on is null) as "openMeasures",
    (select count(*)::int from app.incident_measure where controller_id = ${controllerId} and case_id = ${caseId}
      and due_on is not null and done_on is null and owner_person_id is null and owner_name is null) as "ownerlessMeasures",
    exists (select from app.incident_notification where controller_id = ${controllerId} and case_id = ${caseId}
      and phase in ('supplement', 'final')) as completed,
    (select sent_at from app.incident_notification where controller_id = ${controllerId} and case_id = ${caseId}
      and phase = 'first') as "notifiedAt",
    -- Also one that was written in a supplement, when an awareness that was corrected made the first one late.
    (select late_reason from app.incident_notification where controller_id = ${controllerId} and case_id = ${caseId}
      and late_reason is not null order by sent_at limit 1) as "lateReason",
    coalesce((select array_agg(distinct audience) from app.incident_information where controller_id = ${controllerId}
      and case_id = ${caseId}), '{}') as audiences,
    (select count(distinct recipient)::int from app.incident_notice where controller_id = ${controllerId}
      and case_id = ${caseId}) as "toldControllers",
    (select count(*)::int from (select distinct on (recipient) continues from app.incident_notice
      where controller_id = ${controllerId} and case_id = ${caseId} order by recipient, part desc) latest
      where continues) as "untoldControllers"`.execute(tx);
  return rows[0] as ClosingCounts;
}
