/** Agreements and what belongs to them. */
import { type Insertable, type Kysely, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type {
  Agreement,
  AgreementContact,
  AgreementDuty,
  AgreementParty,
  DB,
} from '../../../platform/database/schema.generated.ts';

interface PublishedBody {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
}

export const agreementById = (tx: Transaction, id: string) =>
  tx
    .selectFrom('agreement')
    .innerJoin('controller', 'controller.id', 'agreement.controllerId')
    .innerJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'agreement.controllerId')
        .onRef('caseRecord.id', '=', 'agreement.id'),
    )
    .leftJoin('legalEntity', 'legalEntity.id', 'agreement.legalEntityId')
    .leftJoin('controller as other', 'other.id', 'agreement.otherControllerId')
    .leftJoin('person as mainOwner', 'mainOwner.id', 'agreement.mainOwnerId')
    .leftJoin('agreementFrame as frame', 'frame.id', 'agreement.frameId')
    .selectAll('agreement')
    .select([
      'caseRecord.mark',
      'caseRecord.externalMark',
      'controller.name as controllerName',
      // A nämnd without a number of its own has its kommun's.
      (where) =>
        where.fn.coalesce('controller.organisationNumber', 'legalEntity.organisationNumber').as('ownNumber'),
      'controller.address as controllerAddress',
      'other.name as otherControllerName',
      'mainOwner.name as mainOwnerName',
      'frame.title as frameTitle',
      'frame.withdrawnAt as frameWithdrawnAt',
      // The publisher's file that it is to be signed with, or was.
      sql<PublishedBody | null>`(select json_build_object('id', file.id, 'name', file.name, 'sha256', file.sha256)
        from edition_file file where file.legal_entity_id = agreement.legal_entity_id
          and case when agreement.edition_file_id is null then file.edition = agreement.edition and file.replaced_at is null
            else file.id = agreement.edition_file_id end
        order by file.uploaded_at desc limit 1)`.as('published'),
    ])
    .select(
      // Agreements that hold with the same supplier already.
      sql<
        readonly { readonly id: string; readonly title: string }[]
      >`coalesce((select json_agg(json_build_object(
          'id', known.id, 'title', known.title) order by known.title)
        from agreement known where known.controller_id = agreement.controller_id and known.id <> agreement.id
          and known.supplier_id = agreement.supplier_id and known.state = 'in-force'), '[]')`.as('sameParty'),
    )
    .where('agreement.id', '=', id)
    .executeTakeFirst();
export type AgreementRow = NonNullable<Awaited<ReturnType<typeof agreementById>>>;

/** Held until the transaction ends. */
export const lockAgreement = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('agreement')
    .select('id')
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** False when the form was sent before. */
export async function insertAgreement(tx: Transaction, row: Insertable<Agreement>): Promise<boolean> {
  const result = await tx
    .insertInto('agreement')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** With a version: false when somebody has saved meanwhile. */
export async function updateAgreement(
  tx: Transaction,
  controllerId: string,
  id: string,
  version: number | null,
  changes: Updateable<Agreement>,
): Promise<boolean> {
  let update = tx
    .updateTable('agreement')
    .set({ ...changes, updatedAt: sql`now()`, version: sql`version + 1` })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id);
  if (version !== null) update = update.where('version', '=', version);
  const result = await update.executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const partOf = <Table extends 'agreementContact' | 'agreementParty' | 'agreementDuty'>(
  tx: Transaction,
  table: Table,
  controllerId: string,
  agreementId: string,
) =>
  tx
    .deleteFrom(table as 'agreementContact')
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId);

export const contactsOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementContact')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .execute();

/** The contacts as they now are. */
export async function replaceContacts(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  rows: readonly Insertable<AgreementContact>[],
): Promise<void> {
  await partOf(tx, 'agreementContact', controllerId, agreementId).execute();
  if (rows.length > 0)
    await tx
      .insertInto('agreementContact')
      .values([...rows])
      .execute();
}

export const partiesOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementParty')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .orderBy('position')
    .execute();

export async function replaceParties(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  rows: readonly Insertable<AgreementParty>[],
): Promise<void> {
  await partOf(tx, 'agreementParty', controllerId, agreementId).execute();
  if (rows.length > 0)
    await tx
      .insertInto('agreementParty')
      .values([...rows])
      .execute();
}

export const dutiesOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementDuty')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .execute();

export async function replaceDuties(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  rows: readonly Insertable<AgreementDuty>[],
): Promise<void> {
  await partOf(tx, 'agreementDuty', controllerId, agreementId).execute();
  if (rows.length > 0)
    await tx
      .insertInto('agreementDuty')
      .values([...rows])
      .execute();
}

/** Those whose last day has passed and that still are said to hold, of every controller. */
export const agreementsToEnd = async (
  database: Kysely<DB>,
  onDay: string,
): Promise<readonly { controllerId: string; legalEntityId: string; id: string }[]> =>
  (
    await sql<{
      controllerId: string;
      legalEntityId: string;
      id: string;
    }>`select * from app.agreements_to_end(${onDay}::date)`.execute(database)
  ).rows;

/** The entries of the register that the agreement covers. */
export const coveredProcessingIds = async (
  tx: Transaction,
  controllerId: string,
  agreementId: string,
): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom('agreementProcessing')
      .select('processingId')
      .where('controllerId', '=', controllerId)
      .where('agreementId', '=', agreementId)
      .execute()
  ).map(({ processingId }) => processingId);
