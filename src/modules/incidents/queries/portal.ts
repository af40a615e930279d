/** What whoever is not signed in can ask for: the functions of schema portal, and nothing beside them. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface OpenPlace {
  readonly slug: string;
  /** The kommun or company. */
  readonly name: string;
  readonly phone: string | null;
  readonly intro: string | null;
  /** Those that a report can be for on the day. */
  readonly controllers: readonly { readonly id: string; readonly name: string }[];
}

export const openPlaces = async (tx: Transaction, onDay: string): Promise<readonly OpenPlace[]> =>
  (await sql<OpenPlace>`select * from portal.places(${onDay}::date)`.execute(tx)).rows;

export interface TakenReport {
  readonly id: string;
  readonly slug: string;
  /** Null: whoever the place has chosen. */
  readonly controllerId: string | null;
  /** `YYYY-MM-DD` */
  readonly onDay: string;
  readonly sealed: Buffer;
  readonly keyId: string;
  /** The report that this one goes on with: its id, or the number on its receipt. */
  readonly continuesItem: string | null;
  readonly continues: string | null;
}

/** Whether it came in now, or was there; undefined when the place takes no such report. */
export async function takeInReport(tx: Transaction, report: TakenReport): Promise<boolean | undefined> {
  const { rows } = await sql<{
    isNew: boolean;
  }>`select is_new from portal.take_in(${report.slug}, ${report.id}::uuid,
    ${report.controllerId}::uuid, ${report.onDay}::date, ${report.sealed}::bytea, ${report.keyId},
    ${report.continuesItem}::uuid, ${report.continues})`.execute(tx);
  return rows[0]?.isNew;
}

export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly scan: string;
  readonly sealed: Buffer;
  readonly keyId: string;
}

/** In the transaction that the report comes in by; later nothing is added. */
export async function attachFile(tx: Transaction, report: string, file: AttachedFile): Promise<void> {
  await sql`select portal.attach_file(${report}::uuid, ${file.id}::uuid, ${file.name}, ${file.mediaType},
    ${file.size}::integer, ${file.sha256}, ${file.scan}, ${file.sealed}::bytea, ${file.keyId})`.execute(tx);
}

export interface Receipt {
  readonly receipt: string;
  readonly arrivedAt: Date;
  readonly name: string;
  readonly phone: string | null;
}

export const receiptAt = async (tx: Transaction, slug: string, id: string): Promise<Receipt | undefined> =>
  (await sql<Receipt>`select * from portal.receipt(${slug}, ${id}::uuid)`.execute(tx)).rows[0];
