/** New ids for one load of the demo data. */
import { type ControllerKey, controllers, type EntityKey, entities, persons } from './organisations.ts';
import { type SupplierKey, type SystemKey, suppliers, systems } from './systems.ts';

export interface Identities {
  readonly entities: Readonly<Record<EntityKey, string>>;
  readonly controllers: Readonly<Record<ControllerKey, string>>;
  readonly suppliers: Readonly<Record<SupplierKey, string>>;
  readonly systems: Readonly<Record<SystemKey, string>>;
  /** By mailbox. */
  readonly persons: ReadonlyMap<string, string>;
}

/** An id for everything that other rows point at; different at each call. */
export function newIdentities(): Identities {
  return {
    entities: idsOf(entities),
    controllers: idsOf(controllers),
    suppliers: idsOf(suppliers),
    systems: idsOf(systems),
    persons: new Map(persons.map((person) => [person.mailbox, crypto.randomUUID()])),
  };
}

const idsOf = <Key extends string>(specs: Readonly<Record<Key, unknown>>): Record<Key, string> =>
  Object.fromEntries(Object.keys(specs).map((key) => [key, crypto.randomUUID()])) as Record<Key, string>;
