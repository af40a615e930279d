import { describe, expect, test } from 'vitest';
import { dataSubjectRights } from '../../../knowledge/rights.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { askRule } from '../../../rules.ts';
import { isVague } from './purposes.ts';
import { rightsIn } from './rights.ts';

function outcome(id: string, facts: unknown, asOf = '2026-11-21', profile?: string): string {
  const answer = askRule(id, facts, profile === undefined ? { asOf } : { asOf, profile });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  for (const reason of answer.judgement.reasons) expect(reason.text).not.toMatch(/undefined|null|\.\./);
  expect(answer.judgement.reasons.length).toBeGreaterThan(0);
  return answer.judgement.outcome;
}

describe('purposes', () => {
  test.each([
    'IT-säkerhet',
    'it-säkerhet.',
    'förbättra användarnas upplevelse, IT-säkerhet eller framtida forskning',
    'För att förbättra användarnas upplevelse',
    'Kontroller',
    '«Framtida forskning»',
  ])('«%s» says too little', (text) => {
    expect(isVague(text)).toBe(true);
  });

  test.each(['Kontroll av att avgiften är betald', 'betala ut lön och it-säkerhet', '', '…'])(
    '«%s» is not among them',
    (text) => {
      expect(isVague(text)).toBe(false);
    },
  );

  test('a longer text makes good a vague short one, an empty purpose is missing', () => {
    expect(
      outcome('register.purpose', { short: 'IT-säkerhet', detail: 'Upptäcka intrång i skolans nät' }),
    ).toBe('specific');
    expect(outcome('register.purpose', { short: '  ' })).toBe('missing');
  });
});

describe('legal bases', () => {
  const board = { controllerType: 'board' };
  const company = { controllerType: 'company' };

  test('are missing, unknown or not fully described', () => {
    expect(outcome('register.legal-basis', { ...board, legalBasis: null })).toBe('missing');
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'e' })).toBe('missing');
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'c' })).toBe('missing');
    expect(
      outcome('register.legal-basis', { ...board, legalBasis: 'c', provision: 'Kollektivavtal AB' }),
    ).toBe('ok');
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'b' })).toBe('missing');
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'b', dataSubjectIsParty: 'yes' })).toBe(
      'ok',
    );
  });

  test('a balancing is open to companies that write it down, and questioned where they do a public task', () => {
    expect(outcome('register.legal-basis', { ...company, legalBasis: 'f' })).toBe('missing');
    expect(outcome('register.legal-basis', { ...company, legalBasis: 'f', motivation: 'M' })).toBe('ok');
    expect(
      outcome('register.legal-basis', {
        ...company,
        legalBasis: 'f',
        motivation: 'M',
        performsPublicTask: 'yes',
      }),
    ).toBe('warning');
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'f', withinPublicTask: 'no' })).toBe(
      'warning',
    );
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'f' })).toBe('blocked');
  });

  test('B-029: a private school uses the bases of an authority', () => {
    const facts = { ...company, legalBasis: 'e1', statutes: ['skollagen'] };
    expect(outcome('register.legal-basis', { ...facts, performsPublicTask: 'yes' })).toBe('ok');
    expect(outcome('register.legal-basis', facts)).toBe('warning');
  });

  test('consent is questioned for authorities and employers, not for a company’s customers', () => {
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'a' })).toBe('warning');
    expect(outcome('register.legal-basis', { ...company, legalBasis: 'a', employees: 'yes' })).toBe(
      'warning',
    );
    expect(outcome('register.legal-basis', { ...company, legalBasis: 'a' })).toBe('ok');
    expect(outcome('register.legal-basis', { ...company, legalBasis: 'a', otherBases: ['a'] })).toBe('ok');
  });

  test('vital interest is not for planned care', () => {
    expect(
      outcome('register.legal-basis', {
        ...board,
        legalBasis: 'd',
        dataSubjectCanDecide: 'no',
        plannedCare: 'yes',
      }),
    ).toBe('blocked');
    expect(outcome('register.legal-basis', { ...board, legalBasis: 'd' })).toBe('missing');
  });
});

describe('sensitive data', () => {
  const health = { categories: ['health'] };

  test('need a ground, the ground a provision, and a board may not use that of associations', () => {
    expect(outcome('register.sensitive-data', { ...health, art9Ground: '9.2.g' })).toBe('ground-missing');
    expect(
      outcome('register.sensitive-data', { ...health, art9Ground: '9.2.g', art9Support: '3 kap. 3 § 2' }),
    ).toBe('supported');
    expect(outcome('register.sensitive-data', { ...health, art9Ground: '9.2.d' })).toBe('ground-refused');
    expect(outcome('register.sensitive-data', { ...health, art9Ground: '9.2.a' })).toBe('ground-missing');
    expect(outcome('register.sensitive-data', { ...health, art9Ground: '9.2.c' })).toBe('supported');
  });

  test('bring the ban on searches with 9.2 g', () => {
    const answer = askRule(
      'register.sensitive-data',
      { ...health, art9Ground: '9.2.g', art9Support: '3:3' },
      { asOf: '2026-11-21' },
    );
    expect(
      answer.ok && answer.judgement.reasons.some((reason) => reason.text.includes('förbjudet att söka')),
    ).toBe(true);
  });

  test('are told from ordinary data and from data on children', () => {
    expect(outcome('register.sensitive-data', { categories: [] })).toBe('ordinary');
    expect(outcome('register.sensitive-data', { categories: ['name'], subjectCategories: ['pupils'] })).toBe(
      'extra-protection',
    );
    expect(outcome('register.sensitive-data', { categories: ['unheard-of'] })).toBe('ordinary');
  });

  test('offences are open to authorities, others need support', () => {
    const facts = { categories: ['criminal-offences'] };
    expect(outcome('register.criminal-data', facts)).toBe('allowed');
    expect(outcome('register.criminal-data', { ...facts, controllerType: 'company' })).toBe(
      'support-missing',
    );
    expect(outcome('register.criminal-data', { categories: ['name'] })).toBe('none');
  });

  test('identity numbers need one of three grounds and a motivation', () => {
    expect(outcome('register.identity-number', {})).toBe('ground-missing');
    expect(outcome('register.identity-number', { ground: 'convenience', motivation: 'M' })).toBe(
      'ground-missing',
    );
    expect(outcome('register.identity-number', { ground: 'other', motivation: ' ' })).toBe(
      'motivation-missing',
    );
    expect(outcome('register.identity-number', { consent: 'yes' })).toBe('justified');
    expect(outcome('register.identity-number', { processed: false })).toBe('not-processed');
  });
});

describe('scope', () => {
  test('one search key is for a person to judge, two are enough, repeats do not count', () => {
    expect(outcome('register.covered-by-gdpr', { automation: 'manual', searchKeys: ['namn'] })).toBe(
      'assess',
    );
    expect(
      outcome('register.covered-by-gdpr', { automation: 'manual', searchKeys: ['namn', 'Namn ', ''] }),
    ).toBe('assess');
    expect(
      outcome('register.covered-by-gdpr', { automation: 'manual', searchKeys: ['namn', 'e-post'] }),
    ).toBe('covered');
    expect(outcome('register.covered-by-gdpr', { automation: null })).toBe('unknown');
  });

  test('what holds no personal data need not be registered', () => {
    expect(outcome('register.must-be-registered', { automation: 'automated', personalData: false })).toBe(
      'not-required',
    );
    expect(outcome('register.must-be-registered', { automation: 'manual' })).toBe('not-required');
  });
});

describe('new use', () => {
  test('is not compatible with consent to something else', () => {
    expect(outcome('register.new-use', { originalBasis: 'a' })).toBe('incompatible');
  });

  test('is open until all five questions and the conclusion are there', () => {
    expect(outcome('register.new-use', {})).toBe('questions-open');
    expect(outcome('register.new-use', { conclusion: 'incompatible' })).toBe('incompatible');
  });

  test('waits for information dated in the future', () => {
    const facts = { originalPurpose: 'A', exemption: 'archive', safeguards: 'S', informedOn: '2026-11-22' };
    expect(outcome('register.new-use', facts)).toBe('inform-first');
  });
});

describe('transfers', () => {
  test('are free within the EU and EEA and need support elsewhere', () => {
    expect(outcome('register.transfer', { country: 'NO' })).toBe('free');
    expect(outcome('register.transfer', { country: 'IN' })).toBe('incomplete');
    expect(outcome('register.transfer', { country: 'JP' })).toBe('incomplete');
    expect(outcome('register.transfer', { country: 'Indien' })).toBe('incomplete');
    expect(outcome('register.transfer', { country: 'IN', mechanism: 'ADEQUACY' })).toBe('forbidden');
    expect(outcome('register.transfer', { country: 'JP', mechanism: 'ADEQUACY' })).toBe('allowed');
    expect(outcome('register.transfer', { country: 'EPO', mechanism: 'ADEQUACY' })).toBe('allowed');
    expect(outcome('register.transfer', { country: 'BR', mechanism: 'ADEQUACY' }, '2026-01-25')).toBe(
      'forbidden',
    );
  });

  test('to the United States need a dated check of the recipient', () => {
    const dpf = { country: 'US', mechanism: 'DPF' };
    expect(outcome('register.transfer', { country: 'US', mechanism: 'ADEQUACY' })).toBe('incomplete');
    expect(outcome('register.transfer', dpf)).toBe('incomplete');
    expect(outcome('register.transfer', { ...dpf, checkedOn: '2026-11-22' })).toBe('incomplete');
    expect(outcome('register.transfer', { ...dpf, checkedOn: '2026-11-01' })).toBe('allowed');
    expect(outcome('register.transfer', { ...dpf, checkedOn: '2022-01-01' }, '2022-02-01')).toBe('forbidden');
    expect(outcome('register.transfer', { country: 'JP', mechanism: 'DPF' })).toBe('forbidden');
  });

  test('on clauses need an assessment, on other safeguards a description', () => {
    expect(outcome('register.transfer', { country: 'IN', mechanism: 'SCC_M2' })).toBe('incomplete');
    expect(outcome('register.transfer', { country: 'IN', mechanism: 'SCC_M2', assessed: 'yes' })).toBe(
      'allowed',
    );
    expect(outcome('register.transfer', { country: 'IN', mechanism: 'BCR' })).toBe('incomplete');
    expect(
      outcome('register.transfer', { country: 'IN', mechanism: 'ADHOC', safeguards: 'IMY 2026-01-02' }),
    ).toBe('allowed');
  });

  test('on old clauses fell on 27 December 2022', () => {
    const facts = { country: 'IN', mechanism: 'OLD_SCC' };
    expect(outcome('register.transfer', facts, '2022-12-26')).toBe('allowed');
    expect(outcome('register.transfer', facts, '2022-12-27')).toBe('forbidden');
  });

  test('by exception are closed to public powers', () => {
    const facts = { country: 'IN', mechanism: 'ART49_b' };
    expect(outcome('register.transfer', { ...facts, exerciseOfAuthority: true })).toBe('forbidden');
    expect(outcome('register.transfer', facts)).toBe('exception');
    expect(
      outcome('register.transfer', { ...facts, controllerType: 'company', exerciseOfAuthority: true }),
    ).toBe('exception');
    expect(
      outcome('register.transfer', { country: 'IN', mechanism: 'ART49_e', exerciseOfAuthority: true }),
    ).toBe('exception');
  });

  test('from social services are for paternity and adoption alone', () => {
    const facts = { country: 'IN', mechanism: 'SCC_M1', assessed: 'yes', regime: 'solpul' };
    expect(outcome('register.transfer', facts)).toBe('incomplete');
    expect(outcome('register.transfer', { ...facts, kind: 'other' })).toBe('forbidden');
    expect(outcome('register.transfer', { ...facts, kind: 'adoption' })).toBe('allowed');
    expect(outcome('register.transfer', { ...facts, kind: 'other', controllerType: 'company' })).toBe(
      'allowed',
    );
  });

  test.each(transferMechanisms.map((mechanism) => mechanism.id))(
    '%s is judged for a country without adequacy',
    (mechanism) => {
      expect(['allowed', 'incomplete', 'exception', 'forbidden']).toContain(
        outcome('register.transfer', { country: 'IN', mechanism }),
      );
    },
  );
});

describe('first risk', () => {
  test.each([
    [1, 1, 'low'],
    [1, 4, 'moderate'],
    [2, 3, 'high'],
    [4, 4, 'very-high'],
    [null, 4, 'unknown'],
  ])('likelihood %s and severity %s is %s', (likelihood, severity, level) => {
    expect(outcome('register.first-risk', { likelihood, severity })).toBe(level);
  });

  test('a high one questions the answer that no DPIA is needed', () => {
    expect(outcome('register.dpia-hint', { likelihood: 4, severity: 4, dpiaNeeded: 'no' })).toBe('test');
    expect(
      outcome('register.dpia-hint', {
        likelihood: null,
        severity: null,
        dpiaNeeded: 'yes',
        dpiaOn: '2026-01-01',
      }),
    ).toBe('done');
    expect(outcome('register.dpia-hint', { likelihood: 1, severity: 1, dpiaNeeded: null })).toBe('test');
  });
});

describe('rights', () => {
  const right = (name: string, facts: object) => outcome('register.rights', { right: name, ...facts });

  test('portability is for consent and contract, and automated processing', () => {
    expect(right('portability', { bases: ['b'], automated: 'yes' })).toBe('applies');
    expect(right('portability', { bases: ['b'], automated: 'no' })).toBe('does-not-apply');
    expect(right('portability', { bases: ['b'] })).toBe('limited');
    expect(right('portability', { bases: ['e2'], automated: 'yes' })).toBe('does-not-apply');
    expect(right('portability', { bases: ['a', 'c'], automated: 'yes' })).toBe('limited');
  });

  test('objection is for public interest and balancing, never under SoLPuL or the Patient Data Act', () => {
    expect(right('objection', { bases: ['e1'] })).toBe('applies');
    expect(right('objection', { bases: ['c'] })).toBe('does-not-apply');
    expect(right('objection', { bases: ['e2'], regime: 'solpul' })).toBe('does-not-apply');
    expect(right('objection', { bases: ['e1'], regime: 'pdl' })).toBe('does-not-apply');
    expect(right('objection', { bases: ['e1'], regime: 'shared-care' })).toBe('limited');
  });

  test('erasure is not against a legal obligation, and a patient record is a matter for IVO', () => {
    expect(right('erasure', { bases: ['c'] })).toBe('does-not-apply');
    expect(right('erasure', { bases: ['a'] })).toBe('applies');
    expect(right('erasure', { bases: ['a'], regime: 'pdl' })).toBe('does-not-apply');
    expect(right('rectification', { bases: ['c'], regime: 'pdl' })).toBe('limited');
  });

  test('are all answered, with a reason, whatever is known', () => {
    for (const regime of ['gdpr', 'solpul', 'pdl', 'crime', 'unknown']) {
      const answers = rightsIn(
        { bases: [], regime, automated: null, automatedDecision: null },
        { asOf: '2026-11-21' },
      );
      expect(answers).toHaveLength(dataSubjectRights.length);
      expect(answers.every((found) => found.reasons.length > 0)).toBe(true);
    }
  });
});

describe('the controller pointed out by statute', () => {
  test('is found by regime', () => {
    expect(outcome('register.designated-controller', { regime: 'pdl' })).toBe('designated');
    expect(outcome('register.designated-controller', { regime: 'solpul', privateActivity: true })).toBe(
      'designated',
    );
    expect(outcome('register.designated-controller', { regime: 'gdpr' })).toBe('not-designated');
  });
});

describe('exercise of authority', () => {
  test('needs a statute', () => {
    expect(
      outcome('register.exercise-of-authority', {
        measure: 'favourable-decision',
        followsFromStatute: 'yes',
      }),
    ).toBe('exercise');
    expect(outcome('register.exercise-of-authority', { measure: 'supervision' })).toBe('unknown');
    expect(
      outcome('register.exercise-of-authority', { measure: 'burdensome-decision', followsFromStatute: 'no' }),
    ).toBe('not-exercise');
  });
});
