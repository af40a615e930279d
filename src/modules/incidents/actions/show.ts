/** The page of an incident: where a group works and a delegate decides. */
import { allows, controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { logRead, supervisoryAuthority } from '../../cases/actions/index.ts';
import { isGoingOn } from '../../cases/rules/index.ts';
import { deadlinesOf } from '../../deadlines/actions/index.ts';
import * as queries from '../queries/index.ts';
import { isInformed, neededToDecide, routeOf, type StepFacts, stepsOf } from '../rules/index.ts';
import { savedFields } from './assessment.ts';
import { clockOf, routeFactsOf } from './clock.ts';
import { askedDeciders, judgedRisk } from './decision.ts';
import { readableIncident } from './incident.ts';

function stepFacts(
  record: { readonly state: string },
  incident: queries.IncidentRow,
  around: queries.AroundIncident,
): StepFacts {
  return {
    caseState: record.state,
    side: incident.side,
    isBreach: incident.isBreach,
    likelihood: incident.likelihood,
    severity: incident.severity,
    outcome: incident.outcome,
    route: routeOf(routeFactsOf(incident)),
    notified: around.notifications.length > 0,
    informed: isInformed(incident.informException, around.tellings),
    measures: around.measures.length,
    openMeasures: around.measures.filter(({ dueOn, doneOn }) => dueOn !== null && doneOn === null).length,
  };
}

/** An incident with its parts; a read is an event in the log. */
export async function showIncident(context: Context, caseId: string) {
  const { tx, actor } = context;
  const { record, incident } = await readableIncident(context, caseId);
  const { controllerId } = record;
  await logRead(context, record, 'Incidenten visades');
  const around = await queries.aroundIncident(tx, controllerId, caseId, askedDeciders(context));
  const readable = controllersWhere(actor, 'case.read');
  const own = controllerId === actor.controller?.id;
  const goesOn = isGoingOn(record.state);
  return {
    record,
    incident,
    ...around,
    fields: savedFields(incident),
    deadlines: await deadlinesOf(context, caseId),
    others: (await queries.casesOfEvent(tx, incident.eventId, readable)).filter(
      (one) => one.caseId !== caseId,
    ),
    clock: clockOf(incident),
    judged: judgedRisk(context, incident),
    steps: stepsOf(stepFacts(record, incident, around)),
    needed: neededToDecide(incident),
    route: routeOf(routeFactsOf(incident)),
    authority: supervisoryAuthority(context),
    own,
    goesOn,
    mayAssess: own && goesOn && allows(actor, 'incident.assess'),
    mayWrite: own && goesOn && allows(actor, 'case.write'),
    mayRegister: own && goesOn && allows(actor, 'case.register'),
    mayDecide: own && goesOn && around.deciders.some(({ id }) => id === actor.personId),
    mayOpenDecision: own && goesOn && allows(actor, 'case.decide'),
    mayAdvise: goesOn && actor.overseen.includes(controllerId),
  };
}
export type ShownIncident = Awaited<ReturnType<typeof showIncident>>;

/** The fourteen questions as they stand, who last changed what, and what the incident may be linked to. */
export async function showAssessment(context: Context, caseId: string) {
  const { tx, today } = context;
  const { record, incident } = await readableIncident(context, caseId);
  const { controllerId } = record;
  const asOf = { asOf: today };
  const types = incident.types;
  const kinds = incident.dataKinds.filter((kind) => kind !== 'unknown');
  const breach = askRule(
    'incident.is-breach',
    { personalData: kinds.length > 0 ? 'yes' : 'unclear', types },
    asOf,
  );
  const mainType = askRule('incident.main-type', { types }, asOf);
  const route = askRule('incident.route', routeFactsOf(incident), asOf);
  return {
    record,
    incident,
    fields: savedFields(incident),
    changes: await queries.latestChanges(tx, controllerId, caseId),
    around: await queries.aroundIncident(tx, controllerId, caseId),
    proposed: await queries.proposedLinks(tx, controllerId, caseId),
    breach: breach.ok ? breach.judgement : undefined,
    mainType: mainType.ok ? mainType.judgement : undefined,
    route: route.ok ? route.judgement : undefined,
  };
}
export type ShownAssessment = Awaited<ReturnType<typeof showAssessment>>;

/** The risk with what it asks for, and the score with the level that it proposes. */
export async function showRisk(context: Context, caseId: string) {
  const { record, incident } = await readableIncident(context, caseId);
  const { scoreContext, scoreEase, scoreCircumstances } = incident;
  const score =
    scoreContext !== null && scoreEase !== null
      ? askRule(
          'incident.severity',
          { context: scoreContext, ease: scoreEase / 4, circumstances: (scoreCircumstances ?? 0) / 4 },
          { asOf: context.today },
        )
      : undefined;
  return {
    record,
    incident,
    fields: savedFields(incident),
    changes: await queries.latestChanges(context.tx, record.controllerId, caseId),
    judged: judgedRisk(context, incident),
    score: score?.ok ? score.judgement : undefined,
  };
}
export type ShownRisk = Awaited<ReturnType<typeof showRisk>>;

/** The times with how the law and the guidelines count from them, and each change of them. */
export async function showTimes(context: Context, caseId: string) {
  const { record, incident } = await readableIncident(context, caseId);
  return {
    record,
    incident,
    clock: clockOf(incident),
    changes: await queries.timeChangesOf(context.tx, record.controllerId, caseId),
  };
}
export type ShownTimes = Awaited<ReturnType<typeof showTimes>>;
