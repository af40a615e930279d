/** The notification to the authority: the form's fields answered by the incident, and when a supplement is due. Pure. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';
import { addDays, minutesBetween, swedishDay } from '../../../platform/plain-date.ts';
import { instantFact, numberOf } from '../../deadlines/rules/facts.ts';
import { incidentDeadline } from '../../deadlines/rules/index.ts';
import { lastDay, ofKind } from '../../deadlines/rules/kinds.ts';

export const notificationPhases = {
  first: 'Första anmälan',
  supplement: 'Komplettering',
  final: 'Slutlig anmälan',
} as const;
export type NotificationPhase = keyof typeof notificationPhases;

const supplementFacts = z.strictObject({
  notifiedAt: instantFact.describe('När den första anmälan skickades, till exempel 2026-11-20T14:20+01:00'),
});
type SupplementFacts = z.infer<typeof supplementFacts>;

const supplementOutcomes = { due: ofKind('authority', 'Komplettera anmälan') } as const;
const page = { label: 'IMY, Anmäl personuppgiftsincident' };

/** The last day for a supplement, `YYYY-MM-DD`. */
export function supplementDue({ notifiedAt }: SupplementFacts, asked: RuleQuestion): string {
  return addDays(swedishDay(notifiedAt), numberOf(asked, 'breach.supplement-days', 28));
}

const supplementRule: Rule<SupplementFacts, keyof typeof supplementOutcomes> = {
  id: 'incident.supplement-due',
  description: 'När en anmälan om personuppgiftsincident senast ska kompletteras.',
  facts: supplementFacts,
  outcomes: supplementOutcomes,
  judge: (facts, asked) => {
    const due = supplementDue(facts, asked);
    return answer(asked, 'due', [
      reason(
        'Uppgifter som inte finns vid anmälan får lämnas i omgångar, utan onödigt dröjsmål.',
        gdpr('33.4'),
      ),
      reason(
        'Ni har 4 veckor på er att komplettera. Har ingen komplettering kommit in beslutar IMY utifrån de uppgifter som finns.',
        page,
      ),
      lastDay('authority', 'Komplettering ska lämnas senast', due, page),
      reason('Tiden räknas i kalenderdagar och flyttas inte.', { label: 'Förslag i Ansvar' }),
    ]);
  },
};

export const notificationRules: readonly Rule[] = [supplementRule];

/** Whether the instant lies after the 72 hours, which count from awareness. */
export function isLate(awareAt: string, sentAt: string): boolean {
  const facts = { awareAt, discoveredAt: null, internalReportAt: null };
  const { strict } = incidentDeadline(facts, { asOf: swedishDay(awareAt) });
  return minutesBetween(strict, sentAt) > 0;
}

/** Why this incident is not notified here; undefined when it is. */
export const notificationHinders: Readonly<Record<string, Reason>> = {
  'security-police': reason(
    'Händelsen ska anmälas enligt säkerhetsskyddslagen. Då gäller inte artiklarna 33 och 34, och anmälan görs till Säkerhetspolisen.',
    { label: '1 kap. 4 § dataskyddslagen (2018:218)', statute: 'dataskyddslagen' },
  ),
  'tell-controller': reason(
    'Vi anmäler aldrig åt någon annan. Vi är personuppgiftsbiträde här och underrättar den personuppgiftsansvarige.',
    gdpr('33.2'),
  ),
};
