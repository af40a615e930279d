/** What has been done after an incident, and what will be, with owner and day (F-051). */
import { Conflict, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { casePersons, noteStep } from '../../cases/actions/index.ts';
import { isGoingOn } from '../../cases/rules/index.ts';
import type { MeasureChanges, NewMeasureForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { heldIncident, readableIncident } from './incident.ts';

const mayWriteIn = ({ actor }: Context, record: { readonly controllerId: string; readonly state: string }) =>
  record.controllerId === actor.controller?.id && isGoingOn(record.state) && allows(actor, 'case.write');

/** The measures with whom they can be given to. */
export async function showMeasures(context: Context, caseId: string) {
  const { record, incident } = await readableIncident(context, caseId);
  const mayWrite = mayWriteIn(context, record);
  return {
    record,
    incident,
    measures: await queries.measuresOf(context.tx, record.controllerId, caseId),
    persons: mayWrite ? await casePersons(context, record.controllerId) : [],
    mayWrite,
  };
}
export type ShownMeasures = Awaited<ReturnType<typeof showMeasures>>;

/** One of them, to change. */
export async function showMeasure(context: Context, caseId: string, id: string) {
  const shown = await showMeasures(context, caseId);
  const measure = shown.measures.find((one) => one.id === id);
  if (!measure) throw new NotFound();
  return { ...shown, measure };
}
export type ShownMeasure = Awaited<ReturnType<typeof showMeasure>>;

async function wrongOwner(
  context: Context,
  controllerId: string,
  personId: string | null | undefined,
): Promise<FormErrors | undefined> {
  if (!personId) return undefined;
  const persons = await casePersons(context, controllerId);
  return persons.some(({ id }) => id === personId)
    ? undefined
    : { ownerPersonId: 'Välj en person som handlägger ärenden hos nämnden, eller skriv ett namn.' };
}

/** Writes the measure once. */
export async function addMeasure(
  context: Context,
  caseId: string,
  id: string,
  form: NewMeasureForm,
): Promise<FormErrors | undefined> {
  const { record } = await heldIncident(context, caseId);
  const { controllerId } = record;
  const wrong = await wrongOwner(context, controllerId, form.ownerPersonId);
  if (wrong) return wrong;
  const isNew = await queries.insertMeasure(context.tx, { ...form, id, controllerId, caseId });
  if (isNew)
    await noteStep(context, controllerId, caseId, form.takenAt ? 'Åtgärd antecknad' : 'Åtgärd planerad');
  return undefined;
}

const LABELS = { text: 'Åtgärd', dueOn: 'Klar senast', ownerName: 'Vem', doneOn: 'Gjord' } as const;

/** Changes the measure, marks it as done, or takes the mark of secrecy away, which needs a reason. */
export async function changeMeasure(
  context: Context,
  caseId: string,
  at: { readonly id: string; readonly version: number },
  { openReason, ...changes }: MeasureChanges,
): Promise<FormErrors | undefined> {
  const { record } = await heldIncident(context, caseId);
  const { controllerId } = record;
  const saved = (await queries.measuresOf(context.tx, controllerId, caseId)).find((one) => one.id === at.id);
  if (!saved) throw new NotFound();
  if (saved.takenAt && (changes.dueOn || changes.doneOn)) return { text: 'Åtgärden är redan gjord.' };
  if (changes.ownerPersonId !== saved.ownerPersonId) {
    const wrong = await wrongOwner(context, controllerId, changes.ownerPersonId);
    if (wrong) return wrong;
  }
  const opens = saved.secret && changes.secret === false;
  if (opens && !openReason)
    return { openReason: 'Skriv varför åtgärden inte behöver markeras. Skälet står i ärendets historik.' };
  if (!(await queries.updateMeasure(context.tx, { ...at, controllerId, caseId }, changes)))
    throw new Conflict(
      (Object.keys(LABELS) as (keyof typeof LABELS)[])
        .filter((key) => changes[key] !== undefined && changes[key] !== saved[key])
        .map((key) => ({
          label: LABELS[key],
          saved: String(saved[key] ?? ''),
          typed: String(changes[key] ?? ''),
        })),
    );
  if (opens)
    await noteStep(context, controllerId, caseId, `En åtgärd är inte längre markerad: ${openReason}`);
  if (changes.doneOn && !saved.doneOn) await noteStep(context, controllerId, caseId, 'Planerad åtgärd gjord');
  return undefined;
}
