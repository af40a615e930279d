/**
 * «Min dag» of a coordinator at one nämnd and of an officer of 47, with 50 000 open deadlines over 300 controllers, each
 * against a bare handler that sends the same SQL and answers JSON. Figures are printed, never judged.
 */
import { sizes } from './dataset.ts';
import { type Case, caseMaker, measurePages, readOptions, withProducts } from './pages.ts';
import type { BenchProduct } from './product.ts';
import { onceLine, pageTable } from './report.ts';

/** As many as one joint officer may have; all of the municipality, when it has fewer. */
const OFFICER_REACH = 47;
/** Of each controller: 50 000 over the 300 of the country. */
const OPEN_DEADLINES = 167;

async function casesOf(product: BenchProduct): Promise<Case[]> {
  await addDeadlines(product);
  const reach = Math.min(OFFICER_REACH, product.dataset.size.controllers);
  const coordinator = await product.addPerson('coordinator', 1);
  const officer = await product.addPerson('dso', reach);
  const made = caseMaker(product);
  return [
    made('mine', 'one', coordinator, ['/min-dag']),
    made('of the nämnd', 'one', coordinator, ['/min-dag?vy=namnden']),
    made('of the nämnd, law', 'one', coordinator, ['/min-dag?vy=namnden&slag=law']),
    made('mine', 'officer', officer, ['/min-dag']),
    made('of the office', 'officer', officer, ['/min-dag?vy=ombudet']),
    made('of the office, word', 'officer', officer, ['/min-dag?vy=ombudet&q=yttrande']),
  ];
}

/** A case to every third deadline, as many that have ended as are open, and two cases closed to others at each. */
async function addDeadlines({ admin }: BenchProduct): Promise<void> {
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into case_record (id, controller_id, legal_entity_id, kind, diary_type, title, state, series, year, number,
       mark, opened_on, responsible_id, restricted)
     select md5('case' || controller.id || n)::uuid, controller.id, legal_entity_id, 'enquiry', 'Förfrågan',
       'Fråga om uppgifter i ansökan ' || n, 'open', 'own', 2026, n, 'A-26-' || n, date '2026-10-01' + n,
       md5('person' || controller.id || 1 + n % 3)::uuid, n <= 2
     from controller, generate_series(1, $1::int / 3 + 1) n`,
    [OPEN_DEADLINES],
  );
  await admin.query(
    `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on, role, state, settled_on)
     select gen_random_uuid(), controller.id, legal_entity_id, md5('case' || controller.id || 1 + n % ($1::int / 3 + 1))::uuid,
       (array['Svar på begäran', 'Yttrande', 'Gå igenom avtalet'])[1 + n % 3],
       (array['law', 'authority', 'agreement', 'decision', 'internal'])[1 + n % 5], 'Artikel 12.3 dataskyddsförordningen',
       date '2026-11-01' + n % 120, (array[null, null, null, 'dso'])[1 + n % 4],
       case when n > $1::int then 'met' else 'open' end, case when n > $1::int then date '2026-11-01' end
     from controller, generate_series(1, 2 * $1::int) n`,
    [OPEN_DEADLINES],
  );
  await admin.query('set session_replication_role = origin');
  await admin.query('vacuum analyze case_record, deadline');
}

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
