/** Approved versions: the list, one as it stood, two compared, and what applied on a day. */
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { noteRead } from '../queries/reads.ts';
import type { ListedVersion } from '../queries/versions.ts';
import { type AppliedFilter, appliedPage, versionsByNumber, versionsOf } from '../queries/versions.ts';
import type { Labels } from '../rules/columns.ts';
import { principlesOf } from '../rules/completeness.ts';
import { PAGE_SIZE } from '../rules/paging.ts';
import { rightsOf } from '../rules/rights.ts';
import {
  appliedOn,
  type ColumnChange,
  type Comparable,
  canonicalJson,
  columnChanges,
  frozenLabels,
  sideOf,
  thaw,
} from '../rules/versions.ts';
import { registerWords } from '../rules/words.ts';
import { sha256Of } from './approval.ts';
import { readable, readsAsReviewer, type ShownEntry, type StoredEntry } from './shown-entry.ts';

export type { AppliedRow, ListedVersion } from '../queries/versions.ts';

/** One side of a comparison: a version by its number, or the entry as it stands now. */
export type Side = number | 'utkast';

export interface Compared {
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly ColumnChange[];
}

/** Every version, the latest first, and the comparison that was asked for. */
export async function listVersions(
  context: Context,
  id: string,
  asked: { readonly compare: readonly [Side, Side] | null; readonly day: string | null },
) {
  const entry = await readable(context, id);
  const versions = await versionsOf(context.tx, entry.controllerId, id);
  return {
    entry,
    versions,
    compared: asked.compare && (await compare(context, entry, asked.compare)),
    applied: asked.day === null ? null : (appliedOn(versions, asked.day)?.number ?? ('none' as const)),
  };
}

async function compare(
  { tx }: Context,
  entry: StoredEntry,
  [before, after]: readonly [Side, Side],
): Promise<Compared> {
  const numbers = [before, after].filter((side): side is number => side !== 'utkast');
  const stored = await versionsByNumber(tx, entry.controllerId, entry.id, [...numbers, 0]);
  const sides = new Map<Side, Comparable>(
    stored.map((version) => [version.number, sideOf(thaw(version.content))]),
  );
  sides.set('utkast', { entry, labels: registerWords(), controllerName: entry.controllerName });
  const [one, other] = [sides.get(before), sides.get(after)];
  if (!one || !other) throw new NotFound();
  return { before, after, changes: columnChanges(one, other) };
}

export interface ShownVersion {
  readonly version: ListedVersion;
  readonly shown: ShownEntry;
  readonly words: Labels;
  readonly versions: readonly ListedVersion[];
  /** The content still has the hash that it was given. */
  readonly intact: boolean;
  /** The entry as it stands now: its page, its name in the crumbs. */
  readonly current: StoredEntry;
}

/** The version as it stood, judged as of the day of its approval. */
export async function showVersion(context: Context, id: string, number: number): Promise<ShownVersion> {
  const current = await readable(context, id);
  const { controllerId } = current;
  const [stored] = await versionsByNumber(context.tx, controllerId, id, [number]);
  if (!stored) throw new NotFound();
  if (readsAsReviewer(context.actor, current)) await noteRead(context.tx, current, context.actor.personId);
  const { content, ...version } = stored;
  const thawed = thaw(content);
  const entry: StoredEntry = {
    ...current,
    ...thawed.entry,
    controllerName: thawed.controller.name,
    extras: [],
  };
  const asked = { asOf: version.approvedOn };
  return {
    version,
    current,
    versions: await versionsOf(context.tx, controllerId, id),
    words: frozenLabels(thawed),
    intact: sha256Of(canonicalJson(JSON.parse(content))) === version.sha256,
    shown: {
      entry,
      gaps: [],
      remarks: [],
      isOfficer: false,
      findings: [],
      persons: [],
      extras: 'none',
      version: null,
      evidence: [],
      cases: [],
      principles: principlesOf(entry, asked),
      rights: rightsOf(entry, asked),
      mayWrite: false,
      mayDecide: false,
    },
  };
}

/** What applied on the day in the register of the controller that the person works for. */
export async function listApplied(
  { tx, actor }: Context,
  asked: { readonly day: string; readonly words: string; readonly page: number },
) {
  if (!actor.controller) return { rows: [], total: 0 };
  const filter: AppliedFilter = { controllerIds: [actor.controller.id], day: asked.day, words: asked.words };
  const rows = await appliedPage(tx, filter, PAGE_SIZE, asked.page);
  return { rows, total: rows[0]?.total ?? 0 };
}
