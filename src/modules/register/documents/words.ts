/** How the answers of an entry are put together into lines. */
import { type Content, type Missing, missing } from '../../../platform/documents/blocks.ts';
import type { Entry } from '../rules/entry.ts';

type ContactRole = Entry['contacts'][number]['role'];
type Part = string | null | undefined | false;

export const contactNames = {
  operations: 'Verksamhetsansvarig',
  'information-owner': 'Informationsägare',
  'system-owner': 'Systemägare',
  'system-administrator': 'Systemförvaltare',
  contact: 'Kontaktperson',
  'entry-responsible': 'Ansvarig för uppgifterna i registret',
} as const satisfies Record<ContactRole, string>;

/** The parts that are known, with `separator` between. */
export function joined(parts: readonly Part[], separator = ', '): string {
  return parts.filter(Boolean).join(separator);
}

/** The parts that are known as sentences, each with one full stop. */
export function sentences(parts: readonly Part[]): string {
  const known = parts.filter((part): part is string => Boolean(part));
  return known.map((part) => (/[.!?»]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** «Namn (tillägg)», or the name alone. */
export function withAddition(name: string, additions: readonly Part[]): string {
  const addition = joined(additions);
  return addition ? `${name} (${addition})` : name;
}

/** The lines, or that `field` is missing when there are none. */
export function linesOr(lines: readonly (string | Missing)[], field: string): Content {
  return lines.length > 0 ? lines : missing(field);
}

/** With a small first letter, unless the word is an abbreviation. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
