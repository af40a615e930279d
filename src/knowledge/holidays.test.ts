import { describe, expect, test } from 'vitest';
import {
  easterSunday,
  publicHolidayOn,
  publicHolidays,
  publicHolidaysOf,
  statutoryEveOn,
  statutoryEves,
} from './holidays.ts';

/** The table of law.md 2.7. */
const table: readonly (readonly [year: number, days: string])[] = [
  [2026, '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26'],
  [2027, '01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-26 11-06 12-25 12-26'],
  [2028, '01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-06 06-24 11-04 12-25 12-26'],
  [2029, '01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-06 06-23 11-03 12-25 12-26'],
  [2030, '01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-06 06-09 06-22 11-02 12-25 12-26'],
];

describe('public holidays', () => {
  test.each(table)('of %i are those of the table', (year, days) => {
    expect(publicHolidaysOf(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  test('are the same asked day by day, with the Sundays beside them', () => {
    for (const [year, days] of table) {
      const found = [];
      for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000) {
        const date = new Date(time).toISOString().slice(0, 10);
        const day = publicHolidayOn(date);
        if (new Date(time).getUTCDay() === 0) expect(day, date).toBeDefined();
        if (day && day.id !== 'sunday') found.push(date.slice(5));
      }
      expect(found).toEqual(days.split(' '));
    }
  });

  test('follow the change of 2005', () => {
    expect(publicHolidayOn('2004-05-31')?.label).toBe('annandag pingst');
    expect(publicHolidayOn('2005-05-16')).toBeUndefined();
    expect(publicHolidayOn('2003-06-06')).toBeUndefined();
    expect(publicHolidayOn('2005-06-06')?.label).toBe('nationaldagen');
  });

  test('have Easter right at the ends of its range', () => {
    expect([2008, 2011, 2019, 2024, 2038, 2285].map(easterSunday)).toEqual([
      '2008-03-23',
      '2011-04-24',
      '2019-04-21',
      '2024-03-31',
      '2038-04-25',
      '2285-03-22',
    ]);
  });

  test('each name the provision, and only what has been read is marked so', () => {
    for (const day of publicHolidays)
      expect(day.source.label).toBe('1 § lag (1989:253) om allmänna helgdagar');
    for (const day of statutoryEves)
      expect([day.source.label, day.confidence]).toEqual([
        '2 § lag (1930:173) om beräkning av lagstadgad tid',
        'U',
      ]);
    expect(new Set([...publicHolidays, ...statutoryEves].map(({ id }) => id)).size).toBe(17);
  });
});

describe('the eves', () => {
  test.each([
    ['2026-06-19', 'midsommarafton'],
    ['2027-06-25', 'midsommarafton'],
    ['2028-06-23', 'midsommarafton'],
    ['2026-12-24', 'julafton'],
    ['2026-12-31', 'nyårsafton'],
  ])('%s is %s and no public holiday', (date, label) => {
    expect(statutoryEveOn(date)?.label).toBe(label);
    expect(publicHolidayOn(date)).toBeUndefined();
  });

  test.each(['2026-06-18', '2026-06-26', '2026-12-23', '2026-04-04'])('%s is none', (date) => {
    expect(statutoryEveOn(date)).toBeUndefined();
  });
});
