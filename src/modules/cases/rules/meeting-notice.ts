/** Kallelse to a meeting: what its agenda begins as, and how it is put in order. */

/** Items of every agenda (Q-002.1–3, 8, 19). */
export const standardItems = [
  'Upprop',
  'Val av justerare',
  'Fastställande av dagordning',
  'Redovisning av delegationsbeslut',
  'Meddelanden',
] as const;

export const scentNotice = 'Av hänsyn till våra allergiker. Kom doftfri!';

/** What stands on an agenda instead of an item that belongs to a case that is closed to the reader. */
export const closedItem = 'Ärende med begränsad åtkomst';

export interface AgendaItem {
  readonly id: string;
  readonly title: string;
  readonly caseId: string | null;
  readonly mark: string | null;
  readonly presenter: string | null;
  readonly page: string | null;
}

export type AgendaStep = { readonly move: 'up' | 'down' | 'remove'; readonly id: string };

/** The agenda after the step; as it was when the step leads nowhere. */
export function afterStep<Item extends { readonly id: string }>(
  items: readonly Item[],
  { move, id }: AgendaStep,
): readonly Item[] {
  const at = items.findIndex((item) => item.id === id);
  if (move === 'remove') return items.filter((item) => item.id !== id);
  const to = move === 'up' ? at - 1 : at + 1;
  if (at < 0 || to < 0 || to >= items.length) return items;
  return items.map((item, place) => items[place === at ? to : place === to ? at : place] ?? item);
}

/** With the item last, but before «Meddelanden», which ends a meeting. */
export function withItem<Item extends { readonly title: string }>(
  items: readonly Item[],
  added: Item,
): readonly Item[] {
  const at = items.at(-1)?.title === standardItems.at(-1) ? items.length - 1 : items.length;
  return items.toSpliced(at, 0, added);
}

/** Places in order from 1, past those that are taken by items which cannot be seen. */
export function freePlaces(howMany: number, taken: readonly number[]): readonly number[] {
  const last = howMany + taken.length;
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((place) => !taken.includes(place))
    .slice(0, howMany);
}

export interface AgendaLine<Item> {
  /** As it is printed. */
  readonly number: number;
  /** Null: an item that cannot be seen. */
  readonly item: Item | null;
}

/** Every line of the agenda in order: `places` are those of all items, also of those that cannot be seen. */
export const agendaLines = <Item extends { readonly position: number }>(
  items: readonly Item[],
  places: readonly number[],
): readonly AgendaLine<Item>[] =>
  places.map((place, index) => ({
    number: index + 1,
    item: items.find(({ position }) => position === place) ?? null,
  }));
