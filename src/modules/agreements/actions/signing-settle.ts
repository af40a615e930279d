/** When both have signed: from which day the agreement holds, what follows, and the evidence. */
import { renderPdf } from '../../../platform/documents/pdf.ts';
import { enqueue, job } from '../../../platform/job.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { noteStep, ownFile, storeFile } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { evidenceDocument } from '../documents/index.ts';
import * as queries from '../queries/index.ts';
import { agreementKinds, inForceFrom, type SignatureWay, signatureWays } from '../rules/index.ts';
import { type HeldAgreement, heldAgreement, updateAgreement } from './agreement.ts';
import { afterInForce } from './in-force.ts';
import { endSigningReminder } from './reminders.ts';
import { type AgreementPayload, asSigningJob } from './signing-context.ts';

/** The later of the two days of signing (E-064); for a reglemente the day that fullmäktige decided. Once. */
export async function settleSigned(context: Context, id: string): Promise<void> {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  if (agreement.state !== 'signing') return;
  const inForceOn = await dayOf(context, held);
  if (!inForceOn) return;
  const { controllerId, legalEntityId } = record;
  await updateAgreement(context, held, { state: 'in-force', inForceOn });
  await queries.setFirstInstruction(context.tx, controllerId, id, { validFrom: inForceOn });
  await queries.withdrawInvitations(context.tx, controllerId, { agreementId: id });
  await endSigningReminder(context, id, 'signed');
  await afterInForce(context, (await heldAgreement(context, id)).agreement);
  if (agreement.kind !== 'reglemente')
    await enqueue(context.tx, evidenceJob, { controllerId, legalEntityId, agreementId: id });
}

async function dayOf({ tx }: Context, { record, agreement }: HeldAgreement): Promise<string | null> {
  if (agreement.kind === 'reglemente') return agreement.reglementeDecidedOn;
  const signed = await queries.signaturesOf(tx, record.controllerId, record.id);
  const on = (side: string) =>
    signed.find((one) => one.side === side && one.package === agreement.packageVersion)?.signedOn;
  const [ours, theirs] = [on('ours'), on('theirs')];
  return ours && theirs ? inForceFrom(ours, theirs) : null;
}

/** Done again it changes nothing: a package has one evidence. */
export const evidenceJob = job<AgreementPayload>('agreement-evidence', async (services, payload) => {
  const document = await asSigningJob(services, payload, (context) =>
    evidenceOf(context, payload.agreementId),
  );
  if (!document) return;
  const made = await renderPdf(document);
  if (!made.ok) throw new Error(`PDF of the evidence of an agreement: ${made.reason}`);
  await keepEvidence(services, payload, made.bytes);
});

const TITLE = 'Underskriftsbevis';

async function evidenceOf(context: Context, id: string) {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  const { controllerId } = record;
  const number = agreement.packageVersion;
  const documents = (await queries.packageDocuments(context.tx, controllerId, id)).filter(
    (one) => one.package === number,
  );
  if (agreement.state !== 'in-force' || documents.some(({ kind }) => kind === 'evidence')) return undefined;
  const signatures = await queries.signaturesOf(context.tx, controllerId, id);
  const invitations = await queries.invitationsOf(context.tx, controllerId, id);
  const sender = await queries.signingSender(context.tx, controllerId);
  return evidenceDocument({
    sender,
    title: agreement.title,
    kind: agreementKinds[agreement.kind as keyof typeof agreementKinds],
    mark: printedMark(record),
    ours: inOneName(agreement.controllerName, sender.municipality),
    ourNumber: agreement.ownNumber,
    theirs: agreement.partyName,
    theirNumber: agreement.partyNumber,
    inForceOn: agreement.inForceOn ? longDate(agreement.inForceOn) : '',
    packageSha256: agreement.packageSha256 ?? '',
    date: context.today,
    documents: documents
      .filter(({ kind }) => kind !== 'signed')
      .map(({ title, fileName, sha256 }) => ({ title, fileName, sha256 })),
    signatures: signatures
      .filter((one) => one.package === number)
      .map((one) => ({
        side: one.side as 'ours' | 'theirs',
        name: one.name,
        title: one.title,
        place: one.place,
        when: one.signedAt ? swedishTime(one.signedAt) : longDate(one.signedOn),
        way: signatureWays[one.way as SignatureWay],
        service: one.way === 'service' ? one.agent : null,
        authority: one.authority,
        linkTo: invitations.find(({ id: sent }) => sent === one.invitationId)?.email ?? null,
        address: one.address,
        agent: one.way === 'link' ? one.agent : null,
      })),
  });
}

/** A nämnd with its kommun; a company alone. */
const inOneName = (controller: string, entity: string): string =>
  controller === entity ? controller : `${controller}, ${entity}`;

async function keepEvidence(services: Services, payload: AgreementPayload, bytes: Uint8Array): Promise<void> {
  await asSigningJob(services, payload, async (context) => {
    const { record, agreement } = await heldAgreement(context, payload.agreementId);
    const { controllerId, id } = record;
    const number = agreement.packageVersion;
    const known = await queries.packageDocuments(context.tx, controllerId, id);
    if (known.some((one) => one.kind === 'evidence' && one.package === number)) return;
    const file = ownFile(`${TITLE}.pdf`, 'application/pdf', bytes);
    const fileId = await storeFile(context, { id: crypto.randomUUID(), caseId: id, file });
    await queries.insertDocument(context.tx, {
      ...{ id: crypto.randomUUID(), controllerId, agreementId: id, package: number },
      ...{ kind: 'evidence', title: TITLE, sha256: file.sha256, position: known.length, fileId },
    });
    await noteStep(context, controllerId, id, 'Underskriftsbeviset är klart');
  });
}
