/** Mails by choice, and the secret address of the own calendar. */
import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../../../platform/route.ts';
import type { MailsForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { digestOf, NO_WARNING } from '../rules/index.ts';

/** 256 bits: never guessed. */
const SECRET_BYTES = 32;

export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** What is chosen, and what the role has until something is. */
export async function showChoices({ tx, actor }: Context) {
  const chosen = await queries.ownChoices(tx);
  return {
    ...chosen,
    digest: digestOf(
      chosen.digest,
      actor.appointments.map(({ role }) => role),
    ),
    hasChosen: chosen.digest !== null,
  };
}
export type ShownChoices = Awaited<ReturnType<typeof showChoices>>;

/** A field that the form lacks stays as it was. */
export async function chooseMails(context: Context, form: MailsForm): Promise<void> {
  const saved = await showChoices(context);
  const warning = form.warningDays ?? saved.warningDays ?? NO_WARNING;
  await queries.chooseMails(context.tx, form.digest ?? saved.digest, warning === NO_WARNING ? null : warning);
}

/** A new address, shown once; the one before ends. */
export async function makeCalendar({ tx, actor, clock, origin }: Context): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const made = { hash: hashOfSecret(secret), madeAt: clock.now().toString() };
  await queries.setCalendar(tx, actor.personId ?? '', made);
  return `${origin}/kalender/${secret}.ics`;
}

export const endCalendar = ({ tx, actor, clock }: Context): Promise<void> =>
  queries.setCalendar(tx, actor.personId ?? '', { hash: null, madeAt: clock.now().toString() });
