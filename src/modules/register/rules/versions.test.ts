import { describe, expect, it } from 'vitest';
import { registerLabels } from './columns/labels.ts';
import { fullEntry } from './columns/test-entry.ts';
import {
  appliedOn,
  canonicalJson,
  columnChanges,
  freeze,
  frozenLabels,
  periodOf,
  sideOf,
  thaw,
} from './versions.ts';

const words = registerLabels();
const surroundings = {
  controller: {
    name: 'Socialnämnden',
    municipality: 'Almby kommun',
    organisationNumber: null,
    address: null,
    contact: null,
  },
  officer: null,
};

describe('a frozen version', () => {
  it('holds every fact, and says the same when it is read again', () => {
    const frozen = freeze(fullEntry(), surroundings, words);
    const again = thaw(canonicalJson(frozen));
    expect(again).toEqual(frozen);
    expect(columnChanges(sideOf(frozen), sideOf(again))).toEqual([]);
  });

  it('leaves out what is no fact of the entry', () => {
    const stored = { ...fullEntry(), extras: [{ label: 'Anteckning', value: 'Fråga Tolvan' }], fts: 'larm' };
    expect(canonicalJson(freeze(stored, surroundings, words))).not.toMatch(/Fråga Tolvan|fts/);
  });

  it('keeps the texts of its codes when they are called something else', () => {
    const frozen = freeze(fullEntry(), surroundings, words);
    const renamed = { ...words, label: () => 'Något annat' };
    const kept = frozenLabels(frozen, renamed);
    expect(kept.label('legal-basis', 'e2')).toBe(words.label('legal-basis', 'e2'));
    expect(kept.label('data-category', 'health')).toBe(words.label('data-category', 'health'));
    expect(kept.label('legal-basis', 'a')).toBe('Något annat');
    expect(kept.sensitive('health')).toBe(true);
    expect(kept.sensitive('name')).toBe(false);
  });

  it('of an earlier edition is read with what it did not ask for unknown', () => {
    const frozen = freeze(fullEntry(), surroundings, words);
    const { aiUsed: _aiUsed, transfers: _transfers, ...earlier } = frozen.entry;
    const read = thaw(JSON.stringify({ ...frozen, entry: earlier }));
    expect(read.entry).toMatchObject({ aiUsed: null, transfers: [], name: frozen.entry.name });
  });
});

describe('canonical JSON', () => {
  it('is one whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'å' }], a: true, gone: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"å","d":null}]}',
    );
  });
});

describe('what applied', () => {
  const versions = [
    { number: 1, appliesFrom: '2026-02-01' },
    { number: 2, appliesFrom: '2026-06-01' },
    { number: 3, appliesFrom: '2026-05-01' },
  ];
  const [first, second, third] = versions as [Version, Version, Version];
  type Version = (typeof versions)[number];

  it.each([
    ['2026-01-31', undefined],
    ['2026-02-01', 1],
    ['2026-04-30', 1],
    ['2026-05-01', 3],
    ['2026-05-31', 3],
    ['2026-06-01', 2],
  ])('on %s is what had begun last', (day, number) => {
    expect(appliedOn(versions, day)?.number).toBe(number);
  });

  it('has periods without gaps', () => {
    expect(periodOf(versions, first)).toEqual({ from: '2026-02-01', until: '2026-05-01' });
    expect(periodOf(versions, second)).toEqual({ from: '2026-06-01', until: null });
    expect(periodOf(versions, third)).toEqual({ from: '2026-05-01', until: '2026-06-01' });
  });

  it('among those of one day is the highest number; the other never began', () => {
    const [early, late] = [
      { number: 1, appliesFrom: '2026-02-01' },
      { number: 2, appliesFrom: '2026-02-01' },
    ];
    for (const both of [
      [early, late],
      [late, early],
    ]) {
      expect(appliedOn(both, '2026-02-01')?.number).toBe(2);
      expect(periodOf(both, early)).toBeUndefined();
      expect(periodOf(both, late)).toEqual({ from: '2026-02-01', until: null });
    }
  });
});
