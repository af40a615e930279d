/** Once a day: how much waits, and what has its day soon, in one mail to each who has chosen it. */
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import type { ScheduledJob } from '../../../platform/job.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { addDays, daysBetween } from '../../../platform/plain-date.ts';
import type { Services } from '../../../platform/services.ts';
import { actorOfAccount } from '../../../platform/session.ts';
import * as queries from '../queries/index.ts';
import { digestGoes, digestOf, NO_WARNING, warnedDays } from '../rules/index.ts';
import { askingOf } from './due.ts';

type Telling = Pick<Services, 'platformDatabase' | 'database' | 'clock' | 'origin'>;

/** Counted as the person, so that the figure is the one that the page shows. Run twice, a mail goes once. */
export async function sendMyDayMails(services: Telling): Promise<void> {
  const day = today(services.clock);
  for (const told of await queries.personsToTell(services.platformDatabase, day)) {
    const digest = digestGoes(digestOf(told.digest, told.roles), day);
    const warned = warnedDays(told.warningDays ?? NO_WARNING, day);
    if (digest || warned.length > 0) await tell(services, told, { day, digest, warned });
  }
}

interface ToTell {
  readonly day: string;
  readonly digest: boolean;
  readonly warned: readonly string[];
}

async function tell(services: Telling, told: queries.Told, { day, digest, warned }: ToTell): Promise<void> {
  const actor = await actorOfAccount(services, told.accountId);
  if (!actor) return;
  await asActor(services.database, actor, async (tx) => {
    const weekEnd = addDays(day, 7);
    const figures = await queries.dueFigures(tx, askingOf(actor, services.clock), { weekEnd, warned });
    const lines = [
      ...(digest ? digestLines(figures) : []),
      ...(figures.warned > 0 ? [warningLine(figures.warned, daysBetween(day, warned.at(-1) ?? day))] : []),
    ];
    if (lines.length === 0) return;
    await sendMail(tx, {
      to: told.email,
      subject: 'Det som väntar på dig i Ansvar',
      text: mailText({ lines, link: `${services.origin}/min-dag` }),
      key: `my-day:${told.personId}:${day}`,
    });
  });
}

const things = (count: number): string => (count === 1 ? '1 sak' : `${count} saker`);

function digestLines({ overdue, today: ofToday, week, none }: queries.DueFigures): readonly string[] {
  const all = overdue + ofToday + week + none;
  if (all === 0) return [];
  const parts = [
    overdue > 0 && `försenat: ${overdue}`,
    ofToday > 0 && `i dag: ${ofToday}`,
    week > 0 && `de närmaste sju dagarna: ${week}`,
    none > 0 && `utan dag: ${none}`,
  ].filter((part) => part !== false);
  return [`${things(all)} väntar på dig (${parts.join(', ')}).`];
}

const warningLine = (count: number, days: number): string =>
  `${things(count)} har sin dag ${days === 1 ? 'i morgon' : `inom ${days} dagar`}.`;

export const myDayMailJob: ScheduledJob = {
  name: 'my-day-mails',
  schedule: '45 5 * * *',
  run: sendMyDayMails,
};
