/** A real browser against a real port, on the demo's own data folder. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
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

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What a program can find against WCAG 2.2 AA on the page as it stands, with everything that folds opened. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
  });
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** A desk in light, a phone in dark. */
export const LOOKS = [
  ['wide and light', { viewport: { width: 1360, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
] as const;

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
      await page.waitForURL(/min-dag|organisation/);
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
