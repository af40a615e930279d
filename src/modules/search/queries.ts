import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/connection.ts';

/** How many of each kind a page shows. */
export const SHOWN = 20;

export type HitKind = 'processing' | 'purpose' | 'case' | 'agreement' | 'remark' | 'system' | 'supplier';

export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
  readonly title: string;
  /** What the words were found in, when it is not the title. */
  readonly text: string | null;
  readonly controllerName: string | null;
  readonly legalEntityName: string | null;
}

export interface Asked {
  /** Prefixes of words, as `to_tsquery` takes them. */
  readonly terms: string;
  /** What a number of a case begins with; empty when none was typed. */
  readonly mark: string;
  /** Controllers whose cases the actor may read. */
  readonly casesOf: readonly string[];
  /** Controllers whose agreements the actor may read. */
  readonly agreementsOf: readonly string[];
}

/** Everything that the actor may read, in one statement; one more of each kind than is shown, to tell that there are more. */
export async function hits(tx: Transaction, { terms, mark, casesOf, agreementsOf }: Asked): Promise<Hit[]> {
  const limit = SHOWN + 1;
  const { rows } = await sql<Hit>`
    with asked as materialized (select to_tsquery('swedish', ${terms}) as terms),
    processings as (
      select 'processing' as kind, 1 as position, id, name as title, description as text, controller_id
      from processing where fts @@ (select terms from asked) order by name, id limit ${limit}),
    purposes as (
      select 'purpose' as kind, 2 as position, processing_id as id, short as title, detail as text, controller_id
      from purpose where fts @@ (select terms from asked) order by short, id limit ${limit}),
    cases as (
      select 'case' as kind, 3 as position, id, coalesce(external_mark || ' ', mark || ' ', '') || title as title,
        null as text, controller_id
      from case_record
      where controller_id = any (${[...casesOf]}::uuid[])
        and (fts @@ (select terms from asked) or ${mark} <> ''
          and (starts_with(lower(mark), lower(${mark})) or starts_with(lower(external_mark), lower(${mark}))))
        -- An agreement is found as itself.
        and not (controller_id = any (${[...agreementsOf]}::uuid[]) and exists (select from agreement
          where agreement.controller_id = case_record.controller_id and agreement.id = case_record.id))
      order by state in ('closed', 'void'), opened_on desc, id limit ${limit}),
    agreements as (
      select 'agreement' as kind, 3 as position, agreement.id,
        coalesce(external_mark || ' ', mark || ' ', '') || agreement.title as title, party_name as text,
        agreement.controller_id
      from agreement join case_record on case_record.controller_id = agreement.controller_id and case_record.id = agreement.id
      where agreement.controller_id = any (${[...agreementsOf]}::uuid[])
        and (agreement.fts @@ (select terms from asked) or ${mark} <> ''
          and (starts_with(lower(mark), lower(${mark})) or starts_with(lower(external_mark), lower(${mark}))))
      order by agreement.state in ('ended', 'withdrawn'), agreement.title, agreement.id limit ${limit}),
    remarks as (
      select 'remark' as kind, 4 as position, id, text as title, answer as text, controller_id
      from remark where fts @@ (select terms from asked) order by made_at desc limit ${limit}),
    systems as (
      select 'system' as kind, 5 as position, id, name as title, description as text, owner_controller_id as controller_id
      from system where fts @@ (select terms from asked) order by name limit ${limit}),
    suppliers as (
      select 'supplier' as kind, 6 as position, id, name as title, organisation_number as text, null::uuid as controller_id
      from supplier where fts @@ (select terms from asked) order by name limit ${limit}),
    found as (
      select * from processings union all select * from purposes union all select * from cases
      union all select * from agreements
      union all select * from remarks union all select * from systems union all select * from suppliers)
    select found.kind, found.id, found.title, found.text, controller.name as controller_name,
      entity.name as legal_entity_name
    from found
    left join controller on controller.id = found.controller_id
    left join legal_entity entity on entity.id = controller.legal_entity_id
    order by found.position, found.title`.execute(tx);
  return rows;
}
