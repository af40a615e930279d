import { countryChoices } from '../../../../knowledge/countries.ts';
import type { Option } from '../../../../ui/field.tsx';

export const countries: readonly Option[] = countryChoices().map(({ code, name }) => ({
  value: code,
  label: name,
}));

export const facts = (list: readonly { id: string; label: string }[]): Option[] =>
  list.map(({ id, label }) => ({ value: id, label }));
