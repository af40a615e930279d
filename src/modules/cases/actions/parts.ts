/** Persons, handlers, links, notes and deadlines of a case. */
import { logEvent } from '../../../platform/audit.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { rolesFor } from '../../../platform/permissions.ts';
import { addHours } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { deadlinesOf, setDeadline, settleDeadline } from '../../deadlines/actions/index.ts';
import type { DeadlineForm, NoteForm, PersonForm, SettleForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { lawVersionOn } from '../rules/index.ts';
import { casePersons, heldCase, noteStep, restrict, workableCase } from './case.ts';

/** What lies sealed of a person. */
interface SealedPerson {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly identityNumber: string | null;
  readonly note: string | null;
}

export interface ShownPerson extends Partial<SealedPerson> {
  readonly id: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly protected: boolean;
  /** False: only that there is a person is shown; who it is opens with a reason. */
  readonly opened: boolean;
  /** Other cases of the controller with the same person; none until the person is opened. */
  readonly otherCases: readonly queries.OtherCaseRow[];
}

/** Those who look on open who the persons are case by case, with a reason that stands in the log. */
export const mustGiveReason = ({ actor }: Context, controllerId: string): boolean => {
  const readers: readonly string[] = rolesFor('case.read');
  const roles = actor.appointments
    .filter((held) => held.id === controllerId && readers.includes(held.role))
    .map((held) => held.role);
  return roles.every((role) => role === 'dso' || role === 'auditor');
};

export async function showPersons(
  context: Context,
  record: queries.ShownRecord,
  opened: boolean,
): Promise<ShownPerson[]> {
  const rows = await queries.personsOf(context.tx, record.controllerId, record.id);
  return rows.map(({ id, role, organisation, protected: isProtected, sealed, keyId, otherCases }) => ({
    id,
    role,
    organisation,
    protected: isProtected,
    opened,
    otherCases: opened ? otherCases : [],
    ...(opened && sealed && keyId
      ? (JSON.parse(context.sealing.openText({ sealed, keyId })) as SealedPerson)
      : {}),
  }));
}

/** Shows who the persons are to an officer or auditor who has said why. */
export async function openPersons(context: Context, record: queries.ShownRecord, reason: string) {
  await logEvent(context.tx, {
    action: 'read',
    table: 'case_person',
    row: record.id,
    controllerId: record.controllerId,
    detail: `Personerna i ärendet öppnades: ${reason}`,
  });
  return showPersons(context, record, true);
}

/** Adds the person once. With protected identity the case is closed to all but those who are named. */
export async function addPerson(
  context: Context,
  caseId: string,
  id: string,
  form: PersonForm,
): Promise<void> {
  const { tx } = context;
  const record = await workableCase(context, caseId);
  const { role, organisation, protected: isProtected, name, identityNumber } = form;
  const { email, phone, address, note } = form;
  const content: SealedPerson = { name, email, phone, address, identityNumber, note };
  const isNew = await queries.insertPerson(tx, {
    id,
    controllerId: record.controllerId,
    caseId,
    role,
    organisation,
    protected: isProtected,
    name: isProtected ? null : name || null,
    identityHash: identityNumber ? context.sealing.hash(identityNumber) : null,
    ...context.sealing.seal(JSON.stringify(content)),
  });
  if (!isNew || !isProtected || record.restricted) return;
  await restrict(context, record.controllerId, caseId);
  await queries.updateCase(tx, record.controllerId, caseId, null, {
    secrecy: record.secrecy ?? 'OSL 21:3',
    secrecyOn: record.secrecyOn ?? context.today,
  });
  await noteStep(context, record.controllerId, caseId, 'Begränsad åtkomst: skyddade personuppgifter');
}

export async function removePerson(
  context: Context,
  caseId: string,
  id: string,
): Promise<FormErrors | undefined> {
  const record = await workableCase(context, caseId);
  if (await queries.deletePerson(context.tx, record.controllerId, caseId, id)) return undefined;
  return { person: 'Personen står som avsändare eller mottagare på en handling och kan inte tas bort.' };
}

export async function addHandler(
  context: Context,
  caseId: string,
  personId: string,
): Promise<FormErrors | undefined> {
  const record = await heldCase(context, caseId);
  const persons = await casePersons(context, record.controllerId);
  if (!persons.some(({ id }) => id === personId)) return { personId: 'Välj en person ur listan.' };
  await queries.insertHandler(context.tx, { controllerId: record.controllerId, caseId, personId });
  return undefined;
}

/** Nobody shuts the last one out: with narrower access somebody must remain who reads the case. */
export async function removeHandler(
  context: Context,
  caseId: string,
  personId: string,
): Promise<FormErrors | undefined> {
  const record = await heldCase(context, caseId);
  const handlers = await queries.handlersOf(context.tx, record.controllerId, caseId);
  const left = handlers.filter(({ id }) => id !== personId);
  if (record.restricted && left.length === 0 && !record.responsibleId)
    return { personId: 'Någon måste kunna läsa ärendet. Lägg till en annan handläggare först.' };
  await queries.deleteHandler(context.tx, { controllerId: record.controllerId, caseId, personId });
  return undefined;
}

const TARGETS = {
  processing: 'processingId',
  system: 'systemId',
  supplier: 'supplierId',
  case: 'otherCaseId',
} as const;

export async function addLink(
  context: Context,
  caseId: string,
  id: string,
  chosen: string,
): Promise<FormErrors | undefined> {
  const record = await workableCase(context, caseId);
  const targets = await queries.linkTargets(context.tx, record.controllerId, caseId);
  const target = targets.find((one) => `${one.target}:${one.id}` === chosen);
  if (!target) return { target: 'Välj något ur listan.' };
  await queries.insertLink(context.tx, {
    id,
    controllerId: record.controllerId,
    caseId,
    [TARGETS[target.target]]: target.id,
  });
  return undefined;
}

export async function removeLink(context: Context, caseId: string, id: string): Promise<void> {
  const record = await workableCase(context, caseId);
  if (!(await queries.deleteLink(context.tx, record.controllerId, caseId, id))) throw new NotFound();
}

/** Notes what happened, once. An identity number is asked about before it is written. */
export async function addNote(
  context: Context,
  caseId: string,
  id: string,
  form: NoteForm,
): Promise<FormErrors | undefined> {
  const record = await workableCase(context, caseId);
  if (!form.identityNumbersConfirmed && identityNumbersIn(form.text) > 0)
    return {
      text: 'Texten ser ut att innehålla ett personnummer. Skriv personen under Personer i stället, eller bekräfta att det ska stå här.',
      identityNumbers: 'ask',
    };
  const { kind, happenedOn, text } = form;
  const now = context.clock.now().toString();
  await queries.insertEvent(context.tx, {
    id,
    controllerId: record.controllerId,
    caseId,
    kind,
    text,
    happenedAt: happenedOn === context.today ? now : addHours(`${happenedOn}T00:00:00Z`, 11),
  });
  return undefined;
}

/** A deadline by hand, with its reason. */
export async function addDeadline(
  context: Context,
  caseId: string,
  id: string,
  form: DeadlineForm,
): Promise<FormErrors | undefined> {
  const record = await workableCase(context, caseId);
  if (form.personId) {
    const persons = await casePersons(context, record.controllerId);
    if (!persons.some((person) => person.id === form.personId))
      return { personId: 'Välj en person ur listan.' };
  }
  await setDeadline(context, {
    ...form,
    id,
    controllerId: record.controllerId,
    caseId,
    ruleId: null,
    facts: null,
    lawVersion: lawVersionOn(context.today),
  });
  return undefined;
}

export async function settle(
  context: Context,
  caseId: string,
  id: string,
  form: SettleForm,
): Promise<FormErrors | undefined> {
  const record = await workableCase(context, caseId);
  if (!(await deadlinesOf(context, record.id)).some((one) => one.id === id)) throw new NotFound();
  if (form.state === 'withdrawn' && !form.note) return { note: 'Skriv varför fristen tas bort.' };
  await settleDeadline(context, { id, state: form.state, on: form.on, note: form.note });
  return undefined;
}
