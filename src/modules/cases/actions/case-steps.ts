/** The steps of a case: registering a draft, closing, opening again, voiding. */

import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import type { CloseForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { caseKind, caseTransition, hindersClosing, homeHinder, needsDecision } from '../rules/index.ts';
import { heldCase, noteStep, registerCase } from './case.ts';

/** The step must be open as the case stands, and the actor may take it. */
async function stepOf(context: Context, id: string, action: string) {
  const record = await heldCase(context, id);
  const transition = caseTransition(record.state, action);
  if (!transition) throw new Conflict([]);
  if (!allows(context.actor, transition.who))
    throw new Forbidden('Nämndens registrator eller samordnare gör det här.');
  const hinder = homeHinder(record.kind, action, await homeStateOf(context, record));
  if (hinder) throw new Forbidden(hinder);
  return { record, transition };
}

/** How its matter stands where that has a life of its own; undefined when it has none, or is not begun. */
export async function homeStateOf(
  { tx }: Pick<Context, 'tx'>,
  { controllerId, id, kind }: queries.ShownRecord,
): Promise<string | undefined> {
  const held = caseKind(kind).home?.holds;
  return held && queries.homeState(tx, held.table, controllerId, id);
}

export async function registerDraft(context: Context, id: string): Promise<string> {
  const { record } = await stepOf(context, id, 'register');
  await noteStep(context, record.controllerId, id, 'Registrerat');
  return registerCase(context, workedFor(context), id);
}

/** A draft has no number and goes altogether. */
export async function discardDraft(context: Context, id: string): Promise<void> {
  const { record } = await stepOf(context, id, 'discard');
  await queries.deleteDraft(context.tx, record.controllerId, id);
}

/** What must be done before the case can be closed, and what working material there is. */
export async function closingOf(context: Context, record: queries.ShownRecord) {
  const { asked, advised, answered, ...counts } = await queries.contentsOf(
    context.tx,
    record.controllerId,
    record.id,
  );
  const contents = { ...counts, kind: record.kind, consultation: asked ? { advised, answered } : null };
  return {
    hinders: hindersClosing(contents),
    /** The same for whoever names each open deadline itself. */
    hindersBesideDeadlines: hindersClosing({ ...contents, openDeadlines: 0 }),
    needsDecision: needsDecision(contents),
    working: await queries.workingMaterial(context.tx, record.controllerId, record.id),
  };
}

export async function closeCase(
  context: Context,
  id: string,
  form: CloseForm,
): Promise<FormErrors | undefined> {
  const { record } = await stepOf(context, id, 'close');
  const { hinders, needsDecision: undecided, working } = await closingOf(context, record);
  if (hinders[0]) return { outcome: hinders[0] };
  if (undecided)
    return {
      outcome:
        'Registrera beslutet om incidenten först, också när den inte anmäls: motiveringen hör till ärendet.',
    };
  const known = new Set(working.map((one) => one.id));
  await queries.weed(
    context.tx,
    record.controllerId,
    form.weeded.filter((one) => known.has(one)),
  );
  await queries.updateCase(context.tx, record.controllerId, id, null, {
    state: 'closed',
    outcome: form.outcome,
    weeding: form.weeding,
    closedOn: context.today,
    closedBy: context.actor.personId,
  });
  await noteStep(context, record.controllerId, id, `Avslutat: ${form.outcome}`);
  return undefined;
}

export async function reopenCase(context: Context, id: string, reason: string): Promise<void> {
  const { record } = await stepOf(context, id, 'reopen');
  await queries.updateCase(context.tx, record.controllerId, id, null, {
    state: 'open',
    closedOn: null,
    closedBy: null,
  });
  await noteStep(context, record.controllerId, id, `Öppnat igen: ${reason}`);
}

/** The number is not used again; the row stays in the diary with the reason. */
export async function voidCase(
  context: Context,
  id: string,
  reason: string,
): Promise<FormErrors | undefined> {
  const { record } = await stepOf(context, id, 'void');
  const { openDeadlines, decisions } = await queries.contentsOf(context.tx, record.controllerId, id);
  if (decisions > 0)
    return { reason: 'Ärendet har ett beslut och kan inte makuleras. Avsluta det i stället.' };
  if (openDeadlines > 0)
    return {
      reason: 'Ärendet har en öppen frist. Ta bort den med ett skäl först, så att den inte glöms bort.',
    };
  await noteStep(context, record.controllerId, id, `Makulerat: ${reason}`);
  await queries.updateCase(context.tx, record.controllerId, id, null, { state: 'void', voidReason: reason });
  return undefined;
}
