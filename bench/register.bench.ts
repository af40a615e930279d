/**
 * The pages of the register on one municipality and on a tenth of the country, in the same run and in turns,
 * each against a bare handler that sends the same SQL and answers JSON. Figures are printed, never judged.
 */
import { parseArgs } from 'node:util';
import { type Dataset, openDataset, type Size, sizes } from './dataset.ts';
import { exportOnce, importOnce } from './once.ts';
import { type BenchProduct, openBenchProduct, type Person } from './product.ts';
import { type Purpose, purposeOf, purposes, type Statement } from './recorder.ts';
import { onceLine, pageTable } from './report.ts';
import { type Timed, timeInTurns } from './timing.ts';

export interface PageFigures {
  readonly page: string;
  readonly actor: string;
  readonly statements: Readonly<Record<Purpose, number>>;
  readonly bytes: number;
  readonly small: Compared;
  readonly large: Compared;
}

interface Compared {
  readonly page: Timed;
  readonly bare: Timed;
}

interface Case {
  readonly key: string;
  readonly page: string;
  readonly actor: string;
  readonly person: Person;
  /** Asked for in turn. */
  readonly paths: readonly string[];
  readonly product: BenchProduct;
}

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
  const made = (page: string, actor: string, person: Person, paths: readonly string[]): Case => ({
    key: `${size.name} ${page} ${actor}`,
    page,
    actor,
    person,
    paths,
    product,
  });
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

interface Recorded {
  readonly statements: readonly Statement[];
  readonly bytes: number;
}

/** One visit of each path: what it sends to the database, and how large the answer is before packing. */
async function recordVisits({ product, person, paths, key }: Case): Promise<Recorded[]> {
  const visits: Recorded[] = [];
  for (const path of paths) {
    const { value, statements } = await product.recorder.record(async () => {
      const answer = await person.get(path);
      if (answer.status !== 200) throw new Error(`${key}: ${path} svarade ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    });
    visits.push({ statements, bytes: value });
  }
  return visits;
}

interface Things {
  readonly things: Map<string, (turn: number) => Promise<unknown>>;
  readonly recorded: Map<string, Recorded>;
}

/** The page and its bare handler, ready to be timed. */
async function thingsOf(cases: readonly Case[]): Promise<Things> {
  const things: Things['things'] = new Map();
  const recorded: Things['recorded'] = new Map();
  for (const one of cases) {
    const visits = await recordVisits(one);
    recorded.set(one.key, visits[0] as Recorded);
    const bare = visits.map((visit) => one.product.bareHandler(visit.statements));
    things.set(`${one.key} page`, async (turn) =>
      (await one.person.get(one.paths[turn % one.paths.length] as string)).arrayBuffer(),
    );
    things.set(`${one.key} bare`, async (turn) => (await bare[turn % bare.length]?.())?.arrayBuffer());
  }
  return { things, recorded };
}

function countsOf(statements: readonly Statement[]): Record<Purpose, number> {
  const count = (purpose: Purpose) =>
    statements.filter((statement) => purposeOf(statement) === purpose).length;
  return Object.fromEntries(purposes.map((purpose) => [purpose, count(purpose)])) as Record<Purpose, number>;
}

async function measurePages(
  small: BenchProduct,
  large: BenchProduct,
  runs: number,
  show: boolean,
): Promise<PageFigures[]> {
  const [smallCases, largeCases] = [await casesOf(small), await casesOf(large)];
  const { things, recorded } = await thingsOf([...smallCases, ...largeCases]);
  if (show) showStatements(recorded);
  const timed = await timeInTurns(things, { warmUp: Math.ceil(runs / 5), runs, longest: 240_000 });
  const compared = (key: string): Compared => ({
    page: timed.get(`${key} page`) as Timed,
    bare: timed.get(`${key} bare`) as Timed,
  });
  return smallCases.map(({ page, actor, key }, index) => {
    const largeKey = largeCases[index]?.key ?? '';
    const sample = recorded.get(largeKey) as Recorded;
    return {
      page,
      actor,
      statements: countsOf(sample.statements),
      bytes: sample.bytes,
      small: compared(key),
      large: compared(largeKey),
    };
  });
}

function showStatements(recorded: Things['recorded']): void {
  for (const [key, { statements }] of recorded) {
    console.log(`\n-- ${key}`);
    for (const statement of statements)
      console.log(`${purposeOf(statement)}: ${statement.text}\n   ${JSON.stringify(statement.values)}`);
  }
}

async function withProducts<Value>(
  wanted: readonly Size[],
  work: (products: readonly BenchProduct[]) => Promise<Value>,
): Promise<Value> {
  const datasets: Dataset[] = [];
  const products: BenchProduct[] = [];
  try {
    for (const size of wanted) {
      const dataset = await openDataset(size);
      datasets.push(dataset);
      products.push(openBenchProduct(dataset));
    }
    return await work(products);
  } finally {
    for (const product of products) await product.close();
    for (const dataset of datasets) await dataset.close();
  }
}

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '100' },
    statements: { type: 'boolean', default: false },
  },
});
const runs = Math.min(1000, Math.max(5, Number(options.runs) || 100));

await withProducts([sizes.municipality, sizes.country], async ([small, large]) => {
  if (!small || !large) return;
  const pages = await measurePages(small, large, runs, options.statements);
  const once = await withProducts([sizes.oneController], async ([product]) =>
    product ? [...(await exportOnce(product)), ...(await importOnce(product))] : [],
  );
  const loaded = [small, large].map(({ dataset }) => ({ name: dataset.size.name, took: dataset.loadTime }));
  if (options.json) {
    console.log(JSON.stringify({ runs, loaded, pages, once }, null, 2));
    return;
  }
  for (const { name, took } of loaded) console.log(`Påhittat land, ${name} behandlingar: ${onceLine(took)}`);
  console.log(pageTable(pages));
  for (const { what, took, note } of once) console.log(`${what}: ${onceLine(took)}${note}`);
});
process.exit(0);
