import { answerInWorker } from '../worker.ts';
import type { RenderingJob } from './rendering.ts';
import { typesetter } from './typst.ts';

const typeset = typesetter();

answerInWorker(async ({ format, document }: RenderingJob) => {
  if (format === 'pdf') return typeset(document);
  // Read when the first Word file is asked for: most processes make none.
  const { wordFile } = await import('./word.ts');
  return wordFile(document);
});
