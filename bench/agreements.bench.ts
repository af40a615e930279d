/**
 * Agreements: the list, one agreement, the overview and the map, for one nämnd and for an officer over 47, on one
 * municipality and on a tenth of the country, each against a bare handler that sends the same SQL and answers JSON. Figures
 * are printed, never judged.
 */
import { sizes } from './dataset.ts';
import { type Case, caseMaker, measurePages, readOptions, withProducts } from './pages.ts';
import type { BenchProduct } from './product.ts';
import { onceLine, pageTable } from './report.ts';

const OFFICER_REACH = 47;

async function casesOf(product: BenchProduct): Promise<Case[]> {
  await addAgreements(product);
  const reach = Math.min(OFFICER_REACH, product.dataset.size.controllers);
  const coordinator = await product.addPerson('coordinator', 1);
  const officer = await product.addPerson('dso', reach);
  const { rows } = await product.admin.query<{ id: string }>(
    "select id from agreement where controller_id = md5('controller' || 1)::uuid order by id limit 5",
  );
  const made = caseMaker(product);
  return [
    made('list', 'one', coordinator, ['/avtal']),
    made(
      'agreement',
      'one',
      coordinator,
      rows.map(({ id }) => `/avtal/${id}`),
    ),
    made('overview', 'one', coordinator, ['/avtal/oversikt']),
    made('map', 'one', coordinator, ['/avtal/karta']),
    made('list', 'officer', officer, ['/avtal']),
    made('overview', 'officer', officer, ['/avtal/oversikt']),
    made('map', 'officer', officer, ['/avtal/karta']),
    made('signed', 'officer', officer, ['/avtal/tecknade']),
  ];
}

/** One agreement to every tenth processing: in force, with four contacts, an instruction and two sub-processors in a chain. */
async function addAgreements({ admin }: BenchProduct): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of STATEMENTS) await client.query(statement);
    await client.query('vacuum analyze');
  } finally {
    client.release(true);
  }
}

const SUPPLIERS = `
  insert into supplier (id, name, organisation_number, country, created_by_entity_id)
  select md5('supplier' || n)::uuid, 'Leverantör ' || n || ' AB', null, 'SE', (select id from legal_entity limit 1)
  from generate_series(1, 60) n`;

const CASES = `
  insert into case_record (id, controller_id, legal_entity_id, kind, diary_type, title, state, series, year, number, mark,
    opened_on, registered_at)
  select md5('agreement' || id)::uuid, controller_id, legal_entity_id, 'processor-agreement', 'Personuppgiftsbiträdesavtal',
    name, 'open', 'own', 2026, number, 'A-26-' || number, '2026-01-10', timestamptz '2026-01-10 09:00+01'
  from processing where number % 10 = 1`;

const AGREEMENTS = `
  insert into agreement (id, controller_id, legal_entity_id, kind, side, edition, title, state, party_name, party_number,
    party_address, party_country, own_address, supplier_id, has_main, sub_permission, secret_data, package_version,
    signed_ours_on, signed_theirs_on, in_force_on)
  select md5('agreement' || id)::uuid, controller_id, legal_entity_id, 'processor', 'controller', 'skr-2023-02', name,
    'in-force', 'Leverantör ' || 1 + number % 60 || ' AB', '556000-0001', 'Storgatan 1', 'SE', 'Torget 1',
    md5('supplier' || 1 + number % 60)::uuid, 'no', 'general', 'no', 1, '2026-02-01', '2026-02-03', '2026-02-03'
  from processing where number % 10 = 1`;

const PROCESSINGS = `
  insert into agreement_processing (id, controller_id, legal_entity_id, agreement_id, processing_id)
  select gen_random_uuid(), controller_id, legal_entity_id, md5('agreement' || id)::uuid, id from processing where number % 10 = 1`;

const CONTACTS = `
  insert into agreement_contact (id, controller_id, legal_entity_id, agreement_id, side, kind, name, email)
  select gen_random_uuid(), controller_id, legal_entity_id, id, party, reached, 'Tolvan Påhittsson', 'tolvan@kommun.example'
  from agreement cross join unnest(array['ours','theirs']) party
    cross join unnest(array['administration','cooperation']) reached`;

const INSTRUCTIONS = `
  insert into agreement_instruction (id, controller_id, legal_entity_id, agreement_id, number, state, form_version, answers,
    sha256, approved_at, approved_by, valid_from)
  select gen_random_uuid(), controller_id, legal_entity_id, id, 1, 'approved', 'bench',
    '{"purpose":"Drift","data":"Namn","sensitive":"Inga","subjects":"Invånare","handling":"Inga","security":"Kryptering",
      "logging":"Två år","location":"Sverige","duration":"Tillsvidare","end":"Raderas","contacts":"Vardagar"}'::jsonb,
    'bench', now(), 'Tolvan Påhittsson', '2026-02-03' from agreement`;

const SUB_PROCESSORS = `
  insert into agreement_sub_processor (id, controller_id, legal_entity_id, agreement_id, parent_id, position, name, country,
    what, places, mechanism, checked_on, assessed)
  select md5('sub' || id || n)::uuid, controller_id, legal_entity_id, id, case when n = 2 then md5('sub' || id || 1)::uuid end,
    n, (array['Molnkullen Drift AB','Cloudhill Inc'])[n], (array['SE','US'])[n], 'Drift',
    case when n = 1 then '{SE}'::text[] else '{US}' end, case when n = 2 then 'DPF' end,
    case when n = 2 then date '2026-05-01' end, case when n = 2 then 'yes' end
  from agreement cross join generate_series(1, 2) n`;

const STATEMENTS = [SUPPLIERS, CASES, AGREEMENTS, PROCESSINGS, CONTACTS, INSTRUCTIONS, SUB_PROCESSORS];

const options = readOptions();

await withProducts([sizes.municipality, sizes.country], async ([small, large]) => {
  if (!small || !large) return;
  const pages = await measurePages([await casesOf(small), await casesOf(large)], options);
  const loaded = [small, large].map(({ dataset }) => ({ name: dataset.size.name, took: dataset.loadTime }));
  if (options.json) {
    console.log(JSON.stringify({ runs: options.runs, loaded, pages }, null, 2));
    return;
  }
  for (const { name, took } of loaded) console.log(`Påhittat land, ${name} behandlingar: ${onceLine(took)}`);
  console.log(pageTable(pages));
});
process.exit(0);
