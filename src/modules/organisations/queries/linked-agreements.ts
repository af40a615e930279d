/** Agreements with a supplier, or about a system. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

const LISTED = 100;

interface LinkedAgreementRow {
  readonly id: string;
  readonly title: string;
  readonly mark: string | null;
  readonly state: string;
  /** The supplier works under another one's agreement. */
  readonly below: boolean;
  readonly partyName: string;
  readonly inForceOn: string | null;
  readonly lastDay: string | null;
  readonly controllerName: string;
}

const linked = (controllerIds: readonly string[], today: string, below: ReturnType<typeof sql>) => sql`
  select agreement.id, agreement.title, coalesce(record.external_mark, record.mark) as mark,
    case when agreement.state = 'in-force' and least(agreement.ends_on, agreement.valid_until) < ${today}::date
      then 'ended' else agreement.state end as state,
    ${below} as below, agreement.party_name, agreement.in_force_on,
    least(agreement.ends_on, agreement.valid_until) as last_day, controller.name as controller_name
  from agreement
  join case_record record on record.controller_id = agreement.controller_id and record.id = agreement.id
  join controller on controller.id = agreement.controller_id
  where agreement.controller_id = any(${[...controllerIds]}::uuid[])`;

const order = sql`order by agreement.state <> 'in-force', agreement.title, controller.name, agreement.id limit ${LISTED}`;

/** The supplier is known by its id, or by the number that the agreement has; also as sub-processor. */
export async function agreementsOfSupplier(
  tx: Transaction,
  supplierId: string,
  controllerIds: readonly string[],
  today: string,
): Promise<readonly LinkedAgreementRow[]> {
  const isParty = sql`coalesce(agreement.supplier_id = ${supplierId}::uuid or agreement.party_number =
    (select organisation_number from supplier where supplier.id = ${supplierId}::uuid), false)`;
  const { rows } = await sql<LinkedAgreementRow>`${linked(controllerIds, today, sql`not ${isParty}`)}
    and (${isParty} or exists (select from agreement_sub_processor link
      where link.controller_id = agreement.controller_id and link.agreement_id = agreement.id
        and link.supplier_id = ${supplierId}::uuid and link.ended_on is null))
    ${order}`.execute(tx);
  return rows;
}

export async function agreementsOfSystem(
  tx: Transaction,
  systemId: string,
  controllerIds: readonly string[],
  today: string,
): Promise<readonly LinkedAgreementRow[]> {
  const { rows } = await sql<LinkedAgreementRow>`${linked(controllerIds, today, sql`false`)}
    and exists (select from agreement_system link where link.controller_id = agreement.controller_id
      and link.agreement_id = agreement.id and link.system_id = ${systemId}::uuid)
    ${order}`.execute(tx);
  return rows;
}
