/** When the other party answers for the data itself: by statute, on its own account, or in what we provide for it. */
import type { Reason, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, gdpr, questionsAndAnswers, reason, sormland } from '../../../knowledge/sources.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import { type DecidedNeed, reglementeAnswer } from './need.ts';
import type { NeedFacts } from './need-facts.ts';

/** A nämnd is the same legal person as the kommun; a company is a legal person of its own. */
export const isSameLegalPerson = ({ relation, controllerType }: NeedFacts): boolean =>
  relation === 'board' && isAuthority(controllerType);

export function sameLegalPerson(asked: RuleQuestion): Reason {
  const text =
    'Nämnder i samma kommun är samma juridiska person och kan inte sluta avtal med varandra. Det som ett avtal skulle ha reglerat skrivs i reglementet, en rättsakt enligt artikel 28.3.';
  return reason(text, asked.asOf < reglementeAnswer.since ? gdpr('28.3') : reglementeAnswer.source);
}

export const isDesignated = ({ designation }: NeedFacts): boolean =>
  designation !== null && designation !== 'no';

/** It works in what we provide, and not for us: then it is controller of what it does there. */
export const isProviding = (facts: NeedFacts): boolean =>
  facts.usesOurService === 'yes' && (facts.account !== 'ours' || isDesignated(facts));

export function reversed(facts: NeedFacts, asked: RuleQuestion): DecidedNeed {
  const inSocialCare = facts.designation === 'social-care';
  const base = {
    ourRole: 'processor',
    theirRole: 'controller',
    direction: 'they-instruct',
    reasons: [
      reason(
        'Den andra är ansvarig för sin verksamhet och använder en tjänst som ni tillhandahåller. Ni behandlar uppgifterna för dess räkning.',
        questionsAndAnswers(inSocialCare ? 7 : 5),
      ),
      reason(
        'Den som tillhandahåller systemet åt en annan som är ansvarig är biträde, så som regioner är åt privata vårdgivare.',
        questionsAndAnswers(5),
      ),
      ...designationReasons(facts),
      reason('Den som behandlar uppgifter för någon annans räkning är biträde.', gdpr('4.8')),
    ],
    // SKR says it outright of the regions, and with its own reservation of a nämnd or a company (question 5).
    certainty: facts.controllerType === 'region' ? 'literal' : 'tentative',
    conditions: [
      'För också registret över det ni gör som biträde (artikel 30.2).',
      'Om den andra också behandlar uppgifter för er räkning: ställ frågan en gång till för det.',
    ],
  } as const;
  if (isSameLegalPerson(facts))
    return {
      ...base,
      outcome: 'reglemente',
      form: 'reglemente',
      certainty: 'derived',
      reasons: [sameLegalPerson(asked), ...base.reasons],
    };
  return { ...base, outcome: 'reversed', form: 'agreement' };
}

const designations = {
  'social-care': () => [
    reason(
      'Den som ansvarar för privat verksamhet inom socialtjänsten är ansvarig för den behandling som görs där.',
      act('solpuf', '17 §'),
    ),
    reason('HVB-hem, stödboenden och hotell behandlar uppgifter som ansvariga.', questionsAndAnswers(6)),
  ],
  'health-care': () => [
    reason('Vårdgivaren är ansvarig för behandlingen i sin vård.', act('patientdatalagen', '2 kap. 6 §')),
  ],
  statistics: () => [
    reason(
      'Den andra behandlar inte uppgifterna för er räkning utan självständigt, enligt dataskyddsförordningen och regeringens uppdrag (rättslig förpliktelse).',
      questionsAndAnswers(8),
    ),
    reason(
      'Uppgifterna får lämnas ut: utlämnandet sker för uppföljning, ett tillåtet ändamål, och hos mottagaren gäller statistiksekretess, som är absolut.',
      questionsAndAnswers(8),
    ),
    reason('Uppföljning är ett av de tillåtna ändamålen i socialtjänsten.', act('solpuf', '12 §')),
  ],
  authority: () => [
    reason('Myndigheten behandlar det som den tar emot i sin egen uppgift enligt lag.', gdpr('6.1.c')),
  ],
  'other-statute': () => [
    reason('Den ansvariga kan pekas ut i nationell rätt. Anteckna bestämmelsen.', gdpr('4.7')),
  ],
} as const;

const designationReasons = ({ designation }: NeedFacts): readonly Reason[] =>
  designation === null || designation === 'no' ? [] : designations[designation]();

const ITS_OWN = {
  outcome: 'no',
  ourRole: 'controller',
  theirRole: 'controller',
  form: null,
  direction: null,
} as const;
const DISCLOSURE = 'Att lämna ut uppgifter kräver rättslig grund, och sekretessen ska prövas.';

export function ofItsOwn(facts: NeedFacts): DecidedNeed {
  const isSaid = facts.designation === 'social-care' || facts.designation === 'statistics';
  return {
    ...ITS_OWN,
    certainty: isSaid ? 'literal' : 'derived',
    reasons: [
      ...designationReasons(facts),
      reason('Den andra är själv ansvarig. Ni svarar bara för att ni lämnar ut uppgifterna.', gdpr('4.7')),
    ],
    conditions: [
      ...(facts.designation === 'statistics' ? [] : [DISCLOSURE]),
      ...(facts.usesOurService === null && facts.designation !== 'statistics'
        ? ['Svaret gäller om den andra inte arbetar i ett system som ni tillhandahåller. Då blir ni biträde.']
        : []),
    ],
  };
}

export function independentParty(facts: NeedFacts): DecidedNeed {
  if (facts.account === 'ours')
    return {
      ...ITS_OWN,
      certainty: 'derived',
      reasons: [
        reason(
          'Den som själv bestämmer ändamål och medel anses vara ansvarig, också om uppdraget kallas för biträde.',
          gdpr('28.10'),
        ),
      ],
      conditions: [
        'Vill ni att den andra ska vara biträde: bestäm själva ändamålet och ge instruktioner.',
        DISCLOSURE,
      ],
    };
  return {
    ...ITS_OWN,
    certainty: 'derived',
    reasons: [
      reason('Den som bestämmer varför och hur uppgifterna behandlas är ansvarig.', sormland('kapitel 6.1')),
      reason(
        'Den som arbetar självständigt behandlar inte uppgifterna för er räkning.',
        questionsAndAnswers(8),
      ),
      reason('Ansvarig är den som bestämmer ändamålen och medlen.', gdpr('4.7')),
    ],
    conditions: [DISCLOSURE],
  };
}
