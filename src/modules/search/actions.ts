/** One search over everything that may be read. */
import { prefixQuery } from '../../platform/database/search-terms.ts';
import { controllersWhere } from '../../platform/permissions.ts';
import type { Context } from '../../platform/route.ts';
import { type Hit, type HitKind, hits, SHOWN } from './queries.ts';

export type { Hit, HitKind } from './queries.ts';

export interface HitGroup {
  readonly kind: HitKind;
  readonly hits: readonly Hit[];
  /** There are more than are shown. */
  readonly more: boolean;
}

/** Groups of hits, empty when nothing that can be searched for was typed. */
export async function search({ tx, actor }: Context, typed: string): Promise<HitGroup[]> {
  const terms = prefixQuery(typed.slice(0, 200));
  if (terms === '') return [];
  const mark = /\d/.test(typed) ? typed.trim() : '';
  const found = await hits(tx, {
    terms,
    mark,
    casesOf: controllersWhere(actor, 'case.read'),
    agreementsOf: controllersWhere(actor, 'agreement.read'),
  });
  return [...new Set(found.map((hit) => hit.kind))].map((kind) => {
    const ofKind = found.filter((hit) => hit.kind === kind);
    return { kind, hits: ofKind.slice(0, SHOWN), more: ofKind.length > SHOWN };
  });
}
