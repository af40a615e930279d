/** Words that name no time (S-044): the product proposes a reminder and says that it is no deadline. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import type { ParameterKey } from '../../../knowledge/parameters.ts';
import { gdpr, mjolby, reason } from '../../../knowledge/sources.ts';
import { agreedPeriod, type Counted, workingDays } from './counting.ts';
import { dayFact, numberOf } from './facts.ts';
import { lastDay, ofKind } from './kinds.ts';
import { clause } from './notices.ts';

const proposal = { label: 'Förslag i Ansvar: ingen tid står i lag, riktlinje eller avtalsmall' };

interface SoftWords {
  readonly words: string;
  readonly parameter: ParameterKey;
  readonly otherwise: number;
  readonly way: 'working-days-after' | 'working-days-before' | 'months';
  /** One place where the words stand. */
  readonly source: ReturnType<typeof gdpr>;
}

const softWords: readonly SoftWords[] = [
  {
    words: 'utan onödigt dröjsmål',
    parameter: 'reminder.undue-delay-working-days',
    otherwise: 3,
    way: 'working-days-after',
    source: gdpr('33.2'),
  },
  {
    words: 'skyndsamt',
    parameter: 'reminder.promptly-working-days',
    otherwise: 1,
    way: 'working-days-after',
    source: clause('8.3'),
  },
  {
    words: 'i god tid',
    parameter: 'reminder.good-time-working-days',
    otherwise: 10,
    way: 'working-days-before',
    source: clause('10.2'),
  },
  {
    words: 'regelbundet',
    parameter: 'reminder.regularly-months',
    otherwise: 12,
    way: 'months',
    source: mjolby('3.4'),
  },
];

const known = softWords.map(({ words }) => words);
const plain = (typed: string): string => typed.trim().toLocaleLowerCase('sv');

const softWordFacts = z.strictObject({
  words: z
    .string()
    .refine((typed) => known.includes(plain(typed)), { error: `Välj bland: ${known.join(', ')}.` })
    .default('utan onödigt dröjsmål')
    .describe(`Orden som källan använder: ${known.join(', ')}`),
  from: dayFact.describe(
    'Dagen att räkna från: händelsen, det senaste tillfället eller, för «i god tid», dagen då åtgärden ska göras',
  ),
});
type SoftWordFacts = z.infer<typeof softWordFacts>;

const softWordOutcomes = {
  'proposed-reminder': ofKind('internal', 'Föreslagen påminnelse: orden sätter ingen frist'),
} as const;

/** The day of the proposed reminder; undefined for words that are not among the soft ones. */
export function proposedReminder({ words, from }: SoftWordFacts, asked: RuleQuestion): Counted | undefined {
  const soft = softWords.find((item) => item.words === plain(words));
  if (!soft) return undefined;
  const count = numberOf(asked, soft.parameter, soft.otherwise);
  if (soft.way === 'months') return agreedPeriod(from, { count, unit: 'months' }, proposal);
  return workingDays(from, soft.way === 'working-days-before' ? -count : count, proposal);
}

const softWordRule: Rule<SoftWordFacts, keyof typeof softWordOutcomes> = {
  id: 'deadline.soft-words',
  description: 'Vilken påminnelse som föreslås för ord som inte sätter någon tid, till exempel «skyndsamt».',
  facts: softWordFacts,
  outcomes: softWordOutcomes,
  judge: (facts, asked) => {
    const soft = softWords.find((item) => item.words === plain(facts.words));
    const reminder = proposedReminder(facts, asked);
    const stands = soft ? [reason(`Källan säger «${soft.words}» utan att ange någon tid.`, soft.source)] : [];
    const day = reminder
      ? [lastDay('internal', 'Påminn', reminder.deadline, proposal), ...reminder.steps]
      : [];
    return answer(asked, 'proposed-reminder', [
      ...day,
      ...stands,
      reason('Tiden är ett förslag som kan ändras. Den är aldrig en gräns i lag eller avtal.', proposal),
    ]);
  },
};

export const softWordRules: readonly Rule[] = [softWordRule];
