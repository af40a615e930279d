/** Reads of an entry by those who review it, noted in the controller's log. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

interface Read {
  readonly id: string;
  readonly controllerId: string;
}

/** Events of the person on the processing since midnight in Sweden, by the database's clock: the log's own. */
const today = (personId: string | null, { id, controllerId }: Read, table: string) => sql`
  select from audit_event
  where controller_id = ${controllerId} and subject_id = ${id} and actor = ${personId}
    and action = 'read' and table_name = ${table}
    and (at at time zone 'Europe/Stockholm')::date = (clock_timestamp() at time zone 'Europe/Stockholm')::date`;

/** Notes that the person has read the entry: once a day, however often it is opened. */
export async function noteRead(tx: Transaction, entry: Read, personId: string | null): Promise<void> {
  await sql`select app.log_event('read', 'processing', ${entry.id}, ${entry.controllerId}, null)
    where not exists (${today(personId, entry, 'processing')})`.execute(tx);
}

/** Notes why the person opens what an import left over. It stays open for the person that day. */
export async function noteOpening(tx: Transaction, entry: Read, detail: string): Promise<void> {
  await sql`select app.log_event('read', 'import_extra', ${entry.id}, ${entry.controllerId}, ${detail})`.execute(
    tx,
  );
}

/** Whether the person has given a reason today for opening what an import left over. */
export async function hasOpened(tx: Transaction, entry: Read, personId: string | null): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (${today(personId, entry, 'import_extra')}) as open`.execute(tx);
  return rows[0]?.open ?? false;
}
