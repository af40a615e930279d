/** An invented country in a fresh embedded database: legal entities, controllers, people and their registers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPool } from '../src/platform/database/connection.ts';
import { startEmbeddedServer } from '../src/platform/database/embedded-server.ts';
import { loginUrl, migrate } from '../src/platform/database/migrate.ts';
import { prepareQueue } from '../src/platform/job.ts';
import { fillRegister } from './fill-register.ts';

export interface Size {
  readonly name: string;
  readonly legalEntities: number;
  readonly controllers: number;
  readonly processings: number;
  /** Held by the first controller: as many at both sizes, so that its pages can be compared. */
  readonly ofFirst: number;
}

/** One municipality, a tenth of the country, and one controller alone for what is timed once. */
export const sizes = {
  municipality: { name: '250', legalEntities: 1, controllers: 4, processings: 250, ofFirst: 100 },
  oneController: { name: '250 hos en', legalEntities: 1, controllers: 2, processings: 250, ofFirst: 250 },
  country: { name: '50 000', legalEntities: 40, controllers: 300, processings: 50_000, ofFirst: 100 },
} as const satisfies Record<string, Size>;

export interface Dataset {
  readonly size: Size;
  readonly adminUrl: string;
  readonly secret: string;
  /** What loading took, in milliseconds, without the start of the server. */
  readonly loadTime: number;
  close(): Promise<void>;
}

/** Starts a server on throw-away files and fills it. Closing removes the files. */
export async function openDataset(size: Size): Promise<Dataset> {
  const secret = 'bench-secret-that-is-only-used-in-benchmarks-0123456789';
  const folder = mkdtempSync(join(tmpdir(), 'ansvar-bench-'));
  const server = await startEmbeddedServer(folder, secret);
  const close = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url, secret);
    const platform = openPool(loginUrl(server.url, 'platform', secret), 1);
    await prepareQueue(platform);
    await platform.end();
    const started = performance.now();
    await load(server.url, size);
    return { size, adminUrl: server.url, secret, loadTime: performance.now() - started, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Set by set, as superuser; the log's trigger and foreign keys rest meanwhile. */
async function load(adminUrl: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, options: '-c search_path=app' });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query('set synchronous_commit = off');
    await fillOrganisations(client, size);
    await fillRegister(client, size);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function fillOrganisations(client: pg.Client, size: Size): Promise<void> {
  await client.query(ENTITIES, [size.legalEntities]);
  await client.query(CONTROLLERS, [size.controllers, size.legalEntities]);
  await client.query(PERSONS);
  await client.query(APPOINTMENTS);
  await client.query(SYSTEMS);
}

/** Ids follow from what stands in a row, so that every run has the same country. */
const idOf = (kind: string, index: number | string) => `md5('${kind}' || ${index})::uuid`;

const ENTITIES = `
  insert into legal_entity (id, name, kind, organisation_number)
  select ${idOf('entity', 'n')},
    (array['Ek','Björk','Lind','Gran','Tall','Asp','Rönn','Hassel','Kvarn','Sten'])[1 + (n - 1) % 10]
      || (array['hultinge','vadsbro','måleryd','åsköping'])[1 + (n - 1) / 10 % 4]
      || case when n > 40 then ' ' || n else '' end || ' kommun',
    'municipality', '212000-' || lpad((9000 + n)::text, 4, '0')
  from generate_series(1, $1::int) n`;

const CONTROLLERS = `
  insert into controller (id, legal_entity_id, name, type, first_day, contact)
  select ${idOf('controller', 'n')}, ${idOf('entity', '(1 + (n - 1) % $2::int)')},
    (array['Socialnämnden','Barn- och utbildningsnämnden','Kommunstyrelsen','Samhällsbyggnadsnämnden',
      'Kultur- och fritidsnämnden','Miljönämnden','Valnämnden','Äldrenämnden'])[1 + (n - 1) / $2::int % 8],
    case when (n - 1) / $2::int % 8 = 2 then 'executive-board' else 'board' end,
    '2019-01-01', 'dataskydd@kommun.example'
  from generate_series(1, $1::int) n`;

/** Three who work for each controller. */
const PERSONS = `
  insert into person (id, legal_entity_id, name, email, title)
  select md5('person' || controller.id || n)::uuid, legal_entity_id,
    (array['Tolvan','Kicki','Berit','Osvald','Ture','Signe'])[1 + abs(hashtext(controller.id::text || n)) % 6]
      || ' ' || (array['Påhittsson','Exempelberg','Provström','Testgren'])[1 + n], 
    'person-' || controller.id || '-' || n || '@kommun.example',
    (array['GDPR-samordnare','Handläggare','Enhetschef'])[n]
  from controller, generate_series(1, 3) n`;

const APPOINTMENTS = `
  insert into appointment (id, controller_id, legal_entity_id, person_id, role, first_day)
  select gen_random_uuid(), controller.id, legal_entity_id, md5('person' || controller.id || n)::uuid,
    case when n = 1 then 'coordinator' else 'staff' end, '2020-01-01'
  from controller, generate_series(1, 3) n`;

/** Eight systems for each controller. */
const SYSTEMS = `
  insert into system (id, legal_entity_id, owner_controller_id, name, kind, country)
  select md5('system' || controller.id || n)::uuid, legal_entity_id, controller.id,
    (array['Väven','Lådan','Kompassen','Nyckeln','Vågen','Skåpet','Spaden','Bokhyllan'])[n]
      || ' ' || left(controller.id::text, 6), 'system', 'SE'
  from controller, generate_series(1, 8) n`;
