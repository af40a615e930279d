import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import * as bulk from '../actions/bulk.ts';
import { systemChoices } from '../actions/entries.ts';
import * as views from '../actions/views.ts';
import { bulkColumn, readBulk, readView } from '../forms/index.ts';
import { BulkPage, BulkPreviewPage } from '../pages/bulk.tsx';
import { ViewsPage } from '../pages/list/views.tsx';
import { OpenForChangePage } from '../pages/open-for-change.tsx';
import { viewQuery } from '../rules/views.ts';
import { chosenFrom, chosenIn } from './chosen.ts';

const idOf = (input: Input): string => input.params.id ?? '';

async function choosePage(
  context: Context,
  ids: readonly string[],
  typed: URLSearchParams,
  errors?: Readonly<Record<string, string>>,
): Promise<Reply> {
  const props = {
    actor: context.actor,
    entries: await bulk.chosenEntries(context, ids),
    column: typed.get('steg') === 'byt' ? undefined : bulkColumn(typed.get('kolumn')),
    typed,
    errors: errors ?? {},
    systems: await systemChoices(context),
  };
  return page(() => <BulkPage {...props} />, { status: errors ? 422 : 200 });
}

const choose = async (context: Context, input: Input): Promise<Reply> =>
  choosePage(context, await chosenIn(context, input), input.query);

/** The steps of one form: which column, what is to stand there, what changes, and only then it is written. */
async function change(context: Context, input: Input): Promise<Reply> {
  const { fields } = input;
  const seen = chosenFrom(input);
  const ids = seen.map(({ id }) => id);
  const step = fields.get('steg');
  const column = bulkColumn(fields.get('kolumn'));
  if (step === 'byt') return choosePage(context, ids, fields);
  if (!column) return choosePage(context, ids, fields, { kolumn: 'Välj vad som ska ändras.' });
  if (step === 'kolumn') return choosePage(context, ids, fields);
  const form = readBulk(column, fields, context.today);
  if (!form.ok) return choosePage(context, ids, fields, form.errors);
  if (step === 'spara') {
    const saved = await bulk.saveBulk(context, seen, form.value);
    if (!saved.ok) return choosePage(context, ids, fields, saved.errors);
    return redirect(`/behandlingar?andrade=${saved.changed}`);
  }
  const preview = await bulk.previewBulk(context, ids, form.value);
  if (!preview.ok) return choosePage(context, ids, fields, preview.errors);
  const props = { actor: context.actor, rows: preview.rows, column, typed: fields };
  return page(() => <BulkPreviewPage {...props} />);
}

const askOpening = async (context: Context, input: Input): Promise<Reply> => {
  const candidates = await bulk.openingCandidates(context, await chosenIn(context, input));
  return page(() => <OpenForChangePage actor={context.actor} candidates={candidates} />);
};

async function openForChange(context: Context, input: Input): Promise<Reply> {
  const opened = await bulk.openForChange(context, chosenFrom(input));
  return redirect(`/behandlingar?oppnade=${opened}`);
}

async function viewsPage(
  context: Context,
  query: URLSearchParams,
  typed: URLSearchParams,
  more: { readonly errors?: Readonly<Record<string, string>>; readonly message?: string | undefined } = {},
): Promise<Reply> {
  const props = {
    actor: context.actor,
    views: await views.listViews(context),
    maySave: views.maySave(context.actor),
    mayShare: views.mayShare(context.actor),
    query: viewQuery(query),
    id: typed.get('id') ?? crypto.randomUUID(),
    typed,
    errors: more.errors ?? {},
    message: more.message,
  };
  return page(() => <ViewsPage {...props} />, { status: more.errors ? 422 : 200 });
}

const VIEW_MESSAGES: Readonly<Record<string, string>> = {
  sparad: 'Vyn är sparad.',
  borta: 'Vyn är borttagen.',
};

const listViews = (context: Context, { query }: Input): Promise<Reply> =>
  viewsPage(context, query, new URLSearchParams(), { message: VIEW_MESSAGES[query.get('klart') ?? ''] });

async function saveView(context: Context, { fields }: Input): Promise<Reply> {
  const form = readView(fields);
  const query = fields.get('query') ?? '';
  if (!form.ok) return viewsPage(context, new URLSearchParams(query), fields, { errors: form.errors });
  return redirect(`/behandlingar?${await views.saveView(context, { ...form.value, query })}`);
}

async function changeView(context: Context, input: Input): Promise<Reply> {
  if (input.fields.get('atgard') === 'ta-bort') {
    await views.removeView(context, idOf(input));
    return redirect('/vyer?klart=borta');
  }
  const form = readView(input.fields);
  if (!form.ok)
    return viewsPage(context, new URLSearchParams(), new URLSearchParams(), { errors: form.errors });
  await views.changeView(context, idOf(input), form.value);
  return redirect('/vyer?klart=sparad');
}

/** Before the entries' own: `/behandlingar/:id` would take these addresses for ids. */
export const bulkRoutes: readonly Route[] = [
  get('/behandlingar/andra', 'register.write', choose),
  post('/behandlingar/andra', 'register.write', change),
  get('/behandlingar/oppna', 'register.write', askOpening),
  post('/behandlingar/oppna', 'register.write', openForChange),
  get('/vyer', 'register.read', listViews),
  post('/vyer', 'register.read', saveView),
  post('/vyer/:id', 'register.read', changeView),
];
