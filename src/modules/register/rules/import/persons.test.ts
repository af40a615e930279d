import { describe, expect, it } from 'vitest';
import { identityNumbersIn } from '../../../../platform/identity-number.ts';
import { noticePersons } from './persons.ts';

/** Skatteverket's published test numbers. */
const tolvan = '19121212-1212';

describe('what does not belong in a register', () => {
  it.each([
    [tolvan, 1],
    ['191212121212', 1],
    ['121212-1212', 1],
    ['121212+1212', 1],
    ['se 19121212-1212 och 191212121212', 2],
    ['212000-1234', 0],
    // The last digit is wrong, and it is asked about all the same.
    ['19121212-1213', 1],
    ['191212121213', 0],
    ['2018:218 och 070-174 06 58', 0],
    ['version 20261120', 0],
  ])('counts identity numbers in «%s»', (text, count) => {
    expect(identityNumbersIn(text)).toBe(count);
  });

  it('counts coordination numbers', () => {
    expect(identityNumbersIn('701063-2391')).toBe(1);
  });

  it('gives addresses of cells and never what stands in them', () => {
    const notice = noticePersons({
      rows: [
        ['Behandling', 'Ändamål'],
        ['Lön', `Betala ${tolvan}`],
      ],
    });
    expect(notice).toMatchObject({ identityNumbers: 1, cells: ['B2'], looksLikePersonList: false });
    expect(JSON.stringify(notice)).not.toContain('1212-');
  });

  it('knows a class list', () => {
    const rows = [
      ['Elev', 'Klass', 'Vårdnadshavare'],
      ['Tolvan Tolvansson', '5 B', 'Tio Tiosson'],
    ];
    expect(noticePersons({ rows })).toMatchObject({
      looksLikePersonList: true,
      why: expect.stringContaining('klasslista'),
    });
  });

  it('knows a list of persons by what stands in it', () => {
    const rows = [
      ['A', 'B'],
      ...['Ett', 'Två', 'Tre', 'Fyra', 'Fem'].map((name) => [`${name} ${name}sson`, `${name}@almby.example`]),
    ];
    expect(noticePersons({ rows }).looksLikePersonList).toBe(true);
  });

  it('takes a register with contact persons, or with columns of categories, for what it is', () => {
    const names = ['Ett', 'Två', 'Tre', 'Fyra', 'Fem'];
    const register = [
      ['Behandling', 'Ändamål', 'Kontaktperson', 'E-post'],
      ...names.map((name) => ['Lön', 'Betala', `${name} ${name}sson`, `${name}@almby.example`]),
    ];
    expect(noticePersons({ rows: register }).looksLikePersonList).toBe(false);
    const marks = [
      ['Behandling', 'Förnamn', 'Efternamn', 'Personnummer'],
      ['Lön', 'x', 'x', ''],
      ['Val', 'x', '', 'x'],
    ];
    expect(noticePersons({ rows: marks }).looksLikePersonList).toBe(false);
  });
});
