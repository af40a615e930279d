import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { readArguments, type Terminal } from './command.ts';

/** Brings the database to this version of the product, and says which steps were taken. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options: { json: { type: 'boolean' } } });
  const product = await openProduct(readSettings());
  const { migrated } = product;
  await product.close();
  if (values.json) terminal.write(JSON.stringify({ migrated }));
  else
    terminal.write(migrated.length === 0 ? 'Databasen är redan aktuell.' : `Körde ${migrated.join(', ')}.`);
}
