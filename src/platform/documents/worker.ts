import { answerInWorker } from '../worker.ts';
import type { Document } from './blocks.ts';
import { typesetter } from './typst.ts';

const typeset = typesetter();

answerInWorker((document: Document) => typeset(document));
