/** The pages of organisations in a real browser: no accessibility violation, and nothing wider than a phone. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const COORDINATOR = 'GDPR-samordnare, Socialnämnden';
const ADMINISTRATOR = 'Administratör, Brinkeby';
const LOOKS = [
  ['wide and light', { viewport: { width: 1360, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
] as const;

let site: DemoSite;
let addresses: readonly string[];
beforeAll(async () => {
  site = await openDemoSite();
  addresses = await fill();
}, 120_000);
afterAll(() => site?.close());

/** One of everything, made through the forms. */
async function fill(): Promise<readonly string[]> {
  const { page, context } = await site.signIn(COORDINATOR);
  const post = async (path: string, form: Record<string, string>) => {
    const answer = await page.request.post(site.origin + path, { form, headers: { origin: site.origin } });
    expect(answer.status(), path).toBe(200);
  };
  const text = async (path: string) => (await page.request.get(site.origin + path)).text();
  const optionOf = (html: string, name: string) =>
    new RegExp(`<option value="([0-9a-f-]{36})">${name}`).exec(html)?.[1] ?? '';
  const [point, body, system, supplier, unit, handover] = Array.from({ length: 6 }, () => randomUUID());
  const days = { firstDay: '2026-02-01', lastDay: '' };
  const matter = {
    number: '9.14',
    matter: 'register.approve',
    function: 'förvaltningschef',
    decidedReference: '§ 12',
  };
  await post('/delegation/ny', { id: `${point}`, ...matter, decidedOn: '2026-01-15', ...days });
  const person = optionOf(await text(`/delegation/${point}`), 'Tian Tiansson');
  await post(`/delegation/${point}/delegater`, { id: randomUUID(), personId: person, deputy: 'no', ...days });
  await post('/namnd/organ/nytt', { id: `${body}`, name: 'Individutskottet', kind: 'committee' });
  await post(`/namnd/organ/${body}/datum`, { days: '2099-12-15\n2099-01-20' });
  await post('/leverantorer/ny', { id: `${supplier}`, name: 'Larmbolaget Sverige AB', country: 'SE' });
  await post('/system/nytt', { id: `${system}`, name: 'Larmcentralen', kind: 'system' });
  const review = { reviewedOn: '2026-11-01', result: 'mended', nextOn: '2099-05-01' };
  await post(`/system/${system}/genomgang`, { id: randomUUID(), ...review });
  await post('/namnd/enheter/ny', { id: `${unit}`, name: 'Hemtjänst norr', managerId: person, ...days });
  const successor = optionOf(await text('/overlamning/ny'), 'Fyran Fyransson');
  const leavesOn = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const leaving = { fromPersonId: person, toPersonId: successor, leavesOn };
  await post('/overlamning/ny', { id: `${handover}`, ...leaving });
  await context.close();
  return [
    '/namnd',
    '/namnd/enheter',
    `/namnd/enheter/${unit}`,
    '/namnd/organ',
    `/namnd/organ/${body}`,
    '/delegation',
    '/delegation/ny',
    `/delegation/${point}`,
    '/roller',
    '/roller/dso',
    '/system',
    `/system/${system}`,
    `/system/${system}/andra`,
    `/system/${system}/genomgang`,
    '/leverantorer',
    `/leverantorer/${supplier}`,
    `/leverantorer/${supplier}/kort`,
    '/overlamning',
    '/overlamning/ny',
    `/overlamning/${handover}`,
  ];
}

/** The pages of the administrator, found by following the links from the organisation. */
async function administered(page: Page): Promise<readonly string[]> {
  const base = page.url().replace(site.origin, '');
  const person = (await page.locator('main tbody a[href*="/personer/"]').first().getAttribute('href')) ?? '';
  return [
    base,
    `${base}/ombud`,
    person,
    `${person}/andra`,
    `${base}/namnder/ny`,
    `${base}/bolag/nytt`,
    `${base}/samverkan`,
  ];
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

describe.each(LOOKS)('%s', (_name, options) => {
  it('no page of the coordinator has an accessibility violation that a program can find', async () => {
    const { page, context } = await site.signIn(COORDINATOR, options);
    for (const address of addresses) {
      await page.goto(site.origin + address);
      expect({ address, found: await violations(page) }).toEqual({ address, found: [] });
    }
    await context.close();
  }, 180_000);

  it('no page of the administrator has one either', async () => {
    const { page, context } = await site.signIn(ADMINISTRATOR, options);
    for (const address of await administered(page)) {
      await page.goto(site.origin + address);
      expect({ address, found: await violations(page) }).toEqual({ address, found: [] });
    }
    await context.close();
  }, 120_000);
});

/** Beginnings of the elements that stand out to the right. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => !one.closest('.table-box') && one.getBoundingClientRect().right > 320)
      .map((one) => one.outerHTML.slice(0, 90)),
  );

it('every page fits in 320 pixels', async () => {
  const { page, context } = await site.signIn(COORDINATOR, { viewport: { width: 320, height: 640 } });
  for (const address of addresses) {
    await page.goto(site.origin + address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    const wide = width > 320 ? await tooWide(page) : [];
    expect({ address, width, wide }).toEqual({ address, width: 320, wide: [] });
  }
  await context.close();
}, 120_000);

it('a handover is received by keyboard, and errors stand first with what was typed kept', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  await page.goto(`${site.origin}/delegation/ny`);
  await page.fill('#function', 'enhetschef');
  await page.locator('main form button[type=submit]').last().press('Enter');
  await page.waitForSelector('[role=alert]');
  expect(await page.inputValue('#function')).toBe('enhetschef');
  expect(await violations(page)).toEqual([]);
  await page.goto(`${site.origin}${addresses.at(-1)}`);
  await page.focus('#receivedNote');
  await page.keyboard.type('Genomgånget');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/klart=mottagen/);
  expect(await page.textContent('main')).toContain('Överlämningen är mottagen.');
  await context.close();
}, 60_000);
