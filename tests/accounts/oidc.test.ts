/** Sign-in by a service of the kommun, with a real OpenID provider at the other end. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openAccounts } from '../../src/platform/accounts.ts';
import { openPool } from '../../src/platform/database/connection.ts';
import { loginUrl } from '../../src/platform/database/migrate.ts';
import {
  Browser,
  type Municipality,
  makeMunicipality,
  ORIGIN,
  openTestProduct,
  outsideDemo,
  type Place,
  type Product,
  type Visit,
} from '../municipality.ts';
import { type IdentityProvider, openIdentityProvider, type Someone } from './identity-provider.ts';

let service: IdentityProvider;
let product: Product;
let municipality: Municipality;
let board: Place;
let administrator: Browser;
const pool = openPool(loginUrl(inject('adminUrl'), 'platform', inject('secret')), 2, 'auth');

beforeAll(async () => {
  service = await openIdentityProvider(ORIGIN);
  product = withProvider();
  municipality = await makeMunicipality(openTestProduct());
  board = await municipality.addController('Socialnämnden');
  const appointed = await municipality.addPerson([], { administrator: true });
  const inDemo = makeApp({ ...product.services, demoPassword: 'demo' });
  administrator = new Browser(inDemo, appointed.personId, appointed.email);
  await administrator.signIn();
});

afterAll(async () => {
  await service.close();
  await pool.end();
});

function withProvider(more: Partial<IdentityProvider['settings']> = {}): Product {
  const providers = [{ ...service.settings, ...more }];
  const real = outsideDemo(openTestProduct());
  const accounts = openAccounts({ pool, secret: inject('secret'), origin: ORIGIN, providers });
  const services = { ...real.services, accounts, providers };
  return { ...real, services, app: makeApp(services) };
}

const MFA = { amr: ['pwd', 'mfa'] };

/** A person who is added, as the service knows them. */
async function somebody(more: Partial<Someone> = {}): Promise<Someone & { readonly email: string }> {
  const { email } = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  return { subject: randomUUID(), email, email_verified: true, ...MFA, ...more };
}

/** Presses the button; the address that the browser is sent to. */
async function begin(browser: Browser, fields: Record<string, string> = {}): Promise<string> {
  const visit = await browser.post('/logga-in/med/almby', fields);
  expect(visit.status).toBe(200);
  return (/<a href="([^"]+)">Fortsätt till Almby/.exec(visit.text)?.[1] ?? '').replaceAll('&amp;', '&');
}

const pathOf = ({ pathname, search }: URL) => `${pathname}${search}`;

async function signIn(who: Someone, browser = new Browser(product.app), fields = {}): Promise<Visit> {
  service.now = who;
  const address = await begin(browser, fields);
  return browser.get(pathOf(await service.visit(address)));
}

const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined);

describe('the sign-in page', () => {
  test('has a button for each service', async () => {
    const visit = await new Browser(product.app).get('/logga-in');
    expect(visit.text).toContain('Logga in med Almby kommuns konto');
  });

  test('asks with PKCE, state and nonce', async () => {
    const query = new URL(await begin(new Browser(product.app))).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(query.get(name)?.length).toBeGreaterThan(40);
    expect(query.get('response_type')).toBe('code');
  });

  test('says so when the service does not answer', async () => {
    const silent = withProvider({ issuer: 'http://127.0.0.1:1' });
    const visit = await new Browser(silent.app).post('/logga-in/med/almby');
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Inloggningstjänsten svarar inte');
  });

  test('knows no other service', async () => {
    expect((await new Browser(product.app).post('/logga-in/med/annan')).status).toBe(404);
    expect((await new Browser(product.app).get('/logga-in/med/annan/svar')).status).toBe(404);
  });
});

describe('a person who is added', () => {
  test('comes in by the verified address, and with two factors at the service needs none here', async () => {
    const who = await somebody();
    const visit = await signIn(who);
    expect(visit.path).toBe('/min-dag');
    expect(visit.status).toBe(200);
  });

  test('is known by the subject afterwards, also when the address has changed there', async () => {
    const who = await somebody();
    await signIn(who);
    expect((await signIn({ ...who, email: 'nytt.namn@kommun.example' })).path).toBe('/min-dag');
    const { email, ...withoutAddress } = who;
    expect((await signIn(withoutAddress)).path).toBe('/min-dag');
  });

  test('is led to the page that was asked for, with what was typed', async () => {
    const who = await somebody();
    const visit = await signIn(who, new Browser(product.app), {
      till: '/behandlingar/ny',
      sparat: 'name=Prov',
    });
    expect(visit.text).toContain('Spara det jag skrev');
    expect(visit.text).toContain('action="/behandlingar/ny"');
    expect(visit.text).toContain('value="Prov"');
  });

  test('is asked for a second factor here when the service had one only', async () => {
    const visit = await signIn(await somebody({ amr: ['pwd'] }));
    expect(visit.path).toBe('/konto/tvafaktor');
    expect(visit.text).toContain('Skydda kontot med ett andra steg');
  });

  test('comes in at every provider that sends no word of verification, when the settings trust its addresses', async () => {
    const trusting = withProvider({ emailTrusted: true });
    const { email_verified, ...who } = await somebody();
    expect((await signIn(who)).text).toContain('Din e-postadress är inte bekräftad');
    expect((await signIn(who, new Browser(trusting.app))).path).toBe('/min-dag');
    const denied = await somebody({ email_verified: false });
    expect((await signIn(denied, new Browser(trusting.app))).status).toBe(422);
  });

  test('is noted: how, in the list and in the log, and the address in the list only', async () => {
    const who = await somebody();
    await signIn(who, new Browser(product.app, '', '', '203.0.113.7'));
    const { rows } = await product.admin.query(
      `select outcome, method, address from platform.sign_in join auth."user" on "user".id = account_id
       where email = $1`,
      [who.email],
    );
    expect(rows).toContainEqual({
      outcome: 'signed-in',
      method: 'Almby kommuns konto',
      address: '203.0.113.7',
    });
    const logged = await product.admin.query(
      `select action, detail from audit_event join person on person.id = row_id where email = $1 and action = 'sign-in'`,
      [who.email],
    );
    expect(logged.rows).toContainEqual({ action: 'sign-in', detail: 'Almby kommuns konto' });
    expect(JSON.stringify(logged.rows)).not.toContain('203.0');
  });
});

describe('nobody gets in', () => {
  const refused = async (who: Someone, text: string): Promise<void> => {
    const browser = new Browser(product.app);
    const visit = await signIn(who, browser);
    expect(visit.status).toBe(422);
    expect(visit.text).toContain(text);
    expect((await browser.get('/behandlingar')).status).toBe(401);
  };

  test('who is not added: the page says whom to contact, and no account is made', async () => {
    const email = `okand-${randomUUID()}@kommun.example`;
    await refused(
      { subject: randomUUID(), email, email_verified: true, ...MFA },
      'Du är inte tillagd i Ansvar',
    );
    await refused(
      { subject: randomUUID(), email, email_verified: true, ...MFA },
      'servicedesk på 0000-12 34 56',
    );
    const made = await product.admin.query('select 1 from auth."user" where email = $1', [email]);
    expect(made.rowCount).toBe(0);
  });

  test('whose address is not verified', async () => {
    await refused(await somebody({ email_verified: false }), 'Din e-postadress är inte bekräftad');
  });

  test('of another domain, even with a verified address of a person who is added', async () => {
    const who = await somebody();
    const email = `person-${randomUUID()}@annan.example`;
    await product.admin.query('update auth."user" set email = $1 where email = $2', [email, who.email]);
    await refused({ ...who, email }, 'hör inte till kommunen');
  });

  test('with an address that belonged to somebody else at the service', async () => {
    const who = await somebody();
    await signIn(who);
    await refused({ ...who, subject: randomUUID() }, 'Adressen hör till ett annat konto');
  });

  test('until the administrator starts the account anew, for whoever has the address now', async () => {
    const who = await somebody();
    await signIn(who);
    const successor = { ...who, subject: randomUUID() };
    await refused(successor, 'Adressen hör till ett annat konto');
    const { rows } = await product.admin.query('select id from person where email = $1', [who.email]);
    await administrator.post(`/organisation/${municipality.id}/konton/${rows[0].id}/losenord`);
    expect((await signIn(successor)).path).toBe('/min-dag');
    await refused(who, 'Adressen hör till ett annat konto');
  });

  test('whose account is closed, or who has left', async () => {
    const who = await somebody();
    await product.admin.query('update auth."user" set "deactivatedAt" = now() where email = $1', [who.email]);
    await refused(who, 'Kontot är stängt');
    const left = await somebody();
    await product.admin.query("update person set last_day = '2026-11-21' where email = $1", [left.email]);
    await refused(left, 'Du är inte tillagd i Ansvar');
  });
});

describe('an answer that was not asked for', () => {
  const answerTo = async (browser: Browser, who: Someone): Promise<URL> => {
    service.now = who;
    return service.visit(await begin(browser));
  };

  test('in another browser opens nothing', async () => {
    const answer = await answerTo(new Browser(product.app), await somebody());
    const visit = await new Browser(product.app).get(pathOf(answer));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Inloggningen hann bli för gammal');
  });

  test('with another state opens nothing', async () => {
    const browser = new Browser(product.app);
    const answer = await answerTo(browser, await somebody());
    answer.searchParams.set('state', 'x'.repeat(43));
    expect((await browser.get(pathOf(answer))).status).toBe(422);
  });

  test('opens something once: neither state nor code are taken again', async () => {
    const log = quiet();
    const who = await somebody();
    const browser = new Browser(product.app);
    const answer = await answerTo(browser, who);
    expect((await browser.get(pathOf(answer))).path).toBe('/min-dag');
    await browser.post('/logga-ut');
    expect((await browser.get(pathOf(answer))).text).toContain('hann bli för gammal');
    const state = new URL(await begin(browser)).searchParams.get('state') ?? '';
    answer.searchParams.set('state', state);
    expect((await browser.get(pathOf(answer))).text).toContain('Inloggningen gick inte igenom');
    expect((await browser.get('/behandlingar')).status).toBe(401);
    log.mockRestore();
  });

  test.each(['nonce', 'code_challenge'])('to a question with another %s opens nothing', async (name) => {
    const log = quiet();
    const browser = new Browser(product.app);
    service.now = await somebody();
    const asked = new URL(await begin(browser));
    asked.searchParams.set(name, 'a'.repeat(43));
    const visit = await browser.get(pathOf(await service.visit(asked.href)));
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Inloggningen gick inte igenom');
    expect((await browser.get('/behandlingar')).status).toBe(401);
    log.mockRestore();
  });

  test('of a person who breaks off says so', async () => {
    const log = quiet();
    const browser = new Browser(product.app);
    const asked = new URL(await begin(browser));
    const state = asked.searchParams.get('state');
    const visit = await browser.get(`/logga-in/med/almby/svar?error=access_denied&state=${state}`);
    expect(visit.text).toContain('Inloggningen gick inte igenom');
    log.mockRestore();
  });

  test('leads to no place outside', async () => {
    const visit = await signIn(await somebody(), new Browser(product.app), {
      till: 'https://annan.example/',
    });
    expect(visit.path).toBe('/min-dag');
  });
});

describe('groups', () => {
  const path = () => `/organisation/${municipality.id}/grupper`;
  const map = (group: string, role = 'coordinator', controller = board) =>
    administrator.post(path(), {
      id: randomUUID(),
      tjanst: 'almby',
      grupp: group,
      namnd: controller.id,
      roll: role,
    });
  /** Somebody without appointments by hand. */
  const unappointed = async (groups: readonly string[]): Promise<Someone & { email: string }> => {
    const { email } = await municipality.addPerson([]);
    return { subject: randomUUID(), email, email_verified: true, groups, ...MFA };
  };
  const held = async (email: string) =>
    (
      await product.admin.query(
        `select role, source, appointment.last_day::text from appointment join person on person.id = person_id
         where email = $1 order by source, role`,
        [email],
      )
    ).rows;

  test('give appointments at sign-in, once, and the page says how many have them', async () => {
    const group = `GDPR-${randomUUID()}`;
    expect((await map(group)).text).toContain('Gruppen är sparad');
    const who = await unappointed([group, 'annan']);
    expect((await signIn(who)).text).toContain('Du arbetar för');
    await signIn(who);
    expect(await held(who.email)).toEqual([{ role: 'coordinator', source: 'directory', last_day: null }]);
    expect((await administrator.get(`${path()}?q=${group}`)).text).toMatch(/<td class="number">[1-9]/);
  });

  test('that are gone end the appointment at once, and leave those made by hand', async () => {
    const group = `GDPR-${randomUUID()}`;
    await map(group, 'registrar');
    const byHand = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    const who = { subject: randomUUID(), email: byHand.email, email_verified: true, groups: [group], ...MFA };
    await signIn(who);
    expect((await held(who.email)).map(({ role }) => role)).toEqual(['registrar', 'coordinator']);
    await product.admin.query("update appointment set first_day = '2026-11-01' where source = 'directory'");
    await signIn({ ...who, groups: [] });
    expect(await held(who.email)).toEqual([
      { role: 'registrar', source: 'directory', last_day: '2026-11-21' },
      { role: 'coordinator', source: 'hand', last_day: null },
    ]);
  });

  test('given and gone the same day leave nothing', async () => {
    const group = `GDPR-${randomUUID()}`;
    await map(group);
    const who = await unappointed([group]);
    await signIn(who);
    const visit = await signIn({ ...who, groups: [] });
    expect(visit.text).not.toContain('Du arbetar för');
    expect(await held(who.email)).toEqual([]);
  });

  test('that the service does not tell change nothing', async () => {
    const group = `GDPR-${randomUUID()}`;
    await map(group);
    const who = await unappointed([group]);
    await signIn(who);
    const silent = withProvider({ groupsClaim: undefined });
    await signIn({ ...who, groups: [] }, new Browser(silent.app));
    expect(await held(who.email)).toHaveLength(1);
  });

  test('give an administrator nothing, neither by a group of his own nor by another’s', async () => {
    const group = `GDPR-${randomUUID()}`;
    await map(group);
    const who = {
      subject: randomUUID(),
      email: administrator.email,
      email_verified: true,
      groups: [group],
      ...MFA,
    };
    await signIn(who);
    expect(await held(administrator.email)).toEqual([]);
  });

  test('give nothing for another kommun than the one that mapped them', async () => {
    const elsewhere = await (await makeMunicipality(openTestProduct())).addController('Annan nämnd');
    const group = `GDPR-${randomUUID()}`;
    expect((await map(group, 'coordinator', elsewhere)).status).toBe(404);
    const who = await unappointed([group]);
    await signIn(who);
    expect(await held(who.email)).toEqual([]);
  });

  test('that are taken away end what they gave', async () => {
    const group = `GDPR-${randomUUID()}`;
    await map(group, 'reception');
    const who = await unappointed([group]);
    await signIn(who);
    await product.admin.query("update appointment set first_day = '2026-11-01' where role = 'reception'");
    const page = await administrator.get(`${path()}?q=${group}`);
    const id = /name="grupp" value="([0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    await administrator.post(`${path()}/ta-bort`, { grupp: id });
    expect(await held(who.email)).toMatchObject([{ role: 'reception', last_day: '2026-11-21' }]);
  });

  test('that are taken away the day they gave leave nothing', async () => {
    const group = `GDPR-${randomUUID()}`;
    await map(group, 'lawyer');
    const who = await unappointed([group]);
    await signIn(who);
    expect(await held(who.email)).toHaveLength(1);
    const page = await administrator.get(`${path()}?q=${group}`);
    const id = /name="grupp" value="([0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    await administrator.post(`${path()}/ta-bort`, { grupp: id });
    expect(await held(who.email)).toEqual([]);
  });

  test('cannot give a role that needs a last day, nor one that is none', async () => {
    for (const role of ['auditor', 'kung', '']) {
      const visit = await map(`GDPR-${randomUUID()}`, role);
      expect(visit.status).toBe(422);
      expect(visit.text).toContain('Välj roll');
    }
  });
});
