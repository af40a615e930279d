/** The notification to the authority: who answers for it, what has been sent, and the form's approved lists. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { IncidentNotification, LawOverride } from '../../../platform/database/schema.generated.ts';

export interface NotifyingController {
  readonly name: string;
  readonly municipality: string;
  readonly organisationNumber: string | null;
  readonly address: string | null;
  readonly contact: string | null;
  readonly responsible: NotifyingPerson | null;
  readonly officer: NotifyingPerson | null;
}

export interface NotifyingPerson {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The controller as it is written in the form; a nämnd has the number and address of its kommun unless it has its own. */
export async function notifyingController(
  tx: Transaction,
  controllerId: string,
  responsibleId: string | null,
  today: string,
): Promise<NotifyingController | undefined> {
  const { rows } = await sql<NotifyingController>`select controller.name, entity.name as municipality,
      coalesce(controller.organisation_number, entity.organisation_number) as "organisationNumber",
      coalesce(controller.address, entity.address) as address, controller.contact,
      (select json_build_object('name', name, 'phone', phone, 'email', email) from person
        where id = ${responsibleId}) as responsible,
      (select json_build_object('name', person.name, 'phone', person.phone, 'email', person.email)
        from appointment join person on person.id = appointment.person_id
        where appointment.controller_id = controller.id and appointment.role = 'dso'
          and appointment.first_day <= ${today}::date
          and (appointment.last_day is null or appointment.last_day >= ${today}::date)
        order by appointment.first_day desc limit 1) as officer
    from controller join legal_entity entity on entity.id = controller.legal_entity_id
    where controller.id = ${controllerId}`.execute(tx);
  return rows[0];
}

/** False when the form was sent before. */
export async function insertNotification(
  tx: Transaction,
  row: Insertable<IncidentNotification>,
): Promise<boolean> {
  const result = await tx
    .insertInto('incidentNotification')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const notificationsOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('incidentNotification')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .orderBy('sentAt')
    .execute();
export type NotificationRow = Awaited<ReturnType<typeof notificationsOf>>[number];

/** Number and receipt of the authority, which come later. False when there is no such notification. */
export async function saveReceipt(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  id: string,
  receipt: { readonly authorityReference?: string; readonly fileId?: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('incidentNotification')
    .set(receipt)
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Corrections of the law that the kommun has entered, the latest proposals first. */
export const overridesOf = (tx: Transaction, legalEntityId: string) =>
  tx
    .selectFrom('lawOverride')
    .leftJoin('person as proposer', 'proposer.id', 'lawOverride.proposedBy')
    .leftJoin('person as answerer', (join) =>
      join.on((on) =>
        on('answerer.id', '=', sql<string>`coalesce(law_override.approved_by, law_override.rejected_by)`),
      ),
    )
    .selectAll('lawOverride')
    .select(['proposer.name as proposerName', 'answerer.name as answererName'])
    .where('lawOverride.legalEntityId', '=', legalEntityId)
    .where('lawOverride.list', '=', 'breachLists')
    .orderBy('lawOverride.validFrom')
    .orderBy('lawOverride.approvedAt')
    .execute();
export type OverrideRow = Awaited<ReturnType<typeof overridesOf>>[number];

export async function insertOverride(tx: Transaction, row: Insertable<LawOverride>): Promise<void> {
  await tx
    .insertInto('lawOverride')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Approves or rejects once; false when somebody has answered already, or there is no such proposal. */
export async function answerOverride(
  tx: Transaction,
  id: string,
  answer:
    | { readonly approvedBy: string; readonly approvedAt: string }
    | { readonly rejectedBy: string; readonly rejectedAt: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('lawOverride')
    .set(answer)
    .where('id', '=', id)
    .where('approvedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}
