/** What stands in a pack, and the packs that have been made. */
import { type Insertable, type Kysely, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB, EmergencyPack } from '../../../platform/database/schema.generated.ts';
import type { Place } from './marks.ts';

export {
  insertFile as insertPackFile,
  sealedFile as sealedPackFile,
} from '../../../platform/database/stored-files.ts';

export const packsToMake = async (database: Kysely<DB>, now: string): Promise<readonly Place[]> =>
  (
    await sql<Place>`select controller_id as "controllerId", legal_entity_id as "legalEntityId"
      from app.packs_to_make(${now}::timestamptz)`.execute(database)
  ).rows;

/** Processings with their processors, systems and whom to ring. */
export const whoProcessesWhat = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('processorUse')
    .innerJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'processorUse.controllerId')
        .onRef('processing.id', '=', 'processorUse.processingId'),
    )
    .leftJoin('supplierCard', (join) =>
      join
        .onRef('supplierCard.supplierId', '=', 'processorUse.supplierId')
        .onRef('supplierCard.legalEntityId', '=', 'processorUse.legalEntityId'),
    )
    .select([
      'processing.name as processing',
      'processorUse.name as processor',
      'processorUse.organisationNumber',
      'processorUse.agreement',
      'supplierCard.incidentContact',
      'supplierCard.contactPhone',
      'supplierCard.contactEmail',
    ])
    .where('processorUse.controllerId', '=', controllerId)
    .where('processing.activity', '<>', 'ended')
    .orderBy('processorUse.name')
    .orderBy('processing.name')
    .execute();

/** Those who are called in an incident, with the numbers that Ansvar has. */
export const personsToCall = (
  tx: Transaction,
  controllerId: string,
  today: string,
  roles: readonly string[],
) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.name', 'person.title', 'person.phone', 'person.email', 'appointment.role'])
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', 'in', [...roles])
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .orderBy('appointment.role')
    .orderBy('person.name')
    .execute();

/** Those who decide on incidents under the delegationsordning on the day. */
export const delegatesToCall = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('delegate')
    .innerJoin('delegationPoint', (join) =>
      join
        .onRef('delegationPoint.controllerId', '=', 'delegate.controllerId')
        .onRef('delegationPoint.id', '=', 'delegate.delegationPointId'),
    )
    .innerJoin('person', 'person.id', 'delegate.personId')
    .select(['person.name', 'person.phone', 'person.email'])
    .distinct()
    .where('delegate.controllerId', '=', controllerId)
    .where('delegationPoint.matter', '=', 'incident.decide')
    .where(
      sql<boolean>`${today}::date between delegate.first_day and coalesce(delegate.last_day, 'infinity')
        and ${today}::date between delegation_point.first_day and coalesce(delegation_point.last_day, 'infinity')`,
    )
    .orderBy('person.name')
    .execute();

export const packsOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('emergencyPack')
    .leftJoin('person as maker', 'maker.id', 'emergencyPack.madeBy')
    .leftJoin('person as fetcher', 'fetcher.id', 'emergencyPack.fetchedBy')
    .select([
      'emergencyPack.id',
      'emergencyPack.fileId',
      'emergencyPack.madeAt',
      'emergencyPack.pages',
      'emergencyPack.fetchedAt',
      'maker.name as makerName',
      'fetcher.name as fetcherName',
    ])
    .where('emergencyPack.controllerId', '=', controllerId)
    .orderBy('emergencyPack.madeAt', 'desc')
    .limit(12)
    .execute();

export async function insertPack(tx: Transaction, row: Insertable<EmergencyPack>): Promise<void> {
  await tx.insertInto('emergencyPack').values(row).execute();
}

export async function noteFetched(
  tx: Transaction,
  controllerId: string,
  id: string,
  by: string | null,
): Promise<void> {
  await tx
    .updateTable('emergencyPack')
    .set({ fetchedAt: sql<Date>`now()`, fetchedBy: by })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}
