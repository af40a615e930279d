/**
 * The pages of the register on one municipality and on a tenth of the country, in the same run and in turns,
 * each against a bare handler that sends the same SQL and answers JSON. Figures are printed, never judged.
 */
import { sizes } from './dataset.ts';
import { exportOnce, importOnce } from './once.ts';
import { type Case, caseMaker, measurePages, readOptions, withProducts } from './pages.ts';
import type { BenchProduct } from './product.ts';
import { onceLine, pageTable } from './report.ts';

const DETAILS = 20;

/** At most this many controllers for the data protection officer: all of a municipality, or forty. */
const OFFICER_REACH = 40;

async function casesOf(product: BenchProduct): Promise<Case[]> {
  const { size } = product.dataset;
  const reach = Math.min(OFFICER_REACH, size.controllers);
  const coordinator = await product.addPerson('coordinator', 1);
  const officer = await product.addPerson('dso', reach);
  const { rows } = await product.admin.query<{ id: string }>(
    `select id from processing where controller_id = md5('controller1')::uuid order by number limit $1`,
    [DETAILS],
  );
  const details = rows.map((row) => `/behandlingar/${row.id}`);
  const deepOne = '/behandlingar?sida=2';
  const deepMany = `/behandlingar?namnder=alla&sida=${reach === OFFICER_REACH ? 10 : 5}`;
  const made = caseMaker(product);
  return [
    made('list', 'one', coordinator, ['/behandlingar']),
    made('list, word', 'one', coordinator, ['/behandlingar?q=ans%C3%B6k']),
    made('list, last page', 'one', coordinator, [deepOne]),
    made('detail', 'one', coordinator, details),
    made('history', 'one', coordinator, details.map(historyOf)),
    made('list', 'officer', officer, ['/behandlingar?namnder=alla']),
    made('list, word', 'officer', officer, ['/behandlingar?namnder=alla&q=ans%C3%B6k']),
    made('list, page 10 (5)', 'officer', officer, [deepMany]),
    made('list, by change', 'officer', officer, ['/behandlingar?namnder=alla&sortera=updated']),
    made('detail', 'officer', officer, details),
  ];
}

const historyOf = (path: string) => `${path}/historik`;

const options = readOptions();

await withProducts([sizes.municipality, sizes.country], async ([small, large]) => {
  if (!small || !large) return;
  const pages = await measurePages([await casesOf(small), await casesOf(large)], options);
  const once = await withProducts([sizes.oneController], async ([product]) =>
    product ? [...(await exportOnce(product)), ...(await importOnce(product))] : [],
  );
  const loaded = [small, large].map(({ dataset }) => ({ name: dataset.size.name, took: dataset.loadTime }));
  if (options.json) {
    console.log(JSON.stringify({ runs: options.runs, loaded, pages, once }, null, 2));
    return;
  }
  for (const { name, took } of loaded) console.log(`Påhittat land, ${name} behandlingar: ${onceLine(took)}`);
  console.log(pageTable(pages));
  for (const { what, took, note } of once) console.log(`${what}: ${onceLine(took)}${note}`);
});
process.exit(0);
