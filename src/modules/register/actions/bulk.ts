/** One column of many entries at once: shown first, then written in one transaction, each entry at the version seen. */
import { Conflict } from '../../../platform/errors.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import type { Context } from '../../../platform/route.ts';
import { entriesByIds, type StoredEntry } from '../queries/entry.ts';
import { replaceGaps, updateEntry } from '../queries/write/index.ts';
import { type BulkChange, type BulkEffect, bulkEffect, bulkPatch } from '../rules/bulk.ts';
import { completeness } from '../rules/completeness.ts';
import type { Entry } from '../rules/entry.ts';
import { transitionFor } from '../rules/transitions.ts';
import { systemChoices } from './entries.ts';

export interface BulkRow extends BulkEffect {
  readonly entry: StoredEntry;
  readonly patch: Partial<Entry>;
}

type Errors = Readonly<Record<string, string>>;

export type BulkPreview =
  | { readonly ok: true; readonly rows: readonly BulkRow[] }
  | { readonly ok: false; readonly errors: Errors };

export const chosenEntries = ({ tx }: Context, ids: readonly string[]): Promise<StoredEntry[]> =>
  entriesByIds(tx, ids);

/** What the change does to each of the entries, and to which it does nothing and why. */
export async function previewBulk(
  context: Context,
  ids: readonly string[],
  change: BulkChange,
): Promise<BulkPreview> {
  if (identityNumbersIn(JSON.stringify(change)) > 0) return { ok: false, errors: { text: IDENTITY_NUMBER } };
  const systems = await systemChoices(context);
  if (change.column === 'system' && !systems.some(({ id }) => id === change.systemId))
    return { ok: false, errors: { systemId: 'Välj system.' } };
  const workedFor = context.actor.controller?.id;
  const entries = await entriesByIds(context.tx, ids);
  const rows = entries.map((entry) => {
    const patch = bulkPatch(entry, change, { systems, newId: () => crypto.randomUUID() });
    return { entry, patch, ...bulkEffect(entry, patch, change.column, workedFor) };
  });
  return { ok: true, rows };
}

const IDENTITY_NUMBER =
  'Det ni skrivit ser ut som ett personnummer. Registret ska beskriva behandlingen, inte peka ut personer.';

/** The entry at the version that was shown. */
interface Seen {
  readonly id: string;
  readonly version: number;
}

export type BulkSaved =
  | { readonly ok: true; readonly changed: number }
  | { readonly ok: false; readonly errors: Errors };

/** Writes what the preview showed. Somebody who has saved one of the entries meanwhile stops it all. */
export async function saveBulk(
  context: Context,
  seen: readonly Seen[],
  change: BulkChange,
): Promise<BulkSaved> {
  const preview = await previewBulk(
    context,
    seen.map(({ id }) => id),
    change,
  );
  if (!preview.ok) return preview;
  const open = preview.rows.filter((row) => row.obstacle === null);
  const moved = open.filter(({ entry }) => seen.find(({ id }) => id === entry.id)?.version !== entry.version);
  if (moved.length > 0) throw new Conflict(moved.flatMap(conflictOf));
  for (const { entry, patch } of open) await saveOne(context, entry, patch);
  return { ok: true, changed: open.length };
}

export interface OpeningCandidate {
  readonly entry: StoredEntry;
  /** Why it is left as it is; null when it can be opened. */
  readonly obstacle: string | null;
}

/** Which of the chosen are complete or approved, and so can be opened for change. */
export async function openingCandidates(
  { tx, actor }: Context,
  ids: readonly string[],
): Promise<OpeningCandidate[]> {
  return (await entriesByIds(tx, ids)).map((entry) => ({
    entry,
    obstacle: openingObstacle(entry, actor.controller?.id),
  }));
}

function openingObstacle(entry: StoredEntry, workedFor: string | undefined): string | null {
  if (entry.controllerId !== workedFor)
    return `Hör till ${entry.controllerName}. Byt till den nämnden för att öppna.`;
  return transitionFor(entry, 'reopen') ? null : 'Är redan öppen för ändring.';
}

/** Opens all of them, or none when somebody has saved one meanwhile. What was approved goes on applying. */
export async function openForChange(context: Context, seen: readonly Seen[]): Promise<number> {
  const candidates = await openingCandidates(
    context,
    seen.map(({ id }) => id),
  );
  const open = candidates.filter(({ obstacle }) => obstacle === null);
  const moved = open.filter(({ entry }) => seen.find(({ id }) => id === entry.id)?.version !== entry.version);
  if (moved.length > 0)
    throw new Conflict(
      moved.map(({ entry }) => ({
        label: entry.name,
        saved: 'Ändrad efter att du öppnade sidan.',
        typed: 'Öppna för ändring',
      })),
    );
  for (const { entry } of open) await saveOne(context, entry, { state: 'draft' });
  return open.length;
}

const conflictOf = ({ entry, changes }: BulkRow) =>
  changes.map(({ label, before, after }) => ({
    label: `${entry.name}: ${label}`,
    saved: before,
    typed: after,
  }));

async function saveOne(
  { tx, actor, today }: Context,
  entry: StoredEntry,
  patch: Partial<Entry>,
): Promise<void> {
  const { id, controllerId, version } = entry;
  if (!(await updateEntry(tx, { id, controllerId, version, personId: actor.personId }, patch)))
    throw new Conflict([]);
  const changed = { ...entry, ...patch };
  await replaceGaps(tx, changed, completeness(changed, { asOf: today }), today);
}
