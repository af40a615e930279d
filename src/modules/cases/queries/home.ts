/** What stands around the id of a case: whether it is shut, and its matter where that has a life of its own. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

/** A case of the id is closed to whoever acts. */
export async function isShutTo(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ isShut: boolean }>`
    select coalesce(${id}::uuid = any(app.closed_cases()), false) as is_shut`.execute(tx);
  return rows[0]?.isShut ?? false;
}

/** How the matter of the case stands where it is worked with; undefined when there is none. */
export const homeState = async (
  tx: Transaction,
  table: 'agreement',
  controllerId: string,
  id: string,
): Promise<string | undefined> =>
  (
    await tx
      .selectFrom(table)
      .select('state')
      .where('controllerId', '=', controllerId)
      .where('id', '=', id)
      .executeTakeFirst()
  )?.state;
