/** Persons, and their roles from and to a day. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { NotificationForm, PersonChanges, PersonForm } from '../forms/index.ts';
import { validOn } from './valid.ts';

export const personsOf = (tx: Transaction, entity: string) =>
  tx.selectFrom('person').selectAll().where('legalEntityId', '=', entity).orderBy('name').execute();

/** With the name of where the person is employed. */
export const personById = (tx: Transaction, id: string) =>
  tx
    .selectFrom('person')
    .leftJoin('legalEntity', 'legalEntity.id', 'person.legalEntityId')
    .selectAll('person')
    .select('legalEntity.name as employer')
    .where('person.id', '=', id)
    .executeTakeFirst();

export const personByEmail = (tx: Transaction, entity: string, email: string) =>
  tx
    .selectFrom('person')
    .select('id')
    .where('legalEntityId', '=', entity)
    .where('email', '=', email)
    .executeTakeFirst();

export async function insertPerson(
  tx: Transaction,
  id: string,
  entity: string,
  form: PersonForm,
): Promise<void> {
  await tx
    .insertInto('person')
    .values({ id, legalEntityId: entity, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function updatePerson(tx: Transaction, id: string, form: PersonChanges): Promise<void> {
  if (Object.values(form).every((value) => value === undefined)) return;
  await tx.updateTable('person').set(form).where('id', '=', id).execute();
}

export async function giveAccount(tx: Transaction, person: string, account: string): Promise<void> {
  await tx.updateTable('person').set({ accountId: account }).where('id', '=', person).execute();
}

/** Appointments of the administered entity; of one person when given. */
export const appointmentsOf = (tx: Transaction, entity: string, person?: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('controller', 'controller.id', 'appointment.controllerId')
    .selectAll('appointment')
    .select('controller.name as controllerName')
    .where('appointment.legalEntityId', '=', entity)
    .$if(person !== undefined, (query) => query.where('appointment.personId', '=', person as string))
    .orderBy('appointment.firstDay', 'desc')
    .orderBy('controller.name')
    .execute();
export type ListedAppointment = Awaited<ReturnType<typeof appointmentsOf>>[number];

interface NewAppointment {
  readonly id: string;
  readonly controllerId: string;
  readonly legalEntityId: string;
  readonly personId: string;
  readonly role: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly notifiedOn: string | null;
  readonly notifiedReference: string | null;
}

export async function insertAppointments(tx: Transaction, rows: readonly NewAppointment[]): Promise<void> {
  await tx
    .insertInto('appointment')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export const appointmentById = (tx: Transaction, id: string) =>
  tx.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst();

/** One change at a time of what a person holds: two forms at once cannot give the same appointment twice. */
export async function lockAppointments(tx: Transaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('appointment'), hashtext(${personId}))`.execute(tx);
}

/** Takes away an appointment that has not begun: it reached nothing, and never will. The log keeps it. */
export async function deleteComingAppointment(tx: Transaction, id: string, today: string): Promise<void> {
  await sql`select app.take_back_appointments(array[${id}::uuid], ${today}::date)`.execute(tx);
}

export async function endAppointment(tx: Transaction, id: string, lastDay: string): Promise<void> {
  await tx.updateTable('appointment').set({ lastDay }).where('id', '=', id).execute();
}

export async function noteNotification(tx: Transaction, id: string, form: NotificationForm): Promise<void> {
  await tx.updateTable('appointment').set(form).where('id', '=', id).execute();
}

/** Who stands under a point today at the controllers within reach. */
export const delegatesWithinReach = (tx: Transaction, today: string) =>
  tx
    .selectFrom('delegate')
    .innerJoin('delegationPoint', (join) =>
      join
        .onRef('delegationPoint.controllerId', '=', 'delegate.controllerId')
        .onRef('delegationPoint.id', '=', 'delegate.delegationPointId'),
    )
    .innerJoin('person', 'person.id', 'delegate.personId')
    .innerJoin('controller', 'controller.id', 'delegate.controllerId')
    .leftJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      sql<string>`'decision-maker'`.as('role'),
      'person.name',
      'person.email',
      'person.phone',
      'controller.name as controllerName',
      'legalEntity.name as legalEntityName',
    ])
    .distinct()
    .where(validOn('delegate', today))
    .where(validOn('delegationPoint', today))
    .orderBy('person.name')
    .orderBy('controller.name')
    .execute();

/** Who has which role today at the controllers within reach. */
export const rolesWithinReach = (tx: Transaction, today: string, role?: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .innerJoin('controller', 'controller.id', 'appointment.controllerId')
    .leftJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      'appointment.role',
      'person.name',
      'person.email',
      'person.phone',
      'controller.name as controllerName',
      'legalEntity.name as legalEntityName',
    ])
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .$if(role !== undefined, (query) => query.where('appointment.role', '=', role as string))
    .orderBy('person.name')
    .orderBy('controller.name')
    .execute();
