/** Files of cases and of what comes in. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export {
  deleteFile,
  fileById,
  filesBelonging,
  insertFile,
  sealedFile,
} from '../../../platform/database/stored-files.ts';

/** Whether somebody who only looks on has said today why the persons or a document of the case must be seen. */
export async function hasGivenReason(
  tx: Transaction,
  { id, controllerId }: { readonly id: string; readonly controllerId: string },
  personId: string | null,
): Promise<boolean> {
  const row = await tx
    .selectFrom('auditEvent')
    .select('id')
    .where('controllerId', '=', controllerId)
    .where('subjectId', '=', id)
    .where('actor', '=', personId)
    .where('action', '=', 'read')
    .where(
      sql<boolean>`(detail like 'En handling öppnades: %' or detail like 'Personerna i ärendet öppnades: %')`,
    )
    .where(
      sql<boolean>`(at at time zone 'Europe/Stockholm')::date = (now() at time zone 'Europe/Stockholm')::date`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
