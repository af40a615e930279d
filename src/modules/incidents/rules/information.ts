/** Telling data subjects (article 34): whether, whom, how, and what excuses it. Pure. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, mjolby, reason, sormland } from '../../../knowledge/sources.ts';

export interface Audience {
  readonly label: string;
  readonly hint: string;
  /** The template of the letter to them; none where each letter is written by itself. */
  readonly template: string | null;
  /** How they can be reached; the first is proposed. */
  readonly ways: readonly InformationWay[];
}

export const informationWays = {
  letter: 'Brev',
  'digital-post': 'Digital post',
  'e-mail': 'E-post',
  phone: 'Telefon',
  meeting: 'Möte',
  notice: 'Anslag, webbplats eller annons',
  forwarding: 'Skatteverkets förmedling, ett brev i taget',
  other: 'På annat sätt',
} as const;
export type InformationWay = keyof typeof informationWays;
export const informationWayIds = Object.keys(informationWays) as [InformationWay, ...InformationWay[]];

const inPerson: readonly InformationWay[] = ['letter', 'digital-post', 'e-mail', 'phone', 'meeting', 'other'];

export const audiences = {
  adults: {
    label: 'Vuxna',
    hint: 'De som uppgifterna gäller',
    template: 'incident-letter',
    ways: inPerson,
  },
  children: {
    label: 'Barn och unga',
    hint: 'Kort och enkelt. Ge ett vuxet sällskap när barnet är litet',
    template: 'incident-letter-children',
    ways: inPerson,
  },
  guardians: {
    label: 'Vårdnadshavare',
    hint: 'När uppgifterna gäller deras barn',
    template: 'incident-letter-guardians',
    ways: inPerson,
  },
  employees: {
    label: 'Anställda',
    hint: 'Med namn på den som svarar på frågor',
    template: 'incident-letter-employees',
    ways: [...inPerson, 'notice'],
  },
  public: {
    label: 'Allmänheten',
    hint: 'När det kräver oproportionell ansträngning att nå var och en',
    template: 'incident-notice',
    ways: ['notice', 'other'],
  },
  protected: {
    label: 'Personer med skyddade personuppgifter',
    hint: 'Ett brev i taget genom Skatteverkets förmedling. Ingen lista, ingen e-post, ingen digital post',
    template: null,
    ways: ['forwarding'],
  },
} as const satisfies Readonly<Record<string, Audience>>;
export type AudienceId = keyof typeof audiences;
export const audienceIds = Object.keys(audiences) as [AudienceId, ...AudienceId[]];

const PROTECTED_WAY =
  'Den som har skyddade personuppgifter nås bara genom Skatteverkets förmedling, ett brev i taget.';

/** Why this audience cannot be told this way; undefined when it can. */
export function wayFault(audience: AudienceId, way: InformationWay): string | undefined {
  const ways: readonly InformationWay[] = audiences[audience].ways;
  if (ways.includes(way)) return undefined;
  if (audience === 'protected' || way === 'forwarding') return PROTECTED_WAY;
  return audience === 'public'
    ? 'Allmänheten nås med anslag, webbplats eller annons.'
    : 'Ett anslag når allmänheten. Välj den gruppen, eller ett sätt som når var och en.';
}

export const informExceptions = {
  encrypted: {
    label: 'Uppgifterna är oläsliga för den som fått dem',
    hint: 'Till exempel krypterade, och nyckeln är inte röjd (34.3 a)',
    source: gdpr('34.3.a'),
  },
  measures: {
    label: 'Det vi har gjort efteråt undanröjer den höga risken',
    hint: 'Till exempel att det som skickats fel har lämnats tillbaka oläst (34.3 b)',
    source: gdpr('34.3.b'),
  },
  effort: {
    label: 'Det skulle kräva oproportionell ansträngning',
    hint: 'Då informeras allmänheten i stället, lika effektivt (34.3 c)',
    source: gdpr('34.3.c'),
  },
} as const;
export type InformException = keyof typeof informExceptions;
export const informExceptionIds = Object.keys(informExceptions) as [InformException, ...InformException[]];

/** What the reminder after a decision to inform is called. */
export const INFORM_REMINDER = 'Informera de registrerade';

export interface Telling {
  readonly audience: string;
}

/** Whether article 34 is done with: somebody was told, or an exception holds, by which the public may have to be told. */
export function isInformed(exception: string | null, tellings: readonly Telling[]): boolean {
  if (exception === 'effort') return tellings.some(({ audience }) => audience === 'public');
  return exception !== null || tellings.length > 0;
}

const facts = z.strictObject({
  risk: z
    .enum(['unlikely', 'risk', 'high'])
    .describe('Gruppens bedömning av risken för dem som uppgifterna gäller'),
  unreadable: z
    .boolean()
    .default(false)
    .describe('Är uppgifterna oläsliga för den som fått dem, till exempel krypterade utan röjd nyckel?'),
  riskRemoved: z.boolean().default(false).describe('Har åtgärder efteråt undanröjt den höga risken?'),
  disproportionate: z
    .boolean()
    .default(false)
    .describe('Skulle det kräva oproportionell ansträngning att nå var och en?'),
  identityTheft: z.boolean().default(false).describe('Är identitetsstöld eller bedrägeri en tänkbar följd?'),
});
export type InformFacts = z.infer<typeof facts>;

const outcomes = {
  inform: 'Informera de registrerade',
  public: 'Informera allmänheten i stället',
  exception: 'Undantag: de registrerade behöver inte informeras',
  'not-required': 'Lagen kräver inte att de registrerade informeras',
} as const;
type Outcome = keyof typeof outcomes;

const undue = reason(
  'Om incidenten sannolikt leder till en hög risk ska de registrerade informeras utan onödigt dröjsmål.',
  gdpr('34.1'),
);

function judged({ risk, unreadable, riskRemoved, disproportionate }: InformFacts): [Outcome, ...Reason[]] {
  if (risk !== 'high')
    return [
      'not-required',
      reason('Skyldigheten gäller när risken sannolikt är hög. Ni får ändå informera.', gdpr('34.1')),
    ];
  if (unreadable)
    return [
      'exception',
      undue,
      reason(
        'Uppgifterna är oläsliga för den som inte får läsa dem. Det gäller bara så länge nyckeln inte är röjd: pröva igen om det ändras.',
        gdpr('34.3.a'),
      ),
    ];
  if (riskRemoved)
    return [
      'exception',
      undue,
      reason(
        'Åtgärder efteråt gör att den höga risken sannolikt inte längre finns. Skriv vilka.',
        gdpr('34.3.b'),
      ),
    ];
  if (disproportionate)
    return [
      'public',
      undue,
      reason('Då ska allmänheten informeras, eller en lika effektiv åtgärd vidtas.', gdpr('34.3.c')),
    ];
  return [
    'inform',
    undue,
    reason(
      'Informationen ska vara klar och tydlig och innehålla vad som har hänt, ombudets namn och kontakt, sannolika följder och vad ni har gjort.',
      gdpr('34.2'),
    ),
  ];
}

const informRule: Rule<InformFacts, Outcome> = {
  id: 'incident.inform-data-subjects',
  description:
    'Om de registrerade ska informeras om en personuppgiftsincident, eller om ett undantag gäller.',
  facts,
  outcomes,
  judge: (given, asked) => {
    const [outcome, ...reasons] = judged(given);
    const again =
      outcome === 'exception' || outcome === 'not-required'
        ? [reason('Tillsynsmyndigheten kan ändå kräva att de informeras.', gdpr('34.4'))]
        : [];
    return answer(asked, outcome, [...reasons, ...again], localThreshold(given, asked));
  },
};

/** The guidelines tell at a serious incident, and one of them also at a risk of fraud (S-008, I-009). */
function localThreshold(
  { risk, identityTheft }: InformFacts,
  { profile }: RuleQuestion,
): GuidelineAnswer<Outcome> | undefined {
  if (profile === 'mjolby-2017')
    return {
      profile,
      outcome: risk === 'high' ? 'inform' : 'not-required',
      reasons: [
        reason('Riktlinjen: de registrerade informeras utan dröjsmål om det är hög risk.', mjolby('3.10')),
      ],
    };
  if (profile !== 'sormland-2019') return undefined;
  const serious = reason(
    'Riktlinjen: om incidenten är allvarlig ska samordnaren utan onödigt dröjsmål informera de registrerade.',
    sormland('bilaga 8'),
  );
  const fraud = reason(
    'Riktlinjen: särskild information vid dataintrång med risk för till exempel identitetsstöld eller bedrägeri.',
    sormland('kapitel 12.1'),
  );
  return {
    profile,
    outcome: risk === 'high' || identityTheft ? 'inform' : 'not-required',
    reasons: identityTheft ? [serious, fraud] : [serious],
  };
}

/** The audience that a letter of the template is written to. */
export const audienceOfTemplate = (template: string | null): AudienceId | undefined =>
  audienceIds.find((id) => template !== null && audiences[id].template === template);

const WAYS_OF_SENDING: Readonly<Record<string, InformationWay>> = {
  'e-mail': 'e-mail',
  'secure-mail': 'e-mail',
  'digital-mailbox': 'digital-post',
  letter: 'letter',
  'registered-letter': 'letter',
  'mail-forwarding': 'forwarding',
  internal: 'other',
};

/** How they were told by a letter that was sent that way, as far as the audience can be told so. */
export function wayOfSending(audience: AudienceId, sentWay: string | null): InformationWay {
  const way = WAYS_OF_SENDING[sentWay ?? ''] ?? 'other';
  return wayFault(audience, way) ? audiences[audience].ways[0] : way;
}

/** How each answer is said. */
export const informRuleOutcomes = outcomes;
export const informationRules: readonly Rule[] = [informRule];
