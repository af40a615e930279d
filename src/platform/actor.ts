/** Who acts in a transaction, and how far it reaches. */

export type Role = 'coordinator' | 'staff' | 'dso' | 'administrator';

export interface ControllerRef {
  readonly id: string;
  readonly name: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
}

export interface Appointment extends ControllerRef {
  readonly role: Exclude<Role, 'administrator'>;
}

export interface Actor {
  readonly as: 'staff' | 'administrator' | 'system';
  readonly personId: string | null;
  readonly name: string;
  /** Appointments valid today. */
  readonly appointments: readonly Appointment[];
  readonly administers: readonly { readonly id: string; readonly name: string }[];
  /** Controllers that may be read. */
  readonly readable: readonly string[];
  /** Legal entities whose shared tables may be read. */
  readonly entities: readonly string[];
  /** The one controller that is worked for, if any. */
  readonly controller: ControllerRef | null;
  readonly writeEntity: string | null;
}

/** Whether the actor has one of the roles for the controller that is worked for. */
export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  if (roles.includes('administrator') && actor.administers.length > 0) return true;
  return actor.appointments.some(
    (held) => held.id === actor.controller?.id && roles.includes(held.role as Role),
  );
}

/** The system, acting for one controller in a job. */
export function systemActor(controller: ControllerRef): Actor {
  return {
    as: 'system',
    personId: null,
    name: 'Ansvar',
    appointments: [],
    administers: [],
    readable: [controller.id],
    entities: [controller.legalEntityId],
    controller,
    writeEntity: controller.legalEntityId,
  };
}
