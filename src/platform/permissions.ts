/** What may be done, by whom. A route names one of these; without it, it does not compile. */
import { type Actor, hasRole, type Role } from './actor.ts';

const PERMISSIONS = {
  /** No sign-in. The exact list of such routes stands in tests/routes. */
  public: 'anybody',
  /** Any signed-in person. */
  'signed-in': 'signed-in',
  'register.read': ['coordinator', 'staff', 'dso'],
  'register.write': ['coordinator', 'staff'],
  'register.import': ['coordinator'],
  'organisation.read': ['coordinator', 'staff', 'dso'],
  'system.write': ['coordinator'],
  'log.read': ['coordinator', 'dso'],
  administer: ['administrator'],
} as const satisfies Record<string, 'anybody' | 'signed-in' | readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether the actor may; for roles, with respect to the controller that is worked for. */
export function allows(actor: Actor | null, permission: Permission): boolean {
  const rule = PERMISSIONS[permission];
  if (rule === 'anybody') return true;
  if (!actor) return false;
  return rule === 'signed-in' || hasRole(actor, ...rule);
}

/** The roles that carry a permission, for the sentence that says why somebody else may not. */
export function rolesFor(permission: Permission): readonly Role[] {
  const rule = PERMISSIONS[permission];
  return typeof rule === 'string' ? [] : rule;
}
