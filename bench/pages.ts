/** Pages of the product against bare handlers that send the same SQL: what every benchmark of pages does. */
import { parseArgs } from 'node:util';
import { type Dataset, openDataset, type Size } from './dataset.ts';
import { type BenchProduct, openBenchProduct, type Person } from './product.ts';
import { type Purpose, purposeOf, purposes, type Statement } from './recorder.ts';
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

export interface Case {
  readonly key: string;
  readonly page: string;
  readonly actor: string;
  readonly person: Person;
  /** Asked for in turn. */
  readonly paths: readonly string[];
  readonly product: BenchProduct;
}

export interface Options {
  readonly json: boolean;
  /** Turns. */
  readonly runs: number;
  /** Print every statement. */
  readonly statements: boolean;
}

/** `--json`, `--runs=300`, `--statements`. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: '100' },
      statements: { type: 'boolean', default: false },
    },
  });
  return { ...values, runs: Math.min(1000, Math.max(5, Number(values.runs) || 100)) };
}

/** How cases of one product are written: a page, an actor, a person and the addresses asked for in turn. */
export const caseMaker =
  (product: BenchProduct) =>
  (page: string, actor: string, person: Person, paths: readonly string[]): Case => ({
    key: `${product.dataset.size.name} ${page} ${actor}`,
    page,
    actor,
    person,
    paths,
    product,
  });

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

/** The same cases on two sizes, every page and its bare handler once in each turn. */
export async function measurePages(
  [smallCases, largeCases]: readonly [readonly Case[], readonly Case[]],
  { runs, statements: show }: Options,
): Promise<PageFigures[]> {
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

/** Datasets and products, closed whatever happens. */
export async function withProducts<Value>(
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
