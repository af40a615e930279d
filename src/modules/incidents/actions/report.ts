/** What becomes of a report: cases of one or several nämnder, or a part of one; and reports written in afterwards. */
import type { ControllerRef } from '../../../platform/actor.ts';
import { derivedId } from '../../../platform/derived-id.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { CheckedFiles } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { enqueue } from '../../../platform/job.ts';
import { rolesFor } from '../../../platform/permissions.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import {
  addItemToCase,
  handItemOn,
  itemChoices,
  readableCase,
  receiptOf,
  receive,
  registerCase,
  registerItem,
  showDiary,
  showItem,
  workableCase,
} from '../../cases/actions/index.ts';
import type { InboxContent } from '../../cases/rules/index.ts';
import type { AfterwardsForm, RegisterReportForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import type { ReportAnswers, StoredReport } from '../rules/index.ts';
import { fillIncident, openIncident } from './incident.ts';
import { reportArrivedJob } from './portal.ts';

/** Where whoever is signed in may report: the own nämnder. The form that is open to all reaches the others. */
export function placesToReport({ actor }: Context): readonly ControllerRef[] {
  const roles: readonly string[] = rolesFor('incident.report');
  const held = actor.appointments.filter(({ role }) => roles.includes(role));
  return [...new Map(held.map((one) => [one.id, one])).values()];
}

export interface StaffReport {
  readonly id: string;
  readonly controllerId: string | null;
  readonly content: InboxContent & { readonly report: StoredReport };
  readonly files: CheckedFiles;
}

/** Puts the report in the nämnd's inbox, once, and tells the group. */
export async function reportFromStaff(
  context: Context,
  { id, controllerId, content, files }: StaffReport,
): Promise<FormErrors | undefined> {
  const wanted = controllerId ?? workedFor(context).id;
  const controller = placesToReport(context).find((place) => place.id === wanted);
  if (!controller) return { controllerId: 'Välj en nämnd som du arbetar för.' };
  const item = { id, receivedOn: context.today, channel: 'web', kind: 'incident', protected: false };
  const wrong = await receive(context, controller, item, content, files);
  if (!wrong) await enqueue(context.tx, reportArrivedJob, { itemId: id, controllerId: controller.id });
  return wrong;
}

/** What whoever has reported is given: the number, and when it came. */
export async function staffReceipt(context: Context, id: string) {
  const { item } = await receiptOf(context, id);
  if (item.kind !== 'incident') throw new NotFound();
  return item;
}
export type StaffReceipt = Awaited<ReturnType<typeof staffReceipt>>;

/** A report as it came in, and what it could become. */
export async function showReport(context: Context, id: string) {
  const { item, files, mayRegister, isOwn } = await showItem(context, id);
  if (item.kind !== 'incident') throw new NotFound();
  const report = (item.content?.report ?? null) as StoredReport | null;
  const choices = await itemChoices(context);
  const { tx, actor } = context;
  return {
    item,
    files,
    report,
    mayRegister,
    isOwn,
    controllers: choices.controllers,
    persons: choices.persons,
    concerned: report ? await concernedBy(context, report) : [],
    open: isOwn ? await queries.openIncidents(tx, item.controllerId) : [],
    /** The case of the report that this one goes on with. */
    continuesCaseId: await continuedCase(context, item.controllerId, item.content?.continues ?? null),
    proposedAware: report ? proposedAwareness(report, item) : null,
    workingFor: actor.controller,
  };
}
export type ShownReport = Awaited<ReturnType<typeof showReport>>;

/** Nämnder whose register has a processor that the report names, with the entry that says so. */
async function concernedBy({ tx, actor }: Context, { processors }: StoredReport) {
  if (processors.length === 0) return [];
  return queries.usersOfProcessors(tx, actor.readable, {
    numbers: processors.flatMap(({ organisationNumber }) => organisationNumber ?? []),
    names: processors.map(({ name }) => name),
  });
}

async function continuedCase(
  { tx }: Context,
  controllerId: string,
  receipt: string | null,
): Promise<string | null> {
  if (!receipt) return null;
  const rows = await queries.itemByReceipt(tx, controllerId, receipt.trim());
  return rows.find(({ caseId }) => caseId)?.caseId ?? null;
}

/** Staff who saw it are the nämnd; what others tell it knows when the report has come. */
function proposedAwareness(
  { discoveredAt, reporter }: StoredReport,
  { arrivedAt }: { readonly arrivedAt: Date },
): { readonly at: string; readonly source: 'own' | 'processor' | 'other' } {
  if (reporter === 'internal-user' || reporter === 'it-unit') return { at: discoveredAt, source: 'own' };
  return { at: arrivedAt.toISOString(), source: reporter === 'processor' ? 'processor' : 'other' };
}

/** Makes a case with its own number and clock at each nämnd; where the actor does not register it waits and alarms. */
export async function registerReport(
  context: Context,
  id: string,
  form: RegisterReportForm,
): Promise<{ readonly errors: FormErrors } | { readonly caseId: string | null }> {
  const { report } = await showReport(context, id);
  if (!report) return { errors: { title: 'Rapporten har inga svar. Registrera den under Inkommet.' } };
  const { eventId, sentAt, ...answers } = report;
  if (form.awareAt && Date.parse(form.awareAt) < Date.parse(answers.discoveredAt))
    return { errors: { awareOn: 'Nämnden kan inte ha vetat innan incidenten upptäcktes.' } };
  const { awareAt, awareSource, title, controllers, responsibleId } = form;
  const done = await registerItem(
    context,
    id,
    {
      ...{ id: form.id, title, controllers: [...controllers], responsibleId },
      kind: 'incident',
      secrecy: null,
      secrecyOther: null,
      replyBy: null,
      restricted: form.restricted,
    },
    (controller, caseId, { id: itemId }) =>
      fillIncident(
        context,
        controller.id,
        caseId,
        { eventId, itemId, reportedAt: sentAt, awareAt, awareSource: awareAt ? awareSource : null },
        answers,
      ),
  );
  if (done.errors) return { errors: done.errors };
  await announceForwarded(context, form);
  return { caseId: done.caseId };
}

/** Those where it now waits are told as of any report. */
async function announceForwarded(context: Context, { id, controllers }: RegisterReportForm): Promise<void> {
  for (const controllerId of controllers)
    if (controllerId !== workedFor(context).id)
      await enqueue(context.tx, reportArrivedJob, {
        itemId: derivedId(id, controllerId, 'item'),
        controllerId,
      });
}

/** A further part: into the case, and on to every nämnd that the first part went to (E-053, T-112, T-113). */
export async function addReport(
  context: Context,
  id: string,
  form: { readonly id: string; readonly caseId: string },
): Promise<FormErrors | undefined> {
  const { item } = await showReport(context, id);
  const record = await readableCase(context, form.caseId);
  const before = await queries.itemByReceipt(context.tx, item.controllerId, item.content?.continues ?? '');
  const first = before.some(({ caseId }) => caseId === record.id)
    ? before
    : await queries.reportsOfCase(context.tx, record.controllerId, record.id);
  const wrong = await addItemToCase(context, id, form);
  if (wrong) return wrong;
  for (const to of new Set(first.flatMap(({ toControllerId }) => toControllerId ?? [])))
    await addThere(context, id, to, form.id, record.id);
  return undefined;
}

/** At the other nämnd: into its case of the same event where the actor registers there, else it waits and alarms. */
async function addThere(
  context: Context,
  id: string,
  to: string,
  form: string,
  caseId: string,
): Promise<void> {
  const there = await handItemOn(context, id, to, form);
  const own = workedFor(context);
  if (!there) {
    await enqueue(context.tx, reportArrivedJob, { itemId: derivedId(form, to, 'item'), controllerId: to });
    return;
  }
  const incident = await queries.incidentOf(context.tx, own.id, caseId);
  const cases = incident
    ? await queries.casesOfEvent(context.tx, incident.eventId, context.actor.readable)
    : [];
  const target = cases.find(({ controllerId, state }) => controllerId === to && state === 'open');
  const controller = context.actor.appointments.find((held) => held.id === to);
  if (!target || !controller) return;
  const asThere = { ...context, actor: { ...context.actor, controller } };
  await addItemToCase(asThere, there.id, { id: derivedId(form, to, 'added'), caseId: target.caseId });
}

/** What was written on paper while the computers were down, with the times as they were. */
export async function registerAfterwards(
  context: Context,
  id: string,
  form: AfterwardsForm,
  answers: ReportAnswers,
): Promise<FormErrors | undefined> {
  const wrong = wrongTimes(form, answers);
  if (wrong) return wrong;
  const controller = workedFor(context);
  const { title, reportedAt, awareAt, awareSource, externalMark } = form;
  const isNew = await openIncident(context, controller, {
    ...{ caseId: id, title, reportedAt, awareAt, answers, externalMark },
    awareSource: awareAt ? awareSource : null,
    eventId: id,
    openedOn: swedishDay(reportedAt),
    responsibleId: context.actor.personId,
  });
  if (isNew) await registerCase(context, controller, id);
  return undefined;
}

/** The report of a case that has none yet. */
export async function fillReport(
  context: Context,
  caseId: string,
  form: Omit<AfterwardsForm, 'title' | 'externalMark'>,
  answers: ReportAnswers,
): Promise<FormErrors | undefined> {
  const wrong = wrongTimes(form, answers);
  if (wrong) return wrong;
  const record = await workableCase(context, caseId);
  if (record.kind !== 'incident') throw new NotFound();
  const { reportedAt, awareAt, awareSource } = form;
  await fillIncident(
    context,
    record.controllerId,
    caseId,
    { eventId: caseId, reportedAt, awareAt, awareSource: awareAt ? awareSource : null },
    answers,
  );
  return undefined;
}

function wrongTimes(
  { awareAt, reportedAt }: Pick<AfterwardsForm, 'awareAt' | 'reportedAt'>,
  { discoveredAt }: ReportAnswers,
): FormErrors | undefined {
  if (Date.parse(reportedAt) < Date.parse(discoveredAt))
    return { reportedOn: 'Rapporten kan inte ha skrivits innan incidenten upptäcktes.' };
  if (awareAt && Date.parse(awareAt) < Date.parse(discoveredAt))
    return { awareOn: 'Nämnden kan inte ha vetat innan incidenten upptäcktes.' };
  return undefined;
}

/** Whether the numbers of the diary are given here. */
export const keepsDiaryHere = async (context: Context): Promise<boolean> =>
  (await showDiary(context)).diary?.kept === 'here';

/** A case of the kind without a report: what the page of the incident leads to. */
export async function caseWithoutReport(context: Context, caseId: string) {
  const record = await readableCase(context, caseId);
  if (record.kind !== 'incident') throw new NotFound();
  return { record, has: Boolean(await queries.incidentOf(context.tx, record.controllerId, caseId)) };
}
