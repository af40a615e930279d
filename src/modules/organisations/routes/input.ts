/** What every route of the module reads from a request. */
import { countryChoices } from '../../../knowledge/countries.ts';
import type { Input } from '../../../platform/route.ts';

export const INVALID = { status: 422 } as const;
export const typedIn = (input: Input): Record<string, string> => Object.fromEntries(input.fields);
export const entityOf = (input: Input): string => input.params.entity ?? '';
export const idOf = (input: Input): string => input.params.id ?? '';

/** The form's own id for what it makes: sent twice it makes one. */
export const newId = (input: Input): string => input.fields.get('id') || crypto.randomUUID();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The id that a field names; of no row when it is none. */
export const namedId = (value: string | null): string =>
  value && UUID.test(value) ? value : '00000000-0000-0000-0000-000000000000';

export const versionOf = (input: Input): number => Number(input.fields.get('version')) || 0;
export const countries = () => countryChoices().map(({ code, name }) => ({ value: code, label: name }));

/** A row as a form shows it: numbers as text, instants and switches left to who shows them. */
export function typedRow(row: object): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === null || typeof value === 'string' || typeof value === 'number'
        ? [[name, value === null ? null : String(value)]]
        : [],
    ),
  );
}

/** Whether the words of the search stand in one of the texts. */
export function isFound(input: Input, ...texts: readonly (string | null | undefined)[]): boolean {
  const words = (input.query.get('q') ?? '').trim().toLocaleLowerCase('sv');
  return texts.join(' ').toLocaleLowerCase('sv').includes(words);
}
