/** Who may decide for a controller: a body, a delegate under a point, or whoever signs for a company (A-013, A-037, E-009). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, gdpr, mjolby, reason, sormland } from '../../../knowledge/sources.ts';
import { controllerType, controllerTypes } from './controllers.ts';

/** What a point of the delegationsordning may concern. */
export const decisionMatters = {
  'register.approve': 'Fastställa poster i registerförteckningen',
  'agreement.sign': 'Teckna personuppgiftsbiträdesavtal',
  'agreement.terminate': 'Säga upp personuppgiftsbiträdesavtal',
  'incident.decide': 'Besluta om anmälan av personuppgiftsincident',
  'request.decide': 'Besluta om registrerades begäranden',
  'dpia.decide': 'Besluta om konsekvensbedömning och förhandssamråd',
  'disclosure.decide': 'Besluta att inte lämna ut allmän handling',
  'retention.decide': 'Besluta om gallring',
  'transfer.decide': 'Besluta om överföring till tredjeland',
  other: 'Annat ärende om dataskydd',
} as const;
export type DecisionMatter = keyof typeof decisionMatters;

const matterIds = Object.keys(decisionMatters) as [DecisionMatter, ...DecisionMatter[]];
const typeIds = controllerTypes.map((type) => type.id) as [string, ...string[]];

const decisionFacts = z.strictObject({
  controllerType: z.enum(typeIds).describe('Typ av personuppgiftsansvarig: board, company …'),
  matter: z.enum(matterIds).describe('Vad beslutet gäller'),
  roles: z.array(z.string()).describe('Personens uppdrag hos den personuppgiftsansvarige i dag'),
  employer: z
    .enum(['own', 'cooperating', 'company', 'other'])
    .describe('Var personen är anställd: own, cooperating, company eller other'),
  isAdministrator: z.boolean().default(false).describe('Är personen administratör utan uppdrag?'),
  point: z
    .strictObject({
      number: z.string().min(1).describe('Punktens nummer'),
      function: z.string().min(1).describe('Den funktion som beslutar enligt punkten'),
      validOnDay: z.boolean().describe('Gäller punkten, och personens plats under den, i dag?'),
    })
    .nullable()
    .default(null)
    .describe('Punkten i delegationsordningen som personen står under; null när det inte finns någon'),
});
export type DecisionFacts = z.infer<typeof decisionFacts>;

export const decisionOutcomes = { may: 'Får besluta', refused: 'Får inte besluta' } as const;

const advises = reason(
  'Dataskyddsombudet är inte den som slutligen avgör hur personuppgifter ska hanteras utan har en rådgivande och reviderande roll.',
  sormland('kapitel 7'),
);

/** T-017 and E-009. The first obstacle is the answer; a person may stand under a point and still not decide. */
export function judgeDecision(
  facts: DecisionFacts,
  asked: RuleQuestion,
): Judgement<keyof typeof decisionOutcomes> {
  const obstacle = obstacleOf(facts);
  if (obstacle) return answer(asked, 'refused', obstacle);
  const { point, controllerType: type } = facts;
  if (isCompany(type)) {
    return answer(asked, 'may', [
      reason('Den som tecknar bolagets firma, eller VD i löpande förvaltning, beslutar.', {
        label: 'Aktiebolagslagen (2005:551)',
      }),
    ]);
  }
  return answer(asked, 'may', [
    reason(
      `Punkt ${point?.number} i delegationsordningen ger ${point?.function} rätt att besluta.`,
      act('kommunallagen', ''),
    ),
  ]);
}

const isCompany = (type: string): boolean => controllerType(type)?.authority === false;

function obstacleOf(facts: DecisionFacts): readonly Reason[] | undefined {
  if (facts.isAdministrator)
    return [
      reason(
        'En administratör sköter organisation och konton och beslutar inget för en nämnd.',
        mjolby('4.1'),
      ),
    ];
  if (facts.roles.includes('dso')) return [advises, reason('Ombudet ska vara oberoende.', gdpr('38.3'))];
  if (facts.roles.includes('auditor'))
    return [reason('En revisor granskar nämnden och beslutar inget för den.', act('kommunallagen', ''))];
  return isCompany(facts.controllerType) ? companyObstacle(facts) : boardObstacle(facts);
}

function companyObstacle({ roles }: DecisionFacts): readonly Reason[] | undefined {
  if (roles.includes('signatory')) return undefined;
  return [
    reason(
      'Ett bolag har ingen delegationsordning. Firmatecknare eller VD beslutar, och du har inte det uppdraget.',
      { label: 'Aktiebolagslagen (2005:551)' },
    ),
  ];
}

function boardObstacle({ employer, point, matter }: DecisionFacts): readonly Reason[] | undefined {
  if (employer === 'company' || employer === 'other')
    return [
      reason(
        'Beslutanderätt kan delegeras till en anställd i kommunen eller i en kommun som samverkar, aldrig till någon i ett bolag.',
        act('kommunallagen', ''),
      ),
    ];
  if (!point)
    return [
      reason(
        `Du står inte under någon punkt i delegationsordningen som gäller: ${decisionMatters[matter].toLowerCase()}.`,
        act('kommunallagen', ''),
      ),
      reason('Beslut ska följa den ordinarie delegationsordningen.', mjolby('3.12')),
    ];
  if (!point.validOnDay)
    return [
      reason(
        `Punkt ${point.number} gäller inte i dag, eller din plats under den gör det inte.`,
        mjolby('3.12'),
      ),
    ];
  return undefined;
}

const mayDecideRule: Rule<DecisionFacts, keyof typeof decisionOutcomes> = {
  id: 'organisation.may-decide',
  description: 'Om en person får besluta för den personuppgiftsansvarige.',
  facts: decisionFacts,
  outcomes: decisionOutcomes,
  judge: judgeDecision,
};

export const decisionRules: readonly Rule[] = [mayDecideRule];
