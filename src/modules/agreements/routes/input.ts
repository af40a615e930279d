/** What the routes of agreements read from a request. */
import { Conflict } from '../../../platform/errors.ts';
import type { Input } from '../../../platform/route.ts';

export const INVALID = { status: 422 } as const;
export const typedIn = (input: Input): Record<string, string> => Object.fromEntries(input.fields);
export const idOf = (input: Input): string => input.params.id ?? '';
export const partOf = (input: Input): string => input.params.part ?? '';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The form's own id for what it makes: sent twice it makes one. */
export function newId(input: Input): string {
  const id = input.fields.get('id') ?? '';
  return UUID.test(id) ? id : crypto.randomUUID();
}

/** The version that the form showed; a form without one cannot be told from an old one. */
export function versionOf(input: Input): number {
  const version = input.fields.get('version') ?? '';
  if (!/^\d{1,9}$/.test(version)) throw new Conflict([]);
  return Number(version);
}
