/** «Min dag» in a real browser: by keyboard alone, without accessibility violations, on a desk and on a phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, LOOKS, openDemoSite, violations } from './browser.ts';

const COORDINATOR = 'GDPR-samordnare, Socialnämnden';
const OFFICER = 'Dataskyddsombud';
let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 120_000);
afterAll(() => site?.close());

describe.each(LOOKS)('%s', (_name, options) => {
  it.each([
    [COORDINATOR, ['/min-dag', '/min-dag?vy=namnden', '/min-dag?q=finns+inte', '/min-dag/kalender']],
    [OFFICER, ['/min-dag', '/min-dag?vy=ombudet']],
  ])(
    '%s meets no violation that a program can find, and nothing wider than the screen',
    async (who, paths) => {
      const { page, context } = await site.signIn(who, options);
      for (const path of paths) {
        await page.goto(site.origin + path);
        expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(
          options.viewport.width,
        );
      }
      await context.close();
    },
    120_000,
  );
});

it('goes from the first page to the thing itself by keyboard alone', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  await page.goto(`${site.origin}/`);
  expect(new URL(page.url()).pathname).toBe('/min-dag');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  for (let presses = 0; presses < 80 && !(await focused()).startsWith('Svara ombudet'); presses++)
    await page.keyboard.press('Tab');
  expect(await focused()).toMatch(/^Svara ombudet/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ombudet\//);
  await context.close();
}, 60_000);

it('filters as one types, and keeps the view that is chosen', async () => {
  const { page, context } = await site.signIn(OFFICER);
  await page.goto(`${site.origin}/min-dag?vy=ombudet`);
  const counted = () => page.locator('#resultat [aria-live]').textContent();
  const before = await counted();
  await page.locator('#q').fill('gallring');
  await expect.poll(counted, { timeout: 10_000 }).not.toBe(before);
  expect(page.url()).toContain('vy=ombudet');
  await context.close();
}, 60_000);
