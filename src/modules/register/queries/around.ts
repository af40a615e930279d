/** What stands around an entry: the version that was approved last, and answers that something must be changed. */

import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface ChangeAsked {
  readonly id: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly personName: string | null;
}

export interface LatestVersion {
  readonly number: number;
  readonly approvedOn: string;
  readonly appliesFrom: string;
  readonly decidedBy: string;
  readonly authority: string;
}

/** In one statement, for the page of the entry. */
export async function aroundEntry(
  tx: Transaction,
  controllerId: string,
  processingId: string,
): Promise<{ readonly requests: readonly ChangeAsked[]; readonly version: LatestVersion | null }> {
  const row = await tx
    .selectNoFrom((select) => [
      jsonArrayFrom(
        select
          .selectFrom('confirmationRequest')
          .leftJoin('person', 'person.id', 'confirmationRequest.personId')
          .select([
            'confirmationRequest.id',
            sql<string>`coalesce(confirmation_request.change_text, '')`.as('text'),
            'confirmationRequest.changeDueOn as dueOn',
            'person.name as personName',
          ])
          .where('confirmationRequest.controllerId', '=', controllerId)
          .where('confirmationRequest.processingId', '=', processingId)
          .where('confirmationRequest.answer', '=', 'changed')
          .where('confirmationRequest.settledOn', 'is', null)
          .orderBy('confirmationRequest.answeredAt'),
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
    ])
    .executeTakeFirstOrThrow();
  return row;
}
