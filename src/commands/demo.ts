import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { CommandFailed, readArguments, type Terminal } from './command.ts';
import { listen } from './serve.ts';

/** The same product on throw-away data, with demo persons to sign in as. Refused where a real database is named. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options: { json: { type: 'boolean' } } });
  const settings = readSettings();
  if (settings.databaseUrl) {
    throw new CommandFailed(
      'Demon körs bara på den inbyggda databasen. Ta bort DATABASE_URL och försök igen.',
    );
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'ansvar-demo-'));
  terminal.note('Läser in demokommunerna …');
  const product = await openProduct({ ...settings, dataFolder }, { demo: true });
  await product.startJobs();
  const address = await listen(product, settings.port, settings.host);
  if (values.json) terminal.write(JSON.stringify({ address }));
  else
    terminal.write(
      `Demon svarar på ${address}. Öppna sidan och välj vem du vill vara. Inget sparas när den stängs.`,
    );
}
