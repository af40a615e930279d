/** Saved views of the list: own, or shared with everybody at the controller. */
import { type Actor, hasRole, mayWriteAtAll } from '../../../platform/actor.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import type { ViewForm } from '../forms/index.ts';
import * as queries from '../queries/views.ts';
import { viewQuery } from '../rules/views.ts';

export interface ShownView extends queries.SavedView {
  readonly mayChange: boolean;
}

export async function listViews({ tx, actor }: Context): Promise<ShownView[]> {
  if (!actor.controller || !actor.personId) return [];
  const views = await queries.viewsOf(tx, actor.controller.id, actor.personId);
  return views.map((view) => ({ ...view, mayChange: mayChange(actor, view) }));
}

/** One's own; a shared one is also looked after by the coordinator. */
const mayChange = (actor: Actor, view: queries.SavedView): boolean =>
  maySave(actor) && (view.personId === actor.personId || hasRole(actor, 'coordinator'));

/** Whether the person keeps views at all: a role that writes nothing does not. */
export const maySave = (actor: Actor): boolean => mayWriteAtAll(actor);

/** Whether the person shares views: those who work in the register do. */
export const mayShare = (actor: Actor): boolean => allows(actor, 'register.write');

const SHARES_NOT = 'Bara samordnare och medarbetare delar vyer. Spara den som din egen i stället.';

/** Keeps the filter of the list, and nothing else of the address. */
export async function saveView(
  { tx, actor }: Context,
  form: ViewForm & { readonly query: string },
): Promise<string> {
  if (!actor.controller || !actor.personId) throw new Forbidden('Du har inget uppdrag för någon nämnd.');
  if (!maySave(actor)) throw new Forbidden('Ditt uppdrag är att läsa, så du kan inte spara vyer.');
  if (form.shared && !mayShare(actor)) throw new Forbidden(SHARES_NOT);
  const query = viewQuery(new URLSearchParams(form.query)).toString();
  await queries.insertView(tx, {
    id: form.id,
    controllerId: actor.controller.id,
    personId: actor.personId,
    name: form.name,
    query,
    shared: form.shared === true,
  });
  return query;
}

async function changeable(context: Context, id: string): Promise<ShownView> {
  const view = (await listViews(context)).find((found) => found.id === id);
  if (!view) throw new NotFound();
  if (!view.mayChange)
    throw new Forbidden('Vyn är delad av någon annan. Bara den personen eller samordnaren ändrar den.');
  return view;
}

export async function changeView(
  context: Context,
  id: string,
  form: { readonly name: string; readonly shared?: boolean | undefined },
): Promise<void> {
  const view = await changeable(context, id);
  const shared = form.shared ?? view.shared;
  if (shared && !view.shared && !mayShare(context.actor)) throw new Forbidden(SHARES_NOT);
  await queries.changeView(context.tx, context.actor.controller?.id ?? '', id, { name: form.name, shared });
}

export async function removeView(context: Context, id: string): Promise<void> {
  await changeable(context, id);
  await queries.deleteView(context.tx, context.actor.controller?.id ?? '', id);
}
