/** The controller that a command works for, by its name, and the context in which its actions run. */
import { sql } from 'kysely';
import { type Actor, type ControllerRef, systemActor } from '../platform/actor.ts';
import { today } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/connection.ts';
import type { Context } from '../platform/route.ts';
import type { Services } from '../platform/services.ts';
import { CommandFailed } from './command.ts';

interface CommandController {
  readonly ref: ControllerRef;
  /** The system, in the name of the controller's first coordinator. */
  readonly actor: Actor;
}

/** Fails, naming the known ones, when no controller or several are called so. */
export async function commandController(
  { platformDatabase, clock }: Services,
  name: string,
): Promise<CommandController> {
  const { rows } = await sql<{ known: (ControllerRef & { personId: string | null })[] }>`
    select app.controllers_by_name(${name}, ${today(clock)}::date) as known`.execute(platformDatabase);
  const known = rows[0]?.known ?? [];
  const [ref] = known;
  if (!ref || known.length > 1) {
    const choices = known.map((found) => `«${found.name}, ${found.legalEntityName}»`).join(' eller ');
    throw new CommandFailed(
      ref ? `Flera heter så. Skriv ${choices}.` : `Det finns ingen nämnd som heter «${name}».`,
    );
  }
  if (!ref.personId) throw new CommandFailed(`${ref.name} har ingen samordnare. Utse en först.`);
  return { ref, actor: { ...systemActor(ref), personId: ref.personId } };
}

export const commandContext = (services: Services, tx: Transaction, actor: Actor): Context => ({
  tx,
  actor,
  today: today(services.clock),
  clock: services.clock,
  accounts: services.accounts,
  sealing: services.sealing,
  origin: services.origin,
  progress: async () => undefined,
});
