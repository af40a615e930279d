/**
 * From «vi ska börja med en videotjänst» to a signed agreement with instruction and two sub-processors, in one sitting: the
 * other party signs in a window of its own, without account and script.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoSite, openDemoSite, violations } from './browser.ts';

const COORDINATOR = 'GDPR-samordnare, Socialnämnden';
const DELEGATE = 'Socialchef';

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
}, 180_000);
afterAll(() => site?.close());

const fill = async (page: Page, values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`).first();
    const kind = await field.evaluate((element) =>
      element instanceof HTMLSelectElement ? 'select' : (element as HTMLInputElement).type,
    );
    if (kind === 'radio' || kind === 'checkbox')
      await page.locator(`main [name="${name}"][value="${value}"]:not([type=hidden])`).check();
    else if (kind === 'select') await field.selectOption(value);
    else await field.fill(value);
  }
};
const press = async (page: Page, name: string) => {
  await page.locator('main').getByRole('button', { name, exact: true }).last().click();
  await page.waitForLoadState();
};
const said = (page: Page) => page.locator('main').innerText();

/** The guide's answer begins the agreement. */
async function begin(page: Page): Promise<string> {
  await page.goto(`${site.origin}/vagledning/ny`);
  await fill(page, {
    title: 'Videotjänst för vårdmöten',
    partyName: 'Tranbär Verksamhetsstöd AB',
    relation: 'outside',
    decidedBy: 'us',
    designation: 'no',
    account: 'ours',
    access: 'operation',
    sharedSystem: 'no',
  });
  await press(page, 'Visa svaret');
  expect(await said(page)).toContain('Ja, ett personuppgiftsbiträdesavtal behövs');
  await press(page, 'Börja på avtalet');
  await fill(page, { edition: 'skr-2023-02' });
  await page.getByLabel('Serveringstillstånd').check();
  await press(page, 'Börja med avtalet');
  expect(await said(page)).toContain('Sköter driften');
  return page.url().split('?')[0] ?? '';
}

async function complete(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/parter`);
  await fill(page, {
    partyAddress: 'Storgatan 1, 990 10 Almby',
    'theirs.administration.name': 'Elvan Elvansson',
    'theirs.cooperation.name': 'Tolvan Tolvansson',
  });
  await press(page, 'Spara');
  await page.goto(`${url}/villkor`);
  await fill(page, { hasMain: 'no' });
  await press(page, 'Spara');
  await page.goto(`${url}/sekretess`);
  await fill(page, {
    secretData: 'yes',
    onlyTechnical: 'yes',
    unsuitable: 'no',
    secrecyDuty: 'act-2020-914',
    secrecyReason: 'Krypterat hela vägen.',
  });
  await press(page, 'Spara');
  await page.goto(`${url}/garantier`);
  await fill(page, {
    'answer.evidence': 'Certifierade till 2028',
    outcome: 'sufficient',
    reason: 'Granskade.',
    assessedOn: '2026-11-01',
    assessedBy: 'Säkerhetschefen',
  });
  await press(page, 'Spara bedömningen');
  await addSubProcessors(page, url);
  await page.goto(`${url}/instruktion`);
  await fill(page, {
    handling: 'Inga utöver avtalet',
    logging: 'Loggar sparas i två år.',
    end: 'Radera inom 30 dagar.',
    location: 'Lagring i Sverige.',
  });
  await press(page, 'Spara utkastet');
  expect(await said(page)).toContain('Fält 7 säger inget om USA');
  await page.goto(`${url}/underskrift`);
  expect(await said(page)).toContain('Fält 7 säger inget om USA');
  expect(await page.getByRole('button', { name: 'Gör klart för underskrift' }).count()).toBe(0);
  await page.goto(`${url}/instruktion`);
  await fill(page, { location: 'Lagring i Sverige, support från USA.' });
  await press(page, 'Spara utkastet');
}

async function addSubProcessors(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/underbitraden/nytt`);
  await press(page, 'Spara');
  expect(await said(page)).toContain('Skriv underbiträdets namn');
  const common = { address: 'Kajen 2, 111 11 Stockholm' };
  await fill(page, {
    ...common,
    name: 'Molnkullen Drift AB',
    organisationNumber: '559999-0008',
    what: 'Drift',
    places: 'Sverige',
  });
  await press(page, 'Spara');
  await page.goto(`${url}/underbitraden/nytt`);
  await page.locator('#parentId').selectOption({ label: '1 Molnkullen Drift AB' });
  await fill(page, {
    ...common,
    name: 'Cloudhill Inc',
    organisationNumber: '12-3456789',
    country: 'US',
    what: 'Support på distans',
    places: 'USA',
    mechanism: 'DPF',
    checkedOn: '2026-11-20',
    assessed: 'yes',
  });
  await press(page, 'Spara');
  expect(await said(page)).toContain('2 underbiträden');
  expect(await said(page)).toContain('Bara DPF');
}

/** The documents are made by a job: the page asks again by itself. */
async function madeReady(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/underskrift`);
  await press(page, 'Gör klart för underskrift');
  await page.getByRole('heading', { name: 'För Socialnämnden' }).waitFor({ timeout: 30_000 });
}

async function supplierSigns(link: string): Promise<BrowserContext> {
  const context = await site.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(link);
  expect(await said(page)).toContain('Videotjänst för vårdmöten');
  await press(page, 'Skriv under');
  expect(await said(page)).toContain('Rätta de här 3 sakerna');
  await fill(page, { place: 'Almby', authority: 'signatory', confirmed: '1' });
  await press(page, 'Skriv under');
  expect(await said(page)).toContain('När båda har skrivit under');
  return context;
}

it('goes from the question to the signed agreement', async () => {
  const { page, context } = await site.signIn(COORDINATOR);
  const url = await begin(page);
  await complete(page, url);
  await madeReady(page, url);
  await page.goto(`${url}/underskrift/bjud-in`);
  await fill(page, { name: 'Elvan Elvansson', email: 'elvan@tranbar.example' });
  await press(page, 'Skicka länken');
  const link = await page.locator('[name=link]').inputValue();

  const looked = await site.browser.newContext();
  const outside = await looked.newPage();
  await outside.goto(link);
  expect(await violations(outside)).toEqual([]);
  await looked.close();
  const supplier = await supplierSigns(link);

  const head = await site.signIn(DELEGATE);
  await head.page.goto(`${url}/underskrift/egen`);
  expect(await head.page.locator('#place').inputValue()).toBe('Almby');
  await fill(head.page, { confirmed: '1' });
  await press(head.page, 'Jag beslutar och skriver under nu');
  expect(await said(head.page)).toContain('Gäller från och med');

  await page.goto(url);
  expect(await said(page)).toContain('Gäller');
  const [receipt] = supplier.pages();
  await expect
    .poll(
      async () => {
        await receipt?.goto(link);
        return receipt?.getByRole('link', { name: 'Hämta underskriftsbeviset' }).count();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(1);
  for (const one of [context, head.context, supplier]) await one.close();
}, 180_000);
