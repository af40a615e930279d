/** Where a kommun or a company takes in reports of incidents from outside. */
import { derivedId } from '../../../platform/derived-id.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import type { PlaceForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { proposedSlug } from '../rules/index.ts';

/** What stands now, and what can be chosen among. */
export async function showPlace({ tx, today, origin }: Context, entityId: string) {
  const entity = await queries.placeEntity(tx, entityId);
  if (!entity) throw new NotFound();
  return {
    entity,
    place: await queries.reportingPlace(tx, entityId),
    controllers: await queries.placeControllers(tx, entityId, today),
    proposedSlug: proposedSlug(entity.name),
    origin,
  };
}
export type ShownPlace = Awaited<ReturnType<typeof showPlace>>;

const LABELS: Readonly<Record<keyof PlaceForm, string>> = {
  open: 'Öppen',
  slug: 'Adress',
  phone: 'Telefon',
  intro: 'Inledning',
  defaultControllerId: 'Den som tar emot',
};

/** What the form lacks stays as it was; it is judged as it will stand. */
export async function savePlace(
  context: Context,
  entityId: string,
  version: number,
  form: PlaceForm,
): Promise<FormErrors | undefined> {
  const { tx } = context;
  const { place: saved, controllers } = await showPlace(context, entityId);
  const { open, slug, defaultControllerId } = { ...saved, ...withoutMissing(form) };
  if (defaultControllerId && !controllers.some(({ id }) => id === defaultControllerId))
    return { defaultControllerId: 'Välj ur listan.' };
  if (open && !slug) return { slug: 'Skriv en adress, så att det går att hitta till rapporten.' };
  if (open && !defaultControllerId)
    return {
      defaultControllerId: 'Välj vem som tar emot rapporten när den som rapporterar inte vet vem den gäller.',
    };
  if (slug && slug !== saved?.slug && (await queries.slugTaken(tx, slug, entityId)))
    return { slug: 'Adressen är upptagen av en annan organisation. Välj en annan.' };
  const key = { id: derivedId(entityId, 'reporting-place'), entity: entityId, version };
  if (!(await queries.savePlace(tx, key, withoutMissing(form)))) await conflict(context, entityId, form);
  return undefined;
}

const withoutMissing = (form: PlaceForm): queries.PlaceChanges =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined));

async function conflict(context: Context, entityId: string, form: PlaceForm): Promise<never> {
  const { place, controllers } = await showPlace(context, entityId);
  const text = (value: string | boolean | null | undefined): string => {
    if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
    return controllers.find(({ id }) => id === value)?.name ?? value ?? '';
  };
  const typed = withoutMissing(form);
  throw new Conflict(
    (Object.keys(LABELS) as (keyof PlaceForm)[])
      .filter((key) => key in typed && (place?.[key] ?? null) !== (typed[key] ?? null))
      .map((key) => ({ label: LABELS[key], saved: text(place?.[key]), typed: text(typed[key]) })),
  );
}

/** The number to ring at once, where the kommun that is worked for has said one. */
export async function phoneOfPlace({ tx, actor }: Context): Promise<string | null> {
  const entity = actor.controller?.legalEntityId;
  return entity ? ((await queries.reportingPlace(tx, entity))?.phone ?? null) : null;
}
