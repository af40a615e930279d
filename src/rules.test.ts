import { describe, expect, test } from 'vitest';
import { askRule, describeRules, rules } from './rules.ts';

const asOf = '2026-11-21';

describe('asking a rule', () => {
  test('names a rule that does not exist', () => {
    const answer = askRule('register.nothing', {}, { asOf });
    expect(answer).toMatchObject({ ok: false, reason: 'unknown-rule' });
  });

  test.each([
    ['i morgon', 'Skriv dagen som ÅÅÅÅ-MM-DD.'],
    ['2026-02-30', 'Skriv dagen som ÅÅÅÅ-MM-DD.'],
    ['2018-05-24', 'Dataskyddsförordningen gäller från den 25 maj 2018. Fråga om en senare dag.'],
  ])('refuses to be asked of %s', (day, message) => {
    expect(askRule('register.purpose', { short: 'x' }, { asOf: day })).toMatchObject({
      ok: false,
      errors: [{ path: 'asOf', message }],
    });
  });

  test('refuses a guideline that nobody has written', () => {
    const answer = askRule('register.purpose', { short: 'x' }, { asOf, profile: 'almby-2020' });
    expect(answer).toMatchObject({ ok: false, reason: 'invalid-question' });
  });

  test('says in Swedish what is wrong with the facts', () => {
    const messages = (facts: unknown) => {
      const answer = askRule('register.first-risk', facts, { asOf });
      return answer.ok ? [] : answer.errors.map((error) => `${error.path}: ${error.message}`);
    };
    expect(messages({ likelihood: 5 })).toEqual(['likelihood: Högst 4.', 'severity: Uppgiften saknas.']);
    expect(messages({ likelihood: 'hög', severity: 1 })).toEqual(['likelihood: Ska vara ett tal.']);
    expect(messages({ likelihood: 1, severity: 1, sannolikhet: 2 })).toEqual([
      ': Okänd uppgift: sannolikhet.',
    ]);
    expect(messages(null)).toEqual([': Ska vara ett objekt.']);
    expect(messages(undefined)).toEqual([': Uppgiften saknas.']);
  });
});

describe('the registry', () => {
  test('has an id of its own for every rule', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test.each(describeRules().map((rule) => [rule.id, rule] as const))(
    '%s describes itself and its facts in Swedish',
    (_id, rule) => {
      expect(rule.description).toMatch(/\.$/);
      expect(Object.values(rule.outcomes).every((text) => text !== '')).toBe(true);
      const schema = rule.facts as { type: string; properties: Record<string, { description?: string }> };
      expect(schema.type).toBe('object');
      for (const [name, fact] of Object.entries(schema.properties))
        expect(fact.description, name).toBeTruthy();
    },
  );
});
