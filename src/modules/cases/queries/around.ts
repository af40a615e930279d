/** What stands around a case on its page, in one statement: handlers, links, decisions, and the part of its kind. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface CaseHandlerRow {
  readonly id: string;
  readonly name: string;
}

export interface CaseLinkRow {
  readonly id: string;
  readonly target: 'processing' | 'system' | 'supplier' | 'case';
  readonly targetId: string;
  readonly name: string;
}

export interface CaseDecisionRow {
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly authority: string;
  readonly paragraph: string | null;
  readonly way: string;
  readonly individual: boolean;
  readonly reportId: string | null;
  readonly replacesId: string | null;
}

/** Instants as ISO text. */
export interface ConsultationRow {
  readonly id: string;
  readonly question: string;
  readonly material: string | null;
  readonly decideOn: string | null;
  readonly askedAt: string | null;
  readonly askerName: string | null;
  readonly advice: string | null;
  readonly advisedAt: string | null;
  readonly adviserName: string | null;
  readonly outcome: string | null;
  readonly outcomeText: string | null;
  readonly outcomeAt: string | null;
  readonly answererName: string | null;
  readonly version: number;
}

export interface ContactRow {
  readonly id: string;
  readonly subject: string;
  readonly authority: string;
  readonly authorityReference: string | null;
  readonly authorityOfficer: string | null;
  readonly replyBy: string | null;
  readonly repliedOn: string | null;
  readonly decidedOn: string | null;
  readonly servedOn: string | null;
  readonly decision: string | null;
  readonly fineAmount: number | null;
  readonly appealedOn: string | null;
  readonly notAppealedReason: string | null;
  readonly version: number;
}

export interface AroundCase {
  readonly handlers: readonly CaseHandlerRow[];
  readonly links: readonly CaseLinkRow[];
  readonly decisions: readonly CaseDecisionRow[];
  readonly consultation: ConsultationRow | null;
  readonly contact: ContactRow | null;
}

/** Links between cases are seen from both sides. */
export async function aroundCase(tx: Transaction, controllerId: string, caseId: string): Promise<AroundCase> {
  const { rows } = await sql<AroundCase>`select
    coalesce((select json_agg(json_build_object('id', person.id, 'name', person.name) order by person.name)
      from case_handler handler join person on person.id = handler.person_id
      where handler.controller_id = ${controllerId} and handler.case_id = ${caseId}), '[]') as handlers,
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
        where link.controller_id = ${controllerId} and link.case_id = ${caseId}
      union all select link.id, 'case', other.id,
          coalesce(other.external_mark, other.mark, 'Utkast') || ' ' || other.title
        from case_link link join case_record other on other.controller_id = link.controller_id
          and other.id = case when link.case_id = ${caseId} then link.other_case_id else link.case_id end
        where link.controller_id = ${controllerId} and ${caseId} in (link.case_id, link.other_case_id)
          and link.other_case_id is not null) link), '[]') as links,
    coalesce((select json_agg(json_build_object('id', id, 'title', title, 'text', text, 'decidedOn', decided_on,
        'decidedBy', decided_by, 'authority', authority, 'paragraph', paragraph, 'way', way,
        'individual', individual, 'reportId', report_id, 'replacesId', replaces_id) order by decided_on, recorded_at)
      from case_decision where controller_id = ${controllerId} and case_id = ${caseId}), '[]') as decisions,
    (select json_build_object('id', asked.id, 'question', question, 'material', material, 'decideOn', decide_on,
        'askedAt', asked_at, 'askerName', asker.name, 'advice', advice, 'advisedAt', advised_at,
        'adviserName', adviser.name, 'outcome', outcome, 'outcomeText', outcome_text, 'outcomeAt', outcome_at,
        'answererName', answerer.name, 'version', asked.version)
      from consultation asked
      left join person asker on asker.id = asked.asked_by
      left join person adviser on adviser.id = asked.advised_by
      left join person answerer on answerer.id = asked.outcome_by
      where asked.controller_id = ${controllerId} and asked.case_id = ${caseId}) as consultation,
    (select json_build_object('id', id, 'subject', subject, 'authority', authority,
        'authorityReference', authority_reference, 'authorityOfficer', authority_officer, 'replyBy', reply_by,
        'repliedOn', replied_on, 'decidedOn', decided_on, 'servedOn', served_on, 'decision', decision,
        'fineAmount', fine_amount, 'appealedOn', appealed_on, 'notAppealedReason', not_appealed_reason,
        'version', version)
      from authority_contact where controller_id = ${controllerId} and case_id = ${caseId}) as contact`.execute(
    tx,
  );
  return rows[0] as AroundCase;
}
