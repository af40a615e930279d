/** Decisions in a case, by whoever may take them, and their list to the nämnd. */

import { docxOf, pdfOf } from '../../../platform/documents/printed.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { addDays, longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { controllerPersons, decidingBodies, decisionRight } from '../../organisations/actions/index.ts';
import { decisionMatters } from '../../organisations/rules/index.ts';
import { delegationReportDocument } from '../documents/index.ts';
import type { DecisionForm, ReportForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { reportedType, type StoredWay } from '../rules/index.ts';
import { heldCase } from './case.ts';

export type { DecisionToReport } from '../queries/index.ts';

/** What the form of a decision chooses from. */
export async function decisionChoices(context: Context, record: queries.ShownRecord) {
  const { controllerId } = record;
  const persons = await controllerPersons(context, controllerId);
  const bodies = await decidingBodies(context, controllerId);
  return {
    delegates: await queries.delegatesOf(context.tx, controllerId),
    chairs: persons.filter(({ roles }) => roles.includes('chair')),
    committees: bodies.filter(({ kind }) => kind === 'committee'),
    decisions: (await queries.aroundCase(context.tx, controllerId, record.id)).decisions,
    mayRecord: allows(context.actor, 'case.register'),
  };
}
export type DecisionChoices = Awaited<ReturnType<typeof decisionChoices>>;

interface Taken {
  readonly way: 'delegate' | 'chair' | 'committee' | 'board' | 'company';
  readonly decidedByPersonId: string | null;
  readonly decidedBy: string;
  readonly authority: string;
  readonly delegationPointId: string | null;
  readonly bodyId: string | null;
}

/** Records the decision once; the errors say why somebody may not decide, and who may. */
export async function decide(
  context: Context,
  caseId: string,
  id: string,
  form: DecisionForm,
): Promise<FormErrors | undefined> {
  const record = await heldCase(context, caseId);
  if (record.state !== 'open')
    return { way: 'Ärendet är inte öppet. Registrera det, eller öppna det igen, före beslutet.' };
  const choices = await decisionChoices(context, record);
  if (form.replacesId && !choices.decisions.some((one) => one.id === form.replacesId))
    return { replacesId: 'Välj ett beslut i ärendet.' };
  const decidedOn = form.way === 'delegate' ? context.today : (form.decidedOn ?? context.today);
  const taken = await takenBy(context, record, { ...form, decidedOn }, choices);
  if ('errors' in taken) return taken.errors;
  const { matter, title, text, individual, paragraph, urgency, delegatedOn, replacesId } = form;
  await queries.insertDecision(context.tx, {
    ...taken,
    ...{ matter, title, text, individual, paragraph, delegatedOn, replacesId },
    urgency: taken.way === 'chair' ? urgency : null,
    id,
    controllerId: record.controllerId,
    caseId,
    decidedOn,
  });
  return undefined;
}

async function takenBy(
  context: Context,
  record: queries.ShownRecord,
  form: DecisionForm,
  choices: DecisionChoices,
): Promise<Taken | { readonly errors: FormErrors }> {
  if (form.way !== 'delegate' && !choices.mayRecord)
    throw new Forbidden('Nämndens registrator eller samordnare registrerar beslut som andra har fattat.');
  const nobody = { decidedByPersonId: null, delegationPointId: null, bodyId: null };
  switch (form.way) {
    case 'delegate':
      return byDelegate(context, record, form, {
        id: context.actor.personId ?? '',
        name: context.actor.name,
      });
    case 'recorded': {
      const delegate = choices.delegates.find(({ id }) => id === form.delegateId);
      if (!delegate) return { errors: { delegateId: 'Välj någon som står i delegationsordningen.' } };
      return byDelegate(context, record, form, delegate);
    }
    case 'chair': {
      const chair = choices.chairs.find(({ id }) => id === form.chairId);
      if (!chair) return { errors: { chairId: 'Välj någon som är ordförande.' } };
      return {
        ...nobody,
        way: 'chair',
        decidedByPersonId: chair.id,
        decidedBy: `${chair.name}, ordförande`,
        authority: 'ordförandebeslut i ett brådskande ärende',
      };
    }
    case 'committee': {
      const body = choices.committees.find(({ id }) => id === form.bodyId);
      if (!body) return { errors: { bodyId: 'Välj ett av nämndens utskott.' } };
      const authority = `${form.paragraph ?? ''} i utskottets protokoll`;
      return { ...nobody, way: 'committee', bodyId: body.id, decidedBy: body.name, authority };
    }
    case 'board':
      return {
        ...nobody,
        way: 'board',
        decidedBy: record.controllerName,
        authority: `${form.paragraph ?? ''} i protokollet`,
      };
  }
}

/** A delegate's right is judged as of the day of the decision; who may instead stands in the error. */
async function byDelegate(
  context: Context,
  record: queries.ShownRecord,
  form: DecisionForm,
  person: { readonly id: string; readonly name: string },
): Promise<Taken | { readonly errors: FormErrors }> {
  const field = form.way === 'delegate' ? 'way' : 'delegateId';
  const asked = {
    ...context,
    today: form.decidedOn ?? context.today,
    actor: { ...context.actor, personId: person.id },
  };
  const right = await decisionRight(asked, form.matter, record.controllerId);
  if (right.outcome === 'refused') {
    const others = right.others.length > 0 ? ` Det kan: ${right.others.join('; ')}.` : '';
    return { errors: { [field]: `${right.reasons[0]?.text ?? 'Personen får inte besluta.'}${others}` } };
  }
  return {
    way: right.delegationPointId ? 'delegate' : 'company',
    decidedByPersonId: person.id,
    decidedBy: person.name,
    authority: right.authority ?? '',
    delegationPointId: right.delegationPointId,
    bodyId: null,
  };
}

const MEETINGS_BACK = 30;

/** What is not yet reported, the meetings that a list can go to, and earlier lists. */
export async function listReports(context: Context) {
  const { tx, today } = context;
  const { id } = workedFor(context);
  return {
    waiting: await queries.decisionsToReport(tx, id, today, null),
    meetings: await queries.meetingsAround(tx, id, addDays(today, -MEETINGS_BACK)),
    reports: await queries.reportsOf(tx, id),
  };
}
export type ListedReports = Awaited<ReturnType<typeof listReports>>;

/** Fixes the list for the meeting: what stood on the page, no more. */
export async function reportDecisions(
  context: Context,
  id: string,
  form: ReportForm,
  listed: readonly string[],
): Promise<FormErrors | undefined> {
  const { tx, today } = context;
  const controller = workedFor(context);
  const meetings = await queries.meetingsAround(tx, controller.id, addDays(today, -MEETINGS_BACK));
  const meeting = meetings.find(({ bodyId, heldOn }) => `${bodyId}:${heldOn}` === form.meeting);
  if (!meeting) return { meeting: 'Välj ett av nämndens sammanträden.' };
  const waiting = await queries.decisionsToReport(tx, controller.id, today, null);
  const ids = waiting.map((decision) => decision.id).filter((one) => listed.includes(one));
  if (ids.length === 0) return { meeting: 'Det finns inga beslut att redovisa.' };
  const isNew = await queries.insertReport(tx, {
    id,
    controllerId: controller.id,
    bodyId: meeting.bodyId,
    heldOn: meeting.heldOn,
    toDay: today,
    reportedOn: today,
  });
  // Another list took them meanwhile: nothing is saved, and the page is shown as it now stands.
  if (isNew && (await queries.markReported(tx, id, ids)) < ids.length) throw new Conflict([]);
  return undefined;
}

export async function showReport(context: Context, id: string) {
  const controller = workedFor(context);
  const report = await queries.reportById(context.tx, controller.id, id);
  if (!report) throw new NotFound();
  return {
    report,
    controller,
    decisions: await queries.decisionsToReport(context.tx, controller.id, report.toDay, id),
  };
}
export type ShownReport = Awaited<ReturnType<typeof showReport>>;

/** The list as it goes to the meeting, rendered once the page has been answered. */
export async function printedReport(context: Context, id: string) {
  const { report, controller, decisions } = await showReport(context, id);
  const sender = await queries.senderOf(context.tx, controller.id);
  if (!sender) throw new NotFound();
  const ofWay = (way: StoredWay) =>
    decisions
      .filter((decision) => decision.way === way)
      .map((decision) => ({
        title: reportedType(decision, decisionMatters),
        decidedBy: `${decision.decidedBy}, ${decision.authority}${decision.delegatedOn ? ' (vidaredelegation)' : ''}`,
        decidedOn: decision.decidedOn,
        paragraph: decision.paragraph,
      }));
  const document = delegationReportDocument(
    { delegates: ofWay('delegate'), chair: ofWay('chair'), committees: ofWay('committee') },
    {
      sender,
      body: report.bodyName ?? controller.name,
      date: report.reportedOn,
      period: `Till sammanträdet ${longDate(report.heldOn)}`,
    },
  );
  return {
    name: `delegationsbeslut-${report.heldOn}`,
    pdf: () => pdfOf(document),
    docx: () => docxOf(document),
  };
}
