import type { ControllerRef } from './actor.ts';
import { Forbidden } from './errors.ts';
import type { Context } from './route.ts';

/** The controller that is worked for. */
export function workedFor({ actor }: Pick<Context, 'actor'>): ControllerRef {
  if (!actor.controller) throw new Forbidden('Du har inget uppdrag för någon nämnd i dag.');
  return actor.controller;
}
