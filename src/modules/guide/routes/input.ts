/** What the routes of the guide read from a request. */
import type { Input } from '../../../platform/route.ts';

export const INVALID = { status: 422 } as const;
export const idOf = (input: Input): string => input.params.id ?? '';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that is named; null when it is none. */
export const idIn = (typed: string | null): string | null => (typed && UUID.test(typed) ? typed : null);

/** The form's own id for what it makes: sent twice it makes one. */
export const newId = (input: Input): string => idIn(input.fields.get('id')) ?? crypto.randomUUID();
