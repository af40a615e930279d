/** The clocks of a data subject's request: article 12.3, the routine's own steps, and text in draft (law.md 5.1). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { addDays, addMonths, longDate } from '../../../platform/plain-date.ts';
import { agreedPeriod, type Counted, unionPeriod, workingDays } from './counting.ts';
import { dayFact, inOrder, numberOf } from './facts.ts';
import { lastDay, ofKind } from './kinds.ts';

const dueFacts = z
  .strictObject({
    receivedOn: dayFact.describe('Dagen då begäran kom in'),
    extended: z.boolean().default(false).describe('Förlängs tiden?'),
    extensionToldOn: dayFact
      .nullable()
      .default(null)
      .describe('Dagen då den sökande fick besked om förlängningen, om det är gjort'),
  })
  .refine(({ receivedOn, extensionToldOn }) => inOrder(receivedOn, extensionToldOn), {
    path: ['extensionToldOn'],
    error: 'Beskedet kan inte ligga före dagen då begäran kom in.',
  })
  .refine(({ extended, extensionToldOn }) => extended || extensionToldOn === null, {
    path: ['extended'],
    error: 'Ange att tiden förlängs, eller ta bort dagen för beskedet.',
  });

type DueFacts = z.infer<typeof dueFacts>;

const dueOutcomes = {
  'one-month': ofKind('law', 'Svar inom en månad'),
  'tell-first': ofKind('law', 'Förlängningen gäller när den sökande har fått besked'),
  extended: ofKind('law', 'Svar inom den förlängda tiden'),
  'told-too-late': ofKind('law', 'Beskedet om förlängning kom för sent: den första tiden gäller'),
} as const;

type DueOutcome = keyof typeof dueOutcomes;

export interface RequestDue {
  readonly outcome: DueOutcome;
  /** What binds as the facts stand. */
  readonly deadline: string;
  /** One month; also the last day to tell of an extension. */
  readonly first: Counted;
  /** Counted from the original receipt, not from the end of the first month. */
  readonly longest: Counted;
}

/** When a request must be answered, as the facts stand: an extension counts once it has been told in time. */
export function requestDue(facts: DueFacts, asked: RuleQuestion): RequestDue {
  const months = numberOf(asked, 'request.months', 1);
  const more = numberOf(asked, 'request.extension-months', 2);
  const first = unionPeriod(facts.receivedOn, { count: months, unit: 'months' });
  const longest = unionPeriod(facts.receivedOn, { count: months + more, unit: 'months' });
  const outcome = extension(facts, first.deadline);
  return { outcome, deadline: (outcome === 'extended' ? longest : first).deadline, first, longest };
}

function extension({ extended, extensionToldOn }: DueFacts, lastDayToTell: string): DueOutcome {
  if (!extended) return 'one-month';
  if (extensionToldOn === null) return 'tell-first';
  return extensionToldOn <= lastDayToTell ? 'extended' : 'told-too-late';
}

const dueRule: Rule<DueFacts, DueOutcome> = {
  id: 'request.due',
  description:
    'När en registrerads begäran senast ska besvaras, och när ett besked om förlängning senast ska lämnas.',
  facts: dueFacts,
  outcomes: dueOutcomes,
  judge: (facts, asked) => {
    const due = requestDue(facts, asked);
    const binding = due.outcome === 'extended' ? due.longest : due.first;
    return answer(
      asked,
      due.outcome,
      [
        lastDay('law', 'Svar ska lämnas senast', due.deadline, gdpr('12.3')),
        ...binding.steps,
        ...extensionReasons(due),
      ],
      localMonth(due, asked),
    );
  },
};

function extensionReasons({ outcome, first, longest }: RequestDue): readonly Reason[] {
  const counted = reason('Den förlängda tiden räknas från dagen då begäran kom in.', gdpr('12.3'));
  if (outcome === 'extended') return [counted];
  const tell = 'Besked om förlängning, med skäl, ska den sökande få senast';
  const told = lastDay('law', tell, first.deadline, gdpr('12.3'));
  if (outcome === 'told-too-late') return [told];
  return [
    told,
    lastDay('law', 'Med förlängning ska svar lämnas senast', longest.deadline, gdpr('12.3')),
    counted,
  ];
}

function localMonth(
  { outcome }: RequestDue,
  { profile }: RuleQuestion,
): GuidelineAnswer<DueOutcome> | undefined {
  if (profile !== 'sormland-2019') return undefined;
  const text =
    'Skriftligt besked inom en månad från att ansökan inkom. Tar det längre tid ska den sökande underrättas innan en månad har passerat. Hur lång förlängningen får vara står inte i riktlinjen.';
  return { profile, outcome, reasons: [reason(text, sormland('kapitel 12.2'))] };
}

const stepFacts = z
  .strictObject({
    receivedOn: dayFact.describe('Dagen då begäran kom in'),
    forwardedOn: dayFact
      .nullable()
      .default(null)
      .describe('Dagen då medarbetarna fick begäran, om den är vidarebefordrad'),
  })
  .refine(({ receivedOn, forwardedOn }) => inOrder(receivedOn, forwardedOn), {
    path: ['forwardedOn'],
    error: 'Medarbetarna kan inte ha fått begäran innan den kom in.',
  });

type StepFacts = z.infer<typeof stepFacts>;

const stepOutcomes = { steps: ofKind('internal', 'Rutinens egna steg') } as const;

export interface RequestSteps {
  readonly forward: Counted;
  /** From the day the employees got it, or the last day to forward it. */
  readonly reply: Counted;
  readonly meeting: Counted;
}

const routine = sormland('bilaga 6 och 7');

/** The routine's steps before the answer (G-033, G-034, G-051, G-053, G-054). None is set by law. */
export function requestSteps({ receivedOn, forwardedOn }: StepFacts, asked: RuleQuestion): RequestSteps {
  const forward = workingDays(receivedOn, numberOf(asked, 'request.forward-working-days', 3), routine);
  const weeks = numberOf(asked, 'request.reply-weeks', 1);
  const meeting = numberOf(asked, 'request.meeting-weeks', 2);
  return {
    forward,
    reply: agreedPeriod(forwardedOn ?? forward.deadline, { count: weeks, unit: 'weeks' }, routine),
    meeting: agreedPeriod(receivedOn, { count: meeting, unit: 'weeks' }, sormland('bilaga 7')),
  };
}

const stepRule: Rule<StepFacts, keyof typeof stepOutcomes> = {
  id: 'request.internal-steps',
  description:
    'När rutinens egna steg i en begäran ska vara gjorda: vidarebefordran, medarbetarnas svar, möte.',
  facts: stepFacts,
  outcomes: stepOutcomes,
  judge: (facts, asked) => {
    const { forward, reply, meeting } = requestSteps(facts, asked);
    return answer(asked, 'steps', [
      lastDay('internal', 'Skicka begäran vidare omgående, helst senast', forward.deadline, routine),
      ...forward.steps,
      lastDay(
        'internal',
        'Medarbetarna svarar, även när de inte har hittat något, senast',
        reply.deadline,
        routine,
      ),
      ...reply.steps,
      lastDay(
        'internal',
        'Vid begäran om förändring bör mötet äga rum senast',
        meeting.deadline,
        sormland('bilaga 7'),
      ),
      ...meeting.steps,
    ]);
  },
};

const draftFacts = z
  .strictObject({
    processedSince: dayFact.describe('Dagen då texten började skrivas'),
    requestedOn: dayFact.describe('Dagen då begäran kom in'),
    finished: z.boolean().default(false).describe('Har texten fått sin slutliga utformning?'),
    note: z.boolean().default(false).describe('Är det en minnesanteckning eller liknande?'),
    disclosed: z.boolean().default(false).describe('Har uppgifterna lämnats ut till tredje part?'),
    archiveOnly: z
      .boolean()
      .default(false)
      .describe('Behandlas uppgifterna bara för arkivändamål av allmänt intresse eller för statistik?'),
  })
  .refine(({ processedSince, requestedOn }) => inOrder(processedSince, requestedOn), {
    path: ['requestedOn'],
    error: 'Begäran kan inte ligga före dagen då texten började skrivas.',
  });

type DraftFacts = z.infer<typeof draftFacts>;

const draftOutcomes = {
  include: ofKind('law', 'Texten ska vara med i registerutdraget'),
  exclude: ofKind('law', 'Texten ska inte vara med i registerutdraget'),
} as const;

/** G-037: running text in draft stays out, until it has been disclosed or has been processed for more than a year. */
const draftRule: Rule<DraftFacts, keyof typeof draftOutcomes> = {
  id: 'draft-text.disclosable',
  description: 'Om personuppgifter i löpande text som inte är färdig ska vara med i ett registerutdrag.',
  facts: draftFacts,
  outcomes: draftOutcomes,
  judge: (facts, asked) => {
    const source = act('dataskyddslagen', '5 kap. 2 §');
    const years = numberOf(asked, 'draft-text.years', 1);
    const why = whyIncluded(facts, years);
    if (why)
      return answer(asked, 'include', [
        reason(why, source),
        reason('Samma ordning följer rutinen.', sormland('bilaga 6')),
      ]);
    const exempt = facts.note
      ? 'Minnesanteckningar och liknande är undantagna.'
      : `Texten hade inte fått sin slutliga utformning när begäran gjordes. Den ska vara med vid en begäran från och med den ${longDate(disclosableFrom(facts, years))}.`;
    return answer(asked, 'exclude', [reason(exempt, source)]);
  },
};

/** The first day on which the text has been processed for longer than so many years. */
const disclosableFrom = ({ processedSince }: DraftFacts, years: number): string =>
  addDays(addMonths(processedSince, 12 * years), 1);

function whyIncluded(facts: DraftFacts, years: number): string | undefined {
  if (facts.finished && !facts.note)
    return 'Texten är färdig: undantaget gäller bara löpande text som inte är det.';
  if (facts.disclosed) return 'Uppgifterna har lämnats ut till tredje part.';
  if (facts.archiveOnly)
    return 'Uppgifterna behandlas enbart för arkivändamål av allmänt intresse eller statistik.';
  const from = disclosableFrom(facts, years);
  if (facts.note || facts.requestedOn < from) return undefined;
  return `Uppgifterna har behandlats längre än ${years} år i löpande text som inte fått sin slutliga utformning: sedan den ${longDate(facts.processedSince)}.`;
}

export const requestRules: readonly Rule[] = [dueRule, stepRule, draftRule];
