/** How long the film of a meeting may stay on the web (H-030, H-031). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { agreedPeriod, type Counted } from './counting.ts';
import { dayFact, inOrder, numberOf } from './facts.ts';
import { lastDay, ofKind } from './kinds.ts';

const broadcastFacts = z
  .strictObject({
    publishedOn: dayFact.describe('Dagen då filmen publicerades'),
    withdrawnOn: dayFact
      .nullable()
      .default(null)
      .describe('Dagen då samtycket återkallades, om det är återkallat'),
  })
  .refine(({ publishedOn, withdrawnOn }) => inOrder(publishedOn, withdrawnOn), {
    path: ['withdrawnOn'],
    error: 'Återkallelsen kan inte ligga före publiceringen: då ska filmen inte publiceras.',
  });

type BroadcastFacts = z.infer<typeof broadcastFacts>;

const broadcastOutcomes = {
  shown: ofKind('decision', 'Filmen får visas till och med sista dagen'),
  withdrawn: ofKind('law', 'Samtycket är återkallat: filmen ska tas bort nu'),
} as const;

const form = sormland('bilaga 4');

/** The last day, as the consent form promises; counted from the publication. */
export const broadcastRemoval = (publishedOn: string, asked: RuleQuestion): Counted =>
  agreedPeriod(publishedOn, { count: numberOf(asked, 'broadcast.months', 12), unit: 'months' }, form);

const broadcastRule: Rule<BroadcastFacts, keyof typeof broadcastOutcomes> = {
  id: 'broadcast.removal-due',
  description: 'När filmen från en webbsändning ska raderas.',
  facts: broadcastFacts,
  outcomes: broadcastOutcomes,
  judge: ({ publishedOn, withdrawnOn }, asked) => {
    const { deadline, steps } = broadcastRemoval(publishedOn, asked);
    if (withdrawnOn !== null && withdrawnOn <= deadline)
      return answer(asked, 'withdrawn', [
        reason('Om samtycket återkallas får filmen inte längre finnas på webbplatsen och ska raderas.', form),
        reason('Uppgifterna ska raderas utan onödigt dröjsmål när samtycket är återkallat.', gdpr('17.1.b')),
      ]);
    return answer(asked, 'shown', [
      lastDay('decision', 'Filmen ska raderas', deadline, form),
      ...steps,
      reason('Tiden är den som kommunen har lovat i samtycket.', form),
    ]);
  },
};

export const broadcastRules: readonly Rule[] = [broadcastRule];
