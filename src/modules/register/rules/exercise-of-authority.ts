/** Is a measure exercise of public authority (D-006, D-007). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Rule } from '../../../knowledge/judgement.ts';
import { act, reason, sormland } from '../../../knowledge/sources.ts';
import { yesNo } from './findings.ts';

export const measures = {
  'favourable-decision': { label: 'Gynnande beslut, t.ex. bistånd eller bygglov', exercise: true },
  'burdensome-decision': { label: 'Betungande beslut, t.ex. föreläggande eller avgift', exercise: true },
  'unilateral-measure': { label: 'Ensidig åtgärd som uttrycker samhällets maktbefogenheter', exercise: true },
  supervision: { label: 'Tillsyn, även över en annan myndighet', exercise: true },
  advice: { label: 'Information och råd', exercise: false },
  'factual-activity': { label: 'Faktisk verksamhet utan tvång, t.ex. att sopa gator', exercise: false },
} as const;

const exerciseFacts = z.strictObject({
  measure: z
    .enum(Object.keys(measures) as [keyof typeof measures, ...(keyof typeof measures)[]])
    .describe('Vad det är för åtgärd'),
  followsFromStatute: yesNo.default(null).describe('Finns befogenheten i lag eller annan författning?'),
});

type ExerciseFacts = z.infer<typeof exerciseFacts>;

const exerciseOutcomes = {
  exercise: 'Myndighetsutövning',
  'not-exercise': 'Inte myndighetsutövning',
  unknown: 'Uppgift saknas',
} as const;

export const exerciseOfAuthorityRule: Rule<ExerciseFacts, keyof typeof exerciseOutcomes> = {
  id: 'register.exercise-of-authority',
  description: 'Om en åtgärd är myndighetsutövning.',
  facts: exerciseFacts,
  outcomes: exerciseOutcomes,
  judge: (facts, asked) => {
    const measure = measures[facts.measure];
    if (!measure.exercise) {
      const text = `${measure.label}: verksamhet utan beslut och tvång är inte myndighetsutövning. Pröva uppgift av allmänt intresse.`;
      return answer(asked, 'not-exercise', [reason(text, sormland('kapitel 11.2'))]);
    }
    const statute = act('dataskyddslagen', '2 kap. 2 § 2');
    if (facts.followsFromStatute === 'no') {
      return answer(asked, 'not-exercise', [
        reason('Myndighetsutövning kräver stöd i lag eller annan författning.', statute),
      ]);
    }
    if (facts.followsFromStatute === null) {
      return answer(asked, 'unknown', [
        reason('Ange om befogenheten finns i lag eller annan författning.', statute),
      ]);
    }
    const text = `${measure.label}: beslut eller ensidiga åtgärder som uttrycker samhällets maktbefogenheter är myndighetsutövning.`;
    return answer(asked, 'exercise', [
      reason(text, sormland('kapitel 11.2')),
      reason('Behandlingen ska vara nödvändig som ett led i myndighetsutövningen.', statute),
    ]);
  },
};
