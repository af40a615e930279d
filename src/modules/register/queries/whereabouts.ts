/** Where a kind of data is kept: processings, systems, recipients and processors (C-049). */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

/** Everything that may be read and holds the category, or data called so when `words` is given. */
export const whereaboutsOf = (tx: Transaction, category: string | null, words: string) =>
  tx
    .selectFrom('dataItem')
    .innerJoin('processing', 'processing.id', 'dataItem.processingId')
    .innerJoin('controller', 'controller.id', 'processing.controllerId')
    .select([
      'processing.id',
      'processing.name',
      'processing.activity',
      'controller.name as controllerName',
      sql<string>`string_agg(distinct data_item.label, ', ')`.as('labels'),
      sql<string | null>`(select string_agg(system.name, ', ' order by system.name) from system_use
        join system on system.id = system_use.system_id where system_use.processing_id = processing.id)`.as(
        'systems',
      ),
      sql<string | null>`(select string_agg(recipient.name, ', ' order by recipient.position) from recipient
        where recipient.processing_id = processing.id)`.as('recipients'),
      sql<
        string | null
      >`(select string_agg(processor_use.name, ', ' order by processor_use.position) from processor_use
        where processor_use.processing_id = processing.id)`.as('processors'),
      sql<string[]>`processing.material_kinds`.as('materialKinds'),
    ])
    .where('processing.activity', '<>', 'ended')
    .$if(category !== null, (query) => query.where('dataItem.category', '=', category as string))
    .$if(words !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(data_item.label), lower(${words})) > 0`),
    )
    .groupBy(['processing.controllerId', 'processing.id', 'controller.name'])
    .orderBy('controller.name')
    .orderBy('processing.name')
    .limit(1000)
    .execute();
export type Whereabouts = Awaited<ReturnType<typeof whereaboutsOf>>[number];
