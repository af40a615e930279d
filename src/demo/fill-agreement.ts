/** Fills in the demo's agreements, through the same actions as the pages. */
import { agreementRequirements } from '../knowledge/agreement-requirements.ts';
import { jointDuties } from '../knowledge/controllers.ts';
import { accessKinds } from '../knowledge/instruction-form.ts';
import * as actions from '../modules/agreements/actions/index.ts';
import { type ContactKind, contactKinds } from '../modules/agreements/rules/index.ts';
import { addDays } from '../platform/plain-date.ts';
import type { Context } from '../platform/route.ts';
import type { AgreementSpec, ContactSpec, ContentSpec, SubProcessorSpec } from './agreements/index.ts';
import { controllers } from './organisations.ts';
import { suppliers } from './systems.ts';
import { accepted } from './write-cases.ts';

export const partyName = ({ party }: AgreementSpec): string => {
  if ('supplier' in party) return suppliers[party.supplier].name;
  return 'controller' in party ? controllers[party.controller].name : party.name;
};

/** What the agreement says when it is drawn up, or is known of one that was signed before. */
export async function fillAgreement(context: Context, id: string, spec: AgreementSpec): Promise<void> {
  if (spec.contact) await fillContacts(context, id, spec.contact);
  if (spec.content) await fillTerms(context, id, spec.content);
  if (spec.guarantees) await assess(context, id, spec.guarantees);
  if (spec.reglemente) await fillReglemente(context, id, spec.reglemente);
  if (spec.joint) await fillJoint(context, id, spec.joint, partyName(spec));
  if (spec.instruction) await fillInstruction(context, id, spec);
  if (spec.subProcessors) await fillSubProcessors(context, id, spec.subProcessors);
  for (const transfer of spec.transfers ?? []) await fillTransfer(context, id, transfer);
  if (spec.lacking) await readAgainst(context, id, spec.lacking);
}

/** Whom the other party is reached through; ours stay as they came from the roles. */
async function fillContacts(
  context: Context,
  id: string,
  { address, email, phone }: ContactSpec,
): Promise<void> {
  const { parts, agreement } = await actions.partChoices(context, id);
  const { partyName, partyNumber, partyCountry, version } = agreement;
  const ours = parts.contacts.filter(({ side }) => side === 'ours');
  await actions.saveParties(context, id, {
    ...{ version, partyName, partyNumber, partyCountry },
    partyAddress: address ?? null,
    ownAddress: null,
    contacts: [
      ...ours.map((one) => ({
        ...{ name: one.name, email: one.email, phone: one.phone, availability: one.availability },
        side: 'ours' as const,
        kind: one.kind as ContactKind,
      })),
      ...contactKinds.map((kind) => ({
        ...{ kind, side: 'theirs' as const, name: 'Kundansvarig', email, phone },
        availability: kind === 'incidents' ? 'dygnet runt' : null,
      })),
    ],
  });
}

async function fillTerms(
  context: Context,
  id: string,
  { access, services, main, secrecyReason }: ContentSpec,
): Promise<void> {
  const version = async () => (await actions.readableAgreement(context, id)).agreement.version;
  accepted(
    await actions.saveTerms(context, id, {
      version: await version(),
      access: accessKinds.map((one) => one.id).filter((one) => access.includes(one)),
      services: services ?? null,
      hasMain: main ? 'yes' : 'no',
      mainTitle: main?.title ?? null,
      mainMark: main?.mark ?? null,
      noticeDays: 30,
    }),
    id,
  );
  await actions.saveSecrecy(context, id, {
    version: await version(),
    secretData: secrecyReason ? 'yes' : 'no',
    onlyTechnical: secrecyReason ? 'yes' : null,
    unsuitable: secrecyReason ? 'no' : null,
    secrecyDuty: secrecyReason ? 'act-2020-914' : null,
    secrecyReason: secrecyReason ?? null,
  });
}

const assess = (
  context: Context,
  id: string,
  { outcome, reason, conditions }: NonNullable<AgreementSpec['guarantees']>,
): Promise<void> =>
  actions.addAssessment(context, id, crypto.randomUUID(), {
    ...{ outcome, reason, conditions: conditions ?? null },
    assessedOn: context.today,
    assessedBy: context.actor.name,
    answers: { measures: reason, evidence: 'Leverantörens beskrivning och senaste granskning.' },
  });

async function fillReglemente(
  context: Context,
  id: string,
  { paragraph, decidedDaysBefore, text }: NonNullable<AgreementSpec['reglemente']>,
): Promise<void> {
  const { agreement } = await actions.readableAgreement(context, id);
  accepted(
    await actions.saveTerms(context, id, {
      version: agreement.version,
      reglementeParagraph: paragraph,
      reglementeDecidedOn: addDays(context.today, -decidedDaysBefore),
      reglementeText: text,
    }),
    paragraph,
  );
}

async function fillJoint(
  context: Context,
  id: string,
  { theirs, contact, essence }: NonNullable<AgreementSpec['joint']>,
  party: string,
): Promise<void> {
  const { agreement, record } = await actions.readableAgreement(context, id);
  const duties = jointDuties.map((duty) => [
    duty.id,
    theirs.includes(duty.id) ? party : record.controllerName,
  ]);
  await actions.saveArrangement(context, id, agreement.version, {
    duties: Object.fromEntries(duties),
    jointContactPoint: contact,
    jointEssence: essence,
  });
}

/** Filled in; where the agreement holds already, approved as what it was signed with. */
async function fillInstruction(context: Context, id: string, spec: AgreementSpec): Promise<void> {
  const at = { newId: crypto.randomUUID(), version: null };
  await actions.saveInstruction(context, id, at, { answers: spec.instruction ?? {}, changeText: undefined });
  const { agreement } = await actions.readableAgreement(context, id);
  if (agreement.inForceOn) await approveInstruction(context, id, agreement.inForceOn, spec.title);
}

export async function approveInstruction(
  context: Context,
  id: string,
  validFrom: string,
  title: string,
): Promise<void> {
  const { draft } = await actions.showInstruction(context, id);
  const form = { validFrom, approvedBy: context.actor.name };
  accepted(await actions.approveVersion(context, id, draft?.version ?? 1, form), title);
}

async function fillSubProcessors(
  context: Context,
  id: string,
  specs: readonly SubProcessorSpec[],
  parentId: string | null = null,
): Promise<void> {
  if (specs.length === 0 && parentId === null)
    return accepted(await actions.sayNoSubProcessors(context, id, true), id);
  for (const { below = [], number, places, ...spec } of specs) {
    const newId = crypto.randomUUID();
    const form = { ...spec, parentId, places: [...places], organisationNumber: number };
    const contract = { agreementForm: 'skr', dataKinds: 'Samma som i instruktionen' } as const;
    accepted(await actions.addSubProcessor(context, id, newId, { ...form, ...contract }), spec.name);
    await fillSubProcessors(context, id, below, newId);
  }
}

async function fillTransfer(
  context: Context,
  id: string,
  { checkedDaysAgo, approvedDaysAgo, ...form }: NonNullable<AgreementSpec['transfers']>[number],
): Promise<void> {
  const ago = (days: number | undefined) => (days === undefined ? null : addDays(context.today, -days));
  const days = { checkedOn: ago(checkedDaysAgo), approvedOn: ago(approvedDaysAgo) };
  accepted(await actions.addTransfer(context, id, crypto.randomUUID(), { ...form, ...days }), id);
}

/** A text on a form of its own, read through: every requirement is found but those that are lacking. */
const readAgainst = (context: Context, id: string, lacking: readonly string[]): Promise<void> =>
  actions.saveClauses(
    context,
    id,
    agreementRequirements.map(({ id: requirement }, position) => ({
      requirement,
      found: lacking.includes(requirement) ? ('no' as const) : ('yes' as const),
      place: lacking.includes(requirement)
        ? null
        : `punkt ${3 + Math.floor(position / 3)}.${1 + (position % 3)}`,
      note: null,
    })),
  );
