/** Times many things in turns, so that a slow spell of the machine falls on all of them. */

export interface Timed {
  readonly runs: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

export interface Bounds {
  readonly warmUp: number;
  readonly runs: number;
  /** No new turn starts after this many milliseconds. */
  readonly longest: number;
}

/** One turn runs each thing once, in an order drawn for that turn. */
export async function timeInTurns<Name extends string>(
  things: ReadonlyMap<Name, (turn: number) => Promise<unknown>>,
  { warmUp, runs, longest }: Bounds,
): Promise<ReadonlyMap<Name, Timed>> {
  const order = [...things];
  const times = new Map<Name, number[]>(order.map(([name]) => [name, []]));
  const end = performance.now() + longest;
  for (let turn = 0; turn < warmUp + runs && performance.now() < end; turn++) {
    for (const [name, run] of shuffled(order)) {
      const started = performance.now();
      await run(turn);
      if (turn >= warmUp) times.get(name)?.push(performance.now() - started);
    }
  }
  return new Map([...times].map(([name, all]) => [name, summary(all)]));
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function summary(times: readonly number[]): Timed {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95) };
}

/** Milliseconds of one run. */
export async function timeOnce<Value>(work: () => Promise<Value>): Promise<{ value: Value; took: number }> {
  const started = performance.now();
  const value = await work();
  return { value, took: performance.now() - started };
}
