/** What an agreement can be about and with: the register's processings, the kommun's systems, suppliers and nämnder. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

/** Processings that have not ended, each with the processors that the register names. */
export const processingChoices = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('processing')
    .select([
      'id',
      'name',
      'number',
      sql<
        string[]
      >`array(select use.name from processor_use use where use.controller_id = processing.controller_id
        and use.processing_id = processing.id)`.as('processors'),
      sql<string[]>`array(select use.organisation_number from processor_use use
        where use.controller_id = processing.controller_id and use.processing_id = processing.id
          and use.organisation_number is not null)`.as('processorNumbers'),
    ])
    .where('controllerId', '=', controllerId)
    .where('activity', '<>', 'ended')
    .orderBy('name')
    .execute();

/** The kommun's systems, each with the controller's processings that it is used in. */
export const systemChoices = (tx: Transaction, legalEntityId: string, controllerId: string) =>
  tx
    .selectFrom('system')
    .select([
      'id',
      'name',
      'supplierId',
      sql<string[]>`array(select use.processing_id::text from system_use use
        where use.controller_id = ${controllerId}::uuid and use.system_id = system.id)`.as('usedIn'),
    ])
    .where('legalEntityId', '=', legalEntityId)
    .orderBy('name')
    .execute();

/** Nämnder and the like of the same kommun that there are today. */
export const controllerChoices = (tx: Transaction, legalEntityId: string, today: string) =>
  tx
    .selectFrom('controller')
    .leftJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select(['controller.id', 'controller.name', 'controller.address', 'controller.contact'])
    .select(({ fn }) =>
      fn.coalesce('controller.organisationNumber', 'legalEntity.organisationNumber').as('organisationNumber'),
    )
    .where('controller.legalEntityId', '=', legalEntityId)
    .where('firstDay', '<=', today)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .orderBy('controller.name')
    .execute();

/** Suppliers with the kommun's own card of each. */
export const supplierChoices = (tx: Transaction, legalEntityId: string) =>
  tx
    .selectFrom('supplier')
    .leftJoin('supplierCard as card', (join) =>
      join.onRef('card.supplierId', '=', 'supplier.id').on('card.legalEntityId', '=', legalEntityId),
    )
    .select([
      'supplier.id',
      'supplier.name',
      'supplier.organisationNumber',
      'supplier.country',
      'card.contactName',
      'card.contactEmail',
      'card.contactPhone',
      'card.incidentContact',
    ])
    .orderBy('supplier.name')
    .execute();

/** The latest agreement with the supplier: what it says of the other party is known already. */
export async function lastAgreementWith(tx: Transaction, controllerId: string, supplierId: string) {
  const { rows } = await sql<{
    partyAddress: string | null;
    contacts: readonly {
      readonly kind: string;
      readonly name: string;
      readonly email: string | null;
      readonly phone: string | null;
      readonly availability: string | null;
    }[];
  }>`select agreement.party_address as "partyAddress",
      coalesce((select json_agg(json_build_object('kind', contact.kind, 'name', contact.name, 'email', contact.email,
          'phone', contact.phone, 'availability', contact.availability))
        from agreement_contact contact where contact.controller_id = agreement.controller_id
          and contact.agreement_id = agreement.id and contact.side = 'theirs'), '[]') as contacts
    from agreement where agreement.controller_id = ${controllerId}::uuid and agreement.supplier_id = ${supplierId}::uuid
      and agreement.state <> 'withdrawn'
    order by agreement.party_address is null, agreement.created_at desc limit 1`.execute(tx);
  return rows[0];
}

/** Those at the controller who can be named as contacts. */
export const ownContacts = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.name', 'person.email', 'person.phone', 'appointment.role'])
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', 'in', [
      'coordinator',
      'agreement-owner',
      'head',
      'manager',
      'security-officer',
    ])
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .orderBy('person.name')
    .execute();
