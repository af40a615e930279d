import type { Option } from '../../../../ui/field.tsx';

export const facts = (list: readonly { id: string; label: string }[]): Option[] =>
  list.map(({ id, label }) => ({ value: id, label }));

export const LEVELS: readonly Option[] = [
  '0 Ingen eller försumbar',
  '1 Måttlig',
  '2 Betydande',
  '3 Allvarlig',
  '4 Synnerligen allvarlig',
].map((label, index) => ({ value: String(index), label }));

export const numbered = (list: readonly { id: string; label: string }[]): Option[] =>
  list.map(({ id, label }) => ({ value: id, label: `${id} ${label}` }));

export const asText = (value: number | null): string => (value === null ? '' : String(value));
