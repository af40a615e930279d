/** What several pages of the module share: what was typed, roles and kinds in Swedish. */
import { roleFact, roles } from '../../../knowledge/roles.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Errors, Option } from '../../../ui/field.tsx';
import { controllerTypes } from '../rules/index.ts';

export type Typed = Readonly<Record<string, string | null | undefined>>;

export interface FormProps {
  readonly actor: Actor;
  readonly typed: Typed;
  readonly errors?: Errors;
}

/** The role's name; the cooperation's own word when it has one. */
export const roleLabel = (id: string, labels: Readonly<Record<string, string>> = {}): string =>
  labels[id] ?? roleFact(id)?.label ?? id;

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['Arbetar med dataskydd', ['coordinator', 'staff', 'manager', 'agreement-owner', 'system-administrator']],
  ['Granskar', ['dso', 'auditor', 'leadership']],
  ['Beslutar', ['chair', 'head', 'decision-maker', 'signatory']],
  ['Bedömer incidenter', ['incident-group', 'security-officer', 'lawyer', 'it-manager']],
  ['Tar emot', ['registrar', 'reception']],
];

/** Every role, in the groups that a person looks for them in. */
export const roleGroups = GROUPS.map(([heading, ids]) => ({
  heading,
  roles: roles.filter(({ id }) => ids.includes(id)),
}));

export const PERSON_KINDS = [
  { value: 'employee', label: 'Anställd' },
  { value: 'elected', label: 'Förtroendevald' },
  { value: 'consultant', label: 'Konsult eller uppdragstagare' },
];
export const personKindLabel = (kind: string): string =>
  PERSON_KINDS.find(({ value }) => value === kind)?.label ?? kind;

export const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly title?: string | null;
}
export const personOptions = (persons: readonly NamedPerson[]): Option[] =>
  persons.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }));

export const typeLabel = (id: string) => controllerTypes.find((type) => type.id === id)?.label ?? id;

/** How a stored yes, no or not known stands in a form. */
export const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');
