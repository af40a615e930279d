/** The kinds of columns that most facts are: text, date, yes or no, choice, code, level, list. */
import type { Entry } from '../entry.ts';
import { readFields, readLines, writeFields, writeLines } from './cell-text.ts';
import { type Choices, choiceText, readChoice, yesNoTexts } from './choices.ts';
import type { ColumnPlace, Facts, LabelList, Labels, RegisterColumn } from './column.ts';
import { readDate } from './dates.ts';

type KeysOf<Value> = { [Key in keyof Entry]: [Value] extends [Entry[Key]] ? Key : never }[keyof Entry];
type TextKey = KeysOf<string | null>;

/** Place of a column whose key is that of the fact. */
type Place<Key extends keyof Entry> = Omit<ColumnPlace, 'key'> & { readonly key: Key };

function put<Key extends keyof Entry>(facts: Facts, key: Key, value: unknown): void {
  facts[key] = value as Entry[Key];
}

export function textColumn(place: Place<TextKey>): RegisterColumn {
  return {
    ...place,
    write: (entry) => entry[place.key] ?? '',
    read(text, facts) {
      put(facts, place.key, text.trim() || null);
      return [];
    },
  };
}

/** A column in which each text has one value, and other texts are not understood. */
function valueColumn<Key extends keyof Entry>(
  place: Place<Key>,
  write: (value: NonNullable<Entry[Key]>, labels: Labels) => string,
  read: (text: string, labels: Labels) => NonNullable<Entry[Key]> | null,
): RegisterColumn {
  return {
    ...place,
    write(entry, { labels }) {
      const value = entry[place.key];
      return value === null || value === undefined ? '' : write(value, labels);
    },
    read(text, facts, labels) {
      const value = text.trim() === '' ? null : read(text.trim(), labels);
      if (value === null && text.trim() !== '') return [text.trim()];
      put(facts, place.key, value);
      return [];
    },
  };
}

export function dateColumn(place: Place<TextKey>): RegisterColumn {
  return valueColumn(place, String, readDate);
}

export function choiceColumn<Key extends keyof Entry>(place: Place<Key>, choices: Choices): RegisterColumn {
  return valueColumn(
    place,
    (value) => choiceText(choices, String(value)),
    (text) => readChoice(choices, text) as NonNullable<Entry[Key]> | null,
  );
}

export function yesNoColumn(place: Place<KeysOf<'yes' | 'no' | null>>): RegisterColumn {
  return choiceColumn(place, yesNoTexts);
}

export function codeColumn(place: Place<TextKey | 'regime'>, list: LabelList): RegisterColumn {
  return valueColumn(
    place,
    (code, labels) => labels.label(list, code),
    (text, labels) => labels.code(list, text),
  );
}

/** Levels of a scale, such as KLASSA's 0–4. */
export function levelColumn(
  place: Place<KeysOf<number | null>>,
  lowest: number,
  highest: number,
): RegisterColumn {
  return valueColumn(place, String, (text) => {
    const level = Number(text.match(/^\d+(?=\D|$)/)?.[0] ?? Number.NaN);
    return level >= lowest && level <= highest ? level : null;
  });
}

/** Plain texts or codes, each on its line. */
export function listColumn(place: Place<KeysOf<string[]>>, list?: LabelList): RegisterColumn {
  return {
    ...place,
    write: (entry, { labels }) =>
      writeLines(entry[place.key].map((item) => (list ? labels.label(list, item) : item))),
    read(text, facts, labels) {
      const lines = readLines(text);
      const codes = lines.map((line) => (list ? labels.code(list, line) : line));
      put(
        facts,
        place.key,
        codes.filter((code) => code !== null),
      );
      return lines.filter((_, index) => codes[index] === null);
    },
  };
}

/** Things of several fields, each on its line: how one is written as fields and read from them. */
export interface Fields<Item> {
  write(item: Item, entry: Entry, labels: Labels): (string | null)[];
  /** The item without its id; null when the line says nothing that can be kept. */
  read(fields: readonly string[], facts: Facts, labels: Labels): Omit<Item, 'id'> | null;
}

type ItemsKey = { [Key in keyof Entry]: Entry[Key] extends Array<object> ? Key : never }[keyof Entry];
type ItemOf<Key extends ItemsKey> = Entry[Key][number];

/** Items that a column shows; `only` picks some of the list, and the others stay untouched when it is read. */
export function itemsColumn<Key extends ItemsKey>(
  place: ColumnPlace & {
    readonly list: Key;
    readonly only?: (item: ItemOf<Key>) => boolean;
    readonly anonymous?: true;
  },
  fields: Fields<ItemOf<Key>>,
): RegisterColumn {
  const { list, only = () => true, anonymous, ...column } = place;
  const itemsOf = (facts: Facts) => (facts[list] ?? []) as ItemOf<Key>[];
  const lineOf = (item: ItemOf<Key>, entry: Entry, labels: Labels) =>
    writeFields(fields.write(item, entry, labels));
  return {
    ...column,
    write: (entry, { labels }) =>
      itemsOf(entry)
        .filter(only)
        .map((item) => lineOf(item, entry, labels))
        .join('\n'),
    read(text, facts, labels) {
      const before = itemsOf(facts).filter(only);
      const kept = new Map(before.map((item) => [lineOf(item, facts as Entry, labels), item]));
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && line !== '–');
      const read = lines.map((line, index) => {
        const same = kept.get(line);
        if (same) return same;
        const item = fields.read(readFields(line), facts, labels);
        if (!item) return null;
        if (anonymous) return item as ItemOf<Key>;
        const id = lines.length === before.length ? idOf(before[index]) : undefined;
        return withId(item, id ?? `${column.key}-${index + 1}`) as ItemOf<Key>;
      });
      const others = itemsOf(facts).filter((item) => !only(item));
      put(facts, list, [...others, ...read.filter((item) => item !== null)]);
      return lines.filter((_, index) => read[index] === null).map((line) => readFields(line).join(' | '));
    },
  };
}

function idOf(item: object | undefined): string | undefined {
  return item && 'id' in item ? String(item.id) : undefined;
}

function withId(item: object, id: string): object {
  return { id, ...item };
}
