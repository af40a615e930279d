/** Legal entities and controllers: what the administrator does. */
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
import type { Errors } from '../../../ui/field.tsx';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { coordinatorOutcomes, officerOutcomes } from '../rules/index.ts';
import { entityOf, INVALID, idOf, isFound, newId, typedIn, versionOf } from './input.ts';

async function listOrganisations({ actor }: Context): Promise<Reply> {
  const [only, ...others] = actor.administers;
  if (only && others.length === 0) return redirect(`/organisation/${only.id}`);
  return page(() => <pages.OrganisationListPage actor={actor} />);
}

const MESSAGES: Readonly<Record<string, string>> = {
  namnd: 'Nämnden är sparad.',
  anmalda: 'Anmälningarna är antecknade.',
};

async function showOrganisation(context: Context, input: Input): Promise<Reply> {
  const overview = await actions.organisationOverview(context, entityOf(input));
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const { query } = input;
  const { actor, today } = context;
  return page(() => <pages.OrganisationPage {...{ actor, overview, today, query, message }} />);
}

async function newController(context: Context, input: Input): Promise<Reply> {
  const others = await actions.controllerChoices(context, entityOf(input));
  const props = {
    actor: context.actor,
    entity: entityOf(input),
    id: crypto.randomUUID(),
    isNew: true,
    others,
  };
  return page(() => <pages.ControllerFormPage {...props} typed={{ firstDay: context.today }} />);
}

async function addController(context: Context, input: Input): Promise<Reply> {
  const entity = entityOf(input);
  const form = forms.readController(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addController(context, id, entity, form.value) : form.errors;
  if (errors) {
    const others = await actions.controllerChoices(context, entity);
    const props = { actor: context.actor, entity, id, isNew: true, others, typed: typedIn(input), errors };
    return page(() => <pages.ControllerFormPage {...props} />, INVALID);
  }
  return redirect(`/organisation/${entity}?klart=namnd`);
}

async function editController(context: Context, input: Input): Promise<Reply> {
  const { controller, others } = await actions.controllerForEditing(context, entityOf(input), idOf(input));
  const props = { actor: context.actor, entity: entityOf(input), id: controller.id, isNew: false, others };
  return page(() => <pages.ControllerFormPage {...props} typed={pages.typedController(controller)} />);
}

async function changeController(context: Context, input: Input): Promise<Reply> {
  const entity = entityOf(input);
  const { others } = await actions.controllerForEditing(context, entity, idOf(input));
  const form = forms.readControllerChanges(input.fields);
  const id = idOf(input);
  const errors = form.ok
    ? await actions.changeController(context, id, versionOf(input), form.value)
    : form.errors;
  if (errors) {
    const props = { actor: context.actor, entity, id, isNew: false, others, typed: typedIn(input), errors };
    return page(() => <pages.ControllerFormPage {...props} />, INVALID);
  }
  return redirect(`/organisation/${entity}?klart=namnd`);
}

async function newCompany(context: Context, input: Input): Promise<Reply> {
  const props = { actor: context.actor, entity: entityOf(input), id: crypto.randomUUID() };
  return page(() => <pages.CompanyFormPage {...props} typed={{}} />);
}

async function addCompany(context: Context, input: Input): Promise<Reply> {
  const form = forms.readCompany(input.fields);
  const props = { actor: context.actor, entity: entityOf(input), id: newId(input) };
  if (!form.ok) {
    return page(
      () => <pages.CompanyFormPage {...props} typed={typedIn(input)} errors={form.errors} />,
      INVALID,
    );
  }
  await actions.addCompany(context, props.id, props.entity, form.value);
  return redirect('/organisation');
}

async function dutyRows(context: Context, input: Input) {
  const { entity, rows } = await actions.dutiesOf(context, entityOf(input));
  const shown = rows.filter(
    (row) =>
      isFound(
        input,
        row.name,
        ...row.officers.map(({ name }) => name),
        ...row.coordinators.map(({ name }) => name),
      ) &&
      (input.query.get('visa') !== 'saknas' || pages.isMissing(row)),
  );
  return { entity, all: rows, shown };
}

async function dutiesPage(context: Context, input: Input, errors?: Errors): Promise<Reply> {
  const { actor, today } = context;
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const typed = errors ? typedIn(input) : { notifiedOn: today };
  const chosen = input.fields.getAll('uppdrag');
  const rows = await dutyRows(context, input);
  const props = { actor, query: input.query, message, typed, chosen, errors: errors ?? {}, ...rows };
  return page(() => <pages.DutiesPage {...props} />, errors ? INVALID : undefined);
}

const listDuties = (context: Context, input: Input): Promise<Reply> => dutiesPage(context, input);

async function noteNotifications(context: Context, input: Input): Promise<Reply> {
  const form = forms.readNotifications(input.fields);
  const errors = form.ok
    ? await actions.noteNotifications(context, entityOf(input), form.value)
    : form.errors;
  return errors ? dutiesPage(context, input, errors) : redirect(`${input.path}?klart=anmalda`);
}

async function exportDuties(context: Context, input: Input): Promise<Reply> {
  const { shown } = await dutyRows(context, input);
  const header = [
    'Personuppgiftsansvarig',
    'Dataskyddsombud',
    'Sedan',
    'Anmält',
    'Beteckning',
    'Samordnare',
    'Ombud',
    'Samordning',
  ];
  const rows = shown.map(({ officers, coordinators, officer, coordinator, name }) => [
    name,
    officers.map((one) => one.name).join(', '),
    officers.map((one) => one.firstDay).join(', '),
    officers.map((one) => one.notifiedOn ?? 'nej').join(', '),
    officers.map((one) => one.notifiedReference ?? '').join(', '),
    coordinators.map((one) => one.name).join(', '),
    officerOutcomes[officer.outcome],
    coordinatorOutcomes[coordinator.outcome],
  ]);
  return file('ombud-och-samordnare.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Ombud och samordnare', rows: [header, ...rows] }]),
  );
}

export const administrationRoutes: readonly Route[] = [
  get('/organisation', 'administer', listOrganisations),
  get('/organisation/:entity', 'administer', showOrganisation),
  get('/organisation/:entity/namnder/ny', 'administer', newController),
  post('/organisation/:entity/namnder/ny', 'administer', addController),
  get('/organisation/:entity/namnder/:id', 'administer', editController),
  post('/organisation/:entity/namnder/:id', 'administer', changeController),
  get('/organisation/:entity/bolag/nytt', 'administer', newCompany),
  post('/organisation/:entity/bolag/nytt', 'administer', addCompany),
  get('/organisation/:entity/ombud', 'administer', listDuties),
  post('/organisation/:entity/ombud', 'administer', noteNotifications),
  get('/organisation/:entity/ombud/export.xlsx', 'administer', exportDuties),
];
