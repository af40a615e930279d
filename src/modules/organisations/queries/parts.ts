/** Units, bodies and meetings of a controller. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { BodyChanges, BodyForm, UnitChanges, UnitForm } from '../forms/index.ts';

export const unitsOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('unit')
    .leftJoin('person', 'person.id', 'unit.managerId')
    .selectAll('unit')
    .select('person.name as managerName')
    .where('unit.controllerId', '=', controllerId)
    .orderBy('unit.name')
    .execute();
export type ListedUnit = Awaited<ReturnType<typeof unitsOf>>[number];

export const unitById = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('unit')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .executeTakeFirst();
export type Unit = NonNullable<Awaited<ReturnType<typeof unitById>>>;

export async function insertUnit(
  tx: Transaction,
  controllerId: string,
  id: string,
  form: UnitForm,
): Promise<void> {
  await tx
    .insertInto('unit')
    .values({ id, controllerId, ...form })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export async function updateUnit(
  tx: Transaction,
  { controllerId, id }: Unit,
  version: number,
  form: UnitChanges,
): Promise<boolean> {
  const result = await tx
    .updateTable('unit')
    .set({ ...form, version: version + 1 })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** With the next meeting, and how many are to come. */
export const bodiesWithMeetings = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('body')
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.controllerId', '=', 'body.controllerId')
        .onRef('meeting.bodyId', '=', 'body.id')
        .on('meeting.heldOn', '>=', today),
    )
    .select(['body.id', 'body.name', 'body.kind'])
    .select(sql<string | null>`min(meeting.held_on)::text`.as('nextOn'))
    .select(sql<number>`count(meeting.id)`.as('coming'))
    .where('body.controllerId', '=', controllerId)
    .groupBy(['body.id', 'body.name', 'body.kind'])
    .orderBy('body.name')
    .execute();
export type ListedBody = Awaited<ReturnType<typeof bodiesWithMeetings>>[number];

export const bodyById = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('body')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .executeTakeFirst();
export type StoredBody = NonNullable<Awaited<ReturnType<typeof bodyById>>>;

export const meetingsOf = (tx: Transaction, controllerId: string, bodyId?: string) =>
  tx
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.controllerId', '=', 'meeting.controllerId').onRef('body.id', '=', 'meeting.bodyId'),
    )
    .select(['meeting.id', 'meeting.heldOn', 'body.name as bodyName', 'body.kind as bodyKind'])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('meetingNotice')
            .select('meetingNotice.id')
            .whereRef('meetingNotice.controllerId', '=', 'meeting.controllerId')
            .whereRef('meetingNotice.meetingId', '=', 'meeting.id'),
        )
        .as('hasNotice'),
    )
    .where('meeting.controllerId', '=', controllerId)
    .$if(bodyId !== undefined, (query) => query.where('meeting.bodyId', '=', bodyId as string))
    .orderBy('meeting.heldOn')
    .execute();

export async function insertBody(
  tx: Transaction,
  controllerId: string,
  id: string,
  form: BodyForm,
): Promise<void> {
  await tx
    .insertInto('body')
    .values({ id, controllerId, ...form })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export async function updateBody(
  tx: Transaction,
  { controllerId, id }: StoredBody,
  version: number,
  form: BodyChanges,
): Promise<boolean> {
  const result = await tx
    .updateTable('body')
    .set({ ...form, version: version + 1 })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Days that the body already has are left as they are. */
export async function insertMeetings(
  tx: Transaction,
  { controllerId, id }: StoredBody,
  days: readonly string[],
): Promise<number> {
  const result = await tx
    .insertInto('meeting')
    .values(days.map((heldOn) => ({ id: crypto.randomUUID(), controllerId, bodyId: id, heldOn })))
    .onConflict((conflict) => conflict.columns(['controllerId', 'bodyId', 'heldOn']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

export async function deleteMeeting(
  tx: Transaction,
  { controllerId, id }: StoredBody,
  meeting: string,
): Promise<void> {
  await tx
    .deleteFrom('meeting')
    .where('controllerId', '=', controllerId)
    .where('bodyId', '=', id)
    .where('id', '=', meeting)
    .execute();
}
