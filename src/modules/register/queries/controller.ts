/** The controller as its documents name it. */
import type { Transaction } from '../../../platform/database/connection.ts';

export const controllerFacts = (tx: Transaction, id: string) =>
  tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select((select) => [
      'controller.name',
      'legalEntity.name as municipality',
      select.fn
        .coalesce('controller.organisationNumber', 'legalEntity.organisationNumber')
        .as('organisationNumber'),
      select.fn.coalesce('controller.address', 'legalEntity.address').as('address'),
      'controller.contact',
    ])
    .where('controller.id', '=', id)
    .executeTakeFirst();

/** The day that the controller was set up. */
export const firstDayOf = async (tx: Transaction, id: string): Promise<string | undefined> =>
  (await tx.selectFrom('controller').select('firstDay').where('id', '=', id).executeTakeFirst())?.firstDay;

/** The data protection officer on the day; persons outside the actor's own legal entities are named by the appointment. */
export const officerOf = (tx: Transaction, controllerId: string, day: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.name', 'person.email as contact'])
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', '=', 'dso')
    .where('appointment.firstDay', '<=', day)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', day)]),
    )
    .executeTakeFirst();

/** The controllers with their type and the names that a sheet may call them by. */
export const namedControllers = (tx: Transaction, ids: readonly string[]) =>
  tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      'controller.id',
      'controller.name',
      'controller.type',
      'controller.legalEntityId',
      'legalEntity.name as legalEntityName',
    ])
    .where('controller.id', 'in', [...ids])
    .execute();
