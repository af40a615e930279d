/** The mails to the persons of a legal entity, as its administrator sees them. */
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries.ts';

export async function showMails(context: Context, status: string, text: string) {
  const state = context.visit?.mail ?? 'waiting';
  const mails = await queries.mailsOf(context.tx, { status, text, withBody: state === 'demo' });
  return { state, mails, figures: await queries.mailFigures(context.tx) };
}
export type ShownMails = Awaited<ReturnType<typeof showMails>>;

/** Sends again, or takes back. A mail that has gone since the page was shown is left as it is. */
export async function changeMail(context: Context, id: string, act: 'retry' | 'withdraw'): Promise<void> {
  const known = await queries.mailsOf(context.tx, { status: '', text: '', withBody: false });
  if (!known.some((mail) => mail.id === id)) throw new NotFound();
  await queries.changeMail(context.tx, id, act);
}
