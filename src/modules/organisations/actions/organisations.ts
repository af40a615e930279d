/** Legal entities, their controllers, and what each controller must have in place. */
import { derivedId } from '../../../platform/derived-id.ts';
import { Conflict } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import type { CompanyForm, ControllerChanges, ControllerForm, NotificationsForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { judgeCoordinator, judgeOfficer } from '../rules/index.ts';
import { daysOutOfOrder, differences, found } from './saved.ts';

export type { Controller } from '../queries/index.ts';

/** All that the administrator of one legal entity sees: no register, no case. */
export async function organisationOverview({ tx }: Context, entity: string) {
  return {
    entity: found(await queries.legalEntity(tx, entity)),
    controllers: await queries.controllersOf(tx, entity),
    persons: await queries.personsOf(tx, entity),
    appointments: await queries.appointmentsOf(tx, entity),
    cooperations: await queries.cooperationsOf(tx),
  };
}
export type OrganisationOverview = Awaited<ReturnType<typeof organisationOverview>>;

export async function controllerForEditing({ tx }: Context, entity: string, id: string) {
  return {
    controller: found(await queries.controllerById(tx, id)),
    others: await queries.controllersOf(tx, entity),
  };
}

export const controllerChoices = ({ tx }: Context, entity: string) => queries.controllersOf(tx, entity);

/** Another of the same organisation decides for a nämnd that does not decide itself. */
async function wrongDeciding(
  { tx }: Context,
  id: string,
  entity: string,
  { dependsOnId }: ControllerChanges,
): Promise<FormErrors | undefined> {
  if (!dependsOnId) return undefined;
  const others = await queries.controllersOf(tx, entity);
  if (dependsOnId !== id && others.some((other) => other.id === dependsOnId)) return undefined;
  return { dependsOnId: 'Välj en annan nämnd i samma organisation.' };
}

export async function addController(
  context: Context,
  id: string,
  entity: string,
  form: ControllerForm,
): Promise<FormErrors | undefined> {
  const wrong = await wrongDeciding(context, id, entity, form);
  if (wrong) return wrong;
  await queries.insertController(context.tx, id, entity, form);
  return undefined;
}

export async function changeController(
  context: Context,
  id: string,
  version: number,
  form: ControllerChanges,
): Promise<FormErrors | undefined> {
  const saved = found(await queries.controllerById(context.tx, id));
  const wrong = daysOutOfOrder(saved, form) ?? (await wrongDeciding(context, id, saved.legalEntityId, form));
  if (wrong) return wrong;
  if (await queries.updateController(context.tx, id, version, form)) return undefined;
  throw new Conflict(differences<Partial<ControllerChanges>>(saved, form, CONTROLLER_LABELS));
}

const CONTROLLER_LABELS = {
  name: 'Namn',
  address: 'Adress',
  contact: 'Kontakt',
  organisationNumber: 'Organisationsnummer',
  participants: 'Deltagare',
  lastDay: 'Sista dagen',
};

/** A company is a legal entity and its own controller; both are made. */
export const addCompany = (
  { tx, today }: Context,
  id: string,
  parent: string,
  form: CompanyForm,
): Promise<void> =>
  queries.insertCompany(tx, { entity: id, controller: derivedId(id, 'controller') }, parent, form, today);

/** Officer and coordinator of every controller of the entity, judged as of today. */
export async function dutiesOf({ tx, today }: Context, entity: string) {
  const rows = await queries.dutyRowsOf(tx, entity, today);
  return {
    entity: found(await queries.legalEntity(tx, entity)),
    rows: rows.map((row) => ({
      ...row,
      officer: judgeOfficer(
        {
          controllerType: row.type,
          hasOfficer: row.officers.length > 0,
          notified: row.officers.some(({ notifiedOn }) => notifiedOn !== null),
        },
        { asOf: today },
      ),
      coordinator: judgeCoordinator(
        { controllerType: row.type, coordinators: row.coordinators.length },
        { asOf: today },
      ),
    })),
  };
}
export type DutyRow = Awaited<ReturnType<typeof dutiesOf>>['rows'][number];

/** Notes for several controllers at once that each has told the authority of its officer. */
export async function noteNotifications(
  context: Context,
  entity: string,
  { appointmentIds, ...form }: NotificationsForm,
): Promise<FormErrors | undefined> {
  if (form.notifiedOn > context.today) return { notifiedOn: 'Dagen för anmälan kan inte vara i framtiden.' };
  const { rows } = await dutiesOf(context, entity);
  const held = rows.flatMap(({ officers }) => officers);
  for (const id of appointmentIds) {
    const { appointmentId } = found(held.find((one) => one.appointmentId === id));
    await queries.noteNotification(context.tx, appointmentId, form);
  }
  return undefined;
}
