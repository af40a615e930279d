/** Systems of the kommun, and the reviews of who has access to them. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { ReviewForm, SystemChanges, SystemForm } from '../forms/index.ts';

const nextReview = sql<string | null>`(select next_on::text from access_review
  where access_review.system_id = system.id order by reviewed_on desc, created_at desc limit 1)`;

export const systems = (tx: Transaction) =>
  tx
    .selectFrom('system')
    .leftJoin('supplier', 'supplier.id', 'system.supplierId')
    .innerJoin('controller', 'controller.id', 'system.ownerControllerId')
    .leftJoin('person as owner', 'owner.id', 'system.ownerPersonId')
    .leftJoin('person as keeper', 'keeper.id', 'system.administratorId')
    .selectAll('system')
    .select([
      'supplier.name as supplierName',
      'controller.name as ownerName',
      'owner.name as ownerPersonName',
      'keeper.name as administratorName',
    ])
    .select(nextReview.as('nextReviewOn'))
    .select((select) =>
      select
        .selectFrom('systemUse')
        .whereRef('systemUse.systemId', '=', 'system.id')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .as('useCount'),
    )
    .orderBy('system.name')
    .execute();
export type ListedSystem = Awaited<ReturnType<typeof systems>>[number];

export const systemById = (tx: Transaction, id: string) =>
  tx.selectFrom('system').selectAll().where('id', '=', id).executeTakeFirst();
export type System = NonNullable<Awaited<ReturnType<typeof systemById>>>;

/** The system with the names of what it points to. */
export const systemWithNames = (tx: Transaction, id: string) =>
  tx
    .selectFrom('system')
    .leftJoin('supplier', 'supplier.id', 'system.supplierId')
    .innerJoin('controller', 'controller.id', 'system.ownerControllerId')
    .leftJoin('person as owner', 'owner.id', 'system.ownerPersonId')
    .leftJoin('person as keeper', 'keeper.id', 'system.administratorId')
    .selectAll('system')
    .select([
      'supplier.name as supplierName',
      'controller.name as ownerName',
      'owner.name as ownerPersonName',
      'keeper.name as administratorName',
    ])
    .select(nextReview.as('nextReviewOn'))
    .where('system.id', '=', id)
    .executeTakeFirst();

/** Processings that use the system, among those that may be read. */
export const usesOfSystem = (tx: Transaction, id: string) =>
  tx
    .selectFrom('systemUse')
    .innerJoin('processing', 'processing.id', 'systemUse.processingId')
    .innerJoin('controller', 'controller.id', 'processing.controllerId')
    .select(['processing.id', 'processing.name', 'processing.number', 'controller.name as controllerName'])
    .where('systemUse.systemId', '=', id)
    .orderBy('processing.name')
    .execute();

/** Two at once with the same name wait for each other, so that the second is told of the first. */
export async function lockSystemName(tx: Transaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('system'), hashtext(${name}))`.execute(tx);
}

export const systemByName = (tx: Transaction, name: string) =>
  tx.selectFrom('system').select('id').where('name', '=', name).executeTakeFirst();

export async function insertSystem(tx: Transaction, id: string, form: SystemForm): Promise<void> {
  await tx
    .insertInto('system')
    .values({ id, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function updateSystem(
  tx: Transaction,
  id: string,
  version: number,
  form: SystemChanges,
): Promise<boolean> {
  const result = await tx
    .updateTable('system')
    .set({ ...form, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export const reviewsOfSystem = (tx: Transaction, systemId: string) =>
  tx
    .selectFrom('accessReview')
    .leftJoin('person', 'person.id', 'accessReview.reviewerId')
    .selectAll('accessReview')
    .select('person.name as reviewerName')
    .where('systemId', '=', systemId)
    .orderBy('reviewedOn', 'desc')
    .orderBy('accessReview.createdAt', 'desc')
    .execute();

/** The review, and the day of it on the system; a second submit of the same form writes nothing. */
export async function insertReview(
  tx: Transaction,
  review: ReviewForm & { readonly id: string; readonly systemId: string; readonly reviewerId: string | null },
): Promise<void> {
  await tx
    .insertInto('accessReview')
    .values(review)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await tx
    .updateTable('system')
    .set({ lastReviewOn: review.reviewedOn })
    .where('id', '=', review.systemId)
    .where((where) =>
      where.or([where('lastReviewOn', 'is', null), where('lastReviewOn', '<', review.reviewedOn)]),
    )
    .execute();
}

/** Systems of the controller whose access has not been looked over, or is to be by the day. */
export const systemsToReview = (tx: Transaction, controllerId: string, byDay: string, today: string) =>
  tx
    .selectFrom('system')
    .select(['system.id', 'system.name', 'system.retiredOn'])
    .select(nextReview.as('nextReviewOn'))
    .where('system.ownerControllerId', '=', controllerId)
    .where((where) => where.or([where('retiredOn', 'is', null), where('retiredOn', '>', today)]))
    .where(sql<boolean>`coalesce(${nextReview}, '0001-01-01') <= ${byDay}`)
    .orderBy('system.name')
    .execute();

/** Persons of the own legal entity: who may own or keep a system. */
export const colleagues = (tx: Transaction, entity: string, today: string) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'title'])
    .where('legalEntityId', '=', entity)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .orderBy('name')
    .execute();
