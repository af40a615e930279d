/** The deadlines of the notification, as what has been decided and sent leaves them. */
import type { Reason } from '../../../knowledge/judgement.ts';
import { gdpr } from '../../../knowledge/sources.ts';
import { swedishDay, swedishIsoTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { keepDeadline } from '../../cases/actions/index.ts';
import { type CaseDeadline, deadlineOfIncident } from '../../cases/rules/index.ts';
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
  if (incident.side === 'processor')
    return 'Vi är personuppgiftsbiträde: den personuppgiftsansvarige anmäler.';
  if (routeOf(routeFactsOf(incident)) === 'security-police')
    return 'Händelsen anmäls enligt säkerhetsskyddslagen, inte enligt artikel 33.';
  return incident.outcome === 'document' ? 'Beslutet är att inte anmäla incidenten.' : undefined;
}

/** Until the nämnd has said when it became aware, the hours are counted from its report: so that nothing stands still. */
const SAY_WHEN = 'Skriv när nämnden fick vetskap om incidenten';

/** What runs as the incident now stands: from the awareness, or from the report while that is not said. */
function wantedClock(incident: queries.IncidentRow): CaseDeadline {
  const facts = clockFacts(incident);
  if (facts) return { ...deadlineOfIncident(facts, swedishDay(facts.awareAt)), reopens: true };
  const reported = swedishIsoTime(incident.reportedAt);
  const from = { awareAt: reported, discoveredAt: null, internalReportAt: null };
  return {
    ...deadlineOfIncident(from, swedishDay(reported)),
    label: SAY_WHEN,
    kind: 'internal',
    reopens: true,
  };
}

/**
 * The clock as what has been said, decided and sent leaves it: it runs, was met or missed by the first notification, or is
 * withdrawn because nothing is to be notified. Asked again after anything of that has changed.
 */
export async function settleClock(context: Context, { record }: Pick<HeldIncident, 'record'>): Promise<void> {
  const { controllerId, id } = record;
  const incident = await queries.incidentOf(context.tx, controllerId, id);
  if (!incident) return;
  const sent = await queries.notificationsOf(context.tx, controllerId, id);
  const first = sent.find(({ phase }) => phase === 'first')?.sentAt.toISOString();
  const because = first ? undefined : withdrawnBecause(incident);
  const wanted = wantedClock(incident);
  if (!because) await keepDeadline(context, controllerId, id, wanted);
  for (const clock of await deadlinesOf(context, id)) {
    if (clock.ruleId !== RULE || clock.state !== 'open') continue;
    if (clock.label !== wanted.label || because)
      await settleDeadline(context, {
        id: clock.id,
        state: 'withdrawn',
        on: context.today,
        note: because ?? 'Tiden räknas från vetskapen.',
      });
    else if (first)
      await settleDeadline(context, { id: clock.id, state: 'met', on: swedishDay(first), at: first });
  }
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

/** Without the instant that the rules say for machines beside the words. */
const readable = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.map(({ text, source }) => ({ text: text.replace(/ \(\d{4}-\d\d-\d\dT[^)]*\)/g, ''), source }));

/** When the law and the older guidelines want the notification, asked of the day of the awareness (S-005). */
export function clockOf(incident: queries.IncidentRow) {
  const facts = clockFacts(incident);
  if (!facts) return undefined;
  const asOf = swedishDay(facts.awareAt);
  const asked = askRule('incident.deadline', facts, { asOf });
  return {
    due: incidentDeadline(facts, { asOf }).strict,
    reasons: asked.ok ? readable(asked.judgement.reasons) : [],
    guidelines: PROFILES.flatMap((profile) => {
      const local = askRule('incident.deadline', facts, { asOf, profile });
      if (!local.ok || !local.judgement.guideline) return [];
      const { guideline } = local.judgement;
      return [{ ...guideline, reasons: readable(guideline.reasons) }];
    }),
  };
}
export type ShownClock = NonNullable<ReturnType<typeof clockOf>>;
