/** Signing: the package, invitations, signatures, and who may sign. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AgreementDocument, AgreementSignature } from '../../../platform/database/schema.generated.ts';

/** Documents of every package, the newest package last. */
export const packageDocuments = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementDocument')
    .innerJoin('storedFile as file', (join) =>
      join
        .onRef('file.controllerId', '=', 'agreementDocument.controllerId')
        .onRef('file.id', '=', 'agreementDocument.fileId'),
    )
    .selectAll('agreementDocument')
    .select(['file.name as fileName', 'file.size', 'file.mediaType'])
    .where('agreementDocument.controllerId', '=', controllerId)
    .where('agreementDocument.agreementId', '=', agreementId)
    .orderBy('agreementDocument.package')
    .orderBy('agreementDocument.position')
    .orderBy('agreementDocument.title')
    .execute();

/** Once for each kind in a package; false when it is there already. */
export async function insertDocument(tx: Transaction, row: Insertable<AgreementDocument>): Promise<boolean> {
  const result = await tx
    .insertInto('agreementDocument')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['controllerId', 'agreementId', 'package', 'kind']).doNothing(),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const signaturesOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementSignature')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .orderBy('package')
    .orderBy('signedOn')
    .execute();
export type SignatureRow = Awaited<ReturnType<typeof signaturesOf>>[number];

/** What was last noted in the case. */
export const lastStep = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('caseEvent')
    .select('text')
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .orderBy('happenedAt', 'desc')
    .limit(1)
    .executeTakeFirst();

/** False when the side has signed the package already, or the form was sent before. */
export async function insertSignature(
  tx: Transaction,
  row: Insertable<AgreementSignature>,
): Promise<boolean> {
  const result = await tx
    .insertInto('agreementSignature')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * Decisions to sign, in the order that they were taken; those that another took the place of are left out, and those of
 * before the agreement was opened for change: they concern something else.
 */
export const signingDecisions = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('caseDecision')
    .select(['id', 'title', 'decidedOn', 'decidedBy', 'authority', 'paragraph', 'way', 'decidedByPersonId'])
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('matter', '=', 'agreement.sign')
    .where(({ eb, selectFrom }) =>
      eb(
        'recordedAt',
        '>',
        selectFrom('agreement')
          .select(sql<Date>`coalesce(reopened_at, '-infinity')`.as('since'))
          .whereRef('agreement.controllerId', '=', 'caseDecision.controllerId')
          .whereRef('agreement.id', '=', 'caseDecision.caseId'),
      ),
    )
    .where(
      'id',
      'not in',
      tx
        .selectFrom('caseDecision as later')
        .select('later.replacesId')
        .where('later.controllerId', '=', controllerId)
        .where('later.caseId', '=', caseId)
        .where('later.replacesId', 'is not', null)
        .$castTo<{ replacesId: string }>(),
    )
    .orderBy('decidedOn')
    .orderBy('recordedAt')
    .execute();
export type SigningDecision = Awaited<ReturnType<typeof signingDecisions>>[number];

/** Those who may be asked to decide and sign: delegates under the point, or whoever signs for a company. */
export async function ownSigners(
  tx: Transaction,
  controllerId: string,
  today: string,
  companies: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly email: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string | null }>`
    select distinct person.id, person.name::text as name, person.email from (
      select delegate.person_id from delegate
        join delegation_point point on point.controller_id = delegate.controller_id
          and point.id = delegate.delegation_point_id
        where delegate.controller_id = ${controllerId} and point.matter = 'agreement.sign'
          and delegate.first_day <= ${today} and coalesce(delegate.last_day, 'infinity') >= ${today}
          and point.first_day <= ${today} and coalesce(point.last_day, 'infinity') >= ${today}
      union all select appointment.person_id from appointment
        join controller on controller.id = appointment.controller_id
        where appointment.controller_id = ${controllerId} and appointment.role = 'signatory'
          and controller.type = any(${[...companies]}::text[])
          and appointment.first_day <= ${today} and coalesce(appointment.last_day, 'infinity') >= ${today}
    ) held join person on person.id = held.person_id order by name`.execute(tx);
  return rows;
}

/** The draft that is signed becomes the instruction; a later day when the agreement comes in force then. */
export const draftInstruction = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementInstruction')
    .select(['id', 'answers', 'number'])
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .where('state', '=', 'draft')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

export async function approveInstruction(
  tx: Transaction,
  controllerId: string,
  id: string,
  approved: { readonly by: string; readonly sha256: string; readonly validFrom: string },
): Promise<void> {
  await tx
    .updateTable('agreementInstruction')
    .set({
      state: 'approved',
      approvedBy: approved.by,
      approvedAt: sql`now()`,
      sha256: approved.sha256,
      validFrom: approved.validFrom,
      updatedAt: sql`now()`,
      version: sql`version + 1`,
    })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}

/** The one of the package holds from the day; or is a draft again when the package is opened for change. */
export async function setFirstInstruction(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  to: { readonly validFrom: string } | 'draft',
): Promise<void> {
  await tx
    .updateTable('agreementInstruction')
    .set(
      to === 'draft'
        ? {
            state: 'draft',
            approvedBy: null,
            approvedAt: null,
            sha256: null,
            validFrom: null,
            version: sql`version + 1`,
          }
        : { validFrom: to.validFrom, version: sql`version + 1` },
    )
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .where('state', '=', 'approved')
    .where('number', '=', (latest) =>
      latest
        .selectFrom('agreementInstruction as one')
        .select(sql<number>`max(one.number)`.as('number'))
        .where('one.controllerId', '=', controllerId)
        .where('one.agreementId', '=', agreementId),
    )
    .execute();
}

/** The publisher's body as it was uploaded: the one that the agreement took, or else the kommun's newest of the edition. */
export const publishedBody = (
  tx: Transaction,
  {
    legalEntityId,
    editionFileId,
    edition,
  }: {
    readonly legalEntityId: string;
    readonly editionFileId: string | null;
    readonly edition: string;
  },
) =>
  tx
    .selectFrom('editionFile')
    .select(['id', 'name', 'mediaType', 'sha256', 'content'])
    .where('legalEntityId', '=', legalEntityId)
    .where((where) =>
      editionFileId
        ? where('id', '=', editionFileId)
        : where.and([where('edition', '=', edition), where('replacedAt', 'is', null)]),
    )
    .orderBy('uploadedAt', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Whom an answer is told: the coordinators of the controller, and whoever answers for the main agreement. */
export const toldOfAnswers = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.email'])
    .distinct()
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', 'in', ['coordinator', 'agreement-owner'])
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .execute();

/** Who sends what is printed about signing. */
export const signingSender = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      'controller.name',
      'controller.type',
      'controller.address',
      'controller.contact',
      'legalEntity.name as municipality',
    ])
    .where('controller.id', '=', controllerId)
    .executeTakeFirstOrThrow();

/** What is told of a file, for a package that holds it as it lies. */
export const fileToldOf = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('storedFile')
    .select(['id', 'name', 'sha256'])
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .executeTakeFirst();

export const personNamed = (tx: Transaction, id: string) =>
  tx.selectFrom('person').select(['name', 'title']).where('id', '=', id).executeTakeFirst();
