/** «Min dag»: what the person, the nämnd or the officer's office has to do, and what they wait for. */
import { type Actor, type ControllerRef, mayWriteAtAll } from '../../../platform/actor.ts';
import { type Clock, today } from '../../../platform/clock.ts';
import { writeFor } from '../../../platform/database/connection.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { controllersWhere, rolesFor } from '../../../platform/permissions.ts';
import { dayWithWeekday } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries/index.ts';
import {
  actingFor,
  awaitedSources,
  type Due,
  dutiesOf,
  hrefOf,
  incomingSources,
  isMine,
  plannedSources,
  plannedUntil,
} from '../rules/index.ts';

export type { DueFilter, DueRow, DueView } from '../queries/index.ts';

/** As many as are taken in at a glance, and what a page can hold. */
const SHOWN = { first: 50, more: 500 } as const;
const EXPORTED = 10_000;
const WAITED_SHOWN = 30;

/** How far the person looks today. */
export function askingOf(actor: Actor, clock: Clock): queries.Asking {
  const day = today(clock);
  const readers: readonly string[] = rolesFor('case.read');
  const ofCases = new Set(
    actor.appointments.filter(({ role }) => readers.includes(role)).map(({ id }) => id),
  );
  const { controller, readable } = actor;
  return {
    personId: actor.personId,
    duties: dutiesOf(actor.appointments),
    controllerId: controller && readable.includes(controller.id) ? controller.id : null,
    overseen: actor.overseen,
    caseControllers: readable.every((id) => ofCases.has(id)) ? null : [...ofCases],
    today: day,
    now: clock.now().toString(),
    planned: plannedSources,
    plannedUntil: plannedUntil(day),
    awaited: awaitedSources,
    incoming: incomingSources,
  };
}

interface Asked {
  readonly view: queries.DueView;
  readonly filter: queries.DueFilter;
  readonly amount?: keyof typeof SHOWN;
}

const EVERYTHING: queries.DueFilter = { kind: null, controllerId: null, text: '' };

/** The rows of a view with the counts of all, and beside them what others are waited for. */
export async function showMyDay({ tx, actor, clock }: Context, { view, filter, amount = 'first' }: Asked) {
  const asking = askingOf(actor, clock);
  // What has come in is opened by those who take in: to the others it is told, without a way that is closed.
  const takingIn = controllersWhere(actor, 'inbox.write');
  const assessing = [
    ...controllersWhere(actor, 'incident.assess'),
    ...controllersWhere(actor, 'case.advise'),
  ];
  const found = await queries.dueIn(tx, asking, { view, filter, limit: SHOWN[amount] });
  const openable = (row: queries.DueRow): queries.DueRow =>
    incomingSources.includes(row.source) &&
    !takingIn.includes(row.controllerId) &&
    !(row.source === 'incident-report' && assessing.includes(row.controllerId))
      ? { ...row, subjectId: null }
      : row;
  const waiting =
    found.counts.waiting === 0 || view === 'waiting'
      ? []
      : (await queries.dueIn(tx, asking, { view: 'waiting', filter: EVERYTHING, limit: WAITED_SHOWN })).rows;
  const clocks = assessing.length > 0 ? await queries.runningHours(tx, asking, assessing) : [];
  return {
    ...found,
    rows: found.rows.map(openable),
    waiting: waiting.map(openable),
    clocks: clocks.map(openable),
  };
}
export type MyDay = Awaited<ReturnType<typeof showMyDay>>;

/** Every row of the view, as far as a sheet is of use. */
export const exportMyDay = ({ tx, actor, clock }: Context, { view, filter }: Asked) =>
  queries.dueIn(tx, askingOf(actor, clock), { view, filter, limit: EXPORTED });

/** All that is the person's own to do. */
export const ownDue = (context: Pick<Context, 'tx' | 'actor' | 'clock'>) =>
  queries.dueIn(context.tx, askingOf(context.actor, context.clock), {
    view: 'mine',
    filter: EVERYTHING,
    limit: EXPORTED,
  });

/** The row that somebody is to be reminded of, who gets the mail, and what stands in it. */
export async function prepareReminder(context: Context, id: string) {
  const { tx, actor, today: day, clock } = context;
  const due = await queries.dueById(tx, askingOf(actor, clock), id);
  if (!due || isMine(due, actor)) throw new NotFound();
  const held = actor.appointments.find((one) => one.id === due.controllerId);
  if (!held || !mayWriteAtAll({ ...actor, controller: held }))
    throw new Forbidden('Du läser hos nämnden och kan inte påminna någon där.');
  const to = await queries.addresseesOf(
    tx,
    { controllerId: due.controllerId, personId: due.personId, roles: actingFor(due.role) },
    day,
  );
  return { due, to, controller: held, lines: reminderLines(due, waiterAt(actor, held), day) };
}
export type Reminder = Awaited<ReturnType<typeof prepareReminder>>;

const waiterAt = ({ overseen }: Actor, { id, name }: ControllerRef): string =>
  overseen.includes(id) ? `Dataskyddsombudet för ${name}` : name;

/** A mark and a day: no name, no matter. */
function reminderLines(due: Due, waiter: string, day: string): readonly string[] {
  const marked = due.mark ? `, med beteckningen ${due.mark}` : '';
  const by =
    due.dueOn === null ? '' : ` Dagen ${due.dueOn < day ? 'var' : 'är'} ${dayWithWeekday(due.dueOn, day)}.`;
  return [
    'En vänlig påminnelse.',
    `${waiter} väntar på något som du har hand om${marked}.${by}`,
    'Går det inte att bli klar i tid, säg till så hittar vi en lösning.',
  ];
}

/** Sends it, once a day to each, and notes it on the row. Answers with how many got a mail. */
export async function sendReminder(context: Context, id: string, ownLine: string): Promise<number> {
  const { due, to, controller, lines } = await prepareReminder(context, id);
  await writeFor(context.tx, controller);
  let sent = 0;
  for (const person of to) {
    const noted = { id: crypto.randomUUID(), controllerId: due.controllerId, dueId: due.id };
    if (
      !(await queries.insertReminder(context.tx, { ...noted, toPersonId: person.id, sentOn: context.today }))
    )
      continue;
    const outcome = await sendMail(context.tx, {
      to: person.email,
      subject: 'En påminnelse från Ansvar',
      text: mailText({
        lines: [...lines, ...(ownLine ? [ownLine] : [])],
        link: `${context.origin}${hrefOf(due) ?? '/min-dag'}`,
      }),
      key: `due-reminder:${due.id}:${person.id}:${context.today}`,
    });
    if (outcome === 'queued') sent += 1;
  }
  return sent;
}
