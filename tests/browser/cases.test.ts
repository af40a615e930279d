/** Cases in a real browser: without accessibility violations on a desk and on a phone, by keyboard, and without script. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, LOOKS, openDemoSite, violations } from './browser.ts';

const COORDINATOR = 'GDPR-samordnare, Socialnämnden';

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 120_000);
afterAll(() => site?.close());

describe.each(LOOKS)('%s', (_name, options) => {
  it('meets no violation that a program can find on the pages of a case, and nothing wider than the screen', async () => {
    const { page, context } = await site.signIn(COORDINATOR, options);
    await page.goto(`${site.origin}/arenden?lage=alla`);
    const cases = await page.$$eval('th a[href^="/arenden/"]', (links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    expect(cases.length).toBeGreaterThan(4);
    const [first = ''] = cases;
    const forms = [
      'andra',
      'avsluta',
      'makulera',
      'person',
      'koppla',
      'handlaggare',
      'frist',
      'beslut',
      'lasare',
      'dokument/nytt',
    ];
    const paths = [
      '/arenden?lage=alla',
      '/arenden/nytt',
      '/arenden/nytt?slag=complaint',
      ...cases,
      ...forms.map((form) => `${first}/${form}`),
      '/inkommet',
      '/inkommet/nytt',
      '/delegationsbeslut',
      '/arenden/diarium',
      '/arenden/diarium/installning',
    ];
    for (const path of paths) {
      await page.goto(site.origin + path);
      expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(
        options.viewport.width,
      );
    }
    await context.close();
  }, 240_000);
});

it('registers a case by keyboard alone, with the error first when the title is missing', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  await page.goto(`${site.origin}/arenden/nytt?slag=enquiry`);
  await page.locator('#title').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.ds-error-summary');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('ds-error-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
  await page.keyboard.type('Fråga om besöksregister');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/arenden\/[0-9a-f-]{36}/);
  expect(await page.textContent('main')).toMatch(/A-26-\d+/);
  await context.close();
}, 60_000);

it('works without script: registers, notes and settles a deadline', async () => {
  const { page, context } = await site.signIn(COORDINATOR, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/arenden/nytt?slag=complaint`);
  await page.locator('#title').fill('Klagomål om utskick');
  await page.locator('button:has-text("Registrera")').click();
  await page.locator('summary:has-text("Skriv en anteckning")').click();
  await page.locator('#text').fill('Ringde och förklarade.');
  await page.locator('button:has-text("Spara anteckningen")').click();
  expect(await page.textContent('main')).toContain('Ringde och förklarade.');
  await page.locator('a:has-text("Markera som klar")').first().click();
  await page.locator('button:has-text("Spara")').click();
  expect(await page.textContent('main')).toContain('Inga öppna frister');
  await context.close();
}, 60_000);
