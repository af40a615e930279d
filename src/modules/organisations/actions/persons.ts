/** Persons and their roles. */

import { randomBytes } from 'node:crypto';
import { derivedId } from '../../../platform/derived-id.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import type { AppointmentForm, NotificationForm, PersonChanges, PersonForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { conflictsOfInterest } from '../rules/index.ts';
import { found } from './saved.ts';

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

/** The person with the roles held in the entity, and where the roles of an officer are in conflict. */
export async function personForEditing({ tx, today }: Context, entity: string, id: string) {
  const person = found(await queries.personById(tx, id));
  const appointments = await queries.appointmentsOf(tx, entity, id);
  const controllers = await queries.controllersOf(tx, entity);
  return {
    person,
    isOwn: person.legalEntityId === entity,
    appointments,
    controllers: controllers.filter(({ lastDay }) => !lastDay || lastDay >= today),
    conflicts: conflictsAmong(appointments, today),
  };
}

/** Per controller: why the officer's other roles there are a conflict of interest (art. 38.6). Warned of, not refused. */
function conflictsAmong(appointments: readonly queries.ListedAppointment[], today: string) {
  const held = appointments.filter(({ lastDay }) => !lastDay || lastDay >= today);
  return held
    .filter(({ role }) => role === 'dso')
    .map(({ controllerId, controllerName }) => ({
      controllerName,
      reasons: conflictsOfInterest(
        held.filter((other) => other.controllerId === controllerId).map(({ role }) => role),
      ),
    }))
    .filter(({ reasons }) => reasons.length > 0);
}

/** A person of the entity: one of another kommun is changed there. */
export async function ownPerson({ tx }: Context, entity: string, id: string) {
  const person = found(await queries.personById(tx, id));
  if (person.legalEntityId !== entity) throw new NotFound();
  return person;
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** A last working day ends the appointments that go on after it, and takes away those that would begin after it. */
export async function changePerson(context: Context, entity: string, id: string, form: PersonChanges) {
  const { tx, today } = context;
  await ownPerson(context, entity, id);
  if (form.lastDay && id === context.actor.personId) {
    throw new Forbidden('En administratör kan inte avsluta sina egna uppdrag. Be en annan administratör.');
  }
  await queries.updatePerson(tx, id, form);
  if (!form.lastDay) return;
  const held = await queries.appointmentsOf(tx, entity, id);
  for (const { id: appointment, firstDay, lastDay } of held) {
    if (lastDay && lastDay <= form.lastDay) continue;
    if (firstDay > form.lastDay && firstDay > today)
      await queries.deleteComingAppointment(tx, appointment, today);
    else await queries.endAppointment(tx, appointment, later(firstDay, form.lastDay));
  }
}

export async function appoint(
  { tx, actor, today }: Context,
  entity: string,
  personId: string,
  formId: string,
  form: AppointmentForm,
): Promise<{ readonly errors: FormErrors } | undefined> {
  if (personId === actor.personId) {
    throw new Forbidden('En administratör kan inte ge sig själv ett uppdrag. Be en annan administratör.');
  }
  const person = found(await queries.personById(tx, personId));
  if (person.legalEntityId !== entity && form.role !== 'dso') {
    const role = `${person.name} är anställd i ${person.employer ?? 'en annan kommun'} och kan här bara vara dataskyddsombud.`;
    return { errors: { role } };
  }
  const controllers = await queries.controllersOf(tx, entity);
  const chosen = form.controllerIds.map((id) => found(controllers.find((known) => known.id === id)));
  await queries.lockAppointments(tx, personId);
  const held = await queries.appointmentsOf(tx, entity, personId);
  const rows = chosen.map(({ id: controllerId }) => ({
    id: derivedId(formId, controllerId),
    controllerId,
    legalEntityId: entity,
    personId,
    role: form.role,
    firstDay: form.firstDay,
    lastDay: form.lastDay ?? null,
    notifiedOn: form.role === 'dso' ? (form.notifiedOn ?? null) : null,
    notifiedReference: form.role === 'dso' ? (form.notifiedReference ?? null) : null,
  }));
  const twice = held.find(
    (one) =>
      one.role === form.role &&
      (!one.lastDay || one.lastDay >= form.firstDay) &&
      one.firstDay <= (form.lastDay ?? '9999-12-31') &&
      rows.some((row) => row.controllerId === one.controllerId && row.id !== one.id),
  );
  if (twice) {
    return {
      errors: { controllerId: `${person.name} har redan uppdraget för ${twice.controllerName} de dagarna.` },
    };
  }
  if (form.notifiedOn && form.notifiedOn > today)
    return { errors: { notifiedOn: 'Dagen för anmälan kan inte vara i framtiden.' } };
  await queries.insertAppointments(tx, rows);
  return undefined;
}

/** Ends the appointment on the day, which may be to come; the day after it reaches nothing. One to come is taken away. */
export async function endAppointment(
  { tx, actor, today }: Context,
  id: string,
  lastDay: string,
): Promise<string | undefined> {
  const held = found(await queries.appointmentById(tx, id));
  if (held.personId === actor.personId) {
    throw new Forbidden('En administratör kan inte ändra sitt eget uppdrag. Be en annan administratör.');
  }
  if (lastDay < held.firstDay && held.firstDay > today) {
    await queries.deleteComingAppointment(tx, id, today);
    return undefined;
  }
  if (held.lastDay && held.lastDay < today && lastDay > held.lastDay)
    return `Uppdraget upphörde ${longDate(held.lastDay)}. Ge ett nytt uppdrag om personen ska ha det igen.`;
  if (lastDay < held.firstDay)
    return `Sista dagen kan inte vara före första dagen, ${longDate(held.firstDay)}.`;
  await queries.endAppointment(tx, id, lastDay);
  return undefined;
}

/** The officer's appointment, to note when the authority was told. */
export async function officerAppointment({ tx }: Context, id: string) {
  const held = found(await queries.appointmentById(tx, id));
  if (held.role !== 'dso') throw new NotFound();
  return {
    appointment: held,
    person: found(await queries.personById(tx, held.personId)),
    controller: found(await queries.controllerById(tx, held.controllerId)),
  };
}

export async function noteNotification(
  context: Context,
  id: string,
  form: NotificationForm,
): Promise<{ readonly errors: FormErrors } | undefined> {
  const { appointment } = await officerAppointment(context, id);
  if (form.notifiedOn > context.today)
    return { errors: { notifiedOn: 'Dagen för anmälan kan inte vara i framtiden.' } };
  await queries.noteNotification(context.tx, appointment.id, form);
  return undefined;
}

const DELEGATE = 'decision-maker';

/** Who has which role today at the controllers within reach, a delegate also without an appointment, and what the cooperation calls the roles. */
export async function rolesHeld({ tx, actor, today }: Context, role?: string) {
  const appointed = await queries.rolesWithinReach(tx, today, role);
  // An administrator reads no delegationsordning.
  const asksDelegates = actor.as === 'staff' && (role === undefined || role === DELEGATE);
  const standing = asksDelegates ? await queries.delegatesWithinReach(tx, today) : [];
  const isAppointed = (one: (typeof standing)[number]) =>
    appointed.some(
      (held) =>
        held.role === DELEGATE && held.email === one.email && held.controllerName === one.controllerName,
    );
  return {
    holders: [...appointed, ...standing.filter((one) => !isAppointed(one))],
    labels: await queries.labelsWithinReach(tx),
  };
}
export type RolesHeld = Awaited<ReturnType<typeof rolesHeld>>;
