/** What the page of a controller shows beside its persons. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import { validOn } from './valid.ts';

export interface HeldRole {
  readonly role: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly notifiedOn: string | null;
  readonly notifiedReference: string | null;
}

/** Everybody with a role at the controller today, with contact and roles. */
export const whoIsWho = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.name', 'person.title', 'person.email', 'person.phone'])
    .select(
      sql<HeldRole[]>`json_agg(json_build_object('role', appointment.role, 'firstDay', appointment.first_day,
        'lastDay', appointment.last_day, 'notifiedOn', appointment.notified_on,
        'notifiedReference', appointment.notified_reference) order by appointment.role)`.as('held'),
    )
    .where('appointment.controllerId', '=', controllerId)
    .where(validOn('appointment', today))
    .groupBy(['person.id', 'person.name', 'person.title', 'person.email', 'person.phone'])
    .orderBy('person.name')
    .execute();
export type HomePerson = Awaited<ReturnType<typeof whoIsWho>>[number];

export interface HomeBody {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly next: readonly string[];
}
export interface HomeHandover {
  readonly id: string;
  readonly fromName: string;
  readonly toPersonId: string;
  readonly toName: string;
  readonly leavesOn: string;
}

/** Small things of the controller in one statement. */
export async function homeOf(tx: Transaction, controllerId: string, today: string) {
  const { rows } = await sql<{
    units: number;
    bodies: HomeBody[];
    handovers: HomeHandover[];
    labels: Readonly<Record<string, string>>;
  }>`select
    (select count(*) from unit where unit.controller_id = ${controllerId} and ${validOn('unit', today)}) as units,
    coalesce((select json_agg(json_build_object('id', body.id, 'name', body.name, 'kind', body.kind,
        'next', coalesce((select json_agg(held_on order by held_on) from (
          select held_on from meeting where meeting.controller_id = body.controller_id and meeting.body_id = body.id
            and held_on >= ${today} order by held_on limit 3) coming), '[]')) order by body.name)
      from body where body.controller_id = ${controllerId}), '[]') as bodies,
    coalesce((select json_agg(json_build_object('id', handover.id, 'fromName', leaving.name,
        'toPersonId', receiving.id, 'toName', receiving.name, 'leavesOn', handover.leaves_on) order by handover.leaves_on)
      from handover
      join person leaving on leaving.id = handover.from_person_id
      join person receiving on receiving.id = handover.to_person_id
      where handover.controller_id = ${controllerId} and handover.received_at is null
        and handover.withdrawn_at is null), '[]') as handovers,
    coalesce((select json_object_agg(key, label) from cooperation_label), '{}') as labels`.execute(tx);
  return rows[0] as (typeof rows)[number];
}
