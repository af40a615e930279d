/** Loads the demo: organisations and people as the installation, the registers as their coordinators. */
import { type Kysely, sql } from 'kysely';
import { approve } from '../modules/register/actions/approval.ts';
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
import type { Context } from '../platform/route.ts';
import type { Services } from '../platform/services.ts';
import { buildEntry } from './build-entry.ts';
import { type Identities, newIdentities } from './identities.ts';
import { type ControllerKey, controllerKeys, controllers, entities } from './organisations.ts';
import { coordinatorOf, emailOf, persons } from './persons/index.ts';
import type { ProcessingSpec } from './processing-spec.ts';
import { processings } from './processings/index.ts';
import { writeAgreements } from './write-agreements.ts';
import { writeCases } from './write-cases.ts';
import { writeGovernance, writeOfficersWords } from './write-governance.ts';
import { writeOrganisations } from './write-organisations.ts';

/** Registers written side by side. */
const AT_ONCE = 6;

/**
 * Fills an empty installation with the demo. Everybody signs in with `password` (at least 12 characters).
 * `adminUrl` must be a login that row-level security does not hold back. Throws when anything stands already.
 */
export async function loadDemo(services: Services, adminUrl: string, password: string): Promise<void> {
  await requireEmpty(services.platformDatabase);
  const day = today(services.clock);
  const identities = newIdentities();
  const accounts = await createAccounts(services, password);
  await asInstallation(adminUrl, async (tx) => {
    await writeOrganisations(tx, { identities, accounts, today: day });
    await writeGovernance(tx, { identities, today: day });
  });
  const write = async (key: ControllerKey, position: number) => {
    const actor = coordinatorActor(key, identities);
    await asActor(services.database, actor, async (tx) => {
      const complete = await writeRegister(tx, key, identities, day);
      if (position % 4 !== 1) await approveRegister({ ...services, tx, actor, today: day }, complete);
    });
    await writeCases({ services, identities, key, coordinator: actor, today: day });
  };
  for (let from = 0; from < controllerKeys.length; from += AT_ONCE) {
    const some = controllerKeys.slice(from, from + AT_ONCE);
    await Promise.all(some.map((key, position) => write(key, from + position)));
  }
  await writeAgreements(services, (key) => ({
    ...{ services, identities, key, today: day },
    coordinator: coordinatorActor(key, identities),
  }));
  await asInstallation(adminUrl, (tx) => writeOfficersWords(tx, { identities, today: day }));
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
    overseen: [],
    counted: [],
    office: null,
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
): Promise<string[]> {
  const personId = identities.persons.get(coordinatorOf(key).mailbox) ?? null;
  const complete: string[] = [];
  for (const spec of processings.filter((found) => found.controller === key)) {
    const entry = buildEntry(spec, identities, day);
    await writeEntry(tx, entry, personId, day);
    if (spec.mend) await assignBlockingGaps(tx, entry, spec.mend, day);
    if (!spec.complete) continue;
    await updateEntry(tx, { ...entry, personId }, { state: 'complete' });
    complete.push(entry.id);
  }
  return complete;
}

/** The body has approved two of three of what is complete; the coordinator records it. */
async function approveRegister(
  context: Omit<Context, 'origin' | 'progress'>,
  complete: readonly string[],
): Promise<void> {
  const chosen = complete.filter((_, position) => position % 3 !== 2).map((id) => ({ id, version: 2 }));
  const bodyId = context.actor.controller?.id;
  if (chosen.length === 0 || !bodyId) return;
  const decidedOn = addDays(context.today, -26);
  const decision = { id: crypto.randomUUID(), way: 'body', bodyId, decidedOn, paragraph: '§ 74' } as const;
  const approved = await approve({ ...context, origin: '', progress: async () => undefined }, chosen, {
    ...decision,
    diaryMark: null,
    note: null,
    appliesFrom: decidedOn,
    seen: true,
  });
  if (!approved.ok) throw new Error(Object.values(approved.errors).join(' '));
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
