/** What several pages of the module share: what was typed, roles and kinds in Swedish. */
import type { Actor } from '../../../platform/actor.ts';
import type { Errors, Option } from '../../../ui/field.tsx';
import { controllerTypes } from '../rules.ts';

export type Typed = Readonly<Record<string, string | null | undefined>>;

export interface FormProps {
  readonly actor: Actor;
  readonly typed: Typed;
  readonly errors?: Errors;
}

export const ROLES: Readonly<Record<string, string>> = {
  coordinator: 'Samordnare',
  staff: 'Medarbetare',
  dso: 'Dataskyddsombud (läser)',
};

export const PERSON_KINDS = [
  { value: 'employee', label: 'Anställd' },
  { value: 'elected', label: 'Förtroendevald' },
  { value: 'consultant', label: 'Konsult eller uppdragstagare' },
];

export const SYSTEM_KINDS: Readonly<Record<string, string>> = {
  system: 'System',
  app: 'App',
  binder: 'Pärm',
  other: 'Annat',
};

export const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const typeLabel = (id: string) => controllerTypes.find((type) => type.id === id)?.label ?? id;
