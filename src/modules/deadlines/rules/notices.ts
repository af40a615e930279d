/** When a notice under an agreement has arrived, and how long the controller may object to what it says. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { reason, sormland } from '../../../knowledge/sources.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { agreedPeriod, type Counted, workingDays } from './counting.ts';
import { agreedDaysFact, dayFact, inOrder, numberOf } from './facts.ts';
import { lastDay, ofKind } from './kinds.ts';

/** A clause of SKL's template, which the guidelines print. */
export const clause = (number: string) => sormland(`bilaga 3, punkt ${number}`);

const objectionFacts = z
  .strictObject({
    sentOn: dayFact.describe('Dagen då meddelandet om ett nytt underbiträde skickades'),
    receivedOn: dayFact.nullable().default(null).describe('Dagen då meddelandet kom fram, om den är känd'),
    days: agreedDaysFact.describe('Dagar att invända enligt avtalet, om det avviker från mallen'),
    objectedOn: dayFact.nullable().default(null).describe('Dagen då invändningen gjordes, om den är gjord'),
  })
  .refine(({ sentOn, receivedOn }) => inOrder(sentOn, receivedOn), {
    path: ['receivedOn'],
    error: 'Meddelandet kan inte ha kommit fram innan det skickades.',
  })
  .refine(({ sentOn, objectedOn }) => inOrder(sentOn, objectedOn), {
    path: ['objectedOn'],
    error: 'Invändningen kan inte ligga före meddelandet.',
  });

type ObjectionFacts = z.infer<typeof objectionFacts>;

const objectionOutcomes = {
  open: ofKind('agreement', 'Ni får invända inom tiden'),
  'in-time': ofKind('agreement', 'Invändningen kom i tid: ni får säga upp avtalet med omedelbar verkan'),
  'too-late': ofKind('agreement', 'Invändningen kom för sent'),
} as const;

/** The last day on which a notice is deemed received, whatever happened to it (E-075). */
export const deemedReceipt = (sentOn: string, asked: RuleQuestion): Counted =>
  workingDays(sentOn, numberOf(asked, 'agreement.received-working-days', 1), clause('19.3'));

interface Objection extends Counted {
  /** From when the days are counted: the real receipt, or the deemed one when that is earlier. */
  readonly from: string;
}

/** How long the controller may object to a new sub-processor (E-058). The template does not say from when. */
export function objectionDeadline(facts: ObjectionFacts, asked: RuleQuestion): Objection {
  const deemed = deemedReceipt(facts.sentOn, asked);
  const early = facts.receivedOn !== null && facts.receivedOn < deemed.deadline;
  const from = early && facts.receivedOn !== null ? facts.receivedOn : deemed.deadline;
  const days = facts.days ?? numberOf(asked, 'agreement.objection-days', 30);
  const counted = agreedPeriod(from, { count: days, unit: 'days' }, clause('12.6'));
  const arrived = early
    ? [reason(`Meddelandet kom fram ${longDate(from)}.`, clause('19.3'))]
    : [reason(`Meddelandet anses ha kommit fram senast ${longDate(from)}.`, clause('19.3')), ...deemed.steps];
  return { ...counted, from, steps: [...arrived, ...counted.steps] };
}

const objectionRule: Rule<ObjectionFacts, keyof typeof objectionOutcomes> = {
  id: 'agreement.objection-deadline',
  description: 'När den personuppgiftsansvarige senast får invända mot ett nytt underbiträde.',
  facts: objectionFacts,
  outcomes: objectionOutcomes,
  judge: (facts, asked) => {
    const { deadline, steps } = objectionDeadline(facts, asked);
    const due = [lastDay('agreement', 'Invändningen ska göras senast', deadline, clause('12.6')), ...steps];
    const outcome = stateOf(facts.objectedOn, deadline);
    return answer(asked, outcome, outcome === 'in-time' ? [...due, mayTerminate] : due);
  },
};

const mayTerminate: Reason = reason(
  'Den som har invänt mot ett nytt underbiträde har rätt att säga upp avtalet med omedelbar verkan.',
  clause('17.4'),
);

function stateOf(objectedOn: string | null, deadline: string): keyof typeof objectionOutcomes {
  if (objectedOn === null) return 'open';
  return objectedOn <= deadline ? 'in-time' : 'too-late';
}

const receiptFacts = z.strictObject({
  sentOn: dayFact.describe('Dagen då meddelandet skickades'),
});
const receiptOutcomes = { deemed: ofKind('agreement', 'Meddelandet anses ha kommit fram') } as const;

/** T-067: a notice sent before Easter is deemed received after it. */
const receiptRule: Rule<z.infer<typeof receiptFacts>, keyof typeof receiptOutcomes> = {
  id: 'agreement.deemed-receipt',
  description: 'När ett meddelande enligt avtalet senast anses ha kommit fram.',
  facts: receiptFacts,
  outcomes: receiptOutcomes,
  judge: ({ sentOn }, asked) => {
    const { deadline, steps } = deemedReceipt(sentOn, asked);
    return answer(asked, 'deemed', [
      lastDay('agreement', 'Meddelandet anses ha kommit fram senast', deadline, clause('19.3')),
      ...steps,
    ]);
  },
};

export const noticeRules: readonly Rule[] = [receiptRule, objectionRule];
