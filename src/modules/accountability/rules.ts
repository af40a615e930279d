/** What the officer says to a controller, and how a controller stands. */
import { z } from 'zod';
import { answer } from '../../knowledge/answer.ts';
import type { Rule } from '../../knowledge/judgement.ts';
import { gdpr, reason, sormland } from '../../knowledge/sources.ts';

export const remarkKinds = {
  remark: 'Anmärkning',
  advice: 'Råd',
  request: 'Begäran om uppgift',
} as const;
export type RemarkKind = keyof typeof remarkKinds;

export const remarkOutcomes = {
  followed: 'Vi gör som ombudet säger',
  partly: 'Vi gör det delvis',
  'not-followed': 'Vi gör inte så',
  informed: 'Här är uppgiften',
} as const;
export type RemarkOutcome = keyof typeof remarkOutcomes;

export type RemarkState = 'open' | 'answered' | 'closed' | 'withdrawn';
export const remarkStates = {
  open: 'Väntar på svar',
  answered: 'Besvarad',
  closed: 'Avslutad',
  withdrawn: 'Återtagen',
} as const satisfies Record<RemarkState, string>;

export interface RemarkTransition {
  /** The officer's own part, or the controller's. */
  readonly who: 'officer' | 'controller';
  readonly next: RemarkState;
  readonly button: string;
}

type RemarkFlow = Readonly<Record<RemarkState, Readonly<Record<string, RemarkTransition>>>>;

const close = {
  who: 'officer',
  next: 'closed',
  button: 'Avsluta',
} as const;
const reopen = {
  who: 'officer',
  next: 'open',
  button: 'Be om ett nytt svar',
} as const;

export const remarkTransitions = {
  open: {
    answer: {
      who: 'controller',
      next: 'answered',
      button: 'Svara ombudet',
    },
    withdraw: {
      who: 'officer',
      next: 'withdrawn',
      button: 'Ta tillbaka',
    },
  },
  answered: { close, reopen },
  closed: { reopen },
  withdrawn: {},
} as const satisfies RemarkFlow;

/** The step that an action means as it stands; undefined when it is not open. */
export function remarkTransition(state: RemarkState, action: string): RemarkTransition | undefined {
  const open: Readonly<Record<string, RemarkTransition>> = remarkTransitions[state];
  return Object.hasOwn(open, action) ? open[action] : undefined;
}

/** Figures of one controller, as counted in the database. */
export interface Figures {
  readonly processings: number;
  readonly drafts: number;
  readonly approved: number;
  readonly withGaps: number;
  readonly reviewsOverdue: number;
  readonly agreementsMissing: number;
  readonly transfers: number;
  readonly remarksOpen: number;
  readonly remarksOverdue: number;
  readonly casesOpen: number;
  /** Open ones whose day has passed. */
  readonly deadlinesOverdue: number;
  /** Of these, the ones that law or an authority has set. */
  readonly deadlinesOverdueStatutory: number;
  readonly coordinators: number;
  readonly officers: number;
  readonly officersNotified: number;
}

export type Level = 'good' | 'some' | 'bad' | 'none';

export interface Indicator {
  readonly id: string;
  readonly label: string;
  /** What the number counts, in the head of the column. */
  readonly hint: string;
  readonly value: (figures: Figures) => number;
  /** Written in the cell: «12 av 40», «3». */
  readonly text: (figures: Figures) => string;
  readonly level: (figures: Figures) => Level;
}

const ofAll = (part: number, all: number) => (all === 0 ? '–' : `${part} av ${all}`);
/** A part that should be small: from a quarter of all it is bad. */
const few = (part: number, all: number): Level => {
  if (all === 0) return 'none';
  if (part === 0) return 'good';
  return part * 4 >= all ? 'bad' : 'some';
};
/** A part that should be all: below half it is bad. */
const most = (part: number, all: number): Level => {
  if (all === 0) return 'none';
  if (part === all) return 'good';
  return part * 2 >= all ? 'some' : 'bad';
};
const zero = (number: number, bad: number): Level => {
  if (number === 0) return 'good';
  return number >= bad ? 'bad' : 'some';
};

/** The columns of the overview. How dark a cell is says how much is left to do, never how well somebody works. */
export const indicators: readonly Indicator[] = [
  {
    id: 'processings',
    label: 'Behandlingar',
    hint: 'Pågående och planerade',
    value: (figures) => figures.processings,
    text: (figures) => String(figures.processings),
    level: (figures) => (figures.processings === 0 ? 'bad' : 'none'),
  },
  {
    id: 'gaps',
    label: 'Något saknas',
    hint: 'Behandlingar där något som måste finnas saknas',
    value: (figures) => figures.withGaps,
    text: (figures) => ofAll(figures.withGaps, figures.processings),
    level: (figures) => few(figures.withGaps, figures.processings),
  },
  {
    id: 'approved',
    label: 'Fastställda',
    hint: 'Behandlingar som är fastställda',
    value: (figures) => figures.approved,
    text: (figures) => ofAll(figures.approved, figures.processings),
    level: (figures) => most(figures.approved, figures.processings),
  },
  {
    id: 'reviews',
    label: 'Översyn försenad',
    hint: 'Behandlingar vars dag för översyn har passerat',
    value: (figures) => figures.reviewsOverdue,
    text: (figures) => String(figures.reviewsOverdue),
    level: (figures) => few(figures.reviewsOverdue, figures.processings),
  },
  {
    id: 'agreements',
    label: 'Avtal oklara',
    hint: 'Biträden där avtal saknas eller inte är känt',
    value: (figures) => figures.agreementsMissing,
    text: (figures) => String(figures.agreementsMissing),
    level: (figures) => zero(figures.agreementsMissing, 5),
  },
  {
    id: 'transfers',
    label: 'Tredjeland',
    hint: 'Överföringar till land utanför EU och EES',
    value: (figures) => figures.transfers,
    text: (figures) => String(figures.transfers),
    level: (figures) => (figures.transfers === 0 ? 'good' : 'some'),
  },
  {
    id: 'remarks',
    label: 'Väntar på svar',
    hint: 'Ombudets anmärkningar, råd och frågor utan svar',
    value: (figures) => figures.remarksOpen,
    text: (figures) =>
      figures.remarksOverdue > 0
        ? `${figures.remarksOpen}, varav ${figures.remarksOverdue} sena`
        : String(figures.remarksOpen),
    level: (figures) => (figures.remarksOverdue > 0 ? 'bad' : zero(figures.remarksOpen, 10)),
  },
  {
    id: 'cases',
    label: 'Ärenden',
    hint: 'Pågående ärenden',
    value: (figures) => figures.casesOpen,
    text: (figures) => String(figures.casesOpen),
    level: () => 'none',
  },
  {
    id: 'deadlines',
    label: 'Försenade frister',
    hint: 'Öppna frister vars dag har passerat, och hur många av dem som lag eller myndighet har satt',
    value: (figures) => figures.deadlinesOverdue,
    text: ({ deadlinesOverdue: all, deadlinesOverdueStatutory: statutory }) =>
      statutory > 0 ? `${all}, varav ${statutory} i lag` : String(all),
    level: (figures) => (figures.deadlinesOverdueStatutory > 0 ? 'bad' : zero(figures.deadlinesOverdue, 5)),
  },
  {
    id: 'officer',
    label: 'Ombud',
    hint: 'Utsett, och anmält till tillsynsmyndigheten',
    value: (figures) => Math.min(figures.officers, 1) + Math.min(figures.officersNotified, 1),
    text: (figures) => {
      if (figures.officers === 0) return 'Saknas';
      return figures.officersNotified > 0 ? 'Anmält' : 'Inte anmält';
    },
    level: (figures) => {
      if (figures.officers === 0) return 'bad';
      return figures.officersNotified > 0 ? 'good' : 'some';
    },
  },
  {
    id: 'coordinator',
    label: 'Samordnare',
    hint: 'Utsedda i dag',
    value: (figures) => figures.coordinators,
    text: (figures) => (figures.coordinators === 0 ? 'Saknas' : String(figures.coordinators)),
    level: (figures) => (figures.coordinators === 0 ? 'bad' : 'good'),
  },
];

/** Cells that are bad weigh ten, some one: the controller with most to do stands first. */
export const needOf = (figures: Figures): number =>
  indicators.reduce((sum, { level }) => sum + { good: 0, none: 0, some: 1, bad: 10 }[level(figures)], 0);

const readFacts = z.strictObject({
  what: z
    .enum(['content', 'identities'])
    .describe('content: registret i övrigt. identities: uppgifter om personer'),
  appointed: z.boolean().describe('Är ombudet utsett av just den personuppgiftsansvarige i dag?'),
  reason: z.string().nullable().default(null).describe('Skälet som ombudet skrev; behövs för identities'),
});
const readOutcomes = {
  may: 'Får läsa',
  'reason-needed': 'Skriv ett skäl först',
  refused: 'Får inte läsa',
} as const;

/** How far an officer reads: all that the appointment covers, persons case by case with a reason that is logged. */
const officerReadRule: Rule<z.infer<typeof readFacts>, keyof typeof readOutcomes> = {
  id: 'officer.may-read',
  description: 'Vad dataskyddsombudet får läsa hos en personuppgiftsansvarig.',
  facts: readFacts,
  outcomes: readOutcomes,
  judge: ({ what, appointed, reason: given }, asked) => {
    if (!appointed)
      return answer(asked, 'refused', [
        reason('Ombudet läser bara hos den som har utsett ombudet, så länge uppdraget gäller.', gdpr('37.1')),
      ]);
    const access = reason(
      'Den personuppgiftsansvarige ska ge ombudet tillgång till personuppgifter och behandlingsförfaranden.',
      gdpr('38.2'),
    );
    if (what === 'content')
      return answer(asked, 'may', [
        access,
        reason('Uppdraget är att övervaka efterlevnaden.', gdpr('39.1.b')),
      ]);
    if (given !== null && given.trim().length >= 10)
      return answer(asked, 'may', [access, reason('Skälet står i nämndens logg.', sormland('kapitel 5.3'))]);
    return answer(asked, 'reason-needed', [
      reason(
        'Uppgifter om personer öppnas en sak i taget, med ett skäl som nämnden ser i sin logg.',
        gdpr('5.1.c'),
      ),
    ]);
  },
};

export const accountabilityRules: readonly Rule[] = [officerReadRule];
