import { writeFileSync } from 'node:fs';
import { EXPORT_FORMATS, type ExportFormat, exportRegister } from '../modules/register/actions/export.ts';
import { asActor } from '../platform/database/connection.ts';
import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { readArguments, type Terminal, wronglyWritten } from './command.ts';
import { commandContext, commandController } from './controller.ts';

const options = {
  controller: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Writes a controller's whole register to a file. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options });
  const format = EXPORT_FORMATS.find((known) => known === values.format);
  if (!values.controller || !values.out || !format) {
    throw wronglyWritten(`Ange --controller, --out och --format (${EXPORT_FORMATS.join(', ')}).`);
  }
  const product = await openProduct(readSettings());
  try {
    const bytes = await exported(product.services, values.controller, format);
    writeFileSync(values.out, bytes);
    if (values.json) terminal.write(JSON.stringify({ out: values.out, bytes: bytes.length }));
    else terminal.write(`Skrev ${values.out} (${Math.ceil(bytes.length / 1024)} kB).`);
  } finally {
    await product.close();
  }
}

async function exported(
  services: Parameters<typeof commandController>[0],
  name: string,
  format: ExportFormat,
): Promise<Buffer> {
  const { actor, ref } = await commandController(services, name);
  const filter = {
    controllerId: ref.id,
    words: '',
    role: null,
    activity: null,
    state: null,
    gaps: false,
    batchId: null,
    sort: 'number',
    page: 1,
  } as const;
  const made = await asActor(services.database, actor, (tx) =>
    exportRegister(commandContext(services, tx, actor), filter, format),
  );
  return Buffer.from(await new Response((await made.make()) as BodyInit).arrayBuffer());
}
