/** The one fixture: a municipality of the test's own, with nämnder and people, and a browser for each of them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import pg from 'pg';
import { inject } from 'vitest';
import { makeApp } from '../src/app.ts';
import { openAccounts } from '../src/platform/accounts.ts';
import type { Role } from '../src/platform/actor.ts';
import { type Clock, fixedClock } from '../src/platform/clock.ts';
import { openDatabase, openPool } from '../src/platform/database/connection.ts';
import { loginUrl } from '../src/platform/database/migrate.ts';
import { runJobsNow } from '../src/platform/job.ts';
import { sealingInMemory } from '../src/platform/sealing.ts';
import type { Services } from '../src/platform/services.ts';
import { jobs } from '../src/start.ts';

export const ORIGIN = 'http://ansvar.test';
const PASSWORD = 'påhittat lösenord för prov';

export interface Product {
  readonly app: Hono;
  readonly services: Services;
  readonly admin: pg.Pool;
  runJobs(): Promise<void>;
}

/** One ring for all products of a test file: they share their rows. */
const sealing = sealingInMemory();

const opened = new Map<string, Product>();

/** The product on the test database, with the clock standing still. */
export function openTestProduct(now = '2026-11-22T09:00:00Z'): Product {
  const known = opened.get(now);
  if (known) return known;
  const product = makeProduct(fixedClock(now));
  opened.set(now, product);
  return product;
}

function makeProduct(clock: Clock): Product {
  const adminUrl = inject('adminUrl');
  const secret = inject('secret');
  const platformPool = openPool(loginUrl(adminUrl, 'platform', secret), 3);
  const services: Services = {
    database: openDatabase(openPool(loginUrl(adminUrl, 'app', secret), 4)),
    platformDatabase: openDatabase(platformPool),
    portalDatabase: openDatabase(openPool(loginUrl(adminUrl, 'portal', secret), 2, 'portal')),
    accounts: openAccounts({
      pool: openPool(loginUrl(adminUrl, 'platform', secret), 2, 'auth'),
      secret,
      origin: ORIGIN,
    }),
    mailer: undefined,
    providers: [],
    clock,
    sealing,
    scanner: undefined,
    origin: ORIGIN,
    emergencyFolder: undefined,
    secret,
    demoPassword: 'two-factor is not asked for in demo mode',
    behindProxy: false,
    embedded: true,
    setupCode: undefined,
    loadDemo: async () => undefined,
  };
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2, options: '-c search_path=app' });
  return { app: makeApp(services), services, admin, runJobs: () => runJobsNow(platformPool, services, jobs) };
}

/** The same product on the same data, as it is when nobody is trying it out: a code is asked for at sign-in. */
export function outsideDemo(product: Product): Product {
  const services = { ...product.services, demoPassword: undefined };
  return { ...product, services, app: makeApp(services) };
}

export interface Place {
  readonly id: string;
  readonly name: string;
}

export interface Municipality {
  readonly id: string;
  readonly name: string;
  readonly product: Product;
  addController(name: string, type?: string, more?: { dependsOn?: Place }): Promise<Place>;
  /** A person with the roles; signed in, with a browser. */
  addPerson(roles: readonly Appointed[], more?: { administrator?: boolean }): Promise<Browser>;
}

interface Appointed {
  readonly role: Exclude<Role, 'administrator'>;
  readonly controller: Place;
  readonly firstDay?: string;
  readonly lastDay?: string;
}

/** A municipality that no other test touches. */
export async function makeMunicipality(product = openTestProduct()): Promise<Municipality> {
  const { admin } = product;
  const id = randomUUID();
  const name = `Kommun ${randomBytes(4).toString('hex')}`;
  await admin.query(
    "insert into legal_entity (id, name, kind, organisation_number) values ($1, $2, 'municipality', '212000-0142')",
    [id, name],
  );
  return {
    id,
    name,
    product,
    async addController(controllerName, type = 'board', more = {}) {
      const controllerId = randomUUID();
      await admin.query(
        `insert into controller (id, legal_entity_id, name, type, first_day, independent, depends_on_id)
         values ($1, $2, $3, $4, '2018-05-25', $5, $6)`,
        [controllerId, id, controllerName, type, !more.dependsOn, more.dependsOn?.id ?? null],
      );
      return { id: controllerId, name: controllerName };
    },
    async addPerson(roles, more = {}) {
      const personId = randomUUID();
      const email = `person-${personId.slice(0, 8)}@kommun.example`;
      const account = await product.services.accounts.create(email, 'Tolvan Tolvansson', PASSWORD);
      await admin.query(
        'insert into person (id, legal_entity_id, name, email, account_id) values ($1, $2, $3, $4, $5)',
        [personId, id, 'Tolvan Tolvansson', email, account],
      );
      for (const { role, controller, firstDay = '2020-01-01', lastDay = null } of roles) {
        await admin.query(
          `insert into appointment (id, controller_id, legal_entity_id, person_id, role, first_day, last_day)
           select $1, id, legal_entity_id, $2, $3, $4, $5 from controller where id = $6`,
          [randomUUID(), personId, role, firstDay, lastDay, controller.id],
        );
      }
      if (more.administrator) {
        await admin.query(
          "insert into administrator (id, legal_entity_id, person_id, first_day) values ($1, $2, $3, '2020-01-01')",
          [randomUUID(), id, personId],
        );
      }
      const browser = new Browser(product.app, personId, email);
      await browser.signIn();
      return browser;
    },
  };
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Keeps cookies and follows redirects, as a browser without script does. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: Hono,
    readonly personId: string = '',
    readonly email: string = '',
    /** Where the requests come from: tries at sign-in are counted by it. */
    readonly address: string = randomUUID(),
  ) {}

  signIn(password = PASSWORD): Promise<Visit> {
    return this.post('/logga-in', { epost: this.email, losenord: password });
  }

  /** The session ends, as when its time is up: the cookies are gone. */
  forgetSession(): void {
    this.cookies.clear();
  }

  get(path: string): Promise<Visit> {
    return this.ask(path, { method: 'GET' });
  }

  post(path: string, fields: Fields = {}): Promise<Visit> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one as string);
    return this.ask(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  upload(path: string, name: string, bytes: Uint8Array, fields: Fields = {}): Promise<Visit> {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.append(field, String(value));
    body.append('fil', new File([bytes as BlobPart], name));
    return this.ask(path, { method: 'POST', body });
  }

  postJson(path: string, body: unknown): Promise<Visit> {
    return this.ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  async ask(path: string, request: RequestInit): Promise<Visit> {
    const headers = new Headers(request.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (request.method === 'POST' && !headers.has('origin')) headers.set('origin', ORIGIN);
    const connection = { incoming: { socket: { remoteAddress: this.address } } };
    const response = await this.app.request(`${ORIGIN}${path}`, { ...request, headers }, connection);
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const location = response.headers.get('location');
    if (location && response.status === 303) return this.get(location.replace(ORIGIN, ''));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      path,
      status: response.status,
      headers: response.headers,
      bytes,
      text: new TextDecoder().decode(bytes),
    };
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(cookie)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

export interface Visit {
  /** Where redirects led. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Value of a form field in a page; undefined when the page has no such field. */
export function fieldOf(page: string, name: string): string | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const input = new RegExp(`<input[^>]*name="${escaped}"[^>]*>`).exec(page)?.[0];
  return input && /value="([^"]*)"/.exec(input)?.[1];
}

/** Makes a processing through its pages, and returns its id. */
export async function addProcessing(browser: Browser, name: string, more: Fields = {}): Promise<string> {
  const id = randomUUID();
  const visit = await browser.post('/behandlingar/ny', {
    id,
    name,
    role: 'controller',
    activity: 'ongoing',
    ...more,
  });
  if (visit.status !== 200) throw new Error(`${visit.status}: ${visit.text.slice(0, 500)}`);
  return id;
}

/** Saves one step with the fields, at the version that the page shows. */
export async function saveStep(browser: Browser, id: string, step: string, fields: Fields): Promise<Visit> {
  const form = await browser.get(`/behandlingar/${id}/${step}`);
  return browser.post(`/behandlingar/${id}/${step}`, {
    version: fieldOf(form.text, 'version') ?? '',
    sedan: 'visa',
    ...fields,
  });
}

/** Everything that article 30 and the guidelines ask for, step by step. */
export const STEPS: Readonly<Record<string, Fields>> = {
  grunder: {
    description: 'Larm dygnet runt i ordinärt boende',
    startsOn: '2024-03-01',
    processArea: 'Hemtjänst',
    jointlyControlled: 'no',
    'contacts.0.role': 'contact',
    'contacts.0.name': 'Enhetschef larm',
  },
  andamal: {
    'purposes.0.short': 'Ta emot och besvara larm från brukare',
    'purposes.0.legalBasis': 'e1',
    'purposes.0.statutes': ['', 'socialtjanstlagen'],
    'purposes.0.provision': '10 kap.',
    'purposes.0.motivation': 'Insatsen är beviljad',
    consentCollected: 'no',
    newUse: 'no',
  },
  uppgifter: {
    subjectKinds: ['', 'clients'],
    otherSubjects: '',
    dataKinds: ['', 'name', 'phone'],
    otherData: '',
    protectedIdentities: 'yes',
    'sources.0.kind': 'data-subject',
  },
  mottagare: { 'recipients.0.name': 'Regionen', 'recipients.0.kind': 'authority', transfersOutside: 'no' },
  gallring: {
    'retention.0.what': 'Larmlogg',
    'retention.0.period': '2 år',
    'retention.0.startsWhen': 'när larmet avslutas',
    'retention.0.ground': 'Dokumenthanteringsplanen',
  },
  sakerhet: {
    'measures.0.kind': 'technical',
    'measures.0.text': 'Behörighet per enhet och logg',
    accessRoutine: 'Chefen beställer',
    spreadLikelihood: '1',
    spreadSeverity: '2',
    spreadReasons: 'Få uppgifter',
    dpiaNeeded: 'no',
    automatedDecision: 'no',
    aiUsed: 'no',
  },
  information: { informedHow: 'Text i ansökan', informedWhen: 'När larmet beviljas' },
};

/** Takes a step of the flow from the page of the entry. */
export async function move(coordinator: Browser, id: string, action: string): Promise<Visit> {
  const page = await coordinator.get(`/behandlingar/${id}`);
  return coordinator.post(`/behandlingar/${id}/flytta`, {
    atgard: action,
    version: fieldOf(page.text, 'version') ?? '',
  });
}

/** A processing with everything that must be there, marked as complete. */
export async function completeProcessing(
  coordinator: Browser,
  name: string,
  more: Fields = {},
): Promise<string> {
  const id = await addProcessing(coordinator, name, more);
  for (const [step, fields] of Object.entries(STEPS)) await saveStep(coordinator, id, step, fields);
  const visit = await move(coordinator, id, 'complete');
  if (visit.status !== 200) throw new Error(`${visit.status}: ${visit.text.slice(0, 500)}`);
  return id;
}

/** Records that the nämnd has approved the processing, and returns the page that follows. */
export async function recordApproval(
  coordinator: Browser,
  board: Place,
  id: string,
  fields: Fields = {},
): Promise<Visit> {
  const path = `/behandlingar/${id}/faststall`;
  const form = await coordinator.get(path);
  return coordinator.post(path, {
    id: fieldOf(form.text, 'id') ?? '',
    vald: fieldOf(form.text, 'vald') ?? '',
    way: 'body',
    bodyId: board.id,
    decidedOn: '2026-11-20',
    paragraph: '§ 87',
    seen: '1',
    ...fields,
  });
}
