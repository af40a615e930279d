import { describe, expect, test } from 'vitest';
import { effectiveController } from '../../src/modules/organisations/rules/index.ts';
import { askRule } from '../../src/rules.ts';

/** The day of the source and today: none of these cases has been changed by later law. */
const days = ['2021-03-18', '2026-11-21'];

function ask(id: string, facts: unknown, asOf: string) {
  const answer = askRule(id, facts, { asOf });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.judgement;
}

describe.each(days)('worked cases of who is controller, as of %s', (asOf) => {
  test('T-001: an independent board is controller, not the municipality', () => {
    const bodies = [{ name: 'Socialnämnden', independent: true }];
    const judged = ask('organisation.effective-controller', { asked: 'Socialnämnden', bodies }, asOf);
    expect(judged.outcome).toBe('own');
    expect(judged.reasons[0]?.text).toContain('Socialnämnden är personuppgiftsansvarig');
    expect(ask('organisation.may-be-controller', { kind: 'municipality' }, asOf).outcome).toBe('refused');
  });

  test('T-002: the board that decides is controller for a dependent board', () => {
    const bodies = [
      { name: 'Nämnd A', independent: true },
      { name: 'Nämnd B', independent: false, dependentOn: 'Nämnd A' },
    ];
    const judged = ask('organisation.effective-controller', { asked: 'Nämnd B', bodies }, asOf);
    expect(judged.outcome).toBe('deciding-board');
    expect(judged.reasons[0]?.text).toContain('Nämnd A är personuppgiftsansvarig');
    expect(
      effectiveController(
        [
          { name: 'Nämnd A', independent: true, dependentOn: null },
          { name: 'Nämnd B', independent: false, dependentOn: 'Nämnd A' },
        ],
        'Nämnd B',
      ),
    ).toMatchObject({ name: 'Nämnd A' });
  });

  test.each(['employee', 'manager'])('T-004: %s is refused as controller', (kind) => {
    const judged = ask('organisation.may-be-controller', { kind }, asOf);
    expect(judged.outcome).toBe('refused');
    expect(judged.reasons[0]?.text).toBe(
      'Det är alltså inte chefen på en arbetsplats eller en anställd som är personuppgiftsansvarig.',
    );
  });
});

describe.each(days)('worked cases of what a controller must have, as of %s', (asOf) => {
  const texts = (id: string, facts: unknown) =>
    ask(id, facts, asOf)
      .reasons.map(({ text }) => text)
      .join(' ');

  test('T-005: the ceiling of fines for a board is ten million kronor', () => {
    const judged = ask('organisation.fine-ceiling', { controllerType: 'board' }, asOf);
    expect(judged.outcome).toBe('authority-ceiling');
    expect(judged.reasons[0]?.text).toBe('Högst 10 000 000 kronor.');
  });

  test.each([
    ['T-007', 100_000_000],
    ['T-008', 500_000_000],
  ])(
    '%s: the ceiling for a company with a turnover of %i euro is twenty million euro',
    (_id, turnoverEuro) => {
      const judged = ask('organisation.fine-ceiling', { controllerType: 'company', turnoverEuro }, asOf);
      expect(judged.outcome).toBe('company-ceiling');
      expect(judged.reasons[0]?.text).toBe('Högst 20 000 000 euro.');
    },
  );

  test('above 500 million euro the share of the turnover is the ceiling', () => {
    const facts = { controllerType: 'company', turnoverEuro: 600_000_000 };
    expect(ask('organisation.fine-ceiling', facts, asOf).reasons[0]?.text).toBe('Högst 24 000 000 euro.');
  });

  test('T-010: a board without officer does not fulfil item 1', () => {
    const facts = { controllerType: 'board', hasOfficer: false };
    expect(ask('organisation.officer', facts, asOf).outcome).toBe('not-appointed');
    expect(texts('organisation.officer', facts)).toContain('Punkt 1 i checklistan är inte uppfylld.');
  });

  test('T-011: a company without officer is recommended one', () => {
    const facts = { controllerType: 'company', hasOfficer: false };
    expect(ask('organisation.officer', facts, asOf).outcome).toBe('recommended');
    expect(texts('organisation.officer', facts)).toBe('Kommunala bolag bör därför utse ett dataskyddsombud.');
  });

  test('T-013: of six that share an officer, each notifies for itself', () => {
    const outcomes = [true, false, false, false, false, false].map(
      (notified) =>
        ask('organisation.officer', { controllerType: 'board', hasOfficer: true, notified }, asOf).outcome,
    );
    expect(outcomes).toEqual(['fulfilled', ...Array(5).fill('not-notified')]);
  });

  test.each(['board', 'company'])(
    'T-014: a %s without coordinator does not fulfil item 15',
    (controllerType) => {
      const facts = { controllerType, coordinators: 0 };
      expect(ask('organisation.coordinator', facts, asOf).outcome).toBe('missing');
      expect(texts('organisation.coordinator', facts)).toContain('Punkt 15 i checklistan');
      expect(ask('organisation.coordinator', { controllerType, coordinators: 1 }, asOf).outcome).toBe(
        'fulfilled',
      );
    },
  );

  test('T-017: the officer decides nothing, although standing under a point', () => {
    const facts = {
      controllerType: 'board',
      matter: 'dpia.decide',
      roles: ['dso'],
      employer: 'own',
      point: { number: '4.2', function: 'förvaltningschef', validOnDay: true },
    };
    const judged = ask('organisation.may-decide', facts, asOf);
    expect(judged.outcome).toBe('refused');
    expect(judged.reasons[0]?.text).toContain('rådgivande och reviderande roll');
    expect(ask('organisation.may-decide', { ...facts, matter: 'request.decide' }, asOf).outcome).toBe(
      'refused',
    );
    expect(ask('organisation.may-decide', { ...facts, roles: ['head'] }, asOf).outcome).toBe('may');
  });
});

test('T-016: the next report is due three months later, and overdue the day after', () => {
  const facts = { lastReport: '2019-03-15' };
  const due = ask('organisation.coordinator-report', facts, '2019-06-15');
  expect(due.outcome).toBe('due');
  expect(due.reasons[0]?.text).toContain('15 juni 2019');
  expect(ask('organisation.coordinator-report', facts, '2019-06-16').outcome).toBe('overdue');
});
