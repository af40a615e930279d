/** Who is reminded of what on a day, asked for one controller at a time. */
import { type Kysely, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB } from '../../../platform/database/schema.generated.ts';

interface RemindedController {
  readonly id: string;
  readonly name: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
}

/** Controllers that stand on the day; asked by the platform, before anybody acts. */
export async function controllersToRemind(
  database: Kysely<DB>,
  day: string,
): Promise<readonly RemindedController[]> {
  const { rows } = await sql<{ controllers: RemindedController[] }>`
    select app.controllers_to_remind(${day}) as controllers`.execute(database);
  return rows[0]?.controllers ?? [];
}

interface Reminded {
  readonly personId: string;
  readonly email: string;
  readonly count: number;
}

/** Persons with an appointment on the day that lets them answer. */
const held = (controllerId: string, day: string) => sql`
  select person.id as person_id, person.name, person.email, bool_or(appointment.role = 'coordinator') as coordinates
  from appointment join person on person.id = appointment.person_id
  where appointment.controller_id = ${controllerId} and appointment.first_day <= ${day}
    and (appointment.last_day is null or appointment.last_day >= ${day})
    and (person.last_day is null or person.last_day >= ${day})
    and appointment.role not in ('dso', 'auditor', 'leadership')
  group by person.id, person.name, person.email`;

/** Those who have not answered in open rounds that end on one of the days. */
export async function unansweredOn(
  tx: Transaction,
  controllerId: string,
  day: string,
  dueDays: readonly string[],
): Promise<readonly Reminded[]> {
  const { rows } = await sql<Reminded>`
    with held as (${held(controllerId, day)})
    select held.person_id, held.email, count(*)::int as count
    from confirmation_request request
    join confirmation_round round on round.controller_id = request.controller_id and round.id = request.round_id
    join held on held.person_id = request.person_id
    where request.controller_id = ${controllerId} and request.answer is null and round.closed_on is null
      and round.due_on = any (${[...dueDays]}::date[])
    group by held.person_id, held.email`.execute(tx);
  return rows;
}

/** Those whom processings name that are to be reviewed on one of the days; the coordinators for those that name nobody. */
export async function reviewsOn(
  tx: Transaction,
  controllerId: string,
  day: string,
  reviewDays: readonly string[],
): Promise<readonly Reminded[]> {
  const { rows } = await sql<Reminded>`
    with held as (${held(controllerId, day)}),
      due as (
        select id from processing
        where controller_id = ${controllerId} and activity <> 'ended' and next_review_on = any (${[...reviewDays]}::date[])),
      owned as (
        select distinct due.id, held.person_id from due
        join processing_contact contact on contact.controller_id = ${controllerId} and contact.processing_id = due.id
          and contact.role in ('entry-responsible', 'contact', 'operations')
        join held on lower(held.name) = lower(trim(contact.name))),
      told as (
        select id, person_id from owned
        union
        select due.id, held.person_id from due cross join held
        where held.coordinates and not exists (select from owned where owned.id = due.id))
    select held.person_id, held.email, count(*)::int as count
    from told join held on held.person_id = told.person_id
    group by held.person_id, held.email`.execute(tx);
  return rows;
}
