import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/connection.ts';
import type { AnswerForm, RemarkForm } from './forms.ts';
import type { Figures, RemarkState } from './rules.ts';

export interface ControllerFigures extends Figures {
  readonly controllerId: string;
  readonly controllerName: string;
  readonly controllerType: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
  readonly gaps: number;
  readonly warnings: number;
}

/** Every controller within reach with its figures, in one statement. */
export async function controllerFigures(tx: Transaction, today: string): Promise<ControllerFigures[]> {
  const { rows } = await sql<ControllerFigures>`select * from controller_figures(${today})`.execute(tx);
  return rows;
}

export interface RemarkFilter {
  readonly controllerId: string | null;
  readonly processingId: string | null;
  readonly state: RemarkState | null;
  readonly kind: string | null;
}

const remarks = (tx: Transaction) =>
  tx
    .selectFrom('remark')
    .innerJoin('controller', 'controller.id', 'remark.controllerId')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .leftJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'remark.controllerId')
        .onRef('processing.id', '=', 'remark.processingId'),
    )
    .leftJoin('person as maker', 'maker.id', 'remark.madeBy')
    .leftJoin('person as answerer', 'answerer.id', 'remark.answeredBy')
    .leftJoin('person as recipient', 'recipient.id', 'remark.recipientId')
    .selectAll('remark')
    .select([
      'controller.name as controllerName',
      'legalEntity.name as legalEntityName',
      'processing.name as processingName',
      'maker.name as makerName',
      'answerer.name as answererName',
      'recipient.name as recipientName',
    ]);

/** Open ones first, the earliest answer day first. */
export const remarkList = (tx: Transaction, filter: RemarkFilter, limit: number) =>
  remarks(tx)
    .$if(filter.controllerId !== null, (query) =>
      query.where('remark.controllerId', '=', filter.controllerId as string),
    )
    .$if(filter.processingId !== null, (query) =>
      query.where('remark.processingId', '=', filter.processingId as string),
    )
    .$if(filter.state !== null, (query) => query.where('remark.state', '=', filter.state as string))
    .$if(filter.kind !== null, (query) => query.where('remark.kind', '=', filter.kind as string))
    .orderBy(sql`remark.state <> 'open'`)
    .orderBy(sql`remark.answer_by asc nulls last`)
    .orderBy('remark.madeAt', 'desc')
    .limit(limit)
    .execute();
export type ListedRemark = Awaited<ReturnType<typeof remarkList>>[number];

export const remarkById = (tx: Transaction, id: string) =>
  remarks(tx).where('remark.id', '=', id).executeTakeFirst();

export async function insertRemark(
  tx: Transaction,
  remark: RemarkForm & { id: string; controllerId: string; processingId: string | null; madeBy: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('remark')
    .values(remark)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

interface RemarkPatch {
  readonly state: RemarkState;
  readonly outcome?: AnswerForm['outcome'];
  readonly answer?: string;
  readonly answeredBy?: string | null;
  readonly answeredAt?: Date;
  readonly closedAt?: Date | null;
  readonly answerBy?: string | null;
}

/** False when somebody else saved since `version` was read. */
export async function updateRemark(
  tx: Transaction,
  target: { controllerId: string; id: string; version: number },
  patch: RemarkPatch,
): Promise<boolean> {
  const result = await tx
    .updateTable('remark')
    .set({ ...patch, version: target.version + 1 })
    .where('controllerId', '=', target.controllerId)
    .where('id', '=', target.id)
    .where('version', '=', target.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertMessage(
  tx: Transaction,
  message: {
    id: string;
    controllerId: string;
    remarkId: string;
    side: 'officer' | 'controller';
    action: string;
    outcome: string | null;
    text: string | null;
    answerBy: string | null;
    madeBy: string;
    madeAt: Date;
  },
): Promise<void> {
  await tx.insertInto('remarkMessage').values(message).execute();
}

/** All that was said after the first words, in order. */
export const messagesOf = (tx: Transaction, controllerId: string, remarkId: string) =>
  tx
    .selectFrom('remarkMessage')
    .leftJoin('person', 'person.id', 'remarkMessage.madeBy')
    .selectAll('remarkMessage')
    .select('person.name as makerName')
    .where('remarkMessage.controllerId', '=', controllerId)
    .where('remarkMessage.remarkId', '=', remarkId)
    .orderBy('remarkMessage.madeAt')
    .execute();
export type RemarkMessage = Awaited<ReturnType<typeof messagesOf>>[number];

/** The entry that something is said of, with its controller. */
export const processingNamed = (tx: Transaction, id: string) =>
  tx
    .selectFrom('processing')
    .innerJoin('controller', 'controller.id', 'processing.controllerId')
    .select([
      'processing.id',
      'processing.name',
      'processing.number',
      'processing.controllerId',
      'controller.name as controllerName',
    ])
    .where('processing.id', '=', id)
    .executeTakeFirst();

/** Addresses of those who are told of what the officer says: the coordinators and the recipient. */
export const addressesOf = (
  tx: Transaction,
  controllerId: string,
  personIds: readonly (string | null)[],
  today: string,
  role: string | null,
) =>
  tx
    .selectFrom('person')
    .select(['person.id', 'person.email'])
    .where((where) =>
      where.or([
        where(
          'person.id',
          'in',
          where
            .selectFrom('appointment')
            .select('personId')
            .where('controllerId', '=', controllerId)
            .where('role', '=', role)
            .where('firstDay', '<=', today)
            .where((valid) => valid.or([valid('lastDay', 'is', null), valid('lastDay', '>=', today)])),
        ),
        where('person.id', '=', sql<string>`any(${personIds.filter((id) => id !== null)}::uuid[])`),
      ]),
    )
    .execute();

export const notes = (tx: Transaction, controllerId: string | null, limit: number) =>
  tx
    .selectFrom('officeNote')
    .innerJoin('controller', 'controller.id', 'officeNote.aboutControllerId')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .leftJoin('person', 'person.id', 'officeNote.madeBy')
    .leftJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'officeNote.aboutControllerId')
        .onRef('processing.id', '=', 'officeNote.aboutProcessingId'),
    )
    .selectAll('officeNote')
    .select([
      'controller.name as controllerName',
      'legalEntity.name as legalEntityName',
      'person.name as makerName',
      'processing.name as processingName',
    ])
    .$if(controllerId !== null, (query) =>
      query.where('officeNote.aboutControllerId', '=', controllerId as string),
    )
    .orderBy('officeNote.madeAt', 'desc')
    .limit(limit)
    .execute();
export type ListedNote = Awaited<ReturnType<typeof notes>>[number];

export async function insertNote(
  tx: Transaction,
  note: {
    id: string;
    legalEntityId: string;
    aboutControllerId: string;
    aboutProcessingId: string | null;
    text: string;
    madeBy: string;
  },
): Promise<void> {
  await tx
    .insertInto('officeNote')
    .values(note)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function deleteNote(tx: Transaction, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('officeNote').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export interface ReadFilter {
  readonly controllerId: string;
  readonly personId: string | null;
  readonly subjectId: string | null;
  readonly before: number | null;
}

/** Reads and exports of one controller, newest first. */
export const reads = (tx: Transaction, filter: ReadFilter, limit: number) =>
  tx
    .with('latest', (cte) =>
      cte
        .selectFrom('auditEvent')
        .selectAll()
        .where('controllerId', '=', filter.controllerId)
        .where('action', 'in', ['read', 'export'])
        .$if(filter.personId !== null, (query) => query.where('actor', '=', filter.personId as string))
        .$if(filter.subjectId !== null, (query) => query.where('subjectId', '=', filter.subjectId as string))
        .$if(filter.before !== null, (query) => query.where('id', '<', filter.before as number))
        .orderBy('id', 'desc')
        .limit(limit),
    )
    .selectFrom('latest')
    .leftJoin('person', 'person.id', 'latest.actor')
    .leftJoin('processing', (join) =>
      join
        .onRef('processing.controllerId', '=', 'latest.controllerId')
        .onRef('processing.id', '=', 'latest.subjectId'),
    )
    .leftJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'latest.controllerId')
        .onRef('caseRecord.id', '=', 'latest.subjectId'),
    )
    .select([
      'caseRecord.id as caseId',
      sql<string | null>`coalesce(case_record.external_mark, case_record.mark)`.as('caseMark'),
      'latest.id',
      'latest.at',
      'latest.actor',
      'latest.action',
      'latest.tableName',
      'latest.detail',
      'latest.subjectId',
      'person.name as personName',
      'person.title as personTitle',
      'processing.name as processingName',
    ])
    .orderBy('latest.id', 'desc')
    .execute();
export type ReadEvent = Awaited<ReturnType<typeof reads>>[number];
