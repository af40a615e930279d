/** What belongs to one case: persons, handlers, links, events, and who has read it. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CaseEvent, CasePerson } from '../../../platform/database/schema.generated.ts';

export interface OtherCaseRow {
  readonly id: string;
  readonly mark: string | null;
  readonly title: string;
}

/** Each with the controller's other cases of the same person, by the keyed hash of the identity number. */
export const personsOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('casePerson')
    .select(['id', 'role', 'name', 'organisation', 'protected', 'sealed', 'keyId', 'version'])
    .select(
      sql<OtherCaseRow[]>`coalesce((select json_agg(distinct jsonb_build_object('id', other.id,
          'mark', coalesce(other.external_mark, other.mark), 'title', other.title))
        from case_person same join case_record other
          on other.controller_id = same.controller_id and other.id = same.case_id
        where same.controller_id = case_person.controller_id and same.identity_hash = case_person.identity_hash
          and same.case_id <> case_person.case_id), '[]')`.as('otherCases'),
    )
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .orderBy('createdAt')
    .execute();

export async function insertPerson(tx: Transaction, row: Insertable<CasePerson>): Promise<boolean> {
  const result = await tx
    .insertInto('casePerson')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when a document names the person: then the person stays. */
export async function deletePerson(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  id: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('casePerson')
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('caseDocument')
            .select('caseDocument.id')
            .whereRef('caseDocument.personId', '=', 'casePerson.id')
            .where('caseDocument.controllerId', '=', controllerId),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

export const handlersOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('caseHandler')
    .innerJoin('person', 'person.id', 'caseHandler.personId')
    .select(['person.id', 'person.name', 'person.email'])
    .where('caseHandler.controllerId', '=', controllerId)
    .where('caseHandler.caseId', '=', caseId)
    .orderBy('person.name')
    .execute();

export async function insertHandler(
  tx: Transaction,
  row: { readonly controllerId: string; readonly caseId: string; readonly personId: string },
): Promise<void> {
  await tx
    .insertInto('caseHandler')
    .values({ ...row, id: crypto.randomUUID() })
    .onConflict((conflict) => conflict.columns(['controllerId', 'caseId', 'personId']).doNothing())
    .execute();
}

export async function deleteHandler(
  tx: Transaction,
  row: { readonly controllerId: string; readonly caseId: string; readonly personId: string },
): Promise<void> {
  await tx
    .deleteFrom('caseHandler')
    .where('controllerId', '=', row.controllerId)
    .where('caseId', '=', row.caseId)
    .where('personId', '=', row.personId)
    .execute();
}

export interface NewLink {
  readonly id: string;
  readonly controllerId: string;
  readonly caseId: string;
  readonly processingId?: string;
  readonly systemId?: string;
  readonly supplierId?: string;
  readonly otherCaseId?: string;
}
export async function insertLink(tx: Transaction, row: NewLink): Promise<void> {
  await tx
    .insertInto('caseLink')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteLink(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  id: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('caseLink')
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where((where) => where.or([where('caseId', '=', caseId), where('otherCaseId', '=', caseId)]))
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** What a case can be linked to, by name. */
export async function linkTargets(tx: Transaction, controllerId: string, caseId: string) {
  const { rows } = await sql<{
    target: 'processing' | 'system' | 'supplier' | 'case';
    id: string;
    name: string;
  }>`
    select * from (
      (select 'processing' as target, id, name::text from processing where controller_id = ${controllerId} and activity <> 'ended')
      union all (select 'system', id, name::text from system where legal_entity_id = app.write_entity() and retired_on is null)
      union all (select 'supplier', supplier.id, supplier.name::text from supplier
        where exists (select from supplier_card card where card.supplier_id = supplier.id))
      union all (select 'case', id, coalesce(external_mark, mark) || ' ' || title from case_record
        where controller_id = ${controllerId} and id <> ${caseId} and state in ('open', 'closed') order by opened_on desc limit 300)
    ) targets order by target, name limit 2000`.execute(tx);
  return rows;
}

export async function insertEvent(tx: Transaction, row: Insertable<CaseEvent>): Promise<boolean> {
  const result = await tx
    .insertInto('caseEvent')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export interface TimelineRow {
  readonly at: string;
  readonly what: 'event' | 'document' | 'decision' | 'deadline' | 'reminder' | 'moved' | 'inbox';
  readonly kind: string;
  readonly text: string;
  readonly detail: string | null;
  readonly id: string;
  readonly by: string | null;
}

/** Everything that has happened in the case, newest first, in one statement. */
export async function timelineOf(
  tx: Transaction,
  controllerId: string,
  caseId: string,
): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    select to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, entry.what, entry.kind, entry.text, entry.detail, entry.id, person.name as by
    from (
      select happened_at as at, 'event' as what, kind, text, null as detail, id, made_by from case_event
        where controller_id = ${controllerId} and case_id = ${caseId}
      union all select created_at, 'document', direction, title, state, id, created_by from case_document
        where controller_id = ${controllerId} and case_id = ${caseId}
      union all select recorded_at, 'decision', way, title, decided_by || ', ' || authority, id, recorded_by from case_decision
        where controller_id = ${controllerId} and case_id = ${caseId}
      union all select created_at, case when rule_id = 'deadline.soft-words' then 'reminder' else 'deadline' end, kind, label, due_on::text, id, created_by from deadline
        where controller_id = ${controllerId} and case_id = ${caseId}
      union all select change.made_at, 'moved', deadline.kind, deadline.label,
          change.from_day || ' → ' || change.to_day || ': ' || change.reason, change.id, change.made_by
        from deadline_change change
        join deadline on deadline.controller_id = change.controller_id and deadline.id = change.deadline_id
        where change.controller_id = ${controllerId} and change.case_id = ${caseId}
      union all select item.arrived_at, 'inbox', item.channel, item.receipt, item.received_on::text, item.id, item.taken_by
        from inbox_outcome outcome
        join inbox_item item on item.controller_id = outcome.controller_id and item.id = outcome.item_id
        where outcome.controller_id = ${controllerId} and outcome.case_id = ${caseId}
    ) entry left join person on person.id = entry.made_by
    order by entry.at desc, entry.what limit 500`.execute(tx);
  return rows;
}

/** Who has read the case, newest first. */
export const readersOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('auditEvent')
    .leftJoin('person', 'person.id', 'auditEvent.actor')
    .select(['auditEvent.at', 'auditEvent.detail', 'person.name'])
    .where('auditEvent.controllerId', '=', controllerId)
    .where('auditEvent.subjectId', '=', caseId)
    .where('auditEvent.action', 'in', ['read', 'export'])
    .orderBy('auditEvent.id', 'desc')
    .limit(50)
    .execute();
