/** A case from draft to closed: opening, registration with a number, changes, closing. */

import type { ControllerRef } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { writeFor } from '../../../platform/database/connection.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows, controllersWhere, rolesFor } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { setDeadline } from '../../deadlines/actions/index.ts';
import { controllerPersons } from '../../organisations/actions/index.ts';
import type { CaseChanges, NewCaseForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  type CaseDeadline,
  type CaseKindId,
  caseKind,
  deadlineOfKind,
  lawVersionOn,
} from '../rules/index.ts';

export type { CaseFilter, ListedCase, ShownRecord } from '../queries/index.ts';

const LISTED = 500;

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new NotFound();
  return row;
};

/** A case of a controller where the actor reads cases: who keeps the register at another reads none of its cases. */
export async function readableCase({ tx, actor }: Context, id: string): Promise<queries.ShownRecord> {
  const record = found(await queries.caseById(tx, id));
  if (!controllersWhere(actor, 'case.read').includes(record.controllerId)) throw new NotFound();
  return record;
}

/** A case of the controller that is worked for: only such may be changed. */
export async function ownCase(context: Context, id: string): Promise<queries.ShownRecord> {
  const record = await readableCase(context, id);
  if (record.controllerId !== workedFor(context).id)
    throw new Forbidden(
      `Ärendet hör till ${record.controllerName}. Byt vem du arbetar för, längst upp på sidan.`,
    );
  return record;
}

/** The own case, held until the transaction ends and read as it then stands: two steps at once go one after the other. */
export async function heldCase(context: Context, id: string): Promise<queries.ShownRecord> {
  const { controllerId } = await ownCase(context, id);
  await queries.lockCase(context.tx, controllerId, id);
  return readableCase(context, id);
}

/** The same, of a case that is going on. */
export async function workableCase(context: Context, id: string): Promise<queries.ShownRecord> {
  const record = await heldCase(context, id);
  if (record.state === 'void') throw new Forbidden('Ärendet är makulerat och ändras inte.');
  if (record.state === 'closed')
    throw new Forbidden('Ärendet är avslutat. Öppna det igen för att ändra i det.');
  return record;
}

export async function listCases(context: Context, asked: Omit<queries.CaseFilter, 'readable'>) {
  const filter = { ...asked, readable: controllersWhere(context.actor, 'case.read') };
  const [rows, total] = [
    await queries.caseList(context.tx, filter, LISTED),
    await queries.caseCount(context.tx, filter),
  ];
  return { rows, total };
}

/** Whom a case can be given to: everybody at the controller who may handle cases. */
export async function casePersons(context: Context, controllerId = workedFor(context).id) {
  const persons = await controllerPersons(context, controllerId);
  const readers: readonly string[] = rolesFor('case.read');
  return persons.filter(({ roles }) => roles.some((role) => readers.includes(role) && role !== 'auditor'));
}

export interface OpenedCase {
  readonly id: string;
  readonly kind: CaseKindId;
  readonly title: string;
  /** `YYYY-MM-DD`: when what it began with came in. */
  readonly openedOn: string;
  readonly responsibleId?: string | null;
  readonly externalMark?: string | null;
  readonly secrecy?: string | null;
  readonly restricted?: boolean;
}

/** A draft of a case for the controller, with the deadline of its kind. False when the form was sent before. */
export async function openCase(
  context: Context,
  controller: ControllerRef,
  opened: OpenedCase,
): Promise<boolean> {
  const { tx, actor, today } = context;
  await writeFor(tx, controller);
  if (await queries.isShutTo(tx, opened.id)) throw new NotFound();
  const { restricted, ...row } = opened;
  const isNew = await queries.insertCase(tx, {
    ...row,
    controllerId: controller.id,
    diaryType: caseKind(opened.kind).diaryType,
    responsibleId: opened.responsibleId ?? null,
    externalMark: opened.externalMark ?? null,
    secrecy: opened.secrecy ?? null,
    secrecyOn: opened.secrecy ? today : null,
    createdBy: actor.personId,
  });
  if (!isNew) return false;
  if (restricted) await restrict(context, controller.id, opened.id);
  await keepDeadline(context, controller.id, opened.id, deadlineOfKind(opened));
  return true;
}

/** Closes the case to all but those who are named; whoever closes it is named first, and so not shut out. */
export async function restrict({ tx, actor }: Context, controllerId: string, caseId: string): Promise<void> {
  if (actor.personId) await queries.insertHandler(tx, { controllerId, caseId, personId: actor.personId });
  await queries.updateCase(tx, controllerId, caseId, null, { restricted: true });
}

/** Sets the deadline, or moves the one of the same rule. */
export async function keepDeadline(
  context: Context,
  controllerId: string,
  caseId: string,
  computed: CaseDeadline | undefined,
): Promise<void> {
  if (!computed) return;
  const { source, ...deadline } = computed;
  await setDeadline(context, {
    ...deadline,
    id: crypto.randomUUID(),
    controllerId,
    caseId,
    source: source.label,
    sourceArticle: source.gdpr ?? null,
    lawVersion: lawVersionOn(context.today),
  });
}

/**
 * Gives the case its number: call it last. The number is taken in the transaction's last statement, so that one that is
 * rolled back leaves no gap. Registered before, it keeps its mark.
 */
export async function registerCase(context: Context, controller: ControllerRef, id: string): Promise<string> {
  const { tx, actor, today } = context;
  await writeFor(tx, controller);
  const diary = await queries.diaryOf(tx, controller.id);
  found(await queries.lockCase(tx, controller.id, id));
  const given = await queries.giveNumber(tx, {
    id,
    controllerId: controller.id,
    series: diary?.kept === 'here' ? 'diary' : 'own',
    year: Number(today.slice(0, 4)),
    abbreviation: diary?.abbreviation ?? null,
    registeredBy: actor.personId,
  });
  return given ?? found(await queries.caseById(tx, id)).mark ?? '';
}

/** A new case by hand; registered at once when the person may and asks for it. */
export async function addCase(
  context: Context,
  id: string,
  form: NewCaseForm,
  registerNow: boolean,
): Promise<FormErrors | undefined> {
  const controller = workedFor(context);
  const wrong = await wrongPerson(context, form.responsibleId);
  if (wrong) return wrong;
  const { secrecyOther, secrecy, ...rest } = form;
  await openCase(context, controller, { ...rest, id, secrecy: secrecyOther ?? secrecy });
  if (registerNow && allows(context.actor, 'case.register')) await registerCase(context, controller, id);
  return undefined;
}

async function wrongPerson(
  context: Context,
  personId: string | null | undefined,
): Promise<FormErrors | undefined> {
  if (!personId) return undefined;
  const persons = await casePersons(context);
  if (persons.some(({ id }) => id === personId)) return undefined;
  return { responsibleId: 'Välj en person som handlägger ärenden hos nämnden.' };
}

export async function changeCase(
  context: Context,
  id: string,
  version: number,
  form: CaseChanges,
): Promise<FormErrors | undefined> {
  const { tx, actor, today } = context;
  const record = await heldCase(context, id);
  const obstacle = await changeObstacle(context, record, form);
  if (obstacle) return obstacle;
  if (form.responsibleId !== record.responsibleId) {
    const wrong = await wrongPerson(context, form.responsibleId);
    if (wrong) return wrong;
  }
  const { secrecyOther, secrecy: chosen, ...rest } = form;
  const secrecy = chosen === undefined ? undefined : (secrecyOther ?? chosen);
  if (form.restricted && actor.personId)
    await queries.insertHandler(tx, {
      controllerId: record.controllerId,
      caseId: id,
      personId: actor.personId,
    });
  const changes = {
    ...rest,
    ...(secrecy !== undefined && {
      secrecy,
      secrecyOn: secrecy === null ? null : (record.secrecyOn ?? today),
    }),
  };
  // Said before it is done: whoever shuts himself out could not say it after.
  await noteChanges(context, record, changes);
  if (!(await queries.updateCase(tx, record.controllerId, id, version, changes)))
    throw new Conflict(conflictsOf(record, form));
  if (form.openedOn && form.openedOn !== record.openedOn)
    await keepDeadline(
      context,
      record.controllerId,
      id,
      deadlineOfKind({ ...record, openedOn: form.openedOn }),
    );
  return undefined;
}

/** What a case that has ended, is restricted or has a protected person does not let be changed. */
async function changeObstacle(
  context: Context,
  record: queries.ShownRecord,
  form: CaseChanges,
): Promise<FormErrors | undefined> {
  const { tx } = context;
  const { controllerId, id } = record;
  if (record.state === 'void') throw new Forbidden('Ärendet är makulerat och ändras inte.');
  if (record.state === 'closed')
    for (const field of ['title', 'openedOn', 'responsibleId'] as const)
      if (form[field] !== undefined && form[field] !== record[field])
        return { [field]: 'Ärendet är avslutat. Öppna det igen för att ändra det här.' };
  if (form.restricted === false && record.restricted && (await hasProtected(context, controllerId, id)))
    return {
      restricted:
        'Ärendet har en person med skyddade personuppgifter. Då läser bara de som är namngivna ärendet.',
    };
  const lonely = (form.restricted ?? record.restricted) && form.responsibleId === null;
  if (lonely && form.restricted !== true && (await queries.handlersOf(tx, controllerId, id)).length === 0)
    return { responsibleId: 'Någon måste kunna läsa ärendet. Välj en handläggare.' };
  return undefined;
}

/** What the timeline tells of a change: who is responsible, the mark of secrecy, and who reads. */
async function noteChanges(
  context: Context,
  record: queries.ShownRecord,
  changes: Pick<CaseChanges, 'responsibleId' | 'secrecy' | 'restricted'>,
): Promise<void> {
  const { responsibleId, secrecy, restricted } = changes;
  const said: string[] = [];
  if (responsibleId !== undefined && responsibleId !== record.responsibleId) {
    const person = responsibleId ? await queries.personAddress(context.tx, responsibleId) : undefined;
    said.push(person ? `Handläggare: ${person.name}` : 'Ärendet har ingen handläggare');
  }
  if (secrecy !== undefined && secrecy !== record.secrecy)
    said.push(secrecy === null ? 'Sekretessmarkeringen borttagen' : `Sekretessmarkering: ${secrecy}`);
  if (restricted !== undefined && restricted !== record.restricted)
    said.push(restricted ? 'Begränsad åtkomst' : 'Åtkomsten är inte längre begränsad');
  for (const text of said) await noteStep(context, record.controllerId, record.id, text);
}

const hasProtected = async ({ tx }: Context, controllerId: string, id: string) =>
  (await queries.personsOf(tx, controllerId, id)).some((person) => person.protected);

const LABELS = {
  title: 'Rubrik',
  openedOn: 'Kom in',
  externalMark: 'Diarienummer',
  secrecy: 'Sekretess',
} as const;

const conflictsOf = (record: queries.ShownRecord, form: CaseChanges) =>
  (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((key) => form[key] !== undefined && (form[key] ?? '') !== (record[key] ?? ''))
    .map((key) => ({ label: LABELS[key], saved: String(record[key] ?? ''), typed: String(form[key] ?? '') }));

/** A step of the flow, as the timeline shows it. */
export async function noteStep(
  context: Pick<Context, 'tx'>,
  controllerId: string,
  caseId: string,
  text: string,
): Promise<void> {
  await queries.insertEvent(context.tx, {
    id: crypto.randomUUID(),
    controllerId,
    caseId,
    kind: 'step',
    text,
  });
}

/** A read of a case is an event in the controller's log. */
export const logRead = (context: Context, record: queries.ShownRecord, detail: string): Promise<void> =>
  logEvent(context.tx, {
    action: 'read',
    table: 'case_record',
    row: record.id,
    controllerId: record.controllerId,
    detail,
  });
