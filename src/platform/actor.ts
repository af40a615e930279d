/** Who acts in a transaction, and how far it reaches. */

/** Roles that an appointment gives; their names and tasks stand in `knowledge/roles.ts`. */
export const APPOINTED_ROLES = [
  'coordinator',
  'staff',
  'dso',
  'incident-group',
  'security-officer',
  'lawyer',
  'it-manager',
  'registrar',
  'reception',
  'manager',
  'head',
  'chair',
  'decision-maker',
  'signatory',
  'system-administrator',
  'agreement-owner',
  'auditor',
  'leadership',
] as const;
export type AppointedRole = (typeof APPOINTED_ROLES)[number];
export type Role = AppointedRole | 'administrator';

/** Sees figures of the controller, never its content (kommunallagen 6 kap. 1 §, uppsikt). */
const FIGURES_ONLY: readonly AppointedRole[] = ['leadership'];
/** Reads and writes nothing. */
const READS_ONLY: readonly AppointedRole[] = ['auditor', 'leadership'];

export interface ControllerRef {
  readonly id: string;
  readonly name: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
}

export interface Appointment extends ControllerRef {
  readonly role: AppointedRole;
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
  /** Controllers whose figures may be read, without their content. */
  readonly counted: readonly string[];
  /** Controllers that the person is data protection officer of. */
  readonly overseen: readonly string[];
  /** The own legal entity of an officer: whose notes are read and written. */
  readonly office: string | null;
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

/** What the appointments of today reach. */
export function reachOfAppointments(appointments: readonly Appointment[]) {
  const ids = (of: readonly Appointment[]) => [...new Set(of.map((held) => held.id))];
  const readable = ids(appointments.filter((held) => !FIGURES_ONLY.includes(held.role)));
  return {
    readable,
    overseen: ids(appointments.filter((held) => held.role === 'dso')),
    counted: ids(appointments.filter((held) => FIGURES_ONLY.includes(held.role))).filter(
      (id) => !readable.includes(id),
    ),
  };
}

/** Whether anything may be written for the controller that is worked for. */
export function mayWriteAtAll(actor: Actor): boolean {
  if (actor.as !== 'staff') return true;
  return actor.appointments.some(
    (held) => held.id === actor.controller?.id && !READS_ONLY.includes(held.role),
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
    overseen: [],
    counted: [],
    office: null,
    entities: [controller.legalEntityId],
    controller,
    writeEntity: controller.legalEntityId,
  };
}
