import { describe, expect, it } from 'vitest';
import { askedByDefault, canConfirm, nextReviewAfter, remindedDueDays } from './confirmation.ts';
import { findingsOf } from './findings-of-review.ts';

describe('the next review', () => {
  it.each([
    [null, '2027-11-22'],
    ['2026-01-01', '2027-11-22'],
    ['2027-11-23', '2027-11-23'],
  ])('set for %s falls on %s', (set, expected) => {
    expect(nextReviewAfter('2026-11-22', set)).toBe(expected);
  });

  it('of a leap day falls on the last of February', () => {
    expect(nextReviewAfter('2028-02-29', null)).toBe('2029-02-28');
  });
});

describe('who is asked', () => {
  const persons = [
    { id: 'a', name: 'Tolvan Tolvansson' },
    { id: 'b', name: 'Enhetschef larm' },
  ];

  it.each([
    [
      'whoever answers for the entry, before its contact',
      ['contact:Tolvan Tolvansson', 'entry-responsible:enhetschef larm '],
      'b',
    ],
    ['the contact', ['contact:Tolvan Tolvansson'], 'a'],
    ['the coordinator when the name is nobody’s', ['contact:Någon annan'], 'me'],
    ['the coordinator, not who looks after the system', ['system-owner:Enhetschef larm'], 'me'],
  ])('is %s', (_who, contacts, expected) => {
    const named = contacts.map((contact) => {
      const [role = '', name = ''] = contact.split(':');
      return { role, name };
    });
    expect(askedByDefault({ contacts: named }, persons, [], 'me')).toBe(expected);
  });

  it('is named with a title after the name, or by a title that one person alone holds', () => {
    const held = [
      { id: 'a', name: 'Tolvan Tolvansson', title: 'Enhetschef' },
      { id: 'b', name: 'Elvan Elvansson', title: 'Arkivarie' },
      { id: 'c', name: 'Tian Tiansson', title: 'enhetschef' },
    ];
    const asked = (name: string) => askedByDefault({ contacts: [{ role: 'contact', name }] }, held, [], 'me');
    expect(asked('Tolvan Tolvansson, enhetschef')).toBe('a');
    expect(asked('Tolvan Tolvansson (enhetschef)')).toBe('a');
    expect(asked('arkivarie')).toBe('b');
    expect(asked('Enhetschef')).toBe('me');
  });

  it('is who manages the unit, when the entry names nobody and the manager has a role here', () => {
    const units = [
      { name: 'Hemtjänst', managerId: 'b' },
      { name: 'Larm', managerId: 'gone' },
    ];
    const asked = (processArea: string, name = '') =>
      askedByDefault({ contacts: [{ role: 'contact', name }], processArea }, persons, units, 'me');
    expect(asked('hemtjänst')).toBe('b');
    expect(asked('Hemtjänst', 'Tolvan Tolvansson')).toBe('a');
    expect(asked('Larm')).toBe('me');
  });

  it('never only looks on', () => {
    expect(canConfirm(['dso'])).toBe(false);
    expect(canConfirm(['auditor', 'leadership'])).toBe(false);
    expect(canConfirm(['dso', 'staff'])).toBe(true);
    expect(canConfirm([])).toBe(false);
  });
});

it('a round is reminded of 14 and 3 days before its last day, and the day after', () => {
  expect(remindedDueDays('2026-12-08')).toEqual(['2026-12-22', '2026-12-11', '2026-12-07']);
});

describe('a review', () => {
  const found = (nextReviewOn: string | null, activity = 'ongoing') =>
    findingsOf({ nextReviewOn, activity }, [], '2026-11-22').length;

  it('is told of from thirty days before until its day; after that the rules tell', () => {
    expect([found('2026-12-23'), found('2026-12-22'), found('2026-11-22'), found('2026-11-21')]).toEqual([
      0, 1, 1, 0,
    ]);
    expect(found(null)).toBe(0);
    expect(found('2026-12-01', 'ended')).toBe(0);
  });
});
