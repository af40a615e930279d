/** Agreements end on their day: the register then lacks one where they stood. */
import { systemActor } from '../../../platform/actor.ts';
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import type { ScheduledJob } from '../../../platform/job.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { noteStep } from '../../cases/actions/index.ts';
import * as queries from '../queries/index.ts';
import { lastDayOf } from '../rules/index.ts';
import { withdrawFrameOf } from './frames.ts';
import { afterEnd } from './in-force.ts';

/** The agreement has ended: the register lacks one again, and nobody makes new ones from it. */
export async function endNow(
  context: Pick<Context, 'tx' | 'actor' | 'today'>,
  agreement: queries.AgreementRow,
  last: string,
): Promise<void> {
  const { tx } = context;
  const { controllerId, id, inForceOn } = agreement;
  const endsOn = inForceOn && inForceOn > last ? inForceOn : last;
  await queries.updateAgreement(tx, controllerId, id, null, { state: 'ended', endsOn });
  await noteStep({ tx }, controllerId, id, `Avtalet upphörde ${longDate(last)}`);
  await withdrawFrameOf({ tx }, id);
  await afterEnd(context, agreement);
}

type Ending = Pick<Services, 'platformDatabase' | 'database' | 'clock'>;

/** Run twice, each ends once. One that cannot be ended keeps none of the others from it, and fails the job. */
export async function endAgreements(services: Ending): Promise<void> {
  const day = today(services.clock);
  const failures: unknown[] = [];
  for (const { controllerId, legalEntityId, id } of await queries.agreementsToEnd(
    services.platformDatabase,
    day,
  )) {
    const actor = systemActor({ id: controllerId, legalEntityId, name: '', legalEntityName: '' });
    const end = asActor(services.database, actor, async (tx) => {
      await queries.lockAgreement(tx, controllerId, id);
      const agreement = await queries.agreementById(tx, id);
      const last = agreement && lastDayOf(agreement);
      if (agreement?.state !== 'in-force' || !last || last >= day) return;
      await endNow({ tx, actor, today: day }, agreement, last);
    });
    await end.catch((failure: unknown) => failures.push(failure));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} avtal gick inte att avsluta`);
}

export const agreementEndsJob: ScheduledJob = {
  name: 'agreement-ends',
  schedule: '10 1 * * *',
  run: endAgreements,
};
