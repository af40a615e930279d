/** Powers of attorney: given by a nämnd, and received by the one that signs for it. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { PowerOfAttorney } from '../../../platform/database/schema.generated.ts';

const shown = (tx: Transaction) =>
  tx
    .selectFrom('powerOfAttorney')
    .innerJoin('controller as owner', 'owner.id', 'powerOfAttorney.ownerControllerId')
    .innerJoin('controller as grantee', 'grantee.id', 'powerOfAttorney.granteeControllerId')
    .innerJoin('legalEntity', 'legalEntity.id', 'powerOfAttorney.legalEntityId')
    .selectAll('powerOfAttorney')
    .select([
      'owner.name as ownerName',
      'owner.address as ownerAddress',
      'owner.contact as ownerContact',
      'owner.organisationNumber as ownerNumber',
      'grantee.name as granteeName',
      'legalEntity.name as legalEntityName',
    ]);

/** Those that one of the controllers has given or received, the newest first. */
export const powersOf = (tx: Transaction, controllers: readonly string[]) =>
  shown(tx)
    .where((where) =>
      where.or([
        where('powerOfAttorney.ownerControllerId', 'in', [...controllers]),
        where('powerOfAttorney.granteeControllerId', 'in', [...controllers]),
      ]),
    )
    .orderBy('powerOfAttorney.validFrom', 'desc')
    .orderBy('owner.name')
    .execute();

export type PowerRow = Awaited<ReturnType<typeof powersOf>>[number];

export const powerById = (tx: Transaction, id: string) =>
  shown(tx).where('powerOfAttorney.id', '=', id).executeTakeFirst();

export const powersGivenBy = (tx: Transaction, controllerId: string) =>
  shown(tx)
    .where('powerOfAttorney.ownerControllerId', '=', controllerId)
    .orderBy('powerOfAttorney.validFrom', 'desc')
    .execute();

/** False when the form was sent before. */
export async function insertPower(tx: Transaction, row: Insertable<PowerOfAttorney>): Promise<boolean> {
  const result = await tx
    .insertInto('powerOfAttorney')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when somebody has saved meanwhile. */
export async function updatePower(
  tx: Transaction,
  id: string,
  version: number,
  changes: Updateable<PowerOfAttorney>,
): Promise<boolean> {
  const result = await tx
    .updateTable('powerOfAttorney')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface GranteeDelegate {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly pointId: string;
  readonly number: string;
  readonly function: string;
  readonly roles: readonly string[];
  readonly employer: 'own' | 'cooperating' | 'company' | 'other';
}

/** Who signs at the one that has been given the power of attorney; nobody unless the own controller gave it. */
export async function delegatesOfGrantee(
  tx: Transaction,
  powerId: string,
  today: string,
): Promise<readonly GranteeDelegate[]> {
  const { rows } = await sql<GranteeDelegate>`
    select * from app.delegates_of_grantee(${powerId}::uuid, ${today}::date)`.execute(tx);
  return rows;
}

/** Other controllers of the same kommun, the kommunstyrelse first. */
export const possibleGrantees = (tx: Transaction, legalEntityId: string, own: string, today: string) =>
  tx
    .selectFrom('controller')
    .select(['id', 'name'])
    .where('legalEntityId', '=', legalEntityId)
    .where('id', '<>', own)
    .where('firstDay', '<=', today)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .orderBy(sql`name not ilike 'kommunstyrelse%'`)
    .orderBy('name')
    .execute();

/** Suppliers that a power of attorney can be given against. */
export const supplierNames = (tx: Transaction) =>
  tx.selectFrom('supplier').select(['id', 'name']).orderBy('name').execute();
