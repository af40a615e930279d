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
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/spreadsheet/spreadsheet.ts';
import * as actions from './actions.ts';
import * as forms from './forms.ts';
import * as pages from './pages/index.ts';
import {
  indicators,
  needOf,
  type RemarkKind,
  type RemarkOutcome,
  type RemarkState,
  remarkKinds,
  remarkOutcomes,
  remarkStates,
} from './rules.ts';

const INVALID = { status: 422 } as const;
const UUID = /^[0-9a-f-]{36}$/i;
const typedIn = (input: Input): Record<string, string> => Object.fromEntries(input.fields);
const idOf = (input: Input): string => input.params.id ?? '';
/** An id in a query that is none is left out. */
const askedId = (value: string | null): string | null => (value && UUID.test(value) ? value : null);

const swedish = new Intl.Collator('sv');
type Row = actions.ControllerFigures;
const byName = (a: Row, b: Row) =>
  swedish.compare(a.legalEntityName, b.legalEntityName) ||
  swedish.compare(a.controllerName, b.controllerName);

function chosenRows(all: readonly Row[], { query }: Input): Row[] {
  const words = (query.get('q') ?? '').trim().toLocaleLowerCase('sv');
  const show = query.get('lage');
  const chosen = all.filter(
    (row) =>
      `${row.controllerName} ${row.legalEntityName}`.toLocaleLowerCase('sv').includes(words) &&
      (show !== 'bad' || needOf(row) >= 10) &&
      (show !== 'ombud' || row.officersNotified === 0),
  );
  const byNeed = (a: Row, b: Row) => needOf(b) - needOf(a) || byName(a, b);
  return chosen.sort(query.get('sortera') === 'namn' ? byName : byNeed);
}

async function showOverview(context: Context, input: Input): Promise<Reply> {
  const all = await actions.overview(context);
  const props = { rows: chosenRows(all, input), total: all.length, query: input.query, today: context.today };
  return page(() => <pages.OverviewPage actor={context.actor} {...props} />);
}

async function exportOverview(context: Context, input: Input): Promise<Reply> {
  const rows = chosenRows(await actions.overview(context), input).map((row) => [
    row.legalEntityName,
    row.controllerName,
    ...indicators.map((indicator) => indicator.text(row)),
  ]);
  const header = ['Organisation', 'Personuppgiftsansvarig', ...indicators.map(({ label }) => label)];
  return file('overblick.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Överblick', rows: [header, ...rows] }]));
}

async function showController(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.controllerOverview(context, idOf(input));
  return page(() => (
    <pages.ControllerOverviewPage actor={context.actor} shown={shown} today={context.today} />
  ));
}

function remarkFilter({ query }: Input): actions.RemarkFilter {
  const state = query.get('lage') ?? '';
  const kind = query.get('slag') ?? '';
  return {
    controllerId: askedId(query.get('namnd')),
    processingId: askedId(query.get('behandling')),
    state: Object.hasOwn(remarkStates, state) ? (state as RemarkState) : null,
    kind: Object.hasOwn(remarkKinds, kind) ? kind : null,
  };
}

async function listRemarks(context: Context, input: Input): Promise<Reply> {
  const remarks = await actions.listRemarks(context, remarkFilter(input));
  const isOfficer = allows(context.actor, 'remark.write');
  const props = { remarks, query: input.query, today: context.today, isOfficer };
  return page(() => <pages.RemarksPage actor={context.actor} {...props} />);
}

async function exportRemarks(context: Context, input: Input): Promise<Reply> {
  const remarks = await actions.listRemarks(context, remarkFilter(input));
  const rows = remarks.map((remark) => [
    remark.legalEntityName,
    remark.controllerName,
    remarkKinds[remark.kind as RemarkKind],
    remark.processingName ?? '',
    remark.text,
    remark.madeAt.toISOString().slice(0, 10),
    remark.answerBy ?? '',
    remarkStates[remark.state as RemarkState],
    remark.outcome ? remarkOutcomes[remark.outcome as RemarkOutcome] : '',
    remark.answer ?? '',
  ]);
  const header = [
    'Organisation',
    'Personuppgiftsansvarig',
    'Slag',
    'Behandling',
    'Ombudet skrev',
    'Datum',
    'Svar senast',
    'Läge',
    'Vad nämnden gör',
    'Svar',
  ];
  return file('ombudet.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Ombudet', rows: [header, ...rows] }]));
}

async function newRemark(context: Context, input: Input): Promise<Reply> {
  const asked = {
    processing: askedId(input.query.get('behandling')) ?? '',
    controller: askedId(input.query.get('namnd')) ?? '',
  };
  const subject = await actions.remarkSubject(context, asked);
  const props = { actor: context.actor, id: crypto.randomUUID(), subject, typed: {} };
  return page(() => <pages.NewRemarkPage {...props} />);
}

async function addRemark(context: Context, input: Input): Promise<Reply> {
  const asked = {
    processing: askedId(input.fields.get('behandling')) ?? '',
    controller: askedId(input.fields.get('namnd')) ?? '',
  };
  const id = askedId(input.fields.get('id')) ?? crypto.randomUUID();
  const form = forms.readRemark(input.fields, context.today);
  if (!form.ok) {
    const subject = await actions.remarkSubject(context, asked);
    const props = { actor: context.actor, id, subject, typed: typedIn(input), errors: form.errors };
    return page(() => <pages.NewRemarkPage {...props} />, INVALID);
  }
  await actions.addRemark(context, id, asked, form.value);
  return redirect(`/ombudet/${id}?klart=skickat`);
}

async function showRemark(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showRemark(context, idOf(input));
  const receipt = RECEIPTS[input.query.get('klart') ?? ''];
  const { controllerName, state } = shown.remark;
  // A page that is opened again later does not repeat a receipt of what has been undone since.
  const message = receipt?.state === state ? receipt.text(controllerName) : undefined;
  return page(() => (
    <pages.RemarkPage actor={context.actor} shown={shown} today={context.today} message={message} />
  ));
}

interface Receipt {
  readonly state: RemarkState;
  readonly text: (controllerName: string) => string;
}

const RECEIPTS: Readonly<Record<string, Receipt>> = {
  skickat: { state: 'open', text: (name) => `Skickat till ${name}. Samordnarna får ett mejl med en länk.` },
  svar: { state: 'answered', text: () => 'Svaret är sparat. Ombudet ser det nu och får ett mejl.' },
  reopen: { state: 'open', text: (name) => `${name} har fått tillbaka den. Samordnarna får ett mejl.` },
  close: { state: 'closed', text: () => 'Den är avslutad. Den finns kvar i listan.' },
  withdraw: { state: 'withdrawn', text: (name) => `Den är återtagen. ${name} ser att den är det.` },
};

async function answerRemark(context: Context, input: Input): Promise<Reply> {
  const form = forms.readAnswer(input.fields);
  if (!form.ok) {
    const shown = await actions.showRemark(context, idOf(input));
    const props = {
      actor: context.actor,
      shown,
      today: context.today,
      typed: typedIn(input),
      errors: form.errors,
    };
    return page(() => <pages.RemarkPage {...props} />, INVALID);
  }
  await actions.answerRemark(context, idOf(input), form.value);
  return redirect(`/ombudet/${idOf(input)}?klart=svar`);
}

async function moveRemark(context: Context, input: Input): Promise<Reply> {
  const form = forms.readStep(input.fields, context.today);
  if (!form.ok) {
    const shown = await actions.showRemark(context, idOf(input));
    const props = {
      actor: context.actor,
      shown,
      today: context.today,
      typed: typedIn(input),
      errors: form.errors,
    };
    return page(() => <pages.RemarkPage {...props} />, INVALID);
  }
  await actions.moveRemark(context, idOf(input), form.value);
  return redirect(`/ombudet/${idOf(input)}?klart=${form.value.action}`);
}

async function listNotes(context: Context, input: Input): Promise<Reply> {
  const controllerId = askedId(input.query.get('namnd'));
  const notes = await actions.listNotes(context, controllerId);
  const message = input.query.has('sparat') ? 'Anteckningen är sparad.' : undefined;
  const props = { actor: context.actor, notes, controllerId, id: crypto.randomUUID(), typed: {}, message };
  return page(() => <pages.NotesPage {...props} />);
}

async function addNote(context: Context, input: Input): Promise<Reply> {
  const form = forms.readNote(input.fields);
  const id = askedId(input.fields.get('id')) ?? crypto.randomUUID();
  if (!form.ok) {
    const notes = await actions.listNotes(context, null);
    const props = { actor: context.actor, notes, controllerId: null, id, typed: typedIn(input) };
    return page(() => <pages.NotesPage {...props} errors={form.errors} />, INVALID);
  }
  await actions.addNote(context, id, form.value, askedId(input.fields.get('behandling')) ?? '');
  return redirect(`/ombudets-anteckningar?sparat&namnd=${form.value.controllerId}`);
}

async function removeNote(context: Context, input: Input): Promise<Reply> {
  await actions.removeNote(context, idOf(input));
  return redirect('/ombudets-anteckningar');
}

const readsQuery = ({ query }: Input) => ({
  personId: askedId(query.get('person')),
  subjectId: askedId(query.get('behandling')),
  before: Number.parseInt(query.get('fore') ?? '', 10) || null,
});

async function showReads(context: Context, input: Input): Promise<Reply> {
  const { events, persons, signIns, next } = await actions.listReads(context, readsQuery(input));
  return page(() => (
    <pages.ReadsPage
      signIns={signIns}
      actor={context.actor}
      events={events}
      persons={persons}
      query={input.query}
      next={next}
    />
  ));
}

async function exportReads(context: Context, input: Input): Promise<Reply> {
  const { events } = await actions.listReads(context, readsQuery(input));
  const rows = events.map((event) => [
    event.at.toISOString(),
    event.personName ?? 'Ansvar',
    pages.readWords(event),
    event.processingName ?? '',
    event.detail ?? '',
  ]);
  const header = ['När (UTC)', 'Vem', 'Gjorde', 'Vad', 'Skäl eller form'];
  return file('lasningar.csv', CSV_TYPE, () => writeCsv([header, ...rows], { byteOrderMark: true }));
}

export const accountabilityRoutes: readonly Route[] = [
  get('/oversikt', 'figures.read', showOverview),
  get('/oversikt/export.xlsx', 'figures.read', exportOverview),
  get('/oversikt/:id', 'figures.read', showController),
  get('/ombudet', 'register.read', listRemarks),
  get('/ombudet/export.xlsx', 'register.read', exportRemarks),
  get('/ombudet/ny', 'remark.write', newRemark),
  post('/ombudet/ny', 'remark.write', addRemark),
  get('/ombudet/:id', 'register.read', showRemark),
  post('/ombudet/:id', 'remark.write', moveRemark),
  post('/ombudet/:id/svar', 'remark.answer', answerRemark),
  get('/ombudets-anteckningar', 'office', listNotes),
  post('/ombudets-anteckningar', 'office', addNote),
  post('/ombudets-anteckningar/:id/ta-bort', 'office', removeNote),
  get('/lasningar', 'log.read', showReads),
  get('/lasningar/export.csv', 'log.read', exportReads),
];
