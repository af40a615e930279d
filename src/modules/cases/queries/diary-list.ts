/** What is registered, as the public may see it (OSL 5 kap. 2 §). */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface DiaryFilter {
  readonly controllerId: string;
  readonly from: string;
  readonly to: string;
}

export interface RegisteredRow {
  readonly day: string;
  readonly mark: string;
  /** Number within the case; null for a case that has no documents yet. */
  readonly number: number | null;
  readonly caseId: string | null;
  readonly direction: string | null;
  readonly party: string | null;
  readonly partyWithheld: boolean;
  readonly about: string | null;
  readonly restricted: boolean;
  /** Of what was sent to somebody who is no person of the case: the receiver stands in the sealed answers. */
  readonly sealed: Buffer | null;
  readonly keyId: string | null;
}

/**
 * Documents that are public as such: come in, sent, signed, or drawn up in a case that is closed; what they are about
 * is said with the case's title, where theirs does not say it. A case without any has a row of its own, and one with narrower access has its mark and day alone.
 */
export async function registeredRows(
  tx: Transaction,
  { controllerId, from, to }: DiaryFilter,
  most: number,
): Promise<RegisteredRow[]> {
  const { rows } = await sql<RegisteredRow>`
    with documents as (
      select document.dated_on as day, record.id as case_id, coalesce(record.external_mark, record.mark) as mark,
        document.number, document.direction,
        coalesce(person.protected, false) or record.sender_withheld or document.party_withheld as party_withheld,
        nullif(concat_ws(', ', person.name, person.organisation), '') as party,
        document.key_id,
        case when document.person_id is null and document.state in ('sent', 'signed') and not record.sender_withheld
          and not document.party_withheld then document.sealed end as sealed,
        case when record.title_withheld or document.title_withheld then null
          when strpos(lower(document.title), lower(record.title)) > 0 then document.title
          else document.title || ', ' || record.title end as about
      from case_document document
      join case_record record on record.controller_id = document.controller_id and record.id = document.case_id
      left join case_person person on person.controller_id = document.controller_id and person.id = document.person_id
      where document.controller_id = ${controllerId} and document.number is not null
        and document.dated_on between ${from} and ${to} and record.mark is not null and not record.restricted
        and (document.state in ('received', 'sent', 'signed')
          or document.state = 'approved' and record.state = 'closed')
    ), cases as (
      select record.opened_on as day, record.id as case_id, coalesce(record.external_mark, record.mark) as mark,
        null::integer as number, null::text as direction, false as party_withheld, null::text as party,
        null::text as key_id, null::bytea as sealed,
        case when record.title_withheld then null else record.title end as about
      from case_record record
      where record.controller_id = ${controllerId} and record.mark is not null and not record.restricted
        and record.opened_on between ${from} and ${to}
        and not exists (select from case_document document where document.controller_id = record.controller_id
          and document.case_id = record.id and document.state in ('received', 'sent', 'signed'))
    ), listed as (
      select day, case_id, mark, number, direction, party_withheld, party, about, false as restricted, key_id, sealed from documents
      union all
      select day, case_id, mark, number, direction, party_withheld, party, about, false, key_id, sealed from cases
      union all
      select opened_on, null, mark, null, null, true, null, null, true, null, null from app.restricted_marks(${from}, ${to})
    )
    select day, case_id as "caseId", mark, number, direction, party_withheld as "partyWithheld",
      case when party_withheld then null else party end as party, about, restricted, key_id as "keyId", sealed
    from listed
    order by day desc, length(mark) desc, mark desc, number nulls first limit ${most}`.execute(tx);
  return rows;
}
