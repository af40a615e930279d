import { describe, expect, test } from 'vitest';
import { lawText, searchLawText } from './law-text.ts';

const asked = (reference: string) =>
  lawText(reference)
    ?.paragraphs.filter((paragraph) => paragraph.asked)
    .map((paragraph) => paragraph.ref);

describe('an article', () => {
  test('is shown whole with the asked point marked', () => {
    expect(asked('6.1.e')).toEqual(['6.1.e']);
    expect(lawText('6.1.e')?.paragraphs.length).toBeGreaterThan(15);
    expect(lawText('6.1.e')?.whole).toMatchObject({ ref: '6' });
  });

  test('is found by the reference as it is printed', () => {
    expect(asked('Artikel 6.1 e')).toEqual(['6.1.e']);
  });

  test('is marked nowhere when it was asked for whole', () => {
    expect(asked('6')).toEqual([]);
    expect(lawText('6')?.whole).toBeNull();
  });

  test('holds an unnumbered subparagraph in its place', () => {
    const text = lawText('6')?.paragraphs ?? [];
    const unnumbered = text.findIndex((paragraph) => paragraph.number === '');
    expect(text[unnumbered - 1]?.ref).toBe('6.1.f');
    expect(text[unnumbered + 1]?.ref).toBe('6.2');
    expect(text.filter((paragraph) => paragraph.number === '')).toHaveLength(1);
  });

  test('of a single paragraph is shown once', () => {
    expect(lawText('10')?.paragraphs).toHaveLength(1);
  });

  test('does not take 1 for the beginning of 12', () => {
    expect(asked('4.1')).toEqual(['4.1']);
  });

  test('knows its neighbours, and the first and last have one each', () => {
    expect(lawText('6.1')?.next?.name).toBe('Artikel 7 Villkor för samtycke');
    expect(lawText('1')?.previous).toBeNull();
    expect(lawText('99')?.next).toBeNull();
    expect(lawText('Recital 43')?.previous).toEqual({ ref: 'Recital 42', name: 'Skäl 42' });
    expect(lawText('Skäl 173')?.next).toBeNull();
  });

  test.each(['100', '6.9', 'x', '', '6.1.q', 'Recital 174', 'CHAPTER I', 'Preambule'])(
    '%s does not exist',
    (reference) => {
      expect(lawText(reference)).toBeNull();
    },
  );
});

describe('the index', () => {
  test('lists the 99 articles', () => {
    expect(searchLawText(' ')).toHaveLength(99);
  });

  test('is searched by number, title and text, recitals too', () => {
    expect(searchLawText('artikel 33').map((item) => item.ref)).toContain('33');
    expect(searchLawText('konsekvensbedömning').some((item) => item.ref.startsWith('Recital'))).toBe(true);
    expect(searchLawText('finns inte alls i lagen')).toEqual([]);
  });
});
