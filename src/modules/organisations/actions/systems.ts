/** The kommun's systems, and the reviews of who has access. */
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import type { ReviewForm, SystemChanges, SystemForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { differences, found } from './saved.ts';

export type { ListedSystem } from '../queries/index.ts';

export const listSystems = ({ tx }: Context) => queries.systems(tx);

export async function showSystem({ tx, actor, today }: Context, id: string) {
  return {
    system: found(await queries.systemWithNames(tx, id)),
    uses: await queries.usesOfSystem(tx, id),
    reviews: await queries.reviewsOfSystem(tx, id),
    cases: await queries.casesLinkedTo(tx, 'systemId', id, controllersWhere(actor, 'case.read')),
    agreements: await queries.agreementsOfSystem(tx, id, controllersWhere(actor, 'agreement.read'), today),
  };
}
export type ShownSystem = Awaited<ReturnType<typeof showSystem>>;

/** What the form chooses from. */
export const systemChoices = async ({ tx, actor, today }: Context) => ({
  suppliers: await queries.suppliers(tx),
  persons: actor.writeEntity ? await queries.colleagues(tx, actor.writeEntity, today) : [],
});
export type SystemChoices = Awaited<ReturnType<typeof systemChoices>>;

/** A system is changed by the nämnd that owns it. */
export async function ownSystem({ tx, actor }: Context, id: string): Promise<queries.System> {
  const saved = found(await queries.systemById(tx, id));
  if (saved.ownerControllerId !== actor.controller?.id) {
    throw new Forbidden('Bara den nämnd som äger systemet kan ändra det. Kontakta nämndens samordnare.');
  }
  return saved;
}

async function wrongPersons(
  { tx, actor, today }: Context,
  form: SystemChanges,
): Promise<FormErrors | undefined> {
  const named = [form.ownerPersonId, form.administratorId].filter(Boolean);
  if (named.length === 0 || !actor.writeEntity) return undefined;
  const known = new Set((await queries.colleagues(tx, actor.writeEntity, today)).map(({ id }) => id));
  const message = 'Välj en person i den egna organisationen.';
  if (form.ownerPersonId && !known.has(form.ownerPersonId)) return { ownerPersonId: message };
  if (form.administratorId && !known.has(form.administratorId)) return { administratorId: message };
  return undefined;
}

export async function addSystem(
  context: Context,
  id: string,
  form: SystemForm,
): Promise<FormErrors | undefined> {
  await queries.lockSystemName(context.tx, form.name);
  const existing = await queries.systemByName(context.tx, form.name);
  if (existing && existing.id !== id)
    return { name: 'Det finns redan ett system med det namnet i kommunen.' };
  const wrong = await wrongPersons(context, form);
  if (wrong) return wrong;
  await queries.insertSystem(context.tx, id, form);
  return undefined;
}

export async function changeSystem(
  context: Context,
  id: string,
  version: number,
  form: SystemChanges,
): Promise<FormErrors | undefined> {
  const saved = await ownSystem(context, id);
  if (form.name) await queries.lockSystemName(context.tx, form.name);
  const existing = form.name ? await queries.systemByName(context.tx, form.name) : undefined;
  if (existing && existing.id !== id)
    return { name: 'Det finns redan ett system med det namnet i kommunen.' };
  const wrong = await wrongPersons(context, form);
  if (wrong) return wrong;
  if (!(await queries.updateSystem(context.tx, id, version, form)))
    throw new Conflict(differences<Partial<SystemChanges>>(saved, form, SYSTEM_LABELS));
  return undefined;
}

const SYSTEM_LABELS = {
  name: 'Namn',
  description: 'Beskrivning',
  country: 'Land',
  location: 'Plats',
  extraction: 'Utdrag',
  accessRoutine: 'Rutin för behörighet',
  logging: 'Loggning',
};

/** Notes that the list of authorised users has been looked over (K-020). No names of users are kept. */
export async function reviewAccess(
  context: Context,
  systemId: string,
  id: string,
  form: ReviewForm,
): Promise<FormErrors | undefined> {
  await ownSystem(context, systemId);
  if (form.reviewedOn > context.today) return { reviewedOn: 'Dagen kan inte vara i framtiden.' };
  const reviewerId = context.actor.personId;
  await queries.insertReview(context.tx, { ...form, id, systemId, reviewerId });
  return undefined;
}
