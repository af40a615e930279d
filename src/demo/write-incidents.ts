/** Writes the demo's incidents through the same actions as the pages. */
import { registerCase } from '../modules/cases/actions/index.ts';
import { deadlinesOf, settleDeadline } from '../modules/deadlines/actions/index.ts';
import * as incidents from '../modules/incidents/actions/index.ts';
import { bareReport, type ReportAnswers } from '../modules/incidents/rules/index.ts';
import { derivedId } from '../platform/derived-id.ts';
import { addDays, addHours, swedishDay } from '../platform/plain-date.ts';
import type { Context } from '../platform/route.ts';
import type { IncidentSpec } from './incidents/index.ts';
import { suppliers } from './systems.ts';
import { accepted, actorAs, as, type Stage } from './write-cases.ts';

/** From the report to the closed case, as far as the invented incident has come. */
export async function writeIncident(stage: Stage, spec: IncidentSpec): Promise<void> {
  const now = stage.services.clock.now().toString();
  const discoveredAt = addHours(now, -spec.hoursAgo);
  const awareAt = addHours(discoveredAt, spec.awareAfter ?? 0);
  const id = crypto.randomUUID();
  await as(stage, stage.coordinator, async (context) => {
    const { controller, personId } = context.actor;
    if (!controller) return;
    await incidents.openIncident(context, controller, {
      ...{ caseId: id, title: spec.title, awareAt },
      answers: answersOf(spec, discoveredAt),
      awareSource: spec.awareSource ?? 'own',
      reportedAt: awareAt,
      eventId: derivedId('demo', spec.title),
      openedOn: swedishDay(awareAt),
      responsibleId: personId,
    });
    await registerCase(context, controller, id);
  });
  await assess(stage, id, spec, discoveredAt);
  if (spec.decided) await decide(stage, id, spec, awareAt);
  if (spec.notifiedAfter !== undefined) await notify(stage, id, spec, addHours(awareAt, spec.notifiedAfter));
  if (spec.closed) await close(stage, id, spec.closed);
}

function answersOf(spec: IncidentSpec, discoveredAt: string): ReportAnswers {
  const supplier = spec.processor && suppliers[spec.processor];
  const isCounted = typeof spec.subjects === 'number';
  return {
    ...bareReport(discoveredAt),
    reporter: spec.reporter,
    ongoing: 'no',
    contained: spec.contained ?? null,
    types: spec.types,
    description: spec.description,
    discoveredHow: spec.discoveredHow,
    cause: spec.cause,
    processorsInvolved: supplier ? 'yes' : 'no',
    processors: supplier
      ? [{ name: supplier.name, organisationNumber: supplier.organisationNumber, subProcessor: false }]
      : [],
    subjectsExact: isCounted ? (spec.subjects as number) : null,
    subjectsRange: isCounted ? null : (spec.subjects as string | null),
    subjectGroups: spec.groups,
    dataKinds: spec.dataKinds,
    encrypted: spec.encrypted,
  };
}

async function assess(stage: Stage, id: string, spec: IncidentSpec, discoveredAt: string): Promise<void> {
  const { assessed, advice } = spec;
  await as(stage, stage.coordinator, async (context) => {
    if (assessed) {
      const { reason, place, consequences, ...levels } = assessed;
      await incidents.updateIncident(context, await incidents.heldIncident(context, id), {
        ...levels,
        place: place ?? null,
        consequences: [...consequences],
        consequencesText: consequences.length > 0 ? null : 'Inga följder har visat sig eller väntas.',
        isBreach: 'yes',
        likelihoodReason: reason,
        severityReason: reason,
        riskReason: reason,
        protectiveSecurity: 'no',
        lawEnforcement: 'no',
        crossBorder: 'no',
        cyberSignificant: 'no',
      });
    }
    await addMeasures(context, id, spec, discoveredAt);
  });
  if (!advice) return;
  await as(stage, actorAs(stage, 'dso'), (context) =>
    incidents.adviseOnIncident(context, id, { advice, seen: '' }),
  );
}

async function addMeasures(
  context: Context,
  id: string,
  { measures = [] }: IncidentSpec,
  discoveredAt: string,
): Promise<void> {
  for (const { text, takenAfter = 0, dueInDays } of measures) {
    const common = { text, ownerName: null, secret: true };
    const measure =
      dueInDays === undefined
        ? {
            ...common,
            takenAt: addHours(discoveredAt, takenAfter * 24 + 1),
            dueOn: null,
            ownerPersonId: null,
          }
        : {
            ...common,
            takenAt: null,
            dueOn: addDays(context.today, dueInDays),
            ownerPersonId: context.actor.personId,
          };
    accepted(await incidents.addMeasure(context, id, crypto.randomUUID(), measure), text);
  }
}

/** The delegate's decision, as the coordinator writes it in; nothing where the nämnd has given the matter to nobody. */
async function decide(stage: Stage, id: string, { decided }: IncidentSpec, awareAt: string): Promise<void> {
  if (!decided) return;
  await as(stage, stage.coordinator, async (context) => {
    const { choices, judged } = await incidents.showDecision(context, id);
    const [delegate] = choices.delegates;
    if (!delegate) return;
    const deviates = judged[0] !== undefined && judged[0].outcome !== decided.outcome;
    accepted(
      await incidents.decideIncident(context, id, crypto.randomUUID(), {
        way: 'recorded',
        outcome: decided.outcome,
        outcomeReason: decided.reason,
        deviationReason: deviates ? decided.reason : null,
        decidedOn: swedishDay(addHours(awareAt, 24)),
        delegateId: delegate.id,
        ...{ chairId: null, bodyId: null, paragraph: null, urgency: null, replaces: null },
      }),
      decided.reason,
    );
  });
}

async function notify(stage: Stage, id: string, spec: IncidentSpec, sentAt: string): Promise<void> {
  await as(stage, stage.coordinator, async (context) => {
    const { incident } = await incidents.readableIncident(context, id);
    if (!incident.outcome) return;
    accepted(
      await incidents.sendNotification(
        context,
        id,
        crypto.randomUUID(),
        {
          phase: 'first',
          sentAt,
          authorityReference: spec.reference ?? null,
          lateReason: spec.lateReason ?? null,
          isComplete: Boolean(spec.closed),
          incompleteConfirmed: true,
        },
        undefined,
      ),
      spec.title,
    );
    if (!spec.informed) return;
    const { told, unreached = 0 } = spec.informed;
    accepted(
      await incidents.addTelling(context, id, crypto.randomUUID(), {
        ...{ audience: 'adults', way: 'letter', told, unreached, documentId: null, note: null },
        toldOn: swedishDay(addHours(sentAt, 24)),
        complete: true,
      }),
      spec.title,
    );
  });
}

async function close(
  stage: Stage,
  id: string,
  { rootCause, outcome }: NonNullable<IncidentSpec['closed']>,
): Promise<void> {
  await as(stage, stage.coordinator, async (context) => {
    for (const deadline of await deadlinesOf(context, id))
      if (deadline.state === 'open')
        await settleDeadline(context, { id: deadline.id, state: 'met', on: deadline.dueOn });
    const lessons = {
      shown: { rootCause: null, lessons: null },
      typed: { rootCause, lessons: 'Rutinen är genomgången med dem som berörs.' },
    };
    accepted(
      await incidents.closeIncident(context, id, lessons, { outcome, weeding: 'Utkast rensade', weeded: [] }),
      outcome,
    );
  });
}
