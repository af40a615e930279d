/** What has come in, what was done with it, and the numbers on its receipts. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Transaction } from '../../../platform/database/connection.ts';

/** What the actor sees: all that came to some controllers, and of others what he or she has taken in. */
export interface InboxReach {
  readonly whole: readonly string[];
  readonly own: readonly string[];
  readonly personId: string | null;
}

export interface InboxFilter {
  readonly reach: InboxReach;
  readonly state: 'waiting' | 'handled' | null;
  readonly kind: string | null;
  readonly channel: string | null;
}

const items = (tx: Transaction) =>
  tx
    .selectFrom('inboxItem')
    .leftJoin('controller as origin', 'origin.id', 'inboxItem.forwardedFrom')
    .leftJoin('person as taker', 'taker.id', 'inboxItem.takenBy')
    .select((select) => [
      'inboxItem.id',
      'inboxItem.controllerId',
      'inboxItem.receipt',
      'inboxItem.arrivedAt',
      'inboxItem.receivedOn',
      'inboxItem.channel',
      'inboxItem.kind',
      'inboxItem.protected',
      'inboxItem.sealed',
      'inboxItem.keyId',
      'inboxItem.takenBy',
      'origin.name as forwardedFromName',
      'taker.name as takenByName',
      jsonArrayFrom(
        select
          .selectFrom('inboxOutcome as outcome')
          .leftJoin('caseRecord as made', (join) =>
            join
              .onRef('made.controllerId', '=', 'outcome.controllerId')
              .onRef('made.id', '=', 'outcome.caseId'),
          )
          .leftJoin('controller as receiver', 'receiver.id', 'outcome.toControllerId')
          .leftJoin('person as maker', 'maker.id', 'outcome.madeBy')
          .select([
            'outcome.id',
            'outcome.outcome',
            'outcome.caseId',
            'outcome.reason',
            'outcome.madeAt',
            'made.id as seenCaseId',
            'made.title',
            'made.mark',
            'made.externalMark',
            'outcome.toControllerId',
            'receiver.name as receiverName',
            'maker.name as madeByName',
          ])
          .whereRef('outcome.controllerId', '=', 'inboxItem.controllerId')
          .whereRef('outcome.itemId', '=', 'inboxItem.id')
          .orderBy('outcome.madeAt'),
      ).as('outcomes'),
    ]);

const handled = sql<boolean>`exists (select from inbox_outcome done
  where done.controller_id = inbox_item.controller_id and done.item_id = inbox_item.id)`;

const within = ({ whole, own, personId }: InboxReach) =>
  sql<boolean>`(inbox_item.controller_id = any(${[...whole]}::uuid[])
    or inbox_item.controller_id = any(${[...own]}::uuid[]) and inbox_item.taken_by = ${personId}::uuid)`;

/** What waits the longest first, after the reports whose time runs in hours; what is handled the latest first. */
export const inboxList = (tx: Transaction, filter: InboxFilter, most: number) =>
  items(tx)
    .where(within(filter.reach))
    .$if(filter.state === 'waiting', (query) => query.where(sql<boolean>`not ${handled}`))
    .$if(filter.state === 'handled', (query) => query.where(handled))
    .$if(filter.kind !== null, (query) => query.where('inboxItem.kind', '=', filter.kind))
    .$if(filter.channel !== null, (query) => query.where('inboxItem.channel', '=', filter.channel ?? ''))
    .$if(filter.state === 'waiting', (query) =>
      query.orderBy(sql`inbox_item.kind is not distinct from 'incident'`, 'desc'),
    )
    .orderBy('inboxItem.arrivedAt', filter.state === 'waiting' ? 'asc' : 'desc')
    .orderBy('inboxItem.id')
    .limit(most)
    .execute();
export type InboxRow = Awaited<ReturnType<typeof inboxList>>[number];

export const inboxItemById = (tx: Transaction, id: string) =>
  items(tx).where('inboxItem.id', '=', id).executeTakeFirst();

/** Whose it is and who may open it, without what lies sealed. */
export const inboxItemGate = (tx: Transaction, id: string) =>
  tx
    .selectFrom('inboxItem')
    .select(['controllerId', 'kind', 'protected', 'takenBy'])
    .where('id', '=', id)
    .executeTakeFirst();

/** In figures: what came in on the day, and what waits. */
export const inboxFigures = (tx: Transaction, reach: InboxReach, today: string) =>
  tx
    .selectFrom('inboxItem')
    .select([
      sql<number>`count(*) filter (where received_on = ${today}::date)`.as('today'),
      sql<number>`count(*) filter (where not ${handled})`.as('waiting'),
      sql<string | null>`min(received_on) filter (where not ${handled})`.as('oldest'),
    ])
    .where(within(reach))
    .executeTakeFirstOrThrow();

/** How many wait at each of the controllers; those where none waits are not there. */
export const waitingAt = (tx: Transaction, controllers: readonly string[]) =>
  tx
    .selectFrom('inboxItem')
    .select(['controllerId', sql<number>`count(*)`.as('waiting')])
    .where(sql<boolean>`inbox_item.controller_id = any(${[...controllers]}::uuid[])`)
    .where(sql<boolean>`not ${handled}`)
    .groupBy('controllerId')
    .execute();

/** One at a time for each item and each form, so that sending twice is seen. */
export async function lockItem(tx: Transaction, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 12))`.execute(tx);
}

interface NewItem {
  readonly id: string;
  readonly controllerId: string;
  readonly year: number;
  readonly receivedOn: string;
  readonly channel: string;
  readonly kind: string | null;
  readonly protected: boolean;
  readonly sealed: Buffer;
  readonly keyId: string;
}

/** Takes it in with its receipt number and its files, in the transaction's last statement. */
export async function insertItem(tx: Transaction, item: NewItem, fileIds: readonly string[]): Promise<void> {
  await sql`
    with taken as materialized (
      select app.take_number(${item.controllerId}::uuid, 'receipt', ${item.year}::integer) as number
    ), added as (
      insert into inbox_item (id, controller_id, year, number, receipt, received_on, channel, kind, protected, sealed, key_id)
      select ${item.id}::uuid, ${item.controllerId}::uuid, ${item.year}::integer, number,
        'IN-' || ${String(item.year).slice(2)} || '-' || number, ${item.receivedOn}::date, ${item.channel}, ${item.kind},
        ${item.protected}::boolean, ${item.sealed}::bytea, ${item.keyId}
      from taken returning id
    )
    update stored_file set inbox_item_id = added.id from added
    where controller_id = ${item.controllerId} and stored_file.id = any(${[...fileIds]}::uuid[])`.execute(tx);
}

/** The receipt of the item that another controller of the same kommun now has; null when it is not within reach. */
export async function forwardItem(
  tx: Transaction,
  { item, to, newItem, year }: { item: string; to: string; newItem: string; year: number },
): Promise<string | null> {
  const { rows } = await sql<{
    receipt: string | null;
  }>`select app.forward_inbox(${item}, ${to}, ${newItem}, ${year}) as receipt`.execute(tx);
  return rows[0]?.receipt ?? null;
}

interface NewOutcome {
  readonly id: string;
  readonly controllerId: string;
  readonly itemId: string;
  readonly outcome: string;
  readonly caseId?: string;
  readonly toControllerId?: string;
  readonly reason?: string;
}

export async function insertOutcome(tx: Transaction, row: NewOutcome): Promise<void> {
  await tx
    .insertInto('inboxOutcome')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const outcomeById = (tx: Transaction, id: string) =>
  tx.selectFrom('inboxOutcome').select(['id', 'caseId']).where('id', '=', id).executeTakeFirst();

/** The file of an item becomes the case's: who may not read the case no longer reads it. */
export async function giveFileToCase(tx: Transaction, controllerId: string, id: string, caseId: string) {
  await tx
    .updateTable('storedFile')
    .set({ caseId })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}

/** A file that one case has already is copied for the next, sealed as it lies. */
export async function copyFileToCase(
  tx: Transaction,
  controllerId: string,
  id: string,
  copy: { readonly id: string; readonly caseId: string },
): Promise<void> {
  await sql`insert into stored_file (id, controller_id, case_id, name, media_type, size, sha256, scan, sealed, key_id, uploaded_by, uploaded_at)
    select ${copy.id}::uuid, controller_id, ${copy.caseId}::uuid, name, media_type, size, sha256, scan, sealed, key_id, uploaded_by, uploaded_at
    from stored_file where controller_id = ${controllerId} and id = ${id}
    on conflict (controller_id, id) do nothing`.execute(tx);
}

/** The controllers of a legal entity that are there on the day. */
export const controllersOfEntity = (tx: Transaction, legalEntityId: string, today: string) =>
  tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      'controller.id',
      'controller.name',
      'controller.legalEntityId',
      'legalEntity.name as legalEntityName',
    ])
    .where('controller.legalEntityId', '=', legalEntityId)
    .where((where) =>
      where.or([where('controller.lastDay', 'is', null), where('controller.lastDay', '>=', today)]),
    )
    .orderBy('controller.name')
    .execute();

/** Cases that are going on, to add to; the newest first. */
export const openCases = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('caseRecord')
    .select(['id', 'title', 'mark', 'externalMark'])
    .where('controllerId', '=', controllerId)
    .where('state', '=', 'open')
    .orderBy('openedOn', 'desc')
    .orderBy('id')
    .limit(300)
    .execute();
