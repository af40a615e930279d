/** The page of the own account: password, second factors, sessions, and the list of sign-ins. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { signInsOf } from '../../src/modules/accounts/actions/index.ts';
import { asActor } from '../../src/platform/database/connection.ts';
import type { Context } from '../../src/platform/route.ts';
import {
  Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  outsideDemo,
  type Place,
} from '../municipality.ts';
import { totp } from './totp.ts';

const PASSWORD = 'påhittat lösenord för prov';
const NEW = 'en helt ny mening att minnas';
const product = openTestProduct();
const real = outsideDemo(product);
let municipality: Municipality;
let board: Place;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
});

const somebody = () => municipality.addPerson([{ role: 'coordinator', controller: board }]);

/** Another browser of the same person. */
async function alsoHere(person: Browser, app = product.app): Promise<Browser> {
  const browser = new Browser(app, person.personId, person.email);
  await browser.signIn();
  return browser;
}

const mailsTo = async (email: string): Promise<string[]> =>
  (
    await product.admin.query(
      'select subject from platform.outbox where to_address = $1 order by created_at',
      [email],
    )
  ).rows.map(({ subject }) => subject);

describe('the password', () => {
  test('is changed with the old one; all other sessions end, and the person is told by mail', async () => {
    const person = await somebody();
    const elsewhere = await alsoHere(person);
    const visit = await person.post('/konto/losenord', { nuvarande: PASSWORD, nytt: NEW, igen: NEW });
    expect(visit.text).toContain('Lösenordet är bytt');
    expect((await person.get('/behandlingar')).status).toBe(200);
    expect((await elsewhere.get('/behandlingar')).status).toBe(401);
    const visitor = new Browser(product.app, '', person.email);
    expect((await visitor.signIn(PASSWORD)).status).toBe(422);
    expect((await visitor.signIn(NEW)).path).toBe('/min-dag');
    expect(await mailsTo(person.email)).toEqual(['Lösenordet är bytt på ditt konto i Ansvar']);
  });

  test.each([
    ['a wrong old one', { nuvarande: 'fel', nytt: NEW, igen: NEW }, 'Det nuvarande lösenordet stämmer inte'],
    ['a short one', { nuvarande: PASSWORD, nytt: 'kort', igen: 'kort' }, 'minst 12 tecken'],
    ['two that differ', { nuvarande: PASSWORD, nytt: NEW, igen: `${NEW}!` }, 'inte lika'],
    ['the same again', { nuvarande: PASSWORD, nytt: PASSWORD, igen: PASSWORD }, 'samma som det gamla'],
    ['nothing', {}, 'Skriv ditt nuvarande lösenord'],
  ])('is not changed with %s', async (_what, fields, text) => {
    const person = await somebody();
    const visit = await person.post('/konto/losenord', fields);
    expect(visit.status).toBe(422);
    expect(visit.text).toContain(text);
    expect(visit.text).not.toContain(NEW);
    expect((await new Browser(product.app, '', person.email).signIn(PASSWORD)).path).toBe('/min-dag');
    expect(await mailsTo(person.email)).toEqual([]);
  });
});

describe('a wrong password at the change', () => {
  const wrong = { nuvarande: 'fel', nytt: NEW, igen: NEW };

  test('is a refused try in the list of sign-ins, from where it came', async () => {
    const { personId, email } = await somebody();
    const person = new Browser(product.app, personId, email, '203.0.113.77');
    await person.signIn();
    await person.post('/konto/losenord', wrong);
    const shown = await person.get('/konto?visa=refused');
    expect(shown.text).toContain('byte av lösenord');
    expect(shown.text).toContain('203.0.…');
  });

  test('closes the change and the sign-in after ten', async () => {
    const person = await somebody();
    for (let number = 1; number <= 10; number++) await person.post('/konto/losenord', wrong);
    const visit = await person.post('/konto/losenord', { nuvarande: PASSWORD, nytt: NEW, igen: NEW });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('fel lösenord för många gånger. Vänta 15 minuter');
    expect((await new Browser(product.app, '', person.email).signIn(PASSWORD)).status).toBe(429);
  });
});

describe('in the demo', () => {
  test('the page says that nobody knows a password; elsewhere it does not', async () => {
    const person = await somebody();
    expect((await person.get('/konto')).text).toContain('slumpat lösenord som ingen känner till');
    const { personId, email } = await somebody();
    const outside = new Browser(real.app, personId, email);
    await outside.signIn();
    expect((await outside.get('/konto/tvafaktor')).text).not.toContain('slumpat lösenord');
  });

  test('the sign-in page names the kommun of an administrator once', async () => {
    const person = await somebody();
    const title = `Administratör, ${municipality.name}`;
    await product.admin.query('update person set title = $1 where id = $2', [title, person.personId]);
    const { text } = await new Browser(product.app).get('/logga-in');
    const seen = text.replace(/<span class="visually-hidden">[^<]*<\/span>/g, '');
    expect(seen).toContain('Administratör');
    expect(seen).not.toContain(title);
    expect(text.replace(/<[^>]+>/g, '')).toContain(title);
  });
});

describe('sessions', () => {
  test('are listed with browser and half an address, and this one is marked', async () => {
    const { personId, email } = await somebody();
    const person = new Browser(product.app, personId, email, '203.0.113.77');
    await person.signIn();
    const visit = await person.get('/konto');
    expect(visit.text).toContain('203.0.…');
    expect(visit.text).not.toContain('203.0.113');
    expect(visit.text).toContain('Den här');
    expect(visit.text).toContain('2 inloggningar');
  });

  test('cannot be said to come from an address that the client names', async () => {
    const person = await somebody();
    await new Browser(product.app, '', person.email).ask('/logga-in', {
      method: 'POST',
      body: new URLSearchParams({ epost: person.email, losenord: PASSWORD }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-ansvar-address': '198.51.100.9',
        'x-forwarded-for': '198.51.100.9',
      },
    });
    const { rows } = await product.admin.query(
      'select "ipAddress" as address from auth.session join auth."user" on "user".id = "userId" where email = $1',
      [person.email],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('198.51');
  });

  test('are ended one by one, or all but this', async () => {
    const person = await somebody();
    const [one, other] = [await alsoHere(person), await alsoHere(person)];
    const ids = [...(await one.get('/konto')).text.matchAll(/name="session" value="([^"]+)"/g)];
    expect(ids).toHaveLength(2);
    await one.post('/konto/sessioner', { session: ids[0]?.[1] ?? '' });
    const left = [person, other].map(async (browser) => (await browser.get('/behandlingar')).status);
    expect((await Promise.all(left)).sort()).toEqual([200, 401]);
    await one.post('/konto/sessioner', { alla: 'andra' });
    expect((await person.get('/behandlingar')).status).toBe(401);
    expect((await other.get('/behandlingar')).status).toBe(401);
    expect((await one.get('/behandlingar')).status).toBe(200);
  });

  test('of somebody else are out of reach', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const { rows } = await product.admin.query(
      'select session.id from auth.session join auth."user" on "user".id = "userId" where email = $1',
      [other.email],
    );
    await one.post('/konto/sessioner', { session: rows[0].id });
    expect((await other.get('/behandlingar')).status).toBe(200);
  });
});

describe('the list of sign-ins', () => {
  test('shows what opened, what was refused, and who signed out', async () => {
    const person = await somebody();
    await new Browser(product.app, '', person.email).signIn('fel lösenord här');
    await person.post('/logga-ut');
    await person.signIn();
    const all = await person.get('/konto');
    for (const word of ['Inloggad', 'Nekad', 'Utloggad']) expect(all.text).toContain(word);
    expect(all.text).toContain('4 rader');
    const refused = await person.get('/konto?visa=refused');
    expect(refused.text).toContain('1 rad<');
    const exported = await person.get('/konto/inloggningar.xlsx?visa=refused');
    expect(exported.headers.get('content-disposition')).toContain('mina-inloggningar.xlsx');
  });

  test('stands in the sealed log without refused tries and without address', async () => {
    const person = await somebody();
    await new Browser(product.app, '', person.email, '203.0.113.5').signIn('fel lösenord här');
    await person.post('/logga-ut');
    const { rows } = await product.admin.query(
      'select action, detail, actor, legal_entity_id, controller_id from audit_event where row_id = $1 and action like $2 order by id',
      [person.personId, 'sign-%'],
    );
    const event = { actor: person.personId, legal_entity_id: municipality.id, controller_id: null };
    expect(rows).toEqual([
      { action: 'sign-in', detail: 'lösenord', ...event },
      { action: 'sign-out', detail: 'utloggning', ...event },
    ]);
  });

  test('keeps nothing of what an unknown person typed', async () => {
    const typed = `mitt-losenord-${randomUUID()}`;
    const place = randomUUID();
    await new Browser(product.app, '', typed, place).signIn('x');
    const { rows } = await product.admin.query('select * from platform.sign_in where address = $1', [place]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(typed);
  });

  test('is forgotten after 90 days', async () => {
    const person = await somebody();
    await product.admin.query(
      'update platform.sign_in set at = now() - interval \'91 days\' from auth."user" where account_id = "user".id and email = $1',
      [person.email],
    );
    await product.services.accounts.ledger.forgetOld();
    expect((await person.get('/konto')).text).toContain('Inget att visa');
  });

  test('is read by the person closely, by a colleague of the nämnd without address, by nobody else', async () => {
    const person = await somebody();
    const colleague = await somebody();
    const neighbour = await municipality.addPerson([
      { role: 'coordinator', controller: await municipality.addController('Kulturnämnden') },
    ]);
    const asked = (by: Browser, readable: readonly string[]) =>
      asActor(
        product.services.database,
        {
          as: 'staff',
          personId: by.personId,
          name: '',
          appointments: [],
          administers: [],
          readable,
          overseen: [],
          counted: [],
          office: null,
          entities: [municipality.id],
          controller: null,
          writeEntity: municipality.id,
        },
        (tx) => signInsOf({ tx } as Context, person.personId),
      );
    expect((await asked(person, []))[0]?.browser).toBe('Okänd webbläsare');
    expect(await asked(colleague, [board.id])).toMatchObject([
      { outcome: 'signed-in', address: '', browser: '' },
    ]);
    expect(await asked(neighbour, [])).toEqual([]);
  });
});

describe('the app for codes', () => {
  async function withApp(): Promise<{ person: Browser; secret: string; codes: string[] }> {
    const { personId, email } = await somebody();
    const person = new Browser(real.app, personId, email);
    await person.signIn();
    return { person, ...(await start(person)) };
  }
  async function start(person: Browser): Promise<{ secret: string; codes: string[] }> {
    const shown = await person.post('/konto/tvafaktor', { losenord: PASSWORD });
    const secret = /för hand: ([A-Z2-7]{16,})/.exec(shown.text)?.[1] ?? '';
    await person.post('/konto/tvafaktor/bekrafta', { kod: totp(secret) });
    return { secret, codes: codesOn(shown.text) };
  }
  const codesOn = (page: string) =>
    [...page.matchAll(/<li>([A-Za-z0-9]{5}-[A-Za-z0-9]{5})<\/li>/g)].map(([, code]) => code ?? '');
  const signInWith = async (email: string, kod: string): Promise<boolean> => {
    const visitor = new Browser(real.app, '', email);
    await visitor.signIn();
    await visitor.post('/logga-in/kod', { kod });
    return (
      (await visitor.get('/behandlingar')).path === '/behandlingar' &&
      (await visitor.get('/konto')).status === 200
    );
  };

  test('makes this session one of two factors, and no other', async () => {
    const { personId, email } = await somebody();
    const weak = new Browser(real.app, personId, email);
    await weak.signIn();
    const person = new Browser(real.app, personId, email);
    await person.signIn();
    await start(person);
    expect((await person.get('/behandlingar')).status).toBe(200);
    const asked = await weak.get('/behandlingar');
    expect(asked.path).toBe('/konto/tvafaktor');
    expect(asked.text).toContain('Ett steg till');
  });

  test('is noted with its sign-ins, also the refused ones', async () => {
    const { person, secret } = await withApp();
    const visitor = new Browser(real.app, '', person.email);
    await visitor.signIn();
    await visitor.post('/logga-in/kod', { kod: '000000' });
    expect(await signInWith(person.email, totp(secret))).toBe(true);
    const page = (await person.get('/konto')).text;
    expect(page).toContain('lösenord och kod');
    expect((await person.get('/konto?visa=refused')).text).toContain('1 rad<');
  });

  test('gets new backup codes for the password, and the old ones end', async () => {
    const { person, codes } = await withApp();
    const wrong = await person.post('/konto/reservkoder', { losenord: 'fel' });
    expect(wrong.status).toBe(422);
    const fresh = codesOn((await person.post('/konto/reservkoder', { losenord: PASSWORD })).text);
    expect(fresh.length).toBeGreaterThan(5);
    expect(await signInWith(person.email, codes[0] ?? '')).toBe(false);
    expect(await signInWith(person.email, fresh[0] ?? '')).toBe(true);
    expect(await mailsTo(person.email)).toEqual(['Nya reservkoder är gjorda på ditt konto i Ansvar']);
  });

  test('is moved to a new telephone by who has two factors, not by who knows the password alone', async () => {
    const { person, secret } = await withApp();
    const thief = new Browser(real.app, '', person.email);
    await thief.signIn();
    expect((await thief.post('/konto/tvafaktor', { losenord: PASSWORD })).path).toBe('/logga-in');
    expect((await person.post('/konto/tvafaktor', { losenord: 'fel' })).status).toBe(422);
    expect(await signInWith(person.email, totp(secret))).toBe(true);
    const moved = await start(person);
    expect(moved.secret).not.toBe(secret);
    expect(await signInWith(person.email, totp(moved.secret))).toBe(true);
  });

  test('closes after ten wrong codes, wherever they come from', async () => {
    const { person, secret } = await withApp();
    for (let number = 1; number <= 10; number++) {
      const thief = new Browser(real.app, '', person.email);
      await thief.signIn();
      await thief.post('/logga-in/kod', { kod: '000000' });
    }
    expect(await signInWith(person.email, totp(secret))).toBe(false);
  });
});
