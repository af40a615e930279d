/** Sub-processors of an agreement, with those that are no longer engaged. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AgreementSubProcessor } from '../../../platform/database/schema.generated.ts';

export const subProcessorsOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementSubProcessor')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .orderBy('position')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
export type SubProcessorRow = Awaited<ReturnType<typeof subProcessorsOf>>[number];

/** Columns that a form lacked are undefined: they get what the table gives. */
export type Given<Row> = { readonly [Column in keyof Row]: Row[Column] | undefined };

/** Last in the list; false when the form was sent before. */
export async function insertSubProcessor(
  tx: Transaction,
  row: Given<Insertable<AgreementSubProcessor>>,
): Promise<boolean> {
  const result = await tx
    .insertInto('agreementSubProcessor')
    .values({
      ...(row as Insertable<AgreementSubProcessor>),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from app.agreement_sub_processor
        where controller_id = ${row.controllerId}::uuid and agreement_id = ${row.agreementId}::uuid)`,
    })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

interface At {
  readonly controllerId: string;
  readonly agreementId: string;
  readonly id: string;
}

/** With a version: false when somebody else has saved meanwhile. */
export async function updateSubProcessor(
  tx: Transaction,
  at: At & { readonly version: number | null },
  changes: Updateable<AgreementSubProcessor>,
): Promise<boolean> {
  let update = tx
    .updateTable('agreementSubProcessor')
    .set({ ...changes, version: sql`version + 1` })
    .where('controllerId', '=', at.controllerId)
    .where('agreementId', '=', at.agreementId)
    .where('id', '=', at.id);
  if (at.version !== null) update = update.where('version', '=', at.version);
  return Number((await update.executeTakeFirst()).numUpdatedRows) > 0;
}

/** Ends several at once: one with everybody below. */
export const endSubProcessors = (
  tx: Transaction,
  at: Omit<At, 'id'>,
  ids: readonly string[],
  endedOn: string,
) =>
  tx
    .updateTable('agreementSubProcessor')
    .set({ endedOn, version: sql`version + 1` })
    .where('controllerId', '=', at.controllerId)
    .where('agreementId', '=', at.agreementId)
    .where('id', 'in', [...ids])
    .where('endedOn', 'is', null)
    .execute();

/** Gives those right below to the one above. */
export const moveBelow = (tx: Transaction, at: At, parentId: string | null) =>
  tx
    .updateTable('agreementSubProcessor')
    .set({ parentId, version: sql`version + 1` })
    .where('controllerId', '=', at.controllerId)
    .where('agreementId', '=', at.agreementId)
    .where('parentId', '=', at.id)
    .execute();

export const deleteSubProcessors = (tx: Transaction, at: Omit<At, 'id'>, ids: readonly string[]) =>
  tx
    .deleteFrom('agreementSubProcessor')
    .where('controllerId', '=', at.controllerId)
    .where('agreementId', '=', at.agreementId)
    .where('id', 'in', [...ids])
    .execute();
