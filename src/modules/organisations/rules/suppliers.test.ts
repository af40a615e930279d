import { describe, expect, test } from 'vitest';
import { isSameName, nextReviewAfter, reviewState } from './index.ts';

describe('names of suppliers', () => {
  test.each([
    ['Larmbolaget AB', 'larmbolaget'],
    ['Larmbolaget AB', 'LARMBOLAGET Aktiebolag (publ)'],
    ['Öst-Data AB', 'Öst Data'],
  ])('%s and %s may be the same', (one, other) => expect(isSameName(one, other)).toBe(true));

  test.each([
    ['Larmbolaget AB', 'Larmbolaget Norr AB'],
    ['AB', 'HB'],
    ['', ''],
  ])('%s and %s are not', (one, other) => expect(isSameName(one, other)).toBe(false));
});

describe('the review of access', () => {
  const state = (nextReviewOn: string | null, retiredOn: string | null = null) =>
    reviewState({ nextReviewOn, retiredOn }, '2026-11-22');

  test('is in time on its day and overdue the day after', () => {
    expect(state('2026-11-22')).toBe('soon');
    expect(state('2026-11-21')).toBe('overdue');
    expect(state('2026-12-22')).toBe('soon');
    expect(state('2026-12-23')).toBe('planned');
  });

  test('has never been when none is noted, and is not asked of a retired system', () => {
    expect(state(null)).toBe('never');
    expect(state(null, '2026-11-22')).toBe('retired');
    expect(state(null, '2026-11-23')).toBe('never');
  });

  test('follows the interval of the system', () => {
    expect(nextReviewAfter('2026-11-30', 3)).toBe('2027-02-28');
  });
});
