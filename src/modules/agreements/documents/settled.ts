/** A document of an agreement that is done: what was left out is said, and no longer asked for. */
import {
  type Block,
  type Content,
  type Document,
  type Phrase,
  phrasesOf,
} from '../../../platform/documents/blocks.ts';

const LEFT_OUT = 'Inte ifyllt';

export const settled = ({ meta, blocks }: Document): Document => ({ meta, blocks: blocks.map(settledBlock) });

function settledBlock(block: Block): Block {
  switch (block.kind) {
    case 'missing':
      return { kind: 'paragraph', text: `${LEFT_OUT}.` };
    case 'facts':
      return { ...block, items: block.items.map((item) => ({ ...item, value: said(item.value) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(said)) };
    default:
      return block;
  }
}

const said = (content: Content): Content => phrasesOf(content).map(saidPhrase);
const saidPhrase = (phrase: Phrase): Phrase =>
  typeof phrase !== 'string' && phrase.kind === 'missing' ? LEFT_OUT : phrase;
