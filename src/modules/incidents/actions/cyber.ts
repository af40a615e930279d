/** The kommun's significant incident: begun from one nämnd's case, joined by the others', reported in three steps. */
import { law } from '../../../knowledge/law.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { swedishDay, swedishIsoTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { keepDeadline, noteStep } from '../../cases/actions/index.ts';
import { deadlinesOf, settleDeadline } from '../../deadlines/actions/index.ts';
import type { CyberForm, CyberStepForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  type CyberTimes,
  cyberSteps,
  deadlinesOfCyber,
  isLateStep,
  labelOfCyber,
  nextCyberStep,
} from '../rules/index.ts';
import { heldIncident, readableIncident, updateIncident } from './incident.ts';

const timesOf = (row: queries.CyberRow): CyberTimes => ({
  awareAt: row.awareAt.toISOString(),
  warnedAt: row.warnedAt?.toISOString() ?? null,
  notifiedAt: row.notifiedAt?.toISOString() ?? null,
  reportedAt: row.reportedAt?.toISOString() ?? null,
});

const parameter = (day: string, key: 'cyber.receiver' | 'cyber.significant'): string =>
  String(law(day).parameter(key) ?? '');

/** What the page of the cyber incident shows: the one that the case belongs to, or those that it could join. */
export async function showCyber(context: Context, caseId: string) {
  const { tx, today } = context;
  const { record, incident } = await readableIncident(context, caseId);
  const row = incident.cyberIncidentId
    ? await queries.cyberIncidentById(tx, incident.cyberIncidentId)
    : undefined;
  const times = row && timesOf(row);
  return {
    record,
    incident,
    row,
    times,
    deadlines: times ? deadlinesOfCyber(times, swedishDay(times.awareAt)) : [],
    reasons: times ? reasonsOfCyber(times) : [],
    next: times && nextCyberStep(times),
    cases: row ? await queries.casesOfCyber(tx, row.id) : [],
    open: row ? [] : await queries.openCyberIncidents(tx, incident.legalEntityId),
    isOwner: row?.ownerControllerId === context.actor.controller?.id,
    receiver: parameter(today, 'cyber.receiver'),
    threshold: parameter(today, 'cyber.significant'),
  };
}
export type ShownCyber = Awaited<ReturnType<typeof showCyber>>;

/** How the three days and times came to be. */
function reasonsOfCyber({ awareAt, notifiedAt }: CyberTimes) {
  const facts = { awareAt: swedishIsoTime(awareAt), notifiedAt: notifiedAt && swedishIsoTime(notifiedAt) };
  const asked = askRule('cyber.deadlines', facts, { asOf: swedishDay(awareAt) });
  return asked.ok ? asked.judgement.reasons : [];
}

export const listCyber = ({ tx }: Context) => queries.cyberIncidents(tx);

/** Begins the kommun's incident in this case, which then holds its three deadlines. */
export async function beginCyber(
  context: Context,
  caseId: string,
  id: string,
  form: CyberForm,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const { record, incident } = held;
  if (incident.cyberIncidentId) return undefined;
  if (Date.parse(form.awareAt) < Date.parse(incident.discoveredAt))
    return { on: 'Kommunen kan inte ha vetat innan incidenten upptäcktes.' };
  const day = swedishDay(form.awareAt);
  const times = { awareAt: form.awareAt, warnedAt: null, notifiedAt: null, reportedAt: null };
  const deadlines = deadlinesOfCyber(times, day);
  if (deadlines.length === 0)
    return { on: 'Cybersäkerhetslagen gäller från den 15 januari 2026. Det här är tidigare.' };
  const isNew = await queries.insertCyberIncident(context.tx, {
    id,
    // The whole kommun reads it: a restricted case keeps its title.
    title: record.restricted ? 'Betydande incident' : record.title,
    awareAt: form.awareAt,
    reason: form.reason,
    receiver: parameter(day, 'cyber.receiver'),
  });
  if (!isNew) return { reason: 'Öppna sidan igen: formuläret är redan använt.' };
  await updateIncident(context, held, { cyberIncidentId: id, cyberSignificant: 'yes' });
  for (const deadline of deadlines) await keepDeadline(context, record.controllerId, caseId, deadline);
  await noteStep(context, record.controllerId, caseId, 'Betydande incident enligt cybersäkerhetslagen');
  return undefined;
}

/** The case belongs to an incident that another nämnd of the kommun keeps. */
export async function joinCyber(
  context: Context,
  caseId: string,
  id: string,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const open = await queries.openCyberIncidents(context.tx, held.incident.legalEntityId);
  if (!open.some((one) => one.id === id)) return { cyberIncidentId: 'Välj en incident ur listan.' };
  await updateIncident(context, held, { cyberIncidentId: id, cyberSignificant: 'yes' });
  await noteStep(context, held.record.controllerId, caseId, 'Hör till kommunens betydande incident');
  return undefined;
}

/** Notes a report that has been made; a late one says why. The final report's day follows from the notification. */
export async function reportCyber(
  context: Context,
  caseId: string,
  form: CyberStepForm,
): Promise<FormErrors | undefined> {
  const { record, incident } = await heldIncident(context, caseId);
  const row = incident.cyberIncidentId
    ? await queries.cyberIncidentById(context.tx, incident.cyberIncidentId)
    : undefined;
  if (!row) throw new Conflict([]);
  if (row.ownerControllerId !== record.controllerId)
    throw new Forbidden(`${row.ownerName} lämnar kommunens rapporter.`);
  const elsewhere = await keptElsewhere(context, row, caseId);
  if (elsewhere) return { step: elsewhere };
  const times = timesOf(row);
  const { step, doneAt } = form;
  if (times[step] !== null) return { step: `${cyberSteps[step].label} är redan noterad.` };
  const wrong = wrongStep(times, form);
  if (wrong) return wrong;
  await queries.updateCyberIncident(context.tx, row.id, {
    [step]: doneAt,
    receiver: parameter(swedishDay(doneAt), 'cyber.receiver') || row.receiver,
    ...(form.reference && { reference: form.reference }),
    ...(form.lateReason && { lateReason: [row.lateReason, form.lateReason].filter(Boolean).join('\n') }),
  });
  await settleStep(context, caseId, labelOfCyber(step), doneAt);
  if (step === 'notifiedAt')
    for (const deadline of deadlinesOfCyber({ ...times, notifiedAt: doneAt }, swedishDay(times.awareAt)))
      if (deadline.label === labelOfCyber('reportedAt'))
        await keepDeadline(context, record.controllerId, caseId, deadline);
  await noteStep(context, record.controllerId, caseId, `${cyberSteps[step].label} lämnad`);
  return undefined;
}

/** The deadlines stand in the case that the incident began in: there its reports are noted. */
async function keptElsewhere(
  { tx }: Context,
  { id, ownerControllerId }: queries.CyberRow,
  caseId: string,
): Promise<string | undefined> {
  const first = (await queries.casesOfCyber(tx, id)).find(
    ({ controllerId }) => controllerId === ownerControllerId,
  );
  if (!first || first.caseId === caseId) return undefined;
  return `Fristerna ligger i ärende ${first.externalMark ?? first.mark ?? ''}. Notera rapporten där.`;
}

function wrongStep(times: CyberTimes, { step, doneAt, lateReason }: CyberStepForm): FormErrors | undefined {
  if (Date.parse(doneAt) < Date.parse(times.awareAt)) return { on: 'Tiden kan inte ligga före vetskapen.' };
  if (step === 'reportedAt' && times.notifiedAt === null)
    return { step: 'Notera incidentanmälan först: slutrapportens dag räknas från den.' };
  if (isLateStep(step, doneAt, times, swedishDay(times.awareAt)) && !lateReason)
    return { lateReason: 'Tiden hade gått ut. Skriv varför.' };
  return undefined;
}

async function settleStep(context: Context, caseId: string, label: string, at: string): Promise<void> {
  const open = (await deadlinesOf(context, caseId)).find(
    (deadline) => deadline.label === label && deadline.state === 'open',
  );
  if (open) await settleDeadline(context, { id: open.id, state: 'met', on: swedishDay(at), at });
}
