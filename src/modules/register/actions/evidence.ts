/** Evidence: files that show that a measure of a processing is in place. */
import { logEvent } from '../../../platform/audit.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type CheckedFiles, fileId, sha256Of } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import type { EvidenceForm } from '../forms/index.ts';
import * as queries from '../queries/evidence.ts';
import { mayWrite, readable, requireWritable } from './shown-entry.ts';

export async function showEvidence(context: Context, processingId: string) {
  const entry = await readable(context, processingId);
  const rows = await queries.evidenceOf(context.tx, entry.controllerId, processingId);
  return { entry, rows, mayWrite: mayWrite(context.actor, entry) };
}
export type ShownEvidence = Awaited<ReturnType<typeof showEvidence>>;

/** Adds the files, each once however often the form is sent; or says what is wrong. */
export async function addEvidence(
  context: Context,
  processingId: string,
  { id: form, measure }: EvidenceForm,
  { files, errors }: CheckedFiles,
): Promise<FormErrors | undefined> {
  const { tx, sealing } = context;
  const entry = await readable(context, processingId);
  requireWritable(context.actor, entry);
  if (errors.length > 0) return { fil: errors.join(' ') };
  if (files.length === 0) return { fil: 'Välj minst en fil.' };
  const { controllerId } = entry;
  for (const file of files) {
    const id = fileId(`${processingId} ${form}`, file);
    const { name, sha256 } = file;
    const isNew = await queries.insertFile(tx, sealing, controllerId, { id, processingId, file });
    if (isNew) await queries.insertEvidence(tx, { id, controllerId, processingId, measure, name, sha256 });
  }
  return undefined;
}

async function existing({ tx }: Context, id: string) {
  const evidence = await queries.evidenceById(tx, id);
  if (!evidence || evidence.removedAt) throw new NotFound();
  return evidence;
}

/** The content; whoever fetches it stands in the log of the processing. */
export async function openEvidence(context: Context, id: string) {
  const { controllerId, processingId, name, mediaType, sha256 } = await existing(context, id);
  const row = await queries.sealedFile(context.tx, id);
  if (!row || !mediaType) throw new NotFound();
  const bytes = context.sealing.open(row);
  if (sha256Of(bytes) !== sha256) throw new Error('Filens innehåll stämmer inte med dess kontrollsumma.');
  const told = { action: 'read', table: 'evidence', row: processingId, controllerId } as const;
  await logEvent(context.tx, { ...told, detail: 'Ett underlag hämtades' });
  return { name, mediaType, bytes };
}

/** Takes the file away; that it was there, and why it was removed, stays. */
export async function removeEvidence(
  context: Context,
  id: string,
  reason: string,
): Promise<{ readonly processingId: string; readonly errors?: FormErrors }> {
  const evidence = await existing(context, id);
  const { processingId } = evidence;
  requireWritable(context.actor, await readable(context, processingId));
  if (reason.trim() === '')
    return { processingId, errors: { [`skal-${id}`]: 'Skriv varför filen tas bort.' } };
  await queries.markRemoved(context.tx, evidence, {
    removedBy: context.actor.personId,
    removedReason: reason.trim().slice(0, 500),
  });
  await queries.deleteFile(context.tx, id);
  return { processingId };
}
