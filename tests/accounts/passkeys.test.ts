/** Passkeys outside the demo: what they open, and every way in which an answer is wrong. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  outsideDemo,
  type Place,
} from '../municipality.ts';
import { Authenticator, type Dishonest } from './authenticator.ts';

const product = outsideDemo(openTestProduct());
let municipality: Municipality;
let board: Place;

beforeAll(async () => {
  municipality = await makeMunicipality(openTestProduct());
  board = await municipality.addController('Socialnämnden');
});

/** A person who has given the password, and nothing else. */
async function somebody(): Promise<Browser> {
  const { personId, email } = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  const browser = new Browser(product.app, personId, email);
  await browser.signIn();
  return browser;
}

const ask = async (browser: Browser, path: string) => {
  const visit = await browser.post(path);
  return { status: visit.status, ...(JSON.parse(visit.text) as { challenge: string }) };
};

const register = async (
  browser: Browser,
  key: Authenticator,
  dishonest: Dishonest = {},
  namn = 'Jobbdatorn',
) =>
  browser.post('/konto/passkey', {
    namn,
    svar: key.register(await ask(browser, '/konto/passkey/fraga'), dishonest),
  });

const signIn = async (browser: Browser, key: Authenticator, dishonest: Dishonest = {}) =>
  browser.post('/logga-in/passkey', {
    svar: key.signIn(await ask(browser, '/logga-in/passkey/fraga'), dishonest),
  });

const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get('/behandlingar')).path === '/behandlingar' &&
  (await browser.get('/behandlingar')).status === 200;

describe('a passkey', () => {
  test('is the second factor of a new account, and opens it at once', async () => {
    const person = await somebody();
    expect((await person.get('/behandlingar')).path).toBe('/konto/tvafaktor');
    expect((await register(person, new Authenticator())).path).toBe('/min-dag');
  });

  test('opens the account from another place without password or code', async () => {
    const key = new Authenticator();
    await register(await somebody(), key);
    const visitor = new Browser(product.app);
    const visit = await signIn(visitor, key);
    expect(visit.path).toBe('/min-dag');
    expect(visit.status).toBe(200);
    expect((await visitor.get('/konto')).text).toContain('Jobbdatorn');
  });

  test('is asked for after a password, which adds no other second factor', async () => {
    const key = new Authenticator();
    const person = await somebody();
    await register(person, key);
    const thief = new Browser(product.app, '', person.email);
    await thief.signIn();
    const asked = await thief.get('/behandlingar');
    expect(asked.text).toContain('Ett steg till');
    expect(asked.text).toContain('Fortsätt med passkey');
    expect((await thief.post('/konto/passkey/fraga')).status).toBe(401);
    const svar = new Authenticator().register({ challenge: 'x'.repeat(43) });
    expect((await thief.post('/konto/passkey', { namn: 'Tjuvens', svar })).status).toBe(422);
    const started = await thief.post('/konto/tvafaktor', { losenord: 'påhittat lösenord för prov' });
    expect(started.status).toBe(404);
    expect(await isIn(thief)).toBe(false);
    expect((await signIn(thief, key)).path).toBe('/min-dag');
  });

  test('has a name, and the page keeps it when the device answers wrongly', async () => {
    const person = await somebody();
    const visit = await register(person, new Authenticator(), {}, '');
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Skriv ett namn som du känner igen');
    const wrong = await person.post('/konto/passkey', { namn: 'Min mobil', svar: '{}' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="Min mobil"');
  });

  test('can be added and taken away, but not the last second factor', async () => {
    const person = await somebody();
    await register(person, new Authenticator());
    const idsOn = async () =>
      [...(await person.get('/konto')).text.matchAll(/name="passkey" value="([^"]+)"/g)].map(
        ([, id]) => id ?? '',
      );
    const [only = ''] = await idsOn();
    const refused = await person.post('/konto/passkey/ta-bort', { passkey: only });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ditt enda andra steg');
    await register(person, new Authenticator(), {}, 'Mobilen');
    expect((await person.post('/konto/passkey/ta-bort', { passkey: only })).text).toContain('borttagen');
    expect(await idsOn()).toHaveLength(1);
  });

  test('of somebody else cannot be taken away', async () => {
    const [one, other] = [await somebody(), await somebody()];
    for (const person of [one, other]) {
      await register(person, new Authenticator());
      await register(person, new Authenticator(), {}, 'Mobilen');
    }
    const id = /name="passkey" value="([^"]+)"/.exec((await one.get('/konto')).text)?.[1] ?? '';
    expect((await other.post('/konto/passkey/ta-bort', { passkey: id })).status).toBe(404);
  });
});

describe('an answer is refused', () => {
  const WRONG: readonly (readonly [string, Dishonest])[] = [
    ['from another site', { origin: 'https://annan.example' }],
    ['from a site whose name begins alike', { origin: 'http://ansvar.test.annan.example' }],
    ['to another question', { challenge: 'a'.repeat(43) }],
    ['for another site', { rpId: 'annan.example' }],
    ['of a device that did not ask who holds it', { unverified: true }],
  ];

  test.each(WRONG)('%s, when a passkey is made', async (_how, dishonest) => {
    const person = await somebody();
    expect((await register(person, new Authenticator(), dishonest)).status).toBe(422);
    expect(await isIn(person)).toBe(false);
  });

  test.each(WRONG)('%s, at sign-in', async (_how, dishonest) => {
    const key = new Authenticator();
    await register(await somebody(), key);
    const visitor = new Browser(product.app);
    const visit = await signIn(visitor, key, dishonest);
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('Det gick inte med den passkey som svarade');
    expect(await isIn(visitor)).toBe(false);
  });

  test('of a copied key, whose counter goes backwards', async () => {
    const key = new Authenticator();
    await register(await somebody(), key);
    expect((await signIn(new Browser(product.app), key, { counter: 9 })).path).toBe('/min-dag');
    expect((await signIn(new Browser(product.app), key, { counter: 3 })).status).toBe(422);
  });

  test('of a passkey that nobody has', async () => {
    expect((await signIn(new Browser(product.app), new Authenticator())).status).toBe(422);
  });

  test.each(['', '{}', 'inget', '[]', 'null', '{"id":{"a":1}}'])('that is «%s»', async (svar) => {
    expect((await new Browser(product.app).post('/logga-in/passkey', { svar })).status).toBe(422);
  });

  test('the second time, since a question is answered once', async () => {
    const key = new Authenticator();
    await register(await somebody(), key);
    const question = await ask(new Browser(product.app), '/logga-in/passkey/fraga');
    const svar = key.signIn(question);
    expect((await new Browser(product.app).post('/logga-in/passkey', { svar })).path).toBe('/min-dag');
    expect((await new Browser(product.app).post('/logga-in/passkey', { svar })).status).toBe(422);
  });

  test('when the question was for somebody else, or for something else', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const question = await ask(one, '/konto/passkey/fraga');
    const stolen = { namn: 'Prov', svar: new Authenticator().register(question) };
    expect((await other.post('/konto/passkey', stolen)).status).toBe(422);
    const key = new Authenticator();
    await register(one, key);
    const svar = key.signIn(await ask(one, '/konto/passkey/fraga'));
    expect((await new Browser(product.app).post('/logga-in/passkey', { svar })).status).toBe(422);
  });

  test('too late', async () => {
    const key = new Authenticator();
    await register(await somebody(), key);
    const question = await ask(new Browser(product.app), '/logga-in/passkey/fraga');
    await product.admin.query(
      'update auth.verification set "expiresAt" = now() - interval \'1 second\' where identifier = $1',
      [`passkey:${question.challenge}`],
    );
    const visit = await new Browser(product.app).post('/logga-in/passkey', { svar: key.signIn(question) });
    expect(visit.status).toBe(422);
  });

  test('when nobody is signed in to make a passkey', async () => {
    const stranger = new Browser(product.app);
    expect((await stranger.post('/konto/passkey/fraga')).status).toBe(401);
    const svar = new Authenticator().register({ challenge: randomUUID() });
    expect((await stranger.post('/konto/passkey', { namn: 'Prov', svar })).path).toBe('/logga-in');
  });
});

test('a closed account opens by no passkey', async () => {
  const key = new Authenticator();
  const person = await somebody();
  await register(person, key);
  await product.admin.query('update auth."user" set "deactivatedAt" = now() where email = $1', [
    person.email,
  ]);
  expect((await signIn(new Browser(product.app), key)).status).toBe(422);
});
