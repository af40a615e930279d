/** Events that no trigger sees: reads, exports, imports, sign-ins. */
import { sql } from 'kysely';
import type { Transaction } from './database/connection.ts';

export interface LoggedAct {
  readonly action: 'read' | 'export' | 'import' | 'sign-in' | 'sign-out';
  readonly table: string;
  readonly row: string | null;
  readonly controllerId: string | null;
  /** What was done, never with whose data. */
  readonly detail: string;
}

export async function logEvent(tx: Transaction, act: LoggedAct): Promise<void> {
  await sql`select app.log_event(${act.action}, ${act.table}, ${act.row}, ${act.controllerId}, ${act.detail})`.execute(
    tx,
  );
}
