/** What comes in: taken in with a receipt, listed, and shown to those who may see it. */

import type { ControllerRef } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { writeFor } from '../../../platform/database/connection.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { type CheckedFiles, fileId } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { daysBetween, longDate, swedishDay, swedishIsoTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { deadlineText } from '../../deadlines/rules/index.ts';
import { receiptDocument } from '../documents/index.ts';
import type { TakeInForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { deadlineOfIncident, type InboxContent, nextStep, type Spoken } from '../rules/index.ts';
import { casePersons } from './case.ts';
import { filesOf, type ShownFile, storeFile } from './files.ts';
import { isClosedTo, mayOpenItem, mayRegisterAt, seesAllAt, seesItem, takesInAt } from './inbox-access.ts';

export interface ShownItem extends Omit<queries.InboxRow, 'sealed' | 'keyId'> {
  /** Null: the actor may not see who sent it and what it says. */
  readonly content: InboxContent | null;
  /** It has gone to a case that is closed to the actor. */
  readonly closed: boolean;
  /** Days since it came in. */
  readonly age: number;
  /** When the time to notify is up, counted from the arrival of an incident's report that nobody has registered. */
  readonly reportClock: { readonly dueAt: string; readonly text: string } | null;
}

function shownItem(context: Context, { sealed, keyId, ...row }: queries.InboxRow): ShownItem {
  const closed = isClosedTo(row);
  const opened = !closed && mayOpenItem(context, row);
  return {
    ...row,
    closed,
    content: opened ? (JSON.parse(context.sealing.openText({ sealed, keyId })) as InboxContent) : null,
    age: daysBetween(row.receivedOn, context.today),
    reportClock: closed ? null : reportClock(row, context.clock.now().toString()),
  };
}

/** As if somebody had become aware of it when it came: it is read no later than that. */
function reportClock(
  { kind, outcomes, arrivedAt }: Pick<queries.InboxRow, 'kind' | 'outcomes' | 'arrivedAt'>,
  now: string,
): ShownItem['reportClock'] {
  if (kind !== 'incident' || outcomes.length > 0) return null;
  const arrived = arrivedAt.toISOString();
  const times = { awareAt: swedishIsoTime(arrived), discoveredAt: null, internalReportAt: null };
  const { dueAt } = deadlineOfIncident(times, swedishDay(arrived));
  return dueAt ? { dueAt, text: deadlineText(dueAt, now) } : null;
}

export interface InboxChoice {
  readonly words: string;
  readonly state: 'waiting' | 'handled' | null;
  readonly kind: string | null;
  readonly channel: string | null;
  /** At all controllers that the actor takes in for, not the one worked for alone. */
  readonly everywhere: boolean;
}

const LISTED = 500;

/** The items that the actor may see; words are looked for in what each of them may open. */
export async function listInbox(context: Context, { words, everywhere, ...choice }: InboxChoice) {
  const { tx, today } = context;
  const takenInAt = takesInAt(context);
  const places = everywhere ? takenInAt : [workedFor(context)];
  const reach = reachAt(context, places);
  const rows = await queries.inboxList(tx, { ...choice, reach }, LISTED);
  return {
    items: rows.map((row) => shownItem(context, row)).filter((item) => holds(item, words.toLowerCase())),
    figures: await queries.inboxFigures(tx, reach, today),
    most: LISTED,
    /** Those that are listed. */
    places,
    mayListMore: takenInAt.length > 1,
    elsewhere: await waitingElsewhere(context, places),
  };
}
export type ListedInbox = Awaited<ReturnType<typeof listInbox>>;

function reachAt(context: Context, places: readonly ControllerRef[]): queries.InboxReach {
  const ids = places.map(({ id }) => id);
  return {
    whole: ids.filter((id) => seesAllAt(context, id)),
    own: ids.filter((id) => !seesAllAt(context, id)),
    personId: context.actor.personId,
  };
}

/** What waits at the other controllers that the actor registers for. */
async function waitingElsewhere(context: Context, listed: readonly ControllerRef[]) {
  const others = takesInAt(context).filter(
    ({ id }) => mayRegisterAt(context, id) && !listed.some((one) => one.id === id),
  );
  if (others.length === 0) return [];
  const rows = await queries.waitingAt(
    context.tx,
    others.map(({ id }) => id),
  );
  const waiting = new Map(rows.map((row) => [row.controllerId, row.waiting]));
  return others
    .map((place) => ({ place, waiting: waiting.get(place.id) ?? 0 }))
    .filter((one) => one.waiting > 0);
}

/** That the list went out, at each of the controllers that it is of. */
export async function logInboxExport({ tx }: Context, { places }: ListedInbox): Promise<void> {
  const detail = 'Inkommet exporterades';
  for (const { id: controllerId } of places)
    await logEvent(tx, { action: 'export', table: 'inbox_item', row: null, controllerId, detail });
}

const holds = ({ receipt, content }: ShownItem, words: string): boolean =>
  [receipt, content?.subject, content?.senderName, content?.senderOrganisation]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
    .includes(words);

/** The controllers that the form that takes in chooses among. */
export const placesToTakeIn = (context: Context): readonly ControllerRef[] => takesInAt(context);

/** Takes it in once for the controller that it came to. */
export async function takeIn(
  context: Context,
  taken: TakeInForm,
  checked: CheckedFiles,
): Promise<FormErrors | undefined> {
  const { controllerId = workedFor(context).id, ...form } = taken;
  const controller = takesInAt(context).find(({ id }) => id === controllerId);
  if (!controller) return { controllerId: 'Välj en nämnd som du tar emot för.' };
  const { senderName, senderOrganisation, senderContact, subject, text, ...item } = form;
  const content: InboxContent = { senderName, senderOrganisation, senderContact, subject, text };
  return receive(context, controller, item, content, checked);
}

export interface ReceivedItem {
  /** Sent twice it is taken in once. */
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string;
  readonly channel: string;
  readonly kind: string | null;
  readonly protected: boolean;
}

/** Puts it in the inbox of the controller, sealed; its number is taken last. */
export async function receive(
  context: Context,
  controller: ControllerRef,
  { id, receivedOn, channel, kind, protected: isProtected }: ReceivedItem,
  content: InboxContent,
  { files, errors }: CheckedFiles,
): Promise<FormErrors | undefined> {
  const { tx, sealing, today } = context;
  if (errors.length > 0) return { fil: errors.join(' ') };
  await queries.lockItem(tx, id);
  if (await queries.inboxItemGate(tx, id)) return undefined;
  await writeFor(tx, controller);
  const controllerId = controller.id;
  const ids: string[] = [];
  for (const file of files) ids.push(await storeFile(context, { id: fileId(id, file), controllerId, file }));
  const item = {
    ...{ id, controllerId, receivedOn, channel, kind },
    year: Number(today.slice(0, 4)),
    protected: isProtected,
    ...sealing.seal(JSON.stringify(content)),
  };
  await queries.insertItem(tx, item, ids);
  return undefined;
}

/** The item as it lies, for whoever may see that it is there. */
export async function itemRow(context: Context, id: string): Promise<queries.InboxRow> {
  const row = await queries.inboxItemById(context.tx, id);
  if (!row || (!seesItem(context, row) && row.takenBy !== context.actor.personId)) throw new NotFound();
  return row;
}

/** The same, of the controller that is worked for: only such may be changed. */
export async function ownItem(context: Context, id: string): Promise<queries.InboxRow> {
  const row = await itemRow(context, id);
  if (row.controllerId !== workedFor(context).id)
    throw new Forbidden(
      'Det har kommit in till en annan nämnd. Byt vem du arbetar för, längst upp på sidan.',
    );
  return row;
}

/** One item with its files; that it was opened stands in the log. */
export async function showItem(context: Context, id: string) {
  const row = await itemRow(context, id);
  const item = shownItem(context, row);
  await logRead(context, item, 'Inkommet lästes');
  const files: readonly ShownFile[] = item.content ? await filesOf(context, id) : [];
  const isOwn = item.controllerId === context.actor.controller?.id;
  return {
    item,
    files,
    isOwn,
    mayRegister: isOwn && item.content !== null && allows(context.actor, 'case.register'),
  };
}
export type OpenedItem = Awaited<ReturnType<typeof showItem>>;

const logRead = (context: Context, { id, controllerId }: ShownItem, detail: string): Promise<void> =>
  logEvent(context.tx, { action: 'read', table: 'inbox_item', row: id, controllerId, detail });

/** What the forms of a registrar choose among. */
export async function itemChoices(context: Context) {
  const controller = workedFor(context);
  const controllers = await queries.controllersOfEntity(context.tx, controller.legalEntityId, context.today);
  return {
    controllers: controllers.map((one) => ({ ...one, mayRegister: mayRegisterAt(context, one.id) })),
    cases: await queries.openCases(context.tx, controller.id),
    persons: await casePersons(context),
    own: controller.id,
  };
}
export type ItemChoices = Awaited<ReturnType<typeof itemChoices>>;

/** What whoever handed it in is given. Of a protected person it names nothing but the number. */
export async function receiptOf(context: Context, id: string) {
  const item = shownItem(context, await itemRow(context, id));
  const sender = await queries.senderOf(context.tx, item.controllerId);
  if (!sender) throw new NotFound();
  await logRead(context, item, 'Kvitto på inkommet visades');
  const to: Spoken = item.content?.senderOrganisation && !item.protected ? 'ni' : 'du';
  return { item, sender, to, next: nextStep(item.kind, item.receivedOn, to) };
}
export type ShownReceipt = Awaited<ReturnType<typeof receiptOf>>;

export async function printedReceipt(context: Context, id: string) {
  const { item, sender, to, next } = await receiptOf(context, id);
  const document = receiptDocument({
    receipt: item.receipt,
    receivedOn: longDate(item.receivedOn),
    printedOn: context.today,
    subject: item.protected ? null : (item.content?.subject ?? null),
    to,
    sender,
    next: next.text,
    answerBy: next.answerBy && longDate(next.answerBy),
  });
  return {
    name: `${item.receipt}.pdf`,
    make: () => pdfOf(document),
  };
}
