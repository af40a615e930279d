/** One entry or many, whole: the processing with all its rows, in one statement. */
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB } from '../../../platform/database/schema.generated.ts';
import type { Entry } from '../rules/entry.ts';

/** Entry property → its table. */
export const ROW_TABLES = {
  purposes: 'purpose',
  subjectGroups: 'subjectGroup',
  dataItems: 'dataItem',
  sources: 'source',
  recipients: 'recipient',
  processors: 'processorUse',
  transfers: 'transfer',
  retention: 'retentionRule',
  measures: 'measure',
  contacts: 'processingContact',
  jointControllers: 'jointController',
  jointDuties: 'jointDuty',
  servedControllers: 'servedController',
  principleAnswers: 'principleAnswer',
} as const satisfies Partial<Record<keyof Entry, keyof DB>>;

export type RowProperty = keyof typeof ROW_TABLES;
type RowTable = (typeof ROW_TABLES)[RowProperty];

/** Beside the facts that rules judge: who the controller is, and what the page shows of the row itself. */
export interface StoredEntry extends Entry {
  readonly controllerName: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
  readonly extras: readonly { readonly label: string; readonly value: string }[];
  readonly updatedAt: string;
  readonly updatedByName: string | null;
  readonly importBatchId: string | null;
}

type Expressions = ExpressionBuilder<DB, 'processing'>;

/** Without what a search reads. */
const PURPOSE_COLUMNS = [
  'purpose.id',
  'purpose.short',
  'purpose.detail',
  'purpose.legalBasis',
  'purpose.motivation',
  'purpose.statutes',
  'purpose.provision',
  'purpose.dataSubjectIsParty',
  'purpose.dataSubjectCanDecide',
  'purpose.withinPublicTask',
] as const;

const rowsOf = (select: Expressions, table: RowTable) =>
  jsonArrayFrom(
    (select.selectFrom(table as 'purpose') as SelectQueryBuilder<DB, 'purpose' | 'processing', object>)
      .$call((query) =>
        table === 'purpose' ? query.select(PURPOSE_COLUMNS) : query.selectAll(table as 'purpose'),
      )
      .whereRef(`${table}.controllerId` as 'purpose.controllerId', '=', 'processing.controllerId')
      .whereRef(`${table}.processingId` as 'purpose.processingId', '=', 'processing.id')
      .orderBy(`${table}.position` as 'purpose.position'),
  );

const allRows = (select: Expressions) =>
  (Object.keys(ROW_TABLES) as RowProperty[]).map((property) =>
    rowsOf(select, ROW_TABLES[property]).as(property),
  );

const systemsOf = (select: Expressions) =>
  jsonArrayFrom(
    select
      .selectFrom('systemUse')
      .innerJoin('system', 'system.id', 'systemUse.systemId')
      .select(['system.id', 'system.name', 'system.kind', 'system.country'])
      .whereRef('systemUse.controllerId', '=', 'processing.controllerId')
      .whereRef('systemUse.processingId', '=', 'processing.id')
      .orderBy('systemUse.position'),
  );

const extrasOf = (select: Expressions) =>
  jsonArrayFrom(
    select
      .selectFrom('importExtra')
      .select(['importExtra.label', 'importExtra.value'])
      .whereRef('importExtra.controllerId', '=', 'processing.controllerId')
      .whereRef('importExtra.processingId', '=', 'processing.id')
      .orderBy('importExtra.position'),
  );

const compatibilityOf = (select: Expressions) =>
  jsonObjectFrom(
    select
      .selectFrom('compatibilityTest')
      .selectAll('compatibilityTest')
      .whereRef('compatibilityTest.controllerId', '=', 'processing.controllerId')
      .whereRef('compatibilityTest.processingId', '=', 'processing.id'),
  );

function entries(tx: Transaction) {
  return tx
    .selectFrom('processing')
    .innerJoin('controller', 'controller.id', 'processing.controllerId')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .leftJoin('person', 'person.id', 'processing.updatedBy')
    .selectAll('processing')
    .select([
      'controller.name as controllerName',
      'controller.type as controllerType',
      'legalEntity.name as legalEntityName',
      'person.name as updatedByName',
      sql<string>`to_json(processing.updated_at)#>>'{}'`.as('updatedAt'),
    ])
    .select((select) => allRows(select as unknown as Expressions))
    .select((select) => systemsOf(select as unknown as Expressions).as('systems'))
    .select((select) => extrasOf(select as unknown as Expressions).as('extras'))
    .select((select) => compatibilityOf(select as unknown as Expressions).as('compatibility'));
}

/** Undefined when there is none that the actor may read. */
export async function entryById(tx: Transaction, id: string): Promise<StoredEntry | undefined> {
  const row = await entries(tx)
    .where('processing.id', '=', id)
    // Ids are random; should two controllers have the same, one's own goes first.
    .orderBy(sql`processing.controller_id is not distinct from (select app.write_controller())`, 'desc')
    .executeTakeFirst();
  return row as unknown as StoredEntry | undefined;
}

export async function entriesByIds(tx: Transaction, ids: readonly string[]): Promise<StoredEntry[]> {
  if (ids.length === 0) return [];
  const rows = await entries(tx)
    .where('processing.id', 'in', [...ids])
    .orderBy('controller.name')
    .orderBy('processing.number')
    .execute();
  return rows as unknown as StoredEntry[];
}
