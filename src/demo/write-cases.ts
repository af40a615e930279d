/** Writes the demo's cases through the same actions as the pages, each step as the person who would take it. */
import * as cases from '../modules/cases/actions/index.ts';
import type { Actor, AppointedRole } from '../platform/actor.ts';
import { asActor } from '../platform/database/connection.ts';
import { addDays } from '../platform/plain-date.ts';
import type { Context } from '../platform/route.ts';
import type { Services } from '../platform/services.ts';
import { type CaseSpec, cases as caseSpecs, diariesHere, type InboxSpec, inbox } from './cases.ts';
import type { Identities } from './identities.ts';
import { incidents } from './incidents/index.ts';
import type { ControllerKey } from './organisations.ts';
import { persons } from './persons/index.ts';
import { writeIncident } from './write-incidents.ts';

export interface Stage {
  readonly services: Pick<Services, 'database' | 'clock' | 'sealing' | 'accounts'>;
  readonly identities: Identities;
  readonly key: ControllerKey;
  /** The coordinator, whose reach the others' actors are made from. */
  readonly coordinator: Actor;
  readonly today: string;
}

/** A context for the person, with the roles given at the controller. */
function contextOf(stage: Stage, tx: Context['tx'], actor: Actor): Context {
  const { clock, sealing, accounts } = stage.services;
  return {
    tx,
    actor,
    clock,
    sealing,
    accounts,
    today: stage.today,
    origin: '',
    progress: async () => undefined,
  };
}

export function actorAs(stage: Stage, role: AppointedRole): Actor {
  const { coordinator, identities, key } = stage;
  const spec = persons.find((person) =>
    role === 'dso' ? person.officerFor?.includes(key) : person.holds?.[role as 'head']?.includes(key),
  );
  const controller = coordinator.controller;
  if (!spec || !controller) return coordinator;
  return {
    ...coordinator,
    personId: identities.persons.get(spec.mailbox) ?? null,
    name: spec.name,
    appointments: [{ ...controller, role }],
    overseen: role === 'dso' ? [controller.id] : [],
  };
}

export const as = <Result>(
  stage: Stage,
  actor: Actor,
  work: (context: Context) => Promise<Result>,
): Promise<Result> => asActor(stage.services.database, actor, (tx) => work(contextOf(stage, tx, actor)));

export const accepted = (errors: Readonly<Record<string, string>> | undefined, of: string): void => {
  if (errors) throw new Error(`${of}: ${Object.values(errors).join(' ')}`);
};

/** The cases and what has come in at one controller, oldest first. */
export async function writeCases(stage: Stage): Promise<void> {
  const abbreviation = diariesHere[stage.key];
  if (abbreviation)
    await as(stage, stage.coordinator, (context) =>
      cases.saveDiary(context, { kept: 'here', abbreviation, systemName: null }),
    );
  const own = caseSpecs.filter(({ controller }) => controller === stage.key);
  for (const spec of own.toSorted((one, other) => other.daysAgo - one.daysAgo)) await writeCase(stage, spec);
  const happened = incidents.filter(({ controllers }) => controllers.includes(stage.key));
  for (const spec of happened.toSorted((one, other) => other.hoursAgo - one.hoursAgo))
    await writeIncident(stage, spec);
  for (const item of inbox.filter(({ controller }) => controller === stage.key)) await writeItem(stage, item);
}

async function writeCase(stage: Stage, spec: CaseSpec): Promise<void> {
  const id = crypto.randomUUID();
  const { coordinator } = stage;
  await as(stage, coordinator, async (context) => {
    await openOne(context, id, spec);
    if (!spec.draft && coordinator.controller) await cases.registerCase(context, coordinator.controller, id);
  });
  if (spec.consultation) await writeConsultation(stage, id, spec.consultation);
  if (spec.contact) await writeContact(stage, id, spec.contact);
  if (spec.decision) await writeDecision(stage, id, spec.kind, spec.decision);
  if (spec.closed) await closeOne(stage, id, spec.closed.outcome);
}

async function openOne(context: Context, id: string, spec: CaseSpec): Promise<void> {
  const { controller, personId } = context.actor;
  if (!controller) return;
  const { kind, title, secrecy = null, externalMark = null } = spec;
  await cases.openCase(context, controller, {
    ...{ id, kind, title, secrecy, externalMark },
    openedOn: addDays(context.today, -spec.daysAgo),
    responsibleId: spec.draft ? null : personId,
  });
  if (spec.processing) await linkProcessing(context, id, controller.id, spec.processing);
  if (spec.note)
    await cases.addNote(context, id, crypto.randomUUID(), {
      kind: 'note',
      happenedOn: context.today,
      text: spec.note,
      identityNumbersConfirmed: false,
    });
  if (spec.person)
    await cases.addPerson(context, id, crypto.randomUUID(), {
      ...{ organisation: null, email: null, phone: null, address: null, note: null },
      role: spec.person.role,
      name: spec.person.name,
      identityNumber: spec.person.identityNumber?.replace('-', '') ?? null,
      protected: spec.person.protected ?? false,
    });
  if (spec.deadline)
    accepted(
      await cases.addDeadline(context, id, crypto.randomUUID(), {
        label: spec.deadline.label,
        kind: 'decision',
        source: spec.deadline.source,
        dueOn: addDays(context.today, spec.deadline.inDays),
        personId: null,
      }),
      title,
    );
}

async function linkProcessing(
  context: Context,
  id: string,
  controllerId: string,
  name: string,
): Promise<void> {
  const targets = await cases.linkTargets(context, controllerId, id);
  const target = targets.find((one) => one.target === 'processing' && one.name === name);
  if (target)
    accepted(await cases.addLink(context, id, crypto.randomUUID(), `processing:${target.id}`), name);
}

async function writeConsultation(
  stage: Stage,
  id: string,
  spec: NonNullable<CaseSpec['consultation']>,
): Promise<void> {
  const { coordinator, today } = stage;
  await as(stage, coordinator, async (context) => {
    const decideOn = spec.decideInDays === null ? null : addDays(today, spec.decideInDays);
    await cases.saveQuestion(context, id, { question: spec.question, material: null, decideOn });
    await cases.askOfficer(context, id, 1);
  });
  const { advice, outcome } = spec;
  if (!advice) return;
  await as(stage, actorAs(stage, 'dso'), (context) => cases.advise(context, id, 2, { advice }));
  if (!outcome) return;
  await as(stage, coordinator, (context) =>
    cases.answerAdvice(context, id, 3, { outcome: outcome.outcome, outcomeText: outcome.text }),
  );
}

async function writeContact(stage: Stage, id: string, spec: NonNullable<CaseSpec['contact']>): Promise<void> {
  const { today } = stage;
  const ago = (days: number | undefined) => (days === undefined ? null : addDays(today, -days));
  await as(stage, stage.coordinator, (context) =>
    cases.saveContact(context, id, null, {
      subject: spec.subject,
      authority: cases.supervisoryAuthority(context),
      authorityReference: spec.reference,
      authorityOfficer: null,
      replyBy: spec.replyInDays === null ? null : addDays(today, spec.replyInDays),
      repliedOn: ago(spec.repliedDaysAgo),
      decidedOn: spec.servedDaysAgo === undefined ? null : addDays(today, -spec.servedDaysAgo - 2),
      servedOn: ago(spec.servedDaysAgo),
      decision: spec.decision ?? null,
      fineAmount: null,
      appealedOn: null,
      notAppealedReason: null,
    }),
  );
}

async function writeDecision(
  stage: Stage,
  id: string,
  kind: string,
  spec: NonNullable<CaseSpec['decision']>,
): Promise<void> {
  const delegate = spec.way === 'delegate' ? actorAs(stage, 'head') : stage.coordinator;
  const chair = actorAs(stage, 'chair');
  if (spec.way === 'chair' && chair === stage.coordinator) return;
  await as(stage, delegate, async (context) =>
    accepted(
      await cases.decide(context, id, crypto.randomUUID(), {
        way: spec.way,
        matter: kind === 'change-request' ? 'request.decide' : 'other',
        title: spec.title,
        text: spec.text,
        individual: true,
        decidedOn: addDays(stage.today, -2),
        ...{ delegateId: null, bodyId: null, paragraph: null, delegatedOn: false, replacesId: null },
        chairId: spec.way === 'chair' ? chair.personId : null,
        urgency: spec.way === 'chair' ? 'Tiden att svara gick ut före sammanträdet.' : null,
      }),
      spec.title,
    ),
  );
}

async function closeOne(stage: Stage, id: string, outcome: string): Promise<void> {
  await as(stage, stage.coordinator, async (context) => {
    const { deadlines } = await cases.showCase(context, id);
    for (const deadline of deadlines.filter(({ state }) => state === 'open'))
      await cases.settle(context, id, deadline.id, { state: 'met', on: context.today, note: null });
    accepted(await cases.closeCase(context, id, { outcome, weeding: 'Utkast rensade', weeded: [] }), outcome);
  });
}

async function writeItem(stage: Stage, spec: InboxSpec): Promise<void> {
  const { channel, kind, subject, text } = spec;
  await as(stage, stage.coordinator, async (context) =>
    accepted(
      await cases.takeIn(
        context,
        {
          ...{ channel, kind, subject, text },
          id: crypto.randomUUID(),
          receivedOn: addDays(stage.today, -spec.daysAgo),
          senderName: spec.senderName || null,
          senderOrganisation: spec.senderOrganisation || null,
          senderContact: null,
          protected: false,
          identityNumbersConfirmed: false,
        },
        { files: [], errors: [] },
      ),
      subject,
    ),
  );
}
