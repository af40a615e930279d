/** Work after the pages, as the administrator sees it: what waits and what has failed, never what it is about. */
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries.ts';
import { jobName } from '../rules.ts';

export async function showJobs({ tx }: Context, state: string, text: string) {
  const all = await queries.jobsOf(tx);
  const words = text.toLowerCase();
  return all.filter(
    (job) => (state === '' || job.state === state) && jobName(job.name).toLowerCase().includes(words),
  );
}
export type ShownJob = Awaited<ReturnType<typeof showJobs>>[number];

/** Tries again, or removes one that has failed for good. One that is done meanwhile is left as it is: false. */
export async function changeJob(context: Context, id: number, act: 'retry' | 'remove'): Promise<boolean> {
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound();
  return queries.changeJob(context.tx, id, act);
}
