/** A new agreement: from an answer of the guide, from a frame or from the register. */

import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { countryName } from '../../../knowledge/countries.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import { Conflict } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { openCase, registerCase } from '../../cases/actions/index.ts';
import { guidanceById, linkGuidance } from '../../guide/actions.ts';
import { addSupplier } from '../../organisations/actions/index.ts';
import type { NewAgreementForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { heldAgreement } from './agreement.ts';
import { frameContent } from './frames.ts';

/** Whom and what a new agreement can be about. */
export async function newChoices(context: Context) {
  const { tx, today } = context;
  const { id, legalEntityId } = workedFor(context);
  return {
    suppliers: await queries.supplierChoices(tx, legalEntityId),
    controllers: (await queries.controllerChoices(tx, legalEntityId, today)).filter((one) => one.id !== id),
    processings: await queries.processingChoices(tx, id),
    systems: await queries.systemChoices(tx, legalEntityId, id),
  };
}
export type NewChoices = Awaited<ReturnType<typeof newChoices>>;

interface Party {
  readonly supplierId: string | null;
  readonly otherControllerId: string | null;
  readonly partyName: string;
  readonly partyNumber: string | null;
  readonly partyAddress: string | null;
  readonly partyCountry: string;
}

const same = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('sv') === other.trim().toLocaleLowerCase('sv');

/** The party that was written: a supplier or a nämnd that is known, or a new supplier. */
async function partyOf(
  context: Context,
  form: NewAgreementForm,
  { suppliers, controllers }: NewChoices,
): Promise<Party | { readonly errors: FormErrors }> {
  const controller = controllers.find(({ name }) => same(name, form.party));
  if (form.kind === 'reglemente' && !controller)
    return {
      errors: {
        party: 'Reglementet gäller mellan nämnder i samma kommun. Välj en nämnd ur listan.',
      },
    };
  if (form.kind === 'processor' && controller)
    return {
      errors: {
        what: `${controller.name} hör till samma kommun. Nämnder i en kommun kan inte sluta avtal med varandra: välj reglemente.`,
      },
    };
  if (controller)
    return {
      supplierId: null,
      otherControllerId: controller.id,
      partyName: controller.name,
      partyNumber: controller.organisationNumber,
      partyAddress: controller.address,
      partyCountry: 'SE',
    };
  if (same(form.party, workedFor(context).name))
    return {
      errors: { party: 'Ett biträde finns alltid utanför den egna organisationen. Skriv någon annan.' },
    };
  if (!countryName(form.partyCountry)) return { errors: { partyCountry: 'Välj land ur listan.' } };
  const known = suppliers.find(
    (one) =>
      (form.partyNumber && one.organisationNumber === form.partyNumber) ||
      (same(one.name, form.party) && (!form.partyNumber || !one.organisationNumber)),
  );
  if (known)
    return {
      supplierId: known.id,
      otherControllerId: null,
      partyName: known.name,
      partyNumber: known.organisationNumber ?? form.partyNumber,
      partyAddress: null,
      partyCountry: known.country,
    };
  return newParty(context, form);
}

async function newParty(
  context: Context,
  { party, partyNumber, partyCountry, kind, side }: NewAgreementForm,
): Promise<Party | { readonly errors: FormErrors }> {
  const own = { otherControllerId: null, partyName: party, partyNumber, partyAddress: null, partyCountry };
  // Whom we serve is no supplier of ours.
  if (kind === 'joint' || side === 'processor') return { ...own, supplierId: null };
  const supplierId = crypto.randomUUID();
  const supplier = { name: party, organisationNumber: partyNumber, country: partyCountry };
  const errors = await addSupplier(context, supplierId, supplier, false);
  if (!errors) return { ...own, supplierId };
  const [message = ''] = Object.values(errors);
  return { errors: { party: `${message.split('.')[0]}. Välj namnet ur listan, eller skriv numret.` } };
}

/** Systems that the supplier delivers to the processings that are covered. */
const systemsBehind = ({ systems }: NewChoices, processings: readonly string[], supplierId: string | null) =>
  systems
    .filter((one) => supplierId !== null && one.supplierId === supplierId)
    .filter(({ usedIn }) => usedIn.some((id) => processings.includes(id)))
    .map(({ id }) => id);

/** Opens the case, and the agreement in it; registered at once by whoever may. The same form sent twice makes one. */
export async function addAgreement(
  context: Context,
  id: string,
  form: NewAgreementForm,
): Promise<FormErrors | undefined> {
  const opened = await openAgreement(context, id, form, {});
  if ('errors' in opened) return opened.errors;
  if (opened.isNew) await registerNow(context, id);
  return undefined;
}

type Opened = { readonly errors: FormErrors } | { readonly isNew: boolean };

/** A draft in a case of its own; not new when the same form was sent before. */
export async function openAgreement(
  context: Context,
  id: string,
  form: NewAgreementForm,
  more: { readonly externalMark?: string | null; readonly openedOn?: string },
): Promise<Opened> {
  const { tx, actor, today } = context;
  const controller = workedFor(context);
  const choices = await newChoices(context);
  const party = await partyOf(context, form, choices);
  if ('errors' in party) return party;
  const frame = form.frameId ? await frameContent(context, form.frameId) : undefined;
  const guidance = form.guidanceId ? await guidanceById(context, form.guidanceId) : undefined;
  const earlier = party.supplierId
    ? await queries.lastAgreementWith(tx, controller.id, party.supplierId)
    : undefined;
  const isNew = await openCase(context, controller, {
    id,
    kind: 'processor-agreement',
    title: form.title,
    openedOn: more.openedOn ?? today,
    responsibleId: actor.personId,
    externalMark: more.externalMark ?? null,
  });
  if (!isNew) {
    await requireSentBefore(context, id, form, party);
    return { isNew };
  }
  await queries.insertAgreement(tx, {
    ...frame?.terms,
    ...party,
    partyAddress:
      party.partyAddress ?? (frame ? frameAddress(frame.party, party) : (earlier?.partyAddress ?? null)),
    id,
    controllerId: controller.id,
    title: form.title,
    kind: form.kind,
    side: form.side,
    edition: form.edition,
    frameId: form.frameId,
    ...(guidance && form.side === 'controller' && { access: reachedBy(guidance.answers) }),
    ...(form.kind === 'processor' && { subPermission: frame?.terms.subPermission ?? 'general' }),
  });
  const own = choices.processings.map((one) => one.id).filter((one) => form.processings.includes(one));
  await queries.replaceLinks(tx, controller.id, id, {
    processings: own,
    systems: systemsBehind(choices, own, party.supplierId),
  });
  await fillContacts(context, id, party, choices, earlier);
  if (frame) await frame.fill(id);
  if (guidance && form.guidanceId) await linkGuidance(context, form.guidanceId, id);
  return { isNew };
}

/** What the other party reaches, as the guide was answered. */
const reachedBy = (answers: Readonly<Record<string, unknown>>): string[] =>
  accessKinds.map(({ id }) => id).filter((kind) => [answers.access].flat().includes(kind));

/** The same form sent twice ends at the agreement that it made; any other must not write in what is there. */
async function requireSentBefore(
  context: Context,
  id: string,
  form: NewAgreementForm,
  { partyName }: Party,
): Promise<void> {
  const { agreement } = await heldAgreement(context, id);
  const { title, kind, side, edition } = agreement;
  const isSame =
    title === form.title &&
    kind === form.kind &&
    side === form.side &&
    edition === form.edition &&
    same(agreement.partyName, partyName);
  if (isSame) return;
  throw new Conflict(
    [
      { label: 'Vad avtalet gäller', saved: title, typed: form.title },
      { label: 'Den andra parten', saved: agreement.partyName, typed: partyName },
      { label: 'Avtal', saved: labelOf(edition), typed: labelOf(form.edition) },
    ].filter(({ saved, typed }) => saved !== typed),
  );
}

const labelOf = (edition: string): string => agreementEdition(edition)?.label ?? edition;

/** The address goes with the party that the frame is of, and with no other. */
const frameAddress = (
  framed: { readonly name: string; readonly address: string | null },
  { partyName }: Party,
): string | null => (same(framed.name, partyName) ? framed.address : null);

/** By whoever may. */
export const registerNow = async (context: Context, id: string): Promise<void> => {
  if (allows(context.actor, 'case.register')) await registerCase(context, workedFor(context), id);
};

/** Whom the parties are reached through, from the nämnd's roles and the kommun's card of the supplier. */
async function fillContacts(
  context: Context,
  id: string,
  party: Party,
  { suppliers, controllers }: NewChoices,
  earlier: Awaited<ReturnType<typeof queries.lastAgreementWith>>,
): Promise<void> {
  const { tx } = context;
  const { id: controllerId } = workedFor(context);
  const ours = await personsAt(context, controllerId);
  const other = controllers.find((one) => one.id === party.otherControllerId);
  const theirs = other && (await personsAt(context, other.id));
  const card = suppliers.find((one) => one.id === party.supplierId);
  const row = (
    side: string,
    kind: string,
    person: Contacted | undefined,
    availability: string | null = null,
  ) =>
    person?.name
      ? [
          {
            id: crypto.randomUUID(),
            controllerId,
            agreementId: id,
            side,
            kind,
            ...person,
            name: person.name,
            availability,
          },
        ]
      : [];
  const supplier = card?.contactName
    ? { name: card.contactName, email: card.contactEmail, phone: card.contactPhone }
    : undefined;
  const before = (kind: string) => earlier?.contacts.find((one) => one.kind === kind);
  await queries.replaceContacts(tx, controllerId, id, [
    ...row('ours', 'administration', ours.administration),
    ...row('ours', 'cooperation', ours.cooperation),
    ...row('ours', 'incidents', ours.incidents),
    ...row('theirs', 'administration', before('administration') ?? supplier ?? theirs?.administration),
    ...row('theirs', 'cooperation', before('cooperation') ?? theirs?.cooperation ?? mailbox(other)),
    ...row(
      'theirs',
      'incidents',
      before('incidents') ?? supplier ?? theirs?.incidents,
      before('incidents')?.availability ?? card?.incidentContact ?? null,
    ),
  ]);
}

/** Whom a nämnd is reached through: of another than the own, those that whoever acts may read. */
async function personsAt({ tx, today }: Context, controllerId: string) {
  const persons = await queries.ownContacts(tx, controllerId, today);
  const inRole = (...roles: readonly string[]) =>
    contacted(roles.flatMap((role) => persons.filter((one) => one.role === role)).at(0));
  return {
    administration: inRole('agreement-owner', 'coordinator'),
    cooperation: inRole('coordinator'),
    incidents: inRole('security-officer', 'coordinator'),
  };
}

/** What a nämnd's own page says of where it is reached about data protection: a mailbox or the name of a function. */
function mailbox(board: { readonly name: string; readonly contact: string | null } | undefined) {
  const contact = board?.contact?.trim();
  if (!board || !contact) return undefined;
  const email = /[^\s<>,;]+@[^\s<>,;]+/.exec(contact)?.[0] ?? null;
  return { name: email === contact ? board.name : contact, email, phone: null };
}

interface Contacted {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}
const contacted = (person: Contacted | undefined): Contacted | undefined =>
  person && { name: person.name, email: person.email, phone: person.phone };
