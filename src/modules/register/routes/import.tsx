import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
  upload,
} from '../../../platform/route.ts';
import {
  readSpreadsheet,
  type SpreadsheetReading,
  spreadsheetLimits,
} from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/import.ts';
import { queueImport } from '../actions/import-job.ts';
import {
  ImportFailedPage,
  ImportStartPage,
  MappingPage,
  ProgressPage,
  ReviewPage,
} from '../pages/import/index.ts';
import type { Target } from '../rules/import.ts';

const idOf = (input: Input): string => input.params.id ?? '';
const INVALID = { status: 422 } as const;

async function showStart(context: Context, input: Input): Promise<Reply> {
  const history = await actions.importHistory(context);
  const removed = input.query.get('borttagna');
  const kept = input.query.get('kvar');
  const message = removed
    ? `${removed} behandlingar är borttagna.${kept && kept !== '0' ? ` ${kept} har ändrats sedan importen och finns kvar.` : ''}`
    : undefined;
  return page(() => <ImportStartPage actor={context.actor} history={history} message={message} />);
}

interface ReadUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reading: SpreadsheetReading;
}

/** Before the transaction: the file is read in a worker thread with limits on time and memory. */
async function readUpload(input: Input): Promise<ReadUpload | undefined> {
  const file = input.files.get('fil');
  if (!file || (file.size === 0 && file.name === '')) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, reading: await readSpreadsheet(bytes, file.name) };
}

async function receive(context: Context, input: Input): Promise<Reply> {
  const file = input.prepared as ReadUpload | undefined;
  const history = await actions.importHistory(context);
  const refuse = (text: string) =>
    page(() => <ImportStartPage actor={context.actor} history={history} errors={{ fil: text }} />, INVALID);
  if (!file) return refuse('Välj en fil.');
  if (!file.reading.ok) return refuse(file.reading.error);
  const { sheets } = file.reading;
  const notice = input.fields.get('ejPersoner') === '1' ? undefined : actions.personsIn(sheets);
  if (notice)
    return page(() => <ImportStartPage actor={context.actor} history={history} notice={notice} />, INVALID);
  const id = crypto.randomUUID();
  await actions.startImport(context, { id, fileName: file.name, bytes: file.bytes, sheets });
  return redirect(`/import/${id}`);
}

async function showMapping(context: Context, input: Input): Promise<Reply> {
  const opened = await actions.openImport(context, idOf(input));
  const { maps } = await actions.importHistory(context);
  return page(() => <MappingPage actor={context.actor} opened={opened} maps={maps} />);
}

async function chooseSheet(context: Context, input: Input): Promise<Reply> {
  const opened = await actions.openImport(context, idOf(input));
  const sheet = Math.min(opened.sheets.length - 1, Math.max(0, Number(input.fields.get('blad')) || 0));
  const typedRow = Number.parseInt(input.fields.get('rubrikrad') ?? '', 10);
  const changedSheet = sheet !== opened.choices.sheet;
  const headerRow =
    changedSheet || !(typedRow >= 1)
      ? undefined
      : Math.min(typedRow - 1, (opened.sheets[sheet]?.rows.length ?? 1) - 1);
  const choices = actions.suggestedChoices(opened.sheets, sheet, headerRow);
  const map = input.fields.get('karta');
  const headers = opened.sheets[sheet]?.rows[choices.headerRow] ?? [];
  const mapping = map ? await actions.useMap(context, map, headers, choices.mapping) : choices.mapping;
  await actions.saveChoices(context, idOf(input), { ...choices, mapping });
  return redirect(`/import/${idOf(input)}`);
}

async function saveMapping(context: Context, input: Input): Promise<Reply> {
  const id = idOf(input);
  const opened = await actions.openImport(context, id);
  if (input.fields.get('avbryt')) {
    await actions.abandonImport(context, id);
    return redirect('/import');
  }
  const mapping = opened.choices.mapping.map(
    (target, index) => (input.fields.get(`kolumn.${index}`) as Target | null) ?? target,
  );
  await actions.saveChoices(context, id, { ...opened.choices, mapping });
  if (!mapping.includes('column:name')) {
    const { maps } = await actions.importHistory(context);
    const errors = { 'kolumn.0': 'Välj vilken kolumn som är behandlingens namn.' };
    const shown = { ...opened, choices: { ...opened.choices, mapping } };
    return page(
      () => <MappingPage actor={context.actor} opened={shown} maps={maps} errors={errors} />,
      INVALID,
    );
  }
  const name = input.fields.get('sparaSom')?.trim();
  const headers = opened.sheets[opened.choices.sheet]?.rows[opened.choices.headerRow] ?? [];
  if (name) await actions.saveMap(context, name.slice(0, 100), headers, mapping);
  return redirect(`/import/${id}/granska`);
}

async function saveValues(context: Context, input: Input): Promise<Reply> {
  const opened = await actions.openImport(context, idOf(input));
  const chosen: Record<string, string> = {};
  for (const [name, value] of input.fields) {
    const index = /^varde\.(\d+)$/.exec(name)?.[1];
    const code = index && input.fields.get(`grund.${index}`);
    if (code) chosen[value.toLowerCase()] = code;
  }
  await actions.saveChoices(context, idOf(input), {
    ...opened.choices,
    valueMap: { ...opened.choices.valueMap, legalBasis: chosen },
  });
  return redirect(`/import/${idOf(input)}/granska`);
}

async function review(context: Context, input: Input): Promise<Reply> {
  const opened = await actions.openImport(context, idOf(input));
  const controllers = actions.importControllers(context.actor);
  const preview = await actions.previewImport(context, opened, controllers);
  const names = new Map(controllers.map((controller) => [controller.id, controller.name]));
  return page(() => (
    <ReviewPage actor={context.actor} opened={opened} preview={preview} controllers={names} />
  ));
}

async function runImport(context: Context, input: Input): Promise<Reply> {
  const opened = await actions.openImport(context, idOf(input));
  await actions.saveChoices(context, idOf(input), {
    ...opened.choices,
    accepted: input.fields.getAll('godta'),
  });
  await queueImport(context, idOf(input));
  return redirect(`/import/${idOf(input)}/forlopp`);
}

async function showProgress(context: Context, input: Input): Promise<Reply> {
  const progress = await context.progress(idOf(input));
  if (progress?.state === 'failed') {
    return page(() => (
      <ImportFailedPage actor={context.actor} message={progress.message ?? ''} id={idOf(input)} />
    ));
  }
  if (progress?.state === 'done') {
    const batch = progress.result?.batch;
    return redirect(batch ? `/behandlingar?import=${batch}&namnder=alla` : '/behandlingar');
  }
  if (!progress) await actions.openImport(context, idOf(input));
  return page(() => <ProgressPage actor={context.actor} progress={progress} />);
}

async function undo(context: Context, input: Input): Promise<Reply> {
  const { removed, kept } = await actions.undoImport(context, idOf(input));
  return redirect(`/import?borttagna=${removed}&kvar=${kept.length}`);
}

/** Room for the form around the largest file. */
const UPLOAD_LIMIT = spreadsheetLimits.packedBytes + 100_000;

export const importRoutes: readonly Route[] = [
  get('/import', 'register.import', showStart),
  upload('/import', 'register.import', UPLOAD_LIMIT, readUpload, receive),
  get('/import/:id', 'register.import', showMapping),
  post('/import/:id', 'register.import', saveMapping),
  post('/import/:id/blad', 'register.import', chooseSheet),
  post('/import/:id/varden', 'register.import', saveValues),
  get('/import/:id/granska', 'register.import', review),
  post('/import/:id/las-in', 'register.import', runImport),
  get('/import/:id/forlopp', 'register.import', showProgress),
  post('/import/:id/angra', 'register.import', undo),
];
