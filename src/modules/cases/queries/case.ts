/** Cases: list, one case, and what is written. */
import { sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CaseRecord } from '../../../platform/database/schema.generated.ts';
import { prefixQuery } from '../../../platform/database/search-terms.ts';

export interface CaseFilter {
  /** Null: every controller where cases may be read. */
  readonly controllerId: string | null;
  readonly readable: readonly string[];
  /** What became of the officer's advice; null: any. */
  readonly advice: string | null;
  readonly words: string;
  /** «pagar»: drafts and open ones; null: all. */
  readonly state: string | null;
  readonly kind: string | null;
  readonly responsibleId: string | null;
}

const listed = (tx: Transaction, filter: CaseFilter) => {
  const { controllerId, readable, words, state, kind, responsibleId, advice } = filter;
  return tx
    .selectFrom('caseRecord')
    .where('caseRecord.controllerId', 'in', controllerId === null ? [...readable, NOBODY] : [controllerId])
    .$if(advice !== null, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('consultation')
            .select('consultation.id')
            .whereRef('consultation.controllerId', '=', 'caseRecord.controllerId')
            .whereRef('consultation.caseId', '=', 'caseRecord.id')
            .where('consultation.outcome', '=', advice),
        ),
      ),
    )
    .$if(state !== null, (query) =>
      state === 'pagar'
        ? query.where('caseRecord.state', 'in', ['draft', 'open'])
        : query.where('caseRecord.state', '=', state ?? ''),
    )
    .$if(kind !== null, (query) => query.where('caseRecord.kind', '=', kind ?? ''))
    .$if(responsibleId !== null, (query) => query.where('caseRecord.responsibleId', '=', responsibleId))
    .$if(words !== '', (query) =>
      query.where((where) =>
        where.or([
          sql<boolean>`case_record.fts @@ to_tsquery('swedish', ${prefixQuery(words)})`,
          sql<boolean>`case_record.mark = ${words}`,
          sql<boolean>`case_record.external_mark = ${words}`,
        ]),
      ),
    );
};

/** An id of nothing: a list of no controllers is no error. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The newest first. Next deadline is the earliest that is open. */
export const caseList = (tx: Transaction, filter: CaseFilter, most: number) =>
  listed(tx, filter)
    .innerJoin('controller', 'controller.id', 'caseRecord.controllerId')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .leftJoin('consultation', (join) =>
      join
        .onRef('consultation.controllerId', '=', 'caseRecord.controllerId')
        .onRef('consultation.caseId', '=', 'caseRecord.id'),
    )
    .leftJoin('person', 'person.id', 'caseRecord.responsibleId')
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('deadline')
          .select([
            'deadline.dueOn',
            'deadline.dueAt',
            'deadline.kind as dueKind',
            'deadline.label as dueLabel',
            'deadline.ruleId as dueRule',
          ])
          .whereRef('deadline.controllerId', '=', 'caseRecord.controllerId')
          .whereRef('deadline.caseId', '=', 'caseRecord.id')
          .where('deadline.state', '=', 'open')
          .orderBy('deadline.dueOn')
          .orderBy('deadline.dueAt')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .select([
      'caseRecord.id',
      'caseRecord.controllerId',
      'caseRecord.kind',
      'caseRecord.diaryType',
      'caseRecord.title',
      'caseRecord.state',
      'caseRecord.mark',
      'caseRecord.externalMark',
      'caseRecord.openedOn',
      'caseRecord.closedOn',
      'caseRecord.outcome',
      'caseRecord.secrecy',
      'caseRecord.restricted',
      'controller.name as controllerName',
      'person.name as responsibleName',
      'next.dueOn',
      'next.dueAt',
      'next.dueKind',
      'next.dueLabel',
      'next.dueRule',
      'legalEntity.name as legalEntityName',
      'consultation.outcome as adviceOutcome',
    ])
    .orderBy('caseRecord.openedOn', 'desc')
    .orderBy('caseRecord.id')
    .limit(most)
    .execute();
export type ListedCase = Awaited<ReturnType<typeof caseList>>[number];

export async function caseCount(tx: Transaction, filter: CaseFilter): Promise<number> {
  const row = await listed(tx, filter)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** One case with who is responsible and how its diary is kept. */
export const caseById = (tx: Transaction, id: string) =>
  tx
    .selectFrom('caseRecord')
    .innerJoin('controller', 'controller.id', 'caseRecord.controllerId')
    .leftJoin('person as responsible', 'responsible.id', 'caseRecord.responsibleId')
    .leftJoin('person as registrar', 'registrar.id', 'caseRecord.registeredBy')
    .leftJoin('diary', 'diary.controllerId', 'caseRecord.controllerId')
    .selectAll('caseRecord')
    .select([
      'controller.name as controllerName',
      'responsible.name as responsibleName',
      'registrar.name as registeredByName',
      'diary.kept as diaryKept',
      'diary.abbreviation as diaryAbbreviation',
      'diary.systemName as diarySystem',
    ])
    .where('caseRecord.id', '=', id)
    .executeTakeFirst();
export type ShownRecord = NonNullable<Awaited<ReturnType<typeof caseById>>>;

export interface NewCase {
  readonly id: string;
  readonly controllerId: string;
  readonly kind: string;
  readonly diaryType: string;
  readonly title: string;
  readonly openedOn: string;
  readonly responsibleId: string | null;
  readonly externalMark: string | null;
  readonly secrecy: string | null;
  readonly secrecyOn: string | null;
  readonly createdBy: string | null;
}

/** False when the form was sent before. */
export async function insertCase(tx: Transaction, row: NewCase): Promise<boolean> {
  const result = await tx
    .insertInto('caseRecord')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when somebody else has saved meanwhile. */
export async function updateCase(
  tx: Transaction,
  controllerId: string,
  id: string,
  version: number | null,
  changes: Updateable<CaseRecord>,
): Promise<boolean> {
  const result = await tx
    .updateTable('caseRecord')
    .set({ ...changes })
    .set((set) => ({ version: set('version', '+', 1), updatedAt: sql`now()` }))
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** The number, in the same statement as the mark: the last of the transaction. Null when it has one already. */
export async function giveNumber(
  tx: Transaction,
  row: {
    readonly id: string;
    readonly controllerId: string;
    readonly series: 'diary' | 'own';
    readonly year: number;
    readonly abbreviation: string | null;
    readonly registeredBy: string | null;
  },
): Promise<string | null> {
  const { rows } = await sql<{ mark: string }>`
    with taken as materialized (
      select app.take_number(${row.controllerId}, ${row.series}, ${row.year}) as number
      where exists (select from case_record where controller_id = ${row.controllerId} and id = ${row.id} and state = 'draft')
    )
    update case_record set state = 'open', series = ${row.series}, year = ${row.year}, number = taken.number,
      mark = case when ${row.series} = 'diary' then ${row.abbreviation ?? ''} || '/' || ${String(row.year)} || ':' || taken.number
        else 'A-' || ${String(row.year).slice(2)} || '-' || taken.number end,
      registered_at = now(), registered_by = ${row.registeredBy}, version = version + 1, updated_at = now()
    from taken
    where controller_id = ${row.controllerId} and id = ${row.id} and state = 'draft'
    returning mark`.execute(tx);
  return rows[0]?.mark ?? null;
}

/** Locks the case until the transaction ends, so that two steps at once are taken one after the other. */
export const lockCase = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('caseRecord')
    .select(['id', 'state', 'version'])
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function deleteDraft(tx: Transaction, controllerId: string, id: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('caseRecord')
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

export const diaryOf = (tx: Transaction, controllerId: string) =>
  tx.selectFrom('diary').selectAll().where('controllerId', '=', controllerId).executeTakeFirst();

export async function saveDiary(
  tx: Transaction,
  row: {
    readonly id: string;
    readonly controllerId: string;
    readonly kept: string;
    readonly abbreviation: string | null;
    readonly systemName: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('diary')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('controllerId').doUpdateSet({
        kept: row.kept,
        abbreviation: row.abbreviation,
        systemName: row.systemName,
        version: sql`diary.version + 1`,
      }),
    )
    .execute();
}

/** How many have been given in each series and year. */
export const numbersOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('diarySeries')
    .select(['series', 'year', 'lastNumber'])
    .where('controllerId', '=', controllerId)
    .where('series', '!=', 'receipt')
    .orderBy('year', 'desc')
    .execute();

/** What stands in the way of closing a case, counted in one statement. */
export async function contentsOf(tx: Transaction, controllerId: string, id: string) {
  const { rows } = await sql<{
    openDeadlines: number;
    unfinishedDocuments: number;
    decisions: number;
    asked: boolean;
    advised: boolean;
    answered: boolean;
    authorityWaits: boolean;
  }>`select
    (select count(*) from deadline where controller_id = ${controllerId} and case_id = ${id} and state = 'open') as "openDeadlines",
    (select count(*) from case_document where controller_id = ${controllerId} and case_id = ${id}
      and state in ('draft', 'approved') and direction <> 'working') as "unfinishedDocuments",
    (select count(*) from case_decision where controller_id = ${controllerId} and case_id = ${id}) as decisions,
    consultation.asked_at is not null as asked, consultation.advised_at is not null as advised,
    consultation.outcome_at is not null as answered,
    coalesce(contact.reply_by is not null and contact.replied_on is null, false) as "authorityWaits"
  from (values (1)) one
  left join consultation on consultation.controller_id = ${controllerId} and consultation.case_id = ${id}
  left join authority_contact contact on contact.controller_id = ${controllerId} and contact.case_id = ${id}`.execute(
    tx,
  );
  return rows[0] as (typeof rows)[number];
}

/** Working material of the case: what closing asks about. */
export const workingMaterial = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('caseDocument')
    .select(['id', 'title', 'datedOn', 'fileId'])
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('direction', '=', 'working')
    .where('state', '!=', 'weeded')
    .orderBy('datedOn')
    .execute();

/** Takes the content of working material away; that it was there stays. */
export async function weed(tx: Transaction, controllerId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ fileId: string | null }>`
    with going as (select id, file_id from case_document where controller_id = ${controllerId}
      and id = any(${[...ids]}::uuid[]) and direction = 'working' and state <> 'weeded')
    update case_document set state = 'weeded', sealed = null, key_id = null, file_id = null, sha256 = null,
      version = version + 1, updated_at = now()
    from going where case_document.controller_id = ${controllerId} and case_document.id = going.id
    returning going.file_id as "fileId"`.execute(tx);
  const files = rows.flatMap(({ fileId }) => (fileId ? [fileId] : []));
  if (files.length === 0) return;
  await tx
    .deleteFrom('storedFile')
    .where('controllerId', '=', controllerId)
    .where('id', 'in', files)
    .execute();
}
