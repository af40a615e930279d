/** Whether a processor that the register names is engaged under an agreement that holds (E-010, E-012). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';

const engagementFacts = z.strictObject({
  mark: z
    .enum(['valid', 'missing', 'not-needed', 'unknown'])
    .describe('Vad registret säger om avtalet: valid, missing, not-needed eller unknown'),
  standing: z
    .enum(['in-force', 'coming', 'ended', 'none'])
    .default('none')
    .describe('Hur det bästa avtalet med parten står: in-force, coming, ended eller none'),
  covers: z.enum(['yes', 'no']).default('no').describe('Täcker avtalet behandlingen?'),
});
export type EngagementFacts = z.infer<typeof engagementFacts>;

export const engagementOutcomes = {
  valid: 'Avtal gäller',
  'not-needed': 'Avtal behövs inte',
  'not-covered': 'Avtalet täcker inte behandlingen',
  coming: 'Avtal på väg',
  ended: 'Avtalet har upphört',
  missing: 'Avtal saknas',
  unknown: 'Inte känt om avtal finns',
} as const;
export type Engagement = keyof typeof engagementOutcomes;

const written = reason(
  'När uppgifter behandlas av ett biträde ska hanteringen regleras genom ett avtal.',
  gdpr('28.3'),
);
const common = reason('En vanlig brist: «Personuppgiftsbiträdesavtal saknas.»', sormland('kapitel 18'));

/** An agreement here goes before what the register says of one that lies elsewhere. */
export function judgeEngagement(
  { mark, standing, covers }: EngagementFacts,
  asked: RuleQuestion,
): Judgement<Engagement> {
  const said = (outcome: Engagement, text: string, ...more: readonly (typeof written)[]) =>
    answer(asked, outcome, [reason(text, gdpr('28.3')), ...more]);
  if (standing === 'in-force' && covers === 'yes')
    return said('valid', 'Ett avtal gäller i dag och täcker behandlingen.');
  if (standing === 'ended' && covers === 'yes')
    return said(
      'ended',
      'Avtalet som täckte behandlingen har upphört. Teckna ett nytt, eller sluta anlita biträdet.',
      written,
    );
  if (mark === 'valid')
    return said('valid', 'Enligt registret finns ett avtal. Det ligger inte här: registrera det gärna.');
  if (mark === 'not-needed')
    return said('not-needed', 'Enligt registret behövs inget avtal. Svaren på «Behövs avtal?» visar varför.');
  if (standing === 'in-force')
    return said(
      'not-covered',
      'Ett avtal gäller med parten, men behandlingen hör inte till det. Lägg till den i avtalet.',
      written,
    );
  if (standing === 'coming')
    return said('coming', 'Ett avtal är på väg, men gäller inte förrän båda har skrivit under.', written);
  if (mark === 'unknown')
    return said('unknown', 'Ingen har sagt om det finns ett avtal. Ta reda på det.', written, common);
  return said(
    'missing',
    'Biträdet anlitas utan avtal. Teckna ett, eller visa att det inte behövs.',
    written,
    common,
  );
}

const engagementRule: Rule<EngagementFacts, Engagement> = {
  id: 'agreement.engagement',
  description: 'Om ett biträde i registret anlitas under ett avtal som gäller.',
  facts: engagementFacts,
  outcomes: engagementOutcomes,
  judge: judgeEngagement,
};
export const engagementRules: readonly Rule[] = [engagementRule];

/** What is not in order: the processor works without an agreement that holds for the processing. */
export const lacksAgreement = (engagement: Engagement): boolean =>
  engagement !== 'valid' && engagement !== 'not-needed';
