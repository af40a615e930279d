/** Incidents as they are counted, of one year. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface CountedRow {
  readonly eventId: string;
  readonly controllerId: string;
  readonly controllerName: string;
  readonly legalEntityName: string;
  readonly discoveredAt: Date;
  readonly awareAt: Date | null;
  readonly notifiedAt: Date | null;
  readonly closedOn: string | null;
  readonly types: readonly string[];
  readonly mainType: string | null;
  readonly cause: string | null;
  readonly severity: number | null;
  readonly outcome: string | null;
  readonly isBreach: string | null;
  readonly side: string;
  readonly subjectGroups: readonly string[];
}

/** Those that were discovered in the year, in Sweden. One that was voided never was. */
export async function countedIncidents(
  tx: Transaction,
  controllers: readonly string[],
  year: number,
): Promise<CountedRow[]> {
  const { rows } =
    await sql<CountedRow>`select incident.event_id as "eventId", incident.controller_id as "controllerId", controller.name as "controllerName",
      entity.name as "legalEntityName",
      incident.discovered_at as "discoveredAt", incident.aware_at as "awareAt", first.sent_at as "notifiedAt",
      record.closed_on as "closedOn", incident.types, incident.main_type as "mainType", incident.cause, incident.severity,
      incident.outcome, incident.is_breach as "isBreach", incident.side, incident.subject_groups as "subjectGroups"
    from app.incident
    join app.case_record record on record.controller_id = incident.controller_id and record.id = incident.case_id
    join app.controller on controller.id = incident.controller_id
    join app.legal_entity entity on entity.id = controller.legal_entity_id
    left join app.incident_notification first on first.controller_id = incident.controller_id
      and first.case_id = incident.case_id and first.phase = 'first'
    where incident.controller_id = any(${[...controllers]}::uuid[]) and record.state <> 'void'
      and incident.discovered_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Europe/Stockholm')
      and incident.discovered_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Europe/Stockholm')
    order by incident.discovered_at`.execute(tx);
  return rows;
}

/** The years that have any, the newest first. */
export async function incidentYears(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`select distinct
      extract(year from discovered_at at time zone 'Europe/Stockholm')::int as year
    from app.incident where controller_id = any(${[...controllers]}::uuid[]) order by year desc`.execute(tx);
  return rows.map(({ year }) => year);
}
