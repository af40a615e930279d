/** The list of agreements, as the filter says. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export type AgreementSort = 'title' | 'party' | 'in-force' | 'ends' | 'updated';

export interface AgreementFilter {
  /** Controllers to show agreements of. */
  readonly controllers: readonly string[];
  readonly words: string;
  readonly state: string | null;
  readonly kind: string | null;
  readonly side: string | null;
  readonly edition: string | null;
  readonly supplierId: string | null;
  readonly sort: AgreementSort;
  /** `YYYY-MM-DD`: an agreement whose last day has passed has ended. */
  readonly today: string;
}

/** The last day, after notice or as it was agreed. */
const lastDay = sql<string | null>`least(agreement.ends_on, agreement.valid_until)`;
const shownState = (today: string) =>
  sql<string>`case when agreement.state = 'in-force' and least(agreement.ends_on, agreement.valid_until) < ${today}::date
    then 'ended' else agreement.state end`;

function filtered(tx: Transaction, filter: AgreementFilter) {
  const { words, state, kind, side, edition, supplierId } = filter;
  let query = tx
    .selectFrom('agreement')
    .innerJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'agreement.controllerId')
        .onRef('caseRecord.id', '=', 'agreement.id'),
    )
    .innerJoin('controller', 'controller.id', 'agreement.controllerId')
    .innerJoin('legalEntity', 'legalEntity.id', 'agreement.legalEntityId')
    .where('agreement.controllerId', 'in', [...filter.controllers, '00000000-0000-0000-0000-000000000000']);
  if (state === 'open') query = query.where('agreement.state', 'in', ['draft', 'preparing', 'signing']);
  else if (state) query = query.where(shownState(filter.today), '=', state);
  if (kind) query = query.where('agreement.kind', '=', kind);
  if (side) query = query.where('agreement.side', '=', side);
  if (edition) query = query.where('agreement.edition', '=', edition);
  if (supplierId) query = query.where('agreement.supplierId', '=', supplierId);
  if (words)
    query = query.where(
      sql<boolean>`(agreement.fts @@ websearch_to_tsquery('swedish', ${words})
        or agreement.title ilike ${`%${words}%`} or agreement.party_name ilike ${`%${words}%`}
        or case_record.mark ilike ${`${words}%`} or case_record.external_mark ilike ${`${words}%`}
        or agreement.party_number ilike ${`${words}%`})`,
    );
  return query;
}

const ORDER: Readonly<Record<AgreementSort, ReturnType<typeof sql>>> = {
  title: sql`agreement.title`,
  party: sql`lower(agreement.party_name), agreement.title`,
  'in-force': sql`agreement.in_force_on desc nulls last, agreement.title`,
  ends: sql`least(agreement.ends_on, agreement.valid_until) nulls last, agreement.title`,
  updated: sql`agreement.updated_at desc`,
};

export const agreementList = (tx: Transaction, filter: AgreementFilter, most: number) =>
  filtered(tx, filter)
    .select([
      'agreement.id',
      'agreement.controllerId',
      'agreement.title',
      'agreement.kind',
      'agreement.side',
      'agreement.edition',
      'agreement.partyName',
      'agreement.partyNumber',
      'agreement.partyCountry',
      'agreement.supplierId',
      'agreement.services',
      'agreement.signedOursOn',
      'agreement.signedTheirsOn',
      'agreement.inForceOn',
      'agreement.terminatedOn',
      'agreement.hasMain',
      'agreement.mainTitle',
      'agreement.mainMark',
      'agreement.nextReviewOn',
      'caseRecord.mark',
      'caseRecord.externalMark',
      'controller.name as controllerName',
      'legalEntity.name as legalEntityName',
      lastDay.as('lastDay'),
      shownState(filter.today).as('state'),
      sql<number>`(select count(*)::int from agreement_processing link
        where link.controller_id = agreement.controller_id and link.agreement_id = agreement.id)`.as(
        'processingCount',
      ),
      sql<number>`(select count(*)::int from agreement_sub_processor sub where sub.controller_id = agreement.controller_id
        and sub.agreement_id = agreement.id and sub.ended_on is null)`.as('subProcessorCount'),
    ])
    .orderBy(ORDER[filter.sort])
    .limit(most)
    .execute();
export type ListedAgreement = Awaited<ReturnType<typeof agreementList>>[number];

export const agreementCount = async (tx: Transaction, filter: AgreementFilter): Promise<number> =>
  Number(
    (await filtered(tx, filter).select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow()).total,
  );
