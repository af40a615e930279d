import { describe, expect, test } from 'vitest';
import { incidentState, neededToDecide, type StepFacts, stepsOf } from './steps.ts';

const reported: StepFacts = {
  caseState: 'draft',
  side: 'controller',
  isBreach: null,
  likelihood: null,
  severity: null,
  outcome: null,
  route: 'ordinary',
  notified: false,
  informed: false,
  measures: 0,
  openMeasures: 0,
};
const next = (facts: Partial<StepFacts>) =>
  stepsOf({ ...reported, ...facts }).find(({ state }) => state === 'next')?.id;
const open = { caseState: 'open' } as const;
const assessed = { ...open, isBreach: 'yes', likelihood: 'likely', severity: 4 } as const;

describe('the life of an incident (F-056)', () => {
  test('goes from the report to the closed case, one step at a time', () => {
    expect(next({})).toBe('registered');
    expect(next(open)).toBe('assessed');
    expect(next(assessed)).toBe('decided');
    expect(next({ ...assessed, outcome: 'inform' })).toBe('notified');
    expect(next({ ...assessed, outcome: 'inform', notified: true })).toBe('informed');
    expect(next({ ...assessed, outcome: 'inform', notified: true, informed: true })).toBe('measured');
    const done = { ...assessed, outcome: 'inform', notified: true, informed: true, measures: 1 };
    expect(next(done)).toBe('closed');
    expect(next({ ...done, caseState: 'closed' })).toBeUndefined();
  });

  test('passes the notification when none is made, and telling when the risk is not high', () => {
    expect(next({ ...assessed, outcome: 'document' })).toBe('measured');
    expect(next({ ...assessed, outcome: 'notify', notified: true })).toBe('measured');
    expect(next({ ...assessed, outcome: 'notify', route: 'security-police' })).toBe('measured');
    expect(next({ ...open, isBreach: 'no', outcome: 'document' })).toBe('closed');
  });

  test('a processor neither decides nor notifies', () => {
    expect(next({ ...assessed, side: 'processor', route: 'tell-controller' })).toBe('measured');
  });

  test('a measure that is planned and not done keeps the step open', () => {
    expect(next({ ...assessed, outcome: 'document', measures: 2, openMeasures: 1 })).toBe('measured');
  });

  test('goes on from the questions to the risk, and asks for a decision without more than it needs', () => {
    const at = (facts: Partial<StepFacts>) =>
      stepsOf({ ...reported, ...open, ...facts }).find(({ state }) => state === 'next');
    expect(at({})).toMatchObject({ where: 'bedomning', button: 'Bedöm incidenten' });
    expect(at({ isBreach: 'unclear' })).toMatchObject({ where: 'risk', button: 'Bedöm risken' });
    expect(at({ isBreach: 'yes', likelihood: 'likely' })).toMatchObject({ where: 'risk' });
    expect(at(assessed)).toMatchObject({ id: 'decided', where: 'beslut' });
    expect(neededToDecide({ ...reported, likelihood: 'likely' })).toEqual([
      'om det är en personuppgiftsincident',
      'hur allvarligt det är, med skäl',
    ]);
  });

  test('is named by what is taken before what comes next', () => {
    const named = (facts: Partial<StepFacts>) => incidentState(stepsOf({ ...reported, ...facts }));
    expect(named({})).toBe('Rapporterad');
    expect(named({ ...open, measures: 1 })).toBe('Registrerad');
    expect(named(assessed)).toBe('Bedömd');
  });
});
