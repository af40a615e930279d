import { type RawBuilder, sql } from 'kysely';

/** Whether the dated row `table` is valid on the day. */
export const validOn = (table: string, day: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${table}.firstDay`)} <= ${day}
    and (${sql.ref(`${table}.lastDay`)} is null or ${sql.ref(`${table}.lastDay`)} >= ${day})`;
