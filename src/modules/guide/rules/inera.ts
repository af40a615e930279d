/** Which agreement goes with a service of Inera (B-026, B-027, E-081–E-089). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion, Source } from '../../../knowledge/judgement.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';

const source: Source = { label: 'Inera, Personuppgiftsbehandling' };

const ineraFacts = z.strictObject({
  connection: z
    .enum(['direct', 'through-customer', 'supplier'])
    .describe('Hur organisationen möter Inera: direkt, genom en kunds it-system eller som leverantör'),
  customerAgreement: z
    .enum(['kundavtal-2', 'kundavtal-1', 'none'])
    .nullable()
    .default(null)
    .describe('Vilket kundavtal som organisationen har tecknat'),
  signsForBoards: z
    .enum(['yes', 'no'])
    .nullable()
    .default(null)
    .describe('Tecknar kommunstyrelsen åt självständiga nämnder?'),
});

export type IneraFacts = z.infer<typeof ineraFacts>;

export const ineraOutcomes = {
  'not-needed': 'Inget separat avtal: det ingår i Kundavtal 2',
  'type-1': 'Personuppgiftsbiträdesavtal 1, mellan Inera och den direktanslutna kunden',
  'type-2': 'Personuppgiftsbiträdesavtal 2, mellan kunden och vårdgivaren',
  'type-3': 'Personuppgiftsbiträdesavtal 3, för den som är underbiträde till Inera',
  unclear: 'Ta först reda på vilket kundavtal som är tecknat',
} as const;
export type IneraOutcome = keyof typeof ineraOutcomes;

const isProcessor = reason(
  'Inera är biträde för alla organisationer som direkt eller indirekt använder en tjänst där Inera behandlar personuppgifter för deras räkning.',
  source,
);

export function judgeInera(facts: IneraFacts, asked: RuleQuestion): Judgement<IneraOutcome> {
  if (facts.connection === 'supplier')
    return answer(asked, 'type-3', [
      reason('Leverantörer under Inera är underbiträden och tecknar avtal 3.', source),
      reason('Underbiträdet ska ha samma skyldigheter som biträdet.', gdpr('28.4')),
    ]);
  if (facts.connection === 'through-customer')
    return answer(asked, 'type-2', [
      reason(
        'Avtal 2 tecknas mellan den direktanslutna kunden och vårdgivaren som kunden indirekt ansluter till sitt it-system. Kunden är mellanled: biträde för vårdgivaren, med Inera som underbiträde.',
        source,
      ),
      isProcessor,
    ]);
  const boards = boardReasons(facts);
  if (facts.customerAgreement === 'kundavtal-2')
    return answer(asked, 'not-needed', [
      reason(
        'Den som har tecknat Kundavtal 2 behöver inte teckna något annat avtal med Inera än det som ingår där: SKR-koncernens personuppgiftsbiträdesavtal med Ineras instruktioner.',
        source,
      ),
      isProcessor,
      ...boards,
    ]);
  if (facts.customerAgreement === null)
    return answer(asked, 'unclear', [
      reason('I Kundavtal 2 ingår biträdesavtalet. Utan det tecknas avtal 1.', source),
      ...boards,
    ]);
  return answer(asked, 'type-1', [
    reason(
      'Avtal 1 tecknas mellan Inera och kunder som är direktanslutna till en eller flera tjänster.',
      source,
    ),
    reason(
      'Avtal 1 fasas ut när tjänsterna går över till Kundavtal 2. Fråga Inera om ni kan teckna det.',
      source,
    ),
    isProcessor,
    ...boards,
  ]);
}

/** A kommunstyrelse that signs for other nämnder needs their authority, one for each kind of agreement (E-088, E-089). */
function boardReasons({ signsForBoards, customerAgreement }: IneraFacts): readonly Reason[] {
  if (signsForBoards !== 'yes') return [];
  const which =
    customerAgreement === 'kundavtal-2'
      ? 'SKR-koncernens personuppgiftsbiträdesavtal (Ineras fullmakt för kommuner SKR)'
      : 'Ineras Personuppgiftsbiträdesavtal 1 (Ineras fullmakt för kommuner)';
  return [
    reason(
      `Varje självständig nämnd ger kommunstyrelsen fullmakt att teckna ${which} och att företräda nämnden gentemot Inera.`,
      source,
    ),
  ];
}

export const ineraRule: Rule<IneraFacts, IneraOutcome> = {
  id: 'guide.inera-agreement',
  description: 'Vilket personuppgiftsbiträdesavtal som behövs med Inera.',
  facts: ineraFacts,
  outcomes: ineraOutcomes,
  judge: judgeInera,
};
