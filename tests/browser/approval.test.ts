import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { viewport: { width: 1360, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const COORDINATOR = 'GDPR-samordnare, Socialnämnden';

let site: DemoSite;
/** A processing with two versions, and opened for change since. */
let approved: string;
beforeAll(async () => {
  site = await openDemoSite();
  const { page, context } = await site.signIn(COORDINATOR, DESKTOP);
  approved = await approvedTwice(page);
  await openRound(page);
  await saveView(page);
  await context.close();
}, 180_000);
afterAll(() => site?.close());

async function approvedTwice(page: Page): Promise<string> {
  await page.goto(`${site.origin}/behandlingar?status=complete`);
  const address = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
  for (const paragraph of ['§ 12', '§ 87']) {
    await approve(page, address, paragraph);
    await page.click('text=Öppna för ändring');
    if (paragraph === '§ 87') break;
    await page.goto(`${site.origin}${address}/grunder`);
    await page.fill('#description', 'Ändrad inför den andra versionen');
    await page.click('text=Spara och visa behandlingen');
    await page.click('button:has-text("Markera som fullständig")');
  }
  return address;
}

async function approve(page: Page, address: string, paragraph: string): Promise<void> {
  await page.goto(`${site.origin}${address}/faststall`);
  const body = page.locator('input[name=way][value=body]');
  if ((await body.getAttribute('type')) === 'radio') await body.check();
  await page.selectOption('#bodyId', { index: 1 });
  await page.fill('#decidedOn', new Date().toISOString().slice(0, 10));
  await page.fill('#paragraph', paragraph);
  await page.click('main form button[type=submit]');
  await page.waitForURL(/klart=approve/);
}

async function openRound(page: Page): Promise<void> {
  await page.goto(`${site.origin}/oversyn/ny`);
  await page.click('text=Öppna omgången och mejla');
  await page.waitForURL(/klart=oppnad/);
}

async function saveView(page: Page): Promise<void> {
  await page.goto(`${site.origin}/vyer?status=approved`);
  await page.fill('#name', 'Det som är fastställt');
  await page.click('text=Spara vyn');
  await page.waitForURL(/behandlingar\?status=approved/);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

async function addressesOf(page: Page): Promise<string[]> {
  await page.goto(`${site.origin}/behandlingar?status=complete`);
  const complete = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
  await page.goto(`${site.origin}/oversyn`);
  const round = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
  return [
    approved,
    `${approved}/faststall`,
    `${complete}/faststall`,
    `${approved}/versioner`,
    `${approved}/versioner?jamfor=1-2`,
    `${approved}/versioner?gallde=2020-01-01`,
    `${approved}/versioner/2`,
    `${complete}/versioner`,
    '/behandlingar/gallde',
    '/behandlingar/gallde?dag=2001-01-01',
    '/behandlingar/faststall',
    '/behandlingar/faststall?alla=1&status=complete',
    '/behandlingar?valj=1',
    '/behandlingar?oversyn=snart',
    '/behandlingar/export?bara=faststallda',
    '/behandlingar/andra',
    '/behandlingar/andra?alla=1',
    '/behandlingar/andra?alla=1&kolumn=klassa',
    '/behandlingar/andra?alla=1&kolumn=statute',
    '/vyer',
    '/vyer?status=draft',
    '/oversyn',
    '/oversyn/ny',
    round,
    '/bekrafta',
    '/att-ordna?niva=oversyn',
  ];
}

describe('every page of approval and review', () => {
  it.each([
    ['wide and light', { ...DESKTOP, colorScheme: 'light' as const }],
    ['narrow and dark', { ...PHONE, colorScheme: 'dark' as const }],
  ])(
    '%s has no accessibility violation that a program can find',
    async (_name, options) => {
      const { page, context } = await site.signIn(COORDINATOR, options);
      for (const address of await addressesOf(page)) {
        await page.goto(site.origin + address);
        expect({ address, found: await violations(page) }).toEqual({ address, found: [] });
      }
      await context.close();
    },
    180_000,
  );

  it('fits in 320 pixels', async () => {
    const { page, context } = await site.signIn(COORDINATOR, { viewport: { width: 320, height: 640 } });
    for (const address of await addressesOf(page)) {
      await page.goto(site.origin + address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ address, width }).toEqual({ address, width: 320 });
    }
    await context.close();
  }, 120_000);
});

describe('a coordinator', () => {
  it('changes one thing in two entries without script', async () => {
    const { page, context } = await site.signIn(COORDINATOR, { ...DESKTOP, javaScriptEnabled: false });
    await page.goto(`${site.origin}/behandlingar?status=draft&valj=1`);
    for (const index of [0, 1]) await page.locator('input[name=vald]').nth(index).check();
    await page.click('text=Ändra en uppgift i valda');
    await page.locator('input[value=processArea]').check();
    await page.click('text=Fortsätt');
    await page.click('text=Visa vad som ändras');
    expect(await page.locator('[role=alert]').textContent()).toContain('Skriv verksamhetsområdet.');
    await page.fill('#text', 'Omsorg om äldre');
    await page.click('text=Visa vad som ändras');
    expect(await page.locator('main').textContent()).toContain('Omsorg om äldre');
    await page.locator('button[value=spara]').click();
    expect(await page.locator('main').textContent()).toContain('Ändrat i 2 behandlingar.');
    await context.close();
  });

  it('confirms by keyboard alone, and says of another what must be changed', async () => {
    const { page, context } = await site.signIn(COORDINATOR, DESKTOP);
    await page.goto(`${site.origin}/bekrafta`);
    const left = await page.locator('section[id^=fraga-]').count();
    expect(left).toBeGreaterThan(2);
    await page.locator('button[value=unchanged]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/bekraftade=1/);
    expect(await page.locator('section[id^=fraga-]').count()).toBe(left - 1);
    await page.locator('summary', { hasText: 'Behöver ändras' }).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Systemet är utbytt');
    await page.locator('details[open] button', { hasText: 'Skicka' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/skickat=1/);
    await page.goto(`${site.origin}/att-ordna?niva=oversyn`);
    expect(await page.locator('main').textContent()).toContain('Systemet är utbytt');
    await context.close();
  }, 60_000);
});
