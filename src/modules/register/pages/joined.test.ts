import { describe, expect, it } from 'vitest';
import { joined, sentences } from './joined.ts';

describe('parts of a fact', () => {
  it.each([
    [
      ['Chefen beställer. Den tas bort när uppdraget slutar.', 'granskad 3 maj 2026'],
      'slutar. Granskad 3 maj 2026',
    ],
    [['vikten av en säker identifiering', 'Tillståndet är personligt.'], 'identifiering. Tillståndet är'],
    [['Behövs', 'gjord 3 maj 2026', null], 'Behövs, gjord 3 maj 2026'],
    [[null, '', 'Behövs inte'], 'Behövs inte'],
  ])('%j are one line', (parts, expected) => {
    expect(joined(...parts)).toContain(expected);
  });

  it('are sentences where a ground and its motivation stand together', () => {
    expect(sentences('vikten av en säker identifiering', 'Tillståndet är personligt')).toBe(
      'Vikten av en säker identifiering. Tillståndet är personligt.',
    );
    expect(sentences('vikten av en säker identifiering', null)).toBe('Vikten av en säker identifiering');
  });
});
