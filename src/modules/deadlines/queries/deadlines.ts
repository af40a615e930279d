/** The one table of deadlines, and the trace of how each came to be another. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { Deadline, DeadlineChange } from '../../../platform/database/schema.generated.ts';

export interface DeadlineChangeRow {
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
  readonly madeAt: string;
}

/** The deadlines of a case with their changes, the open ones first, in one statement. */
export const deadlinesOfCase = (tx: Transaction, caseId: string) =>
  tx
    .selectFrom('deadline')
    .leftJoin('person', 'person.id', 'deadline.personId')
    .selectAll('deadline')
    .select('person.name as personName')
    .select(
      sql<DeadlineChangeRow[]>`coalesce((select json_agg(json_build_object('fromDay', change.from_day,
          'toDay', change.to_day, 'reason', change.reason, 'madeAt', change.made_at) order by change.made_at)
        from deadline_change change
        where change.controller_id = deadline.controller_id and change.deadline_id = deadline.id), '[]')`.as(
        'changes',
      ),
    )
    .where('deadline.caseId', '=', caseId)
    .orderBy(sql`deadline.state <> 'open'`)
    .orderBy('deadline.dueOn')
    .orderBy('deadline.id')
    .execute();

export type CaseDeadlineRow = Awaited<ReturnType<typeof deadlinesOfCase>>[number];

/** The latest of the rule in the case, held until the transaction ends. */
export const deadlineOfRule = (
  tx: Transaction,
  controllerId: string,
  caseId: string,
  ruleId: string,
  label: string,
) =>
  tx
    .selectFrom('deadline')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('ruleId', '=', ruleId)
    .where('label', '=', label)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();

export const deadlineById = (tx: Transaction, id: string) =>
  tx.selectFrom('deadline').selectAll().where('id', '=', id).executeTakeFirst();

/** Made once, however often the form is sent. */
export async function insertDeadline(tx: Transaction, row: Insertable<Deadline>): Promise<void> {
  await tx
    .insertInto('deadline')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export async function updateDeadline(
  tx: Transaction,
  controllerId: string,
  id: string,
  changes: Updateable<Deadline>,
): Promise<void> {
  await tx
    .updateTable('deadline')
    .set({ ...changes })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}

/** False when it had been settled before. */
export async function settleOpen(
  tx: Transaction,
  controllerId: string,
  id: string,
  changes: Updateable<Deadline>,
): Promise<boolean> {
  const result = await tx
    .updateTable('deadline')
    .set({ ...changes })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function insertChange(tx: Transaction, row: Insertable<DeadlineChange>): Promise<void> {
  await tx.insertInto('deadlineChange').values(row).execute();
}
