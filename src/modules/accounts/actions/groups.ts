/** Groups of a sign-in service that give appointments. */
import { NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { Context } from '../../../platform/route.ts';
import type { GroupForm } from '../forms.ts';
import * as queries from '../queries.ts';

export async function showGroups(context: Context, entity: string) {
  const { tx, today, visit } = context;
  const groups = await queries.groupsOf(tx, entity);
  const given = await queries.givenByGroups(tx, entity, today);
  return {
    providers: (visit?.providers ?? []).filter(({ groupsClaim }) => groupsClaim),
    controllers: await queries.controllersOf(tx, entity),
    groups: groups.map((group) => ({
      ...group,
      given:
        given.find(
          (row) =>
            row.provider === group.provider &&
            row.controllerId === group.controllerId &&
            row.role === group.role,
        )?.given ?? 0,
    })),
  };
}
export type ShownGroups = Awaited<ReturnType<typeof showGroups>>;

/** An appointment of an auditor has a last day, which a group cannot tell. */
export const ROLES_BY_HAND = ['auditor'];

export async function addGroup(
  context: Context,
  entity: string,
  form: GroupForm,
): Promise<FormErrors | undefined> {
  const { providers, controllers } = await showGroups(context, entity);
  if (!providers.some(({ key }) => key === form.tjanst)) return { tjanst: 'Välj inloggningstjänst.' };
  if (!controllers.some(({ id }) => id === form.namnd)) throw new NotFound();
  await queries.insertGroup(context.tx, entity, form);
  return undefined;
}

/** What the group gave ends with it, unless another group gives the same. */
export async function removeGroup(context: Context, entity: string, id: string): Promise<void> {
  const removed = await queries.deleteGroup(context.tx, entity, id);
  if (!removed) throw new NotFound();
  await queries.endGiven(context.tx, removed, context.today);
}
