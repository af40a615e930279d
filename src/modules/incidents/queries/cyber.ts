/** Significant incidents of the kommun, and the cases of its nämnder that belong to them. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CyberIncident } from '../../../platform/database/schema.generated.ts';

const withOwner = (tx: Transaction) =>
  tx
    .selectFrom('cyberIncident')
    .innerJoin('controller', 'controller.id', 'cyberIncident.ownerControllerId')
    .selectAll('cyberIncident')
    .select('controller.name as ownerName');

export const cyberIncidentById = (tx: Transaction, id: string) =>
  withOwner(tx).where('cyberIncident.id', '=', id).executeTakeFirst();
export type CyberRow = NonNullable<Awaited<ReturnType<typeof cyberIncidentById>>>;

/** Those that have not got their final report. */
export const openCyberIncidents = (tx: Transaction, legalEntityId: string) =>
  withOwner(tx)
    .where('cyberIncident.legalEntityId', '=', legalEntityId)
    .where('cyberIncident.reportedAt', 'is', null)
    .orderBy('cyberIncident.awareAt', 'desc')
    .execute();

/** All of the kommuner that the actor belongs to, the latest first, with how many cases within reach belong to each. */
export const cyberIncidents = (tx: Transaction) =>
  withOwner(tx)
    .innerJoin('legalEntity', 'legalEntity.id', 'cyberIncident.legalEntityId')
    .select([
      'legalEntity.name as legalEntityName',
      sql<number>`(select count(*)::int from incident where incident.legal_entity_id = cyber_incident.legal_entity_id
        and incident.cyber_incident_id = cyber_incident.id)`.as('cases'),
      sql<string | null>`(select incident.case_id from incident
        where incident.controller_id = cyber_incident.owner_controller_id
          and incident.cyber_incident_id = cyber_incident.id order by incident.created_at limit 1)`.as(
        'caseId',
      ),
    ])
    .orderBy('cyberIncident.awareAt', 'desc')
    .limit(200)
    .execute();

export async function insertCyberIncident(tx: Transaction, row: Insertable<CyberIncident>): Promise<boolean> {
  const result = await tx
    .insertInto('cyberIncident')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function updateCyberIncident(
  tx: Transaction,
  id: string,
  changes: Updateable<CyberIncident>,
): Promise<void> {
  await tx
    .updateTable('cyberIncident')
    .set(changes)
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The owner's case, which the deadlines stand in, and the others' within reach. */
export const casesOfCyber = (tx: Transaction, id: string) =>
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
    ])
    .where('incident.cyberIncidentId', '=', id)
    .orderBy('incident.createdAt')
    .execute();
