/** Once a day: reminds of what is to be confirmed and reviewed, one mail to each person. */
import { type ControllerRef, systemActor } from '../../../platform/actor.ts';
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import type { ScheduledJob } from '../../../platform/job.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import type { Services } from '../../../platform/services.ts';
import { controllersToRemind, reviewsOn, unansweredOn } from '../queries/reminders.ts';
import { remindedDueDays, remindedReviewDays } from '../rules/confirmation.ts';
import { confirmationWords } from './rounds.ts';

type Reminding = Pick<Services, 'platformDatabase' | 'database' | 'clock' | 'origin'>;

interface Reminder {
  readonly email: string;
  /** A controller that the person has something to do for: the mail is asked for in its name. */
  readonly controller: ControllerRef;
  toConfirm: number;
  toReview: number;
}

/** A person is reminded of everything in one mail, over all controllers; run twice, it goes once. */
export async function sendReminders(services: Reminding): Promise<void> {
  const day = today(services.clock);
  const reminders = new Map<string, Reminder>();
  for (const controller of await controllersToRemind(services.platformDatabase, day)) {
    await gather(services, controller, day, reminders);
  }
  for (const [personId, reminder] of reminders) {
    await asActor(services.database, systemActor(reminder.controller), async (tx) => {
      await sendMail(tx, {
        to: reminder.email,
        subject: 'Att bekräfta eller se över i registret',
        text: textOf(reminder, services.origin),
        key: `register-reminder:${personId}:${day}`,
      });
    });
  }
}

async function gather(
  services: Reminding,
  controller: ControllerRef,
  day: string,
  reminders: Map<string, Reminder>,
): Promise<void> {
  const found = await asActor(services.database, systemActor(controller), async (tx) => ({
    toConfirm: await unansweredOn(tx, controller.id, day, remindedDueDays(day)),
    toReview: await reviewsOn(tx, controller.id, day, remindedReviewDays(day)),
  }));
  for (const what of ['toConfirm', 'toReview'] as const) {
    for (const { personId, email, count } of found[what]) {
      const reminder = reminders.get(personId) ?? { email, controller, toConfirm: 0, toReview: 0 };
      reminder[what] += count;
      reminders.set(personId, reminder);
    }
  }
}

function textOf({ toConfirm, toReview }: Reminder, origin: string): string {
  const lines = [
    ...(toConfirm > 0 ? [`Du har ${confirmationWords(toConfirm)} kvar att bekräfta.`] : []),
    ...(toReview > 0
      ? [`Du har ${confirmationWords(toReview)} att se över, i dag eller inom 30 dagar.`]
      : []),
  ];
  const path = toConfirm > 0 ? '/bekrafta' : '/behandlingar?oversyn=snart&namnder=alla';
  return mailText({ lines, link: `${origin}${path}` });
}

export const reminderJob: ScheduledJob = {
  name: 'register-reminders',
  schedule: '30 5 * * *',
  run: sendReminders,
};
