import { describe, expect, test } from 'vitest';
import { deadlineText } from './deadline-text.ts';

const now = '2026-11-21T22:10:00Z';

describe('a deadline in hours', () => {
  test.each([
    ['2026-11-23T01:10:00Z', 'måndag 23 november kl. 02.10 (om 27 timmar)'],
    ['2026-11-23T01:09:00Z', 'måndag 23 november kl. 02.09 (om 26 timmar)'],
    ['2026-11-24T22:10:00Z', 'tisdag 24 november kl. 23.10 (om 72 timmar)'],
    ['2026-11-26T22:10:00Z', 'torsdag 26 november kl. 23.10 (om 5 dagar)'],
    ['2026-11-21T23:10:00Z', 'söndag 22 november kl. 00.10 (om 1 timme)'],
    ['2026-11-21T22:11:00Z', 'lördag 21 november kl. 23.11 (om 1 minut)'],
    ['2026-11-21T22:50:59Z', 'lördag 21 november kl. 23.50 (om 40 minuter)'],
    [now, 'lördag 21 november kl. 23.10 (nu)'],
    ['2026-11-21T21:30:00Z', 'lördag 21 november kl. 22.30 (försenad 40 minuter)'],
    ['2026-11-21T20:10:00Z', 'lördag 21 november kl. 21.10 (försenad 2 timmar)'],
    ['2026-11-16T22:10:00Z', 'måndag 16 november kl. 23.10 (försenad 5 dagar)'],
    ['2027-01-04T08:00:00+01:00', 'måndag 4 januari 2027 kl. 08.00 (om 44 dagar)'],
  ])('%s', (deadline, text) => expect(deadlineText(deadline, now)).toBe(text));
});

describe('a deadline on a day', () => {
  test.each([
    ['2026-12-24', 'torsdag 24 december (om 33 dagar)'],
    ['2026-11-22', 'söndag 22 november (i morgon)'],
    ['2026-11-21', 'lördag 21 november (i dag)'],
    ['2026-11-20', 'fredag 20 november (försenad 1 dag)'],
    ['2026-11-19', 'torsdag 19 november (försenad 2 dagar)'],
    ['2027-01-04', 'måndag 4 januari 2027 (om 44 dagar)'],
  ])('%s', (deadline, text) => expect(deadlineText(deadline, now)).toBe(text));

  test('is of Swedish days: an hour before midnight in UTC it is already tomorrow', () => {
    expect(deadlineText('2026-11-22', '2026-11-21T23:05:00Z')).toBe('söndag 22 november (i dag)');
    expect(deadlineText('2026-12-24', '2026-12-21T08:00:00Z')).toBe('torsdag 24 december (om 3 dagar)');
  });
});
