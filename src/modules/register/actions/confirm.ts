/** What a person is asked to confirm, and the answers. */
import type { Actor } from '../../../platform/actor.ts';
import { writeFor } from '../../../platform/database/connection.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import type { ChangedForm } from '../forms/index.ts';
import * as queries from '../queries/confirmations.ts';
import { entriesByIds, type StoredEntry } from '../queries/entry.ts';
import { replaceGaps, updateEntry } from '../queries/write/index.ts';
import { completeness } from '../rules/completeness.ts';
import { canConfirm, nextReviewAfter } from '../rules/confirmation.ts';

export interface AskedEntry extends queries.OpenRequest {
  readonly entry: StoredEntry;
}

/** What the person is asked and has not answered, the earliest day first. */
export async function listAsked({ tx, actor }: Context): Promise<AskedEntry[]> {
  if (!actor.personId) return [];
  const requests = (await queries.openRequestsOf(tx, actor.personId)).filter(({ controllerId }) =>
    answersFor(actor, controllerId),
  );
  const entries = await entriesByIds(
    tx,
    requests.map(({ processingId }) => processingId),
  );
  return requests.flatMap((request) => {
    const entry = entries.find(
      ({ id, controllerId }) => id === request.processingId && controllerId === request.controllerId,
    );
    return entry ? [{ ...request, entry }] : [];
  });
}

/** Whoever only looks on at a controller confirms nothing there. */
const answersFor = (actor: Actor, controllerId: string): boolean =>
  canConfirm(actor.appointments.filter(({ id }) => id === controllerId).map(({ role }) => role));

export interface Confirmed {
  /** How many are now confirmed. */
  readonly count: number;
  /** Names of those that somebody has changed since the page was opened: they are not confirmed. */
  readonly changed: readonly string[];
}

/** The request, and the version of the entry that the person has read. */
export interface Read {
  readonly id: string;
  readonly version: number;
}

/** «Oförändrad»: confirmed today, and to be reviewed again in a year. What is answered already stays as answered. */
export async function confirmUnchanged(context: Context, read: readonly Read[]): Promise<Confirmed> {
  const asked = await listAsked(context);
  const changed: string[] = [];
  let count = 0;
  for (const { id, version } of read) {
    const request = asked.find((open) => open.id === id);
    if (!request) {
      await requireAsked(context, id);
      continue;
    }
    if (request.entry.version === version && (await confirmOne(context, request))) count += 1;
    else changed.push(request.entry.name);
  }
  return { count, changed };
}

/** An id that the person has not been asked names nothing. */
async function requireAsked({ tx, actor }: Context, id: string): Promise<void> {
  if (!(await queries.requestFor(tx, actor.personId ?? '', id))) throw new NotFound();
}

async function confirmOne({ tx, actor, today }: Context, request: AskedEntry): Promise<boolean> {
  const { entry, controllerId, legalEntityId } = request;
  await writeFor(tx, { id: controllerId, legalEntityId });
  const patch = { confirmedOn: today, nextReviewOn: nextReviewAfter(today, entry.nextReviewOn) };
  const target = { id: entry.id, controllerId, version: entry.version, personId: actor.personId };
  if (!(await updateEntry(tx, target, patch))) return false;
  const confirmed = { ...entry, ...patch };
  await replaceGaps(tx, confirmed, completeness(confirmed, { asOf: today }), today);
  await queries.answerRequest(tx, request, { answer: 'unchanged', changeText: null, changeDueOn: null });
  return true;
}

/** «Behöver ändras»: what and by when, a finding until somebody says that it is done. */
export async function askForChange(context: Context, id: string, form: ChangedForm): Promise<void> {
  const request = (await listAsked(context)).find((open) => open.id === id);
  if (!request) return requireAsked(context, id);
  const { controllerId, legalEntityId } = request;
  await writeFor(context.tx, { id: controllerId, legalEntityId });
  await queries.answerRequest(context.tx, request, {
    answer: 'changed',
    changeText: form.text,
    changeDueOn: form.due ?? request.dueOn,
  });
}

/** Somebody at the controller has changed what was asked for. Answers with the processing. */
export async function settleChange({ tx, actor, today }: Context, id: string): Promise<string> {
  const settled = await queries.settleRequest(tx, actor.controller?.id ?? '', id, today);
  if (!settled) throw new NotFound();
  return settled.processingId;
}
