/** The register of incidents: all of them, also those that were not notified (article 33.5; F-005, F-057). */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import { prefixQuery } from '../../../platform/database/search-terms.ts';

export interface IncidentFilter {
  /** Controllers that are asked of. */
  readonly controllers: readonly string[];
  readonly words: string;
  /** «pagar»: drafts and open ones; null: all. */
  readonly state: string | null;
  readonly type: string | null;
  readonly cause: string | null;
  /** «none»: not decided. */
  readonly outcome: string | null;
  /** Of the discovery, in Sweden. */
  readonly year: number | null;
  readonly notified: 'yes' | 'no' | 'late' | null;
  readonly sort: IncidentSort;
}

/** Each order with the column that it goes by; the newest first where nothing else is said. */
export const incidentOrders = {
  discovered: sql`incident.discovered_at desc`,
  due: sql`due.due_at asc nulls last, incident.discovered_at desc`,
  persons: sql`incident.subjects_exact desc nulls last, incident.discovered_at desc`,
  severity: sql`incident.severity desc nulls last, incident.discovered_at desc`,
} as const;
export type IncidentSort = keyof typeof incidentOrders;

export interface ListedIncident {
  readonly caseId: string;
  readonly controllerId: string;
  readonly controllerName: string;
  readonly legalEntityName: string;
  readonly mark: string | null;
  readonly externalMark: string | null;
  readonly title: string;
  readonly state: string;
  readonly side: string;
  readonly discoveredAt: Date;
  readonly awareAt: Date | null;
  readonly dueAt: Date | null;
  /** When the first notification was sent. */
  readonly notifiedAt: Date | null;
  readonly types: readonly string[];
  readonly mainType: string | null;
  readonly cause: string | null;
  readonly subjectsExact: number | null;
  readonly subjectsRange: string | null;
  readonly severity: number | null;
  readonly isBreach: string | null;
  readonly outcome: string | null;
  readonly closedOn: string | null;
  readonly processors: string | null;
  readonly measures: string | null;
  readonly secretMeasures: number;
}

const conditions = (filter: IncidentFilter): RawBuilder<unknown> => {
  const { controllers, words, state, type, cause, outcome, year, notified } = filter;
  const wanted: RawBuilder<unknown>[] = [sql`incident.controller_id = any(${[...controllers]}::uuid[])`];
  if (words !== '')
    wanted.push(
      sql`(record.fts @@ to_tsquery('swedish', ${prefixQuery(words)}) or ${words} in (record.mark, record.external_mark))`,
    );
  if (state === 'pagar') wanted.push(sql`record.state in ('draft', 'open')`);
  else if (state !== null) wanted.push(sql`record.state = ${state}`);
  if (type !== null) wanted.push(sql`${type} = any(incident.types)`);
  if (cause !== null) wanted.push(sql`incident.cause = ${cause}`);
  if (outcome === 'none') wanted.push(sql`incident.outcome is null`);
  else if (outcome !== null) wanted.push(sql`incident.outcome = ${outcome}`);
  if (year !== null)
    wanted.push(
      sql`incident.discovered_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Europe/Stockholm')
        and incident.discovered_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Europe/Stockholm')`,
    );
  if (notified === 'yes') wanted.push(sql`first.sent_at is not null`);
  if (notified === 'no') wanted.push(sql`first.sent_at is null`);
  if (notified === 'late') wanted.push(sql`first.sent_at > due.due_at`);
  return sql.join(wanted, sql` and `);
};

const source = sql`app.incident
  join app.case_record record on record.controller_id = incident.controller_id and record.id = incident.case_id
  left join app.incident_notification first on first.controller_id = incident.controller_id
    and first.case_id = incident.case_id and first.phase = 'first'
  left join lateral (select deadline.due_at from app.deadline where deadline.controller_id = incident.controller_id
    and deadline.case_id = incident.case_id and deadline.rule_id = 'incident.deadline'
    order by deadline.created_at limit 1) due on true`;

/** Incidents of the controllers, as the filter says. What may be secret of measures is counted, never told. */
export async function incidentList(
  tx: Transaction,
  filter: IncidentFilter,
  most: number,
): Promise<ListedIncident[]> {
  const { rows } =
    await sql<ListedIncident>`select incident.case_id as "caseId", incident.controller_id as "controllerId",
      controller.name as "controllerName", entity.name as "legalEntityName", record.mark, record.external_mark as "externalMark",
      record.title, record.state, incident.side, incident.discovered_at as "discoveredAt", incident.aware_at as "awareAt",
      due.due_at as "dueAt", first.sent_at as "notifiedAt", incident.types, incident.main_type as "mainType", incident.cause,
      incident.subjects_exact as "subjectsExact", incident.subjects_range as "subjectsRange", incident.severity,
      incident.is_breach as "isBreach", incident.outcome, record.closed_on as "closedOn",
      (select string_agg(processor.name, ', ' order by processor.name) from app.incident_processor processor
        where processor.controller_id = incident.controller_id and processor.case_id = incident.case_id) as processors,
      measured.told as measures, coalesce(measured.secret, 0)::int as "secretMeasures"
    from ${source}
    join app.controller on controller.id = incident.controller_id
    join app.legal_entity entity on entity.id = controller.legal_entity_id
    left join lateral (select string_agg(measure.text, '; ' order by measure.created_at) filter (where not measure.secret) as told,
        count(*) filter (where measure.secret) as secret from app.incident_measure measure
      where measure.controller_id = incident.controller_id and measure.case_id = incident.case_id) measured on true
    where ${conditions(filter)}
    order by ${incidentOrders[filter.sort]}, incident.case_id limit ${most}`.execute(tx);
  return rows;
}

export async function incidentCount(tx: Transaction, filter: IncidentFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${source} where ${conditions(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export interface UnreadReport {
  readonly id: string;
  readonly controllerId: string;
  readonly controllerName: string;
  readonly receipt: string;
  readonly arrivedAt: Date;
}

/** Reports that nobody has read: what came in as an incident and has become nothing yet. */
export async function unreadReports(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly UnreadReport[]> {
  const { rows } = await sql<UnreadReport>`select item.id, item.controller_id as "controllerId",
      controller.name as "controllerName", item.receipt, item.arrived_at as "arrivedAt"
    from app.inbox_item item join app.controller on controller.id = item.controller_id
    where item.controller_id = any(${[...controllers]}::uuid[]) and item.kind = 'incident'
      and not exists (select from app.inbox_outcome outcome
        where outcome.controller_id = item.controller_id and outcome.item_id = item.id)
    order by item.arrived_at limit 50`.execute(tx);
  return rows;
}

export interface DocumentedIncident extends ListedIncident {
  readonly occurredAt: Date | null;
  readonly reportedAt: Date;
  readonly description: string | null;
  readonly reason: string | null;
  readonly consequences: readonly string[];
  readonly consequencesText: string | null;
  readonly risk: string | null;
  readonly riskReason: string | null;
  readonly outcomeReason: string | null;
  readonly isBreachReason: string | null;
  readonly decidedAt: Date | null;
  readonly lateReason: string | null;
  readonly subjectGroups: readonly string[];
  readonly dataKinds: readonly string[];
  readonly told: number | null;
  readonly toldOn: string | null;
  readonly informException: string | null;
  readonly informExceptionReason: string | null;
  readonly rootCause: string | null;
  readonly allMeasures: readonly {
    readonly text: string;
    readonly secret: boolean;
    readonly takenAt: string | null;
    readonly dueOn: string | null;
    readonly doneOn: string | null;
  }[];
}

/** What the authority may ask to see of every incident of a controller in a period: circumstances, effects, measures. */
export async function documentedIncidents(
  tx: Transaction,
  { controllerId, from, to }: { readonly controllerId: string; readonly from: string; readonly to: string },
): Promise<DocumentedIncident[]> {
  const { rows } = await sql<DocumentedIncident>`select incident.case_id as "caseId", record.mark,
      record.external_mark as "externalMark", record.title, record.state, record.closed_on as "closedOn",
      incident.side, incident.occurred_at as "occurredAt", incident.discovered_at as "discoveredAt", incident.aware_at as "awareAt",
      incident.reported_at as "reportedAt", first.sent_at as "notifiedAt", first.late_reason as "lateReason", incident.types,
      incident.main_type as "mainType", incident.cause, incident.description, incident.reason, incident.consequences,
      incident.consequences_text as "consequencesText", incident.subjects_exact as "subjectsExact",
      incident.subjects_range as "subjectsRange", incident.subject_groups as "subjectGroups", incident.data_kinds as "dataKinds",
      incident.severity, incident.risk, incident.risk_reason as "riskReason", incident.is_breach as "isBreach",
      incident.is_breach_reason as "isBreachReason", incident.outcome, incident.outcome_reason as "outcomeReason",
      incident.decided_at as "decidedAt", incident.inform_exception as "informException",
      incident.inform_exception_reason as "informExceptionReason", incident.root_cause as "rootCause",
      telling.told::int as told, telling.told_on as "toldOn", due.due_at as "dueAt",
      (select string_agg(processor.name, ', ' order by processor.name) from app.incident_processor processor
        where processor.controller_id = incident.controller_id and processor.case_id = incident.case_id) as processors,
      coalesce((select json_agg(json_build_object('text', measure.text, 'secret', measure.secret, 'takenAt', measure.taken_at,
          'dueOn', measure.due_on, 'doneOn', measure.done_on) order by measure.created_at) from app.incident_measure measure
        where measure.controller_id = incident.controller_id and measure.case_id = incident.case_id), '[]') as "allMeasures"
    from ${source}
    left join lateral (select sum(information.told) as told, min(information.told_on) as told_on
      from app.incident_information information
      where information.controller_id = incident.controller_id and information.case_id = incident.case_id) telling on true
    where incident.controller_id = ${controllerId}
      and (incident.discovered_at at time zone 'Europe/Stockholm')::date between ${from} and ${to}
    order by incident.discovered_at limit 2000`.execute(tx);
  return rows;
}
