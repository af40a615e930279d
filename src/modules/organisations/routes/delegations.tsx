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
import { type DecisionMatter, decisionMatters } from '../rules/index.ts';
import { INVALID, idOf, isFound, namedId, newId, typedIn, typedRow, versionOf } from './input.ts';

async function chosenPoints(context: Context, input: Input) {
  const { today } = context;
  const shown = await actions.showDelegation(context);
  const matter = input.query.get('arende');
  const show = input.query.get('visa');
  const points = shown.points.filter(
    (point) =>
      isFound(
        input,
        point.number,
        point.function,
        point.description,
        ...point.delegates.map(({ name }) => name),
      ) &&
      (!matter || point.matter === matter) &&
      (show === 'alla' || pages.isOpen(point, today)) &&
      (show !== 'utan' || pages.namesOf(point.delegates, today) === ''),
  );
  return { shown, points };
}

async function showDelegation(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const props = { actor, today, query: input.query, ...(await chosenPoints(context, input)) };
  return page(() => <pages.DelegationPage {...props} mayWrite={allows(actor, 'organisation.write')} />);
}

async function exportDelegation(context: Context, input: Input): Promise<Reply> {
  const { points } = await chosenPoints(context, input);
  const header = [
    'Punkt',
    'Ärende',
    'Lydelse',
    'Funktion',
    'Villkor',
    'Beslutad',
    'Paragraf',
    'Från',
    'Till',
    'Delegater i dag',
  ];
  const rows = points.map((point) => [
    point.number,
    decisionMatters[point.matter as DecisionMatter],
    point.description ?? '',
    point.function,
    point.conditions ?? '',
    point.decidedOn,
    point.decidedReference ?? '',
    point.firstDay,
    point.lastDay ?? '',
    pages.namesOf(point.delegates, context.today),
  ]);
  return file('delegationsordning.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Delegationsordning', rows: [header, ...rows] }]),
  );
}

async function printDelegation(context: Context): Promise<Reply> {
  return file('delegationsordning.pdf', 'application/pdf', await actions.delegationPdf(context));
}

async function newPoint(context: Context): Promise<Reply> {
  await actions.requireAuthority(context);
  const standing = await actions.standingPoints(context);
  const props = { actor: context.actor, id: crypto.randomUUID(), isNew: true, standing };
  return page(() => <pages.PointFormPage {...props} typed={{}} />);
}

async function addPoint(context: Context, input: Input): Promise<Reply> {
  const form = forms.readPoint(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addPoint(context, id, form.value) : form.errors;
  if (errors) {
    const standing = await actions.standingPoints(context);
    const props = { actor: context.actor, id, isNew: true, typed: typedIn(input), errors, standing };
    return page(() => <pages.PointFormPage {...props} />, INVALID);
  }
  return redirect(`/delegation/${id}`);
}

async function pointProps(context: Context, input: Input) {
  const { actor, today } = context;
  const shown = await actions.showPoint(context, idOf(input));
  return { actor, today, shown, mayWrite: allows(actor, 'organisation.write') };
}

const MESSAGES: Readonly<Record<string, string>> = {
  punkt: 'Punkten är sparad.',
  delegat: 'Delegaten är sparad.',
};

async function showPoint(context: Context, input: Input): Promise<Reply> {
  const props = await pointProps(context, input);
  const message = MESSAGES[input.query.get('klart') ?? ''];
  return page(() => <pages.PointPage {...props} newId={crypto.randomUUID()} typed={{}} message={message} />);
}

async function editPoint(context: Context, input: Input): Promise<Reply> {
  const { point } = await actions.showPoint(context, idOf(input));
  const standing = await actions.standingPoints(context, point.id);
  const props = { actor: context.actor, id: point.id, isNew: false, typed: typedRow(point), standing };
  return page(() => <pages.PointFormPage {...props} />);
}

async function changePoint(context: Context, input: Input): Promise<Reply> {
  const { point } = await actions.showPoint(context, idOf(input));
  const form = forms.readPointChanges(input.fields);
  const errors = form.ok
    ? await actions.changePoint(context, point.id, versionOf(input), form.value)
    : form.errors;
  if (errors) {
    const standing = await actions.standingPoints(context, point.id);
    const props = {
      actor: context.actor,
      id: point.id,
      isNew: false,
      typed: typedIn(input),
      errors,
      standing,
    };
    return page(() => <pages.PointFormPage {...props} />, INVALID);
  }
  return redirect(`/delegation/${point.id}?klart=punkt`);
}

async function endPoint(context: Context, input: Input): Promise<Reply> {
  const props = await pointProps(context, input);
  const form = forms.readEnd(new URLSearchParams({ lastDay: input.fields.get('slut') ?? '' }));
  const errors = form.ok
    ? await actions.endPoint(context, idOf(input), versionOf(input), form.value.lastDay)
    : form.errors;
  if (errors) {
    const typed = { slut: input.fields.get('slut') };
    const shown = { slut: errors.lastDay };
    return page(
      () => <pages.PointPage {...props} newId={newId(input)} typed={typed} errors={shown} />,
      INVALID,
    );
  }
  return redirect(`/delegation/${idOf(input)}?klart=punkt`);
}

async function addDelegate(context: Context, input: Input): Promise<Reply> {
  const props = await pointProps(context, input);
  const form = forms.readDelegate(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addDelegate(context, idOf(input), id, form.value) : form.errors;
  if (errors) {
    return page(
      () => <pages.PointPage {...props} newId={id} typed={typedIn(input)} errors={errors} />,
      INVALID,
    );
  }
  return redirect(`/delegation/${idOf(input)}?klart=delegat`);
}

async function endDelegate(context: Context, input: Input): Promise<Reply> {
  await actions.endDelegate(context, idOf(input), namedId(input.fields.get('delegat')));
  return redirect(`/delegation/${idOf(input)}?klart=delegat`);
}

export const delegationRoutes: readonly Route[] = [
  get('/delegation', 'organisation.read', showDelegation),
  get('/delegation/export.xlsx', 'organisation.read', exportDelegation),
  get('/delegation/export.pdf', 'organisation.read', printDelegation),
  get('/delegation/ny', 'organisation.write', newPoint),
  post('/delegation/ny', 'organisation.write', addPoint),
  get('/delegation/:id', 'organisation.read', showPoint),
  get('/delegation/:id/andra', 'organisation.write', editPoint),
  post('/delegation/:id/andra', 'organisation.write', changePoint),
  post('/delegation/:id/avsluta', 'organisation.write', endPoint),
  post('/delegation/:id/delegater', 'organisation.write', addDelegate),
  post('/delegation/:id/delegater/avsluta', 'organisation.write', endDelegate),
];
