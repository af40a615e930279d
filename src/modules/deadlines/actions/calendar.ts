/** The calendar behind a secret address: marks, kinds and links of what is the person's own to do, and no matter. */
import ical, { ICalEventTransparency } from 'ical-generator';
import type { Actor } from '../../../platform/actor.ts';
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import type { Services } from '../../../platform/services.ts';
import { actorOfAccount } from '../../../platform/session.ts';
import { noteFailedTry, tooManyTries } from '../../accounts/actions/index.ts';
import * as queries from '../queries/index.ts';
import { type Due, dueKindText, hrefOf, incomingSources } from '../rules/index.ts';
import { hashOfSecret } from './choices.ts';
import { ownDue } from './due.ts';

export type CalendarAnswer =
  | { readonly outcome: 'calendar'; readonly text: string }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'limited' };

interface Caller {
  readonly services: Services;
  readonly address: string;
}

/** What the person reaches today; unknown when the address has ended or the account is closed. */
export async function readCalendar({ services, address }: Caller, secret: string): Promise<CalendarAnswer> {
  const keys = [`address:calendar:${address}`];
  if (await tooManyTries(services, keys)) return { outcome: 'limited' };
  const day = today(services.clock);
  const accountId = await queries.accountOfCalendar(services.platformDatabase, hashOfSecret(secret), day);
  const actor = accountId ? await actorOfAccount(services, accountId) : null;
  if (!actor) {
    await noteFailedTry(services, keys);
    return { outcome: 'unknown' };
  }
  const { rows } = await asActor(services.database, actor, (tx) =>
    ownDue({ tx, actor, clock: services.clock }),
  );
  return { outcome: 'calendar', text: calendarText(rows, services, actor) };
}

/** A met deadline is not there any more, and goes from the calendar. */
function calendarText(
  rows: readonly Due[],
  { origin, clock }: Pick<Services, 'origin' | 'clock'>,
  { appointments }: Actor,
): string {
  const names = new Map(appointments.map(({ id, name }) => [id, name]));
  const several = names.size > 1;
  const calendar = ical({ name: 'Ansvar: min dag', prodId: '//Ansvar//Min dag//SV', ttl: 3600 });
  const stamp = new Date(clock.now().epochMilliseconds);
  for (const due of rows) {
    if (due.dueOn === null) continue;
    calendar.createEvent({
      id: `${due.source}-${due.id}@ansvar`,
      stamp,
      ...timesOf(due, due.dueOn),
      // Every nämnd has its own A-26-1.
      summary: several ? `${summaryOf(due)}, ${names.get(due.controllerId) ?? ''}` : summaryOf(due),
      description: `Slag: ${dueKindText(due)}.`,
      url: `${origin}${hrefOf(due) ?? '/min-dag'}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** A day is written as it stands: the calendar takes it in UTC. */
const timesOf = ({ dueAt }: Due, dueOn: string) =>
  dueAt === null
    ? { start: new Date(dueOn), allDay: true }
    : { start: new Date(dueAt), end: new Date(dueAt) };

const summaryOf = ({ reminder, subjectId, mark, source }: Due): string => {
  const what = reminder ? 'Påminnelse' : 'Frist';
  const inCase = subjectId !== null && mark !== null && !incomingSources.includes(source);
  return inCase ? `${what} i ärende ${mark}` : `${what} i Ansvar`;
};
