/** Delegationsordning, bodies and the people of a controller. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

/** What judges a person's right to decide, in one statement. */
export async function decisionFactsOf(
  tx: Transaction,
  asked: { personId: string; controllerId: string; matter: string; today: string },
) {
  const { rows } = await sql<DecisionRow>`
    select controller.type, controller.name,
      coalesce((select array_agg(distinct role) from appointment
        where appointment.controller_id = controller.id and person_id = ${asked.personId}
          and first_day <= ${asked.today} and (last_day is null or last_day >= ${asked.today})), '{}') as roles,
      case
        when employer.id = controller.legal_entity_id then 'own'
        when employer.kind in ('company', 'foundation', 'association') then 'company'
        when exists (select from cooperation_member member
            join cooperation on cooperation.id = member.cooperation_id
          where member.first_day <= ${asked.today} and (member.last_day is null or member.last_day >= ${asked.today})
            and (member.legal_entity_id = employer.id and cooperation.legal_entity_id = controller.legal_entity_id
              or member.legal_entity_id = controller.legal_entity_id and cooperation.legal_entity_id = employer.id
              or member.legal_entity_id = employer.id and exists (select from cooperation_member other
                where other.cooperation_id = member.cooperation_id
                  and other.legal_entity_id = controller.legal_entity_id
                  and (other.last_day is null or other.last_day >= ${asked.today}))))
          then 'cooperating'
        else 'other' end as employer,
      (select json_build_object('id', point.id, 'number', point.number, 'function', point.function,
          'validOnDay', point.first_day <= ${asked.today} and (point.last_day is null or point.last_day >= ${asked.today})
            and delegate.first_day <= ${asked.today} and (delegate.last_day is null or delegate.last_day >= ${asked.today}))
        from delegation_point point
        join delegate on delegate.controller_id = point.controller_id and delegate.delegation_point_id = point.id
        where point.controller_id = controller.id and point.matter = ${asked.matter} and delegate.person_id = ${asked.personId}
        -- A place that holds today goes before one that has ended or is to come.
        order by point.first_day <= ${asked.today} and coalesce(point.last_day, 'infinity') >= ${asked.today}
            and delegate.first_day <= ${asked.today} and coalesce(delegate.last_day, 'infinity') >= ${asked.today} desc,
          delegate.first_day desc
        limit 1) as point
    from controller
    left join person on person.id = ${asked.personId}
    left join legal_entity employer on employer.id = person.legal_entity_id
    where controller.id = ${asked.controllerId}`.execute(tx);
  return rows[0];
}

interface DecisionRow {
  readonly type: string;
  readonly name: string;
  readonly roles: string[];
  readonly employer: 'own' | 'cooperating' | 'company' | 'other';
  readonly point: {
    readonly id: string;
    readonly number: string;
    readonly function: string;
    readonly validOnDay: boolean;
  } | null;
}

/** Those who may decide the matter today, for the sentence that says who can. */
export const delegatesFor = (tx: Transaction, controllerId: string, matter: string, today: string) =>
  tx
    .selectFrom('delegate')
    .innerJoin('delegationPoint', (join) =>
      join
        .onRef('delegationPoint.controllerId', '=', 'delegate.controllerId')
        .onRef('delegationPoint.id', '=', 'delegate.delegationPointId'),
    )
    .innerJoin('person', 'person.id', 'delegate.personId')
    .select(['person.name', 'delegationPoint.number', 'delegationPoint.function'])
    .where('delegate.controllerId', '=', controllerId)
    .where('delegationPoint.matter', '=', matter)
    .where('delegate.firstDay', '<=', today)
    .where((where) =>
      where.or([where('delegate.lastDay', 'is', null), where('delegate.lastDay', '>=', today)]),
    )
    .where((where) =>
      where.or([where('delegationPoint.lastDay', 'is', null), where('delegationPoint.lastDay', '>=', today)]),
    )
    .orderBy('delegate.deputy')
    .orderBy('person.name')
    .execute();

export const bodiesOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('body')
    .select(['id', 'name', 'kind'])
    .where('controllerId', '=', controllerId)
    .orderBy('name')
    .execute();

export const controllerName = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('controller')
    .select(['id', 'name', 'type'])
    .where('id', '=', controllerId)
    .executeTakeFirst();

/** Everybody with a role at the controller today, with their roles. */
export const personsWithRoles = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.name', 'person.title', 'person.email'])
    .select(sql<string[]>`array_agg(distinct appointment.role)`.as('roles'))
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .groupBy(['person.id', 'person.name', 'person.title', 'person.email'])
    .orderBy('person.name')
    .execute();
