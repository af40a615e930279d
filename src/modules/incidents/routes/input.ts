/** What the routes of incidents read from a request. */
import type { Input } from '../../../platform/route.ts';

export const INVALID = { status: 422 } as const;
export const typedIn = (input: Input): Record<string, string> => Object.fromEntries(input.fields);
export const idOf = (input: Input): string => input.params.id ?? '';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The form's own id for what it makes: sent twice it makes one. */
export function newId(input: Input): string {
  const id = input.fields.get('id') ?? '';
  return UUID.test(id) ? id : crypto.randomUUID();
}
