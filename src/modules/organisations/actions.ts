/** Organisations, persons and their roles, systems and suppliers. */
import { randomBytes } from 'node:crypto';
import { Conflict, type ConflictingChange, Forbidden, NotFound } from '../../platform/errors.ts';
import type { FormErrors } from '../../platform/form.ts';
import type { Context } from '../../platform/route.ts';
import type {
  AppointmentForm,
  CompanyForm,
  ControllerForm,
  PersonForm,
  SupplierForm,
  SystemForm,
} from './forms.ts';
import * as queries from './queries.ts';

export type { Controller } from './queries.ts';

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new NotFound();
  return row;
};

/** All that the administrator of one legal entity sees: no register, no case. */
export async function organisationOverview(context: Context, entity: string) {
  const { tx } = context;
  return {
    entity: found(await queries.legalEntity(tx, entity)),
    controllers: await queries.controllersOf(tx, entity),
    persons: await queries.personsOf(tx, entity),
    appointments: await queries.appointmentsOf(tx, entity),
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

export const addController = (
  { tx }: Context,
  id: string,
  entity: string,
  form: ControllerForm,
): Promise<void> => queries.insertController(tx, id, entity, form);

export async function changeController(context: Context, id: string, version: number, form: ControllerForm) {
  const saved = found(await queries.controllerById(context.tx, id));
  if (await queries.updateController(context.tx, id, version, form)) return;
  throw new Conflict(differences(saved, form, CONTROLLER_LABELS));
}

const CONTROLLER_LABELS = {
  name: 'Namn',
  address: 'Adress',
  contact: 'Kontakt',
  organisationNumber: 'Organisationsnummer',
};
const SYSTEM_LABELS = { name: 'Namn', description: 'Beskrivning', country: 'Land' };

function differences<Form extends object>(
  saved: Partial<Record<keyof Form, unknown>>,
  typed: Form,
  labels: Partial<Record<keyof Form, string>>,
): ConflictingChange[] {
  return (Object.keys(labels) as (keyof Form)[])
    .filter((key) => (saved[key] ?? '') !== (typed[key] ?? ''))
    .map((key) => ({
      label: labels[key] ?? '',
      saved: String(saved[key] ?? ''),
      typed: String(typed[key] ?? ''),
    }));
}

export const addCompany = ({ tx }: Context, id: string, parent: string, form: CompanyForm): Promise<void> =>
  queries.insertCompany(tx, id, parent, form);

/** Makes the person with an account; the first password is shown once, to be handed over. */
export async function addPerson(
  { tx, accounts }: Context,
  id: string,
  entity: string,
  form: PersonForm,
): Promise<{ readonly errors: FormErrors } | { readonly firstPassword: string }> {
  if (await queries.personById(tx, id)) return { errors: { email: 'Personen är redan tillagd.' } };
  const existing = await queries.personByEmail(tx, entity, form.email);
  if (existing) {
    return { errors: { email: 'Det finns redan en person med den e-postadressen i organisationen.' } };
  }
  await queries.insertPerson(tx, id, entity, form);
  const firstPassword = randomBytes(12).toString('base64url');
  const account = await accounts.create(form.email, form.name, firstPassword).catch(() => undefined);
  if (!account) return { errors: { email: 'E-postadressen har redan ett konto. Använd en annan adress.' } };
  await queries.giveAccount(tx, id, account);
  return { firstPassword };
}

export async function personForEditing({ tx }: Context, entity: string, id: string) {
  return {
    person: found(await queries.personById(tx, id)),
    appointments: await queries.appointmentsOf(tx, entity, id),
    controllers: await queries.controllersOf(tx, entity),
  };
}

export async function appoint(
  { tx, actor }: Context,
  entity: string,
  personId: string,
  id: string,
  form: AppointmentForm,
) {
  if (personId === actor.personId) {
    throw new Forbidden('En administratör kan inte ge sig själv ett uppdrag. Be en annan administratör.');
  }
  if (form.lastDay && form.lastDay < form.firstDay) {
    return { errors: { lastDay: 'Sista dagen kan inte vara före första dagen.' } };
  }
  found(await queries.personById(tx, personId));
  found(await queries.controllerById(tx, form.controllerId));
  await queries.insertAppointment(tx, { ...form, id, personId, legalEntityId: entity });
  return undefined;
}

/** Ends the appointment today, or before it has begun: tomorrow it reaches nothing. */
export async function endAppointment({ tx, today, actor }: Context, id: string): Promise<void> {
  const held = found(await queries.appointmentById(tx, id));
  if (held.personId === actor.personId) {
    throw new Forbidden('En administratör kan inte ändra sitt eget uppdrag. Be en annan administratör.');
  }
  await queries.endAppointment(tx, id, held.firstDay > today ? held.firstDay : today);
}

export const listSystems = ({ tx }: Context) => queries.systems(tx);
export const listSuppliers = ({ tx }: Context) => queries.suppliers(tx);

export async function showSystem({ tx }: Context, id: string) {
  return { system: found(await queries.systemById(tx, id)), uses: await queries.usesOfSystem(tx, id) };
}

export async function addSystem(
  { tx }: Context,
  id: string,
  form: SystemForm,
): Promise<FormErrors | undefined> {
  const existing = await queries.systemByName(tx, form.name);
  if (existing && existing.id !== id)
    return { name: 'Det finns redan ett system med det namnet i kommunen.' };
  await queries.insertSystem(tx, id, form);
  return undefined;
}

export async function changeSystem({ tx, actor }: Context, id: string, version: number, form: SystemForm) {
  const saved = found(await queries.systemById(tx, id));
  if (saved.ownerControllerId !== actor.controller?.id) {
    throw new Forbidden('Bara den nämnd som äger systemet kan ändra det. Kontakta nämndens samordnare.');
  }
  if (!(await queries.updateSystem(tx, id, version, form)))
    throw new Conflict(differences(saved, form, SYSTEM_LABELS));
}

export async function addSupplier(
  { tx }: Context,
  id: string,
  form: SupplierForm,
): Promise<FormErrors | undefined> {
  const existing = form.organisationNumber && (await queries.supplierByNumber(tx, form.organisationNumber));
  if (existing && existing.id !== id) return { organisationNumber: `Numret finns redan: ${existing.name}.` };
  await queries.insertSupplier(tx, id, form);
  return undefined;
}
