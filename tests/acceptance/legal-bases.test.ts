import { describe, expect, test } from 'vitest';
import { askRule } from '../../src/rules.ts';

/** The day of the source and today: none of these cases has been changed by later law. */
const days = ['2019-06-15', '2026-11-21'];

function ask(id: string, facts: unknown, asOf: string, profile?: string) {
  const answer = askRule(id, facts, profile === undefined ? { asOf } : { asOf, profile });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.judgement;
}

describe.each(days)('worked cases of legal bases and sensitive data, as of %s', (asOf) => {
  test('T-049: a board may not balance interests within its task', () => {
    const judged = ask(
      'register.legal-basis',
      { controllerType: 'board', legalBasis: 'f', withinPublicTask: 'yes' },
      asOf,
    );
    expect(judged.outcome).toBe('blocked');
    expect(judged.reasons[0]?.source.gdpr).toBe('6.1');
  });

  test('T-050: consent may not be collected beside a legal obligation', () => {
    const facts = { controllerType: 'board', legalBasis: 'c', otherBases: ['a'], statutes: ['skollagen'] };
    expect(ask('register.legal-basis', facts, asOf).outcome).toBe('blocked');
    const purpose = {
      detail: null,
      motivation: 'M',
      statutes: ['skollagen'],
      provision: null,
      dataSubjectIsParty: null,
      dataSubjectCanDecide: null,
      withinPublicTask: null,
    };
    const entry = {
      purposes: [
        { id: 'p1', short: 'ge undervisning', legalBasis: 'c', ...purpose },
        { id: 'p2', short: 'visa bilder av elever', legalBasis: 'a', ...purpose },
      ],
    };
    const judged = ask('register.completeness', entry, asOf);
    expect(judged.outcome).toBe('incomplete');
    expect(judged.reasons.map((why) => why.text)).toContain(
      'Samtycke får inte hämtas in utöver en annan rättslig grund för samma behandling.',
    );
  });

  test('T-052: health data without support cannot be activated', () => {
    expect(ask('register.sensitive-data', { categories: ['health'] }, asOf).outcome).toBe('ground-missing');
    const entry = { dataItems: [{ id: 'd1', category: 'health', label: 'Hälsa', subjects: [] }] };
    const judged = ask('register.may-start', entry, asOf);
    expect(judged.outcome).toBe('blocked');
    expect(judged.reasons.map((why) => why.text)).toContain('Stöd för de känsliga uppgifterna saknas.');
  });

  test('T-053: not belonging to a religion is sensitive data', () => {
    const judged = ask('register.data-category', { text: 'Tillhör inte någon religion' }, asOf);
    expect(judged.outcome).toBe('sensitive');
    expect(judged.reasons[0]?.text).toContain('religiös');
  });

  test('T-055: an employer may store identity numbers for salaries, because of the purpose', () => {
    const judged = ask(
      'register.identity-number',
      { ground: 'purpose', motivation: 'Löneutbetalning' },
      asOf,
    );
    expect(judged.outcome).toBe('justified');
    expect(judged.reasons[0]?.text).toContain('ändamålet');
  });

  test('T-056: the blood group of an unconscious person may be checked as a vital interest', () => {
    const facts = { controllerType: 'region', legalBasis: 'd', dataSubjectCanDecide: 'no' };
    expect(ask('register.legal-basis', facts, asOf).outcome).toBe('ok');
  });

  test('T-058: vital interest cannot be used against the will of someone able to decide', () => {
    const facts = { controllerType: 'board', legalBasis: 'd', dataSubjectCanDecide: 'yes' };
    expect(ask('register.legal-basis', facts, asOf).outcome).toBe('blocked');
  });

  test.each(['factual-activity', 'advice'])('T-059: %s is not exercise of authority', (measure) => {
    expect(ask('register.exercise-of-authority', { measure }, asOf).outcome).toBe('not-exercise');
  });

  test('T-061: a contract without the data subject as party is no basis', () => {
    const facts = { controllerType: 'board', legalBasis: 'b', dataSubjectIsParty: 'no' };
    expect(ask('register.legal-basis', facts, asOf).outcome).toBe('blocked');
  });

  test('T-062: children and family economy call for the protection of sensitive data', () => {
    const judged = ask(
      'register.sensitive-data',
      { categories: ['children', 'family-relations', 'economy'] },
      asOf,
    );
    expect(judged.outcome).toBe('extra-protection');
    expect(judged.reasons[0]?.text).toContain('samma säkerhetsnivå som för känsliga uppgifter');
  });
});

describe('the local guidelines answer beside the law', () => {
  test('Sörmland asks for other bases first', () => {
    const facts = { controllerType: 'board', legalBasis: 'a' };
    const judged = ask('register.legal-basis', facts, '2026-11-21', 'sormland-2019');
    expect(judged.outcome).toBe('warning');
    expect(judged.guideline).toMatchObject({ profile: 'sormland-2019', outcome: 'warning' });
  });

  test('Mjölby always wants a DPIA for sensitive data', () => {
    const facts = { likelihood: 1, severity: 1, sensitive: true, dpiaNeeded: 'no' };
    const judged = ask('register.dpia-hint', facts, '2026-11-21', 'mjolby-2017');
    expect(judged.outcome).toBe('not-needed');
    expect(judged.guideline?.outcome).toBe('do');
  });
});
