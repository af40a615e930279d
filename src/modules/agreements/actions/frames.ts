/** One frame for many nämnder: what one of them has filled in, which the others make their own agreements from. */
import { createHash } from 'node:crypto';
import { INSTRUCTION_FORM_VERSION } from '../../../knowledge/instruction-form.ts';
import { derivedId } from '../../../platform/derived-id.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { noteStep } from '../../cases/actions/index.ts';
import * as queries from '../queries/index.ts';
import { frameRefusal, instructionOn, stateOn } from '../rules/index.ts';
import { type HeldAgreement, heldAgreement, updateAgreement } from './agreement.ts';

const VERSION = 'ram-2026-11';

/** Terms that every nämnd under the frame has alike. */
const TERMS = [
  'accessText',
  'hasMain',
  'mainTitle',
  'mainMark',
  'mainSignedOn',
  'services',
  'subPermission',
  'objectionDays',
  'noticeDays',
  'validUntil',
  'governingLaw',
] as const;

interface FrameContent {
  readonly terms: Partial<Record<(typeof TERMS)[number], string | number | null>> & {
    readonly access?: readonly string[];
    readonly mainOverrides?: readonly string[];
    readonly subPermission?: string | null;
  };
  readonly party: {
    readonly name: string;
    readonly number: string | null;
    readonly address: string | null;
    readonly country: string;
  };
  readonly theirContacts: readonly {
    readonly kind: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly availability: string | null;
  }[];
  readonly instruction: Readonly<Record<string, string>> | null;
  readonly subProcessors: readonly queries.CopiedSubProcessor[];
}

/** Others make agreements from it now. */
export const isShared = ({ frameId, frameWithdrawnAt }: queries.AgreementRow): boolean =>
  frameId !== null && frameWithdrawnAt === null;

/** Why it cannot be shared; undefined when it can. */
export function frameRefusalOf({ today }: Context, { record, agreement }: HeldAgreement): string | undefined {
  const { frameId } = agreement;
  const refusal = frameRefusal({
    ...agreement,
    state: stateOn(agreement, today),
    restricted: record.restricted,
  });
  if (refusal) return refusal;
  return frameId && frameId !== frameIdOf(record.id)
    ? 'Avtalet är gjort under en ram, som redan delas.'
    : undefined;
}

/**
 * Shares what the agreement says, frozen as it now is; what it is for, and about whom, each nämnd fills in itself. A frame
 * that was withdrawn opens again with what the agreement says now.
 */
export async function shareAsFrame(context: Context, id: string): Promise<void> {
  const held = await heldAgreement(context, id);
  const { record, agreement } = held;
  const refusal = frameRefusalOf(context, held);
  if (refusal) throw new Forbidden(refusal);
  if (isShared(agreement)) return;
  const frameId = frameIdOf(id);
  const parts = await queries.partsOf(context.tx, record.controllerId, id);
  const content: FrameContent = {
    terms: {
      ...Object.fromEntries(TERMS.map((name) => [name, agreement[name]])),
      access: agreement.access,
      mainOverrides: agreement.mainOverrides,
    },
    party: {
      name: agreement.partyName,
      number: agreement.partyNumber,
      address: agreement.partyAddress,
      country: agreement.partyCountry,
    },
    theirContacts: parts.contacts
      .filter(({ side }) => side === 'theirs')
      .map(({ kind, name, email, phone, availability }) => ({ kind, name, email, phone, availability })),
    instruction: sharedAnswers(parts.instructions, agreement, context.today),
    subProcessors: await queries.copiedSubProcessors(context.tx, record.controllerId, id),
  };
  const text = JSON.stringify(content);
  await queries.shareFrame(context.tx, {
    id: frameId,
    title: agreement.title,
    supplierId: agreement.supplierId,
    edition: agreement.edition,
    content: text,
    contentVersion: VERSION,
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  await updateAgreement(context, held, { frameId });
  await noteStep(context, record.controllerId, id, 'Avtalet delades som ram för kommunens andra nämnder');
}

/** What is done for whom, with which data, each nämnd writes itself; how the processor works is the same for all. */
const SHARED_FIELDS: readonly string[] = ['handling', 'security', 'logging', 'location', 'end', 'other'];

function sharedAnswers(
  versions: queries.AgreementParts['instructions'],
  { state }: queries.AgreementRow,
  today: string,
): Readonly<Record<string, string>> | null {
  const version = state === 'in-force' ? instructionOn(versions, today) : versions.at(-1);
  const kept = Object.entries(version?.answers ?? {}).filter(([field]) => SHARED_FIELDS.includes(field));
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

const frameIdOf = (agreementId: string): string => derivedId(agreementId, 'frame');

/** Nobody makes new agreements from one that no longer holds. */
export const withdrawFrameOf = ({ tx }: Pick<Context, 'tx'>, agreementId: string) =>
  queries.withdrawFrame(tx, frameIdOf(agreementId));

/** Frames that the own kommun's nämnder have shared, and which of them the own nämnd has an agreement under. */
export const listFrames = (context: Context) => {
  const { id, legalEntityId } = workedFor(context);
  return queries.framesOf(context.tx, legalEntityId, id);
};
export type ListedFrame = Awaited<ReturnType<typeof listFrames>>[number];

/** What a new agreement takes from the frame, and how the rest of it is filled in. */
export async function frameContent(context: Context, id: string) {
  const frame = await queries.frameById(context.tx, id);
  if (!frame || frame.legalEntityId !== workedFor(context).legalEntityId || frame.withdrawnAt)
    throw new NotFound();
  const content = frame.content as unknown as FrameContent;
  const { access = [], mainOverrides = [], ...terms } = content.terms;
  return {
    frame,
    party: content.party,
    terms: {
      ...(terms as Record<string, never>),
      subPermission: (content.terms.subPermission ?? 'general') as 'general' | 'special',
      access: [...access],
      mainOverrides: [...mainOverrides],
    },
    fill: (agreementId: string) => fillFrom(context, agreementId, content),
  };
}

async function fillFrom(context: Context, agreementId: string, content: FrameContent): Promise<void> {
  const { tx } = context;
  const controllerId = workedFor(context).id;
  const ours = (await queries.contactsOf(tx, controllerId, agreementId)).filter(
    ({ side }) => side === 'ours',
  );
  const row = () => ({ id: crypto.randomUUID(), controllerId, agreementId });
  await queries.replaceContacts(tx, controllerId, agreementId, [
    ...ours.map(({ legalEntityId: _, ...contact }) => contact),
    ...content.theirContacts.map((contact) => ({ ...row(), side: 'theirs', ...contact })),
  ]);
  if (content.instruction)
    await queries.insertInstructionDraft(tx, {
      ...row(),
      number: 1,
      formVersion: INSTRUCTION_FORM_VERSION,
      answers: JSON.stringify(content.instruction),
    });
  await queries.insertSubProcessors(tx, controllerId, agreementId, content.subProcessors);
}

export async function withdrawFrame(context: Context, id: string): Promise<void> {
  const frame = await queries.frameById(context.tx, id);
  if (!frame) throw new NotFound();
  if (frame.ownerControllerId !== workedFor(context).id)
    throw new Forbidden('Bara den nämnd som delade ramen kan dra in den.');
  await queries.withdrawFrame(context.tx, id);
}
