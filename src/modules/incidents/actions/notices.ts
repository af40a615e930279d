/** When we are processor: every controller is told, in parts, and the authority never (article 33.2). */
import { gdpr } from '../../../knowledge/sources.ts';
import { derivedId } from '../../../platform/derived-id.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { keepDeadline, noteStep, printingController, type ShownRecord } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { deadlinesOf, settleDeadline } from '../../deadlines/actions/index.ts';
import { proposedReminder } from '../../deadlines/rules/index.ts';
import { noticeDocument } from '../documents/index.ts';
import type { NoticeForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { type IncidentSide, toldControllers } from '../rules/index.ts';
import { settleClock } from './clock.ts';
import { heldIncident, readableIncident, updateIncident } from './incident.ts';

const TELL = 'Underrätta de personuppgiftsansvariga';

/** Those that we serve, what each has been told, and what more there is to tell. */
export async function showNotices(context: Context, caseId: string) {
  const { tx } = context;
  const { record, incident } = await readableIncident(context, caseId);
  const all = await queries.servedControllers(tx, record.controllerId, caseId);
  const linked = all.filter((one) => one.linked);
  const sent = await queries.noticesOf(tx, record.controllerId, caseId);
  return {
    record,
    incident,
    /** The entries that the case is about, when it says so. */
    processings: [...new Set((linked.length > 0 ? linked : all).map((one) => one.processingName))],
    told: toldControllers(linked.length > 0 ? linked : all, sent),
    sent,
  };
}
export type ShownNotices = Awaited<ReturnType<typeof showNotices>>;

/** Whose data it is. As processor there is no clock to the authority, and somebody to tell at once. */
export async function chooseSide(context: Context, caseId: string, side: IncidentSide): Promise<void> {
  const held = await heldIncident(context, caseId);
  const { record, incident } = held;
  if (incident.side === side) return;
  await updateIncident(context, held, { side });
  await noteStep(
    context,
    record.controllerId,
    caseId,
    side === 'processor' ? 'Vi är personuppgiftsbiträde' : 'Vi är personuppgiftsansvariga',
  );
  await settleClock(context, held);
  if (side === 'processor') await keepTelling(context, record, incident);
  else await stopTelling(context, caseId);
}

async function stopTelling(context: Context, caseId: string): Promise<void> {
  for (const { id, label, state } of await deadlinesOf(context, caseId))
    if (label === TELL && state === 'open')
      await settleDeadline(context, {
        id,
        state: 'withdrawn',
        on: context.today,
        note: 'Vi är personuppgiftsansvariga: ingen annan ska underrättas.',
      });
}

/** «Utan onödigt dröjsmål»: no hours stand in the law; an agreement may set its own. */
async function keepTelling(
  context: Context,
  record: ShownRecord,
  { discoveredAt }: queries.IncidentRow,
): Promise<void> {
  const facts = { words: 'utan onödigt dröjsmål', from: swedishDay(discoveredAt) };
  const reminder = proposedReminder(facts, { asOf: context.today });
  if (!reminder) return;
  await keepDeadline(context, record.controllerId, record.id, {
    ruleId: 'deadline.soft-words',
    label: TELL,
    kind: 'internal',
    source: gdpr('33.2'),
    dueOn: reminder.deadline,
    facts,
    reopens: true,
  });
}

/** Notes what was told to each, as its next part; when all have been told in full the task is done. */
export async function tellControllers(
  context: Context,
  caseId: string,
  id: string,
  form: NoticeForm,
): Promise<FormErrors | undefined> {
  const { record, incident } = await heldIncident(context, caseId);
  if (incident.side !== 'processor') return { recipients: 'Säg först att uppgifterna behandlas åt andra.' };
  if (Date.parse(form.sentAt) < Date.parse(incident.discoveredAt))
    return { on: 'Ni kan inte ha berättat innan incidenten upptäcktes.' };
  const before = await queries.noticesOf(context.tx, record.controllerId, caseId);
  const served = await queries.servedControllers(context.tx, record.controllerId, caseId);
  const { nature, consequences, measures, continues, way, sentAt } = form;
  const rows = form.recipients.map((recipient) => {
    const known = served.find(({ name }) => name === recipient);
    const ofForm = derivedId(id, recipient);
    return {
      ...{ recipient, nature, consequences, measures, continues, way, sentAt },
      id: ofForm,
      controllerId: record.controllerId,
      caseId,
      contact: known?.contact ?? null,
      processingId: known?.processingId ?? null,
      part: before.filter((one) => one.recipient === recipient && one.id !== ofForm).length + 1,
    };
  });
  if (rows.every((row) => before.some((one) => one.id === row.id))) return undefined;
  await queries.insertNotices(context.tx, rows);
  await settleWhenTold(context, caseId, record, sentAt);
  return undefined;
}

async function settleWhenTold(
  context: Context,
  caseId: string,
  { controllerId }: ShownRecord,
  sentAt: string,
): Promise<void> {
  const { told } = await showNotices(context, caseId);
  await noteStep(context, controllerId, caseId, 'De personuppgiftsansvariga har underrättats');
  if (told.some(({ parts }) => parts === 0)) return;
  const open = (await deadlinesOf(context, caseId)).find(
    ({ label, state }) => label === TELL && state === 'open',
  );
  if (open) await settleDeadline(context, { id: open.id, state: 'met', on: swedishDay(sentAt) });
}

/** The notice as it went to one of them. */
export async function printedNotice(context: Context, caseId: string, part: string) {
  const { record, sent } = await showNotices(context, caseId);
  const notice = sent.find(({ id }) => id === part);
  if (!notice) throw new NotFound();
  const sender = await printingController(context, record.controllerId);
  const reference = record.mark ? printedMark(record) : null;
  const document = noticeDocument({
    ...notice,
    sender,
    reference,
    date: swedishDay(notice.sentAt.toISOString()),
  });
  return { name: `Underrättelse del ${notice.part} ${notice.recipient}.pdf`, make: () => pdfOf(document) };
}
