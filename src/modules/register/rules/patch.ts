/** From a step's form to what changes in the entry. Pure. */
import { dataCategory } from '../../../knowledge/data-categories.ts';
import { subjectGroupKind } from '../../../knowledge/subject-groups.ts';
import type { DataItem, Entry, SubjectGroup } from './entry.ts';
import type { EntryStep } from './gap.ts';

type SystemChoice = Entry['systems'][number];

interface DataForm {
  readonly subjectKinds?: string[] | undefined;
  readonly otherSubjects?: string | undefined;
  readonly counts?: Record<string, string> | undefined;
  readonly dataKinds?: string[] | undefined;
  readonly otherData?: string | undefined;
  readonly matrix?: Record<string, string[]> | undefined;
}

/** Everything but the ticked lists is named as in the entry and goes through as it is. */
export function patchOf(
  step: EntryStep,
  form: object,
  entry: Entry,
  systems: readonly SystemChoice[],
): Partial<Entry> {
  if (step === 'uppgifter') return dataPatch(form as DataForm, entry);
  if (step === 'system') return systemPatch(form as { systemIds?: string[] }, systems);
  return known(form);
}

const known = (form: object): Partial<Entry> =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined));

function systemPatch(
  { systemIds, ...rest }: { systemIds?: string[] },
  systems: readonly SystemChoice[],
): Partial<Entry> {
  const patch = known(rest);
  if (systemIds) patch.systems = systems.filter((system) => systemIds.includes(system.id));
  return patch;
}

function dataPatch(form: DataForm, entry: Entry): Partial<Entry> {
  const { subjectKinds, otherSubjects, counts, dataKinds, otherData, matrix, ...rest } = form;
  const patch = known(rest);
  const groups = subjectKinds
    ? subjectGroupsFrom(subjectKinds, otherSubjects ?? '', counts ?? {}, entry)
    : entry.subjectGroups;
  if (subjectKinds) patch.subjectGroups = groups;
  if (dataKinds) patch.dataItems = dataItemsFrom(dataKinds, otherData ?? '', matrix ?? {}, entry, groups);
  return patch;
}

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** Ticked kinds, then what was written on lines of its own; what stood before keeps its id. */
function subjectGroupsFrom(
  kinds: readonly string[],
  others: string,
  counts: Readonly<Record<string, string>>,
  entry: Entry,
): SubjectGroup[] {
  const ticked = kinds.map((category) => {
    const label = subjectGroupKind(category)?.label ?? category;
    return (
      entry.subjectGroups.find((group) => group.category === category) ?? {
        id: crypto.randomUUID(),
        category,
        label,
        approximateCount: null,
      }
    );
  });
  const written = lines(others).map(
    (label) =>
      entry.subjectGroups.find((group) => group.category === 'others' && group.label === label) ?? {
        id: crypto.randomUUID(),
        category: 'others',
        label,
        approximateCount: null,
      },
  );
  return [...ticked, ...written].map((group) => ({
    ...group,
    approximateCount:
      counts[group.id] === undefined ? group.approximateCount : counts[group.id]?.trim() || null,
  }));
}

/** A new kind of data is taken to concern every group; the table says otherwise where it does not. */
function dataItemsFrom(
  kinds: readonly string[],
  others: string,
  matrix: Readonly<Record<string, string[]>>,
  entry: Entry,
  groups: readonly SubjectGroup[],
): DataItem[] {
  const all = groups.map((group) => group.id);
  const subjectsOf = (item: DataItem | undefined): string[] => {
    if (!item) return all;
    const added = all.filter((id) => !entry.subjectGroups.some((group) => group.id === id));
    const chosen = matrix[item.id] ?? item.subjects;
    return [...chosen.filter((id) => all.includes(id)), ...added];
  };
  const make = (category: string, label: string): DataItem => {
    const item = entry.dataItems.find(
      (held) => held.category === category && (category !== 'other' || held.label === label),
    );
    return { ...(item ?? { id: crypto.randomUUID(), category, label }), subjects: subjectsOf(item) };
  };
  return [
    ...kinds.map((category) => make(category, dataCategory(category)?.label.replace(/\.$/, '') ?? category)),
    ...lines(others).map((label) => make('other', label)),
  ];
}
