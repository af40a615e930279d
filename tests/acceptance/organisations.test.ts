import { describe, expect, test } from 'vitest';
import { effectiveController } from '../../src/modules/organisations/rules.ts';
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
