/** The diary as the public may see it. */
import { addDays, parseDate } from '../../../platform/plain-date.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { type DocumentDirection, documentDirections } from '../rules/index.ts';

const DAYS = 30;
const WRONG = 'Skriv ett datum, till exempel 2026-11-20.';

/** The last month unless other days are chosen; a day that cannot be read is told, and the usual one shown. */
function periodOf({ today }: Context, { query }: Input) {
  const errors: Record<string, string> = {};
  const day = (name: string, usual: string): string => {
    const typed = query.get(name)?.trim() ?? '';
    if (typed === '') return usual;
    const read = parseDate(typed);
    if (!read) errors[name] = WRONG;
    return read ?? usual;
  };
  const period = {
    from: day('fran', addDays(today, -DAYS)),
    to: day('till', today),
    words: (query.get('q') ?? '').trim(),
  };
  if (period.from > period.to) errors.till = 'Den sista dagen ligger före den första.';
  return { period, errors };
}

async function showDiary(context: Context, input: Input): Promise<Reply> {
  const { period, errors } = periodOf(context, input);
  const rows = await actions.diaryList(context, period);
  const props = { actor: context.actor, rows, period, query: input.query, errors };
  return page(() => <pages.DiaryListPage {...props} />);
}

async function exportDiary(context: Context, input: Input): Promise<Reply> {
  const rows = await actions.diaryList(context, periodOf(context, input).period);
  await actions.logDiaryExport(context);
  const header = ['Datum', 'Nummer', 'Riktning', 'Avsändare eller mottagare', 'Vad den rör'];
  const cells = rows.map((row) => [
    row.day,
    actions.diaryMark(row),
    row.direction ? documentDirections[row.direction as DocumentDirection] : '',
    row.partyWithheld ? 'Visas inte' : (row.party ?? ''),
    row.about ?? 'Visas inte',
  ]);
  return file('diarielista.xlsx', XLSX_TYPE, () =>
    writeXlsx([{ name: 'Diarielista', rows: [header, ...cells] }]),
  );
}

async function printDiary(context: Context, input: Input): Promise<Reply> {
  const make = await actions.printedDiary(context, periodOf(context, input).period);
  return file('diarielista.pdf', 'application/pdf', make);
}

export const diaryListRoutes: readonly Route[] = [
  get('/arenden/diarium', 'case.read', showDiary),
  get('/arenden/diarium.xlsx', 'case.read', exportDiary),
  get('/arenden/diarium.pdf', 'case.read', printDiary),
];
