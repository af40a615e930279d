/** The page of a case: everything in at most a handful of statements. */
import { authoritiesOn } from '../../../knowledge/authorities.ts';
import type { Reason } from '../../../knowledge/judgement.ts';
import { NotFound } from '../../../platform/errors.ts';
import { allows } from '../../../platform/permissions.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { type CaseDeadlineRow, deadlinesOf } from '../../deadlines/actions/index.ts';
import * as queries from '../queries/index.ts';
import { dayOfFacts, isGoingOn } from '../rules/index.ts';
import { logRead, readableCase } from './case.ts';
import { homeStateOf } from './case-steps.ts';
import { mustGiveReason, showPersons } from './parts.ts';

/** A case with its parts; a read is an event in the log. */
export async function showCase(context: Context, id: string) {
  const { tx, actor } = context;
  const record = await readableCase(context, id);
  const { controllerId } = record;
  await logRead(context, record, 'Ärendet visades');
  const gated = mustGiveReason(context, controllerId);
  const persons = await showPersons(context, record, !gated);
  const own = controllerId === actor.controller?.id;
  const goesOn = isGoingOn(record.state);
  const mayWrite = own && allows(actor, 'case.write');
  return {
    record,
    persons,
    /** Who the persons are opens with a reason. */
    gated,
    ...(await queries.aroundCase(tx, controllerId, id)),
    timeline: await queries.timelineOf(tx, controllerId, id),
    deadlines: (await deadlinesOf(context, id)).map((deadline) => ({
      ...deadline,
      reasons: reasonsOf(deadline),
    })),
    own,
    homeState: await homeStateOf(context, record),
    mayWrite,
    /** Whether something new may be put into it. */
    mayAdd: mayWrite && goesOn,
    mayRegister: own && allows(actor, 'case.register'),
    /** The officer advises whichever controller is worked for. */
    mayAdvise: goesOn && actor.overseen.includes(controllerId),
    mayDecide: own && allows(actor, 'case.decide'),
  };
}
export type ShownCase = Awaited<ReturnType<typeof showCase>>;

/** How the rule came to the day, asked anew of the facts that it was computed from; none of one set by hand. */
function reasonsOf({ ruleId, facts, createdAt }: CaseDeadlineRow): readonly Reason[] {
  if (ruleId === null) return [];
  const asked = askRule(ruleId, facts, { asOf: dayOfFacts(facts) ?? swedishDay(createdAt.toISOString()) });
  return asked.ok ? asked.judgement.reasons : [];
}

/** What the forms of the page choose from; asked for when a form is opened. */
export const linkTargets = ({ tx }: Context, controllerId: string, id: string) =>
  queries.linkTargets(tx, controllerId, id);

/** Who has read the case; that somebody looks is not itself a read of its content. */
export async function caseReaders(context: Context, id: string) {
  const record = await readableCase(context, id);
  return { record, readers: await queries.readersOf(context.tx, record.controllerId, id) };
}

/** The part that the kind of case has: samråd, or contact with an authority. */
export const matterOf = ({ tx }: Context, { controllerId, id }: queries.ShownRecord) =>
  queries.aroundCase(tx, controllerId, id);

/** Under its name today. */
export const supervisoryAuthority = ({ today }: Context): string =>
  authoritiesOn(today).find(({ key }) => key === 'supervisory-authority')?.label ?? '';

/** Who a document of the controller comes from, at its head and foot. */
export async function printingController({ tx }: Context, controllerId: string) {
  const sender = await queries.senderOf(tx, controllerId);
  if (!sender) throw new NotFound();
  return sender;
}

export async function openDeadline(context: Context, caseId: string, id: string) {
  const deadline = (await deadlinesOf(context, caseId)).find((one) => one.id === id);
  if (deadline?.state !== 'open') throw new NotFound();
  return deadline;
}
