/** Who signs an agreement for us, and what a signature is (E-009, E-064, E-078, B-009, B-010). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, mjolby, questionsAndAnswers, reason } from '../../../knowledge/sources.ts';
import { controllerType, controllerTypes, judgeDecision } from '../../organisations/rules/index.ts';
import { judgePower, type PowerOutcome, powerFacts } from './powers-of-attorney.ts';

const typeIds = controllerTypes.map((type) => type.id) as [string, ...string[]];

const signingFacts = z.strictObject({
  controllerType: z.enum(typeIds).describe('Typ av personuppgiftsansvarig: board, company …'),
  roles: z.array(z.string()).default([]).describe('Personens uppdrag hos den som skriver under'),
  employer: z
    .enum(['own', 'cooperating', 'company', 'other'])
    .default('own')
    .describe('Var personen är anställd: own, cooperating, company eller other'),
  isAdministrator: z.boolean().default(false).describe('Är personen administratör utan uppdrag?'),
  point: z
    .strictObject({
      number: z.string().min(1).describe('Punktens nummer'),
      function: z.string().min(1).describe('Den funktion som beslutar enligt punkten'),
      validOnDay: z.boolean().describe('Gäller punkten, och personens plats under den, den dagen?'),
    })
    .nullable()
    .default(null)
    .describe('Punkten om att teckna personuppgiftsbiträdesavtal som personen står under; null: ingen'),
  paragraph: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Paragraf i protokollet när nämnden själv har beslutat att teckna avtalet'),
  powerOfAttorney: powerFacts
    .nullable()
    .default(null)
    .describe('Fullmakten, när personen skriver under för en annan nämnd; null: för den egna'),
});
export type SigningFacts = z.infer<typeof signingFacts>;

export const signingOutcomes = {
  delegate: 'Får skriva under, på delegation',
  board: 'Får skriva under, efter nämndens beslut',
  company: 'Får skriva under, för bolaget',
  'power-of-attorney': 'Får skriva under, på fullmakt',
  refused: 'Får inte skriva under',
} as const;
export type SigningOutcome = keyof typeof signingOutcomes;

/** What the answer is made of: the person's own right to decide, and what may stand beside it. */
export interface SigningGround {
  readonly person: { readonly outcome: 'may' | 'refused'; readonly reasons: readonly Reason[] };
  readonly isCompany: boolean;
  /** An officer, an auditor and an administrator sign nothing, whoever has decided. */
  readonly isBarred: boolean;
  readonly paragraph: string | null;
  readonly power: Judgement<PowerOutcome> | null;
  /** Whose delegationsordning a person on a power of attorney stands in. */
  readonly grantee: string | null;
}

const ordinary = mjolby('3.12');

/** T-083: nobody signs without a delegation, a decision of the nämnd, the company's firma or a power of attorney that covers. */
export function answerSigning(ground: SigningGround, asked: RuleQuestion): Judgement<SigningOutcome> {
  const { person, power, paragraph, isCompany, isBarred, grantee } = ground;
  if (isBarred) return answer(asked, 'refused', person.reasons);
  if (power && power.outcome !== 'covers') return answer(asked, 'refused', power.reasons);
  if (power && person.outcome === 'may')
    return answer(asked, 'power-of-attorney', [...power.reasons, ...person.reasons]);
  if (power)
    return answer(asked, 'refused', [
      ...person.reasons,
      reason(
        `Välj någon som står under punkten om att teckna personuppgiftsbiträdesavtal i delegationsordningen hos ${grantee ?? 'den som har fullmakten'}.`,
        ordinary,
      ),
    ]);
  if (person.outcome === 'may') {
    const signs = reason(
      'Det är den personuppgiftsansvarige som ska teckna avtalet med biträdet.',
      questionsAndAnswers(2),
    );
    return answer(asked, isCompany ? 'company' : 'delegate', [...person.reasons, signs]);
  }
  if (paragraph)
    return answer(asked, 'board', [
      reason(`Nämnden har själv beslutat att teckna avtalet (${paragraph}).`, act('kommunallagen', '')),
    ]);
  return answer(asked, 'refused', [
    ...person.reasons,
    reason(
      isCompany
        ? 'Be firmatecknaren eller VD att skriva under.'
        : 'Be någon som står under punkten, lägg till punkten i delegationsordningen, låt nämnden besluta, eller skriv en fullmakt.',
      ordinary,
    ),
  ]);
}

export const isBarred = (roles: readonly string[], isAdministrator: boolean): boolean =>
  isAdministrator || roles.includes('dso') || roles.includes('auditor');

export function judgeSigning(facts: SigningFacts, asked: RuleQuestion): Judgement<SigningOutcome> {
  const { powerOfAttorney, paragraph, ...person } = facts;
  return answerSigning(
    {
      person: judgeDecision({ ...person, matter: 'agreement.sign' }, asked),
      isCompany: controllerType(facts.controllerType)?.authority === false,
      isBarred: isBarred(facts.roles, facts.isAdministrator),
      paragraph,
      power: powerOfAttorney && judgePower(powerOfAttorney, asked),
      grantee: powerOfAttorney?.grantee ?? null,
    },
    asked,
  );
}

const signingRule: Rule<SigningFacts, SigningOutcome> = {
  id: 'agreement.may-sign',
  description: 'Om en person får skriva under ett personuppgiftsbiträdesavtal för oss, och på vilken grund.',
  facts: signingFacts,
  outcomes: signingOutcomes,
  judge: judgeSigning,
};
export const signingRules: readonly Rule[] = [signingRule];

export const signatureWays = {
  link: 'Enkel elektronisk underskrift i Ansvar',
  service: 'I en tjänst för e-underskrift',
  paper: 'På papper',
  before: 'Tecknat tidigare',
} as const;
export type SignatureWay = keyof typeof signatureWays;

/** How whoever signs from outside has the right to. */
export const outsideAuthorities = {
  signatory: 'firmatecknare',
  power: 'fullmakt',
  delegation: 'delegation',
  position: 'ställning i organisationen (till exempel VD i löpande förvaltning)',
} as const;
export type OutsideAuthority = keyof typeof outsideAuthorities;

/** Days that a link can be answered, and that the receipt can be fetched after. */
/** What the case says when the documents could not be made, and the page until something else has happened. */
export const NOT_MADE = 'Handlingarna gick inte att göra: ';

export const INVITATION_DAYS = 30;
export const RECEIPT_DAYS = 90;

/** What the sum of the whole package is taken over: a line for each document, in their order. */
export const packageText = (
  documents: readonly { readonly kind: string; readonly sha256: string }[],
): string => documents.map(({ kind, sha256 }) => `${kind} ${sha256}\n`).join('');

/** How an invitation stands on a day. */
export type InvitationState = 'open' | 'opened' | 'signed' | 'refused' | 'withdrawn' | 'expired';
export const invitationStates = {
  open: 'Skickad',
  opened: 'Öppnad',
  signed: 'Undertecknad',
  refused: 'Avböjd',
  withdrawn: 'Återtagen',
  expired: 'Tiden gick ut',
} as const satisfies Record<InvitationState, string>;

export function invitationStateOn(
  invitation: {
    readonly answer: string | null;
    readonly withdrawnAt: Date | null;
    readonly openedAt: Date | null;
    readonly expiresOn: string;
  },
  today: string,
): InvitationState {
  if (invitation.withdrawnAt) return 'withdrawn';
  if (invitation.answer) return invitation.answer as 'signed' | 'refused';
  if (invitation.expiresOn < today) return 'expired';
  return invitation.openedAt ? 'opened' : 'open';
}
