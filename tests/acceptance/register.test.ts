import { describe, expect, test } from 'vitest';
import { askRule } from '../../src/rules.ts';

/** The day of the source and today: none of these cases has been changed by later law. */
const days = ['2019-06-15', '2026-11-21'];

function ask(id: string, facts: unknown, asOf: string) {
  const answer = askRule(id, facts, { asOf });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.judgement;
}

const fiveAnswers = {
  originalPurpose: 'handlägga ansökan om plats i förskola',
  newPurpose: 'följa upp kötider',
  link: 'Samma verksamhet.',
  context: 'Vårdnadshavaren väntar sig uppföljning.',
  nature: 'Inga känsliga uppgifter.',
  consequences: 'Inga för den enskilde.',
  safeguards: 'Pseudonymisering.',
  conclusion: 'compatible',
};

describe.each(days)('worked cases of the register, as of %s', (asOf) => {
  test('T-019: joint controllers need to say who does what before the entry is complete', () => {
    const facts = { jointlyControlled: 'yes', controllers: ['Socialnämnden'], duties: [] };
    expect(ask('register.joint-controllers', facts, asOf).outcome).toBe('arrangement-missing');
    const jointControllers = [{ id: 'j1', name: 'Socialnämnden', organisationNumber: null, contact: null }];
    const judged = ask('register.completeness', { jointlyControlled: 'yes', jointControllers }, asOf);
    expect(judged.outcome).toBe('incomplete');
    expect(judged.reasons.map((why) => why.text)).toContain(
      'Ni har inte bestämt vem som gör vad vid gemensamt ansvar.',
    );
  });

  test('T-037: a paper register that no personal data can be searched by is not covered', () => {
    expect(ask('register.covered-by-gdpr', { automation: 'manual', searchKeys: [] }, asOf).outcome).toBe(
      'not-covered',
    );
  });

  test('T-038: data collected on paper to be entered later are covered', () => {
    expect(ask('register.covered-by-gdpr', { automation: 'manual-for-automated' }, asOf).outcome).toBe(
      'covered',
    );
  });

  test('T-040: an Excel list of participants on a local disk stands in the register', () => {
    const facts = { automation: 'automated', structure: 'unstructured', materialKind: 'excel' };
    const judged = ask('register.must-be-registered', facts, asOf);
    expect(judged.outcome).toBe('required');
    expect(judged.reasons.map((why) => why.text)).toContain(
      'Även ostrukturerat material ska ingå i denna förteckning.',
    );
  });

  test('T-041: «IT-säkerhet» alone is too vague a purpose', () => {
    expect(ask('register.purpose', { short: 'IT-säkerhet' }, asOf).outcome).toBe('too-vague');
  });

  test('T-043: monitoring for security reasons and follow-up of internal rules is accepted', () => {
    const facts = { short: 'övervakning av säkerhetsskäl och uppföljning av interna regler' };
    expect(ask('register.purpose', facts, asOf).outcome).toBe('specific');
  });

  test('T-044: a new use does not start before the data subjects are informed', () => {
    expect(ask('register.new-use', { ...fiveAnswers, startsOn: asOf }, asOf).outcome).toBe('inform-first');
    expect(ask('register.new-use', { ...fiveAnswers, startsOn: asOf, informedOn: asOf }, asOf).outcome).toBe(
      'compatible',
    );
  });

  test('T-046: a driving log kept for the tax agency may not be used to check breaks', () => {
    const facts = {
      ...fiveAnswers,
      originalPurpose: 'elektronisk körjournal med GPS för Skatteverket',
      newPurpose: 'kontrollera anställdas raster',
    };
    const judged = ask('register.new-use', facts, asOf);
    expect(judged.outcome).toBe('incompatible');
    expect(judged.reasons[0]?.text).toContain('raster');
  });

  test('C-036: a handwritten class list searchable by name and address is covered', () => {
    const facts = { automation: 'manual', searchKeys: ['namn', 'adress'] };
    expect(ask('register.covered-by-gdpr', facts, asOf).outcome).toBe('covered');
  });

  test('C-030: the dead are not covered', () => {
    expect(ask('register.covered-by-gdpr', { automation: 'automated', subjects: 'dead' }, asOf).outcome).toBe(
      'not-covered',
    );
  });

  test.each(['archive', 'research', 'statistics'])(
    'C-054: %s is compatible with suitable safeguards',
    (exemption) => {
      const facts = {
        originalPurpose: 'handlägga ärenden',
        exemption,
        safeguards: 'Behörighetsstyrning',
        informedOn: asOf,
      };
      expect(ask('register.new-use', facts, asOf).outcome).toBe('compatible');
      expect(ask('register.new-use', { ...facts, safeguards: null }, asOf).outcome).toBe('questions-open');
    },
  );
});

describe('what later law has changed: transfers by their own date and today', () => {
  test('Privacy Shield carried a transfer in 2019 and is an error today', () => {
    expect(
      ask('register.transfer', { country: 'US', mechanism: 'PRIVACY_SHIELD' }, '2026-11-21').outcome,
    ).toBe('forbidden');
    expect(
      ask('register.transfer', { country: 'US', mechanism: 'PRIVACY_SHIELD' }, '2019-06-15').outcome,
    ).toBe('allowed');
  });

  test('the United Kingdom was within the union in 2019 and rests on adequacy today', () => {
    expect(ask('register.transfer', { country: 'GB' }, '2019-06-15').outcome).toBe('free');
    expect(ask('register.transfer', { country: 'GB', mechanism: 'ADEQUACY' }, '2026-11-21').outcome).toBe(
      'allowed',
    );
    expect(ask('register.transfer', { country: 'GB', mechanism: 'ADEQUACY' }, '2032-01-01').outcome).toBe(
      'forbidden',
    );
  });
});
