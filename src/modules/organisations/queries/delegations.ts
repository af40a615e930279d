/** The delegationsordning: its points, and who stands under them. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DelegateForm, PointChanges, PointForm } from '../forms/index.ts';
import { validOn } from './valid.ts';

export interface StandingDelegate {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string | null;
  readonly deputy: boolean;
  readonly firstDay: string;
  readonly lastDay: string | null;
  /** Has a role at the controller today, and can sign in to decide. */
  readonly canSignIn: boolean;
  /** Put there by the person's own hand. */
  readonly byOneself: boolean;
}

const delegatesOf = (today: string) => sql<StandingDelegate[]>`coalesce((
  select json_agg(json_build_object('id', delegate.id, 'personId', person.id, 'name', person.name, 'title', person.title,
      'deputy', delegate.deputy, 'firstDay', delegate.first_day, 'lastDay', delegate.last_day,
      'byOneself', delegate.added_by is not distinct from person.id,
      'canSignIn', exists (select from appointment where appointment.controller_id = delegate.controller_id
        and appointment.person_id = person.id and ${validOn('appointment', today)}))
    order by delegate.deputy, delegate.first_day, person.name)
  from delegate join person on person.id = delegate.person_id
  where delegate.controller_id = delegation_point.controller_id
    and delegate.delegation_point_id = delegation_point.id), '[]')`;

/** Every point, ended ones too, with everybody who stands or has stood under it. */
export const pointsOf = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('delegationPoint')
    .selectAll('delegationPoint')
    .select(delegatesOf(today).as('delegates'))
    .where('controllerId', '=', controllerId)
    .orderBy(sql`string_to_array(regexp_replace(number, '[^0-9.]', '', 'g'), '.')`)
    .orderBy('number')
    .execute();
export type ListedPoint = Awaited<ReturnType<typeof pointsOf>>[number];

export const pointById = (tx: Transaction, controllerId: string, id: string, today: string) =>
  tx
    .selectFrom('delegationPoint')
    .selectAll('delegationPoint')
    .select(delegatesOf(today).as('delegates'))
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .executeTakeFirst();

/** A point that is valid at the same time under the same number. */
export const pointWithNumber = (tx: Transaction, controllerId: string, number: string, day: string) =>
  tx
    .selectFrom('delegationPoint')
    .select(['id', 'function'])
    .where('controllerId', '=', controllerId)
    .where('number', '=', number)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', day)]))
    .executeTakeFirst();

/** The other points for the matter that have not ended; for every matter when none is given. */
export const standingPoints = (
  tx: Transaction,
  controllerId: string,
  today: string,
  besides: { readonly matter?: string; readonly id?: string } = {},
) =>
  tx
    .selectFrom('delegationPoint')
    .select(['id', 'number', 'matter', 'function'])
    .where('controllerId', '=', controllerId)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .$if(besides.matter !== undefined, (query) => query.where('matter', '=', besides.matter as string))
    .$if(besides.id !== undefined, (query) => query.where('id', '<>', besides.id as string))
    .orderBy('number')
    .execute();
export type StandingPoint = Awaited<ReturnType<typeof standingPoints>>[number];

export async function insertPoint(
  tx: Transaction,
  controllerId: string,
  id: string,
  form: PointForm,
): Promise<void> {
  await tx
    .insertInto('delegationPoint')
    .values({ id, controllerId, ...form })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export async function updatePoint(
  tx: Transaction,
  point: { readonly controllerId: string; readonly id: string },
  version: number,
  form: PointChanges,
): Promise<boolean> {
  const result = await tx
    .updateTable('delegationPoint')
    .set({ ...form, version: version + 1 })
    .where('controllerId', '=', point.controllerId)
    .where('id', '=', point.id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertDelegate(
  tx: Transaction,
  point: { readonly controllerId: string; readonly id: string },
  id: string,
  form: DelegateForm,
): Promise<void> {
  await tx
    .insertInto('delegate')
    .values({ id, controllerId: point.controllerId, delegationPointId: point.id, ...form })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

/** A place that has not begun is taken away, so that it never gives a right to decide. */
export async function endDelegate(
  tx: Transaction,
  point: { readonly controllerId: string; readonly id: string },
  id: string,
  lastDay: string,
): Promise<void> {
  await tx
    .deleteFrom('delegate')
    .where('controllerId', '=', point.controllerId)
    .where('delegationPointId', '=', point.id)
    .where('id', '=', id)
    .where('firstDay', '>', lastDay)
    .execute();
  await tx
    .updateTable('delegate')
    .set({ lastDay })
    .where('controllerId', '=', point.controllerId)
    .where('delegationPointId', '=', point.id)
    .where('id', '=', id)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>', lastDay)]))
    .execute();
}

/** Whether the person administers where the controller belongs. */
export const isAdministratorOf = async (
  tx: Transaction,
  personId: string,
  entity: string,
  today: string,
): Promise<boolean> =>
  (await tx
    .selectFrom('administrator')
    .select('id')
    .where('personId', '=', personId)
    .where('legalEntityId', '=', entity)
    .where(validOn('administrator', today))
    .executeTakeFirst()) !== undefined;

/** Who may be asked to stand under a point: the kommun's own persons, and those with a role at the controller. */
export const delegateCandidates = (tx: Transaction, controllerId: string, entity: string, today: string) =>
  tx
    .selectFrom('person')
    .leftJoin('legalEntity', 'legalEntity.id', 'person.legalEntityId')
    .select(['person.id', 'person.name', 'person.title', 'legalEntity.name as employer'])
    .where((where) =>
      where.or([
        where('person.legalEntityId', '=', entity),
        where.exists(
          where
            .selectFrom('appointment')
            .select('appointment.id')
            .whereRef('appointment.personId', '=', 'person.id')
            .where('appointment.controllerId', '=', controllerId),
        ),
      ]),
    )
    .where((where) => where.or([where('person.lastDay', 'is', null), where('person.lastDay', '>=', today)]))
    .orderBy('person.name')
    .execute();

/** Who signs for a company: it has no delegationsordning. */
export const signatoriesOf = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.name', 'person.title', 'appointment.firstDay', 'appointment.lastDay'])
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', '=', 'signatory')
    .where(validOn('appointment', today))
    .orderBy('person.name')
    .execute();
