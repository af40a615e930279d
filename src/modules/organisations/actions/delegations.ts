/** The delegationsordning of the controller that is worked for. */

import { pdfOf } from '../../../platform/documents/printed.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { delegationDocument } from '../documents/delegation.ts';
import type { DelegateForm, PointChanges, PointForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { type DecisionMatter, isAuthority, judgeDecision } from '../rules/index.ts';
import { daysOutOfOrder, differences, found } from './saved.ts';

export type { ListedPoint, StandingDelegate, StandingPoint } from '../queries/index.ts';

/** Points with their delegates; of a company who signs for it, since it has no delegationsordning. */
export async function showDelegation(context: Context) {
  const { tx, today } = context;
  const controller = found(await queries.controllerById(tx, workedFor(context).id));
  const isCompany = !isAuthority(controller.type);
  return {
    controller,
    isCompany,
    points: isCompany ? [] : await queries.pointsOf(tx, controller.id, today),
    signatories: isCompany ? await queries.signatoriesOf(tx, controller.id, today) : [],
  };
}
export type ShownDelegation = Awaited<ReturnType<typeof showDelegation>>;

/** A company has no delegationsordning to write in. */
async function authority(context: Context) {
  const controller = found(await queries.controllerById(context.tx, workedFor(context).id));
  if (!isAuthority(controller.type)) {
    throw new Forbidden('Ett bolag har ingen delegationsordning. Firmatecknare eller VD beslutar.');
  }
  return controller;
}

/** What applies already, for the form of a point: a second point for the same matter is warned of, not refused. */
export const standingPoints = (context: Context, besides?: string) =>
  queries.standingPoints(context.tx, workedFor(context).id, context.today, besides ? { id: besides } : {});

export const requireAuthority = async (context: Context): Promise<void> => void (await authority(context));

const isOpenOn = (day: string) => (dated: { firstDay: string; lastDay: string | null }) =>
  dated.firstDay <= day && (!dated.lastDay || dated.lastDay >= day);

export async function showPoint(context: Context, id: string) {
  const controllerId = workedFor(context).id;
  const point = found(await queries.pointById(context.tx, controllerId, id, context.today));
  const candidates = await queries.delegateCandidates(
    context.tx,
    controllerId,
    workedFor(context).legalEntityId,
    context.today,
  );
  const { matter } = point;
  const others = await queries.standingPoints(context.tx, controllerId, context.today, { matter, id });
  return { point, candidates, isOpen: isOpenOn(context.today)(point), others };
}
export type ShownPoint = Awaited<ReturnType<typeof showPoint>>;

async function sameNumber(
  context: Context,
  form: PointChanges,
  besides: string,
): Promise<FormErrors | undefined> {
  if (!form.number) return undefined;
  const day = form.firstDay ?? context.today;
  const other = await queries.pointWithNumber(context.tx, workedFor(context).id, form.number, day);
  if (!other || other.id === besides) return undefined;
  return {
    number: `Punkt ${form.number} finns redan (${other.function}). Avsluta den först, eller ange ett annat nummer.`,
  };
}

export async function addPoint(
  context: Context,
  id: string,
  form: PointForm,
): Promise<FormErrors | undefined> {
  const controller = await authority(context);
  const wrong = await sameNumber(context, form, id);
  if (wrong) return wrong;
  await queries.insertPoint(context.tx, controller.id, id, form);
  return undefined;
}

export async function changePoint(
  context: Context,
  id: string,
  version: number,
  form: PointChanges,
): Promise<FormErrors | undefined> {
  const { point } = await showPoint(context, id);
  const wrong =
    daysOutOfOrder(point, form) ?? beforeDecision(point, form) ?? (await sameNumber(context, form, id));
  if (wrong) return wrong;
  if (await queries.updatePoint(context.tx, point, version, form)) return undefined;
  throw new Conflict(differences<Partial<PointChanges>>(point, form, POINT_LABELS));
}

/** The point as it will stand does not apply before it is decided. */
function beforeDecision(
  saved: { readonly decidedOn: string; readonly firstDay: string },
  typed: PointChanges,
): FormErrors | undefined {
  if ((typed.firstDay ?? saved.firstDay) >= (typed.decidedOn ?? saved.decidedOn)) return undefined;
  const message = 'Punkten kan inte gälla innan den är beslutad.';
  return typed.firstDay === undefined ? { decidedOn: message } : { firstDay: message };
}

const POINT_LABELS = {
  number: 'Punkt',
  description: 'Beskrivning',
  function: 'Funktion',
  conditions: 'Villkor',
  decidedReference: 'Beslutets §',
};

/** A point is ended, never deleted: what was decided under it must still be understood. */
export async function endPoint(
  context: Context,
  id: string,
  version: number,
  lastDay: string,
): Promise<FormErrors | undefined> {
  const { point } = await showPoint(context, id);
  if (lastDay < point.firstDay)
    return { lastDay: 'Sista dagen kan inte vara före den dag då punkten började gälla.' };
  if (point.lastDay && point.lastDay < context.today && lastDay > point.lastDay)
    return { lastDay: `Punkten upphörde ${longDate(point.lastDay)} och börjar inte gälla igen här.` };
  if (await queries.updatePoint(context.tx, point, version, { lastDay })) return undefined;
  throw new Conflict(differences(point, { lastDay }, { lastDay: 'Sista dagen' }));
}

/** Puts a person under the point, unless the person may not decide for the controller. */
export async function addDelegate(
  context: Context,
  pointId: string,
  id: string,
  form: DelegateForm,
): Promise<FormErrors | undefined> {
  const { tx, today } = context;
  const { point, candidates } = await showPoint(context, pointId);
  if (!point.decidedReference) return { decidedReference: DECISION_FIRST };
  if (!candidates.some((person) => person.id === form.personId))
    return { personId: 'Välj person ur listan.' };
  const why = await obstacle(context, form.personId, point);
  if (why) return { personId: why };
  const standing = point.delegates.find(
    (held) => held.id !== id && held.personId === form.personId && (!held.lastDay || held.lastDay >= today),
  );
  if (standing) return { personId: `${standing.name} står redan under punkten.` };
  if (form.firstDay < point.firstDay)
    return { firstDay: 'Delegaten kan inte stå under punkten innan den gäller.' };
  await queries.insertDelegate(tx, point, id, form);
  return undefined;
}

const DECISION_FIRST =
  'Skriv först paragraf eller diarienummer för beslutet om punkten. Utan beslut kan ingen vara delegat.';

/** Why the person may not decide under the point, in one sentence; undefined when the person may. */
async function obstacle(
  { tx, today }: Context,
  personId: string,
  point: {
    readonly controllerId: string;
    readonly matter: string;
    readonly number: string;
    readonly function: string;
  },
): Promise<string | undefined> {
  const { controllerId } = point;
  const matter = point.matter as DecisionMatter;
  const facts = found(await queries.decisionFactsOf(tx, { personId, controllerId, matter, today }));
  const controller = found(await queries.controllerById(tx, controllerId));
  const judged = judgeDecision(
    {
      controllerType: facts.type,
      matter,
      roles: facts.roles,
      employer: facts.employer,
      isAdministrator:
        facts.roles.length === 0 &&
        (await queries.isAdministratorOf(tx, personId, controller.legalEntityId, today)),
      point: { number: point.number, function: point.function, validOnDay: true },
    },
    { asOf: today },
  );
  return judged.outcome === 'refused' ? judged.reasons[0]?.text : undefined;
}

/** Ends the delegate's place today: tomorrow the person decides nothing under the point. One to come never begins. */
export async function endDelegate(context: Context, pointId: string, delegateId: string): Promise<void> {
  const { point } = await showPoint(context, pointId);
  if (!point.delegates.some(({ id }) => id === delegateId)) return;
  await queries.endDelegate(context.tx, point, delegateId, context.today);
}

/** The delegationsordning as it stands today, to print. */
export async function delegationPdf(context: Context): Promise<() => Promise<Uint8Array>> {
  const { controller, points } = await showDelegation(context);
  await requireAuthority(context);
  const document = delegationDocument(
    points.filter(isOpenOn(context.today)).map((point) => ({
      ...point,
      delegates: point.delegates.filter(isOpenOn(context.today)),
      decided: [longDate(point.decidedOn), point.decidedReference].filter((text) => text !== null),
    })),
    {
      controller,
      municipality: workedFor(context).legalEntityName,
      date: context.today,
      day: longDate(context.today),
    },
  );
  return () => pdfOf(document);
}
