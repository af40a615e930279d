/** Does the regulation cover it, and must it stand in the register (C-002, C-029–C-037). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, mjolby, reason, recital, sormland } from '../../../knowledge/sources.ts';
import { isBlank } from './gap.ts';

const automations = ['automated', 'partly', 'manual-for-automated', 'manual'] as const;

const coveredFacts = z.strictObject({
  automation: z
    .enum(automations)
    .nullable()
    .describe(
      'automated, partly, manual-for-automated (samlas in på papper för att läggas in senare) eller manual',
    ),
  searchKeys: z
    .array(z.string())
    .default([])
    .describe('Sökbegrepp i ett manuellt register, t.ex. namn och adress'),
  subjects: z
    .enum(['living', 'dead', 'both'])
    .default('living')
    .describe('Rör uppgifterna levande eller avlidna personer?'),
});

type CoveredFacts = z.infer<typeof coveredFacts>;

const coveredOutcomes = {
  covered: 'Omfattas av dataskyddsförordningen',
  'not-covered': 'Omfattas inte',
  assess: 'Bedöm och motivera',
  unknown: 'Uppgift saknas',
} as const;

type Covered = keyof typeof coveredOutcomes;

/** Whether the regulation covers a processing, by how it is done and whom it concerns. */
export function judgeCovered(facts: CoveredFacts, asked: RuleQuestion): Judgement<Covered> {
  if (facts.subjects === 'dead') {
    return answer(asked, 'not-covered', [
      reason('Dataskyddsförordningen omfattar inte avlidna personer.', recital(27)),
    ]);
  }
  if (facts.automation === null) {
    return answer(asked, 'unknown', [
      reason('Ange om behandlingen är automatiserad eller manuell.', gdpr('2.1')),
    ]);
  }
  if (facts.automation === 'manual') return manualRegister(facts.searchKeys, asked);
  return answer(asked, 'covered', [automatedReasons[facts.automation]]);
}

const automatedReasons = {
  automated: reason('Behandlingen är automatiserad.', gdpr('2.1')),
  partly: reason('Behandlingen är delvis automatiserad.', gdpr('2.1')),
  'manual-for-automated': reason(
    'Uppgifter som samlas in på papper för att läggas in i ett IT-stöd omfattas redan vid insamlingen.',
    sormland('kapitel 10.1'),
  ),
} as const satisfies Record<string, Reason>;

function manualRegister(searchKeys: readonly string[], asked: RuleQuestion): Judgement<Covered> {
  const count = new Set(searchKeys.map((key) => key.trim().toLowerCase()).filter((key) => !isBlank(key)))
    .size;
  const needed = Number(law(asked.asOf, asked.overrides).parameter('register.search-keys') ?? 2);
  if (count >= needed) {
    const text = `Ett manuellt register som går att söka i på ${count} sätt omfattas.`;
    return answer(
      asked,
      'covered',
      [
        reason(text, gdpr('4.6')),
        reason('Klasslistan i pärmen, sökbar på namn och adress, omfattas.', sormland('kapitel 10.1')),
      ],
      ownReading('covered', asked),
    );
  }
  if (count === 0) {
    const text = 'Ett manuellt register som inte går att söka i på någon personuppgift omfattas inte.';
    return answer(asked, 'not-covered', [
      reason(text, sormland('kapitel 10.1')),
      reason('Manuell behandling omfattas bara i ett register.', gdpr('2.1')),
    ]);
  }
  const text =
    'Med ett enda sökbegrepp är det inte givet. Avgörande är om uppgifterna är ordnade så att en person lätt kan hittas.';
  return answer(asked, 'assess', [reason(text, gdpr('4.6'))], ownReading('not-covered', asked));
}

function ownReading(outcome: Covered, asked: RuleQuestion): GuidelineAnswer<Covered> | undefined {
  if (asked.profile !== 'sormland-2019') return undefined;
  const text =
    'Riktlinjerna skriver «mer än två sökvägar», men räknar ett register med två som omfattat. Två räcker.';
  return { profile: 'sormland-2019', outcome, reasons: [reason(text, sormland('kapitel 10.1'))] };
}

export const coveredRule: Rule<CoveredFacts, Covered> = {
  id: 'register.covered-by-gdpr',
  description: 'Om dataskyddsförordningen gäller för en behandling.',
  facts: coveredFacts,
  outcomes: coveredOutcomes,
  judge: judgeCovered,
};

const registeredFacts = z.strictObject({
  ...coveredFacts.shape,
  structure: z
    .enum(['structured', 'unstructured'])
    .nullable()
    .default(null)
    .describe('Register eller ostrukturerat material'),
  materialKind: z
    .string()
    .nullable()
    .default(null)
    .describe('Slag av ostrukturerat material: word, excel, participants …'),
  personalData: z.boolean().default(true).describe('Innehåller materialet personuppgifter?'),
});

type RegisteredFacts = z.infer<typeof registeredFacts>;

const registeredOutcomes = {
  required: 'Ska finnas i registerförteckningen',
  'not-required': 'Behöver inte finnas i registerförteckningen',
  assess: 'Bedöm och motivera',
  unknown: 'Uppgift saknas',
} as const;

type Registered = keyof typeof registeredOutcomes;

const toRegistered = {
  covered: 'required',
  'not-covered': 'not-required',
  assess: 'assess',
  unknown: 'unknown',
} as const;

export const mustBeRegisteredRule: Rule<RegisteredFacts, Registered> = {
  id: 'register.must-be-registered',
  description: 'Om en behandling ska stå i registerförteckningen, även ostrukturerat material.',
  facts: registeredFacts,
  outcomes: registeredOutcomes,
  judge: (facts, asked) => {
    if (!facts.personalData) {
      return answer(asked, 'not-required', [
        reason('Materialet innehåller inga personuppgifter.', gdpr('4.1')),
      ]);
    }
    const covered = judgeCovered(facts, asked);
    const duty = reason('Alla behandlingar ska föras upp i ett register.', gdpr('30.1'));
    const unstructured = facts.structure === 'unstructured' || facts.materialKind !== null;
    const also = reason('Även ostrukturerat material ska ingå i denna förteckning.', mjolby('3.3'));
    const reasons = [
      ...covered.reasons,
      ...(covered.outcome === 'covered' ? [duty, ...(unstructured ? [also] : [])] : []),
    ];
    return answer(asked, toRegistered[covered.outcome], reasons);
  },
};
