/** What stands around an incident on its page, who last changed what, and what it may be linked to. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { IncidentProcessor } from '../../../platform/database/schema.generated.ts';
import { type AskedDeciders, type Decider, deciders } from './deciders.ts';

export interface IncidentDecisionRow {
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly authority: string;
  readonly replacesId: string | null;
}

export interface IncidentMeasureFact {
  readonly text: string;
  readonly takenAt: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly secret: boolean;
}

export interface IncidentTellingFact {
  readonly audience: string;
  readonly way: string;
  readonly toldOn: string;
  readonly told: number;
  readonly unreached: number;
}

export interface SentNotification {
  readonly id: string;
  readonly phase: string;
  readonly sentAt: string;
  readonly lateReason: string | null;
  readonly authorityReference: string | null;
  readonly fileId: string | null;
  readonly sha256: string;
  readonly senderName: string | null;
}

export interface LinkedThing {
  readonly id: string;
  readonly target: 'processing' | 'system' | 'supplier' | 'case';
  readonly targetId: string;
  readonly name: string;
}

export interface NamedProcessor {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly subProcessor: boolean;
}

export interface AroundIncident {
  readonly decisions: readonly IncidentDecisionRow[];
  readonly measures: readonly IncidentMeasureFact[];
  readonly tellings: readonly IncidentTellingFact[];
  readonly notifications: readonly SentNotification[];
  readonly links: readonly LinkedThing[];
  readonly processors: readonly NamedProcessor[];
  /** Nämnder that the report was handed on to, whether their case may be read or not. */
  readonly forwardedTo: readonly string[];
  /** Who may decide; nobody when it is not asked. */
  readonly deciders: readonly Decider[];
}

/** In one statement. */
export async function aroundIncident(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  deciding?: AskedDeciders,
): Promise<AroundIncident> {
  const held = deciding ? deciders(controllerId, deciding) : sql`select where false`;
  const { rows } = await sql<AroundIncident>`select
    coalesce((select json_agg(json_build_object('id', id, 'title', title, 'text', text, 'decidedOn', decided_on,
        'decidedBy', decided_by, 'authority', authority, 'replacesId', replaces_id) order by decided_on, recorded_at)
      from case_decision where controller_id = ${controllerId} and case_id = ${caseId}), '[]') as decisions,
    coalesce((select json_agg(json_build_object('text', text, 'takenAt', taken_at, 'dueOn', due_on, 'doneOn', done_on,
        'secret', secret) order by coalesce(taken_at, due_on::timestamptz), created_at)
      from incident_measure where controller_id = ${controllerId} and case_id = ${caseId}), '[]') as measures,
    coalesce((select json_agg(json_build_object('audience', audience, 'way', way, 'toldOn', told_on, 'told', told,
        'unreached', unreached) order by told_on, created_at)
      from incident_information where controller_id = ${controllerId} and case_id = ${caseId}), '[]') as tellings,
    coalesce((select json_agg(json_build_object('id', sent.id, 'phase', phase, 'sentAt', sent_at, 'lateReason', late_reason,
        'authorityReference', authority_reference, 'fileId', file_id, 'sha256', sha256, 'senderName', person.name)
        order by sent_at)
      from incident_notification sent left join person on person.id = sent.sent_by
      where sent.controller_id = ${controllerId} and sent.case_id = ${caseId}), '[]') as notifications,
    coalesce((select json_agg(json_build_object('id', link.id, 'target', link.target, 'targetId', link.target_id,
        'name', link.name) order by link.target, link.name) from (
      select link.id, 'processing' as target, processing.id as target_id, processing.name::text as name
        from case_link link
        join processing on processing.controller_id = link.controller_id and processing.id = link.processing_id
        where link.controller_id = ${controllerId} and link.case_id = ${caseId}
      union all select link.id, 'system', system.id, system.name::text
        from case_link link join system on system.id = link.system_id
        where link.controller_id = ${controllerId} and link.case_id = ${caseId}
      union all select link.id, 'supplier', supplier.id, supplier.name::text
        from case_link link join supplier on supplier.id = link.supplier_id
        where link.controller_id = ${controllerId} and link.case_id = ${caseId}) link), '[]') as links,
    coalesce((select json_agg(json_build_object('name', name, 'organisationNumber', organisation_number,
        'subProcessor', sub_processor, 'id', id) order by name)
      from incident_processor where controller_id = ${controllerId} and case_id = ${caseId}), '[]') as processors,
    coalesce((select json_agg(distinct receiver.name::text) from incident
      join inbox_outcome outcome on outcome.controller_id = incident.controller_id and outcome.item_id = incident.item_id
      join controller receiver on receiver.id = outcome.to_controller_id
      where incident.controller_id = ${controllerId} and incident.case_id = ${caseId}), '[]') as "forwardedTo",
    coalesce((select json_agg(held) from (${held}) held), '[]') as deciders`.execute(tx);
  return rows[0] as AroundIncident;
}

export interface FieldChange {
  readonly column: string;
  readonly at: Date;
  readonly by: string | null;
}

/** The latest change of each column of the incident. */
export async function latestChanges(
  tx: Transaction,
  controllerId: string,
  caseId: string,
): Promise<readonly FieldChange[]> {
  const { rows } = await sql<FieldChange>`select distinct on (changed.name) changed.name as column, event.at,
      person.name as by
    from audit_event event
    cross join lateral unnest(event.changed_columns) changed(name)
    left join person on person.id = event.actor
    where event.controller_id = ${controllerId} and event.subject_id = ${caseId} and event.table_name = 'incident'
      and event.action = 'update'
    order by changed.name, event.id desc`.execute(tx);
  return rows;
}

export interface ProposedLink {
  readonly target: 'processing' | 'system' | 'supplier';
  readonly id: string;
  readonly name: string;
  /** What the incident has that leads there. */
  readonly because: string;
}

const PROPOSED = 20;

/** Suppliers of the processors named, systems of those and of linked suppliers, and entries that use them; not what is linked. */
export async function proposedLinks(
  tx: Transaction,
  controllerId: string,
  caseId: string,
): Promise<readonly ProposedLink[]> {
  const { rows } = await sql<ProposedLink>`
    with named as (
      select supplier.id, supplier.name::text from supplier where supplier.id in (
        select supplier_id from incident_processor where controller_id = ${controllerId} and case_id = ${caseId}
        union select supplier_id from case_link where controller_id = ${controllerId} and case_id = ${caseId})
    ), used as (
      select system.id, system.name::text, named.name as because from system join named on named.id = system.supplier_id
        where system.retired_on is null and system.legal_entity_id = app.write_entity()
      union select system.id, system.name::text, system.name::text from case_link link
        join system on system.id = link.system_id
        where link.controller_id = ${controllerId} and link.case_id = ${caseId}
    ), proposed as (
      select 'supplier' as target, id, name, name as because, id as key from named
      union all select 'system', id, name, because, id from used
      union all select distinct on (processing.id) 'processing', processing.id, processing.name::text, used.name, processing.id
        from system_use
        join used on used.id = system_use.system_id
        join processing on processing.controller_id = system_use.controller_id and processing.id = system_use.processing_id
        where system_use.controller_id = ${controllerId} and processing.activity <> 'ended'
    )
    select target, id, name, because from proposed
    where not exists (select from case_link link where link.controller_id = ${controllerId} and link.case_id = ${caseId}
      and proposed.key in (link.processing_id, link.system_id, link.supplier_id))
    order by target, name limit ${PROPOSED}`.execute(tx);
  return rows;
}

export async function insertProcessors(
  tx: Transaction,
  rows: readonly Insertable<IncidentProcessor>[],
): Promise<void> {
  await tx
    .insertInto('incidentProcessor')
    .values([...rows])
    .execute();
}

export const deleteProcessor = (tx: Transaction, controllerId: string, caseId: string, id: string) =>
  tx
    .deleteFrom('incidentProcessor')
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .execute();
