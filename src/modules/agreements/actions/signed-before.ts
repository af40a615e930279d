/** An agreement that was signed before it came here. */
import { Conflict } from '../../../platform/errors.ts';
import { type CheckedFiles, fileId } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep, storeFile } from '../../cases/actions/index.ts';
import type { SignedAgreementForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { inForceFrom, isSignedBefore } from '../rules/index.ts';
import { type HeldAgreement, heldAgreement, updateAgreement } from './agreement.ts';
import { endNow } from './ends.ts';
import { afterInForce } from './in-force.ts';
import { openAgreement, registerNow } from './new.ts';

const UNKNOWN = 'Framgår inte av det som registrerades';

/** One that was signed before it came here: it is in force from the later day, with its file and both signatures. */
export async function addSignedAgreement(
  context: Context,
  id: string,
  form: SignedAgreementForm,
  { files, errors: refused }: CheckedFiles,
): Promise<FormErrors | undefined> {
  if (refused.length > 0) return { fil: refused.join(' ') };
  const { signedOursOn, signedTheirsOn, signer, theirSigner, authority, validUntil, externalMark } = form;
  if (signedOursOn === null || signedTheirsOn === null) return { signedOursOn: 'Skriv dagen.' };
  const opened = await openAgreement(context, id, form, { externalMark });
  if ('errors' in opened) return opened.errors;
  const held = await heldAgreement(context, id);
  if (!opened.isNew) {
    requireSignedBefore(held, form);
    return undefined;
  }
  const controllerId = held.record.controllerId;
  const [file] = files;
  const stored = file && (await storeFile(context, { id: fileId(id, file), caseId: id, file }));
  await updateAgreement(context, held, {
    state: 'in-force',
    signedOursOn,
    signedTheirsOn,
    inForceOn: inForceFrom(signedOursOn, signedTheirsOn),
    validUntil,
    ...(stored && { bodyFileId: stored }),
  });
  const said = { controllerId, agreementId: id, package: 0, way: 'before' as const };
  await queries.insertSignature(context.tx, {
    ...said,
    id: crypto.randomUUID(),
    side: 'ours',
    name: signer ?? held.record.controllerName,
    signedOn: signedOursOn,
    authority: authority ?? UNKNOWN,
  });
  await queries.insertSignature(context.tx, {
    ...said,
    id: crypto.randomUUID(),
    side: 'theirs',
    name: theirSigner ?? held.agreement.partyName,
    signedOn: signedTheirsOn,
    authority: UNKNOWN,
  });
  await noteStep(context, controllerId, id, 'Avtalet registrerades i efterhand: det var redan tecknat');
  const { agreement } = await heldAgreement(context, id);
  await afterInForce(context, agreement);
  if (validUntil && validUntil < context.today) await endNow(context, agreement, validUntil);
  await registerNow(context, id);
  return undefined;
}

/** Nothing that was drawn up here comes in force by what is said of another. */
function requireSignedBefore(
  { agreement }: HeldAgreement,
  { signedOursOn, signedTheirsOn }: SignedAgreementForm,
): void {
  const days = [
    { label: 'Ni skrev under', saved: agreement.signedOursOn ?? '', typed: signedOursOn ?? '' },
    {
      label: 'Den andra parten skrev under',
      saved: agreement.signedTheirsOn ?? '',
      typed: signedTheirsOn ?? '',
    },
  ].filter(({ saved, typed }) => saved !== typed);
  if (!isSignedBefore(agreement) || days.length > 0) throw new Conflict(days);
}
