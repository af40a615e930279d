/** Swedish words for the codes of an entry. */
import { registerLabels } from './columns/labels.ts';
import type { Labels } from './columns.ts';

let words: Labels | undefined;

/** The shipped lists, made once. */
export function registerWords(): Labels {
  words ??= registerLabels();
  return words;
}
