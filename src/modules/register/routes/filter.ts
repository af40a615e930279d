/** From the address to the filter of the list. */
import { addDays } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import type { ListFilter } from '../actions/entries.ts';
import { REVIEW_NOTICE_DAYS } from '../rules/findings-of-review.ts';

export function filterFrom(
  query: URLSearchParams,
  { actor, today }: Pick<Context, 'actor' | 'today'>,
): ListFilter {
  const one = (name: string, allowed: readonly string[]) =>
    allowed.find((value) => value === query.get(name)) ?? null;
  return {
    controllerId: query.get('namnder') === 'alla' ? null : (actor.controller?.id ?? null),
    words: query.get('q') ?? '',
    role: one('roll', ['controller', 'processor']),
    activity: one('pagar', ['planned', 'ongoing', 'ended']),
    state: one('status', ['draft', 'complete', 'approved']),
    gaps: query.get('status') === 'brister',
    review: reviewFrom(query.get('oversyn'), today),
    batchId: /^[0-9a-f-]{36}$/.test(query.get('import') ?? '') ? query.get('import') : null,
    sort: (one('sortera', ['name', 'number', 'updated', 'gaps']) ?? 'name') as ListFilter['sort'],
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('sida') ?? '1', 10) || 1)),
  };
}

/** Days between which the next review falls. */
function reviewFrom(asked: string | null, today: string): NonNullable<ListFilter['review']> | null {
  if (asked === 'forfallen') return { from: null, to: addDays(today, -1) };
  if (asked === 'snart') return { from: today, to: addDays(today, REVIEW_NOTICE_DAYS) };
  return null;
}
