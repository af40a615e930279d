/** Somebody leaves: what the person has in hand goes to a successor, who says that it is received. */
import { Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { handoverDocument } from '../documents/handover.ts';
import type { HandoverForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { pdfOf } from './delegations.ts';
import { found, workedFor } from './saved.ts';

export type { HandoverItem, ListedHandover } from '../queries/index.ts';

export const listHandovers = (context: Context) => queries.handoversOf(context.tx, workedFor(context).id);

/** Who can leave, and who can take over. */
export const handoverChoices = async (context: Context) => ({
  leavers: await queries.leavers(context.tx, workedFor(context).id, context.today),
  successors: await queries.personsWithRoles(context.tx, workedFor(context).id, context.today),
});
export type HandoverChoices = Awaited<ReturnType<typeof handoverChoices>>;

/** A role and a place under a point are given by those who decide on them; the rest goes over at receipt. */
const MOVED: readonly queries.ItemKind[] = ['gap', 'unit', 'system', 'remark', 'confirmation'];

export async function startHandover(
  context: Context,
  id: string,
  form: HandoverForm,
): Promise<FormErrors | undefined> {
  const { tx, actor, today } = context;
  const controllerId = workedFor(context).id;
  if (await queries.handoverById(tx, controllerId, id)) return undefined;
  const { leavers, successors } = await handoverChoices(context);
  if (!leavers.some((person) => person.id === form.fromPersonId))
    return { fromPersonId: 'Välj person ur listan.' };
  if (!successors.some((person) => person.id === form.toPersonId))
    return {
      toPersonId: 'Den som tar över ska ha ett uppdrag för nämnden. Be administratören ge ett uppdrag först.',
    };
  const held = await queries.heldBy(tx, { controllerId, personId: form.fromPersonId, today });
  if (held.length === 0) return { fromPersonId: 'Personen har inget hos nämnden att lämna över.' };
  const successorIsOwn = (await queries.employerOf(tx, form.toPersonId)) === workedFor(context).legalEntityId;
  const items = held.map((thing) => ({
    ...thing,
    moves: MOVED.includes(thing.kind) && (thing.kind !== 'system' || successorIsOwn),
  }));
  await queries.insertHandover(tx, { ...form, id, controllerId, createdBy: actor.personId }, items);
  return undefined;
}

export async function showHandover(context: Context, id: string) {
  const handover = found(await queries.handoverById(context.tx, workedFor(context).id, id));
  return {
    handover,
    items: await queries.itemsOf(context.tx, handover),
    isSuccessor: handover.toPersonId === context.actor.personId,
  };
}
export type ShownHandover = Awaited<ReturnType<typeof showHandover>>;

/** The successor confirms; what moves goes over in the same transaction. Once only. */
export async function receiveHandover(context: Context, id: string, note: string | null): Promise<void> {
  const { handover, items, isSuccessor } = await showHandover(context, id);
  if (!isSuccessor) throw new Forbidden(`Bara ${handover.toName} kan ta emot överlämningen.`);
  if (await queries.markReceived(context.tx, handover, new Date(context.clock.now().epochMilliseconds), note))
    await queries.moveItems(context.tx, handover, items);
}

/** The receipt, to print and keep. */
export async function handoverPdf(context: Context, id: string): Promise<() => Promise<Uint8Array>> {
  const { handover, items } = await showHandover(context, id);
  const municipality = workedFor(context).legalEntityName;
  const printed = {
    ...handover,
    leavesOn: longDate(handover.leavesOn),
    receivedAt: handover.receivedAt && swedishTime(handover.receivedAt),
  };
  const document = handoverDocument(printed, items, { municipality, date: context.today });
  return () => pdfOf(document);
}
