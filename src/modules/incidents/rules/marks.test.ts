import { describe, expect, test } from 'vitest';
import { markToSend } from './marks.ts';

const due = '2026-11-23T13:20:00Z';
const marks = [48, 24, 6, 0];

describe('the hours at which the group is told', () => {
  test('nothing is told before the first mark', () => {
    expect(markToSend(due, '2026-11-21T13:19:00Z', marks, [])).toBeUndefined();
  });

  test('a mark is told when it has come', () => {
    expect(markToSend(due, '2026-11-21T13:20:00Z', marks, [])).toEqual({ mark: 48, passed: [48] });
  });

  test('after a standstill only the latest is told', () => {
    expect(markToSend(due, '2026-11-23T08:00:00Z', marks, [48])).toEqual({ mark: 6, passed: [24, 6] });
  });

  test('a mark is told once', () => {
    expect(markToSend(due, '2026-11-23T08:00:00Z', marks, [48, 24, 6])).toBeUndefined();
  });

  test('when the time is up it is told', () => {
    expect(markToSend(due, due, marks, [48, 24, 6])).toEqual({ mark: 0, passed: [0] });
  });
});
