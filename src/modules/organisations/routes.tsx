import { countryChoices, countryName } from '../../knowledge/countries.ts';
import { allows } from '../../platform/permissions.ts';
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
} from '../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../platform/spreadsheet/spreadsheet.ts';
import * as actions from './actions.ts';
import * as forms from './forms.ts';
import * as pages from './pages/index.ts';

const INVALID = { status: 422 } as const;
const typedIn = (input: Input): Record<string, string> => Object.fromEntries(input.fields);
const entityOf = (input: Input): string => input.params.entity ?? '';
const idOf = (input: Input): string => input.params.id ?? '';
const newId = (input: Input): string => input.fields.get('id') || crypto.randomUUID();
const countries = () => countryChoices().map((country) => ({ value: country.code, label: country.name }));

async function listOrganisations({ actor }: Context): Promise<Reply> {
  const [only, ...others] = actor.administers;
  if (only && others.length === 0) return redirect(`/organisation/${only.id}`);
  return page(() => <pages.OrganisationListPage actor={actor} />);
}

async function showOrganisation(context: Context, input: Input): Promise<Reply> {
  const overview = await actions.organisationOverview(context, entityOf(input));
  const message = input.query.get('klart') ?? undefined;
  return page(() => (
    <pages.OrganisationPage actor={context.actor} overview={overview} message={MESSAGES[message ?? '']} />
  ));
}

const MESSAGES: Readonly<Record<string, string>> = {
  namnd: 'Nämnden är sparad.',
  bolag: 'Bolaget är tillagt.',
  uppdrag: 'Uppdraget är sparat.',
};

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
  if (!form.ok) {
    const others = await actions.controllerChoices(context, entity);
    const props = { actor: context.actor, entity, id: newId(input), isNew: true, others };
    return page(
      () => <pages.ControllerFormPage {...props} typed={typedIn(input)} errors={form.errors} />,
      INVALID,
    );
  }
  await actions.addController(context, newId(input), entity, form.value);
  return redirect(`/organisation/${entity}?klart=namnd`);
}

async function editController(context: Context, input: Input): Promise<Reply> {
  const { controller, others } = await actions.controllerForEditing(context, entityOf(input), idOf(input));
  const props = { actor: context.actor, entity: entityOf(input), id: controller.id, isNew: false, others };
  return page(() => <pages.ControllerFormPage {...props} typed={pages.typedController(controller)} />);
}

async function changeController(context: Context, input: Input): Promise<Reply> {
  const entity = entityOf(input);
  const form = forms.readController(input.fields);
  if (!form.ok) {
    const { others } = await actions.controllerForEditing(context, entity, idOf(input));
    const props = { actor: context.actor, entity, id: idOf(input), isNew: false, others };
    return page(
      () => <pages.ControllerFormPage {...props} typed={typedIn(input)} errors={form.errors} />,
      INVALID,
    );
  }
  await actions.changeController(context, idOf(input), Number(input.fields.get('version')), form.value);
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

async function showPerson(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.personForEditing(context, entityOf(input), idOf(input));
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const props = { actor: context.actor, entity: entityOf(input), newId: crypto.randomUUID(), shown, message };
  return page(() => <pages.PersonPage {...props} typed={{ firstDay: context.today }} />);
}

async function appoint(context: Context, input: Input): Promise<Reply> {
  const form = forms.readAppointment(input.fields);
  const failed = form.ok
    ? await actions.appoint(context, entityOf(input), idOf(input), newId(input), form.value)
    : form;
  if (failed) {
    const shown = await actions.personForEditing(context, entityOf(input), idOf(input));
    const props = { actor: context.actor, entity: entityOf(input), newId: newId(input), shown };
    return page(() => <pages.PersonPage {...props} typed={typedIn(input)} errors={failed.errors} />, INVALID);
  }
  return redirect(`${input.path}?klart=uppdrag`);
}

async function endAppointment(context: Context, input: Input): Promise<Reply> {
  await actions.endAppointment(context, input.fields.get('uppdrag') ?? '');
  return redirect(input.path.replace(/\/avsluta$/, '?klart=uppdrag'));
}

async function listSystems(context: Context, input: Input): Promise<Reply> {
  const systems = await actions.listSystems(context);
  const mayAdd = allows(context.actor, 'system.write');
  const query = input.query.get('q') ?? '';
  return page(() => (
    <pages.SystemsPage actor={context.actor} systems={systems} mayAdd={mayAdd} query={query} />
  ));
}

async function exportSystems(context: Context): Promise<Reply> {
  const systems = await actions.listSystems(context);
  const rows = systems.map((system) => [
    system.name,
    system.kind,
    system.supplierName ?? '',
    system.ownerName,
    String(system.useCount),
  ]);
  const header = ['Namn', 'Slag', 'Leverantör', 'Ägare', 'Behandlingar'];
  return file('system.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'System', rows: [header, ...rows] }]));
}

async function newSystem(context: Context): Promise<Reply> {
  const suppliers = await actions.listSuppliers(context);
  const props = {
    actor: context.actor,
    id: crypto.randomUUID(),
    isNew: true,
    suppliers,
    countries: countries(),
  };
  return page(() => <pages.SystemFormPage {...props} typed={{}} />);
}

async function addSystem(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSystem(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addSystem(context, id, form.value) : form.errors;
  if (errors) {
    const suppliers = await actions.listSuppliers(context);
    const props = { actor: context.actor, id, isNew: true, suppliers, countries: countries() };
    return page(() => <pages.SystemFormPage {...props} typed={typedIn(input)} errors={errors} />, INVALID);
  }
  return redirect(`/system/${id}`);
}

async function showSystem(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showSystem(context, idOf(input));
  const country = shown.system.country ? countryName(shown.system.country) : undefined;
  const mayChange =
    allows(context.actor, 'system.write') && shown.system.ownerControllerId === context.actor.controller?.id;
  return page(() => (
    <pages.SystemPage actor={context.actor} shown={shown} country={country} mayChange={mayChange} />
  ));
}

async function editSystem(context: Context, input: Input): Promise<Reply> {
  const { system } = await actions.showSystem(context, idOf(input));
  const suppliers = await actions.listSuppliers(context);
  const typed = { ...system, version: String(system.version), createdAt: null };
  const props = { actor: context.actor, id: system.id, isNew: false, suppliers, countries: countries() };
  return page(() => <pages.SystemFormPage {...props} typed={typed} />);
}

async function changeSystem(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSystem(input.fields);
  const id = idOf(input);
  if (!form.ok) {
    const suppliers = await actions.listSuppliers(context);
    const props = { actor: context.actor, id, isNew: false, suppliers, countries: countries() };
    return page(
      () => <pages.SystemFormPage {...props} typed={typedIn(input)} errors={form.errors} />,
      INVALID,
    );
  }
  await actions.changeSystem(context, id, Number(input.fields.get('version')), form.value);
  return redirect(`/system/${id}`);
}

async function listSuppliers(context: Context, input: Input): Promise<Reply> {
  const suppliers = await actions.listSuppliers(context);
  const name = (code: string) => countryName(code) ?? code;
  const props = {
    suppliers,
    mayAdd: allows(context.actor, 'system.write'),
    query: input.query.get('q') ?? '',
  };
  return page(() => <pages.SuppliersPage actor={context.actor} {...props} countryName={name} />);
}

async function exportSuppliers(context: Context): Promise<Reply> {
  const suppliers = await actions.listSuppliers(context);
  const rows = suppliers.map((supplier) => [
    supplier.name,
    supplier.organisationNumber ?? '',
    supplier.country,
  ]);
  const header = ['Namn', 'Organisationsnummer', 'Land'];
  return file('leverantorer.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Leverantörer', rows: [header, ...rows] }]),
  );
}

async function newSupplier(context: Context): Promise<Reply> {
  const props = { actor: context.actor, id: crypto.randomUUID(), countries: countries() };
  return page(() => <pages.SupplierFormPage {...props} typed={{}} />);
}

async function addSupplier(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSupplier(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addSupplier(context, id, form.value) : form.errors;
  if (errors) {
    const props = { actor: context.actor, id, countries: countries() };
    return page(() => <pages.SupplierFormPage {...props} typed={typedIn(input)} errors={errors} />, INVALID);
  }
  return redirect('/leverantorer');
}

export const organisationRoutes: readonly Route[] = [
  get('/organisation', 'administer', listOrganisations),
  get('/organisation/:entity', 'administer', showOrganisation),
  get('/organisation/:entity/namnder/ny', 'administer', newController),
  post('/organisation/:entity/namnder/ny', 'administer', addController),
  get('/organisation/:entity/namnder/:id', 'administer', editController),
  post('/organisation/:entity/namnder/:id', 'administer', changeController),
  get('/organisation/:entity/bolag/nytt', 'administer', newCompany),
  post('/organisation/:entity/bolag/nytt', 'administer', addCompany),
  get('/organisation/:entity/personer/ny', 'administer', newPerson),
  post('/organisation/:entity/personer/ny', 'administer', addPerson),
  get('/organisation/:entity/personer/:id', 'administer', showPerson),
  post('/organisation/:entity/personer/:id', 'administer', appoint),
  post('/organisation/:entity/personer/:id/avsluta', 'administer', endAppointment),
  get('/system', 'organisation.read', listSystems),
  get('/system/export.xlsx', 'organisation.read', exportSystems),
  get('/system/nytt', 'system.write', newSystem),
  post('/system/nytt', 'system.write', addSystem),
  get('/system/:id', 'organisation.read', showSystem),
  get('/system/:id/andra', 'system.write', editSystem),
  post('/system/:id/andra', 'system.write', changeSystem),
  get('/leverantorer', 'organisation.read', listSuppliers),
  get('/leverantorer/export.xlsx', 'organisation.read', exportSuppliers),
  get('/leverantorer/ny', 'system.write', newSupplier),
  post('/leverantorer/ny', 'system.write', addSupplier),
];
