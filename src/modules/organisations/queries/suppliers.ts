/** Suppliers, the same for everybody, and the kommun's own card of each. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CardForm, SupplierChanges, SupplierForm } from '../forms/index.ts';

/** With how much of what may be read uses them. */
export const suppliers = (tx: Transaction) =>
  tx
    .selectFrom('supplier')
    .selectAll('supplier')
    .select(
      sql<number>`(select count(*) from system where system.supplier_id = supplier.id)`.as('systemCount'),
    )
    .select(
      sql<number>`(select count(distinct processing_id) from processor_use
        where processor_use.supplier_id = supplier.id)`.as('processingCount'),
    )
    .select(
      sql<boolean>`exists (select from supplier_card card where card.supplier_id = supplier.id
        and card.legal_entity_id = app.write_entity())`.as('hasCard'),
    )
    .orderBy('supplier.name')
    .execute();
export type ListedSupplier = Awaited<ReturnType<typeof suppliers>>[number];

export const supplierById = (tx: Transaction, id: string) =>
  tx.selectFrom('supplier').selectAll().where('id', '=', id).executeTakeFirst();
export type Supplier = NonNullable<Awaited<ReturnType<typeof supplierById>>>;

/** Two at once with the same number wait for each other, so that the second is told of the first. */
export async function lockSupplierNumber(tx: Transaction, number: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('supplier'), hashtext(${number}))`.execute(tx);
}

export const supplierByNumber = (tx: Transaction, number: string) =>
  tx
    .selectFrom('supplier')
    .select(['id', 'name'])
    .where('organisationNumber', '=', number)
    .executeTakeFirst();

/** Those whose names begin alike: what a rule compares with. */
export const suppliersLike = (tx: Transaction, beginning: string) =>
  tx
    .selectFrom('supplier')
    .select(['id', 'name', 'organisationNumber'])
    .where(sql<boolean>`starts_with(lower(name), lower(${beginning}))`)
    .limit(200)
    .execute();

export async function insertSupplier(tx: Transaction, id: string, form: SupplierForm): Promise<void> {
  await tx
    .insertInto('supplier')
    .values({ id, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function updateSupplier(tx: Transaction, id: string, form: SupplierChanges): Promise<void> {
  if (Object.values(form).every((value) => value === undefined)) return;
  await tx.updateTable('supplier').set(form).where('id', '=', id).execute();
}

export const cardOf = (tx: Transaction, supplierId: string, entity: string) =>
  tx
    .selectFrom('supplierCard')
    .selectAll()
    .where('supplierId', '=', supplierId)
    .where('legalEntityId', '=', entity)
    .executeTakeFirst();

/** The first card of the kommun; false when somebody else made it at the same time. */
export async function insertCard(
  tx: Transaction,
  supplierId: string,
  id: string,
  form: CardForm,
): Promise<boolean> {
  const result = await tx
    .insertInto('supplierCard')
    .values({ id, supplierId, ...form })
    .onConflict((conflict) => conflict.columns(['legalEntityId', 'supplierId']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateCard(
  tx: Transaction,
  id: string,
  version: number,
  form: CardForm,
): Promise<boolean> {
  const result = await tx
    .updateTable('supplierCard')
    .set({ ...form, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export const systemsOfSupplier = (tx: Transaction, supplierId: string) =>
  tx
    .selectFrom('system')
    .innerJoin('controller', 'controller.id', 'system.ownerControllerId')
    .select(['system.id', 'system.name', 'controller.name as controllerName'])
    .where('supplierId', '=', supplierId)
    .orderBy('system.name')
    .execute();

/** Processings in which the supplier is processor, among those that may be read. */
export const processingsOfSupplier = (tx: Transaction, supplierId: string) =>
  tx
    .selectFrom('processorUse')
    .innerJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'processorUse.controllerId')
        .onRef('processing.id', '=', 'processorUse.processingId'),
    )
    .innerJoin('controller', 'controller.id', 'processing.controllerId')
    .select(['processing.id', 'processing.name', 'controller.name as controllerName'])
    .distinct()
    .where('processorUse.supplierId', '=', supplierId)
    .orderBy('processing.name')
    .execute();
