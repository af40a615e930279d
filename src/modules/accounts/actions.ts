/** Sign-in with limits, and the first start. */
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { SignInResult } from '../../platform/accounts.ts';
import { today } from '../../platform/clock.ts';
import type { Services } from '../../platform/services.ts';

/** Failed tries within the window: few for one account, more for an address, where a whole kommun may sit. */
const TRIES = { account: 10, address: 100 };
const WINDOW_MINUTES = 15;

/** True when there have been too many failed tries for any of the keys. */
export async function tooManyTries(services: Services, keys: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ key: string; tries: number }>`
    select key, count(*)::int as tries from platform.attempt
    where key = any(${keys}) and at > now() - make_interval(mins => ${WINDOW_MINUTES})
    group by key`.execute(services.platformDatabase);
  return rows.some(({ key, tries }) => tries >= (key.startsWith('address:') ? TRIES.address : TRIES.account));
}

export async function noteFailedTry(services: Services, keys: readonly string[]): Promise<void> {
  await sql`insert into platform.attempt (key) select unnest(${keys}::text[])`.execute(
    services.platformDatabase,
  );
  await sql`delete from platform.attempt where at < now() - interval '1 day'`.execute(
    services.platformDatabase,
  );
}

interface Attempt {
  readonly keys: readonly string[];
  readonly run: () => Promise<SignInResult>;
}

/** Tries once within the limits; the answer never tells whether the account exists. */
export async function trySignIn(
  services: Services,
  attempt: Attempt,
): Promise<SignInResult | { readonly outcome: 'limited' }> {
  if (await tooManyTries(services, attempt.keys)) return { outcome: 'limited' };
  const result = await attempt.run();
  if (result.outcome === 'refused') await noteFailedTry(services, attempt.keys);
  return result;
}

export function isSetupCode(services: Services, typed: string): boolean {
  const expected = Buffer.from(services.setupCode ?? '');
  const given = Buffer.from(typed.trim().toUpperCase());
  return expected.length > 0 && expected.length === given.length && timingSafeEqual(expected, given);
}

export async function isSetUp(services: Services): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select app.is_empty() as empty`.execute(
    services.platformDatabase,
  );
  return rows[0]?.empty === false;
}

export interface FirstOrganisation {
  readonly organisation: string;
  readonly slag: string;
  readonly orgnr: string;
  readonly namn: string;
  readonly epost: string;
  readonly losenord: string;
}

/** Makes the first organisation and its administrator. Fails when something stands already. */
export async function setUp(services: Services, first: FirstOrganisation): Promise<void> {
  const account = await services.accounts.create(first.epost, first.namn, first.losenord);
  await sql`select app.set_up(${crypto.randomUUID()}, ${first.organisation}, ${first.slag}, ${first.orgnr},
    ${crypto.randomUUID()}, ${first.namn}, ${first.epost}, ${account},
    ${today(services.clock)}::date)`.execute(services.platformDatabase);
  services.setupCode = undefined;
}

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly title: string | null;
  readonly entity: string;
}

export async function demoPersons(services: Services): Promise<DemoPerson[]> {
  const { rows } = await sql<{ persons: DemoPerson[] }>`select app.demo_persons() as persons`.execute(
    services.platformDatabase,
  );
  return rows[0]?.persons ?? [];
}
