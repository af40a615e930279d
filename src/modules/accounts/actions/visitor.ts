/** From what a service of the kommun says of a person to a session here: linked once, never made by itself. */
import { sql } from 'kysely';
import type { Visitor } from '../../../platform/accounts/oidc.ts';
import type { ProviderSettings } from '../../../platform/accounts/provider.ts';
import { today } from '../../../platform/clock.ts';
import type { Services } from '../../../platform/services.ts';
import type { VisitorRefusal } from '../rules.ts';
import { type Door, headersOf, note } from './sign-in.ts';

export type VisitorResult =
  | { readonly outcome: 'signed-in'; readonly cookies: string[] }
  | { readonly outcome: VisitorRefusal };

/** Opens a session for the person that the service named, and gives what the groups give. */
export async function letIn(
  door: Door,
  provider: ProviderSettings,
  visitor: Visitor,
): Promise<VisitorResult> {
  const { services } = door;
  const found = await accountOf(services, provider, visitor);
  if (typeof found === 'string') {
    await note(door, 'refused', null, provider.label);
    return { outcome: found };
  }
  const { accountId } = found;
  if (visitor.groups) await syncDirectory(services, accountId, provider.key, visitor.groups);
  const account = { id: accountId, strong: visitor.strong };
  const cookies = await services.accounts.open(account, headersOf(door));
  await note(door, cookies ? 'signed-in' : 'refused', accountId, provider.label);
  return cookies ? { outcome: 'signed-in', cookies } : { outcome: 'inactive' };
}

async function accountOf(
  services: Services,
  provider: ProviderSettings,
  { issuer, subject, email }: Visitor,
): Promise<{ readonly accountId: string } | VisitorRefusal> {
  const { ledger } = services.accounts;
  const domain = email?.split('@').at(-1) ?? '';
  if (email && !provider.domains.includes(domain)) return 'domain';
  const linked = await ledger.linked(issuer, subject);
  if (linked) return (await isPerson(services, linked)) ? { accountId: linked } : 'unknown';
  if (!email) return 'unverified';
  const accountId = await ledger.accountOf(email);
  if (!accountId || !(await isPerson(services, accountId))) return 'unknown';
  return (await ledger.link(accountId, issuer, subject)) ? { accountId } : 'other-subject';
}

async function isPerson(services: Services, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select app.who_is(${accountId}, ${today(services.clock)}::date) is not null as known`.execute(
    services.platformDatabase,
  );
  return rows[0]?.known ?? false;
}

async function syncDirectory(
  services: Services,
  accountId: string,
  provider: string,
  groups: readonly string[],
): Promise<void> {
  await sql`select app.sync_directory(${accountId}, ${provider}, ${groups}::text[], ${today(services.clock)}::date)`.execute(
    services.platformDatabase,
  );
}
