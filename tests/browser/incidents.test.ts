/** Incidents after the decision in a real browser: the clock ticks, nothing is wider than the screen, no violation. */
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
  it('%s meets no violation that a program can find, and nothing wider than the screen', async () => {
    const { page, context } = await site.signIn(COORDINATOR, options);
    await page.goto(`${site.origin}/incidenter`);
    const first = await page.locator('#resultat tbody a[href^="/incidenter/"]').first().getAttribute('href');
    const paths = [
      '/incidenter',
      '/incidenter?q=finnsinte',
      '/incidenter/statistik?ar=2026',
      '/incidenter/statistik?ar=2018',
      `${first}/registrerade`,
      `${first}/atgarder`,
      `${first}/avsluta`,
    ];
    for (const path of paths) {
      await page.goto(site.origin + path);
      expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(
        options.viewport.width,
      );
    }
    await context.close();
  }, 180_000);
});

it('counts the time down while the page is open, and announces nothing', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  await page.clock.install({ time: new Date('2026-11-22T09:00:00Z') });
  await page.goto(`${site.origin}/incidenter`);
  await page.evaluate(() => {
    const clock = document.createElement('due-clock');
    clock.setAttribute('due', '2026-11-22T10:01:30Z');
    clock.textContent = 'söndag 22 november kl. 11.01 (om 1 timme)';
    document.querySelector('main')?.append(clock);
  });
  const clock = page.locator('main > due-clock').last();
  expect(await clock.textContent()).toBe('söndag 22 november kl. 11.01 (om 1 timme 1 minut)');
  expect(await clock.getAttribute('role')).toBe('timer');
  await page.clock.fastForward('01:05:00');
  await expect.poll(() => clock.textContent()).toMatch(/\(för \d minuter sedan\)$/);
  await context.close();
}, 60_000);

it('says the time without script too', async () => {
  const { page, context } = await site.signIn(OFFICER, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/incidenter`);
  const clocks = await page.locator('due-clock').allTextContents();
  expect(clocks.length).toBeGreaterThan(0);
  for (const text of clocks) expect(text).toMatch(/ kl\. \d\d\.\d\d \((om|försenad|nu)/);
  await context.close();
}, 60_000);

it('filters the incidents as one types, and keeps the choice in the address', async () => {
  const { page, context } = await site.signIn(OFFICER);
  await page.goto(`${site.origin}/incidenter`);
  const counted = () => page.locator('#resultat p[aria-live]').textContent();
  const before = await counted();
  await page.getByText('Filtrera och ordna').click();
  await page.locator('#orsak').selectOption('technical');
  await expect.poll(counted, { timeout: 10_000 }).not.toBe(before);
  expect(page.url()).toContain('orsak=technical');
  await context.close();
}, 60_000);

it('shows each incident as a card on a phone: its deadline in sight, the filters folded until one is chosen', async () => {
  const { page, context } = await site.signIn(COORDINATOR, { viewport: { width: 390, height: 844 } });
  await page.goto(`${site.origin}/incidenter`);
  expect(await page.locator('#orsak').isVisible()).toBe(false);
  const deadline = await page.locator('#resultat tbody td').first().boundingBox();
  expect((deadline?.x ?? 0) + (deadline?.width ?? 999)).toBeLessThanOrEqual(390);
  expect(deadline?.y).toBeLessThan(844);
  await page.goto(`${site.origin}/incidenter?orsak=human`);
  expect(await page.locator('#orsak').isVisible()).toBe(true);
  await context.close();
}, 60_000);

it('prints the figures with their tables, black on white, also from a dark screen', async () => {
  const { page, context } = await site.signIn(COORDINATOR, { colorScheme: 'dark' });
  await page.goto(`${site.origin}/incidenter/statistik?ar=2026`);
  await page.emulateMedia({ media: 'print' });
  const ink = await page
    .locator('svg.chart text')
    .first()
    .evaluate((text) => getComputedStyle(text).fill);
  expect(ink).toBe('rgb(0, 0, 0)');
  expect(await page.locator('.chart-figure table').first().isVisible()).toBe(true);
  await context.close();
}, 60_000);
