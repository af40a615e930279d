/** The page where an agreement is signed: what hinders, what is signed, who has signed, and what can be done next. */
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { decisionChoices } from '../../cases/actions/index.ts';
import { decisionRight } from '../../organisations/actions/index.ts';
import { controllerType } from '../../organisations/rules/index.ts';
import * as queries from '../queries/index.ts';
import {
  answerSigning,
  invitationStateOn,
  isBarred,
  judgePower,
  judgeSigning,
  NOT_MADE,
  placeOf,
} from '../rules/index.ts';
import { type HeldAgreement, readableAgreement } from './agreement.ts';
import { coveringPowers, mayUsePower, powerFactsOf } from './covering-powers.ts';
import { readinessOf } from './show.ts';

const MATTER = 'agreement.sign';

/** Whether whoever acts may sign for us today, and under what. */
export async function signingRight(
  context: Context,
  { record }: Pick<HeldAgreement, 'record'>,
  decisions: readonly queries.SigningDecision[],
) {
  const { actor, tx, today } = context;
  const { controllerId } = record;
  const right = await decisionRight(context, MATTER, controllerId);
  const { type } = await queries.signingSender(tx, controllerId);
  const roles = actor.appointments.filter(({ id }) => id === controllerId).map(({ role }) => role);
  // What the nämnd has decided is carried out by its chair; anybody else has it signed on paper.
  const taken = roles.includes('chair') ? decisions.findLast(({ way }) => BODIES.includes(way)) : undefined;
  const judgement = answerSigning(
    {
      person: right,
      isCompany: controllerType(type)?.authority === false,
      isBarred: isBarred(roles, roles.length === 0 && actor.administers.length > 0),
      paragraph: taken?.authority ?? null,
      power: null,
      grantee: null,
    },
    { asOf: today },
  );
  const decision = judgement.outcome === 'board' ? taken : undefined;
  return {
    judgement,
    /** The decision that stands, when it is not taken together with the signature. */
    decision,
    authority: decision ? `${decision.decidedBy}, ${decision.authority}` : right.authority,
    others: right.others,
  };
}

/** The last thing that happened is that the documents could not be made. */
async function whyNotMade({ tx }: Context, { record }: HeldAgreement): Promise<string | null> {
  const last = await queries.lastStep(tx, record.controllerId, record.id);
  return last?.text.startsWith(NOT_MADE) ? last.text : null;
}

const BODIES: readonly string[] = ['board', 'committee', 'chair'];

/** What whoever has the page open can be shown of signing. */
export async function showSigning(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  const { tx, actor, today } = context;
  const { record, agreement } = held;
  const { controllerId } = record;
  const documents = await queries.packageDocuments(tx, controllerId, id);
  const decisions = await queries.signingDecisions(tx, controllerId, id);
  const own = controllerId === actor.controller?.id;
  const signatures = await queries.signaturesOf(tx, controllerId, id);
  const invitations = await queries.invitationsOf(tx, controllerId, id);
  const inPackage = <Row extends { readonly package: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.package === agreement.packageVersion);
  const right = await signingRight(context, held, decisions);
  const maySignNow = own && allows(actor, 'case.decide') && right.judgement.outcome !== 'refused';
  return {
    ...held,
    notMade: agreement.state === 'draft' ? await whyNotMade(context, held) : null,
    readiness: agreement.state === 'draft' ? await readinessOf(context, held) : null,
    documents: agreement.state === 'draft' || agreement.state === 'preparing' ? [] : inPackage(documents),
    /** What was signed on a package that was opened for change. */
    earlier: signatures.filter((one) => one.way !== 'before' && one.package < agreement.packageVersion),
    ours: inPackage(signatures).find(({ side }) => side === 'ours'),
    theirs: inPackage(signatures).find(({ side }) => side === 'theirs'),
    invitations: inPackage(invitations).map((one) => ({
      ...one,
      state: invitationStateOn(one, today),
    })),
    decisions,
    right,
    own,
    mayWrite: own && allows(actor, 'agreement.write'),
    mayDecide: own && allows(actor, 'case.decide'),
    maySignNow,
    ownPlace: placeOf(agreement.ownAddress ?? agreement.controllerAddress),
    ownTitle:
      maySignNow && actor.personId ? ((await queries.personNamed(tx, actor.personId))?.title ?? null) : null,
    mayUsePower: mayUsePower(agreement),
    powers: await coveringPowers(context, held),
    today,
  };
}
export type ShownSigning = Awaited<ReturnType<typeof showSigning>>;

/** The powers of attorney that the nämnd has given, each with what it says of this agreement. */
export async function powersFor(context: Context, { record, agreement }: HeldAgreement) {
  const { tx, today } = context;
  const given = await queries.powersGivenBy(tx, record.controllerId);
  return given.map((power) => ({
    power,
    judgement: judgePower(powerFactsOf(power, agreement, power.granteeName), { asOf: today }),
  }));
}

/** Those at the one who has been given the power of attorney, each with whether he or she may sign on it. */
export async function signersOnPower(
  context: Context,
  { agreement }: HeldAgreement,
  power: queries.PowerRow,
) {
  const persons = await queries.delegatesOfGrantee(context.tx, power.id, context.today);
  return persons.map((person) => ({
    person,
    judgement: judgeSigning(
      {
        controllerType: 'executive-board',
        roles: [...person.roles],
        employer: person.employer,
        isAdministrator: false,
        point: { number: person.number, function: person.function, validOnDay: true },
        paragraph: null,
        powerOfAttorney: powerFactsOf(power, agreement, power.granteeName),
      },
      { asOf: context.today },
    ),
  }));
}

/** What the form of a power of attorney chooses from; the first that covers when none is asked for. */
export async function showPowers(context: Context, id: string, asked: string | null) {
  const held = await readableAgreement(context, id);
  const powers = await powersFor(context, held);
  const covering = powers.filter(({ judgement }) => judgement.outcome === 'covers');
  const chosen = covering.find(({ power }) => power.id === asked) ?? covering[0];
  return {
    ...held,
    powers,
    chosen: chosen?.power,
    persons: chosen ? await signersOnPower(context, held, chosen.power) : [],
  };
}
export type ShownPowers = Awaited<ReturnType<typeof showPowers>>;

/** What the form of a decision needs. */
export async function showSigningDecision(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  const right = await decisionRight(context, MATTER, held.record.controllerId);
  return { ...held, right, choices: await decisionChoices(context, held.record) };
}
export type ShownSigningDecision = Awaited<ReturnType<typeof showSigningDecision>>;
