/** Powers of attorney: given, revoked, printed, and listed by both who gave and who received. */
import { pdfOf } from '../../../platform/documents/printed.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows, controllersWhere } from '../../../platform/permissions.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { powerOfAttorneyDocument } from '../documents/index.ts';
import type { PowerOfAttorneyForm, RevocationForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { type PowerState, powerStateOn } from '../rules/index.ts';

export interface AskedPowers {
  readonly words: string;
  /** Given by the controllers that are read, or received by them. */
  readonly direction: 'given' | 'received' | null;
  readonly state: PowerState | null;
}

const isGiven = ({ actor }: Context, power: queries.PowerRow): boolean =>
  controllersWhere(actor, 'agreement.read').includes(power.ownerControllerId);

/** Those that the controllers which the actor reads have given or received. */
export async function listPowers(context: Context, { words, direction, state }: AskedPowers) {
  const { tx, actor, today } = context;
  const all = await queries.powersOf(tx, controllersWhere(actor, 'agreement.read'));
  const sought = words.toLowerCase();
  const rows = all
    .map((power) => ({
      ...power,
      given: isGiven(context, power),
      state: powerStateOn(power, today),
    }))
    .filter((power) => state === null || power.state === state)
    .filter((power) => direction === null || power.given === (direction === 'given'))
    .filter((power) =>
      [
        power.ownerName,
        power.granteeName,
        power.counterparty,
        power.services,
        power.diaryMark,
        power.paragraph,
      ]
        .join(' ')
        .toLowerCase()
        .includes(sought),
    );
  return { rows, total: all.length, mayWrite: allows(actor, 'agreement.write') };
}
export type ListedPowers = Awaited<ReturnType<typeof listPowers>>;

export async function powerChoices({ tx, actor, today }: Context) {
  const own = workedFor({ actor });
  return {
    own,
    grantees: await queries.possibleGrantees(tx, own.legalEntityId, own.id, today),
    suppliers: await queries.supplierNames(tx),
  };
}
export type PowerChoices = Awaited<ReturnType<typeof powerChoices>>;

/** Gives it once, for the controller that is worked for. */
export async function givePower(
  context: Context,
  id: string,
  form: PowerOfAttorneyForm,
): Promise<FormErrors | undefined> {
  const { grantees, suppliers, own } = await powerChoices(context);
  if (!grantees.some((one) => one.id === form.granteeControllerId))
    return { granteeControllerId: 'Välj vem som får fullmakten.' };
  const supplier = suppliers.find(({ name }) => name.toLowerCase() === form.counterparty.toLowerCase());
  await queries.insertPower(context.tx, {
    ...form,
    id,
    legalEntityId: own.legalEntityId,
    ownerControllerId: own.id,
    supplierId: supplier?.id ?? null,
  });
  return undefined;
}

/** One that the actor's controllers have given or received; not found for everybody else. */
async function readablePower(context: Context, id: string): Promise<queries.PowerRow> {
  const power = await queries.powerById(context.tx, id);
  const reached = controllersWhere(context.actor, 'agreement.read');
  if (!power || !(reached.includes(power.ownerControllerId) || reached.includes(power.granteeControllerId)))
    throw new NotFound();
  return power;
}

export async function showPower(context: Context, id: string) {
  const power = await readablePower(context, id);
  const own = power.ownerControllerId === context.actor.controller?.id;
  return {
    power,
    state: powerStateOn(power, context.today),
    given: isGiven(context, power),
    mayRevoke: own && power.revokedOn === null && allows(context.actor, 'agreement.write'),
  };
}
export type ShownPower = Awaited<ReturnType<typeof showPower>>;

/** From the day it lets nobody sign; links that were sent on it die with it. */
export async function revokePower(
  context: Context,
  id: string,
  { revokedOn, revokedReason, version }: RevocationForm,
): Promise<FormErrors | undefined> {
  const { tx, actor } = context;
  const power = await readablePower(context, id);
  if (power.ownerControllerId !== workedFor(context).id)
    throw new Forbidden(`Bara ${power.ownerName} kan återkalla fullmakten.`);
  if (power.revokedOn !== null) return undefined;
  if (revokedOn < power.validFrom)
    return { revokedOn: 'Fullmakten kan inte återkallas innan den har börjat gälla.' };
  await queries.lockAgreementsOnPower(tx, power.ownerControllerId, id);
  if (!(await queries.updatePower(tx, id, version, { revokedOn, revokedReason, revokedBy: actor.personId })))
    throw new Conflict([]);
  if (revokedOn <= context.today)
    await queries.withdrawInvitations(tx, power.ownerControllerId, { powerOfAttorneyId: id });
  return undefined;
}

/** As it is signed by the nämnd that gives it. */
export async function printedPower(context: Context, id: string) {
  const power = await readablePower(context, id);
  const document = powerOfAttorneyDocument({
    ...power,
    printed: {
      decidedOn: longDate(power.decidedOn),
      validFrom: longDate(power.validFrom),
      validUntil: power.validUntil && longDate(power.validUntil),
      revokedOn: power.revokedOn && longDate(power.revokedOn),
    },
  });
  return { name: 'fullmakt.pdf', make: () => pdfOf(document) };
}
