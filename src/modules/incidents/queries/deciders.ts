/** Who may decide a matter for a controller on a day. */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface Decider {
  readonly id: string;
  readonly name: string;
  /** «socialchef»: the person's title, or the function of the point. */
  readonly title: string | null;
  readonly email: string | null;
}

export interface AskedDeciders {
  readonly matter: string;
  readonly today: string;
  /** Types of controllers that have no delegationsordning. */
  readonly companies: readonly string[];
}

/** Delegates under a point, or whoever signs for a company; deputies last. */
export const deciders = (
  controllerId: string,
  { matter, today, companies }: AskedDeciders,
): RawBuilder<Decider> => sql<Decider>`
  select person.id, person.name, coalesce(person.title, min(held.function)) as title, person.email
  from (
    select delegate.person_id, point.function, delegate.deputy from delegate
      join delegation_point point on point.controller_id = delegate.controller_id and point.id = delegate.delegation_point_id
      where delegate.controller_id = ${controllerId} and point.matter = ${matter}
        and delegate.first_day <= ${today} and coalesce(delegate.last_day, 'infinity') >= ${today}
        and point.first_day <= ${today} and coalesce(point.last_day, 'infinity') >= ${today}
    union all select appointment.person_id, 'firmatecknare', false from appointment
      join controller on controller.id = appointment.controller_id
      where appointment.controller_id = ${controllerId} and appointment.role = 'signatory'
        and controller.type = any(${[...companies]}::text[])
        and appointment.first_day <= ${today} and coalesce(appointment.last_day, 'infinity') >= ${today}
  ) held
  join person on person.id = held.person_id
  group by person.id, person.name, person.title, person.email
  order by bool_and(held.deputy), person.name`;

export async function decidersOf(
  tx: Transaction,
  controllerId: string,
  asked: AskedDeciders,
): Promise<readonly Decider[]> {
  const { rows } = await deciders(controllerId, asked).execute(tx);
  return rows;
}
