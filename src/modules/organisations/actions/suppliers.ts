/** Suppliers that everybody shares, and the kommun's own card of each. */

import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import type { CardForm, SupplierChanges, SupplierForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { isSameName } from '../rules/index.ts';
import { differences, found } from './saved.ts';

export type { ListedSupplier } from '../queries/index.ts';

export const listSuppliers = ({ tx }: Context) => queries.suppliers(tx);

export async function showSupplier(context: Context, id: string) {
  const { tx, actor, today } = context;
  const supplier = found(await queries.supplierById(tx, id));
  return {
    supplier,
    card: await queries.cardOf(tx, id, workedFor(context).legalEntityId),
    systems: await queries.systemsOfSupplier(tx, id),
    processings: await queries.processingsOfSupplier(tx, id),
    cases: await queries.casesLinkedTo(tx, 'supplierId', id, controllersWhere(actor, 'case.read')),
    agreements: await queries.agreementsOfSupplier(tx, id, controllersWhere(actor, 'agreement.read'), today),
    /** Name, number and country are mended by the kommun that added the supplier. */
    addedHere: supplier.createdByEntityId === actor.writeEntity,
  };
}
export type ShownSupplier = Awaited<ReturnType<typeof showSupplier>>;

/** A supplier whose name may be of the same company, where numbers do not tell them apart. */
async function lookAlike(
  { tx }: Context,
  { name, organisationNumber }: Partial<SupplierForm>,
  besides: string,
) {
  const [beginning = ''] = (name ?? '').split(' ');
  const candidates = await queries.suppliersLike(tx, beginning);
  return candidates.find(
    (known) =>
      known.id !== besides &&
      isSameName(known.name, name ?? '') &&
      !(known.organisationNumber && organisationNumber),
  );
}

async function numberTaken(
  { tx }: Context,
  { organisationNumber }: SupplierChanges,
  besides: string,
): Promise<FormErrors | undefined> {
  if (!organisationNumber) return undefined;
  await queries.lockSupplierNumber(tx, organisationNumber);
  const existing = await queries.supplierByNumber(tx, organisationNumber);
  if (!existing || existing.id === besides) return undefined;
  return { organisationNumber: `Numret finns redan: ${existing.name}.` };
}

/** `anyway` adds a supplier although one with the same name stands there. */
export async function addSupplier(
  context: Context,
  id: string,
  form: SupplierForm,
  anyway: boolean,
): Promise<FormErrors | undefined> {
  const { tx } = context;
  const taken = await numberTaken(context, form, id);
  if (taken) return taken;
  const alike = anyway ? undefined : await lookAlike(context, form, id);
  if (alike) return { anda: `Finns redan: ${alike.name}. Är det ett annat företag, lägg till ändå.` };
  await queries.insertSupplier(tx, id, form);
  return undefined;
}

/** The supplier, when the kommun may mend it. */
export async function supplierForEditing({ tx, actor }: Context, id: string): Promise<queries.Supplier> {
  const saved = found(await queries.supplierById(tx, id));
  if (saved.createdByEntityId !== actor.writeEntity) {
    throw new Forbidden('Bara den kommun som lade till leverantören kan ändra dess namn, nummer och land.');
  }
  return saved;
}

export async function changeSupplier(
  context: Context,
  id: string,
  form: SupplierChanges,
): Promise<FormErrors | undefined> {
  await supplierForEditing(context, id);
  const taken = await numberTaken(context, form, id);
  if (taken) return taken;
  await queries.updateSupplier(context.tx, id, form);
  return undefined;
}

/** Saves what the kommun knows of the supplier; the first time it makes the card. */
export async function saveCard(
  context: Context,
  supplierId: string,
  cardId: string,
  version: number,
  form: CardForm,
): Promise<void> {
  found(await queries.supplierById(context.tx, supplierId));
  const entity = workedFor(context).legalEntityId;
  const saved = await queries.cardOf(context.tx, supplierId, entity);
  if (!saved) {
    if (await queries.insertCard(context.tx, supplierId, cardId, form)) return;
  } else if (await queries.updateCard(context.tx, saved.id, version, form)) return;
  const standing = saved ?? found(await queries.cardOf(context.tx, supplierId, entity));
  throw new Conflict(differences<Partial<CardForm>>(standing, form, CARD_LABELS));
}

const CARD_LABELS = {
  contactName: 'Kontaktperson',
  contactEmail: 'E-postadress',
  contactPhone: 'Telefon',
  incidentContact: 'Kontakt vid incident',
  customerNumber: 'Kundnummer',
  note: 'Anteckning',
};
