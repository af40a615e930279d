import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, swedishIsoTime } from '../../../platform/plain-date.ts';
import {
  agreedPeriod,
  elapsedHours,
  isWorkingDay,
  type Period,
  regulation1182,
  statutePeriod,
  unionPeriod,
  workingDays,
} from './counting.ts';

const text = ({ steps }: { steps: readonly { text: string; source: { label: string } }[] }) =>
  steps.map((step) => `${step.text} [${step.source.label}]`);

/** The same days in every run: a linear congruential generator with a fixed start. */
function randomDays(count: number, seed: number): readonly string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (1_103_515_245 * state + 12_345) % 2_147_483_648;
    return addDays('2006-01-01', Math.floor((state / 2_147_483_648) * 25_000));
  });
}

describe('elapsed hours', () => {
  test.each([
    ['2026-11-20T14:20+01:00', '2026-11-23T14:20:00+01:00', '2026-11-23T15:00:00+01:00'],
    ['2026-10-23T16:30+02:00', '2026-10-26T15:30:00+01:00', '2026-10-26T16:00:00+01:00'],
    ['2027-03-26T09:10+01:00', '2027-03-29T10:10:00+02:00', '2027-03-29T11:00:00+02:00'],
    ['2026-12-23T15:45+01:00', '2026-12-26T15:45:00+01:00', '2026-12-26T16:00:00+01:00'],
  ])('72 hours from %s end %s, at the latest %s', (from, strict, outer) => {
    const counted = elapsedHours(from, 72);
    expect([counted.strict, counted.outer].map(swedishIsoTime)).toEqual([strict, outer]);
  });

  test('leave out the whole hour in which the event lies, also its first second', () => {
    expect(elapsedHours('2026-11-20T14:00:00Z', 72).outer).toBe('2026-11-23T15:00:00Z');
    expect(elapsedHours('2026-11-20T14:59:59.999Z', 72).outer).toBe('2026-11-23T15:00:00Z');
  });

  test('say which of two hours is meant when the clocks go back', () => {
    const [first = ''] = text(elapsedHours('2026-10-22T02:30+02:00', 72));
    expect(first).toContain('är söndag 25 oktober 2026 kl. 02.30 (sommartid)');
    const [second = ''] = text(elapsedHours('2026-10-22T03:30+02:00', 72));
    expect(second).toContain('är söndag 25 oktober 2026 kl. 02.30 (normaltid)');
  });
});

describe('EU periods', () => {
  test.each([
    ['2026-08-31', '2026-09-30', '2026-09-30', '2026-11-30'],
    ['2026-11-21', '2026-12-21', '2026-12-21', '2027-02-22'],
    ['2026-12-01', '2027-01-01', '2027-01-04', '2027-03-01'],
    ['2027-01-31', '2027-02-28', '2027-03-01', '2027-04-30'],
    ['2027-02-28', '2027-03-28', '2027-03-30', '2027-05-28'],
    ['2027-04-01', '2027-05-01', '2027-05-03', '2027-07-01'],
    ['2027-11-25', '2027-12-25', '2027-12-27', '2028-02-25'],
    ['2028-01-31', '2028-02-29', '2028-02-29', '2028-05-02'],
  ])(
    'a month from %s is nominally %s and ends %s; three months end %s',
    (from, nominal, deadline, extended) => {
      expect(unionPeriod(from, { count: 1, unit: 'months' })).toMatchObject({ nominal, deadline });
      expect(unionPeriod(from, { count: 3, unit: 'months' }).deadline).toBe(extended);
    },
  );

  test('say each day that moved them, and by what', () => {
    expect(text(unionPeriod('2027-02-28', { count: 1, unit: 'months' }))).toEqual([
      '1 månad från 28 februari 2027 är 28 mars 2027. [Artikel 3.2 c förordning (EEG, Euratom) nr 1182/71]',
      '28 mars 2027 är påskdagen. [1 § lag (1989:253) om allmänna helgdagar]',
      '29 mars 2027 är annandag påsk. [1 § lag (1989:253) om allmänna helgdagar]',
      'Tiden går ut nästa arbetsdag, 30 mars 2027. [Artikel 3.4 förordning (EEG, Euratom) nr 1182/71]',
    ]);
  });

  test('say that the month is short', () => {
    expect(text(unionPeriod('2026-08-31', { count: 1, unit: 'months' }))[0]).toContain(
      'Månaden har ingen dag 31: den sista dagen gäller.',
    );
  });

  test('end on Christmas Eve and say that the question is open', () => {
    const counted = unionPeriod('2026-11-24', { count: 1, unit: 'months' });
    expect(counted.deadline).toBe('2026-12-24');
    expect(text(counted).at(-1)).toContain('24 december 2026 är julafton. Den räknas här som arbetsdag');
  });

  test('of two days hold two working days', () => {
    expect(unionPeriod('2026-11-20', { count: 1, unit: 'days' }).deadline).toBe('2026-11-23');
    expect(unionPeriod('2026-11-20', { count: 2, unit: 'days' }).deadline).toBe('2026-11-24');
    expect(unionPeriod('2027-03-25', { count: 2, unit: 'days' }).deadline).toBe('2027-03-31');
    expect(unionPeriod('2026-11-16', { count: 2, unit: 'days' }).deadline).toBe('2026-11-18');
  });
});

describe('periods of Swedish statute', () => {
  test.each([
    ['2026-12-03', '2026-12-24', '2026-12-28'],
    ['2027-06-04', '2027-06-25', '2027-06-28'],
    ['2026-12-10', '2026-12-31', '2027-01-04'],
    ['2026-11-20', '2026-12-11', '2026-12-11'],
    ['2026-11-21', '2026-12-12', '2026-12-14'],
  ])('three weeks from %s are nominally %s and end %s', (from, nominal, deadline) => {
    expect(statutePeriod(from, { count: 3, unit: 'weeks' })).toMatchObject({ nominal, deadline });
  });

  test('say which days moved them', () => {
    expect(text(statutePeriod('2026-12-03', { count: 3, unit: 'weeks' }))).toEqual([
      '3 veckor från 3 december 2026 är 24 december 2026. [1 § lag (1930:173) om beräkning av lagstadgad tid]',
      '24 december 2026 är julafton. [2 § lag (1930:173) om beräkning av lagstadgad tid]',
      '25 december 2026 är juldagen. [1 § lag (1989:253) om allmänna helgdagar]',
      '26 december 2026 är annandag jul. [1 § lag (1989:253) om allmänna helgdagar]',
      '27 december 2026 är en söndag. [1 § lag (1989:253) om allmänna helgdagar]',
      'Tiden går ut nästa arbetsdag, 28 december 2026. [2 § lag (1930:173) om beräkning av lagstadgad tid]',
    ]);
  });
});

const source = regulation1182('2.2');

describe('agreed periods', () => {
  test('are calendar days and stay on the day they fall on', () => {
    const counted = agreedPeriod('2019-05-02', { count: 30, unit: 'days' }, source);
    expect(counted.deadline).toBe('2019-06-01');
    expect(text(counted).at(-1)).toContain('Dagen är en lördag. Tiden flyttas ändå inte');
  });

  test('count working days over holidays, forwards and backwards', () => {
    expect(workingDays('2019-04-18', 1, source).deadline).toBe('2019-04-23');
    expect(workingDays('2019-04-23', -1, source).deadline).toBe('2019-04-18');
    expect(workingDays('2026-11-20', 3, source).deadline).toBe('2026-11-25');
    expect(workingDays('2026-11-21', 1, source).deadline).toBe('2026-11-23');
    expect(workingDays('2026-12-23', 1, source).deadline).toBe('2026-12-24');
  });
});

describe('over 400 days of 70 years', () => {
  const periods: readonly Period[] = [
    { count: 1, unit: 'months' },
    { count: 3, unit: 'months' },
    { count: 3, unit: 'weeks' },
    { count: 5, unit: 'days' },
    { count: 1, unit: 'years' },
  ];
  const days = randomDays(400, 20_261_122);
  const ways = [
    { way: 'union', period: unionPeriod },
    { way: 'statute', period: statutePeriod },
  ] as const;

  test.each(ways)(
    'a period of $way ends on the first working day from its nominal end on',
    ({ way, period }) => {
      let moved = 0;
      for (const from of days) {
        for (const length of periods) {
          const { nominal, deadline } = period(from, length);
          const passed = Array.from({ length: daysBetween(nominal, deadline) }, (_, index) =>
            addDays(nominal, index),
          );
          if (passed.length > 0) moved += 1;
          expect(isWorkingDay(deadline, way), `${from} ${length.unit} ${deadline}`).toBe(true);
          expect(
            passed.filter((day) => isWorkingDay(day, way) && length.unit !== 'days'),
            from,
          ).toEqual([]);
          expect(deadline >= nominal && passed.length <= 6, `${from} ${nominal} ${deadline}`).toBe(true);
        }
      }
      expect(moved).toBeGreaterThan(400);
    },
  );

  test('a month ends on the same day of the next month, or on the last day of a month that is shorter', () => {
    let shorter = 0;
    for (const from of days) {
      const { nominal } = unionPeriod(from, { count: 1, unit: 'months' });
      const isLast = addDays(nominal, 1).endsWith('-01');
      expect(nominal.slice(8) === from.slice(8) || (isLast && nominal.slice(8) < from.slice(8)), from).toBe(
        true,
      );
      expect(nominal.slice(0, 7)).toBe(addMonths(`${from.slice(0, 7)}-01`, 1).slice(0, 7));
      if (nominal.slice(8) !== from.slice(8)) shorter += 1;
    }
    expect(shorter).toBeGreaterThan(0);
  });

  test('the statute never ends before the union, and 72 hours are always 72 hours', () => {
    for (const from of days) {
      const month: Period = { count: 1, unit: 'months' };
      expect(statutePeriod(from, month).deadline >= unionPeriod(from, month).deadline).toBe(true);
      const start = `${from}T01:30:00Z`;
      const { strict, outer } = elapsedHours(start, 72);
      expect(Date.parse(strict) - Date.parse(start)).toBe(72 * 3_600_000);
      expect(Date.parse(outer) - Date.parse(strict)).toBe(30 * 60_000);
    }
  });

  test('there are as many working days on the way as asked for', () => {
    for (const from of days) {
      for (const count of [1, 3, -10]) {
        const { deadline } = workingDays(from, count, source);
        const [first, last] = count > 0 ? [addDays(from, 1), deadline] : [deadline, addDays(from, -1)];
        const between = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) =>
          addDays(first, index),
        );
        expect(between.filter((day) => isWorkingDay(day, 'union')).length, from).toBe(Math.abs(count));
        expect(isWorkingDay(deadline, 'union')).toBe(true);
      }
    }
  });
});
