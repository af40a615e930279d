import { countryName } from '../../../knowledge/countries.ts';
import { allows } from '../../../platform/permissions.ts';
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
import { countries, INVALID, idOf, isFound, newId, typedIn, typedRow, versionOf } from './input.ts';

const nameOfCountry = (code: string) => countryName(code) ?? code;

async function chosenSuppliers(context: Context, input: Input) {
  const all = await actions.listSuppliers(context);
  const usedOnly = input.query.get('anvands') === 'ja';
  const suppliers = all.filter(
    (supplier) =>
      isFound(input, supplier.name, supplier.organisationNumber) &&
      (!usedOnly || supplier.systemCount + supplier.processingCount > 0),
  );
  return { total: all.length, suppliers };
}

async function listSuppliers(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const props = { actor, query: input.query, ...(await chosenSuppliers(context, input)) };
  const mayAdd = allows(actor, 'system.write');
  return page(() => <pages.SuppliersPage {...props} mayAdd={mayAdd} countryName={nameOfCountry} />);
}

async function exportSuppliers(context: Context, input: Input): Promise<Reply> {
  const { suppliers } = await chosenSuppliers(context, input);
  const rows = suppliers.map((supplier) => [
    supplier.name,
    supplier.organisationNumber ?? '',
    nameOfCountry(supplier.country),
    String(supplier.systemCount),
    String(supplier.processingCount),
  ]);
  const header = ['Namn', 'Organisationsnummer', 'Land', 'System', 'Behandlingar'];
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
  const anyway = input.fields.get('anda') === '1';
  const errors = form.ok ? await actions.addSupplier(context, id, form.value, anyway) : form.errors;
  if (errors) {
    const props = { actor: context.actor, id, countries: countries() };
    return page(() => <pages.SupplierFormPage {...props} typed={typedIn(input)} errors={errors} />, INVALID);
  }
  return redirect(`/leverantorer/${id}`);
}

const MESSAGES: Readonly<Record<string, string>> = {
  leverantor: 'Leverantören är sparad.',
  kort: 'Kortet är sparat.',
};

async function showSupplier(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showSupplier(context, idOf(input));
  const { actor } = context;
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const mayChange = allows(actor, 'system.write');
  const props = { actor, shown, country: nameOfCountry(shown.supplier.country), mayChange, message };
  return page(() => <pages.SupplierPage {...props} />);
}

async function editSupplier(context: Context, input: Input): Promise<Reply> {
  const supplier = await actions.supplierForEditing(context, idOf(input));
  const props = { actor: context.actor, id: supplier.id, countries: countries(), saved: supplier.name };
  return page(() => <pages.SupplierFormPage {...props} typed={typedRow(supplier)} />);
}

async function changeSupplier(context: Context, input: Input): Promise<Reply> {
  const supplier = await actions.supplierForEditing(context, idOf(input));
  const form = forms.readSupplierChanges(input.fields);
  const errors = form.ok ? await actions.changeSupplier(context, supplier.id, form.value) : form.errors;
  if (errors) {
    const props = { actor: context.actor, id: supplier.id, countries: countries(), saved: supplier.name };
    return page(() => <pages.SupplierFormPage {...props} typed={typedIn(input)} errors={errors} />, INVALID);
  }
  return redirect(`/leverantorer/${supplier.id}?klart=leverantor`);
}

async function editCard(context: Context, input: Input): Promise<Reply> {
  const { supplier, card } = await actions.showSupplier(context, idOf(input));
  const props = { actor: context.actor, supplier, id: card?.id ?? crypto.randomUUID() };
  return page(() => <pages.CardFormPage {...props} typed={card ? typedRow(card) : {}} />);
}

async function saveCard(context: Context, input: Input): Promise<Reply> {
  const { supplier } = await actions.showSupplier(context, idOf(input));
  const form = forms.readCard(input.fields);
  if (!form.ok) {
    const props = { actor: context.actor, supplier, id: newId(input) };
    return page(() => <pages.CardFormPage {...props} typed={typedIn(input)} errors={form.errors} />, INVALID);
  }
  await actions.saveCard(context, supplier.id, newId(input), versionOf(input), form.value);
  return redirect(`/leverantorer/${supplier.id}?klart=kort`);
}

export const supplierRoutes: readonly Route[] = [
  get('/leverantorer', 'organisation.read', listSuppliers),
  get('/leverantorer/export.xlsx', 'organisation.read', exportSuppliers),
  get('/leverantorer/ny', 'system.write', newSupplier),
  post('/leverantorer/ny', 'system.write', addSupplier),
  get('/leverantorer/:id', 'organisation.read', showSupplier),
  get('/leverantorer/:id/andra', 'system.write', editSupplier),
  post('/leverantorer/:id/andra', 'system.write', changeSupplier),
  get('/leverantorer/:id/kort', 'system.write', editCard),
  post('/leverantorer/:id/kort', 'system.write', saveCard),
];
