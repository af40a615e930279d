import { describe, expect, test } from 'vitest';
import {
  type Due,
  dueKindText,
  dutiesOf,
  groupOf,
  hrefOf,
  incomingSources,
  isMine,
  labelOf,
  nextOf,
  whenText,
  whyOf,
} from './due.ts';
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

  test('of a report that nobody has read has its clock, and leads to the report', () => {
    const report: Due = {
      ...deadline,
      source: 'incident-report',
      label: null,
      mark: 'IN-26-14',
      cited: null,
      dueOn: '2026-11-25',
      dueAt: '2026-11-25T06:00:00Z',
      role: 'registrar',
    };
    expect(labelOf(report)).toBe('Läs incidentrapporten');
    expect(hrefOf(report)).toBe('/incidenter/rapporter/2');
    expect(whenText(report, NOW)).toContain('om 69 timmar');
    expect(whyOf(report).source).toMatchObject({ gdpr: '33.1' });
    expect(groupOf(report, '2026-11-25T06:01:00Z')).toBe('overdue');
  });

  test('of a measure is done by the day that was set, in the incident', () => {
    const measure: Due = { ...deadline, source: 'measure', label: null, kind: 'internal', cited: null };
    expect(labelOf(measure)).toBe('Gör åtgärden');
    expect(hrefOf(measure)).toBe('/incidenter/2/atgarder');
  });

  test('that has come in is told apart from cases: other people open it', () => {
    expect(incomingSources).toEqual(['inbox', 'incident-report']);
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
      settledAs({ state, on: day, note: null }, { on: '2026-11-25' });
    expect(on('2026-11-25', 'missed')).toEqual({ ok: true, state: 'met' });
    expect(on('2026-11-26', 'met')).toEqual({ ok: true, state: 'missed' });
  });

  test('is judged by the time where hours count and the time is known', () => {
    const due = { on: '2026-11-23', at: '2026-11-23T13:20:00Z' };
    const at = (time: string) => settledAs({ state: 'met', on: '2026-11-23', at: time, note: null }, due);
    expect(at('2026-11-23T13:20:00Z')).toEqual({ ok: true, state: 'met' });
    expect(at('2026-11-23T13:21:00Z')).toEqual({ ok: true, state: 'missed' });
  });

  test('is not withdrawn or extended without a note', () => {
    for (const state of ['withdrawn', 'extended'] as const) {
      expect(settledAs({ state, on: '2026-11-22', note: ' ' }, { on: '2026-11-25' }).ok).toBe(false);
      expect(settledAs({ state, on: '2026-11-22', note: 'Dubblett' }, { on: '2026-11-25' })).toEqual({
        ok: true,
        state,
      });
    }
  });
});
