import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../src/platform/spreadsheet/spreadsheet.ts';
import { type DemoSite, openDemoSite } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { viewport: { width: 1360, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 120_000);
afterAll(() => site?.close());

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as Violation[];
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
}

async function addressesOf(page: Page): Promise<string[]> {
  await page.goto(`${site.origin}/behandlingar?status=brister`);
  const entry = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
  return [
    '/behandlingar',
    '/behandlingar/ny',
    '/behandlingar/export',
    entry,
    `${entry}/historik`,
    ...[
      'grunder',
      'andamal',
      'uppgifter',
      'mottagare',
      'system',
      'gallring',
      'sakerhet',
      'information',
      'kontroll',
    ].map((step) => `${entry}/${step}`),
    '/import',
    '/var-finns?uppgift=name',
    '/att-ordna?niva=alla',
    '/system',
    '/leverantorer',
    '/logg',
    '/regler',
    '/regler/register.legal-basis',
    '/lagtext/6.1',
  ];
}

describe('every page', () => {
  it.each([
    ['wide and light', { ...DESKTOP, colorScheme: 'light' as const }],
    ['narrow and dark', { ...PHONE, colorScheme: 'dark' as const }],
  ])(
    '%s has no accessibility violation that a program can find',
    async (_name, options) => {
      const { page, context } = await site.signIn('GDPR-samordnare, Barn- och', options);
      for (const address of await addressesOf(page)) {
        await page.goto(site.origin + address);
        expect({ address, found: await violations(page) }).toEqual({ address, found: [] });
      }
      await context.close();
    },
    180_000,
  );

  it('fits in 320 pixels', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Barn- och', {
      viewport: { width: 320, height: 640 },
    });
    for (const address of await addressesOf(page)) {
      await page.goto(site.origin + address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ address, width }).toEqual({ address, width: 320 });
    }
    await context.close();
  }, 120_000);

  it('gives every field an id of its own, so that a label ticks its own box', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Barn- och', DESKTOP);
    for (const address of await addressesOf(page)) {
      await page.goto(site.origin + address);
      const ids = await page.locator('[id]').evaluateAll((found) => found.map(({ id }) => id));
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      expect({ address, twice }).toEqual({ address, twice: [] });
    }
    await context.close();
  }, 120_000);

  it('asks no other host for anything', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Barn- och', DESKTOP);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).host));
    for (const address of await addressesOf(page)) await page.goto(site.origin + address);
    expect([...asked].filter((host) => host !== '' && host !== new URL(site.origin).host)).toEqual([]);
    await context.close();
  }, 120_000);
});

describe('sign-in and administration', () => {
  it.each([
    ['wide and light', { ...DESKTOP, colorScheme: 'light' as const }],
    ['narrow and dark', { ...PHONE, colorScheme: 'dark' as const }],
  ])(
    '%s has no accessibility violation, also with errors shown',
    async (_name, options) => {
      const { page, context } = await site.signIn('Administratör, Brinkeby', options);
      const base = page.url().replace(site.origin, '');
      for (const address of [base, `${base}/namnder/ny`, `${base}/bolag/nytt`, `${base}/personer/ny`]) {
        await page.goto(site.origin + address);
        expect({ address, found: await violations(page) }).toEqual({ address, found: [] });
        if (address === base) continue;
        await page.locator('main form button[type=submit]').last().click();
        expect(await page.locator('[role=alert]').count()).toBe(1);
        expect({ address, errors: true, found: await violations(page) }).toEqual({
          address,
          errors: true,
          found: [],
        });
      }
      await page.click('text=Logga ut');
      expect(await violations(page)).toEqual([]);
      await context.close();
    },
    60_000,
  );
});

describe('a coordinator', () => {
  it('adds a processing by keyboard alone', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Socialnämnden', DESKTOP);
    await page.goto(`${site.origin}/behandlingar/ny`);
    await page.locator('#name').focus();
    await page.keyboard.type('Kontaktpersoner');
    await page.keyboard.press('Enter');
    await page.waitForURL(/grunder/);
    expect(await page.locator('h1').textContent()).toBe('Kontaktpersoner');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Till innehållet');
    await context.close();
  });

  it('fills in a step without script, and wrongly first', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Socialnämnden', {
      ...DESKTOP,
      javaScriptEnabled: false,
    });
    await page.goto(`${site.origin}/behandlingar/ny`);
    await page.fill('#name', 'Utan skript');
    await page.click('text=Lägg till och fortsätt');
    await page.fill('#startsOn', 'i våras');
    await page.fill('#description', 'Det här får inte försvinna');
    await page.click('text=Spara och gå vidare');
    expect(await page.locator('[role=alert]').textContent()).toContain('Det är inget datum');
    expect(await page.inputValue('#description')).toBe('Det här får inte försvinna');
    await page.fill('#startsOn', '1/3 2024');
    await page.click('text=Spara och visa behandlingen');
    expect(await page.locator('main').textContent()).toContain('1 mars 2024');
    await context.close();
  });

  it('imports a sheet, sees every row and finds them in the list', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Socialnämnden', DESKTOP);
    const rows = Array.from({ length: 12 }, (_, index) => [
      `Inläst behandling ${index + 1}`,
      'Handlägga',
      '6.1 e',
    ]);
    const buffer = await writeXlsx([
      { name: 'Blad', rows: [['Behandling', 'Ändamål', 'Laglig grund'], ...rows] },
    ]);
    await page.goto(`${site.origin}/import`);
    await page.setInputFiles('#fil', { name: 'register.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.click('text=Läs filen');
    await page.click('text=Granska resultatet');
    await page.click('text=Läs in 12 behandlingar');
    await page.waitForURL(/behandlingar\?import=/, { timeout: 30_000 });
    expect(await page.locator('#resultat').textContent()).toContain('12 behandlingar');
    await page.fill('#q', 'inläst behandling 7');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await context.close();
  }, 60_000);

  it('finds what was typed and not saved', async () => {
    const { page, context } = await site.signIn('GDPR-samordnare, Socialnämnden', DESKTOP);
    await page.goto(`${site.origin}/behandlingar/ny`);
    await page.fill('#name', 'Utkast som väntar');
    await page.click('text=Lägg till och fortsätt');
    await page.waitForURL(/grunder/);
    await page.fill('#description', 'Skrivet men inte sparat');
    await page.waitForFunction(() =>
      document.querySelector('[data-kept]')?.textContent?.includes('sparat som utkast'),
    );
    await page.reload();
    await page.click('text=Fortsätt med utkastet');
    expect(await page.inputValue('#description')).toBe('Skrivet men inte sparat');
    await context.close();
  });
});
