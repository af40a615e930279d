/** Loads the demo: organisations and people as the installation, the registers as their coordinators. */
import { type Kysely, sql } from 'kysely';
import { entryById } from '../modules/register/queries/entry.ts';
import {
  assignGap,
  type EntryPatch,
  gapsOf,
  insertEntry,
  nextNumber,
  replaceGaps,
  updateEntry,
} from '../modules/register/queries/write/index.ts';
import { completeness } from '../modules/register/rules/completeness.ts';
import type { Entry } from '../modules/register/rules/entry.ts';
import type { Actor } from '../platform/actor.ts';
import { today } from '../platform/clock.ts';
import { asActor, openDatabase, openPool, type Transaction } from '../platform/database/connection.ts';
import type { DB } from '../platform/database/schema.generated.ts';
import { addDays } from '../platform/plain-date.ts';
import type { Services } from '../platform/services.ts';
import { buildEntry } from './build-entry.ts';
import { type Identities, newIdentities } from './identities.ts';
import {
  type ControllerKey,
  controllerKeys,
  controllers,
  coordinatorOf,
  emailOf,
  entities,
  persons,
} from './organisations.ts';
import type { ProcessingSpec } from './processing-spec.ts';
import { processings } from './processings/index.ts';
import { writeOrganisations } from './write-organisations.ts';

/**
 * Fills an empty installation with the demo. Everybody signs in with `password` (at least 12 characters).
 * `adminUrl` must be a login that row-level security does not hold back. Throws when anything stands already.
 */
export async function loadDemo(
  services: Pick<Services, 'platformDatabase' | 'accounts' | 'clock' | 'database'>,
  adminUrl: string,
  password: string,
): Promise<void> {
  await requireEmpty(services.platformDatabase);
  const day = today(services.clock);
  const identities = newIdentities();
  const accounts = await createAccounts(services, password);
  await asInstallation(adminUrl, (tx) => writeOrganisations(tx, { identities, accounts, today: day }));
  for (const key of controllerKeys) {
    await asActor(services.database, coordinatorActor(key, identities), (tx) =>
      writeRegister(tx, key, identities, day),
    );
  }
}

async function requireEmpty(database: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{ empty: boolean }>`select app.is_empty() as empty`.execute(database);
  if (!rows[0]?.empty) throw new Error('Demon kan bara läsas in när inget annat finns inlagt.');
}

/** Account ids by mailbox. */
async function createAccounts(
  { accounts }: Pick<Services, 'accounts'>,
  password: string,
): Promise<ReadonlyMap<string, string>> {
  const made = persons.map(
    async (person) =>
      [person.mailbox, await accounts.create(emailOf(person), person.name, password)] as const,
  );
  return new Map(await Promise.all(made));
}

async function asInstallation(adminUrl: string, work: (tx: Transaction) => Promise<void>): Promise<void> {
  const database = openDatabase(openPool(adminUrl, 1));
  try {
    await database.transaction().execute(work);
  } finally {
    await database.destroy();
  }
}

function coordinatorActor(key: ControllerKey, identities: Identities): Actor {
  const person = coordinatorOf(key);
  const { name, entity } = controllers[key];
  const controller = {
    id: identities.controllers[key],
    name,
    legalEntityId: identities.entities[entity],
    legalEntityName: entities[entity].name,
  };
  return {
    as: 'staff',
    personId: identities.persons.get(person.mailbox) ?? null,
    name: person.name,
    appointments: [{ ...controller, role: 'coordinator' }],
    administers: [],
    readable: [controller.id],
    entities: [controller.legalEntityId],
    controller,
    writeEntity: controller.legalEntityId,
  };
}

async function writeRegister(
  tx: Transaction,
  key: ControllerKey,
  identities: Identities,
  day: string,
): Promise<void> {
  const personId = identities.persons.get(coordinatorOf(key).mailbox) ?? null;
  for (const spec of processings.filter((found) => found.controller === key)) {
    const entry = buildEntry(spec, identities, day);
    await writeEntry(tx, entry, personId, day);
    if (spec.mend) await assignBlockingGaps(tx, entry, spec.mend, day);
    if (spec.complete) await updateEntry(tx, { ...entry, personId }, { state: 'complete' });
  }
}

async function writeEntry(
  tx: Transaction,
  entry: Entry,
  personId: string | null,
  day: string,
): Promise<void> {
  const { id, controllerId } = entry;
  const number = await nextNumber(tx, controllerId);
  await insertEntry(tx, { id, controllerId, number, personId }, patchOf(entry));
  const stored = await entryById(tx, id);
  if (!stored) throw new Error(`Behandlingen ${entry.name} gick inte att läsa tillbaka.`);
  await replaceGaps(tx, stored, completeness(stored, { asOf: day }), day);
}

function patchOf({ id, controllerId, controllerType, number, version, ...patch }: Entry): EntryPatch {
  return patch;
}

async function assignBlockingGaps(
  tx: Transaction,
  { id, controllerId }: Entry,
  mend: NonNullable<ProcessingSpec['mend']>,
  day: string,
): Promise<void> {
  const assignment = { ownerName: mend.by, dueOn: addDays(day, mend.inDays) };
  for (const gap of await gapsOf(tx, id)) {
    if (gap.level === 'blocking') await assignGap(tx, controllerId, gap.id, assignment);
  }
}
