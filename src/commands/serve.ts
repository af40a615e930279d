import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { makeApp } from '../app.ts';
import { readSettings } from '../settings.ts';
import { openProduct, type Product } from '../start.ts';
import { CommandFailed, readArguments, type Terminal } from './command.ts';

/** Starts the product and stays until told to stop. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options: { json: { type: 'boolean' } } });
  const settings = readSettings();
  const product = await openProduct(settings);
  await product.startJobs();
  const address = await listen(product, settings.port, settings.host);
  if (values.json) terminal.write(JSON.stringify({ address, setupCode: product.services.setupCode ?? null }));
  else announce(product, address, terminal);
}

function announce({ services, migrated }: Product, address: string, terminal: Terminal): void {
  if (migrated.length > 0) terminal.write(`Databasen är uppdaterad med ${migrated.length} steg.`);
  if (services.embedded) terminal.write('Den inbyggda databasen används, med sina filer i datamappen.');
  terminal.write(`Ansvar svarar på ${address}`);
  if (services.setupCode) {
    terminal.write(`Kom igång: öppna ${address}/kom-igang och skriv engångskoden ${services.setupCode}`);
  }
}

/** Listens until the process is told to stop, then closes in order. */
export async function listen(product: Product, port: number, hostname: string): Promise<string> {
  const app = makeApp(product.services);
  const server = serve({ fetch: app.fetch, port, hostname });
  await new Promise<void>((ready, fail) => {
    server.once('listening', ready);
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new CommandFailed(
          error.code === 'EADDRINUSE' ? `Port ${port} används redan. Välj en annan med PORT.` : error.message,
        ),
      ),
    );
  });
  const stop = () => {
    server.close();
    void product.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
