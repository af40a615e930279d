/** The parts of an agreement that are filled in before it is signed, and its end. */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { GUARANTEE_FORM_VERSION } from '../../../knowledge/agreement-requirements.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { type CheckedFiles, fileId } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { casePersons, changeCase, noteStep, storeFile, workableCase } from '../../cases/actions/index.ts';
import { noticeEnd } from '../../deadlines/rules/index.ts';
import type {
  AssessmentForm,
  ClauseForm,
  PartiesForm,
  SecrecyForm,
  TerminationForm,
  TermsForm,
  UndertakingForm,
} from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { agreementTransition, isContentOpen } from '../rules/index.ts';
import {
  type HeldAgreement,
  heldAgreement,
  livingAgreement,
  readableAgreement,
  updateAgreement,
  writableAgreement,
} from './agreement.ts';
import { endNow } from './ends.ts';
import { withdrawFrameOf } from './frames.ts';
import { markCovered } from './in-force.ts';
import { newChoices } from './new.ts';
import { endSigningReminder, remindOfHandover } from './reminders.ts';

/** What the forms of parties and terms choose among. */
export async function partChoices(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  return {
    ...held,
    parts: await queries.partsOf(context.tx, held.record.controllerId, id),
    choices: await newChoices(context),
    persons: await casePersons(context, held.record.controllerId),
  };
}
export type PartChoices = Awaited<ReturnType<typeof partChoices>>;

const LABELS: Readonly<Record<string, string>> = {
  title: 'Vad avtalet gäller',
  partyName: 'Den andra partens namn',
  partyNumber: 'Organisationsnummer',
  partyAddress: 'Postadress',
  ownAddress: 'Er postadress',
  mainTitle: 'Huvudavtal',
  note: 'Anteckning',
  secrecyReason: 'Skäl',
};

/** Saves what the form holds, or throws the page of a conflict when somebody saved meanwhile. */
async function save(
  context: Context,
  held: HeldAgreement,
  version: number,
  changes: Parameters<typeof queries.updateAgreement>[4],
): Promise<void> {
  if (held.agreement.version === version && (await updateAgreement(context, held, changes, version))) return;
  const saved = held.agreement as unknown as Readonly<Record<string, unknown>>;
  throw new Conflict(
    Object.entries(changes)
      .filter(([name, value]) => name in LABELS && (value ?? '') !== (saved[name] ?? ''))
      .map(([name, value]) => ({
        label: LABELS[name] ?? name,
        saved: String(saved[name] ?? ''),
        typed: String(value ?? ''),
      })),
  );
}

export async function saveParties(context: Context, id: string, form: PartiesForm): Promise<void> {
  const { contacts, version, ...changes } = form;
  // Whom to reach may change as long as the agreement holds (E-077); who the parties are may not.
  const held = await livingAgreement(context, id);
  const { state } = held.agreement;
  if (state === 'preparing' || state === 'signing') await writableAgreement(context, id);
  const { controllerId } = held.record;
  await save(context, held, version, isContentOpen(held.agreement) ? changes : {});
  await queries.replaceContacts(
    context.tx,
    controllerId,
    id,
    contacts.map((contact) => ({ ...contact, id: crypto.randomUUID(), controllerId, agreementId: id })),
  );
  if (state === 'in-force' && !isContentOpen(held.agreement))
    await noteStep(
      context,
      controllerId,
      id,
      'Kontaktpersonerna ändrades. Meddela den andra parten skriftligt',
    );
}

export async function saveTerms(
  context: Context,
  id: string,
  form: TermsForm,
): Promise<FormErrors | undefined> {
  const held = await livingAgreement(context, id);
  const { controllerId } = held.record;
  const { state } = held.agreement;
  const { version, processings, systems, access, mainOverrides, title, ...given } = form;
  // What it covers in the register, and our own notes, follow what is so; the terms are signed.
  const terms = isContentOpen(held.agreement)
    ? {
        ...given,
        ...(access && { access: [...access] }),
        ...(mainOverrides && { mainOverrides: [...mainOverrides] }),
      }
    : { note: given.note, nextReviewOn: given.nextReviewOn };
  if (state === 'preparing' || state === 'signing') await writableAgreement(context, id);
  const changes = Object.fromEntries(
    Object.entries({ ...terms, title }).filter(([, value]) => value !== undefined),
  );
  await save(context, held, version, changes);
  if (title && title !== held.record.title) {
    const errors = await changeCase(context, id, held.record.version, { title });
    if (errors) return errors;
  }
  if (processings || systems) {
    const choices = await newChoices(context);
    const before = await queries.partsOf(context.tx, controllerId, id);
    await queries.replaceLinks(context.tx, controllerId, id, {
      processings: chosen(processings, choices.processings, before.processings),
      systems: chosen(systems, choices.systems, before.systems),
    });
    if (state === 'in-force') await markCovered(context, held.agreement, 'valid');
  }
  return undefined;
}

const chosen = (
  ids: readonly string[] | undefined,
  choices: readonly { readonly id: string }[],
  before: readonly { readonly id: string }[],
): readonly string[] => {
  const known = new Set([...choices, ...before].map(({ id }) => id));
  return ids ? ids.filter((id) => known.has(id)) : before.map(({ id }) => id);
};

export async function saveSecrecy(context: Context, id: string, form: SecrecyForm): Promise<void> {
  const { version, ...changes } = form;
  await save(context, await writableAgreement(context, id), version, changes);
}

/** Evidence goes on as long as the agreement does. */
export async function addUndertaking(
  context: Context,
  id: string,
  rowId: string,
  form: UndertakingForm,
  { files, errors }: CheckedFiles,
): Promise<FormErrors | undefined> {
  if (errors.length > 0) return { fil: errors.join(' ') };
  const { record } = await livingAgreement(context, id);
  const [file] = files;
  const stored = file ? await storeFile(context, { id: fileId(rowId, file), caseId: id, file }) : null;
  await queries.insertUndertaking(context.tx, {
    ...form,
    id: rowId,
    controllerId: record.controllerId,
    agreementId: id,
    fileId: stored,
  });
  return undefined;
}

export async function removeUndertaking(context: Context, id: string, rowId: string): Promise<void> {
  const { record } = await livingAgreement(context, id);
  await queries.deleteUndertaking(context.tx, record.controllerId, id, rowId);
}

/** Each assessment is a row of its own: the one before it stays. */
export async function addAssessment(
  context: Context,
  id: string,
  rowId: string,
  form: AssessmentForm,
): Promise<void> {
  const { record } = await livingAgreement(context, id);
  await queries.insertAssessment(context.tx, {
    ...form,
    id: rowId,
    controllerId: record.controllerId,
    agreementId: id,
    formVersion: GUARANTEE_FORM_VERSION,
    answers: JSON.stringify(form.answers),
  });
  await noteStep(context, record.controllerId, id, 'Biträdets garantier bedömdes');
}

/** What somebody has read in the text; it may be read again also when the agreement holds. */
export async function saveClauses(
  context: Context,
  id: string,
  clauses: readonly ClauseForm[],
): Promise<void> {
  const { record } = await livingAgreement(context, id);
  const { controllerId } = record;
  await queries.replaceClauses(
    context.tx,
    controllerId,
    id,
    clauses.map((clause) => ({ ...clause, id: crypto.randomUUID(), controllerId, agreementId: id })),
  );
}

/** The body of an agreement on a form of its own. */
export async function saveBody(
  context: Context,
  id: string,
  formId: string,
  { files, errors }: CheckedFiles,
): Promise<FormErrors | undefined> {
  const held = await writableAgreement(context, id);
  if (errors.length > 0) return { fil: errors.join(' ') };
  const [file] = files;
  if (!file) return { fil: 'Välj filen med avtalets text.' };
  if (file.mediaType !== 'application/pdf')
    return { fil: 'Avtalets text ska vara en PDF, så att den ser likadan ut för båda parter.' };
  const bodyFileId = await storeFile(context, { id: fileId(formId, file), caseId: id, file });
  await updateAgreement(context, held, { bodyFileId });
  return undefined;
}

/** Another edition of the same kind of agreement. */
export async function saveEdition(
  context: Context,
  id: string,
  edition: string,
): Promise<FormErrors | undefined> {
  const held = await writableAgreement(context, id);
  if (agreementEdition(edition)?.kind !== held.agreement.kind) return { edition: 'Välj ur listan.' };
  await updateAgreement(context, held, { edition });
  return undefined;
}

export const editionFiles = (context: Context) =>
  queries.editionFiles(context.tx, workedFor(context).legalEntityId);

/** The publisher's file, for whoever reads agreements in the kommun. */
export async function openEditionFile({ tx }: Context, id: string) {
  const found = await queries.editionFileContent(tx, id);
  if (!found) throw new NotFound();
  return found;
}

/** The publisher's file of an edition, for the whole kommun. */
export async function saveEditionFile(
  context: Context,
  edition: string,
  formId: string,
  { files, errors }: CheckedFiles,
): Promise<FormErrors | undefined> {
  if (errors.length > 0) return { fil: errors.join(' ') };
  const [file] = files;
  if (!file) return { fil: 'Välj utgivarens fil.' };
  if (file.mediaType !== 'application/pdf')
    return {
      fil: 'Utgivarens fil ska vara en PDF. Har utgivaren bara Word, spara den som PDF utan att ändra något.',
    };
  const { name, mediaType, bytes, sha256, scan } = file;
  await queries.insertEditionFile(context.tx, {
    id: fileId(formId, file),
    legalEntityId: workedFor(context).legalEntityId,
    edition,
    ...{ name, mediaType, sha256, scan },
    size: bytes.length,
    content: Buffer.from(bytes),
  });
  return undefined;
}

/** Notice is given: the agreement ends when its days are up, thirty where it says nothing else (E-064). */
export async function terminate(
  context: Context,
  id: string,
  { endsOn, ...form }: TerminationForm,
): Promise<FormErrors | undefined> {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  if (!agreementTransition(agreement.state, 'terminate'))
    throw new Forbidden('Avtalet gäller inte, så det kan inte sägas upp.');
  if (agreement.terminatedOn) throw new Forbidden('Avtalet är redan uppsagt.');
  if (agreement.inForceOn && form.terminatedOn < agreement.inForceOn)
    return {
      terminatedOn: `Avtalet gäller från ${longDate(agreement.inForceOn)} och kan inte ha sagts upp tidigare.`,
    };
  if (agreement.kind === 'reglemente' && !endsOn) return { endsOn: 'Skriv den sista dagen som det gäller.' };
  const end = noticeEnd(
    { noticeGivenOn: form.terminatedOn, days: agreement.noticeDays },
    { asOf: form.terminatedOn },
  ).deadline;
  if (endsOn && endsOn < form.terminatedOn) return { endsOn: 'Avtalet kan inte upphöra före uppsägningen.' };
  await updateAgreement(context, held, { ...form, endsOn: endsOn ?? end });
  await remindOfHandover(context, agreement, form.terminatedOn, endsOn ?? end);
  await noteStep(context, record.controllerId, id, `Avtalet sades upp och upphör ${longDate(endsOn ?? end)}`);
  if ((endsOn ?? end) < context.today) await endNow(context, agreement, endsOn ?? end);
  return undefined;
}

/** It came to nothing, with why; or is taken up again. */
export async function stepAgreement(
  context: Context,
  id: string,
  action: 'withdraw' | 'resume',
  reason: string,
): Promise<void> {
  const held = await heldAgreement(context, id);
  // What is closed is opened in the diary first.
  if (action === 'resume') await workableCase(context, id);
  const step = agreementTransition(held.agreement.state, action);
  if (!step) throw new Forbidden('Det går inte att göra med avtalet som det står nu.');
  await updateAgreement(context, held, {
    state: step.next,
    withdrawnReason: action === 'withdraw' ? reason : null,
  });
  await queries.withdrawInvitations(context.tx, held.record.controllerId, { agreementId: id });
  await endSigningReminder(context, id, 'withdrawn');
  if (action === 'withdraw') await withdrawFrameOf(context, id);
  await noteStep(
    context,
    held.record.controllerId,
    id,
    action === 'withdraw' ? `Avtalet blev inte av: ${reason}` : `Avtalet togs upp igen: ${reason}`,
  );
}
