/** What the group fills in together, the times with their trace, links, and the officer's advice in its own part. */
import { writeFor } from '../../../platform/database/connection.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { minutesBetween, swedishTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { addLink, noteStep, readableCase } from '../../cases/actions/index.ts';
import type { GroupForm, IncidentAdviceForm, ProcessorForm, TimesForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  assessmentFields,
  assessmentSections,
  changedFields,
  type Fields,
  type FieldValue,
  type IncidentTime,
  incidentTimeNames,
  incidentTimes,
  shownValue,
  type Times,
  timeColumns,
  timeFaults,
  typedTime,
} from '../rules/index.ts';
import { settleClock } from './clock.ts';
import { type HeldIncident, heldIncident, processorRows, updateIncident } from './incident.ts';

type FieldName = (typeof assessmentFields)[number]['name'];

/** The group's fields as they are saved. */
export const savedFields = (incident: queries.IncidentRow): Readonly<Record<FieldName, FieldValue>> =>
  Object.fromEntries(assessmentFields.map(({ name }) => [name, incident[name]])) as Readonly<
    Record<FieldName, FieldValue>
  >;

/**
 * Saves what was changed in the form. What others have changed meanwhile in other fields stays; where two wrote
 * different things nothing is saved, and everything that was typed is shown beside what is there.
 */
export async function saveAssessment(
  context: Context,
  caseId: string,
  { shown, typed }: GroupForm,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const { incident, record } = held;
  const saved = savedFields(incident);
  const { changes, clashes } = changedFields(shown, typed, saved);
  if (clashes.length > 0)
    throw new Conflict(
      conflictsOf(saved, typed, [...clashes.map(({ field }) => field), ...Object.keys(changes)]),
    );
  if (Object.keys(changes).length === 0) return undefined;
  const faults = faultsTogether({ ...saved, ...changes });
  if (faults) return faults;
  await updateIncident(context, held, changes as Parameters<typeof updateIncident>[2]);
  await noteStep(context, record.controllerId, caseId, `Ändrat: ${sectionsOf(changes).join('. ')}`);
  if ('protectiveSecurity' in changes) await settleClock(context, held);
  return undefined;
}

/** The headings under which the changed fields stand. */
const sectionsOf = (changes: Fields): readonly string[] => [
  ...new Set(
    assessmentFields.filter(({ name }) => name in changes).map(({ section }) => assessmentSections[section]),
  ),
];

const conflictsOf = (saved: Fields, typed: Fields, names: readonly string[]) =>
  assessmentFields
    .filter(({ name }) => names.includes(name))
    .map((field) => ({
      label: field.label,
      saved: shownValue(field, saved[field.name]),
      typed: shownValue(field, typed[field.name]),
    }));

/** What the database would not take when two have written halves of it. */
function faultsTogether(fields: Fields): FormErrors | undefined {
  for (const what of ['subjects', 'records'])
    if (fields[`${what}Exact`] !== null && fields[`${what}Range`])
      return { [`${what}Range`]: 'Skriv antingen det exakta antalet eller ett intervall, inte båda.' };
  return undefined;
}

/** Changes times with a trace; the deadline follows. */
export async function changeTimes(
  context: Context,
  caseId: string,
  form: TimesForm,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const { record, incident } = held;
  const changed = incidentTimeNames.filter((name) => name in form.changed);
  const clashes = changed.filter((name) => shownTime(incident, name) !== form.shown[name]);
  if (clashes.length > 0)
    throw new Conflict(
      clashes.map((name) => ({
        label: incidentTimes[name].label,
        saved: shownTime(incident, name),
        typed: textOf(form.changed[name] ?? null, name === 'occurredAt' && form.occurredDayOnly),
      })),
    );
  const times = { ...timesOf(incident), ...form.changed } as Times;
  const occurredDayOnly = changed.includes('occurredAt') ? form.occurredDayOnly : incident.occurredDayOnly;
  const faults = await faultsOf(context, held, times, occurredDayOnly);
  if (Object.keys(faults).length > 0) return faults;
  const awareSource = times.awareAt ? (form.awareSource ?? incident.awareSource) : null;
  if (changed.length === 0 && awareSource === incident.awareSource) return undefined;
  const { discoveredAt, reportedAt } = times;
  await updateIncident(context, held, {
    ...form.changed,
    discoveredAt: discoveredAt ?? incident.discoveredAt,
    reportedAt: reportedAt ?? incident.reportedAt,
    occurredDayOnly,
    awareSource,
  });
  for (const name of changed)
    await queries.insertTimeChange(context.tx, {
      id: crypto.randomUUID(),
      controllerId: record.controllerId,
      caseId,
      field: timeColumns[name],
      fromTime: incident[name],
      toTime: times[name],
      reason: form.reason || 'Angavs första gången',
    });
  await settleClock(context, held);
  await noteStep(context, record.controllerId, caseId, 'Tiderna ändrade');
  return undefined;
}

async function faultsOf(
  context: Context,
  { record }: HeldIncident,
  times: Times,
  occurredDayOnly: boolean,
): Promise<FormErrors> {
  const faults = timeFaults(times, context.clock.now().toString(), occurredDayOnly);
  const sent = await queries.notificationsOf(context.tx, record.controllerId, record.id);
  const first = sent.find(({ phase }) => phase === 'first');
  if (!first) return faults;
  if (!times.awareAt)
    return { ...faults, awareOn: 'Anmälan är skickad. Vetskapen kan ändras men inte tas bort.' };
  if (minutesBetween(times.awareAt, first.sentAt.toISOString()) < 0)
    return { ...faults, awareOn: 'Vetskapen kan inte ligga efter den första anmälan.' };
  return faults;
}

const timesOf = (incident: queries.IncidentRow): Times => {
  const { occurredAt, endedAt, discoveredAt, reportedAt, awareAt } = incident;
  return { occurredAt, endedAt, discoveredAt, reportedAt, awareAt };
};

const textOf = (instant: string | null, dayOnly: boolean): string => {
  const { on, at } = typedTime(instant, dayOnly);
  return `${on} ${at}`.trim();
};

/** As the form of the times shows it. */
export const shownTime = (incident: queries.IncidentRow, name: IncidentTime): string =>
  textOf(incident[name], name === 'occurredAt' && incident.occurredDayOnly);

/** Links the incident to a supplier, system or entry that it leads to. */
export async function addProposedLink(context: Context, caseId: string, chosen: string): Promise<void> {
  const { record } = await heldIncident(context, caseId);
  const proposed = await queries.proposedLinks(context.tx, record.controllerId, caseId);
  if (!proposed.some(({ target, id }) => `${target}:${id}` === chosen)) return;
  await addLink(context, caseId, crypto.randomUUID(), chosen);
}

/** One more processor or sub-processor that the incident concerns; one that is named already is not named twice. */
export async function addProcessor(context: Context, caseId: string, form: ProcessorForm): Promise<void> {
  const held = await heldIncident(context, caseId);
  const { controllerId } = held.record;
  const named = await queries.processorsOf(context.tx, controllerId, caseId);
  const isSame = (one: (typeof named)[number]) =>
    one.name === form.name && one.subProcessor === form.subProcessor;
  if (named.some(isSame)) return;
  await queries.insertProcessors(context.tx, await processorRows(context, controllerId, caseId, [form]));
  if (held.incident.processorsInvolved !== 'yes')
    await updateIncident(context, held, { processorsInvolved: 'yes' });
}

export async function removeProcessor(context: Context, caseId: string, id: string): Promise<void> {
  const { record } = await heldIncident(context, caseId);
  await queries.deleteProcessor(context.tx, record.controllerId, caseId, id);
}

/** The officer advises for any controller that has appointed the officer, whichever is worked for; only that part. */
export async function adviseOnIncident(
  context: Context,
  caseId: string,
  { advice, seen }: IncidentAdviceForm,
): Promise<void> {
  const { controllerId } = await readableCase(context, caseId);
  const own = context.actor.appointments.find(({ id, role }) => id === controllerId && role === 'dso');
  if (!own) throw new Forbidden('Rådet är dataskyddsombudets egen del av incidenten.');
  await writeFor(context.tx, own);
  const held = await heldIncident({ ...context, actor: { ...context.actor, controller: own } }, caseId);
  const { incident } = held;
  if (incident.advice === advice) return;
  if (incident.advice !== null && incident.advisedAt !== seen)
    throw new Conflict([{ label: 'Råd', saved: incident.advice, typed: advice }]);
  await updateIncident(context, held, {
    advice,
    advisedAt: context.clock.now().toString(),
    advisedBy: context.actor.personId,
  });
  const said =
    incident.advice === null
      ? 'Ombudet har gett sitt råd'
      : `Ombudet har ändrat sitt råd. Tidigare råd, ${swedishTime(incident.advisedAt ?? '')}: ${incident.advice}`;
  await noteStep(context, controllerId, caseId, said);
}
