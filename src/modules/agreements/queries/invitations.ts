/** Links to sign by, as they are kept: by their sum alone. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AgreementInvitation } from '../../../platform/database/schema.generated.ts';

export const invitationsOf = (tx: Transaction, controllerId: string, agreementId: string) =>
  tx
    .selectFrom('agreementInvitation')
    .select([
      'id',
      'package',
      'side',
      'name',
      'email',
      'authority',
      'powerOfAttorneyId',
      'delegationPointId',
      'personId',
      'sentAt',
      'expiresOn',
      'openedAt',
      'answeredAt',
      'answer',
      'refusal',
      'withdrawnAt',
    ])
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .orderBy('sentAt')
    .execute();

/** False when the form was sent before. */
export async function insertInvitation(
  tx: Transaction,
  row: Insertable<AgreementInvitation>,
): Promise<boolean> {
  const result = await tx
    .insertInto('agreementInvitation')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Takes back links that have not been answered; how many. */
export async function withdrawInvitations(
  tx: Transaction,
  controllerId: string,
  which: { readonly agreementId: string; readonly id?: string } | { readonly powerOfAttorneyId: string },
): Promise<number> {
  const changes: Updateable<AgreementInvitation> = { withdrawnAt: sql`now()` as never };
  let update = tx
    .updateTable('agreementInvitation')
    .set(changes)
    .where('controllerId', '=', controllerId)
    .where('answer', 'is', null)
    .where('withdrawnAt', 'is', null);
  if ('powerOfAttorneyId' in which) update = update.where('powerOfAttorneyId', '=', which.powerOfAttorneyId);
  else {
    update = update.where('agreementId', '=', which.agreementId);
    if (which.id) update = update.where('id', '=', which.id);
  }
  return Number((await update.executeTakeFirst()).numUpdatedRows);
}

/** Held until the transaction ends, so that nobody signs meanwhile by a link that was sent on the power of attorney. */
export const lockAgreementsOnPower = (tx: Transaction, controllerId: string, powerOfAttorneyId: string) =>
  tx
    .selectFrom('agreement')
    .select('id')
    .where('controllerId', '=', controllerId)
    .where('id', 'in', (where) =>
      where
        .selectFrom('agreementInvitation')
        .select('agreementId')
        .where('controllerId', '=', controllerId)
        .where('powerOfAttorneyId', '=', powerOfAttorneyId),
    )
    .forUpdate()
    .execute();

/** To whom it is said whether the address got it: the mail system's own answer. */
export async function sendInvitation(
  tx: Transaction,
  mail: {
    readonly invitationId: string;
    readonly subject: string;
    readonly text: string;
    readonly secret: string;
  },
): Promise<'queued' | 'repeated' | 'unknown'> {
  const { rows } = await sql<{ outcome: 'queued' | 'repeated' | 'unknown' }>`
    select platform.send_invitation(${crypto.randomUUID()}, ${mail.invitationId}::uuid, ${mail.subject},
      ${mail.text}, ${mail.secret}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'unknown';
}
