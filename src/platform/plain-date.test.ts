import { describe, expect, test } from 'vitest';
import { parseSwedishTime } from './plain-date.ts';

describe('a day and a clock time as people write them', () => {
  test.each([
    ['2026-11-20 14.20', '2026-11-20T14:20:00+01:00'],
    ['20/11 2026 kl. 14:20', '2026-11-20T14:20:00+01:00'],
    ['20 juli 2026 8.05', '2026-07-20T08:05:00+02:00'],
    ['2026-11-20T14:20', '2026-11-20T14:20:00+01:00'],
  ])('%s is %s', (typed, instant) => {
    expect(parseSwedishTime(typed)).toBe(instant);
  });

  test('the hour that comes twice in October is the first, the stricter for a deadline', () => {
    expect(parseSwedishTime('2026-10-25 02.30')).toBe('2026-10-25T02:30:00+02:00');
  });

  test.each(['2027-03-28 02.30', '2026-11-20 24.10', '2026-11-20', '14.20', '2026-02-30 10.00', ''])(
    '«%s» is no time',
    (typed) => {
      expect(parseSwedishTime(typed)).toBeUndefined();
    },
  );
});
