/** Transfers that the processor makes, and what they are judged by. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AgreementTransfer } from '../../../platform/database/schema.generated.ts';
import type { TransferSurroundings } from '../rules/index.ts';
import { type Given, subProcessorsOf } from './sub-processors.ts';

export const transfersOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementTransfer')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

/** The regimes of the processings that the agreement covers, and what kind of organisation the controller is. */
export async function transferSurroundings(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
): Promise<TransferSurroundings> {
  const { rows } = await sql<TransferSurroundings>`select controller.type as "controllerType",
      array(select distinct processing.regime from agreement_processing link
        join processing on processing.controller_id = link.controller_id and processing.id = link.processing_id
        where link.controller_id = controller.id and link.agreement_id = ${agreementId}::uuid order by 1) as regimes
    from controller where controller.id = ${controllerId}::uuid`.execute(tx);
  return rows[0] as TransferSurroundings;
}

/** Everything that says where data go, with what it is judged by. */
export async function transfersToJudge(tx: Transaction, controllerId: string, agreementId: string) {
  return {
    transfers: await transfersOf(tx, controllerId, agreementId),
    subProcessors: await subProcessorsOf(tx, controllerId, agreementId),
    ...(await transferSurroundings(tx, controllerId, agreementId)),
  };
}

export async function insertTransfer(
  tx: Transaction,
  row: Given<Insertable<AgreementTransfer>>,
): Promise<boolean> {
  const result = await tx
    .insertInto('agreementTransfer')
    .values(row as Insertable<AgreementTransfer>)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when somebody else has saved meanwhile. */
export async function updateTransfer(
  tx: Transaction,
  at: {
    readonly controllerId: string;
    readonly agreementId: string;
    readonly id: string;
    readonly version: number;
  },
  changes: Updateable<AgreementTransfer>,
): Promise<boolean> {
  const result = await tx
    .updateTable('agreementTransfer')
    .set({ ...changes, version: sql`version + 1` })
    .where('controllerId', '=', at.controllerId)
    .where('agreementId', '=', at.agreementId)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export const deleteTransfer = (tx: Transaction, controllerId: string, agreementId: string, id: string) =>
  tx
    .deleteFrom('agreementTransfer')
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .where('id', '=', id)
    .execute();
