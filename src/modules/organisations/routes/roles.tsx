import { type RoleFact, roleFact, roles } from '../../../knowledge/roles.ts';
import { NotFound } from '../../../platform/errors.ts';
import { allows } from '../../../platform/permissions.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { taskLinks } from '../pages/role-links.ts';
import { isFound } from './input.ts';

async function chosenRoles(context: Context, input: Input) {
  const held = await actions.rolesHeld(context);
  const isAsked = ({ id, label, does, synonyms }: RoleFact) =>
    isFound(input, label, does, held.labels[id], ...synonyms);
  return { held, roles: roles.filter(isAsked) };
}

async function listRoles(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const props = { actor, today, query: input.query, ...(await chosenRoles(context, input)) };
  return page(() => <pages.RolesPage {...props} />);
}

async function exportRoles(context: Context, input: Input): Promise<Reply> {
  const { held, roles: chosen } = await chosenRoles(context, input);
  const header = ['Roll', 'Andra ord', 'Gör', 'Person', 'För', 'Organisation', 'E-post', 'Telefon'];
  const rows = chosen.flatMap((role) => {
    const first = [held.labels[role.id] ?? role.label, role.synonyms.join(', '), role.does];
    const holders = held.holders.filter((holder) => holder.role === role.id);
    if (holders.length === 0) return [[...first, '', '', '', '', '']];
    return holders.map((holder) => [
      ...first,
      holder.name,
      holder.controllerName,
      holder.legalEntityName ?? '',
      holder.email,
      holder.phone ?? '',
    ]);
  });
  return file('roller.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Roller', rows: [header, ...rows] }]));
}

async function showRole(context: Context, input: Input): Promise<Reply> {
  const role = roleFact(input.params.role ?? '');
  if (!role) throw new NotFound();
  const held = await actions.rolesHeld(context, role.id);
  const { actor } = context;
  const open = taskLinks.filter(({ permission }) => allows(actor, permission)).map(({ href }) => href);
  return page(() => <pages.RolePage actor={actor} role={role} held={held} open={open} />);
}

export const roleRoutes: readonly Route[] = [
  get('/roller', 'signed-in', listRoles),
  get('/roller/export.xlsx', 'signed-in', exportRoles),
  get('/roller/:role', 'signed-in', showRole),
];
