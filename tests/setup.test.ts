/** The first start, on an empty database of its own: from the one-time code to a sign-in with two factors. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { makeApp } from '../src/app.ts';
import { readSettings } from '../src/settings.ts';
import { openProduct, type Product } from '../src/start.ts';
import { totp } from './accounts/totp.ts';
import { Browser, fieldOf, ORIGIN } from './municipality.ts';

const database = `ansvar_first_start_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'ansvar-first-start-'));
let product: Product;
let browser: Browser;

const asAdmin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
};

beforeAll(async () => {
  await asAdmin(`create database ${database}`);
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${database}`;
  // The logins are the cluster's: their password follows from the secret, which must be that of the other tests.
  const env = {
    DATABASE_URL: url.toString(),
    ANSVAR_DATA: folder,
    ANSVAR_ORIGIN: ORIGIN,
    ANSVAR_SECRET: inject('secret'),
  };
  product = await openProduct(readSettings(env));
  browser = new Browser(makeApp(product.services));
});

afterAll(async () => {
  await product?.close();
  await asAdmin(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

const FORM = {
  organisation: 'Almby kommun',
  slag: 'municipality',
  orgnr: '212000-0142',
  namn: 'Tolvan Tolvansson',
  epost: 'tolvan@almby.example',
  losenord: 'en mening som är lätt att minnas',
};
/** Set by the test that turns the second factor on. */
let secret = '';
let backupCodes: string[] = [];

describe.sequential('the first start', () => {
  test('computes codes as the standard does', () => {
    expect(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000)).toBe('287082');
  });

  test('has a code to print, that is not easily guessed', () => {
    expect(product.services.setupCode).toMatch(/^[0-9A-F]{10}$/);
  });

  test('leads everybody to the setup page', async () => {
    const visit = await browser.get('/logga-in');
    expect(visit.path).toBe('/kom-igang');
    expect(visit.text).toContain('Engångskod');
  });

  test('refuses a wrong code, and makes nothing', async () => {
    const visit = await browser.post('/kom-igang', { ...FORM, kod: '0000000000' });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Engångskoden stämmer inte');
    expect((await browser.post('/kom-igang', { ...FORM, kod: '' })).status).toBe(422);
    expect((await browser.get('/logga-in')).path).toBe('/kom-igang');
  });

  test.each([
    ['212000-0143', 'Organisationsnumret stämmer inte'],
    ['', 'Organisationsnumret stämmer inte'],
  ])(
    'refuses the organisation number «%s» beside its field, and keeps what was typed',
    async (orgnr, text) => {
      const visit = await browser.post('/kom-igang', {
        ...FORM,
        kod: product.services.setupCode ?? '',
        orgnr,
      });
      expect(visit.status).toBe(422);
      expect(visit.text).toContain(text);
      expect(fieldOf(visit.text, 'organisation')).toBe('Almby kommun');
      expect(fieldOf(visit.text, 'epost')).toBe(FORM.epost);
      expect(fieldOf(visit.text, 'losenord') ?? '').toBe('');
    },
  );

  test('refuses a short password and an address that is none', async () => {
    const kod = product.services.setupCode ?? '';
    const visit = await browser.post('/kom-igang', { ...FORM, kod, losenord: 'kort', epost: 'tolvan' });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('minst 12 tecken');
    expect(visit.text).toContain('Skriv en e-postadress');
  });

  test('makes the organisation and its administrator with the code, typed in small letters too', async () => {
    const kod = ` ${product.services.setupCode?.toLowerCase()} `;
    const visit = await browser.post('/kom-igang', { ...FORM, kod });
    expect(visit.path).toBe('/konto/tvafaktor');
    expect(product.services.setupCode).toBeUndefined();
  });

  test('cannot be made twice, nor replaced by the demo', async () => {
    const stranger = new Browser(makeApp(product.services));
    for (const path of ['/kom-igang', '/kom-igang/demo']) {
      const visit = await stranger.post(path, { ...FORM, kod: '', organisation: 'Brinkeby kommun' });
      expect(visit.status).toBe(401);
    }
    expect((await stranger.get('/logga-in')).path).toBe('/logga-in');
    expect((await stranger.get('/logga-in')).text).not.toContain('Almby');
  });

  test('opens nothing before the second factor is on', async () => {
    for (const path of ['/', '/organisation', '/behandlingar', '/api/v1/rules'])
      expect((await browser.get(path)).path).toBe('/konto/tvafaktor');
  });

  test('asks for the password again before a new secret is shown', async () => {
    const visit = await browser.post('/konto/tvafaktor', { losenord: 'fel lösenord' });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Lösenordet stämmer inte');
  });

  test('turns the second factor on with a code from the app, not with a wrong one', async () => {
    const shown = await browser.post('/konto/tvafaktor', { losenord: FORM.losenord });
    secret = /för hand: ([A-Z2-7]{16,})/.exec(shown.text)?.[1] ?? '';
    backupCodes = [...shown.text.matchAll(/<li>([A-Za-z0-9]{5}-[A-Za-z0-9]{5})<\/li>/g)].map(
      ([, code]) => code ?? '',
    );
    expect(secret).not.toBe('');
    expect(backupCodes.length).toBeGreaterThan(5);
    const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, '0');
    expect((await browser.post('/konto/tvafaktor/bekrafta', { kod: wrong })).status).toBe(422);
    const visit = await browser.post('/konto/tvafaktor/bekrafta', { kod: totp(secret) });
    expect(visit.text).toContain('Almby kommun');
    expect(visit.path).toMatch(/^\/organisation/);
  });

  test('asks for the code at the next sign-in, and password alone opens nothing', async () => {
    const person = new Browser(makeApp(product.services), '', FORM.epost);
    const asked = await person.signIn(FORM.losenord);
    expect(asked.text).toContain('Skriv koden från appen');
    expect((await person.get('/organisation')).status).toBe(401);
    const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, '0');
    const refused = await person.post('/logga-in/kod', { kod: wrong, till: '/organisation' });
    expect(refused.text).toContain('Koden stämmer inte');
    const visit = await person.post('/logga-in/kod', { kod: totp(secret), till: '/organisation' });
    expect(visit.text).toContain('Almby kommun');
  });

  test('takes each backup code once', async () => {
    const [code = ''] = backupCodes;
    for (const accepted of [true, false]) {
      const person = new Browser(makeApp(product.services), '', FORM.epost);
      await person.signIn(FORM.losenord);
      const visit = await person.post('/logga-in/kod', { kod: code, till: '/organisation' });
      expect(visit.text.includes('Almby kommun')).toBe(accepted);
    }
  });

  test('closes the code page after ten wrong codes, also for the right one', async () => {
    const person = new Browser(makeApp(product.services), '', FORM.epost);
    await person.signIn(FORM.losenord);
    const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, '0');
    for (let number = 1; number <= 10; number++) await person.post('/logga-in/kod', { kod: wrong });
    const visit = await person.post('/logga-in/kod', { kod: totp(secret), till: '/organisation' });
    expect(visit.text).toContain('För många försök');
  });

  test('the administrator appoints a coordinator, who makes the first entry', async () => {
    const [entity] = (await browser.get('/organisation')).path.split('/').slice(-1);
    const base = `/organisation/${entity}`;
    const board = { name: 'Socialnämnden', type: 'board', independent: 'yes', firstDay: '2018-05-25' };
    const empty = {
      dependsOnId: '',
      organisationNumber: '',
      address: '',
      contact: '',
      title: '',
      lastDay: '',
    };
    const made = await browser.post(`${base}/namnder/ny`, { ...empty, ...board });
    expect(made.text).toContain('Socialnämnden');
    const controllerId = new RegExp(`${base}/namnder/([0-9a-f-]{36})`).exec(made.text)?.[1] ?? '';
    const person = { name: 'Tretton Trettonsson', email: 'tretton@almby.example', kind: 'employee' };
    const id = crypto.randomUUID();
    expect((await browser.post(`${base}/personer/ny`, { ...empty, ...person, id })).status).toBe(200);
    const appointment = { role: 'coordinator', controllerId, firstDay: '2020-01-01' };
    const appointed = await browser.post(`${base}/personer/${id}`, { ...empty, ...appointment });
    expect(appointed.text).toContain('Uppdraget är sparat');
  });

  test('the administrator cannot appoint himself', async () => {
    const page = await browser.get('/organisation');
    const own = [...page.text.matchAll(/personer\/([0-9a-f-]{36})/g)].map(([, id]) => id);
    const { path } = page;
    const controllerId = /namnder\/([0-9a-f-]{36})/.exec(page.text)?.[1] ?? '';
    const form = { role: 'coordinator', controllerId, firstDay: '2020-01-01', lastDay: '' };
    const visits = await Promise.all(own.map((id) => browser.post(`${path}/personer/${id}`, form)));
    const refused = visits.filter(({ status }) => status === 403);
    expect(refused.map(({ text }) => text.includes('kan inte ge sig själv ett uppdrag'))).toEqual([true]);
  });
});
