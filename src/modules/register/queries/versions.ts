/** Approved versions: inserted, read by number, by day and by register; never changed. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface NewVersion {
  readonly id: string;
  readonly controllerId: string;
  readonly processingId: string;
  readonly number: number;
  readonly name: string;
  readonly decisionId: string;
  /** JSON, as hashed. */
  readonly content: string;
  readonly schemaVersion: string;
  readonly sha256: string;
  readonly changedColumns: readonly string[];
  readonly note: string | null;
  readonly approvedOn: string;
  readonly appliesFrom: string;
  readonly decidedByPersonId: string | null;
  readonly decidedBy: string;
  readonly authority: string;
  readonly delegationPointId: string | null;
  readonly paragraph: string | null;
  readonly diaryMark: string | null;
  readonly recordedByPersonId: string | null;
  readonly recordedBy: string;
}

export async function insertVersion(tx: Transaction, version: NewVersion): Promise<void> {
  await tx
    .insertInto('processingVersion')
    .values({ ...version, changedColumns: [...version.changedColumns] })
    .execute();
}

const versionColumns = [
  'id',
  'processingId',
  'number',
  'decisionId',
  'sha256',
  'changedColumns',
  'note',
  'approvedOn',
  'appliesFrom',
  'decidedBy',
  'authority',
  'paragraph',
  'diaryMark',
  'recordedBy',
  'createdAt',
] as const;

/** Of one processing, the latest first, without their content. */
export const versionsOf = (tx: Transaction, controllerId: string, processingId: string) =>
  tx
    .selectFrom('processingVersion')
    .select(versionColumns)
    .where('controllerId', '=', controllerId)
    .where('processingId', '=', processingId)
    .orderBy('number', 'desc')
    .execute();
export type ListedVersion = Awaited<ReturnType<typeof versionsOf>>[number];

/** As text: the keys of a frozen content keep the names that they were hashed with. */
const contentText = sql<string>`processing_version.content::text`.as('content');

/** With content, for showing and comparing. */
export const versionsByNumber = (
  tx: Transaction,
  controllerId: string,
  processingId: string,
  numbers: readonly number[],
) =>
  tx
    .selectFrom('processingVersion')
    .select(versionColumns)
    .select(contentText)
    .where('controllerId', '=', controllerId)
    .where('processingId', '=', processingId)
    .where('number', 'in', [...numbers])
    .execute();

/** The latest version of each of the processings that has one. */
export const latestVersions = (tx: Transaction, processingIds: readonly string[]) =>
  tx
    .selectFrom('processingVersion')
    .distinctOn('processingVersion.processingId')
    .select(versionColumns)
    .select(contentText)
    .where('processingId', 'in', [...processingIds])
    .orderBy('processingId')
    .orderBy('number', 'desc')
    .execute();

/** Processings that have been approved under the decision: a form sent twice approves once. */
export const approvedUnder = (tx: Transaction, controllerId: string, decisionId: string) =>
  tx
    .selectFrom('processingVersion')
    .select('processingId')
    .where('controllerId', '=', controllerId)
    .where('decisionId', '=', decisionId)
    .execute();

export interface AppliedFilter {
  readonly controllerIds: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Part of the name as it was. */
  readonly words: string;
}

/** What applied on the day: of each processing the version that had begun last, unless it had ended by then. */
const applied = (tx: Transaction, { controllerIds, day, words }: AppliedFilter) =>
  tx
    .with('applied', (cte) =>
      cte
        .selectFrom('processingVersion')
        .innerJoin('processing', (join) =>
          join
            .onRef('processing.controllerId', '=', 'processingVersion.controllerId')
            .onRef('processing.id', '=', 'processingVersion.processingId'),
        )
        .distinctOn(['processingVersion.controllerId', 'processingVersion.processingId'])
        .selectAll('processingVersion')
        .select('processing.number as processingNumber')
        .where('processingVersion.controllerId', 'in', [...controllerIds])
        .where('processingVersion.appliesFrom', '<=', day)
        .where((where) =>
          where.or([where('processing.endedOn', 'is', null), where('processing.endedOn', '>=', day)]),
        )
        .orderBy('processingVersion.controllerId')
        .orderBy('processingVersion.processingId')
        .orderBy('processingVersion.appliesFrom', 'desc')
        .orderBy('processingVersion.number', 'desc'),
    )
    .selectFrom('applied')
    .$if(words !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(applied.name), lower(${words})) > 0`),
    );

export const appliedPage = (tx: Transaction, filter: AppliedFilter, size: number, page: number) =>
  applied(tx, filter)
    .select([
      'applied.processingId',
      'applied.processingNumber',
      'applied.number',
      'applied.appliesFrom',
      'applied.approvedOn',
      'applied.decidedBy',
      'applied.name',
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .orderBy('applied.processingNumber')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
export type AppliedRow = Awaited<ReturnType<typeof appliedPage>>[number];

/** The same with content, for an export; of `processingIds` alone when they are given. */
export const appliedContents = (
  tx: Transaction,
  filter: AppliedFilter,
  processingIds: readonly string[] | null,
) =>
  applied(tx, filter)
    .select(['applied.processingId', 'applied.number', sql<string>`applied.content::text`.as('content')])
    .$if(processingIds !== null, (query) =>
      query.where('applied.processingId', 'in', [...(processingIds as readonly string[]), NOBODY]),
    )
    .orderBy('applied.processingNumber')
    .execute();

/** An empty list is no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
