/** Every gap of a controller's register: what, in which processing, who mends it and when. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import { changeOwner } from './change-owner.ts';

export interface GapFilter {
  readonly controllerId: string;
  readonly level: 'blocking' | 'warning' | null;
  /** Part of the owner's name; `none` for those without an owner. */
  readonly owner: string;
  readonly withoutOwner: boolean;
}

export const gapList = (tx: Transaction, filter: GapFilter, limit: number) =>
  tx
    .selectFrom('processingGap')
    .innerJoin('processing', 'processing.id', 'processingGap.processingId')
    .select([
      'processingGap.id',
      'processingGap.text',
      'processingGap.level',
      'processingGap.step',
      'processingGap.anchor',
      'processingGap.ownerName',
      'processingGap.dueOn',
      'processing.id as processingId',
      'processing.name as processingName',
      'processing.number',
    ])
    .where('processingGap.controllerId', '=', filter.controllerId)
    .where('processing.activity', '<>', 'ended')
    // Told by the review itself, whether or not the rules have been asked since.
    .where('processingGap.key', '<>', 'nextReviewOn.overdue')
    .$if(filter.level !== null, (query) => query.where('processingGap.level', '=', filter.level as string))
    .$if(filter.withoutOwner, (query) => query.where('processingGap.ownerName', 'is', null))
    .$if(filter.owner !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(processing_gap.owner_name), lower(${filter.owner})) > 0`),
    )
    .orderBy('processingGap.dueOn', (order) => order.asc().nullsLast())
    .orderBy('processing.name')
    .orderBy('processingGap.level')
    .limit(limit)
    .execute();
export type ListedGap = Awaited<ReturnType<typeof gapList>>[number];

/** Reviews that fall until `soon`, and answers of a confirmation that something must be changed. */
export async function findingList(
  tx: Transaction,
  filter: GapFilter,
  { soon, today }: { readonly soon: string; readonly today: string },
  limit: number,
): Promise<readonly ListedFinding[]> {
  const { rows } = await sql<ListedFinding>`
    select * from (
      select 'review' as kind, processing.id as processing_id, processing.name as processing_name, processing.number,
        null as text, null as owner_name, null as asked_by, next_review_on as due_on
      from processing
      where controller_id = ${filter.controllerId} and activity <> 'ended' and next_review_on <= ${soon}
      union all
      select 'change', processing.id, processing.name, processing.number, request.change_text,
        ${changeOwner(today)}, person.name, request.change_due_on
      from confirmation_request request
      join processing on processing.controller_id = request.controller_id and processing.id = request.processing_id
      left join person on person.id = request.person_id
      where request.controller_id = ${filter.controllerId} and request.answer = 'changed' and request.settled_on is null
    ) finding
    where (${filter.owner} = '' or strpos(lower(owner_name), lower(${filter.owner})) > 0)
      and (not ${filter.withoutOwner} or owner_name is null)
    order by due_on nulls last, processing_name
    limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedFinding {
  readonly kind: 'review' | 'change';
  readonly processingId: string;
  readonly processingName: string;
  readonly number: number;
  /** What must be changed; null for a review. */
  readonly text: string | null;
  /** Who mends it. */
  readonly ownerName: string | null;
  /** Who said that something must be changed. */
  readonly askedBy: string | null;
  readonly dueOn: string | null;
}
