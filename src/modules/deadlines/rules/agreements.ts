/** What an agreement with a processor sets in time: its end, handover, mending, self-check and logs. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { reason } from '../../../knowledge/sources.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { agreedPeriod, type Counted } from './counting.ts';
import { agreedDaysFact, dayFact, inOrder, numberOf } from './facts.ts';
import { lastDay, ofKind } from './kinds.ts';
import { clause } from './notices.ts';

const noticeFacts = z.strictObject({
  noticeGivenOn: dayFact.describe('Dagen då avtalet sades upp'),
  days: agreedDaysFact.describe('Uppsägningstid i dagar enligt avtalet, om det avviker från mallen'),
});
type NoticeFacts = z.infer<typeof noticeFacts>;

const noticeOutcomes = { ends: ofKind('agreement', 'Avtalet upphör efter uppsägningstiden') } as const;

/** E-064: the day on which a terminated agreement ends. */
export const noticeEnd = ({ noticeGivenOn, days }: NoticeFacts, asked: RuleQuestion): Counted =>
  agreedPeriod(
    noticeGivenOn,
    { count: days ?? numberOf(asked, 'agreement.notice-days', 30), unit: 'days' },
    clause('16'),
  );

const noticeRule: Rule<NoticeFacts, keyof typeof noticeOutcomes> = {
  id: 'agreement.notice-end',
  description: 'När ett uppsagt personuppgiftsbiträdesavtal upphör.',
  facts: noticeFacts,
  outcomes: noticeOutcomes,
  judge: (facts, asked) => {
    const { deadline, steps } = noticeEnd(facts, asked);
    return answer(asked, 'ends', [lastDay('agreement', 'Avtalet upphör', deadline, clause('16')), ...steps]);
  },
};

const handoverFacts = z
  .strictObject({
    noticeGivenOn: dayFact.describe('Dagen då avtalet sades upp'),
    days: agreedDaysFact.describe(
      'Dagar för överlämning och radering enligt avtalet, om det avviker från mallen',
    ),
    endsOn: dayFact.nullable().default(null).describe('Dagen då avtalet upphör, om det avviker från mallen'),
    processedOn: dayFact
      .nullable()
      .default(null)
      .describe('En dag då biträdet fortfarande behandlade uppgifterna, om det är känt'),
  })
  .refine(({ noticeGivenOn, endsOn }) => inOrder(noticeGivenOn, endsOn), {
    path: ['endsOn'],
    error: 'Avtalet kan inte upphöra innan det sägs upp.',
  });
type HandoverFacts = z.infer<typeof handoverFacts>;

const handoverOutcomes = {
  due: ofKind('agreement', 'Biträdet ska ha lämnat över och raderat'),
  unauthorised: ofKind('agreement', 'Biträdet behandlade uppgifter efter sista dagen: otillåten behandling'),
} as const;

/** E-070: the day by which the processor has handed over and erased, counted from the termination. */
export const handoverDue = (
  { noticeGivenOn, days }: Pick<HandoverFacts, 'noticeGivenOn' | 'days'>,
  asked: RuleQuestion,
): Counted =>
  agreedPeriod(
    noticeGivenOn,
    { count: days ?? numberOf(asked, 'agreement.handover-days', 30), unit: 'days' },
    clause('18.2'),
  );

const handoverRule: Rule<HandoverFacts, keyof typeof handoverOutcomes> = {
  id: 'agreement.handover-due',
  description: 'När biträdet senast ska ha lämnat över och raderat uppgifterna efter en uppsägning.',
  facts: handoverFacts,
  outcomes: handoverOutcomes,
  judge: (facts, asked) => {
    const { deadline, steps } = handoverDue(facts, asked);
    const endsOn =
      facts.endsOn ?? noticeEnd({ noticeGivenOn: facts.noticeGivenOn, days: null }, asked).deadline;
    const due = lastDay(
      'agreement',
      'Överlämning och radering ska vara gjord senast',
      deadline,
      clause('18.2'),
    );
    const clash = `Avtalet gäller till och med ${longDate(endsOn)}. Behandlingen kan alltså pågå när raderingen ska vara gjord: planera raderingen till slutet.`;
    const reasons = [due, ...steps, ...(deadline <= endsOn ? [reason(clash, clause('16 och 18.2'))] : [])];
    if (facts.processedOn === null || facts.processedOn <= deadline) return answer(asked, 'due', reasons);
    const after = reason('Behandling hos biträdet efter den tiden är otillåten.', clause('18.3'));
    return answer(asked, 'unauthorised', [after, ...reasons]);
  },
};

const rectificationFacts = z.strictObject({
  informationReceivedOn: dayFact.describe('Dagen då biträdet fick de uppgifter som behövs'),
  days: agreedDaysFact.describe('Dagar enligt avtalet, om det avviker från mallen'),
});
type RectificationFacts = z.infer<typeof rectificationFacts>;

const rectificationOutcomes = { due: ofKind('agreement', 'Biträdet ska ha rättat eller raderat') } as const;

/** E-048: the last day; the duty itself is «utan onödigt dröjsmål». */
export const rectificationDue = (facts: RectificationFacts, asked: RuleQuestion): Counted =>
  agreedPeriod(
    facts.informationReceivedOn,
    { count: facts.days ?? numberOf(asked, 'agreement.rectification-days', 30), unit: 'days' },
    clause('10.1'),
  );

const rectificationRule: Rule<RectificationFacts, keyof typeof rectificationOutcomes> = {
  id: 'agreement.rectification-due',
  description: 'När biträdet senast ska ha rättat eller raderat efter en egen felaktig behandling.',
  facts: rectificationFacts,
  outcomes: rectificationOutcomes,
  judge: (facts, asked) => {
    const { deadline, steps } = rectificationDue(facts, asked);
    return answer(asked, 'due', [
      lastDay('agreement', 'Utan onödigt dröjsmål, senast', deadline, clause('10.1')),
      ...steps,
    ]);
  },
};

const selfCheckFacts = z.strictObject({
  lastOn: dayFact.describe('Dagen för biträdets senaste egenkontroll, eller dagen då avtalet började gälla'),
});

const selfCheckOutcomes = {
  due: ofKind('agreement', 'Nästa egenkontroll ska vara gjord inom tiden'),
  overdue: ofKind('agreement', 'Egenkontrollen är försenad'),
} as const;

/** E-043: at least once a year, from the last one. */
export const selfCheckDue = (lastOn: string, asked: RuleQuestion): Counted =>
  agreedPeriod(
    lastOn,
    { count: numberOf(asked, 'agreement.self-check-months', 12), unit: 'months' },
    clause('9.2'),
  );

const selfCheckRule: Rule<z.infer<typeof selfCheckFacts>, keyof typeof selfCheckOutcomes> = {
  id: 'agreement.self-check-due',
  description:
    'När biträdets nästa egenkontroll senast ska vara gjord, och om den är försenad den dag som frågan gäller.',
  facts: selfCheckFacts,
  outcomes: selfCheckOutcomes,
  judge: ({ lastOn }, asked) => {
    const { deadline, steps } = selfCheckDue(lastOn, asked);
    const reasons = [
      lastDay('agreement', 'Nästa egenkontroll ska vara gjord senast', deadline, clause('9.2')),
      ...steps,
    ];
    return answer(asked, asked.asOf > deadline ? 'overdue' : 'due', reasons);
  },
};

const logFacts = z.strictObject({
  loggedOn: dayFact.describe('Dagen då loggposten skrevs'),
  years: z
    .int()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe('Antal år enligt instruktionen, om den säger något'),
});
type LogFacts = z.infer<typeof logFacts>;

const logOutcomes = { kept: ofKind('agreement', 'Loggen får gallras tidigast efter tiden') } as const;

/** E-036: the first day on which a processor's log entry may be purged. */
export const logsKept = ({ loggedOn, years }: LogFacts, asked: RuleQuestion): Counted =>
  agreedPeriod(
    loggedOn,
    { count: years ?? numberOf(asked, 'agreement.log-years', 5), unit: 'years' },
    clause('7.5'),
  );

const logRule: Rule<LogFacts, keyof typeof logOutcomes> = {
  id: 'agreement.logs-kept',
  description: 'När biträdets loggar tidigast får gallras.',
  facts: logFacts,
  outcomes: logOutcomes,
  judge: (facts, asked) => {
    const { deadline, steps } = logsKept(facts, asked);
    return answer(asked, 'kept', [
      lastDay('agreement', 'Loggen får gallras tidigast', deadline, clause('7.5')),
      ...steps,
    ]);
  },
};

export const agreementRules: readonly Rule[] = [
  noticeRule,
  handoverRule,
  rectificationRule,
  selfCheckRule,
  logRule,
];
