/** Who opens what has come in, by the appointments at the controller that it came to. */
import type { Actor, ControllerRef } from '../../../platform/actor.ts';
import { type Permission, rolesFor } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';

const allowsAt = ({ appointments }: Actor, permission: Permission, controllerId: string): boolean =>
  appointments.some(({ id, role }) => id === controllerId && rolesFor(permission).includes(role));

/** The controllers that the actor may take in for. */
export function takesInAt({ actor }: Context): readonly ControllerRef[] {
  const held = actor.appointments.filter(({ id }) => allowsAt(actor, 'inbox.write', id));
  return [...new Map(held.map((one) => [one.id, one])).values()];
}

/** Registers with one's own hand there too, without changing whom one works for. */
export const mayRegisterAt = ({ actor }: Context, controllerId: string): boolean =>
  allowsAt(actor, 'case.register', controllerId);

/** Whoever only takes in sees what he or she has taken in; the others what has come to the controller. */
export const seesAllAt = ({ actor }: Context, controllerId: string): boolean =>
  allowsAt(actor, 'inbox.write', controllerId) && allowsAt(actor, 'case.read', controllerId);

/** The report of an incident is read at once by those who assess it, and by the officer: they are told of it by mail. */
export const seesItem = (
  context: Context,
  { controllerId, kind }: { readonly controllerId: string; readonly kind: string | null },
): boolean =>
  seesAllAt(context, controllerId) ||
  (kind === 'incident' &&
    (['incident.assess', 'case.advise'] as const).some((permission) =>
      allowsAt(context.actor, permission, controllerId),
    ));

/** Whether the item has become a part of cases that are all closed to the actor. */
export function isClosedTo(item: {
  readonly outcomes: readonly { readonly caseId: string | null; readonly seenCaseId: string | null }[];
}): boolean {
  const cases = item.outcomes.filter(({ caseId }) => caseId !== null);
  return cases.length > 0 && cases.every(({ seenCaseId }) => seenCaseId === null);
}

/** The item of a person with protected identity is opened by whoever registers, and whoever took it in. */
export function mayOpenItem(
  context: Context,
  item: { readonly controllerId: string; readonly protected: boolean; readonly takenBy: string | null },
): boolean {
  if (item.takenBy !== null && item.takenBy === context.actor.personId) return true;
  return !item.protected || mayRegisterAt(context, item.controllerId);
}
