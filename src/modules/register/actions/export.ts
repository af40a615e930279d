/** The register, or what the list shows of it, as XLSX, CSV, JSON and PDF. */
import { authorityName, lawVersion } from '../../../knowledge/law.ts';
import { logEvent } from '../../../platform/audit.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { NotFound } from '../../../platform/errors.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context, FileContent } from '../../../platform/route.ts';
import { csvChunks, writeXlsx } from '../../../platform/spreadsheet/spreadsheet.ts';
import type { RegisterContext } from '../documents/context.ts';
import { entryDocument } from '../documents/entry.ts';
import { registerDocument } from '../documents/register.ts';
import { controllerFacts, officerOf } from '../queries/controller.ts';
import { entriesByIds, type StoredEntry } from '../queries/entry.ts';
import { entryIds, type ListFilter } from '../queries/list.ts';
import { appliedContents, versionsByNumber } from '../queries/versions.ts';
import { gapsOfMany } from '../queries/write/index.ts';
import { GAP_HEADER, registerColumns, registerHeaders, registerRow } from '../rules/columns.ts';
import type { Entry } from '../rules/entry.ts';
import { frozenLabels, thaw } from '../rules/versions.ts';
import { registerWords } from '../rules/words.ts';
import { readsAsReviewer } from './shown-entry.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface RegisterExport {
  readonly name: string;
  /** Made after commit: typesetting and packing take their time outside the transaction. */
  readonly make: () => FileContent;
}

type GapRow = Awaited<ReturnType<typeof gapsOfMany>>[number];

const gapText = (gap: GapRow): string =>
  gap.ownerName || gap.dueOn
    ? `${gap.text} (${[gap.ownerName, gap.dueOn].filter(Boolean).join(', ')})`
    : gap.text;

/** What the filter shows, in the format asked for; the export is logged. */
export async function exportRegister(
  context: Context,
  filter: ListFilter,
  format: ExportFormat,
  asked: AskedVersions = {},
): Promise<RegisterExport> {
  const { tx, actor, today } = context;
  const controllerId = filter.controllerId ?? actor.controller?.id;
  if (!controllerId) throw new NotFound();
  // A printed register has one controller on its cover: it is never made of several.
  const shown = format === 'pdf' ? { ...filter, controllerId } : filter;
  if (asked.appliedOn || asked.onlyApproved) return exportApproved(context, shown, format, asked);
  const ids = await entryIds(tx, shown);
  const entries = (await entriesInPieces(context, ids)).map((entry) => withoutExtras(actor, entry));
  const gaps = ids.length > 0 ? await gapsOfMany(tx, ids) : [];
  const surroundings = await registerContext(context, controllerId, gaps, today);
  await logExport(context, controllerId, entries, format);
  return { name: `register-${today}.${format}`, make: () => MAKERS[format](entries, gaps, surroundings) };
}

/** Free texts that an import left over are opened one entry at a time by those who review. */
const withoutExtras = (actor: Context['actor'], entry: StoredEntry): StoredEntry =>
  readsAsReviewer(actor, entry) ? { ...entry, extras: [] } : entry;

/** Versions instead of entries as they stand. */
export interface AskedVersions {
  /** Those that applied on the day, by the name that they had. */
  readonly appliedOn?: string | undefined;
  /** Of the entries that the filter shows, those that apply today. */
  readonly onlyApproved?: boolean | undefined;
}

async function exportApproved(
  context: Context,
  filter: ListFilter,
  format: ExportFormat,
  { appliedOn }: AskedVersions,
): Promise<RegisterExport> {
  const { tx, actor, today } = context;
  const day = appliedOn ?? today;
  const controllerId = filter.controllerId ?? actor.controller?.id ?? '';
  const applied = {
    controllerIds: filter.controllerId ? [filter.controllerId] : actor.readable,
    day,
    words: appliedOn ? filter.words.trim() : '',
  };
  const rows = await appliedContents(tx, applied, appliedOn ? null : await entryIds(tx, filter));
  const contents = rows.map((row) => thaw(row.content));
  const entries = contents.map(({ entry, controller }) => ({ ...entry, controllerName: controller.name }));
  const surroundings = {
    ...(await registerContext(context, controllerId, [], day)),
    appliedOn: longDate(day),
    frozenLabels: new Map(contents.map((content) => [content.entry.id, frozenLabels(content)])),
  };
  await logExport(context, controllerId, entries, format, `fastställt per ${day}`);
  return { name: `register-${day}.${format}`, make: () => MAKERS[format](entries, [], surroundings) };
}

/** Each controller sees in its own log what was taken out of its register. */
async function logExport(
  { tx }: Context,
  chosen: string,
  entries: readonly ExportedEntry[],
  format: ExportFormat,
  what?: string,
): Promise<void> {
  const counts = new Map<string, number>([[chosen, 0]]);
  for (const entry of entries) counts.set(entry.controllerId, (counts.get(entry.controllerId) ?? 0) + 1);
  for (const [controllerId, count] of counts) {
    const detail = [format, `${count} behandlingar`, what].filter(Boolean).join(', ');
    await logEvent(tx, { action: 'export', table: 'register', row: null, controllerId, detail });
  }
}

/** Hundreds at a time, so that one statement never holds a whole large register. */
async function entriesInPieces({ tx }: Context, ids: readonly string[]): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (let start = 0; start < ids.length; start += 500)
    entries.push(...(await entriesByIds(tx, ids.slice(start, start + 500))));
  return entries.sort(
    (one, other) => one.controllerName.localeCompare(other.controllerName, 'sv') || one.number - other.number,
  );
}

export async function printEntry(context: Context, id: string): Promise<RegisterExport> {
  const [entry] = await entriesByIds(context.tx, [id]);
  if (!entry) throw new NotFound();
  const gaps = await gapsOfMany(context.tx, [id]);
  const surroundings = await registerContext(context, entry.controllerId, gaps, context.today);
  const act = { action: 'export', table: 'processing', row: id, controllerId: entry.controllerId } as const;
  await logEvent(context.tx, { ...act, detail: 'pdf' });
  return {
    name: `behandling-${entry.number}.pdf`,
    make: async () => await pdfOf(entryDocument(entry, surroundings)),
  };
}

/** An approved version as a document, with the names that things had. */
export async function printVersion(context: Context, id: string, number: number): Promise<RegisterExport> {
  const { tx } = context;
  const [entry] = await entriesByIds(tx, [id]);
  const [version] = entry ? await versionsByNumber(tx, entry.controllerId, id, [number]) : [];
  if (!entry || !version) throw new NotFound();
  const content = thaw(version.content);
  const surroundings = {
    ...(await registerContext(context, entry.controllerId, [], version.approvedOn)),
    controller: content.controller,
    officer: content.officer,
    labels: frozenLabels(content),
  };
  const act = {
    action: 'export',
    table: 'processing_version',
    row: id,
    controllerId: entry.controllerId,
  } as const;
  await logEvent(tx, { ...act, detail: `pdf, version ${number}` });
  return {
    name: `behandling-${entry.number}-version-${number}.pdf`,
    make: async () => await pdfOf(entryDocument(content.entry, surroundings)),
  };
}

async function registerContext(
  context: Context,
  controllerId: string,
  gaps: readonly GapRow[],
  day: string,
): Promise<RegisterContext> {
  const { tx } = context;
  const controller = await controllerFacts(tx, controllerId);
  if (!controller) throw new NotFound();
  const byEntry = new Map<string, { text: string }[]>();
  for (const gap of gaps.filter((found) => found.level === 'blocking')) {
    byEntry.set(gap.processingId, [...(byEntry.get(gap.processingId) ?? []), { text: gapText(gap) }]);
  }
  return {
    controller,
    officer: (await officerOf(tx, controllerId, day)) ?? null,
    gaps: byEntry,
    date: day,
    authority: authorityName(day),
    lawVersion: lawVersion(day),
    labels: registerWords(),
  };
}

/** An entry as it stands, or a version as it stood. */
type ExportedEntry = Entry & Pick<StoredEntry, 'controllerName'>;

type Maker = (
  entries: readonly ExportedEntry[],
  gaps: readonly GapRow[],
  context: RegisterContext,
) => FileContent;

const MAKERS: Readonly<Record<ExportFormat, Maker>> = {
  xlsx: async (entries, gaps, context) =>
    writeXlsx([
      { name: 'Register', rows: [header(), ...entries.map((entry) => rowOf(entry, gaps, context))] },
    ]),
  csv: (entries, gaps, context) =>
    textStream(
      csvChunks([header(), ...entries.map((entry) => rowOf(entry, gaps, context))], { byteOrderMark: true }),
    ),
  json: (entries, gaps, context) => JSON.stringify(jsonOf(entries, gaps, context), null, 2),
  pdf: (entries, _gaps, context) => pdfOf(registerDocument(entries, context)),
};

const header = (): string[] => [...registerHeaders(), GAP_HEADER];

function rowOf(entry: ExportedEntry, gaps: readonly GapRow[], context: RegisterContext): string[] {
  const { organisationNumber, contact } = context.controller;
  const controller = {
    name: entry.controllerName,
    ...(organisationNumber && { organisationNumber }),
    ...(contact && { contact }),
  };
  const officer = context.officer ? { dataProtectionOfficer: context.officer.name } : {};
  const missing = gaps
    .filter((gap) => gap.processingId === entry.id && gap.level === 'blocking')
    .map(gapText);
  const labels = context.frozenLabels?.get(entry.id) ?? context.labels;
  return [...registerRow(entry, { labels, controller, ...officer }), missing.join('\n')];
}

function textStream(chunks: Iterable<Uint8Array | string>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(stream) {
      const next = iterator.next();
      if (next.done) stream.close();
      else stream.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
    },
  });
}

/** Codes as they are, with the article that asks for each column. */
function jsonOf(entries: readonly ExportedEntry[], gaps: readonly GapRow[], context: RegisterContext) {
  return {
    schema: 'ansvar-register/1',
    controller: context.controller,
    dataProtectionOfficer: context.officer,
    asOf: context.date,
    shows: context.appliedOn ? 'approved' : 'current',
    lawVersion: context.lawVersion,
    articles: Object.fromEntries(registerColumns.map((column) => [column.key, column.reference])),
    entries: entries.map((entry) => ({
      ...entry,
      gaps: gaps
        .filter((gap) => gap.processingId === entry.id)
        .map(({ key, level, text, ownerName, dueOn }) => ({ key, level, text, ownerName, dueOn })),
    })),
  };
}
