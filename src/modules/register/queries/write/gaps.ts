import type { Transaction } from '../../../../platform/database/connection.ts';
import type { Gap } from '../../rules/gap.ts';

/** What the rules found now: new gaps are added, mended ones go, owner and day of the others stay. */
export async function replaceGaps(
  tx: Transaction,
  entry: { readonly id: string; readonly controllerId: string },
  gaps: readonly Gap[],
  today: string,
): Promise<void> {
  const keys = gaps.map((gap) => gap.key);
  const before = await gapsOf(tx, entry.id);
  const mended = tx
    .deleteFrom('processingGap')
    .where('controllerId', '=', entry.controllerId)
    .where('processingId', '=', entry.id);
  await (keys.length > 0 ? mended.where('key', 'not in', keys) : mended).execute();
  if (gaps.length > 0) await insertGaps(tx, entry, gaps, today);
  await handOver(
    tx,
    entry.controllerId,
    before.filter((gap) => !keys.includes(gap.key)),
    await gapsOf(tx, entry.id),
  );
  await tx
    .updateTable('processing')
    .set(countsOf(gaps))
    .where('controllerId', '=', entry.controllerId)
    .where('id', '=', entry.id)
    .execute();
}

type StoredGap = Awaited<ReturnType<typeof gapsOf>>[number];

/** What is missing at the same field keeps its owner, though it is now called something else. */
async function handOver(
  tx: Transaction,
  controllerId: string,
  gone: readonly StoredGap[],
  now: readonly StoredGap[],
): Promise<void> {
  const field = (gap: StoredGap) => `${gap.step}#${gap.anchor.split('-')[0]}`;
  for (const { ownerName, ownerPersonId, dueOn, ...old } of gone.filter(
    (gap) => gap.ownerName ?? gap.dueOn,
  )) {
    const heir = now.find((gap) => field(gap) === field(old as StoredGap) && !gap.ownerName && !gap.dueOn);
    if (heir) await assignGap(tx, controllerId, heir.id, { ownerName, ownerPersonId, dueOn });
  }
}

export const countsOf = (gaps: readonly Gap[]) => ({
  blockingGapCount: gaps.filter((gap) => gap.level === 'blocking').length,
  warningGapCount: gaps.filter((gap) => gap.level === 'warning').length,
});

async function insertGaps(
  tx: Transaction,
  entry: { readonly id: string; readonly controllerId: string },
  gaps: readonly Gap[],
  today: string,
): Promise<void> {
  await tx
    .insertInto('processingGap')
    .values(
      gaps.map((gap) => ({
        id: crypto.randomUUID(),
        controllerId: entry.controllerId,
        processingId: entry.id,
        ...gapColumns(gap, today),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['controllerId', 'processingId', 'key']).doUpdateSet((set) => ({
        level: set.ref('excluded.level'),
        text: set.ref('excluded.text'),
        step: set.ref('excluded.step'),
        anchor: set.ref('excluded.anchor'),
      })),
    )
    .execute();
}

export const gapColumns = (gap: Gap, today: string) => ({
  key: gap.key,
  level: gap.level,
  text: gap.text,
  step: gap.field.step,
  anchor: gap.field.anchor,
  foundOn: today,
});

export const gapsOf = (tx: Transaction, processingId: string) =>
  tx
    .selectFrom('processingGap')
    .selectAll()
    .where('processingId', '=', processingId)
    .orderBy('level')
    .orderBy('step')
    .execute();

/** Owner and day of every gap of the entries, for lists and exports. */
export const gapsOfMany = (tx: Transaction, ids: readonly string[]) =>
  tx
    .selectFrom('processingGap')
    .selectAll()
    .where('processingId', 'in', [...ids])
    .orderBy('level')
    .execute();

export interface GapAssignment {
  /** As shown: the person's name when it was chosen, or what was written. */
  readonly ownerName: string | null;
  readonly ownerPersonId?: string | null;
  readonly dueOn: string | null;
}

export async function assignGap(
  tx: Transaction,
  controllerId: string,
  id: string,
  assignment: GapAssignment,
): Promise<void> {
  await tx
    .updateTable('processingGap')
    .set({ ownerPersonId: null, ...assignment })
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}
