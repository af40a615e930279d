/** Reporting an incident in a real browser: outside and inside, by keyboard, without script, and without violations. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, LOOKS, openDemoSite, violations } from './browser.ts';

const STAFF = 'Socialsekreterare, Socialnämnden';
const COORDINATOR = 'GDPR-samordnare, Socialnämnden';
const INSIDE = '/incidenter/rapportera';

let site: DemoSite;
/** Where Almby kommun takes in reports from outside: opened by its administrator. */
let outside: string;

beforeAll(async () => {
  site = await openDemoSite();
  const { page, context } = await site.signIn('Åttan Åttansson');
  await page.goto(`${site.origin}/organisation`);
  await page.locator('main a', { hasText: 'Almby kommun' }).first().click();
  await page.goto(`${page.url()}/rapportering`);
  await page.locator('input[name=open][value=yes]').check();
  await page.locator('#slug').fill('almby');
  await page.locator('#defaultControllerId').selectOption({ label: 'Socialnämnden' });
  await page.locator('#phone').fill('019-00 00 00');
  await page.locator('button:has-text("Spara")').click();
  await page.waitForURL(/klart=sparat/);
  outside = '/rapportera/almby';
  expect(await violations(page)).toEqual([]);
  await context.close();
}, 180_000);
afterAll(() => site?.close());

const press = async (page: Page, button: string): Promise<void> => {
  await page.locator(`main button[value="${button}"]`).click();
  await page.waitForLoadState('load');
};

/** From the first page to the receipt; `look` sees every page on the way. */
async function report(page: Page, address: string, look: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(site.origin + address);
  await look(page);
  await press(page, 'nasta');
  await page.locator('#discoveredOn').waitFor();
  await press(page, 'nasta');
  await page.locator('[data-focus]').waitFor();
  await look(page);
  await page.locator('#discoveredOn').fill('2026-11-20');
  await page.locator('#discoveredAt').fill('08.30');
  await press(page, 'nasta');
  await page.locator('#types').waitFor();
  // Who is outside has one page less.
  while ((await page.locator('main button[value=skicka]').count()) === 0) {
    const step = await page.textContent('main h1');
    await look(page);
    await press(page, 'nasta');
    await page.waitForFunction((before) => document.querySelector('main h1')?.textContent !== before, step);
  }
  await look(page);
  await press(page, 'skicka');
  await look(page);
  expect(await page.textContent('main')).toMatch(/IN-26-\d+/);
}

describe.each(LOOKS)('%s', (_name, options) => {
  const look = async (page: Page) => {
    const title = await page.title();
    expect({ title, found: await violations(page) }).toEqual({ title, found: [] });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), title).toBe(
      options.viewport.width,
    );
  };

  it('outside: no violation on any page from the first question to the receipt', async () => {
    const context = await site.browser.newContext({ locale: 'sv-SE', ...options });
    const page = await context.newPage();
    await report(page, outside, look);
    await context.close();
  }, 180_000);

  it('inside: no violation on any page, nor where the report is read and registered', async () => {
    const staff = await site.signIn(STAFF, options);
    await report(staff.page, INSIDE, look);
    await staff.context.close();
    const { page, context } = await site.signIn(COORDINATOR, options);
    await page.goto(`${site.origin}/inkommet`);
    await look(page);
    const href = await page.locator('a[href^="/incidenter/rapporter/"]').first().getAttribute('href');
    await page.goto(site.origin + href);
    await look(page);
    await page.goto(site.origin + (href ?? '').replace('/incidenter/rapporter', '/inkommet'));
    await look(page);
    await page.goto(`${site.origin}/incidenter/efterregistrera`);
    await look(page);
    await context.close();
  }, 180_000);
});

it('is reported by keyboard alone, with the error first and its link to the field', async () => {
  const { page, context } = await site.signIn(STAFF);
  await page.goto(site.origin + INSIDE);
  await page.locator('input[name=ongoing]').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('no');
  await page.locator('main button[value="nasta"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('#discoveredAt');
  await page.locator('#discoveredAt').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.ds-error-summary');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('ds-error-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('discoveredAt');
  await page.keyboard.type('00.05');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#description');
  expect(await page.textContent('main')).toContain('fråga 3 av 7');
  await context.close();
}, 60_000);

it('works without script and outside: a wrong file is told, and the answers stand', async () => {
  const context = await site.browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/rapportera`);
  await page.locator(`a[href="${outside}"]`).click();
  await press(page, 'nasta');
  await page.locator('#discoveredOn').fill('2026-11-20');
  await page.locator('#discoveredAt').fill('8.30');
  await press(page, 'nasta');
  await page.locator('#description').fill('Ett brev låg öppet i trapphuset');
  await press(page, 'sist');
  await page.locator('#senderName').fill('Tolvan Tolvansson');
  const wrong = {
    name: 'fel.exe',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('MZ\u0001\u0002'),
  };
  await page.locator('input[type=file]').setInputFiles(wrong);
  await press(page, 'skicka');
  expect(await page.textContent('main')).toContain('fel.exe');
  expect(await page.inputValue('#senderName')).toBe('Tolvan Tolvansson');
  await press(page, 'skicka');
  expect(page.url()).toMatch(/\/rapportera\/almby\/kvitto\/[0-9a-f-]{36}$/);
  const { page: reading, context: inside } = await site.signIn(COORDINATOR);
  await reading.goto(`${site.origin}/inkommet`);
  await reading.locator('a[href^="/incidenter/rapporter/"]').last().click();
  expect(await reading.textContent('main')).toContain('Ett brev låg öppet i trapphuset');
  await inside.close();
  await context.close();
}, 90_000);
