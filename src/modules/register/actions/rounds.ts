/** Rounds of confirmation, as the coordinator opens, follows and closes them. */

import { NotFound } from '../../../platform/errors.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { controllerPersons, listUnits } from '../../organisations/actions/index.ts';
import type { RoundForm } from '../forms/index.ts';
import * as queries from '../queries/confirmations.ts';
import { askedByDefault, canConfirm } from '../rules/confirmation.ts';

export type { Round, RoundRequest } from '../queries/confirmations.ts';

export const listRounds = ({ tx, actor }: Context) =>
  actor.controller ? queries.roundsOf(tx, actor.controller.id) : Promise.resolve([]);

/** Every processing that can be asked about, and who is asked unless somebody else is chosen. */
export async function prepareRound(context: Context) {
  const { tx, actor } = context;
  const { id } = workedFor(context);
  const persons = await confirmers(context, id);
  const units = await listUnits(context);
  const entries = await queries.askableEntries(tx, id);
  return {
    persons,
    entries: entries.map(({ contacts, processArea, ...entry }) => ({
      ...entry,
      personId: askedByDefault({ contacts, processArea }, persons, units, actor.personId ?? ''),
    })),
  };
}
export type PreparedRound = Awaited<ReturnType<typeof prepareRound>>;

export type Opened =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Opens the round and writes one mail to each person who is asked, in one transaction. */
export async function openRound(context: Context, form: RoundForm): Promise<Opened> {
  const { tx, actor, today } = context;
  const controllerId = workedFor(context).id;
  const { persons, entries } = await prepareRound(context);
  const unknown = form.asked.some(
    ({ processingId, personId }) =>
      !entries.some(({ id }) => id === processingId) || !persons.some(({ id }) => id === personId),
  );
  if (unknown) return { ok: false, errors: { asked: 'Välj bland personerna i listan.' } };
  const { id, name, dueOn, asked } = form;
  const round = { id, controllerId, name, openedOn: today, dueOn, openedByPersonId: actor.personId };
  if (!(await queries.insertRound(tx, round))) return { ok: true, id };
  await queries.insertRequests(tx, controllerId, id, asked);
  await mailAsked(context, countsOf(asked), { dueOn, key: `confirmation:${id}`, again: false });
  return { ok: true, id };
}

const countsOf = (asked: readonly { readonly personId: string }[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { personId } of asked) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
};

interface AskedMail {
  readonly dueOn: string;
  /** With the person's id: the same mail goes once to each. */
  readonly key: string;
  readonly again: boolean;
}

/** A mark and a link: no name, no processing. */
async function mailAsked(
  { tx, origin }: Context,
  counts: ReadonlyMap<string, number>,
  { dueOn, key, again }: AskedMail,
): Promise<void> {
  if (counts.size === 0) return;
  for (const { id, email } of await queries.emailsOf(tx, [...counts.keys()])) {
    const what = confirmationWords(counts.get(id) ?? 0);
    const lines = [
      again ? `En påminnelse: du har ${what} att bekräfta.` : `Du har ${what} att bekräfta.`,
      `Svara senast ${longDate(dueOn)}. För det som är oförändrat räcker ett klick.`,
    ];
    await sendMail(tx, {
      to: email,
      subject: `Du har ${what} att bekräfta`,
      text: mailText({ lines, link: `${origin}/bekrafta` }),
      key: `${key}:${id}`,
    });
  }
}

export const confirmationWords = (count: number): string =>
  count === 1 ? '1 behandling' : `${count} behandlingar`;

async function roundOf(context: Context, id: string): Promise<queries.Round> {
  const [round] = await queries.roundsOf(context.tx, workedFor(context).id, id);
  if (!round) throw new NotFound();
  return round;
}

export async function showRound(context: Context, id: string, answer: string | null) {
  const round = await roundOf(context, id);
  const { id: controllerId } = workedFor(context);
  const requests = await queries.requestsOf(context.tx, controllerId, id, answer);
  const open = round.closedOn === null && requests.some((request) => request.answer === null);
  return { round, requests, persons: open ? await confirmers(context, controllerId) : [] };
}

const confirmers = async (context: Context, controllerId: string) =>
  (await controllerPersons(context, controllerId)).filter(({ roles }) => canConfirm(roles));

/** Somebody else is asked, and gets the mail of the round. False when that cannot be. */
export async function askAnother(
  context: Context,
  id: string,
  { requestId, personId }: { readonly requestId: string; readonly personId: string },
): Promise<boolean> {
  const round = await roundOf(context, id);
  const { id: controllerId } = workedFor(context);
  const persons = await confirmers(context, controllerId);
  if (round.closedOn || !persons.some((person) => person.id === personId)) return false;
  const asked = { controllerId, roundId: id, id: requestId };
  if (!(await queries.askAnother(context.tx, asked, personId))) return false;
  const mail = { dueOn: round.dueOn, key: `confirmation:${id}`, again: false };
  await mailAsked(context, new Map([[personId, 1]]), mail);
  return true;
}

/** Writes to those who have not answered: at most once a day, however often it is pressed. Answers with how many. */
export async function remindRound(context: Context, id: string): Promise<number> {
  const round = await roundOf(context, id);
  if (round.closedOn) return 0;
  const open = await queries.requestsOf(context.tx, workedFor(context).id, id, 'none');
  const counts = countsOf(open);
  const key = `confirmation-reminder:${id}:${context.today}`;
  await mailAsked(context, counts, { dueOn: round.dueOn, key, again: true });
  return counts.size;
}

export async function closeRound(context: Context, id: string): Promise<void> {
  await roundOf(context, id);
  await queries.closeRound(context.tx, workedFor(context).id, id, context.today);
}
