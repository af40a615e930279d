/** Suppliers that several nämnder of a kommun have, so that one of them can share what it has agreed. */

import { lacksAgreement } from './engagement.ts';
import type { JudgedUse } from './overview.ts';
import type { OverviewAgreement, SharedFrame } from './overview-facts.ts';
import type { PartyKey } from './party-keys.ts';

interface Board {
  readonly id: string;
  readonly name: string;
}

export interface SharedSupplier {
  readonly name: string;
  readonly legalEntityName: string;
  /** With the agreement that holds; null: the register alone says that there is one. */
  readonly having: readonly (Board & { readonly agreementId: string | null })[];
  readonly lacking: readonly Board[];
  readonly frame: SharedFrame | null;
}

interface Entity {
  readonly legalEntityId: string;
  readonly legalEntityName: string;
}

interface Group {
  readonly name: string;
  readonly legalEntityName: string;
  readonly having: Map<string, { name: string; agreementId: string | null }>;
  readonly lacking: Map<string, string>;
  frame: SharedFrame | null;
}

/** Only where two or more of the kommun's nämnder meet in one supplier. */
export function sharedSuppliers(
  {
    ours: held,
    coming,
  }: { readonly ours: readonly OverviewAgreement[]; readonly coming: readonly OverviewAgreement[] },
  uses: readonly JudgedUse[],
  frames: readonly SharedFrame[],
  keyOf: PartyKey,
): readonly SharedSupplier[] {
  const groups = new Map<string, Group>();
  const group = (entity: Entity, name: string, number: string | null): Group => {
    const key = `${entity.legalEntityId} ${keyOf(name, number)}`;
    const known = groups.get(key) ?? {
      name,
      legalEntityName: entity.legalEntityName,
      having: new Map(),
      lacking: new Map(),
      frame: null,
    };
    groups.set(key, known);
    return known;
  };
  for (const one of held)
    group(one, one.partyName, one.partyNumber).having.set(one.controllerId, {
      name: one.controllerName,
      agreementId: one.id,
    });
  // A nämnd whose agreement is on its way lacks one until both have signed.
  for (const one of coming)
    group(one, one.partyName, one.partyNumber).lacking.set(one.controllerId, one.controllerName);
  for (const { use, engagement } of uses) {
    if (engagement.outcome === 'not-needed') continue;
    const { having, lacking } = group(use, use.name, use.organisationNumber);
    const { controllerId: id, controllerName: name } = use;
    if (lacksAgreement(engagement.outcome)) lacking.set(id, name);
    else if (!having.has(id)) having.set(id, { name, agreementId: null });
  }
  for (const frame of frames)
    if (frame.partyName) group(frame, frame.partyName, frame.partyNumber).frame = frame;
  return [...groups.values()]
    .filter(({ having, lacking, frame }) => {
      const boards = new Set([...having.keys(), ...lacking.keys()]);
      // A frame that another nämnd shares is told of where the supplier is used.
      if (frame && boards.size > 0) boards.add(frame.ownerControllerId);
      return boards.size > 1;
    })
    .map(({ name, legalEntityName, having, lacking, frame }) => ({
      name,
      legalEntityName,
      frame,
      having: [...having]
        .map(([id, one]) => ({ id, ...one }))
        .filter(({ id, agreementId }) => agreementId !== null || !lacking.has(id)),
      lacking: [...lacking]
        .filter(([id]) => !having.get(id)?.agreementId)
        .map(([id, board]) => ({ id, name: board })),
    }))
    .toSorted(
      (one, other) => other.lacking.length - one.lacking.length || one.name.localeCompare(other.name, 'sv'),
    );
}
