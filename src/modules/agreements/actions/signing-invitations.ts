/** Links to sign by: sent to one person each, known here by their sum alone, taken back and sent anew. */
import { createHash, randomBytes } from 'node:crypto';
import { NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { addDays, longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import type { InvitationForm, PowerInvitationForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { INVITATION_DAYS, powerText } from '../rules/index.ts';
import type { HeldAgreement } from './agreement.ts';
import { signingAgreement } from './signing.ts';
import { powersFor, signersOnPower } from './signing-show.ts';

export const linkHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What is shown once, right after it was made. */
export interface SentInvitation {
  readonly name: string;
  readonly email: string;
  readonly side: 'ours' | 'theirs';
  /** Sent by this form; false when the form was sent before. */
  readonly isNew: boolean;
  /** The full address, for the other party alone: who signs for us gets it by mail. Null also when it cannot be shown again. */
  readonly link: string | null;
  readonly expiresOn: string;
}

interface Invited {
  readonly side: 'ours' | 'theirs';
  readonly name: string;
  readonly email: string;
  readonly authority?: string | null;
  readonly powerOfAttorneyId?: string | null;
  readonly delegationPointId?: string | null;
  readonly personId?: string | null;
}

async function send(
  context: Context,
  { record, agreement }: HeldAgreement,
  id: string,
  invited: Invited,
): Promise<SentInvitation> {
  const { tx, today, origin } = context;
  const token = randomBytes(32).toString('base64url');
  const expiresOn = addDays(today, INVITATION_DAYS);
  const { controllerId } = record;
  const { side, name, email } = invited;
  const isNew = await queries.insertInvitation(tx, {
    ...invited,
    ...{ id, controllerId, agreementId: record.id, package: agreement.packageVersion },
    ...{ tokenHash: linkHash(token), expiresOn },
  });
  if (!isNew) {
    await invitationIn(context, { record, agreement }, id);
    return { name, email, side, isNew, link: null, expiresOn };
  }
  const link = `${origin}/underskrift/${token}`;
  await queries.sendInvitation(tx, {
    invitationId: id,
    subject: `Underskrift begärs, ${printedMark(record)}`,
    text: invitationText(record, link, expiresOn),
    secret: token,
  });
  await noteStep(context, controllerId, record.id, `Länk för underskrift skickad till ${name}`);
  return { name, email, side, isNew, link: side === 'theirs' ? link : null, expiresOn };
}

/** A link and a mark: whoever gets it has no account, so the mails' common foot does not fit. */
const invitationText = (record: HeldAgreement['record'], link: string, expiresOn: string): string =>
  `${[
    'Hej!',
    `${record.controllerName} ber dig läsa och skriva under handlingarna i ärende ${printedMark(record)}.`,
    `Öppna länken:\n${link}`,
    `Länken är din egen. Skicka den inte vidare. Den gäller till och med ${longDate(expiresOn)}.`,
    [
      '--',
      `Mejlet är skickat av Ansvar för ${record.controllerName}. Det går inte att svara på det.`,
      'Känner du inte igen ärendet, öppna inte länken. Ring organisationens växel och fråga.',
    ].join('\n'),
  ].join('\n\n')}\n`;

/** Whoever signs for the other party. An earlier link to the same address dies. */
export async function invite(
  context: Context,
  agreementId: string,
  id: string,
  { name, email }: InvitationForm,
): Promise<SentInvitation | { readonly errors: FormErrors }> {
  const held = await signingAgreement(context, agreementId);
  const signed = await signedSides(context, held);
  if (signed.has('theirs')) return { errors: { name: 'Den andra parten har redan skrivit under.' } };
  await endEarlier(context, held, id, 'theirs', email);
  return send(context, held, id, { side: 'theirs', name, email });
}

/** Somebody at the one who has been given a power of attorney that covers, under the point there. */
export async function inviteOnPower(
  context: Context,
  agreementId: string,
  id: string,
  { powerId, personId }: PowerInvitationForm,
): Promise<SentInvitation | { readonly errors: FormErrors }> {
  const held = await signingAgreement(context, agreementId);
  if ((await signedSides(context, held)).has('ours'))
    return { errors: { powerId: 'Avtalet är redan undertecknat för oss.' } };
  const found = (await powersFor(context, held)).find(({ power }) => power.id === powerId);
  if (!found) return { errors: { powerId: 'Välj en fullmakt ur listan.' } };
  if (found.judgement.outcome !== 'covers')
    return { errors: { powerId: found.judgement.reasons[0]?.text ?? 'Fullmakten räcker inte.' } };
  const signer = (await signersOnPower(context, held, found.power)).find(
    ({ person }) => person.personId === personId,
  );
  if (!signer) return { errors: { personId: 'Välj en person ur listan.' } };
  if (signer.judgement.outcome !== 'power-of-attorney')
    return { errors: { personId: signer.judgement.reasons[0]?.text ?? 'Personen får inte skriva under.' } };
  const { person } = signer;
  if (!person.email) return { errors: { personId: `${person.name} har ingen e-postadress i Ansvar.` } };
  const { granteeName } = found.power;
  await endEarlier(context, held, id, 'ours', null);
  return send(context, held, id, {
    side: 'ours',
    name: person.name,
    email: person.email,
    authority: `Fullmakt för ${granteeName} (${powerText(found.power)}), punkt ${person.number} i delegationsordningen för ${granteeName} (${person.function})`,
    powerOfAttorneyId: found.power.id,
    delegationPointId: person.pointId,
    personId: person.personId,
  });
}

async function signedSides({ tx }: Context, { record, agreement }: HeldAgreement): Promise<Set<string>> {
  const signed = await queries.signaturesOf(tx, record.controllerId, record.id);
  return new Set(signed.filter((one) => one.package === agreement.packageVersion).map(({ side }) => side));
}

/** For us one is asked at a time; the other party may have several who can sign. */
async function endEarlier(
  { tx }: Context,
  { record }: HeldAgreement,
  id: string,
  side: 'ours' | 'theirs',
  email: string | null,
): Promise<void> {
  const invitations = await queries.invitationsOf(tx, record.controllerId, record.id);
  for (const one of invitations)
    if (one.id !== id && one.side === side && (email === null || one.email === email))
      await queries.withdrawInvitations(tx, record.controllerId, { agreementId: record.id, id: one.id });
}

async function invitationIn({ tx }: Context, { record }: HeldAgreement, invitationId: string) {
  const found = (await queries.invitationsOf(tx, record.controllerId, record.id)).find(
    ({ id }) => id === invitationId,
  );
  if (!found) throw new NotFound();
  return found;
}

/** Taken back, the link opens nothing. */
export async function withdrawInvitation(
  context: Context,
  agreementId: string,
  invitationId: string,
): Promise<void> {
  const held = await signingAgreement(context, agreementId);
  const { record } = held;
  const { name } = await invitationIn(context, held, invitationId);
  const taken = await queries.withdrawInvitations(context.tx, record.controllerId, {
    agreementId,
    id: invitationId,
  });
  if (taken > 0)
    await noteStep(context, record.controllerId, agreementId, `Länken till ${name} togs tillbaka`);
}

/** A new link to the same person; the old one dies. */
export async function sendAgain(
  context: Context,
  agreementId: string,
  invitationId: string,
  id: string,
): Promise<SentInvitation | { readonly errors: FormErrors }> {
  const held = await signingAgreement(context, agreementId);
  const { side, name, email, powerOfAttorneyId, personId } = await invitationIn(context, held, invitationId);
  if (side === 'theirs') return invite(context, agreementId, id, { name, email });
  return inviteOnPower(context, agreementId, id, {
    powerId: powerOfAttorneyId ?? '',
    personId: personId ?? '',
  });
}
