/** The list: filter, sort in Swedish order, count, page. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB } from '../../../platform/database/schema.generated.ts';
import { prefixQuery } from '../../../platform/database/search-terms.ts';

export interface ListFilter {
  /** One controller, or null for all that may be read. */
  readonly controllerId: string | null;
  readonly words: string;
  readonly role: string | null;
  readonly activity: string | null;
  readonly state: string | null;
  /** Only entries that lack something. */
  readonly gaps: boolean;
  /** Ongoing and planned entries whose next review falls between the days, both included. */
  readonly review?: { readonly from: string | null; readonly to: string } | null;
  readonly batchId: string | null;
  readonly sort: 'name' | 'number' | 'updated' | 'gaps';
  readonly page: number;
}

const listColumns = [
  'processing.id',
  'processing.controllerId',
  'processing.number',
  'processing.name',
  'processing.role',
  'processing.activity',
  'processing.state',
  'processing.approvedVersion',
  'processing.nextReviewOn',
  'processing.version',
  'processing.blockingGapCount',
  'processing.warningGapCount',
  'processing.updatedAt',
] as const;

export async function entryPage(tx: Transaction, filter: ListFilter, size: number) {
  const base = tx
    .selectFrom('processing')
    .select(listColumns)
    // A sub-select is asked for the rows of the page alone; a join would be made before they are sorted.
    .select(
      sql<string>`(select name from controller where controller.id = processing.controller_id)`.as(
        'controllerName',
      ),
    );
  return sorted(filtered(base, filter), filter.sort)
    .limit(size)
    .offset((filter.page - 1) * size)
    .execute();
}
export type ListedEntry = Awaited<ReturnType<typeof entryPage>>[number];

export interface ListCounts {
  readonly total: number;
  readonly withGaps: number;
}

export async function entryCounts(tx: Transaction, filter: ListFilter): Promise<ListCounts> {
  const base = tx
    .selectFrom('processing')
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where blocking_gap_count > 0))::int`.as('withGaps'),
    ]);
  return filtered(base, filter).executeTakeFirstOrThrow();
}

/** Every id of the filter, for an export of what the list shows. */
export async function entryIds(tx: Transaction, filter: ListFilter): Promise<string[]> {
  const rows = await sorted(
    filtered(tx.selectFrom('processing').select('processing.id'), filter),
    filter.sort,
  ).execute();
  return rows.map((row) => row.id);
}

function filtered<Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  filter: ListFilter,
): SelectQueryBuilder<DB, Tables, Row> {
  const terms = prefixQuery(filter.words);
  const base = query as unknown as SelectQueryBuilder<DB, 'processing', Row>;
  return base
    .$if(filter.controllerId !== null, (q) =>
      q.where('processing.controllerId', '=', filter.controllerId as string),
    )
    .$if(terms !== '', (q) => q.where(sql<boolean>`processing.fts @@ to_tsquery('swedish', ${terms})`))
    .$if(filter.role !== null, (q) => q.where('processing.role', '=', filter.role as string))
    .$if(filter.activity !== null, (q) => q.where('processing.activity', '=', filter.activity as string))
    .$if(filter.state !== null, (q) => q.where('processing.state', '=', filter.state as string))
    .$if(filter.gaps, (q) => q.where('processing.blockingGapCount', '>', 0))
    .$if(Boolean(filter.review), (q) =>
      q
        .where('processing.nextReviewOn', '<=', filter.review?.to ?? '')
        .where('processing.nextReviewOn', '>=', filter.review?.from ?? '0001-01-01')
        .where('processing.activity', '<>', 'ended'),
    )
    .$if(filter.batchId !== null, (q) =>
      q.where('processing.importBatchId', '=', filter.batchId as string),
    ) as unknown as SelectQueryBuilder<DB, Tables, Row>;
}

function sorted<Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  sort: ListFilter['sort'],
): SelectQueryBuilder<DB, Tables, Row> {
  const base = query as unknown as SelectQueryBuilder<DB, 'processing', Row>;
  const ordered = {
    name: () => base.orderBy('processing.name').orderBy('processing.id'),
    number: () => base.orderBy('processing.number').orderBy('processing.id'),
    updated: () => base.orderBy('processing.updatedAt', 'desc').orderBy('processing.id'),
    gaps: () => base.orderBy('processing.blockingGapCount', 'desc').orderBy('processing.name'),
  }[sort]();
  return ordered as unknown as SelectQueryBuilder<DB, Tables, Row>;
}
