import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as importing from '../modules/register/actions/import.ts';
import { importJob } from '../modules/register/actions/import-job.ts';
import type { Mapping } from '../modules/register/rules/import.ts';
import { asActor } from '../platform/database/connection.ts';
import { readSpreadsheet } from '../platform/spreadsheet/spreadsheet.ts';
import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { CommandFailed, readArguments, type Terminal, wronglyWritten } from './command.ts';
import { commandContext, commandController } from './controller.ts';

const options = {
  controller: { type: 'string' },
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Reads a sheet into a controller's register, all or nothing; with --dry-run only says what would happen. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArguments({ args: [...args], options, allowPositionals: true });
  const [path] = positionals;
  if (!path || !values.controller) throw wronglyWritten('Ange fil och --controller.');
  const bytes = readFile(path);
  const reading = await readSpreadsheet(bytes, basename(path));
  if (!reading.ok) throw new CommandFailed(reading.error);
  const notice = importing.personsIn(reading.sheets);
  if (notice) throw new CommandFailed(`${notice.why} Bladet ${notice.sheet}. Inget är inläst.`);
  const product = await openProduct(readSettings());
  try {
    const controller = await commandController(product.services, values.controller);
    const id = crypto.randomUUID();
    const found = await asActor(product.services.database, controller.actor, async (tx) => {
      const context = commandContext(product.services, tx, controller.actor);
      await importing.startImport(context, { id, fileName: basename(path), bytes, sheets: reading.sheets });
      const opened = await importing.openImport(context, id);
      if (values.map)
        await importing.saveChoices(context, id, { ...opened.choices, mapping: readMap(values.map, opened) });
      const preview = await importing.previewImport(context, await importing.openImport(context, id), [
        controller.ref,
      ]);
      if (values['dry-run']) await importing.abandonImport(context, id);
      return preview;
    });
    const errors = found.plan.entries.filter((entry) =>
      entry.findings.some((finding) => finding.level === 'error'),
    ).length;
    const result = {
      rows: found.plan.entries.length,
      errors,
      changes: found.changes.length,
      findings: findingCounts(found.plan.entries),
    };
    if (!values['dry-run']) {
      terminal.note(`Läser in ${result.rows - errors} rader …`);
      await importJob.run(product.services, {
        draftId: id,
        personId: controller.actor.personId ?? '',
        controllers: [`${controller.ref.id}:${controller.ref.legalEntityId}`],
      });
    }
    if (values.json) terminal.write(JSON.stringify({ ...result, imported: !values['dry-run'] }, null, 2));
    else
      terminal.write(
        `${values['dry-run'] ? 'Provkörning, inget sparat' : 'Inläst'}: ${result.rows - errors} av ${result.rows} rader, ${errors} med fel, ${Object.values(result.findings).reduce((sum, count) => sum + count, 0)} anmärkningar.`,
      );
  } finally {
    await product.close();
  }
}

function readFile(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new CommandFailed(`Filen ${path} kan inte läsas.`);
  }
}

/** A map is JSON from header to target, as saved on the page. */
function readMap(path: string, opened: importing.OpenImport): Mapping {
  const columns = JSON.parse(Buffer.from(readFile(path)).toString('utf8')) as Record<string, Mapping[number]>;
  const headers = opened.sheets[opened.choices.sheet]?.rows[opened.choices.headerRow] ?? [];
  return opened.choices.mapping.map((target, index) => columns[headers[index] ?? ''] ?? target);
}

function findingCounts(entries: importing.Preview['plan']['entries']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of entries.flatMap((entry) => entry.findings)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
