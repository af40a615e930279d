import { describe, expect, test } from 'vitest';
import { digestGoes, digestOf, warnedDays } from './mails.ts';

describe('the digest', () => {
  test.each([
    ['weekdays', '2026-11-20', true],
    ['weekdays', '2026-11-21', false],
    ['weekdays', '2026-11-22', false],
    ['weekdays', '2026-12-24', false],
    ['weekdays', '2026-12-25', false],
    ['weekly', '2026-11-23', true],
    ['weekly', '2026-11-24', false],
    ['never', '2026-11-23', false],
  ] as const)('%s, on %s: %s', (digest, day, goes) => {
    expect(digestGoes(digest, day)).toBe(goes);
  });

  test('of the week goes on Tuesday when Monday is Easter Monday', () => {
    expect(digestGoes('weekly', '2027-03-29')).toBe(false);
    expect(digestGoes('weekly', '2027-03-30')).toBe(true);
    expect(digestGoes('weekly', '2027-03-31')).toBe(false);
  });

  test('is what the person has chosen, and else goes to those who keep watch', () => {
    expect(digestOf('never', ['coordinator'])).toBe('never');
    expect(digestOf(null, ['staff', 'dso'])).toBe('weekdays');
    expect(digestOf(null, ['manager'])).toBe('never');
    expect(digestOf('weekly', ['manager'])).toBe('weekly');
  });
});

describe('the warning', () => {
  test('comes so many days before', () => {
    expect(warnedDays(3, '2026-11-24')).toEqual(['2026-11-27']);
    expect(warnedDays(0, '2026-11-24')).toEqual([]);
  });

  test('comes on Friday for what would have been warned of on the weekend, and never on the weekend', () => {
    expect(warnedDays(1, '2026-11-20')).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
    expect(warnedDays(1, '2026-11-21')).toEqual([]);
  });
});
