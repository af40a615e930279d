/** Entries chosen in the list: by an address, by a form, or all that the filter shows. */
import type { Context, Input } from '../../../platform/route.ts';
import { type Chosen, chosenIds } from '../actions/approval.ts';
import { CHOSEN_AT_ONCE } from '../rules/paging.ts';
import { filterFrom } from './filter.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one that the address names; else those ticked, or all that the filter shows. */
export async function chosenIn(context: Context, input: Input): Promise<string[]> {
  if (input.params.id) return [input.params.id];
  if (input.query.get('alla') === '1') return chosenIds(context, filterFrom(input.query, context));
  return input.query
    .getAll('vald')
    .filter((id) => UUID.test(id))
    .slice(0, CHOSEN_AT_ONCE);
}

/** `id:version` of each; where the address names one, that one alone. */
export function chosenFrom(input: Input): Chosen[] {
  const named = input.fields.getAll('vald').flatMap((packed) => {
    const [id = '', version = ''] = packed.split(':');
    return UUID.test(id) ? [{ id, version: Number(version) }] : [];
  });
  if (!input.params.id) return named.slice(0, CHOSEN_AT_ONCE);
  return [named.find(({ id }) => id === input.params.id) ?? { id: input.params.id, version: 0 }];
}
