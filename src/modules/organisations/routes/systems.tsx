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
import {
  hostings,
  nextReviewAfter,
  reachabilities,
  reviewState,
  reviewStates,
  systemKinds,
} from '../rules/index.ts';
import { countries, INVALID, idOf, isFound, newId, typedIn, typedRow, versionOf } from './input.ts';

async function chosenSystems(context: Context, input: Input) {
  const all = await actions.listSystems(context);
  const kind = input.query.get('slag');
  const access = input.query.get('behorighet');
  const retiredToo = input.query.get('avvecklade') === 'visa';
  const systems = all.filter((system) => {
    const state = reviewState(system, context.today);
    return (
      isFound(input, system.name, system.supplierName, system.ownerName, system.description) &&
      (!kind || system.kind === kind) &&
      (retiredToo || state !== 'retired') &&
      (access !== 'forfallen' || state === 'overdue' || state === 'never') &&
      (access !== 'utan-rutin' || !system.accessRoutine)
    );
  });
  return { total: all.length, systems };
}

async function listSystems(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const props = { actor, today, query: input.query, ...(await chosenSystems(context, input)) };
  return page(() => <pages.SystemsPage {...props} mayAdd={allows(actor, 'system.write')} />);
}

type Listed = actions.ListedSystem;
const EXPORTED: readonly (readonly [string, (system: Listed, today: string) => string | null | undefined])[] =
  [
    ['Namn', ({ name }) => name],
    ['Slag', ({ kind }) => systemKinds[kind as keyof typeof systemKinds]],
    ['Beskrivning', ({ description }) => description],
    ['Nämnd som äger', ({ ownerName }) => ownerName],
    ['Systemägare', ({ ownerPersonName }) => ownerPersonName],
    ['Systemförvaltare', ({ administratorName }) => administratorName],
    ['Leverantör', ({ supplierName }) => supplierName],
    ['Drift', ({ hosting }) => hostings[hosting as keyof typeof hostings]],
    ['Land', ({ country }) => country && countryName(country)],
    ['Plats', ({ location }) => location],
    ['Utdrag om en person', ({ extraction }) => extraction],
    ['Rutin för behörighet', ({ accessRoutine }) => accessRoutine],
    ['Nås', ({ reachability }) => reachabilities[reachability as keyof typeof reachabilities]],
    ['Loggning', ({ logging }) => logging],
    ['Månader mellan genomgångar', ({ reviewMonths }) => String(reviewMonths)],
    ['Senaste genomgång', ({ lastReviewOn }) => lastReviewOn],
    ['Nästa genomgång', ({ nextReviewOn }) => nextReviewOn],
    ['Läge', (system, today) => reviewStates[reviewState(system, today)]],
    ['Avvecklat', ({ retiredOn }) => retiredOn],
    ['Behandlingar', ({ useCount }) => String(useCount)],
  ];

async function exportSystems(context: Context, input: Input): Promise<Reply> {
  const { systems } = await chosenSystems(context, input);
  const rows = systems.map((system) => EXPORTED.map(([, value]) => value(system, context.today) ?? ''));
  const header = EXPORTED.map(([heading]) => heading);
  return file('system.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'System', rows: [header, ...rows] }]));
}

async function newSystem(context: Context): Promise<Reply> {
  const choices = await actions.systemChoices(context);
  const props = {
    actor: context.actor,
    id: crypto.randomUUID(),
    isNew: true,
    choices,
    countries: countries(),
  };
  return page(() => <pages.SystemFormPage {...props} typed={{}} />);
}

async function addSystem(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSystem(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addSystem(context, id, form.value) : form.errors;
  if (errors) {
    const choices = await actions.systemChoices(context);
    const props = { actor: context.actor, id, isNew: true, choices, countries: countries() };
    return page(() => <pages.SystemFormPage {...props} typed={typedIn(input)} errors={errors} />, INVALID);
  }
  return redirect(`/system/${id}`);
}

async function showSystem(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showSystem(context, idOf(input));
  const country = shown.system.country ? countryName(shown.system.country) : undefined;
  const mayChange = allows(actor, 'system.write') && shown.system.ownerControllerId === actor.controller?.id;
  const message = input.query.get('klart') === 'genomgang' ? 'Genomgången är antecknad.' : undefined;
  const props = { actor, today, shown, country, mayChange, message };
  return page(() => <pages.SystemPage {...props} />);
}

async function editSystem(context: Context, input: Input): Promise<Reply> {
  const { system } = await actions.showSystem(context, idOf(input));
  const choices = await actions.systemChoices(context);
  const props = { actor: context.actor, id: system.id, isNew: false, choices, countries: countries() };
  return page(() => <pages.SystemFormPage {...props} typed={typedRow(system)} />);
}

async function changeSystem(context: Context, input: Input): Promise<Reply> {
  const id = idOf(input);
  await actions.ownSystem(context, id);
  const form = forms.readSystemChanges(input.fields);
  const errors = form.ok
    ? await actions.changeSystem(context, id, versionOf(input), form.value)
    : form.errors;
  if (errors) {
    const choices = await actions.systemChoices(context);
    const props = { actor: context.actor, id, isNew: false, choices, countries: countries() };
    return page(() => <pages.SystemFormPage {...props} typed={typedIn(input)} errors={errors} />, INVALID);
  }
  return redirect(`/system/${id}`);
}

async function newReview(context: Context, input: Input): Promise<Reply> {
  const system = await actions.ownSystem(context, idOf(input));
  const { actor, today } = context;
  const typed = { reviewedOn: today, nextOn: nextReviewAfter(today, system.reviewMonths) };
  return page(() => (
    <pages.ReviewFormPage actor={actor} system={system} id={crypto.randomUUID()} typed={typed} />
  ));
}

async function addReview(context: Context, input: Input): Promise<Reply> {
  const system = await actions.ownSystem(context, idOf(input));
  const id = newId(input);
  const form = forms.readReview(input.fields);
  const errors = form.ok ? await actions.reviewAccess(context, system.id, id, form.value) : form.errors;
  if (errors) {
    const props = { actor: context.actor, system, id, typed: typedIn(input), errors };
    return page(() => <pages.ReviewFormPage {...props} />, INVALID);
  }
  return redirect(`/system/${system.id}?klart=genomgang#behorigheter`);
}

export const systemRoutes: readonly Route[] = [
  get('/system', 'organisation.read', listSystems),
  get('/system/export.xlsx', 'organisation.read', exportSystems),
  get('/system/nytt', 'system.write', newSystem),
  post('/system/nytt', 'system.write', addSystem),
  get('/system/:id', 'organisation.read', showSystem),
  get('/system/:id/andra', 'system.write', editSystem),
  post('/system/:id/andra', 'system.write', changeSystem),
  get('/system/:id/genomgang', 'system.write', newReview),
  post('/system/:id/genomgang', 'system.write', addReview),
];
