/** The overview, the map and the lists of agreements in a real browser: without violations, narrow, and without script. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, LOOKS, openDemoSite, violations } from './browser.ts';

const COORDINATOR = 'GDPR-samordnare, Socialnämnden';
const OFFICER = 'Gemensamt dataskyddsombud';

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 180_000);
afterAll(() => site?.close());

const PAGES = [
  '/avtal/oversikt',
  '/avtal/oversikt?visa=tredjelander&stod=dpf',
  '/avtal/oversikt?visa=delade',
  '/avtal/atkomst',
  '/avtal/karta',
  '/avtal/karta?tredje=ja',
  '/avtal/tecknade',
];

describe.each(LOOKS)('%s', (_name, options) => {
  it.each([COORDINATOR, OFFICER])(
    'has no violation and fits, for %s',
    async (who) => {
      const { page, context } = await site.signIn(who, options);
      for (const path of PAGES) {
        await page.goto(site.origin + path);
        expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(
          options.viewport.width,
        );
      }
      await context.close();
    },
    180_000,
  );
});

const boxes = (page: Page) => page.locator('.map svg a').count();

it('filters and follows the map without script', async () => {
  const { page, context } = await site.signIn(OFFICER, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/avtal/karta`);
  const all = await boxes(page);
  await page.locator('#tredje').selectOption('ja');
  await page.locator('main form.filters button').click();
  await page.waitForURL(/tredje=ja/);
  const third = await boxes(page);
  expect(third).toBeGreaterThan(0);
  expect(third).toBeLessThan(all);
  await page.locator('.map svg a', { hasText: 'Tredjeland' }).first().click();
  await page.waitForURL(/karta\?land=/);
  expect(await boxes(page)).toBeGreaterThan(0);
  await context.close();
}, 60_000);

it('reaches the boxes of the map by keyboard', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  await page.goto(`${site.origin}/avtal/karta`);
  await page.locator('.picture.map').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Ansvarig/);
  await context.close();
}, 60_000);

it('leads from a figure to its rows and back without script', async () => {
  const { page, context } = await site.signIn(OFFICER, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/avtal/oversikt`);
  const figure = page.locator('.tiles a', { hasText: 'Tredjeländer' });
  const number = Number(await figure.locator('b').textContent());
  await figure.click();
  await page.waitForURL(/visa=tredjelander/);
  expect(await page.locator('main tbody tr').count()).toBe(number);
  await page.locator('main .ds-button', { hasText: 'Visa alla delar' }).click();
  await page.waitForURL(/oversikt$/);
  await context.close();
}, 60_000);
