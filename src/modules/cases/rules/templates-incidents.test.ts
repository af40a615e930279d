import { describe, expect, test } from 'vitest';
import { lix } from '../../../../tests/lix.ts';
import { templatesFor } from './templates.ts';
import { incidentLetterWords, incidentTemplates } from './templates-incidents.ts';

const fixed = (id: keyof typeof incidentLetterWords): string => {
  const { opening, headings, fraud, officer, complaint } = incidentLetterWords[id];
  return [...opening, ...Object.values(headings), ...fraud, officer, complaint].join(' ');
};

describe('the letters about an incident', () => {
  test.each(Object.keys(incidentLetterWords) as (keyof typeof incidentLetterWords)[])(
    '%s is easy to read: LIX at most 40',
    (id) => {
      expect(lix(fixed(id))).toBeLessThanOrEqual(40);
    },
  );

  test('is easiest to read for children', () => {
    expect(lix(fixed('incident-letter-children'))).toBeLessThanOrEqual(30);
  });

  test('measures a hard text as hard', () => {
    expect(
      lix('Personuppgiftsansvariges informationsskyldighet aktualiseras vid konfidentialitetsförluster.'),
    ).toBeGreaterThan(60);
  });

  test.each(incidentTemplates.map((template) => [template.id, template] as const))(
    '%s asks for every part that article 34.2 names',
    (_id, { fields }) => {
      const required = fields.filter(({ required: must }) => must === true).map(({ id }) => id);
      expect(required).toEqual(
        expect.arrayContaining(['happened', 'dso', 'contact', 'consequences', 'measures', 'advice']),
      );
    },
  );

  test('are offered in the case of an incident, and in no other', () => {
    const ids = (kind: string) => templatesFor(kind).map(({ id }) => id);
    expect(ids('incident')).toContain('incident-letter');
    expect(ids('incident')).toContain('letter');
    expect(ids('consultation')).not.toContain('incident-letter');
  });
});
