/** Legal entities and their controllers. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CompanyForm, ControllerChanges, ControllerForm } from '../forms/index.ts';
import { validOn } from './valid.ts';

export const legalEntity = (tx: Transaction, id: string) =>
  tx.selectFrom('legalEntity').selectAll().where('id', '=', id).executeTakeFirst();

export const controllersOf = (tx: Transaction, entity: string) =>
  tx
    .selectFrom('controller')
    .leftJoin('controller as deciding', 'deciding.id', 'controller.dependsOnId')
    .selectAll('controller')
    .select('deciding.name as dependsOnName')
    .where('controller.legalEntityId', '=', entity)
    .orderBy('controller.name')
    .execute();

export const controllerById = (tx: Transaction, id: string) =>
  tx.selectFrom('controller').selectAll().where('id', '=', id).executeTakeFirst();

export type Controller = NonNullable<Awaited<ReturnType<typeof controllerById>>>;

export async function insertController(
  tx: Transaction,
  id: string,
  entity: string,
  form: ControllerForm,
): Promise<void> {
  await tx
    .insertInto('controller')
    .values({ id, legalEntityId: entity, ...form, ...independence(form) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** False when somebody else saved since `version` was read. What the form lacks stays as it was. */
export async function updateController(
  tx: Transaction,
  id: string,
  version: number,
  form: ControllerChanges,
): Promise<boolean> {
  const result = await tx
    .updateTable('controller')
    .set({ ...form, ...independence(form), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function independence({ independent, dependsOnId }: ControllerChanges) {
  if (independent === undefined) return { independent: undefined, dependsOnId: undefined };
  return independent === 'yes'
    ? { independent: true, dependsOnId: null }
    : { independent: false, dependsOnId: dependsOnId ?? null };
}

/** A company is a legal entity of its own under its kommun, and its own controller. */
export async function insertCompany(
  tx: Transaction,
  ids: { readonly entity: string; readonly controller: string },
  parent: string,
  { name, kind, organisationNumber }: CompanyForm,
  firstDay: string,
): Promise<void> {
  await tx
    .insertInto('legalEntity')
    .values({ id: ids.entity, parentId: parent, kind, name, organisationNumber })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  // No column is named after «on conflict»: the administrator reads nothing of the new entity's controllers.
  await sql`insert into controller (id, legal_entity_id, name, type, organisation_number, first_day)
    select ${ids.controller}::uuid, id, ${name}, ${kind}, ${organisationNumber}, ${firstDay}::date
    from legal_entity where id = ${ids.entity} and parent_id = ${parent}
    on conflict do nothing`.execute(tx);
}

/** Every controller of the entity on a day, with who is officer and coordinator. */
export async function dutyRowsOf(tx: Transaction, entity: string, today: string) {
  const held = (role: string) =>
    sql<DutyHolder[]>`coalesce((select json_agg(json_build_object('personId', person.id, 'name', person.name,
        'email', person.email, 'phone', person.phone, 'appointmentId', appointment.id, 'firstDay', appointment.first_day, 'notifiedOn', appointment.notified_on,
        'notifiedReference', appointment.notified_reference) order by person.name)
      from appointment join person on person.id = appointment.person_id
      where appointment.controller_id = controller.id and appointment.role = ${role}
        and ${validOn('appointment', today)}), '[]')`;
  return tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select(['controller.id', 'controller.name', 'controller.type', 'legalEntity.name as legalEntityName'])
    .select((eb) =>
      eb.fn
        .coalesce('controller.organisationNumber', 'legalEntity.organisationNumber')
        .as('organisationNumber'),
    )
    .select(held('dso').as('officers'))
    .select(held('coordinator').as('coordinators'))
    .where('controller.legalEntityId', '=', entity)
    .where(validOn('controller', today))
    .orderBy('controller.name')
    .execute();
}

export interface DutyHolder {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly appointmentId: string;
  readonly firstDay: string;
  readonly notifiedOn: string | null;
  readonly notifiedReference: string | null;
}
