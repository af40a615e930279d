/** What becomes of what has come in: a case of one or several controllers, a part of a case, or nothing. */

import type { ControllerRef } from '../../../platform/actor.ts';
import { derivedId } from '../../../platform/derived-id.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import type { RegisterForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  deadlinesOfContact,
  documentType,
  type InboxChannel,
  type InboxContent,
  inboxChannels,
  incomingType,
  proposedTitle,
} from '../rules/index.ts';
import { casePersons, keepDeadline, openCase, ownCase, registerCase } from './case.ts';
import { ownFile } from './files.ts';
import { ownItem } from './inbox.ts';
import { isClosedTo, mayOpenItem, mayRegisterAt } from './inbox-access.ts';
import { supervisoryAuthority } from './show.ts';

/**
 * The item locked until the transaction ends and read as it then stands, for whoever may open it. One that has gone to a
 * case that is closed to the actor is closed too.
 */
async function lockedItem(context: Context, id: string): Promise<queries.InboxRow> {
  await queries.lockItem(context.tx, id);
  const row = await ownItem(context, id);
  if (!mayOpenItem(context, row))
    throw new Forbidden('Det här öppnas av nämndens registrator eller samordnare.');
  if (isClosedTo(row)) throw new NotFound();
  return row;
}

/** Why the item is not registered at the controllers; undefined when it can be. */
function handledBefore({ outcomes, controllerId }: queries.InboxRow, controllers: readonly string[]) {
  if (outcomes.some(({ outcome }) => outcome === 'nothing'))
    return 'Det är redan hanterat: någon har skrivit att det inte blir ett ärende.';
  const again = outcomes.some(({ caseId, toControllerId }) =>
    controllers.includes(toControllerId ?? (caseId ? controllerId : '')),
  );
  return again ? 'Det är redan registrerat där. Öppna sidan igen, så ser du ärendet.' : undefined;
}

type Registered =
  | { readonly errors: FormErrors }
  | { readonly errors?: undefined; readonly caseId: string | null };

/** What the kind of case has beside what every case has, put in before the case gets its number. */
export type FillCase = (controller: ControllerRef, caseId: string, item: queries.InboxRow) => Promise<void>;

/**
 * Makes a case at each of the controllers: where the actor registers, with its number; elsewhere the item is handed on,
 * and is registered there. Controllers come in the order of their ids, so that two who do this at once wait for each
 * other and never for ever. The form sent twice makes the cases once.
 */
export async function registerItem(
  context: Context,
  id: string,
  form: RegisterForm,
  fill: FillCase = async () => undefined,
): Promise<Registered> {
  const { tx, today } = context;
  const item = await lockedItem(context, id);
  const own = workedFor(context);
  const first = form.controllers.includes(own.id) ? own.id : (form.controllers[0] ?? '');
  const done = await queries.outcomeById(tx, derivedId(form.id, first));
  if (done) return { caseId: done.caseId };
  const before = handledBefore(item, form.controllers);
  if (before) return { errors: { controllers: before } };
  const known = await queries.controllersOfEntity(tx, own.legalEntityId, today);
  const targets = known
    .filter((one) => form.controllers.includes(one.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (targets.length !== form.controllers.length) return { errors: { controllers: 'Välj ur listan.' } };
  const wrong = await wrongPerson(context, form.responsibleId);
  if (wrong) return { errors: wrong };

  const registering: { controller: ControllerRef; item: queries.InboxRow }[] = [];
  for (const target of targets) {
    const there = target.id === own.id ? item : await handOn(context, item, target.id, form.id);
    if (there) registering.push({ controller: target, item: there });
  }
  for (const one of registering) {
    await makeCase(context, one, form);
    await fill(one.controller, derivedId(form.id, one.controller.id, 'case'), one.item);
  }
  for (const { controller } of registering)
    await registerCase(context, controller, derivedId(form.id, controller.id, 'case'));
  const isOwn = registering.some(({ controller }) => controller.id === own.id);
  return { caseId: isOwn ? derivedId(form.id, own.id, 'case') : null };
}

async function wrongPerson(context: Context, personId: string | null): Promise<FormErrors | undefined> {
  if (!personId) return undefined;
  if ((await casePersons(context)).some(({ id }) => id === personId)) return undefined;
  return { responsibleId: 'Välj en person som handlägger ärenden hos nämnden.' };
}

/** The item as the other controller has it, if the actor registers there too; else it waits there. */
async function handOn(
  context: Context,
  item: queries.InboxRow,
  to: string,
  form: string,
): Promise<queries.InboxRow | undefined> {
  const { tx, today } = context;
  const newItem = derivedId(form, to, 'item');
  await queries.forwardItem(tx, { item: item.id, to, newItem, year: Number(today.slice(0, 4)) });
  await queries.insertOutcome(tx, {
    id: derivedId(form, to),
    controllerId: item.controllerId,
    itemId: item.id,
    outcome: 'forwarded',
    toControllerId: to,
  });
  return mayRegisterAt(context, to) ? queries.inboxItemById(tx, newItem) : undefined;
}

/** Hands what has come in on to another controller of the kommun; answers with it when the actor registers there. */
export async function handItemOn(
  context: Context,
  id: string,
  to: string,
  form: string,
): Promise<queries.InboxRow | undefined> {
  const item = await lockedItem(context, id);
  if (item.outcomes.some(({ toControllerId }) => toControllerId === to)) return undefined;
  return handOn(context, item, to, form);
}

async function makeCase(
  context: Context,
  { controller, item }: { readonly controller: ControllerRef; readonly item: queries.InboxRow },
  form: RegisterForm,
): Promise<void> {
  const caseId = derivedId(form.id, controller.id, 'case');
  await openCase(context, controller, {
    id: caseId,
    kind: form.kind,
    title: form.title,
    openedOn: item.receivedOn,
    responsibleId: controller.id === workedFor(context).id ? form.responsibleId : null,
    restricted: form.restricted || item.protected,
    secrecy: form.secrecyOther ?? form.secrecy ?? (item.protected ? 'OSL 21:3' : null),
  });
  const content = contentOf(context, item);
  await fillCase(context, item, content, { caseId, kind: form.kind, title: form.title, form: form.id });
  if (form.replyBy) await keepContact(context, item.controllerId, caseId, content, form.replyBy);
  await queries.insertOutcome(context.tx, {
    id:
      controller.id === workedFor(context).id
        ? derivedId(form.id, controller.id)
        : derivedId(form.id, controller.id, 'there'),
    controllerId: controller.id,
    itemId: item.id,
    outcome: 'registered',
    caseId,
  });
}

const contentOf = ({ sealing }: Context, item: queries.InboxRow): InboxContent =>
  JSON.parse(sealing.openText(item)) as InboxContent;

/** The authority and the day that it has set, which becomes a deadline; the rest is written in the case. */
async function keepContact(
  context: Context,
  controllerId: string,
  caseId: string,
  { senderOrganisation }: InboxContent,
  replyBy: string,
): Promise<void> {
  const authority = senderOrganisation ?? supervisoryAuthority(context);
  const contact = { subject: 'enquiry', authority, replyBy } as const;
  await queries.insertContact(context.tx, { ...contact, id: crypto.randomUUID(), controllerId, caseId });
  for (const deadline of deadlinesOfContact({ ...contact, servedOn: null }))
    await keepDeadline(context, controllerId, caseId, deadline);
}

interface Receiving {
  readonly caseId: string;
  readonly kind: string | null;
  /** What the document is about, as the diary says it. */
  readonly title: string;
  readonly form: string;
}

/** Sender, text and files become a person and incoming documents of the case. */
async function fillCase(
  context: Context,
  item: queries.InboxRow,
  content: InboxContent,
  receiving: Receiving,
): Promise<void> {
  const { tx, sealing } = context;
  const { controllerId } = item;
  const { caseId, kind, title, form } = receiving;
  await queries.lockCase(tx, controllerId, caseId);
  const personId = await addSender(context, item, content, receiving);
  const files = await queries.filesBelonging(tx, 'inboxItemId', item.id);
  const parts: { readonly fileId: string; readonly sha256: string }[] = [];
  if (content.text || files.length === 0) {
    const file = ownFile(`${item.receipt}.txt`, 'text/plain', Buffer.from(writtenDown(item, content)));
    const fileId = derivedId(form, caseId, 'text');
    await queries.insertFile(tx, sealing, controllerId, { id: fileId, caseId, file });
    parts.push({ fileId, sha256: file.sha256 });
  }
  for (const file of files) {
    const copy = { id: derivedId(form, caseId, file.id), caseId };
    if (file.caseId) await queries.copyFileToCase(tx, controllerId, file.id, copy);
    else await queries.giveFileToCase(tx, controllerId, file.id, caseId);
    parts.push({ fileId: file.caseId ? copy.id : file.id, sha256: file.sha256 });
  }
  for (const [at, part] of parts.entries())
    await queries.insertDocument(tx, {
      ...part,
      id: derivedId(form, caseId, 'document', String(at)),
      controllerId,
      caseId,
      direction: 'incoming',
      type: incomingType(kind),
      title: at === 0 ? title : `Bilaga ${at}: ${title}`,
      datedOn: item.receivedOn,
      personId,
      state: 'received',
    });
}

/** What it is about as it was taken in; else «Begäran om registerutdrag», or how it came. */
function titleOf(item: queries.InboxRow, content: InboxContent): string {
  const proposed = item.protected ? null : proposedTitle(content);
  const type = incomingType(item.kind);
  if (proposed) return proposed;
  return type === 'other'
    ? `${inboxChannels[item.channel as InboxChannel]} ${item.receipt}`
    : documentType(type).name;
}

function writtenDown(item: queries.InboxRow, content: InboxContent): string {
  const lines = [
    `${inboxChannels[item.channel as InboxChannel]}, kom in ${item.receivedOn}`,
    `Nummer: ${item.receipt}`,
    `Gäller: ${content.subject}`,
    '',
    content.text ?? '',
  ];
  return `${lines.join('\n')}\n`;
}

async function addSender(
  context: Context,
  item: queries.InboxRow,
  { senderName, senderOrganisation, senderContact }: InboxContent,
  { caseId, form }: Receiving,
): Promise<string | null> {
  if (!senderName && !senderOrganisation) return null;
  const id = derivedId(form, caseId, 'sender');
  const sealed = {
    name: senderName ?? '',
    ...contactOf(senderContact),
    identityNumber: null,
    note: null,
  };
  await queries.insertPerson(context.tx, {
    id,
    controllerId: item.controllerId,
    caseId,
    role: 'sender',
    organisation: senderOrganisation,
    protected: item.protected,
    name: item.protected ? null : senderName,
    ...context.sealing.seal(JSON.stringify(sealed)),
  });
  return id;
}

/** One line was asked for: what it is shows in how it is written. */
function contactOf(typed: string | null) {
  const none = { email: null, phone: null, address: null };
  if (!typed) return none;
  if (/^\S+@\S+$/.test(typed)) return { ...none, email: typed };
  if (/^[+\d][\d\s()-]{4,}$/.test(typed)) return { ...none, phone: typed };
  return { ...none, address: typed };
}

/** Makes it a part of a case that is going on. */
export async function addItemToCase(
  context: Context,
  id: string,
  { id: form, caseId }: { readonly id: string; readonly caseId: string },
): Promise<FormErrors | undefined> {
  const item = await lockedItem(context, id);
  if (await queries.outcomeById(context.tx, form)) return undefined;
  const record = await ownCase(context, caseId);
  if (record.state !== 'open') return { caseId: 'Välj ett ärende som pågår.' };
  if (item.protected && !record.restricted)
    return {
      caseId:
        'Avsändaren har skyddade personuppgifter. Begränsa först vilka som får läsa ärendet, eller gör ett nytt ärende.',
    };
  if (item.outcomes.some((outcome) => outcome.caseId === caseId))
    return { caseId: 'Det hör redan till ärendet.' };
  const content = contentOf(context, item);
  await fillCase(context, item, content, { caseId, kind: item.kind, title: titleOf(item, content), form });
  await queries.insertOutcome(context.tx, {
    id: form,
    controllerId: item.controllerId,
    itemId: id,
    outcome: 'added',
    caseId,
  });
  return undefined;
}

/** Notes why it becomes no case. */
export async function setAside(
  context: Context,
  id: string,
  form: { readonly id: string; readonly reason: string },
): Promise<FormErrors | undefined> {
  const item = await lockedItem(context, id);
  if (await queries.outcomeById(context.tx, form.id)) return undefined;
  if (item.outcomes.length > 0) return { reason: 'Det är redan hanterat.' };
  const { controllerId } = item;
  await queries.insertOutcome(context.tx, { ...form, controllerId, itemId: id, outcome: 'nothing' });
  return undefined;
}
