/** Notices of meetings and their agendas. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { MeetingItem, MeetingNotice } from '../../../platform/database/schema.generated.ts';

/** The meeting with its body and its controller. */
export const meetingById = (tx: Transaction, id: string) =>
  tx
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.controllerId', '=', 'meeting.controllerId').onRef('body.id', '=', 'meeting.bodyId'),
    )
    .innerJoin('controller', 'controller.id', 'meeting.controllerId')
    .select([
      'meeting.id',
      'meeting.controllerId',
      'meeting.heldOn',
      'meeting.bodyId',
      'body.name as bodyName',
      'controller.name as controllerName',
    ])
    .where('meeting.id', '=', id)
    .executeTakeFirst();
export type ShownMeeting = NonNullable<Awaited<ReturnType<typeof meetingById>>>;

/** Locks the meeting until the transaction ends: of two who write its notice the second sees what the first wrote. */
export const lockMeeting = (tx: Transaction, { controllerId, id }: ShownMeeting) =>
  tx
    .selectFrom('meeting')
    .select('id')
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .forUpdate()
    .execute();

export const noticeOf = (tx: Transaction, { controllerId, id }: ShownMeeting) =>
  tx
    .selectFrom('meetingNotice')
    .selectAll()
    .select(sql<number[]>`app.agenda_places(controller_id, id)`.as('places'))
    .where('controllerId', '=', controllerId)
    .where('meetingId', '=', id)
    .executeTakeFirst();
export type StoredNotice = NonNullable<Awaited<ReturnType<typeof noticeOf>>>;

/** The agenda in order. A case's own mark is the one that holds now. */
export const agendaOf = (tx: Transaction, controllerId: string, noticeId: string) =>
  tx
    .selectFrom('meetingItem')
    .leftJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'meetingItem.controllerId')
        .onRef('caseRecord.id', '=', 'meetingItem.caseId'),
    )
    .select([
      'meetingItem.id',
      'meetingItem.position',
      'meetingItem.title',
      'meetingItem.caseId',
      'meetingItem.presenter',
      'meetingItem.page',
    ])
    .select(
      sql<string | null>`coalesce(case_record.external_mark, case_record.mark, meeting_item.mark)`.as('mark'),
    )
    .where('meetingItem.controllerId', '=', controllerId)
    .where('meetingItem.noticeId', '=', noticeId)
    .orderBy('meetingItem.position')
    .execute();
export type StoredItem = Awaited<ReturnType<typeof agendaOf>>[number];

/** The latest notice of the body before the day: time and place are most often the same. */
export const noticeBefore = (tx: Transaction, { controllerId, bodyId, heldOn }: ShownMeeting) =>
  tx
    .selectFrom('meetingNotice')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.controllerId', '=', 'meetingNotice.controllerId')
        .onRef('meeting.id', '=', 'meetingNotice.meetingId'),
    )
    .select([
      'meetingNotice.heldTime',
      'meetingNotice.place',
      'meetingNotice.absenceTo',
      'meetingNotice.scentFree',
    ])
    .where('meeting.controllerId', '=', controllerId)
    .where('meeting.bodyId', '=', bodyId)
    .where('meeting.heldOn', '<', heldOn)
    .orderBy('meeting.heldOn', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Days of every body of the controller after this meeting, in order. */
export const meetingsAfter = (tx: Transaction, { controllerId, id, heldOn }: ShownMeeting) =>
  tx
    .selectFrom('body')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.controllerId', '=', 'body.controllerId').onRef('meeting.bodyId', '=', 'body.id'),
    )
    .select(['body.name as bodyName'])
    .select(sql<string[]>`array_agg(meeting.held_on::text order by meeting.held_on)`.as('days'))
    .where('body.controllerId', '=', controllerId)
    .where('meeting.heldOn', '>=', heldOn)
    .where('meeting.id', '!=', id)
    .groupBy(['body.id', 'body.name'])
    .orderBy(sql`min(meeting.held_on)`)
    .orderBy('body.name')
    .execute();
export type ComingMeetings = Awaited<ReturnType<typeof meetingsAfter>>[number];

/** Open cases that can be put on an agenda. Of a restricted one the title is not spread in print. */
export const casesForAgenda = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('caseRecord')
    .leftJoin('person', 'person.id', 'caseRecord.responsibleId')
    .select([
      'caseRecord.id',
      'caseRecord.title',
      'caseRecord.mark',
      'caseRecord.externalMark',
      'person.name as responsibleName',
    ])
    .where('caseRecord.controllerId', '=', controllerId)
    .where('caseRecord.state', '=', 'open')
    .where('caseRecord.restricted', '=', false)
    .orderBy('caseRecord.openedOn', 'desc')
    .orderBy('caseRecord.id')
    .limit(500)
    .execute();

export async function insertNotice(tx: Transaction, row: Insertable<MeetingNotice>): Promise<void> {
  await tx.insertInto('meetingNotice').values(row).execute();
}

/** The version rises also when only the agenda is changed. */
export async function updateNotice(
  tx: Transaction,
  { controllerId, id, version }: StoredNotice,
  changes: Updateable<MeetingNotice>,
): Promise<void> {
  await tx
    .updateTable('meetingNotice')
    .set({ ...changes, version: version + 1 })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}

/** Writes the items as they are handed over, and takes those away that are not among them. */
export async function writeAgenda(
  tx: Transaction,
  { controllerId, id }: { readonly controllerId: string; readonly id: string },
  items: readonly Omit<Insertable<MeetingItem>, 'controllerId' | 'noticeId'>[],
): Promise<void> {
  await tx
    .deleteFrom('meetingItem')
    .where('controllerId', '=', controllerId)
    .where('noticeId', '=', id)
    .where('id', '!=', sql<string>`all(${items.map((item) => item.id)}::uuid[])`)
    .execute();
  if (items.length === 0) return;
  await tx
    .insertInto('meetingItem')
    .values(items.map((item) => ({ ...item, controllerId, noticeId: id })))
    .onConflict((conflict) =>
      conflict
        .columns(['controllerId', 'id'])
        .doUpdateSet((set) => ({
          position: set.ref('excluded.position'),
          title: set.ref('excluded.title'),
          mark: set.ref('excluded.mark'),
          presenter: set.ref('excluded.presenter'),
          page: set.ref('excluded.page'),
        }))
        .whereRef('meetingItem.noticeId', '=', 'excluded.noticeId'),
    )
    .execute();
}
