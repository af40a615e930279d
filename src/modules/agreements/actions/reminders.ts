/** What an agreement puts on Min dag: a signature that is asked for, and what remains when notice is given. */

import { addDays } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { lawVersionOn } from '../../cases/rules/index.ts';
import { deadlinesOf, setDeadline, settleDeadline } from '../../deadlines/actions/index.ts';
import { handoverDue } from '../../deadlines/rules/index.ts';
import type * as queries from '../queries/index.ts';

const SIGNATURE = 'Besluta om och skriv under avtalet';
const HANDOVER = 'Biträdet ska ha lämnat över och raderat uppgifterna';
/** A week to sign in: ours, and no rule's. */
const SIGNING_DAYS = 7;

const signingReminders = async (context: Context, caseId: string) =>
  (await deadlinesOf(context, caseId)).filter(({ label, state }) => label === SIGNATURE && state === 'open');

/** On the day of each who is asked, once. */
export async function remindOfSigning(
  context: Context,
  { controllerId, id }: { readonly controllerId: string; readonly id: string },
  asked: readonly string[],
): Promise<void> {
  const open = await signingReminders(context, id);
  for (const personId of asked.filter((one) => !open.some((known) => known.personId === one)))
    await setDeadline(context, {
      id: crypto.randomUUID(),
      controllerId,
      caseId: id,
      label: SIGNATURE,
      kind: 'internal',
      source: 'Samordnaren ber om underskriften',
      ruleId: null,
      facts: null,
      lawVersion: null,
      dueOn: addDays(context.today, SIGNING_DAYS),
      personId,
    });
}

/** We have signed, or there is nothing to sign any more. */
export async function endSigningReminder(
  context: Context,
  caseId: string,
  why: 'signed' | 'withdrawn',
): Promise<void> {
  const open = await signingReminders(context, caseId);
  for (const { id } of open)
    await settleDeadline(context, {
      id,
      on: context.today,
      ...(why === 'signed'
        ? { state: 'met' }
        : { state: 'withdrawn', note: 'Avtalet ligger inte längre för underskrift.' }),
    });
}

/** Counted from the notice (E-070), and never before the agreement ends. */
export async function remindOfHandover(
  context: Context,
  agreement: queries.AgreementRow,
  terminatedOn: string,
  endsOn: string,
): Promise<void> {
  if (agreement.kind !== 'processor' || agreement.side !== 'controller') return;
  const counted = handoverDue({ noticeGivenOn: terminatedOn, days: null }, { asOf: terminatedOn });
  const [step] = counted.steps;
  await setDeadline(context, {
    id: crypto.randomUUID(),
    controllerId: agreement.controllerId,
    caseId: agreement.id,
    label: HANDOVER,
    kind: 'agreement',
    source: step?.source.label ?? 'Avtalet',
    ruleId: 'agreement.handover-due',
    facts: { noticeGivenOn: terminatedOn, endsOn },
    lawVersion: lawVersionOn(context.today),
    dueOn: counted.deadline > endsOn ? counted.deadline : endsOn,
  });
}
