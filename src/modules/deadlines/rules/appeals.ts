/** How long a decision can be appealed (law.md 5.5). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, reason } from '../../../knowledge/sources.ts';
import { type Counted, statutePeriod } from './counting.ts';
import { dayFact, numberOf } from './facts.ts';
import { lastDay, ofKind } from './kinds.ts';

const appealFacts = z.strictObject({
  servedOn: dayFact.describe('Dagen då den som överklagar fick del av beslutet'),
});

const appealOutcomes = {
  'from-service': ofKind('law', 'Överklagandetiden räknas från delgivningen'),
} as const;

const appealAct = act('forvaltningslagen', '44 §');

/** The last day on which an appeal may come in to the authority that decided. */
export const appealDeadline = (servedOn: string, asked: RuleQuestion): Counted =>
  statutePeriod(servedOn, { count: numberOf(asked, 'appeal.weeks', 3), unit: 'weeks' });

const appealRule: Rule<z.infer<typeof appealFacts>, keyof typeof appealOutcomes> = {
  id: 'appeal.deadline',
  description: 'När ett överklagande senast ska ha kommit in till den myndighet som beslutade.',
  facts: appealFacts,
  outcomes: appealOutcomes,
  judge: ({ servedOn }, asked) => {
    const { deadline, steps } = appealDeadline(servedOn, asked);
    return answer(asked, 'from-service', [
      lastDay('law', 'Överklagandet ska ha kommit in senast', deadline, appealAct),
      ...steps,
      reason(
        'Överklagandet lämnas till den myndighet som beslutade, inte till domstolen.',
        act('forvaltningslagen', '43 §'),
      ),
    ]);
  },
};

export const appealRules: readonly Rule[] = [appealRule];
