/** What the risk to people asks for: only document, notify, or also tell those concerned (F-013–F-017, S-006, S-008). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { type BreachOutcome, breachOutcomes } from '../../../knowledge/breach-form.ts';
import type { GuidelineAnswer, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, mjolby, reason, recital, sormland } from '../../../knowledge/sources.ts';

export const incidentLikelihoods = {
  unlikely: 'Osannolikt',
  possible: 'Möjligt',
  likely: 'Sannolikt',
} as const;
export type IncidentLikelihood = keyof typeof incidentLikelihoods;

/** The group's judgement of the risk, apart from the form's four levels. */
export const incidentRisks = {
  unlikely: 'Osannolikt att det blir en risk för någon',
  risk: 'En risk',
  high: 'Sannolikt en hög risk',
} as const;
export type IncidentRisk = keyof typeof incidentRisks;

const keysOf = <Key extends string>(table: Readonly<Record<Key, string>>) =>
  Object.keys(table) as [Key, ...Key[]];

const facts = z.strictObject({
  likelihood: z
    .enum(keysOf(incidentLikelihoods))
    .describe('Hur sannolikt det är att någons rättigheter och friheter drabbas'),
  severity: z
    .int()
    .min(1)
    .max(4)
    .nullable()
    .default(null)
    .describe('Hur allvarlig incidenten är, formulärets fyra nivåer'),
  risk: z
    .enum(keysOf(incidentRisks))
    .nullable()
    .default(null)
    .describe('Gruppens egen bedömning av risken, när den är gjord'),
});
export type RiskFacts = z.infer<typeof facts>;

const outcomes = {
  document: 'Dokumentera: ingen anmälan',
  notify: 'Anmäl till tillsynsmyndigheten',
  inform: 'Anmäl, och informera de registrerade',
  unsaid: 'Riktlinjen säger inget om det',
} as const;
type Outcome = keyof typeof outcomes;

/** What can be decided, in the words of the buttons. */
export const incidentOutcomes = {
  document: 'Anmäl inte, dokumentera',
  notify: 'Anmäl till tillsynsmyndigheten',
  inform: 'Anmäl, och informera de registrerade',
} as const satisfies Readonly<Record<BreachOutcome, string>>;
export type IncidentOutcome = keyof typeof incidentOutcomes;

const HIGH = 3;

/** Of likelihood and severity alone. In between, notify: the law excuses only what is unlikely. */
export function riskOf({ likelihood, severity }: Pick<RiskFacts, 'likelihood' | 'severity'>): IncidentRisk {
  if (likelihood === 'unlikely') return 'unlikely';
  return likelihood === 'likely' && (severity ?? 0) >= HIGH ? 'high' : 'risk';
}

const asks: Readonly<Record<IncidentRisk, IncidentOutcome>> = {
  unlikely: 'document',
  risk: 'notify',
  high: 'inform',
};
const stricter: readonly IncidentRisk[] = ['unlikely', 'risk', 'high'];

/** Where the group's own judgement and the two parts differ it is in doubt, and the stricter counts. */
export function askedOf(given: RiskFacts): IncidentOutcome {
  const computed = riskOf(given);
  const own = given.risk ?? computed;
  return asks[stricter.indexOf(own) > stricter.indexOf(computed) ? own : computed];
}

const texts = Object.fromEntries(
  breachOutcomes.map(({ id, text, source }) => [id, reason(text, source)]),
) as unknown as Readonly<Record<IncidentOutcome, Reason>>;

const notifyRule: Rule<RiskFacts, Outcome> = {
  id: 'incident.notify-authority',
  description:
    'Om en personuppgiftsincident ska dokumenteras, anmälas, eller också berättas för de registrerade.',
  facts,
  outcomes,
  judge: (given, asked) => answer(asked, askedOf(given), reasonsOf(given), localThreshold(given, asked)),
};

function reasonsOf(given: RiskFacts): readonly Reason[] {
  const { likelihood, severity, risk } = given;
  const outcome = askedOf(given);
  const computed = riskOf(given);
  const said: Reason[] = [
    reason('Risken är hur sannolikt något är och hur allvarligt det är om det händer.', recital(76)),
  ];
  if (outcome === 'document') said.push(reason(texts.notify.text, gdpr('33.1')));
  said.push(texts[outcome]);
  if (outcome === 'inform') said.push(texts.notify);
  if (outcome === 'notify' && computed === 'risk' && likelihood === 'possible')
    said.push(
      reason(
        'Risken är varken osannolik eller säker. Lagen undantar bara det som är osannolikt: i tveksamma fall, anmäl.',
        gdpr('33.1'),
      ),
    );
  if (risk && risk !== computed)
    said.push(
      reason(
        'Gruppens bedömning av risken är en annan än den som sannolikhet och allvar ger. Då gäller den strängare: i tveksamma fall, anmäl.',
        gdpr('33.1'),
      ),
    );
  if (outcome === 'document' && (severity ?? 0) >= HIGH)
    said.push(
      reason(
        'Allvaret är stort om det ändå händer. Skriv varför det är osannolikt, till exempel att uppgifterna var krypterade. Är ni tveksamma, anmäl.',
        gdpr('33.5'),
      ),
    );
  if (outcome === 'notify' && (severity ?? 0) >= HIGH)
    said.push(
      reason(
        'Allvaret är stort. Pröva om risken är så hög att de registrerade ska informeras.',
        gdpr('34.1'),
      ),
    );
  if (severity === null)
    said.push(reason('Allvaret är inte bedömt. Bedöm det före beslutet.', gdpr('33.3.c')));
  return said;
}

/** Sörmland names the likely and the unlikely and nothing between; Mjölby has no threshold (S-006). */
function localThreshold(given: RiskFacts, { profile }: RuleQuestion): GuidelineAnswer<Outcome> | undefined {
  const isHigh = askedOf(given) === 'inform';
  if (profile === 'sormland-2019') {
    const source = sormland('bilaga 8');
    if (isHigh)
      return local(
        profile,
        'inform',
        'Riktlinjen: om incidenten är allvarlig ska samordnaren utan onödigt dröjsmål informera de registrerade.',
        source,
      );
    if (given.likelihood === 'likely')
      return local(profile, 'notify', 'Riktlinjen: om en risk är trolig måste incidenten anmälas.', source);
    if (given.likelihood === 'unlikely')
      return local(
        profile,
        'document',
        'Riktlinjen: är en risk osannolik behöver incidenten inte anmälas. Den dokumenteras och registreras med en motivering.',
        source,
      );
    return local(
      profile,
      'unsaid',
      'Riktlinjen nämner en trolig och en osannolik risk, och inget däremellan. Lagens tröskel gäller.',
      source,
    );
  }
  if (profile !== 'mjolby-2017') return undefined;
  return local(
    profile,
    isHigh ? 'inform' : 'notify',
    isHigh
      ? 'Riktlinjen: de registrerade informeras utan dröjsmål om det är hög risk.'
      : 'Riktlinjen: incidenter anmäls inom 72 timmar, utan tröskel.',
    mjolby('3.10'),
  );
}

const local = (
  profile: string,
  outcome: Outcome,
  text: string,
  source: Reason['source'],
): GuidelineAnswer<Outcome> => ({ profile, outcome, reasons: [reason(text, source)] });

export const riskRules: readonly Rule[] = [notifyRule];
