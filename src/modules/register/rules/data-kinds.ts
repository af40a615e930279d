/** What kind of data a text is about, and whether data on offences may be processed (article 10, D-025). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { categoryOfText, type DataCategory } from '../../../knowledge/data-categories.ts';
import type { Rule } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { act, gdpr, reason } from '../../../knowledge/sources.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import { isBlank } from './gap.ts';

const categoryFacts = z.strictObject({
  text: z.string().min(1).describe('Uppgiften som den skrivs, t.ex. «tillhör ingen religion»'),
});

const categoryOutcomes = {
  sensitive: 'Känslig uppgift',
  criminal: 'Uppgift om brott',
  'identity-number': 'Person- eller samordningsnummer',
  'extra-protected': 'Extra skyddsvärd uppgift',
  ordinary: 'Vanlig uppgift',
  unknown: 'Går inte att avgöra',
} as const;

export const dataCategoryRule: Rule<z.infer<typeof categoryFacts>, keyof typeof categoryOutcomes> = {
  id: 'register.data-category',
  description: 'Vilken sorts uppgift en text handlar om. Ett förslag, inget beslut.',
  facts: categoryFacts,
  outcomes: categoryOutcomes,
  judge: ({ text }, asked) => {
    const category = categoryOfText(text);
    if (category === undefined)
      return answer(asked, 'unknown', [reason('Ingen känd kategori passar. Välj själv.', gdpr('30.1.c'))]);
    return answer(asked, kindOf(category), [
      reason(`Hör till kategorin «${category.label.replace(/\.$/, '').toLowerCase()}».`, category.source),
    ]);
  },
};

/** The strictest kind that a category belongs to. */
export function kindOf(category: DataCategory): keyof typeof categoryOutcomes {
  if (category.sensitive) return 'sensitive';
  if (category.criminal) return 'criminal';
  if (category.identityNumber) return 'identity-number';
  return category.extraProtected ? 'extra-protected' : 'ordinary';
}

const criminalFacts = z.strictObject({
  controllerType: z.string().default('board').describe('Typ av personuppgiftsansvarig'),
  categories: z.array(z.string()).describe('Koder för kategorier av personuppgifter'),
  art10Support: z.string().nullable().default(null).describe('Stöd för uppgifter om brott'),
});

const criminalOutcomes = {
  none: 'Inga uppgifter om brott',
  allowed: 'Tillåtet',
  'support-missing': 'Stöd saknas',
} as const;

export const criminalDataRule: Rule<z.infer<typeof criminalFacts>, keyof typeof criminalOutcomes> = {
  id: 'register.criminal-data',
  description: 'Om uppgifter om brott får behandlas.',
  facts: criminalFacts,
  outcomes: criminalOutcomes,
  judge: (facts, asked) => {
    if (
      !law(asked.asOf, asked.overrides).dataCategories.some(
        (category) => category.criminal && facts.categories.includes(category.id),
      )
    ) {
      return answer(asked, 'none', [reason('Inga uppgifter om domar eller överträdelser.', gdpr('10'))]);
    }
    if (isAuthority(facts.controllerType)) {
      return answer(asked, 'allowed', [
        reason('En myndighet får behandla uppgifter om brott.', act('dataskyddslagen', '3 kap. 8 §')),
      ]);
    }
    if (isBlank(facts.art10Support)) {
      return answer(asked, 'support-missing', [
        reason(
          'Den som inte är en myndighet behöver stöd i föreskrift eller beslut.',
          act('dataskyddslagen', '3 kap. 8–9 §§'),
        ),
      ]);
    }
    return answer(asked, 'allowed', [reason(`Stöd: ${facts.art10Support}.`, gdpr('10'))]);
  },
};
