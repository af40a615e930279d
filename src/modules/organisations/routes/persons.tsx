/** Persons and their appointments: what the administrator does. */
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
import { personKindLabel, roleLabel } from '../pages/choices.ts';
import * as pages from '../pages/index.ts';
import { entityOf, INVALID, idOf, isFound, namedId, newId, typedIn, typedRow } from './input.ts';

async function newPerson(context: Context, input: Input): Promise<Reply> {
  const props = { actor: context.actor, entity: entityOf(input), id: crypto.randomUUID() };
  return page(() => <pages.PersonFormPage {...props} typed={{}} />);
}

async function addPerson(context: Context, input: Input): Promise<Reply> {
  const form = forms.readPerson(input.fields);
  const props = { actor: context.actor, entity: entityOf(input), id: newId(input) };
  const result = form.ok ? await actions.addPerson(context, props.id, props.entity, form.value) : form;
  if ('errors' in result) {
    return page(
      () => <pages.PersonFormPage {...props} typed={typedIn(input)} errors={result.errors} />,
      INVALID,
    );
  }
  const name = input.fields.get('name') ?? '';
  return page(() => <pages.FirstPasswordPage {...props} name={name} password={result.firstPassword} />);
}

const MESSAGES: Readonly<Record<string, string>> = {
  uppdrag: 'Uppdraget är sparat.',
  person: 'Personen är sparad.',
  anmalan: 'Anmälan är antecknad.',
};

async function showPerson(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.personForEditing(context, entityOf(input), idOf(input));
  const { actor, today } = context;
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const props = { actor, today, entity: entityOf(input), newId: crypto.randomUUID(), shown, message };
  return page(() => <pages.PersonPage {...props} chosen={[]} typed={{ firstDay: today }} />);
}

async function appoint(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.personForEditing(context, entityOf(input), idOf(input));
  const form = forms.readAppointment(input.fields);
  const failed = form.ok
    ? await actions.appoint(context, entityOf(input), idOf(input), newId(input), form.value)
    : form;
  if (failed) {
    const { actor, today } = context;
    const props = { actor, today, entity: entityOf(input), newId: newId(input), shown };
    const chosen = input.fields.getAll('controllerId');
    return page(
      () => <pages.PersonPage {...props} chosen={chosen} typed={typedIn(input)} errors={failed.errors} />,
      INVALID,
    );
  }
  return redirect(`${input.path}?klart=uppdrag`);
}

async function endAppointment(context: Context, input: Input): Promise<Reply> {
  const id = namedId(input.fields.get('uppdrag'));
  const asked = input.fields.get('nar') === 'i-dag' ? null : input.fields.get('slut');
  const form = forms.readLastDay(asked ?? context.today);
  const wrong = form.ok ? await actions.endAppointment(context, id, form.value.lastDay) : form.errors.lastDay;
  if (wrong) {
    const shown = await actions.personForEditing(context, entityOf(input), idOf(input));
    const { actor, today } = context;
    const props = { actor, today, entity: entityOf(input), newId: crypto.randomUUID(), shown };
    const typed = { firstDay: today, [`slut-${id}`]: asked };
    const errors = { [`slut-${id}`]: wrong };
    return page(() => <pages.PersonPage {...props} chosen={[]} typed={typed} errors={errors} />, INVALID);
  }
  return redirect(input.path.replace(/\/avsluta$/, '?klart=uppdrag'));
}

const ownPerson = (context: Context, input: Input) =>
  actions.ownPerson(context, entityOf(input), idOf(input));

async function editPerson(context: Context, input: Input): Promise<Reply> {
  const saved = await ownPerson(context, input);
  const props = { actor: context.actor, entity: entityOf(input), id: saved.id, saved };
  return page(() => <pages.PersonFormPage {...props} typed={typedRow(saved)} />);
}

async function changePerson(context: Context, input: Input): Promise<Reply> {
  const saved = await ownPerson(context, input);
  const form = forms.readPersonChanges(input.fields);
  if (!form.ok) {
    const props = { actor: context.actor, entity: entityOf(input), id: saved.id, saved };
    return page(
      () => <pages.PersonFormPage {...props} typed={typedIn(input)} errors={form.errors} />,
      INVALID,
    );
  }
  await actions.changePerson(context, entityOf(input), saved.id, form.value);
  return redirect(input.path.replace(/\/andra$/, '?klart=person'));
}

async function editNotification(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.officerAppointment(context, idOf(input));
  const props = { actor: context.actor, entity: entityOf(input), shown };
  return page(() => <pages.NotificationPage {...props} typed={typedRow(shown.appointment)} />);
}

async function noteNotification(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.officerAppointment(context, idOf(input));
  const form = forms.readNotification(input.fields);
  const failed = form.ok ? await actions.noteNotification(context, idOf(input), form.value) : form;
  if (failed) {
    const props = { actor: context.actor, entity: entityOf(input), shown };
    return page(
      () => <pages.NotificationPage {...props} typed={typedIn(input)} errors={failed.errors} />,
      INVALID,
    );
  }
  return redirect(`/organisation/${entityOf(input)}/personer/${shown.person.id}?klart=anmalan`);
}

async function exportPersons(context: Context, input: Input): Promise<Reply> {
  const { persons, appointments } = await actions.organisationOverview(context, entityOf(input));
  const shown = persons.filter(({ name, title, email }) => isFound(input, name, title, email));
  const header = [
    'Namn',
    'E-postadress',
    'Telefon',
    'Titel',
    'Är',
    'Sista arbetsdag',
    'Roll',
    'För',
    'Från',
    'Till',
  ];
  const rows = shown.flatMap((person) => {
    const first = [
      person.name,
      person.email,
      person.phone ?? '',
      person.title ?? '',
      personKindLabel(person.kind),
      person.lastDay ?? '',
    ];
    const held = appointments.filter(({ personId }) => personId === person.id);
    if (held.length === 0) return [[...first, '', '', '', '']];
    return held.map((one) => [
      ...first,
      roleLabel(one.role),
      one.controllerName,
      one.firstDay,
      one.lastDay ?? '',
    ]);
  });
  return file('personer.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Personer', rows: [header, ...rows] }]));
}

export const personRoutes: readonly Route[] = [
  get('/organisation/:entity/personer/export.xlsx', 'administer', exportPersons),
  get('/organisation/:entity/personer/ny', 'administer', newPerson),
  post('/organisation/:entity/personer/ny', 'administer', addPerson),
  get('/organisation/:entity/personer/:id', 'administer', showPerson),
  post('/organisation/:entity/personer/:id', 'administer', appoint),
  get('/organisation/:entity/personer/:id/andra', 'administer', editPerson),
  post('/organisation/:entity/personer/:id/andra', 'administer', changePerson),
  post('/organisation/:entity/personer/:id/avsluta', 'administer', endAppointment),
  get('/organisation/:entity/ombud/:id/anmalan', 'administer', editNotification),
  post('/organisation/:entity/ombud/:id/anmalan', 'administer', noteNotification),
];
