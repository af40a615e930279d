/** What the overview and the map are made from, in as few statements as may be. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type {
  OverviewAgreement,
  OverviewLink,
  OverviewTransfer,
  RegisterTransfer,
  RegisterUse,
  SharedFrame,
} from '../rules/index.ts';

/** More than a kommun with all its nämnder has. */
const MOST = 20_000;

const among = (controllers: readonly string[]) => sql`any(${[...controllers]}::uuid[])`;

/** Agreements that were not withdrawn, with what is judged of them. */
export async function overviewAgreements(
  tx: Transaction,
  controllers: readonly string[],
  today: string,
): Promise<readonly OverviewAgreement[]> {
  const { rows } = await sql<OverviewAgreement>`
    select agreement.id, agreement.controller_id, controller.name as controller_name, controller.type as controller_type,
      agreement.legal_entity_id, legal_entity.name as legal_entity_name, record.mark, record.external_mark,
      agreement.title, agreement.kind, agreement.side, agreement.edition, agreement.state, agreement.supplier_id,
      agreement.other_controller_id, agreement.party_name, agreement.party_number, agreement.party_country,
      agreement.access, agreement.access_text, agreement.in_force_on, agreement.terminated_on, agreement.ends_on,
      agreement.valid_until, agreement.next_review_on, agreement.frame_id,
      (agreement.prepared_at at time zone 'Europe/Stockholm')::date as prepared_on,
      (select coalesce(json_agg(json_build_object('id', processing.id, 'name', processing.name, 'regime', processing.regime)
          order by processing.name), '[]')
        from agreement_processing link
        join processing on processing.controller_id = link.controller_id and processing.id = link.processing_id
        where link.controller_id = agreement.controller_id and link.agreement_id = agreement.id) as processings,
      (select coalesce(json_agg(json_build_object('id', system.id, 'name', system.name) order by system.name), '[]')
        from agreement_system link join system on system.id = link.system_id
        where link.controller_id = agreement.controller_id and link.agreement_id = agreement.id) as systems,
      (select coalesce(json_agg(json_build_object('requirement', clause.requirement, 'found', clause.found)), '[]')
        from agreement_clause clause
        where clause.controller_id = agreement.controller_id and clause.agreement_id = agreement.id) as clauses,
      (select assessment.outcome from agreement_assessment assessment
        where assessment.controller_id = agreement.controller_id and assessment.agreement_id = agreement.id
        order by assessment.recorded_at desc limit 1) as guarantees,
      exists (select from agreement_instruction instruction
        where instruction.controller_id = agreement.controller_id and instruction.agreement_id = agreement.id
          and instruction.state = 'approved' and instruction.valid_from <= ${today}::date) as instructed,
      array(select signed.side from agreement_signature signed
        where signed.controller_id = agreement.controller_id and signed.agreement_id = agreement.id
          and signed.package = agreement.package_version order by 1) as signed_by,
      (select coalesce(json_agg(json_build_object('name', invitation.name, 'side', invitation.side,
          'expiresOn', invitation.expires_on) order by invitation.sent_at), '[]')
        from agreement_invitation invitation
        where invitation.controller_id = agreement.controller_id and invitation.agreement_id = agreement.id
          and invitation.package = agreement.package_version and invitation.answer is null
          and invitation.withdrawn_at is null and invitation.expires_on >= ${today}::date) as invited
    from agreement
    join controller on controller.id = agreement.controller_id
    join legal_entity on legal_entity.id = agreement.legal_entity_id
    join case_record record on record.controller_id = agreement.controller_id and record.id = agreement.id
    where agreement.controller_id = ${among(controllers)} and agreement.state <> 'withdrawn'
    order by agreement.title, agreement.id limit ${MOST}`.execute(tx);
  return rows;
}

/** Every link of the chains that is engaged on the day. */
export async function overviewLinks(
  tx: Transaction,
  controllers: readonly string[],
  today: string,
): Promise<readonly OverviewLink[]> {
  const { rows } = await sql<OverviewLink>`
    select link.id, link.agreement_id, link.parent_id, link.name, link.organisation_number, link.supplier_id, link.country,
      link.places, link.mechanism, link.safeguards, link.assessed, link.checked_on, link.ended_on, link.engaged_on, link.what
    from agreement_sub_processor link
    join agreement on agreement.controller_id = link.controller_id and agreement.id = link.agreement_id
    where link.controller_id = ${among(controllers)} and agreement.state not in ('withdrawn', 'ended')
      and (link.ended_on is null or link.ended_on > ${today}::date)
    order by link.agreement_id, link.position, link.created_at, link.id limit ${MOST}`.execute(tx);
  return rows;
}

export async function overviewTransfers(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly OverviewTransfer[]> {
  const { rows } = await sql<OverviewTransfer>`
    select transfer.id, transfer.agreement_id, transfer.country, transfer.recipient, transfer.mechanism,
      transfer.safeguards, transfer.assessed, transfer.checked_on, transfer.recipient_covered, transfer.clauses_changed,
      transfer.remedy, transfer.kind, transfer.approved_on, transfer.approved_by, transfer.instruction
    from agreement_transfer transfer
    join agreement on agreement.controller_id = transfer.controller_id and agreement.id = transfer.agreement_id
    where transfer.controller_id = ${among(controllers)} and agreement.state not in ('withdrawn', 'ended')
    order by transfer.created_at, transfer.id limit ${MOST}`.execute(tx);
  return rows;
}

/** The processors that ongoing processings of ours name. */
export async function registerUses(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly RegisterUse[]> {
  const { rows } = await sql<RegisterUse>`
    select used.id, used.controller_id, controller.name as controller_name, used.legal_entity_id,
      legal_entity.name as legal_entity_name, used.processing_id, processing.name as processing_name, used.supplier_id, used.name, used.organisation_number, used.country,
      used.agreement, used.agreement_reference,
      (select string_agg(contact.name, ', ' order by contact.position) from processing_contact contact
        where contact.controller_id = used.controller_id and contact.processing_id = used.processing_id) as answers,
      (select coalesce(json_agg(json_build_object('id', system.id, 'name', system.name) order by system.name), '[]')
        from system_use place join system on system.id = place.system_id
        where place.controller_id = used.controller_id and place.processing_id = used.processing_id
          and system.supplier_id = used.supplier_id) as systems
    from processor_use used
    join processing on processing.controller_id = used.controller_id and processing.id = used.processing_id
    join controller on controller.id = used.controller_id
    join legal_entity on legal_entity.id = used.legal_entity_id
    where used.controller_id = ${among(controllers)} and processing.activity = 'ongoing' and processing.role = 'controller'
    order by used.name, processing.name, used.id limit ${MOST}`.execute(tx);
  return rows;
}

export async function registerTransfers(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly RegisterTransfer[]> {
  const { rows } = await sql<RegisterTransfer>`
    select transfer.id, transfer.controller_id, controller.name as controller_name, controller.type as controller_type,
      transfer.legal_entity_id, legal_entity.name as legal_entity_name, transfer.processing_id,
      processing.name as processing_name, processing.regime,
      transfer.country, transfer.recipient, transfer.mechanism, transfer.safeguards, transfer.assessed,
      transfer.checked_on, transfer.kind
    from transfer
    join processing on processing.controller_id = transfer.controller_id and processing.id = transfer.processing_id
    join controller on controller.id = transfer.controller_id
    join legal_entity on legal_entity.id = transfer.legal_entity_id
    where transfer.controller_id = ${among(controllers)} and processing.activity = 'ongoing'
    order by processing.name, transfer.position, transfer.id limit ${MOST}`.execute(tx);
  return rows;
}

/** Frames that the kommuner of the controllers share. */
export async function sharedFrames(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly SharedFrame[]> {
  const { rows } = await sql<SharedFrame>`
    select frame.id, frame.title, frame.legal_entity_id, legal_entity.name as legal_entity_name,
      frame.owner_controller_id, owner.name as owner_name,
      frame.supplier_id, frame.content #>> '{party,name}' as party_name, frame.content #>> '{party,number}' as party_number
    from agreement_frame frame
    join controller owner on owner.id = frame.owner_controller_id
    join legal_entity on legal_entity.id = frame.legal_entity_id
    where frame.withdrawn_at is null and frame.legal_entity_id in
      (select legal_entity_id from controller where controller.id = ${among(controllers)})
    order by frame.title, frame.id limit ${MOST}`.execute(tx);
  return rows;
}
