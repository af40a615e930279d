/** The agreement's page: everything of it, what is missing, and what can be done next. */
import type { SecrecyDuty } from '../../../knowledge/agreement-choices.ts';
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { jointDuties } from '../../../knowledge/controllers.ts';
import { instructionFields } from '../../../knowledge/instruction-form.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import { allows } from '../../../platform/permissions.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { readableCase } from '../../cases/actions/index.ts';
import * as queries from '../queries/index.ts';
import {
  type CompletenessFacts,
  instructionHoles,
  isContentOpen,
  type JudgedRequirement,
  judgeCompleteness,
  judgeReadiness,
  judgeRequirements,
  judgeSecrecy,
  stateOn,
  thirdCountriesOf,
  transferHinders,
} from '../rules/index.ts';
import { type HeldAgreement, readableAgreement } from './agreement.ts';
import { powersOfInera } from './covering-powers.ts';
import { frameRefusalOf, isShared } from './frames.ts';

/** What the register, the parts and the rules say of an agreement. */
export async function judgedAgreement(context: Context, held: HeldAgreement) {
  const { tx, today } = context;
  const { record, agreement } = held;
  const parts = await queries.partsOf(tx, record.controllerId, record.id);
  const edition = agreementEdition(agreement.edition);
  const facts = completenessFacts(agreement, parts);
  const asked = { asOf: today };
  const content = {
    completeness: judgeCompleteness(facts, asked),
    requirements: judgeRequirements(facts),
    secrecy: judgeSecrecy(
      {
        side: agreement.side === 'processor' ? 'processor' : 'controller',
        secretData: agreement.secretData as 'yes' | 'no' | null,
        onlyTechnical: agreement.onlyTechnical as 'yes' | 'no' | null,
        unsuitable: agreement.unsuitable as 'yes' | 'no' | null,
        secrecyDuty: agreement.secrecyDuty as SecrecyDuty | null,
        reason: agreement.secrecyReason,
      },
      asked,
    ),
    editionJudged: editionJudgement(context, agreement),
  };
  const readiness = judgeReadiness({
    kind: agreement.kind as 'processor',
    side: agreement.side,
    registered: record.state !== 'draft',
    body: hasBody(agreement),
    editionFixed: edition?.fixedBody ?? false,
    edition: content.editionJudged,
    contacts: parts.contacts,
    processings: parts.processings.length,
    party: { number: agreement.partyNumber, address: agreement.partyAddress },
    otherParties: parts.parties,
    own: { number: agreement.ownNumber, address: agreement.ownAddress ?? agreement.controllerAddress },
    pastTerm: agreement.validUntil && agreement.validUntil < today ? longDate(agreement.validUntil) : null,
    hasMain: agreement.hasMain,
    instructionHoles: holesOf(facts),
    instructionUnsaid: unsaidIn(parts, today),
    instructionBegun: parts.instructions.length > 0,
    hasInstruction: edition?.hasInstruction ?? true,
    text: textOf(content.requirements),
    secrecy: content.secrecy,
    guarantees: parts.assessments[0]?.outcome ?? null,
    transfers: transferHinders(await queries.transfersToJudge(tx, record.controllerId, record.id), today),
    subProcessors: facts.subProcessors,
    reglementeDecided: Boolean(agreement.reglementeParagraph && agreement.reglementeDecidedOn),
    duties: {
      lacking: jointDuties.filter(
        ({ id, required }) => required && !parts.duties.some(({ duty }) => duty === id),
      ).length,
      essence: Boolean(agreement.jointEssence?.trim()),
    },
  });
  return { ...held, parts, edition, ...content, readiness };
}

function completenessFacts(
  agreement: queries.AgreementRow,
  parts: queries.AgreementParts,
): CompletenessFacts {
  const answers = parts.instructions.at(-1)?.answers ?? {};
  return {
    edition: agreement.edition,
    instruction: instructionFields.map(({ id }) => id).filter((id) => answers[id]?.trim()),
    subProcessors: parts.subProcessors.some(({ endedOn }) => endedOn === null)
      ? 'listed'
      : agreement.noSubProcessors
        ? 'none'
        : 'unknown',
    subPermission: agreement.subPermission as 'general' | 'special' | null,
    found: parts.clauses.map(({ note: _, ...clause }) => clause) as CompletenessFacts['found'],
  };
}

/** What is filled in beside the text has hinders of its own. */
const textOf = (requirements: readonly JudgedRequirement[]) => {
  const required = requirements.filter(({ requirement }) => requirement.required);
  return {
    lacking: required
      .filter(
        ({ status, isRead, requirement }) =>
          (status === 'missing' || status === 'partly') && (isRead || requirement.part === 'body'),
      )
      .map(({ requirement }) => requirement.label),
    unread: required.filter(({ status }) => status === 'unread').length,
  };
};

const holesOf = ({ instruction }: CompletenessFacts): string[] =>
  instructionFields
    .filter(({ id, required }) => required && !instruction.includes(id))
    .map(({ number, label }) => `${number} ${label}`);

/** Countries outside EU/EEA that the agreement sends data to, and that the instruction does not name. */
const unsaidIn = (parts: queries.AgreementParts, today: string): readonly string[] => {
  const countries = thirdCountriesOf(parts.transfers, parts.subProcessors, today);
  return instructionHoles(parts.instructions.at(-1)?.answers ?? {}, countries)
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ text }) => text);
};

/** Null where there is no text to attach: a reglemente is its own. */
export function hasBody({ kind, bodyFileId, published }: queries.AgreementRow): boolean | null {
  if (kind !== 'processor') return null;
  return bodyFileId !== null || published !== null;
}

function editionJudgement({ today }: Context, agreement: queries.AgreementRow): Judgement<string> {
  const { edition, inForceOn } = agreement;
  const answer = askRule('agreement.edition', { edition, signedOn: inForceOn }, { asOf: today });
  if (!answer.ok) throw new Error(`agreement.edition: ${answer.errors[0]?.message ?? ''}`);
  return answer.judgement;
}

/** Undefined for a case of the kind that has no agreement in it. */
export async function findAgreement(context: Context, id: string): Promise<ShownAgreement | undefined> {
  const record = await readableCase(context, id);
  const agreement = await queries.agreementById(context.tx, id);
  return agreement && shownOf(context, { record, agreement });
}

export const showAgreement = async (context: Context, id: string) =>
  shownOf(context, await readableAgreement(context, id));

async function shownOf(context: Context, held: HeldAgreement) {
  const judged = await judgedAgreement(context, held);
  const own = held.record.controllerId === context.actor.controller?.id;
  const mayWrite = own && allows(context.actor, 'agreement.write');
  return {
    ...judged,
    state: stateOn(held.agreement, context.today),
    own,
    mayWrite,
    /** What it says may be written. */
    mayFill: mayWrite && isContentOpen(held.agreement),
    mayShare: mayWrite && !isShared(held.agreement) && frameRefusalOf(context, held) === undefined,
    today: context.today,
    maySign: own && allows(context.actor, 'case.decide'),
    powers: await powersOfInera(context, held),
  };
}
export type ShownAgreement = Awaited<ReturnType<typeof showAgreement>>;

/** What stands in the way of signing, for the page where it is signed. */
export const readinessOf = async (context: Context, held: HeldAgreement) =>
  (await judgedAgreement(context, held)).readiness;
