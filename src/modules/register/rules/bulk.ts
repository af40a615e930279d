/** Columns that can be changed in many entries at once, and what the change does to each. Pure. */
import type { Entry } from './entry.ts';
import { stateLabels } from './transitions.ts';
import { type ColumnChange, columnChanges } from './versions.ts';
import { registerWords } from './words.ts';

export const bulkColumns = {
  processArea: 'Verksamhetsområde',
  processCode: 'Process',
  nextReviewOn: 'Nästa översyn',
  contact: 'Ansvarig i verksamheten',
  system: 'Lägg till system',
  statute: 'Lägg till författning till rättslig grund',
  accessRoutine: 'Rutin för behörighet',
  accessReviewedOn: 'Behörigheter granskade',
  klassa: 'Informationsklass (K, R, T, S)',
} as const;
export type BulkColumn = keyof typeof bulkColumns;

/** What is to be written, checked by the form. */
export type BulkChange =
  | { readonly column: 'processArea' | 'processCode' | 'accessRoutine'; readonly text: string }
  | { readonly column: 'nextReviewOn' | 'accessReviewedOn'; readonly date: string }
  | { readonly column: 'contact'; readonly role: Entry['contacts'][number]['role']; readonly name: string }
  | { readonly column: 'system'; readonly systemId: string }
  | { readonly column: 'statute'; readonly legalBasis: string; readonly statute: string }
  | {
      readonly column: 'klassa';
      readonly klassaConfidentiality: number | null;
      readonly klassaCorrectness: number | null;
      readonly klassaAvailability: number | null;
      readonly klassaTraceability: number | null;
      readonly klassaOn: string | null;
    };

type System = Entry['systems'][number];

/** What changes in the entry; rows that stand there keep their ids. An id for a new row is made by `newId`. */
export function bulkPatch(
  entry: Entry,
  change: BulkChange,
  { systems, newId }: { readonly systems: readonly System[]; readonly newId: () => string },
): Partial<Entry> {
  switch (change.column) {
    case 'contact':
      return contactPatch(entry, change, newId);
    case 'system': {
      const added = systems.filter(({ id }) => id === change.systemId);
      const missing = added.filter(({ id }) => !entry.systems.some((held) => held.id === id));
      return missing.length > 0 ? { systems: [...entry.systems, ...missing] } : {};
    }
    case 'statute':
      return statutePatch(entry, change);
    case 'klassa': {
      const { column: _column, ...levels } = change;
      return Object.fromEntries(Object.entries(levels).filter(([, level]) => level !== null));
    }
    case 'nextReviewOn':
    case 'accessReviewedOn':
      return { [change.column]: change.date };
    default:
      return { [change.column]: change.text };
  }
}

/** One name for the role: the first that stands there is written over, further ones go. */
function contactPatch(
  entry: Entry,
  { role, name }: Extract<BulkChange, { column: 'contact' }>,
  newId: () => string,
): Partial<Entry> {
  const held = entry.contacts.find((contact) => contact.role === role);
  const others = entry.contacts.filter((contact) => contact.role !== role);
  return { contacts: [...others, { id: held?.id ?? newId(), role, name }] };
}

function statutePatch(
  entry: Entry,
  { legalBasis, statute }: Extract<BulkChange, { column: 'statute' }>,
): Partial<Entry> {
  const lacks = (purpose: Entry['purposes'][number]) =>
    purpose.legalBasis === legalBasis && !purpose.statutes.includes(statute);
  if (!entry.purposes.some(lacks)) return {};
  return {
    purposes: entry.purposes.map((purpose) =>
      lacks(purpose) ? { ...purpose, statutes: [...purpose.statutes, statute] } : purpose,
    ),
  };
}

/** When the entry is looked at next is no part of what was approved: it may be set whatever state the entry is in. */
const IN_ANY_STATE: readonly BulkColumn[] = ['nextReviewOn'];

export interface BulkEffect {
  readonly changes: readonly ColumnChange[];
  /** Why nothing is changed; null when something is. */
  readonly obstacle: string | null;
}

const HANDLING = new Set(['id', 'number', 'version', 'state', 'approvedVersion']);

/** What the patch would do to the entry, or why it does nothing. */
export function bulkEffect(
  entry: Entry & { readonly controllerName: string },
  patch: Partial<Entry>,
  column: BulkColumn,
  workedFor: string | undefined,
): BulkEffect {
  if (entry.controllerId !== workedFor)
    return { changes: [], obstacle: `Hör till ${entry.controllerName}. Byt till den nämnden för att ändra.` };
  if (entry.state !== 'draft' && !IN_ANY_STATE.includes(column))
    return {
      changes: [],
      obstacle: `Är ${stateLabels[entry.state].toLowerCase()}. Öppna den för ändring först.`,
    };
  const side = { labels: registerWords(), controllerName: entry.controllerName };
  const changes = columnChanges({ ...side, entry }, { ...side, entry: { ...entry, ...patch } }, HANDLING);
  return { changes, obstacle: changes.length === 0 ? unchangedWords(column) : null };
}

const unchangedWords = (column: BulkColumn): string =>
  column === 'statute'
    ? 'Har inget ändamål med den rättsliga grunden som saknar författningen.'
    : 'Står redan så.';
