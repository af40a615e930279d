/** The notification: the form filled in by the incident, what was sent as it was sent, and the authority's receipt. */
import { BREACH_FORM_VERSION } from '../../../knowledge/breach-form.ts';
import { logEvent } from '../../../platform/audit.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { type CheckedFile, fileId, sha256Of } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { minutesBetween } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep, storeFile, supervisoryAuthority } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { notificationDocument } from '../documents/index.ts';
import type { NotificationForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  changedSince,
  type FilledField,
  type FrozenAnswers,
  fillForm,
  frozenAnswers,
  informationWays,
  isLate,
  mainTypeOf,
  type NotificationPhase,
  notificationHinders,
  notificationPhases,
  routeOf,
} from '../rules/index.ts';
import { routeFactsOf, setSupplementDeadline, settleClock, settleSupplement } from './clock.ts';
import { formListsOn } from './form-lists.ts';
import { type HeldIncident, heldIncident, readableIncident } from './incident.ts';

/** What a notification keeps: the answers, by which form, and of which phase. */
interface Frozen {
  readonly formVersion: string;
  readonly phase: string;
  readonly sentAt: string;
  readonly answers: FrozenAnswers;
}

const nowOf = ({ clock }: Context): string => clock.now().toString();

const frozenOf = ({ sealing }: Context, row: queries.NotificationRow): Frozen =>
  JSON.parse(sealing.openText(row)) as Frozen;

/** The form as the incident answers it now; a late reason that is not yet sent is the one just typed. */
async function filledForm(
  context: Context,
  { record, incident }: HeldIncident,
  sent: readonly queries.NotificationRow[],
  typedLateReason: string | null,
): Promise<{ readonly filled: readonly FilledField[]; readonly around: queries.AroundIncident }> {
  const { tx, today } = context;
  const { controllerId, id, responsibleId } = record;
  const controller = await queries.notifyingController(tx, controllerId, responsibleId, today);
  if (!controller) throw new NotFound();
  const around = await queries.aroundIncident(tx, controllerId, id);
  const first = sent.find(({ phase }) => phase === 'first');
  const at = first?.sentAt.toISOString() ?? nowOf(context);
  const filled = fillForm({
    controller,
    reference: record.mark || record.externalMark ? printedMark(record) : null,
    contact: controller.responsible,
    officer: controller.officer,
    incident: {
      ...incident,
      ongoing: incident.ongoing as 'yes' | 'no' | null,
      processorsInvolved: incident.processorsInvolved as 'yes' | 'no' | null,
      mainType: incident.mainType ?? mainTypeOf(incident.types) ?? null,
    },
    processors: around.processors,
    measures: around.measures,
    tellings: around.tellings.map((telling) => ({
      ...telling,
      wayLabel: informationWays[telling.way as keyof typeof informationWays] ?? telling.way,
    })),
    late: incident.awareAt !== null && isLate(incident.awareAt, at),
    lateReason: first?.lateReason ?? typedLateReason,
    secrecy: record.secrecy,
    lists: await formListsOn(context, record.legalEntityId, today),
  });
  return { filled, around };
}

/** The form, what was sent before, and what has changed since the last of it. */
export async function showNotification(context: Context, caseId: string) {
  const held = await readableIncident(context, caseId);
  const { record, incident } = held;
  const sent = await queries.notificationsOf(context.tx, record.controllerId, caseId);
  const { filled, around } = await filledForm(context, held, sent, null);
  const last = sent.at(-1);
  const before = last && frozenOf(context, last);
  const isOwn = record.controllerId === context.actor.controller?.id;
  const first = sent.find(({ phase }) => phase === 'first');
  return {
    record,
    incident,
    filled,
    route: routeOf(routeFactsOf(incident)),
    authority: supervisoryAuthority(context),
    formVersion: BREACH_FORM_VERSION,
    sent: around.notifications,
    changed: before ? changedSince(before.answers, filled) : [],
    late: incident.awareAt !== null && !first && isLate(incident.awareAt, nowOf(context)),
    maySend: isOwn && allows(context.actor, 'incident.assess') && ['draft', 'open'].includes(record.state),
  };
}
export type ShownNotification = Awaited<ReturnType<typeof showNotification>>;

/** Notes a notification that has been sent, with its answers frozen; the deadlines follow. */
export async function sendNotification(
  context: Context,
  caseId: string,
  id: string,
  form: NotificationForm,
  receipt: CheckedFile | undefined,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const { record } = held;
  const { controllerId } = record;
  const hinder = notificationHinders[routeOf(routeFactsOf(held.incident))];
  if (hinder) throw new Forbidden(hinder.text);
  const sent = await queries.notificationsOf(context.tx, controllerId, caseId);
  if (sent.some((one) => one.id === id)) return undefined;
  const fault = faultOf(held, form, sent);
  if (fault) return fault;
  const { filled } = await filledForm(context, held, sent, form.lateReason);
  const missing = filled.filter((one) => one.missing !== null).length;
  if (missing > 0 && form.incompleteConfirmed === false)
    return {
      incompleteConfirmed: `${missing} svar saknas. Kryssa för om den är skickad ändå. Det som saknas kan kompletteras.`,
    };
  const { phase, sentAt, authorityReference, lateReason, isComplete } = form;
  const frozen: Frozen = { formVersion: BREACH_FORM_VERSION, phase, sentAt, answers: frozenAnswers(filled) };
  const text = JSON.stringify(frozen);
  const file = receipt && fileId(id, receipt);
  if (receipt && file) await storeFile(context, { id: file, caseId, controllerId, file: receipt });
  await queries.insertNotification(context.tx, {
    id,
    controllerId,
    caseId,
    phase,
    formVersion: BREACH_FORM_VERSION,
    ...context.sealing.seal(text),
    sha256: sha256Of(Buffer.from(text)),
    sentAt,
    lateReason,
    authorityReference,
    fileId: file ?? null,
  });
  if (phase === 'first') {
    await settleClock(context, held);
    if (!isComplete) await setSupplementDeadline(context, held, sentAt);
  } else await settleSupplement(context, caseId, sentAt);
  await noteStep(
    context,
    controllerId,
    caseId,
    `${notificationPhases[phase]} skickad till tillsynsmyndigheten`,
  );
  return undefined;
}

function faultOf(
  { incident }: HeldIncident,
  { phase, sentAt, lateReason }: NotificationForm,
  sent: readonly queries.NotificationRow[],
): FormErrors | undefined {
  const { awareAt, outcome } = incident;
  if (outcome === 'document')
    return { phase: 'Beslutet är att inte anmäla. Fatta ett nytt beslut först, om incidenten ändå anmäls.' };
  if (!awareAt) return { sentOn: 'Skriv först när nämnden fick vetskap, under Tider.' };
  if (minutesBetween(awareAt, sentAt) < 0) return { sentOn: 'Anmälan kan inte ligga före vetskapen.' };
  return phaseFault(phase, sentAt, sent) ?? lateFault(phase, awareAt, sentAt, lateReason);
}

function phaseFault(
  phase: NotificationPhase,
  sentAt: string,
  sent: readonly queries.NotificationRow[],
): FormErrors | undefined {
  const first = sent.find((one) => one.phase === 'first');
  if (phase === 'first')
    return first ? { phase: 'Den första anmälan är redan noterad. Det här är en komplettering.' } : undefined;
  if (!first) return { phase: 'Notera den första anmälan först.' };
  if (sent.some((one) => one.phase === 'final')) return { phase: 'Den slutliga anmälan är redan noterad.' };
  return minutesBetween(first.sentAt.toISOString(), sentAt) < 0
    ? { sentOn: 'En komplettering kan inte ligga före den första anmälan.' }
    : undefined;
}

const lateFault = (
  phase: NotificationPhase,
  awareAt: string,
  sentAt: string,
  lateReason: string | null,
): FormErrors | undefined =>
  phase === 'first' && isLate(awareAt, sentAt) && !lateReason
    ? { lateReason: 'Anmälan skickades senare än 72 timmar efter vetskapen. Skriv varför (artikel 33.1).' }
    : undefined;

/** The authority's number and receipt, which come after. */
export async function addReceipt(
  context: Context,
  caseId: string,
  id: string,
  authorityReference: string,
  receipt: CheckedFile | undefined,
): Promise<void> {
  const { record } = await heldIncident(context, caseId);
  const file = receipt && fileId(id, receipt);
  if (receipt && file)
    await storeFile(context, { id: file, caseId, controllerId: record.controllerId, file: receipt });
  const saved = {
    ...(authorityReference && { authorityReference }),
    ...(file && { fileId: file }),
  };
  if (Object.keys(saved).length === 0) return;
  if (!(await queries.saveReceipt(context.tx, record.controllerId, caseId, id, saved))) throw new NotFound();
  await noteStep(context, record.controllerId, caseId, 'Myndighetens kvittens är sparad');
}

/** A notification as it was sent, the latest unless one is asked for; its answers do not follow the incident any more. */
export async function showSent(context: Context, caseId: string, id: string | null) {
  const { record } = await readableIncident(context, caseId);
  const rows = await queries.notificationsOf(context.tx, record.controllerId, caseId);
  const row = id === null ? rows.at(-1) : rows.find((one) => one.id === id);
  if (!row && id !== null) throw new NotFound();
  if (!row) return undefined;
  const text = context.sealing.openText(row);
  return {
    record,
    row,
    frozen: JSON.parse(text) as Frozen,
    isIntact: sha256Of(Buffer.from(text)) === row.sha256,
  };
}
export type ShownSent = NonNullable<Awaited<ReturnType<typeof showSent>>>;

const logExport = (context: Context, { record }: HeldIncident, as: string): Promise<void> =>
  logEvent(context.tx, {
    action: 'export',
    table: 'incident',
    row: record.id,
    controllerId: record.controllerId,
    detail: `Anmälan togs ut som ${as}`,
  });

/** The form for machines and for keeping: each field with its three addresses. */
export async function exportedNotification(context: Context, caseId: string) {
  const shown = await showNotification(context, caseId);
  requireNotifiable(shown);
  await logExport(context, shown, 'JSON');
  const { record, filled, formVersion } = shown;
  return {
    form: formVersion,
    case: printedMark(record),
    madeAt: nowOf(context),
    fields: filled.map(({ field, value, missing, grounds }) => ({
      id: field.id,
      imyNo: field.imyNo,
      art33_3: field.art33_3,
      edpbSection: field.edpbSection,
      label: field.label,
      status: field.status,
      value,
      missing,
      secrecyGrounds: grounds,
    })),
  };
}

/** The working paper, rendered once the page has been answered. */
export async function printedNotification(context: Context, caseId: string) {
  const shown = await showNotification(context, caseId);
  requireNotifiable(shown);
  await logExport(context, shown, 'PDF');
  const { record, filled, formVersion } = shown;
  const document = notificationDocument(filled, {
    title: 'Anmälan av personuppgiftsincident, arbetsunderlag',
    controller: record.controllerName,
    mark: printedMark(record),
    date: context.today,
    formVersion,
  });
  return { name: `anmalan-${printedMark(record).replace(/[^\w-]+/g, '-')}.pdf`, make: () => pdfOf(document) };
}

function requireNotifiable({ route }: ShownNotification): void {
  const hinder = notificationHinders[route];
  if (hinder) throw new Forbidden(hinder.text);
}
