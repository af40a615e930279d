/** A real browser against a real port, on the demo's own data folder. */

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { makeApp } from '../../src/app.ts';
import { readSettings } from '../../src/settings.ts';
import { openProduct, type Product } from '../../src/start.ts';

export interface DemoSite {
  readonly browser: Browser;
  readonly origin: string;
  readonly product: Product;
  /** A page signed in as the demo person whose title holds the words. */
  signIn(
    title: string,
    options?: Parameters<Browser['newContext']>[0],
  ): Promise<{ page: Page; context: BrowserContext }>;
  close(): Promise<void>;
}

/** Chromium without what reaches for the network by itself. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openDemoSite(): Promise<DemoSite> {
  const folder = mkdtempSync(join(tmpdir(), 'ansvar-browser-'));
  const { server, port } = await listening();
  const origin = `http://localhost:${port}`;
  const settings = { ...readSettings({}), dataFolder: folder, origin, port };
  const product = await openProduct(settings, { demo: true });
  await product.startJobs();
  const app = makeApp(product.services);
  server.answer = app.fetch;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
    timeout: 60_000,
  });
  return {
    browser,
    origin,
    product,
    async signIn(title, options = {}) {
      const context = await browser.newContext({ locale: 'sv-SE', ...options });
      const page = await context.newPage();
      await page.goto(`${origin}/logga-in`);
      await page.locator('button', { hasText: title }).first().click();
      await page.waitForURL(/behandlingar|organisation/);
      return { page, context };
    },
    async close() {
      await browser.close();
      server.http.close();
      await product.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The port must be known before the product: its address stands in its settings. */
async function listening(): Promise<{
  server: { http: ServerType; answer: (request: Request) => Response | Promise<Response> };
  port: number;
}> {
  const server = {
    answer: (_request: Request): Response | Promise<Response> => new Response(null, { status: 503 }),
    http: undefined as unknown as ServerType,
  };
  server.http = serve({
    fetch: (request: Request) => server.answer(request),
    port: 0,
    hostname: '127.0.0.1',
  });
  await new Promise<void>((ready) => server.http.once('listening', ready));
  return { server, port: (server.http.address() as AddressInfo).port };
}
