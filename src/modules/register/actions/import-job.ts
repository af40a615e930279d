/** The import itself: all or nothing, one transaction over every controller of the sheet, told as it goes. */
import { type Actor, type ControllerRef, systemActor } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { today } from '../../../platform/clock.ts';
import { asActor, type Transaction, writeFor } from '../../../platform/database/connection.ts';
import { enqueue, job } from '../../../platform/job.ts';
import { tellProgress } from '../../../platform/progress.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { namedControllers } from '../queries/controller.ts';
import { entriesByIds, type StoredEntry } from '../queries/entry.ts';
import * as queries from '../queries/import.ts';
import { insertEntries, nextNumber, replaceGaps, updateEntry } from '../queries/write/index.ts';
import { completeness } from '../rules/completeness.ts';
import type { Entry } from '../rules/entry.ts';
import { ownIds, preparedEntry, unknownSystems } from '../rules/import/prepare.ts';
import { type ImportedEntry, withImported } from '../rules/import.ts';
import { existingEntries, importControllers, openImport, planOf, writeContext } from './import.ts';

type ImportPayload = {
  readonly draftId: string;
  readonly personId: string;
  /** `controller:legal entity`, for those that the person may import for. */
  readonly controllers: readonly string[];
};

/** Puts the import in the queue; the page follows its progress. */
export async function queueImport({ tx, actor }: Context, id: string): Promise<void> {
  await openImport({ tx, actor }, id);
  await enqueue(tx, importJob, {
    draftId: id,
    personId: actor.personId ?? '',
    controllers: importControllers(actor).map((held) => `${held.id}:${held.legalEntityId}`),
  });
}

export const importJob = job<ImportPayload>('register-import', async (services, payload) => {
  const told = (progress: Parameters<typeof tellProgress>[2]) =>
    tellProgress(services, payload.draftId, { personId: payload.personId, ...progress });
  try {
    const actor = importingActor(payload);
    const result = await asActor(services.database, actor, (tx) =>
      new ImportRun(services, tx, actor, payload).run((done, total) =>
        told({ state: 'running', done, total }),
      ),
    );
    await told({ state: 'done', done: 1, total: 1, result: { schema: 1, ...result } });
  } catch (error) {
    await told({
      state: 'failed',
      message:
        'Importen avbröts och inget har sparats. Försök igen, eller ta bort de rader som har anmärkningar.',
    });
    throw error;
  }
});

/** The system, in the name of the person, reaching no further than he or she does. */
function importingActor({ personId, controllers }: ImportPayload): Actor {
  const refs = controllers.map((packed): ControllerRef => {
    const [id = '', legalEntityId = ''] = packed.split(':');
    return { id, legalEntityId, name: '', legalEntityName: '' };
  });
  const [first] = refs;
  if (!first) throw new Error('import without a controller');
  return {
    ...systemActor(first),
    personId,
    readable: refs.map((ref) => ref.id),
    entities: [...new Set(refs.map((ref) => ref.legalEntityId))],
  };
}

interface ImportResult {
  readonly created: number;
  readonly updated: number;
  /** The same for every controller of the sheet; null when nothing was done. */
  readonly batch: string | null;
}

type NamedController = Awaited<ReturnType<typeof namedControllers>>[number];

const ENTRIES_AT_A_TIME = 100;

class ImportRun {
  private readonly day: string;
  private created = 0;
  private updated = 0;

  constructor(
    services: Services,
    private readonly tx: Transaction,
    private readonly actor: Actor,
    private readonly payload: ImportPayload,
  ) {
    this.day = today(services.clock);
  }

  async run(tell: (done: number, total: number) => Promise<void>): Promise<ImportResult> {
    const { tx, actor, payload } = this;
    const opened = await openImport({ tx, actor }, payload.draftId);
    const controllers = await namedControllers(tx, actor.readable);
    const plan = planOf(opened, controllers);
    const known = await existingEntries(tx, plan, controllers);
    const rows = plan.entries.filter((entry) => !entry.findings.some((finding) => finding.level === 'error'));
    const fresh = rows.filter((row) => !row.entryId || !known.has(row.entryId));
    const accepted = rows.filter((row) => row.entryId && opened.choices.accepted.includes(row.entryId));
    const batchId = crypto.randomUUID();
    for (const controller of controllers) {
      const existing = accepted.flatMap((row) => {
        const entry = known.get(row.entryId ?? '');
        return entry?.controllerId === controller.id && entry.state !== 'approved' ? [{ entry, row }] : [];
      });
      const own = fresh.filter((row) => row.controllerId === controller.id);
      if (own.length + existing.length === 0) continue;
      await writeFor(tx, controller);
      await this.insert(controller, own, batchId, (done) => tell(done, rows.length));
      for (const { entry, row } of existing) await this.update(entry, row);
      await this.note(controller, batchId, opened.draft, own.length, existing.length);
    }
    await writeFor(tx, { id: opened.draft.controllerId, legalEntityId: opened.draft.legalEntityId });
    await queries.deleteDraft(tx, payload.draftId);
    const { created, updated } = this;
    return { created, updated, batch: created + updated > 0 ? batchId : null };
  }

  private async insert(
    controller: NamedController,
    rows: readonly ImportedEntry[],
    batchId: string,
    tell: (done: number) => Promise<void>,
  ): Promise<void> {
    const systems = await this.systemsFor(rows, controller.legalEntityId);
    const batch = { id: batchId, personId: this.payload.personId, today: this.day };
    for (let start = 0; start < rows.length; start += ENTRIES_AT_A_TIME) {
      const part = rows.slice(start, start + ENTRIES_AT_A_TIME);
      const first = await nextNumber(this.tx, controller.id, part.length);
      const prepared = part.map((row, index) => {
        const place = { controllerId: controller.id, controllerType: controller.type, number: first + index };
        const entry = preparedEntry(row, { ...place, newId: () => crypto.randomUUID(), systems });
        return { entry, extras: row.extras, gaps: completeness(entry, { asOf: this.day }) };
      });
      await insertEntries(this.tx, controller.id, prepared, batch);
      this.created += part.length;
      await tell(this.created);
    }
  }

  /** The kommun's systems by name, with those that the rows name and that were not there. */
  private async systemsFor(
    rows: readonly ImportedEntry[],
    entity: string,
  ): Promise<Map<string, Entry['systems'][number]>> {
    const known = await queries.systemsByName(this.tx, entity);
    const missing = unknownSystems(rows, new Set(known.keys()));
    if (missing.length === 0) return known;
    await queries.insertSystems(this.tx, missing);
    return queries.systemsByName(this.tx, entity);
  }

  private async update(existing: StoredEntry, row: ImportedEntry): Promise<void> {
    const merged = withImported(existing, row, writeContext(existing.controllerName));
    const { id, controllerId, version } = existing;
    const target = { id, controllerId, version, personId: this.payload.personId };
    const known = await this.systemsFor([{ ...row, facts: merged }], existing.legalEntityId);
    const systems = merged.systems.flatMap((system) => known.get(system.name.trim().toLowerCase()) ?? []);
    const patch = ownIds(merged, () => crypto.randomUUID());
    await updateEntry(this.tx, target, { ...patch, systems });
    const [fresh] = await entriesByIds(this.tx, [id]);
    if (fresh) await replaceGaps(this.tx, fresh, completeness(fresh, { asOf: this.day }), this.day);
    this.updated += 1;
  }

  private async note(
    controller: NamedController,
    id: string,
    draft: queries.ImportDraft,
    createdCount: number,
    updatedCount: number,
  ): Promise<void> {
    const controllerId = controller.id;
    const { fileName, sha256 } = draft;
    const createdBy = this.payload.personId;
    await queries.insertBatch(this.tx, {
      id,
      controllerId,
      fileName,
      sha256,
      createdBy,
      createdCount,
      updatedCount,
    });
    const detail = `${createdCount} nya, ${updatedCount} ändrade`;
    await logEvent(this.tx, { action: 'import', table: 'import_batch', row: id, controllerId, detail });
  }
}
