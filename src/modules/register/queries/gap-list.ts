/** Every gap of a controller's register: what, in which processing, who mends it and when. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

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
