/** What a job about signing works with: the system, with a coordinator's reach at the one controller. */
import { type Actor, systemActor } from '../../../platform/actor.ts';
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';

export type AgreementPayload = {
  readonly controllerId: string;
  readonly legalEntityId: string;
  readonly agreementId: string;
};

function actorFor({ controllerId, legalEntityId }: AgreementPayload): Actor {
  const controller = { id: controllerId, legalEntityId, name: '', legalEntityName: '' };
  return { ...systemActor(controller), appointments: [{ ...controller, role: 'coordinator' }] };
}

/** One transaction of a job, with what the actions of a page are handed. */
export const asSigningJob = <Result>(
  services: Services,
  payload: AgreementPayload,
  work: (context: Context) => Promise<Result>,
): Promise<Result> => {
  const { database, clock, accounts, sealing, origin } = services;
  const actor = actorFor(payload);
  const progress = () => Promise.resolve(undefined);
  return asActor(database, actor, (tx) =>
    work({ tx, actor, today: today(clock), clock, accounts, sealing, origin, progress }),
  );
};
