import { expect, test } from 'vitest';
import { timeLeftText, withTimeLeft } from './time-left.ts';

test.each([
  [27 * 60 + 14, 'om 27 timmar 14 minuter'],
  [60, 'om 1 timme'],
  [61, 'om 1 timme 1 minut'],
  [1, 'om 1 minut'],
  [0, 'nu'],
  [-1, 'för 1 minut sedan'],
  [-3 * 60, 'för 3 timmar sedan'],
  [72 * 60, 'om 72 timmar'],
])('%i minutes is «%s»', (minutes, text) => {
  expect(timeLeftText(minutes)).toBe(text);
});

test('beyond 72 hours the text of the server stands', () => {
  expect(timeLeftText(72 * 60 + 1)).toBeUndefined();
  expect(timeLeftText(-72 * 60 - 1)).toBeUndefined();
});

test('the day and the clock time stay when only the time left stands in parentheses', () => {
  expect(withTimeLeft('måndag 23 november kl. 14.20 (om 27 timmar)', 'om 26 timmar')).toBe(
    'måndag 23 november kl. 14.20 (om 26 timmar)',
  );
  expect(withTimeLeft('om 27 timmar', 'om 26 timmar')).toBe('om 26 timmar');
});
