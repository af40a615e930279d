/** The pools, and the one way to a transaction: as somebody. */
import { CamelCasePlugin, Kysely, type Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type Actor, mayWriteAtAll } from '../actor.ts';
import type { DB } from './schema.generated.ts';

export type Transaction = KyselyTransaction<DB>;

// A date is a calendar day, never an instant; counts fit in a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));

export function openPool(url: string, size: number, schema = 'app'): pg.Pool {
  const options = `-c search_path=${schema} -c jit=off`;
  const pool = new pg.Pool({ connectionString: url, max: size, options });
  pool.on('error', (error) => console.error('Databasanslutning bröts:', error.message));
  // An error on a connection that is in use reaches whoever uses it; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function openDatabase(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
}

/**
 * Runs `work` in one transaction as the actor: the role, who acts, which controllers may be read and the one
 * controller that is written for. Without an actor no row is seen.
 */
export async function asActor<Result>(
  database: Kysely<DB>,
  actor: Actor,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (tx) => {
    const role = actor.as === 'administrator' ? 'ansvar_administrator' : 'ansvar_staff';
    await sql`select set_config('role', ${role}, true),
      set_config('app.actor', ${actor.personId ?? ''}, true),
      set_config('app.readable', ${arrayLiteral(actor.readable)}, true),
      set_config('app.entities', ${arrayLiteral(actor.entities)}, true),
      set_config('app.counted', ${arrayLiteral(actor.counted)}, true),
      set_config('app.overseen', ${arrayLiteral(actor.overseen)}, true),
      set_config('app.office', ${actor.office ?? ''}, true),
      set_config('app.write', ${mayWriteAtAll(actor) ? (actor.controller?.id ?? '') : ''}, true),
      set_config('app.write_entity', ${actor.writeEntity ?? ''}, true)`.execute(tx);
    return work(tx);
  });
}

const arrayLiteral = (ids: readonly string[]) => (ids.length === 0 ? '' : `{${ids.join(',')}}`);

/** Within an import that spans controllers: writes for another of those that the actor reads. */
export async function writeFor(
  tx: Transaction,
  controller: { readonly id: string; readonly legalEntityId: string },
): Promise<void> {
  await sql`select set_config('app.write', ${controller.id}, true),
    set_config('app.write_entity', ${controller.legalEntityId}, true)`.execute(tx);
}
