/** Decisions in cases, and their lists to the nämnd. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CaseDecision, DelegationReport } from '../../../platform/database/schema.generated.ts';

/** Once, however often the form is sent. */
export async function insertDecision(tx: Transaction, row: Insertable<CaseDecision>): Promise<void> {
  await tx
    .insertInto('caseDecision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
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

/** Earlier lists, the newest first, with how many decisions each holds. */
export async function reportsOf(tx: Transaction, controllerId: string) {
  const { rows } = await sql<{
    id: string;
    heldOn: string;
    reportedOn: string;
    bodyName: string | null;
    decisions: number;
  }>`select report.id, report.held_on as "heldOn", report.reported_on as "reportedOn", body.name as "bodyName",
      coalesce(counted.decisions, 0) as decisions
    from delegation_report report
    left join body on body.controller_id = report.controller_id and body.id = report.body_id
    left join app.reported_decisions(${controllerId}) counted on counted.report_id = report.id
    where report.controller_id = ${controllerId}
    order by report.held_on desc limit 100`.execute(tx);
  return rows;
}

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
