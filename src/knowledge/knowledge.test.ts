import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { art9Grounds } from './art9-grounds.ts';
import { authoritiesOn } from './authorities.ts';
import { designatingProvisions, jointDuties } from './controllers.ts';
import {
  adequacyDecisions,
  countryChoices,
  countryCodeOf,
  countryName,
  isInUnion,
  unionMembers,
} from './countries.ts';
import { categoryOfText, dataCategories } from './data-categories.ts';
import type { Fact } from './fact.ts';
import { article, articleTitle } from './gdpr.ts';
import { authorityName, type LawOverride, law } from './law.ts';
import { legalBases } from './legal-bases.ts';
import { guidelineProfiles, parameters } from './parameters.ts';
import { vaguePurposes } from './purpose-warnings.ts';
import { regimes } from './regimes.ts';
import {
  assets,
  compatibilityQuestions,
  identityNumberGrounds,
  materialKinds,
  operations,
  principles,
} from './register-choices.ts';
import { dataSubjectRights } from './rights.ts';
import { secrecyGrounds } from './secrecy-grounds.ts';
import { statute, statutes } from './statutes.ts';
import { incidentSubjectGroups, subjectGroups } from './subject-groups.ts';
import { transferMechanisms } from './transfer-mechanisms.ts';

const lists: Readonly<Record<string, readonly Fact[]>> = {
  legalBases,
  art9Grounds,
  dataCategories,
  subjectGroups,
  incidentSubjectGroups,
  operations,
  assets,
  materialKinds,
  principles,
  compatibilityQuestions,
  identityNumberGrounds,
  statutes,
  regimes,
  unionMembers,
  adequacyDecisions,
  transferMechanisms,
  designatingProvisions,
  jointDuties,
  dataSubjectRights,
  vaguePurposes,
  parameters,
  guidelineProfiles,
  secrecyGrounds,
};

describe.each(Object.entries(lists))('%s', (_name, items) => {
  test('has an id of its own for every item', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });

  test('is dated, and no item ends before it begins', () => {
    for (const item of items) {
      expect(item.checkedAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(item.label).not.toBe('');
      if (item.validFrom !== null && item.validTo !== null) expect(item.validFrom <= item.validTo).toBe(true);
    }
  });

  test('cites statutes and articles that exist', () => {
    for (const { source } of items) {
      if (source.statute !== undefined) expect(statute(source.statute), source.label).toBeDefined();
      if (source.gdpr !== undefined) expect(article(source.gdpr), source.label).not.toBeNull();
    }
  });
});

describe('the text of the regulation', () => {
  test('opens a paragraph with its points and its unnumbered part', () => {
    const found = article('6.1');
    expect(found?.title).toBe('Laglig behandling av personuppgifter');
    expect(found?.paragraphs.map((paragraph) => paragraph.number)).toEqual([
      '6.1',
      '6.1 a',
      '6.1 b',
      '6.1 c',
      '6.1 d',
      '6.1 e',
      '6.1 f',
      '',
    ]);
  });

  test('opens a point alone, a whole article and a recital', () => {
    expect(article('6.1.a')?.paragraphs).toHaveLength(1);
    expect(article('Artikel 6')?.paragraphs.length).toBeGreaterThan(10);
    expect(article('Skäl 43')?.heading).toBe('Skäl 43');
    expect(articleTitle('9.2.g')).toContain('särskilda kategorier');
  });

  test('does not take 1 for 10, and knows what is not there', () => {
    expect(article('1.1')?.paragraphs.every((paragraph) => paragraph.ref.startsWith('1.1'))).toBe(true);
    expect(article('10')?.paragraphs).toHaveLength(1);
    expect(article('6.9')).toBeNull();
    expect(article('123')).toBeNull();
    expect(article('')).toBeNull();
  });

  test('holds every reference that the rules cite', () => {
    const folder = new URL('../modules/register/rules/', import.meta.url);
    const code = readdirSync(folder, { withFileTypes: true })
      .filter((file) => file.isFile() && file.name.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file.name, folder), 'utf8'))
      .join('\n');
    const refs = [...code.matchAll(/gdpr\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(40);
    expect(refs.filter((ref) => article(ref) === null)).toEqual([]);
  });
});

describe('the law as of a day', () => {
  test('says its version', () => {
    expect(law('2026-11-21').lawVersion).toBe('2026-11-21, kunskapsversion 2026.1');
  });

  test('holds only what applies that day', () => {
    const names = (asOf: string) => law(asOf).statutes.map((item) => item.id);
    expect(names('2025-06-30')).toContain('socialtjanstlagen-2001');
    expect(names('2025-07-01')).toContain('socialtjanstlagen');
    expect(names('2025-07-01')).not.toContain('socialtjanstlagen-2001');
    expect(authorityName('2020-12-31')).toBe('Datainspektionen');
    expect(authorityName('2021-01-01')).toBe('Integritetsskyddsmyndigheten');
    expect(law('2026-11-21').parameter('dpia.threshold')).toBe(2);
    expect(law('2019-01-15').parameter('dpia.threshold')).toBeUndefined();
  });

  const fallen: LawOverride = {
    list: 'adequacyDecisions',
    id: 'US',
    withdrawn: true,
    values: {},
    source: { label: 'EU-domstolens dom' },
    validFrom: '2027-03-01',
    validTo: null,
    checkedAt: '2027-03-02',
    confidence: 'P',
  };

  test('takes away what an override withdraws, from its day', () => {
    const has = (asOf: string) => law(asOf, [fallen]).adequacyDecisions.some((item) => item.id === 'US');
    expect(has('2027-02-28')).toBe(true);
    expect(has('2027-03-01')).toBe(false);
    expect(law('2027-03-01', [fallen]).lawVersion).toContain('1 lokal rättelse');
  });

  test('changes and adds what an override says', () => {
    const threshold = {
      ...fallen,
      list: 'parameters',
      id: 'dpia.threshold',
      withdrawn: false,
      values: { value: 3 },
    } as const;
    const added = {
      ...fallen,
      id: 'KE',
      withdrawn: false,
      values: { label: 'Kenya', mechanism: 'ADEQUACY', scope: null, note: null, decision: '(EU) 2027/1' },
    };
    const changed = law('2027-03-01', [threshold, added]);
    expect(changed.parameter('dpia.threshold')).toBe(3);
    expect(changed.adequacyDecisions.find((item) => item.id === 'KE')?.label).toBe('Kenya');
  });
});

describe('countries', () => {
  test('have Swedish names in Swedish order', () => {
    const choices = countryChoices();
    expect(choices.length).toBeGreaterThan(245);
    expect(choices.at(-1)?.name.startsWith('Ö')).toBe(true);
    expect(countryName('EPO')).toBe('Europeiska patentorganisationen');
    expect(countryName('XX')).toBeUndefined();
    expect(countryCodeOf(' storbritannien ')).toBe('GB');
    expect(countryCodeOf('Atlantis')).toBeUndefined();
  });

  test('lie in the union as of a day', () => {
    expect(
      unionMembers.filter(
        (country) => country.membership === 'EU' && country.validTo === null && country.confidence === 'S',
      ),
    ).toHaveLength(27);
    expect(isInUnion('GB', '2020-12-31')).toBe(true);
    expect(isInUnion('GB', '2021-01-01')).toBe(false);
    expect(isInUnion('CH', '2026-11-21')).toBe(false);
    expect(adequacyDecisions).toHaveLength(17);
  });
});

describe('kinds of data', () => {
  test('hold the eight sensitive ones and the eleven examples', () => {
    expect(dataCategories.filter((category) => category.sensitive)).toHaveLength(8);
    expect(operations).toHaveLength(14);
    expect(incidentSubjectGroups).toHaveLength(10);
    expect(principles).toHaveLength(9);
  });

  test.each([
    ['Personnummer', 'personal-identity-number'],
    ['IP-adress', 'ip-address'],
    ['E-postadress', 'email'],
    ['rast och terrass', undefined],
    ['sjukfrånvaro per månad', 'health'],
    ['utdrag ur belastningsregistret', 'criminal-offences'],
    ['adress', 'address'],
    ['', undefined],
  ])('«%s» is recognised', (text, id) => {
    expect(categoryOfText(text)?.id).toBe(id);
  });
});

describe('authorities', () => {
  test('stand under the name of the day (A-061)', () => {
    const nameOn = (day: string) =>
      authoritiesOn(day).find(({ key }) => key === 'supervisory-authority')?.label;
    expect(nameOn('2020-12-31')).toBe('Datainspektionen');
    expect(nameOn('2021-01-01')).toBe('Integritetsskyddsmyndigheten (IMY)');
    expect(new Set(authoritiesOn('2026-11-22').map(({ key }) => key)).size).toBe(
      authoritiesOn('2026-11-22').length,
    );
  });
});
