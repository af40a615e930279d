/** What may be done with an entry, by whom, and what must hold first. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr } from '../../../knowledge/sources.ts';
import { approvalObstacles, startObstacles } from './completeness.ts';
import type { Entry } from './entry.ts';
import { blocking, type Gap } from './gap.ts';

/** Who acts. The data protection officer advises and stands in no transition. */
export type EntryActor = 'coordinator' | 'entry-responsible' | 'manager' | 'decision-maker';

/** What must hold before the step is taken. */
export type EntryCondition = 'no-blocking-gaps' | 'may-start' | 'ended-on';

export interface EntryTransition<Status extends string> {
  /** Taken on a page of its own, where more is asked for than a press of the button. */
  readonly page?: string;
  readonly who: readonly EntryActor[];
  readonly must: readonly EntryCondition[];
  readonly next: Status;
  readonly button: string;
  readonly confirmation: string;
}

type TransitionTable<Status extends string> = Readonly<
  Record<Status, Readonly<Record<string, EntryTransition<Status>>>>
>;

export const activityLabels = {
  planned: 'Planerad',
  ongoing: 'Pågår',
  ended: 'Upphörd',
} as const satisfies Record<Entry['activity'], string>;

export const stateLabels = {
  draft: 'Utkast',
  complete: 'Fullständig',
  approved: 'Fastställd',
} as const satisfies Record<Entry['state'], string>;

export const activityTransitions = {
  planned: {
    start: {
      who: ['coordinator', 'manager'],
      must: ['may-start'],
      next: 'ongoing',
      button: 'Starta behandlingen',
      confirmation: 'Behandlingen är startad.',
    },
  },
  ongoing: {
    end: {
      who: ['coordinator', 'manager'],
      must: ['ended-on'],
      next: 'ended',
      button: 'Avsluta behandlingen',
      confirmation: 'Behandlingen är avslutad. Posten finns kvar i förteckningen.',
    },
  },
  ended: {},
} as const satisfies TransitionTable<Entry['activity']>;

export const stateTransitions = {
  draft: {
    complete: {
      who: ['coordinator', 'entry-responsible'],
      must: ['no-blocking-gaps'],
      next: 'complete',
      button: 'Markera som fullständig',
      confirmation: 'Posten är markerad som fullständig.',
    },
  },
  complete: {
    approve: {
      who: ['decision-maker'],
      must: ['no-blocking-gaps'],
      next: 'approved',
      page: 'faststall',
      button: 'Fastställ',
      confirmation: 'Behandlingen är fastställd.',
    },
    reopen: {
      who: ['coordinator', 'entry-responsible'],
      must: [],
      next: 'draft',
      button: 'Öppna för ändring',
      confirmation: 'Posten är öppen för ändring.',
    },
  },
  approved: {
    reopen: {
      who: ['coordinator', 'entry-responsible'],
      must: [],
      next: 'draft',
      button: 'Öppna för ändring',
      confirmation: 'Posten är öppen för ändring. Den fastställda versionen gäller tills en ny fastställs.',
    },
  },
} as const satisfies TransitionTable<Entry['state']>;

/** The transition that an action means for the entry as it stands; undefined when the action is not open. */
export function transitionFor(entry: Entry, action: string): EntryTransition<string> | undefined {
  const open: Readonly<Record<string, EntryTransition<string>>> = {
    ...activityTransitions[entry.activity],
    ...stateTransitions[entry.state],
  };
  return Object.hasOwn(open, action) ? open[action] : undefined;
}

/** The gaps that stand in the way of an open transition; empty when it may be taken. */
export function transitionObstacles(
  entry: Entry,
  transition: EntryTransition<string>,
  asked: RuleQuestion,
): readonly Gap[] {
  return transition.must.flatMap((condition) => conditions[condition](entry, asked));
}

const conditions: Readonly<Record<EntryCondition, (entry: Entry, asked: RuleQuestion) => readonly Gap[]>> = {
  'no-blocking-gaps': approvalObstacles,
  'may-start': startObstacles,
  'ended-on': (entry) =>
    entry.endedOn === null
      ? [
          blocking({
            key: 'endedOn',
            step: 'grunder',
            text: 'Ange när behandlingen upphörde.',
            source: gdpr('5.2'),
          }),
        ]
      : [],
};
