/** Answers of the guide that were kept, and what they may concern in the register. */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/database/connection.ts';
import type { AgreementNeed, GuidanceAnswers, NeedOutcome } from './rules/index.ts';

/** What was asked: about whom, and the answers given. */
export interface KeptAnswers {
  readonly partyName: string;
  readonly supplierId: string | null;
  readonly processingId: string | null;
  readonly answers: GuidanceAnswers;
}

/** The answer as it was given. */
export interface KeptNeed {
  readonly sentence: string;
  readonly ownName: string;
  readonly need: AgreementNeed;
}

export interface NewGuidance {
  readonly id: string;
  readonly controllerId: string;
  readonly title: string;
  readonly asked: KeptAnswers;
  readonly answered: KeptNeed;
  readonly formVersion: string;
  readonly lawVersion: string;
  readonly note: string | null;
}

/** A form that is sent twice makes one row. */
export async function insertGuidance(tx: Transaction, row: NewGuidance): Promise<void> {
  const { asked, answered, ...rest } = row;
  await tx
    .insertInto('guidance')
    .values({
      ...rest,
      answers: JSON.stringify(asked),
      answered: JSON.stringify(answered),
      outcome: answered.need.outcome,
    })
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export interface GuidanceRow {
  readonly id: string;
  readonly controllerId: string;
  readonly controllerName: string;
  readonly legalEntityId: string;
  readonly title: string;
  readonly outcome: NeedOutcome;
  readonly answers: KeptAnswers;
  readonly answered: KeptNeed;
  readonly formVersion: string;
  readonly lawVersion: string;
  readonly note: string | null;
  readonly agreementId: string | null;
  readonly madeByName: string | null;
  readonly madeAt: Date;
}

const columns = sql`guidance.id, guidance.controller_id as "controllerId", controller.name as "controllerName",
  guidance.legal_entity_id as "legalEntityId", guidance.title, guidance.outcome, guidance.answers, guidance.answered,
  guidance.form_version as "formVersion", guidance.law_version as "lawVersion", guidance.note,
  guidance.agreement_id as "agreementId", person.name as "madeByName", guidance.made_at as "madeAt"`;
const source = sql`app.guidance join app.controller on controller.id = guidance.controller_id
  left join app.person on person.id = guidance.made_by`;

export async function guidanceRow(tx: Transaction, id: string): Promise<GuidanceRow | undefined> {
  const { rows } = await sql<GuidanceRow>`select ${columns} from ${source} where guidance.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export interface GuidanceFilter {
  /** Controllers that are asked of. */
  readonly controllers: readonly string[];
  readonly words: string;
  readonly outcome: string | null;
}

const conditions = ({ controllers, words, outcome }: GuidanceFilter): RawBuilder<unknown> =>
  sql.join(
    [
      sql`guidance.controller_id = any(${[...controllers]}::uuid[])`,
      ...(words === ''
        ? []
        : [
            sql`strpos(lower(guidance.title || ' ' || (guidance.answers->>'partyName')), lower(${words})) > 0`,
          ]),
      ...(outcome === null ? [] : [sql`guidance.outcome = ${outcome}`]),
    ],
    sql` and `,
  );

/** The newest first. */
export async function guidanceList(
  tx: Transaction,
  filter: GuidanceFilter,
  most: number,
): Promise<readonly GuidanceRow[]> {
  const { rows } = await sql<GuidanceRow>`select ${columns} from ${source} where ${conditions(filter)}
    order by guidance.made_at desc, guidance.id limit ${most}`.execute(tx);
  return rows;
}

export async function guidanceCount(tx: Transaction, filter: GuidanceFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from app.guidance
    where ${conditions(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** False when the answer has led to another agreement already. */
export async function setGuidanceAgreement(
  tx: Transaction,
  controllerId: string,
  id: string,
  agreementId: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('guidance')
    .set({ agreementId })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .where((where) => where.or([where('agreementId', 'is', null), where('agreementId', '=', agreementId)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A processor of a processing, by the supplier or by its name. */
export interface MarkedUse {
  readonly useId: string;
  readonly processingId: string;
  readonly processingName: string;
  readonly state: string;
  readonly agreement: string;
}

/** Where the other party stands as processor in the register of the controller. */
export async function usesOfParty(
  tx: Transaction,
  controllerId: string,
  { supplierId, partyName }: Pick<KeptAnswers, 'supplierId' | 'partyName'>,
): Promise<readonly MarkedUse[]> {
  const { rows } = await sql<MarkedUse>`select used.id as "useId", processing.id as "processingId",
      processing.name as "processingName", processing.state, used.agreement
    from app.processor_use used
    join app.processing on processing.controller_id = used.controller_id and processing.id = used.processing_id
    where used.controller_id = ${controllerId}
      and (used.supplier_id = ${supplierId} or lower(used.name) = lower(${partyName}))
    order by processing.name, used.id`.execute(tx);
  return rows;
}

/** What the guide is opened from: names to begin with. */
export async function openedFrom(
  tx: Transaction,
  from: {
    readonly systemId: string | null;
    readonly supplierId: string | null;
    readonly processingId: string | null;
  },
) {
  const { rows } = await sql<{
    systemName: string | null;
    processingName: string | null;
    supplierId: string | null;
    supplierName: string | null;
  }>`select system.name as "systemName", processing.name as "processingName", supplier.id as "supplierId",
      supplier.name as "supplierName"
    from (select 1) one
    left join app.system on system.id = ${from.systemId}
    left join app.processing on processing.id = ${from.processingId}
    left join app.supplier on supplier.id = coalesce(${from.supplierId}::uuid, system.supplier_id)`.execute(
    tx,
  );
  return rows[0];
}

/** Names to propose for the other party: suppliers, and the nämnder beside. */
export const partyNames = async (
  tx: Transaction,
  entity: string,
  besides: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select name from app.supplier
    union select name from app.controller where legal_entity_id = ${entity} and id <> ${besides}
    order by name limit 2000`.execute(tx);
  return rows.map(({ name }) => name);
};

/** The supplier of that name, when there is exactly one. */
export async function supplierNamed(tx: Transaction, name: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select id from app.supplier where lower(name) = lower(${name}) limit 2`.execute(tx);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

export const ownController = (tx: Transaction, id: string) =>
  tx.selectFrom('controller').select(['type', 'independent']).where('id', '=', id).executeTakeFirst();
