/** Where a kommun or a company takes in reports from outside, and the mail when one has come. */
import { type Kysely, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB } from '../../../platform/database/schema.generated.ts';

export const reportingPlace = (tx: Transaction, entity: string) =>
  tx.selectFrom('reportingPlace').selectAll().where('legalEntityId', '=', entity).executeTakeFirst();
export type ReportingPlace = NonNullable<Awaited<ReturnType<typeof reportingPlace>>>;
export type PlaceChanges = Partial<
  Pick<ReportingPlace, 'open' | 'slug' | 'phone' | 'intro' | 'defaultControllerId'>
>;

export const placeEntity = (tx: Transaction, entity: string) =>
  tx.selectFrom('legalEntity').select(['id', 'name']).where('id', '=', entity).executeTakeFirst();

/** Those of the legal entity that are there on the day. */
export const placeControllers = (tx: Transaction, entity: string, today: string) =>
  tx
    .selectFrom('controller')
    .select(['id', 'name'])
    .where('legalEntityId', '=', entity)
    .where('firstDay', '<=', today)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .orderBy('name')
    .execute();

/** Whether another legal entity has the address. */
export async function slugTaken(tx: Transaction, slug: string, entity: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select app.reporting_slug_taken(${slug}, ${entity}::uuid) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

/** False when somebody else saved since `version` was read; version 0: nobody has. What is not among the changes stays. */
export async function savePlace(
  tx: Transaction,
  { id, entity, version }: { readonly id: string; readonly entity: string; readonly version: number },
  changes: PlaceChanges,
): Promise<boolean> {
  if (version === 0) {
    const made = await tx
      .insertInto('reportingPlace')
      .values({ id, legalEntityId: entity, ...changes })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  }
  const result = await tx
    .updateTable('reportingPlace')
    .set({ ...changes, version: version + 1, updatedAt: sql`now()` })
    .where('legalEntityId', '=', entity)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The legal entity of a controller, for a job that knows nothing but its id. */
export async function entityOfController(database: Kysely<DB>, controller: string): Promise<string | null> {
  const { rows } = await sql<{
    entity: string | null;
  }>`select app.entity_of_job(null, ${controller}::uuid) as entity`.execute(database);
  return rows[0]?.entity ?? null;
}

/** Its number and whom it came to; undefined when it is not the controller's. */
export const arrivedReport = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('inboxItem')
    .innerJoin('controller', 'controller.id', 'inboxItem.controllerId')
    .select(['inboxItem.receipt', 'controller.name'])
    .where('inboxItem.controllerId', '=', controllerId)
    .where('inboxItem.id', '=', id)
    .executeTakeFirst();
