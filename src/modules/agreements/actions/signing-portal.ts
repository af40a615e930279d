/** Signing by whoever has a link and no account: read, sign, refuse, and what follows of it. */
import { today } from '../../../platform/clock.ts';
import { NotFound } from '../../../platform/errors.ts';
import { sha256Of } from '../../../platform/files.ts';
import { job } from '../../../platform/job.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { addDays } from '../../../platform/plain-date.ts';
import { asPortal } from '../../../platform/portal.ts';
import type { Services } from '../../../platform/services.ts';
import { noteFailedTry, tooManyTries } from '../../accounts/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import type { OutsideSignatureForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { outsideAuthorities, RECEIPT_DAYS } from '../rules/index.ts';
import { heldAgreement } from './agreement.ts';
import { type AgreementPayload, asSigningJob } from './signing-context.ts';
import { linkHash } from './signing-invitations.ts';
import { settleSigned } from './signing-settle.ts';

export type { PortalInvitation } from '../queries/index.ts';

/** Links that open nothing, tried from one address: as many as wrong tries at sign-in. */
const countedAs = (address: string): readonly string[] => [`address:signature:${address}`];

export type OpenedLink =
  | { readonly kind: 'limited' | 'closed' | 'refused' | 'reopened' }
  | { readonly kind: 'invitation'; readonly invitation: queries.PortalInvitation };

/** What the link opens today. One that opens nothing is counted against the address that it was tried from. */
export async function openLink(services: Services, token: string, address: string): Promise<OpenedLink> {
  if (await tooManyTries(services, countedAs(address))) return { kind: 'limited' };
  const found = await asPortal(services, (tx) =>
    queries.invitationByLink(tx, linkHash(token), today(services.clock)),
  );
  if (!found) {
    await noteFailedTry(services, countedAs(address));
    return { kind: 'closed' };
  }
  return found.status === 'open' || found.status === 'signed'
    ? { kind: 'invitation', invitation: found }
    : { kind: found.status };
}

/** A document of the package, as it was frozen. */
export async function fileOfLink(services: Services, token: string, document: string, address: string) {
  if (await tooManyTries(services, countedAs(address))) throw new NotFound();
  const file = await asPortal(services, (tx) =>
    queries.fileByLink(tx, linkHash(token), document, today(services.clock)),
  );
  if (!file) {
    await noteFailedTry(services, countedAs(address));
    throw new NotFound();
  }
  const bytes = services.sealing.open(file);
  if (sha256Of(bytes) !== file.sha256)
    throw new Error('Filens innehåll stämmer inte med dess kontrollsumma.');
  return { name: file.name, mediaType: file.mediaType, bytes };
}

export interface Signer {
  readonly address: string;
  readonly agent: string;
}

const AGENT_LENGTH = 300;

/** Signs once; sent twice it has signed. */
export function signByLink(
  services: Services,
  token: string,
  { name, title, place, authority, packageSum }: OutsideSignatureForm,
  { address, agent }: Signer,
): Promise<'signed' | 'changed' | 'closed'> {
  const onDay = today(services.clock);
  return asPortal(services, (tx) =>
    queries.signByLink(tx, {
      link: linkHash(token),
      onDay,
      at: services.clock.now().toString(),
      signer: { name, title, place, authority: authority ? outsideAuthorities[authority] : '' },
      packageSum: packageSum ?? '',
      address,
      agent: agent.slice(0, AGENT_LENGTH),
      receiptUntil: addDays(onDay, RECEIPT_DAYS),
    }),
  );
}

/** False when the link can no longer be answered. */
export const refuseByLink = (services: Services, token: string, reason: string): Promise<boolean> =>
  asPortal(services, (tx) =>
    queries.refuseByLink(tx, {
      link: linkHash(token),
      onDay: today(services.clock),
      at: services.clock.now().toString(),
      reason,
    }),
  );

type AnswerPayload = AgreementPayload & { readonly invitationId: string };

/** Tells those who keep the agreement, and lets it hold when both have signed. Run twice, each is done once. */
export const answeredJob = job<AnswerPayload>('agreement-answered', (services, payload) =>
  asSigningJob(services, payload, async (context) => {
    const { agreementId, controllerId, invitationId } = payload;
    const { record } = await heldAgreement(context, agreementId);
    await settleSigned(context, agreementId);
    const { tx } = context;
    const invitation = (await queries.invitationsOf(tx, controllerId, agreementId)).find(
      ({ id }) => id === invitationId,
    );
    if (!invitation?.answer) return;
    const mark = printedMark(record);
    const what =
      invitation.answer === 'signed' ? 'har skrivits under genom länken' : 'har inte skrivits under';
    for (const { id, email } of await queries.toldOfAnswers(tx, controllerId, context.today))
      await sendMail(tx, {
        to: email ?? '',
        subject: `Svar om underskrift i ärende ${mark}`,
        text: mailText({
          lines: [`Handlingarna i ärende ${mark} ${what}.`],
          link: `${context.origin}/avtal/${agreementId}/underskrift`,
        }),
        key: `agreement-answer:${invitationId}:${id}`,
      });
  }),
);
