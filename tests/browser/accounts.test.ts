/** Passkeys in a real browser with a virtual device, a service of the kommun on another site; and the pages of sign-in and accounts, looked over by a program. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts } from '../../src/platform/accounts.ts';
import { openPool } from '../../src/platform/database/connection.ts';
import { openIdentityProvider } from '../accounts/identity-provider.ts';
import { type DemoSite, openDemoSite } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pictures to look at, when SHOTS names a folder for them. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name.replace(/[ /]+/g, '-')}.png`, fullPage: true });
}

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 120_000);
afterAll(() => site?.close());

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] }[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** A device with a passkey store; `verifies` is whether its holder can be recognised. */
async function device(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verifies: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

/** The same installation as it is outside the demo, where persons sign in themselves. */
async function outsideDemo<Result>(work: () => Promise<Result>): Promise<Result> {
  const { services } = site.product;
  const password = services.demoPassword;
  services.demoPassword = undefined;
  return work().finally(() => {
    services.demoPassword = password;
  });
}

describe('a passkey', () => {
  it('is added on the page of the own account, and signs in without password or code', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Kommunstyrelsen i Almby');
    const virtual = await device(context, page);
    await page.goto(`${site.origin}/konto`);
    await page.getByLabel('Namn på din passkey').fill('Jobbdatorn');
    await page.getByRole('button', { name: 'Lägg till en passkey' }).click();
    await page.waitForURL(/klart=passkey/);
    expect(await page.getByRole('rowheader', { name: 'Jobbdatorn' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Logga ut', exact: true }).first().click();
    await outsideDemo(async () => {
      await page.goto(`${site.origin}/logga-in`);
      await virtual.verifies(false);
      await page.getByRole('button', { name: 'Logga in med passkey' }).click();
      await expect
        .poll(() => page.locator('[data-passkey-error]').textContent(), { timeout: 20_000 })
        .toMatch(/Försök igen/);
      await virtual.verifies(true);
      await page.getByRole('button', { name: 'Logga in med passkey' }).click();
      await page.waitForURL(/min-dag/);
      await page.goto(`${site.origin}/konto`);
      expect(await page.locator('main').textContent()).toContain('passkey');
    });
    await context.close();
  });

  it('is said to need script where there is none, and password and code are offered', async () => {
    await outsideDemo(async () => {
      const context = await site.browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${site.origin}/logga-in`);
      expect(await page.getByText('En passkey behöver skript').isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: 'Logga in med passkey' }).isVisible()).toBe(false);
      expect(await page.getByLabel('Lösenord').isVisible()).toBe(true);
      await context.close();
    });
  });
});

describe('a service of the kommun', () => {
  it('is reached through the button although forms may lead nowhere else, and leads back signed in', async () => {
    const { services, platformPool } = site.product;
    const { accounts, providers } = services;
    const service = await openIdentityProvider(site.origin);
    const pool = openPool(String(platformPool.options.connectionString), 2, 'auth');
    const known = [{ ...service.settings, domains: ['almby.example'] }];
    const { secret } = services;
    const withService = openAccounts({ pool, secret, origin: site.origin, providers: known });
    Object.assign(services, { accounts: withService, providers: known });
    const { rows } = await site.product.platformPool.query(
      'select email from auth."user" where email like \'%@almby.example\' order by email limit 1',
    );
    service.now = { subject: 'någon', email: rows[0].email, email_verified: true, amr: ['mfa'] };
    await outsideDemo(async () => {
      for (const javaScriptEnabled of [true, false]) {
        const context = await site.browser.newContext({ javaScriptEnabled });
        const page = await context.newPage();
        await page.goto(`${site.origin}/logga-in?till=%2Fkonto`);
        await page.getByRole('button', { name: 'Logga in med Almby kommuns konto' }).click();
        await page.waitForURL(`${site.origin}/konto`);
        expect(await page.locator('main').textContent()).toContain('Almby kommuns konto');
        await context.close();
      }
    });
    Object.assign(services, { accounts, providers });
    await pool.end();
    await service.close();
  });
});

describe('the pages of sign-in and accounts', () => {
  it.each([
    ['wide and light', { viewport: { width: 1360, height: 900 }, colorScheme: 'light' as const }],
    ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
  ])('%s have no violation that a program can find, and do not scroll sideways', async (name, options) => {
    const { page, context } = await site.signIn('Administratör, Almby', options);
    await page.goto(`${site.origin}/konton`);
    const [choice] = await page.locator('main li a').all();
    if (choice) await choice.click();
    await page.waitForURL(/organisation\/.*\/konton/);
    const list = new URL(page.url()).pathname;
    const account = (await page.locator('tbody th a').nth(1).getAttribute('href')) ?? '';
    const base = list.replace(/\/konton$/, '');
    for (const path of [
      '/konto',
      '/konto/tvafaktor',
      '/konton',
      list,
      account,
      `${base}/grupper`,
      `${base}/utskick`,
      `${base}/jobb`,
    ]) {
      await page.goto(`${site.origin}${path}`);
      expect(await violations(page), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
      await keepPicture(page, `${name} ${path.replace(/[0-9a-f-]{36}/g, 'id')}`);
    }
    await context.close();
    await outsideDemo(async () => {
      const visitor = await site.browser.newContext(options);
      const door = await visitor.newPage();
      await door.goto(`${site.origin}/logga-in`);
      expect(await violations(door)).toEqual([]);
      await keepPicture(door, `${name} logga-in`);
      await visitor.close();
    });
  });
});
