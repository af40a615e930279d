/** Mails at the chosen hours before the time to notify is up, each once. */
import { systemActor } from '../../../platform/actor.ts';
import { today } from '../../../platform/clock.ts';
import { asActor, type Transaction } from '../../../platform/database/connection.ts';
import type { ScheduledJob } from '../../../platform/job.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { timeWithWeekday } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';
import { defaultMarks, markText, markToSend } from '../rules/index.ts';

/** Who is told when time runs: those who work with it, and the officer who advises. */
export const GROUP_ROLES = [
  'coordinator',
  'incident-group',
  'security-officer',
  'lawyer',
  'it-manager',
  'dso',
] as const;

type Telling = Pick<Services, 'platformDatabase' | 'database' | 'clock' | 'origin'>;

/** Run twice, a mail goes once. */
export async function sendIncidentMarks(services: Telling): Promise<void> {
  for (const place of await queries.controllersWithIncidents(services.platformDatabase)) {
    const actor = systemActor({
      id: place.controllerId,
      legalEntityId: place.legalEntityId,
      name: '',
      legalEntityName: '',
    });
    await asActor(services.database, actor, (tx) => tellOne(services, tx, place.controllerId));
  }
}

async function tellOne(services: Telling, tx: Transaction, controllerId: string): Promise<void> {
  const now = services.clock.now().toString();
  const marks = (await queries.marksOf(tx, controllerId)) ?? defaultMarks;
  const group = await queries.groupOf(tx, controllerId, today(services.clock), GROUP_ROLES);
  for (const clock of await queries.runningClocks(tx, controllerId)) {
    const dueAt = clock.dueAt.toISOString();
    const due = markToSend(dueAt, now, marks, clock.sent);
    if (!due) continue;
    await queries.insertMarks(tx, controllerId, clock, due.passed);
    const subject = clock.itemId ? 'En incidentrapport är inte läst' : `Incident ${clock.mark ?? ''}`;
    const what = clock.itemId
      ? `Rapporten ${clock.mark ?? ''} är inte läst än. Räknat från att den kom in går tiden ut ${timeWithWeekday(dueAt, now.slice(0, 10))}.`
      : `Tiden att anmäla till tillsynsmyndigheten går ut ${timeWithWeekday(dueAt, now.slice(0, 10))}.`;
    const path = clock.itemId ? `/incidenter/rapporter/${clock.itemId}` : `/incidenter/${clock.caseId}`;
    for (const { id, email } of group)
      await sendMail(tx, {
        to: email ?? '',
        subject: `${markText(due.mark)}: ${subject}`,
        text: mailText({ lines: [`${markText(due.mark)}.`, what], link: `${services.origin}${path}` }),
        key: `incident-mark:${clock.itemId ?? clock.caseId}:${dueAt}:${due.mark}:${id}`,
      });
  }
}

export const incidentMarkJob: ScheduledJob = {
  name: 'incident-marks',
  schedule: '*/5 * * * *',
  run: sendIncidentMarks,
};

/** The hours that the nämnd chooses. */
export const saveMarks = (context: Context, marks: readonly number[]): Promise<void> =>
  queries.saveSetting(context.tx, workedFor(context).id, { marks: [...marks] });
