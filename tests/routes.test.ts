/** What holds for every address of the product: who may come in, what is refused, and that nothing typed is lost. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { makeApp, routes } from '../src/app.ts';
import { get, page, type Route } from '../src/platform/route.ts';
import {
  addProcessing,
  Browser,
  fieldOf,
  makeMunicipality,
  ORIGIN,
  openTestProduct,
  outsideDemo,
  type Place,
  saveStep,
} from './municipality.ts';

// One test asks every address of the product.
vi.setConfig({ testTimeout: 120_000 });

/** Addresses that need no sign-in. A new one is written here, by hand, after thinking. */
const PUBLIC = [
  'get /logga-in',
  'post /logga-in',
  'post /logga-in/kod',
  'post /logga-in/demo',
  'post /logga-in/passkey/fraga',
  'post /logga-in/passkey',
  'post /logga-in/med/:provider',
  'get /logga-in/med/:provider/svar',
  'post /logga-ut',
  'get /kom-igang',
  'post /kom-igang',
  'post /kom-igang/demo',
  'get /konto/tvafaktor',
  'post /konto/tvafaktor',
  'post /konto/tvafaktor/bekrafta',
  'post /konto/tvafaktor/kod',
  'post /konto/passkey/fraga',
  'post /konto/passkey',
  'post /arbeta-for',
  'get /kalender/:secret',
  'get /rapportera',
  'get /rapportera/:place',
  'post /rapportera/:place',
  'get /rapportera/:place/kvitto/:id',
  'get /underskrift/:token',
  'post /underskrift/:token',
  'post /underskrift/:token/nej',
  'get /underskrift/:token/handling/:id',
];

const product = openTestProduct();
const realProduct = outsideDemo(product);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
/** An address of the route, with ids that name nothing. */
const addressOf = ({ path }: Route): string =>
  path.replace(/:(id|entity|gap|part)\b/g, () => randomUUID()).replace(/:\w+/g, 'grunder');
const posts = routes.filter(({ method }) => method === 'post');

let board: Place;
let coordinator: Browser;
let colleague: Browser;

beforeAll(async () => {
  const municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  colleague = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
});

describe('the table of routes', () => {
  test('has exactly these public routes', () => {
    expect(routes.filter(({ permission }) => permission === 'public').map(nameOf)).toEqual(PUBLIC);
  });

  test('does not compile without a permission', () => {
    // @ts-expect-error: the second argument must name a permission
    expect(() => get('/oppen', async () => page(() => ''))).not.toThrow();
    // @ts-expect-error: and it must be one that exists
    expect(() => get('/oppen', 'vem som helst', async () => page(() => ''))).not.toThrow();
  });

  test('names every address once, and none is hidden behind an earlier one', () => {
    const names = routes.map(nameOf);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const hidden = routes.filter((route) => {
      const first = routes.find((other) => other.method === route.method && matches(other.path, route.path));
      return first !== route;
    });
    expect(hidden.map(nameOf)).toEqual([]);
  });

  test('lets only posts change anything: nothing is deleted or ended by a link', () => {
    const verbs = /\/(ta-bort|flytta|avsluta|las-in|angra|logga-ut|bekrafta|andra)$/;
    const forms = new Set(posts.map(({ path }) => path));
    const links = routes.filter(
      ({ method, path }) => method === 'get' && verbs.test(path) && !forms.has(path),
    );
    expect(links).toEqual([]);
  });
});

describe('permissions', () => {
  /** Who may use the routes of each permission; written here by hand, so that a widening is seen. */
  const ALLOWED: Readonly<Record<string, string>> = {
    'signed-in': 'coordinator staff dso auditor manager leadership administrator',
    'register.read': 'coordinator staff dso auditor manager',
    'register.write': 'coordinator staff',
    'register.import': 'coordinator',
    'register.review': 'coordinator',
    'confirmation.answer': 'coordinator staff manager',
    'organisation.read': 'coordinator staff dso auditor manager',
    'organisation.write': 'coordinator',
    'handover.write': 'coordinator manager',
    'system.write': 'coordinator',
    'log.read': 'coordinator dso auditor',
    'figures.read': 'coordinator staff dso auditor manager leadership',
    'inbox.write': 'coordinator staff manager',
    'case.read': 'coordinator dso auditor manager',
    'case.write': 'coordinator manager',
    'case.register': 'coordinator',
    'case.advise': 'dso',
    'case.decide': 'coordinator manager',
    'incident.report': 'coordinator staff dso manager',
    'incident.assess': 'coordinator',
    'guidance.write': 'coordinator staff manager',
    'agreement.read': 'coordinator dso auditor manager',
    'agreement.write': 'coordinator',
    'law.correct': 'coordinator dso',
    'remark.write': 'dso',
    'remark.answer': 'coordinator manager',
    office: 'dso',
    administer: 'administrator',
  };

  test.each(['coordinator', 'staff', 'dso', 'auditor', 'manager', 'leadership', 'administrator'] as const)(
    'open to %s what is theirs',
    async (role) => {
      const municipality = await makeMunicipality(product);
      const controller = await municipality.addController('Kulturnämnden');
      const person = await (role === 'administrator'
        ? municipality.addPerson([], { administrator: true })
        : municipality.addPerson([{ role, controller, lastDay: '2027-01-31' }]));
      for (const route of routes.filter(({ permission, path }) => permission !== 'public' && path !== '/')) {
        const visit =
          route.method === 'get' ? await person.get(addressOf(route)) : await person.post(addressOf(route));
        const allowed = ALLOWED[route.permission]?.split(' ').includes(role);
        expect(visit.status === 403, `${nameOf(route)} (${route.permission}): ${visit.status}`).toBe(
          !allowed,
        );
        if (!allowed)
          expect(visit.text).toMatch(
            /kan bara .+ göra\.|kräver ett uppdrag med läsrätt|läser eller beslutar inget/,
          );
      }
    },
  );
});

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`).test(path);

describe('a form from another site', () => {
  const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', ''];

  test('is refused at every address', async () => {
    for (const route of posts) {
      const answer = await coordinator.ask(addressOf(route), {
        method: 'POST',
        headers: { origin: 'https://annan.example', 'content-type': types[0] as string },
        body: 'version=1',
      });
      expect(answer.status, nameOf(route)).toBe(403);
      expect(answer.text, nameOf(route)).toMatch(/annan webbplats/);
    }
  });

  test.each(types)('is refused when it comes as «%s»', async (type) => {
    for (const origin of [
      'https://annan.example',
      'null',
      `${ORIGIN}.annan.example`,
      'http://xansvar.test',
    ]) {
      const headers = { origin, ...(type && { 'content-type': type }) };
      const body = new Blob(['name=x']);
      const answer = await coordinator.ask('/behandlingar/ny', { method: 'POST', headers, body });
      expect(answer.status, origin).toBe(403);
    }
  });

  test('is refused when it does not say where it comes from', async () => {
    const answer = await product.app.request(`${ORIGIN}/logga-in`, {
      method: 'POST',
      body: new URLSearchParams(),
    });
    expect(answer.status).toBe(403);
  });
});

describe('every answer', () => {
  test.each([
    ['a page', '/behandlingar', 200],
    ['a file', '/behandlingar/export.csv', 200],
    ['an answer in JSON', '/api/v1/rules', 200],
    ['a page that is not there', '/finns-inte', 404],
    ['a processing that is not there', `/behandlingar/${randomUUID()}`, 404],
  ])('%s forbids frames and foreign scripts, and is kept by no cache', async (_what, path, status) => {
    const answer = await coordinator.get(path);
    expect(answer.status).toBe(status);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("script-src 'self' 'unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-frame-options')).toBeTruthy();
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    if (status === 200) expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('files are handed over, never shown', async () => {
    const answer = await coordinator.get('/behandlingar/export.json');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''register-/);
  });

  test('asks browsers to keep to https when that is how they come', async () => {
    const secure = makeApp({ ...product.services, origin: 'https://ansvar.almby.example' });
    const answer = await secure.request('https://ansvar.almby.example/logga-in');
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  test('a page that is not there says so in Swedish, in JSON to programs', async () => {
    expect((await coordinator.get('/finns-inte')).text).toContain('Sidan finns inte');
    const answer = await coordinator.get('/api/finns-inte');
    expect(JSON.parse(answer.text)).toMatchObject({ status: 404, title: 'Sidan finns inte' });
  });

  test('an error within tells a number and nothing else', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const database = {
      transaction: () => {
        throw Object.assign(new Error('Key (email)=(tolvan@almby.example) already exists'), {
          code: '23505',
        });
      },
    } as unknown as typeof product.services.database;
    const broken = new Browser(
      makeApp({ ...product.services, database }),
      coordinator.personId,
      coordinator.email,
    );
    await broken.signIn();
    const answer = await broken.get('/behandlingar');
    expect(answer.status).toBe(500);
    expect(answer.text).toMatch(/Felet är registrerat som [0-9a-f]{8}/);
    expect(answer.text).not.toContain('tolvan@');
    expect(JSON.stringify(log.mock.calls)).not.toContain('tolvan@');
    log.mockRestore();
  });
});

describe('sign-in', () => {
  test('is asked for at every address that is not public, and leads on to it', async () => {
    const visitor = new Browser(realProduct.app);
    for (const route of routes.filter(({ permission }) => permission !== 'public')) {
      const path = addressOf(route);
      const visit = route.method === 'get' ? await visitor.get(path) : await visitor.post(path);
      expect(visit.status, nameOf(route)).toBe(401);
      if (path.startsWith('/api/')) expect(JSON.parse(visit.text), path).toMatchObject({ status: 401 });
      else expect(fieldOf(visit.text, 'till'), nameOf(route)).toBe(path);
    }
  });

  test('leads to the page that was asked for', async () => {
    const visitor = new Browser(product.app, coordinator.personId, coordinator.email);
    const visit = await visitor.post('/logga-in', {
      epost: coordinator.email,
      losenord: 'påhittat lösenord för prov',
      till: '/behandlingar?sortera=number',
    });
    expect(visit.path).toBe('/behandlingar?sortera=number');
  });

  test.each([
    'https://annan.example/',
    '//annan.example',
    '/\\annan.example',
    'javascript:alert(1)',
    '\\\\annan',
  ])('never leads out of the product: %s', async (till) => {
    const visitor = new Browser(product.app, coordinator.personId, coordinator.email);
    const visit = await visitor.post('/logga-in', {
      epost: coordinator.email,
      losenord: 'påhittat lösenord för prov',
      till,
    });
    expect(visit.path).toBe('/min-dag');
  });

  test('asks for a second factor before anything else, outside the demo', async () => {
    const person = new Browser(realProduct.app, coordinator.personId, coordinator.email);
    await person.signIn();
    for (const route of routes.filter(({ permission }) => permission !== 'public')) {
      const path = addressOf(route);
      const visit = route.method === 'get' ? await person.get(path) : await person.post(path);
      expect(visit.path, nameOf(route)).toBe('/konto/tvafaktor');
    }
  });

  test('says the same of a wrong password as of an account that does not exist', async () => {
    const answers = [coordinator.email, 'ingen@kommun.example'].map(async (email) => {
      const visitor = new Browser(realProduct.app, '', email);
      const visit = await visitor.signIn('fel lösenord helt och hållet');
      return { status: visit.status, text: visit.text.replaceAll(email, '…') };
    });
    const [wrong, unknown] = await Promise.all(answers);
    expect(wrong).toEqual(unknown);
    expect(wrong?.status).toBe(422);
  });

  test('is closed for a while after a hundred wrong tries from one place, also to who knows the password', async () => {
    const place = randomUUID();
    await product.admin.query(
      "insert into platform.attempt (key) select 'address:' || $1 from generate_series(1, 99)",
      [place],
    );
    const last = new Browser(product.app, '', `ingen-${randomUUID()}@kommun.example`, place);
    expect((await last.signIn('fel')).status).toBe(422);
    const limited = await new Browser(product.app, '', coordinator.email, place).signIn();
    expect(limited.status).toBe(429);
    expect(limited.text).toContain('För många försök');
    const elsewhere = await new Browser(product.app, '', coordinator.email).signIn();
    expect(elsewhere.path).toBe('/min-dag');
  });

  test('is closed to one account after ten wrong tries from ten places', async () => {
    for (let number = 1; number <= 10; number++) {
      const tried = await new Browser(product.app, '', colleague.email).signIn('fel lösenord');
      expect(tried.status).toBe(422);
    }
    expect((await new Browser(product.app, '', colleague.email).signIn()).status).toBe(429);
  });

  test('ends: the session is worth nothing afterwards', async () => {
    const person = new Browser(product.app, coordinator.personId, coordinator.email);
    await person.signIn();
    const stolen = Object.assign(Object.create(Browser.prototype), person, {
      cookies: new Map((person as unknown as { cookies: Map<string, string> }).cookies),
    }) as Browser;
    expect((await stolen.get('/behandlingar')).status).toBe(200);
    await person.post('/logga-ut');
    expect((await person.get('/behandlingar')).status).toBe(401);
    expect((await stolen.get('/behandlingar')).status).toBe(401);
  });
});

describe('a session that has ended', () => {
  test('keeps what was typed: after sign-in one press saves it', async () => {
    const visitor = new Browser(realProduct.app);
    const id = randomUUID();
    const typed = { id, name: 'Räddad «text» & <tecken>\nrad två', role: 'controller', activity: 'ongoing' };
    const asked = await visitor.post('/behandlingar/ny', typed);
    expect(asked.status).toBe(401);
    expect(asked.text).toContain('Det du skrev finns kvar');
    const kept = decoded(fieldOf(asked.text, 'sparat') ?? '');
    expect(Object.fromEntries(new URLSearchParams(kept))).toEqual(typed);
    const person = new Browser(product.app, coordinator.personId, coordinator.email);
    const onward = await person.post('/logga-in', {
      epost: coordinator.email,
      losenord: 'påhittat lösenord för prov',
      till: fieldOf(asked.text, 'till') ?? '',
      sparat: kept,
    });
    expect(onward.text).toContain('Spara det jag skrev');
    expect(onward.text).toContain('action="/behandlingar/ny"');
    const fields = Object.fromEntries(
      Object.keys(typed).map((name) => [name, decoded(fieldOf(onward.text, name) ?? '')]),
    );
    expect(fields).toEqual(typed);
    expect((await person.post('/behandlingar/ny', fields)).path).toBe(`/behandlingar/${id}/grunder`);
    expect((await coordinator.get(`/behandlingar/${id}`)).text).toContain(
      'Räddad «text» &amp; &lt;tecken&gt;',
    );
  });

  test('keeps it also past a mistyped password', async () => {
    const visitor = new Browser(realProduct.app, '', coordinator.email);
    const asked = await visitor.post('/logga-in', {
      epost: coordinator.email,
      losenord: 'fel lösenord',
      till: '/behandlingar/ny',
      sparat: 'name=R%C3%A4ddad',
    });
    expect(asked.status).toBe(422);
    expect(fieldOf(asked.text, 'sparat')).toBe('name=R%C3%A4ddad');
    expect(fieldOf(asked.text, 'till')).toBe('/behandlingar/ny');
  });
});

const decoded = (attribute: string): string =>
  attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('what cannot be read', () => {
  test('an id that is none leads nowhere', async () => {
    const guarded = routes.filter(
      ({ path, permission }) => /:(id|entity|gap|part)\b/.test(path) && permission !== 'public',
    );
    for (const route of guarded) {
      for (const wrong of ['inget-id', "1'--", '00000000-0000-0000-0000-00000000000', '%00']) {
        const path = route.path.replace(/:(id|entity|gap|part)\b/g, wrong).replace(/:\w+/g, 'grunder');
        const visit = route.method === 'get' ? await coordinator.get(path) : await coordinator.post(path);
        expect(visit.status, `${nameOf(route)} ${wrong}`).toBe(404);
      }
    }
  });

  test('a form that is too large is refused with the limit named', async () => {
    const large = 'x'.repeat(1_100_000);
    const visit = await coordinator.post('/behandlingar/ny', { name: large });
    expect(visit.status).toBe(413);
    expect(visit.text).toMatch(/för stort.*MB/s);
    const asked = await coordinator.postJson('/api/v1/rules/register.purpose', { facts: large });
    expect(JSON.parse(asked.text)).toMatchObject({ status: 413, title: 'För stort' });
  });

  test('a file that is too large is refused before it is read', async () => {
    const visit = await coordinator.upload('/import', 'stor.xlsx', new Uint8Array(21_000_000));
    expect(visit.status).toBe(413);
    expect(visit.text).toContain('20 MB');
  });

  test.each([
    [
      'a processing with an id that is none',
      '/behandlingar/ny',
      { id: 'inget-id', name: 'Prov', activity: 'ongoing' },
    ],
    ['a system with an id that is none', '/system/nytt', { id: 'inget-id', name: 'Prov', kind: 'system' }],
    ['a supplier with an id that is none', '/leverantorer/ny', { id: "1'--", name: 'Prov', country: 'SE' }],
    [
      'a system of a supplier that is not there',
      '/system/nytt',
      { name: 'Prov', kind: 'system', supplierId: randomUUID() },
    ],
  ])('%s gets an answer in Swedish, and no error of ours', async (_what, path, fields) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const empty = {
      country: '',
      description: '',
      organisationNumber: '',
      supplierId: '',
      role: 'controller',
    };
    const visit = await coordinator.post(path, { ...empty, ...fields });
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('lang="sv"');
    log.mockRestore();
  });

  test.each(['abc', '-1', '99999999999999', '1.5', ''])(
    'a version that is %s changes nothing',
    async (version) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const id = await addProcessing(coordinator, 'Versionerad');
      const saved = await coordinator.post(`/behandlingar/${id}/grunder`, { version, name: 'Ändrad' });
      expect([409, 422]).toContain(saved.status);
      const moved = await coordinator.post(`/behandlingar/${id}/flytta`, { version, atgard: 'end' });
      expect([409, 422]).toContain(moved.status);
      expect((await coordinator.get(`/behandlingar/${id}`)).text).toContain('Versionerad');
      log.mockRestore();
    },
  );

  test('the character that no database stores is left out, and searched for without harm', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const id = await addProcessing(coordinator, 'Noll\0tecken');
    expect((await coordinator.get(`/behandlingar/${id}`)).text).toContain('Nolltecken');
    for (const path of ['/behandlingar', '/system', '/leverantorer', '/logg', '/regler', '/lagtext'])
      expect(
        (await coordinator.get(`${path}?q=%00&handelse=%00&fore=%00&import=%00`)).status,
        path,
      ).toBeLessThan(500);
    log.mockRestore();
  });
});

describe('forms', () => {
  const numberOf = async (name: string): Promise<number> => {
    const { rows } = await product.admin.query(
      'select count(*)::int as found from app.processing where controller_id = $1 and name = $2',
      [board.id, name],
    );
    return rows[0]?.found;
  };

  test('sent twice make one entry', async () => {
    const form = { id: randomUUID(), name: 'Dubbelklickad', role: 'controller', activity: 'ongoing' };
    const first = await coordinator.post('/behandlingar/ny', form);
    const second = await coordinator.post('/behandlingar/ny', form);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.path).toBe(first.path);
    expect(await numberOf('Dubbelklickad')).toBe(1);
  });

  test('sent twice at the same time make one entry', async () => {
    const form = { id: randomUUID(), name: 'Samtidig', role: 'controller', activity: 'ongoing' };
    const visits = await Promise.all([1, 2, 3].map(() => coordinator.post('/behandlingar/ny', form)));
    expect(visits.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await numberOf('Samtidig')).toBe(1);
  });

  test('sent twice from one page change the entry once, and the second is told', async () => {
    const id = await addProcessing(coordinator, 'Två klick');
    const version = fieldOf((await coordinator.get(`/behandlingar/${id}/grunder`)).text, 'version') ?? '';
    const fields = { version, description: 'Samma text', sedan: 'visa' };
    const visits = [
      await coordinator.post(`/behandlingar/${id}/grunder`, fields),
      await coordinator.post(`/behandlingar/${id}/grunder`, fields),
    ];
    expect(visits.map(({ status }) => status)).toEqual([200, 409]);
    expect(visits[1]?.text).toContain('Det som sparats är likadant som det du skrev');
  });

  test('that two people save at once end in a page with both texts, and the first one stands', async () => {
    const municipality = await makeMunicipality(product);
    const shared = await municipality.addController('Kulturnämnden');
    const [one, other] = await Promise.all([
      municipality.addPerson([{ role: 'coordinator', controller: shared }]),
      municipality.addPerson([{ role: 'coordinator', controller: shared }]),
    ]);
    const id = await addProcessing(one, 'Bibliotekskort');
    const version = fieldOf((await one.get(`/behandlingar/${id}/grunder`)).text, 'version') ?? '';
    const path = `/behandlingar/${id}/grunder`;
    await one.post(path, { version, description: 'Den första texten' });
    const conflict = await other.post(path, { version, description: 'Den andra texten' });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain('Behandlingen har sparats under tiden');
    expect(conflict.text).toContain('Den första texten');
    expect(conflict.text).toContain('Den andra texten');
    const entry = await other.get(`/behandlingar/${id}`);
    expect(entry.text).toContain('Den första texten');
    expect(entry.text).not.toContain('Den andra texten');
  });

  test.each([
    ['grunder', { description: 'En beskrivning som ska stå kvar' }],
    ['andamal', { 'purposes.0.short': 'Ett ändamål som ska stå kvar' }],
    ['mottagare', { 'recipients.0.name': 'Mottagare som ska stå kvar', 'recipients.0.kind': 'authority' }],
    ['gallring', { 'retention.0.what': 'Akter som ska stå kvar' }],
    ['sakerhet', { accessRoutine: 'Rutin som ska stå kvar' }],
    ['kontroll', { proportionality: 'Rimligt som ska stå kvar' }],
    ['information', { informedHow: 'Brev som ska stå kvar' }],
  ])('of the step %s that lack a field leave it as it was', async (step, fields) => {
    const id = await addProcessing(coordinator, `Ofullständigt formulär ${step}`);
    const first = await saveStep(coordinator, id, step, fields);
    const texts = Object.values(fields).filter((value) => value.includes('ska stå kvar'));
    const shown = (page: string) => texts.filter((text) => page.includes(text));
    expect(shown(first.text)).toEqual(texts);
    const second = await saveStep(coordinator, id, step, {});
    expect(shown(second.text)).toEqual(texts);
    expect(/<h1[^>]*>([^<]*)/.exec(second.text)?.[1]).toBe(`Ofullständigt formulär ${step}`);
  });
});
