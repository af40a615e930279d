/** Reminders while the clock runs, and the pack for the day when the computers are down. */
import type { FormErrors } from '../../../platform/form.ts';
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
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf, newId, typedIn } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Det är sparat.',
  gjord: 'Det är sparat. Hämta nödpärmen nedan.',
};

async function preparednessPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showPreparedness(context);
  const { actor } = context;
  const failed = Object.keys(errors).length > 0;
  const props = {
    actor,
    shown,
    typed: failed ? typedIn(input) : {},
    marks: failed && input.fields.has('marks') ? input.fields.getAll('marks') : shown.marks.map(String),
    errors,
    newId: crypto.randomUUID(),
    mayWrite: allows(actor, 'incident.assess'),
    message: MESSAGES[input.query.get('klart') ?? ''],
  };
  return page(() => <pages.PreparednessPage {...props} />, failed ? INVALID : {});
}

async function saveMarks(context: Context, input: Input): Promise<Reply> {
  const form = forms.readMarks(input.fields);
  if (!form.ok) return preparednessPage(context, input, form.errors);
  await actions.saveMarks(context, form.value);
  return redirect('/incidenter/beredskap?klart=sparat');
}

async function savePack(context: Context, input: Input): Promise<Reply> {
  const form = forms.readPack(input.fields);
  const errors = form.ok ? await actions.savePack(context, form.value) : form.errors;
  if (errors) return preparednessPage(context, input, errors);
  const made = form.ok && form.value.packEvery !== 'never';
  return redirect(`/incidenter/beredskap?klart=${made ? 'gjord' : 'sparat'}`);
}

async function makePack(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.makePack(context, newId(input));
  return errors ? preparednessPage(context, input, errors) : redirect('/incidenter/beredskap?klart=gjord');
}

async function fetchPack(context: Context, input: Input): Promise<Reply> {
  const { name, bytes } = await actions.fetchPack(context, idOf(input));
  return file(name, 'application/pdf', () => bytes);
}

export const preparednessRoutes: readonly Route[] = [
  get('/incidenter/beredskap', 'case.read', (context, input) => preparednessPage(context, input)),
  post('/incidenter/beredskap/paminnelser', 'incident.assess', saveMarks),
  post('/incidenter/beredskap/nodparm', 'incident.assess', savePack),
  post('/incidenter/beredskap/nodparm/ny', 'incident.assess', makePack),
  get('/incidenter/beredskap/nodparm/:id', 'case.read', fetchPack),
];
