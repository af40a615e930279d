/** Cases that are linked to a system or a supplier. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

const LISTED = 100;

/** At the controllers given, the newest first. */
export const casesLinkedTo = (
  tx: Transaction,
  target: 'systemId' | 'supplierId',
  id: string,
  controllerIds: readonly string[],
) =>
  tx
    .selectFrom('caseLink')
    .innerJoin('caseRecord', (join) =>
      join
        .onRef('caseRecord.controllerId', '=', 'caseLink.controllerId')
        .onRef('caseRecord.id', '=', 'caseLink.caseId'),
    )
    .innerJoin('controller', 'controller.id', 'caseRecord.controllerId')
    .select(['caseRecord.id', 'caseRecord.title', 'caseRecord.state', 'controller.name as controllerName'])
    .select(sql<string | null>`coalesce(case_record.external_mark, case_record.mark)`.as('mark'))
    .where('caseLink.controllerId', '=', sql<string>`any(${[...controllerIds]}::uuid[])`)
    .where(`caseLink.${target}`, '=', id)
    .orderBy('caseRecord.openedOn', 'desc')
    .orderBy('caseRecord.id')
    .limit(LISTED)
    .execute();
