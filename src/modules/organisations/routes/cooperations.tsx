/** Cooperations with a joint officer: what the administrator does. */
import {
  type Context,
  file,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { entityOf, INVALID, idOf, namedId, newId, typedIn, versionOf } from './input.ts';

async function listCooperations(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.listCooperations(context, entityOf(input));
  return page(() => (
    <pages.CooperationsPage actor={actor} today={today} {...shown} newId={crypto.randomUUID()} typed={{}} />
  ));
}

async function again(
  context: Context,
  input: Input,
  errors: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.listCooperations(context, entityOf(input));
  const props = { actor, today, ...shown, newId: newId(input), typed: typedIn(input), errors };
  return page(() => <pages.CooperationsPage {...props} />, INVALID);
}

async function exportCooperations(context: Context, input: Input): Promise<Reply> {
  const { cooperations } = await actions.listCooperations(context, entityOf(input));
  const header = ['Samverkan', 'Värd', 'Medlem', 'Från', 'Till', 'Gemensamt ombud'];
  const rows = cooperations.flatMap(({ name, hostName, members, officers }) =>
    (members.length > 0 ? members : [{ name: '', firstDay: '', lastDay: '' }]).map((member) => [
      name,
      hostName,
      member.name,
      member.firstDay,
      member.lastDay ?? '',
      officers.map((officer) => officer.name).join(', '),
    ]),
  );
  return file('samverkan.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Samverkan', rows: [header, ...rows] }]));
}

const pageOf = (input: Input, id: string) => `/organisation/${entityOf(input)}/samverkan/${id}`;

async function addCooperation(context: Context, input: Input): Promise<Reply> {
  const form = forms.readCooperation(input.fields);
  if (!form.ok) return again(context, input, form.errors);
  const id = newId(input);
  await actions.addCooperation(context, entityOf(input), id, form.value);
  return redirect(`${pageOf(input, id)}?klart=startad`);
}

async function joinCooperation(context: Context, input: Input): Promise<Reply> {
  const form = forms.readCode(input.fields);
  const joined = form.ok ? await actions.joinCooperation(context, newId(input), form.value.code) : form;
  if ('errors' in joined) return again(context, input, joined.errors);
  return redirect(`${pageOf(input, joined.id)}?klart=medlem`);
}

const MESSAGES: Readonly<Record<string, string>> = {
  startad: 'Samverkan är startad. Välj det gemensamma ombudet och lämna koden till de andra.',
  medlem: 'Ni är med. Nu kan ni utse det gemensamma ombudet för era nämnder.',
  sparad: 'Samverkan är sparad.',
  kod: 'Koden är bytt.',
};

async function propsOf(context: Context, input: Input) {
  const { actor, today } = context;
  const shown = await actions.showCooperation(context, entityOf(input), idOf(input));
  return { actor, today, entity: entityOf(input), shown };
}

async function showCooperation(context: Context, input: Input): Promise<Reply> {
  const props = await propsOf(context, input);
  const message = MESSAGES[input.query.get('klart') ?? ''];
  return page(() => <pages.CooperationPage {...props} typed={{}} message={message} />);
}

async function shownAgain(
  context: Context,
  input: Input,
  errors: Readonly<Record<string, string>>,
): Promise<Reply> {
  const props = await propsOf(context, input);
  const typed = typedIn(input);
  return page(() => <pages.CooperationPage {...props} typed={typed} errors={errors} />, INVALID);
}

async function changeCooperation(context: Context, input: Input): Promise<Reply> {
  await propsOf(context, input);
  const form = forms.readCooperationChanges(input.fields);
  if (!form.ok) return shownAgain(context, input, form.errors);
  await actions.changeCooperation(context, entityOf(input), idOf(input), versionOf(input), form.value);
  return redirect(`${input.path}?klart=sparad`);
}

async function renewCode(context: Context, input: Input): Promise<Reply> {
  await actions.renewCode(context, entityOf(input), idOf(input));
  return redirect(`${pageOf(input, idOf(input))}?klart=kod`);
}

async function leaveCooperation(context: Context, input: Input): Promise<Reply> {
  await propsOf(context, input);
  const form = forms.readLeave(input.fields);
  const errors = form.ok
    ? await actions.leaveCooperation(context, entityOf(input), idOf(input), form.value.lastDay)
    : form.errors;
  if (errors) return shownAgain(context, input, errors);
  return redirect(`/organisation/${entityOf(input)}/samverkan`);
}

async function addOfficer(context: Context, input: Input): Promise<Reply> {
  await propsOf(context, input);
  const form = forms.readOfficer(input.fields);
  const errors = form.ok
    ? await actions.addOfficer(context, entityOf(input), idOf(input), form.value.personId)
    : form.errors;
  if (errors) return shownAgain(context, input, errors);
  return redirect(`${pageOf(input, idOf(input))}?klart=sparad`);
}

async function removeOfficer(context: Context, input: Input): Promise<Reply> {
  await actions.removeOfficer(context, entityOf(input), idOf(input), namedId(input.fields.get('personId')));
  return redirect(`${pageOf(input, idOf(input))}?klart=sparad`);
}

async function nameInOwnWords(context: Context, input: Input): Promise<Reply> {
  await propsOf(context, input);
  const form = forms.readLabels(input.fields);
  if (!form.ok) return shownAgain(context, input, form.errors);
  await actions.nameInOwnWords(context, entityOf(input), idOf(input), form.value);
  return redirect(`${pageOf(input, idOf(input))}?klart=sparad`);
}

export const cooperationRoutes: readonly Route[] = [
  get('/organisation/:entity/samverkan', 'administer', listCooperations),
  post('/organisation/:entity/samverkan', 'administer', addCooperation),
  get('/organisation/:entity/samverkan/export.xlsx', 'administer', exportCooperations),
  post('/organisation/:entity/samverkan/ga-med', 'administer', joinCooperation),
  get('/organisation/:entity/samverkan/:id', 'administer', showCooperation),
  post('/organisation/:entity/samverkan/:id', 'administer', changeCooperation),
  post('/organisation/:entity/samverkan/:id/kod', 'administer', renewCode),
  post('/organisation/:entity/samverkan/:id/lamna', 'administer', leaveCooperation),
  post('/organisation/:entity/samverkan/:id/ombud', 'administer', addOfficer),
  post('/organisation/:entity/samverkan/:id/ombud/ta-bort', 'administer', removeOfficer),
  post('/organisation/:entity/samverkan/:id/ord', 'administer', nameInOwnWords),
];
