/**
 * A route is a URL, a permission and what runs. `mount` opens the one transaction as the actor, and renders
 * only after commit. A route without a permission does not compile.
 */
import type { Hono, Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { type Accounts, withAddress } from './accounts.ts';
import type { Actor } from './actor.ts';
import { type Clock, today } from './clock.ts';
import { asActor, type Transaction } from './database/connection.ts';
import { Forbidden, NotFound, TooLarge } from './errors.ts';
import { allows, type Permission, roleName, rolesFor } from './permissions.ts';
import { type Progress, readProgress } from './progress.ts';
import type { Sealing } from './sealing.ts';
import type { Services } from './services.ts';
import { CONTROLLER_COOKIE, readSession, type Session } from './session.ts';

export interface Context {
  readonly tx: Transaction;
  readonly actor: Actor;
  /** Today in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly sealing: Sealing;
  /** Scheme and host that links in mails and files begin with. */
  readonly origin: string;
  /** How far the person's long work has come. */
  readonly progress: (id: string) => Promise<Progress | undefined>;
  /** The request that the person came with; absent on the command line. */
  readonly visit?: Visit;
}

/** What concerns the person's own account and the installation's mail. */
export interface Visit {
  readonly accountId: string;
  readonly sessionId: string;
  /** With the address that we know the request to come from. */
  readonly headers: Headers;
  readonly providers: Services['providers'];
  /** In the demo no mail is ever sent; without a server mails wait. */
  readonly mail: 'sent' | 'waiting' | 'demo';
}

export interface PublicContext {
  readonly services: Services;
  readonly session: Session | null;
  readonly headers: Headers;
  readonly address: string;
}

/** What came with the request. Fields keep their order and may repeat. */
export interface Input {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly fields: URLSearchParams;
  readonly files: ReadonlyMap<string, File>;
  /** Every file with the name of its field, where a field takes several. */
  readonly allFiles: readonly (readonly [field: string, file: File])[];
  /** Body of an API call. */
  readonly json?: unknown;
  /** What the route's `prepare` made. */
  readonly prepared?: unknown;
}

export type Markup = string | Promise<string> | { toString(): string | Promise<string> };

export type Reply =
  | {
      readonly kind: 'page';
      readonly render: () => Markup;
      readonly status: 200 | 400 | 401 | 409 | 422 | 429;
      readonly cookies?: string[];
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: string[] }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly make: () => FileContent }
  | { readonly kind: 'json'; readonly body: unknown; readonly status: 200 | 202 | 401 | 404 | 422 };

export type FileContent =
  | Uint8Array
  | string
  | ReadableStream<Uint8Array>
  | Promise<Uint8Array | string | ReadableStream<Uint8Array>>;

export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly permission: Permission;
  /** Bytes that the body may hold. */
  readonly bodyLimit: number;
  readonly run: (context: never, input: Input) => Promise<Reply>;
  /** What takes time and needs no database, done before the transaction opens: reading an uploaded file. */
  readonly prepare?: (input: Input, services: Services) => Promise<unknown>;
}

type Run<Allowed extends Permission> = (
  context: Allowed extends 'public' ? PublicContext : Context,
  input: Input,
) => Promise<Reply>;

const FORM_LIMIT = 1_000_000;

export const get = <Allowed extends Permission>(
  path: string,
  permission: Allowed,
  run: Run<Allowed>,
): Route => ({ method: 'get', path, permission, bodyLimit: 0, run });

export const post = <Allowed extends Permission>(
  path: string,
  permission: Allowed,
  run: Run<Allowed>,
): Route => ({
  method: 'post',
  path,
  permission,
  bodyLimit: FORM_LIMIT,
  run,
});

/** A form with a file; `prepare` reads it before the transaction. */
export const upload = <Allowed extends Permission>(
  path: string,
  permission: Allowed,
  bodyLimit: number,
  prepare: (input: Input, services: Services) => Promise<unknown>,
  run: Run<Allowed>,
): Route => ({ method: 'post', path, permission, bodyLimit, prepare, run });

type PageOptions = { readonly status?: (Reply & { kind: 'page' })['status']; readonly cookies?: string[] };
export const page = (render: () => Markup, options: PageOptions = {}): Reply => ({
  kind: 'page',
  render,
  status: options.status ?? 200,
  ...(options.cookies && { cookies: options.cookies }),
});
export const redirect = (to: string, cookies?: string[]): Reply => ({
  kind: 'redirect',
  to,
  ...(cookies && { cookies }),
});
export const file = (name: string, type: string, make: () => FileContent): Reply => ({
  kind: 'file',
  name,
  type,
  make,
});

/** Pages that belong to no module: what is shown when a session has ended. */
export interface Doors {
  signIn(input: Input, services: Services): Promise<Reply>;
  twoFactorSetup: string;
}

export function mount(app: Hono, routes: readonly Route[], services: Services, doors: Doors): void {
  for (const route of routes) {
    const limit = bodyLimit({ maxSize: Math.max(route.bodyLimit, 1), onError: tooLarge });
    app[route.method](route.path, limit, async (c) => {
      const input = await readInput(c, route.bodyLimit);
      const session = await readSession(services, c.req.raw.headers, getCookie(c, CONTROLLER_COOKIE));
      requireIds(input.params);
      if (route.permission === 'public') return send(c, await runPublic(route, services, session, c, input));
      if (!session) return send(c, await doors.signIn(input, services));
      if (!session.twoFactor && !services.demoPassword && route.path !== doors.twoFactorSetup) {
        return c.redirect(doors.twoFactorSetup, 303);
      }
      c.set('actor' as never, session.actor as never);
      requirePermission(session.actor, route.permission);
      const prepared = route.prepare && { ...input, prepared: await route.prepare(input, services) };
      const { clock, accounts, sealing } = services;
      const actor = reachOf(session.actor, route.permission, input.params.entity);
      const reply = await asActor(services.database, actor, (tx) =>
        (route.run as Run<'signed-in'>)(
          {
            tx,
            actor,
            today: today(clock),
            clock,
            accounts,
            sealing,
            origin: services.origin,
            progress: (id) => readProgress(services, id, actor.personId),
            visit: visitOf(
              services,
              session,
              withAddress(c.req.raw.headers, clientAddress(c, services.behindProxy)),
            ),
          },
          prepared ?? input,
        ),
      );
      return send(c, reply);
    });
  }
}

function visitOf(services: Services, { accountId, sessionId }: Session, headers: Headers): Visit {
  const mail = services.demoPassword ? 'demo' : services.mailer ? 'sent' : 'waiting';
  return { accountId, sessionId, headers, providers: services.providers, mail };
}

function runPublic(
  route: Route,
  services: Services,
  session: Session | null,
  c: HonoContext,
  input: Input,
): Promise<Reply> {
  const headers = c.req.raw.headers;
  return (route.run as Run<'public'>)(
    { services, session, headers, address: clientAddress(c, services.behindProxy) },
    input,
  );
}

function requirePermission(actor: Actor, permission: Permission): void {
  if (allows(actor, permission)) return;
  const roles = rolesFor(permission);
  if (actor.appointments.length === 0 && actor.administers.length > 0) {
    throw new Forbidden(
      'En administratör sköter organisation och konton, och läser eller beslutar inget i en nämnds register.',
    );
  }
  const where = actor.controller ? ` för ${actor.controller.name}` : '';
  if (roles.length > 5) throw new Forbidden(`Det här kräver ett uppdrag med läsrätt${where}.`);
  throw new Forbidden(`Det här kan bara ${roles.map(roleName).join(' eller ')}${where} göra.`);
}

/** Administration is done in a role of its own, which no register, agreement or case is granted to. */
function reachOf(actor: Actor, permission: Permission, entity: string | undefined): Actor {
  if (permission !== 'administer') return actor;
  if (entity && !actor.administers.some((administered) => administered.id === entity)) throw new NotFound();
  return { ...actor, as: 'administrator', readable: [], writeEntity: entity ?? null };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Parameters of an address that name a row. */
const IDS = ['id', 'entity', 'gap', 'part'];

/** An id that is none cannot name anything. */
function requireIds(params: Readonly<Record<string, string>>): void {
  for (const name of IDS) {
    const value = params[name];
    if (value !== undefined && !UUID.test(value)) throw new NotFound();
  }
}

function tooLarge(): never {
  throw new TooLarge();
}

async function readInput(c: HonoContext, limit: number): Promise<Input> {
  const fields = new URLSearchParams();
  const files = new Map<string, File>();
  const allFiles: [string, File][] = [];
  const isJson = c.req.header('content-type')?.startsWith('application/json') === true;
  const json: unknown = limit > 0 && isJson ? await c.req.json().catch(() => undefined) : undefined;
  if (limit > 0 && !isJson) {
    const body = await c.req.formData().catch(() => new FormData());
    for (const [name, value] of body.entries()) {
      if (typeof value === 'string') fields.append(name, storable(value));
      else {
        files.set(name, value as File);
        allFiles.push([name, value as File]);
      }
    }
  }
  const url = new URL(c.req.url.replaceAll('%00', ''));
  const params = c.req.param() as Record<string, string>;
  return { path: url.pathname, params, query: url.searchParams, fields, files, allFiles, json };
}

/** Lines end in one way, and the one character that PostgreSQL cannot store is left out. */
const storable = (typed: string): string => typed.replace(/\r\n/g, '\n').replaceAll('\0', '');

/** Behind a trusted proxy the last address that it has seen; else the other end of the connection. */
function clientAddress(c: HonoContext, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return forwarded || (env?.incoming?.socket?.remoteAddress ?? 'okänd');
}

export async function send(c: HonoContext, reply: Reply): Promise<Response> {
  if ('cookies' in reply)
    for (const cookie of reply.cookies ?? []) c.header('set-cookie', cookie, { append: true });
  c.header('cache-control', 'no-store');
  switch (reply.kind) {
    case 'redirect':
      return c.redirect(reply.to, 303);
    case 'json':
      return c.json(reply.body as object, reply.status);
    case 'file': {
      const content = await reply.make();
      c.header('content-type', reply.type);
      c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`);
      return c.body(content as string);
    }
    case 'page':
      return c.html(`<!doctype html>${String(await reply.render())}`, reply.status);
  }
}
