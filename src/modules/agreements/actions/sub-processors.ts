/** «Lista över underbiträden»: who is engaged by whom, where, and who is no longer engaged. */
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep } from '../../cases/actions/index.ts';
import { checkedNumber, NAMELESS, type SubProcessorEnd, type SubProcessorForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  chainBelow,
  dpfReasons,
  type Grounded,
  isContentOpen,
  judgeKeptSubProcessor,
  numberedChain,
  placeKind,
  possibleParents,
  type TransferSurroundings,
} from '../rules/index.ts';
import { heldAgreement, readableAgreement, updateAgreement, writableAgreement } from './agreement.ts';
import { mayWriteContent } from './instruction.ts';

function judged(rows: readonly queries.SubProcessorRow[], surroundings: TransferSurroundings, asOf: string) {
  const chain = numberedChain(rows).map((row) => ({
    ...row,
    judgement: judgeKeptSubProcessor(row, surroundings, { asOf }),
  }));
  const grounded = chain.map(({ name, country, places, mechanism, judgement }) => ({
    name,
    countries: [country, ...places].filter((one) => placeKind(one, asOf) === 'third'),
    mechanism,
    outcome: judgement.outcome,
  }));
  return chain.map((row, index) => ({
    ...row,
    /** Told when nothing but the DPF carries it. */
    onlyDpf: dpfReasons(grounded[index] as Grounded, grounded, asOf),
  }));
}

/** The whole chain, each numbered and judged as of today, with whom they can be chosen among. */
export async function showSubProcessors(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  const { record, agreement } = held;
  const { controllerId } = record;
  const rows = await queries.subProcessorsOf(context.tx, controllerId, id);
  const surroundings = await queries.transferSurroundings(context.tx, controllerId, id);
  const mayWrite = mayWriteContent(context, record);
  const mayChange = mayWrite && isContentOpen(agreement);
  return {
    ...held,
    rows: judged(rows, surroundings, context.today),
    suppliers: mayChange ? await queries.supplierChoices(context.tx, record.legalEntityId) : [],
    mayChange,
    mayEnd: mayWrite && agreement.state === 'in-force',
  };
}
export type ShownSubProcessors = Awaited<ReturnType<typeof showSubProcessors>>;
export type ShownSubProcessorRow = ShownSubProcessors['rows'][number];

export async function showSubProcessor(context: Context, id: string, part: string) {
  const shown = await showSubProcessors(context, id);
  const row = shown.rows.find((one) => one.id === part);
  if (!row) throw new NotFound();
  return {
    ...shown,
    row,
    parents: possibleParents(shown.rows, row.id),
    below: chainBelow(shown.rows, row.id),
  };
}
export type ShownSubProcessor = Awaited<ReturnType<typeof showSubProcessor>>;

interface Named {
  readonly errors?: FormErrors;
  readonly values: SubProcessorForm;
}

/** The supplier that was chosen gives what was left blank. */
async function named(context: Context, legalEntityId: string, form: SubProcessorForm): Promise<Named> {
  const { supplierId } = form;
  if (!supplierId) return { values: form };
  const supplier = (await queries.supplierChoices(context.tx, legalEntityId)).find(
    (one) => one.id === supplierId,
  );
  if (!supplier) return { values: form, errors: { supplierId: 'Välj en leverantör ur listan.' } };
  return {
    values: {
      ...form,
      name: form.name || supplier.name,
      organisationNumber: form.organisationNumber || supplier.organisationNumber,
      country: form.name ? form.country : supplier.country,
    },
  };
}

/** The processor cannot be engaged by itself. */
function processorItself(
  agreement: queries.AgreementRow,
  {
    supplierId,
    name,
    organisationNumber,
  }: Pick<SubProcessorForm, 'supplierId' | 'name' | 'organisationNumber'>,
): FormErrors | undefined {
  const { partyName, partyNumber } = agreement;
  const same =
    (supplierId && supplierId === agreement.supplierId) ||
    name?.trim().toLowerCase() === partyName.toLowerCase() ||
    (organisationNumber && organisationNumber === partyNumber);
  return same ? { name: `${partyName} är biträdet, och kan inte vara sitt eget underbiträde.` } : undefined;
}

function wrongParent(
  rows: readonly queries.SubProcessorRow[],
  id: string | null,
  parentId: string | null | undefined,
): FormErrors | undefined {
  if (!parentId) return undefined;
  if (possibleParents(rows, id).some((row) => row.id === parentId)) return undefined;
  return {
    parentId: rows.some((row) => row.id === parentId)
      ? 'Ett underbiträde kan inte vara anlitat av sig självt eller av någon som det själv har anlitat.'
      : 'Välj ett underbiträde ur listan.',
  };
}

/** Adds it last, once. That there were none is then no longer so. */
export async function addSubProcessor(
  context: Context,
  id: string,
  newId: string,
  typed: SubProcessorForm,
): Promise<FormErrors | undefined> {
  const held = await writableAgreement(context, id);
  const { controllerId, legalEntityId } = held.record;
  const { values, errors } = await named(context, legalEntityId, typed);
  if (errors) return errors;
  const { name, country, ...form } = values;
  if (!name) return { name: NAMELESS };
  if (!country) return { country: 'Välj land.' };
  const number = checkedNumber(form.organisationNumber, country);
  if ('errors' in number) return number.errors;
  const rows = await queries.subProcessorsOf(context.tx, controllerId, id);
  const organisationNumber = number.number ?? null;
  const wrong =
    processorItself(held.agreement, { ...form, name, organisationNumber }) ??
    wrongParent(rows, null, form.parentId);
  if (wrong) return wrong;
  const isNew = await queries.insertSubProcessor(context.tx, {
    ...form,
    name,
    country,
    organisationNumber,
    id: newId,
    controllerId,
    agreementId: id,
  });
  if (isNew) await noteStep(context, controllerId, id, `Underbiträde tillagt: ${name}`);
  if (held.agreement.noSubProcessors) await updateAgreement(context, held, { noSubProcessors: false });
  return undefined;
}

const LABELS = {
  name: 'Underbiträde',
  organisationNumber: 'Organisationsnummer',
  address: 'Adress',
  country: 'Land',
  what: 'Behandling',
  safeguards: 'Skyddsåtgärd',
  contact: 'Kontaktperson',
} as const;

/** Changes it, or moves it with everybody below. */
export async function changeSubProcessor(
  context: Context,
  id: string,
  at: { readonly id: string; readonly version: number },
  typed: SubProcessorForm,
): Promise<FormErrors | undefined> {
  const held = await writableAgreement(context, id);
  const { controllerId, legalEntityId } = held.record;
  const rows = await queries.subProcessorsOf(context.tx, controllerId, id);
  const saved = rows.find((row) => row.id === at.id);
  if (!saved) throw new NotFound();
  const { values, errors } = await named(context, legalEntityId, typed);
  if (errors) return errors;
  const { name, organisationNumber, ...form } = values;
  if (name === null || name === '') return { name: 'Skriv underbiträdets namn.' };
  const number = checkedNumber(organisationNumber, form.country ?? saved.country);
  if ('errors' in number) return number.errors;
  const wrong =
    processorItself(held.agreement, { ...form, name, organisationNumber: number.number }) ??
    wrongParent(rows, at.id, form.parentId);
  if (wrong) return wrong;
  const changes = { ...form, ...(name && { name }), organisationNumber: number.number };
  if (!(await queries.updateSubProcessor(context.tx, { ...at, controllerId, agreementId: id }, changes)))
    throw new Conflict(
      (Object.keys(LABELS) as (keyof typeof LABELS)[])
        .filter((key) => changes[key] !== undefined && changes[key] !== saved[key])
        .map((key) => ({ label: LABELS[key], saved: saved[key] ?? '', typed: changes[key] ?? '' })),
    );
  return undefined;
}

/** No longer engaged: nor is anybody below. The erasure may be confirmed now or later. */
export async function endSubProcessor(
  context: Context,
  id: string,
  at: { readonly id: string; readonly version: number },
  { endedOn, erasureConfirmedOn }: SubProcessorEnd,
): Promise<FormErrors | undefined> {
  const { record, agreement } = await heldAgreement(context, id);
  if (agreement.state !== 'in-force')
    throw new Forbidden('I ett utkast tas underbiträdet bort ur listan. Det avslutas när avtalet gäller.');
  const { controllerId } = record;
  const rows = await queries.subProcessorsOf(context.tx, controllerId, id);
  const saved = rows.find((row) => row.id === at.id);
  if (!saved) throw new NotFound();
  if (saved.engagedOn && endedOn < saved.engagedOn)
    return { endedOn: `Underbiträdet anlitades ${longDate(saved.engagedOn)}. Välj en senare dag.` };
  const where = { controllerId, agreementId: id };
  const changes = { endedOn, ...(erasureConfirmedOn !== undefined && { erasureConfirmedOn }) };
  if (!(await queries.updateSubProcessor(context.tx, { ...where, ...at }, changes))) throw new Conflict([]);
  const below = chainBelow(rows, at.id).map((row) => row.id);
  if (below.length > 0) await queries.endSubProcessors(context.tx, where, below, endedOn);
  if (saved.endedOn === null)
    await noteStep(context, controllerId, id, `${saved.name} anlitas inte längre som underbiträde`);
  return undefined;
}

/** Takes it off the list; those below go with it or to the one above, as was chosen. */
export async function removeSubProcessor(
  context: Context,
  id: string,
  part: string,
  choice: 'remove' | 'move-up' | undefined,
): Promise<FormErrors | undefined> {
  const { record } = await writableAgreement(context, id);
  const { controllerId } = record;
  const rows = await queries.subProcessorsOf(context.tx, controllerId, id);
  const saved = rows.find((row) => row.id === part);
  // Sent twice: it is gone already.
  if (!saved) return undefined;
  const below = chainBelow(rows, part);
  if (below.length > 0 && !choice) return { below: 'Välj vad som ska hända med dem under.' };
  const where = { controllerId, agreementId: id };
  if (choice === 'move-up') await queries.moveBelow(context.tx, { ...where, id: part }, saved.parentId);
  // From the bottom: nobody is taken away before those that it has engaged.
  const going = choice === 'remove' ? [saved, ...below] : [saved];
  for (const row of going.toReversed()) await queries.deleteSubProcessors(context.tx, where, [row.id]);
  await noteStep(context, controllerId, id, `Underbiträde borttaget: ${saved.name}`);
  return undefined;
}

/** Says that there are none, or takes it back. */
export async function sayNoSubProcessors(
  context: Context,
  id: string,
  isSo: boolean,
): Promise<FormErrors | undefined> {
  const held = await writableAgreement(context, id);
  const { controllerId } = held.record;
  if (isSo && (await queries.subProcessorsOf(context.tx, controllerId, id)).length > 0)
    return { none: 'Listan har underbiträden. Ta bort dem först.' };
  if (held.agreement.noSubProcessors === isSo) return undefined;
  await updateAgreement(context, held, { noSubProcessors: isSo });
  await noteStep(context, controllerId, id, isSo ? 'Inga underbiträden anlitas' : 'Underbiträden ska anges');
  return undefined;
}
