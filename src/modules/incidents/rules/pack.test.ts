import { describe, expect, test } from 'vitest';
import { hourTable } from './pack.ts';

describe('the table of hours on paper', () => {
  test('counts round the clock, weekends too', () => {
    expect(hourTable('2026-11-20', 2, 72)).toEqual([
      { aware: 'fredag 20 november kl. 12.00', due: 'måndag 23 november kl. 12.00' },
      { aware: 'lördag 21 november kl. 12.00', due: 'tisdag 24 november kl. 12.00' },
    ]);
  });

  test('shows the hour that the clocks take back in October', () => {
    const friday = hourTable('2026-10-23', 1, 72)[0];
    expect(friday).toEqual({
      aware: 'fredag 23 oktober kl. 12.00',
      due: 'måndag 26 oktober kl. 11.00',
    });
  });
});
