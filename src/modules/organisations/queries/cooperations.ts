/** Cooperations with a joint officer: host, members, officers and their own words. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { CooperationChanges, CooperationForm } from '../forms/index.ts';

export interface Member {
  readonly id: string;
  readonly legalEntityId: string;
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
}
export interface Officer {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

const parts = {
  members: sql<
    Member[]
  >`coalesce((select json_agg(json_build_object('id', member.id, 'legalEntityId', entity.id,
      'name', entity.name, 'firstDay', member.first_day, 'lastDay', member.last_day)
      order by entity.name, member.first_day desc)
    from cooperation_member member join legal_entity entity on entity.id = member.legal_entity_id
    where member.cooperation_id = cooperation.id), '[]')`,
  officers: sql<
    Officer[]
  >`coalesce((select json_agg(json_build_object('personId', person.id, 'name', person.name,
      'email', person.email, 'phone', person.phone) order by person.name)
    from cooperation_officer officer join person on person.id = officer.person_id
    where officer.cooperation_id = cooperation.id), '[]')`,
  labels: sql<
    Readonly<Record<string, string>>
  >`coalesce((select json_object_agg(key, label) from cooperation_label
    where cooperation_label.cooperation_id = cooperation.id), '{}')`,
};

/** The cooperations that the entity hosts or is a member of. */
export const cooperationsOf = (tx: Transaction) =>
  tx
    .selectFrom('cooperation')
    .innerJoin('legalEntity', 'legalEntity.id', 'cooperation.legalEntityId')
    .selectAll('cooperation')
    .select('legalEntity.name as hostName')
    .select([parts.members.as('members'), parts.officers.as('officers'), parts.labels.as('labels')])
    .orderBy('cooperation.name')
    .execute();
export type ListedCooperation = Awaited<ReturnType<typeof cooperationsOf>>[number];

export const cooperationById = (tx: Transaction, id: string) =>
  tx
    .selectFrom('cooperation')
    .innerJoin('legalEntity', 'legalEntity.id', 'cooperation.legalEntityId')
    .selectAll('cooperation')
    .select('legalEntity.name as hostName')
    .select([parts.members.as('members'), parts.officers.as('officers'), parts.labels.as('labels')])
    .where('cooperation.id', '=', id)
    .executeTakeFirst();

export async function insertCooperation(
  tx: Transaction,
  row: { readonly id: string; readonly legalEntityId: string; readonly code: string },
  form: CooperationForm,
): Promise<void> {
  await tx
    .insertInto('cooperation')
    .values({ ...row, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function updateCooperation(
  tx: Transaction,
  id: string,
  version: number,
  form: CooperationChanges & { readonly code?: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('cooperation')
    .set({ ...form, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The cooperation that the code opens; null when it opens none. */
export async function joinCooperation(
  tx: Transaction,
  memberId: string,
  code: string,
  today: string,
): Promise<string | null> {
  const { rows } = await sql<{ found: string | null }>`
    select app.join_cooperation(${memberId}, ${code}, ${today}::date) as found`.execute(tx);
  return rows[0]?.found ?? null;
}

export async function leaveCooperation(tx: Transaction, memberId: string, lastDay: string): Promise<void> {
  await tx.updateTable('cooperationMember').set({ lastDay }).where('id', '=', memberId).execute();
}

/** Takes back a membership that has not begun. */
export async function deleteComingMember(tx: Transaction, memberId: string, today: string): Promise<void> {
  await tx.deleteFrom('cooperationMember').where('id', '=', memberId).where('firstDay', '>', today).execute();
}

export async function insertOfficer(
  tx: Transaction,
  row: {
    readonly id: string;
    readonly cooperationId: string;
    readonly legalEntityId: string;
    readonly personId: string;
  },
): Promise<void> {
  await tx
    .insertInto('cooperationOfficer')
    .values(row)
    .onConflict((conflict) => conflict.columns(['cooperationId', 'personId']).doNothing())
    .execute();
}

export async function deleteOfficer(tx: Transaction, cooperationId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('cooperationOfficer')
    .where('cooperationId', '=', cooperationId)
    .where('personId', '=', personId)
    .execute();
}

export async function setLabel(
  tx: Transaction,
  of: { readonly cooperationId: string; readonly legalEntityId: string },
  key: string,
  label: string | null,
): Promise<void> {
  if (label === null) {
    await tx
      .deleteFrom('cooperationLabel')
      .where('cooperationId', '=', of.cooperationId)
      .where('key', '=', key)
      .execute();
    return;
  }
  await tx
    .insertInto('cooperationLabel')
    .values({ id: crypto.randomUUID(), ...of, key, label })
    .onConflict((conflict) => conflict.columns(['cooperationId', 'key']).doUpdateSet({ label }))
    .execute();
}

/** What the cooperation calls things. Of several cooperations the first by name. */
export async function labelsWithinReach(tx: Transaction): Promise<Readonly<Record<string, string>>> {
  const rows = await tx
    .selectFrom('cooperationLabel')
    .innerJoin('cooperation', 'cooperation.id', 'cooperationLabel.cooperationId')
    .select(['key', 'label'])
    .orderBy('cooperation.name', 'desc')
    .execute();
  return Object.fromEntries(rows.map(({ key, label }) => [key, label]));
}
