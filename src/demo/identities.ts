/** New ids for one load of the demo data. */
import { type ControllerKey, controllers, type EntityKey, entities } from './organisations.ts';
import { persons } from './persons/index.ts';
import { type PlacedSystemKey, type SupplierKey, suppliers } from './systems.ts';

export interface Identities {
  readonly entities: Readonly<Record<EntityKey, string>>;
  readonly controllers: Readonly<Record<ControllerKey, string>>;
  readonly suppliers: Readonly<Record<SupplierKey, string>>;
  systemId(key: PlacedSystemKey): string;
  /** By mailbox. */
  readonly persons: ReadonlyMap<string, string>;
}

/** An id for everything that other rows point at; different at each call. */
export function newIdentities(): Identities {
  return {
    entities: idsOf(entities),
    controllers: idsOf(controllers),
    suppliers: idsOf(suppliers),
    systemId: systemIds(),
    persons: new Map(persons.map((person) => [person.mailbox, crypto.randomUUID()])),
  };
}

const idsOf = <Key extends string>(specs: Readonly<Record<Key, unknown>>): Record<Key, string> =>
  Object.fromEntries(Object.keys(specs).map((key) => [key, crypto.randomUUID()])) as Record<Key, string>;

/** Each key gets its id when it is first asked for. */
function systemIds(): (key: PlacedSystemKey) => string {
  const known = new Map<PlacedSystemKey, string>();
  return (key) => {
    const id = known.get(key) ?? crypto.randomUUID();
    known.set(key, id);
    return id;
  };
}
