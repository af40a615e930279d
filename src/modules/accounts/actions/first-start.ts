/** The first start: the one-time code, the first organisation, the demo's persons. */
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { today } from '../../../platform/clock.ts';
import type { Services } from '../../../platform/services.ts';

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
