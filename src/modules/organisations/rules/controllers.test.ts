import { describe, expect, test } from 'vitest';
import {
  type Body,
  controllerType,
  controllerTypes,
  effectiveController,
  isAuthority,
} from './controllers.ts';

const board = (name: string, independent: boolean | null, dependentOn: string | null = null): Body => ({
  name,
  independent,
  dependentOn,
});

describe('the effective controller', () => {
  test('is found at the end of a chain', () => {
    const bodies = [board('A', true), board('B', false, 'A'), board('C', false, 'B')];
    expect(effectiveController(bodies, 'C')).toEqual({
      kind: 'deciding-board',
      name: 'A',
      chain: ['C', 'B', 'A'],
    });
  });

  test('is unknown when boards depend on each other in a ring', () => {
    const bodies = [board('A', false, 'B'), board('B', false, 'A')];
    expect(effectiveController(bodies, 'A').kind).toBe('unknown');
  });

  test('is unknown while facts are missing', () => {
    expect(effectiveController([], 'A').kind).toBe('unknown');
    expect(effectiveController([board('A', null)], 'A').kind).toBe('unknown');
    expect(effectiveController([board('A', false)], 'A').kind).toBe('unknown');
  });
});

describe('types of controller', () => {
  test('separate authorities from companies', () => {
    expect(isAuthority('board')).toBe(true);
    expect(isAuthority('company')).toBe(false);
    expect(isAuthority('something else')).toBe(true);
    expect(controllerTypes.filter((type) => type.fines === 'company').map((type) => type.id)).toEqual([
      'company',
      'foundation',
      'association',
    ]);
  });

  test('count an assembly as a body that needs an officer', () => {
    expect(controllerType('assembly')).toMatchObject({ officer: 'must', appealable: false });
  });
});
