/** The incident of a case: its row, its processors and what its times have been. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type {
  Incident,
  IncidentProcessor,
  IncidentTimeChange,
} from '../../../platform/database/schema.generated.ts';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** The row, with its times as ISO strings. */
export async function incidentOf(tx: Transaction, controllerId: string, caseId: string) {
  const row = await tx
    .selectFrom('incident')
    .leftJoin('person as adviser', 'adviser.id', 'incident.advisedBy')
    .selectAll('incident')
    .select([
      'adviser.name as adviserName',
      sql<boolean>`exists (select from cyber_incident where cyber_incident.legal_entity_id = incident.legal_entity_id
        and cyber_incident.reported_at is null)`.as('cyberGoesOn'),
    ])
    .where('incident.controllerId', '=', controllerId)
    .where('incident.caseId', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...row,
    occurredAt: iso(row.occurredAt),
    endedAt: iso(row.endedAt),
    discoveredAt: row.discoveredAt.toISOString(),
    reportedAt: row.reportedAt.toISOString(),
    awareAt: iso(row.awareAt),
    advisedAt: iso(row.advisedAt),
    decidedAt: iso(row.decidedAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
export type IncidentRow = NonNullable<Awaited<ReturnType<typeof incidentOf>>>;

/** False when the case has one already. */
export async function insertIncident(
  tx: Transaction,
  row: Insertable<Incident>,
  processors: readonly Insertable<IncidentProcessor>[],
): Promise<boolean> {
  const result = await tx
    .insertInto('incident')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'caseId']).doNothing())
    .executeTakeFirst();
  const isNew = Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  if (isNew && processors.length > 0)
    await tx
      .insertInto('incidentProcessor')
      .values([...processors])
      .execute();
  return isNew;
}

export async function updateIncident(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  changes: Updateable<Incident>,
): Promise<void> {
  await tx
    .updateTable('incident')
    .set(changes)
    .set((set) => ({ version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .execute();
}

export const processorsOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('incidentProcessor')
    .leftJoin('supplier', 'supplier.id', 'incidentProcessor.supplierId')
    .select([
      'incidentProcessor.id',
      'incidentProcessor.name',
      'incidentProcessor.organisationNumber',
      'incidentProcessor.supplierId',
      'incidentProcessor.subProcessor',
      'supplier.name as supplierName',
    ])
    .where('incidentProcessor.controllerId', '=', controllerId)
    .where('incidentProcessor.caseId', '=', caseId)
    .orderBy('incidentProcessor.name')
    .execute();

/** Suppliers that are known by these organisation numbers. */
export const suppliersNumbered = (tx: Transaction, numbers: readonly string[]) =>
  tx
    .selectFrom('supplier')
    .select(['id', 'organisationNumber'])
    .where('organisationNumber', 'in', [...numbers])
    .execute();

export const insertTimeChange = (tx: Transaction, row: Insertable<IncidentTimeChange>) =>
  tx.insertInto('incidentTimeChange').values(row).execute();

export const timeChangesOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('incidentTimeChange as change')
    .leftJoin('person', 'person.id', 'change.madeBy')
    .select([
      'change.id',
      'change.field',
      'change.fromTime',
      'change.toTime',
      'change.reason',
      'change.madeAt',
      'person.name as madeByName',
    ])
    .where('change.controllerId', '=', controllerId)
    .where('change.caseId', '=', caseId)
    .orderBy('change.madeAt')
    .execute();

/** Other cases of the same event that the actor may read: number and nämnd. */
export const casesOfEvent = (tx: Transaction, eventId: string, readable: readonly string[]) =>
  tx
    .selectFrom('incident')
    .innerJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'incident.controllerId')
        .onRef('caseRecord.id', '=', 'incident.caseId'),
    )
    .innerJoin('controller', 'controller.id', 'incident.controllerId')
    .select([
      'incident.caseId',
      'incident.controllerId',
      'controller.name as controllerName',
      'caseRecord.mark',
      'caseRecord.externalMark',
      'caseRecord.state',
      'incident.outcome',
      'incident.version',
    ])
    .where(sql<boolean>`incident.controller_id = any(${[...readable]}::uuid[])`)
    .where('incident.eventId', '=', eventId)
    .orderBy('controller.name')
    .execute();
