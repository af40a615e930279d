/** From a request to an actor: the account's session, today's appointments, the controller worked for. */
import { sql } from 'kysely';
import { type Actor, type Appointment, reachOfAppointments } from './actor.ts';
import { today } from './clock.ts';
import type { Services } from './services.ts';

export const CONTROLLER_COOKIE = 'ansvar.arbetar-for';

interface WhoIs {
  personId: string;
  name: string;
  legalEntityId: string;
  appointments: {
    controllerId: string;
    controllerName: string;
    legalEntityId: string;
    legalEntityName: string;
    role: Appointment['role'];
  }[];
  administers: { id: string; name: string }[];
}

export interface Session {
  readonly accountId: string;
  readonly sessionId: string;
  /** This very sign-in had two factors. */
  readonly twoFactor: boolean;
  readonly actor: Actor;
}

/** Null when nobody is signed in, or when the account belongs to no person. */
export async function readSession(
  services: Services,
  headers: Headers,
  chosenController: string | undefined,
): Promise<Session | null> {
  const account = await services.accounts.session(headers);
  if (!account) return null;
  const actor = await actorOfAccount(services, account.accountId, chosenController);
  return actor && { ...account, actor };
}

/** The person of an account with today's appointments; null when the account belongs to nobody who works here today. */
export async function actorOfAccount(
  { platformDatabase, clock }: Pick<Services, 'platformDatabase' | 'clock'>,
  accountId: string,
  chosenController?: string,
): Promise<Actor | null> {
  const found = await sql<{ who: WhoIs | null }>`
    select app.who_is(${accountId}, ${today(clock)}::date) as who`.execute(platformDatabase);
  const who = found.rows[0]?.who;
  return who ? actorFrom(who, chosenController) : null;
}

function actorFrom(who: WhoIs, chosenController: string | undefined): Actor {
  const appointments = who.appointments.map((held) => ({
    id: held.controllerId,
    name: held.controllerName,
    legalEntityId: held.legalEntityId,
    legalEntityName: held.legalEntityName,
    role: held.role,
  }));
  const controller = appointments.find((held) => held.id === chosenController) ?? appointments[0] ?? null;
  return {
    as: 'staff',
    personId: who.personId,
    name: who.name,
    appointments,
    administers: who.administers,
    ...reachOfAppointments(appointments),
    office: appointments.some((held) => held.role === 'dso') ? who.legalEntityId : null,
    entities: [...new Set([who.legalEntityId, ...appointments.map((held) => held.legalEntityId)])],
    controller,
    writeEntity: controller?.legalEntityId ?? null,
  };
}
