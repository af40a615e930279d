/** Signing by us, what comes back signed, and opening an agreement for change again. */
import { addressIn } from '../../../platform/accounts.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import { type CheckedFiles, fileId } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import type { Context } from '../../../platform/route.ts';
import { decide, noteStep, storeFile } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { controllerTypes } from '../../organisations/rules/index.ts';
import type { OwnSignatureForm, RecordedSignatureForm, SigningDecisionForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { agreementTransition, outsideAuthorities } from '../rules/index.ts';
import { type HeldAgreement, heldAgreement, updateAgreement } from './agreement.ts';
import { endSigningReminder, remindOfSigning } from './reminders.ts';
import { settleSigned } from './signing-settle.ts';
import { signingRight } from './signing-show.ts';

const MATTER = 'agreement.sign';
const DECISION = 'Tecknande av personuppgiftsbiträdesavtal';

/** The agreement while it lies for signing; anything else has changed meanwhile. */
export async function signingAgreement(context: Context, id: string): Promise<HeldAgreement> {
  const held = await heldAgreement(context, id);
  const { state } = held.agreement;
  if (state === 'signing') return held;
  throw new Forbidden(
    state === 'draft' || state === 'preparing'
      ? 'Avtalet är öppet för ändring. Gör det klart för underskrift först.'
      : 'Avtalet ligger inte längre för underskrift.',
  );
}

/** Decides and signs at once; the errors say who may instead. */
export async function signNow(
  context: Context,
  id: string,
  signature: string,
  form: OwnSignatureForm,
): Promise<FormErrors | undefined> {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  const { controllerId } = record;
  const signed = await queries.signaturesOf(context.tx, controllerId, id);
  if (signed.some((one) => one.id === signature)) return undefined;
  const hinder = signingHinder(agreement, signed, 'ours', form.packageSum);
  if (hinder) return { confirmed: hinder };
  const decisions = await queries.signingDecisions(context.tx, controllerId, id);
  const right = await signingRight(context, held, decisions);
  if (right.judgement.outcome === 'refused')
    throw new Forbidden(
      [...new Set([right.judgement.reasons[0], right.judgement.reasons.at(-1)])]
        .map((one) => one?.text ?? '')
        .join(' '),
    );
  const decisionId = right.decision?.id ?? crypto.randomUUID();
  if (!right.decision) {
    const refused = await decide(context, id, decisionId, {
      ...emptyDecision,
      way: 'delegate',
      text: form.text,
      replacesId: decisions.at(-1)?.id ?? null,
    });
    if (refused) return { confirmed: Object.values(refused)[0] ?? '' };
  }
  await keepSignature(context, {
    id: signature,
    controllerId,
    agreementId: id,
    package: agreement.packageVersion,
    side: 'ours',
    way: 'link',
    name: context.actor.name,
    title: form.title,
    place: form.place,
    signedOn: context.today,
    signedAt: context.clock.now().toString(),
    authority: right.authority ?? '',
    decisionId,
    personId: context.actor.personId,
    packageSha256: agreement.packageSha256,
    ...visitOf(context),
  });
  await updateAgreement(context, held, { signedOursOn: context.today });
  await endSigningReminder(context, id, 'signed');
  await noteStep(context, controllerId, id, `${context.actor.name} har skrivit under för oss`);
  await settleSigned(context, id);
  return undefined;
}

/** The id is new to the agreement, so a row that is there already is of another one. */
async function keepSignature(
  { tx }: Context,
  row: Parameters<typeof queries.insertSignature>[1],
): Promise<void> {
  if (!(await queries.insertSignature(tx, row))) throw new Conflict([]);
}

const emptyDecision = {
  matter: MATTER,
  title: DECISION,
  individual: false,
  decidedOn: null,
  delegateId: null,
  chairId: null,
  bodyId: null,
  paragraph: null,
  urgency: null,
  delegatedOn: false,
} as const;

/** From where the person came. */
const visitOf = ({ visit }: Context) => ({
  address: visit ? addressIn(visit.headers) : null,
  agent: visit?.headers.get('user-agent')?.slice(0, AGENT_LENGTH) ?? null,
});
const AGENT_LENGTH = 300;

function signingHinder(
  agreement: queries.AgreementRow,
  signed: readonly queries.SignatureRow[],
  side: 'ours' | 'theirs',
  packageSum: string | null,
): string | undefined {
  if (agreement.state !== 'signing') return 'Avtalet ligger inte för underskrift. Läs in sidan igen.';
  if (packageSum !== null && packageSum !== agreement.packageSha256)
    return 'Handlingarna har ändrats sedan sidan lästes in. Läs dem igen innan du skriver under.';
  if (signed.some((one) => one.package === agreement.packageVersion && one.side === side))
    return side === 'ours'
      ? 'Avtalet är redan undertecknat för oss.'
      : 'Avtalet är redan undertecknat för den andra parten.';
  return undefined;
}

/** A signature on paper or by an outside service, with the file that came back. */
export async function recordSignature(
  context: Context,
  id: string,
  signature: string,
  form: RecordedSignatureForm,
  { files, errors: refusedFiles }: CheckedFiles,
): Promise<FormErrors | undefined> {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  const { controllerId } = record;
  const signed = await queries.signaturesOf(context.tx, controllerId, id);
  if (signed.some((one) => one.id === signature)) return undefined;
  const hinder = signingHinder(agreement, signed, form.side, null);
  if (hinder) return { side: hinder };
  const [file] = files;
  if (refusedFiles.length > 0) return { fil: refusedFiles.join(' ') };
  if (!file) return { fil: 'Välj filen med underskriften.' };
  const authority = await authorityOf(context, held, form);
  if ('errors' in authority) return authority.errors;
  const stored = await storeFile(context, { id: fileId(signature, file), caseId: id, file });
  await keepSignature(context, {
    id: signature,
    controllerId,
    agreementId: id,
    package: agreement.packageVersion,
    side: form.side,
    way: form.way,
    name: form.name,
    title: form.title,
    place: form.place,
    signedOn: form.signedOn,
    ...authority,
    agent: form.way === 'service' ? form.service : null,
    packageSha256: agreement.packageSha256,
    fileId: stored,
  });
  await updateAgreement(
    context,
    held,
    form.side === 'ours' ? { signedOursOn: form.signedOn } : { signedTheirsOn: form.signedOn },
  );
  if (form.side === 'ours') await endSigningReminder(context, id, 'signed');
  const whom = form.side === 'ours' ? 'oss' : agreement.partyName;
  await noteStep(context, controllerId, id, `Underskrift av ${form.name} för ${whom} registrerad`);
  await settleSigned(context, id);
  return undefined;
}

/** The other party says its own; ours stands on a decision in the case. */
async function authorityOf(
  { tx }: Context,
  { record }: HeldAgreement,
  { side, authority, decisionId, signedOn }: RecordedSignatureForm,
): Promise<{ authority: string; decisionId: string | null } | { readonly errors: FormErrors }> {
  if (side === 'theirs')
    return authority
      ? { authority: outsideAuthorities[authority], decisionId: null }
      : { errors: { authority: 'Välj med vilken rätt de har skrivit under.' } };
  const decisions = await queries.signingDecisions(tx, record.controllerId, record.id);
  const decision = decisions.find((one) => one.id === decisionId);
  if (!decision)
    return {
      errors: {
        decisionId:
          decisions.length === 0
            ? 'Ingen får skriva under utan beslut. Registrera beslutet att teckna avtalet först.'
            : 'Välj beslutet som underskriften stöder sig på.',
      },
    };
  if (decision.decidedOn > signedOn)
    return { errors: { signedOn: 'Underskriften kan inte vara äldre än beslutet att teckna avtalet.' } };
  return { authority: `${decision.decidedBy}, ${decision.authority}`, decisionId: decision.id };
}

/** A decision to sign that is recorded without the signature; the errors say why somebody may not decide, and who may. */
export async function decideToSign(
  context: Context,
  id: string,
  decisionId: string,
  form: SigningDecisionForm,
): Promise<FormErrors | undefined> {
  const { record } = await heldAgreement(context, id);
  const decisions = await queries.signingDecisions(context.tx, record.controllerId, id);
  if (decisions.some((one) => one.id === decisionId)) return undefined;
  return decide(context, id, decisionId, {
    ...emptyDecision,
    ...form,
    replacesId: decisions.at(-1)?.id ?? null,
  });
}

/** Types that have no delegationsordning: whoever signs for them decides. */
const COMPANIES = controllerTypes.filter(({ authority }) => !authority).map(({ id }) => id);

/** Mails those who may decide and sign, once a day: the mark and a link. Who was asked. */
export async function askToSign(context: Context, id: string): Promise<readonly string[]> {
  const { record } = await signingAgreement(context, id);
  const { tx, today, origin } = context;
  const asked: { readonly personId: string; readonly name: string }[] = [];
  for (const { id: personId, name, email } of await queries.ownSigners(
    tx,
    record.controllerId,
    today,
    COMPANIES,
  )) {
    const outcome = await sendMail(tx, {
      to: email ?? '',
      subject: `Underskrift behövs i ärende ${printedMark(record)}`,
      text: mailText({
        lines: [
          `${record.controllerName} ber dig besluta om och skriva under ett avtal i ärende ${printedMark(record)}.`,
        ],
        link: `${origin}/avtal/${id}/underskrift`,
      }),
      key: `agreement-sign:${id}:${today}:${personId}`,
    });
    if (outcome === 'queued') asked.push({ personId, name });
  }
  const names = asked.map(({ name }) => name);
  if (names.length === 0) return names;
  await noteStep(context, record.controllerId, id, `Underskrift begärd av ${names.join(', ')}`);
  await remindOfSigning(
    context,
    record,
    asked.map(({ personId }) => personId),
  );
  return names;
}

/** Back to a draft: the links end, and what was signed on this version does not count. */
export async function reopenForChange(
  context: Context,
  id: string,
  reason: string | null,
): Promise<FormErrors | undefined> {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  if (agreement.state === 'draft') return undefined;
  const step = agreementTransition(agreement.state, 'reopen');
  if (!step) throw new Forbidden('Avtalet är klart och ändras inte. En ny instruktion får en ny version.');
  if (step.needs.includes('reason') && !reason) return { reason: 'Skriv varför avtalet öppnas för ändring.' };
  const { controllerId } = record;
  await queries.withdrawInvitations(context.tx, controllerId, { agreementId: id });
  await endSigningReminder(context, id, 'withdrawn');
  if (agreement.state === 'signing') await queries.setFirstInstruction(context.tx, controllerId, id, 'draft');
  await updateAgreement(context, held, {
    state: step.next,
    packageSha256: null,
    preparedAt: null,
    signedOursOn: null,
    signedTheirsOn: null,
  });
  await noteStep(context, controllerId, id, `Avtalet öppnades för ändring${reason ? `: ${reason}` : ''}`);
  return undefined;
}
