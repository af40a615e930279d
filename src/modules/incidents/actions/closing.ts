/** Closing an incident: what is missing, what was learnt, and the case that ends. */
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import { closeCase, closingOf, noteStep } from '../../cases/actions/index.ts';
import { isGoingOn } from '../../cases/rules/index.ts';
import { deadlinesOf } from '../../deadlines/actions/index.ts';
import type { ClosingForm, LessonsForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  type CompletenessFacts,
  completenessOf,
  type Gap,
  isInformed,
  isLate,
  proposedEnding,
  withDeadlines,
} from '../rules/index.ts';
import { type HeldIncident, heldIncident, readableIncident, updateIncident } from './incident.ts';
import { mergedChanges } from './merged.ts';

const isSaid = (text: string | null): boolean => (text ?? '').trim() !== '';

async function factsOf({ tx }: Context, { record, incident }: HeldIncident): Promise<CompletenessFacts> {
  const counts = await queries.closingCounts(tx, record.controllerId, record.id);
  const { notifiedAt, lateReason, audiences, ...rest } = counts;
  const tellings = audiences.map((audience) => ({ audience }));
  return {
    ...rest,
    side: incident.side as CompletenessFacts['side'],
    isBreach: incident.isBreach as CompletenessFacts['isBreach'],
    breachReason: isSaid(incident.isBreachReason),
    circumstances: isSaid(incident.description),
    effects: incident.consequences.length > 0 || isSaid(incident.consequencesText),
    risk: incident.risk as CompletenessFacts['risk'],
    riskReason: isSaid(incident.riskReason),
    outcome: incident.outcome as CompletenessFacts['outcome'],
    motivated: isSaid(incident.outcomeReason),
    protectiveSecurity: incident.protectiveSecurity === 'yes',
    notified: notifiedAt !== null,
    late:
      notifiedAt !== null && incident.awareAt !== null && isLate(incident.awareAt, notifiedAt.toISOString()),
    lateReason: isSaid(lateReason),
    informed: isInformed(incident.informException, tellings),
    excepted: incident.informException !== null,
    rootCause: isSaid(incident.rootCause),
  };
}

/** What is missing, and what the case itself still has open. */
export async function showClosing(context: Context, caseId: string) {
  const held = await readableIncident(context, caseId);
  const facts = await factsOf(context, held);
  const closing = await closingOf(context, held.record);
  const deadlines = (await deadlinesOf(context, caseId)).filter(({ state }) => state === 'open');
  const { gaps, told } = withDeadlines(completenessOf(facts), deadlines);
  return {
    ...held,
    gaps,
    /** Open deadlines, each with the part of the incident that settles it. */
    deadlines: told,
    hinders: closing.hindersBesideDeadlines,
    ending: proposedEnding(facts),
    /** The case wants a decision also where the incident itself needs none; said once. */
    needsDecision: closing.needsDecision && !gaps.some(({ id }) => id === 'decision'),
    working: closing.working,
    own: held.record.controllerId === context.actor.controller?.id,
    goesOn: isGoingOn(held.record.state),
  };
}
export type ShownClosing = Awaited<ReturnType<typeof showClosing>>;

const LABELS = { rootCause: 'Grundorsak', lessons: 'Lärdomar' };

/** What the incident came from and what was learnt, as far as it was changed. */
export async function saveLessons(context: Context, caseId: string, form: LessonsForm): Promise<void> {
  const held = await heldIncident(context, caseId);
  const { rootCause, lessons } = held.incident;
  const changes = mergedChanges(form, { rootCause, lessons }, LABELS);
  if (Object.keys(changes).length === 0) return;
  await updateIncident(context, held, changes as Parameters<typeof updateIncident>[2]);
  await noteStep(context, held.record.controllerId, caseId, 'Ändrat: grundorsak och lärdomar');
}

const first = (gaps: readonly Gap[]): Gap | undefined => gaps.find(({ hard }) => hard);

/** Saves the lessons and closes the case, when nothing that must be there is missing (T-106). */
export async function closeIncident(
  context: Context,
  caseId: string,
  lessons: LessonsForm,
  form: ClosingForm,
): Promise<FormErrors | undefined> {
  await saveLessons(context, caseId, lessons);
  const gap = first(completenessOf(await factsOf(context, await heldIncident(context, caseId))));
  if (gap) return { outcome: gap.text };
  return closeCase(context, caseId, form);
}
