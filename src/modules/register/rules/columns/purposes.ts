/** Columns of the purposes: what is read in one line of each belongs to the same purpose. */
import type { Purpose } from '../entry.ts';
import { readNumbered, writeNumbered } from './cell-text.ts';
import { choiceText, readChoice, yesNoTexts } from './choices.ts';
import type { ColumnPlace, Facts, Labels, RegisterColumn } from './column.ts';

export function blankPurpose(number: number, facts: Partial<Purpose> = {}): Purpose {
  return {
    id: `purpose-${number}`,
    short: '',
    detail: null,
    legalBasis: null,
    motivation: null,
    statutes: [],
    provision: null,
    dataSubjectIsParty: null,
    dataSubjectCanDecide: null,
    withinPublicTask: null,
    ...facts,
  };
}

interface Part {
  write(purpose: Purpose, labels: Labels): string | null;
  /** What the text says of the purpose, and what of it was not understood. */
  read(text: string | null, labels: Labels): { facts: Partial<Purpose>; unknown?: string[] };
}

function purposeColumn(place: Omit<ColumnPlace, 'hint'>, part: Part): RegisterColumn {
  return {
    ...place,
    hint: 'Flera ändamål: ett per rad, numrerade i samma ordning i alla kolumner om ändamål',
    write: (entry, { labels }) => writeNumbered(entry.purposes.map((purpose) => part.write(purpose, labels))),
    read(text, facts, labels) {
      const items = readNumbered(text);
      const unknown: string[] = [];
      facts.purposes = sized(facts, items.length, place.key === 'purposes').map((purpose, index) => {
        const read = part.read(items[index] ?? null, labels);
        unknown.push(...(read.unknown ?? []));
        return { ...purpose, ...read.facts };
      });
      return unknown;
    },
  };
}

/** As many purposes as the cell has lines; only the column of purposes itself can take one away. */
function sized(facts: Facts, count: number, isLeading: boolean): Purpose[] {
  const before = facts.purposes ?? [];
  const length = isLeading ? count : Math.max(count, before.length);
  return Array.from({ length }, (_, index) => before[index] ?? blankPurpose(index + 1));
}

function textPart(key: 'detail' | 'motivation' | 'provision'): Part {
  return { write: (purpose) => purpose[key], read: (text) => ({ facts: { [key]: text } }) };
}

function yesNoPart(key: 'dataSubjectIsParty' | 'dataSubjectCanDecide' | 'withinPublicTask'): Part {
  return {
    write: (purpose) => choiceText(yesNoTexts, purpose[key]),
    read(text) {
      const answer = text === null ? null : readChoice(yesNoTexts, text);
      return answer === null && text !== null ? { facts: {}, unknown: [text] } : { facts: { [key]: answer } };
    },
  };
}

const basisPart: Part = {
  write: (purpose, labels) => (purpose.legalBasis ? labels.label('legal-basis', purpose.legalBasis) : null),
  read(text, labels) {
    const code = text === null ? null : labels.code('legal-basis', text);
    return code === null && text !== null ? { facts: {}, unknown: [text] } : { facts: { legalBasis: code } };
  },
};

const statutesPart: Part = {
  write: (purpose, labels) => purpose.statutes.map((id) => labels.label('statute', id)).join('; '),
  read(text, labels) {
    const names = (text ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
    const codes = names.map((name) => labels.code('statute', name));
    return {
      facts: { statutes: codes.filter((code) => code !== null) },
      unknown: names.filter((_, index) => codes[index] === null),
    };
  },
};

export const purposeColumns: readonly RegisterColumn[] = [
  purposeColumn(
    { key: 'purposes', header: 'Ändamål', number: 8, reference: '30.1 b' },
    { write: (purpose) => purpose.short, read: (text) => ({ facts: { short: text ?? '' } }) },
  ),
  purposeColumn(
    { key: 'purposeDetails', header: 'Ändamål, mer utförligt', number: 8, reference: '30.1 b' },
    textPart('detail'),
  ),
  purposeColumn({ key: 'legalBasis', header: 'Rättslig grund', number: 12, reference: '6.1' }, basisPart),
  purposeColumn(
    { key: 'motivation', header: 'Motivering till rättslig grund', number: 12, reference: '6.1' },
    textPart('motivation'),
  ),
  purposeColumn({ key: 'statutes', header: 'Författningsstöd', number: 12, reference: '6.3' }, statutesPart),
  purposeColumn(
    { key: 'provision', header: 'Bestämmelse, kollektivavtal eller beslut', number: 12, reference: '6.3' },
    textPart('provision'),
  ),
  purposeColumn(
    { key: 'dataSubjectIsParty', header: 'Avtal: den registrerade är part', number: 12, reference: '6.1 b' },
    yesNoPart('dataSubjectIsParty'),
  ),
  purposeColumn(
    {
      key: 'dataSubjectCanDecide',
      header: 'Grundläggande intresse: personen kan själv ta ställning',
      number: 12,
      reference: '6.1 d',
    },
    yesNoPart('dataSubjectCanDecide'),
  ),
  purposeColumn(
    {
      key: 'withinPublicTask',
      header: 'Ingår i myndighetens uppgifter',
      number: 12,
      reference: '6.1 andra stycket',
    },
    yesNoPart('withinPublicTask'),
  ),
];
