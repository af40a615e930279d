/** The guide in a real browser: unfolding without script, by keyboard, and without violations. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, LOOKS, openDemoSite, violations } from './browser.ts';

const COORDINATOR = 'GDPR-samordnare, Socialnämnden';

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 180_000);
afterAll(() => site?.close());

const isShown = (page: Page, question: string) => page.locator(`[data-question=${question}]`).isVisible();

const submit = async (page: Page, button: string): Promise<void> => {
  await page.locator('main button', { hasText: button }).first().click();
  await page.waitForLoadState('load');
};

/** Answers that lead to «ja», as a person ticks them. */
async function answer(page: Page): Promise<void> {
  const { origin } = site;
  await page.goto(`${origin}/vagledning/ny`);
  await page.locator('#title').fill('Videotjänst för vårdmöten');
  await page.locator('#partyName').fill('Tranbär Vård AB');
  const ticked = [
    ['relation', 'outside'],
    ['decidedBy', 'us'],
    ['designation', 'no'],
    ['account', 'ours'],
    ['access', 'storage'],
    ['sharedSystem', 'no'],
  ] as const;
  for (const [question, value] of ticked) {
    expect(await isShown(page, question), question).toBe(true);
    await page.locator(`[name=${question}][value=${value}]`).check();
  }
}

describe.each(LOOKS)('%s', (_name, options) => {
  const look = async (page: Page) => {
    const title = await page.title();
    expect({ title, found: await violations(page) }).toEqual({ title, found: [] });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), title).toBe(
      options.viewport.width,
    );
  };

  it('has no violation from the list to the kept answer, nor on the short guides', async () => {
    const { page, context } = await site.signIn(COORDINATOR, options);
    await page.goto(`${site.origin}/vagledning`);
    await look(page);
    await page.goto(`${site.origin}/vagledning/ny`);
    await look(page);
    await submit(page, 'Visa svaret');
    await page.locator('[data-focus]').waitFor();
    await look(page);
    await answer(page);
    await look(page);
    await submit(page, 'Visa svaret');
    await look(page);
    await submit(page, 'Spara svaret');
    await page.waitForURL(/klart=sparat/);
    await look(page);
    await page.goto(`${site.origin}/vagledning`);
    await look(page);
    await page.goto(`${site.origin}/vagledning/inera?connection=direct&customerAgreement=none`);
    await look(page);
    await page.goto(
      `${site.origin}/vagledning/overforing?country=US&how=cloud&mechanism=SCC_M2&assessed=yes`,
    );
    await look(page);
    await context.close();
  }, 180_000);
});

it('unfolds and answers without script', async () => {
  const { page, context } = await site.signIn(COORDINATOR, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/vagledning/ny`);
  expect(await isShown(page, 'relation')).toBe(true);
  expect(await isShown(page, 'decidedBy')).toBe(false);
  await page.locator('[name=relation][value=outside]').check();
  expect(await isShown(page, 'decidedBy')).toBe(true);
  await page.locator('[name=decidedBy][value=them]').check();
  expect(await isShown(page, 'account')).toBe(false);
  await page.locator('[name=designation][value=social-care]').check();
  expect(await isShown(page, 'usesOurService')).toBe(true);
  await page.locator('[name=relation][value=own]').check();
  for (const idle of ['decidedBy', 'designation', 'usesOurService'])
    expect(await isShown(page, idle), idle).toBe(false);
  await answer(page);
  await submit(page, 'Visa svaret');
  expect(await page.textContent('main')).toContain('Socialnämnden är ansvarig, Tranbär Vård AB är biträde.');
  await submit(page, 'Ändra svaren');
  expect(await page.locator('[name=access][value=storage]').isChecked()).toBe(true);
  await context.close();
}, 60_000);

it('is answered by keyboard alone, with the error first and its link to the question', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  await page.goto(`${site.origin}/vagledning/ny`);
  await page.locator('#title').focus();
  await page.keyboard.type('Egen drift');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Driftenheten');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.ds-error-summary');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('ds-error-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('relation');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('own');
  await page.keyboard.press('Enter');
  await page.waitForSelector('section[aria-label="Svar"]');
  expect(await page.textContent('main')).toContain('har samma personuppgiftsansvariga som Socialnämnden');
  await context.close();
}, 60_000);

it('the groups of a transfer come forth with the support that is chosen', async () => {
  const { page, context } = await site.signIn(COORDINATOR, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/vagledning/overforing`);
  const group = (name: string) => page.locator(`[data-support=${name}]`).isVisible();
  expect(await group('clauses')).toBe(false);
  await page.locator('#mechanism').selectOption('SCC_M2');
  expect([await group('clauses'), await group('safeguard'), await group('adequacy')]).toEqual([
    true,
    true,
    false,
  ]);
  await page.locator('#mechanism').selectOption('DPF');
  expect([await group('certified'), await group('adequacy'), await group('clauses')]).toEqual([
    true,
    true,
    false,
  ]);
  await context.close();
}, 60_000);
