/** Handing over: what a person has in hand at a controller, and the move of it to a successor. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { HandoverForm } from '../forms/index.ts';
import { validOn } from './valid.ts';

export type ItemKind =
  | 'role'
  | 'delegation'
  | 'gap'
  | 'unit'
  | 'system'
  | 'remark'
  | 'confirmation'
  | 'contact';

export interface HeldThing {
  readonly kind: ItemKind;
  readonly subjectId: string;
  readonly label: string;
}

/** All that the person has in hand at the controller today, in one statement. */
export async function heldBy(
  tx: Transaction,
  { controllerId, personId, today }: { controllerId: string; personId: string; today: string },
): Promise<readonly HeldThing[]> {
  const { rows } = await sql<HeldThing>`
    select 'role' as kind, id as subject_id, role as label, 1 as place from appointment
      where controller_id = ${controllerId} and person_id = ${personId}
        and (last_day is null or last_day >= ${today})
    union all
    select 'delegation', point.id, 'Punkt ' || point.number || ', ' || point.function, 2
      from delegate join delegation_point point
        on point.controller_id = delegate.controller_id and point.id = delegate.delegation_point_id
      where delegate.controller_id = ${controllerId} and delegate.person_id = ${personId}
        and (delegate.last_day is null or delegate.last_day >= ${today})
        and (point.last_day is null or point.last_day >= ${today})
    union all
    select 'unit', id, name, 3 from unit
      where controller_id = ${controllerId} and manager_id = ${personId}
        and (last_day is null or last_day >= ${today})
    union all
    select 'system', id, name || case when owner_person_id = ${personId} then ' (ägare)' else ' (förvaltare)' end, 4
      from system
      where owner_controller_id = ${controllerId} and ${personId} in (owner_person_id, administrator_id)
        and (retired_on is null or retired_on > ${today})
    union all
    select 'gap', gap.id, processing.name || ': ' || gap.text, 5
      from processing_gap gap join processing
        on processing.controller_id = gap.controller_id and processing.id = gap.processing_id
      where gap.controller_id = ${controllerId} and (gap.owner_person_id = ${personId}
        or gap.owner_person_id is null and gap.owner_name = (select name from person where id = ${personId}))
    union all
    select 'remark', id, left(text, 120), 6 from remark
      where controller_id = ${controllerId} and recipient_id = ${personId} and state = 'open'
    union all
    select 'confirmation', request.id, round.name || ': ' || processing.name, 7
      from confirmation_request request
      join confirmation_round round
        on round.controller_id = request.controller_id and round.id = request.round_id
      join processing
        on processing.controller_id = request.controller_id and processing.id = request.processing_id
      where request.controller_id = ${controllerId} and request.person_id = ${personId}
        and request.answer is null and round.closed_on is null
    union all
    select distinct 'contact', processing.id, processing.name, 8
      from processing_contact contact join processing
        on processing.controller_id = contact.controller_id and processing.id = contact.processing_id
      where contact.controller_id = ${controllerId} and contact.role = 'contact' and processing.activity <> 'ended'
        and lower(trim(contact.name)) = (select lower(trim(name)) from person where id = ${personId})
    order by place, label`.execute(tx);
  return rows;
}

interface NewHandover extends HandoverForm {
  readonly id: string;
  readonly controllerId: string;
  readonly createdBy: string | null;
}

/** False when the same form has been sent before. */
export async function insertHandover(
  tx: Transaction,
  handover: NewHandover,
  items: readonly (HeldThing & { readonly moves: boolean })[],
): Promise<boolean> {
  const { controllerId, id: handoverId } = handover;
  const result = await tx
    .insertInto('handover')
    .values(handover)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  const rows = items.map(({ kind, subjectId, label, moves }, position) => ({
    id: crypto.randomUUID(),
    controllerId,
    handoverId,
    position,
    kind,
    subjectId,
    label,
    moves,
  }));
  await tx.insertInto('handoverItem').values(rows).execute();
  return true;
}

const handoverRows = (tx: Transaction) =>
  tx
    .selectFrom('handover')
    .innerJoin('person as leaving', 'leaving.id', 'handover.fromPersonId')
    .innerJoin('person as receiving', 'receiving.id', 'handover.toPersonId')
    .leftJoin('person as starting', 'starting.id', 'handover.createdBy')
    .leftJoin('person as withdrawing', 'withdrawing.id', 'handover.withdrawnBy')
    .innerJoin('controller', 'controller.id', 'handover.controllerId')
    .selectAll('handover')
    .select([
      'leaving.name as fromName',
      'receiving.name as toName',
      'starting.name as startedBy',
      'withdrawing.name as withdrawnByName',
      'controller.name as controllerName',
    ]);

export const handoversOf = (tx: Transaction, controllerId: string) =>
  handoverRows(tx)
    .select(
      sql<number>`(select count(*) from handover_item item where item.controller_id = handover.controller_id
        and item.handover_id = handover.id)`.as('items'),
    )
    .where('handover.controllerId', '=', controllerId)
    .orderBy(sql`coalesce(handover.received_at, handover.withdrawn_at)`, (order) => order.desc().nullsFirst())
    .orderBy('handover.leavesOn', 'desc')
    .execute();
export type ListedHandover = Awaited<ReturnType<typeof handoversOf>>[number];

export const handoverById = (tx: Transaction, controllerId: string, id: string) =>
  handoverRows(tx)
    .where('handover.controllerId', '=', controllerId)
    .where('handover.id', '=', id)
    .executeTakeFirst();
export type Handover = NonNullable<Awaited<ReturnType<typeof handoverById>>>;

/** Those that wait for the successor; two at once of the same person wait for each other. */
export async function openHandovers(tx: Transaction, controllerId: string, leaver?: string) {
  if (leaver)
    await sql`select pg_advisory_xact_lock(hashtext('handover'), hashtext(${controllerId} || ${leaver}))`.execute(
      tx,
    );
  return handoverRows(tx)
    .where('handover.controllerId', '=', controllerId)
    .where('handover.receivedAt', 'is', null)
    .where('handover.withdrawnAt', 'is', null)
    .$if(leaver !== undefined, (query) => query.where('handover.fromPersonId', '=', leaver as string))
    .orderBy('handover.createdAt')
    .execute();
}

export const itemsOf = (tx: Transaction, { controllerId, id }: Handover) =>
  tx
    .selectFrom('handoverItem')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('handoverId', '=', id)
    .orderBy('position')
    .execute();
export type HandoverItem = Awaited<ReturnType<typeof itemsOf>>[number];

/** False when it has been received or taken back already. */
export async function markReceived(
  tx: Transaction,
  { controllerId, id }: Handover,
  at: Date,
  note: string | null,
): Promise<boolean> {
  const result = await tx
    .updateTable('handover')
    .set({ receivedAt: at, receivedNote: note })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('receivedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** False when it has been received or taken back already. */
export async function markWithdrawn(
  tx: Transaction,
  { controllerId, id }: Handover,
  at: Date,
  by: string | null,
): Promise<boolean> {
  const result = await tx
    .updateTable('handover')
    .set({ withdrawnAt: at, withdrawnBy: by })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('receivedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives to the successor what is listed as moving, where the person who leaves still has it. */
export async function moveItems(
  tx: Transaction,
  handover: Handover,
  items: readonly HandoverItem[],
): Promise<void> {
  const { controllerId, fromPersonId: from, toPersonId: to, fromName, toName } = handover;
  const ids = (kind: ItemKind) =>
    items.flatMap((item) => (item.kind === kind && item.moves && item.subjectId ? [item.subjectId] : []));
  const [gaps, units, systems, remarks, confirmations] = [
    ids('gap'),
    ids('unit'),
    ids('system'),
    ids('remark'),
    ids('confirmation'),
  ];
  if (gaps.length > 0)
    await sql`update processing_gap set owner_person_id = ${to}, owner_name = ${toName}
      where controller_id = ${controllerId} and id = any (${gaps}::uuid[])
        and (owner_person_id = ${from} or owner_person_id is null and owner_name = ${fromName})`.execute(tx);
  if (units.length > 0)
    await sql`update unit set manager_id = ${to}, version = version + 1
      where controller_id = ${controllerId} and id = any (${units}::uuid[]) and manager_id = ${from}`.execute(
      tx,
    );
  if (systems.length > 0)
    await sql`update system set version = version + 1,
        owner_person_id = case when owner_person_id = ${from} then ${to} else owner_person_id end,
        administrator_id = case when administrator_id = ${from} then ${to} else administrator_id end
      where id = any (${systems}::uuid[]) and ${from} in (owner_person_id, administrator_id)`.execute(tx);
  if (remarks.length > 0)
    await sql`update remark set recipient_id = ${to}, version = version + 1
      where controller_id = ${controllerId} and id = any (${remarks}::uuid[]) and recipient_id = ${from}`.execute(
      tx,
    );
  if (confirmations.length > 0)
    await sql`update confirmation_request set person_id = ${to}
      where controller_id = ${controllerId} and id = any (${confirmations}::uuid[])
        and person_id = ${from} and answer is null`.execute(tx);
}

/** Where the two are employed: a system is owned by somebody of its own kommun. */
export const employerOf = async (tx: Transaction, personId: string): Promise<string | undefined> =>
  (await tx.selectFrom('person').select('legalEntityId').where('id', '=', personId).executeTakeFirst())
    ?.legalEntityId;

/** Whom something can be handed over from: everybody who has or had something at the controller. */
export const leavers = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.title'])
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('appointment')
            .select('appointment.id')
            .whereRef('appointment.personId', '=', 'person.id')
            .where('appointment.controllerId', '=', controllerId),
        ),
        where.exists(
          where
            .selectFrom('delegate')
            .select('delegate.id')
            .whereRef('delegate.personId', '=', 'person.id')
            .where('delegate.controllerId', '=', controllerId)
            .where(validOn('delegate', today)),
        ),
        where.exists(
          where
            .selectFrom('unit')
            .select('unit.id')
            .whereRef('unit.managerId', '=', 'person.id')
            .where('unit.controllerId', '=', controllerId),
        ),
      ]),
    )
    .orderBy('person.name')
    .execute();
