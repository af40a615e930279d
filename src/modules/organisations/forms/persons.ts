import { z } from 'zod';
import { roles } from '../../../knowledge/roles.ts';
import { checkValues, type FormResult, readForm } from '../../../platform/form.ts';
import * as fields from './fields.ts';

const KIND = 'Välj om personen är anställd, förtroendevald eller konsult.';
const EMAIL = 'Skriv en e-postadress, till exempel namn@almby.example.';

const personForm = z.object({
  name: fields.name('personens namn'),
  email: z.string(EMAIL).trim().toLowerCase().pipe(z.email(EMAIL)),
  title: fields.optionalText.optional(),
  phone: fields.optionalText.optional(),
  kind: z.enum(['employee', 'elected', 'consultant'], KIND),
});

/** The address is the person's sign-in, and is not changed here. */
const personChanges = personForm
  .omit({ email: true })
  .extend({ lastDay: fields.optionalDay.optional() })
  .partial();

const CHOOSE = 'Välj minst en nämnd eller ett bolag.';
const appointmentForm = z
  .object({
    controllerIds: z.array(z.uuid(CHOOSE), CHOOSE).min(1, CHOOSE),
    role: z.enum(roles.map(({ id }) => id) as [string, ...string[]], 'Välj roll.'),
    firstDay: fields.day,
    lastDay: fields.optionalDay.optional(),
    notifiedOn: fields.optionalDay.optional(),
    notifiedReference: fields.optionalText.optional(),
  })
  .refine(fields.daysInOrder.test, fields.daysInOrder.say)
  .refine(({ role, lastDay }) => role !== 'auditor' || lastDay, {
    path: ['lastDay'],
    message: 'En revisor läser under en bestämd tid. Skriv sista dagen.',
  });

const lastDayForm = z.object({ lastDay: fields.day });

const notificationForm = z.object({
  notifiedOn: fields.day,
  notifiedReference: fields.optionalText.optional(),
});

const TICK = 'Kryssa för minst en anmälan.';
const notificationsForm = notificationForm.extend({
  appointmentIds: z.array(z.uuid(TICK), TICK).min(1, TICK),
});

export type PersonForm = z.infer<typeof personForm>;
export type PersonChanges = z.infer<typeof personChanges>;
export type AppointmentForm = z.infer<typeof appointmentForm>;
export type NotificationForm = z.infer<typeof notificationForm>;
export type NotificationsForm = z.infer<typeof notificationsForm>;

export const readPerson = (typed: URLSearchParams): FormResult<PersonForm> => readForm(personForm, typed);
export const readPersonChanges = (typed: URLSearchParams): FormResult<PersonChanges> =>
  readForm(personChanges, typed);
export const readLastDay = (typed: string): FormResult<{ lastDay: string }> =>
  readForm(lastDayForm, new URLSearchParams({ lastDay: typed }));
export const readNotification = (typed: URLSearchParams): FormResult<NotificationForm> =>
  readForm(notificationForm, typed);

/** Several notifications of one day may be ticked. */
export function readNotifications(typed: URLSearchParams): FormResult<NotificationsForm> {
  const appointmentIds = [...new Set(typed.getAll('uppdrag').filter(Boolean))];
  const form = checkValues(notificationsForm, { ...Object.fromEntries(typed), appointmentIds });
  if (form.ok) return form;
  const errors = Object.entries(form.errors).map(([path, text]) => [
    path.startsWith('appointmentIds') ? 'uppdrag' : path,
    text,
  ]);
  return { ok: false, errors: Object.fromEntries(errors) };
}

/** Several controllers may be ticked. Errors are named by the field that the page shows. */
export function readAppointment(typed: URLSearchParams): FormResult<AppointmentForm> {
  const controllerIds = [...new Set(typed.getAll('controllerId').filter(Boolean))];
  const form = checkValues(appointmentForm, { ...Object.fromEntries(typed), controllerIds });
  if (form.ok) return form;
  const errors = Object.entries(form.errors).map(([path, text]) => [
    path.startsWith('controllerIds') ? 'controllerId' : path,
    text,
  ]);
  return { ok: false, errors: Object.fromEntries(errors) };
}
