/** A spreadsheet becomes a register: read, mapped, looked at, imported all or nothing, and taken back if wished. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Actor, type ControllerRef, systemActor } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { today } from '../../../platform/clock.ts';
import { asActor, type Transaction, writeFor } from '../../../platform/database/connection.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { enqueue, job } from '../../../platform/job.ts';
import { tellProgress } from '../../../platform/progress.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import type { Sheet } from '../../../platform/spreadsheet/spreadsheet.ts';
import { entriesByIds } from '../queries/entry.ts';
import * as queries from '../queries/import.ts';
import { deleteEntries, insertEntries, nextNumber, replaceGaps, updateEntry } from '../queries/write.ts';
import { completeness } from '../rules/completeness.ts';
import type { Entry } from '../rules/entry.ts';
import { preparedEntry, unknownSystems } from '../rules/import/prepare.ts';
import {
  buildImport,
  type Difference,
  differences,
  guessHeaderRow,
  type ImportedEntry,
  type ImportPlan,
  type Mapping,
  noticePersons,
  type PersonNotice,
  suggestMapping,
  withImported,
} from '../rules/import.ts';
import { registerWords } from '../rules/words.ts';

export type { ImportChoices } from '../queries/import.ts';

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
  const changes = compared.filter((change) => change.differences.length > 0);
  return { plan, changes, unchanged: compared.length - changes.length };
}

const writeContext = (name: string) => ({ labels: registerWords(), controller: { name } });

async function existingEntries(tx: Transaction, plan: ImportPlan, controllers: readonly ControllerRef[]) {
  const ids = plan.entries.flatMap((entry) =>
    entry.entryId && UUID.test(entry.entryId) ? [entry.entryId] : [],
  );
  const found = await entriesByIds(tx, ids);
  const writable = new Set(controllers.map((controller) => controller.id));
  return new Map(found.filter((entry) => writable.has(entry.controllerId)).map((entry) => [entry.id, entry]));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Rows without an error become entries; a row that cannot is left out only when the person has said so. */
const importable = (plan: ImportPlan): ImportedEntry[] =>
  plan.entries.filter((entry) => !entry.findings.some((finding) => finding.level === 'error'));

/** Puts the import in the queue; the page follows its progress. */
export async function queueImport({ tx, actor }: Context, id: string): Promise<void> {
  await openImport({ tx, actor }, id);
  const controllers = importControllers(actor);
  await enqueue(tx, importJob, {
    draftId: id,
    personId: actor.personId ?? '',
    controllers: controllers.map((controller) => `${controller.id}:${controller.legalEntityId}`),
  });
}

type ImportPayload = {
  readonly draftId: string;
  readonly personId: string;
  readonly controllers: readonly string[];
};

/** All or nothing: one transaction over every controller of the sheet. */
export const importJob = job<ImportPayload>('register-import', async (services, payload) => {
  const controllers = payload.controllers.map(controllerRef);
  const first = controllers[0];
  if (!first) return;
  const actor: Actor = {
    ...systemActor(first),
    personId: payload.personId,
    readable: controllers.map((controller) => controller.id),
    entities: [...new Set(controllers.map((controller) => controller.legalEntityId))],
  };
  try {
    const result = await asActor(services.database, actor, (tx) =>
      runImport(services, tx, actor, payload, controllers),
    );
    await tellProgress(services, payload.draftId, {
      personId: payload.personId,
      state: 'done',
      done: 1,
      total: 1,
      result,
    });
  } catch (error) {
    const message =
      'Importen avbröts och inget har sparats. Försök igen, eller ta bort de rader som har anmärkningar.';
    await tellProgress(services, payload.draftId, { personId: payload.personId, state: 'failed', message });
    throw error;
  }
});

const controllerRef = (packed: string): ControllerRef => {
  const [id = '', legalEntityId = ''] = packed.split(':');
  return { id, legalEntityId, name: '', legalEntityName: '' };
};

const ENTRIES_AT_A_TIME = 100;

async function runImport(
  services: Services,
  tx: Transaction,
  actor: Actor,
  payload: ImportPayload,
  controllers: readonly ControllerRef[],
): Promise<{ created: number; updated: number; batches: string[] }> {
  const opened = await openImport({ tx, actor }, payload.draftId);
  const named = await namedControllers(tx, controllers);
  const plan = planOf(opened, named);
  const known = await existingEntries(tx, plan, named);
  const rows = importable(plan);
  const day = today(services.clock);
  const result = { created: 0, updated: 0, batches: [] as string[] };
  for (const controller of named) {
    const own = rows.filter((row) => row.controllerId === controller.id);
    const fresh = own.filter((row) => !row.entryId || !known.has(row.entryId));
    const accepted = rows.filter((row) => {
      const existing = row.entryId ? known.get(row.entryId) : undefined;
      return existing?.controllerId === controller.id && opened.choices.accepted.includes(existing.id);
    });
    if (fresh.length + accepted.length === 0) continue;
    await writeFor(tx, controller);
    const batch = { id: crypto.randomUUID(), personId: payload.personId, today: day };
    const systems = await systemsByName(tx, fresh);
    for (let start = 0; start < fresh.length; start += ENTRIES_AT_A_TIME) {
      const part = fresh.slice(start, start + ENTRIES_AT_A_TIME);
      const first = await nextNumber(tx, controller.id, part.length);
      const entries = part.map((row, index) => {
        const entry = preparedEntry(row, {
          controllerId: controller.id,
          controllerType: controller.type,
          number: first + index,
          newId: () => crypto.randomUUID(),
          systems,
        });
        return { entry, extras: row.extras, gaps: completeness(entry, { asOf: day }) };
      });
      await insertEntries(tx, controller.id, entries, batch);
      result.created += part.length;
      await tellProgress(services, payload.draftId, {
        personId: payload.personId,
        state: 'running',
        done: result.created,
        total: rows.length,
      });
    }
    for (const row of accepted) {
      const existing = known.get(row.entryId ?? '');
      if (existing) await updateFromRow(tx, existing, row, batch);
      result.updated += 1;
    }
    await queries.insertBatch(tx, {
      id: batch.id,
      controllerId: controller.id,
      fileName: opened.draft.fileName,
      sha256: opened.draft.sha256,
      createdBy: payload.personId,
      createdCount: fresh.length,
      updatedCount: accepted.length,
    });
    await logEvent(tx, {
      action: 'import',
      table: 'import_batch',
      row: batch.id,
      controllerId: controller.id,
      detail: `${fresh.length} nya, ${accepted.length} ändrade`,
    });
    result.batches.push(batch.id);
  }
  await writeFor(tx, { id: opened.draft.controllerId, legalEntityId: opened.draft.legalEntityId });
  await queries.deleteDraft(tx, payload.draftId);
  return result;
}

async function namedControllers(tx: Transaction, controllers: readonly ControllerRef[]) {
  return tx
    .selectFrom('controller')
    .innerJoin('legalEntity', 'legalEntity.id', 'controller.legalEntityId')
    .select([
      'controller.id',
      'controller.name',
      'controller.type',
      'controller.legalEntityId',
      'legalEntity.name as legalEntityName',
    ])
    .where(
      'controller.id',
      'in',
      controllers.map((controller) => controller.id),
    )
    .execute();
}

/** The kommun's systems, with those that the rows name and that were not there. */
async function systemsByName(
  tx: Transaction,
  rows: readonly ImportedEntry[],
): Promise<Map<string, Entry['systems'][number]>> {
  const read = async () => {
    const systems = await tx.selectFrom('system').select(['id', 'name', 'kind', 'country']).execute();
    return new Map(systems.map((system) => [system.name.toLowerCase(), system]));
  };
  const known = await read();
  const missing = unknownSystems(rows, new Set(known.keys()));
  if (missing.length === 0) return known;
  await tx
    .insertInto('system')
    .values(missing.map((name) => ({ id: crypto.randomUUID(), name })))
    .execute();
  return read();
}

async function updateFromRow(
  tx: Transaction,
  existing: Awaited<ReturnType<typeof entriesByIds>>[number],
  row: ImportedEntry,
  batch: { readonly personId: string; readonly today: string },
): Promise<void> {
  const merged = withImported(existing, row, writeContext(existing.controllerName));
  const { systems: _systems, compatibility: _compatibility, ...patch } = merged;
  const withIds = withUuids(patch as Entry);
  await updateEntry(
    tx,
    {
      id: existing.id,
      controllerId: existing.controllerId,
      version: existing.version,
      personId: batch.personId,
    },
    pick(withIds),
  );
  const [fresh] = await entriesByIds(tx, [existing.id]);
  if (fresh) await replaceGaps(tx, fresh, completeness(fresh, { asOf: batch.today }), batch.today);
}

/** What the form knows as an entry's own: not what the page shows of the row. */
function pick(entry: Entry): Partial<Entry> {
  const shown = new Set([
    'controllerName',
    'legalEntityId',
    'legalEntityName',
    'extras',
    'updatedAt',
    'updatedByName',
    'importBatchId',
    'createdAt',
    'updatedBy',
    'fts',
    'blockingGapCount',
    'warningGapCount',
  ]);
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !shown.has(key))) as Partial<Entry>;
}

/** New parts of an updated entry carry ids of the row: they get ids of their own. */
function withUuids(entry: Entry): Entry {
  const renamed = new Map<string, string>();
  const idFor = (id: string): string => {
    if (UUID.test(id)) return id;
    const made = renamed.get(id) ?? crypto.randomUUID();
    renamed.set(id, made);
    return made;
  };
  const renew = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    return value.map((row) =>
      row && typeof row === 'object' && 'id' in row ? { ...row, id: idFor(String(row.id)) } : row,
    );
  };
  const renewed = Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, renew(value)]),
  ) as unknown as Entry;
  return {
    ...renewed,
    dataItems: renewed.dataItems.map((item) => ({ ...item, subjects: item.subjects.map(idFor) })),
  };
}

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
