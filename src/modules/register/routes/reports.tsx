import {
  type Context,
  file,
  get,
  type Input,
  page,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as entries from '../actions/entries.ts';
import { findingText, GapsPage } from '../pages/gaps.tsx';
import { LogPage, rowWords } from '../pages/history.tsx';
import { actionNames, columnNames } from '../pages/log-words.ts';
import { WhereaboutsPage } from '../pages/whereabouts.tsx';
import { registerWords } from '../rules/words.ts';

const logQuery = (input: Input) => ({
  before: Number.parseInt(input.query.get('fore') ?? '', 10) || null,
  action: input.query.get('handelse') || null,
});

async function showLog(context: Context, input: Input): Promise<Reply> {
  const { before, action } = logQuery(input);
  const events = await entries.showLog(context, before, action);
  return page(() => <LogPage actor={context.actor} events={events} action={action} />);
}

async function exportLog(context: Context, input: Input): Promise<Reply> {
  const { before, action } = logQuery(input);
  const events = await entries.showLog(context, before, action);
  const rows = events.map((event) => [
    event.at.toISOString(),
    event.personName ?? 'Ansvar',
    actionNames[event.action] ?? event.action,
    rowWords(event),
    event.subjectId ?? '',
    event.detail ?? event.changedColumns.map((column) => columnNames[column] ?? column).join(', '),
  ]);
  const header = ['När (UTC)', 'Vem', 'Händelse', 'Vad', 'Id', 'Fält'];
  return file('logg.csv', CSV_TYPE, () => writeCsv([header, ...rows], { byteOrderMark: true }));
}

const whereaboutsQuery = ({ query }: Input) => ({
  category: query.get('uppgift') || null,
  typed: query.get('q') ?? '',
});

async function showWhereabouts(context: Context, input: Input): Promise<Reply> {
  const { category, typed } = whereaboutsQuery(input);
  const asked = category !== null || typed.trim() !== '';
  const found = asked ? await entries.findWhereabouts(context, category, typed) : null;
  const props = { actor: context.actor, words: registerWords(), category, typed, found, query: input.query };
  return page(() => <WhereaboutsPage {...props} />);
}

async function exportWhereabouts(context: Context, input: Input): Promise<Reply> {
  const { category, typed } = whereaboutsQuery(input);
  const found = await entries.findWhereabouts(context, category, typed);
  const header = ['Nämnd', 'Behandling', 'Uppgift', 'System', 'Mottagare', 'Biträden'];
  const rows = found.map((row) => [
    row.controllerName,
    row.name,
    row.labels,
    row.systems ?? '',
    row.recipients ?? '',
    row.processors ?? '',
  ]);
  return file('var-finns-uppgiften.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Uppgiften', rows: [header, ...rows] }]),
  );
}

function gapFilter({ query }: Input) {
  const level = query.get('niva') ?? 'blocking';
  return {
    level: level === 'blocking' || level === 'warning' ? level : null,
    findingsOnly: level === 'oversyn',
    owner: query.get('vem')?.trim() ?? '',
    withoutOwner: query.get('ansvarig') === 'ingen',
  } as const;
}

async function showGaps(context: Context, input: Input): Promise<Reply> {
  const todo = await entries.listGaps(context, gapFilter(input));
  const props = { actor: context.actor, todo, query: input.query, today: context.today };
  return page(() => <GapsPage {...props} />);
}

async function exportGaps(context: Context, input: Input): Promise<Reply> {
  const filter = gapFilter(input);
  const { gaps, findings } = await entries.listGaps(context, filter);
  const header = ['Nr', 'Behandling', 'Vad', 'Måste finnas', 'Vem', 'Senast'];
  const shown = [
    ...gaps.map((gap) => ({ ...gap, must: gap.level === 'blocking' })),
    ...(filter.level === null ? findings : []).map((finding) => ({
      ...finding,
      text: findingText(finding, context.today),
      must: false,
    })),
  ];
  const rows = shown.map((one) => [
    String(one.number),
    one.processingName,
    one.text,
    one.must ? 'Ja' : 'Nej',
    one.ownerName ?? '',
    one.dueOn ?? '',
  ]);
  return file('att-ordna.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Att ordna', rows: [header, ...rows] }]));
}

export const reportRoutes: readonly Route[] = [
  get('/var-finns', 'register.read', showWhereabouts),
  get('/var-finns/export.xlsx', 'register.read', exportWhereabouts),
  get('/att-ordna', 'register.read', showGaps),
  get('/att-ordna/export.xlsx', 'register.read', exportGaps),
  get('/logg', 'log.read', showLog),
  get('/logg/export.csv', 'log.read', exportLog),
];
