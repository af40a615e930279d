/** Legal entities, controllers, people with their roles, suppliers and systems. */
import type { AppointedRole } from '../platform/actor.ts';
import type { Transaction } from '../platform/database/connection.ts';
import { addDays } from '../platform/plain-date.ts';
import type { Identities } from './identities.ts';
import { type ControllerKey, controllerKeys, controllers, entities } from './organisations.ts';
import { emailOf, type PersonSpec, persons } from './persons/index.ts';
import { processings } from './processings/index.ts';
import {
  type PlacedSystemKey,
  type SupplierKey,
  type SystemKey,
  suppliers,
  systemOf,
  systems,
} from './systems.ts';

interface Cast {
  readonly identities: Identities;
  /** Account ids by mailbox. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly today: string;
}

const controllersFirstDay = '2019-01-01';
const daysInOffice = 500;
const keysOf = <Key extends string>(specs: Readonly<Record<Key, unknown>>) => Object.keys(specs) as Key[];

/** Writes everything but the registers. The transaction must not be held back by row-level security. */
export async function writeOrganisations(tx: Transaction, cast: Cast): Promise<void> {
  await writeEntities(tx, cast);
  await writeControllers(tx, cast);
  await writeReportingPlaces(tx, cast);
  await writePersons(tx, cast);
  await writeRoles(tx, cast);
  await writeSystems(tx, cast);
}

async function writeEntities(tx: Transaction, { identities }: Cast): Promise<void> {
  const rows = keysOf(entities).map((key) => {
    const { name, kind, organisationNumber, address, parent } = entities[key];
    const parentId = parent && identities.entities[parent];
    return { id: identities.entities[key], name, kind, organisationNumber, address, parentId };
  });
  await tx.insertInto('legalEntity').values(rows).execute();
}

async function writeControllers(tx: Transaction, { identities }: Cast): Promise<void> {
  const rows = controllerKeys.map((key) => {
    const { name, shortName, type, entity } = controllers[key];
    const { organisationNumber, address, domain } = entities[entity];
    return {
      id: identities.controllers[key],
      legalEntityId: identities.entities[entity],
      name,
      shortName,
      type,
      organisationNumber,
      address,
      contact: `dataskydd@${domain}`,
      firstDay: controllersFirstDay,
    };
  });
  await tx.insertInto('controller').values(rows).execute();
}

function personId({ identities }: Cast, person: PersonSpec): string {
  const id = identities.persons.get(person.mailbox);
  if (!id) throw new Error(`${person.name} saknar id.`);
  return id;
}

/** Where anybody reports an incident, in two of the kommuner. */
async function writeReportingPlaces(tx: Transaction, { identities }: Cast): Promise<void> {
  const places = [
    { slug: 'almby', entity: 'almby', receiver: 'almbyExecutive' },
    { slug: 'brinkeby', entity: 'brinkeby', receiver: 'brinkebyExecutive' },
  ] as const;
  const rows = places.map(({ slug, entity, receiver }) => ({
    ...{ slug, open: true, phone: '0990-100 10 (it-stöd)', intro: null },
    id: crypto.randomUUID(),
    legalEntityId: identities.entities[entity],
    defaultControllerId: identities.controllers[receiver],
  }));
  await tx.insertInto('reportingPlace').values(rows).execute();
}

async function writePersons(tx: Transaction, cast: Cast): Promise<void> {
  const rows = persons.map((person) => ({
    id: personId(cast, person),
    legalEntityId: cast.identities.entities[person.entity],
    name: person.name,
    email: emailOf(person),
    title: person.title,
    kind: person.kind ?? 'employee',
    phone: person.phone ?? null,
    accountId: cast.accounts.get(person.mailbox) ?? null,
  }));
  await tx.insertInto('person').values(rows).execute();
}

async function writeRoles(tx: Transaction, cast: Cast): Promise<void> {
  const firstDay = addDays(cast.today, -daysInOffice);
  const appointments = persons.flatMap((person) =>
    rolesOf(person).map(([role, key]) => ({
      id: crypto.randomUUID(),
      controllerId: cast.identities.controllers[key],
      legalEntityId: cast.identities.entities[controllers[key].entity],
      personId: personId(cast, person),
      role,
      firstDay,
      lastDay: role === 'auditor' ? addDays(cast.today, 120) : null,
      // Half of the controllers have told the authority of their officer.
      notifiedOn: role === 'dso' && controllers[key].name.length % 2 === 0 ? addDays(firstDay, 20) : null,
    })),
  );
  const administrators = persons.flatMap((person) =>
    person.administers
      ? [
          {
            id: crypto.randomUUID(),
            legalEntityId: cast.identities.entities[person.administers],
            personId: personId(cast, person),
            firstDay,
          },
        ]
      : [],
  );
  await tx.insertInto('appointment').values(appointments).execute();
  await tx.insertInto('administrator').values(administrators).execute();
}

type HeldRole = readonly [role: AppointedRole, controller: ControllerKey];

function rolesOf({
  coordinates = [],
  worksFor = [],
  officerFor = [],
  holds = {},
}: PersonSpec): readonly HeldRole[] {
  return [
    ...(Object.keys(holds) as AppointedRole[]).flatMap((role) =>
      (holds[role] ?? []).map((key) => [role, key] as const),
    ),
    ...coordinates.map((key) => ['coordinator', key] as const),
    ...worksFor.map((key) => ['staff', key] as const),
    ...officerFor.map((key) => ['dso', key] as const),
  ];
}

async function writeSystems(tx: Transaction, { identities }: Cast): Promise<void> {
  const supplierRows = keysOf<SupplierKey>(suppliers).map((key) => ({
    id: identities.suppliers[key],
    ...suppliers[key],
    createdByEntityId: identities.entities.almby,
  }));
  const systemRows = usedSystems().map(([key, owner]) => {
    const { name, kind, supplier, country, description } = systemOf(key);
    return {
      id: identities.systemId(key),
      legalEntityId: identities.entities[controllers[owner].entity],
      ownerControllerId: identities.controllers[owner],
      supplierId: supplier && identities.suppliers[supplier],
      name,
      kind,
      country,
      description,
    };
  });
  await tx.insertInto('supplier').values(supplierRows).execute();
  await tx.insertInto('system').values(systemRows).execute();
}

/** Every system with the controller that owns it: in the neighbours, the first that uses it. */
function usedSystems(): readonly (readonly [PlacedSystemKey, ControllerKey])[] {
  const own = keysOf<SystemKey>(systems).map((key) => [key, systems[key].owner] as const);
  const placed = new Map<PlacedSystemKey, ControllerKey>();
  for (const { controller, systems: used } of processings) {
    for (const key of used) if (key.includes(':') && !placed.has(key)) placed.set(key, controller);
  }
  return [...own, ...placed];
}
