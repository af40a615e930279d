/** Approved versions: what is frozen in them, which one applied on a day, and what differs between two. Pure. */
import { registerLabels } from './columns/labels.ts';
import { type LabelList, type Labels, registerColumns } from './columns.ts';
import { blankEntry, type Entry, entryFacts } from './entry.ts';

export const VERSION_SCHEMA = 'ansvar-processing/1';

interface FrozenLabel {
  readonly list: LabelList;
  readonly code: string;
  readonly label: string;
}

export interface FrozenController {
  readonly name: string;
  readonly municipality: string | null;
  readonly organisationNumber: string | null;
  readonly address: string | null;
  readonly contact: string | null;
}

/** A version as it stands in the database: everything that is needed to show and print it as it was. */
export interface VersionContent {
  readonly schema: string;
  readonly entry: Entry;
  readonly controller: FrozenController;
  readonly officer: { readonly name: string; readonly contact: string | null } | null;
  /** Texts of the codes that the entry uses, as they were called when it was approved. */
  readonly labels: readonly FrozenLabel[];
  /** Categories of data among them that were sensitive. */
  readonly sensitive: readonly string[];
}

type Surroundings = Pick<VersionContent, 'controller' | 'officer'>;

/** The facts of the entry alone: no free leftovers of an import, nothing that the program keeps for itself. */
export function freeze(entry: Entry, surroundings: Surroundings, words: Labels): VersionContent {
  const facts = entryFacts.parse(entry);
  const used = new Map<string, FrozenLabel>();
  const noting: Labels = {
    ...words,
    label(list, code) {
      const label = words.label(list, code);
      used.set(`${list} ${code}`, { list, code, label });
      return label;
    },
  };
  for (const column of registerColumns) column.write(facts, { labels: noting, controller: { name: '' } });
  for (const { category } of facts.subjectGroups) noting.label('subject-category', category);
  for (const { category } of facts.dataItems) noting.label('data-category', category);
  const sensitive = facts.dataItems.map((item) => item.category).filter((code) => words.sensitive(code));
  return {
    schema: VERSION_SCHEMA,
    entry: facts,
    ...surroundings,
    labels: [...used.values()],
    sensitive: [...new Set(sensitive)],
  };
}

/** Reads what `freeze` wrote, also by an earlier edition of the product: facts that it did not ask for are unknown. */
export function thaw(text: string): VersionContent {
  const content = JSON.parse(text) as VersionContent;
  return { ...content, entry: { ...blankEntry({ id: '', controllerId: '' }), ...content.entry } };
}

/** The texts of the version for its codes; today's for what it does not name. */
export function frozenLabels(
  { labels, sensitive }: VersionContent,
  words: Labels = registerLabels(),
): Labels {
  const kept = new Map(labels.map(({ list, code, label }) => [`${list} ${code}`, label]));
  return {
    ...words,
    label: (list, code) => kept.get(`${list} ${code}`) ?? words.label(list, code),
    sensitive: (category) => sensitive.includes(category),
  };
}

/** JSON in one form only: keys in order, no spaces. The same content has the same hash wherever it is read. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${pairs.join(',')}}`;
}

interface Dated {
  readonly number: number;
  /** `YYYY-MM-DD`. */
  readonly appliesFrom: string;
}

/**
 * Of those that had begun by the day the one that began last, and among equal days the highest number; undefined
 * when none had. A decision that is recorded late has a high number, but does not set aside what began after it.
 */
export function appliedOn<Version extends Dated>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  return versions
    .filter((version) => version.appliesFrom <= day)
    .reduce<Version | undefined>(
      (latest, version) => (latest && beganBefore(version, latest) ? latest : version),
      undefined,
    );
}

const beganBefore = (one: Dated, other: Dated): boolean =>
  one.appliesFrom < other.appliesFrom || (one.appliesFrom === other.appliesFrom && one.number < other.number);

export interface Period {
  readonly from: string;
  /** The first day on which a later version applied instead; null while it applies. */
  readonly until: string | null;
}

/** From when until when a version applied; undefined when one with a higher number began on the same day. */
export function periodOf(versions: readonly Dated[], version: Dated): Period | undefined {
  const { number, appliesFrom: from } = version;
  if (versions.some((other) => other.appliesFrom === from && other.number > number)) return undefined;
  const later = versions.map(({ appliesFrom }) => appliesFrom).filter((began) => began > from);
  return { from, until: later.sort()[0] ?? null };
}

/** One side of a comparison. */
export interface Comparable {
  readonly entry: Entry;
  readonly labels: Labels;
  readonly controllerName: string;
}

export interface ColumnChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What says where the entry stands in its own handling, and when it is looked at next: nothing of the processing. */
const NOT_COMPARED = new Set([
  'id',
  'number',
  'version',
  'state',
  'approvedVersion',
  'nextReviewOn',
  'confirmedOn',
]);

/** Column by column, as the register prints them. */
export function columnChanges(
  before: Comparable,
  after: Comparable,
  leftOut: ReadonlySet<string> = NOT_COMPARED,
): ColumnChange[] {
  const cell = (side: Comparable, column: (typeof registerColumns)[number]) =>
    column.write(side.entry, { labels: side.labels, controller: { name: side.controllerName } });
  return registerColumns
    .filter((column) => !leftOut.has(column.key))
    .map((column) => ({ label: column.header, before: cell(before, column), after: cell(after, column) }))
    .filter((change) => change.before !== change.after);
}

export const sideOf = (content: VersionContent): Comparable => ({
  entry: content.entry,
  labels: frozenLabels(content),
  controllerName: content.controller.name,
});
