/** Who answers for the data, and whether an agreement is needed (B-001–B-014, law.md 4.5; articles 4.7, 4.8, 26 and 28). */
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, mjolby, reason, sormland } from '../../../knowledge/sources.ts';
import {
  type AgreementNeed,
  certaintyTexts,
  type DecidedNeed,
  type NeedOutcome,
  needOutcomes,
  roleNames,
} from './need.ts';
import { type NeedFacts, needFacts } from './need-facts.ts';
import * as ours from './need-ours.ts';
import { signedBy } from './need-signs.ts';
import * as theirs from './need-theirs.ts';

/** The answer to the questions in their order; the first that decides does. */
export function needOf(facts: NeedFacts, asked: RuleQuestion): AgreementNeed {
  const decided = { conditions: [], phases: [], ...decide(facts, asked) };
  return { ...decided, signs: signedBy(facts, decided) };
}

function decide(facts: NeedFacts, asked: RuleQuestion): DecidedNeed {
  if (facts.relation === 'own') return ours.inside('own');
  if (facts.relation === 'board' && facts.independent === 'no') return ours.inside('dependent');
  if (facts.decidedBy === 'together') return ours.joint(facts);
  if (facts.passesOn === 'yes') return ours.passing(facts.moment);
  if (theirs.isProviding(facts)) return theirs.reversed(facts, asked);
  if (theirs.isDesignated(facts)) return theirs.ofItsOwn(facts);
  if (facts.account === 'own' && facts.decidedBy === 'us') return ours.contradicting();
  if (facts.account === 'own' || facts.decidedBy === 'them') return theirs.independentParty(facts);
  return ours.forUs(facts, asked);
}

function needGuideline(facts: NeedFacts, need: AgreementNeed, profile: string | undefined) {
  const source = { 'sormland-2019': sormland('kapitel 6.1–6.2'), 'mjolby-2017': mjolby('3.12') }[
    profile ?? ''
  ];
  if (profile === undefined || source === undefined) return undefined;
  const said = (outcome: NeedOutcome, text: string): GuidelineAnswer<NeedOutcome> => ({
    profile,
    outcome,
    reasons: [reason(text, source)],
  });
  if (need.outcome === 'yes' && facts.passesOn !== 'yes')
    return said('yes', 'Ett skriftligt avtal ska upprättas med den som är biträde.');
  if (need.outcome === 'reglemente')
    return said('yes', 'Riktlinjen kräver avtal och gör inget undantag för nämnder i samma kommun.');
  if (need.outcome === 'inside' && profile === 'sormland-2019')
    return said('inside', 'Ett personuppgiftsbiträde finns alltid utanför den ansvarigas organisation.');
  return undefined;
}

export function judgeAgreementNeed(facts: NeedFacts, asked: RuleQuestion): Judgement<NeedOutcome> {
  const need = needOf(facts, asked);
  const roles = reason(rolesText(need), need.ourRole === 'joint' ? gdpr('26.1') : gdpr('4.7'));
  const certainty = reason(certaintyTexts[need.certainty], need.reasons[0]?.source ?? gdpr('28.3'));
  return answer(
    asked,
    need.outcome,
    need.outcome === 'unclear'
      ? need.reasons
      : [...need.reasons, roles, ...(need.signs?.reasons ?? []), certainty],
    needGuideline(facts, need, asked.profile),
  );
}

/** «Vi: personuppgiftsansvarig. Den andra: personuppgiftsbiträde.» */
const rolesText = ({ ourRole, theirRole }: AgreementNeed): string =>
  `Vi: ${roleNames[ourRole].toLowerCase()}. Den andra: ${roleNames[theirRole].toLowerCase()}.`;

export const agreementNeedRule: Rule<NeedFacts, NeedOutcome> = {
  id: 'guide.agreement-needed',
  description: 'Vem som är ansvarig och vem som är biträde, och om ett avtal behövs.',
  facts: needFacts,
  outcomes: needOutcomes,
  judge: judgeAgreementNeed,
};
