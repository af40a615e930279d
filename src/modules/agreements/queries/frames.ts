/** Frames that one nämnd shares with the others of its kommun, and what an agreement copies from one. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AgreementFrame, AgreementInstruction } from '../../../platform/database/schema.generated.ts';

/** One that was withdrawn opens again with what is given; one that is open stays as it is. */
export const shareFrame = (tx: Transaction, row: Insertable<AgreementFrame>) =>
  tx
    .insertInto('agreementFrame')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((set) => ({
          title: set.ref('excluded.title'),
          supplierId: set.ref('excluded.supplierId'),
          edition: set.ref('excluded.edition'),
          content: set.ref('excluded.content'),
          contentVersion: set.ref('excluded.contentVersion'),
          sha256: set.ref('excluded.sha256'),
          sharedBy: set.ref('excluded.sharedBy'),
          sharedAt: set.ref('excluded.sharedAt'),
          withdrawnAt: null,
          version: set('agreementFrame.version', '+', 1),
        }))
        .where('agreementFrame.withdrawnAt', 'is not', null),
    )
    .execute();

export const framesOf = (tx: Transaction, legalEntityId: string, controllerId: string) =>
  tx
    .selectFrom('agreementFrame')
    .innerJoin('controller', 'controller.id', 'agreementFrame.ownerControllerId')
    .leftJoin('supplier', 'supplier.id', 'agreementFrame.supplierId')
    .select([
      'agreementFrame.id',
      'agreementFrame.title',
      'agreementFrame.edition',
      'agreementFrame.sharedAt',
      'agreementFrame.ownerControllerId',
      'controller.name as controllerName',
      'supplier.name as supplierName',
      sql<
        string | null
      >`(select agreement.id from agreement where agreement.controller_id = ${controllerId}::uuid
        and agreement.frame_id = agreement_frame.id and agreement.state <> 'withdrawn' limit 1)`.as(
        'agreementId',
      ),
    ])
    .where('agreementFrame.legalEntityId', '=', legalEntityId)
    .where('agreementFrame.withdrawnAt', 'is', null)
    .orderBy('agreementFrame.title')
    .execute();

export const frameById = (tx: Transaction, id: string) =>
  tx.selectFrom('agreementFrame').selectAll().where('id', '=', id).executeTakeFirst();

export const withdrawFrame = (tx: Transaction, id: string) =>
  tx
    .updateTable('agreementFrame')
    .set({ withdrawnAt: sql`now()`, version: sql`version + 1` })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute();

const COPIED = [
  'supplierId',
  'name',
  'organisationNumber',
  'address',
  'country',
  'what',
  'dataKinds',
  'subjects',
  'places',
  'mechanism',
  'safeguards',
  'assessed',
  'checkedOn',
  'contact',
  'website',
  'agreementForm',
  'position',
] as const;

/** A sub-processor as it stands in a frame: its place in the chain by the ids of the frame. */
export type CopiedSubProcessor = Awaited<ReturnType<typeof copiedSubProcessors>>[number];

export const copiedSubProcessors = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementSubProcessor')
    .select(['id', 'parentId', ...COPIED])
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .where('endedOn', 'is', null)
    .orderBy('position')
    .execute();

/** A statement has room for so many rows: the database takes at most 65 535 values in one. */
const ROWS_AT_ONCE = 500;

/** Each under its own of the copies: those that others stand under come first. */
export async function insertSubProcessors(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  rows: readonly CopiedSubProcessor[],
): Promise<void> {
  const ids = new Map(rows.map(({ id }) => [id, crypto.randomUUID()]));
  const placed = new Set<string | null>([null]);
  let left = [...rows];
  while (left.length > 0) {
    const next = left.filter(({ parentId }) => placed.has(parentId) || !ids.has(parentId ?? ''));
    if (next.length === 0) return;
    for (let first = 0; first < next.length; first += ROWS_AT_ONCE)
      await tx
        .insertInto('agreementSubProcessor')
        .values(
          next.slice(first, first + ROWS_AT_ONCE).map((row) => ({
            ...row,
            places: [...row.places],
            id: ids.get(row.id) ?? crypto.randomUUID(),
            parentId: row.parentId ? (ids.get(row.parentId) ?? null) : null,
            controllerId,
            agreementId,
          })),
        )
        .execute();
    for (const { id } of next) placed.add(id);
    left = left.filter(({ id }) => !placed.has(id));
  }
}

export const insertInstructionDraft = (tx: Transaction, row: Insertable<AgreementInstruction>) =>
  tx
    .insertInto('agreementInstruction')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'agreementId', 'number']).doNothing())
    .execute();
