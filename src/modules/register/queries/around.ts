/** What stands around an entry: the version that was approved last, and answers that something must be changed. */

import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Transaction } from '../../../platform/database/connection.ts';
import { changeOwner } from './change-owner.ts';

export interface ChangeAsked {
  readonly id: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly personName: string | null;
  /** Who sees to the change. */
  readonly ownerName: string | null;
}

export interface LatestVersion {
  readonly number: number;
  readonly approvedOn: string;
  readonly appliesFrom: string;
  readonly decidedBy: string;
  readonly authority: string;
}

/** A case that is linked to the entry. */
export interface LinkedCase {
  readonly id: string;
  readonly title: string;
  readonly mark: string | null;
  readonly state: string;
}

export interface EvidenceName {
  readonly id: string;
  readonly name: string;
  readonly measure: string | null;
}

/** In one statement, for the page of the entry. */
export async function aroundEntry(
  tx: Transaction,
  controllerId: string,
  processingId: string,
  today: string,
): Promise<{
  readonly requests: readonly ChangeAsked[];
  readonly version: LatestVersion | null;
  readonly evidence: readonly EvidenceName[];
  readonly cases: readonly LinkedCase[];
}> {
  const row = await tx
    .selectNoFrom((select) => [
      jsonArrayFrom(
        select
          .selectFrom('confirmationRequest as request')
          .leftJoin('person', 'person.id', 'request.personId')
          .select([
            'request.id',
            sql<string>`coalesce(request.change_text, '')`.as('text'),
            'request.changeDueOn as dueOn',
            'person.name as personName',
            changeOwner(today).as('ownerName'),
          ])
          .where('request.controllerId', '=', controllerId)
          .where('request.processingId', '=', processingId)
          .where('request.answer', '=', 'changed')
          .where('request.settledOn', 'is', null)
          .orderBy('request.answeredAt'),
      ).as('requests'),
      jsonObjectFrom(
        select
          .selectFrom('processingVersion')
          .select(['number', 'approvedOn', 'appliesFrom', 'decidedBy', 'authority'])
          .where('controllerId', '=', controllerId)
          .where('processingId', '=', processingId)
          .orderBy('number', 'desc')
          .limit(1),
      ).as('version'),
      jsonArrayFrom(
        select
          .selectFrom('evidence')
          .select(['id', 'name', 'measure'])
          .where('controllerId', '=', controllerId)
          .where('processingId', '=', processingId)
          .where('removedAt', 'is', null)
          .orderBy('addedAt', 'desc'),
      ).as('evidence'),
      jsonArrayFrom(
        select
          .selectFrom('caseLink')
          .innerJoin('caseRecord', (join) =>
            join
              .onRef('caseRecord.controllerId', '=', 'caseLink.controllerId')
              .onRef('caseRecord.id', '=', 'caseLink.caseId'),
          )
          .select(['caseRecord.id', 'caseRecord.title', 'caseRecord.state'])
          .select(sql<string | null>`coalesce(case_record.external_mark, case_record.mark)`.as('mark'))
          .where('caseLink.controllerId', '=', controllerId)
          .where('caseLink.processingId', '=', processingId)
          .orderBy('caseRecord.openedOn', 'desc')
          .orderBy('caseRecord.id'),
      ).as('cases'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}
