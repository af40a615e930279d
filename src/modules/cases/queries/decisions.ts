/** Decisions in cases, and their lists to the nämnd. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CaseDecision, DelegationReport } from '../../../platform/database/schema.generated.ts';

/** False when the form was sent before. */
export async function insertDecision(tx: Transaction, row: Insertable<CaseDecision>): Promise<boolean> {
  const result = await tx
    .insertInto('caseDecision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export interface DecisionToReport {
  readonly id: string;
  readonly caseId: string;
  readonly mark: string | null;
  /** The case is closed to the reader: only the number is known. */
  readonly closed: boolean;
  readonly matter: string;
  readonly title: string | null;
  readonly individual: boolean;
  readonly decidedOn: string;
  readonly way: string;
  readonly decidedBy: string;
  readonly authority: string;
  readonly paragraph: string | null;
  readonly delegatedOn: boolean;
  readonly urgency: string | null;
}

/** Those not yet reported up to the day; or those of one report. */
export async function decisionsToReport(
  tx: Transaction,
  controllerId: string,
  toDay: string,
  reportId: string | null,
): Promise<DecisionToReport[]> {
  const { rows } =
    await sql<DecisionToReport>`select id, case_id as "caseId", mark, closed, matter, title, individual,
      decided_on as "decidedOn", way, decided_by as "decidedBy", authority, paragraph, delegated_on as "delegatedOn", urgency
    from app.decisions_to_report(${controllerId}, ${toDay}::date, ${reportId})`.execute(tx);
  return rows;
}

/** How many were marked. */
export async function markReported(
  tx: Transaction,
  reportId: string,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{
    marked: number;
  }>`select app.report_decisions(${reportId}, ${[...ids]}::uuid[]) as marked`.execute(tx);
  return rows[0]?.marked ?? 0;
}

export async function insertReport(tx: Transaction, row: Insertable<DelegationReport>): Promise<boolean> {
  const result = await tx
    .insertInto('delegationReport')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Earlier lists, the newest first. */
export const reportsOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('delegationReport')
    .leftJoin('body', (join) =>
      join
        .onRef('body.controllerId', '=', 'delegationReport.controllerId')
        .onRef('body.id', '=', 'delegationReport.bodyId'),
    )
    .select([
      'delegationReport.id',
      'delegationReport.heldOn',
      'delegationReport.toDay',
      'delegationReport.reportedOn',
      'body.name as bodyName',
    ])
    .select(
      sql<number>`(select count(*) from app.decisions_to_report(delegation_report.controller_id, delegation_report.to_day,
        delegation_report.id))`.as('decisions'),
    )
    .where('delegationReport.controllerId', '=', controllerId)
    .orderBy('delegationReport.heldOn', 'desc')
    .limit(100)
    .execute();

export const reportById = (tx: Transaction, controllerId: string, id: string) =>
  tx
    .selectFrom('delegationReport')
    .leftJoin('body', (join) =>
      join
        .onRef('body.controllerId', '=', 'delegationReport.controllerId')
        .onRef('body.id', '=', 'delegationReport.bodyId'),
    )
    .selectAll('delegationReport')
    .select('body.name as bodyName')
    .where('delegationReport.controllerId', '=', controllerId)
    .where('delegationReport.id', '=', id)
    .executeTakeFirst();

/** Meetings of the nämnd itself that a list can go to: the nearest ones, past and to come. */
export const meetingsAround = (tx: Transaction, controllerId: string, from: string) =>
  tx
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.controllerId', '=', 'meeting.controllerId').onRef('body.id', '=', 'meeting.bodyId'),
    )
    .select(['meeting.bodyId', 'meeting.heldOn', 'body.name', 'body.kind'])
    .where('meeting.controllerId', '=', controllerId)
    .where('body.kind', '=', 'board')
    .where('meeting.heldOn', '>=', from)
    .orderBy('meeting.heldOn')
    .limit(30)
    .execute();

/** Everybody who stands under a point for the matter, or has, for a decision that is recorded afterwards. */
export const delegatesOf = (tx: Transaction, controllerId: string) =>
  tx
    .selectFrom('delegate')
    .innerJoin('person', 'person.id', 'delegate.personId')
    .select(['person.id', 'person.name', 'person.title'])
    .distinct()
    .where('delegate.controllerId', '=', controllerId)
    .orderBy('person.name')
    .execute();
