/** Transfers to third countries that the processor makes, each judged and approved (E-059–E-061). */
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep } from '../../cases/actions/index.ts';
import type { TransferForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { dpfReasons, type Grounded, judgeKeptTransfer, transferName } from '../rules/index.ts';
import { heldAgreement, readableAgreement } from './agreement.ts';
import { mayWriteContent } from './instruction.ts';

/** Also while it is in force: the processor asks for approval as the need arises, and a ground may fall. */
const OPEN: readonly string[] = ['draft', 'in-force'];

export async function showTransfers(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  const { record, agreement } = held;
  const { controllerId } = record;
  const transfers = await queries.transfersOf(context.tx, controllerId, id);
  const surroundings = await queries.transferSurroundings(context.tx, controllerId, id);
  const judged = transfers.map((transfer) => ({
    ...transfer,
    judgement: judgeKeptTransfer(transfer, surroundings, { asOf: context.today }),
  }));
  const grounded = judged.map(({ country, recipient, mechanism, judgement }) => ({
    name: recipient ?? agreement.partyName,
    countries: [country],
    mechanism,
    outcome: judgement.outcome,
  }));
  return {
    ...held,
    surroundings,
    transfers: judged.map((transfer, index) => ({
      ...transfer,
      /** Told when nothing but the DPF carries it. */
      onlyDpf: dpfReasons(grounded[index] as Grounded, grounded, context.today),
    })),
    mayChange: mayWriteContent(context, record) && OPEN.includes(agreement.state),
  };
}
export type ShownTransfers = Awaited<ReturnType<typeof showTransfers>>;
export type ShownTransferRow = ShownTransfers['transfers'][number];

export async function showTransfer(context: Context, id: string, part: string) {
  const shown = await showTransfers(context, id);
  const transfer = shown.transfers.find((one) => one.id === part);
  if (!transfer) throw new NotFound();
  return { ...shown, transfer };
}

async function openForTransfers(context: Context, id: string) {
  const held = await heldAgreement(context, id);
  if (OPEN.includes(held.agreement.state)) return held;
  throw new Forbidden(
    held.agreement.state === 'preparing' || held.agreement.state === 'signing'
      ? 'Avtalet ligger för underskrift. Öppna det för ändring först.'
      : 'Avtalet har upphört eller blev inte av. Överföringarna ändras inte.',
  );
}

/** Writes the transfer once. */
export async function addTransfer(
  context: Context,
  id: string,
  newId: string,
  { country, how, ...form }: TransferForm,
): Promise<FormErrors | undefined> {
  const { record, agreement } = await openForTransfers(context, id);
  const { controllerId } = record;
  if (!country) return { country: 'Välj land.' };
  if (!how) return { how: 'Välj hur uppgifterna förs över.' };
  const row = { ...form, country, how, id: newId, controllerId, agreementId: id };
  if (!(await queries.insertTransfer(context.tx, row))) return undefined;
  const name = transferName({ country, recipient: form.recipient ?? null });
  await noteStep(context, controllerId, id, `Överföring till tredjeland antecknad: ${name}`);
  await noteApproval(context, { controllerId, id }, name, form.approvedOn ?? null, agreement.state);
  return undefined;
}

async function noteApproval(
  context: Context,
  { controllerId, id }: { readonly controllerId: string; readonly id: string },
  name: string,
  approvedOn: string | null,
  state: string,
): Promise<void> {
  if (!approvedOn) return;
  const next = state === 'in-force' ? '. Instruktionen ska nämna den' : '';
  await noteStep(
    context,
    controllerId,
    id,
    `Överföringen till ${name} godkänd ${longDate(approvedOn)}${next}`,
  );
}

const LABELS = {
  recipient: 'Mottagare',
  country: 'Land',
  mechanism: 'Stöd för överföringen',
  safeguards: 'Skyddsåtgärder',
  instruction: 'Instruktion för överföringen',
  approvedBy: 'Godkänd av',
} as const;

export async function changeTransfer(
  context: Context,
  id: string,
  at: { readonly id: string; readonly version: number },
  form: TransferForm,
): Promise<FormErrors | undefined> {
  const { record, agreement } = await openForTransfers(context, id);
  const { controllerId } = record;
  const saved = (await queries.transfersOf(context.tx, controllerId, id)).find((one) => one.id === at.id);
  if (!saved) throw new NotFound();
  const { approvedOn = saved.approvedOn, approvedBy = saved.approvedBy } = form;
  if (approvedOn && !approvedBy) return { approvedBy: 'Skriv vem som godkände överföringen.' };
  if (approvedBy && !approvedOn) return { approvedOn: 'Skriv vilken dag överföringen godkändes.' };
  if (!(await queries.updateTransfer(context.tx, { ...at, controllerId, agreementId: id }, form)))
    throw new Conflict(
      (Object.keys(LABELS) as (keyof typeof LABELS)[])
        .filter((key) => form[key] !== undefined && form[key] !== saved[key])
        .map((key) => ({ label: LABELS[key], saved: saved[key] ?? '', typed: form[key] ?? '' })),
    );
  if (form.approvedOn !== saved.approvedOn)
    await noteApproval(
      context,
      { controllerId, id },
      transferName(saved),
      form.approvedOn ?? null,
      agreement.state,
    );
  return undefined;
}

/** Takes it away; in an agreement that is in force the timeline keeps that it was there. */
export async function removeTransfer(context: Context, id: string, part: string): Promise<void> {
  const { record } = await openForTransfers(context, id);
  const { controllerId } = record;
  const saved = (await queries.transfersOf(context.tx, controllerId, id)).find((one) => one.id === part);
  if (!saved) return;
  await queries.deleteTransfer(context.tx, controllerId, id, part);
  await noteStep(context, controllerId, id, `Överföring till tredjeland borttagen: ${transferName(saved)}`);
}
