/** Does the legal basis of a purpose hold (article 6.1, D-002–D-019). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import type { LegalBasis } from '../../../knowledge/legal-bases.ts';
import { act, gdpr, mjolby, reason, recital, sormland } from '../../../knowledge/sources.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import { type Finding, gravest, yesNo } from './findings.ts';
import { isBlank } from './gap.ts';

const legalBasisFacts = z.strictObject({
  controllerType: z.string().describe('Typ av personuppgiftsansvarig: board, executive-board, company …'),
  legalBasis: z.string().nullable().describe('Kod för rättslig grund: a, b, c, d, e1, e2, f'),
  otherBases: z.array(z.string()).default([]).describe('Övriga grunder som anges för samma behandling'),
  performsPublicTask: yesNo
    .default(null)
    .describe('Utför en enskild aktör en uppgift av allmänt intresse, t.ex. skola eller vård?'),
  statutes: z.array(z.string()).default([]).describe('Författningar som grunden följer av'),
  provision: z
    .string()
    .nullable()
    .default(null)
    .describe('Kapitel och paragraf, kollektivavtal eller beslut'),
  motivation: z.string().nullable().default(null).describe('Hur ni har tänkt'),
  dataSubjectIsParty: yesNo.default(null).describe('Avtal: är eller blir den registrerade part i avtalet?'),
  dataSubjectCanDecide: yesNo
    .default(null)
    .describe('Grundläggande intresse: kan personen själv ta ställning?'),
  plannedCare: yesNo.default(null).describe('Grundläggande intresse: är det fråga om planerad vård?'),
  withinPublicTask: yesNo.default(null).describe('Sker behandlingen när myndigheten fullgör sina uppgifter?'),
  employees: yesNo.default(null).describe('Är de registrerade anställda hos den ansvariga?'),
});

export type LegalBasisFacts = z.infer<typeof legalBasisFacts>;

export const legalBasisOutcomes = {
  ok: 'Grunden håller',
  warning: 'Grunden kan ifrågasättas',
  missing: 'Uppgift saknas',
  blocked: 'Grunden får inte användas',
} as const;

export type LegalBasisOutcome = keyof typeof legalBasisOutcomes;
type BasisFinding = Finding<LegalBasisOutcome>;

const gravity = ['blocked', 'missing', 'warning', 'ok'] as const;

/** Whether the stated basis holds for the controller and the purpose, with every reason found. */
export function judgeLegalBasis(facts: LegalBasisFacts, asked: RuleQuestion): Judgement<LegalBasisOutcome> {
  if (isBlank(facts.legalBasis)) {
    return answer(asked, 'missing', [
      reason('Utan rättslig grund är behandlingen inte tillåten.', gdpr('6.1')),
    ]);
  }
  const basis = law(asked.asOf, asked.overrides).legalBases.find((item) => item.id === facts.legalBasis);
  if (basis === undefined) {
    return answer(asked, 'missing', [
      reason(`«${facts.legalBasis}» är ingen rättslig grund. Välj a, b, c, d, e1, e2 eller f.`, gdpr('6.1')),
    ]);
  }
  const found = [...mixedWithConsent(facts), ...citation(basis, facts), ...(guards[basis.id]?.(facts) ?? [])];
  const { outcome, reasons } = gravest(gravity, found, 'ok');
  const holds = found.some((item) => item.outcome !== 'ok')
    ? []
    : [reason(`${basis.label} kan användas här.`, basis.source)];
  return answer(asked, outcome, [...reasons, ...holds], guidelineAnswer(basis, asked));
}

function finding(
  outcome: LegalBasisOutcome,
  text: string,
  source: Parameters<typeof reason>[1],
): BasisFinding {
  return { outcome, reason: reason(text, source) };
}

/** Consent may not be collected in addition to another basis for the same processing (D-016). */
function mixedWithConsent(facts: LegalBasisFacts): readonly BasisFinding[] {
  const all = new Set([facts.legalBasis, ...facts.otherBases]);
  if (!all.has('a') || all.size === 1) return [];
  const text =
    'Samtycke får inte hämtas in utöver en annan rättslig grund för samma behandling. Välj en grund, eller dela upp ändamålen på två behandlingar.';
  return [finding('blocked', text, sormland('kapitel 11.5'))];
}

function citation(basis: LegalBasis, facts: LegalBasisFacts): readonly BasisFinding[] {
  if (!basis.citationRequired || facts.statutes.length > 0 || !isBlank(facts.provision)) return [];
  const text = `Ange den författning, det kollektivavtal eller det beslut som ${basis.label.toLowerCase()} följer av.`;
  return [finding('missing', text, basis.citationSource ?? basis.source)];
}

/** What each basis demands besides a citation. */
const guards: Readonly<Record<string, (facts: LegalBasisFacts) => readonly BasisFinding[]>> = {
  a: consent,
  b: contract,
  d: vitalInterest,
  e1: publicInterest,
  e2: exerciseOfAuthority,
  f: balancing,
};

function consent(facts: LegalBasisFacts): readonly BasisFinding[] {
  const found: BasisFinding[] = [];
  if (isAuthority(facts.controllerType)) {
    found.push(
      finding(
        'warning',
        'Samtycke är sällan frivilligt gentemot en myndighet. Pröva först om en annan grund passar.',
        recital(43),
      ),
    );
  }
  if (facts.employees === 'yes') {
    found.push(
      finding(
        'warning',
        'En anställd står i beroendeställning. Samtycke håller bara om ett nej inte får någon följd.',
        sormland('kapitel 11.5'),
      ),
    );
  }
  return found;
}

function contract(facts: LegalBasisFacts): readonly BasisFinding[] {
  if (facts.dataSubjectIsParty === 'yes') return [];
  if (facts.dataSubjectIsParty === 'no') {
    return [
      finding(
        'blocked',
        'Avtal är grund bara när den registrerade själv är eller ska bli part i avtalet.',
        sormland('kapitel 11.4'),
      ),
    ];
  }
  return [finding('missing', 'Ange om den registrerade är eller ska bli part i avtalet.', gdpr('6.1.b'))];
}

function vitalInterest(facts: LegalBasisFacts): readonly BasisFinding[] {
  const source = sormland('kapitel 11.6');
  if (facts.dataSubjectCanDecide === 'yes') {
    return [
      finding(
        'blocked',
        'Den som själv kan ta ställning bestämmer. Grundläggande intresse kan inte användas mot personens vilja.',
        source,
      ),
    ];
  }
  if (facts.plannedCare === 'yes') {
    return [
      finding(
        'blocked',
        'Vid planerad vård är grunden allmänt intresse, inte grundläggande intresse.',
        source,
      ),
    ];
  }
  if (facts.dataSubjectCanDecide === null)
    return [finding('missing', 'Ange om personen själv kan ta ställning.', source)];
  return [
    finding(
      'ok',
      'Personen kan inte själv ta ställning. Grunden är sista utvägen och gäller bara det som behövs för att rädda liv.',
      recital(46),
    ),
  ];
}

function publicInterest(facts: LegalBasisFacts): readonly BasisFinding[] {
  if (isAuthority(facts.controllerType)) return [];
  if (facts.performsPublicTask === 'yes') {
    return [
      finding(
        'ok',
        'En enskild som utför offentlig verksamhet använder samma grunder som en myndighet.',
        sormland('kapitel 11.1'),
      ),
    ];
  }
  return [
    finding(
      'warning',
      'Ange att den enskilda aktören utför en uppgift av allmänt intresse som följer av en författning eller ett beslut.',
      act('dataskyddslagen', '2 kap. 2 §'),
    ),
  ];
}

function exerciseOfAuthority(facts: LegalBasisFacts): readonly BasisFinding[] {
  if (isAuthority(facts.controllerType)) return [];
  return [
    finding(
      'warning',
      'Bara den som har fått myndighetsutövning överlåten i lag kan använda grunden. Ange lagrummet.',
      act('dataskyddslagen', '2 kap. 2 § 2'),
    ),
  ];
}

function balancing(facts: LegalBasisFacts): readonly BasisFinding[] {
  if (isAuthority(facts.controllerType)) {
    if (facts.withinPublicTask === 'no') {
      return [
        finding(
          'warning',
          'Intresseavvägning kan bara användas utanför myndighetens uppgifter. Skriv ner varför behandlingen ligger utanför.',
          gdpr('6.1', 'andra stycket'),
        ),
      ];
    }
    return [
      finding(
        'blocked',
        'En myndighet får inte använda intresseavvägning när den fullgör sina uppgifter.',
        gdpr('6.1', 'andra stycket'),
      ),
    ];
  }
  const written = isBlank(facts.motivation)
    ? [finding('missing', 'Skriv ner avvägningen mellan ert intresse och de registrerades.', gdpr('6.1.f'))]
    : [];
  if (facts.performsPublicTask !== 'yes') return written;
  return [
    ...written,
    finding(
      'warning',
      'En enskild som utför offentlig verksamhet använder samma grunder som en myndighet. Pröva allmänt intresse.',
      sormland('kapitel 11.1'),
    ),
  ];
}

function guidelineAnswer(
  basis: LegalBasis,
  asked: RuleQuestion,
): GuidelineAnswer<LegalBasisOutcome> | undefined {
  const { profile } = asked;
  if (profile === 'sormland-2019') {
    const first = ['b', 'c', 'e1', 'e2'].includes(basis.id);
    const text =
      'Offentlig verksamhet ska i första hand använda rättslig förpliktelse, allmänt intresse eller myndighetsutövning, och avtal.';
    return { profile, outcome: first ? 'ok' : 'warning', reasons: [reason(text, sormland('kapitel 11.1'))] };
  }
  if (profile === 'mjolby-2017') {
    const common = basis.mjolbyLabel !== null && basis.id !== 'a';
    const text =
      basis.mjolbyLabel ?? `${basis.label} finns inte bland de grunder som kommunen brukar använda.`;
    return { profile, outcome: common ? 'ok' : 'warning', reasons: [reason(text, mjolby('3.5.1'))] };
  }
  return undefined;
}

export const legalBasisRule: Rule<LegalBasisFacts, LegalBasisOutcome> = {
  id: 'register.legal-basis',
  description: 'Om den rättsliga grunden för ett ändamål håller.',
  facts: legalBasisFacts,
  outcomes: legalBasisOutcomes,
  judge: judgeLegalBasis,
};
