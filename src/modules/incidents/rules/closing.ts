/** What an incident needs before it is closed: each gap with where it is mended (F-005, F-014, F-016; T-106). Pure. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Reason, Rule } from '../../../knowledge/judgement.ts';
import { act, gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { INFORM_REMINDER } from './information.ts';

const yes = (text: string) => z.boolean().default(false).describe(text);
const count = (text: string) => z.int().min(0).default(0).describe(text);

const facts = z.strictObject({
  side: z
    .enum(['controller', 'processor'])
    .default('controller')
    .describe('Om uppgifterna är nämndens egna eller behandlas åt andra'),
  isBreach: z
    .enum(['yes', 'no', 'unclear'])
    .nullable()
    .default(null)
    .describe('Är det en personuppgiftsincident?'),
  breachReason: yes('Finns ett skäl till varför det är en incident eller inte?'),
  circumstances: yes('Är det beskrivet vad som har hänt?'),
  effects: yes('Är följderna för de registrerade beskrivna?'),
  measures: count('Hur många åtgärder som är antecknade'),
  ownerlessMeasures: count('Hur många planerade åtgärder som saknar ansvarig'),
  openMeasures: count('Hur många planerade åtgärder som inte är gjorda'),
  risk: z.enum(['unlikely', 'risk', 'high']).nullable().default(null).describe('Bedömningen av risken'),
  riskReason: yes('Finns skäl till bedömningen av risken?'),
  outcome: z
    .enum(['document', 'notify', 'inform'])
    .nullable()
    .default(null)
    .describe('Beslutet: dokumentera, anmäla, eller anmäla och informera'),
  motivated: yes('Är beslutet motiverat?'),
  protectiveSecurity: yes('Ska händelsen anmälas enligt säkerhetsskyddslagen?'),
  notified: yes('Är anmälan skickad?'),
  late: yes('Skickades anmälan efter 72 timmar?'),
  lateReason: yes('Finns skäl till att anmälan blev sen?'),
  completed: yes('Är anmälan kompletterad eller slutligt anmäld?'),
  informed: yes('Är de registrerade informerade, eller finns ett undantag med skäl?'),
  excepted: yes('Gäller ett undantag från att informera de registrerade?'),
  untoldControllers: count('Som biträde: hur många personuppgiftsansvariga som inte fått veta allt'),
  toldControllers: count('Som biträde: hur många personuppgiftsansvariga som har fått veta något'),
  rootCause: yes('Är grundorsaken beskriven?'),
});
export type CompletenessFacts = z.infer<typeof facts>;

export interface Gap extends Reason {
  readonly id: string;
  /** The case is not closed before it is mended; the others are told. */
  readonly hard: boolean;
  /** Under the address of the incident. */
  readonly where: string;
}

interface Requirement extends Gap {
  readonly asked: (facts: CompletenessFacts) => boolean;
  readonly met: (facts: CompletenessFacts) => boolean;
}

const isOurs = ({ side, isBreach }: CompletenessFacts) => side === 'controller' && isBreach !== 'no';
const isBreach = ({ isBreach: answered }: CompletenessFacts) => answered !== 'no';
const asProcessor = ({ side, isBreach: answered }: CompletenessFacts) =>
  side === 'processor' && answered !== 'no';
const isToBeNotified = (given: CompletenessFacts) =>
  isOurs(given) && !given.protectiveSecurity && (given.outcome === 'notify' || given.outcome === 'inform');

const need = (
  id: string,
  where: string,
  told: Reason,
  asked: Requirement['asked'],
  met: Requirement['met'],
): Requirement => ({ id, where, hard: true, ...told, asked, met });
const wish = (...given: Parameters<typeof need>): Requirement => ({ ...need(...given), hard: false });

const documented = gdpr('33.5');

const requirements: readonly Requirement[] = [
  need(
    'circumstances',
    'bedomning',
    reason('Beskriv vad som har hänt.', documented),
    () => true,
    ({ circumstances }) => circumstances,
  ),
  need(
    'is-breach',
    'bedomning',
    reason('Svara på om det är en personuppgiftsincident.', gdpr('4.12')),
    () => true,
    ({ isBreach: answered }) => answered === 'yes' || answered === 'no',
  ),
  need(
    'breach-reason',
    'bedomning',
    reason('Skriv varför det inte är en personuppgiftsincident.', documented),
    ({ isBreach: answered }) => answered === 'no',
    ({ breachReason }) => breachReason,
  ),
  need(
    'effects',
    'bedomning',
    reason('Beskriv följderna för dem som uppgifterna gäller.', documented),
    isBreach,
    ({ effects }) => effects,
  ),
  need(
    'measures',
    'atgarder',
    reason('Skriv vad ni har gjort efter incidenten, eller att inget behövde göras.', documented),
    isBreach,
    ({ measures }) => measures > 0,
  ),
  need(
    'risk',
    'risk',
    reason('Bedöm risken, och skriv varför.', documented),
    isOurs,
    ({ risk, riskReason }) => risk !== null && riskReason,
  ),
  need(
    'decision',
    'beslut',
    reason('Besluta om incidenten ska anmälas.', gdpr('33.1')),
    isOurs,
    ({ outcome }) => outcome !== null,
  ),
  need(
    'motivation',
    'beslut',
    reason(
      'Motivera beslutet: också en incident som inte anmäls registreras med skälen till det.',
      sormland('bilaga 8'),
    ),
    (given) => isOurs(given) && given.outcome !== null,
    ({ motivated }) => motivated,
  ),
  need(
    'notified',
    'anmalan',
    reason('Skicka anmälan till tillsynsmyndigheten, eller besluta att inte anmäla.', gdpr('33.1')),
    isToBeNotified,
    ({ notified }) => notified,
  ),
  need(
    'late',
    'anmalan',
    reason('Anmälan skickades efter 72 timmar. Skriv varför.', gdpr('33.1')),
    (given) => isToBeNotified(given) && given.late,
    ({ lateReason }) => lateReason,
  ),
  wish(
    'completed',
    'anmalan',
    reason('Anmälan är varken kompletterad eller slutligt anmäld.', gdpr('33.4')),
    (given) => isToBeNotified(given) && given.notified,
    ({ completed }) => completed,
  ),
  need(
    'informed',
    'registrerade',
    reason(
      'Det är beslutat att informera de registrerade. Gör det, eller skriv vilket undantag som gäller och varför.',
      gdpr('34.1'),
    ),
    (given) => isOurs(given) && given.outcome === 'inform',
    ({ informed }) => informed,
  ),
  need(
    'told',
    'underratta',
    reason('Underrätta dem som ni behandlar uppgifter åt.', gdpr('33.2')),
    asProcessor,
    ({ toldControllers }) => toldControllers > 0,
  ),
  need(
    'told-all',
    'underratta',
    reason('Någon personuppgiftsansvarig väntar på fler delar.', gdpr('33.2')),
    (given) => asProcessor(given) && given.toldControllers > 0,
    ({ untoldControllers }) => untoldControllers === 0,
  ),
  need(
    'owners',
    'atgarder',
    reason('En planerad åtgärd saknar ansvarig.', sormland('bilaga 8')),
    isBreach,
    ({ ownerlessMeasures }) => ownerlessMeasures === 0,
  ),
  wish(
    'open-measures',
    'atgarder',
    reason('Planerade åtgärder är inte gjorda. När ärendet är avslutat påminner Min dag inte om dem.', {
      label: 'Ansvar',
    }),
    isBreach,
    ({ openMeasures }) => openMeasures === 0,
  ),
  wish(
    'root-cause',
    'avsluta',
    reason('Grundorsaken är inte beskriven: den visar vad som måste ändras.', gdpr('32.1.d')),
    isBreach,
    ({ rootCause }) => rootCause,
  ),
];

/** What is missing, in the order of the incident's life; what blocks and what is only told. */
export const completenessOf = (given: CompletenessFacts): readonly Gap[] =>
  requirements
    .filter(({ asked, met }) => asked(given) && !met(given))
    .map(({ asked: _, met: __, ...gap }) => gap);

interface OpenDeadline {
  readonly id: string;
  readonly ruleId: string | null;
  readonly label: string;
  readonly dueOn: string;
}

/** The gap that is the same thing as a deadline of the rule. */
function gapOf({ ruleId, label }: OpenDeadline): string | undefined {
  if (ruleId === 'incident.deadline') return 'notified';
  if (ruleId === 'incident.supplement-due') return 'completed';
  return label === INFORM_REMINDER ? 'informed' : undefined;
}

/** Each thing once: what has an open deadline stands there, with the part of the incident that settles it. */
export function withDeadlines<Deadline extends OpenDeadline>(
  gaps: readonly Gap[],
  deadlines: readonly Deadline[],
) {
  const told = deadlines.map((deadline) => ({
    ...deadline,
    gap: gaps.find(({ id }) => id === gapOf(deadline)),
  }));
  return { told, gaps: gaps.filter((gap) => !told.some((deadline) => deadline.gap === gap)) };
}

/** How it ended, in a sentence, as the decision and what has been done say. */
export function proposedEnding(given: CompletenessFacts): string {
  if (given.isBreach === 'no') return 'Inte en personuppgiftsincident';
  if (given.side === 'processor') return given.toldControllers > 0 ? 'De vi arbetar åt är underrättade' : '';
  if (given.outcome === null) return '';
  const notified = given.notified ? 'Anmäld' : 'Dokumenterad, inte anmäld';
  if (given.outcome !== 'inform' || !given.informed) return notified;
  return given.excepted
    ? `${notified}, undantag från informationen`
    : `${notified}, de registrerade informerade`;
}

const outcomes = {
  complete: 'Allt finns: incidenten kan avslutas',
  remarks: 'Incidenten kan avslutas, men något saknas',
  blocked: 'Något måste göras först',
} as const;
type Outcome = keyof typeof outcomes;

function outcomeOf(gaps: readonly Gap[]): Outcome {
  if (gaps.some(({ hard }) => hard)) return 'blocked';
  return gaps.length > 0 ? 'remarks' : 'complete';
}

const completeRule: Rule<CompletenessFacts, Outcome> = {
  id: 'incident.complete',
  description: 'Vad som saknas innan en personuppgiftsincident kan avslutas.',
  facts,
  outcomes,
  judge: (given, asked) => {
    const gaps = completenessOf(given);
    const reasons = gaps.map(({ text, source }) => reason(text, source));
    const whole = reason(
      'Dokumentationen ska göra det möjligt för tillsynsmyndigheten att kontrollera att artikeln följs.',
      documented,
    );
    const secret = reason(
      'Incidenten ska anmälas enligt säkerhetsskyddslagen. Artiklarna 33 och 34 gäller inte den.',
      act('dataskyddslagen', '1 kap. 4 §'),
    );
    return answer(asked, outcomeOf(gaps), [...reasons, whole, ...(given.protectiveSecurity ? [secret] : [])]);
  },
};

export const completenessRules: readonly Rule[] = [completeRule];
