/** A spreadsheet becomes a register: read, mapped, looked at, imported all or nothing, and taken back if wished. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Actor, ControllerRef } from '../../../platform/actor.ts';
import type { Transaction } from '../../../platform/database/connection.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import type { Sheet } from '../../../platform/spreadsheet/spreadsheet.ts';
import { entriesByIds } from '../queries/entry.ts';
import * as queries from '../queries/import.ts';
import { deleteEntries } from '../queries/write/index.ts';
import { unknownSystems } from '../rules/import/prepare.ts';
import {
  buildImport,
  type Difference,
  differences,
  guessHeaderRow,
  type ImportPlan,
  type Mapping,
  noticePersons,
  type PersonNotice,
  suggestMapping,
} from '../rules/import.ts';
import { registerWords } from '../rules/words.ts';

/** The first sheet that holds identity numbers or a list of persons; undefined when none does. */
export function personsIn(sheets: readonly Sheet[]): (PersonNotice & { readonly sheet: string }) | undefined {
  for (const sheet of sheets) {
    const notice = noticePersons(sheet);
    if (notice.why !== null) return { ...notice, sheet: sheet.name };
  }
  return undefined;
}

interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sheets: readonly Sheet[];
}

/** Keeps the sheets for mapping; the file itself is not kept. */
export async function startImport({ tx, actor }: Context, upload: Upload): Promise<void> {
  const controllerId = actor.controller?.id;
  if (!controllerId || !actor.personId) throw new Forbidden('Du har inget uppdrag för någon nämnd.');
  const widest = upload.sheets.reduce(
    (best, sheet, index, all) => (sheet.rows.length > (all[best]?.rows.length ?? 0) ? index : best),
    0,
  );
  await queries.insertDraft(tx, {
    id: upload.id,
    controllerId,
    personId: actor.personId,
    fileName: upload.fileName,
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    content: gzipSync(JSON.stringify(upload.sheets)),
    choices: suggestedChoices(upload.sheets, widest),
  });
}

/** Sheet and header row as guessed, columns as suggested. */
export function suggestedChoices(
  sheets: readonly Sheet[],
  sheet: number,
  headerRow?: number,
): queries.ImportChoices {
  const rows = sheets[sheet]?.rows ?? [];
  const header = headerRow ?? guessHeaderRow(rows);
  const suggestions = suggestMapping(rows[header] ?? [], rows.slice(header + 1), rows[header - 1]);
  return {
    schema: 1,
    sheet,
    headerRow: header,
    mapping: suggestions.map((column) => column.target),
    valueMap: {},
    accepted: [],
  };
}

export interface OpenImport {
  readonly draft: queries.ImportDraft;
  readonly sheets: readonly Sheet[];
  readonly choices: queries.ImportChoices;
}

export async function openImport(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  id: string,
): Promise<OpenImport> {
  const draft = await queries.draftById(tx, id);
  if (!draft || (actor.personId !== null && draft.personId !== actor.personId)) throw new NotFound();
  const sheets = JSON.parse(gunzipSync(draft.content).toString('utf8')) as Sheet[];
  return { draft, sheets, choices: draft.choices as unknown as queries.ImportChoices };
}

export const saveChoices = ({ tx }: Context, id: string, choices: queries.ImportChoices): Promise<void> =>
  queries.saveChoices(tx, id, choices);

export async function abandonImport({ tx }: Context, id: string): Promise<void> {
  await queries.deleteDraft(tx, id);
}

/** Controllers that the person may import for: where he or she is coordinator today. */
export const importControllers = (actor: Actor): ControllerRef[] => [
  ...new Map(
    actor.appointments.filter((held) => held.role === 'coordinator').map((held) => [held.id, held]),
  ).values(),
];

export function planOf(
  { sheets, choices, draft }: OpenImport,
  controllers: readonly ControllerRef[],
): ImportPlan {
  return buildImport({
    rows: sheets[choices.sheet]?.rows ?? [],
    headerRow: choices.headerRow,
    mapping: choices.mapping,
    valueMap: choices.valueMap,
    controllers,
    defaultControllerId: draft.controllerId,
    labels: registerWords(),
  });
}

export interface Preview {
  readonly plan: ImportPlan;
  readonly changes: readonly {
    readonly entryId: string;
    readonly name: string;
    readonly row: number;
    readonly differences: readonly Difference[];
  }[];
  /** Row → number of an entry in the register that is called the same. */
  readonly repeats: ReadonlyMap<number, number>;
  /** Systems that the rows name and the kommun does not have: the import makes them. */
  readonly newSystems: readonly string[];
  /** Names of entries that the sheet would change and that are approved: they are opened for change first. */
  readonly approved: readonly string[];
  /** Rows that carry the id of an entry and do not change it. */
  readonly unchanged: number;
}

/** What the import would do; nothing is saved. */
export async function previewImport(
  context: Pick<Context, 'tx' | 'actor'>,
  opened: OpenImport,
  controllers: readonly ControllerRef[],
): Promise<Preview> {
  const plan = planOf(opened, controllers);
  const known = await existingEntries(context.tx, plan, controllers);
  const compared = plan.entries.flatMap((imported) => {
    const existing = imported.entryId ? known.get(imported.entryId) : undefined;
    if (!existing) return [];
    const found = differences(existing, imported, writeContext(existing.controllerName));
    return [{ entryId: existing.id, name: existing.name, row: imported.row, differences: found }];
  });
  const isApproved = ({ entryId }: { entryId: string }) => known.get(entryId)?.state === 'approved';
  const different = compared.filter((change) => change.differences.length > 0);
  const changes = different.filter((change) => !isApproved(change));
  const approved = different.filter(isApproved).map((change) => change.name);
  const fresh = plan.entries.filter((entry) => !entry.entryId || !known.has(entry.entryId));
  const named = await queries.entryNumbers(
    context.tx,
    controllers.map((controller) => controller.id),
  );
  const repeats = new Map(
    fresh.flatMap(({ row, controllerId, facts }) => {
      const number = named.get(`${controllerId}:${facts.name?.trim().toLowerCase()}`);
      return number === undefined ? [] : [[row, number] as const];
    }),
  );
  const systems = await queries.systemsByName(context.tx, opened.draft.legalEntityId);
  const newSystems = unknownSystems(fresh, new Set(systems.keys()));
  const unchanged = compared.length - different.length;
  return { plan, changes, approved, repeats, newSystems, unchanged };
}

export const writeContext = (name: string) => ({ labels: registerWords(), controller: { name } });

/** Entries that the sheet's ids name, among those that the person may write. */
export async function existingEntries(
  tx: Transaction,
  plan: ImportPlan,
  controllers: readonly ControllerRef[],
) {
  const ids = plan.entries.flatMap((entry) =>
    entry.entryId && UUID.test(entry.entryId) ? [entry.entryId] : [],
  );
  const found = await entriesByIds(tx, ids);
  const writable = new Set(controllers.map((controller) => controller.id));
  return new Map(found.filter((entry) => writable.has(entry.controllerId)).map((entry) => [entry.id, entry]));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const importHistory = async ({ tx, actor }: Context) =>
  actor.controller
    ? {
        batches: await queries.batches(tx, actor.controller.id),
        maps: await queries.savedMaps(tx, actor.controller.id),
      }
    : { batches: [], maps: [] };

export interface Undone {
  readonly removed: number;
  /** Names of entries that somebody has changed since: they stay. */
  readonly kept: readonly string[];
}

/** Takes back what an import made, but for what has been worked on since. */
export async function undoImport({ tx, actor }: Context, batchId: string): Promise<Undone> {
  const controllerId = actor.controller?.id ?? '';
  const made = await queries.entriesOfBatch(tx, controllerId, batchId);
  if (!(await queries.batchExists(tx, controllerId, batchId))) throw new NotFound();
  const untouched = made.filter((entry) => entry.version === 1).map((entry) => entry.id);
  const removed = untouched.length > 0 ? await deleteEntries(tx, controllerId, untouched) : 0;
  await queries.markUndone(tx, controllerId, batchId);
  return { removed, kept: made.filter((entry) => entry.version !== 1).map((entry) => entry.name) };
}

/** Keeps which header is which column, under a name, for the next sheet of the same kind. */
export async function saveMap(
  { tx, actor }: Context,
  name: string,
  headers: readonly string[],
  mapping: Mapping,
): Promise<void> {
  if (!actor.controller) return;
  const columns = Object.fromEntries(headers.map((header, index) => [header, mapping[index] ?? 'extra']));
  await queries.saveMap(tx, { controllerId: actor.controller.id, name, mapping: { schema: 1, columns } });
}

/** The saved targets for the headers that the map knows; the suggestion for the others. */
export async function useMap(
  { tx, actor }: Context,
  mapId: string,
  headers: readonly string[],
  suggested: Mapping,
): Promise<Mapping> {
  const maps = await queries.savedMaps(tx, actor.controller?.id ?? '');
  const columns = (
    maps.find((map) => map.id === mapId)?.mapping as { columns?: Record<string, Mapping[number]> } | undefined
  )?.columns;
  return headers.map((header, index) => columns?.[header] ?? suggested[index] ?? 'extra');
}
