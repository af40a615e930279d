/**
 * Seals what has been committed to the log into one chain per controller, signs a daily checkpoint, and verifies
 * both. Events without a controller (accounts, organisations) form a chain of their own.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from './database/schema.generated.ts';

/** The chain of events that belong to no controller. */
const COMMON_CHAIN = '00000000-0000-0000-0000-000000000000';

const asAuditor = <Result>(
  database: Kysely<DB>,
  work: (tx: Kysely<DB>) => Promise<Result>,
): Promise<Result> =>
  database.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'ansvar_audit', true), pg_advisory_xact_lock(hashtext('ansvar audit chain'))`.execute(
      tx,
    );
    return work(tx);
  });

/** One link for each chain with new events. Returns how many links were added. */
export function sealLog(platformDatabase: Kysely<DB>): Promise<number> {
  return asAuditor(platformDatabase, async (tx) => {
    const sealed = await sql<{ count: number }>`
      with bounds as (
        select pg_snapshot_xmin(pg_current_snapshot()) as upper,
          coalesce((select max(to_transaction::text::bigint) from app.audit_seal), 0)::text::xid8 as lower
      ), windows as (
        select coalesce(event.controller_id, ${COMMON_CHAIN}::uuid) as chain, count(*)::int as events,
          sha256(convert_to(string_agg(app.audit_line(event), E'\n' order by event.id), 'UTF8')) as window_hash
        from app.audit_event event, bounds
        where event.transaction >= bounds.lower and event.transaction < bounds.upper
        group by 1
      ), heads as (
        select distinct on (chain) chain, sequence, hash from app.audit_seal order by chain, sequence desc
      ), added as (
        insert into app.audit_seal (chain, sequence, from_transaction, to_transaction, event_count, window_hash, previous_hash, hash)
        select windows.chain, coalesce(heads.sequence, 0) + 1, bounds.lower, bounds.upper, windows.events, windows.window_hash,
          coalesce(heads.hash, ''::bytea), sha256(coalesce(heads.hash, ''::bytea) || windows.window_hash)
        from bounds, windows left join heads using (chain)
        returning 1
      ) select count(*)::int as count from added`.execute(tx);
    return sealed.rows[0]?.count ?? 0;
  });
}

/** Signs the heads of all chains with the key that lies outside the database. */
export async function signCheckpoint(platformDatabase: Kysely<DB>, key: KeyObject): Promise<string> {
  return asAuditor(platformDatabase, async (tx) => {
    const heads = await headsOf(tx);
    const signature = sign(null, Buffer.from(heads), key);
    const publicKey = publicKeyOf(key);
    await sql`insert into app.audit_checkpoint (heads, signature, public_key) values (${heads}, ${signature}, ${publicKey})`.execute(
      tx,
    );
    return heads;
  });
}

const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

async function headsOf(tx: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ chain: string; sequence: number; hash: string }>`
    select distinct on (chain) chain, sequence, encode(hash, 'hex') as hash from app.audit_seal order by chain, sequence desc`.execute(
    tx,
  );
  return JSON.stringify(rows.map(({ chain, sequence, hash }) => ({ chain, sequence, hash })));
}

export interface LogVerdict {
  readonly ok: boolean;
  readonly events: number;
  readonly seals: number;
  readonly checkpoints: number;
  /** Committed since the last seal: nothing can be proved of them yet. */
  readonly unsealed: number;
  /** Swedish sentences, one per fault. */
  readonly faults: readonly string[];
}

/** Recomputes every image's hash, every window, every link and every signature. */
export function verifyLog(platformDatabase: Kysely<DB>, key: KeyObject): Promise<LogVerdict> {
  return asAuditor(platformDatabase, async (tx) => {
    const faults = [
      ...(await wrongImages(tx)),
      ...(await wrongWindows(tx)),
      ...(await slippedIn(tx)),
      ...(await wrongLinks(tx)),
      ...(await wrongCheckpoints(tx, key)),
    ];
    const { rows } = await sql<{ events: number; seals: number; checkpoints: number; unsealed: number }>`
      select (select count(*) from app.audit_event)::int as events, (select count(*) from app.audit_seal)::int as seals,
        (select count(*) from app.audit_checkpoint)::int as checkpoints,
        (select count(*) from app.audit_event where transaction >=
          coalesce((select max(to_transaction::text::bigint) from app.audit_seal), 0)::text::xid8)::int as unsealed`.execute(
      tx,
    );
    const counts = rows[0] ?? { events: 0, seals: 0, checkpoints: 0, unsealed: 0 };
    return { ok: faults.length === 0, ...counts, faults };
  });
}

async function wrongImages(tx: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ id: number; kind: string }>`
    select event.id, case when image.event_id is null then 'missing' else 'changed' end as kind
    from app.audit_event event left join app.audit_image image on image.event_id = event.id
    where image.event_id is null or event.hash <> app.audit_hash(image.salt, image.before, image.after)
    order by event.id limit 20`.execute(tx);
  return rows.map(({ id, kind }) =>
    kind === 'missing'
      ? `Innehållet i händelse ${id} saknas utan gallringsbeslut.`
      : `Innehållet i händelse ${id} är ändrat.`,
  );
}

async function wrongWindows(tx: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ chain: string; sequence: number }>`
    select seal.chain, seal.sequence from app.audit_seal seal
    left join lateral (
      select count(*)::int as events, sha256(convert_to(string_agg(app.audit_line(event), E'\n' order by event.id), 'UTF8')) as window_hash
      from app.audit_event event
      where coalesce(event.controller_id, ${COMMON_CHAIN}::uuid) = seal.chain
        and event.transaction >= seal.from_transaction and event.transaction < seal.to_transaction
    ) found on true
    where found.events <> seal.event_count or found.window_hash is distinct from seal.window_hash
    order by seal.chain, seal.sequence limit 20`.execute(tx);
  return rows.map(
    ({ chain, sequence }) =>
      `Händelser i kedja ${chain}, länk ${sequence}, är ändrade, borttagna eller tillagda.`,
  );
}

/** Chains that hold more events from before the last seal than their links count: written afterwards. */
async function slippedIn(tx: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ chain: string; more: number }>`
    with events as (
      select coalesce(controller_id, ${COMMON_CHAIN}::uuid) as chain, count(*) as found from app.audit_event
      where transaction < (select max(to_transaction::text::bigint) from app.audit_seal)::text::xid8 group by 1
    ), links as (
      select chain, sum(event_count) as sealed from app.audit_seal group by 1
    ) select chain, (found - coalesce(sealed, 0))::int as more from events left join links using (chain)
    where found > coalesce(sealed, 0) order by chain limit 20`.execute(tx);
  return rows.map(
    ({ chain, more }) =>
      `Kedja ${chain} har ${more} händelser som ingen länk omfattar: tillagda i efterhand.`,
  );
}

async function wrongLinks(tx: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ chain: string; sequence: number }>`
    select chain, sequence from (
      select chain, sequence, hash, previous_hash, window_hash,
        lag(hash, 1, ''::bytea) over (partition by chain order by sequence) as expected,
        row_number() over (partition by chain order by sequence) as place
      from app.audit_seal) linked
    where previous_hash <> expected or hash <> sha256(previous_hash || window_hash) or sequence <> place
    order by chain, sequence limit 20`.execute(tx);
  return rows.map(({ chain, sequence }) => `Kedja ${chain} är bruten vid länk ${sequence}.`);
}

async function wrongCheckpoints(tx: Kysely<DB>, key: KeyObject): Promise<string[]> {
  const { rows } = await sql<{ id: number; heads: string; signature: Buffer }>`
    select id, heads, signature from app.audit_checkpoint order by id`.execute(tx);
  const seals = await sql<{ chain: string; sequence: number; hash: string }>`
    select chain, sequence, encode(hash, 'hex') as hash from app.audit_seal`.execute(tx);
  const known = new Map(seals.rows.map((seal) => [`${seal.chain}:${seal.sequence}`, seal.hash]));
  const publicKey = createPublicKey(key);
  return rows.flatMap(({ id, heads, signature }) => {
    if (!verify(null, Buffer.from(heads), publicKey, signature))
      return [`Kontrollpunkt ${id} har fel underskrift.`];
    const listed = JSON.parse(heads) as { chain: string; sequence: number; hash: string }[];
    return listed
      .filter((head) => known.get(`${head.chain}:${head.sequence}`) !== head.hash)
      .map((head) => `Kontrollpunkt ${id} intygar en annan kedja ${head.chain} än den som finns.`);
  });
}
