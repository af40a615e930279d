/** Units, bodies and meetings of the controller that is worked for. */

import { Conflict } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import type { BodyChanges, BodyForm, UnitChanges, UnitForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { daysOutOfOrder, differences, found } from './saved.ts';

export type { ListedBody, ListedUnit } from '../queries/index.ts';

export const listUnits = (context: Context) => queries.unitsOf(context.tx, workedFor(context).id);

export const unitManagers = (context: Context) =>
  queries.personsWithRoles(context.tx, workedFor(context).id, context.today);

export const unitForEditing = async (context: Context, id: string): Promise<queries.Unit> =>
  found(await queries.unitById(context.tx, workedFor(context).id, id));

/** Whoever manages a unit has a role at the controller, and is known to it. */
async function wrongManager(context: Context, managerId: string | null | undefined, saved?: string | null) {
  if (!managerId || managerId === saved) return undefined;
  const known = await unitManagers(context);
  if (known.some(({ id }) => id === managerId)) return undefined;
  return { managerId: 'Välj en person som har ett uppdrag hos er.' };
}

export async function addUnit(context: Context, id: string, form: UnitForm) {
  const wrong = await wrongManager(context, form.managerId);
  if (wrong) return wrong;
  await queries.insertUnit(context.tx, workedFor(context).id, id, form);
  return undefined;
}

export async function changeUnit(context: Context, id: string, version: number, form: UnitChanges) {
  const saved = await unitForEditing(context, id);
  const wrong = daysOutOfOrder(saved, form) ?? (await wrongManager(context, form.managerId, saved.managerId));
  if (wrong) return wrong;
  if (await queries.updateUnit(context.tx, saved, version, form)) return undefined;
  throw new Conflict(
    differences<Partial<UnitChanges>>(saved, form, { name: 'Namn', lastDay: 'Sista dagen' }),
  );
}

export const listBodies = (context: Context) =>
  queries.bodiesWithMeetings(context.tx, workedFor(context).id, context.today);

export const listMeetings = (context: Context) => queries.meetingsOf(context.tx, workedFor(context).id);

export async function showBody(context: Context, id: string) {
  const body = found(await queries.bodyById(context.tx, workedFor(context).id, id));
  return { body, meetings: await queries.meetingsOf(context.tx, body.controllerId, body.id) };
}
export type ShownBody = Awaited<ReturnType<typeof showBody>>;

export const addBody = (context: Context, id: string, form: BodyForm): Promise<void> =>
  queries.insertBody(context.tx, workedFor(context).id, id, form);

export async function changeBody(context: Context, id: string, version: number, form: BodyChanges) {
  const { body } = await showBody(context, id);
  if (await queries.updateBody(context.tx, body, version, form)) return;
  throw new Conflict(differences<Partial<BodyChanges>>(body, form, { name: 'Namn' }));
}

/** How many of the days are new. */
export async function addMeetings(context: Context, id: string, days: readonly string[]): Promise<number> {
  const { body } = await showBody(context, id);
  return queries.insertMeetings(context.tx, body, days);
}

/** A meeting that has a notice stays: the notice is a document of the controller. */
export async function removeMeeting(
  context: Context,
  id: string,
  meeting: string,
): Promise<'removed' | 'has-notice'> {
  const { body, meetings } = await showBody(context, id);
  const held = meetings.find((one) => one.id === meeting);
  if (held?.hasNotice) return 'has-notice';
  if (held) await queries.deleteMeeting(context.tx, body, meeting);
  return 'removed';
}
