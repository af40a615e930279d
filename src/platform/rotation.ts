/** Gives every sealed row the newest key: in the role that sees what is sealed and nothing else, a few rows at a time. */
import { type Kysely, sql } from 'kysely';
import type { DB } from './database/schema.generated.ts';
import type { Sealing } from './sealing.ts';

interface SealedTable {
  readonly name: string;
  /** A keyed hash beside the sealed text, and the field of that text that it is made of. */
  readonly hash?: { readonly column: string; readonly field: string };
}

/** Every table with something sealed. */
export const SEALED_TABLES: readonly SealedTable[] = [
  { name: 'case_person', hash: { column: 'identity_hash', field: 'identityNumber' } },
  { name: 'inbox_item' },
  { name: 'stored_file' },
  { name: 'case_document' },
  { name: 'incident_notification' },
  { name: 'incident_setting' },
];

export interface RotationCount {
  readonly table: string;
  readonly resealed: number;
  /** Under a key that is not in the ring, or changed since: left as they were. */
  readonly unreadable: number;
}

interface Place {
  readonly controllerId: string;
  readonly id: string;
}
interface Found extends Place {
  readonly size: number;
}

const ROWS_AT_A_TIME = 500;
const BYTES_AT_A_TIME = 32_000_000;

/**
 * Reseals what lies under older keys. Each batch is committed by itself: broken off, the next run goes on where this
 * one ended.
 */
export async function resealAll(
  platformDatabase: Kysely<DB>,
  sealing: Sealing,
  told: (table: string, done: number) => void = () => undefined,
): Promise<RotationCount[]> {
  const counts: RotationCount[] = [];
  for (const table of SEALED_TABLES) {
    const run = new TableRun(platformDatabase, sealing, table);
    counts.push(await run.all((done) => told(table.name, done)));
  }
  return counts;
}

class TableRun {
  private resealed = 0;
  private unreadable = 0;

  constructor(
    private readonly database: Kysely<DB>,
    private readonly sealing: Sealing,
    private readonly table: SealedTable,
  ) {}

  async all(told: (done: number) => void): Promise<RotationCount> {
    let last: Place | undefined;
    for (;;) {
      const found = await this.next(last);
      if (found.length === 0) break;
      for (const batch of batches(found)) {
        await this.reseal(batch);
        told(this.resealed);
      }
      last = found.at(-1);
    }
    return { table: this.table.name, resealed: this.resealed, unreadable: this.unreadable };
  }

  private next(after: Place | undefined): Promise<readonly Found[]> {
    const place = after ? sql`and (controller_id, id) > (${after.controllerId}, ${after.id})` : sql``;
    return this.asKeeper(async (tx) => {
      const { rows } = await sql<Found>`select controller_id, id, octet_length(sealed) as size
        from app.${sql.table(this.table.name)}
        where sealed is not null and key_id <> ${this.sealing.keyId} ${place}
        order by controller_id, id limit ${ROWS_AT_A_TIME}`.execute(tx);
      return rows;
    });
  }

  private reseal(places: readonly Place[]): Promise<void> {
    return this.asKeeper(async (tx) => {
      for (const place of places) await this.resealOne(tx, place);
    });
  }

  private async resealOne(tx: Kysely<DB>, { controllerId, id }: Place): Promise<void> {
    const { hash } = this.table;
    const table = sql`app.${sql.table(this.table.name)}`;
    const hashed = hash ? sql.ref(hash.column) : sql`null`;
    const { rows } = await sql<{ sealed: Buffer | null; keyId: string; hash: string | null }>`
      select sealed, key_id, ${hashed} as hash from ${table}
      where controller_id = ${controllerId} and id = ${id} for update`.execute(tx);
    const [row] = rows;
    if (!row?.sealed || row.keyId === this.sealing.keyId) return;
    const content = this.opened({ sealed: row.sealed, keyId: row.keyId });
    if (!content) {
      this.unreadable += 1;
      return;
    }
    const { sealed, keyId } = this.sealing.seal(content);
    const rehashed = hash && row.hash ? this.hashOf(content, hash.field) : null;
    const setHash = hash && rehashed ? sql`, ${sql.ref(hash.column)} = ${rehashed}` : sql``;
    await sql`update ${table} set sealed = ${sealed}, key_id = ${keyId} ${setHash}
      where controller_id = ${controllerId} and id = ${id}`.execute(tx);
    this.resealed += 1;
  }

  private opened(row: { sealed: Buffer; keyId: string }): Buffer | undefined {
    try {
      return this.sealing.open(row);
    } catch {
      return undefined;
    }
  }

  private hashOf(content: Buffer, field: string): string | null {
    const value = (JSON.parse(content.toString('utf8')) as Record<string, unknown>)[field];
    return typeof value === 'string' ? this.sealing.hash(value) : null;
  }

  private asKeeper<Result>(work: (tx: Kysely<DB>) => Promise<Result>): Promise<Result> {
    return this.database.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'ansvar_keeper', true)`.execute(tx);
      return work(tx);
    });
  }
}

/** Files are large: as many at a time as fit in memory. */
function batches(found: readonly Found[]): Found[][] {
  const made: Found[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const row of found) {
    if (size + row.size > BYTES_AT_A_TIME) {
      made.push([]);
      size = 0;
    }
    made.at(-1)?.push(row);
    size += row.size;
  }
  return made;
}
