import { describe, expect, test } from 'vitest';
import { askRule, describeRules } from '../../../rules.ts';
import { isWrittenAsJson } from '../forms/index.ts';
import { choicesFor } from './choices.ts';
import { exampleOf, factsOf, factTypeText, fullExampleOf } from './facts.ts';

const asOf = '2026-11-21';
const schema = {
  type: 'object',
  properties: {
    likelihood: {
      anyOf: [{ type: 'integer', minimum: 1, maximum: 4 }, { type: 'null' }],
      description: 'Sannolikhet',
    },
    sensitive: { type: 'boolean', default: false, description: 'Känsligt?' },
    followed: {
      anyOf: [{ type: 'string', enum: ['yes', 'no'] }, { type: 'null' }],
      description: 'Följs det?',
    },
    detail: { type: ['string', 'null'], default: null, description: 'Utförligare' },
    startsOn: { type: 'string', format: 'date', description: 'Början' },
    bases: { type: 'array', items: { type: 'string' }, description: 'Grunder' },
    bodies: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    },
  },
  required: ['likelihood', 'startsOn', 'bases', 'bodies'],
};

describe('the facts of a rule', () => {
  const facts = factsOf(schema);
  const named = (name: string) => facts.find((fact) => fact.name === name);

  test('are read with their kind, and with whether they may be unknown', () => {
    expect(facts.map(({ name, kind, nullable }) => [name, kind, nullable])).toEqual([
      ['likelihood', 'number', true],
      ['sensitive', 'yes-no', false],
      ['followed', 'choice', true],
      ['detail', 'text', true],
      ['startsOn', 'date', false],
      ['bases', 'list', false],
      ['bodies', 'structure', false],
    ]);
  });

  test('say in Swedish how they are written', () => {
    expect(facts.slice(0, 3).map(factTypeText)).toEqual([
      'tal 1–4 eller null',
      'true eller false',
      'kod: yes, no eller null',
    ]);
  });

  test('give an example with what must be there', () => {
    expect(exampleOf(facts)).toEqual({
      likelihood: null,
      startsOn: '2026-11-20',
      bases: [],
      bodies: [{ name: 'exempel' }],
    });
  });

  test('are called by their name when the rule does not describe them', () => {
    expect(named('bodies')?.description).toBe('bodies');
  });
});

describe.each(describeRules().map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('can be asked with its own examples', () => {
    const facts = factsOf(rule.facts);
    expect(askRule(id, exampleOf(facts), { asOf })).toMatchObject({ ok: true });
    const answer = askRule(id, { ...exampleOf(facts), ...fullExampleOf(facts) }, { asOf });
    expect(answer).toMatchObject({ ok: true });
  });
});

test('the codes of a rule are chosen by Swedish words', () => {
  const withoutWords = describeRules()
    .map((rule) => ({ rule: rule.id, facts: factsOf(rule.facts) }))
    .filter(({ facts }) => !isWrittenAsJson(facts))
    .flatMap(({ rule, facts }) => facts.map((fact) => ({ rule, fact })))
    .filter(({ fact }) => fact.kind === 'choice' && fact.codes.join() !== 'yes,no')
    .filter(
      ({ rule }) => !['register.completeness', 'register.may-start', 'register.principles'].includes(rule),
    )
    .flatMap(({ rule, fact }) =>
      choicesFor(fact)
        .filter(({ value, label }) => value === label)
        .map(({ value }) => `${rule} ${fact.name} ${value}`),
    );
  expect(withoutWords).toEqual([]);
});
