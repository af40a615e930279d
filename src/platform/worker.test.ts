import { afterAll, describe, expect, it } from 'vitest';
import type { Document } from './documents/blocks.ts';
import type { RenderingJob } from './documents/rendering.ts';
import { documentWith } from './documents/test-documents.ts';
import { endWorkers, runInWorker } from './worker.ts';

const pdf = (document: Document): RenderingJob => ({ format: 'pdf', document });
const limits = { timeoutMs: 10_000, memoryMb: 300 };

describe('Work in a thread of its own', () => {
  afterAll(endWorkers);

  it('answers many jobs, each with its own value', async () => {
    const documents = Array.from({ length: 8 }, (_, index) =>
      documentWith(...Array.from({ length: index }, () => ({ kind: 'page-break' }) as const)),
    );
    const results = await Promise.all(
      documents.map((document) => runInWorker('documents', pdf(document), limits)),
    );
    expect(results.every((result) => result.ok)).toBe(true);
  });

  it('says what failed and goes on', async () => {
    expect(await runInWorker('documents', null, limits)).toMatchObject({ ok: false, reason: 'failed' });
    expect(await runInWorker('documents', pdf(documentWith()), limits)).toMatchObject({ ok: true });
  });

  it('gives up at the time limit and goes on with the next job', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`${index}`]);
    const long = documentWith({ kind: 'table', columns: [{ header: 'Nr' }], rows });
    const slow = runInWorker('documents', pdf(long), { ...limits, timeoutMs: 1 });
    const next = runInWorker('documents', pdf(documentWith()), limits);
    expect(await slow).toMatchObject({ ok: false, reason: 'timeout' });
    expect(await next).toMatchObject({ ok: true });
  });

  it('says so when there is no such worker', async () => {
    expect(await runInWorker('nothing', null, limits)).toMatchObject({ ok: false, reason: 'crashed' });
  });

  it('refuses a payload that cannot be sent', async () => {
    expect(await runInWorker('documents', () => 1, limits)).toMatchObject({ ok: false });
  });
});
