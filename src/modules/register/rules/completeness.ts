/** What an entry lacks, and whether it may be approved and started. */
import type { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';
import { basicsGaps, jointGaps } from './completeness-basics.ts';
import { dataGaps, recipientGaps } from './completeness-data.ts';
import { informationGaps, retentionGaps, reviewGaps, systemGaps } from './completeness-operation.ts';
import { processorEntryGaps } from './completeness-processor.ts';
import { judgeEntryNewUse, purposesGaps } from './completeness-purposes.ts';
import { securityGaps } from './completeness-security.ts';
import { blankEntry, type Entry, entryFacts } from './entry.ts';
import type { Gap } from './gap.ts';
import { type PrincipleAnswer, principleAnswers, principleGaps } from './principles.ts';

/** Every gap of the entry as of the day asked, in the order of the form's steps. */
export function completeness(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const gaps = factGaps(entry, asked);
  return entry.role === 'processor'
    ? gaps
    : [...gaps, ...principleGaps(entry, principleAnswers(entry, gaps))];
}

/** The gaps that the facts show, without the control points. */
function factGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  if (entry.role === 'processor') return processorEntryGaps(entry, asked);
  return [
    ...basicsGaps(entry, asked),
    ...jointGaps(entry, asked),
    ...purposesGaps(entry, asked),
    ...dataGaps(entry, asked),
    ...recipientGaps(entry, asked),
    ...systemGaps(entry, asked),
    ...retentionGaps(entry),
    ...securityGaps(entry, asked),
    ...informationGaps(entry),
    ...reviewGaps(entry, asked),
  ];
}

/** The nine control points of the entry. */
export function principlesOf(entry: Entry, asked: RuleQuestion): readonly PrincipleAnswer[] {
  return principleAnswers(entry, factGaps(entry, asked));
}

/** What stops the entry from being marked complete. */
export function approvalObstacles(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  return completeness(entry, asked).filter((gap) => gap.level === 'blocking');
}

/** What stops a planned processing from starting: blocking gaps, and data subjects not informed of a new use. */
export function startObstacles(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const uninformed = entry.newUse === 'yes' && judgeEntryNewUse(entry, asked).outcome === 'inform-first';
  return completeness(entry, asked).filter(
    (gap) => gap.level === 'blocking' || (uninformed && gap.key === 'compatibility.informedOn'),
  );
}

const partialEntry = entryFacts.partial().strict().describe('Behandlingen, med de uppgifter som är kända');
type PartialEntry = z.infer<typeof partialEntry>;

function entryOf(facts: PartialEntry): Entry {
  const known = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Partial<Entry>;
  return blankEntry({ id: '', controllerId: '', ...known });
}

function reasonsOf(gaps: readonly Gap[]): readonly Reason[] {
  return gaps.map((gap) => reason(gap.text, gap.reasons[0]?.source ?? gdpr('30.1')));
}

const completenessOutcomes = {
  complete: 'Fullständig',
  'with-warnings': 'Kan markeras som fullständig, med anmärkningar',
  incomplete: 'Inte fullständig',
} as const;

export const completenessRule: Rule<PartialEntry, keyof typeof completenessOutcomes> = {
  id: 'register.completeness',
  description: 'Vad som saknas i en registerpost och om den kan markeras som fullständig.',
  facts: partialEntry,
  outcomes: completenessOutcomes,
  judge: (facts, asked) => {
    const gaps = completeness(entryOf(facts), asked);
    if (gaps.length === 0) return answer(asked, 'complete', [reason('Inget saknas.', gdpr('30.1'))]);
    return answer(
      asked,
      gaps.some((gap) => gap.level === 'blocking') ? 'incomplete' : 'with-warnings',
      reasonsOf(gaps),
    );
  },
};

const mayStartOutcomes = {
  'may-start': 'Får börja',
  blocked: 'Får inte börja än',
  'already-started': 'Pågår redan eller har upphört',
} as const;

export const mayStartRule: Rule<PartialEntry, keyof typeof mayStartOutcomes> = {
  id: 'register.may-start',
  description: 'Om en planerad behandling får börja.',
  facts: partialEntry,
  outcomes: mayStartOutcomes,
  judge: (facts, asked) => {
    const entry = entryOf(facts);
    if (entry.activity !== 'planned')
      return answer(asked, 'already-started', [
        reason('Behandlingen är inte planerad. Brister står kvar som anmärkningar.', gdpr('5.2')),
      ]);
    const obstacles = startObstacles(entry, asked);
    if (obstacles.length > 0) return answer(asked, 'blocked', reasonsOf(obstacles));
    return answer(asked, 'may-start', [reason('Inget hindrar att behandlingen börjar.', gdpr('5.2'))]);
  },
};

const principlesOutcomes = {
  fulfilled: 'Uppfyllda',
  open: 'Obesvarade kontrollpunkter',
  'not-fulfilled': 'Inte uppfyllda',
} as const;

export const principlesRule: Rule<PartialEntry, keyof typeof principlesOutcomes> = {
  id: 'register.principles',
  description: 'Hur behandlingen står sig mot de nio kontrollpunkterna.',
  facts: partialEntry,
  outcomes: principlesOutcomes,
  judge: (facts, asked) => {
    const answers = principlesOf(entryOf(facts), asked);
    const worst = (['not-fulfilled', 'open'] as const).find((status) =>
      answers.some((found) => found.status === status),
    );
    const told = answers.filter((found) => found.status === (worst ?? 'fulfilled'));
    return answer(
      asked,
      worst ?? 'fulfilled',
      told.flatMap((found) => found.reasons.map((why) => reason(`${found.label}: ${why.text}`, why.source))),
    );
  },
};
