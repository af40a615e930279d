/**
 * Heavy work in a thread of its own: one warm worker per kind of work, first come first served, with limits.
 *
 * The entry of the work `documents` is `src/platform/documents/worker.ts`, bundled to `dist/documents-worker.js`;
 * it calls `answerInWorker` once.
 */
import { parentPort, Worker } from 'node:worker_threads';

export interface WorkerLimits {
  /** From the moment the worker begins with this job until it must have answered. */
  readonly timeoutMs: number;
  /** Heap of JavaScript in the worker. Memory of native code is not counted: bound the input instead. */
  readonly memoryMb: number;
}

/** `failed`: the work threw. `crashed`: the thread died. `busy`: too many jobs wait already. */
export type WorkerFailure = 'timeout' | 'memory' | 'failed' | 'crashed' | 'busy';

export type WorkerResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: WorkerFailure; readonly message: string };

type Answer = { readonly value: unknown } | { readonly error: string };

const longestQueue = 500;

/** One worker and its queue. A worker that failed is ended, and awaited, before the next one starts. */
class WarmWorker {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly entry: string,
    private readonly memoryMb: number,
  ) {}

  run(payload: unknown, timeoutMs: number): Promise<WorkerResult<unknown>> {
    if (this.waiting >= longestQueue) return Promise.resolve(failure('busy', 'Too many jobs are waiting'));
    this.waiting += 1;
    const mine = this.last.then(() => this.runNow(payload, timeoutMs)).finally(() => this.leave());
    this.last = mine;
    return mine;
  }

  async end(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private leave(): void {
    this.waiting -= 1;
    if (this.waiting === 0) this.worker?.unref();
  }

  private async runNow(payload: unknown, timeoutMs: number): Promise<WorkerResult<unknown>> {
    let result: WorkerResult<unknown>;
    try {
      this.worker ??= startWorker(this.entry, this.memoryMb);
      this.worker.ref();
      result = await ask(this.worker, payload, timeoutMs);
    } catch (error) {
      result = failure('crashed', messageOf(error));
    }
    if (!result.ok && result.reason !== 'failed') await this.end();
    return result;
  }
}

const workers = new Map<string, WarmWorker>();

/**
 * Runs one job in the warm worker of `entryName` and answers with its value or with why there is none.
 * Never throws. Payload and value are copied, so they hold plain data and byte arrays only.
 */
export async function runInWorker<Value>(
  entryName: string,
  payload: unknown,
  limits: WorkerLimits,
): Promise<WorkerResult<Value>> {
  const key = `${entryName} ${limits.memoryMb}`;
  const worker = workers.get(key) ?? new WarmWorker(entryName, limits.memoryMb);
  workers.set(key, worker);
  return (await worker.run(payload, limits.timeoutMs)) as WorkerResult<Value>;
}

/** Ends every warm worker, for an orderly stop. The next job starts a new one. */
export async function endWorkers(): Promise<void> {
  await Promise.all([...workers.values()].map((worker) => worker.end()));
}

/** Called once by a worker's entry file: answers each job with what `work` gives or throws. */
export function answerInWorker<Payload>(work: (payload: Payload) => unknown): void {
  const port = parentPort;
  if (!port) throw new Error('answerInWorker is for worker threads');
  port.on('message', async (payload: Payload) => {
    port.postMessage(await answer(work, payload));
  });
}

async function answer<Payload>(work: (payload: Payload) => unknown, payload: Payload): Promise<Answer> {
  try {
    return { value: await work(payload) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function startWorker(entry: string, memoryMb: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(`./${entry}-worker.js`, import.meta.url), { resourceLimits });
  }
  return new Worker(startFromSource(`./${entry}/worker.ts`), { resourceLimits, eval: true, execArgv: [] });
}

/** Node 20 does not carry `--import tsx` into a worker, so the worker registers the loader itself. */
function startFromSource(file: string): string {
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const entry = JSON.stringify(new URL(file, import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${entry}); });`;
}

function ask(worker: Worker, payload: unknown, timeoutMs: number): Promise<WorkerResult<unknown>> {
  const listening = new AbortController();
  return new Promise<WorkerResult<unknown>>((resolve) => {
    const listeners = {
      message: (told: Answer) =>
        resolve('error' in told ? failure('failed', told.error) : { ok: true, value: told.value }),
      messageerror: (error: Error) => resolve(failure('failed', messageOf(error))),
      error: (error: Error) =>
        resolve(failure(isOutOfMemory(error) ? 'memory' : 'crashed', messageOf(error))),
      exit: (code: number) => resolve(failure('crashed', `The worker ended with code ${code}`)),
    };
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
    const timer = setTimeout(
      () => resolve(failure('timeout', `No answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    listening.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
    });
    worker.postMessage(payload);
  }).finally(() => listening.abort());
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function failure(reason: WorkerFailure, message: string): WorkerResult<never> {
  return { ok: false, reason, message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
