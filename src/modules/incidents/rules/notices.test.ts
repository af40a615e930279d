import { describe, expect, test } from 'vitest';
import { toldControllers } from './notices.ts';

const served = [
  { name: 'Socialnämnden, Almby', contact: 'social@almby.example' },
  { name: 'Bolaget', contact: null },
  { name: 'Socialnämnden, Almby', contact: null },
];
const notice = (recipient: string, part: number, continues: boolean) => ({
  recipient,
  part,
  continues,
  contact: null,
});

describe('controllers that are told of an incident at their processor', () => {
  test('each stands once, and those that have heard nothing stand first', () => {
    const told = toldControllers(served, [notice('Bolaget', 1, true)]);
    expect(told.map(({ name, parts }) => [name, parts])).toEqual([
      ['Socialnämnden, Almby', 0],
      ['Bolaget', 1],
    ]);
  });

  test('one is told in full when the latest part says that nothing more comes', () => {
    const [, company] = toldControllers(served, [notice('Bolaget', 2, false), notice('Bolaget', 1, true)]);
    expect(company).toEqual({ name: 'Bolaget', contact: null, parts: 2, complete: true });
  });

  test('one that was told without standing in the register is kept', () => {
    const names = toldControllers([], [notice('Grannkommunen', 1, false)]).map(({ name }) => name);
    expect(names).toEqual(['Grannkommunen']);
  });
});
