/** Rounds of confirmation, and what each person is asked and has answered. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface NewRound {
  readonly id: string;
  readonly controllerId: string;
  readonly name: string;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly openedByPersonId: string | null;
}

/** False when a round with the id stands already: the form was sent twice. */
export async function insertRound(tx: Transaction, round: NewRound): Promise<boolean> {
  const result = await tx
    .insertInto('confirmationRound')
    .values(round)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function insertRequests(
  tx: Transaction,
  controllerId: string,
  roundId: string,
  asked: readonly { readonly processingId: string; readonly personId: string }[],
): Promise<void> {
  for (let start = 0; start < asked.length; start += 1000) {
    await tx
      .insertInto('confirmationRequest')
      .values(
        asked
          .slice(start, start + 1000)
          .map((one) => ({ ...one, id: crypto.randomUUID(), controllerId, roundId })),
      )
      .execute();
  }
}

const answeredAs = (answer: string | null) =>
  answer === null
    ? sql<number>`(count(confirmation_request.id) filter (where answer is null))::int`
    : sql<number>`(count(confirmation_request.id) filter (where answer = ${answer}))::int`;

export const roundsOf = (tx: Transaction, controllerId: string, id?: string) =>
  tx
    .selectFrom('confirmationRound')
    .leftJoin('confirmationRequest', (join) =>
      join
        .onRef('confirmationRequest.controllerId', '=', 'confirmationRound.controllerId')
        .onRef('confirmationRequest.roundId', '=', 'confirmationRound.id'),
    )
    .select([
      'confirmationRound.id',
      'confirmationRound.name',
      'confirmationRound.openedOn',
      'confirmationRound.dueOn',
      'confirmationRound.closedOn',
      answeredAs('unchanged').as('unchanged'),
      answeredAs('changed').as('changed'),
      answeredAs(null).as('unanswered'),
    ])
    .where('confirmationRound.controllerId', '=', controllerId)
    .$if(id !== undefined, (query) => query.where('confirmationRound.id', '=', id as string))
    .groupBy([
      'confirmationRound.id',
      'confirmationRound.name',
      'confirmationRound.openedOn',
      'confirmationRound.dueOn',
      'confirmationRound.closedOn',
    ])
    .orderBy('confirmationRound.openedOn', 'desc')
    .execute();
export type Round = Awaited<ReturnType<typeof roundsOf>>[number];

/** What is asked in the round; `answer` narrows it: `none` for those without one. */
export const requestsOf = (tx: Transaction, controllerId: string, roundId: string, answer: string | null) =>
  tx
    .selectFrom('confirmationRequest')
    .innerJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'confirmationRequest.controllerId')
        .onRef('processing.id', '=', 'confirmationRequest.processingId'),
    )
    .leftJoin('person', 'person.id', 'confirmationRequest.personId')
    .select([
      'confirmationRequest.id',
      'confirmationRequest.answer',
      'confirmationRequest.changeText',
      'confirmationRequest.changeDueOn',
      'confirmationRequest.answeredAt',
      'confirmationRequest.settledOn',
      'confirmationRequest.personId',
      'processing.id as processingId',
      'processing.name as processingName',
      'processing.number',
      'person.name as personName',
    ])
    .where('confirmationRequest.controllerId', '=', controllerId)
    .where('confirmationRequest.roundId', '=', roundId)
    .$if(answer === 'none', (query) => query.where('confirmationRequest.answer', 'is', null))
    .$if(answer !== null && answer !== 'none', (query) =>
      query.where('confirmationRequest.answer', '=', answer as string),
    )
    .orderBy('processing.number')
    .execute();
export type RoundRequest = Awaited<ReturnType<typeof requestsOf>>[number];

export async function closeRound(
  tx: Transaction,
  controllerId: string,
  id: string,
  day: string,
): Promise<void> {
  await tx
    .updateTable('confirmationRound')
    .set({ closedOn: day })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('closedOn', 'is', null)
    .execute();
}

/** Somebody else is asked what has not been answered; false when it has, or is not in the round. */
export async function askAnother(
  tx: Transaction,
  asked: { readonly controllerId: string; readonly roundId: string; readonly id: string },
  personId: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('confirmationRequest')
    .set({ personId })
    .where('controllerId', '=', asked.controllerId)
    .where('roundId', '=', asked.roundId)
    .where('id', '=', asked.id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What the person is asked in rounds that are open and has not answered, over every controller within reach. */
export const openRequestsOf = (tx: Transaction, personId: string) =>
  tx
    .selectFrom('confirmationRequest')
    .innerJoin('confirmationRound', (join) =>
      join
        .onRef('confirmationRound.controllerId', '=', 'confirmationRequest.controllerId')
        .onRef('confirmationRound.id', '=', 'confirmationRequest.roundId'),
    )
    .select([
      'confirmationRequest.id',
      'confirmationRequest.controllerId',
      'confirmationRequest.legalEntityId',
      'confirmationRequest.processingId',
      'confirmationRound.name as roundName',
      'confirmationRound.dueOn',
    ])
    .where('confirmationRequest.personId', '=', personId)
    .where('confirmationRequest.answer', 'is', null)
    .where('confirmationRound.closedOn', 'is', null)
    .orderBy('confirmationRound.dueOn')
    .execute();
export type OpenRequest = Awaited<ReturnType<typeof openRequestsOf>>[number];

/** Undefined when the person is not asked it. */
export const requestFor = (tx: Transaction, personId: string, id: string) =>
  tx
    .selectFrom('confirmationRequest')
    .innerJoin('controller', 'controller.id', 'confirmationRequest.controllerId')
    .innerJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'confirmationRequest.controllerId')
        .onRef('processing.id', '=', 'confirmationRequest.processingId'),
    )
    .select([
      'confirmationRequest.controllerId',
      'confirmationRequest.answer',
      'confirmationRequest.changeText',
      'controller.name as controllerName',
      'processing.name as processingName',
    ])
    .where('confirmationRequest.personId', '=', personId)
    .where('confirmationRequest.id', '=', id)
    .executeTakeFirst();

interface Answerable {
  readonly id: string;
  readonly controllerId: string;
  readonly personId: string;
}

/** Keeps others from answering until this transaction ends; false when somebody has answered. */
export async function holdUnanswered(tx: Transaction, request: Answerable): Promise<boolean> {
  const held = await tx
    .selectFrom('confirmationRequest')
    .select('id')
    .where('controllerId', '=', request.controllerId)
    .where('id', '=', request.id)
    .where('personId', '=', request.personId)
    .where('answer', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

export async function answerRequest(
  tx: Transaction,
  request: Answerable,
  given: {
    readonly answer: 'unchanged' | 'changed';
    readonly changeText: string | null;
    readonly changeDueOn: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('confirmationRequest')
    .set({ ...given, answeredAt: sql`now()` })
    .where('controllerId', '=', request.controllerId)
    .where('id', '=', request.id)
    .where('personId', '=', request.personId)
    .where('answer', 'is', null)
    .execute();
}

/**
 * The processing of an answer that asked for a change, once it is said to be done; undefined when there is none. The
 * day that it was first said stays.
 */
export async function settleRequest(
  tx: Transaction,
  controllerId: string,
  id: string,
  day: string,
): Promise<string | undefined> {
  await tx
    .updateTable('confirmationRequest')
    .set({ settledOn: day })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('answer', '=', 'changed')
    .where('settledOn', 'is', null)
    .execute();
  const settled = await tx
    .selectFrom('confirmationRequest')
    .select('processingId')
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('answer', '=', 'changed')
    .executeTakeFirst();
  return settled?.processingId;
}

export const emailsOf = (tx: Transaction, personIds: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', 'in', [...personIds])
    .execute();

/** Processings that a round can ask about, with the people that they name. */
export const askableEntries = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('processing')
    .select([
      'processing.id',
      'processing.name',
      'processing.number',
      'processing.confirmedOn',
      'processing.processArea',
    ])
    .select(
      sql<
        { role: string; name: string }[]
      >`coalesce((select json_agg(json_build_object('role', contact.role, 'name', contact.name)
        order by contact.position) from processing_contact contact
        where contact.controller_id = processing.controller_id and contact.processing_id = processing.id), '[]')`.as(
        'contacts',
      ),
    )
    .where('processing.controllerId', '=', controllerId)
    .where('processing.activity', '<>', 'ended')
    .orderBy('processing.number')
    .execute();
