/** What a report leads to: who uses the processor that it names, and the report that it goes on with. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface ConcernedRow {
  readonly controllerId: string;
  readonly processor: string;
  readonly processing: string;
}

/** Entries of the controllers where one of the processors is used, by supplier, number or name. */
export const usersOfProcessors = (
  tx: Transaction,
  readable: readonly string[],
  { numbers, names }: { readonly numbers: readonly string[]; readonly names: readonly string[] },
): Promise<ConcernedRow[]> =>
  tx
    .selectFrom('processorUse')
    .innerJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'processorUse.controllerId')
        .onRef('processing.id', '=', 'processorUse.processingId'),
    )
    .leftJoin('supplier', 'supplier.id', 'processorUse.supplierId')
    .select(['processorUse.controllerId', 'processorUse.name as processor', 'processing.name as processing'])
    .where(sql<boolean>`processor_use.controller_id = any(${[...readable]}::uuid[])`)
    .where('processing.activity', '<>', 'ended')
    .where(
      sql<boolean>`(coalesce(processor_use.organisation_number, supplier.organisation_number) = any(${[...numbers]}::text[])
        or lower(processor_use.name) = any(${names.map((name) => name.toLowerCase())}::text[]))`,
    )
    .orderBy('processing.name')
    .limit(500)
    .execute();

/** The item that has the number on its receipt, with the case and the controllers that it went to. */
export const itemByReceipt = (tx: Transaction, controllerId: string, receipt: string) =>
  tx
    .selectFrom('inboxItem')
    .leftJoin('inboxOutcome', (join) =>
      join
        .onRef('inboxOutcome.controllerId', '=', 'inboxItem.controllerId')
        .onRef('inboxOutcome.itemId', '=', 'inboxItem.id'),
    )
    .select(['inboxItem.id', 'inboxOutcome.caseId', 'inboxOutcome.toControllerId'])
    .where('inboxItem.controllerId', '=', controllerId)
    .where(sql<boolean>`upper(inbox_item.receipt) = upper(${receipt})`)
    .execute();

/** Incidents of the controller that go on: what a report can be added to. */
export const openIncidents = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('incident')
    .innerJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'incident.controllerId')
        .onRef('caseRecord.id', '=', 'incident.caseId'),
    )
    .select([
      'caseRecord.id',
      'caseRecord.title',
      'caseRecord.mark',
      'caseRecord.externalMark',
      'incident.eventId',
    ])
    .where('incident.controllerId', '=', controllerId)
    .where('caseRecord.state', '=', 'open')
    .orderBy('incident.discoveredAt', 'desc')
    .limit(200)
    .execute();

/** Where the items that a case began with went beside it. */
export const reportsOfCase = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('inboxOutcome as own')
    .innerJoin('inboxOutcome as outcome', (join) =>
      join.onRef('outcome.controllerId', '=', 'own.controllerId').onRef('outcome.itemId', '=', 'own.itemId'),
    )
    .select(['outcome.itemId as id', 'outcome.caseId', 'outcome.toControllerId'])
    .where('own.controllerId', '=', controllerId)
    .where('own.caseId', '=', caseId)
    .execute();
