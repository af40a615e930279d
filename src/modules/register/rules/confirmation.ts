/** The yearly confirmation: who is asked by default, when the next review falls, on which days it is reminded of. Pure. */
import { addDays, addMonths } from '../../../platform/plain-date.ts';
import type { Entry } from './entry.ts';

/** Days before the last day on which those who have not answered are reminded; the day after is the last time. */
const REMINDED_BEFORE = [14, 3, -1] as const;

/** Last days of the rounds that are reminded of on the day. */
export const remindedDueDays = (day: string): readonly string[] =>
  REMINDED_BEFORE.map((before) => addDays(day, before));

/** Review days that are told of on the day: thirty days before, and on the day itself. */
export const remindedReviewDays = (day: string): readonly string[] => [addDays(day, 30), day];

/** A round is open for a month unless another day is chosen. */
export const suggestedDueOn = (day: string): string => addMonths(day, 1);

/** A year from the confirmation, unless a later day has been set. */
export function nextReviewAfter(confirmedOn: string, set: string | null): string {
  const inAYear = addMonths(confirmedOn, 12);
  return set !== null && set > inAYear ? set : inAYear;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly title?: string | null;
}

/** The parts in a processing whose holder is asked first. */
const ASKED_FIRST: readonly Entry['contacts'][number]['role'][] = [
  'entry-responsible',
  'contact',
  'operations',
];

interface Asked {
  readonly contacts: readonly { readonly role: string; readonly name: string }[];
  /** The part of the organisation that it belongs to, as written. */
  readonly processArea?: string | null;
}

interface Unit {
  readonly name: string;
  readonly managerId: string | null;
}

const plain = (text: string) => text.trim().toLowerCase();

/** «Tolvan Tolvansson, enhetschef» and «Tolvan Tolvansson (enhetschef)» name Tolvan Tolvansson. */
const nameAlone = (text: string) => plain(text.replace(/\s*[,(].*$/s, ''));

/** The person whom the entry names as its own; otherwise who manages its unit; otherwise whoever asks. */
export function askedByDefault(
  { contacts, processArea }: Asked,
  persons: readonly Person[],
  units: readonly Unit[],
  otherwise: string,
): string {
  const named = ASKED_FIRST.flatMap((role) => contacts.filter((contact) => contact.role === role));
  for (const { name } of named) {
    const person =
      persons.find((found) => [plain(name), nameAlone(name)].includes(plain(found.name))) ??
      onlyOne(persons.filter(({ title }) => title && plain(title) === plain(name)));
    if (person) return person.id;
  }
  const unit = units.find(({ name }) => processArea && plain(name) === plain(processArea));
  return persons.find(({ id }) => id === unit?.managerId)?.id ?? otherwise;
}

/** A title that two hold names neither. */
const onlyOne = (persons: readonly Person[]): Person | undefined =>
  persons.length === 1 ? persons[0] : undefined;

/** Roles that look on and answer for nothing. */
const ONLY_LOOKING: readonly string[] = ['dso', 'auditor', 'leadership'];

/** Whether somebody with the roles can be asked to confirm. */
export const canConfirm = (roles: readonly string[]): boolean =>
  roles.some((role) => !ONLY_LOOKING.includes(role));
