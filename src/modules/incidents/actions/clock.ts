/** The deadlines of the notification, as what has been decided and sent leaves them. */
import { gdpr } from '../../../knowledge/sources.ts';
import { swedishDay, swedishIsoTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { keepDeadline } from '../../cases/actions/index.ts';
import { deadlineOfIncident } from '../../cases/rules/index.ts';
import { deadlinesOf, settleDeadline } from '../../deadlines/actions/index.ts';
import { incidentDeadline } from '../../deadlines/rules/index.ts';
import * as queries from '../queries/index.ts';
import { type RouteFacts, routeOf, supplementDue } from '../rules/index.ts';
import type { HeldIncident } from './incident.ts';

const RULE = 'incident.deadline';
const SUPPLEMENT = 'incident.supplement-due';

export const routeFactsOf = (incident: queries.IncidentRow): RouteFacts => ({
  side: incident.side as RouteFacts['side'],
  protectiveSecurity: incident.protectiveSecurity as RouteFacts['protectiveSecurity'],
  lawEnforcement: incident.lawEnforcement as RouteFacts['lawEnforcement'],
  crossBorder: incident.crossBorder as RouteFacts['crossBorder'],
});

/** Why nothing is notified, if nothing is. */
function withdrawnBecause(incident: queries.IncidentRow): string | undefined {
  if (routeOf(routeFactsOf(incident)) === 'security-police')
    return 'Händelsen anmäls enligt säkerhetsskyddslagen, inte enligt artikel 33.';
  return incident.outcome === 'document' ? 'Beslutet är att inte anmäla incidenten.' : undefined;
}

/** Met when the first notification was sent, withdrawn when none is to be made, open again when one is after all. */
export async function settleClock(context: Context, { record }: Pick<HeldIncident, 'record'>): Promise<void> {
  const { tx } = context;
  const { controllerId, id } = record;
  const incident = await queries.incidentOf(tx, controllerId, id);
  if (!incident) return;
  const sent = await queries.notificationsOf(tx, controllerId, id);
  const first = sent.find(({ phase }) => phase === 'first');
  const clocks = (await deadlinesOf(context, id)).filter(({ ruleId }) => ruleId === RULE);
  const open = clocks.filter(({ state }) => state === 'open');
  const because = withdrawnBecause(incident);
  for (const { id: deadline } of open) {
    const at = first?.sentAt.toISOString();
    if (at) await settleDeadline(context, { id: deadline, state: 'met', on: swedishDay(at), at });
    else if (because)
      await settleDeadline(context, { id: deadline, state: 'withdrawn', on: context.today, note: because });
  }
  const isWithdrawn = clocks.length > 0 && clocks.every(({ state }) => state === 'withdrawn');
  if (first || because || !isWithdrawn || !incident.awareAt) return;
  const facts = { awareAt: incident.awareAt, discoveredAt: incident.discoveredAt, internalReportAt: null };
  const deadline = deadlineOfIncident(facts, swedishDay(incident.awareAt));
  const label = `Anmälan till tillsynsmyndigheten, nytt ställningstagande ${clocks.length}`;
  await keepDeadline(context, controllerId, id, { ...deadline, label });
}

/** Four weeks from the first notification. */
export async function setSupplementDeadline(
  context: Context,
  { record }: Pick<HeldIncident, 'record'>,
  notifiedAt: string,
): Promise<void> {
  await keepDeadline(context, record.controllerId, record.id, {
    ruleId: SUPPLEMENT,
    label: 'Komplettera anmälan',
    kind: 'authority',
    source: gdpr('33.4'),
    dueOn: supplementDue({ notifiedAt }, { asOf: swedishDay(notifiedAt) }),
    facts: { notifiedAt },
  });
}

export async function settleSupplement(context: Context, caseId: string, sentAt: string): Promise<void> {
  for (const { id, ruleId, state } of await deadlinesOf(context, caseId))
    if (ruleId === SUPPLEMENT && state === 'open')
      await settleDeadline(context, { id, state: 'met', on: swedishDay(sentAt), at: sentAt });
}

const PROFILES = ['sormland-2019', 'mjolby-2017'] as const;

/** The facts of the clock; an internal report that lies before the discovery says nothing. */
function clockFacts({ awareAt, discoveredAt, reportedAt }: queries.IncidentRow) {
  if (!awareAt) return undefined;
  return {
    awareAt: swedishIsoTime(awareAt),
    discoveredAt: swedishIsoTime(discoveredAt),
    internalReportAt: reportedAt >= discoveredAt ? swedishIsoTime(reportedAt) : null,
  };
}

/** When the law and the older guidelines want the notification, asked of the day of the awareness (S-005). */
export function clockOf(incident: queries.IncidentRow) {
  const facts = clockFacts(incident);
  if (!facts) return undefined;
  const asOf = swedishDay(facts.awareAt);
  const asked = askRule('incident.deadline', facts, { asOf });
  return {
    due: incidentDeadline(facts, { asOf }).strict,
    reasons: asked.ok ? asked.judgement.reasons : [],
    guidelines: PROFILES.flatMap((profile) => {
      const local = askRule('incident.deadline', facts, { asOf, profile });
      return local.ok && local.judgement.guideline ? [local.judgement.guideline] : [];
    }),
  };
}
export type ShownClock = NonNullable<ReturnType<typeof clockOf>>;
