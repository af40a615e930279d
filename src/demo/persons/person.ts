import type { AppointedRole } from '../../platform/actor.ts';
import type { ControllerKey, EntityKey } from '../organisations.ts';

export interface PersonSpec {
  readonly name: string;
  /** Before the @; the domain is that of the legal entity. */
  readonly mailbox: string;
  readonly entity: EntityKey;
  readonly title: string;
  readonly coordinates?: readonly ControllerKey[];
  readonly worksFor?: readonly ControllerKey[];
  readonly officerFor?: readonly ControllerKey[];
  /** Other roles, each with the controllers. */
  readonly holds?: Partial<Record<AppointedRole, readonly ControllerKey[]>>;
  /** Employed unless said. */
  readonly kind?: 'elected' | 'consultant';
  readonly phone?: string;
  /** Administers the legal entity and the companies that it owns. */
  readonly administers?: EntityKey;
}
