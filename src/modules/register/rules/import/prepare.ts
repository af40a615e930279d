/** From what a row says to an entry that can be stored: ids of its own, systems that exist. Pure but for new ids. */
import { blankEntry, type Entry } from '../entry.ts';
import type { ImportedEntry } from './types.ts';

export interface Destination {
  readonly controllerId: string;
  readonly controllerType: string;
  readonly number: number;
  readonly newId: () => string;
  /** The kommun's systems by name in lower case. */
  readonly systems: ReadonlyMap<string, Entry['systems'][number]>;
}

/** Ids in `facts` are only unique within the row: each thing gets one of its own, and what points at it follows. */
export function preparedEntry(imported: ImportedEntry, destination: Destination): Entry {
  const { newId, systems, ...place } = destination;
  const facts = structuredClone(imported.facts) as Partial<Entry>;
  const entry = blankEntry({ activity: 'ongoing', ...facts, ...place, id: newId(), state: 'draft' });
  const groupIds = new Map(entry.subjectGroups.map((group) => [group.id, newId()]));
  const renewed = <Row extends { id: string }>(rows: Row[]): Row[] =>
    rows.map((row) => ({ ...row, id: newId() }));
  return {
    ...entry,
    purposes: renewed(entry.purposes),
    subjectGroups: entry.subjectGroups.map((group) => ({ ...group, id: groupIds.get(group.id) ?? newId() })),
    dataItems: entry.dataItems.map((item) => ({
      ...item,
      id: newId(),
      subjects: item.subjects.flatMap((id) => groupIds.get(id) ?? []),
    })),
    sources: renewed(entry.sources),
    recipients: renewed(entry.recipients),
    processors: renewed(entry.processors),
    transfers: renewed(entry.transfers),
    retention: renewed(entry.retention),
    measures: renewed(entry.measures),
    contacts: renewed(entry.contacts),
    jointControllers: renewed(entry.jointControllers),
    servedControllers: renewed(entry.servedControllers),
    systems: [...new Map(entry.systems.flatMap((system) => knownSystem(systems, system.name))).values()],
  };
}

function knownSystem(systems: Destination['systems'], name: string): [string, Entry['systems'][number]][] {
  const found = systems.get(name.trim().toLowerCase());
  return found ? [[found.id, found]] : [];
}

/** Names of systems in the rows that the kommun does not have yet. */
export function unknownSystems(entries: readonly ImportedEntry[], known: ReadonlySet<string>): string[] {
  const names = entries.flatMap((entry) => (entry.facts.systems ?? []).map((system) => system.name.trim()));
  const unique = new Map(names.filter(Boolean).map((name) => [name.toLowerCase(), name]));
  return [...unique].filter(([key]) => !known.has(key)).map(([, name]) => name);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An updated entry whose new parts carry ids of the row: they get ids of their own; the others keep theirs. */
export function ownIds(entry: Entry, newId: () => string): Partial<Entry> {
  const renamed = new Map<string, string>();
  const idFor = (id: string): string => {
    if (UUID.test(id)) return id;
    const made = renamed.get(id) ?? newId();
    renamed.set(id, made);
    return made;
  };
  const renewed = Object.fromEntries(
    Object.keys(blankEntry({ id: '', controllerId: '' })).map((key) => [
      key,
      renew(entry[key as keyof Entry], idFor),
    ]),
  ) as unknown as Entry;
  const dataItems = renewed.dataItems.map((item) => ({ ...item, subjects: item.subjects.map(idFor) }));
  const { systems: _systems, compatibility: _compatibility, ...rest } = { ...renewed, dataItems };
  return rest;
}

function renew(value: unknown, idFor: (id: string) => string): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((row) =>
    row && typeof row === 'object' && 'id' in row ? { ...row, id: idFor(String(row.id)) } : row,
  );
}
