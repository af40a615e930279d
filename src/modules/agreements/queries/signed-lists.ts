/** Agreements that have been signed, with the power of attorney that they were signed on. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { SignedAgreement } from '../rules/index.ts';

const MOST = 10_000;

/** Those that came into force, also when they have ended since. */
export async function signedAgreements(
  tx: Transaction,
  controllers: readonly string[],
): Promise<readonly SignedAgreement[]> {
  const { rows } = await sql<SignedAgreement>`
    select agreement.id, agreement.title, agreement.kind, agreement.side, agreement.edition, agreement.party_name,
      agreement.party_number, agreement.services, agreement.in_force_on, agreement.terminated_on,
      greatest(agreement.signed_ours_on, agreement.signed_theirs_on) as signed_on,
      record.mark, record.external_mark, controller.name as controller_name,
      controller.organisation_number as own_number, legal_entity.name as legal_entity_name,
      (select max(instruction.number) from agreement_instruction instruction
        where instruction.controller_id = agreement.controller_id and instruction.agreement_id = agreement.id
          and instruction.state = 'approved') as instruction_number,
      (select json_build_object('giver', giver.name, 'decidedOn', power.decided_on, 'diaryMark', power.diary_mark)
        from agreement_signature signed
        join power_of_attorney power on power.id = signed.power_of_attorney_id
        join controller giver on giver.id = power.owner_controller_id
        where signed.controller_id = agreement.controller_id and signed.agreement_id = agreement.id
          and signed.side = 'ours'
        order by signed.package desc limit 1) as power
    from agreement
    join case_record record on record.controller_id = agreement.controller_id and record.id = agreement.id
    join controller on controller.id = agreement.controller_id
    join legal_entity on legal_entity.id = agreement.legal_entity_id
    where agreement.controller_id = any(${[...controllers]}::uuid[]) and agreement.kind = 'processor'
      and agreement.state in ('in-force', 'ended')
    order by legal_entity.name, controller.name, agreement.in_force_on desc, agreement.id limit ${MOST}`.execute(
    tx,
  );
  return rows;
}
