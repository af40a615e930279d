/** What of an address is a filter of the list, in one order: the same filter is the same view. Pure. */

const FILTER = ['q', 'pagar', 'status', 'oversyn', 'roll', 'namnder', 'sortera'] as const;

/** The filter alone: no page, no message, no choice. */
export function viewQuery(query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of FILTER) {
    const value = query.get(name)?.trim();
    if (value) kept.set(name, value.slice(0, 200));
  }
  return kept;
}
