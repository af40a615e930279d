/** «Instruktion»: filled in from the register, approved as versions with days of validity, and answered by the processor. */
import {
  INSTRUCTION_FORM_VERSION,
  type InstructionAnswers,
  instructionFields,
} from '../../../knowledge/instruction-form.ts';
import { Conflict, type ConflictingChange, Forbidden, NotFound } from '../../../platform/errors.ts';
import { sha256Of } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep } from '../../cases/actions/index.ts';
import type { InstructionApproval, InstructionFollowUp, InstructionForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  instructionDifferences,
  instructionHoles,
  instructionOn,
  instructionText,
  isSignedBefore,
  judgeInstruction,
  proposeInstruction,
  thirdCountriesOf,
} from '../rules/index.ts';
import { heldAgreement, readableAgreement } from './agreement.ts';

export interface ShownVersion extends Omit<queries.InstructionRow, 'answers' | 'state'> {
  readonly answers: InstructionAnswers;
  readonly state: 'draft' | 'approved';
}

const versionsOf = async ({ tx }: Context, controllerId: string, id: string): Promise<ShownVersion[]> =>
  (await queries.instructionsOf(tx, controllerId, id)) as unknown as ShownVersion[];

export const mayWriteContent = (
  { actor }: Pick<Context, 'actor'>,
  { controllerId }: { readonly controllerId: string },
): boolean => controllerId === actor.controller?.id && allows(actor, 'agreement.write');

const sumOf = ({ answers }: Pick<ShownVersion, 'answers'>): string =>
  sha256Of(Buffer.from(instructionText(answers)));

/** The versions, the one that is worked on, and what the register proposes for it; `day`: which one applied then. */
export async function showInstruction(context: Context, id: string, day = context.today) {
  const held = await readableAgreement(context, id);
  const { record, agreement } = held;
  const { controllerId } = record;
  const versions = await versionsOf(context, controllerId, id);
  const parts = await queries.partsOf(context.tx, controllerId, id);
  const draft = versions.find(({ state }) => state === 'draft');
  const isOpen = isOpenFor(agreement.state, versions);
  const mayWrite = mayWriteContent(context, record);
  const mayFill = mayWrite && isOpen;
  // What was agreed before it came here is not what the register says today.
  const proposals =
    mayFill && !isSignedBefore(agreement)
      ? proposeInstruction(await queries.coveredProcessings(context.tx, controllerId, id), {
          ...agreement,
          ...parts,
        })
      : {};
  const thirdCountries = thirdCountriesOf(parts.transfers, parts.subProcessors, context.today);
  const shown = draft ?? versions.at(-1);
  return {
    ...held,
    versions,
    draft,
    /** What the page shows: the draft, or the last version. */
    shown,
    day,
    onDay: applies(agreement, day) ? instructionOn(versions, day) : undefined,
    proposals,
    hasProcessings: parts.processings.length > 0,
    judgement: judgeInstruction(factsOf(shown?.answers ?? {}, thirdCountries), { asOf: context.today }),
    mayWrite,
    mayFill,
    mayBegin: mayWrite && agreement.state === 'in-force' && !draft && versions.length > 0,
  };
}
export type ShownInstruction = Awaited<ReturnType<typeof showInstruction>>;

const factsOf = (answers: InstructionAnswers, thirdCountries: readonly string[]) => ({
  answers: Object.fromEntries(instructionFields.map(({ id }) => [id, answers[id] ?? null])) as Record<
    (typeof instructionFields)[number]['id'],
    string | null
  >,
  thirdCountries: [...thirdCountries],
});

/** Nobody is bound before the agreement is, nor after it. */
const applies = (
  { inForceOn, endsOn }: { readonly inForceOn: string | null; readonly endsOn: string | null },
  day: string,
): boolean => inForceOn !== null && inForceOn <= day && (endsOn === null || day <= endsOn);

/** A draft is filled in; what is in force gets a draft of a new version first, unless it has none at all. */
const isOpenFor = (state: string, versions: readonly ShownVersion[]): boolean =>
  state === 'draft' ||
  (state === 'in-force' && (versions.length === 0 || versions.some((version) => version.state === 'draft')));

async function fillable(context: Context, id: string) {
  const held = await heldAgreement(context, id);
  const versions = await versionsOf(context, held.record.controllerId, id);
  const { state } = held.agreement;
  if (isOpenFor(state, versions)) return { ...held, versions };
  if (state === 'in-force')
    throw new Forbidden('Instruktionen gäller och ändras inte. Börja på en ny version.');
  throw new Forbidden(
    state === 'preparing' || state === 'signing'
      ? 'Avtalet ligger för underskrift. Öppna det för ändring först.'
      : 'Avtalet har upphört eller blev inte av. Instruktionen ändras inte.',
  );
}

export interface FilledAt {
  /** The form's own id for the first draft. */
  readonly newId: string;
  /** The version that the form showed; null when nothing was saved then. */
  readonly version: number | null;
}

/** Saves the draft; fields that the form lacks stay as they were. */
export async function saveInstruction(
  context: Context,
  id: string,
  { newId, version }: FilledAt,
  form: InstructionForm,
): Promise<void> {
  const { record, versions } = await fillable(context, id);
  const { controllerId } = record;
  const draft = versions.find(({ state }) => state === 'draft');
  const answers = withoutEmpty({ ...draft?.answers, ...form.answers });
  const changeText = form.changeText === undefined ? draft?.changeText : form.changeText;
  const changes = { answers: JSON.stringify(answers), changeText: changeText ?? null };
  if (!draft) {
    const row = { id: newId, controllerId, agreementId: id, number: 1, ...changes };
    await queries.insertInstruction(context.tx, { ...row, formVersion: INSTRUCTION_FORM_VERSION });
    await noteStep(context, controllerId, id, 'Instruktionen började fyllas i');
    return;
  }
  const differing = conflictsOf(draft, form);
  if (version === null) {
    if (differing.length > 0) throw new Conflict(differing);
    return;
  }
  const at = { controllerId, agreementId: id, id: draft.id, version };
  if (!(await queries.updateInstruction(context.tx, at, changes))) throw new Conflict(differing);
}

const withoutEmpty = (answers: Readonly<Record<string, string | null | undefined>>): InstructionAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([, text]) => text));

const conflictsOf = ({ answers }: ShownVersion, form: InstructionForm): ConflictingChange[] =>
  instructionFields
    .filter(({ id }) => form.answers[id] !== undefined && (form.answers[id] ?? '') !== (answers[id] ?? ''))
    .map(({ id, label }) => ({ label, saved: answers[id] ?? '', typed: form.answers[id] ?? '' }));

/** Copies the last version to a draft of the next, once. */
export async function beginVersion(context: Context, id: string, newId: string): Promise<void> {
  const { record, agreement } = await heldAgreement(context, id);
  if (agreement.state !== 'in-force')
    throw new Forbidden('En ny version av instruktionen görs när avtalet gäller.');
  const last = (await versionsOf(context, record.controllerId, id)).at(-1);
  if (last?.state === 'draft') return;
  await queries.insertInstruction(context.tx, {
    id: newId,
    controllerId: record.controllerId,
    agreementId: id,
    number: (last?.number ?? 0) + 1,
    formVersion: INSTRUCTION_FORM_VERSION,
    answers: JSON.stringify(last?.answers ?? {}),
  });
}

/** Takes a draft of a new version away; the first one of an agreement that is not yet in force is emptied instead. */
export async function discardVersion(context: Context, id: string): Promise<void> {
  const { record, agreement, versions } = await fillable(context, id);
  const draft = versions.find(({ state }) => state === 'draft');
  if (!draft) return;
  if (agreement.state !== 'in-force')
    throw new Forbidden('Avtalet behöver en instruktion. Ändra i utkastet i stället.');
  await queries.deleteInstruction(context.tx, record.controllerId, id, draft.id);
}

/** Freezes the draft as a version that applies from a day; or says what is missing. */
export async function approveVersion(
  context: Context,
  id: string,
  version: number,
  form: InstructionApproval,
): Promise<FormErrors | undefined> {
  const { record, agreement, versions } = await fillable(context, id);
  if (agreement.state !== 'in-force') throw new Forbidden('Version 1 godkänns när avtalet skrivs under.');
  const draft = versions.find(({ state }) => state === 'draft');
  if (!draft) throw new NotFound();
  const parts = await queries.partsOf(context.tx, record.controllerId, id);
  const countries = thirdCountriesOf(parts.transfers, parts.subProcessors, context.today);
  const wrong = wrongApproval(draft, versions, form, { countries, today: context.today });
  if (wrong) return wrong;
  const at = { controllerId: record.controllerId, agreementId: id, id: draft.id, version };
  if (!(await freeze(context, at, draft, form))) throw new Conflict([]);
  await noteStep(
    context,
    record.controllerId,
    id,
    `Instruktionen, version ${draft.number}, godkänd. Den gäller från ${longDate(form.validFrom)}`,
  );
  return undefined;
}

function wrongApproval(
  draft: ShownVersion,
  versions: readonly ShownVersion[],
  { validFrom }: InstructionApproval,
  { countries, today }: { readonly countries: readonly string[]; readonly today: string },
): FormErrors | undefined {
  const hole = instructionHoles(draft.answers, countries)[0];
  if (hole) return { [hole.field]: hole.text };
  if (draft.number === 1) return undefined;
  if (!draft.changeText) return { changeText: 'Skriv vad som är ändrat sedan förra versionen.' };
  if (validFrom < today)
    return {
      validFrom: 'Biträdet kan inte följa en instruktion innan den finns. Välj i dag eller en senare dag.',
    };
  const before = versions
    .filter(({ state }) => state === 'approved')
    .map((version) => version.validFrom ?? '')
    .toSorted()
    .at(-1);
  return before && validFrom < before
    ? { validFrom: `Den förra versionen gäller från ${longDate(before)}. Välj den dagen eller en senare.` }
    : undefined;
}

const freeze = (
  { tx, clock }: Context,
  at: Parameters<typeof queries.updateInstruction>[1],
  draft: ShownVersion,
  { validFrom, approvedBy }: InstructionApproval,
): Promise<boolean> =>
  queries.updateInstruction(tx, at, {
    state: 'approved',
    validFrom,
    approvedBy,
    approvedAt: clock.now().toString(),
    sha256: sumOf(draft),
  });

/** One version with what is not the same in the one before. */
export async function showVersion(context: Context, id: string, versionId: string) {
  const held = await readableAgreement(context, id);
  const versions = await versionsOf(context, held.record.controllerId, id);
  const version = versions.find((one) => one.id === versionId);
  if (!version) throw new NotFound();
  const before = versions.findLast(({ number }) => number < version.number);
  return {
    ...held,
    version,
    before,
    differences: before ? instructionDifferences(before.answers, version.answers) : [],
    isIntact: version.sha256 === null || version.sha256 === sumOf(version),
    mayWrite: mayWriteContent(context, held.record) && version.state === 'approved',
  };
}
export type ShownInstructionVersion = Awaited<ReturnType<typeof showVersion>>;

/** When a version was sent, and what the processor says of it, its cost among the rest (6.6, 7.3). */
export async function followUpVersion(
  context: Context,
  id: string,
  at: { readonly id: string; readonly version: number },
  form: InstructionFollowUp,
): Promise<FormErrors | undefined> {
  const { record } = await heldAgreement(context, id);
  const { controllerId } = record;
  const version = (await versionsOf(context, controllerId, id)).find((one) => one.id === at.id);
  if (!version) throw new NotFound();
  if (version.state !== 'approved') throw new Forbidden('Godkänn versionen innan den skickas.');
  const sentOn = form.sentOn === undefined ? version.sentOn : form.sentOn;
  if (form.answeredOn && sentOn && form.answeredOn < sentOn)
    return { answeredOn: 'Svaret kan inte ha kommit innan instruktionen skickades.' };
  if (!(await queries.updateInstruction(context.tx, { ...at, controllerId, agreementId: id }, form)))
    throw new Conflict([
      { label: 'Skickad', saved: version.sentOn ?? '', typed: form.sentOn ?? '' },
      { label: 'Svar', saved: version.answerText ?? '', typed: form.answerText ?? '' },
    ]);
  if (form.sentOn && form.sentOn !== version.sentOn)
    await noteStep(context, controllerId, id, `Instruktionen, version ${version.number}, skickad`);
  if (form.answeredOn && form.answeredOn !== version.answeredOn)
    await noteStep(context, controllerId, id, `Biträdet svarade på instruktionen, version ${version.number}`);
  return undefined;
}
