import { NotFound } from '../../../platform/errors.ts';
import { allows } from '../../../platform/permissions.ts';
import { parseDate } from '../../../platform/plain-date.ts';
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
import { CSV_TYPE, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import { flowDiagram } from '../../../ui/flow-diagram/flow-diagram.tsx';
import { flowRows } from '../../../ui/flow-diagram/rows.ts';
import * as drafts from '../actions/drafts.ts';
import * as entries from '../actions/entries.ts';
import * as exports from '../actions/export.ts';
import * as views from '../actions/views.ts';
import { gather, readCreate, readStep } from '../forms/index.ts';
import { ConflictPage } from '../pages/conflict.tsx';
import { EntryPage } from '../pages/entry/page.tsx';
import { HistoryPage } from '../pages/history.tsx';
import { ExportPage } from '../pages/list/export.tsx';
import { ListPage } from '../pages/list/page.tsx';
import { NewEntryPage } from '../pages/new-entry.tsx';
import { StepPage, stepAfter } from '../pages/step.tsx';
import type { Entry } from '../rules/entry.ts';
import { processingFlow } from '../rules/flow.ts';
import { type EntryStep, entrySteps } from '../rules/gap.ts';
import { registerWords } from '../rules/words.ts';
import { filterFrom } from './filter.ts';

const INVALID = { status: 422 } as const;
const idOf = (input: Input): string => input.params.id ?? '';

/** What is due comes first; whoever has no appointment comes for the organisation. */
async function start({ actor }: Context): Promise<Reply> {
  if (actor.appointments.length > 0) return redirect('/min-dag');
  return redirect(actor.administers.length > 0 ? '/organisation' : '/oversikt');
}

async function list(context: Context, input: Input): Promise<Reply> {
  const filter = filterFrom(input.query, context);
  const { rows, counts } = await entries.listEntries(context, filter);
  const { actor } = context;
  const props = {
    actor,
    rows,
    counts,
    filter,
    query: input.query,
    mayCreate: allows(actor, 'register.write'),
    maySave: views.maySave(actor),
    mayImport: allows(actor, 'register.import'),
    mayChoose: actor.controller !== null && entries.mayDecide(actor, { controllerId: actor.controller.id }),
    views: await views.listViews(context),
    today: context.today,
    message: listMessage(input.query),
  };
  return page(() => <ListPage {...props} />);
}

function listMessage(query: URLSearchParams): string | undefined {
  if (query.get('borttagen')) return 'Utkastet är borttaget.';
  const changed = query.get('andrade');
  if (changed === '0') return 'Inget behövde ändras.';
  if (Number(changed) > 0) return `Ändrat i ${changed === '1' ? '1 behandling' : `${changed} behandlingar`}.`;
  const opened = query.get('oppnade');
  if (opened === '0') return 'Ingen av dem var fullständig eller fastställd: inget behövde öppnas.';
  if (Number(opened) > 0)
    return opened === '1'
      ? '1 behandling är öppen för ändring.'
      : `${opened} behandlingar är öppna för ändring.`;
  const approved = Number(query.get('faststallda'));
  if (approved > 0)
    return approved === 1 ? '1 behandling är fastställd.' : `${approved} behandlingar är fastställda.`;
  return undefined;
}

async function chooseExport(context: Context, input: Input): Promise<Reply> {
  const { counts } = await entries.listEntries(context, filterFrom(input.query, context));
  return page(() => <ExportPage actor={context.actor} query={input.query} total={counts.total} />);
}

const TYPES = { xlsx: XLSX_TYPE, csv: CSV_TYPE, json: 'application/json', pdf: 'application/pdf' } as const;

const exportAs = (format: exports.ExportFormat) =>
  async function exportRegister(context: Context, input: Input): Promise<Reply> {
    const made = await exports.exportRegister(context, filterFrom(input.query, context), format, {
      appliedOn: parseDate(input.query.get('gallde') ?? ''),
      onlyApproved: input.query.get('bara') === 'faststallda',
    });
    return file(made.name, TYPES[format], made.make);
  };

async function newEntry({ actor }: Context): Promise<Reply> {
  return page(() => <NewEntryPage actor={actor} id={crypto.randomUUID()} typed={{}} errors={{}} />);
}

async function createEntry(context: Context, input: Input): Promise<Reply> {
  const form = readCreate(input.fields);
  if (!form.ok) {
    const typed = {
      name: input.fields.get('name'),
      role: input.fields.get('role'),
      activity: input.fields.get('activity'),
    };
    const id = input.fields.get('id') ?? crypto.randomUUID();
    return page(
      () => <NewEntryPage actor={context.actor} id={id} typed={typed} errors={form.errors} />,
      INVALID,
    );
  }
  const id = await entries.createEntry(context, form.value);
  return redirect(`/behandlingar/${id}/grunder`);
}

interface EntryView {
  readonly obstacles?: NonNullable<Parameters<typeof EntryPage>[0]['obstacles']>;
  readonly assignment?: Parameters<typeof EntryPage>[0]['assignment'];
  readonly extrasError?: string;
}

async function showEntry(context: Context, input: Input, view: EntryView = {}): Promise<Reply> {
  const shown = await entries.showEntry(context, idOf(input));
  const words = registerWords();
  const graph = processingFlow(shown.entry, { labels: words, asOf: context.today });
  const message = input.query.get('klart') ?? undefined;
  return page(
    async () => {
      const picture = { svg: await flowDiagram(graph), rows: flowRows(graph) };
      const props = {
        actor: context.actor,
        shown,
        words,
        picture,
        obstacles: view.obstacles ?? [],
        assignment: view.assignment,
        extrasError: view.extrasError,
        message: message && MESSAGES[message],
      };
      return String(<EntryPage {...props} />);
    },
    { status: Object.keys(view).length > 0 ? 422 : 200 },
  );
}

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Sparat.',
  brist: 'Sparat vem som ordnar det, och när. En person med konto får ett mejl med en länk.',
  ingen: 'Ingen står längre för den saken.',
  start: 'Behandlingen är startad.',
  end: 'Behandlingen är avslutad. Posten finns kvar i förteckningen.',
  complete: 'Posten är markerad som fullständig.',
  approve: 'Behandlingen är fastställd.',
  andrat: 'Noterat: det är ändrat.',
  reopen: 'Posten är öppen för ändring.',
};

function stepOf(input: Input): EntryStep {
  const step = input.params.step ?? '';
  if (!(step in entrySteps)) throw new NotFound();
  return step as EntryStep;
}

interface StepView {
  readonly typed?: Entry;
  readonly errors?: Readonly<Record<string, string>>;
  readonly draftSavedAt?: string | null;
}

async function stepPage(
  context: Context,
  input: Input,
  shown: entries.ShownEntry,
  view: StepView,
): Promise<Reply> {
  const step = stepOf(input);
  const systems = await entries.systemChoices(context);
  const errors = view.errors ?? {};
  const props = {
    actor: context.actor,
    shown,
    step,
    typed: view.typed ?? shown.entry,
    errors,
    words: registerWords(),
    asOf: context.today,
    systems,
    draftSavedAt: view.draftSavedAt ?? null,
    message: input.query.get('klart') ? 'Sparat.' : undefined,
  };
  return page(() => <StepPage {...props} />, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

async function showStep(context: Context, input: Input): Promise<Reply> {
  stepOf(input);
  const shown = await entries.showEntry(context, idOf(input));
  const { entry } = shown;
  const draft = await drafts.formDraft(context, input.path);
  if (!draft || draft.savedAt <= new Date(entry.updatedAt)) return stepPage(context, input, shown, {});
  if (!input.query.get('utkast'))
    return stepPage(context, input, shown, { draftSavedAt: draft.savedAt.toISOString() });
  return stepPage(context, input, shown, { typed: typedOver(entry, draft.fields) });
}

async function saveStep(context: Context, input: Input): Promise<Reply> {
  const step = stepOf(input);
  const form = readStep(step, input.fields);
  const change = form.ok && {
    id: idOf(input),
    version: Number(input.fields.get('version')),
    step,
    form: form.value,
    identityNumbersConfirmed: input.fields.get('ejPersonnummer') === '1',
  };
  const saved = change ? await entries.saveStep(context, change) : form;
  if (!saved.ok && 'conflict' in saved) {
    const { entry } = await entries.showEntry(context, idOf(input));
    const props = {
      actor: context.actor,
      entry,
      conflict: saved.conflict,
      fields: input.fields,
      path: input.path,
    };
    return page(() => <ConflictPage {...props} />, { status: 409 });
  }
  if (!saved.ok) {
    const shown = await entries.showEntry(context, idOf(input));
    const typed = typedOver(shown.entry, input.fields);
    return stepPage(context, input, shown, { typed, errors: saved.errors });
  }
  await drafts.dropFormDraft(context, input.path);
  return redirect(addressAfter(idOf(input), step, input.fields.get('sedan')));
}

function addressAfter(id: string, step: EntryStep, then: string | null): string {
  const entry = `/behandlingar/${id}`;
  if (then === 'stanna') return `${entry}/${step}?klart=1`;
  const next = stepAfter(step);
  return then === 'nasta' && next ? `${entry}/${next}?klart=1` : `${entry}?klart=sparat`;
}

/** The entry as the form showed it: what was typed, over what is saved. */
function typedOver(entry: Entry, fields: URLSearchParams): Entry {
  const { version: _version, compatibility, purposes, ...typed } = gather(fields) as Partial<Entry>;
  return {
    ...entry,
    ...typed,
    // A row without its check boxes has none ticked.
    ...(purposes && { purposes: purposes.map((row) => ({ ...row, statutes: row.statutes ?? [] })) }),
    ...(compatibility && { compatibility: { ...entry.compatibility, ...compatibility } }),
  };
}

async function moveEntry(context: Context, input: Input): Promise<Reply> {
  const action = input.fields.get('atgard') ?? '';
  const result = await entries.transition(context, idOf(input), action, Number(input.fields.get('version')));
  if (!result.ok) return showEntry(context, input, { obstacles: result.obstacles });
  return redirect(`/behandlingar/${idOf(input)}?klart=${action}`);
}

async function assignGap(context: Context, input: Input): Promise<Reply> {
  const field = (name: string) => (input.fields.get(name) ?? '').trim();
  const typed = { personId: field('person'), owner: field('vem'), due: field('nar') };
  const dueOn = typed.due ? (parseDate(typed.due, context.today) ?? null) : null;
  const gap = input.params.gap ?? '';
  const refuse = (error: string) => showEntry(context, input, { assignment: { gap, ...typed, error } });
  if (typed.due && !dueOn)
    return refuse('Det är inget datum. Skriv till exempel 2026-12-15 eller 15 december.');
  const assigned = await entries.assignGap(context, idOf(input), gap, {
    personId: typed.personId,
    name: input.fields.has('vem') ? typed.owner : undefined,
    dueOn: input.fields.has('nar') ? dueOn : undefined,
  });
  if (assigned === undefined) return refuse('Personen har inget uppdrag här i dag. Välj någon i listan.');
  return redirect(`/behandlingar/${idOf(input)}?klart=${assigned ? 'brist' : 'ingen'}`);
}

async function removeDraft(context: Context, input: Input): Promise<Reply> {
  await entries.removeDraft(context, idOf(input));
  return redirect('/behandlingar?borttagen=1');
}

async function openExtras(context: Context, input: Input): Promise<Reply> {
  const reason = (input.fields.get('skal') ?? '').trim().slice(0, 500);
  if (!reason) return showEntry(context, input, { extrasError: 'Skriv varför du behöver läsa det.' });
  await entries.openExtras(context, idOf(input), reason);
  return redirect(`/behandlingar/${idOf(input)}#ovrigt`);
}

async function showHistory(context: Context, input: Input): Promise<Reply> {
  const { entry, events } = await entries.showHistory(context, idOf(input));
  return page(() => (
    <HistoryPage actor={context.actor} entry={entry} events={events} words={registerWords()} />
  ));
}

async function printEntry(context: Context, input: Input): Promise<Reply> {
  const made = await exports.printEntry(context, idOf(input));
  return file(made.name, TYPES.pdf, made.make);
}

async function keepForm(context: Context, input: Input): Promise<Reply> {
  const form = input.fields.get('utkast') ?? '';
  input.fields.delete('utkast');
  await drafts.keepFormDraft(context, form, input.fields);
  return { kind: 'json', body: { kept: true }, status: 200 };
}

export const entryRoutes: readonly Route[] = [
  get('/', 'signed-in', start),
  get('/behandlingar', 'register.read', list),
  get('/behandlingar/export', 'register.read', chooseExport),
  ...exports.EXPORT_FORMATS.map((format) =>
    get(`/behandlingar/export.${format}`, 'register.read', exportAs(format)),
  ),
  get('/behandlingar/ny', 'register.write', newEntry),
  post('/behandlingar/ny', 'register.write', createEntry),
  get('/behandlingar/:id', 'register.read', (context, input) => showEntry(context, input)),
  get('/behandlingar/:id/historik', 'register.read', showHistory),
  get('/behandlingar/:id/utskrift.pdf', 'register.read', printEntry),
  post('/behandlingar/:id/ovrigt', 'register.read', openExtras),
  post('/behandlingar/:id/flytta', 'register.write', moveEntry),
  post('/behandlingar/:id/ta-bort', 'register.write', removeDraft),
  post('/behandlingar/:id/brister/:gap', 'register.write', assignGap),
  get('/behandlingar/:id/:step', 'register.write', showStep),
  post('/behandlingar/:id/:step', 'register.write', saveStep),
  post('/utkast', 'register.write', keepForm),
];
