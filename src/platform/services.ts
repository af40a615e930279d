/** What the process holds: made once at start, handed down, never imported. */
import type { Kysely } from 'kysely';
import type { ProviderSettings } from './accounts/provider.ts';
import type { Accounts } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { DB } from './database/schema.generated.ts';
import type { Mailer } from './mail.ts';
import type { Scanner } from './scanner.ts';
import type { Sealing } from './sealing.ts';

export interface Services {
  /** Pages and actions: row-level security, in transactions of an actor only. */
  readonly database: Kysely<DB>;
  /** Accounts, limits, progress: schema auth and platform. */
  readonly platformDatabase: Kysely<DB>;
  /** The faces outwards: nothing but the functions of schema portal. */
  readonly portalDatabase: Kysely<DB>;
  readonly accounts: Accounts;
  /** Absent: mails wait until a server is named in the settings. */
  readonly mailer: Mailer | undefined;
  /** The services that staff may sign in with. */
  readonly providers: readonly ProviderSettings[];
  readonly clock: Clock;
  /** Encrypts what may not lie readable in the database. */
  readonly sealing: Sealing;
  /** Absent: files are not scanned, and say so. */
  readonly scanner: Scanner | undefined;
  readonly origin: string;
  /** Packs for the day when the computers are down are written here too; undefined: only kept. */
  readonly emergencyFolder: string | undefined;
  /** Derives keys for cookies and drafts; never shown. */
  readonly secret: string;
  /** Demo mode: everybody signs in with this password; undefined otherwise. */
  demoPassword: string | undefined;
  /** A trusted proxy stands in front and tells the client's address in X-Forwarded-For. */
  readonly behindProxy: boolean;
  /** The embedded database is used: shown in a banner. */
  readonly embedded: boolean;
  /** Asks for the one-time code at first start; undefined once set up. */
  setupCode: string | undefined;
  /** Fills an empty installation with the demo. */
  readonly loadDemo: () => Promise<void>;
}
