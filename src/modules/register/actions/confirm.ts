/** What a person is asked to confirm, and the answers. */
import type { Actor } from '../../../platform/actor.ts';
import { writeFor } from '../../../platform/database/connection.ts';
import { Conflict, Forbidden, NotFound, Refused } from '../../../platform/errors.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { rolesFor } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { controllerPersons } from '../../organisations/actions/index.ts';
import type { ChangedForm } from '../forms/index.ts';
import * as queries from '../queries/confirmations.ts';
import { entriesByIds, type StoredEntry } from '../queries/entry.ts';
import { replaceGaps, updateEntry } from '../queries/write/index.ts';
import { completeness } from '../rules/completeness.ts';
import { canConfirm, nextReviewAfter } from '../rules/confirmation.ts';

export interface AskedEntry extends queries.OpenRequest {
  readonly entry: StoredEntry;
  readonly personId: string;
  /** Names of those who make a change that is asked for; null when the person may write it. */
  readonly coordinators: readonly string[] | null;
}

/** What the person is asked and has not answered, the earliest day first. */
export async function listAsked(context: Context): Promise<AskedEntry[]> {
  const { tx, actor } = context;
  const { personId } = actor;
  if (!personId) return [];
  const requests = (await queries.openRequestsOf(tx, personId)).filter(({ controllerId }) =>
    answersFor(actor, controllerId),
  );
  const entries = await entriesByIds(
    tx,
    requests.map(({ processingId }) => processingId),
  );
  const coordinators = new Map<string, readonly Coordinator[] | null>();
  for (const { controllerId } of requests) {
    if (!coordinators.has(controllerId))
      coordinators.set(controllerId, await coordinatorsFor(context, controllerId));
  }
  return requests.flatMap((request) => {
    const named = coordinators.get(request.controllerId)?.map(({ name }) => name) ?? null;
    const entry = entries.find(
      ({ id, controllerId }) => id === request.processingId && controllerId === request.controllerId,
    );
    return entry ? [{ ...request, personId, entry, coordinators: named }] : [];
  });
}

type Coordinator = Awaited<ReturnType<typeof controllerPersons>>[number];

/** Those who make a change for the person at the controller; null when the person may write there. */
async function coordinatorsFor(
  context: Context,
  controllerId: string,
): Promise<readonly Coordinator[] | null> {
  const writers = rolesFor('register.write') as readonly string[];
  const writes = context.actor.appointments.some(
    ({ id, role }) => id === controllerId && writers.includes(role),
  );
  if (writes) return null;
  const persons = await controllerPersons(context, controllerId);
  return persons.filter(({ roles }) => roles.includes('coordinator'));
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

/**
 * «Oförändrad»: confirmed today, and to be reviewed again in a year. What is answered so already stays so; what is
 * answered otherwise is a conflict, and nothing is confirmed.
 */
export async function confirmUnchanged(context: Context, read: readonly Read[]): Promise<Confirmed> {
  const asked = await listAsked(context);
  const changed: string[] = [];
  let count = 0;
  for (const { id, version } of read) {
    const request = asked.find((open) => open.id === id);
    if (!request || !(await hold(context, request))) {
      await requireAnswered(context, id, null);
      continue;
    }
    if (request.entry.version === version && (await confirmOne(context, request))) count += 1;
    else changed.push(request.entry.name);
  }
  return { count, changed };
}

/** The rest of the transaction writes for the controller of the request. False when somebody has answered it. */
async function hold({ tx }: Context, request: AskedEntry): Promise<boolean> {
  await writeFor(tx, { id: request.controllerId, legalEntityId: request.legalEntityId });
  return queries.holdUnanswered(tx, request);
}

/**
 * What cannot be answered is answered already, with the same (the form was sent twice); otherwise it is said why not.
 * `changeText` is what was typed, null for «Oförändrad». An id that the person has not been asked names nothing.
 * Answers with the controller.
 */
async function requireAnswered(
  { tx, actor }: Context,
  id: string,
  changeText: string | null,
): Promise<string> {
  const request = await queries.requestFor(tx, actor.personId ?? '', id);
  if (!request) throw new NotFound();
  const { controllerId, controllerName, processingName } = request;
  if (!answersFor(actor, controllerId)) {
    throw new Forbidden(
      `Med ditt uppdrag för ${controllerName} svarar du inte på vad registret innehåller. Be samordnaren fråga någon annan.`,
    );
  }
  if (request.answer === null)
    throw new Refused(`Omgången är stängd, så svaret om ${processingName} är inte sparat.`);
  if (request.changeText === changeText) return controllerId;
  const [saved, typed] = [answerWords(request.changeText), answerWords(changeText)];
  throw new Conflict([{ label: `${processingName} är redan besvarad`, saved, typed }]);
}

const answerWords = (changeText: string | null): string =>
  changeText === null ? 'Oförändrad' : `Behöver ändras: ${changeText}`;

async function confirmOne({ tx, actor, today }: Context, request: AskedEntry): Promise<boolean> {
  const { entry, controllerId } = request;
  const patch = { confirmedOn: today, nextReviewOn: nextReviewAfter(today, entry.nextReviewOn) };
  const target = { id: entry.id, controllerId, version: entry.version, personId: actor.personId };
  if (!(await updateEntry(tx, target, patch))) return false;
  const confirmed = { ...entry, ...patch };
  await replaceGaps(tx, confirmed, completeness(confirmed, { asOf: today }), today);
  await queries.answerRequest(tx, request, { answer: 'unchanged', changeText: null, changeDueOn: null });
  return true;
}

/**
 * «Behöver ändras»: what and by when, a finding until somebody says that it is done. Answers with the names of the
 * coordinators who see to it; null when the person does.
 */
export async function askForChange(
  context: Context,
  id: string,
  form: ChangedForm,
): Promise<readonly string[] | null> {
  const request = (await listAsked(context)).find((open) => open.id === id);
  if (!request || !(await hold(context, request))) {
    const controllerId = await requireAnswered(context, id, form.text);
    return (await coordinatorsFor(context, controllerId))?.map(({ name }) => name) ?? null;
  }
  await queries.answerRequest(context.tx, request, {
    answer: 'changed',
    changeText: form.text,
    changeDueOn: form.due ?? request.dueOn,
  });
  await tellCoordinators(context, request);
  return request.coordinators;
}

/** Who is given something to mend learns it by a mail; what it is stands behind the link. */
async function tellCoordinators(context: Context, { id, entry, controllerId }: AskedEntry): Promise<void> {
  for (const person of (await coordinatorsFor(context, controllerId)) ?? []) {
    const lines = [
      `Någon har svarat att en behandling i registret för ${entry.controllerName} behöver ändras.`,
    ];
    await sendMail(context.tx, {
      to: person.email,
      subject: 'Något att ordna i registret',
      text: mailText({ lines, link: `${context.origin}/behandlingar/${entry.id}#oversyn` }),
      key: `change:${id}:${person.id}`,
    });
  }
}

/** Somebody at the controller has changed what was asked for. Answers with the processing. */
export async function settleChange({ tx, actor, today }: Context, id: string): Promise<string> {
  const settled = await queries.settleRequest(tx, actor.controller?.id ?? '', id, today);
  if (!settled) throw new NotFound();
  return settled;
}
