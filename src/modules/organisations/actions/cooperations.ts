/** Cooperations with a joint officer. The host makes one; others join with its code. */

import { randomInt } from 'node:crypto';
import { derivedId } from '../../../platform/derived-id.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import type { CooperationChanges, CooperationForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { differences, found } from './saved.ts';

export type { ListedCooperation, Member } from '../queries/index.ts';

/** Without letters and digits that are mistaken for each other: 31 to the power of 12 codes cannot be guessed. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345678';
function newCode(): string {
  const signs = Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

export async function listCooperations({ tx }: Context, entity: string) {
  return {
    entity: found(await queries.legalEntity(tx, entity)),
    cooperations: await queries.cooperationsOf(tx),
  };
}

export async function showCooperation({ tx }: Context, entity: string, id: string) {
  const cooperation = found(await queries.cooperationById(tx, id));
  const isHost = cooperation.legalEntityId === entity;
  return {
    cooperation,
    isHost,
    /** The latest membership of the entity: whoever left and joined again has an older one too. */
    member: cooperation.members.find(({ legalEntityId }) => legalEntityId === entity),
    /** Of whom the host chooses joint officers. */
    persons: isHost ? await queries.personsOf(tx, entity) : [],
  };
}
export type ShownCooperation = Awaited<ReturnType<typeof showCooperation>>;

export const addCooperation = ({ tx }: Context, entity: string, id: string, form: CooperationForm) =>
  queries.insertCooperation(tx, { id, legalEntityId: entity, code: newCode() }, form);

/** The cooperation, when the entity is its host. */
async function hosted(context: Context, entity: string, id: string) {
  const shown = await showCooperation(context, entity, id);
  if (!shown.isHost)
    throw new Forbidden('Bara värdkommunen kan ändra samverkan. Kontakta dess administratör.');
  return shown.cooperation;
}

export async function changeCooperation(
  context: Context,
  entity: string,
  id: string,
  version: number,
  form: CooperationChanges,
): Promise<void> {
  const saved = await hosted(context, entity, id);
  if (await queries.updateCooperation(context.tx, id, version, form)) return;
  throw new Conflict(
    differences<Partial<CooperationChanges>>(saved, form, { name: 'Namn', note: 'Anteckning' }),
  );
}

/** A new code: the old one opens nothing more. Members stay. */
export async function renewCode(context: Context, entity: string, id: string): Promise<void> {
  const saved = await hosted(context, entity, id);
  await queries.updateCooperation(context.tx, id, saved.version, { code: newCode() });
}

export async function joinCooperation(
  { tx, today }: Context,
  formId: string,
  code: string,
): Promise<{ readonly errors: FormErrors } | { readonly id: string }> {
  const id = await queries.joinCooperation(tx, derivedId(formId, 'member'), code, today);
  if (!id) return { errors: { code: 'Koden stämmer inte. Be värdkommunen om den kod som gäller i dag.' } };
  return { id };
}

export async function leaveCooperation(
  context: Context,
  entity: string,
  id: string,
  lastDay: string,
): Promise<FormErrors | undefined> {
  const { member } = await showCooperation(context, entity, id);
  if (!member) throw new NotFound();
  if (member.lastDay && member.lastDay < context.today)
    return { lastDay: `Ni lämnade samverkan ${longDate(member.lastDay)}.` };
  if (member.firstDay > context.today && lastDay < member.firstDay) {
    await queries.deleteComingMember(context.tx, member.id, context.today);
    return undefined;
  }
  if (lastDay < member.firstDay) return { lastDay: 'Sista dagen kan inte vara före den dag då ni gick med.' };
  await queries.leaveCooperation(context.tx, member.id, lastDay);
  return undefined;
}

export async function addOfficer(
  context: Context,
  entity: string,
  id: string,
  personId: string,
): Promise<FormErrors | undefined> {
  await hosted(context, entity, id);
  const person = await queries.personById(context.tx, personId);
  if (person?.legalEntityId !== entity) return { personId: 'Välj en person i den egna kommunen.' };
  await queries.insertOfficer(context.tx, {
    id: derivedId(id, personId),
    cooperationId: id,
    legalEntityId: entity,
    personId,
  });
  return undefined;
}

export async function removeOfficer(context: Context, entity: string, id: string, personId: string) {
  await hosted(context, entity, id);
  await queries.deleteOfficer(context.tx, id, personId);
}

export async function nameInOwnWords(
  context: Context,
  entity: string,
  id: string,
  labels: readonly (readonly [string, string | null])[],
): Promise<void> {
  const { labels: saved } = await hosted(context, entity, id);
  const changed = labels.filter(([key, label]) => (saved[key] ?? null) !== label);
  for (const [key, label] of changed)
    await queries.setLabel(context.tx, { cooperationId: id, legalEntityId: entity }, key, label);
}
