/** Versions of the instruction, and what the register knows of the processings that the agreement covers. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AgreementInstruction } from '../../../platform/database/schema.generated.ts';
import type { CoveredProcessing } from '../rules/index.ts';

/** Every version, the first one first. */
export const instructionsOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementInstruction')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .orderBy('number')
    .execute();
export type InstructionRow = Awaited<ReturnType<typeof instructionsOf>>[number];

/** False when the form was sent before, or when somebody else has begun a version meanwhile. */
export async function insertInstruction(
  tx: Transaction,
  row: Insertable<AgreementInstruction>,
): Promise<boolean> {
  const result = await tx
    .insertInto('agreementInstruction')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** With a version: false when somebody else has saved meanwhile. */
export async function updateInstruction(
  tx: Transaction,
  at: {
    readonly controllerId: string;
    readonly agreementId: string;
    readonly id: string;
    readonly version: number | null;
  },
  changes: Updateable<AgreementInstruction>,
): Promise<boolean> {
  let update = tx
    .updateTable('agreementInstruction')
    .set({ ...changes, updatedAt: sql`now()`, version: sql`version + 1` })
    .where('controllerId', '=', at.controllerId)
    .where('agreementId', '=', at.agreementId)
    .where('id', '=', at.id);
  if (at.version !== null) update = update.where('version', '=', at.version);
  return Number((await update.executeTakeFirst()).numUpdatedRows) > 0;
}

export const deleteInstruction = (tx: Transaction, controllerId: string, agreementId: string, id: string) =>
  tx
    .deleteFrom('agreementInstruction')
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();

/** The processings that the agreement covers, as an instruction reads them, in one statement. */
export async function coveredProcessings(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
): Promise<readonly CoveredProcessing[]> {
  const rows = (columns: string, table: string) =>
    sql.raw(`coalesce((select json_agg(json_build_object(${columns}) order by position) from app.${table} one
      where one.controller_id = processing.controller_id and one.processing_id = processing.id), '[]')`);
  const { rows: found } =
    await sql<CoveredProcessing>`select processing.id, processing.name, processing.regime,
      processing.protected_identities as "protectedIdentities", processing.transfers_outside as "transfersOutside",
      ${rows("'short', short, 'detail', detail", 'purpose')} as purposes,
      ${rows("'label', label, 'approximateCount', approximate_count", 'subject_group')} as "subjectGroups",
      ${rows("'category', category, 'label', label", 'data_item')} as "dataItems",
      ${rows("'kind', kind, 'text', text", 'measure')} as measures,
      ${rows("'what', what, 'period', period, 'startsWhen', starts_when", 'retention_rule')} as retention,
      ${rows("'country', country, 'recipient', recipient, 'mechanism', mechanism", 'transfer')} as transfers,
      coalesce((select json_agg(json_build_object('name', system.name, 'country', system.country) order by system.name)
        from agreement_system link join system on system.id = link.system_id
        where link.controller_id = processing.controller_id and link.agreement_id = ${agreementId}::uuid
          and exists (select from system_use use where use.controller_id = processing.controller_id
            and use.processing_id = processing.id and use.system_id = system.id)), '[]') as systems
    from agreement_processing link
    join processing on processing.controller_id = link.controller_id and processing.id = link.processing_id
    where link.controller_id = ${controllerId}::uuid and link.agreement_id = ${agreementId}::uuid
    order by processing.name`.execute(tx);
  return found;
}
