/** The controller that is worked for: its page, units, bodies and meetings. */
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
import { bodyKindLabel } from '../rules/index.ts';
import { INVALID, idOf, isFound, namedId, newId, typedIn, typedRow, versionOf } from './input.ts';

async function showHome(context: Context): Promise<Reply> {
  const home = await actions.controllerHome(context);
  const { actor, today } = context;
  const mayWrite = allows(actor, 'organisation.write');
  const mayHandOver = allows(actor, 'handover.write');
  const props = { actor, home, today, mayWrite, mayHandOver };
  return page(() => <pages.HomePage {...props} />);
}

async function chosenUnits(context: Context, input: Input) {
  const all = await actions.listUnits(context);
  const endedToo = input.query.get('upphorda') === 'visa';
  const units = all.filter(
    ({ name, managerName, lastDay }) =>
      isFound(input, name, managerName) && (endedToo || !lastDay || lastDay >= context.today),
  );
  return { total: all.length, units };
}

async function listUnits(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const props = { actor, query: input.query, ...(await chosenUnits(context, input)) };
  return page(() => <pages.UnitsPage {...props} mayWrite={allows(actor, 'organisation.write')} />);
}

async function exportUnits(context: Context, input: Input): Promise<Reply> {
  const { units } = await chosenUnits(context, input);
  const header = ['Namn', 'Chef', 'Från', 'Till'];
  const rows = units.map((unit) => [unit.name, unit.managerName ?? '', unit.firstDay, unit.lastDay ?? '']);
  return file('enheter.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Enheter', rows: [header, ...rows] }]));
}

async function newUnit(context: Context): Promise<Reply> {
  const managers = await actions.unitManagers(context);
  const { actor, today } = context;
  const props = { actor, managers, id: crypto.randomUUID(), isNew: true };
  return page(() => <pages.UnitFormPage {...props} typed={{ firstDay: today }} />);
}

async function addUnit(context: Context, input: Input): Promise<Reply> {
  const form = forms.readUnit(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addUnit(context, id, form.value) : form.errors;
  if (errors) {
    const managers = await actions.unitManagers(context);
    const props = { actor: context.actor, managers, id, isNew: true, typed: typedIn(input), errors };
    return page(() => <pages.UnitFormPage {...props} />, INVALID);
  }
  return redirect('/namnd/enheter');
}

async function editUnit(context: Context, input: Input): Promise<Reply> {
  const unit = await actions.unitForEditing(context, idOf(input));
  const managers = await actions.unitManagers(context);
  const props = { actor: context.actor, managers, id: unit.id, isNew: false, typed: typedRow(unit) };
  return page(() => <pages.UnitFormPage {...props} />);
}

async function changeUnit(context: Context, input: Input): Promise<Reply> {
  const { id } = await actions.unitForEditing(context, idOf(input));
  const form = forms.readUnitChanges(input.fields);
  const errors = form.ok ? await actions.changeUnit(context, id, versionOf(input), form.value) : form.errors;
  if (errors) {
    const managers = await actions.unitManagers(context);
    const props = { actor: context.actor, managers, id, isNew: false, typed: typedIn(input), errors };
    return page(() => <pages.UnitFormPage {...props} />, INVALID);
  }
  return redirect('/namnd/enheter');
}

async function listBodies(context: Context, input: Input): Promise<Reply> {
  const all = await actions.listBodies(context);
  const kind = input.query.get('slag');
  const bodies = all.filter((body) => isFound(input, body.name) && (!kind || body.kind === kind));
  const { actor } = context;
  const mayWrite = allows(actor, 'organisation.write');
  const props = { actor, bodies, total: all.length, query: input.query, mayWrite };
  return page(() => <pages.BodiesPage {...props} />);
}

async function exportMeetings(context: Context): Promise<Reply> {
  const meetings = await actions.listMeetings(context);
  const header = ['Organ', 'Slag', 'Dag'];
  const rows = meetings.map(({ bodyName, bodyKind, heldOn }) => [bodyName, bodyKindLabel(bodyKind), heldOn]);
  return file('sammantraden.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Sammanträden', rows: [header, ...rows] }]),
  );
}

async function newBody({ actor }: Context): Promise<Reply> {
  return page(() => <pages.BodyFormPage actor={actor} id={crypto.randomUUID()} typed={{}} />);
}

async function addBody(context: Context, input: Input): Promise<Reply> {
  const form = forms.readBody(input.fields);
  const id = newId(input);
  if (!form.ok) {
    const props = { actor: context.actor, id, typed: typedIn(input), errors: form.errors };
    return page(() => <pages.BodyFormPage {...props} />, INVALID);
  }
  await actions.addBody(context, id, form.value);
  return redirect(`/namnd/organ/${id}`);
}

async function bodyProps(context: Context, input: Input) {
  const { actor, today } = context;
  const shown = await actions.showBody(context, idOf(input));
  const mayReadNotices = allows(actor, 'case.read');
  return { actor, today, shown, mayReadNotices, mayWrite: allows(actor, 'organisation.write') };
}

const BODY_MESSAGES: Readonly<Record<string, string>> = {
  organ: 'Organet är sparat.',
  datum: 'Datumen är sparade.',
  kallelse: 'Datumet är kvar, eftersom det har en kallelse.',
};

async function showBody(context: Context, input: Input): Promise<Reply> {
  const props = await bodyProps(context, input);
  const message = BODY_MESSAGES[input.query.get('klart') ?? ''];
  return page(() => <pages.BodyPage {...props} typed={{}} message={message} />);
}

async function changeBody(context: Context, input: Input): Promise<Reply> {
  const props = await bodyProps(context, input);
  const form = forms.readBodyChanges(input.fields);
  if (!form.ok) {
    return page(() => <pages.BodyPage {...props} typed={typedIn(input)} errors={form.errors} />, INVALID);
  }
  await actions.changeBody(context, idOf(input), versionOf(input), form.value);
  return redirect(`${input.path}?klart=organ`);
}

async function addMeetings(context: Context, input: Input): Promise<Reply> {
  const props = await bodyProps(context, input);
  const form = forms.readMeetings(input.fields, context.today);
  if (!form.ok) {
    return page(() => <pages.BodyPage {...props} typed={typedIn(input)} errors={form.errors} />, INVALID);
  }
  await actions.addMeetings(context, idOf(input), form.value);
  return redirect(`/namnd/organ/${idOf(input)}?klart=datum`);
}

async function removeMeeting(context: Context, input: Input): Promise<Reply> {
  const done = await actions.removeMeeting(context, idOf(input), namedId(input.fields.get('datum')));
  return redirect(`/namnd/organ/${idOf(input)}?klart=${done === 'removed' ? 'datum' : 'kallelse'}`);
}

export const homeRoutes: readonly Route[] = [
  get('/namnd', 'organisation.read', showHome),
  get('/namnd/enheter', 'organisation.read', listUnits),
  get('/namnd/enheter/export.xlsx', 'organisation.read', exportUnits),
  get('/namnd/enheter/ny', 'organisation.write', newUnit),
  post('/namnd/enheter/ny', 'organisation.write', addUnit),
  get('/namnd/enheter/:id', 'organisation.write', editUnit),
  post('/namnd/enheter/:id', 'organisation.write', changeUnit),
  get('/namnd/organ', 'organisation.read', listBodies),
  get('/namnd/organ/export.xlsx', 'organisation.read', exportMeetings),
  get('/namnd/organ/nytt', 'organisation.write', newBody),
  post('/namnd/organ/nytt', 'organisation.write', addBody),
  get('/namnd/organ/:id', 'organisation.read', showBody),
  post('/namnd/organ/:id', 'organisation.write', changeBody),
  post('/namnd/organ/:id/datum', 'organisation.write', addMeetings),
  post('/namnd/organ/:id/datum/ta-bort', 'organisation.write', removeMeeting),
];
