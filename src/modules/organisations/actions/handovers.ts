/** Somebody leaves: what the person has in hand goes to a successor, who says that it is received. */

import { pdfOf } from '../../../platform/documents/printed.ts';
import { Forbidden, Refused } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { addMonths, longDate, swedishTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { handoverDocument } from '../documents/handover.ts';
import type { HandoverForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { whyNotSuccessor } from '../rules/index.ts';
import { found } from './saved.ts';

export type { HandoverItem, ListedHandover } from '../queries/index.ts';

export const listHandovers = (context: Context) => queries.handoversOf(context.tx, workedFor(context).id);

/** Who can leave, who can take over, and what waits already. */
export async function handoverChoices(context: Context) {
  const { tx, today } = context;
  const { id } = workedFor(context);
  const persons = await queries.personsWithRoles(tx, id, today);
  return {
    leavers: await queries.leavers(tx, id, today),
    successors: persons.filter(({ roles }) => !whyNotSuccessor(roles)),
    open: await queries.openHandovers(tx, id),
  };
}
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
  const leaver = (await queries.leavers(tx, controllerId, today)).find(({ id }) => id === form.fromPersonId);
  if (!leaver) return { fromPersonId: 'Välj person ur listan.' };
  const persons = await queries.personsWithRoles(tx, controllerId, today);
  const why = whyNotSuccessor(persons.find((person) => person.id === form.toPersonId)?.roles ?? []);
  if (why) return { toPersonId: why };
  if (form.toPersonId === actor.personId && !allows(actor, 'organisation.write'))
    return {
      toPersonId:
        'Du kan inte själv ta över av någon annan. Be den som slutar eller samordnaren att starta överlämningen.',
    };
  const wrongDay = await dayOutOfReach(context, form.leavesOn);
  if (wrongDay) return { leavesOn: wrongDay };
  if ((await queries.openHandovers(tx, controllerId, leaver.id)).length > 0)
    return { fromPersonId: `${leaver.name} har redan en överlämning som väntar. Ta tillbaka den först.` };
  const held = await queries.heldBy(tx, { controllerId, personId: form.fromPersonId, today });
  if (held.length === 0) return { fromPersonId: 'Personen har inget hos er att lämna över.' };
  const successorIsOwn = (await queries.employerOf(tx, form.toPersonId)) === workedFor(context).legalEntityId;
  const items = held.map((thing) => ({
    ...thing,
    moves: MOVED.includes(thing.kind) && (thing.kind !== 'system' || successorIsOwn),
  }));
  await queries.insertHandover(tx, { ...form, id, controllerId, createdBy: actor.personId }, items);
  return undefined;
}

const MOST_MONTHS_AHEAD = 120;

/** A year typed wrong is nobody's last day. */
async function dayOutOfReach(context: Context, day: string): Promise<string | undefined> {
  const { firstDay } = found(await queries.controllerById(context.tx, workedFor(context).id));
  if (day < firstDay) return `Dagen är före nämndens första dag, ${longDate(firstDay)}.`;
  if (day > addMonths(context.today, MOST_MONTHS_AHEAD)) return 'Dagen kan vara högst tio år bort.';
  return undefined;
}

export async function showHandover(context: Context, id: string) {
  const handover = found(await queries.handoverById(context.tx, workedFor(context).id, id));
  return {
    handover,
    items: await queries.itemsOf(context.tx, handover),
    isSuccessor: handover.toPersonId === context.actor.personId,
    mayWithdraw: mayWithdraw(context, handover),
  };
}
export type ShownHandover = Awaited<ReturnType<typeof showHandover>>;

const mayWithdraw = ({ actor }: Context, handover: queries.Handover): boolean =>
  !handover.receivedAt &&
  !handover.withdrawnAt &&
  (allows(actor, 'organisation.write') || handover.createdBy === actor.personId);

/** By who started it or the coordinator, until it is received. It stays, as taken back. */
export async function withdrawHandover(context: Context, id: string): Promise<void> {
  const { handover } = await showHandover(context, id);
  if (handover.withdrawnAt) return;
  if (handover.receivedAt) throw new Refused('Överlämningen är redan mottagen och går inte att ta tillbaka.');
  if (!mayWithdraw(context, handover))
    throw new Forbidden('Den som startade överlämningen, eller samordnaren, kan ta tillbaka den.');
  const at = new Date(context.clock.now().epochMilliseconds);
  if (!(await queries.markWithdrawn(context.tx, handover, at, context.actor.personId)))
    throw new Refused('Överlämningen togs emot under tiden och går inte att ta tillbaka.');
}

/** The successor confirms; what moves goes over in the same transaction. Once only. */
export async function receiveHandover(context: Context, id: string, note: string | null): Promise<void> {
  const { handover, items, isSuccessor } = await showHandover(context, id);
  if (!isSuccessor) throw new Forbidden(`Bara ${handover.toName} kan ta emot överlämningen.`);
  if (handover.withdrawnAt) throw new Refused('Överlämningen är återtagen. Inget har gått över.');
  if (handover.receivedAt) return;
  const persons = await queries.personsWithRoles(context.tx, handover.controllerId, context.today);
  const why = whyNotSuccessor(persons.find(({ id }) => id === handover.toPersonId)?.roles ?? []);
  if (why) throw new Refused(why);
  const at = new Date(context.clock.now().epochMilliseconds);
  if (await queries.markReceived(context.tx, handover, at, note))
    return queries.moveItems(context.tx, handover, items);
  const standing = found(await queries.handoverById(context.tx, handover.controllerId, id));
  if (!standing.receivedAt) throw new Refused('Överlämningen gick inte att ta emot. Inget har gått över.');
}

/** The receipt, to print and keep. */
export async function handoverPdf(context: Context, id: string): Promise<() => Promise<Uint8Array>> {
  const { handover, items } = await showHandover(context, id);
  const municipality = workedFor(context).legalEntityName;
  const printed = {
    ...handover,
    leavesOn: longDate(handover.leavesOn),
    receivedAt: handover.receivedAt && swedishTime(handover.receivedAt),
    withdrawnAt: handover.withdrawnAt && swedishTime(handover.withdrawnAt),
  };
  const document = handoverDocument(printed, items, { municipality, date: context.today });
  return () => pdfOf(document);
}
