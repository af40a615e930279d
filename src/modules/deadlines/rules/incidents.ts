/** The clocks of an incident: article 33, and the Cybersecurity Act's three steps (law.md 2.6, 3.10). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { GuidelineAnswer, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { act, gdpr, mjolby, reason, sormland } from '../../../knowledge/sources.ts';
import { minutesBetween, swedishDay } from '../../../platform/plain-date.ts';
import { type Counted, type CountedHours, elapsedHours, statutePeriod } from './counting.ts';
import { inOrder, instantFact, numberOf } from './facts.ts';
import { lastDay, lastTime, ofKind } from './kinds.ts';

const incidentFacts = z
  .strictObject({
    awareAt: instantFact.describe(
      'När den personuppgiftsansvarige fick vetskap om incidenten, till exempel 2026-11-20T14:20+01:00',
    ),
    discoveredAt: instantFact.nullable().default(null).describe('När incidenten upptäcktes, om det är känt'),
    internalReportAt: instantFact
      .nullable()
      .default(null)
      .describe('När den interna rapporten skrevs, om det är känt'),
  })
  .refine(({ discoveredAt, awareAt }) => inOrder(discoveredAt, awareAt), {
    path: ['awareAt'],
    error: 'Vetskapen kan inte ligga före upptäckten.',
  })
  .refine(({ discoveredAt, internalReportAt }) => inOrder(discoveredAt, internalReportAt), {
    path: ['internalReportAt'],
    error: 'Den interna rapporten kan inte ligga före upptäckten.',
  });

type IncidentFacts = z.infer<typeof incidentFacts>;

const incidentOutcomes = {
  'from-awareness': ofKind('law', 'Anmälan räknas från vetskapen'),
  earlier: ofKind('internal', 'Riktlinjen ger en tidigare tid än lagen'),
  later: ofKind('internal', 'Riktlinjen ger en senare tid än lagen: lagens tid gäller'),
  'start-unknown': ofKind('internal', 'Tidpunkten som riktlinjen räknar från är inte angiven'),
} as const;

type IncidentOutcome = keyof typeof incidentOutcomes;

export interface IncidentDeadline extends CountedHours {
  /** The earliest of the law's and the guidelines' times: when the alarm goes (S-005). */
  readonly earliest: string;
}

/** When the notification to the authority is due, from awareness; and the earliest that any source asks for. */
export function incidentDeadline(facts: IncidentFacts, asked: RuleQuestion): IncidentDeadline {
  const hours = numberOf(asked, 'breach.hours', 72);
  const starts = [facts.awareAt, facts.discoveredAt, facts.internalReportAt].filter(
    (start) => start !== null,
  );
  const [first = facts.awareAt] = starts.toSorted((one, other) => minutesBetween(other, one));
  return { ...elapsedHours(facts.awareAt, hours), earliest: elapsedHours(first, hours).strict };
}

const incidentRule: Rule<IncidentFacts, IncidentOutcome> = {
  id: 'incident.deadline',
  description: 'När en personuppgiftsincident senast ska anmälas till tillsynsmyndigheten.',
  facts: incidentFacts,
  outcomes: incidentOutcomes,
  judge: (facts, asked) => {
    const { strict, earliest, steps } = incidentDeadline(facts, asked);
    const reasons = [lastTime('law', 'Anmälan ska göras senast', strict, gdpr('33.1')), ...steps];
    const alarm = lastTime(
      'internal',
      'En lokal riktlinje räknar från en tidigare tidpunkt. Påminn därför redan',
      earliest,
      facts.discoveredAt === null ? sormland('bilaga 8') : mjolby('3.10'),
    );
    const all = minutesBetween(earliest, strict) > 0 ? [...reasons, alarm] : reasons;
    return answer(asked, 'from-awareness', all, localClock(facts, asked, strict));
  },
};

const localStarts: Readonly<
  Record<string, { fact: 'internalReportAt' | 'discoveredAt'; text: string; source: Reason['source'] }>
> = {
  'sormland-2019': {
    fact: 'internalReportAt',
    text: 'Riktlinjen räknar 72 timmar från det att internrapporten upprättats',
    source: sormland('bilaga 8'),
  },
  'mjolby-2017': {
    fact: 'discoveredAt',
    text: 'Riktlinjen räknar 72 timmar från det att händelsen upptäcks',
    source: mjolby('3.10'),
  },
};

const LOCAL_HOURS = 72;

/** The guidelines start the clock elsewhere than the law (S-005). */
function localClock(
  facts: IncidentFacts,
  { profile = '' }: RuleQuestion,
  strict: string,
): GuidelineAnswer<IncidentOutcome> | undefined {
  const local = localStarts[profile];
  if (!local) return undefined;
  const start = facts[local.fact];
  if (start === null)
    return {
      profile,
      outcome: 'start-unknown',
      reasons: [reason(`${local.text}. Ange den tiden.`, local.source)],
    };
  const due = elapsedHours(start, LOCAL_HOURS).strict;
  const minutes = minutesBetween(strict, due);
  const outcome = minutes < 0 ? 'earlier' : minutes > 0 ? 'later' : 'from-awareness';
  return { profile, outcome, reasons: [lastTime('internal', `${local.text}: senast`, due, local.source)] };
}

const cyberFacts = z
  .strictObject({
    awareAt: instantFact.describe(
      'När kommunen fick vetskap om att incidenten är betydande, till exempel 2026-11-20T14:20+01:00',
    ),
    notifiedAt: instantFact.nullable().default(null).describe('När incidentanmälan gjordes, om den är gjord'),
  })
  .refine(({ awareAt, notifiedAt }) => inOrder(awareAt, notifiedAt), {
    path: ['notifiedAt'],
    error: 'Anmälan kan inte ligga före vetskapen.',
  });

type CyberFacts = z.infer<typeof cyberFacts>;

const cyberOutcomes = {
  'three-steps': ofKind('law', 'Varning, anmälan och slutrapport'),
  'not-in-force': ofKind('law', 'Cybersäkerhetslagen gällde inte då'),
} as const;

export interface CyberDeadlines {
  readonly warning: CountedHours;
  readonly notification: CountedHours;
  /** Counted from the notification, or from its last time while it has not been made. */
  readonly final: Counted;
}

/** The three deadlines; undefined when the act was not in force at the awareness or on the day asked. */
export function cyberDeadlines(
  { awareAt, notifiedAt }: CyberFacts,
  asked: RuleQuestion,
): CyberDeadlines | undefined {
  const day = swedishDay(awareAt);
  const began = law(day, asked.overrides).parameter('cyber.warning-hours') !== undefined;
  const applies = law(asked.asOf, asked.overrides).parameter('cyber.warning-hours') !== undefined;
  if (!began || !applies) return undefined;
  const notification = elapsedHours(awareAt, numberOf(asked, 'cyber.notification-hours', 72));
  const months = numberOf(asked, 'cyber.final-months', 1);
  const from = swedishDay(notifiedAt ?? notification.strict);
  return {
    warning: elapsedHours(awareAt, numberOf(asked, 'cyber.warning-hours', 24)),
    notification,
    final: statutePeriod(from, { count: months, unit: 'months' }),
  };
}

const cyberRule: Rule<CyberFacts, keyof typeof cyberOutcomes> = {
  id: 'cyber.deadlines',
  description:
    'När en betydande incident senast ska varnas om, anmälas och slutrapporteras enligt cybersäkerhetslagen.',
  facts: cyberFacts,
  outcomes: cyberOutcomes,
  judge: (facts, asked) => {
    const source = act('cybersakerhetslagen', '');
    const due = cyberDeadlines(facts, asked);
    if (!due)
      return answer(asked, 'not-in-force', [
        reason(
          'Cybersäkerhetslagen gäller från den 15 januari 2026, för det som kommunen fick vetskap om då eller senare.',
          source,
        ),
      ]);
    const receiver = String(
      law(asked.asOf, asked.overrides).parameter('cyber.receiver') ?? 'tillsynsmyndigheten',
    );
    const assumed = reason('Räknat som om anmälan görs i sista stund: ange när den är gjord.', source);
    return answer(asked, 'three-steps', [
      lastTime('law', 'Varning ska lämnas senast', due.warning.strict, source),
      lastTime('law', 'Incidentanmälan ska göras senast', due.notification.strict, source),
      reason('Timmarna räknas dygnet runt, också på helger.', source),
      lastDay('law', 'Slutrapport ska lämnas senast', due.final.deadline, source),
      ...due.final.steps,
      ...(facts.notifiedAt === null ? [assumed] : []),
      reason(`Mottagare: ${receiver}.`, source),
    ]);
  },
};

export const incidentRules: readonly Rule[] = [incidentRule, cyberRule];
