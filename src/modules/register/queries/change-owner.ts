/** Who sees to a change that somebody has asked for. */
import { type RawBuilder, sql } from 'kysely';

/** Roles that write in the register. */
const WRITERS = ['coordinator', 'staff'];

/** Of `confirmation_request request` joined with `person`: the asked person who may write, else the coordinators. */
export const changeOwner = (today: string): RawBuilder<string | null> => sql<string | null>`
  case when exists (select from app.appointment held
      where held.controller_id = request.controller_id and held.person_id = request.person_id
        and held.role = any(${WRITERS}) and held.first_day <= ${today}
        and (held.last_day is null or held.last_day >= ${today}))
    then person.name
    else (select string_agg(distinct coordinator.name, ', ') from app.appointment held
      join app.person coordinator on coordinator.id = held.person_id
      where held.controller_id = request.controller_id and held.role = 'coordinator' and held.first_day <= ${today}
        and (held.last_day is null or held.last_day >= ${today}))
  end`;
