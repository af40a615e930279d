/** Which rights of data subjects apply to an entry, and why not (D-019). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { legalBasis } from '../../../knowledge/legal-bases.ts';
import {
  type DataSubjectRight,
  type DataSubjectRightId,
  dataSubjectRights,
} from '../../../knowledge/rights.ts';
import { act, gdpr, reason } from '../../../knowledge/sources.ts';
import type { Entry } from './entry.ts';
import { yesNo } from './findings.ts';

const situation = {
  bases: z.array(z.string()).describe('Rättsliga grunder för behandlingens ändamål: a, b, c, d, e1, e2, f'),
  regime: z.string().default('gdpr').describe('Regelverk: gdpr, solpul, pdl …'),
  automated: yesNo.default(null).describe('Är behandlingen helt eller delvis automatiserad?'),
  automatedDecision: yesNo.default(null).describe('Fattas beslut enbart automatiserat?'),
};

const situationFacts = z.strictObject(situation);
export type RightsSituation = z.infer<typeof situationFacts>;

const rightsOutcomes = {
  applies: 'Gäller',
  limited: 'Gäller delvis',
  'does-not-apply': 'Gäller inte',
} as const;

export type RightApplies = keyof typeof rightsOutcomes;

export interface RightAnswer {
  readonly right: DataSubjectRightId;
  readonly label: string;
  readonly applies: RightApplies;
  readonly reasons: readonly Reason[];
}

interface Answered {
  readonly applies: RightApplies;
  readonly reasons: readonly Reason[];
}

/** Every right with whether it applies in the situation, in the order of the regulation. */
export function rightsIn(facts: RightsSituation, asked: RuleQuestion): readonly RightAnswer[] {
  return law(asked.asOf, asked.overrides).dataSubjectRights.map((right) => ({
    right: right.id as DataSubjectRightId,
    label: right.label,
    ...rightIn(right, facts, asked),
  }));
}

/** The rights that apply to an entry. */
export function rightsOf(entry: Entry, asked: RuleQuestion): readonly RightAnswer[] {
  return rightsIn(situationOf(entry), asked);
}

function situationOf(entry: Entry): RightsSituation {
  const bases = entry.purposes.flatMap((purpose) => purpose.legalBasis ?? []);
  const automated = entry.automation === null ? null : entry.automation === 'manual' ? 'no' : 'yes';
  return {
    bases: [...new Set(bases)],
    regime: entry.regime,
    automated,
    automatedDecision: entry.automatedDecision,
  };
}

function rightIn(right: DataSubjectRight, facts: RightsSituation, asked: RuleQuestion): Answered {
  return byRegime(right, facts, asked) ?? byDecision(right, facts) ?? byBasis(right, facts);
}

/** Exceptions that a regime makes before the legal basis is asked. */
function byRegime(right: DataSubjectRight, facts: RightsSituation, asked: RuleQuestion): Answered | null {
  const found = law(asked.asOf, asked.overrides).regimes.find((item) => item.id === facts.regime);
  if (found === undefined) return null;
  if (found.outsideRegulation) {
    return no(reason('Brottsdatalagen har egna bestämmelser om de registrerades rättigheter.', found.source));
  }
  if (right.id === 'objection' && found.objectionExcluded !== null) {
    return no(
      reason(
        'Den registrerade har inte rätt att motsätta sig behandling som är tillåten enligt lagen.',
        found.objectionExcluded,
      ),
    );
  }
  if (right.id === 'objection' && found.id === 'shared-care') {
    return {
      applies: 'limited',
      reasons: [
        reason(
          'Den enskilde kan begära att uppgifterna spärras.',
          act('sammanhallen-dokumentation', '2 kap. 3 §'),
        ),
      ],
    };
  }
  return found.id === 'pdl' ? patientRecord(right) : null;
}

function patientRecord(right: DataSubjectRight): Answered | null {
  if (right.id === 'erasure')
    return no(reason('Journalförstöring prövas av IVO.', act('patientdatalagen', '8 kap. 4 §')));
  if (right.id !== 'rectification') return null;
  const dissent = reason(
    'Patienten kan få sin avvikande mening antecknad.',
    act('patientdatalagen', '3 kap. 8 §'),
  );
  const correction = reason(
    'När en journaluppgift rättas ska det framgå när och av vem.',
    act('patientdatalagen', '3 kap. 14 §'),
  );
  return { applies: 'limited', reasons: [correction, dissent] };
}

function byDecision(right: DataSubjectRight, facts: RightsSituation): Answered | null {
  if (right.id !== 'automated-decision' || facts.automatedDecision === 'yes') return null;
  if (facts.automatedDecision === 'no')
    return no(reason('Inga beslut fattas enbart automatiserat.', gdpr('22.1')));
  return {
    applies: 'limited',
    reasons: [reason('Gäller om beslut fattas enbart automatiserat. Det är inte besvarat.', gdpr('22.1'))],
  };
}

function byBasis(right: DataSubjectRight, facts: RightsSituation): Answered {
  const { bases } = right;
  if (bases === null)
    return {
      applies: 'applies',
      reasons: [reason('Gäller oavsett rättslig grund.', right.source), ...secrecy(right)],
    };
  const fitting = facts.bases.filter((basis) => bases.includes(basis));
  const otherwise = reason(
    right.otherwise ?? 'Gäller inte för den rättsliga grunden.',
    right.id === 'erasure' ? gdpr('17.3.b') : right.source,
  );
  if (facts.bases.length === 0)
    return { applies: 'limited', reasons: [reason('Rättslig grund är inte vald än.', right.source)] };
  if (fitting.length === 0) return no(otherwise);
  if (right.automatedOnly && facts.automated === 'no') return no(otherwise);
  const unsure = right.automatedOnly && facts.automated === null;
  if (fitting.length < facts.bases.length || unsure) {
    const text = `Gäller bara för ändamål som bygger på ${named(fitting)}${unsure ? ', om behandlingen är automatiserad' : ''}.`;
    return { applies: 'limited', reasons: [reason(text, right.source), otherwise] };
  }
  return { applies: 'applies', reasons: [reason(`Gäller när grunden är ${named(fitting)}.`, right.source)] };
}

function named(bases: readonly string[]): string {
  return bases.map((id) => legalBasis(id)?.label.toLowerCase() ?? id).join(' eller ');
}

function secrecy(right: DataSubjectRight): readonly Reason[] {
  if (right.id !== 'information' && right.id !== 'access') return [];
  return [
    reason(
      'Uppgifter som enligt lag inte får lämnas ut till den registrerade omfattas inte.',
      act('dataskyddslagen', '5 kap. 1 §'),
    ),
  ];
}

function no(why: Reason): Answered {
  return { applies: 'does-not-apply', reasons: [why] };
}

const rightsFacts = z.strictObject({
  right: z
    .enum(dataSubjectRights.map((right) => right.id) as [DataSubjectRightId, ...DataSubjectRightId[]])
    .describe('Rättigheten: access, rectification, erasure, objection …'),
  ...situation,
});

export const rightsRule: Rule<z.infer<typeof rightsFacts>, RightApplies> = {
  id: 'register.rights',
  description: 'Om en rättighet för den registrerade gäller för en behandling, och varför inte.',
  facts: rightsFacts,
  outcomes: rightsOutcomes,
  judge: ({ right, ...facts }, asked) => {
    const found = rightsIn(facts, asked).find((item) => item.right === right);
    return answer(asked, found?.applies ?? 'does-not-apply', found?.reasons ?? []);
  },
};
