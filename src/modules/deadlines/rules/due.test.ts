import { describe, expect, test } from 'vitest';
import { type Due, dueKindText, dutiesOf, groupOf, hrefOf, isMine, nextOf, whenText, whyOf } from './due.ts';
import { settledAs } from './settling.ts';

const NOW = '2026-11-22T09:00:00Z';
const deadline: Due = {
  controllerId: 'a',
  source: 'deadline',
  id: '1',
  subjectId: '2',
  label: 'Svar på begäran',
  title: null,
  mark: 'A-26-118',
  kind: 'law',
  cited: 'Artikel 12.3 dataskyddsförordningen',
  citedArticle: '12.3',
  reminder: false,
  dueOn: '2026-11-25',
  dueAt: null,
  personId: null,
  role: 'coordinator',
  askedBy: null,
  since: null,
};

describe('a row', () => {
  test.each([
    [{ dueOn: '2026-11-21' }, 'overdue'],
    [{ dueOn: '2026-11-22' }, 'today'],
    [{ dueOn: '2026-11-22', dueAt: '2026-11-22T08:59:00Z' }, 'overdue'],
    [{ dueOn: '2026-11-29' }, 'week'],
    [{ dueOn: '2026-11-30' }, 'later'],
    [{ dueOn: null }, 'none'],
  ] as const)('due %j stands in the group «%s»', (day, group) => {
    expect(groupOf({ ...deadline, ...day }, NOW)).toBe(group);
  });

  test('of soft words is a reminder, and says that no law sets the day', () => {
    const reminder = { ...deadline, reminder: true };
    expect(dueKindText(deadline)).toBe('lag');
    expect(dueKindText(reminder)).toBe('påminnelse');
    expect(whyOf(reminder).text).toContain('sätter ingen dag');
    expect(whyOf(deadline).source).toEqual({ label: 'Artikel 12.3 dataskyddsförordningen', gdpr: '12.3' });
  });

  test('that has come in tells since when, not that it is late', () => {
    expect(whenText({ ...deadline, source: 'inbox', dueOn: '2026-11-20' }, NOW)).toBe(
      'Kom in fredag 20 november',
    );
    expect(whenText(deadline, NOW)).toBe('onsdag 25 november (om 3 dagar)');
  });

  test('leads to its page, with the words of whoever does it', () => {
    expect(hrefOf(deadline)).toBe('/arenden/2');
    expect(nextOf(deadline)).toBe('Öppna ärendet');
    expect(nextOf({ ...deadline, role: 'dso' })).toBe('Ge råd');
  });

  test('is mine by name, or by a role at that controller when it has no name', () => {
    const doer = { personId: 'me', appointments: [{ id: 'a', role: 'coordinator' }] };
    expect(isMine(deadline, doer)).toBe(true);
    expect(isMine({ ...deadline, role: 'registrar' }, doer)).toBe(true);
    expect(isMine({ ...deadline, controllerId: 'b' }, doer)).toBe(false);
    expect(isMine({ ...deadline, personId: 'you' }, doer)).toBe(false);
    expect(isMine({ ...deadline, controllerId: 'b', personId: 'me' }, doer)).toBe(true);
    expect([...dutiesOf(doer.appointments)]).toEqual([
      ['coordinator', ['a']],
      ['registrar', ['a']],
    ]);
  });
});

describe('a deadline that ends', () => {
  test('was met or missed by the day, whatever is claimed', () => {
    const on = (day: string, state: 'met' | 'missed') =>
      settledAs({ state, on: day, note: null }, '2026-11-25');
    expect(on('2026-11-25', 'missed')).toEqual({ ok: true, state: 'met' });
    expect(on('2026-11-26', 'met')).toEqual({ ok: true, state: 'missed' });
  });

  test('is not withdrawn or extended without a note', () => {
    for (const state of ['withdrawn', 'extended'] as const) {
      expect(settledAs({ state, on: '2026-11-22', note: ' ' }, '2026-11-25').ok).toBe(false);
      expect(settledAs({ state, on: '2026-11-22', note: 'Dubblett' }, '2026-11-25')).toEqual({
        ok: true,
        state,
      });
    }
  });
});
