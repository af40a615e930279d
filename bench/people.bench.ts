/**
 * The officer's overview, search and lists over 47 controllers, on one municipality and on a tenth of the country,
 * each against a bare handler that sends the same SQL and answers JSON. Figures are printed, never judged.
 */
import { sizes } from './dataset.ts';
import { type Case, caseMaker, measurePages, readOptions, withProducts } from './pages.ts';
import type { BenchProduct } from './product.ts';
import { onceLine, pageTable } from './report.ts';

/** As many as one joint officer may have; all of the municipality, when it has fewer. */
const OFFICER_REACH = 47;

async function casesOf(product: BenchProduct): Promise<Case[]> {
  await addRemarks(product);
  const reach = Math.min(OFFICER_REACH, product.dataset.size.controllers);
  const coordinator = await product.addPerson('coordinator', 1);
  const officer = await product.addPerson('dso', reach);
  const made = caseMaker(product);
  return [
    made('overview', 'officer', officer, ['/oversikt']),
    made('search, common word', 'officer', officer, ['/sok?q=ans%C3%B6k']),
    made('search, two words', 'officer', officer, ['/sok?q=tryggh+kvarn']),
    made('search, nothing', 'officer', officer, ['/sok?q=zebra']),
    made('list', 'officer', officer, ['/behandlingar?namnder=alla']),
    made('list, overdue review', 'officer', officer, ['/behandlingar?namnder=alla&oversyn=forfallen']),
    made('remarks', 'officer', officer, ['/ombudet']),
    made('overview', 'one', coordinator, ['/oversikt']),
    made('search, common word', 'one', coordinator, ['/sok?q=ans%C3%B6k']),
    made('the nämnd', 'one', coordinator, ['/namnd']),
    made('reads', 'one', coordinator, ['/lasningar']),
  ];
}

/** Five words of the officer to each controller. */
async function addRemarks({ admin }: BenchProduct): Promise<void> {
  await admin.query(
    `insert into remark (id, controller_id, legal_entity_id, kind, text, answer_by, made_by, state)
     select gen_random_uuid(), controller.id, legal_entity_id, (array['remark','advice','request'])[1 + n % 3],
       'Se över ändamål och gallring för ansökningar som kommer in per post.', date '2026-10-01' + n * 20,
       md5('person' || controller.id || 1)::uuid, (array['open','answered','closed'])[1 + n % 3]
     from controller, generate_series(1, 5) n`,
  );
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
